"""Complex numbers, parity, and circular functions of arcs: what holds is proved, what holds on half of the plane only is not."""

from __future__ import annotations

import math

import pytest

import proofgen
from proofgen.math.sorts import COMPLEX
from proofgen.math.term import Const, Fn, Num, Sym
from proofgen.verify.normal.arcs import known_arc
from proofgen.verify.normal.core import Clock, Tuning
from proofgen.verify.normal.form import Normaliser
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import fn
from proofgen.verify.normal.stops import Restart
from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import judged

Z = "Let $z, w \\in \\mathbb{C}$. "
T = "Let $t \\in \\mathbb{R}$, and let $i$ be the imaginary unit. "
X = "Let $x, y \\in \\mathbb{R}$. "
TRUE = [
    (Z, r"|z + w|^2 = |z|^2 + |w|^2 + 2 \operatorname{Re}(z \bar w)"),
    (Z, r"|z + w|^2 + |z - w|^2 = 2 |z|^2 + 2 |w|^2"),
    (Z, r"|z w| = |z| |w|"),
    (Z, r"|\bar z w| = |z \bar w|"),
    (Z, r"\frac{1}{z} = \frac{\bar z}{|z|^2}"),
    (Z, r"|e^z| = e^{\operatorname{Re} z}"),
    (Z, r"\overline{z^3 - 2 i w} = \bar z^3 + 2 i \bar w"),
    (Z, r"\overline{e^z \sin w} = e^{\bar z} \sin \bar w"),
    (Z, r"(\operatorname{Re} z)^2 + (\operatorname{Im} z)^2 = |z|^2"),
    (Z, r"|z + w| \le |z| + |w|"),
    (Z, r"\operatorname{Re} z \le |z|"),
    (Z, r"-|z| \le \operatorname{Im} z"),
    (Z + "Suppose $|z| = 1$. ", r"\bar z = \frac{1}{z}"),
    (Z + "Let $n \\in \\mathbb{N}$. ", r"|z^n| = |z|^n"),
    ("Let $c_1, \\dots, c_n \\in \\mathbb{C}$. ", r"\Big| \sum_{k=1}^n c_k \Big|^2 = \sum_{j=1}^n \sum_{k=1}^n c_j \overline{c_k}"),
    (T, r"\left| e^{i t} \right| = 1"),
    (T, r"\left| e^{i t} - 1 \right| = 2 \left| \sin \frac{t}{2} \right|"),
    (T, r"\cos t = \frac{e^{i t} + e^{-i t}}{2}"),
    ("Let $\\omega \\in \\mathbb{R}$, and let $j$ be the imaginary unit. ", r"|1 + j \omega|^2 = 1 + \omega^2"),
    ("Let $m$ be an odd integer and let $n$ be an even integer. ", r"(-1)^{m + n} = -1"),
    ("Let $m$ be an odd integer and let $n$ be an even integer. ", r"(-1)^{m n} = 1"),
    ("Let $m$ be an odd integer and let $n$ be an even integer. ", r"(-1)^{m^2} = -1"),
    ("Let $m \\in \\mathbb{N}$ be odd. Let $x \\in \\mathbb{R}$. ", r"(-x)^m = -x^m"),
    ("Let $m$ and $n$ be integers. ", r"(-1)^{n (n + 1)} = 1"),
    (X, r"\sin(\arccos x) = \sqrt{1 - x^2}"),
    (X, r"\cos(2 \arctan x) = \frac{1 - x^2}{1 + x^2}"),
    (X, r"\tan(\arctan x) = x"),
    (X, r"\cos(\arctan x + \arctan y) = \frac{1 - x y}{\sqrt{(1 + x^2) (1 + y^2)}}"),
    (X, r"\sqrt{1 - \sin^2 x} = |\cos x|"),
    (X, r"\sqrt{\frac{1 + \cos x}{2}} = \left| \cos \frac{x}{2} \right|"),
    ("", r"\arctan \frac12 + \arctan \frac13 = \frac{\pi}{4}"),
    ("", r"4 \arctan \frac15 - \arctan \frac{1}{239} = \frac{\pi}{4}"),
    ("", r"\arctan 1 + \arctan 2 + \arctan 3 = \pi"),
    ("", r"\cos \frac{\pi}{5} = \frac{1 + \sqrt 5}{4}"),
    ("", r"\sin \frac{\pi}{5} \sin \frac{2 \pi}{5} = \frac{\sqrt 5}{4}"),
]
FALSE = [
    (Z, r"z^2 = |z|^2"),
    (Z, r"|z + w|^2 = |z|^2 + |w|^2 + 2 z \bar w"),
    (Z, r"|e^{i z}| = 1"),
    (Z, r"|z - w| \le |z| - |w|"),
    (Z, r"|z| \ge \operatorname{Re} z + \operatorname{Im} z"),
    (Z, r"\frac{z - \bar z}{2} = \operatorname{Im} z"),
    (T, r"\sin t = \frac{e^{i t} - e^{-i t}}{2}"),
    (T, r"\overline{e^{i t}} = -e^{i t}"),
    ("Let $n$ be an odd integer. ", r"(-1)^{(n - 1)/2} = 1"),
    ("Let $m \\in \\mathbb{N}$ be even. Let $x \\in \\mathbb{R}$. ", r"(-x)^m = -x^m"),
    (X, r"\tan(\arccos x) = \frac{x}{\sqrt{1 - x^2}}"),
    (X, r"\arctan x + \arctan y = \arctan \frac{x + y}{1 - x y}"),
    (X, r"\sqrt{1 - \sin^2 x} = \cos x"),
    ("", r"\arctan 2 + \arctan 3 = -\frac{\pi}{4}"),
]
OPEN = [
    (Z, r"\overline{\log z} = \log \bar z"),  # not on the cut
    (Z, r"\overline{\sqrt z} = \sqrt{\bar z}"),
    (Z, r"|z|^2 \ge z^2"),  # of numbers that are not real
    (Z, r"\cos(\arctan z) = \frac{1}{\sqrt{1 + z^2}}"),
    ("Let $f$ be an even function and let $x \\in \\mathbb{R}$. ", r"f(-x) = f(x)"),
    ("Let $n$ be an even and $m$ an odd natural number. ", r"n = 0"),
]


@pytest.mark.parametrize(("given", "line"), TRUE)
def test_proved(given: str, line: str) -> None:
    assert isinstance(judged(given, line), Proved)


@pytest.mark.parametrize(("given", "line"), FALSE)
def test_refuted(given: str, line: str) -> None:
    assert isinstance(judged(given, line), Refuted)


@pytest.mark.parametrize(("given", "line"), OPEN)
def test_neither(given: str, line: str) -> None:
    assert not isinstance(judged(given, line), Proved | Refuted)


def test_an_arctangent_of_a_fraction_is_the_sum_of_its_angles() -> None:
    """tan of both sides would agree a half turn off as well: here the angles themselves are compared."""
    for p in range(1, 40):
        for q in range(1, 40):
            normaliser = Normaliser(Tuning(size=1), Clock.of(10))
            found = known_arc(normaliser, "arctan", normaliser.number(p) / normaliser.number(q))
            assert found is not None
            assert abs(_value(normaliser, found) - math.atan2(p, q)) < 1e-12


def _value(normaliser: Normaliser, found: Ratio) -> float:
    total = 0.0
    for coefficient, powers in normaliser.monomials(found.num):
        (atom, _), *_ = powers
        match atom:
            case Const("pi"):
                angle = math.pi
            case Fn("arctan", (Num(value),)):
                angle = math.atan(value)
            case _:
                raise AssertionError(atom)
        total += float(coefficient) * angle
    return total


def test_complex_numbers_are_noticed_wherever_they_are_met() -> None:
    """A search over a premise alone has not seen the goal: |log z| would be taken for that of a real number."""
    tuning = Tuning()
    size = fn("abs", fn("log", Sym("z", COMPLEX)))
    with pytest.raises(Restart):
        Normaliser(tuning, Clock.of(10)).normal(size)
    assert Normaliser(tuning, Clock.of(10)).complex_world


@pytest.mark.parametrize(
    ("given", "claim", "left"),
    [
        (r"|z| = 1", r"\frac{1}{z} = \overline{z}", ()),
        (r"|z| = 1", r"\frac{z^2}{z} = z", ()),
        (r"|z - 1| = 2", r"\frac{z - 1}{z - 1} = 1", ()),
        (r"|z - 1| = 2", r"\frac{z}{z} = 1", (r"z \neq 0",)),
        (r"|z| = 1", r"\frac{z - 1}{z - 1} = 1", (r"z \neq 1",)),
        (r"|z| < 1", r"\frac{z}{z} = 1", (r"z \neq 0",)),
        (r"|z| \leq 1", r"\frac{z - 1}{z - 1} = 1", (r"z \neq 1",)),
    ],
)
def test_a_modulus_that_is_not_zero_discharges_the_condition_and_no_other_does(given: str, claim: str, left: tuple[str, ...]) -> None:
    document = proofgen.check(f"Let $z \\in \\mathbb{{C}}$ with ${given}$.\n\n$$ {claim} $$\n")
    (line,) = [line for line in document.lines if line.verdict]
    assert line.verdict == ("proved-if" if left else "proved")
    assert line.conditions == left
