"""Terms: what a formula says, as an immutable tree in which equal terms are one object.

Nothing is simplified on construction: `x/x` stays `x/x`, so that a term has a value exactly where the formula has one.
Places in the author's file live on the syntax tree that the parser returns, since one term may stand in many places.

Sizes and ranges inside the sort of a symbol are part of the symbol's identity and are not reached by substitution.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any, ClassVar, TypeVar
from weakref import WeakValueDictionary

from proofgen.math.sorts import Sort

_T = TypeVar("_T")


class Interned(type):
    """A class of which equal instances are the same object, so that `is` is equality and hashing is free."""

    known: ClassVar[WeakValueDictionary[tuple[object, ...], object]] = WeakValueDictionary()

    def __call__(cls: type[_T], *values: Any, **named: Any) -> _T:
        if not named:  # most terms are made again and again: those need no second object to be found by
            known = Interned.known.get((cls, *values))
            if known is not None:
                return known  # type: ignore[return-value]
        fresh: _T = super().__call__(*values, **named)  # type: ignore[misc]
        key = (cls, *vars(fresh).values())  # its fields, in their order
        return Interned.known.setdefault(key, fresh)  # type: ignore[return-value]


@dataclass(frozen=True, eq=False)
class Term(metaclass=Interned):
    """The common base. `binds` is true of nodes whose first field is a symbol bound in `body` (and `where`)."""

    binds: ClassVar[bool] = False

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), tuple(getattr(self, f.name) for f in fields(self))


# ---------------------------------------------------------------- leaves


@dataclass(frozen=True, eq=False)
class Num(Term):
    """An exact rational number; a decimal in the source is read exactly."""

    value: Fraction

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", Fraction(self.value))


@dataclass(frozen=True, eq=False)
class Const(Term):
    """`pi`, `e`, `i` (the imaginary unit) or `oo`."""

    name: str


@dataclass(frozen=True, eq=False)
class Sym(Term):
    """A name as LaTeX prints it (`\\hat{y}`). `tag` tells apart bound symbols that were renamed; 0 for the author's own."""

    name: str
    sort: Sort
    tag: int = 0


# ---------------------------------------------------------------- arithmetic; Add and Mul act entrywise on tensors of one shape


@dataclass(frozen=True, eq=False)
class Add(Term):
    terms: tuple[Term, ...]


@dataclass(frozen=True, eq=False)
class Mul(Term):
    """A product of numbers, of which at most one factor may be a tensor (a scaled tensor)."""

    factors: tuple[Term, ...]


@dataclass(frozen=True, eq=False)
class Pow(Term):
    """base ** exponent for numbers. Division is Pow(·, Num(-1)). A root is Pow(·, Num(1/k)): real, base >= 0."""

    base: Term
    exponent: Term


@dataclass(frozen=True, eq=False)
class Fn(Term):
    """A known function of numbers: one of `math/notation.py`'s FUNCTIONS (exp log sin cos tan … abs sign factorial binomial max min …)."""

    name: str
    args: tuple[Term, ...]


@dataclass(frozen=True, eq=False)
class Apply(Term):
    """A declared function at arguments; `orders[k]` times differentiated in its k-th argument, then evaluated there."""

    function: Sym
    args: tuple[Term, ...]
    orders: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Cases(Term):
    """The value of the first branch whose condition holds; no value where none does. branches: ((value, condition), …)."""

    branches: tuple[tuple[Term, Term], ...]


@dataclass(frozen=True, eq=False)
class Delta(Term):
    """Kronecker's delta: 1 where the two integers are equal, else 0."""

    left: Term
    right: Term


@dataclass(frozen=True, eq=False)
class Epsilon(Term):
    """The Levi-Civita symbol of its integer indices, each from 1 to their number."""

    indices: tuple[Term, ...]


@dataclass(frozen=True, eq=False)
class Indicator(Term):
    """1 where the relation holds, else 0."""

    relation: Term


# ---------------------------------------------------------------- binders: the first field is bound in `body` and in `where`


@dataclass(frozen=True, eq=False)
class Sum(Term):
    """Sum of `body` for integer `var` from `low` to `high`, over those where `where` holds (None: all). Empty where high < low."""

    binds: ClassVar[bool] = True
    var: Sym
    low: Term
    high: Term
    body: Term
    where: Term | None = None


@dataclass(frozen=True, eq=False)
class Product(Term):
    """As Sum, multiplied."""

    binds: ClassVar[bool] = True
    var: Sym
    low: Term
    high: Term
    body: Term
    where: Term | None = None


@dataclass(frozen=True, eq=False)
class Lam(Term):
    """The array whose `var`-th entry, for var = 1 … size, is `body`; a tensor body gives a tensor with one more axis in front."""

    binds: ClassVar[bool] = True
    var: Sym
    size: Term
    body: Term


@dataclass(frozen=True, eq=False)
class Integral(Term):
    """Definite integral of `body` for real `var` from `low` to `high`."""

    binds: ClassVar[bool] = True
    var: Sym
    low: Term
    high: Term
    body: Term


@dataclass(frozen=True, eq=False)
class Limit(Term):
    """Limit of `body` as `var` tends to `point`; side: `` (both), `+` or `-`."""

    binds: ClassVar[bool] = True
    var: Sym
    point: Term
    body: Term
    side: str = ""


@dataclass(frozen=True, eq=False)
class ForAll(Term):
    """`body` holds for every admissible value of `var` (its sort says which)."""

    binds: ClassVar[bool] = True
    var: Sym
    body: Term


@dataclass(frozen=True, eq=False)
class At(Term):
    """`body` with `var` set to `value` after everything inside was evaluated: the derivative at a point."""

    binds: ClassVar[bool] = True
    var: Sym
    value: Term
    body: Term


# ---------------------------------------------------------------- derivatives


@dataclass(frozen=True, eq=False)
class Partial(Term):
    """∂ body / ∂ wrt, at the current values. `wrt` is a number: a symbol or an Index of a symbol. A tensor body is differentiated entrywise."""

    body: Term
    wrt: Term


@dataclass(frozen=True, eq=False)
class Gradient(Term):
    """Derivative by a tensor `wrt` (a symbol, or an Index of one that is still a tensor).

    Of a number: shape of wrt. Of a vector by a vector: the Jacobian, entry (i, j) = ∂ body_i / ∂ wrt_j; generally shape(body) + shape(wrt).
    """

    body: Term
    wrt: Term


@dataclass(frozen=True, eq=False)
class Antiderivative(Term):
    """∫ body d wrt without bounds: one of the functions of which `body` is the derivative, at the current value of `wrt`, a symbol."""

    body: Term
    wrt: Term


# ---------------------------------------------------------------- tensors


@dataclass(frozen=True, eq=False)
class Index(Term):
    """Entry of a tensor; fewer indices than axes leave a tensor of the remaining axes."""

    base: Term
    indices: tuple[Term, ...]


@dataclass(frozen=True, eq=False)
class Entries(Term):
    """A tensor written out: its slices along the first axis. Entries of numbers is a vector; of equally long vectors, a matrix by rows."""

    items: tuple[Term, ...]


@dataclass(frozen=True, eq=False)
class Blocks(Term):
    """A matrix assembled from matrices, by rows: blocks of a row are equally high, those of a column equally wide."""

    rows: tuple[tuple[Term, ...], ...]


@dataclass(frozen=True, eq=False)
class MatMul(Term):
    """Contraction of the last axis of each factor with the first of the next: matrix·matrix, matrix·vector, vector·matrix, vector·vector (a number)."""

    factors: tuple[Term, ...]


@dataclass(frozen=True, eq=False)
class Transpose(Term):
    """Of a matrix. (The transpose of a vector is read away by elaboration: x^T A y is MatMul((x, A, y)), a b^T is Outer(a, b).)"""

    body: Term


@dataclass(frozen=True, eq=False)
class Outer(Term):
    """a b^T of two vectors: entry (i, j) = a_i b_j."""

    left: Term
    right: Term


@dataclass(frozen=True, eq=False)
class Kron(Term):
    """Kronecker's product of two matrices, or of two vectors: the left factor with each entry a_ij put as the block a_ij B."""

    left: Term
    right: Term


@dataclass(frozen=True, eq=False)
class Vec(Term):
    """The columns of a matrix, one below the other, as a vector."""

    body: Term


@dataclass(frozen=True, eq=False)
class Inverse(Term):
    """Of a square matrix; no value where it is singular."""

    body: Term


@dataclass(frozen=True, eq=False)
class Trace(Term):
    body: Term


@dataclass(frozen=True, eq=False)
class Det(Term):
    body: Term


@dataclass(frozen=True, eq=False)
class Diag(Term):
    """The square matrix with this vector on its diagonal."""

    body: Term


@dataclass(frozen=True, eq=False)
class Identity(Term):
    size: Term


@dataclass(frozen=True, eq=False)
class Constant(Term):
    """The tensor of this shape with every entry equal to `value` (zero vector, vector of ones)."""

    value: Term
    shape: tuple[Term, ...]


@dataclass(frozen=True, eq=False)
class Uninterpreted(Term):
    """Something that is read and set, and of which no law is known here: no line that speaks of it, or of an Antiderivative, is judged.

    pattern: LaTeX, with #1 … #9 where the arguments stand. It stands for a number or for a relation.
    """

    pattern: str
    args: tuple[Term, ...] = ()


# ---------------------------------------------------------------- statements


@dataclass(frozen=True, eq=False)
class Rel(Term):
    """left op right; op is one of = != < <= > >=. Equality of tensors is entrywise."""

    op: str
    left: Term
    right: Term


@dataclass(frozen=True, eq=False)
class And(Term):
    parts: tuple[Term, ...]


@dataclass(frozen=True, eq=False)
class Or(Term):
    parts: tuple[Term, ...]


@dataclass(frozen=True, eq=False)
class Not(Term):
    part: Term


@dataclass(frozen=True, eq=False)
class Implies(Term):
    premise: Term
    conclusion: Term


@dataclass(frozen=True, eq=False)
class Iff(Term):
    left: Term
    right: Term
