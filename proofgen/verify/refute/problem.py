"""What a refutation has to look at: the goal taken apart, the names that matter to it, and the hypotheses about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from proofgen.math import term as t
from proofgen.math.context import Context, Definition
from proofgen.math.sorts import Function, Range, Scalar, Sort, Tensor
from proofgen.math.walk import free_symbols, fresh, parts, substitute, subterms, wrt_symbol
from proofgen.verify.refute.chance import TOGETHER, Chance, letter, spread, told
from proofgen.verify.refute.scope import is_integral
from proofgen.verify.refute.sequences import Determined, determined
from proofgen.verify.refute.truth import quadratic_form


@dataclass(frozen=True, slots=True)
class Problem:
    """Refute `goal` where all `hypotheses` hold. symbols: what to choose values for, integers first. sizes: those that shape something.

    closed: the goal speaks of no name, so that one point is like another.
    """

    goal: t.Term
    hypotheses: tuple[t.Term, ...]
    symbols: tuple[t.Sym, ...]
    sizes: frozenset[t.Sym]
    functions: tuple[t.Sym, ...]
    definitions: Mapping[t.Sym, Definition]
    real: bool
    chance: Chance
    obstacle: str | None
    sequences: Mapping[t.Sym, Determined]
    closed: bool = False


def problems(goal: t.Term, context: Context) -> Iterator[Problem]:
    """To refute any of these is to refute the goal."""
    taken = set(context.symbols) | {d.symbol for d in context.definitions}
    for part, premises in _parts(goal, (), taken):
        yield _problem(part, premises, context)


def _parts(goal: t.Term, premises: tuple[t.Term, ...], taken: set[t.Sym]) -> Iterator[tuple[t.Term, tuple[t.Term, ...]]]:
    match goal:
        case t.Implies(premise, conclusion):
            yield from _parts(conclusion, (*premises, premise), taken)
        case t.Iff(left, right):
            yield from _parts(right, (*premises, left), taken)
            yield from _parts(left, (*premises, right), taken)
        case t.And(both):
            for part in both:
                yield from _parts(part, premises, taken)
        case t.ForAll(var, body):
            if var in taken or any(var in free_symbols(p) for p in premises):
                renamed = fresh(var)
                var, body = renamed, substitute(body, {var: renamed})
            yield from _parts(body, premises, taken | {var})
        case t.Not(t.Rel("=", left, right)):
            yield from _parts(t.Rel("!=", left, right), premises, taken)
        case t.Rel("!=", left, right):
            yield goal, (*premises, t.Rel("=", left, right))
        case _:
            yield goal, premises


def _problem(goal: t.Term, premises: tuple[t.Term, ...], context: Context) -> Problem:
    definitions = {d.symbol: d for d in context.definitions}
    spoken_of = reached((goal, *premises), definitions)
    relevant = set(spoken_of or reached(context.hypotheses, definitions))
    sizes = {s for symbol in (*relevant, *context.symbols) for s in _in_sort(symbol.sort) if is_integral(s)}
    chance, pending_statements = told(context.hypotheses)
    pending = list(pending_statements)
    chosen: list[t.Term] = []
    while True:
        for law in [chance.laws[s] for s in chance.laws.keys() & relevant]:
            relevant |= reached(law.params, definitions) - {letter(law)}
        found = [h for h in pending if _concerns(h, relevant, sizes, definitions)]
        if not found:
            break
        for h in found:
            pending.remove(h)
            chosen.append(h)
            relevant |= reached((h,), definitions)
    hypotheses = _upright((*(h for h in context.hypotheses if h in chosen), *premises))
    sequences, hypotheses, first = determined(hypotheses, definitions)
    rank = {s: k for k, s in enumerate(context.symbols)}
    chance.laws = {s: law for s, law in chance.laws.items() if s in relevant}
    base = [s for s in relevant if s not in definitions and not isinstance(s.sort, Function) and s not in chance.laws]
    base += first
    base += [spread(s) for s in base if s in chance.random]
    if chance.laws and chance.may_depend(s for s in relevant if s in chance.random):
        base.append(TOGETHER)
    base.sort(
        key=lambda s: (s not in sizes, not isinstance(s.sort, Scalar) or not is_integral(s), not is_integral(s), rank.get(s, 999), s.name)
    )
    everything = [goal, *hypotheses, *(definitions[s].body for s in relevant if s in definitions)]
    imaginary = any(part is t.Const("i") for e in everything for part in parts(e))
    return Problem(
        goal,
        hypotheses,
        tuple(base),
        frozenset(s for s in base if s in sizes),
        tuple(
            sorted(
                (s for s in relevant if s not in definitions and s not in sequences and isinstance(s.sort, Function)), key=lambda s: s.name
            )
        ),
        definitions,
        not imaginary and not any(_is_complex(s.sort) for s in relevant),
        chance,
        _obstacle(goal, hypotheses, definitions, sequences),
        sequences,
        closed=not spoken_of,
    )


def _upright(hypotheses: tuple[t.Term, ...]) -> tuple[t.Term, ...]:
    """A matrix that is said to be definite is symmetric at every witness: many authors read that into the word, and others do not."""
    forms = [form.matrix for h in hypotheses if (form := quadratic_form(h)) is not None]
    said = [t.Rel("=", matrix, t.Transpose(matrix)) for matrix in forms]
    return (*hypotheses, *dict.fromkeys(h for h in said if h not in hypotheses))


def _in_sort(sort: Sort) -> frozenset[t.Sym]:
    match sort:
        case Tensor(shape=shape):
            return frozenset[t.Sym]().union(*(free_symbols(s) for s in shape))
        case Range(low, high):
            return free_symbols(low) | free_symbols(high)
        case Function(arguments, result):
            return frozenset[t.Sym]().union(*(_in_sort(a) for a in (*arguments, result)))
        case _:
            return frozenset()


def _is_complex(sort: Sort) -> bool:
    return _is_complex(sort.result) if isinstance(sort, Function) else getattr(sort, "kind", "") == "complex"


def reached(terms: Iterable[t.Term], definitions: Mapping[t.Sym, Definition]) -> frozenset[t.Sym]:
    """Free symbols, those inside definitions, and those inside sorts."""
    found: set[t.Sym] = set()
    stack = [s for term in terms for s in free_symbols(term)]
    stack += [s for term in terms for part in parts(term) if isinstance(part, t.Sym) for s in _in_sort(part.sort)]
    while stack:
        symbol = stack.pop()
        if symbol in found:
            continue
        found.add(symbol)
        stack.extend(_in_sort(symbol.sort))
        definition = definitions.get(symbol)
        if definition is not None:
            stack.extend(free_symbols(definition.body) - set(definition.params))
            stack.extend(s for part in parts(definition.body) if isinstance(part, t.Sym) for s in _in_sort(part.sort))
    return frozenset(found)


def _concerns(hypothesis: t.Term, relevant: set[t.Sym], sizes: set[t.Sym], definitions: Mapping[t.Sym, Definition]) -> bool:
    names = reached((hypothesis,), definitions)
    return not (names - sizes).isdisjoint(relevant) if names - sizes else names <= relevant


def _obstacle(
    goal: t.Term, hypotheses: tuple[t.Term, ...], definitions: Mapping[t.Sym, Definition], sequences: Mapping[t.Sym, Determined]
) -> str | None:
    """Why no point at all may be believed."""
    for h in hypotheses:
        bodies = [h, *(definitions[s].body for s in reached((h,), definitions) if s in definitions)]
        known = definitions.keys() | sequences.keys()
        if any(isinstance(p, t.Apply) and p.function not in known for b in bodies for p in parts(b)):
            return "a hypothesis about an unknown function could not be sampled"
    bodies = [goal, *(definitions[s].body for s in reached((goal,), definitions) if s in definitions)]
    for part in (p for e in bodies for p in subterms(e) if isinstance(p, t.Partial | t.Gradient)):
        by = wrt_symbol(part.wrt)
        others = {s for s in reached((part.body,), definitions) if s is not by and s not in definitions and not is_integral(s)}
        for h in hypotheses:
            equal = any(isinstance(p, t.Rel) and p.op == "=" for p in parts(h))
            if equal and by in free_symbols(h) and not others.isdisjoint(free_symbols(h)):
                return "a hypothesis ties the variable of a derivative to what is differentiated"
    return None
