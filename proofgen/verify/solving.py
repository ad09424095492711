"""What an equation makes certain, case by case: a product is zero where a factor is, a root is squared, exp and log are undone.

`alternatives` gives statements of which, wherever the premise holds and its sides have a value, one case holds altogether. A case that
cannot be is left out; so an empty list says that the premise never holds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import count

from proofgen.math.chance import Moment, random_names
from proofgen.math.context import Context
from proofgen.math.shape import shape
from proofgen.math.sorts import Range
from proofgen.math.term import Add, And, Fn, ForAll, Mul, Num, Or, Pow, Rel, Sum, Sym, Term
from proofgen.math.unfold import spoken_of
from proofgen.math.walk import free_symbols, substitute, subterms
from proofgen.verify import signs as s
from proofgen.verify.branching import deciding, deciding_around
from proofgen.verify.normal.core import Clock
from proofgen.verify.normal.form import Normaliser
from proofgen.verify.normal.rational import Ratio, degrees
from proofgen.verify.normal.spell import ZERO, fn, minus, number
from proofgen.verify.normal.stops import Stop
from proofgen.verify.search import Search

Case = tuple[Term, ...]

UNDONE = {
    "exp": "log",
    "log": "exp",
    "arcsin": "sin",
    "arccos": "cos",
    "arctan": "tan",
    "arsinh": "sinh",
    "artanh": "tanh",
    "arcosh": "cosh",
}
_fresh = count(1)


def alternatives(premise: Term, others: Context, clock: Clock) -> list[Case] | None:
    """The cases of a premise under the other hypotheses; None where nothing is learned of it."""
    match premise:
        case Or(parts):
            return [(part,) for part in parts]
        case And(parts):
            return [tuple(parts)]
        case Rel("=", left, right) if not (shape(left) or shape(right)):
            try:
                return _of_equation(premise, Search(others, clock))
            except Stop:
                return None
        case _:
            return None


def _of_equation(premise: Rel, search: Search) -> list[Case] | None:
    gap = search.lowering.number(minus(premise.left, premise.right))

    def work(normaliser: Normaliser) -> list[Case] | None:
        value = normaliser.normal(gap)
        if value.is_zero():
            return None
        _, factors = value.num.factor()
        parts = [Ratio(normaliser.ring, factor) for factor, _ in factors]
        found = [_case(normaliser, part) for part in parts if 0 in normaliser.sign(part)]
        cases = [case for case in found if case is not None]
        if len(parts) == 1 and int(factors[0][1]) == 1 and cases == [(Rel("=", normaliser.term(parts[0]), ZERO),)]:
            return None
        return cases

    return search.within(work, record=False)


def _case(normaliser: Normaliser, part: Ratio) -> Case | None:
    """What follows of part = 0; None where that cannot be."""
    plain = Rel("=", normaliser.term(part), ZERO)
    squares = _sum_of_squares(normaliser, part)
    if squares is not None:
        return (squares,)
    for place, power in enumerate(degrees(part.num)):
        pieces = normaliser.ring.by_power(part.num, place)
        if not power or not pieces.keys() <= {0, power}:
            continue
        slope = Ratio(normaliser.ring, pieces[power])
        if 0 in normaliser.sign(slope):
            continue
        value = -Ratio(normaliser.ring, pieces.get(0, normaliser.ring.zero)) / slope
        atom = normaliser.atoms[place]
        found = _undone(normaliser, atom, value) if power == 1 else _root(normaliser, atom, power, value)
        if found is None:
            return None
        if found:
            return (plain, *found)
    return (plain,)


def _undone(normaliser: Normaliser, atom: Term, value: Ratio) -> Case | None:
    """What atom = value says of what stands inside the atom: nothing known is (), and None is that it cannot be."""
    term = normaliser.term(value)
    match atom:
        case Fn(name, (inside,)) if name in UNDONE and normaliser.is_real(inside) and normaliser.is_real(term):
            if name == "exp" and not normaliser.sign(value) & s.POSITIVE:
                return None
            known: Case = (Rel(">", term, ZERO),) if name == "exp" else ()
            return (*known, Rel("=", inside, fn(UNDONE[name], term)))
        case Fn("abs", (inside,)) if normaliser.is_real(inside):
            if not normaliser.sign(value) & s.NOT_NEGATIVE:
                return None
            return Rel(">=", term, ZERO), Or((Rel("=", inside, term), Rel("=", inside, Mul((number(-1), term)))))
        case Pow(base, Num(power)) if power.numerator == 1 and power.denominator > 1 and normaliser.is_real(base):
            if not normaliser.sign(value) & s.NOT_NEGATIVE:
                return None
            return Rel(">=", term, ZERO), Rel("=", base, Pow(term, Num(Fraction(power.denominator))))
        case _:
            return ()


def _root(normaliser: Normaliser, atom: Term, power: int, value: Ratio) -> Case | None:
    """What atom^power = value says of an atom that is not negative: it is the root."""
    term = normaliser.term(value)
    if not normaliser.is_real(atom) or not normaliser.is_real(term) or not normaliser.sign_of(atom) <= s.NOT_NEGATIVE:
        return ()
    if not normaliser.sign(value) & s.NOT_NEGATIVE:
        return None
    return Rel(">=", term, ZERO), Rel("=", atom, Pow(term, Num(Fraction(1, int(power)))))


def _sum_of_squares(normaliser: Normaliser, part: Ratio) -> Term | None:
    """A sum of terms that are not negative is zero where each of them is."""
    monomials = list(normaliser.monomials(part.num))
    sums = [(coefficient, powers[0][0]) for coefficient, powers in monomials if len(powers) == 1 and powers[0][1] == 1]
    if len(sums) == len(monomials) and all(isinstance(atom, Sum) for _, atom in sums):
        return _sum_of_one_sign(normaliser, sums)
    if any(len(powers) != 1 or powers[0][1] % 2 or not normaliser.is_real(powers[0][0]) for _, powers in monomials):
        return None
    if len({coefficient > 0 for coefficient, _ in monomials}) > 1:
        return None
    return And(tuple(Rel("=", powers[0][0], ZERO) for _, powers in monomials))


def _sum_of_one_sign(normaliser: Normaliser, sums: list[tuple[Fraction, Term]]) -> Term | None:
    """Sums over one range, taken together: of a square, times a number, each term is zero."""
    first = sums[0][1]
    assert isinstance(first, Sum)
    member = Sym(f"\\ell_{{{next(_fresh)}}}", Range(first.low, first.high))
    body = normaliser.number(0)
    for coefficient, each in sums:
        if not isinstance(each, Sum) or each.where is not None or (each.low, each.high) != (first.low, first.high):
            return None
        body = body + normaliser.number(coefficient) * normaliser.normal(substitute(each.body, {each.var: member}))
    if not normaliser.sign(body) <= s.NOT_NEGATIVE and not normaliser.sign(-body) <= s.NOT_NEGATIVE:
        return None
    _, factors = body.num.factor()
    radical = normaliser.number(1)
    for factor, _ in factors:
        radical = radical * Ratio(normaliser.ring, factor)
    return ForAll(member, Rel("=", normaliser.term(radical), ZERO))


def impossible(context: Context, clock: Clock) -> bool:
    """Whether some hypothesis contradicts the others, as far as signs show it."""
    search = Search(context, clock)

    def against(normaliser: Normaliser) -> bool:
        for statement in search.hypotheses:
            if isinstance(statement, Rel) and statement.op in s.OF_RELATION:
                try:
                    found = normaliser.sign(normaliser.normal(minus(statement.left, statement.right)))
                except Stop:
                    continue
                if not found & s.OF_RELATION[statement.op]:
                    return True
        return False

    try:
        return search.within(against, record=False)
    except Stop:
        return False


def splits(goal: Term, context: Context, clock: Clock) -> list[tuple[str, list[Context]]]:
    """Ways to fall into cases, each with the law that allows it: by a hypothesis, then by the sign of what stands in an absolute value."""
    found: list[tuple[str, list[Context]]] = []
    speaks = free_symbols(goal)
    averaged = _averaged(goal, context)
    for hypothesis in context.hypotheses:
        if not isinstance(hypothesis, Rel | Or | And) or not free_symbols(hypothesis) & speaks or averaged(hypothesis):
            continue
        rest = tuple(h for h in context.hypotheses if h is not hypothesis)
        cases = alternatives(hypothesis, replace(context, hypotheses=rest), clock)
        if cases is not None:
            law = "zero-product" if len(cases) > 1 else "equation-solved"
            found.append((law, [replace(context, hypotheses=(*rest, *case)) for case in cases]))
    for inside in _insides(goal, context):
        sides = [Rel(op, inside, ZERO) for op in (">=", "<=")]
        if not averaged(inside) and not any(side in context.hypotheses for side in sides):
            found.append(("sign-cases", [replace(context, hypotheses=(*context.hypotheses, side)) for side in sides]))
    for pair in deciding(goal, context):
        if not any(averaged(each) for each in pair):
            found.append(("branch-cases", [replace(context, hypotheses=(*context.hypotheses, each)) for each in pair]))
    for equation in deciding_around(goal, context):
        if averaged(equation) or not impossible(replace(context, hypotheses=(*context.hypotheses, equation)), clock):
            continue
        strict = [Rel(op, equation.left, equation.right) for op in (">", "<")]
        if not any(side in context.hypotheses for side in strict):
            found.append(("branch-cases", [replace(context, hypotheses=(*context.hypotheses, side)) for side in strict]))
    return found


def _averaged(goal: Term, context: Context) -> Callable[[Term], bool]:
    """Whether a term is random in a line about expectations: it may be of another case for each outcome, and all of them are averaged."""
    known = {definition.symbol: definition for definition in context.definitions}
    random = random_names(context.hypotheses)
    bodies = (goal, *(definition.body for definition in context.definitions))
    if not random or not any(isinstance(part, Moment) for body in bodies for part in subterms(body)):
        return lambda _: False
    return lambda term: bool(spoken_of(term, known.get) & random)


def _insides(goal: Term, context: Context) -> list[Term]:
    """What stands in absolute values of numbers, under no binder."""
    free = free_symbols(goal).union(*(free_symbols(h) for h in context.hypotheses))
    terms = (goal, *context.hypotheses)
    insides = (part.args[0] for term in terms for part in subterms(term) if isinstance(part, Fn) and part.name == "abs")
    simple = (each for each in insides if free_symbols(each) <= free and not any(sub.binds for sub in subterms(each)) and not shape(each))
    return sorted(dict.fromkeys(simple), key=lambda each: sum(1 for _ in subterms(each)))


def product_of(parts: tuple[Term, ...]) -> Rel | None:
    """`a = b or c = d` of numbers as (a - b)(c - d) = 0."""
    gaps = []
    for part in parts:
        if isinstance(part, Or):
            inner = product_of(part.parts)
            gaps += [inner.left] if inner is not None else []
            if inner is None:
                return None
        elif isinstance(part, Rel) and part.op == "=" and not (shape(part.left) or shape(part.right)):
            gaps.append(Add((part.left, Mul((number(-1), part.right)))))
        else:
            return None
    return Rel("=", Mul(tuple(gaps)), ZERO)
