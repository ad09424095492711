"""What a definite matrix gives without its entries: the signs of its quadratic form, determinant, trace and diagonal.

A matrix D is definite here if x^T D x > 0 for all real x ≠ 0, and semidefinite if x^T D x >= 0 for all real x. Neither says that D is symmetric, and none
of these laws needs it: the real eigenvalues of such a D are positive (not negative), the others come in conjugate pairs, and D_ii is e_i^T D e_i.
"""

from __future__ import annotations

from proofgen.math.context import Context
from proofgen.math.shape import shape
from proofgen.math.sorts import Tensor
from proofgen.math.term import (
    Add,
    Constant,
    Det,
    ForAll,
    Identity,
    Implies,
    Index,
    Inverse,
    MatMul,
    Mul,
    Num,
    Rel,
    Sym,
    Term,
    Trace,
    Transpose,
)
from proofgen.verify import signs as s
from proofgen.verify.search import Search
from proofgen.verify.signs import Signs
from proofgen.verify.verdict import Proof

FORMS = {">": s.POSITIVE, ">=": s.NOT_NEGATIVE}


def definite(goal: Rel, search: Search) -> Proof | None:
    """A number against zero, by what is said of the quadratic forms of the matrices in it."""
    wanted = s.OF_RELATION.get(goal.op)
    if wanted is None or not (isinstance(goal.right, Num) and goal.right.value == 0):
        return None
    known = _Known(search.context)
    if not known.forms or not known.sign(goal.left) <= wanted:
        return None
    search.meet(goal.left)
    return Proof(("definite-matrix",), tuple(condition for condition in search.listed if not known.invertible(condition)))


class _Known:
    """The hypotheses that speak of quadratic forms, and the vectors that are not zero."""

    def __init__(self, context: Context) -> None:
        self.forms: dict[Term, Signs] = {}
        self.non_zero: set[Term] = set()
        for statement in context.hypotheses:
            match statement:
                case ForAll(x, Implies(Rel("!=", nonzero, Constant(Num(zero))), Rel(">" | ">=" as op, form, Num(bound)))) if (
                    nonzero is x and zero == 0 and bound == 0
                ):
                    self._learn(x, op, form)
                case ForAll(x, Rel(">=", form, Num(bound))) if bound == 0:
                    self._learn(x, ">=", form)
                case Rel("!=", Sym() as x, Constant(Num(zero))) if zero == 0:
                    self.non_zero.add(x)
                case _:
                    pass

    def _learn(self, x: Sym, op: str, form: Term) -> None:
        match form:
            case MatMul((left, Sym() as matrix, right)) if left is x and right is x and _real(x) and _real(matrix):
                self.forms[matrix] = self.forms.get(matrix, s.ANY) & FORMS[op]
            case _:
                pass

    def form(self, matrix: Term) -> Signs:
        """The signs of x^T matrix x, over all x ≠ 0."""
        match matrix:
            case Sym():
                return self.forms.get(matrix, s.ANY)
            case Transpose(body) | Inverse(body):  # x^T D^-1 x = y^T D^T y for y = D^-1 x
                return self.form(body)
            case Identity():
                return s.POSITIVE
            case Add(parts):
                return _summed([self.form(part) for part in parts])
            case Mul((Num(value), body)):
                return s.times(s.of(value), self.form(body))
            case _:
                return s.ANY

    def invertible(self, condition: Term) -> bool:
        """Whether the condition says that a matrix is invertible of which the form is positive."""
        match condition:
            case Rel("!=", Det(matrix), Num(zero)) if zero == 0:
                return self.form(matrix) == s.POSITIVE
            case _:
                return False

    def sign(self, term: Term) -> Signs:
        match term:
            case Num(value):
                return s.of(value)
            case MatMul((Sym() as left, matrix, Sym() as right)) if left is right and _real(left) and len(shape(left)) == 1:
                return self.form(matrix) if left in self.non_zero else self.form(matrix) | s.ZERO
            case Det(matrix) | Trace(matrix):
                found = self.form(matrix)
                return found if found <= s.NOT_NEGATIVE else s.ANY  # det(-D) may have any sign
            case Index(matrix, (i, j)) if i is j:
                return self.form(matrix)
            case Add(parts):
                return _summed([self.sign(part) for part in parts])
            case Mul((Num(value), body)):
                return s.times(s.of(value), self.sign(body))
            case _:
                return s.ANY


def _summed(parts: list[Signs]) -> Signs:
    total = s.ZERO
    for part in parts:
        total = s.plus(total, part)
    return total


def _real(symbol: Sym) -> bool:
    return isinstance(symbol.sort, Tensor) and symbol.sort.kind == "real"
