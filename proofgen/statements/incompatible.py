"""Suppositions of which anyone sees that they cannot both hold."""

from __future__ import annotations

from proofgen.math.term import ForAll, Num, Rel, Term
from proofgen.math.walk import free_symbols

_OPPOSITE = {"=": "=", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
_SIGNS = {"=": {0}, "!=": {-1, 1}, "<": {-1}, ">": {1}, "<=": {-1, 0}, ">=": {0, 1}}

_PLACES = [(-1, -1), (0, -1), (1, -1), (1, 0), (1, 1)]  # where a number can lie as seen from a, and from a greater b


def incompatible(first: Term, second: Term) -> bool:
    """`x = 1` and `x = 2`, `a < b` and `a = b`: relations of the same two terms, or of one term with two numbers. False where it is unclear."""
    if not isinstance(first, Rel) or not isinstance(second, Rel):
        return False
    return any(_apart(one, two) for one in (first, _turned(first)) for two in (second, _turned(second)))


def same_subject(first: Term, second: Term) -> bool:
    """Whether two suppositions say something of the same quantity, as those of two cases do."""
    if isinstance(first, Rel) and isinstance(second, Rel):
        return any(each in (second.left, second.right) and free_symbols(each) for each in (first.left, first.right))
    if isinstance(first, ForAll) != isinstance(second, ForAll):
        return False  # an equation for all t, and the value at one
    return free_symbols(first) == free_symbols(second)


def _turned(relation: Rel) -> Rel:
    return Rel(_OPPOSITE[relation.op], relation.right, relation.left)


def _apart(first: Rel, second: Rel) -> bool:
    """Of `t ? a` and `t ? b`."""
    if first.left is not second.left:
        return False
    if first.right is second.right:
        return not _SIGNS[first.op] & _SIGNS[second.op]
    if not isinstance(first.right, Num) or not isinstance(second.right, Num):
        return False
    places = _PLACES if first.right.value < second.right.value else [(seen, other) for other, seen in _PLACES]
    return not any(seen in _SIGNS[first.op] and other in _SIGNS[second.op] for seen, other in places)
