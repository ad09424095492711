"""Derivatives of lowered numbers. ∂θ_v/∂θ_i = δ_vi; what a rule needs beyond the definedness of the term is noted in `needs`."""

from __future__ import annotations

from collections.abc import Callable, Container
from fractions import Fraction

from proofgen.math.chance import Moment
from proofgen.math.shape import shape
from proofgen.math.sorts import Function, Range, Scalar, Tensor
from proofgen.math.term import (
    Add,
    Apply,
    Cases,
    Const,
    Delta,
    Det,
    Epsilon,
    Fn,
    ForAll,
    Index,
    Indicator,
    Integral,
    Inverse,
    Mul,
    Num,
    Partial,
    Pow,
    Product,
    Rel,
    Sum,
    Sym,
    Term,
)  # fmt: skip
from proofgen.math.walk import free_symbols, fresh, substitute, subterms, wrt_symbol
from proofgen.verify.normal.antiderivative_leibniz import of_integral
from proofgen.verify.normal.interiors import interiors
from proofgen.verify.normal.spell import HALF, ONE, ZERO, add, fn, inverse, minus, mul, negative, number, square
from proofgen.verify.normal.stops import OutOfScope

Component = Callable[[Term, tuple[Term, ...]], Term]


def _root(term: Term) -> Term:
    return Pow(term, Num(Fraction(-1, 2)))


# f -> f', as a term in the argument u
TABLE: dict[str, Callable[[Term], Term]] = {
    "exp": lambda u: fn("exp", u),
    "log": inverse,
    "sin": lambda u: fn("cos", u),
    "cos": lambda u: negative(fn("sin", u)),
    "tan": lambda u: inverse(square(fn("cos", u))),
    "cot": lambda u: negative(inverse(square(fn("sin", u)))),
    "sec": lambda u: mul(fn("sec", u), fn("tan", u)),
    "csc": lambda u: negative(mul(fn("csc", u), fn("cot", u))),
    "sinh": lambda u: fn("cosh", u),
    "cosh": lambda u: fn("sinh", u),
    "tanh": lambda u: minus(ONE, square(fn("tanh", u))),
    "coth": lambda u: minus(ONE, square(fn("coth", u))),
    "sech": lambda u: negative(mul(fn("sech", u), fn("tanh", u))),
    "csch": lambda u: negative(mul(fn("csch", u), fn("coth", u))),
    "arcsin": lambda u: _root(minus(ONE, square(u))),
    "arccos": lambda u: negative(_root(minus(ONE, square(u)))),
    "arctan": lambda u: inverse(add(ONE, square(u))),
    "arsinh": lambda u: _root(add(ONE, square(u))),
    "arcosh": lambda u: _root(minus(square(u), ONE)),
    "artanh": lambda u: inverse(minus(ONE, square(u))),
    "erf": lambda u: mul(number(2), _root(Const("pi")), fn("exp", negative(square(u)))),
    "sign": lambda _: ZERO,
    "abs": lambda u: mul(u, inverse(fn("abs", u))),
}


class Differentiation:
    """By one variable: a symbol, or a component of one. `component` gives entries of tensors that stand under an inverse."""

    def __init__(self, wrt: Term, component: Component, needs: list[Term]) -> None:
        base = wrt_symbol(wrt)
        if base is None:
            raise OutOfScope("a derivative by something that is neither a symbol nor a component of one")
        self.wrt, self.component, self.needs = wrt, component, needs
        self.base: Sym = base

    def of(self, term: Term) -> Term:
        if self.base not in free_symbols(term):
            return ZERO
        match term:
            case Sym():
                if term is not self.wrt:
                    raise OutOfScope("the derivative of a whole tensor by one of its entries")
                return ONE
            case Index(base, indices):
                return self._component(base, indices)
            case Add(terms):
                return add(*(self.of(part) for part in terms if self.base in free_symbols(part)))
            case Mul(factors):
                return self._product_rule(factors)
            case Pow(base, exponent):
                return self._power(term, base, exponent)
            case Fn(name, arguments):
                return self._function(name, arguments)
            case Apply():
                return self._chain(term, lambda inner: inner)
            case Partial() if is_slope(term, ()):
                return self._slope(term)
            case Sum() | Product():
                return self._indexed(term)
            case Det(Sym() as matrix):
                return self._determinant(term, matrix)
            case Cases(branches) if all(self.base not in free_symbols(condition) for _, condition in branches):
                return Cases(tuple((self.of(value), condition) for value, condition in branches))
            case Cases(branches):
                return Cases(tuple((self.of(value), inside) for value, inside in interiors(branches, self.base)))
            case Moment("E", (body,)) if _goes_inside(body, self.base):
                return Moment("E", (self.of(body),))
            case Integral():
                return of_integral(term, self.base, self.wrt, self.of, self.needs)
            case Delta() | Epsilon() | Indicator() | _:
                raise OutOfScope(f"the derivative of {type(term).__name__}")

    def _component(self, base: Term, indices: tuple[Term, ...]) -> Term:
        if any(self.base in free_symbols(index) for index in indices):
            raise OutOfScope("the derivative by an index")
        match base, self.wrt:
            case Sym(), Index(_, others) if base is self.base and len(others) == len(indices):
                return mul(*(Delta(here, there) for here, there in zip(indices, others, strict=True)))
            case Inverse(body), _:
                return self._of_inverse(body, indices)
            case Apply(), _:
                return self._chain(base, lambda inner: Index(inner, indices))
            case _:
                raise OutOfScope("the derivative of a component")

    def _of_inverse(self, body: Term, indices: tuple[Term, ...]) -> Term:
        """∂(M⁻¹)_ij = -Σ_ab (M⁻¹)_ia ∂M_ab (M⁻¹)_bj."""
        size = shape(body)[0]
        a, b = (fresh(Sym(name, Range(ONE, size))) for name in ("a", "b"))
        inner = mul(Index(Inverse(body), (indices[0], a)), self.of(self.component(body, (a, b))), Index(Inverse(body), (b, indices[1])))
        return negative(Sum(a, ONE, size, Sum(b, ONE, size, inner)))

    def _determinant(self, term: Term, matrix: Sym) -> Term:
        """∂ det A / ∂A_kl = det A (A⁻¹)_lk, for invertible A."""
        if not isinstance(self.wrt, Index) or len(self.wrt.indices) != 2:
            raise OutOfScope("the derivative of a determinant by this variable")
        self.needs.append(Rel("!=", term, ZERO))
        k, m = self.wrt.indices
        return mul(term, Index(Inverse(matrix), (m, k)))

    def _product_rule(self, factors: tuple[Term, ...]) -> Term:
        parts = []
        for place, factor in enumerate(factors):
            if self.base in free_symbols(factor):
                parts.append(mul(*factors[:place], self.of(factor), *factors[place + 1 :]))
        return add(*parts)

    def _power(self, term: Term, base: Term, exponent: Term) -> Term:
        """(b^p)' = p b^(p-1) b' for constant p; else b^p (p' log b + p b'/b), b > 0."""
        if self.base not in free_symbols(exponent):
            if isinstance(exponent, Num):
                if exponent.value == 0:
                    return ZERO
                lower: Term = number(exponent.value - 1)
                rest = base if exponent.value == 2 else Pow(base, lower)
                return mul(exponent, rest, self.of(base))
            return mul(exponent, Pow(base, minus(exponent, ONE)), self.of(base))
        growth = mul(self.of(exponent), fn("log", base))
        if self.base in free_symbols(base):
            growth = add(growth, mul(exponent, self.of(base), inverse(base)))
        return mul(term, growth)

    def _function(self, name: str, arguments: tuple[Term, ...]) -> Term:
        if name in ("max", "min") and len(arguments) == 2:
            left, right = arguments
            gap = fn("abs", minus(left, right))
            return self.of(mul(HALF, add(left, right, gap if name == "max" else negative(gap))))
        rule = TABLE.get(name)
        if rule is None:
            raise OutOfScope(f"the derivative of {name}")
        argument = arguments[0]
        if name in ("abs", "sign") and _complex(argument):
            raise OutOfScope("the derivative of |z| for complex z")
        return mul(rule(argument), self.of(argument))

    def _chain(self, term: Apply, entry: Callable[[Term], Term]) -> Term:
        """∂ f(u, v) = f_1(u, v) ∂u + f_2(u, v) ∂v, for differentiable f, or for an entry of it."""
        parts = []
        if is_slope(Partial(term, self.wrt), ()):
            return Partial(entry(term), self.wrt)
        for place, argument in enumerate(term.args):
            if self.base not in free_symbols(argument):
                continue
            if isinstance(term.function.sort, Function) and isinstance(term.function.sort.arguments[place], Tensor):
                raise OutOfScope("the derivative of an unknown function of a vector")
            orders = tuple(order + (k == place) for k, order in enumerate(term.orders))
            parts.append(mul(entry(Apply(term.function, term.args, orders)), self.of(argument)))
        return add(*parts)

    def _slope(self, term: Partial) -> Term:
        """A derivative of an unknown function of the vector x, once more by an entry of x."""
        if not is_slope(Partial(term, self.wrt), ()):
            raise OutOfScope("the derivative of an unknown function of a vector")
        return Partial(term, self.wrt)

    def _indexed(self, term: Sum | Product) -> Term:
        """Under a finite sum term by term; (Π f)' = Π f · Σ f'/f where no factor is 0."""
        outer = [term.low, term.high, *([] if term.where is None else [term.where])]
        if any(self.base in free_symbols(part) for part in outer):
            raise OutOfScope("the derivative by what bounds a sum")
        if any(isinstance(end, Const) for end in (term.low, term.high)):
            raise OutOfScope("the derivative of an infinite sum")
        var = fresh(term.var)
        body = substitute(term.body, {term.var: var})
        where = None if term.where is None else substitute(term.where, {term.var: var})
        if isinstance(term, Sum):
            return Sum(var, term.low, term.high, self.of(body), where)
        ranged = Sym(var.name, Range(term.low, term.high), var.tag)
        self.needs.append(ForAll(ranged, Rel("!=", substitute(body, {var: ranged}), ZERO)))
        return mul(term, Sum(var, term.low, term.high, mul(self.of(body), inverse(body)), where))


def is_slope(term: Partial, definitions: Container[Sym]) -> bool:
    """∂f(x)/∂x_k of an unknown function f of a vector x, or of an entry of f(x), perhaps several times: it stands for itself."""
    inner: Term = term
    by: list[Term] = []
    while isinstance(inner, Partial):
        by.append(inner.wrt)
        inner = inner.body
    function = inner.base if isinstance(inner, Index) else inner
    match function:
        case Apply(name, (Sym() as place,), _) if name not in definitions and len(shape(place)) == 1:
            return all(isinstance(each, Index) and each.base is place and len(each.indices) == 1 for each in by)
        case _:
            return False


def _goes_inside(term: Term, by: Sym) -> bool:
    """Does a derivative certainly go under an expectation: of a polynomial, or of exp at a linear one, where that exists near by?"""
    if by not in free_symbols(term):
        return True
    match term:
        case Sym():
            return True
        case Add(parts) | Mul(parts):
            return all(_goes_inside(part, by) for part in parts)
        case Pow(base, Num(power)):
            return power >= 0 and power.denominator == 1 and _goes_inside(base, by)
        case Fn("exp", (exponent,)) | Pow(Const("e"), exponent):
            return _degree(exponent, by) <= 1
        case Sum(_, low, high, body, None):
            return not any(isinstance(end, Const) or by in free_symbols(end) for end in (low, high)) and _goes_inside(body, by)
        case _:
            return False


def _degree(term: Term, by: Sym) -> int:
    """At most this degree in the symbol; a large number where that is not seen at once."""
    if by not in free_symbols(term):
        return 0
    match term:
        case Sym():
            return 1
        case Add(parts):
            return max(_degree(part, by) for part in parts)
        case Mul(parts):
            return sum(_degree(part, by) for part in parts)
        case _:
            return 99


def _complex(term: Term) -> bool:
    for part in subterms(term):
        match part:
            case Const("i") | Sym(sort=Scalar("complex")) | Sym(sort=Tensor(_, "complex")):
                return True
            case Apply(Sym(sort=Function(_, Scalar("complex")))):
                return True
            case _:
                pass
    return False
