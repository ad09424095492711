"""Where a written formula has a value: denominators, logarithms, roots, inverses, with the binders they stand under."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from proofgen.math.context import Context
from proofgen.math.shape import shape
from proofgen.math.sizes import alike
from proofgen.math.sorts import Range, Scalar, Tensor
from proofgen.math.term import (
    And,
    Apply,
    At,
    Cases,
    Const,
    Det,
    Entries,
    Fn,
    ForAll,
    Gradient,
    Identity,
    Implies,
    Index,
    Integral,
    Inverse,
    Kron,
    Lam,
    Limit,
    MatMul,
    Mul,
    Num,
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
from proofgen.math.walk import children, free_symbols, fresh, substitute, wrt_symbol
from proofgen.verify.normal.spell import ONE, ZERO, add, fn, minus, number, square
from proofgen.verify.signs import OF_RELATION, Signs

DIVISORS = {"tan": "cos", "sec": "cos", "cot": "sin", "csc": "sin"}


@dataclass(frozen=True, slots=True)
class Condition:
    """`subject op 0` under these binders (ranged symbols, outermost first) and premises."""

    op: str
    subject: Term
    binders: tuple[Sym, ...] = ()
    premises: tuple[Term, ...] = ()

    def signs(self) -> Signs:
        return OF_RELATION[self.op]

    def statement(self, relation: Term | None = None) -> Term:
        """As a term: ForAll over the binders that the relation speaks of."""
        body: Term = relation if relation is not None else Rel(self.op, self.subject, ZERO)
        for premise in reversed(self.premises):
            body = Implies(premise, body)
        for binder in reversed(self.binders):
            if binder in free_symbols(body):
                body = ForAll(binder, body)
        return body


def conditions(context: Context, *terms: Term) -> list[Condition]:
    """The definedness conditions of the terms as written, innermost first, each once. Definitions are looked into."""
    walker = _Walker(context)
    found: dict[Condition, None] = {}
    for term in terms:
        for condition in walker.of(term, (), (), None):
            found.setdefault(condition)
    return list(found)


def _limits(condition: Term) -> Iterator[tuple[str, Term]]:
    """Orders of numbers that a condition is made of; those of indices say for which of them it holds, and are no condition on a line."""
    for part in condition.parts if isinstance(condition, And) else (condition,):
        match part:
            case Rel("!=", Entries(one), Entries(other)) if _of_numbers(part) and not any(map(shape, one)):
                yield "!=", add(*(square(minus(a, b)) for a, b in zip(one, other, strict=True)))
            case Rel(">" | ">=" | "!=" as op, left, right) if _of_numbers(part):
                yield op, minus(left, right)
            case Rel("<" | "<=" as op, left, right) if _of_numbers(part):
                yield op.replace("<", ">"), minus(right, left)


def _of_numbers(relation: Term) -> bool:
    return all(isinstance(symbol.sort, Scalar) and symbol.sort.kind == "real" for symbol in free_symbols(relation))


class _Walker:
    def __init__(self, context: Context) -> None:
        self.definitions = {known.symbol: known for known in context.definitions}
        self.seen: set[tuple[object, ...]] = set()

    def of(self, term: Term, binders: tuple[Sym, ...], premises: tuple[Term, ...], by: Sym | None) -> Iterator[Condition]:
        place = (term, binders, premises, by)
        if place in self.seen:
            return
        self.seen.add(place)
        match term:
            case Sym():
                known = self.definitions.get(term)
                if known is not None and not known.params:
                    yield from self.of(known.body, binders, premises, by)
            case Index(Sym() as base, indices) if base in self.definitions:
                for index in indices:
                    yield from self.of(index, binders, premises, by)
                yield from self._entry(self.definitions[base].body, indices, binders, premises, by)
            case Apply(function, arguments) if function in self.definitions:
                for argument in arguments:
                    yield from self.of(argument, binders, premises, by)
                known = self.definitions[function]
                by = fresh(Sym("v", Scalar("real"))) if any(term.orders) else by
                body = substitute(known.body, dict(zip(known.params, arguments, strict=True)))
                yield from self.of(body, binders, premises, by)
            case Pow(Pow(norm, Num(half)), Num(power)) if by is not None and half * 2 == 1 and power in _EVEN and _is_square_of_norm(norm):
                yield from self.of(norm, binders, premises, by)  # a polynomial, which has a derivative where the norm is 0, too
            case Partial(body, wrt) | Gradient(body, wrt):
                yield from self.of(body, binders, premises, wrt_symbol(wrt) or by)
            case At(var, value, body):
                yield from self.of(value, binders, premises, by)
                for inner in self.of(body, binders, premises, by):
                    moved = substitute(inner.subject, {var: value})
                    yield Condition(inner.op, moved, inner.binders, inner.premises)
            case Cases(branches):
                if len(branches) == 1:  # `f(x) = 1/x` for x > 0: elsewhere there is no value
                    yield from (Condition(op, subject, binders, premises) for op, subject in _limits(branches[0][1]))
                for value, condition in branches:
                    yield from self.of(value, binders, (*premises, condition), by)
            case Sum() | Product() | Lam() | Integral() | Limit() | ForAll():
                yield from self._binder(term, binders, premises, by)
            case _:
                for child in children(term):
                    yield from self.of(child, binders, premises, by)
                yield from (Condition(op, subject, binders, premises) for op, subject in _own(term, by is not None))

    def _entry(
        self, body: Term, indices: tuple[Term, ...], binders: tuple[Sym, ...], premises: tuple[Term, ...], by: Sym | None
    ) -> Iterator[Condition]:
        while isinstance(body, Lam) and indices:
            body, indices = substitute(body.body, {body.var: indices[0]}), indices[1:]
        yield from self.of(body, binders, premises, by)

    def _binder(self, term: Term, binders: tuple[Sym, ...], premises: tuple[Term, ...], by: Sym | None) -> Iterator[Condition]:
        match term:
            case Lam(var, size, body):
                low, high, where = ONE, size, None
            case Sum(var, low, high, body, where) | Product(var, low, high, body, where):
                pass
            case ForAll(var, body):
                yield from self.of(body, (*binders, var), premises, by)
                return
            case Integral(var, low, high, body):
                for part in (low, high):
                    yield from self.of(part, binders, premises, by)
                inner = self.of(body, binders, premises, by)
                yield from (condition for condition in inner if var not in free_symbols(condition.subject))
                return
            case Limit(var, point, body):
                yield from self.of(point, binders, premises, by)
                inner = self.of(body, binders, premises, by)
                yield from (condition for condition in inner if var not in free_symbols(condition.subject))
                return
            case _:
                return
        for end in (low, high):
            yield from self.of(end, binders, premises, by)
        ranged = Sym(var.name, Range(low, high), var.tag)
        if ranged in binders or ranged in free_symbols(term):
            ranged = fresh(ranged)
        inside = {var: ranged}
        if where is not None:
            premises = (*premises, substitute(where, inside))
        yield from self.of(substitute(body, inside), (*binders, ranged), premises, by)


_EVEN = (2, 4, 6, 8)


def _is_square_of_norm(term: Term) -> bool:
    """uᵀu of a real vector, tr(UᵀU) of a real matrix."""
    match term:
        case MatMul((left, right)) | Trace(MatMul((Transpose(left), right))):
            return left is right and not any(isinstance(s.sort, Tensor | Scalar) and s.sort.kind == "complex" for s in free_symbols(left))
        case _:
            return False


def _own(term: Term, differentiated: bool) -> Iterator[tuple[str, Term]]:
    """What this node itself asks for. `differentiated`: the derivative must exist there too."""
    match term:
        case Pow(base, Num(power)):
            if power.denominator == 1:
                if power < 0:
                    yield "!=", base
            else:
                yield (">" if power < 0 or (differentiated and power < 1) else ">="), base
        case Pow(Const("e") | Const("pi"), _):
            return
        case Pow(base, exponent):
            yield "power", Pow(base, exponent)
        case Fn("max" | "min", arguments) if differentiated:
            for left, right in combinations(arguments, 2):
                yield "!=", minus(left, right)
        case Fn(name, (argument, *_)):
            yield from _of_function(name, argument, differentiated)
        case Inverse(body):
            yield from _invertible(body)
        case _:
            return


def _invertible(matrix: Term) -> Iterator[tuple[str, Term]]:
    """What is not zero where the matrix is invertible: of a product of square matrices every factor's determinant."""
    match matrix:
        case MatMul(parts) if all(map(_square, parts)):
            for part in parts:
                yield from _invertible(part)
        case Kron(left, right) if _square(left) and _square(right):
            yield from _invertible(left)
            yield from _invertible(right)
        case Mul(factors):
            for factor in factors:
                yield from _invertible(factor) if shape(factor) else (("!=", factor),)
        case Transpose(body):
            yield from _invertible(body)
        case Identity() | Inverse():
            return
        case _:
            yield "!=", Det(matrix)


def _square(term: Term) -> bool:
    sizes = shape(term)
    return len(sizes) == 2 and alike(*sizes)


def _of_function(name: str, argument: Term, differentiated: bool) -> Iterator[tuple[str, Term]]:
    match name:
        case "log" | "gamma":
            yield ">", argument
        case "factorial":
            yield ">=", argument
        case "coth" | "csch":
            yield "!=", argument
        case "arcsin" | "arccos":
            yield (">" if differentiated else ">="), minus(ONE, square(argument))
        case "artanh":
            yield ">", minus(ONE, square(argument))
        case "arcosh":
            yield (">" if differentiated else ">="), add(argument, number(-1))
        case "abs" | "sign" if differentiated:
            yield "!=", argument
        case _ if name in DIVISORS:
            yield "!=", fn(DIVISORS[name], argument)
        case _:
            return
