"""Exact values beside the balls: rationals, and rational combinations of 1, π and logarithms of integers.

They decide equality where a ball cannot, and let exp(log 1/10) be 1/10 again.
"""

from __future__ import annotations

from dataclasses import dataclass

from flint import fmpq, fmpz

PI = 0  # the generator that stands for π; a generator n >= 2 stands for log n
_BITS = 20_000


@dataclass(frozen=True, slots=True)
class Form:
    """constant + the sum of coefficient · generator; never without a part."""

    constant: fmpq
    parts: tuple[tuple[int, fmpq], ...]


Exact = fmpq | Form


def small(value: fmpq) -> bool:
    """Whether to go on computing with this rational rather than with its ball."""
    return bool(2 * value.height_bits() <= _BITS or value.p.bit_length() + value.q.bit_length() <= _BITS)


def _form(constant: fmpq, parts: dict[int, fmpq]) -> Exact:
    kept = tuple(sorted((g, c) for g, c in parts.items() if c != 0))
    return Form(constant, kept) if kept else constant


def _taken(value: Exact) -> tuple[fmpq, dict[int, fmpq]]:
    return (value.constant, dict(value.parts)) if isinstance(value, Form) else (value, {})


def add(left: Exact, right: Exact) -> Exact:
    constant, parts = _taken(left)
    more, others = _taken(right)
    for generator, coefficient in others.items():
        parts[generator] = parts.get(generator, fmpq(0)) + coefficient
    return _form(constant + more, parts)


def multiply(left: Exact, right: Exact) -> Exact | None:
    if isinstance(left, Form) and isinstance(right, Form):
        return None
    if isinstance(right, Form):
        return multiply(right, left)
    constant, parts = _taken(left)
    scale = right
    return _form(constant * scale, {g: c * scale for g, c in parts.items()})


def log(value: Exact) -> Exact | None:
    """Of a positive rational."""
    if isinstance(value, Form):
        return None
    parts: dict[int, fmpq] = {}
    for number, sign in ((value.p, 1), (value.q, -1)):
        if number.bit_length() > 60:
            parts[int(number)] = parts.get(int(number), fmpq(0)) + sign
            continue
        for prime, power in fmpz(number).factor():
            parts[int(prime)] = parts.get(int(prime), fmpq(0)) + sign * int(power)
    return _form(fmpq(0), parts)


def exp(value: Exact) -> Exact | None:
    constant, parts = _taken(value)
    if constant != 0 or any(g == PI or c.q != 1 or abs(c.p) > 200 for g, c in parts.items()):
        return None
    product = fmpq(1)
    for generator, power in parts.items():
        product *= fmpq(generator) ** int(power.p)
    return product if small(product) else None


_COSINES = {0: (1, 1), 2: (1, 2), 3: (0, 1), 4: (-1, 2), 6: (-1, 1), 8: (-1, 2), 9: (0, 1), 10: (1, 2)}  # of multiples of π/6


def cos(value: Exact, quarter_turns: int = 0) -> Exact | None:
    """cos(value + quarter_turns · π/2), where it is rational."""
    constant, parts = _taken(value)
    if constant != 0 or set(parts) - {PI}:
        return None
    sixths = parts.get(PI, fmpq(0)) * 6 + 3 * quarter_turns
    if sixths.q != 1:
        return None
    known = _COSINES.get(int(sixths.p) % 12)
    return None if known is None else fmpq(*known)


def root(value: fmpq, degree: int) -> fmpq | None:
    """The non-negative root of a non-negative rational, where it is rational."""
    parts = []
    for number in (value.p, value.q):
        candidate = number.root(degree) if number > 0 else fmpz(0)
        if candidate**degree != number:
            return None
        parts.append(candidate)
    return fmpq(parts[0], parts[1])
