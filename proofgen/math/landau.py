"""Landau's symbols: `f = g + o(x^n)` near 0 says that (f - g)/xⁿ tends to 0, and `f = g + O(x^n)` that it stays bounded.

Of an f - g that is analytic at 0, O(xⁿ) is o(xⁿ⁻¹): its first power that does not vanish is whole. Of any other nothing is claimed here.
"""

from __future__ import annotations

import math
from fractions import Fraction

from proofgen.math.shape import number
from proofgen.math.sorts import REAL
from proofgen.math.term import Add, Const, Fn, Limit, Mul, Num, Pow, Rel, Sym, Term, Uninterpreted
from proofgen.math.walk import fresh, substitute, subterms

NAMES = {"o": "o", "O": "O", "\\mathcal{O}": "\\mathcal{O}", "\\mathrm{o}": "o", "\\mathrm{O}": "O"}
SMALL = "near-zero"  # the convention that nothing in the text lets a variable grow
_ZERO, _MINUS_ONE = number(0), number(-1)
_AT_ZERO = {
    "exp": 1,
    "sin": 0,
    "cos": 1,
    "tan": 0,
    "sinh": 0,
    "cosh": 1,
    "tanh": 0,
    "arctan": 0,
    "arcsin": 0,
}  # analytic there, with this value
_HIGHEST = 12


def symbol(name: str, inner: Term) -> Term:
    return Uninterpreted(f"{NAMES[name]}\\left(#1\\right)", (inner,))


def as_limit(claim: Term) -> Term | None:
    """`f = g + o(x^n)` as a limit at 0; None where it is no such claim, or not one of which this is known."""
    if not isinstance(claim, Rel) or claim.op != "=":
        return None
    left, right = _apart(claim.left), _apart(claim.right)
    if left is None or right is None or right[1] is None:
        return None
    order = right[1]
    variable, power = _power(order.args[0])
    if variable is None or not 1 <= power <= _HIGHEST or (left[1] is not None and not _is_within(left[1], order)):
        return None
    gap = Add((left[0], Mul((_MINUS_ONE, right[0]))))
    if any(isinstance(part, Uninterpreted) for part in subterms(gap)):
        return None
    if not _is_small(order):
        if not _is_analytic(gap, variable):
            return None
        power -= 1
    letter = fresh(variable)
    quotient = Mul((gap, Pow(variable, number(-power)))) if power else gap
    return Rel("=", Limit(letter, _ZERO, substitute(quotient, {variable: letter})), _ZERO)


def _apart(side: Term) -> tuple[Term, Uninterpreted | None] | None:
    """What stands beside the symbol, and the symbol, if there is one among the summands; None where one stands elsewhere."""
    found = _orders(side)
    summands = side.terms if isinstance(side, Add) else (side,)
    rest = tuple(part for part in summands if not any(order in (part, _sign_left(part)) for order in found))
    if len(found) > 1 or len(rest) + len(found) != len(summands) or (found and _orders(Add(rest) if rest else _ZERO)):
        return None
    return (Add(rest) if len(rest) > 1 else rest[0] if rest else _ZERO), (found[0] if found else None)


def _is_small(order: Uninterpreted) -> bool:
    return order.pattern.startswith("o")


def _is_within(order: Uninterpreted, other: Uninterpreted) -> bool:
    """Every function of the one order is of the other: O(x^4) is O(x^2)."""
    (one, power), (two, most) = _power(order.args[0]), _power(other.args[0])
    return one is not None and one is two and (power > most or (power == most and (_is_small(order) or not _is_small(other))))


def _orders(term: Term) -> list[Uninterpreted]:
    patterns = {f"{name}\\left(#1\\right)" for name in NAMES.values()}
    return [part for part in subterms(term) if isinstance(part, Uninterpreted) and part.pattern in patterns]


def _sign_left(part: Term) -> Term:
    return part.factors[1] if isinstance(part, Mul) and len(part.factors) == 2 and part.factors[0] is _MINUS_ONE else part


def _power(term: Term) -> tuple[Sym | None, int]:
    match term:
        case Sym() if term.sort == REAL:
            return term, 1
        case Pow(Sym() as base, Num(power)) if base.sort == REAL and power.denominator == 1:
            return base, int(power)
        case _:
            return None, 0


def _is_analytic(term: Term, variable: Sym) -> bool:
    """A power series in the variable converges to it around 0, whatever real numbers the other names are."""
    match term:
        case Num() | Const("e" | "pi"):
            return True
        case Sym():
            return term.sort == REAL
        case Add(parts) | Mul(parts):
            return all(_is_analytic(part, variable) for part in parts)
        case Pow(base, Num(power)) if power.denominator == 1 and power >= 0:
            return _is_analytic(base, variable)
        case Pow(base, Num(power)):
            there = _value(base, variable)
            return _is_analytic(base, variable) and there is not None and (there > 0 or (there < 0 and power.denominator == 1))
        case Fn("log", (inner,)):
            there = _value(inner, variable)
            return _is_analytic(inner, variable) and there is not None and there > 0
        case Fn("exp" | "sin" | "cos" | "sinh" | "cosh", (inner,)):
            return _is_analytic(inner, variable)
        case Fn(name, (inner,)) if name in _AT_ZERO:
            return _is_analytic(inner, variable) and _value(inner, variable) == 0
        case _:
            return False


def _value(term: Term, variable: Sym) -> Fraction | None:
    """At 0, where arithmetic alone says what it is."""
    match term:
        case Num(value):
            return value
        case Sym():
            return Fraction(0) if term is variable else None
        case Add(parts):
            values = [_value(part, variable) for part in parts]
            return None if None in values else sum((value for value in values if value is not None), Fraction(0))
        case Mul(parts):
            values = [_value(part, variable) for part in parts]
            known = [value for value in values if value is not None]
            return Fraction(0) if 0 in known else math.prod(known, start=Fraction(1)) if len(known) == len(values) else None
        case Pow(base, Num(power)) if power.denominator == 1 and power >= 0:
            below = _value(base, variable)
            return None if below is None else below ** int(power)
        case Fn(name, (inner,)) if name in _AT_ZERO and _value(inner, variable) == 0:
            return Fraction(_AT_ZERO[name])
        case _:
            return None
