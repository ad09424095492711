"""Sums of few logarithms from below, -c log u >= c (1 - log s - u/s), and the determinant of second moments."""

from __future__ import annotations

from itertools import combinations

from proofgen.math.chance import Moment
from proofgen.math.term import Fn, Num, Pow, Term
from proofgen.verify import signs as s
from proofgen.verify.normal.form import Normaliser
from proofgen.verify.normal.rational import Ratio, degrees
from proofgen.verify.normal.spell import fn, mul, number

MOST_LOGARITHMS = 8


def by_few_logarithms(core: Normaliser, gap: Ratio, wanted: s.Signs) -> bool:
    """Σ c log r >= Σ c (1 - 1/(s r) - log s) for weights c > 0 or 0, r > 0 and s > 0: with s = 1, and with s from a logarithm of a number that stands beside."""
    if wanted != s.NOT_NEGATIVE or not core.sign(Ratio(core.ring, gap.den)) <= s.POSITIVE:
        return False
    groups, rest, numbers = _weighted(core, gap)
    weight = core.number(0)
    for c, _ in groups:
        weight = weight + c
    if not groups or not all(core.sign(c) <= s.NOT_NEGATIVE for c, _ in groups):
        return False
    scales: list[Term] = [number(1)]
    for atom, slope in numbers:
        share = (slope / weight).constant() if not weight.is_zero() else None
        if share is not None:
            assert isinstance(atom, Fn)
            scales.append(Pow(atom.args[0], Num(share)))
    for scale in (each for each in scales if core.oracle.of_term(each) == s.POSITIVE):
        left = rest
        for c, ratio in groups:
            left = left + c * (core.number(1) - core.number(1) / (core.normal(scale) * ratio)) - c * core.normal(fn("log", scale))
        if core.sign(core.reduced(left)) <= wanted:
            core.law("log-below-tangent")
            return True
    return False


def _weighted(core: Normaliser, gap: Ratio) -> tuple[list[tuple[Ratio, Ratio]], Ratio, list[tuple[Term, Ratio]]]:
    """c and r of each c log r, logarithms of one weight together; what is left; and the logarithms of numbers, with what stands before them."""
    places = [place for place, power in enumerate(degrees(gap.num)) if power]
    logs = [place for place in places if isinstance(core.atoms[place], Fn) and getattr(core.atoms[place], "name", "") == "log"]
    rest = Ratio(core.ring, gap.num)
    groups: list[tuple[Ratio, Ratio]] = []
    numbers: list[tuple[Term, Ratio]] = []
    if len(logs) > MOST_LOGARITHMS or any(degrees(gap.num)[place] != 1 for place in logs):
        return [], rest, []
    for place in logs:
        atom, slope = core.atoms[place], Ratio(core.ring, core.ring.by_power(gap.num, place)[1])
        assert isinstance(atom, Fn)
        inside = core.normal(atom.args[0])
        if inside.constant() is not None:
            numbers.append((atom, slope))
            continue
        if core.oracle.of_term(atom.args[0]) != s.POSITIVE or any(degrees(slope.num)[other] for other in logs):
            return [], rest, []
        rest = rest - slope * core.ring.gen(place)
        for k, (weight, ratio) in enumerate(groups):
            if (weight - slope).is_zero() or (weight + slope).is_zero():
                groups[k] = weight, ratio * inside if (weight - slope).is_zero() else ratio / inside
                break
        else:
            groups.append((slope, inside))
    return [(w, r) if core.sign(w) <= s.NOT_NEGATIVE else (-w, core.number(1) / r) for w, r in groups], rest, numbers


def by_second_moments(core: Normaliser, gap: Ratio, wanted: s.Signs) -> bool:
    """Var X Var Y >= Cov(X, Y)², the determinant of the moments of 1, X and Y, times a positive number."""
    if wanted != s.NOT_NEGATIVE or not gap.is_polynomial():
        return False
    used = [core.atoms[place] for place, power in enumerate(degrees(gap.num)) if power]
    single = [atom.args[0] for atom in used if isinstance(atom, Moment) and atom.kind == "E"]
    for x, y in combinations(single, 2):
        if not (core.is_real(x) and core.is_real(y)):
            continue
        mean_x, mean_y, xx, yy, xy = (core.normal(Moment("E", (each,))) for each in (x, y, mul(x, x), mul(y, y), mul(x, y)))
        least = (xx - mean_x**2) * (yy - mean_y**2) - (xy - mean_x * mean_y) ** 2
        times = (gap / least).constant() if not least.is_zero() else None
        if times is not None and times > 0:
            core.law("cauchy-schwarz")
            return True
    return False
