"""Whether a statement certainly holds at a point, certainly fails, or neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from proofgen.math import term as t
from proofgen.math.sorts import Range, Tensor
from proofgen.math.walk import free_symbols
from proofgen.verify.refute.balls import ZERO, integer, is_zero
from proofgen.verify.refute.duals import Dual, Scalar, subtract
from proofgen.verify.refute.errors import NoValue, Unsettled
from proofgen.verify.refute.functions import order
from proofgen.verify.refute.scope import Scope
from proofgen.verify.refute.tensors import Value, determinant, entry, positions, scalar, shape, square, total, transposed


def holds(scope: Scope, statement: t.Term) -> bool:
    """Raises NoValue or Unsettled where neither answer is certain."""
    match statement:
        case t.Rel(op, left, right):
            return _relation(scope, op, scope.evaluate(left), scope.evaluate(right))
        case t.Not(part):
            return not holds(scope, part)
        case t.And(parts):
            return not _some(scope, parts, False)
        case t.Or(parts):
            return _some(scope, parts, True)
        case t.Implies(premise, conclusion):
            return not holds(scope, premise) or holds(scope, conclusion)
        case t.Iff(left, right):
            return holds(scope, left) == holds(scope, right)
        case t.ForAll():
            return _for_all(scope, statement)
        case _:
            raise Unsettled("a number stands where a statement should")


def _some(scope: Scope, parts: tuple[t.Term, ...], wanted: bool) -> bool:
    """Whether one of the parts certainly has the wanted truth; if none has, all must certainly have the other."""
    doubt: NoValue | Unsettled | None = None
    for part in parts:
        try:
            if holds(scope, part) is wanted:
                return True
        except (NoValue, Unsettled) as stop:
            doubt = doubt or stop
    if doubt is not None:
        raise doubt
    return False


def _for_all(scope: Scope, statement: t.ForAll) -> bool:
    form = quadratic_form(statement)
    if form is not None:
        return _definite(scope, form)
    if not isinstance(statement.var.sort, Range):
        raise Unsettled("a statement about infinitely many values cannot be tried out")
    for k in scope.integers(statement.var.sort.low, statement.var.sort.high):
        with scope.bound(statement.var, integer(k)):
            if not holds(scope, statement.body):
                return False
    return True


@dataclass(frozen=True, slots=True)
class QuadraticForm:
    """The statement that x^T matrix x > 0 for all x ≠ 0 (strict), or >= 0 for all x."""

    matrix: t.Term
    strict: bool


def quadratic_form(statement: t.Term) -> QuadraticForm | None:
    match statement:
        case t.ForAll(x, t.Implies(t.Rel("!=", t.Sym() as nonzero, t.Constant(value=t.Num(zero))), body)) if nonzero is x and zero == 0:
            inner, given = body, True
        case t.ForAll(x, body):
            inner, given = body, False
        case _:
            return None
    match inner:
        case t.Rel(">" | ">=" as op, t.MatMul((t.Sym() as left, matrix, t.Sym() as right)), t.Num(bound)) if left is x and right is x:
            if (
                bound != 0
                or x in free_symbols(matrix)
                or not isinstance(x.sort, Tensor)
                or x.sort.kind != "real"
                or (op == ">" and not given)
            ):
                return None
            return QuadraticForm(matrix, op == ">")
        case _:
            return None


def _definite(scope: Scope, form: QuadraticForm) -> bool:
    """By the minors of the symmetric part: the leading ones positive, or all principal ones not negative."""
    value = scope.evaluate(form.matrix)
    if not scope.mode.real:
        raise Unsettled("a complex quadratic form")
    rows = square(total(value, transposed(value)))
    size = len(rows)
    if form.strict:
        chosen = [tuple(range(k)) for k in range(1, size + 1)]
    else:
        chosen = [c for k in range(1, size + 1) for c in combinations(range(size), k)]
    minors = [determinant([[rows[i][j] for j in part] for i in part]) for part in chosen]
    return all(order(scope.mode, minor, ZERO) >= int(form.strict) for minor in minors)


def _relation(scope: Scope, op: str, left: Value, right: Value) -> bool:
    if op in ("=", "!="):
        return _equal(left, right) is (op == "=")
    outcome = order(scope.mode, scalar(left), scalar(right))
    return {"<": outcome < 0, "<=": outcome <= 0, ">": outcome > 0, ">=": outcome >= 0}[op]


def pairs(left: Value, right: Value) -> Iterator[tuple[tuple[int, ...], Scalar, Scalar]]:
    """Entry by entry; the shapes must agree."""
    sizes = shape(left)
    if sizes != shape(right):
        raise Unsettled("the two sides have different shapes")
    for position in positions(sizes):
        yield position, scalar(entry(left, position)), scalar(entry(right, position))


def _equal(left: Value, right: Value) -> bool:
    doubt: Unsettled | None = None
    for _, a, b in pairs(left, right):
        difference = subtract(a, b)
        if isinstance(difference, Dual):
            raise Unsettled("a condition of equality was differentiated through")
        try:
            if not is_zero(difference):
                return False
        except Unsettled as stop:
            doubt = stop
    if doubt is not None:
        raise doubt
    return True
