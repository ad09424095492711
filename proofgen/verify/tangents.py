"""Bounds by lines: |a + b| <= |a| + |b|, and e^u >= e^m (1 + u - m). What is replaced by its bound stands with one sign; the rest decides."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from proofgen.math.chance import Moment
from proofgen.math.sorts import Range
from proofgen.math.term import Fn, Index, Mul, Num, Pow, Sum, Sym, Term
from proofgen.math.walk import fresh, substitute, subterms
from proofgen.verify import signs as s
from proofgen.verify.normal.form import Normaliser
from proofgen.verify.normal.rational import Ratio, degrees
from proofgen.verify.normal.spell import add, fn, mul, negative, number
from proofgen.verify.normal.sums import INFINITY, opened


@dataclass(frozen=True, slots=True)
class _Average:
    """What is summed over a letter, or of which the expectation is taken where there is none: weight e^exponent."""

    var: Sym | None
    weight: Term
    exponent: Term


def by_triangle(core: Normaliser, gap: Ratio, wanted: s.Signs) -> bool:
    """-c |Σ a| >= -c Σ |a| for c >= 0: of a sum written out, and of one with an index."""
    if not core.sign(Ratio(core.ring, gap.den)) <= s.POSITIVE:
        return False
    for place, power in enumerate(degrees(gap.num)):
        atom = core.atoms[place] if power == 1 else None
        if not (isinstance(atom, Fn) and atom.name == "abs"):
            continue
        parts = core.ring.by_power(gap.num, place)
        bound = _of_the_parts(core, atom.args[0])
        if bound is None or not core.sign(Ratio(core.ring, parts[1])) <= s.NOT_POSITIVE:
            continue
        left = Ratio(core.ring, parts.get(0, core.ring.zero)) + Ratio(core.ring, parts[1]) * core.normal(bound)
        if core.sign(left) <= wanted:
            core.law("triangle")
            return True
    return False


def by_parts(core: Normaliser, gap: Ratio, wanted: s.Signs) -> bool:
    """c |z| >= ±c Re z and ±c Im z for c >= 0 and complex z."""
    if not core.sign(Ratio(core.ring, gap.den)) <= s.POSITIVE:
        return False
    for place, power in enumerate(degrees(gap.num)):
        atom = core.atoms[place] if power == 1 else None
        if not (isinstance(atom, Fn) and atom.name == "abs") or core.is_real(atom.args[0]):
            continue
        parts = core.ring.by_power(gap.num, place)
        if not core.sign(Ratio(core.ring, parts[1])) <= s.NOT_NEGATIVE:
            continue
        rest = Ratio(core.ring, parts.get(0, core.ring.zero))
        for name in ("re", "im"):
            part = core.normal(fn(name, atom.args[0])) * Ratio(core.ring, parts[1])
            if any(core.sign(core.reduced(rest + side)) <= wanted for side in (part, -part)):
                core.law("parts-below-modulus")
                return True
    return False


def _of_the_parts(core: Normaliser, inside: Term) -> Term | None:
    value = core.normal(inside)
    if not value.is_polynomial():
        return None
    parts: list[Term] = []
    for coefficient, powers in core.monomials(value.num):
        size = number(abs(coefficient))
        match powers:
            case [(Sum(var, low, high, body, where), 1)]:
                parts.append(mul(size, Sum(var, low, high, fn("abs", body), where)))
            case _:
                parts.append(mul(size, fn("abs", core.monomial(powers) if powers else number(1))))
    return add(*parts)


def by_tangents_of_exp(core: Normaliser, gap: Ratio, wanted: s.Signs) -> bool:
    """Σ c e^u - a e^m >= e^m (Σ c (1 + u - m) - a) for weights c >= 0: the tangent at the one exponential that is subtracted.

    A positive number x counts as e^(log x): those whose logarithm stands in m, and then all of them, which is the inequality of
    arithmetic and geometric means. A sum of exponentials with an index counts term by term, which is Jensen's.
    """
    if wanted == s.POSITIVE or not core.sign(Ratio(core.ring, gap.den)) <= s.POSITIVE:
        return False
    monomials = list(core.monomials(gap.num))
    atoms = {atom for _, powers in monomials for atom, _ in powers}
    logs = {part.args[0] for atom in atoms if _is_exp(atom) for part in subterms(atom) if isinstance(part, Fn) and part.name == "log"}
    bases = {atom.base if _is_power(atom) and isinstance(atom, Pow) else atom for atom in atoms}
    positive = {base for base in bases if isinstance(base, Sym | Index) and core.oracle.of_term(base) == s.POSITIVE}
    return any(_at_one_tangent(core, monomials, each, wanted) for each in ([logs, logs | positive] if positive - logs else [logs]))


def _at_one_tangent(core: Normaliser, monomials: list[tuple[Fraction, list[tuple[Term, int]]]], logs: set[Term], wanted: s.Signs) -> bool:
    groups: dict[Term, tuple[Ratio, Ratio]] = {}
    averages: list[tuple[Fraction, _Average]] = []
    for coefficient, powers in monomials:
        inside = _averaged(core, coefficient, powers)
        if inside is not None:
            averages.append((coefficient, inside))
            continue
        exponent, weight = _exponent(core, powers, logs)
        before = groups.get(core.term(exponent), (exponent, core.number(0)))[1]
        groups[core.term(exponent)] = exponent, before + weight * core.number(coefficient)
    signs = {key: core.sign(weight) for key, (_, weight) in groups.items()}
    below = [key for key, sign in signs.items() if not sign <= s.NOT_NEGATIVE]
    if len(below) != 1 or not signs[below[0]] <= s.NOT_POSITIVE:
        return False
    centre, total = groups[below[0]]
    if core.chance.in_(core.term(centre)) and any(inside.var is None for _, inside in averages):
        return False
    for key, (exponent, weight) in groups.items():
        if key != below[0]:
            total = total + weight * (core.number(1) + exponent - centre)
    for coefficient, inside in averages:
        total = total + core.number(coefficient) * _tangents(core, inside, core.term(centre))
    if core.sign(core.reduced(total)) <= wanted:
        core.law("exp-above-tangent")
        return True
    return False


def _averaged(core: Normaliser, coefficient: Fraction, powers: list[tuple[Term, int]]) -> _Average | None:
    """A sum of w e^u over an index with w >= 0."""
    if coefficient <= 0 or len(powers) != 1 or powers[0][1] != 1:
        return None
    whole = powers[0][0]
    if isinstance(whole, Moment) and whole.kind == "E":
        return _expected(core, whole.args[0])
    if not isinstance(whole, Sum) or whole.where is not None or INFINITY in (whole.low, whole.high):
        return None
    bounds, factors = opened(whole)
    exponentials = [factor for factor in factors if isinstance(factor, Fn) and factor.name == "exp"]
    if len(bounds) != 1 or len(exponentials) != 1:
        return None
    var = Sym("v", Range(whole.low, whole.high), -7)
    there = {bounds[0][0]: var}
    weight = substitute(mul(*(factor for factor in factors if factor is not exponentials[0])), there)
    return _Average(var, weight, substitute(exponentials[0].args[0], there)) if core.oracle.of_term(weight) <= s.NOT_NEGATIVE else None


def _expected(core: Normaliser, body: Term) -> _Average | None:
    exponents, weights = [], []
    for factor in body.factors if isinstance(body, Mul) else (body,):
        base, power = (factor.base, factor.exponent) if isinstance(factor, Pow) else (factor, number(1))
        if isinstance(base, Fn) and base.name == "exp" and isinstance(power, Num):
            exponents.append(mul(power, base.args[0]))
        else:
            weights.append(factor)
    if not exponents or not core.oracle.of_term(mul(*weights)) <= s.NOT_NEGATIVE:
        return None
    return _Average(None, mul(*weights), add(*exponents))


def _tangents(core: Normaliser, inside: _Average, centre: Term) -> Ratio:
    """Σ w (1 + u - m) for Σ w e^u; for an expectation, where m is no random number."""
    tangent = mul(inside.weight, add(number(1), inside.exponent, negative(centre)))
    if inside.var is None:
        return core.normal(Moment("E", (tangent,)))
    var = fresh(inside.var)
    assert isinstance(var.sort, Range)
    body = substitute(tangent, {inside.var: var})
    return core.normal(Sum(var, var.sort.low, var.sort.high, body))


def _is_power(atom: Term) -> bool:
    return isinstance(atom, Pow) and isinstance(atom.exponent, Num)


def _is_exp(atom: Term) -> bool:
    return isinstance(atom, Fn) and atom.name == "exp"


def _exponent(core: Normaliser, powers: list[tuple[Term, int]], logs: set[Term]) -> tuple[Ratio, Ratio]:
    """u and c with the monomial = c e^u."""
    exponent, weight = core.number(0), core.number(1)
    for atom, power in powers:
        if isinstance(atom, Fn) and atom.name == "exp":
            exponent = exponent + core.normal(atom.args[0]) * core.number(Fraction(power))
        elif atom in logs and core.oracle.of_term(atom) == s.POSITIVE:
            exponent = exponent + core.normal(fn("log", atom)) * core.number(Fraction(power))
        elif (
            isinstance(atom, Pow) and isinstance(atom.exponent, Num) and atom.base in logs and core.oracle.of_term(atom.base) == s.POSITIVE
        ):
            exponent = exponent + core.normal(fn("log", atom.base)) * core.number(power * atom.exponent.value)
        else:
            weight = weight * core.bare(atom) ** power
    return exponent, weight
