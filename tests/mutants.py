"""Lines changed in one place. What a mutant claims is mostly false, so that no proof of one may survive a witness.

A kind of mutation is a function from an obligation to obligations; `KINDS` lists them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, zip_longest
from random import Random

from proofgen.math.chance import Independent
from proofgen.math.context import Context
from proofgen.math.latex import latex
from proofgen.math.shape import number, shape
from proofgen.math.sorts import COMPLEX, REAL, Function, Range, Scalar, Sort, Tensor
from proofgen.math.term import Add, And, Constant, ForAll, Identity, Iff, Implies, Lam, Or, Product, Rel, Sum, Sym, Term
from proofgen.math.walk import free_symbols, rebuild, substitute, subterms
from proofgen.verify.obligation import Obligation
from tests.mutant_parts import LOCAL, Around, Local, places, put, times, well_shaped

Kind = Callable[[Obligation], Iterator[Obligation]]
TWO = "two at once"
EQUAL = ("=", "!=")
MOST_LINES = 50  # tried for one kind


def local(change: Local) -> Kind:
    """The kind that makes this change at any one place of the goal."""

    def kind(obligation: Obligation) -> Iterator[Obligation]:
        around = Around(obligation.context.symbols)
        for place in places(obligation.goal):
            if place.path:
                for new in well_shaped(change, place, around):
                    yield replace(obligation, goal=put(obligation.goal, place.path, new))

    return kind


# ---------------------------------------------------------------- kinds that change the statement or what is given


def right_side(obligation: Obligation) -> Iterator[Obligation]:
    goal = obligation.goal
    if isinstance(goal, Rel) and goal.right is not number(0):
        yield replace(obligation, goal=Rel(goal.op, goal.left, times(-1, goal.right)))
        yield replace(obligation, goal=Rel(goal.op, goal.left, times(2, goal.right)))
        if not shape(goal.right):
            yield replace(obligation, goal=Rel(goal.op, goal.left, Add((goal.right, number(1)))))


def relations(obligation: Obligation) -> Iterator[Obligation]:
    turned = {
        "<=": (">=", "<", ">", "="),
        ">=": ("<=", ">", "<", "="),
        "<": (">", "=", ">="),
        ">": ("<", "=", "<="),
        "=": ("!=", "<"),
        "!=": ("=",),
    }
    for place in places(obligation.goal):
        match place.term:
            case Rel(op, left, right) if not (shape(left) or shape(right)):
                news: tuple[Term, ...] = tuple(Rel(new, left, right) for new in turned[op])
            case Implies(premise, conclusion):
                news = (Implies(conclusion, premise), conclusion, Iff(premise, conclusion))
            case And(parts):
                news = (Or(parts),)
            case Or(parts):
                news = (And(parts), *parts)
            case _:
                continue
        for new in news:
            yield replace(obligation, goal=put(obligation.goal, place.path, new))


def hypotheses(obligation: Obligation) -> Iterator[Obligation]:
    """One of what is given left out, or said less strictly."""
    context, shaping = obligation.context, sizes(obligation)
    for k, one in enumerate(context.hypotheses):
        if isinstance(one, Rel) and one.left in shaping:
            continue
        rest = (*context.hypotheses[:k], *context.hypotheses[k + 1 :])
        for less in ((), *((weaker,) for weaker in _weaker(one))):
            yield replace(obligation, context=replace(context, hypotheses=(*rest, *less)))


def _weaker(statement: Term) -> Iterator[Term]:
    match statement:
        case Rel(op, left, right) if op in ("<", ">"):
            yield from (Rel(op + "=", left, right), Rel("!=", left, right))
        case Rel(op, left, right) if op in ("<=", ">="):
            yield Rel(op, left, Add((right, number(1 if op == "<=" else -1))))
        case ForAll() | Implies():
            inner = statement.body if isinstance(statement, ForAll) else statement.conclusion
            yield from (rebuild(statement, lambda child, weak=weak: weak if child is inner else child) for weak in _weaker(inner))
        case Independent(symbols) if len(symbols) > 2:
            yield Independent(symbols[1:])


def kinds_of_number(obligation: Obligation) -> Iterator[Obligation]:
    """Real numbers, arrays and values taken to be complex, a whole number that shapes nothing to be real; orderings of them are forgotten."""
    context, shaping = obligation.context, sizes(obligation)
    for old in context.symbols:
        sort = None if old in shaping else _wider(old.sort)
        if sort is None:
            continue
        inside = {old: Sym(old.name, sort, old.tag)}
        ordered = [
            h for h in context.hypotheses if old in free_symbols(h) and any(isinstance(p, Rel) and p.op not in EQUAL for p in subterms(h))
        ]
        yield Obligation(
            substitute(obligation.goal, inside),
            replace(
                context,
                symbols=tuple(inside.get(symbol, symbol) for symbol in context.symbols),
                hypotheses=tuple(substitute(h, inside) for h in context.hypotheses if h not in ordered),
                definitions=tuple(replace(d, body=substitute(d.body, inside)) for d in context.definitions),
                samples=(),
            ),
        )


def _wider(sort: Sort) -> Sort | None:
    match sort:
        case Scalar("real"):
            return COMPLEX
        case Scalar("integer"):
            return REAL
        case Tensor(sizes_of, "real"):
            return Tensor(sizes_of, "complex")
        case Function(arguments, Scalar("real")):
            return Function(arguments, COMPLEX)
        case _:
            return None


def definitions(obligation: Obligation) -> Iterator[Obligation]:
    """A definition with a slip in it."""
    context = obligation.context
    around = Around(context.symbols)
    for k, known in enumerate(context.definitions):
        for place in places(known.body):
            for change in LOCAL.values():
                for new in well_shaped(change, place, around) if place.path else ():
                    slip = replace(known, body=put(known.body, place.path, new))
                    every = (*context.definitions[:k], slip, *context.definitions[k + 1 :])
                    yield replace(obligation, context=replace(context, definitions=every, samples=()))


def sizes(obligation: Obligation) -> frozenset[Sym]:
    """The names that say how large something is, or what an index or a sum runs to: they have to stay whole and positive."""
    context = obligation.context
    found = [in_sort(symbol.sort) for symbol in context.symbols]
    for part in (part for term in (obligation.goal, *(d.body for d in context.definitions)) for part in subterms(term)):
        match part:
            case Identity(size) | Lam(_, size, _):
                found.append(free_symbols(size))
            case Constant(_, shape_of):
                found.extend(map(free_symbols, shape_of))
            case Sum(_, low, high, _, _) | Product(_, low, high, _, _):
                found.extend((free_symbols(low), free_symbols(high)))
            case Sym(_, sort):
                found.append(in_sort(sort))
    return frozenset[Sym]().union(*found)


def in_sort(sort: Sort) -> frozenset[Sym]:
    """The symbols that ranges and shapes speak of."""
    match sort:
        case Range(low, high):
            return free_symbols(low) | free_symbols(high)
        case Tensor(sizes):
            return frozenset[Sym]().union(*map(free_symbols, sizes))
        case Function(arguments, value):
            return frozenset[Sym]().union(*map(in_sort, (*arguments, value)))
        case Scalar():
            return frozenset()


KINDS: dict[str, Kind] = {
    **{name: local(change) for name, change in LOCAL.items()},
    "right side": right_side,
    "relation": relations,
    "hypothesis": hypotheses,
    "kind of number": kinds_of_number,
    "definition": definitions,
}

# ---------------------------------------------------------------- drawing


def turn_about(obligation: Obligation, wanted: dict[str, Kind]) -> Iterator[tuple[str, Obligation]]:
    """Every mutant of these kinds once, one of each kind in turn; those that read as the line itself are left out."""
    seen = {(obligation.goal, obligation.context)}
    written = latex(obligation.goal)
    for turn in zip_longest(*(kind(obligation) for kind in wanted.values())):
        for name, mutant in zip(wanted, turn, strict=True):
            if mutant is None or (mutant.goal, mutant.context) in seen:
                continue
            seen.add((mutant.goal, mutant.context))
            if mutant.context != obligation.context or latex(mutant.goal) != written:
                yield name, mutant


def draw(lines: Sequence[Obligation], chance: Random, kinds: Sequence[str] = ()) -> tuple[int, str, Obligation]:
    """Which line, a kind, and a mutant of that line, drawn evenly over the kinds and then over the lines to which it applies."""
    while True:
        name = chance.choice(kinds or (*KINDS, TWO))
        for _ in range(MOST_LINES):
            place = chance.randrange(len(lines))
            mutant: Obligation | None = lines[place]
            for kind in chance.sample(list(KINDS), 2) if name == TWO else [name]:
                mutants = list(KINDS[kind](mutant)) if mutant is not None else []
                mutant = chance.choice(mutants) if mutants else None
            if mutant is not None and mutant != lines[place]:
                return place, name, mutant


def either(*kinds: Kind) -> Kind:
    """All that these kinds make, one kind after the other."""
    return lambda obligation: chain.from_iterable(kind(obligation) for kind in kinds)


def as_the_prover_sees_it(obligation: Obligation) -> Obligation:
    """Without the author's reservations, by which the refuter would be silent: the prover uses nothing but the hypotheses either."""
    context: Context = obligation.context
    return replace(obligation, context=replace(context, unread=(), doubtful=()))
