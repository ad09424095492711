"""Unknown functions, and symbolic powers, of a multiple of the variable or of something else: the integral over what stands inside."""

from __future__ import annotations

from proofgen.math.sorts import REAL
from proofgen.math.term import Apply, Integral, Sym, Term
from proofgen.math.walk import free_symbols, fresh, substitute, subterms
from proofgen.verify.normal.antiderivative_regular import at_end, inside
from proofgen.verify.normal.antiderivative_space import Space
from proofgen.verify.normal.deltas import replaced
from proofgen.verify.normal.rational import Ratio, degrees
from proofgen.verify.normal.spell import inverse, key, minus, mul
from proofgen.verify.normal.stops import OutOfScope

SETTLED = Sym("turned", REAL)


def turned(space: Space, part: Ratio, low: Term, high: Term) -> Integral | None:
    """∫ h(p(x)) p'(x) dx = ∫ h(u) du from p(low) to p(high). Of several ways, for p = a x + b, the one that spells least; None: as it is."""
    core, var = space.core, space.var
    places = [place for poly in (part.num, part.den) for place in space.moving(poly)]
    arguments: dict[Term, None] = {}
    for place in places:
        for atom in subterms(core.atoms[place]):
            if isinstance(atom, Apply):
                arguments.update(dict.fromkeys(each for each in atom.args if var in free_symbols(each)))
    if not arguments:
        powers = [space.symbolic_power(place) for place in places]
        arguments.update(dict.fromkeys(power[0] for power in powers if power is not None))
        if any(line_of(space, each) is None for each in arguments):
            return None
    if not arguments:
        return None
    body = core.term(part)
    lines = {each: line for each in arguments if (line := line_of(space, each)) is not None}
    if len(lines) == len(arguments):
        name = fresh(SETTLED)
        ways: list[tuple[str, Term | None, Term]] = []
        for argument, (slope, offset) in lines.items():
            if argument is var:
                ways.append((key(core.canonical(body)), None, body))
                continue
            there = core.canonical(substitute(body, {var: mul(minus(var, offset), inverse(slope))}))
            ways.append((key(there), argument, mul(there, inverse(slope))))
        _, chosen, best = min(ways, key=lambda way: (way[0], way[1] is not None))
        if chosen is None:
            return None
        return Integral(name, substitute(chosen, {var: low}), substitute(chosen, {var: high}), substitute(best, {var: name}))
    return _through(space, body, next(iter(arguments)), low, high) if len(arguments) == 1 else None


def line_of(space: Space, argument: Term) -> tuple[Term, Term] | None:
    """(a, b) of a x + b for a != 0."""
    core = space.core
    value = core.normal(argument)
    if space.moving(value.den) or space.moving(value.num) != [space.x] or degrees(value.num)[space.x] != 1:
        return None
    parts = core.ring.by_power(value.num, space.x)
    below = Ratio(core.ring, value.den)
    slope, offset = (Ratio(core.ring, parts.get(k, core.ring.zero)) / below for k in (1, 0))
    return None if 0 in core.sign(slope) else (core.term(slope), core.term(offset))


def _through(space: Space, body: Term, argument: Term, low: Term, high: Term) -> Integral | None:
    core, var = space.core, space.var
    u = fresh(SETTLED)
    try:
        if not inside(core, argument) or not all(at_end(core, argument, var, end) for end in (low, high)):
            return None
        slope = core.term(space.derivative(core.normal(argument)))
        found = core.canonical(replaced(core.canonical(mul(body, inverse(slope))), argument, u))
        if var in free_symbols(found) or not inside(core, found):  # for every real u: x may turn back on its way
            return None
    except OutOfScope:
        return None
    return Integral(u, substitute(argument, {var: low}), substitute(argument, {var: high}), found)
