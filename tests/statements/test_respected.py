"""Words that limit a line: where they are known it is proved under them, where they are not nothing is refuted without them."""

from __future__ import annotations

import pytest

from tests.statements.derivations import derivation, letters

ABS = r"$$|x| = x$$"
REAL = r"Let $x \in \mathbb{R}$. "
KNOWN = [
    REAL + r"$$|x| = x$$ as long as $x > 0$.",
    REAL + r"$$|x| = x$$ so long as $x > 0$.",
    REAL + r"$$|x| = x,$$ providing $x > 0$.",
    REAL + r"$$|x| = x$$ under the assumption that $x > 0$.",
    REAL + r"Supposing $x > 0$, $$|x| = x$$",
    REAL + r"Restricted to $x > 0$, $$|x| = x$$",
    REAL + r"In the region $x > 0$ we have $$|x| = x$$",
    REAL + r"$x > 0$ is assumed. $$|x| = x$$",
    REAL + r"WLOG $x > 0$. $$|x| = x$$",
    REAL + r"Without loss of generality $x > 0$. $$|x| = x$$",
    REAL + r"By assumption $x > 0$. $$|x| = x$$",
    REAL + "\n\n**Assumption.** $x > 0$.\n\n$$|x| = x$$",
    REAL + r"Throughout, $x > 0$. $$|x| = x$$",
    REAL + r"$$|x| = x \quad \text{assuming } x > 0$$",
    REAL + r"$$|x| = x \quad \text{as long as } x > 0$$",
    REAL + r"$$|x| = x \quad \text{if } x > 0 \text{ and if } x < 1$$",
    r"For all $x$ with $x > 0$, $$|x| = x$$",
    r"Let $x \in \mathbb{R}$ with $x > 0$, $$|x| = x$$",
]
UNKNOWN = [
    REAL + r"For $x$ greater than $0$, $$|x| = x$$",
    REAL + r"If $x$ equals $1$, $$x^2 = x$$",
    REAL + r"For $x$ large, $$|x| = x$$",
    REAL + r"$$|x| = x \quad \text{for positive } x$$",
    REAL + r"$$|x| = x \quad (x \text{ positive})$$",
    REAL + r"$$|x| = x \quad \text{where } x \text{ is positive}$$",
    REAL + r"$$|x| = x \quad \text{if } x > 0 \text{ or if } x < 0$$",
    REAL + "\n\n## $x > 0$\n\n$$|x| = x$$",
    REAL + r"The condition is $x > 0$. $$|x| = x$$",
    REAL + r"This needs $x > 0$. $$|x| = x$$",
    REAL + r"Away from $x = 0$, $$|x| = x$$",
]


@pytest.mark.parametrize("text", KNOWN)
def test_a_line_is_proved_under_what_known_words_suppose(text: str) -> None:
    assert letters(text) == "p", derivation(text).statements


@pytest.mark.parametrize("text", KNOWN)
def test_another_line_under_it_is_refuted(text: str) -> None:
    assert letters(text.replace("|x| = x", "|x| = x + 1")) == "r"


@pytest.mark.parametrize("text", UNKNOWN)
def test_nothing_is_refuted_where_words_may_limit_it(text: str) -> None:
    assert letters(text)[-1] in "ux"


def test_what_belongs_to_one_sentence_proves_nothing_after_it() -> None:
    assert letters(r"Let $x \in \mathbb{R}$. For all $x$ with $x > 0$, $$|x| = x.$$ Then $$|x| = x$$") == "pu"


def test_items_that_name_a_case_each() -> None:
    assert letters(REAL + "\n\n- $x > 0$. Then $$|x| = x$$\n\n- $x < 0$. Then $$|x| = x$$") == "-u-r"


SET_UP = [
    (r"Let $x \in \mathbb{R}$. Setting the derivative to zero gives $$2x - 4 = 0$$ so $$x = 2.$$ Hence $$x = 3.$$", "pr"),
    (r"Let $f(x) = x^2 - 4x$. Setting $f'(x) = 0$ we get $$2x - 4 = 0$$ so $$x = 2.$$ Thus $$x^2 = 4.$$", "ppp"),
    (r"Let $f(x) = x^2 - 4x$. Set $f'(x) = 0$. Then $$2x - 4 = 0$$ so $$x = 3$$", "pr"),
    (r"Let $f(x) = x^2 - 4x$. We set $f'(x)$ equal to zero: $$2x - 4 = 0$$ so $$x = 2$$", "p"),
    (r"Let $x \in \mathbb{R}$. At the minimum the derivative vanishes: $$2x - 4 = 0$$ so $$x = 2$$", "p"),
    (r"Let $x, y \in \mathbb{R}$. Minimise $x^2 + y^2$ subject to $$x + y = 1$$ So $$y = 1 - x$$ and $$y = x$$", "pu"),
    (r"Let $x \in \mathbb{R}$. Setting $x = 2$ gives $$x^2 = 4.$$ Then $$x^2 = 4$$", "pu"),
    (r"Let $x \in \mathbb{R}$. Setting $u = x^2$ gives $$u^2 = x^4$$ and $$u = x$$", "pr"),
    (r"Let $f(x) = x^2$. Taking logarithms gives $$\log f(x) = 3 \log x$$", "r"),
    (r"Let $x \in \mathbb{R}$ with $x^2 = 1$. Then $$x = 1$$ or $$x = -1$$", "xx"),
]
SPOKEN_OF = [
    r"Let $x, y \in \mathbb{R}$. The line $$y = 2x + 1$$ has slope $2$.",
    r"Let $x \in \mathbb{R}$. When is $$x^2 = x$$ true?",
    r"Let $x \in \mathbb{R}$. We want to know for which $x$ we have $$x^2 = x$$",
    r"Let $x > 0$. Then not $$|x| = x$$",
]


@pytest.mark.parametrize(("text", "wanted"), SET_UP)
def test_an_equation_that_is_set_up_is_supposed(text: str, wanted: str) -> None:
    assert letters(text) == wanted, derivation(text).statements


@pytest.mark.parametrize("text", SPOKEN_OF)
def test_a_display_that_is_spoken_of_is_no_claim(text: str) -> None:
    assert letters(text) == "-"


def test_a_display_that_is_said_to_be_true_is_claimed() -> None:
    assert letters(r"Let $x \in \mathbb{R}$. The identity $$|x| = x$$ is true.") == "r"


PICKED = [
    (r"Let $a \in \mathbb{R}^n$. Fix $k \in \{1, \dots, n\}$ and set $a_k = 0$. $$a_k = 0$$ $$\sum_{j=1}^n a_j = 0$$", "pr"),
    (r"Let $a \in \mathbb{R}^n$. Fix $k \in \{1, \dots, n\}$ and let $a_k > 0$. $$\sum_{j=1}^n a_j > 0$$", "u"),
    (r"Let $i \in \{1, \dots, n\}$. Define $y_i = x_i^2$. $$\sum_{i=1}^n y_i = \sum_{i=1}^n x_i^2$$", "p"),
    (r"Let $i \in \{1, \dots, n\}$. Assume $x_i > 0$. $$\sum_{i=1}^n x_i > 0$$", "p"),
    (r"Let $x > 0 \text{ or } y > 0$. $$|x| = x$$", "x"),
]


@pytest.mark.parametrize(("text", "wanted"), PICKED)
def test_what_is_said_of_one_fixed_index_is_said_of_no_other(text: str, wanted: str) -> None:
    assert letters(text) == wanted, derivation(text).statements


OVER = [
    (REAL + "\n\n(a) Let $x > 0$. Then $$|x| = x.$$\n\n(b) Then $$|x| = x.$$", "pu"),
    (REAL + "\n\nStep 1. Let $x > 0$. Then $$|x| = x.$$\n\nStep 2. Then $$|x| = x.$$", "pu"),
    (REAL + "\n\n**Note.** Let $x > 0$. Then $$|x| = x.$$\n\n**Fact.** We have $$|x| = x.$$", "pu"),
    (REAL + "\n\n**Setup.** Let $x > 0$.\n\n**Main.** Then $$|x| = x.$$", "p"),
    (REAL + "\n\nProof. Assume $x > 0$.\n\nStep 1. Then $$|x| = x.$$\n\nStep 2. And $$|x| + 1 = x + 1$$", "pp"),
    (REAL + "\n\nProof. Let $x > 0$. Then $|x| = x$. $\\square$\n\n$$|x| = x$$", "pr"),
    (r"Let $x > 0$. Then $|x| = x$. Now $x$ is again arbitrary. $$|x| = x$$", "pu"),
    (r"Let $x > 0$. Then $|x| = x$. We allow $x < 0$ now. $$|x| = x$$", "p-u"),
    (r"Let $x > 0$. Then $|x| = x$. It remains to treat $x < 0$. $$|x| = x$$", "p-u"),
    (r"Let $A \in \mathbb{R}^{n \times n}$ be symmetric in the first two columns. $$A = A^T$$", "u"),
    (r"Let $X, Y$ be random variables. Unless $X$ and $Y$ are independent, $$E[XY] = E[X] E[Y].$$", "u"),
    ("The book says: Let $x > 0$. We do not.\n\n$$|x| = x$$", "u"),
    (REAL + "~~Let $x > 0$.~~\n\n$$|x| = x$$", "r"),
    (REAL + "<s>Let $x > 0$.</s>\n\n$$|x| = x$$", "r"),
    (REAL + "\n\n![Let $x > 0$.](a.png)\n\n$$|x| = x$$", "r"),
]


@pytest.mark.parametrize(("text", "wanted"), OVER)
def test_what_is_over_struck_out_or_said_by_others_proves_nothing(text: str, wanted: str) -> None:
    assert letters(text) == wanted, derivation(text).statements


PRONOUNS = [
    (r"Let $a, b \in \mathbb{R}$. They are positive. $$|a| = a$$", "p"),
    (r"Let $a, b \in \mathbb{R}$. Both are positive. $$|a| = b$$", "r"),
    (r"Let $a, b \in \mathbb{R}$. They are not positive. $$|a| = a$$", "u"),
    (r"Let $a, b \in \mathbb{R}$. Only one of them is positive. $$|a| = a$$", "u"),
    (r"Let $a, b \in \mathbb{R}$. Then $a + b = b + a$. They are positive. $$|a| = a$$", "pu"),
    (r"Let $A \in \mathbb{R}^{n \times n}$. It is symmetric. $$A = A^T$$", "p"),
    (r"Let $X$ and $Y$ be random variables. Moreover, they are independent. $$E[XY] = E[X] E[Y]$$", "p"),
    (r"Let $X, Y$ be random variables. They are certainly independent. $$E[XY] = E[X] E[Y]$$", "u"),
    (r"Let $p$ be a distribution on $\{1, \dots, n\}$. $$\sum_{i=1}^n p_i = 1$$", "p"),
    (r"Let $t \in \mathbb{R}$. Define $a = t + 1$. Then $$\sum_{t=1}^3 a = 3a$$", "x"),
]


@pytest.mark.parametrize(("text", "wanted"), PRONOUNS)
def test_what_a_sentence_says_of_the_names_before_it(text: str, wanted: str) -> None:
    assert letters(text) == wanted, derivation(text).statements


SPOKEN_OF_IN_TEXT = [
    (r"Let $a, b > 0$ and $ab = 1$. Then $$(a + b)^2 = a^2 + 2ab + b^2$$", "p"),
    (r"Let $a, b > 0$ and $ab = 1$. Then $$ba = 1$$ and $$a = b$$", "pr"),
    (r"Let $n \in \mathbb{N}$. Suppose the claim $2^n > n^2$ holds for $n$. Then $$2^n > n^2$$", "u"),
    (r"Let $n \in \mathbb{N}$. Assume the claim $2^n > n^2$ holds for some $n \ge 5$. Then $$2 \cdot 2^n > 2 n^2$$", "p"),
    (r"Let $x \in \mathbb{R}$. Assume the hypothesis of the theorem, $x \geq 1$. Then $$x^2 \ge x$$", "p"),
    (r"Let $x, y > 0$. We require that $xy = 1$. Hence $$\log x + \log y = 0$$", "-u"),
    (r"Let $x, y > 0$. We require that $xy = 1$. Hence $$\log x + \log y = 1$$", "-r"),
    (r"Let $p, q \in \mathbb{R}$. The probabilities sum to one, $p+q=1$. So $$p^2+2pq+q^2=1$$", "-u"),
    (r"Let $f(x) = x^2-4x+7$. At the minimum, $$f'(x) = 0$$ so $$x = 2.$$", "p"),
    (r"Let $x \in \mathbb{R}$. At the minimum the value is $$x = 4$$", "r"),
    (r"Let $x, y \in \mathbb{R}$. On the unit circle $$x^2+y^2=1,$$ so $$x^2 = 1 - y^2$$", "p"),
    (r"What it leaves over is a projection, and the two do not see each other: $$1 + 1 = 3$$", "r"),
    (r"The machine did not: $$1 + 1 = 3$$ How much more is it? Who knows.", "r"),
    (r"Let $K \ge 2$ be the number of classes and let $z \in \mathbb{R}^K$. $$\sum_{k=1}^K z_k = \sum_{j=1}^K z_j$$", "p"),
    (r"Let $n \ge 2$. $$\sum_{k=1}^n k = \frac{n(n+1)}2$$", "p"),
    (r"Let $T > 0$ be the period. $$\int_0^T 1 \, dt = T$$", "p"),
]


@pytest.mark.parametrize(("text", "wanted"), SPOKEN_OF_IN_TEXT)
def test_what_running_text_says(text: str, wanted: str) -> None:
    assert letters(text) == wanted, derivation(text).statements


FROM_NOTES = [
    (REAL + "\n\n(a) Assume $x > 0$. Show that $|x| = x$.\n\n(b) Show that $\\sqrt{x^2} = x$.", "pu"),
    (REAL + "\n\n## Problem 1\n\nSuppose that $x > 0$. Prove that $|x| = x$.\n\n## Problem 2\n\nProve that $\\sqrt{x^2} = x$.", "pu"),
    (r"Let $x, y \in \mathbb{R}$. Let $N$ be the number of solutions of $x = y$. $$x = y$$", "-u"),
    (r"Let $x \in \mathbb{R}$ and let $B$ be the set of all $x$ with $x > 0$. $$|x| = x$$", "-u"),
    (r"Let $x$ be a number with $x > 0$. Then $$|x| = x$$", "p"),
    (r"Let $n \in \mathbb{N}$. For all sufficiently large $n$, $$2^n > n^2$$", "x"),
    (r"Let $A, B \in \mathbb{R}^{n \times n}$. If they commute, $$(A + B)^2 = A^2 + 2AB + B^2$$", "x"),
    (r"Let $x, y \in \mathbb{R}$. The minimizer satisfies $$2x - 2y = 0$$ so $$x = y$$", "p"),
    (r"Define $f(x) = x$ on $[0, 1]$ and zero elsewhere. Then $$f(2) = 0$$ and $$f(2) = 2$$", "uu"),
    (r"Let $X$ have the density $f(x) = 3x^2$, $0 < x < 1$. Then $$\int_{-1}^2 x f(x) \, dx = \frac34$$", "u"),
    (r"Let $f(x) = x$ for integer $x$. Then $$f(1/2) = 1/2$$", "u"),
    (r"Let $x \in \mathbb{R}^n$. Then $$\left(\sum_i x_i\right)^2 = \sum_i x_i^2 + \sum_{i \neq j} x_i x_j$$", "x"),
    (r"Let $x \in \mathbb{R}^n$ and $i \in \{1, \dots, n\}$. Then $$\sum_{j \neq i} x_j x_i = x_i \sum_j x_j - x_i^2$$", "p"),
    (r"$$\begin{cases} \end{cases} = 1$$ $$1 + 1 = 2$$", "xp"),
]


@pytest.mark.parametrize(("text", "wanted"), FROM_NOTES)
def test_what_notes_say(text: str, wanted: str) -> None:
    assert letters(text) == wanted, derivation(text).statements
