"""Values of the circular functions at parts of pi, nested roots, roots of unity, and rounding: proved where they hold, and nowhere else."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import product
from random import Random

import pytest
from flint import acb, arb, fmpq

from proofgen.math.sorts import INTEGER, REAL
from proofgen.math.term import Add, Const, Fn, Mul, Num, Pow, Sym, Term
from proofgen.verify.normal.core import Clock, Tuning
from proofgen.verify.normal.cyclotomic import minimal
from proofgen.verify.normal.form import Normaliser
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.rounding import rounded
from proofgen.verify.normal.spell import HALF, number
from proofgen.verify.normal.stops import Restart
from proofgen.verify.refute import cyclotomic as cy
from proofgen.verify.refute.balls import Number, add, among_roots, in_cyclic, inverse, multiply
from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import checked, verdict

Z = "Let $z \\in \\mathbb{C}$ with "
R = "Let $x, y \\in \\mathbb{R}$"
X = "Let $x, y \\in \\mathbb{R}$ and let $n$ be an integer. "
TRUE = [
    ("", r"\cos\frac{\pi}{9} \cos\frac{2\pi}{9} \cos\frac{4\pi}{9} = \frac{1}{8}"),
    ("", r"\cos\frac{2\pi}{7} + \cos\frac{4\pi}{7} + \cos\frac{6\pi}{7} = -\frac{1}{2}"),
    ("", r"\sin\frac{\pi}{18} \sin\frac{5\pi}{18} \sin\frac{7\pi}{18} = \frac{1}{8}"),
    ("", r"\tan^2\frac{\pi}{9} + \tan^2\frac{2\pi}{9} + \tan^2\frac{4\pi}{9} = 33"),
    ("", r"\sin\frac{\pi}{10} = \frac{\sqrt 5 - 1}{4}"),
    ("", r"\tan\frac{\pi}{8} = \sqrt 2 - 1"),
    ("", r"\sin\frac{\pi}{5} = \frac{\sqrt{10 - 2 \sqrt 5}}{4}"),
    ("", r"\sqrt{5 + 2 \sqrt 6} = \sqrt 2 + \sqrt 3"),
    ("", r"\sqrt{3 - 2 \sqrt 2} = \sqrt 2 - 1"),
    ("", r"\sqrt{4 + \sqrt 7} - \sqrt{4 - \sqrt 7} = \sqrt 2"),
    ("", r"\sqrt{2 + \sqrt 2} \sqrt{2 - \sqrt 2} = \sqrt 2"),
    (Z + "$z^3 = 1$.", r"\bar z = z^2"),
    (Z + "$z^4 = -1$.", r"|z| = 1"),
    (Z + "$z^3 = 1$ and $z \\ne 1$.", r"1 + z + z^2 = 0"),
    (Z + "$z^3 = 1$ and $z \\ne 1$.", r"(1 - z)(1 - z^2) = 3"),
    ("Let $\\omega = e^{2 \\pi i / 7}$.", r"1 + \omega + \omega^2 + \omega^3 + \omega^4 + \omega^5 + \omega^6 = 0"),
    ("Let $x > 0$.", r"\arctan x + \arctan \frac{1}{x} = \frac{\pi}{2}"),
    (R + " with $x y < 1$.", r"\arctan x + \arctan y = \arctan\frac{x + y}{1 - x y}"),
    (R + " with $|x| \\le 1$.", r"2 \arctan x = \arcsin\frac{2 x}{1 + x^2}"),
    ("Let $x \\ge 0$.", r"2 \arctan x = \arccos\frac{1 - x^2}{1 + x^2}"),
    (R + ".", r"\arctan x = 2 \arctan\frac{x}{1 + \sqrt{1 + x^2}}"),
    ("", r"\arcsin\frac{3}{5} + \arcsin\frac{4}{5} = \frac{\pi}{2}"),
    ("Let $x \\in [0, \\pi]$.", r"\sqrt{\frac{1 - \cos x}{2}} = \sin\frac{x}{2}"),
    (X, r"(\cos x + i \sin x)^n = \cos(n x) + i \sin(n x)"),
    (X, r"(\cos x - i \sin x)^n = \cos(n x) - i \sin(n x)"),
    (X, r"(-\cos x + i \sin x)^n = (-1)^n (\cos(n x) - i \sin(n x))"),
    (X, r"\lfloor x + n \rfloor = \lfloor x \rfloor + n"),
    (X, r"\lceil x - 2 n \rceil = \lceil x \rceil - 2 n"),
    (X, r"\lceil -x \rceil = -\lfloor x \rfloor"),
    (X, r"\lfloor n + \frac{1}{2} \rfloor = n"),
]
FALSE = [
    ("", r"\cos\frac{\pi}{9} \cos\frac{2\pi}{9} \cos\frac{4\pi}{9} = -\frac{1}{8}"),
    ("", r"\cos\frac{2\pi}{7} + \cos\frac{4\pi}{7} - \cos\frac{6\pi}{7} = -\frac{1}{2}"),
    ("", r"\tan\frac{\pi}{8} = \sqrt 2 + 1"),
    ("", r"\sqrt{3 - 2 \sqrt 2} = 1 - \sqrt 2"),
    ("", r"\sqrt{5 + 2 \sqrt 6} = \sqrt 5"),
    (Z + "$z^3 = 8$.", r"\bar z = z^2"),
    (Z + "$z^3 = 1$.", r"z = 1"),
    (Z + "$z^3 = 1$.", r"1 + z + z^2 = 0"),
    (Z + "$z^4 = 1$ and $z \\ne 1$.", r"z^2 = -1"),
    (Z + "$z^2 = i$.", r"z^4 = 1"),
    (Z + "$z^2 + z + 1 = 0$.", r"z = \bar z"),
    (Z + "$|z| = 1$.", r"z = \bar z"),
    ("Let $z, w \\in \\mathbb{C}$ with $w = \\bar z$.", r"z - w = 2 \operatorname{Im} z"),
    ("Let $z, w \\in \\mathbb{C}$ with $z w = 1$.", r"w = \bar z"),
    (R + " with $x \\ne 0$.", r"\arctan x + \arctan \frac{1}{x} = \frac{\pi}{2}"),
    (R + ".", r"\arctan x + \arctan y = \arctan\frac{x + y}{1 - x y}"),
    (R + ".", r"2 \arctan x = \arcsin\frac{2 x}{1 + x^2}"),
    (R + ".", r"2 \arctan x = \arccos\frac{1 - x^2}{1 + x^2}"),
    (R + ".", r"3 \arctan x = \arctan\frac{3 x - x^3}{1 - 3 x^2}"),
    ("Let $x \\in [0, \\pi]$.", r"\sin x > 0"),
    ("Let $x \\in [0, 4]$.", r"\left| \sin x \right| = \sin x"),
    (R + ".", r"(\cos x + i \sin x)^y = \cos(x y) + i \sin(x y)"),
    (X, r"(\cos x - i \sin x)^n = \cos(n x) + i \sin(n x)"),
    (X, r"(\sin x + i \cos x)^n = \sin(n x) + i \cos(n x)"),
    ("Let $z \\in \\mathbb{C}$.", r"z^3 = 1 \implies z = 1"),
    (X, r"\lfloor x + y \rfloor = \lfloor x \rfloor + \lfloor y \rfloor"),
    (X, r"\lfloor x + \frac{1}{2} \rfloor = \lfloor x \rfloor + \frac{1}{2}"),
    (X, r"\lceil x \rceil = \lfloor x \rfloor + 1"),
    (X, r"\lfloor n x \rfloor = n \lfloor x \rfloor"),
]
OPEN = [
    ("", r"\sqrt{2 - 3 \sqrt 2} = 1 - \sqrt 2"),  # of a negative number
    ("", r"\sqrt[3]{-8} = -2"),  # as a root of real numbers it has no value here
    ("Let $x \\in \\mathbb{R}$.", r"\sqrt[3]{-x} = -\sqrt[3]{x}"),  # of one of the two there is none
]


@pytest.mark.parametrize(("given", "line"), TRUE)
def test_proved(given: str, line: str) -> None:
    assert isinstance(verdict(checked(f"{given}\n\n$$ {line} $$\n")[-1]), Proved)


@pytest.mark.parametrize(("given", "line"), FALSE)
def test_refuted(given: str, line: str) -> None:
    assert isinstance(verdict(checked(f"{given}\n\n$$ {line} $$\n")[-1]), Refuted)


@pytest.mark.parametrize(("given", "line"), OPEN)
def test_neither(given: str, line: str) -> None:
    assert not isinstance(verdict(checked(f"{given}\n\n$$ {line} $$\n")[-1]), Proved | Refuted)


# ---------------------------------------------------------------- against numbers


def value_of(term: Term, names: dict[Term, float]) -> float:
    """In floating point, by a reading of its own."""
    match term:
        case Num(value):
            return float(value)
        case Const("pi"):
            return math.pi
        case Sym():
            return names[term]
        case Add(terms):
            return sum(value_of(part, names) for part in terms)
        case Mul(factors):
            return math.prod(value_of(part, names) for part in factors)
        case Pow(base, exponent):
            return math.pow(value_of(base, names), value_of(exponent, names))
        case Fn(name, (argument,)):
            functions = {"sin": math.sin, "cos": math.cos, "floor": math.floor}
            return float(functions[name](value_of(argument, names)))
        case _:
            raise AssertionError(term)


def in_numbers(normaliser: Normaliser, found: Ratio) -> float:
    return value_of(normaliser.term(found), {})


def normalised(term: Term) -> tuple[Normaliser, Ratio]:
    tuning = Tuning()
    while True:
        normaliser = Normaliser(tuning, Clock.of(10))
        try:
            return normaliser, normaliser.normal(term)
        except Restart:
            continue


def test_the_minimal_equation_has_the_cosine_for_a_root() -> None:
    known = [parts for parts in range(3, 61) if minimal(parts) is not None]
    assert len(known) >= 20
    for parts in known:
        equation = minimal(parts)
        assert equation is not None
        cosine = math.cos(math.pi / parts)
        total = cosine ** len(equation) + sum(float(c) * cosine**k for k, c in enumerate(equation))
        assert abs(total) < 1e-9, parts


@pytest.mark.parametrize("name", ["sin", "cos"])
def test_every_multiple_of_a_part_of_pi_has_its_value(name: str) -> None:
    for parts, times in product(range(1, 31), range(-9, 40, 4)):
        share = Fraction(times, parts)
        normaliser, found = normalised(Fn(name, (Mul((Num(share), Const("pi"))),)))
        exact = getattr(math, name)(math.pi * float(share))
        assert abs(in_numbers(normaliser, found) - exact) < 1e-7, share


def test_a_nested_root_is_the_root() -> None:
    random = Random(5)
    for _ in range(300):
        a, b = (Fraction(random.randint(-9, 60), random.choice((1, 1, 2, 3))) for _ in range(2))
        b = random.choice((b, -b))
        c = random.randint(2, 30)
        if random.random() < 0.5:  # of which the root is the sum or the difference of two
            first, second = random.randint(1, 9), random.randint(10, 20)
            a, b, c = Fraction(first + second), Fraction(random.choice((2, -2))), first * second
        size = float(a) + float(b) * math.sqrt(c)
        if size <= 0.01:
            continue
        inside = Add((number(a), Mul((number(b), Pow(number(c), HALF)))))
        normaliser, found = normalised(Pow(inside, HALF))
        assert abs(in_numbers(normaliser, found) - math.sqrt(size)) < 1e-6, (a, b, c)


def test_what_is_taken_out_of_a_floor_is_whole() -> None:
    x, n = Sym("x", REAL), Sym("n", INTEGER)
    random = Random(3)
    for _ in range(200):
        p, q, r, s = (Fraction(random.randint(-9, 9), random.choice((1, 2, 3))) for _ in range(4))
        inside = Add((Mul((number(p), x)), Mul((number(q), n)), number(r), Mul((number(s), n, x))))
        normaliser = Normaliser(Tuning(), Clock.of(10))
        for name, rounding in (("floor", math.floor), ("ceil", math.ceil)):
            found = normaliser.term(rounded(normaliser, name, normaliser.normal(inside)))
            at: dict[Term, float] = {x: random.randint(-40, 40) / 16, n: random.randint(-5, 5)}
            exact = value_of(inside, at)
            if abs(exact - round(exact)) > 1e-9:
                assert abs(value_of(found, at) - rounding(exact)) < 1e-9, inside


def test_exact_numbers_lie_in_their_balls() -> None:
    """Sums, products, quotients and conjugates of random numbers among the roots of unity, against ball arithmetic."""
    random = Random(7)

    def drawn() -> Number:
        unit = cy.root_of_unity(random.randint(0, 11), random.choice((1, 2, 3, 4, 5, 6, 8, 12)))
        assert unit is not None
        return multiply(Number(fmpq(random.randint(-5, 5) or 1, random.randint(1, 4))), among_roots(unit))

    for _ in range(400):
        a, b = add(drawn(), drawn()), drawn()
        for found, ball in ((add(a, b), a.ball + b.ball), (multiply(a, b), a.ball * b.ball), (inverse(b), 1 / b.ball)):
            exact = in_cyclic(found)
            assert exact is not None
            assert exact.ball().overlaps(ball)
            assert cy.conjugate(exact).ball().overlaps(ball.conjugate())
            assert (exact.rational is not None) == (exact.poly.degree() <= 0)


def test_a_sum_of_roots_of_unity_that_vanishes_is_zero() -> None:
    for order in (2, 3, 5, 7, 9, 12):
        total = Number(fmpq(0))
        for k in range(order):
            total = add(total, among_roots(cy.root_of_unity(k, order)))
        assert total.rational == 0


def test_square_roots_of_rationals() -> None:
    for value in (fmpq(4, 9), fmpq(-1), fmpq(2), fmpq(-3), fmpq(12), fmpq(-1, 2), fmpq(0)):
        root = cy.square_root(value)
        assert root is not None
        square = cy.multiply(root, root)
        assert square is not None
        assert square.rational == value
        assert value <= 0 or root.ball().overlaps(acb(arb(value).sqrt()))
    assert cy.square_root(fmpq(5)) is None
