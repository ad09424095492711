"""The Levi-Civita symbol."""

from __future__ import annotations

from itertools import permutations

from proofgen.math.term import Delta, Term
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import mul, number
from proofgen.verify.normal.stops import OutOfScope


def levi_civita(core: Core, indices: tuple[Term, ...]) -> Ratio:
    """ε_{i…} is the determinant of δ_{i a}; numbers are counted directly."""
    size = len(indices)
    values = [core.normal(index).constant() for index in indices]
    if size > 4:
        raise OutOfScope("a Levi-Civita symbol of more than four indices")
    if len({core.term(core.normal(index)) for index in indices}) < size:
        return core.number(0)
    if all(value is not None for value in values):
        places = [int(value) for value in values if value is not None]
        return core.number(_parity(places)) if sorted(places) == list(range(1, size + 1)) else core.number(0)
    total = core.number(0)
    for order in permutations(range(1, size + 1)):
        factors = [Delta(index, number(place)) for index, place in zip(indices, order, strict=True)]
        total = total + core.number(_parity(list(order))) * core.normal(mul(*factors))
    core.law("levi-civita-determinant")
    return total


def _parity(places: list[int]) -> int:
    swaps = sum(1 for i in range(len(places)) for j in range(i) if places[j] > places[i])
    return -1 if swaps % 2 else 1
