"""Where a function lives that was declared with an arrow and is defined after that: `f \\colon (0, \\infty) \\to \\mathbb{R}`, `f(x) = \\log x`."""

from __future__ import annotations

from proofgen.math.scope import Scope
from proofgen.math.shape import number
from proofgen.math.sorts import COMPLEX, INTEGER, REAL, Scalar, Sort, Tensor
from proofgen.math.term import Or, Rel, Sym, Term

Domain = tuple[Sort, tuple[tuple[str, Term], ...]]


def domains_of(name: str, count: int, scope: Scope) -> tuple[Domain, ...]:
    """The sets that the arguments of a declared function are in, and () where none are known for as many."""
    found = scope.domains.get(name, ())
    return found if len(found) == count else ()


def parameter(name: str, domain: Domain, scope: Scope) -> Sym:
    """The letter of a definition. What nobody declared is an element of the domain from there on, as far as points go; a whole number is one."""
    sort, facts = domain
    known = scope.symbols.get(name)
    if name in scope.drawn and (known is None or known == scope.drawn[name][0]):
        return known if known is not None and scope.drawn[name][1] == domain else _parted(name, domain, scope)
    if known is not None and (known.sort == sort or name not in scope.inferred):
        return known
    if known is not None and not _is_open(known, sort, scope):
        if sort == INTEGER:
            scope.unread.setdefault(name, f"${name}$ is a whole number in one formula, and is not said to be in others")
        return Sym(name, sort)
    if sort == REAL and not facts:
        scope.drawn[name] = (None, domain)
        return Sym(name, sort)
    letter = scope.declare(name, sort) if sort == INTEGER else scope.infer(name, sort)
    scope.drawn[name] = (letter, domain)
    for relation in _inside(letter, facts) if isinstance(sort, Scalar) else ():
        if sort == INTEGER:
            scope.assume(relation)
        elif relation not in scope.doubtful:
            scope.doubtful.append(relation)
    return letter


def _parted(name: str, domain: Domain, scope: Scope) -> Sym:
    """Two functions take their argument by one letter from two sets: by itself it is in neither."""
    sorts = {domain[0], scope.drawn[name][1][0]}
    if scope.drawn[name][1] != domain:
        if name in scope.symbols:
            scope.forget(name)
            scope.inferred.pop(name, None)
        scope.drawn[name] = (None, (COMPLEX, ()) if not sorts <= {REAL, INTEGER} else (REAL, (("parted", number(0)),)))
        if not sorts <= {REAL, INTEGER}:
            scope.unsorted[name] = f"two functions take it from two sets; say in which it is here: Let ${name} \\in …$."
        elif INTEGER in sorts:
            scope.unread[name] = f"two functions take ${name}$ from two sets"
    return Sym(name, domain[0])


def _is_open(known: Sym, sort: Sort, scope: Scope) -> bool:
    """Whether no more was known of an array than how many axes it has."""
    if not isinstance(known.sort, Tensor) or not isinstance(sort, Tensor) or len(known.sort.shape) != len(sort.shape):
        return False
    return all(scope.is_open(size) for size in known.sort.shape)


def is_told(domains: tuple[Domain, ...]) -> bool:
    """Whether all that is said of where the function lives goes into its definition."""
    return all(not facts or isinstance(sort, Scalar) for sort, facts in domains)


def limits(parameters: list[Sym], domains: tuple[Domain, ...]) -> list[Term]:
    """Under which conditions the function has a value: for arguments that are numbers."""
    pairs = zip(parameters, domains, strict=False)
    numbers = [(letter, facts) for letter, (sort, facts) in pairs if isinstance(sort, Scalar) and isinstance(letter.sort, Scalar)]
    return [relation for letter, facts in numbers for relation in _inside(letter, facts)]


def _inside(letter: Sym, facts: tuple[tuple[str, Term], ...]) -> list[Term]:
    values = [Rel("=", letter, value) for operator, value in facts if operator == "one of"]
    relations: list[Term] = [Rel(operator, letter, value) for operator, value in facts if operator != "one of"]
    return [*relations, *([Or(tuple(values))] if values else [])]
