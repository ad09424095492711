"""Entry by entry: in `\\operatorname{diag}(1 - a^2)` and `w \\odot (1 - a)` only a vector can stand, and there each entry is computed.

A square of a vector may be meant as a norm, and a number cannot be added to a vector; but neither gives what is needed in such a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from proofgen.math.shape import entry, number, shape
from proofgen.math.sorts import Range
from proofgen.math.syntax import Node, Unreadable
from proofgen.math.term import Constant, Lam, Mul, Pow, Sym, Term
from proofgen.math.value import Value
from proofgen.math.walk import fresh

if TYPE_CHECKING:
    from proofgen.math.elaborate import Elaborator

PASS_ON = frozenset({"group", "+", "neg", "*", "^", "root", "fn"})
"""Of these, what is said of the whole is said of the parts; anything else is read as anywhere."""

_MINUS_ONE = number(-1)


def factors(e: Elaborator, node: Node) -> tuple[Value, Value]:
    """Both sides of a product. Beside a vector, a square is no vector that nobody wrote: only beside a number does it stand for the entries."""
    left, right = node.args
    if node.text in ("odot", "circ"):
        return _opposite(e, left), _opposite(e, right)
    if not e.entries or node.text == "/":
        return e.value(left), e.value(right)
    for first, second in ((left, right), (right, left)):
        with e.as_entries(False):
            try:
                scale = e.value(first)
            except Unreadable:
                continue
        if not shape(scale.term):
            other = e.value(second)
            return (scale, other) if first is left else (other, scale)
    with e.as_entries(False):
        return e.value(left), e.value(right)


def _opposite(e: Elaborator, side: Node) -> Value:
    """A factor of an entrywise product; of vectors, since of matrices a square is the product with itself."""
    with e.as_entries():
        return e.value(side)


def spread(left: Value, right: Value) -> tuple[Value, Value]:
    """A number beside a vector stands in each entry."""
    a, b = shape(left.term), shape(right.term)
    if not a and len(b) == 1:
        return Value(Constant(left.term, b), right.row), right
    if not b and len(a) == 1:
        return left, Value(Constant(right.term, a), left.row)
    return left, right


def powered(base: Term, exponent: Term) -> Term:
    return _each(shape(base)[0], lambda at: Pow(entry(base, (at,)), exponent))


def quotient(above: Term, below: Term) -> Term:
    """Entry by entry; a number above stands over each entry."""
    over = Pow
    return _each(shape(below)[0], lambda at: Mul((entry(above, (at,)) if shape(above) else above, over(entry(below, (at,)), _MINUS_ONE))))


def _each(size: Term, value: object) -> Term:
    letter = fresh(Sym("i", Range(number(1), size)))
    return Lam(letter, size, value(letter))  # type: ignore[operator]
