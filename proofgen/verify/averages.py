"""Bounds of several sums together: as one sum, by the larger of two squares, and products of sums from below.

Each says that a gap is not negative, and none that it is positive: all of them have cases of equality.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations_with_replacement

from proofgen.math.sorts import Range
from proofgen.math.term import Fn, Num, Pow, Sum, Sym, Term
from proofgen.math.walk import substitute
from proofgen.verify import signs as s
from proofgen.verify.normal.form import Normaliser
from proofgen.verify.normal.rational import Ratio, degrees
from proofgen.verify.normal.spell import HALF, add, mul, number
from proofgen.verify.normal.sums import INFINITY, opened

Bounds = tuple[Term, Term]


def not_negative(core: Normaliser, gap: Ratio) -> bool:
    """Whether one of the ways below shows it, or its sign by itself."""
    if core.sign(gap) <= s.NOT_NEGATIVE:
        return True
    if not core.sign(Ratio(core.ring, gap.den)) <= s.POSITIVE:
        return False
    top = Ratio(core.ring, gap.num)
    return _as_one_sum(core, top) or _square_of_sum(core, top) or _product_of_sums(core, top) or _of_supposed(core, top)


def by_sums(core: Normaliser, gap: Ratio, wanted: s.Signs) -> bool:
    return wanted == s.NOT_NEGATIVE and not_negative(core, gap)


def by_roots(core: Normaliser, gap: Ratio, wanted: s.Signs) -> bool:
    """A + B >= 0 where A >= 0 are the terms with roots, or with absolute values, and A² >= B²: of 2 √(Σx²) √(Σy²) + 2 Σxy, of 2 |x| |y| - 2 x y."""
    if wanted != s.NOT_NEGATIVE or not core.sign(Ratio(core.ring, gap.den)) <= s.POSITIVE:
        return False
    roots, rest = core.number(0), core.number(0)
    for coefficient, powers in core.monomials(gap.num):
        part = core.number(coefficient)
        for atom, power in powers:
            part = part * core.bare(atom) ** power
        if any(_is_root(atom) for atom, _ in powers):
            roots = roots + part
        else:
            rest = rest + part
    if roots.is_zero() or rest.is_zero() or not core.is_real(core.term(roots)) or not core.sign(roots) <= s.NOT_NEGATIVE:
        return False
    left = core.reduced(roots * roots - rest * rest)
    if not_negative(core, left) or _schwarz(core, left):
        core.law("comparing-squares")
        return True
    return False


def _is_root(atom: Term) -> bool:
    return (isinstance(atom, Fn) and atom.name == "abs") or (
        isinstance(atom, Pow) and isinstance(atom.exponent, Num) and atom.exponent.value.denominator > 1
    )


def _finite(atom: Term) -> Bounds | None:
    match atom:
        case Sum(_, low, high, _, None) if INFINITY not in (low, high):
            return low, high
        case _:
            return None


def _body(atom: Term, var: Sym) -> Term | None:
    """What a single sum adds up, at a given letter."""
    assert isinstance(atom, Sum)
    bounds, factors = opened(atom)
    return substitute(mul(*factors), {bounds[0][0]: var}) if len(bounds) == 1 else None


def _as_one_sum(core: Normaliser, top: Ratio) -> bool:
    """Σ c_j Σ_i f_j(i) + rest, by the signs of Σ_j c_j f_j(i) and of the rest."""
    groups: dict[Bounds, list[Term]] = defaultdict(list)
    rest = core.number(0)
    for coefficient, powers in core.monomials(top.num):
        sums = [(atom, power) for atom, power in powers if _finite(atom) is not None]
        others = mul(number(coefficient), *(Pow(atom, number(power)) for atom, power in powers if (atom, power) not in sums))
        bounds = _finite(sums[0][0]) if len(sums) == 1 and sums[0][1] == 1 else None
        body = _body(sums[0][0], Sym("v", Range(*bounds), -7)) if bounds is not None else None
        if bounds is None or body is None:
            rest = rest + core.normal(mul(others, *(Pow(atom, number(power)) for atom, power in sums)))
        else:
            groups[bounds].append(mul(others, body))
    if not groups or not core.sign(rest) <= s.NOT_NEGATIVE:
        return False
    for (low, high), bodies in groups.items():
        var = Sym("v", Range(low, high), -7)
        if not core.oracle.of_term(Sum(var, low, high, add(*bodies))) <= s.NOT_NEGATIVE:
            return False
    core.law("sum-is-linear")
    return True


def _square_of_sum(core: Normaliser, top: Ratio) -> bool:
    """(Σ a)² >= Σ a² for a >= 0: a Σ a² that is subtracted is replaced."""
    used = [core.atoms[place] for place, power in enumerate(degrees(top.num)) if power]
    sums = [atom for atom in used if _finite(atom) is not None]
    for squares in sums:
        if degrees(top.num)[core.places[squares]] != 1:
            continue
        slope = Ratio(core.ring, core.ring.by_power(top.num, core.places[squares])[1])
        if not core.sign(slope) <= s.NOT_POSITIVE:
            continue
        for plain in sums:
            if plain is squares or not _squared(core, squares, plain):
                continue
            left = top - slope * core.bare(squares) + slope * core.bare(plain) ** 2
            if core.sign(core.reduced(left)) <= s.NOT_NEGATIVE:
                core.law("square-of-sum")
                return True
    return False


def _squared(core: Normaliser, squares: Term, plain: Term) -> bool:
    bounds = _finite(plain)
    if bounds is None or bounds != _finite(squares):
        return False
    var = Sym("v", Range(*bounds), -7)
    above, below = _body(squares, var), _body(plain, var)
    if above is None or below is None or not core.oracle.of_term(below) <= s.NOT_NEGATIVE:
        return False
    return core.reduced(core.normal(above) - core.normal(below) ** 2).is_zero()


def _product_of_sums(core: Normaliser, top: Ratio) -> bool:
    """Σ a Σ b >= (Σ √(a b))² for a, b >= 0: of one product of two sums that is added."""
    for coefficient, powers in core.monomials(top.num):
        sums = [atom for atom, power in powers if power == 1 and _finite(atom) is not None]
        if coefficient <= 0 or len(sums) != 2 or len(powers) != 2 or _finite(sums[0]) != _finite(sums[1]):
            continue
        bounds = _finite(sums[0])
        assert bounds is not None
        var = Sym("v", Range(*bounds), -7)
        bodies = [_body(each, var) for each in sums]
        if any(body is None or not core.oracle.of_term(body) <= s.NOT_NEGATIVE for body in bodies):
            continue
        mean = core.term(core.normal(Pow(mul(*(body for body in bodies if body is not None)), HALF)))
        total = core.normal(Sum(var, *bounds, mean))
        left = top + core.number(coefficient) * (total * total - core.bare(sums[0]) * core.bare(sums[1]))
        if core.sign(core.reduced(left)) <= s.NOT_NEGATIVE:
            core.law("cauchy-schwarz")
            return True
    return False


def _of_supposed(core: Normaliser, top: Ratio) -> bool:
    """(Σ c)² <= Σ a Σ b with c² = a b and a, b >= 0, for sums of which a hypothesis says what they are: of Σ √(p q) where Σ p = Σ q = 1."""
    supposed = [atom for atom in core.facts.exact if _finite(atom) is not None]
    for place, power in enumerate(degrees(top.num)):
        whole = core.atoms[place] if power == 2 else None
        bounds = _finite(whole) if whole is not None else None
        if whole is None or bounds is None:
            continue
        slope = Ratio(core.ring, core.ring.by_power(top.num, place)[2])
        var = Sym("v", Range(*bounds), -7)
        body = _body(whole, var)
        if body is None or not core.sign(slope) <= s.NOT_POSITIVE:
            continue
        for first, second in combinations_with_replacement([each for each in supposed if _finite(each) == bounds], 2):
            bodies = [each for each in (_body(first, var), _body(second, var)) if each is not None]
            if len(bodies) != 2 or any(not core.oracle.of_term(each) <= s.NOT_NEGATIVE for each in bodies):
                continue
            if not core.reduced(core.normal(body) ** 2 - core.normal(mul(*bodies))).is_zero():
                continue
            left = top - slope * core.bare(whole) ** 2 + slope * core.atom(first) * core.atom(second)
            if core.sign(core.reduced(left)) <= s.NOT_NEGATIVE:
                core.law("cauchy-schwarz")
                return True
    return False


def _schwarz(core: Normaliser, gap: Ratio) -> bool:
    """The inequality of Cauchy and Schwarz, DLMF 1.7.1, by itself: Σ a Σ b - (Σ c)² with a b = c² and a, b >= 0, times what is not negative, and nothing else."""
    factors = gap.num.factor()[1] if core.sign(Ratio(core.ring, gap.den)) <= s.POSITIVE else []
    content = Ratio(core.ring, core.ring.context.constant(gap.num.factor()[0]))
    signs = [core.sign(content)]
    for factor, times in factors:
        one = Ratio(core.ring, factor)
        if int(times) % 2 == 0:
            continue
        sign = core.sign(one)
        if not (sign <= s.NOT_NEGATIVE or sign <= s.NOT_POSITIVE):
            sign = s.NOT_NEGATIVE if _is_schwarz(core, one) else s.NOT_POSITIVE if _is_schwarz(core, -one) else s.ANY
        signs.append(sign)
    total = s.POSITIVE
    for sign in signs:
        total = s.times(total, sign)
    if total <= s.NOT_NEGATIVE:
        core.law("cauchy-schwarz")
        return True
    return False


def _is_schwarz(core: Normaliser, one: Ratio) -> bool:
    monomials = list(core.monomials(one.num))
    products = [[atom for atom, _ in powers] for c, powers in monomials if c > 0 and len(powers) == 2 and all(p == 1 for _, p in powers)]
    squares = [powers[0][0] for c, powers in monomials if c < 0 and len(powers) == 1 and powers[0][1] == 2]
    if len(monomials) != 2 or len(products) != 1 or len(squares) != 1 or monomials[0][0] != -monomials[1][0]:
        return False
    first, second, mixed = *products[0], squares[0]
    bounds = _finite(first)
    if bounds is None or bounds != _finite(second) or bounds != _finite(mixed):
        return False
    var = Sym("v", Range(*bounds), -7)
    bodies = [_body(each, var) for each in (first, second, mixed)]
    if any(body is None for body in bodies):
        return False
    a, b, c = (body for body in bodies if body is not None)
    if not all(core.oracle.of_term(each) <= s.NOT_NEGATIVE for each in (a, b)):
        return False
    return (core.normal(a) * core.normal(b) - core.normal(c) ** 2).is_zero()
