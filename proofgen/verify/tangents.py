"""Bounds by lines: |a + b| <= |a| + |b|, and e^u >= e^m (1 + u - m). What is replaced by its bound stands with one sign; the rest decides."""

from __future__ import annotations

from fractions import Fraction

from proofgen.math.term import Fn, Sum, Term
from proofgen.math.walk import subterms
from proofgen.verify import signs as s
from proofgen.verify.normal.form import Normaliser
from proofgen.verify.normal.rational import Ratio, degrees
from proofgen.verify.normal.spell import add, fn, mul, number


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

    A positive name x whose logarithm stands in m counts as e^(log x).
    """
    if wanted == s.POSITIVE or not core.sign(Ratio(core.ring, gap.den)) <= s.POSITIVE:
        return False
    monomials = list(core.monomials(gap.num))
    logs = {
        part.args[0]
        for _, powers in monomials
        for atom, _ in powers
        if _is_exp(atom)
        for part in subterms(atom)
        if isinstance(part, Fn) and part.name == "log"
    }
    groups: dict[Term, tuple[Ratio, Ratio]] = {}
    for coefficient, powers in monomials:
        exponent, weight = _exponent(core, powers, logs)
        before = groups.get(core.term(exponent), (exponent, core.number(0)))[1]
        groups[core.term(exponent)] = exponent, before + weight * core.number(coefficient)
    signs = {key: core.sign(weight) for key, (_, weight) in groups.items()}
    below = [key for key, sign in signs.items() if not sign <= s.NOT_NEGATIVE]
    if len(below) != 1 or not signs[below[0]] <= s.NOT_POSITIVE:
        return False
    centre, total = groups[below[0]]
    for key, (exponent, weight) in groups.items():
        if key != below[0]:
            total = total + weight * (core.number(1) + exponent - centre)
    if core.sign(core.reduced(total)) <= wanted:
        core.law("exp-above-tangent")
        return True
    return False


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
        else:
            weight = weight * core.bare(atom) ** power
    return exponent, weight
