"""Terms: what a formula says, as an immutable tree in which equal terms are one object.

Nothing is simplified on construction: `x/x` stays `x/x`, so that a term has a value exactly where the formula has one.
Places in the author's file live on the syntax tree that the parser returns, since one term may stand in many places.

Sizes and ranges inside the sort of a symbol are part of the symbol's identity and are not reached by substitution.
"""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from fractions import Fraction
from typing import Any, ClassVar, TypeVar, dataclass_transform
from weakref import WeakValueDictionary

from proofgen.math.sorts import Sort

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, eq_default=False)
class Interned(type):
    """A class of which equal instances are the same object, so that `is` is equality and hashing is free.

    To whoever writes or checks one it is a frozen dataclass. But what `dataclass` writes anew for each class is here once: to write it for
    fifty of them took a twentieth of the time in which the program starts.
    """

    known: ClassVar[WeakValueDictionary[tuple[object, ...], object]] = WeakValueDictionary()

    def __init__(cls, name: str, bases: tuple[type, ...], members: dict[str, Any]) -> None:
        super().__init__(name, bases, members)
        names = tuple(name for name, kind in cls.__annotations__.items() if not kind.startswith("ClassVar"))
        cls.fields = cls.__match_args__ = names  # type: ignore[misc]  # where mypy would rather see dataclass

    def __call__(cls: type[_T], *values: Any, **named: Any) -> _T:
        key = (cls, *values)
        known = Interned.known.get(key) if not named else None
        if known is not None:  # most terms are made again and again: those need no second object to be found by
            return known  # type: ignore[return-value]
        names: tuple[str, ...] = cls.fields  # type: ignore[attr-defined]
        if named or len(values) != len(names):
            values = _filled(cls, names, values, named)
            key = (cls, *values)
        fresh = object.__new__(cls)
        vars(fresh).update(zip(names, values, strict=True))
        fresh.__post_init__()  # type: ignore[attr-defined]
        return Interned.known.setdefault(key, fresh)  # type: ignore[return-value]


def _filled(kind: type, names: tuple[str, ...], values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
    """The values of all fields, those by name and those that go without saying among them."""
    try:
        more = [named.pop(name) if name in named else getattr(kind, name) for name in names[len(values) :]]
    except AttributeError as lacking:
        raise TypeError(f"{kind.__name__} is not made without {lacking.name}") from None
    if named or len(values) > len(names):
        raise TypeError(f"{kind.__name__} is made of {', '.join(names)} and nothing else")
    return (*values, *more)


class Term(metaclass=Interned):
    """The common base. `binds` is true of nodes whose first field is a symbol bound in `body` (and `where`)."""

    fields: ClassVar[tuple[str, ...]]
    binds: ClassVar[bool] = False

    def __post_init__(self) -> None:
        """Nothing is to be made of the fields."""

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"{name} of a term does not change")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"{name} of a term does not go away")

    def __repr__(self) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.fields)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), tuple(vars(self).values())


# ---------------------------------------------------------------- leaves


class Num(Term):
    """An exact rational number; a decimal in the source is read exactly."""

    value: Fraction

    def __post_init__(self) -> None:
        vars(self)["value"] = Fraction(self.value)


class Const(Term):
    """`pi`, `e`, `i` (the imaginary unit) or `oo`."""

    name: str


class Sym(Term):
    """A name as LaTeX prints it (`\\hat{y}`). `tag` tells apart bound symbols that were renamed; 0 for the author's own."""

    name: str
    sort: Sort
    tag: int = 0


# ---------------------------------------------------------------- arithmetic; Add and Mul act entrywise on tensors of one shape


class Add(Term):
    terms: tuple[Term, ...]


class Mul(Term):
    """A product of numbers, of which at most one factor may be a tensor (a scaled tensor)."""

    factors: tuple[Term, ...]


class Pow(Term):
    """base ** exponent for numbers. Division is Pow(·, Num(-1)). A root is Pow(·, Num(1/k)): real, base >= 0."""

    base: Term
    exponent: Term


class Fn(Term):
    """A known function of numbers: one of `math/notation.py`'s FUNCTIONS (exp log sin cos tan … abs sign factorial binomial max min …)."""

    name: str
    args: tuple[Term, ...]


class Apply(Term):
    """A declared function at arguments; `orders[k]` times differentiated in its k-th argument, then evaluated there."""

    function: Sym
    args: tuple[Term, ...]
    orders: tuple[int, ...]


class Cases(Term):
    """The value of the first branch whose condition holds; no value where none does. branches: ((value, condition), …)."""

    branches: tuple[tuple[Term, Term], ...]


class Delta(Term):
    """Kronecker's delta: 1 where the two integers are equal, else 0."""

    left: Term
    right: Term


class Epsilon(Term):
    """The Levi-Civita symbol of its integer indices, each from 1 to their number."""

    indices: tuple[Term, ...]


class Indicator(Term):
    """1 where the relation holds, else 0."""

    relation: Term


# ---------------------------------------------------------------- binders: the first field is bound in `body` and in `where`


class Sum(Term):
    """Sum of `body` for integer `var` from `low` to `high`, over those where `where` holds (None: all). Empty where high < low."""

    binds: ClassVar[bool] = True
    var: Sym
    low: Term
    high: Term
    body: Term
    where: Term | None = None


class Product(Term):
    """As Sum, multiplied."""

    binds: ClassVar[bool] = True
    var: Sym
    low: Term
    high: Term
    body: Term
    where: Term | None = None


class Lam(Term):
    """The array whose `var`-th entry, for var = 1 … size, is `body`; a tensor body gives a tensor with one more axis in front."""

    binds: ClassVar[bool] = True
    var: Sym
    size: Term
    body: Term


class Integral(Term):
    """Definite integral of `body` for real `var` from `low` to `high`."""

    binds: ClassVar[bool] = True
    var: Sym
    low: Term
    high: Term
    body: Term


class Limit(Term):
    """Limit of `body` as `var` tends to `point`; side: `` (both), `+` or `-`."""

    binds: ClassVar[bool] = True
    var: Sym
    point: Term
    body: Term
    side: str = ""


class ForAll(Term):
    """`body` holds for every admissible value of `var` (its sort says which)."""

    binds: ClassVar[bool] = True
    var: Sym
    body: Term


class At(Term):
    """`body` with `var` set to `value` after everything inside was evaluated: the derivative at a point."""

    binds: ClassVar[bool] = True
    var: Sym
    value: Term
    body: Term


# ---------------------------------------------------------------- derivatives


class Partial(Term):
    """∂ body / ∂ wrt, at the current values. `wrt` is a number: a symbol or an Index of a symbol. A tensor body is differentiated entrywise."""

    body: Term
    wrt: Term


class Gradient(Term):
    """Derivative by a tensor `wrt` (a symbol, or an Index of one that is still a tensor).

    Of a number: shape of wrt. Of a vector by a vector: the Jacobian, entry (i, j) = ∂ body_i / ∂ wrt_j; generally shape(body) + shape(wrt).
    """

    body: Term
    wrt: Term


class Antiderivative(Term):
    """∫ body d wrt without bounds: one of the functions of which `body` is the derivative, at the current value of `wrt`, a symbol."""

    body: Term
    wrt: Term


# ---------------------------------------------------------------- tensors


class Index(Term):
    """Entry of a tensor; fewer indices than axes leave a tensor of the remaining axes."""

    base: Term
    indices: tuple[Term, ...]


class Entries(Term):
    """A tensor written out: its slices along the first axis. Entries of numbers is a vector; of equally long vectors, a matrix by rows."""

    items: tuple[Term, ...]


class Blocks(Term):
    """A matrix assembled from matrices, by rows: blocks of a row are equally high, those of a column equally wide."""

    rows: tuple[tuple[Term, ...], ...]


class MatMul(Term):
    """Contraction of the last axis of each factor with the first of the next: matrix·matrix, matrix·vector, vector·matrix, vector·vector (a number)."""

    factors: tuple[Term, ...]


class Transpose(Term):
    """Of a matrix. (The transpose of a vector is read away by elaboration: x^T A y is MatMul((x, A, y)), a b^T is Outer(a, b).)"""

    body: Term


class Outer(Term):
    """a b^T of two vectors: entry (i, j) = a_i b_j."""

    left: Term
    right: Term


class Kron(Term):
    """Kronecker's product of two matrices, or of two vectors: the left factor with each entry a_ij put as the block a_ij B."""

    left: Term
    right: Term


class Vec(Term):
    """The columns of a matrix, one below the other, as a vector."""

    body: Term


class Inverse(Term):
    """Of a square matrix; no value where it is singular."""

    body: Term


class Trace(Term):
    body: Term


class Det(Term):
    body: Term


class Diag(Term):
    """The square matrix with this vector on its diagonal."""

    body: Term


class Identity(Term):
    size: Term


class Constant(Term):
    """The tensor of this shape with every entry equal to `value` (zero vector, vector of ones)."""

    value: Term
    shape: tuple[Term, ...]


class Uninterpreted(Term):
    """Something that is read and set, and of which no law is known here: no line that speaks of it, or of an Antiderivative, is judged.

    pattern: LaTeX, with #1 … #9 where the arguments stand. It stands for a number or for a relation.
    """

    pattern: str
    args: tuple[Term, ...] = ()


# ---------------------------------------------------------------- statements


class Rel(Term):
    """left op right; op is one of = != < <= > >=. Equality of tensors is entrywise."""

    op: str
    left: Term
    right: Term


class And(Term):
    parts: tuple[Term, ...]


class Or(Term):
    parts: tuple[Term, ...]


class Not(Term):
    part: Term


class Implies(Term):
    premise: Term
    conclusion: Term


class Iff(Term):
    left: Term
    right: Term
