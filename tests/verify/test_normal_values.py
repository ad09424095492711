"""The normal form of a random number has its value, at random points: whatever the laws were that led to it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random

import mpmath
import pytest

from proofgen.math.latex import latex
from proofgen.math.sorts import COMPLEX, INTEGER, REAL
from proofgen.math.term import Add, Const, Fn, Mul, Num, Pow, Sym, Term
from proofgen.verify.normal.core import Clock, Tuning
from proofgen.verify.normal.form import Normaliser
from proofgen.verify.normal.stops import Restart, Stop
from tests.verify.reeval import Reeval

z, w, x, y, n = Sym("z", COMPLEX), Sym("w", COMPLEX), Sym("x", REAL), Sym("y", REAL), Sym("n", INTEGER)
WORLDS = {
    "complex": ([z, w, x, Const("i")], ["conj", "re", "im", "abs", "exp", "sin", "cos"]),
    "real": ([x, y, Const("pi")], ["abs", "exp", "sin", "cos", "tan", "sinh", "cosh", "arctan"]),
}
POINTS = 2
_FAR = mpmath.mpf(10) ** 30


def some_number(random: Random, world: str, depth: int) -> Term:
    names, functions = WORLDS[world]
    if depth == 0:
        return random.choice([*names, *names, Num(Fraction(random.randint(-3, 4), random.choice([1, 1, 2, 3])))])

    def part() -> Term:
        return some_number(random, world, depth - 1)

    kinds: list[Callable[[], Term]] = [
        lambda: Add((part(), part())),
        lambda: Mul((part(), part())),
        lambda: Pow(part(), Num(Fraction(random.choice([2, 3, -1, -2])))),
        lambda: Fn(random.choice(functions), (part(),)),
        lambda: Pow(Fn("abs", (part(),)), Num(Fraction(random.choice([1, 3]), 2))),
        lambda: Pow(part(), n),
        lambda: Fn("log", (Fn("abs", (part(),)),)),
    ]
    if world == "real":
        kinds += [
            lambda: Fn(random.choice(["max", "min"]), (part(), part())),
            lambda: Fn(random.choice(["sin", "cos"]), (Fn("arctan", (part(),)),)),
            lambda: Pow(
                Add((Num(Fraction(1)), Mul((Num(Fraction(-1)), Pow(Fn("sin", (part(),)), Num(Fraction(2))))))), Num(Fraction(1, 2))
            ),
        ]
    return random.choice(kinds)()


def normal_form(term: Term, world: str) -> Term | None:
    tuning = Tuning(complex_world=world == "complex")
    for _ in range(12):
        try:
            normaliser = Normaliser(tuning, Clock.of(2.0))
            return normaliser.term(normaliser.normal(term))
        except Restart:
            continue
        except (Stop, RecursionError):
            return None
    return None


def some_point(random: Random) -> dict[Sym, mpmath.mpf]:
    def coordinate() -> mpmath.mpf:
        return mpmath.mpf(random.randint(-40, 40)) / random.choice([7, 16, 27])

    return {z: mpmath.mpc(coordinate(), coordinate()), w: mpmath.mpc(coordinate(), coordinate()), x: coordinate(), y: coordinate(),
            n: mpmath.mpf(random.randint(-2, 3))}  # fmt: skip


def value(term: Term, point: dict[Sym, mpmath.mpf]) -> mpmath.mpf | None:
    reader = Reeval(())
    reader.names = dict(point)
    try:
        found = reader.at(term)
    except (ValueError, ZeroDivisionError, OverflowError, mpmath.libmp.NoConvergence):
        return None
    return found if mpmath.isfinite(found) and abs(found) < _FAR else None


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("seed", range(8))
def test_the_normal_form_has_the_value(world: str, seed: int) -> None:
    random, compared = Random(f"{world} {seed}"), 0
    for _ in range(40):
        term = some_number(random, world, random.randint(2, 4))
        normal = normal_form(term, world)
        for _ in range(POINTS):
            point = some_point(random)
            before = value(term, point)
            if normal is None or before is None:
                continue
            after = value(normal, point)
            assert after is not None, f"{latex(term)} has a value and {latex(normal)} has none"
            assert abs(before - after) <= (1 + abs(before)) * mpmath.mpf(10) ** -30, f"{latex(term)} became {latex(normal)}"
            compared += 1
    assert compared > 20
