"""An antiderivative as far as there is one: f = F' + rest, with F guessed, and the equation checked by the rules of differentiation.

That F is continuous between the bounds is looked at elsewhere, for the bounds at hand.
"""

from __future__ import annotations

from dataclasses import dataclass

from proofgen.math.term import Pow, Sym, Term
from proofgen.verify.normal.antiderivative_candidates import Candidates, below
from proofgen.verify.normal.antiderivative_space import NONE, Space
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.derivative import Differentiation
from proofgen.verify.normal.rational import Ratio, degrees
from proofgen.verify.normal.spell import ZERO, add, mul
from proofgen.verify.normal.stops import OutOfScope

MOST_CANDIDATES = 60
MOST_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Antiderivative:
    """f = found' + rest wherever all three have a value."""

    found: Term
    rest: Ratio


def antiderivative(core: Core, var: Sym, value: Ratio) -> Antiderivative:
    """Of a rational function in the atoms of this table; the rest is zero where an antiderivative was found."""
    parts, rest = list[Term](), core.number(0)
    for part, upwards in _apart(core, var, _rationalised(core, value)):
        space = Space(core, var, upwards)
        found = _proposed(space, part)
        if not found.is_zero():
            parts.append(spelled(space, found))
            part = core.reduced(part - space.derivative(found))
        rest = rest + part
    whole = add(*parts) if parts else ZERO
    needs: list[Term] = []
    slope = Differentiation(var, _no_component, needs).of(whole)
    if needs or not core.reduced(core.normal(slope) + rest - value).is_zero():
        raise NONE
    return Antiderivative(whole, rest)


def _rationalised(core: Core, value: Ratio) -> Ratio:
    """1/R as R^(k - 1)/p for a root with R^k = p, so that roots stand above."""
    for factor, times in value.den.factor()[1]:
        used = [place for place, power in enumerate(degrees(factor)) if power]
        relation = core.relations.get(used[0]) if len(used) == 1 and len(factor) == 1 else None
        if relation is not None and isinstance(core.atoms[used[0]], Pow) and relation.value.is_polynomial():
            root = core.ring.gen(used[0])
            whole = -(-int(times) // relation.degree)
            above = core.reduced(value * root ** int(times)) * root ** (whole * relation.degree - int(times))
            value = core.reduced(above / relation.value**whole)
    return value


def _apart(core: Core, var: Sym, value: Ratio) -> list[tuple[Ratio, bool]]:
    """Where x^c and an exponential stand together, monomials with negative powers of x beside are looked at by themselves."""
    space = Space(core, var)
    kinds = {space.kind(place) for place in space.moving(value.num)}
    units, _ = below(space, value.den)
    if units.get(space.x, 0) >= 0 or not ("power" in kinds and ("exp" in kinds or "exp" in {space.kind(place) for place in units})):
        return [(value, False)]
    found = []
    for powers, coefficient in value.num.to_dict().items():
        one = Ratio(core.ring, core.ring.context.from_dict({powers: coefficient}), value.den)
        found.append((one, below(space, one.den)[0].get(space.x, 0) < 0))
    return found


def _proposed(space: Space, value: Ratio) -> Ratio:
    """Candidates from the shape of what is left, and again, until nothing is or nothing new comes up."""
    core = space.core
    candidates: list[Ratio] = []
    slopes: list[Ratio] = []
    seen: set[Term] = set()
    rest, found = value, core.number(0)
    best, least = found, _size(space, value)
    for _ in range(MOST_ROUNDS):
        before = len(candidates)
        for candidate in Candidates(space).of(rest):
            name = core.term(candidate)
            if name in seen or len(candidates) >= MOST_CANDIDATES:
                continue
            seen.add(name)
            try:
                slopes.append(space.derivative(candidate))
            except OutOfScope:
                continue
            candidates.append(candidate)
        if len(candidates) == before:
            break
        try:
            coefficients = space.reduced_by(value, slopes)
        except OutOfScope:
            break
        found = core.number(0)
        rest = value
        for coefficient, candidate, slope in zip(coefficients, candidates, slopes, strict=True):
            if not coefficient.is_zero():
                found = core.reduced(found + coefficient * candidate)
                rest = core.reduced(rest - coefficient * slope)
        if _size(space, rest) <= least or rest.is_zero():
            best, least = found, _size(space, rest)
        if rest.is_zero() or _size(space, rest) > 3 * _size(space, value) + 12:
            break
    return best


def _size(space: Space, value: Ratio) -> int:
    """How many monomials it has, whatever stands before them."""
    return sum(len({tuple(powers[place] for place in space.moving(poly)) for powers in poly.to_dict()}) for poly in (value.num, value.den))


def spelled(space: Space, value: Ratio) -> Term:
    """The term, with x^k exp(c log x) as the one power x^(k + c), and exp(c log u) as u^c: these have a value at 0 for positive exponents."""
    core = space.core
    symbolic = {place for poly in (value.num, value.den) for place in space.moving(poly) if space.symbolic_power(place) is not None}
    units, factors = below(space, value.den)
    if not symbolic or any(place in symbolic for poly, _ in factors for place in space.moving(poly)):
        return core.term(value)
    under = Ratio(core.ring, value.den)
    for place in symbolic & units.keys():
        under = under * core.ring.gen(place) ** units[place]
    groups: dict[tuple[tuple[int, int], ...], Ratio] = {}
    for powers, coefficient in value.num.to_dict().items():
        there = {place: int(powers[place]) + units.get(place, 0) for place in symbolic}
        rest = tuple(0 if place in symbolic else power for place, power in enumerate(powers))
        part = Ratio(core.ring, core.ring.context.from_dict({rest: coefficient})) / under
        at = tuple(sorted((place, power) for place, power in there.items() if power))
        groups[at] = groups[at] + part if at in groups else part
    return add(*(_with_powers(space, dict(at), part) for at, part in groups.items()))


def _with_powers(space: Space, symbolic: dict[int, int], rest: Ratio) -> Term:
    core = space.core
    exponents: dict[Term, Ratio] = {}
    for place, power in symbolic.items():
        found = space.symbolic_power(place)
        assert found is not None
        more = core.normal(found[1]) * core.number(power)
        exponents[found[0]] = exponents[found[0]] + more if found[0] in exponents else more
    if space.var not in exponents or rest.is_zero():
        return mul(core.term(rest), *(Pow(base, core.term(exponent)) for base, exponent in exponents.items()))
    own = exponents.pop(space.var)
    others = [Pow(base, core.term(exponent)) for base, exponent in exponents.items()]
    lead = below(space, rest.den)[0].get(space.x, 0)
    rest = rest / core.ring.gen(space.x) ** lead
    parts = []
    for power, part in core.ring.by_power(rest.num, space.x).items():
        raised = Pow(space.var, core.term(own + core.number(power + lead)))
        parts.append(mul(core.term(Ratio(core.ring, part, rest.den)), *others, raised))
    return add(*parts)


def _no_component(term: Term, indices: tuple[Term, ...]) -> Term:
    raise OutOfScope(f"an integral with components of {type(term).__name__} at {len(indices)} indices")
