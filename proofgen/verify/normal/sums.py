"""Sums: linear in the body, constant factors outside, nested sums flattened, bounds brought to a common base, bound names canonical."""

from __future__ import annotations

from itertools import permutations
from math import comb

from proofgen.math.sorts import INTEGER
from proofgen.math.term import Add, And, Const, Delta, Index, Indicator, Inverse, Mul, Num, Pow, Rel, Sum, Sym, Term
from proofgen.math.walk import free_symbols, fresh, substitute, subterms
from proofgen.verify.normal.binomials import binomial_sum
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.deltas import eliminate, has_value, is_total
from proofgen.verify.normal.orders import halves, pair, squared
from proofgen.verify.normal.rational import Ratio, degrees
from proofgen.verify.normal.series import series
from proofgen.verify.normal.spell import MINUS_ONE, ONE, add, height, key, minus, mul, number
from proofgen.verify.normal.stops import NoValue, OutOfScope
from proofgen.verify.normal.vandermonde import absorbed, convolution

NOT_NEGATIVE = frozenset({0, 1})
INFINITY = Const("oo")
Bound = tuple[Sym, Term, Term]
MOST_WRITTEN_OUT = 60
MOST_PEELED = 6


def summation(core: Core, term: Sum) -> Ratio:
    """The normal form of a finite sum. An infinite one is an atom of which nothing is known but its body."""
    if core.tuning.triangles:
        term = squared(core, term)
    body = term.body
    if term.where is not None:
        body = mul(_guard(core, term), body)
    if INFINITY in (term.low, term.high):
        try:
            return series(core, term)
        except OutOfScope:
            return _infinite(core, term, body)
    for known in (absorbed, binomial_sum, convolution):
        closed = known(core, term)
        if closed is not None:
            return closed
    low, high = core.canonical(term.low), core.canonical(term.high)
    if not (core.is_integer(low) and core.is_integer(high)):
        raise OutOfScope("a sum whose bounds are not known to be integers")
    if core.sign(core.normal(high) - core.normal(low)) == {-1}:
        return core.number(0)
    first, last = core.normal(low).constant(), core.normal(high).constant()
    if first is not None and last is not None and last - first <= (MOST_WRITTEN_OUT if core.tuning.write_out else 0):
        total = core.number(0)
        for value in range(int(first), int(last) + 1):
            total = total + core.normal(substitute(body, {term.var: number(value)}))
        return total
    var = core.bound(low, high)
    core.depth += 1
    try:
        return _of_value(core, var, low, high, core.normal(substitute(body, {term.var: var})))
    finally:
        core.depth -= 1


def _guard(core: Core, term: Sum) -> Term:
    """`where` as a factor: 1 - δ or δ if the body has a value everywhere, else an indicator that nothing is pulled out of."""
    match term.where:
        case Rel("!=", left, right) if is_total(term.body):
            return minus(ONE, Delta(left, right))
        case Rel("=", left, right) if is_total(term.body):
            return Delta(left, right)
        case And(parts):
            return mul(*(_guard(core, Sum(term.var, term.low, term.high, term.body, part)) for part in parts))
        case Rel() as where if core.tuning.triangles and is_total(term.body):
            return Indicator(where)
        case where:
            assert where is not None
            return Indicator(And((where,)))


def _infinite(core: Core, term: Sum, body: Term) -> Ratio:
    var = core.bound(core.canonical(term.low) if term.low is not INFINITY else ONE, INFINITY)
    core.depth += 1
    try:
        inside = core.canonical(substitute(body, {term.var: var}))
    finally:
        core.depth -= 1
    named = Sym("@", INTEGER, 100 * (height(inside) + 1))
    return core.atom(Sum(named, core.canonical(term.low), INFINITY, substitute(inside, {var: named})))


def _of_value(core: Core, var: Sym, low: Term, high: Term, value: Ratio) -> Ratio:
    core.clock.tick()
    pinned = eliminate(core, var, low, high, value)
    if pinned is not None:
        rest, extra = pinned
        return _of_value(core, var, low, high, rest) + extra
    total = core.number(0)
    for piece in _partial_fractions(core, var, value):
        total = total + _linear(core, var, low, high, piece)
    return core.reduced(total)


def _partial_fractions(core: Core, var: Sym, value: Ratio) -> list[Ratio]:
    """A rational function of the bound variable with simple poles at rationals, taken apart pole by pole."""
    place = core.places.get(var)
    if place is None or degrees(value.den)[place] < 2:
        return [value]
    used = [core.atoms[k] for poly in (value.num, value.den) for k, power in enumerate(degrees(poly)) if power]
    if any(atom is not var and var in free_symbols(atom) for atom in used):
        return [value]
    pieces, rest = [], value
    for factor, times in core.ring.factored(value.den)[1]:
        if not degrees(factor)[place]:
            continue
        parts = core.ring.by_power(factor, place)
        slope = Ratio(core.ring, parts.get(1, core.ring.zero)).constant()
        offset = Ratio(core.ring, parts.get(0, core.ring.zero)).constant()
        if times != 1 or max(parts) > 1 or slope is None or offset is None:
            return [value]
        pole = Ratio(core.ring, factor)
        residue = core.ring.put(value * pole, place, core.number(-offset / slope))
        pieces.append(residue / pole)
        rest = rest - pieces[-1]
    core.law("partial-fractions")
    return [*pieces, rest]


def _linear(core: Core, var: Sym, low: Term, high: Term, value: Ratio) -> Ratio:
    outside, inside = core.number(1), core.ring.one
    content, factors = core.ring.factored(value.den)
    for factor, times in factors:
        if any(power and var in free_symbols(core.atoms[place]) for place, power in enumerate(degrees(factor))):
            inside = inside * factor**times
        else:
            outside = outside * Ratio(core.ring, factor) ** times
    outside = outside * Ratio(core.ring, core.ring.context.constant(content))
    whole, rest = divmod(value.num, inside)
    if not (whole.is_zero() or inside.is_one()):
        core.law("sum-is-linear")
        parts = [part for part in (Ratio(core.ring, whole), Ratio(core.ring, rest, inside)) if not part.is_zero()]
        return sum((_linear(core, var, low, high, part) for part in parts), core.number(0)) / outside
    monomials = list(core.monomials(value.num))
    if not inside.is_one() and len(monomials) > 1 and len(inside) == 1:
        parts = [Ratio(core.ring, core.ring.context.from_dict({powers: c}), inside) for powers, c in value.num.to_dict().items()]
        core.law("sum-is-linear")
        return sum((_linear(core, var, low, high, part) for part in parts), core.number(0)) / outside
    below = core.term(Ratio(core.ring, inside))
    total = core.number(0)
    for coefficient, powers in monomials:
        scale, inner = core.number(coefficient), []
        for atom, power in powers:
            if var in free_symbols(atom):
                inner.append((atom, power))
            else:
                scale = scale * core.bare(atom) ** power
        total = total + scale * _monomial(core, var, low, high, inner, below)
    if len(monomials) > 1:
        core.law("sum-is-linear")
    return total / outside


def _monomial(core: Core, var: Sym, low: Term, high: Term, powers: list[tuple[Term, int]], below: Term) -> Ratio:
    """The sum of one product of atoms that all contain the bound variable."""
    factors = [atom if power == 1 else Pow(atom, number(power)) for atom, power in powers]
    if below is not ONE:
        factors.append(Pow(below, MINUS_ONE))
    offset = min((c for factor in factors for c in _offsets(var, factor)), default=0)
    body = mul(*factors)
    if offset:
        core.law("shift-of-index")
        shifted = core.normal(substitute(body, {var: add(var, number(-offset))}))
        low, high = core.canonical(add(low, number(offset))), core.canonical(add(high, number(offset)))
        moved = core.bound(low, high)
        return _of_value(core, moved, low, high, core.normal(substitute(core.term(shifted), {var: moved})))
    return _to_base(core, var, low, high, powers, below, body)


def _offsets(var: Sym, factor: Term) -> list[int]:
    """The integers c for which var + c stands as an index or as a denominator in the factor."""
    found: list[int] = []
    places: list[Term] = []
    for part in subterms(factor):
        match part:
            case Index(_, indices):
                places.extend(indices)
            case Pow(base, Num(value)) if value < 0:
                places.append(base)
            case _:
                pass
    for place in places:
        match place:
            case Sym() if place is var:
                found.append(0)
            case Add((Num(value), second)) if second is var and value.denominator == 1:
                found.append(int(value))
            case _:
                pass
    return found


def _to_base(core: Core, var: Sym, low: Term, high: Term, powers: list[tuple[Term, int]], below: Term, body: Term) -> Ratio:
    """Bounds low..rest + offset brought to 1..rest + base; a bound moves only where that is proved to be allowed."""
    extra = core.number(0)
    offset, rest = core.split(core.normal(high))
    first = core.normal(low).constant()
    if first is not None and first != 1 and abs(first) <= MOST_PEELED and rest is not None:
        moved = _from_one(core, var, int(first), high, body)
        if moved is not None:
            extra, low = extra + moved, ONE
    if core.tuning.from_one and first is None:
        before = _before(core, low, high, var, body)
        if before is not None:
            extra, low = extra - before, ONE
    if rest is not None:
        base = core.tuning.lower_base(rest, offset)
        lowered = core.normal(rest) + core.number(base)
        if 0 < offset - base <= MOST_PEELED and core.sign(lowered - core.normal(low) + core.number(1)) <= NOT_NEGATIVE:
            core.law("last-term-of-sum")
            for step in range(base + 1, offset + 1):
                extra = extra + core.normal(substitute(body, {var: add(rest, number(step))}))
            high = core.term(lowered)
    return extra + _closed(core, var, low, high, powers, below)


def _before(core: Core, low: Term, high: Term, var: Sym, body: Term) -> Ratio | None:
    """Σ_1^{low - 1} where 1 <= low <= high + 1 and every term from 1 to high has a value."""
    start = core.normal(low)
    if not core.sign(start - core.number(1)) <= NOT_NEGATIVE or not core.sign(core.normal(high) - start + core.number(1)) <= NOT_NEGATIVE:
        return None
    whole = core.bound(ONE, high)
    if not has_value(core, substitute(body, {var: whole})):
        return None
    core.law("first-term-of-sum")
    name = fresh(var)
    return core.normal(Sum(name, ONE, core.term(start - core.number(1)), substitute(body, {var: name})))


def _from_one(core: Core, var: Sym, first: int, high: Term, body: Term) -> Ratio | None:
    """Σ_first^high - Σ_1^high where high >= first - 1, high >= 0 and every term between has a value."""
    top = core.normal(high)
    if not core.sign(top - core.number(first - 1)) <= NOT_NEGATIVE or not core.sign(top) <= NOT_NEGATIVE:
        return None
    total = core.number(0)
    try:
        for value in range(min(first, 1), max(first, 1)):
            term = substitute(body, {var: number(value)})
            if first > 1 and not has_value(core, term):
                return None
            total = total + core.normal(term)
    except NoValue:
        return None
    core.law("first-term-of-sum")
    return total if first < 1 else -total


def _closed(core: Core, var: Sym, low: Term, high: Term, powers: list[tuple[Term, int]], below: Term) -> Ratio:
    """Sums of 1 and of powers of the variable; every other monomial becomes an atom."""
    top = core.normal(high)
    if below is ONE and not powers:
        count = top - core.normal(low) + core.number(1)
        if core.sign(count) <= NOT_NEGATIVE:
            return count
    if below is ONE and low is ONE and len(powers) == 1 and powers[0][0] is var and powers[0][1] <= 8 and core.sign(top) <= NOT_NEGATIVE:
        core.law("sum-of-powers")
        return _faulhaber(core, top, powers[0][1])
    return _flattened(core, var, low, high, powers, below)


def _faulhaber(core: Core, top: Ratio, power: int) -> Ratio:
    """Σ_{k=1}^n k^p from (n+1)^{p+1} - 1 = Σ_{q<=p} C(p+1, q) S_q(n), for n >= 0."""
    sums: list[Ratio] = [top]
    for p in range(1, power + 1):
        total = (top + core.number(1)) ** (p + 1) - core.number(1)
        for q in range(p):
            total = total - core.number(comb(p + 1, q)) * sums[q]
        sums.append(total / core.number(p + 1))
    return sums[power]


def _flattened(core: Core, var: Sym, low: Term, high: Term, powers: list[tuple[Term, int]], below: Term) -> Ratio:
    bounds: list[Bound] = [(var, low, high)]
    factors: list[Term] = []
    for atom, power in powers:
        if isinstance(atom, Sum) and power <= 2 and atom.where is None and INFINITY not in (atom.low, atom.high):
            for _ in range(power):
                inner, body = opened(atom)
                bounds.extend(inner)
                factors.extend(body)
        else:
            factors.append(atom if power == 1 else Pow(atom, number(power)))
    if below is not ONE:
        factors.append(Pow(below, MINUS_ONE))
    contracted = _contract(core, bounds, factors)
    if contracted is not None:
        return contracted
    if len(bounds) > 1:
        separated = _separate(core, bounds, factors)
        if separated is None and core.tuning.triangles:
            separated = _halved(core, bounds, factors)
        if separated is not None:
            return separated
    return core.atom(labelled(bounds, factors))


def _halved(core: Core, bounds: list[Bound], factors: list[Term]) -> Ratio | None:
    order = pair(core, bounds, factors)
    if order is None:
        return None
    indicator, x, y = order
    exchanged = [factor if factor is indicator else substitute(factor, {x: y, y: x}) for factor in factors]
    return halves(core, bounds, factors, {False: labelled(bounds, factors), True: labelled(bounds, exchanged)}, order)


def opened(atom: Sum) -> tuple[list[Bound], list[Term]]:
    """A canonical sum with fresh bound names, taken apart into its binders and the factors of its body."""
    bounds: list[Bound] = []
    term: Term = atom
    while isinstance(term, Sum) and term.where is None:
        named = fresh(term.var)
        bounds.append((named, term.low, term.high))
        term = substitute(term.body, {term.var: named})
    return bounds, list(term.factors) if isinstance(term, Mul) else [term]


def _contract(core: Core, bounds: list[Bound], factors: list[Term]) -> Ratio | None:
    """Σ_v A_iv (A⁻¹)_vj = δ_ij = Σ_v (A⁻¹)_iv A_vj."""
    for var, _, _ in bounds:
        using = [factor for factor in factors if var in free_symbols(factor)]
        if len(using) != 2:
            continue
        for first, second in (using, using[::-1]):
            match first, second:
                case Index(left, (i, v)), Index(right, (u, j)) if v is var and u is var and _inverse_pair(left, right):
                    core.law("matrix-times-inverse")
                    rest = [factor for factor in factors if factor not in using]
                    body: Term = mul(*rest, Delta(i, j))
                    for name, low, high in reversed([bound for bound in bounds if bound[0] is not var]):
                        body = Sum(name, low, high, body)
                    return core.normal(body)
                case _:
                    pass
    return None


def _inverse_pair(left: Term, right: Term) -> bool:
    return (isinstance(left, Inverse) and left.body is right) or (isinstance(right, Inverse) and right.body is left)


def _separate(core: Core, bounds: list[Bound], factors: list[Term]) -> Ratio | None:
    """A binder whose own factors sum to something a hypothesis rewrites is summed first."""
    for var, low, high in bounds:
        others = [bound for bound in bounds if bound[0] is not var]
        if any(var in free_symbols(end) for _, *ends in others for end in ends):
            continue
        own = [factor for factor in factors if var in free_symbols(factor)]
        value = core.rewritten(labelled([(var, low, high)], own))
        if value is not None:
            body: Term = mul(*(factor for factor in factors if factor not in own), core.term(value))
            for name, start, end in reversed(others):
                body = Sum(name, start, end, body)
            return core.normal(body)
    return None


def labelled(bounds: list[Bound], factors: list[Term]) -> Term:
    """The sum as a canonical term: of all orders of its binders the one that spells least, names carrying the nesting height."""
    tall = 1 + max((height(factor) for factor in factors), default=0)
    names = {var for var, _, _ in bounds}
    tied = any(names & free_symbols(end) for _, low, high in bounds for end in (low, high))
    best: tuple[tuple[str, str], Term] | None = None
    for order in permutations(bounds) if len(bounds) <= 5 and not tied else [tuple(bounds)]:
        renaming: dict[Sym, Term] = {var: Sym("@", INTEGER, 100 * tall + place) for place, (var, _, _) in enumerate(order)}
        renamed = sorted((substitute(factor, renaming) for factor in factors), key=key)
        ends = [(renaming[var], substitute(low, renaming), substitute(high, renaming)) for var, low, high in order]
        spelled = (";".join(key(factor) for factor in renamed), ";".join(key(low) + key(high) for _, low, high in ends))
        if best is None or spelled < best[0]:
            term = mul(*renamed)
            for name, low, high in reversed(ends):
                assert isinstance(name, Sym)
                term = Sum(name, low, high, term)
            best = spelled, term
    assert best is not None
    return best[1]
