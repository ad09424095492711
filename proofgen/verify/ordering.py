"""Polynomials of numbers that are not negative: in each order of them, the smallest and the steps from one to the next; where no coefficient is negative, neither is the value."""

from __future__ import annotations

from itertools import permutations

from proofgen.verify import signs as s
from proofgen.verify.normal.form import Normaliser
from proofgen.verify.normal.rational import Poly, Ratio, degrees

MOST_NAMES, MOST_DEGREE, MOST_TERMS = 4, 12, 80


def by_order(core: Normaliser, gap: Ratio, wanted: s.Signs) -> bool:
    """For x <= y put y = x + t with t >= 0, and so on, in all orders."""
    if len(gap.num) > MOST_TERMS or not core.sign(Ratio(core.ring, gap.den)) <= s.POSITIVE:
        return False
    powers = degrees(gap.num)
    places = [place for place, power in enumerate(powers) if power]
    if not 2 <= len(places) <= MOST_NAMES or sum(powers) > MOST_DEGREE:
        return False
    signs = [core.oracle.of_atom(core.atoms[place]) for place in places]
    if not all(sign <= s.NOT_NEGATIVE for sign in signs):
        return False
    strict = wanted == s.POSITIVE
    if strict and not all(sign == s.POSITIVE for sign in signs):
        return False
    if not all(_grows(core, gap.num, order, strict) for order in permutations(places)):
        return False
    core.law("any-order")
    return True


def _grows(core: Normaliser, poly: Poly, order: tuple[int, ...], strict: bool) -> bool:
    """x, y, z in this order as x, x + s, x + s + t of numbers that are not negative; strict: a power of the smallest alone must stay."""
    value = Ratio(core.ring, poly)
    for count in range(len(order), 1, -1):
        value = core.ring.put(value, order[count - 1], core.ring.gen(order[count - 2]) + core.ring.gen(order[count - 1]))
    entries = value.num.to_dict()
    alone = any(sum(powers) == powers[order[0]] for powers in entries)
    return all(coefficient > 0 for coefficient in entries.values()) and (alone or not strict)
