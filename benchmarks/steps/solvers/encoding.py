"""A step as SymPy's own expressions, and its value at a point that is admissible. Knows SymPy only: it runs in the peers' environments too."""

from __future__ import annotations

import random
from typing import Any

import sympy

TRIES = 6
NOT_ZERO = sympy.Float("1e-12")


def sides(question: dict[str, str]) -> tuple[Any, Any]:
    """The two sides of the encoding: Python expressions of our own, evaluated after `from sympy import *` and the statements `names`."""
    names: dict[str, Any] = {}
    exec("from sympy import *\n" + question["names"], names)
    return sympy.sympify(eval(question["left"], names)), sympy.sympify(eval(question["right"], names))


def vanishes(rest: Any) -> bool:
    return rest == 0 or getattr(rest, "is_zero_matrix", False) is True or isinstance(rest, sympy.ZeroMatrix)


def differs_somewhere(rest: Any) -> bool:
    """Whether it has a value other than 0 at an admissible point, and a real one if it is real throughout. False where no value is found."""
    chance = random.Random("a point")
    real = not rest.has(sympy.I) and all(symbol.is_real for symbol in _symbols(rest))
    return any(_differs(_at_a_point(rest, chance), real) for _ in range(TRIES))


def _symbols(rest: Any) -> list[Any]:
    """The free scalars: the label of an indexed name is none, though SymPy counts it."""
    labels = {base.label for base in rest.atoms(sympy.IndexedBase)}
    return sorted((s for s in rest.free_symbols - labels if isinstance(s, sympy.Symbol)), key=str)


def _at_a_point(rest: Any, chance: random.Random) -> Any:
    try:
        there = rest.subs({symbol: _value(symbol, chance) for symbol in _symbols(rest)}).doit()
        matrices = {matrix: _matrix(matrix, chance) for matrix in there.atoms(sympy.MatrixSymbol)}
        there = there.xreplace(matrices).doit()
        entries = [entry for entry in there.atoms(sympy.Indexed) if all(index.is_number for index in entry.indices)]
        return there.xreplace({entry: sympy.Rational(chance.randint(-9, 9), 4) for entry in sorted(entries, key=str)}).doit()
    except Exception:  # SymPy cannot evaluate it there: then the point says nothing
        return None


def _value(symbol: Any, chance: random.Random) -> Any:
    """A number that its assumptions admit."""
    if symbol.is_integer:
        return sympy.Integer(chance.randint(1, 4) if symbol.is_nonnegative else chance.randint(-4, 4))
    size = sympy.Rational(chance.randint(1, 40), 8)
    return size if symbol.is_nonnegative or chance.random() < 0.5 else -size


def _matrix(symbol: Any, chance: random.Random) -> Any:
    rows, columns = (int(size) for size in symbol.shape)
    return sympy.ImmutableMatrix(rows, columns, [chance.randint(-5, 5) for _ in range(rows * columns)])


def _differs(value: Any, real: bool) -> bool:
    if isinstance(value, sympy.MatrixBase):
        return any(_differs(entry, real) for entry in value)
    try:
        number = value.evalf(30) if value is not None else None
        if number is None or not number.is_number or not number.is_finite or (real and abs(sympy.im(number)) > NOT_ZERO):
            return False
        return bool(abs(number) > NOT_ZERO)
    except Exception:  # no number
        return False
