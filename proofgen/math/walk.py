"""Walking, rebuilding, free symbols, and substitution that never captures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import count
from typing import Any

from proofgen.math.term import And, Antiderivative, Apply, At, Gradient, Index, Interned, Not, Or, Partial, Rel, Sym, Term, Uninterpreted


def _terms(value: Any) -> Iterator[Term]:
    if isinstance(value, Term):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _terms(part)


@lru_cache(maxsize=200_000)
def children(term: Term) -> tuple[Term, ...]:
    """The direct sub-terms, in order, a bound symbol included."""
    if isinstance(term, Sym):
        return ()
    found: list[Term] = []
    for value in vars(term).values():
        if isinstance(value, Term):
            found.append(value)
        elif isinstance(value, tuple):
            found += _terms(value)
    return tuple(found)


def _mapped(value: Any, change: Callable[[Term], Term]) -> Any:
    if isinstance(value, Term):
        return change(value)
    if isinstance(value, tuple):
        return tuple([_mapped(part, change) for part in value])
    return value


def rebuild(term: Term, change: Callable[[Term], Term]) -> Term:
    """The same node with every direct sub-term changed."""
    if isinstance(term, Sym):
        return term
    return type(term)(*[_mapped(getattr(term, name), change) for name in term.fields])


@lru_cache(maxsize=1024)
def parts(term: Term) -> tuple[Term, ...]:
    """The term and everything inside it, each once, however often it stands there: a chain of definitions may hold a name 2⁴⁰ times."""
    seen = {term}
    stack = [term]
    found: list[Term] = []
    while stack:
        here = stack.pop()
        found.append(here)
        new = [child for child in children(here) if child not in seen]
        seen.update(new)
        stack.extend(reversed(new))
    return tuple(found)


@lru_cache(maxsize=200_000)
def kinds(term: Term) -> frozenset[type[Term]]:
    """What the term and everything inside it are."""
    return frozenset(map(type, parts(term)))


def subterms(term: Term) -> Iterator[Term]:
    """The term and everything inside it, outermost first; bound symbols included."""
    stack = [term]
    while stack:
        here = stack.pop()
        yield here
        stack.extend(reversed(children(here)))


@lru_cache(maxsize=200_000)
def uninterpreted(term: Term) -> Term | None:
    """The first part of the term of which no law is known, None if there is none."""
    if isinstance(term, Uninterpreted | Antiderivative):
        return term
    return next((found for child in children(term) if (found := uninterpreted(child)) is not None), None)


@lru_cache(maxsize=200_000)
def free_symbols(term: Term) -> frozenset[Sym]:
    """The symbols that are not bound inside the term."""
    if isinstance(term, Sym):
        return frozenset((term,))
    if not term.binds:
        inside = [free for child in children(term) if (free := free_symbols(child))]
        return frozenset().union(*inside) if len(inside) != 1 else inside[0]
    names = term.fields
    variable: Sym = getattr(term, names[0])
    scoped = [getattr(term, name) for name in names[1:] if name in ("body", "where")]
    outer = [getattr(term, name) for name in names[1:] if name not in ("body", "where")]
    inner = frozenset().union(*(free_symbols(t) for value in scoped for t in _terms(value)))
    return (inner - {variable}).union(*(free_symbols(t) for value in outer for t in _terms(value)))


_tags = count(1)


def fresh(like: Sym) -> Sym:
    """A symbol of the same name and sort that stands nowhere yet: not in what another process has named, and this one was given, either."""
    return Sym(like.name, like.sort, next(tag for tag in _tags if (Sym, like.name, like.sort, tag) not in Interned.known))


def substitute(term: Term, replacement: Mapping[Sym, Term], done: dict[Term, Term] | None = None) -> Term:
    """Every free occurrence replaced at once; bound symbols are renamed where they would capture.

    The variable of a derivative or antiderivative is replaced only by another symbol; by anything else it is kept and evaluated
    there: At(x', ∂f(x')/∂x', value). done: what has become of terms under the same replacement.
    """
    done = {} if done is None else done
    if term not in done:
        done[term] = _substituted(term, replacement, done)
    return done[term]


def _substituted(term: Term, replacement: Mapping[Sym, Term], done: dict[Term, Term]) -> Term:
    here = {old: new for old, new in replacement.items() if old in free_symbols(term) and old is not new}
    if not here:
        return term
    if isinstance(term, Sym):
        return here[term]
    if isinstance(term, Partial | Gradient | Antiderivative):
        return _substitute_derivative(term, here)
    if isinstance(term, Apply) and term.function in here:
        new = here[term.function]
        function = new if isinstance(new, Sym) else term.function
        return Apply(function, tuple(substitute(a, here, done) for a in term.args), term.orders)
    if term.binds:
        return _substitute_binder(term, here)
    return rebuild(term, lambda child: substitute(child, here, done))


def _substitute_binder(term: Term, here: Mapping[Sym, Term]) -> Term:
    names = term.fields
    variable: Sym = getattr(term, names[0])
    inner = {old: new for old, new in here.items() if old is not variable}
    if any(variable in free_symbols(new) for new in inner.values()):
        renamed = fresh(variable)
        inner = {**inner, variable: renamed}
        variable = renamed
    values: list[Any] = [variable]
    for name in names[1:]:
        scope = inner if name in ("body", "where") else here
        values.append(_mapped(getattr(term, name), lambda child, scope=scope: substitute(child, scope)))  # type: ignore[misc]
    return type(term)(*values)


def wrt_symbol(wrt: Term) -> Sym | None:
    """The symbol by which a derivative is taken: x of x, θ of θ_i."""
    match wrt:
        case Sym():
            return wrt
        case Index(Sym() as base, _):
            return base
        case _:
            return None


def _substitute_derivative(term: Partial | Gradient | Antiderivative, here: Mapping[Sym, Term]) -> Term:
    variable = wrt_symbol(term.wrt)
    new = here.get(variable) if variable is not None else None
    if variable is None or new is None or isinstance(new, Sym):
        return type(term)(substitute(term.body, here), substitute(term.wrt, here))
    local = fresh(variable)
    others = {**{old: value for old, value in here.items() if old is not variable}, variable: local}
    return At(local, new, type(term)(substitute(term.body, others), substitute(term.wrt, others)))


def relations(statement: Term) -> Iterator[Rel]:
    """The relations that a statement is made of by and, or and not."""
    match statement:
        case Rel():
            yield statement
        case And(parts_) | Or(parts_):
            for part in parts_:
                yield from relations(part)
        case Not(part):
            yield from relations(part)
        case _:
            return
