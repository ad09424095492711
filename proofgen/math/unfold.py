"""Writing out definitions where a name must show: under a binder, and in a derivative by a defined name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from proofgen.math.context import Definition
from proofgen.math.term import Antiderivative, Apply, Gradient, Partial, Sym, Term
from proofgen.math.walk import free_symbols, rebuild, substitute


def unfolded(term: Term, keep: Sym, definitions: Mapping[str, Definition]) -> Term:
    """Definitions whose bodies speak of `keep`, directly or through others, written out; the rest left."""
    for _ in range(len(definitions) + 1):  # definitions never go in circles, so that this is how deep they may nest
        replaced: dict[Sym, Definition] = {}
        for symbol in free_symbols(term):
            definition = definitions.get(symbol.name)
            if (
                definition is not None
                and definition.symbol is symbol
                and symbol is not keep
                and _reaches(definition.body, keep, definitions)
            ):
                replaced[symbol] = definition
        written = written_out(term, replaced) if replaced else term
        if written is term:
            return term
        term = written
    return term


def _reaches(body: Term, keep: Sym, definitions: Mapping[str, Definition]) -> bool:
    seen: set[Sym] = set()
    queue = list(free_symbols(body))
    while queue:
        symbol = queue.pop()
        if symbol is keep:
            return True
        if symbol in seen:
            continue
        seen.add(symbol)
        definition = definitions.get(symbol.name)
        if definition is not None and definition.symbol is symbol:
            queue.extend(free_symbols(definition.body))
    return False


def spoken_of(term: Term, definition_of: Callable[[Sym], Definition | None]) -> frozenset[Sym]:
    """The names of a term and of what defines them: what is said of y says something of the k that y was defined by."""
    found: set[Sym] = set()
    queue = list(free_symbols(term))
    while queue:
        symbol = queue.pop()
        if symbol in found:
            continue
        found.add(symbol)
        definition = definition_of(symbol)
        if definition is not None:
            queue.extend(free_symbols(definition.body) - set(definition.params))
    return frozenset(found)


def written_out(term: Term, replaced: Mapping[Sym, Definition], done: dict[Term, Term] | None = None) -> Term:
    """The term with these definitions in place of their names. done: what has become of parts of it."""
    done = {} if done is None else done
    if term not in done:
        done[term] = _written_out(term, replaced, done)
    return done[term]


def _written_out(term: Term, replaced: Mapping[Sym, Definition], done: dict[Term, Term]) -> Term:
    if isinstance(term, Sym):
        definition = replaced.get(term)
        return definition.body if definition is not None and not definition.params else term
    if isinstance(term, Apply) and term.function in replaced and not any(term.orders):
        definition = replaced[term.function]
        arguments = [written_out(argument, replaced, done) for argument in term.args]
        return substitute(definition.body, dict(zip(definition.params, arguments, strict=True)))
    if term.binds or isinstance(term, Partial | Gradient | Antiderivative):
        plain = {symbol: definition.body for symbol, definition in replaced.items() if not definition.params}
        term = substitute(term, plain)
    return rebuild(term, lambda child: written_out(child, replaced, done))
