"""Changes of one part of a term, as slips of the pen make them: a sign turned, a letter swapped, a factor dropped, a transpose forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from proofgen.math.chance import Alike, Distributed, Independent, Moment
from proofgen.math.shape import number, shape
from proofgen.math.sorts import INTEGER, Function, Range, Sort
from proofgen.math.term import (
    Add,
    And,
    Apply,
    Delta,
    Det,
    Epsilon,
    Fn,
    ForAll,
    Gradient,
    Iff,
    Implies,
    Index,
    Integral,
    Inverse,
    Kron,
    Limit,
    MatMul,
    Mul,
    Not,
    Num,
    Or,
    Outer,
    Partial,
    Pow,
    Product,
    Rel,
    Sum,
    Sym,
    Term,
    Trace,
    Transpose,
)  # fmt: skip
from proofgen.math.walk import substitute, subterms, wrt_symbol

Path = tuple[str | int, ...]
STATEMENTS = (And, Or, Not, Iff, Implies, Rel, ForAll)
NOT_ENTERED = ("var", "wrt", "function", "size", "sizes", "shape", "orders")
TWINS = (
    ("sin", "cos", "tan", "exp", "arctan"),
    ("exp", "log", "abs", "erf"),
    ("sinh", "cosh", "tanh"),
    ("arcsin", "arccos", "arctan"),
    ("arsinh", "arcosh", "artanh"),
    ("sec", "csc", "cot"),
    ("abs", "sign", "re", "im", "conj"),
    ("floor", "ceil"),
    ("max", "min"),
    ("factorial", "gamma"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a term that may be changed, the way to it, and the binders it stands under."""

    term: Term
    path: Path
    under: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What a local mutation may draw on: the letters and the other names that are in force at a place."""

    symbols: tuple[Sym, ...]


Local = Callable[[Place, Around], Iterator[Term]]

# ---------------------------------------------------------------- places


def places(term: Term) -> Iterator[Place]:
    yield from _places(term, (), ())


def _places(value: Any, path: Path, under: tuple[Term, ...]) -> Iterator[Place]:
    if isinstance(value, tuple):
        for k, part in enumerate(value):
            yield from _places(part, (*path, k), under)
    elif isinstance(value, Term):
        yield Place(value, path, under)
        if isinstance(value, Sym):
            return
        for name in value.fields:
            if name not in NOT_ENTERED:
                inside = (*under, value) if value.binds and name in ("body", "where") else under
                yield from _places(getattr(value, name), (*path, name), inside)


def put(term: Any, path: Path, new: Term) -> Any:
    """The term with another part at the end of the path."""
    if not path:
        return new
    step, *rest = path
    if isinstance(term, tuple):
        assert isinstance(step, int)
        return (*term[:step], put(term[step], tuple(rest), new), *term[step + 1 :])
    values = dict(vars(term))
    values[str(step)] = put(values[str(step)], tuple(rest), new)
    return type(term)(**values)


def _number(term: Term) -> bool:
    """A number, as opposed to a tensor, a function or a statement."""
    named = isinstance(term, Sym) and isinstance(term.sort, Function)
    return not isinstance(term, (*STATEMENTS, Distributed, Independent, Alike)) and not named and not shape(term)


def _integer(sort: Sort) -> bool:
    return isinstance(sort, Range) or sort == INTEGER


# ---------------------------------------------------------------- local kinds


def times(factor: int, term: Term) -> Term:
    return Mul((number(factor), term))


def signs(place: Place, _: Around) -> Iterator[Term]:
    match place.term:
        case Add(terms):
            for k, part in enumerate(terms):
                yield Add((*terms[:k], times(-1, part), *terms[k + 1 :]))
        case Mul((Num(value), *rest)) if value < 0 and rest:
            yield Mul((Num(-value), *rest))


def inner_signs(place: Place, _: Around) -> Iterator[Term]:
    if isinstance(place.term, Fn | Pow | Sum | MatMul | Partial | Index | Sym) and not isinstance(getattr(place.term, "sort", None), Range):
        yield times(-1, place.term)


def indices(place: Place, around: Around) -> Iterator[Term]:
    """One letter for another of the same range, which may be bound here."""
    match place.term:
        case Index(base, inside):
            yield from (Index(base, changed) for changed in _relettered(inside, place, around))
        case Epsilon(inside):
            yield from (Epsilon(changed) for changed in _relettered(inside, place, around))
        case Delta(left, right):
            yield from (Delta(new, right) for new in _letters(left, place, around))
            yield from (Delta(left, new) for new in _letters(right, place, around))


def _relettered(inside: tuple[Term, ...], place: Place, around: Around) -> Iterator[tuple[Term, ...]]:
    for k, old in enumerate(inside):
        for new in _letters(old, place, around):
            yield (*inside[:k], new, *inside[k + 1 :])


def _letters(old: Term, place: Place, around: Around) -> Iterator[Sym]:
    if not isinstance(old, Sym) or not _integer(old.sort):
        return
    bound = [binder.var for binder in place.under if isinstance(getattr(binder, "var", None), Sym)]  # type: ignore[attr-defined]
    extra = [Sym("r", old.sort)] if isinstance(old.sort, Range) else []
    for new in dict.fromkeys((*bound, *around.symbols, *extra)):
        if new is not old and new.sort == old.sort:
            yield new


def names(place: Place, around: Around) -> Iterator[Term]:
    """One name for another of the same sort, that is no index."""
    old = place.term
    if isinstance(old, Sym) and not isinstance(old.sort, Range) and not (place.path and place.path[-2:-1] == ("indices",)):
        yield from (new for new in around.symbols if new is not old and new.sort == old.sort)


def numbers(place: Place, _: Around) -> Iterator[Term]:
    match place.term:
        case Num(value) if place.path[-1:] != ("exponent",):
            yield from (
                Num(new) for new in (value + 1, value - 1, 2 * value, -value, value / 2) if new != value and not (value == 0 and new == 2)
            )
        case Pow(base, Num(value)) if value == -1:
            yield base


def dropped(place: Place, _: Around) -> Iterator[Term]:
    """A term, a factor, or all that stands around an argument."""
    match place.term:
        case Add(parts) | Mul(parts) | MatMul(parts) as whole:
            for k in range(len(parts)):
                rest = (*parts[:k], *parts[k + 1 :])
                idle = isinstance(whole, Mul) and (parts[k] is number(1) or rest in ((number(1),), (number(-1),)))
                if rest and not idle:
                    yield rest[0] if len(rest) == 1 else type(whole)(rest)
        case Fn(_, (argument,)):
            yield argument
        case Moment("E", (body,)):
            yield body


def doubled(place: Place, _: Around) -> Iterator[Term]:
    if _number(place.term) and not isinstance(place.term, Num):
        yield times(2, place.term)
        yield Pow(place.term, number(2))
        yield Add((place.term, number(1)))


def bounds(place: Place, _: Around) -> Iterator[Term]:
    def more(end: Term, by: int) -> Term:
        return number(int(end.value) + by) if isinstance(end, Num) and end.value.denominator == 1 else Add((end, number(by)))

    match place.term:
        case Sum(var, low, high, body, where) | Product(var, low, high, body, where) as whole:
            kind = type(whole)
            for by in (1, -1):
                yield kind(var, more(low, by), high, body, where)
                yield kind(var, low, more(high, -by), body, where)
            if where is not None:
                yield kind(var, low, high, body)
        case Integral(var, low, high, body):
            yield Integral(var, high, low, body)
            yield Integral(var, more(low, 1), high, body)
            yield Integral(var, low, more(high, 1), body)
        case Limit(var, point, body, side):
            yield Limit(var, more(point, 1), body, side)


def one_term(place: Place, _: Around) -> Iterator[Term]:
    match place.term:
        case Sum(var, low, high, body) | Product(var, low, high, body):
            yield substitute(body, {var: low})
            yield substitute(body, {var: high})


def functions(place: Place, _: Around) -> Iterator[Term]:
    match place.term:
        case Fn(name, arguments):
            yield from (Fn(other, arguments) for group in TWINS if name in group for other in group if other != name)
        case Sum(var, low, high, body, where):
            yield Product(var, low, high, body, where)
        case Product(var, low, high, body, where):
            yield Sum(var, low, high, body, where)
        case Det(body):
            yield Trace(body)
        case Trace(body):
            yield Det(body)
        case Apply(function, arguments, orders):
            for k in range(len(orders)):
                yield from (
                    Apply(function, arguments, (*orders[:k], orders[k] + by, *orders[k + 1 :])) for by in (1, -1) if orders[k] + by >= 0
                )
        case Moment("E", (body,)) if not shape(body):
            yield Moment("Var", (body,))
        case Moment("Var", (body,)):
            yield from (Moment("E", (body,)), Moment("E", (Pow(body, number(2)),)))
        case Moment("Cov", (left, right)):
            yield Moment("E", (Mul((left, right)),))


def transposes(place: Place, _: Around) -> Iterator[Term]:
    match place.term:
        case Transpose(body):
            yield body
        case Index(base, (i, j)):
            yield Index(base, (j, i))
        case Sym() | Inverse() | MatMul() as whole if len(shape(whole)) == 2:
            yield Transpose(whole)


def swapped(place: Place, _: Around) -> Iterator[Term]:
    match place.term:
        case MatMul(parts):
            for k in range(len(parts) - 1):
                yield MatMul((*parts[:k], parts[k + 1], parts[k], *parts[k + 2 :]))
        case Outer(left, right):
            yield Outer(right, left)
        case Kron(left, right):
            yield Kron(right, left)
        case Mul((above, Pow(below, Num(value)))) if value == -1 and _number(above):
            yield Mul((below, Pow(above, number(-1))))
        case Add((first, Mul((Num(value), second)))) if value == -1:
            yield Add((second, times(-1, first)))
        case Apply(function, (first, second), orders) if isinstance(function.sort, Function) and len(set(function.sort.arguments)) == 1:
            yield Apply(function, (second, first), orders)


def exponents(place: Place, _: Around) -> Iterator[Term]:
    match place.term:
        case Pow(base, exponent):
            yield from (Pow(base, new) for new in (Add((exponent, number(1))), Add((exponent, number(-1))), times(2, exponent)))
            yield from (Pow(base, times(-1, exponent)), base)
            yield from ((Pow(exponent, base),) if not isinstance(exponent, Num) else ())
        case Inverse(body):
            yield body


def derivatives(place: Place, around: Around) -> Iterator[Term]:
    match place.term:
        case Partial(body, wrt):
            yield from (body, Partial(place.term, wrt))
            if isinstance(wrt, Sym):
                yield from (Partial(body, new) for new in around.symbols if new is not wrt and new.sort == wrt.sort)
            if isinstance(wrt, Index):
                for k, old in enumerate(wrt.indices):
                    for new in _letters(old, place, around):
                        yield Partial(body, Index(wrt.base, (*wrt.indices[:k], new, *wrt.indices[k + 1 :])))
        case Gradient(body, wrt):
            here = wrt_symbol(wrt)
            yield from (Gradient(body, new) for new in around.symbols if wrt is here and new is not here and new.sort == here.sort)


LOCAL: dict[str, Local] = {
    "sign": signs,
    "inner sign": inner_signs,
    "index": indices,
    "name": names,
    "number": numbers,
    "dropped": dropped,
    "doubled": doubled,
    "bound": bounds,
    "one term": one_term,
    "function": functions,
    "transpose": transposes,
    "swapped": swapped,
    "exponent": exponents,
    "derivative": derivatives,
}


def well_shaped(change: Local, place: Place, around: Around) -> Iterator[Term]:
    try:
        old = shape(place.term)
        changed = list(change(place, around))
    except (AttributeError, IndexError, ValueError, TypeError):  # a part that has no shape
        return
    for new in changed:
        try:
            if new is not place.term and shape(new) == old and all(map(_fits, subterms(new))):
                yield new
        except (AttributeError, IndexError, ValueError, TypeError):
            continue


def _fits(term: Term) -> bool:
    """Whether the factors of a matrix product fit together, and what is inverted or traced is square."""
    match term:
        case MatMul(parts):
            return all(shape(a) and shape(b) and shape(a)[-1] == shape(b)[0] for a, b in pairwise(parts))
        case Inverse(body) | Trace(body) | Det(body):
            return len(shape(body)) == 2 and shape(body)[0] == shape(body)[1]
        case Add(parts):
            return len(set(map(shape, parts))) == 1
        case Mul(parts):
            return sum(bool(shape(part)) for part in parts) <= 1
        case _:
            return True
