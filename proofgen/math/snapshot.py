"""What a line is checked under: the part of a scope that it can depend on, as it stands where the line does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proofgen.math.chance import untold
from proofgen.math.context import Context
from proofgen.math.flow import restricted
from proofgen.math.latex import latex
from proofgen.math.mass import unlinked
from proofgen.math.reach import all_symbols, in_order, sizes_of
from proofgen.math.sorts import Range, Scalar, Tensor
from proofgen.math.term import Rel, Sym, Term
from proofgen.math.walk import free_symbols, uninterpreted

if TYPE_CHECKING:
    from proofgen.math.scope import Scope

_SIZES = frozenset("dkmnpqrDKMNP")
OWN_SIZES = (
    "own-sizes"  # a convention: no two arrays share a size because neither is said, for one of them is a matrix that need not be square
)
_INCOMPLETE = "something that belongs to this file could not be read"


def context_of(scope: Scope, goal: Term, extra: tuple[Term, ...] = ()) -> Context:
    """The part of the scope that the goal can depend on, sizes first."""
    wanted = _closure(scope, goal, extra)
    if not wanted:  # a line about nothing in particular is still said under all that is supposed
        wanted = set().union(*(_closure(scope, h, ()) for h in scope.hypotheses))
    definitions = tuple(scope._closed(d) for d in scope.definitions.values() if d.symbol in wanted)
    hypotheses = tuple(scope.closed(h) for h in (*scope.hypotheses, *extra) if scope.reach(h) & wanted)
    doubtful = tuple(scope.closed(h) for h in scope.doubtful if scope.reach(h) & wanted)
    unused = [d.body for d in definitions if uninterpreted(d.body)] + [h for h in (*hypotheses, *doubtful) if uninterpreted(h)]
    definitions = tuple(d for d in definitions if not uninterpreted(d.body))
    hypotheses = tuple(h for h in hypotheses if not uninterpreted(h))
    doubtful = tuple(h for h in doubtful if not uninterpreted(h))
    hypotheses = restricted(hypotheses, (*scope.hypotheses, *scope.doubtful, *extra, *(s.left for s in scope.samples)))
    for h in (*hypotheses, *doubtful):
        wanted |= free_symbols(h)
    sizes = {s for symbol in wanted for s in sizes_of(symbol.sort)}
    ordered = sorted(wanted | sizes, key=lambda s: (s not in sizes, s.name, s.tag))
    samples = tuple(s for s in scope.samples if free_symbols(s.left) & wanted)
    vague = [f"nothing says what ${s.name}$ is" for s in ordered if s.name in scope.inferred and s.name.startswith("\\mathrm{")]
    stale = [s.name for s in ordered if s.name in scope.introduced and scope.is_stale(s.name)]
    vague += [f"what ${name}$ was said to be may be over, with what was supposed then" for name in stale]
    vague += list(map(_not_linked, unlinked(ordered, [*hypotheses, *(Rel("=", d.symbol, d.body) for d in definitions)])))
    vague += [_INCOMPLETE] * ("incomplete" in scope.conventions) + untold(goal, scope.reach(goal), ordered, (*hypotheses, *doubtful))
    if scope.sizeless and any(isinstance(s.sort, Tensor) for s in ordered):
        known = frozenset() if OWN_SIZES in scope.conventions else scope.counted
        letters = [s.name for s in ordered if s.name in _SIZES & scope.inferred.keys() - known and isinstance(s.sort, Scalar)]
        vague += [f"whether ${name}$ is a size is not said" for name in letters]
    if {"all-limited", "no-numbers"} & scope.conventions:
        vague.append("what the text says of all its letters is not used")
    vague += list(map(_said_of_another, _other_bearers(scope, ordered)))
    unread = tuple(dict.fromkeys([*(scope.unread[s.name] for s in ordered if s.name in scope.unread), *map(_not_used, unused), *vague]))
    return Context(tuple(ordered), in_order(definitions), hypotheses, samples, unread, doubtful, changed_of(scope, (goal, *extra)))


def changed_of(scope: Scope, terms: tuple[Term, ...]) -> tuple[str, ...]:
    """Why nothing may hold any more of what was said of the names in these terms."""
    if not scope.changed:
        return ()
    symbols = {symbol for term in terms for symbol in scope.reach(term) if not symbol.tag}
    names = {symbol.name for symbol in symbols.union(*(sizes_of(symbol.sort) for symbol in symbols))}
    return tuple(dict.fromkeys(scope.changed[name] for name in sorted(names & scope.changed.keys())))


def _not_linked(names: tuple[str, ...]) -> str:
    listed = ", ".join(f"${name}$" for name in names[:-1])
    return f"how {listed} and ${names[-1]}$ belong together is said nowhere: assume it, such as $p(x, z) = p(z \\mid x) \\, p(x)$"


def _other_bearers(scope: Scope, symbols: list[Sym]) -> list[str]:
    """Names of these that something in force is said of, where they stood for something else: `n = 1` of a number, and then n counts."""
    names = {symbol.name: symbol for symbol in symbols if not symbol.tag}
    met = {s for h in (*scope.hypotheses, *scope.doubtful) for s in free_symbols(h) if s.name in names and not s.tag}
    return sorted({s.name for s in met if names[s.name] is not s and not isinstance(s.sort, Range)})


def _said_of_another(name: str) -> str:
    return f"what is said of ${name}$ where it stood for something else may be meant of this one, too"


def _not_used(term: Term) -> str:
    unknown = uninterpreted(term)
    assert unknown is not None
    return f"what is said of its names with ${latex(unknown)}$ is not used, since no law is known here of that"


def _closure(scope: Scope, goal: Term, extra: tuple[Term, ...]) -> set[Sym]:
    """Symbols of the goal, of the definitions it reaches, of every sort met, and of hypotheses and samples that speak of any of them."""
    wanted: set[Sym] = set()
    queue = [s for term in (goal, *extra) for s in all_symbols(term)]
    bodies = [scope.reach(h) for h in (*scope.hypotheses, *scope.doubtful)]
    bodies += [scope.reach(s.left) for s in scope.samples]
    while queue:
        symbol = queue.pop()
        if symbol in wanted:
            continue
        wanted.add(symbol)
        queue.extend(sizes_of(symbol.sort))
        definition = scope.definition(symbol)
        if definition is not None:
            queue.extend(all_symbols(definition.body) - set(definition.params))
        for free in bodies:
            if symbol in free:
                queue.extend(free)
    bound = {s for s in wanted if s.tag}
    return wanted - bound
