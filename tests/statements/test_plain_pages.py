"""What two readers with fresh eyes found on plain pages: false lines that were proved, true ones that were refuted."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen

PROVED = ("proved", "proved-if")


def verdicts(path: Path, text: str) -> list[str | None]:
    file = path / "a.md"
    file.write_text(text.replace(" // ", "\n\n") + "\n", encoding="utf-8")
    return [line.verdict for line in proofgen.check(file, cache=False).lines if line.verdict is not None]


@pytest.mark.parametrize("text", [
    r"Let $a < b$. Then $$b \geq 1$$", r"Let $x < y$ be two reals. Then $$|y| = y$$", r"Let $a > b$ be real. Then $$a^2 > b^2$$",
    r"Let $x > x_0$. Then $$|x_0| = x_0$$", r"Let $x \ne y$. Then $$\cos(2\pi y) = 1$$", r"Let $x$ be between $a$ and $b$. Then $$|b| = b$$",
    r"Let $x \in \{a, b\}$. Then $$|b|=b$$", r"Let $x \in \mathbb{R} \setminus \{a\}$. Then $$|a|=a$$", r"Let $x_i > a$ for all $i$. Then $$|a| = a$$",
    r"Let $x > a$ be an integer. Then $$\sin(\pi a) = 0$$", r"Let $n \ge N$ be a natural number. Then $$|N| = N$$",
    r"Let $\alpha < \beta$ be the roots of $x^2+3x+2 = 0$. Then $$\beta > 0$$",
])  # fmt: skip
def test_what_a_name_is_compared_with_counts_nothing(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] not in PROVED


@pytest.mark.parametrize("text", [
    r"Let $x \neq y$ be solutions of $t^2 = 4$. Then $$x + y = 0$$", r"Let $\omega \neq 1$ be a cube root of unity. Then $$1 + \omega + \omega^2 = 0$$",
    r"Let $x > 0$ be a solution of $x^2 = 4$. Then $$x = 2$$", r"Let $x \neq 0$ be a root of $x^2 = x$. Then $$x = 1$$",
    r"Let $a < b$ be integers. Then $$\sin(\pi b) = 0$$", r"Let $x \le y$ be positive numbers. Then $$x^2 \le y^2$$",
    r"If $x > 0$, $y > 0$, $$\log(xy) = \log x + \log y$$",
    r"Let $k \le n$. Then $$\binom{n}{k} = \binom{n}{n-k}$$",
])  # fmt: skip
def test_a_relation_holds_of_what_words_behind_it_name(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] == "proved"


@pytest.mark.parametrize("text", [
    r"Let $A = LU$ be the LU factorisation. Then $$A^{-1} = L^{-1}U^{-1}$$", r"Let $A = LU$. Then $$\det A = \det L \det U$$ $$A^{-1} = L^{-1}U^{-1}$$",
    r"Let $A = PDP^{-1}$ with $D$ diagonal. Then $$AP = DP$$", r"Let $M = AB - BA$. Then $$M = 0$$", r"Suppose $B = S^{-1}AS$. Then $$B = A$$",
    r"Let $A^2 = 0$. Then $A$ is nilpotent and $$A = 0$$", r"The solution of the system $Ax = b$ is $$x = A^{-1}b$$ $$x = bA^{-1}$$",
    r"Let $A = QR$. Then $R = Q^{-1}A$ and $$R = AQ^{-1}$$", r"The system $\dot x = Ax$ has solution $$x(t)=e^{At}x(0)$$ $$e^{(A+B)t} = e^{At}e^{Bt}$$",
    r"By Woodbury, $$(A+B)^{-1} = A^{-1} - BA^{-1}(A+B)^{-1}$$", r"Let $P^2 = P$. Then $$(I-P)^2 = I - P$$",
    r"Let $H\psi = E\psi$, where $H$ is the Hamiltonian. Assume $\psi \neq 0$. Then $$H = E$$",
    r"Suppose $Av = \lambda v$ with $v \neq 0$. Then $$A = \lambda$$", r"Let $q$ be a quaternion and $i, j, k$ the units. Then $$ij = ji$$",
    r"Hamilton's units satisfy $i^2 = j^2 = k^2 = ijk = -1$. So $$ij = ji$$",
])  # fmt: skip
def test_capital_letters_beside_matrices_are_no_numbers(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] not in (*PROVED, "refuted")


@pytest.mark.parametrize(("text", "verdict"), [
    (r"By Ohm's law, $$V = IR$$ so $$I = \frac{V}{R}$$", "proved-if"), ("$$Y = C + I + G$$ so $I = Y - C - G$.", "proved"),
    (r"Let $P = \frac{nRT}{V}$. Then $$PV = nRT$$", "proved-if"),
])  # fmt: skip
def test_capital_letters_of_physics_are_numbers(tmp_path: Path, text: str, verdict: str) -> None:
    assert verdicts(tmp_path, text)[-1] == verdict


@pytest.mark.parametrize("text", [
    r"$$ \sum_{k=1}^n k = \frac{n(n+1)}{2} \quad \text{for all } n \in \mathbb{N} $$ // $$ \sum_{k=1}^n (2k-1) = n^2 $$",
    r"Let $S_n = \sum_{k=1}^n \frac{1}{k(k+1)}$. // $$ S_n = 1 - \frac{1}{n+1} \quad \text{for all } n \in \mathbb{N} $$ // $$ S_{n+1} - S_n = \frac{1}{(n+1)(n+2)} $$",
    r"Define $a_n = 2n-1$ for all $n \in \mathbb{N}$. // $$\sum_{k=1}^n a_k = n^2$$", r"$$a_n = 2n-1 \quad (n \in \mathbb{N})$$ // $$\sum_{k=1}^n a_k = n^2$$",
    r"$$\sum_{k=1}^{2n}k = n(2n+1)$$", r"$$\sum_{k=0}^{2n}\binom{2n}k = 4^n$$", r"$$\sum_{k=n+1}^{2n}1 = n$$", r"Suppose $a = n$. Then $$\sum_{k=0}^{n-1}a = n^2$$",
    r"Suppose $n = 3$. Then $$\sum_{k=0}^{n-1}k = 3$$", r"Assume $T = Nh$. Then $$\sum_{k=0}^{N-1}h = T$$", r"Let $p = 1/n$. Then $$\sum_{k=0}^{n-1}p = 1$$",
    r"Let $F_0=0$, $F_1=1$ and $F_{n+2}=F_{n+1}+F_n$. // $$F_{10}=55$$ // $$\sum_{k=0}^n F_k = F_{n+2}-1$$",
    r"Consider the equation $x^2 = 4$. It has the solutions $$x = 2, \quad x = -2$$", r"Solve $x^2 = 4$. $$x = 2 \text{ and } x = -2$$",
    "Solve the system $2x + y = 7$, $x - y = 2$. Then // $$ x = 3, \\quad y = 1. $$", "Exercise 1. Solve $2x = 4$. // $$x = 2$$ // Exercise 2. Solve $3x = 9$. // $$x = 3$$",
    "Solve $2x = 4$: $x = 2$.", "If $f(x)=x^2$, then $f'(x) = 2x$.", r"If $y = x^2$, then $\frac{dy}{dx} = 2x$.",
    "If $f(x)=x^2$ and $g(x) = x+1$, then $f(g(x)) = x^2+2x+1$.", r"If $A$ and $B$ are independent, then $$P(A\cap B) = P(A)P(B)$$",
    r"Let $A$ and $B$ be independent events. Then $$P(A\cup B) = P(A)+P(B)-P(A)P(B)$$", r"The events $A$ and $B$ are independent, so $$P(A\cap B^c) = P(A)(1-P(B))$$",
    r"Let $A$, $B$, $C$ be independent events. Then $$P(A\cap B\cap C) = P(A)P(B)P(C)$$",
    r"Let $g(x,y) = x^2 y$. $$ \nabla g(x, y) = \begin{pmatrix} 2xy \\ x^2 \end{pmatrix} $$ // ## Polar coordinates",
])  # fmt: skip
def test_plain_lines_hold(tmp_path: Path, text: str) -> None:
    assert set(verdicts(tmp_path, text)) <= {"proved", "given", None}


@pytest.mark.parametrize("text", [
    "Solve the system $2x + y = 7$, $x - y = 2$. Then // $$ x = 3, \\quad y = 7. $$", "Solve $x^2-5x+6=0$. So $x=2$ or $x=3$. // Solve $x^2-x-2=0$. Then $x=2$.",
    "Solve $2x = 4$: $x=2$. Solve $3x = 9$: $x = 2$.", "Let $x>0$, so Kepler's third law holds: $$x^2=x^3$$",
    r"Let $X$ and $Y$ be random variables. If $X$ and $Y$ are independent, // $$ \operatorname{Var}(X - Y) = \operatorname{Var}(X) - \operatorname{Var}(Y) $$",
    r"1. If $X$ and $Y$ are independent, $E[XY]=E[X]+E[Y]$.", r"The logarithm obeys $$\log(a+b)=\log a+\log b$$",
    r"The sine function satisfies the identity $$\sin(2x)=2\sin x$$", r"Since $x^2 \ge 0$, $x \ge 0$.",
])  # fmt: skip
def test_a_slip_is_refuted_and_not_supposed(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] == "refuted"


@pytest.mark.parametrize("text", [
    r"With $X$ and $Y$ independent, // $$ \operatorname{Var}(X - Y) = \operatorname{Var}(X) - \operatorname{Var}(Y) $$ // $$\operatorname{Var}(X - Y) + \operatorname{Var}(Y) = \operatorname{Var}(X)$$",
    r"Let $A$, $B$ and $C$ be pairwise independent events. Then $$P(A\cap B\cap C) = P(A)P(B)P(C)$$", r"Let $A$ and $B$ be events. Then $$P(A\cap B) = P(A)P(B)$$",
    r"If $A$ and $B$ are independent, then $$P(A\cap B) = P(A)P(B).$$ // In general, $$P(A\cap B) = P(A)P(B)$$", r"Let $x = y$. So $x = y$ and $x = z$.", r"If $f(x) = x$ for some $x$, then $$f(0) = 0$$",
    r"Suppose $X$ is uniform on $[0, 1]$, $$ E[X] = 1 $$ // $$2 E[X] = 2$$", r"Hence $$c^2 = 25, \quad c = 5$$ // $$c^2 = 25$$",
])  # fmt: skip
def test_what_may_be_claimed_proves_nothing(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] not in PROVED


@pytest.mark.parametrize("text", [
    r"For example, let $n = 3$. Then $$2^n = 8$$", r"Suppose, for example, that $x = 2$. Then $$x^2=4$$", "In binary, $$1 + 1 = 10$$", "In base 2, we have $$1 + 1 = 10$$",
    "On a 12-hour clock, $$9 + 5 = 2$$", "Here $n!$ denotes the double factorial. Then $$5! = 15$$", "$$12 : 4 = 3$$", r"Numerically, $$e^{-1} = 0.368$$",
    r"Up to a constant, $$\log(2x) = \log x$$", r"$$\sqrt{\sigma^2} = \sigma$$", r"$$\sum_{i=1}^n (x_i - \bar x) = 0$$",
    r"Choose $N > 1/\varepsilon$. For $n \ge N$, $$\frac1n < \varepsilon$$",
    r"For the sphere we have $$V = \frac43\pi r^3$$ // For the cylinder we have $$V = \pi r^2h$$",
    r"Claim: $$2 = 2$$ // Inductive step: Suppose it holds for $n$: $$\sum_{k=1}^n k = n^2$$ Then $$\sum_{k=1}^{n+1} k = n^2 + n + 1$$",
])  # fmt: skip
def test_what_words_may_mean_is_not_refuted(tmp_path: Path, text: str) -> None:
    assert "refuted" not in verdicts(tmp_path, text)


@pytest.mark.parametrize("text", [
    r"Let $x$ be a real number. For example, let $x = 2$. Then $$x^2=5$$", r"$$\sigma^2 = \sigma$$", r"$$\varepsilon^2 \ge \varepsilon$$",
    r"Let $\bar x = \frac1n \sum_{i=1}^n x_i$. Then $$\sum_i (x_i - \bar x) = 1$$", "In base 10, $$1 + 1 = 3$$", r"$$|n| = -n$$",
])  # fmt: skip
def test_and_what_fails_all_the_same_is(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] == "refuted"


SOFTMAX = r"\frac{e^{z_i}}{\sum_j e^{z_j}}"


@pytest.mark.parametrize("text", [
    rf"The softmax is $\sigma(z)_i = {SOFTMAX}$. Then $$\frac{{\partial \sigma(z)_i}}{{\partial z_j}} = \sigma(z)_i(\delta_{{ij}} - \sigma(z)_j)$$",
    rf"The softmax function is defined by $$\sigma(z)_i = {SOFTMAX}$$ Then $$\frac{{\partial \sigma_i}}{{\partial z_j}} = \sigma_i(\delta_{{ij}} - \sigma_j)$$",
    rf"Let $z \in \mathbb{{R}}^n$ and let $\sigma(z)_i = {SOFTMAX}$. Then $$\sum_i \sigma(z)_i = 1$$",
    r"Let $p = \operatorname{softmax}(z)$. Then $$\frac{\partial p_i}{\partial z_j} = p_i(\delta_{ij} - p_j)$$",
    rf"Let $L = -\sum_i y_i \log p_i$ with $p_i = {SOFTMAX}$ and $\sum_i y_i = 1$. Then $$\frac{{\partial L}}{{\partial z_i}} = p_i - y_i$$",
    rf"The loss is $$L = -\sum_i y_i \log p_i$$ with $$p_i = {SOFTMAX}$$ and $\sum_i y_i = 1$. Then $$\frac{{\partial L}}{{\partial z_i}} = p_i - y_i$$",
    rf"For the cross-entropy loss $L = -\sum_i y_i \log p_i$ and the softmax $p_i = {SOFTMAX}$ we have $$\frac{{\partial p_i}}{{\partial z_j}} = p_i(\delta_{{ij}} - p_j)$$",
    r"With the loss $L = \frac12 (y - \hat y)^2$ and $\hat y = wx + b$ we get $$\frac{\partial L}{\partial w} = -(y-\hat y)x$$",
    r"Consider the loss $L = \frac12 (\hat y - y)^2$ with $\hat y = \sigma(z)$ and $z = wx+b$. By the chain rule, $$\frac{\partial L}{\partial w} = (\hat y - y)\sigma'(z)x$$",
])  # fmt: skip
def test_pages_on_machine_learning(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] == "proved"


@pytest.mark.parametrize("text", [
    rf"The softmax is $\sigma(z)_i = {SOFTMAX}$. Then $$\frac{{\partial \sigma(z)_i}}{{\partial z_j}} = \sigma(z)_i(1 - \sigma(z)_j)$$",
    rf"Let $L = -\sum_i y_i \log p_i$ with $p_i = {SOFTMAX}$ and $\sum_i y_i = 1$. Then $$\frac{{\partial L}}{{\partial z_i}} = y_i - p_i$$",
    r"Let $x \in \mathbb{R}$ with $x^2 = 4$. Then $$x = 2$$",
])  # fmt: skip
def test_and_their_slips(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] == "refuted"


def test_a_value_at_another_argument_is_no_entry(tmp_path: Path) -> None:
    assert verdicts(tmp_path, r"Let $f(x)_i = x_i^2$. Then $$f(y)_i = x_i^2$$")[-1] not in PROVED


@pytest.mark.parametrize("text", [
    "Let $f(x) = x^2 - 6x$. Setting $f'(x) = 0$ gives $x = 3$. // $$f'(x) = x - 3$$", r"Solve $x^2 = x$. // $$x = 0, \quad x = 1, \quad x = -1$$",
    r"Solve $\sqrt{x+2} = x$. // $$x = 2, \quad x = -1$$", "Solve $2x > 6$. // $$x > 2$$", r"Solve $x^2-x-6 \le 0$. // $$-2 \le x \le 4$$",
    "Solve $x + 3 = 5$. // $$x = 2$$ // Simplify: // $$(x+1)^2 = x^2 + 5$$", "Let $f(x) = x^2$. Then $$f'(x) = 2x = 0$$ $$f'(x) = 3x$$",
    "Solve $x^2-5x+6=0$. The solutions are $x=2$ or $x=3$. // Let $f(x)=x^2$. Then $$f(x)=5x-6$$",
    "Let $f(x) = x^2 - 4x$. Setting the derivative with respect to $x$ to zero gives $$2x = 5$$ Hence $$x = \\frac52.$$",
    r"Let $z, u \in \mathbb{R}^n$ and $\sigma(z)_i = \frac{e^{z_i}}{\sum_{j=1}^n e^{z_j}}$. Let $u_1 = z_1$. Then // $$\sigma(u)_1 = \sigma(z)_1$$",
    r"Let $r = 3$ be the radius and $A = \pi r^2$. Then the radius is doubled to 6. So $$A = 9\pi$$", "Assume that $x = 1$ forces $y = 2$. // $$y = 2$$",
])  # fmt: skip
def test_what_holds_at_a_solution_alone_is_not_proved(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] not in (*PROVED, "refuted")


@pytest.mark.parametrize("text", [
    "Let $v = u + at$ be the velocity. // Solve for $t$. // $$t = \\frac{v + u}{a}$$", "Solve for $x$. // $$2x + 1 = 7$$ // $$x = 2$$",
    "Let $f(x) = x^3 - 3x$. The derivatives are $$ f'(x) = 3x^2 - 3, \\qquad f''(x) = 6x. $$ Setting the first derivative to zero gives $x = 0$.",
])  # fmt: skip
def test_a_wrong_answer_is_refuted(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] == "refuted"


@pytest.mark.parametrize("text", [
    "Anna is twice as old as Ben. Together they are 36. // $$a + b = 36$$ // $$a = 2b$$ // $$b = 12$$",
    "The sum of two numbers is 30 and their difference is 4. Let $x$ and $y$ be the numbers. // $$x+y=30$$ // $$x-y=4$$ // $$x=17$$",
    r"The log-likelihood is $\ell(\mu) = -\sum_{i=1}^n (x_i - \mu)^2$. // $$\ell'(\mu) = 2\sum_{i=1}^n (x_i - \mu) = 0$$ // $$\mu = \frac1n \sum_{i=1}^n x_i$$",
    r"Let $L(x,y,\lambda) = x^2+y^2 - \lambda(x+y-1)$. $$\frac{\partial L}{\partial x} = 2x - \lambda = 0$$ $$\frac{\partial L}{\partial y} = 2y - \lambda = 0$$ so $$x = y$$",
    r"Let $X \in \mathbb{R}^{n\times d}$, $w \in \mathbb{R}^d$, $y \in \mathbb{R}^n$ and $L(w) = \|Xw-y\|^2$. $$\nabla L(w) = 2X^T(Xw-y) = 0$$ so $$X^TXw = X^Ty$$",
    "Let $f(x) = x^2-4x$. Then $f'(x)=2x-4$ and $f''(x)=2$. Setting the first derivative to zero gives $x=2$.", r"Solve $x^2-x-6 \le 0$. // $$-2 \le x \le 3$$",
    r"Let $X \in \mathbb{R}^{n \times d}$. Define $H = X (X^\top X)^{-1} X^\top$. Then $$ \operatorname{tr}(H) = \operatorname{tr}(I_d) = d. $$",
])  # fmt: skip
def test_what_is_set_up_is_solved(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] in PROVED


@pytest.mark.parametrize("text", [
    "Let $f(x)=x^2$ and $g(x) = x^3-x$. Then $$f'(x)=2x$$ $$g'(x) = 3x^2-1$$ Setting $f'$ to zero gives $x = 0$.",
    r"Let $v \in \mathbb{R}^n$ with length 1. Then $$v^\top v = 1$$", r"Let $X \sim \text{Binomial}(n, p)$ with mean 6 and variance 4. Then $$np = 6$$",
    "Let $x, y > 0$ and let $f(x, y) = xy$ with the constraint $x + y = 10$. Then $$y = 10 - x.$$", "The price is $p = 50$. It rises by 10%, so // $$p = 55$$",
])  # fmt: skip
def test_what_words_limit_or_change_is_not_refuted(tmp_path: Path, text: str) -> None:
    assert "refuted" not in verdicts(tmp_path, text)


@pytest.mark.parametrize("text", [
    r"If $x$ is negative, $$|x| = -x.$$ // $$|x| = -x$$", r"Let $x$ be real. For $x = 0$ we have $$e^x = 1.$$ // $$e^x = 1 + x$$",
    r"We know that $$e^x > 0.$$ // Letting $x = 0$, we find $$e^x = 1.$$ // Hence $$e^x = 1 + x$$",
    r"Suppose $x > 0$. Then $$|x| = x.$$ // Thus $|x| = x$ for all $x$.",
])  # fmt: skip
def test_what_one_sentence_supposes_ends_with_it(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-2:] == ["proved", "undecided"]


@pytest.mark.parametrize("text", [
    r"For $x < 0$ we have $$|x| = -x$$ // $$\sqrt{x^2} = -x$$", r"For $x < 0$ we have $$|x| = -x.$$ // $$= \sqrt{x^2}.$$",
    r"Let $x > 0$. Then $$|x| = x.$$ // Thus $|x| = x$ for all such $x$.", r"Let $x > 0$. Then $$|x| = x.$$ // $$\sqrt{x^2} = x.$$",
])  # fmt: skip
def test_what_goes_on_is_said_under_the_same_condition(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] == "proved"
