"""Sums over pairs of indices in order: Σ_{i<j}, Σ_i Σ_{j<=i}. Each is brought to the full square with [i < j] as a factor, and that to one of its halves.

Only of what has a value on the whole square; done where `triangles` is set, since other laws want such sums as they are written.
"""

from __future__ import annotations

from proofgen.math.sorts import Range
from proofgen.math.term import And, Delta, Indicator, Rel, Sum, Sym, Term
from proofgen.math.walk import free_symbols, substitute
from proofgen.verify import signs as s
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.deltas import is_total
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import ZERO, key, mul, number

Bound = tuple[Sym, Term, Term]
MOST_STEPS = 3


def squared(core: Core, term: Sum) -> Sum:
    """Σ_{j=a}^{i-c} as Σ_{j=a}^{n} [j <= i - c], and Σ_{j=i+c}^{n} as Σ_{j=a}^{n} [j >= i + c], for a bound i from a to n; c >= 0."""
    if term.where is not None or not is_total(term.body):
        return term
    for end, op in ((term.high, "<="), (term.low, ">=")):
        outer = [name for name in free_symbols(end) if name.name == "~" and isinstance(name.sort, Range)]
        if len(outer) != 1 or outer[0] in free_symbols(term.low if op == "<=" else term.high):
            continue
        square = outer[0].sort
        assert isinstance(square, Range)
        other, wanted = (term.low, square.low) if op == "<=" else (term.high, square.high)
        beyond = core.normal(end) - core.normal(outer[0])
        within = core.sign(-beyond if op == "<=" else beyond) <= s.NOT_NEGATIVE
        if within and (core.normal(other) - core.normal(wanted)).is_zero():
            return Sum(term.var, square.low, square.high, term.body, Rel(op, term.var, end))
    return term


def ordered(core: Core, relation: Rel) -> Ratio:
    """[a op b] of whole numbers by [g < 0] for differences g without a constant, and deltas."""
    gap, one = core.normal(relation.left) - core.normal(relation.right), core.number(1)
    match relation.op:
        case "<":
            return _below(core, gap)
        case "<=":
            return _below(core, gap - one)
        case ">":
            return one - _below(core, gap - one)
        case _:
            return one - _below(core, gap)


def _below(core: Core, gap: Ratio) -> Ratio:
    """[g < 0]"""
    signs = core.sign(gap)
    if signs == s.NEGATIVE or not signs & s.NEGATIVE:
        return core.number(int(signs == s.NEGATIVE))
    offset, rest = core.split(gap)
    if rest is None or not -MOST_STEPS <= offset <= MOST_STEPS:
        return _atom(core, gap)
    if core.normal(rest).num.leading_coefficient() < 0:
        return core.number(1) - _below(core, -gap - core.number(1))
    total = _atom(core, core.normal(rest))
    for step in range(-offset):
        total = total + core.normal(Delta(rest, number(step)))
    for step in range(1, offset + 1):
        total = total - core.normal(Delta(rest, number(-step)))
    return total


def _atom(core: Core, gap: Ratio) -> Ratio:
    atom = Indicator(And((Rel("<", core.term(gap), ZERO),)))
    result = core.atom(atom)
    if atom in core.places:
        core.relate(atom, 2, result)
    return result


def halves(core: Core, bounds: list[Bound], factors: list[Term], spelled: dict[bool, Term], order: tuple[Term, Sym, Sym]) -> Ratio | None:
    """Σ_{x<y} f(x, y) as half of the square without its diagonal, where f is symmetric; as the square without the diagonal and Σ_{x<y} f(y, x), if that spells less.

    spelled: the sum as it is, and with x and y exchanged in f, each as a canonical term.
    """
    indicator, x, y = order
    others = [factor for factor in factors if factor is not indicator]
    if spelled[False] is not spelled[True] and not key(spelled[True]) < key(spelled[False]):
        return None
    square, diagonal = _nested(bounds, mul(*others)), _nested([b for b in bounds if b[0] is not y], substitute(mul(*others), {y: x}))
    rest = core.normal(square) - core.normal(diagonal)
    core.law("either-order")
    return rest / core.number(2) if spelled[False] is spelled[True] else rest - core.atom(spelled[True])


def pair(core: Core, bounds: list[Bound], factors: list[Term]) -> tuple[Term, Sym, Sym] | None:
    """[x < y] among the factors for two of the bound names, of one range, where all else has a value everywhere."""
    for factor in factors:
        match factor:
            case Indicator(And((Rel("<", gap, _),))):
                both = [bound for bound in bounds if bound[0] in free_symbols(gap)]
            case _:
                continue
        if len(both) != 2 or both[0][1:] != both[1][1:] or not all(is_total(each) for each in factors if each is not factor):
            continue
        names = {both[0][0], both[1][0]}
        if any(names & free_symbols(end) for _, low, high in bounds for end in (low, high)):
            continue
        x, y = both[0][0], both[1][0]
        for first, second in ((x, y), (y, x)):
            if (core.normal(gap) - core.normal(first) + core.normal(second)).is_zero():
                return factor, first, second
    return None


def _nested(bounds: list[Bound], body: Term) -> Term:
    for name, low, high in reversed(bounds):
        body = Sum(name, low, high, body)
    return body
