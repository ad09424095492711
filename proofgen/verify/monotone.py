"""Inequalities from a point at which they hold: the difference of the sides grows from there on either side. And by induction.

f(v) - f(c) = f'(w)(v - c) for some w between, where f has a value from c to v and a derivative between (the mean value theorem). So f(v) >= f(c)
follows where f' >= 0 right of c and f' <= 0 left of it. Hypotheses on v are not hypotheses on w: of w only c < w < v is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from proofgen.math.chance import Moment
from proofgen.math.context import Context
from proofgen.math.sorts import REAL, Range, Scalar, Tensor
from proofgen.math.term import Add, Cases, Const, Delta, Fn, Indicator, Integral, Limit, Mul, Num, Pow, Product, Rel, Sum, Sym, Term
from proofgen.math.walk import free_symbols, substitute, subterms
from proofgen.verify import signs as s
from proofgen.verify.normal.derivative import Differentiation
from proofgen.verify.normal.form import Normaliser
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import HALF, MINUS_ONE, ONE, ZERO, add, minus, mul, negative, number
from proofgen.verify.normal.stops import OutOfScope, Stop, TimeIsUp
from proofgen.verify.search import Search

MOST_DEPTH = 2
MOST_NAMES = 3
MOST_POINTS = 20
HALF_TURN, QUARTER = Const("pi"), mul(HALF, Const("pi"))
_names = count(1)


@dataclass(frozen=True, slots=True)
class Ground:
    """The point from which it is looked: f(c) for f in the variable v."""

    gap: Term
    var: Sym
    at: Term


def monotone(gap: Term, wanted: s.Signs, search: Search, depth: int = 0, budget: Iterator[int] | None = None) -> bool:
    """Whether the lowered number `gap` is shown to be positive, or not negative. wanted: one of these two. budget: how many points are left."""
    budget = iter(range(MOST_POINTS)) if budget is None else budget
    if depth > MOST_DEPTH or search.complex_world or _jumps(gap):
        return False
    names = sorted((name for name in free_symbols(gap) if name.sort == REAL and not name.tag), key=lambda name: name.name)
    for var in names[:MOST_NAMES]:
        for at in _starts(gap, var, search):
            if next(budget, None) is None:
                return False
            try:
                if _from(Ground(gap, var, at), wanted, search, depth, budget):
                    search.laws.setdefault("mean-value")
                    return True
            except TimeIsUp:
                raise
            except Stop:
                continue
    return False


def _starts(gap: Term, var: Sym, search: Search) -> Iterator[Term]:
    """0, 1, -1, what bounds the variable, and the other names."""
    yield from (ZERO, ONE, MINUS_ONE)

    def edges(normaliser: Normaliser) -> list[Term]:
        found = [normaliser.term(edge.value) for edge in normaliser.oracle.edges_of(var)]
        return [each for each in found if each not in (ZERO, ONE, MINUS_ONE) and var not in free_symbols(each)]

    yield from dict.fromkeys(search.within(edges, record=False))
    yield from (name for name in sorted(free_symbols(gap) - {var}, key=lambda each: each.name) if name.sort == REAL)


def _from(ground: Ground, wanted: s.Signs, search: Search, depth: int, budget: Iterator[int]) -> bool:
    there = substitute(ground.gap, {ground.var: ground.at})
    start = _sign(search.context, there, search)
    if start is None or not start <= s.NOT_NEGATIVE:
        return False
    way = _sign(search.context, minus(ground.var, ground.at), search)
    if way is None or (wanted == s.POSITIVE and start != s.POSITIVE and 0 in way):
        return False
    strictly = wanted == s.POSITIVE and start != s.POSITIVE
    return all(_grows(ground, side, strictly, search, depth, budget) for side in (1, -1) if side in way)


def _grows(ground: Ground, side: int, strictly: bool, search: Search, depth: int, budget: Iterator[int]) -> bool:
    """Between c and v on this side the derivative has the sign that makes f(v) larger."""
    between = Sym(f"w_{{{next(_names)}}}", REAL)
    near, far = ("<", ">") if side > 0 else (">", "<")
    beyond = Rel(far, ground.var, ground.at)
    body = substitute(ground.gap, {ground.var: between})
    closed = (beyond, Rel(near + "=", ground.at, between), Rel(near + "=", between, ground.var))
    if _sign(_under(search.context, closed), body, search) is None:
        return False
    needs: list[Term] = []
    slope = Differentiation(between, _no_component, needs).of(body)
    if side < 0:
        slope = negative(slope)
    inside = Search(_under(search.context, (beyond, Rel(near, ground.at, between), Rel(near, between, ground.var))), search.clock)
    if not all(inside.shown(need) for need in needs):
        return False
    inside.meet(slope)
    if inside.listed:
        return False
    if strictly and inside.within(lambda n: _vanishes_seldom(n, slope, between), record=False):
        strictly = False
    sought = s.POSITIVE if strictly else s.NOT_NEGATIVE
    if inside.within(lambda n: n.oracle.of_term(slope) <= sought, record=False):
        return True
    return monotone(slope, sought, inside, depth + 1, budget)


def _vanishes_seldom(normaliser: Normaliser, slope: Term, var: Sym) -> bool:
    """Is it analytic in the variable alone, and not zero? Then it has finitely many zeros between two points, and f still grows strictly."""
    value = normaliser.normal(slope)
    top = normaliser.term(Ratio(normaliser.ring, value.num))
    if value.is_zero() or not free_symbols(top) <= {var}:
        return False
    return _plain(normaliser, value) or (
        _is_entire(top)
        and any(0 not in normaliser.oracle.of_term(substitute(top, {var: point})) for point in (ZERO, ONE, QUARTER, HALF_TURN))
    )


def _is_entire(term: Term) -> bool:
    """Polynomials, and exp, sin and cos of them."""
    match term:
        case Sym() | Num() | Const("pi" | "e"):
            return True
        case Add(parts) | Mul(parts) | Fn("exp" | "sin" | "cos", parts):
            return all(map(_is_entire, parts))
        case Pow(base, Num(power)):
            return power.denominator == 1 and power >= 0 and _is_entire(base)
        case _:
            return False


def _plain(normaliser: Normaliser, value: Ratio) -> bool:
    return all(all(isinstance(atom, Sym) for atom, _ in powers) for _, powers in normaliser.monomials(value.num))


def _sign(context: Context, term: Term, search: Search) -> s.Signs | None:
    """The signs the term may have where it has a value for certain; None where it may have none."""
    inner = Search(context, search.clock)
    inner.meet(term)
    if inner.listed:
        return None
    return inner.within(lambda n: n.oracle.of_term(term), record=False)


def _under(context: Context, more: tuple[Rel, ...]) -> Context:
    return replace(context, hypotheses=(*context.hypotheses, *more))


def _jumps(term: Term) -> bool:
    """Whether something in it is not continuous wherever it has a value, or has the variable in bounds."""
    for part in subterms(term):
        match part:
            case Moment():
                return True  # its names do not vary
            case Cases() | Delta() | Indicator() | Limit() | Fn("floor" | "ceil" | "sign" | "factorial" | "gamma", _):
                return True
            case Sum(_, low, high) | Product(_, low, high) | Integral(_, low, high):
                if any(name.sort == REAL for end in (low, high) for name in free_symbols(end)) or Const("oo") in (low, high):
                    return True
            case _:
                continue
    return False


def _no_component(term: Term, indices: tuple[Term, ...]) -> Term:
    raise OutOfScope(f"a derivative of {type(term).__name__} at {len(indices)} indices")


# ---------------------------------------------------------------- induction


def inductive(op: str, small: Term, big: Term, search: Search) -> bool:
    """On an integer n that may be any from n0 on: for n0, and for n + 1 where it holds for n. Other hypotheses about n are not used.

    The sides are lowered. Refused where a size, a range or a condition speaks of n.
    """
    names = free_symbols(small) | free_symbols(big)
    for n in sorted((name for name in names if name.sort == Scalar("integer")), key=lambda name: name.name):
        kept = tuple(h for h in search.context.hypotheses if n not in free_symbols(h) or _bounds(h, n))
        context = replace(search.context, hypotheses=kept)
        first = _least(n, Search(context, search.clock))
        speaks = any(n in _in_sort(name) for h in kept for name in free_symbols(h)) or any(n in _in_sort(name) for name in names)
        if first is None or speaks or any(n in free_symbols(condition) for condition in search.listed):
            continue
        step = {n: add(n, ONE)}
        begun = [substitute(side, {n: number(first)}) for side in (small, big)]
        further = [substitute(side, step) for side in (small, big)]
        supposed = _under(context, (Rel(op, small, big),))
        if _holds(context, op, begun[0], begun[1], search) and _holds(supposed, op, further[0], further[1], search):
            search.laws.setdefault("induction")
            return True
    return False


def _holds(context: Context, op: str, small: Term, big: Term, search: Search) -> bool:
    inner = Search(context, search.clock)
    inner.meet(small, big)
    if inner.listed:
        return False
    return inner.within(lambda n: n.oracle.of_term(minus(small, big)) <= s.OF_RELATION[op], record=False)


def _least(n: Sym, search: Search) -> int | None:
    def least(normaliser: Normaliser) -> int | None:
        edges = normaliser.oracle.edges_of(n)
        known = [value for edge in edges if not edge.above and (value := edge.value.constant()) is not None]
        if any(edge.above for edge in edges) or not known or any(value.denominator != 1 for value in known):
            return None
        return int(max(known))

    return search.within(least, record=False)


def _bounds(hypothesis: Term, n: Sym) -> bool:
    """Does it bound n by a number from below, and say no more?"""
    match hypothesis:
        case Rel(">=" | ">", left, right):
            return left is n and not free_symbols(right)
        case _:
            return False


def _in_sort(name: Sym) -> frozenset[Sym]:
    match name.sort:
        case Range(low, high):
            return free_symbols(low) | free_symbols(high)
        case Tensor(sizes):
            return frozenset().union(*(free_symbols(size) for size in sizes))
        case _:
            return frozenset()
