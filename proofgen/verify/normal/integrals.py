"""Definite integrals of polynomials, and of exp, sin and cos of a multiple of the variable.

An integrand is taken only if nothing in it that may lack a value depends on the variable: so it is continuous on the whole line.
"""

from __future__ import annotations

from proofgen.math.sorts import REAL
from proofgen.math.term import Add, Const, Fn, Integral, Mul, Num, Pow, Sym, Term
from proofgen.math.walk import free_symbols, fresh, rebuild, substitute, subterms
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.improper import over_half_line, over_line
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import add, fn, mul, negative, number
from proofgen.verify.normal.stops import OutOfScope

INFINITY = Const("oo")
TOTAL = frozenset(("exp", "sin", "cos", "sinh", "cosh"))


def integral(core: Core, term: Integral) -> Ratio:
    """∫ F' = F(high) - F(low), the parts of the integrand one by one."""
    term = _straightened(core, term)
    var = Sym("~", REAL, core.depth + 1)
    if not _continuous(term.body, term.var):
        raise OutOfScope("there is no rule for this integral")
    core.depth += 1
    try:
        value = core.normal(substitute(term.body, {term.var: var}))
        outside, waves = _below(core, var, value)
        total = core.number(0)
        for coefficient, powers in core.monomials(value.num):
            inner = [(atom, power) for atom, power in powers if var in free_symbols(atom)]
            scale = core.number(coefficient)
            for atom, power in powers:
                if var not in free_symbols(atom):
                    scale = scale * core.bare(atom) ** power
            total = total + scale * _over(core, var, inner + waves, term.low, term.high)
        return total / outside
    finally:
        core.depth -= 1


def _straightened(core: Core, term: Integral) -> Integral:
    """∫_0^∞ f(x) dx = ∫ f(e^z) e^z dz over the whole line, where log x occurs; both have a value or neither."""
    logs = [part for part in subterms(term.body) if isinstance(part, Fn) and part.name == "log" and part.args[0] is term.var]
    if not logs or term.high is not INFINITY or not core.normal(term.low).is_zero():
        return term
    z = fresh(term.var)
    core.law("substitution")
    body = _without(term.body, dict.fromkeys(logs, z))
    return Integral(z, negative(INFINITY), INFINITY, mul(substitute(body, {term.var: fn("exp", z)}), fn("exp", z)))


def _without(term: Term, logs: dict[Fn, Sym]) -> Term:
    if isinstance(term, Fn) and term in logs:
        return logs[term]
    return rebuild(term, lambda child: _without(child, logs))


def _over(core: Core, var: Sym, powers: list[tuple[Term, int]], low: Term, high: Term) -> Ratio:
    if high is INFINITY and _is_minus_infinity(low):
        return over_line(core, var, powers)
    if (
        high is INFINITY
        and not _infinite(low)
        and core.normal(low).is_zero()
        and any(isinstance(atom, Fn) and atom.name == "exp" for atom, _ in powers)
    ):
        return over_half_line(core, var, powers)
    core.law("antiderivative")
    return _part(core, var, powers, low, high)


def _is_minus_infinity(end: Term) -> bool:
    return isinstance(end, Mul) and end.factors == (number(-1), INFINITY)


def _continuous(body: Term, var: Sym) -> bool:
    for part in subterms(body):
        if var not in free_symbols(part):
            continue
        match part:
            case Sym() | Add() | Mul():
                continue
            case Pow(_, Num(power)) if power.denominator == 1 and power >= 0:
                continue
            case Pow(base, Num(power)) if power.denominator == 1 and _never_zero(base, var):
                continue
            case Pow(base, _) if var not in free_symbols(base) and isinstance(base, Const | Num):
                continue
            case Pow(base, exponent) if base is var and var not in free_symbols(exponent):
                continue  # taken over a half line only, for exponents > -1
            case Fn(name, _) if name in TOTAL:
                continue
            case _:
                return False
    return True


def _never_zero(term: Term, var: Sym) -> bool:
    """Is it a product of exponentials and of what is free of the variable?"""
    match term:
        case Mul(factors):
            return all(_never_zero(factor, var) for factor in factors)
        case Fn("exp", _):
            return True
        case Pow(base, _):
            return _never_zero(base, var)
        case _:
            return var not in free_symbols(term)


def _part(core: Core, var: Sym, powers: list[tuple[Term, int]], low: Term, high: Term) -> Ratio:
    """∫ x^k = x^(k+1)/(k+1); ∫ exp(c x) = exp(c x)/c; ∫ sin(c x) = -cos(c x)/c; ∫ cos(c x) = sin(c x)/c."""
    name: str
    match powers:
        case []:
            return _between(core, var, var, low, high)
        case [(atom, power)] if atom is var:
            return _between(core, var, mul(Pow(var, number(power + 1)), Pow(number(power + 1), number(-1))), low, high)
        case [(Fn("sin" | "cos" as wave, (inside,)), 1)]:
            name = wave
            argument = core.normal(inside)
        case _ if all(isinstance(atom, Fn) and atom.name == "exp" for atom, _ in powers):
            name = "exp"
            argument = core.normal(add(*(mul(number(power), atom.args[0]) for atom, power in powers if isinstance(atom, Fn))))
        case _:
            raise OutOfScope("there is no rule for this integral")
    slope = argument / core.normal(var)
    if var in free_symbols(core.term(slope)) or 0 in core.sign(slope):
        raise OutOfScope("there is no rule for this integral")
    return _of_wave(core, var, name, core.term(argument), slope, low, high)


def _below(core: Core, var: Sym, value: Ratio) -> tuple[Ratio, list[tuple[Term, int]]]:
    """The denominator: what is free of the variable, and exponentials of it as negative powers."""
    content, factors = value.den.factor()
    outside = Ratio(core.ring, core.ring.context.constant(content))
    waves: list[tuple[Term, int]] = []
    for factor, times in factors:
        base = core.term(Ratio(core.ring, factor))
        if var not in free_symbols(base):
            outside = outside * Ratio(core.ring, factor) ** int(times)
        elif isinstance(base, Fn) and base.name == "exp":
            waves.append((base, -int(times)))
        else:
            raise OutOfScope("there is no rule for this integral")
    return outside, waves


def _of_wave(core: Core, var: Sym, name: str, argument: Term, slope: Ratio, low: Term, high: Term) -> Ratio:
    found = {"exp": fn("exp", argument), "sin": negative(fn("cos", argument)), "cos": fn("sin", argument)}[name]
    if name == "exp" and high is INFINITY and core.sign(slope) == {-1} and not _infinite(low):
        return -core.normal(substitute(found, {var: low})) / slope
    return _between(core, var, found, low, high) / slope


def _between(core: Core, var: Sym, found: Term, low: Term, high: Term) -> Ratio:
    if _infinite(low) or _infinite(high):
        raise OutOfScope("there is no rule for this improper integral")
    return core.normal(substitute(found, {var: high})) - core.normal(substitute(found, {var: low}))


def _infinite(end: Term) -> bool:
    return any(part is INFINITY for part in subterms(end))
