"""Words that limit a line, and are not read as a formula: nothing is refuted that they may keep from being false."""

from __future__ import annotations

import pytest

from tests.statements.derivations import letters


@pytest.mark.parametrize("text", [
    "We work with positive reals $a$, $b$ throughout.\n\n$$\\frac{a+b}{2} \\ge \\sqrt{ab}$$",
    "If $x$ and $y$ happen to have the same sign, $$|x+y| = |x| + |y|.$$",
    "Let $A, B \\in \\mathbb{R}^{n\\times n}$. If the two matrices commute, $$AB = BA.$$",
    "Let $c$ be a real number. By the previous exercise, $c$ is positive. So $|c| = c$.",
    "Let $g$ be a real number. Its sign is positive. So $$|g| = g.$$",
    "Let $x$ be a real number. As soon as $x$ exceeds one, $$|x - 1| = x - 1.$$",
    "Because the price $p$ is always above one, $$|p-1| = p-1.$$",
    "The letter $x$ always stands for a negative number.\n\n$$|x| = -x$$",
    "Here $r$ is the radius of a circle. So $$\\sqrt{r^2} = r.$$",
    "On the interval from $0$ to $\\pi$ the sine is positive, so there $$|\\sin t| = \\sin t.$$",
    "In the first quadrant $$\\sqrt{x^2y^2} = xy.$$",
    "Only positive numbers occur below.\n\n$$|h| = h$$",
    "The data are centred, so $$\\sum_{i=1}^n x_i = 0.$$",
    "In the limit of small $\\epsilon$, $$\\frac{1}{1+\\epsilon} = 1-\\epsilon.$$",
    "It would be wrong to write $$\\sqrt{a^2+b^2} = a+b.$$",
    "We restrict ourselves to positive values of $q$. So $|q| = q$.",
    "A rectangle has perimeter $20$ and sides $a$ and $b$, so $$2a + 2b = 20.$$",
    "The plane through the three points is $$x + 2y - z = 3.$$",
    "Resonance occurs if the frequencies agree: $$\\omega^2 L C = 1$$",
    "Let $a$ be the price of an apple and $p$ that of a pear. Then $$3a+2p=12$$ $$2a+p=7$$ Thus $a = 2$.",
])  # fmt: skip
def test_a_true_line_is_not_refuted(text: str) -> None:
    assert "r" not in letters(text)


@pytest.mark.parametrize("text", [
    "Let $x > 0$. Then $x + 1 > 1$, and the error is small. Hence $$ (x+1)^2 = x^2 + 1 $$",
    "$$ (a+b)^2 = a^2 + b^2 $$",
    "$$ \\sin^2 x + \\cos^2 x = 2 $$",
    "We see that $$ (x+1)^2 = x^2 + 1. $$",
])  # fmt: skip
def test_a_slip_is_still_refuted(text: str) -> None:
    assert letters(text)[-1] == "r"


@pytest.mark.parametrize("text", [
    "## A\n\nSetting $2x - 4 = 0$ gives $x = 2$.\n\n## B\n\nWe have $$(x+1)^2 = x^2 + 5.$$",
    "The normal equation is $$2x - 4 = 0.$$\n\nFor every $x$, $$(x+1)^2 = x^2 + 5.$$",
    "Setting $2x = 4$ gives $x = 2$.\n\n**Theorem.** For every $x$, $$(x+1)^2 = x^2 + 5.$$",
    "Setting $2x = 4$ gives $x = 2$.\n\n**Exercise 2.** Show that $(x+1)^2 = x^2 + 5$.",
    "Ohm's law reads $$U = R I.$$\n\n# Geometry\n\nLet $U$ be the circumference and let $R$ be the radius of a circle. Then $$U = 2\\pi R.$$",
])  # fmt: skip
def test_what_was_set_up_before_settles_nothing_in_another_part(text: str) -> None:
    assert letters(text)[-1] == "u"


def test_it_holds_for_what_follows() -> None:
    assert letters("Setting $2x - 4 = 0$ gives $x = 2$, so $x^2 = 4$.\n\nHence $x^3 = 8$.") == "ppp"
    assert letters("At the minimum we have $2x - 4 = 0$, hence $x = 2$.") == "p"
    assert letters("Setting the derivative to zero gives $2x - 4 = 0$, so $x = 2$.") == "p"


@pytest.mark.parametrize(("text", "letter"), [
    ("$$\\frac{d}{dt} \\left(\\dot x(t)^2\\right) = 2 \\dot x(t) \\ddot x(t)$$", "p"),
    ("$$\\dot x(t) + \\dot x(t) = 2\\dot x$$", "p"),
    ("$$\\dot x(t) - \\dot x = \\dot x \\,(t - 1)$$", "r"),
    ("Assume $\\dot x(t) = c$ and $t > 0$. Then $\\dot x = c/t$.", "u"),
    ("For the harmonic oscillator $x(t) = A\\cos(\\omega t + \\varphi)$,\n\n$$\\dot x(t) = -A\\omega\\sin(\\omega t+\\varphi).$$", "p"),
    ("$$ \\frac{d}{dt} \\left( \\dot x (m \\ddot x + k x) \\right) = \\ddot x (m \\ddot x + k x) + \\dot x (m \\dddot x + k \\dot x) $$", "p"),
])  # fmt: skip
def test_a_dotted_name_is_a_function_of_time(text: str, letter: str) -> None:
    assert letters(text)[-1] == letter


def test_a_new_name_for_a_critical_point_is_one_of_them() -> None:
    given = "Define $f(x) = x^3 - 3x$. Setting the derivative to zero gives "
    assert letters(given + "$\\hat x = 1$.\n\n$$ f(\\hat x) = -2 $$") == "pp"
    assert letters(given + "$\\hat x = 2$.") == "r"
