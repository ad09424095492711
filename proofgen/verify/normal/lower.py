"""Lowering: tensors become components, definitions unfold, derivatives are taken. What is left is numbers over indexed symbols."""

from __future__ import annotations

from proofgen.math.chance import Moment
from proofgen.math.context import Context
from proofgen.math.shape import shape
from proofgen.math.sizes import alike
from proofgen.math.sorts import REAL, Range, Tensor
from proofgen.math.term import (
    Add,
    Apply,
    At,
    Cases,
    Constant,
    Delta,
    Det,
    Diag,
    Entries,
    Gradient,
    Identity,
    Index,
    Inverse,
    Kron,
    Lam,
    MatMul,
    Mul,
    Num,
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
    Vec,
)  # fmt: skip
from proofgen.math.walk import free_symbols, fresh, rebuild, substitute, subterms, wrt_symbol
from proofgen.verify.normal import stacked
from proofgen.verify.normal.chance import Chance
from proofgen.verify.normal.cofactors import adjugate, determinant
from proofgen.verify.normal.derivative import Differentiation, is_slope
from proofgen.verify.normal.entrywise import entrywise
from proofgen.verify.normal.spell import MINUS_ONE, ONE, minus, mul, number
from proofgen.verify.normal.stops import OutOfScope

Indices = tuple[Term, ...]


class Lowering:
    """Under the definitions of one context. `kept` symbols are not unfolded (those by which a derivative is being taken)."""

    def __init__(self, context: Context, kept: frozenset[Sym] = frozenset()) -> None:
        self.context, self.kept = context, kept
        self.definitions = {known.symbol: known for known in context.definitions if known.symbol not in kept}
        self.needs: list[Term] = []
        self.used: dict[str, None] = {}
        self.memo: dict[Term, Term] = {}
        self.chance = Chance.of(context.hypotheses)
        self.by_entries = False  # determinants of a few rows written out, for lines with the Levi-Civita symbol

    def number(self, term: Term) -> Term:
        """A number, lowered."""
        known = self.memo.get(term)
        if known is None:
            known = self.memo[term] = self._number(term)
        return known

    def statement(self, term: Term) -> Term:
        """A statement about numbers and tensors as one about numbers: an equality of tensors holds for all indices."""
        match term:
            case Rel(op, left, right):
                arrays = shape(left) or shape(right)
                return entrywise(term, self) if arrays else Rel(op, self.number(left), self.number(right))
            case _:
                return rebuild(term, lambda child: child if isinstance(child, Sym) else self.statement(child))

    def places(self, left: Term, right: Term) -> Indices:
        """A fresh index for each axis of two arrays of one shape."""
        both = zip(self.axes(left), self.axes(right), strict=True)
        return tuple(stacked.place(stacked.finest(choices), "i") for choices in both)

    def axes(self, term: Term) -> tuple[stacked.Sizes, ...]:
        return stacked.axes(term, self.definitions)

    # ------------------------------------------------------------ numbers

    def _number(self, term: Term) -> Term:
        match term:
            case Sym():
                known = self.definitions.get(term)
                if known is None:
                    return term
                self._unfolded(term)
                return self.number(known.body)
            case Index(base, indices):
                return self._index(base, indices)
            case Apply():
                return self._apply(term)
            case MatMul():
                return self.number(self.component(term, ()))
            case Trace(body):
                return stacked.summed(self.axes(body)[0], "t", lambda at: self.number(self.component(body, (at, at))))
            case Det(body):
                return self._determinant(body)
            case Partial(body, wrt) if is_slope(term, self.definitions):
                return Partial(self.number(body), self.number(wrt))
            case Partial(body, wrt):
                return self._derivative(body, wrt)
            case At(var, value, body):
                found = self.number(body)
                if not isinstance(value, Sym) and any(isinstance(part, Partial) and var in free_symbols(part) for part in subterms(found)):
                    raise OutOfScope("a derivative of an unknown function at another place")
                return self.number(substitute(found, {var: value}))
            case Moment("Var" | "Cov", args):
                first, second = args[0], args[-1]
                product = Moment("E", (mul(first, second),))
                return self.number(minus(product, mul(Moment("E", (first,)), Moment("E", (second,)))))
            case Gradient():
                raise OutOfScope("a gradient where a number is expected")
            case Rel():
                return self.statement(term)
            case stacked.Stacked():
                return self.number(term.flat())
            case _ if term.binds:
                return self._binder(term)
            case _:
                return rebuild(term, self.number)

    def _binder(self, term: Term) -> Term:
        """The bound name is made new first, so that no definition unfolded in the body is captured."""
        var: Sym = term.var  # type: ignore[attr-defined]
        named = fresh(var)
        inside = ("body", "where")
        values = [named]
        for name in term.fields[1:]:
            value = getattr(term, name)
            if isinstance(value, Term):
                value = self.number(substitute(value, {var: named}) if name in inside else value)
            values.append(value)
        return type(term)(*values)

    def _unfolded(self, symbol: Sym) -> None:
        self.used.setdefault(f"definition of {symbol.name}")

    def _index(self, base: Term, indices: Indices) -> Term:
        if isinstance(base, Index):
            return self._index(base.base, (*base.indices, *indices))
        if isinstance(base, Sym) and base not in self.definitions:
            return Index(base, tuple(self.number(index) for index in indices))
        if isinstance(base, Apply) and base.function not in self.definitions:
            return Index(self._apply(base), tuple(self.number(index) for index in indices))
        if isinstance(base, Entries):
            return self._written(base, indices)
        if isinstance(base, Inverse):
            inside = self._matrix(base.body)
            return self._inverse_component(inside, indices)
        return self.number(self.component(base, indices))

    def _written(self, base: Entries, indices: Indices) -> Term:
        """An entry of a tensor written out: the one at a number, else Σ_k δ_ik entry_k."""
        place = self.number(indices[0])
        entries = [self.number(Index(item, indices[1:]) if indices[1:] else item) for item in base.items]
        if isinstance(place, Num) and place.value.denominator == 1 and 1 <= place.value <= len(entries):
            return entries[int(place.value) - 1]
        return Add(tuple(mul(Delta(place, number(k)), entry) for k, entry in enumerate(entries, 1)))

    def _apply(self, term: Apply) -> Term:
        known = self.definitions.get(term.function)
        if known is None:
            arguments = tuple(a if isinstance(a, Sym) and shape(a) else self.number(a) for a in term.args)
            return Apply(term.function, arguments, term.orders)
        self._unfolded(term.function)
        body = known.body
        for param, order in zip(known.params, term.orders, strict=True):
            for _ in range(order):
                body = self._derivative(body, param)
        return self.number(substitute(body, dict(zip(known.params, term.args, strict=True))))

    def _determinant(self, body: Term) -> Term:
        match self._matrix(body):
            case Sym() as name if self.by_entries and isinstance(size := shape(name)[0], Num) and size.value <= 4:
                places = [number(k) for k in range(1, int(size.value) + 1)]
                return determinant([[Index(name, (row, column)) for column in places] for row in places])
            case Sym() as name:
                return Det(name)
            case MatMul(factors) if all(map(_square, factors)):
                return mul(*(self._determinant(factor) for factor in factors))
            case Kron(left, right) if _square(left) and _square(right):
                return mul(Pow(self._determinant(left), shape(right)[0]), Pow(self._determinant(right), shape(left)[0]))
            case Transpose(inside):
                return self._determinant(inside)
            case Inverse(inside):
                return Pow(self._determinant(inside), MINUS_ONE)
            case Identity():
                return ONE
            case Entries(rows) if len(rows) <= 4:
                return determinant(self._cells(rows))
            case Diag(vector):
                place = fresh(Sym("k", Range(ONE, shape(vector)[0])))
                return self.number(Product(place, ONE, shape(vector)[0], self.component(vector, (place,))))
            case Add() | Mul() as whole if self._is_written_out(whole):
                places = [number(k) for k in range(1, int(shape(whole)[0].value) + 1)]  # type: ignore[attr-defined]
                return determinant([[self.number(self.component(whole, (row, column))) for column in places] for row in places])
            case _:
                raise OutOfScope("the determinant of this matrix")

    def _is_written_out(self, matrix: Term) -> bool:
        """`A - \\lambda I` of a matrix A that was given entry by entry, or where all is done by entries."""
        size = shape(matrix)[0]
        known = self.by_entries or all(s in self.definitions for s in free_symbols(matrix) if isinstance(s.sort, Tensor))
        return known and _square(matrix) and isinstance(size, Num) and size.value <= 4

    def _cells(self, rows: tuple[Term, ...]) -> list[list[Term]]:
        return [[self.number(Index(row, (number(k),))) for k in range(1, len(rows) + 1)] for row in rows]

    def _matrix(self, term: Term) -> Term:
        """The matrix with definitions of whole matrices, and of functions with such values, unfolded."""
        while True:
            match term:
                case Sym() if term in self.definitions:
                    self._unfolded(term)
                    term = self.definitions[term].body
                case Apply(function, arguments, orders) if function in self.definitions and not any(orders):
                    self._unfolded(function)
                    term = substitute(self.definitions[function].body, dict(zip(self.definitions[function].params, arguments, strict=True)))
                case _:
                    return term

    # ------------------------------------------------------------ derivatives

    def _derivative(self, body: Term, wrt: Term) -> Term:
        """By a symbol, a component, or f(…) as if it were a variable. A defined symbol is kept as a variable meanwhile."""
        if isinstance(wrt, Apply):
            stand_in = fresh(Sym("v", REAL))
            found = _formal(self.number(body), self.number(wrt), stand_in)
            return substitute(self._differentiate(found, stand_in), {stand_in: self.number(wrt)})
        variable = wrt_symbol(wrt)
        if variable is None:
            raise OutOfScope("a derivative by something that is neither a symbol nor a component of one")
        if variable in self.definitions:
            inner = Lowering(self.context, self.kept | {variable})
            found = inner._derivative(body, wrt)
            self.used.update(inner.used)
            self.needs.extend(self.number(need) for need in inner.needs)
            return self.number(found)
        place = Index(wrt.base, tuple(self.number(k) for k in wrt.indices)) if isinstance(wrt, Index) else wrt
        return self._differentiate(self.number(body), place)

    def _differentiate(self, lowered: Term, wrt: Term) -> Term:
        self.used.setdefault("linearity-of-derivative")
        if self.chance.random & {wrt_symbol(wrt)} and any(isinstance(part, Moment) for part in subterms(lowered)):
            raise OutOfScope("the derivative of an expectation by what it is taken over")
        rules = Differentiation(wrt, lambda base, places: self.number(self.component(base, places)), self.needs)
        return self.number(rules.of(lowered))

    # ------------------------------------------------------------ components of tensors

    def component(self, term: Term, indices: Indices) -> Term:
        """The entry of a tensor at as many indices as it has axes, as a number not lowered yet."""
        if len(shape(term)) != len(indices):
            raise OutOfScope("a tensor met with a different number of axes than expected")
        if not indices and not isinstance(term, MatMul):
            return term
        match term:
            case Sym():
                known = self.definitions.get(term)
                if known is None:
                    return Index(term, indices)
                self._unfolded(term)
                return self.component(known.body, indices)
            case Apply(function, arguments) if function in self.definitions:
                known = self.definitions[function]
                if any(term.orders):
                    raise OutOfScope("a derivative of a defined function with tensor values")
                self._unfolded(function)
                return self.component(substitute(known.body, dict(zip(known.params, arguments, strict=True))), indices)
            case Apply():
                return Index(term, indices)
            case Index(base, first):
                return Index(base, (*first, *indices))
            case Add(terms):
                return Add(tuple(self.component(part, indices) for part in terms))
            case Mul(factors):
                return Mul(tuple(self.component(f, indices) if shape(f) else f for f in factors))
            case Lam(var, _, body):
                return self.component(substitute(body, {var: indices[0]}), indices[1:])
            case MatMul(factors):
                return self._contraction(factors, indices)
            case Transpose(body):
                return self.component(body, indices[::-1])
            case Outer(left, right):
                cut = len(shape(left))
                return mul(self.component(left, indices[:cut]), self.component(right, indices[cut:]))
            case _:
                return self._rarer_component(term, indices)

    def _rarer_component(self, term: Term, indices: Indices) -> Term:
        match term:
            case Entries():
                return Index(term, indices)
            case Constant(value, _):
                return value
            case Identity(_):
                return stacked.diagonal(*indices)
            case Kron(left, right):
                first = self.axes(left)
                halves = [stacked.split(at, len(own), sizes) for at, own, sizes in zip(indices, first, self.axes(term), strict=True)]
                return mul(self.component(left, tuple(h[0] for h in halves)), self.component(right, tuple(h[1] for h in halves)))
            case Vec(body):
                columns = self.axes(body)[1]
                column, row = stacked.split(indices[0], len(columns), self.axes(term)[0])
                return self.component(body, (row, column))
            case Diag(body):
                return mul(stacked.diagonal(*indices), self.component(body, indices[:1]))
            case Gradient(body, wrt):
                cut = len(shape(body))
                place = Index(wrt.base, (*wrt.indices, *indices[cut:])) if isinstance(wrt, Index) else Index(wrt, indices[cut:])
                return Partial(self.component(body, indices[:cut]), place)
            case Partial(body, wrt):
                return Partial(self.component(body, indices), wrt)
            case Moment("E", (body,)):
                return Moment("E", (self.component(body, indices),))
            case At(var, value, body):
                return At(var, value, self.component(body, indices))
            case Sum(var, low, high, body, where):
                inner = fresh(var)
                moved = substitute(body, {var: inner})
                condition = None if where is None else substitute(where, {var: inner})
                return Sum(inner, low, high, self.component(moved, indices), condition)
            case Cases(branches):
                return Cases(tuple((self.component(value, indices), condition) for value, condition in branches))
            case Inverse(body):
                return Index(term, indices) if body else term
            case _:
                raise OutOfScope(f"a component of {type(term).__name__}")

    def _contraction(self, factors: tuple[Term, ...], indices: Indices) -> Term:
        first, *rest = factors
        if not rest:
            return self.component(first, indices)
        cut = len(shape(first)) - 1
        sizes = stacked.finest((self.axes(first)[-1], self.axes(rest[0])[0]))

        def product(at: Term) -> Term:
            left = self.component(first, (*indices[:cut], at))
            return mul(left, self._contraction(tuple(rest), (at, *indices[cut:])))

        return stacked.summed(sizes, "v", product)

    def _inverse_component(self, body: Term, indices: Indices) -> Term:
        """(A B)⁻¹ = B⁻¹ A⁻¹ for square A and B, (Aᵀ)⁻¹ = (A⁻¹)ᵀ, (A⁻¹)⁻¹ = A, (c A)⁻¹ = A⁻¹/c."""
        match body:
            case Inverse(inside):
                return self.number(self.component(inside, indices))
            case Transpose(inside):
                return self._inverse_component(self._matrix(inside), indices[::-1])
            case Identity():
                return self.number(stacked.diagonal(*indices))
            case Kron(left, right) if _square(left) and _square(right):
                return self.number(self.component(Kron(Inverse(self._matrix(left)), Inverse(self._matrix(right))), indices))
            case MatMul(factors) if all(map(_square, factors)):
                return self.number(self._contraction(tuple(Inverse(self._matrix(f)) for f in reversed(factors)), indices))
            case Entries(rows) if len(rows) <= 3:
                cells = self._cells(rows)
                whole = Entries(tuple(Entries(tuple(row)) for row in adjugate(cells)))
                return mul(Pow(determinant(cells), MINUS_ONE), self._index(whole, indices))
            case Mul(factors):
                scalars = [factor for factor in factors if not shape(factor)]
                (matrix,) = (factor for factor in factors if shape(factor))
                inside = self._inverse_component(self._matrix(matrix), indices)
                return mul(Pow(self.number(mul(*scalars)), MINUS_ONE), inside)
            case _:
                return Index(Inverse(body), tuple(self.number(index) for index in indices))


def _square(term: Term) -> bool:
    sizes = shape(term)
    return len(sizes) == 2 and alike(*sizes)


def _formal(term: Term, old: Term, new: Sym) -> Term:
    """The term with f(…) put as a variable, refused where a bound name or a derivative of f would be passed over."""
    for part in subterms(term):
        if part.binds and getattr(part, "var", None) in free_symbols(old):
            raise OutOfScope("a derivative by a function of a bound variable")
    if term is old:
        return new
    return rebuild(term, lambda child: _formal(child, old, new))
