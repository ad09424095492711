"""An equation solved for one of its atoms: its denominators cleared, and without the factors that are known not to be zero."""

from __future__ import annotations

from collections.abc import Callable

from proofgen.math.sorts import Range
from proofgen.math.term import Apply, Delta, Fn, Index, Sym, Term
from proofgen.math.walk import free_symbols, subterms
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.rational import Ratio, degrees
from proofgen.verify.normal.spell import fn, height, key

MOST_FACTORED = 200

Solved = tuple[Term, int, Ratio]
"""atom ** degree = value."""
Wanted = Callable[[Term], bool]


def isolated(core: Core, left: Ratio, right: Ratio, holes: frozenset[Sym] = frozenset()) -> Solved | None:
    """The equation left = right solved for an atom as it stands, or else with its denominators cleared.

    holes: letters that it holds for all values of; the atom has them all, if one of those has that could be solved for.
    """
    found = _isolated(core, left, right, lambda atom: holes <= free_symbols(atom))
    return found if found is not None or not holes else _isolated(core, left, right, lambda _: True)


def _isolated(core: Core, left: Ratio, right: Ratio, wanted: Wanted) -> Solved | None:
    gap = left - right
    if _several_orders(core, gap):
        cleared = vanishing(core, gap)
        return None if cleared is None else _over(core, cleared, wanted)
    found = _lone(core, left, right, wanted) or _lone(core, right, left, wanted) or _linear(core, gap, wanted)
    if found is not None:
        return found
    cleared = vanishing(core, gap)
    return None if cleared is None else _over(core, cleared, wanted) or _pure_power(core, cleared, wanted)


def vanishing(core: Core, gap: Ratio) -> Ratio | None:
    """The polynomial that is zero where the gap is: the factors of its numerator that may be zero, each once. None where none of them may."""
    if len(gap.num) > MOST_FACTORED:
        return Ratio(core.ring, gap.num)
    open_ones = [factor for factor, _ in gap.num.factor()[1] if 0 in core.sign(Ratio(core.ring, factor))]
    if not open_ones:
        return None
    total = core.number(1)
    for factor in open_ones:
        total = total * Ratio(core.ring, factor)
    return total


def _lone(core: Core, side: Ratio, other: Ratio, wanted: Wanted) -> Solved | None:
    """side = c·atom^k, the atom standing nowhere in the other side."""
    if not side.is_polynomial() or len(side.num) != 1 or side.constant() is not None:
        return None
    (coefficient, powers), *_ = core.monomials(side.num)
    if len(powers) != 1 or not wanted(powers[0][0]) or not _solvable(core, powers[0][0], other):
        return None
    return powers[0][0], powers[0][1], other * core.number(1 / coefficient)


def _linear(core: Core, gap: Ratio, wanted: Wanted) -> Solved | None:
    """For the tallest atom that stands linearly with a number before it, and nowhere else."""
    return _tallest(core, gap, 1, lambda slope: slope.constant() is not None, wanted)


def _over(core: Core, gap: Ratio, wanted: Wanted) -> Solved | None:
    """The same with something before it that is known not to be zero."""
    return _tallest(core, gap, 1, lambda slope: 0 not in core.sign(slope), wanted)


def _pure_power(core: Core, gap: Ratio, wanted: Wanted) -> Solved | None:
    """For the tallest atom of which one power stands there and no other, likewise."""
    for power in range(2, max(degrees(gap.num), default=0) + 1):
        found = _tallest(core, gap, power, lambda slope: 0 not in core.sign(slope), wanted)
        if found is not None:
            return found
    return None


def _tallest(core: Core, gap: Ratio, degree: int, allowed: Callable[[Ratio], bool], wanted: Wanted) -> Solved | None:
    """With the numerator as slope·atom^degree + rest, the slope being allowed: atom^degree = -rest/slope."""
    best: Solved | None = None
    for place, power in enumerate(degrees(gap.num)):
        parts = core.ring.by_power(gap.num, place) if power == degree else {}
        if degree not in parts or not parts.keys() <= {0, degree}:
            continue
        slope, rest = (Ratio(core.ring, parts.get(k, core.ring.zero)) for k in (degree, 0))
        atom = core.atoms[place]
        if wanted(atom) and (best is None or _rank(atom) > _rank(best[0])) and allowed(slope):
            value = -rest / slope
            if _solvable(core, atom, value):
                best = atom, degree, value
    return best


def _rank(atom: Term) -> tuple[int, int, bool, str]:
    order = sum(atom.orders) if isinstance(atom, Apply) else 0
    return order, height(atom), not isinstance(atom, Sym), key(atom)


def _several_orders(core: Core, gap: Ratio) -> bool:
    """Whether it is a differential equation: that is solved for the highest derivative."""
    atoms = [core.atoms[place] for place, power in enumerate(degrees(gap.num)) if power]
    known = {(atom.function, atom.args, atom.orders) for atom in atoms if isinstance(atom, Apply)}
    return len({(function, args) for function, args, _ in known}) < len(known)


def _solvable(core: Core, atom: Term, value: Ratio) -> bool:
    if isinstance(atom, Delta) or not free_symbols(atom):  # e = n exp(λ) says something of λ, and nothing of e
        return False
    return not any(part is atom for part in subterms(core.term(value)))


def out_of_log(core: Core, solved: Solved, holes: tuple[Sym, ...]) -> Solved:
    """log a_i = v for all i as a_i = exp v: the logarithm, and the sum of the a_i, are then known too."""
    atom, degree, value = solved
    term = core.term(value)
    match atom:
        case Fn("log", (Index() | Apply() as inside,)) if (
            degree == 1
            and all(isinstance(hole.sort, Range) for hole in holes)
            and set(holes) <= free_symbols(inside)
            and core.is_real(inside)
            and core.is_real(term)
            and not any(part is inside for part in subterms(term))
        ):
            return inside, 1, core.normal(fn("exp", term))
        case _:
            return solved
