"""Constants that a text determines: by points, initial values, an identity in x, a density. What is supposed of them is what the text states, and no result."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofgen.math.sorts import REAL
from proofgen.math.term import Sym
from proofgen.statements.affine import Row, adds, contradicts, told
from tests.statements.derivations import verdicts

PARABOLA = "The parabola $f(x) = ax^2+bx+c$ passes through $(0,1)$, $(1,2)$ and $(2,5)$. So\n\n"
GENERAL = "Solve $y'+2y=e^{-t}$, $y(0)=3$. The general solution is $$y(t) = e^{-t}+Ce^{-2t}$$ "
WAVES = "The general solution is $$y(x) = A\\cos 2x + B\\sin 2x.$$ From $y(0) = 1$ we get $A = 1$. From $y'(0) = 4$ we get $2B = 4$, so "
PARTS = "We write $$\\frac{1}{(x-1)(x+2)} = \\frac{A}{x-1}+\\frac{B}{x+2}.$$ Then "
CUBIC = "Let $p(x)=x^3-2x+c$. Since $p(1)=4$, we have "


def told_of(path: Path, text: str) -> str:
    """p for proved, r for refuted, - for what is passed over, ? for the rest; what is supposed is left out."""
    letters = {"proved": "p", "proved-if": "p", "refuted": "r", "unchecked": "-"}
    return "".join(letters.get(each, "?") for each in verdicts(path, text) if each is not None)


@pytest.mark.parametrize(("text", "wanted"), [
    (PARABOLA + "$$c = 1$$\n\n$$a+b+c = 2$$\n\n$$4a+2b+c = 5$$\n\nwhich gives $a = 1$, $b = 0$, $c = 1$.", "pppppp"),
    (PARABOLA + "$$c = 1$$\n\n$$a+b+c = 3$$\n\n$$4a+2b+c = 5$$\n\nwhich gives $a = 1$, $b = 1$, $c = 1$.", "prpprp"),
    (GENERAL + "From $y(0)=3$ we get $1+C=3$, so $C=2$.", "p-pp"), (GENERAL + "From $y(0)=3$ we get $1+C=3$, so $C=3$.", "p-pr"),
    (GENERAL + "From $y(0)=3$ we get $C=3$.", "p-r"), (WAVES + "$B = 2$.", "ppp"), (WAVES + "$B = 4$.", "ppr"),
    ("We have $$F(x) = x^2 + C.$$ Since $F(0) = 0$, $C = 0$.", "p"), ("We have $$F(x) = x^2 + C.$$ Since $F(0) = 0$, $C = 7$.", "r"),
    ("Integrating, $$s = \\frac{1}{2} g t^2 + C.$$ At $t = 0$, $s = 0$, so $C = 0$.", "-p"),
    ("Integrating, $$s = \\frac{1}{2} g t^2 + C.$$ At $t = 0$, $s = 3$, so $C = 3$. Hence $s = \\frac12 g t^2 + 3$.", "-pp"),
    (CUBIC + "$1-2+c=4$, so $c=5$.", "pp"), (CUBIC + "$1-2+c=4$, so $c=6$.", "pr"), (CUBIC + "$1+2+c=4$, so $c=1$.", "rr"),
    ("Let $f(x) = mx + b$. Since $f(1) = 3$ and $f(3) = 7$, we have $m + b = 3$ and $3m + b = 8$, so $m = 2$ and $b = 2$.", "prpr"),
    ("Let $y = A e^{x} + B e^{-x}$. The initial conditions $y(0) = 2$ and $y'(0) = 0$ give $A + B = 2$ and $A + B = 0$.", "pr"),
    ("Let $L = a + bF$. We have $L = 10$ when $F = 2$ and $L = 12$ when $F = 6$. So $a + 2b = 10$, hence $b = \\frac12$ and $a = 8$.", "--ppr"),
])  # fmt: skip
def test_conditions_on_a_function_are_supposed(tmp_path: Path, text: str, wanted: str) -> None:
    assert told_of(tmp_path, text) == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    (PARTS + "$$A+B=0, \\quad 2A-B=1$$ so $A=\\frac13$ and $B=-\\frac13$.", "ppppp"),
    (PARTS + "$$A+B=1, \\quad 2A-B=1$$ so $A=\\frac13$ and $B=\\frac13$.", "prppr"),
    ("We write $\\frac{1}{x^2-1} = \\frac{A}{x-1}+\\frac{B}{x+1}$. With $x = 1$ we get $A = \\frac12$ and with $x = -1$ we get $B = -\\frac12$.", "ppp"),
    ("We write $\\frac{1}{x^2-1} = \\frac{A}{x-1}+\\frac{B}{x+1}$. With $x = 1$ we get $A = 2$ and with $x = -1$ we get $B = \\frac12$.", "prr"),
    ("We have $$1 = \\int_0^1 c x^2\\,dx = \\frac c3$$ so $c = 3$.", "ppp"), ("We have $$1 = \\int_0^1 c x^2\\,dx = \\frac c2$$ so $c = 2$.", "p??"),
])  # fmt: skip
def test_an_identity_determines_its_constants(tmp_path: Path, text: str, wanted: str) -> None:
    assert told_of(tmp_path, text) == wanted


@pytest.mark.parametrize("text", [
    PARTS.replace("(x-1)(x+2)", "(x-1)^2(x+2)") + "$A = 1$.", "$$\\frac{1}{(x-a)(x-b)} = \\frac{A}{x-a}+\\frac{B}{x-b}$$ so $A = \\frac{1}{a-b}$.",
    "The density is $f(x) = c x^2$ on $[0,1]$. So $c = 3$.", "The density is $f(x)=c x^2$ on $[0,1]$. So $$1 = \\int_0^1 c x^3 dx$$ and $c = 4$.",
    "We have $$1 = \\sum_{k=1}^\\infty c 2^{-k}$$ so $c = 1$.", "The parabola $f(x) = ax^2+bx+c$ passes through $(0,1)$ or $(1,2)$. So $c = 1$.",
    "The parabola $f(x) = ax^2+bx+c$ passes through $(0,1)$ but not through $(1,2)$. So $a + b + c = 2$.",
    "Let $f(x) = ax^2 + bx + c$. It passes through $(0,1)$ and has its vertex at $x = 1$. So $b = -2a$.",
    "Let $f(x) = ax+b$. The line through $(0,1)$ and $(1,3)$ has slope $2$. So $b = 1$.",
    "The parabola $f(x) = ax^2+bx+c$ meets the line through $(0,1)$ and $(1,2)$. So $c = 1$.",
    "Let $c > 0$ and $f(x) = x^2 + c$. Since $f(0) = 3$, $c = 3$.", "Let $f(x) = A e^{kx}$. Since $f(0) = 3$ and $f(1) = 6$, $k = \\log 2$.",
    "$$x^2 + 6x + 5 = (x + a)^2 + b$$ so $2a = 6$ and $a^2 + b = 5$.",
    "Let $f(x) = x^2 + c$. Suppose for contradiction that $f(0) = 1$. Then $c = 1$.",
    "Let $f(x) = x^2 + c$. Students often say that since $f(0) = 1$, we get $c = 1$. So $c = 1$.",
    "Let $f(x) = x^3 + ax^2 + bx$. The function has a stationary point at $x = 1$, so $3 + 2a + b = 0$.",
    "Let $E(r) = \\frac{k}{r^2} + C$. Since $E(r) \\to 0$ as $r \\to \\infty$, we have $C = 0$.",
    "Suppose $P = P_0 e^{kt}$. When $t = 5$, $P = 200$. When $t = 0$, $P = 100$. So $k = \\frac{\\log 2}{5}$.",
])  # fmt: skip
def test_what_is_not_followed_refutes_nothing_and_proves_nothing(tmp_path: Path, text: str) -> None:
    assert set(told_of(tmp_path, text)) <= {"?", "-"}


@pytest.mark.parametrize(("text", "wanted"), [
    ("$$(a+b)^2 = a^2+b^2$$", "r"), ("$$(x+1)^2 = x^2 + a$$", "r"), ("Let $S_n = \\sum_{k=1}^n k$. Then $S_n = n^2$.", "r"),
    ("Let $f(x) = x^2 + c$. Then $f(1) = 2$.", "r"), ("Let $f(x) = x^2 + c$. So $f(0) = 5$ and $c = 5$.", "rr"),
    ("Let $p(x) = x + c$. Since $p(1) = 2c$, $c = 1$.", "rr"), ("Let $f(x) = x^2 + c$. Since $f(0) = 1$ and $c = 7$, we get $c = 7$.", "rr"),
    ("Let $f(x) = x^2 + c$. Since $f(0) = 1$, $c = 1$. Since $f(1) = 2$, $f(2) = 6$.", "ppr"),
    ("Let $y(x) = A e^x$ with $y(0) = 2$. Then $A = 2$. Since $y(1) = 3$, $A = 3$.", "p??"),
])  # fmt: skip
def test_results_stay_claims(tmp_path: Path, text: str, wanted: str) -> None:
    assert told_of(tmp_path, text) == wanted


@pytest.mark.parametrize("text", [
    "Let $f(x) = x^2 + c$. Since $f(0) = 1$, $c = 1$. Since $f(1) = 3$, $f(2) = 6$. Hence $c = 2$.",
    "Let $F(x) = x^2 + C$. Since $F(0) = 1$, $C = 1$.\n\nLet $G(x) = x^3 + C$. Since $G(0) = 2$, $C = 1$.",
    "Solve $y' = 2y$, $y(0) = 3$. The general solution is $$y(t) = C e^{3t}$$ Since $y(0) = 3$, $C = 3$. So $y(t) = 3e^{3t}$.",
    "Solve $y' = 2y$, $y(0) = 3$. The general solution is $$y(t) = C e^{2t}$$ Since $y(0) = 3$, $C = 7$. So $y(t) = 7e^{2t}$.",
    "Let $f(x) = x^2 + c$. If $f(0) = 1$ then $c = 1$. Hence $c = 1$.",
])  # fmt: skip
def test_a_false_line_is_not_proved(tmp_path: Path, text: str) -> None:
    assert told_of(tmp_path, text)[-1] in "?r"


WHOLE = "We have $$1 = \\int_0^1 c x^2\\,dx$$ so $c = 3$.\n\n"
ONE = "$$\\frac{1}{x(x+2)} = \\frac{A}{x} + \\frac{B}{x+2}.$$ So $A = \\frac12$.\n\n"
OTHER = "$$\\frac{1}{x(x+1)} = \\frac{A}{x} + \\frac{B}{x+1}.$$ So $A = 1$ and $B = 2$."


@pytest.mark.parametrize(("text", "wanted"), [
    (WHOLE + "Let $c \\in \\mathbb{R}$. Then $c = 3$.", "ppr"), (WHOLE + "Let $c > 0$. Then $c = 3$.", "ppr"), (WHOLE + "Let $c = 5$. Then $c = 3$.", "ppr"),
    (f"We write {ONE}Next write {OTHER}", "ppppr"), (f"1. Write {ONE}2. Write {OTHER}", "ppppr"), (ONE + OTHER, "p???"),
    ("Write $$\\frac{3x+5}{(x+1)(x+2)} = \\frac{A}{x+1} + \\frac{B}{x+2}.$$ Then $$3x + 6 = A(x+2) + B(x+1).$$ So $A = 3$.", "prr"),
])  # fmt: skip
def test_a_letter_may_stand_for_another_constant_further_on(tmp_path: Path, text: str, wanted: str) -> None:
    assert told_of(tmp_path, text) == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    ("Let $a_n = A 2^n + B 3^n$. From $a_0 = 2$ and $a_1 = 5$ we get $A + B = 2$ and $2A + 3B = 5$, so $A = 1$ and $B = 2$.", "pppr"),
    ("Let $f(x) = c x(1-x)$ for $0 \\le x \\le 1$. Since $\\int_0^1 f(x)\\,dx = 1$, we get $\\frac{c}{6} = 1$, so $c = 6$. Hence $c = 5$.", "pp?"),
    ("$$\\sin^2 x + \\cos^2 x = 2$$", "r"), ("$$\\int_{-x}^x t^2\\,dt = 0$$", "r"), ("We get $$e = y - t$$", "?"),
])  # fmt: skip
def test_sequences_densities_and_what_is_neither(tmp_path: Path, text: str, wanted: str) -> None:
    assert told_of(tmp_path, text) == wanted


def test_another_exercise_has_constants_of_its_own(tmp_path: Path) -> None:
    text = (
        "# One\n\nLet $F(x) = x^2 + C$. Since $F(0) = 1$, $C = 1$.\n\n# Two\n\nLet $G(x) = x^3 + C$. Since $G(0) = 2$, $C = 2$. So $C = 1$."
    )
    assert told_of(tmp_path, text) == "ppr"


@pytest.mark.parametrize(("text", "wanted"), [
    ("Let $x, y > 0$. Then with $x = 1$ we have $x + y = 1 + y$ and with $y = 2$ we get $x + y = x + 2$.", "pp"),
    ("Let $x, y > 0$. Then with $x = 1$ we have $x + y = 1 + y$ and with $y = 2$ we get $x + y = x + 3$.", "pr"),
    ("Let $f(x) = x^2$. With $x = 1$ we get $f(1) = 1$ and with $x = 2$ we get $f(2) = 4$.", "pp"),
    ("Since $x > 0$, $y > 0$, we have $xy > 0$.", "p"),
])  # fmt: skip
def test_a_condition_limits_its_own_claim(tmp_path: Path, text: str, wanted: str) -> None:
    assert told_of(tmp_path, text) == wanted


LEAST = "Let $S(a,b) = \\sum_{i=1}^n (y_i - a - b x_i)^2$, $\\bar x = \\frac1n \\sum_i x_i$ and $\\bar y = \\frac1n\\sum_i y_i$. Then "
BY_A = LEAST + "$$\\frac{\\partial S}{\\partial a} = -2\\sum_i (y_i - a - b x_i)$$ "
BY_BOTH = BY_A + "and $$\\frac{\\partial S}{\\partial b} = -2\\sum_i x_i (y_i - a - b x_i)$$ "


@pytest.mark.parametrize("words", [
    "Setting both to zero we obtain", "Setting both derivatives to zero gives", "Setting these equal to zero yields", "Setting the two partial derivatives to zero gives",
    "The first-order conditions give", "Equating to zero we get", "At the minimum both derivatives vanish, so", "Setting the gradient to zero gives",
])  # fmt: skip
def test_slopes_that_are_set_to_zero(tmp_path: Path, words: str) -> None:
    right, wrong = " $$a = \\bar y - b\\bar x$$", " $$a = \\bar y + b\\bar x$$"
    assert told_of(tmp_path, BY_A + words + right) == "pp"
    assert told_of(tmp_path, BY_A + words + wrong) in ("p?", "pr")
    if "gradient" not in words:
        assert told_of(tmp_path, BY_BOTH + words + right) == "ppp"
        assert told_of(tmp_path, BY_BOTH + words + wrong) == "ppr"


@pytest.mark.parametrize(("text", "wanted"), [
    ("Equating the two, $$mg = kx$$ so $x = mg/k$.", "p"), ("Let $m, g, k, x > 0$. Equating the forces gives $$mg = kx$$ so $$x = \\frac{2mg}{k}.$$", "r"),
    ("Let $f(x) = x^2$ and $g(x) = 2x$. Equating the two gives $$x^2 = 3x$$ so $x = 3$.", "??"), ("Equating the two, $$(x+1)^2 = x^2 + 2x + 1.$$", "p"),
])  # fmt: skip
def test_equations_that_are_set_up(tmp_path: Path, text: str, wanted: str) -> None:
    assert told_of(tmp_path, text) == wanted


def test_rows() -> None:
    a, b = Sym("a", REAL), Sym("b", REAL)
    rows = [Row({a: 1.0, b: 1.0}, -2.0)]
    assert adds(rows, Row({a: 1.0, b: -1.0}, 0.0))
    assert not adds(rows, Row({a: 2.0, b: 2.0}, -4.0))
    assert contradicts([*rows, Row({a: 2.0, b: 2.0}, -5.0)])
    assert told(rows) == set()
    assert told([*rows, Row({a: 0.0, b: 2.0}, -2.0)]) == {a, b}
