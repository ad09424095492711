"""Equalities in the algebra of matrices of any size: both sides as polynomials in letters that do not commute."""

from __future__ import annotations

from proofgen.math.context import Context
from proofgen.math.shape import shape
from proofgen.math.term import Det, Inverse, MatMul, Outer, Rel, Sym, Term, Trace
from proofgen.math.walk import subterms
from proofgen.verify.matrices.gradient import directional
from proofgen.verify.matrices.reading import Matrices
from proofgen.verify.matrices.rules import Rules
from proofgen.verify.normal.form import Normaliser
from proofgen.verify.normal.lower import Lowering
from proofgen.verify.normal.stops import OutOfScope, Stop


def speaks_of_matrices(goal: Rel) -> bool:
    parts = [part for part in subterms(goal) if part is not goal]
    return any(isinstance(part, MatMul | Inverse | Trace | Det | Outer) or len(shape(part)) == 2 for part in parts)


def equal(core: Normaliser, context: Context, goal: Rel) -> tuple[bool, dict[str, None]]:
    """Whether both sides are one polynomial, and the definitions that were used."""
    lowering = Lowering(context)
    matrices = Matrices(core, lowering, Rules(core))
    for hypothesis in context.hypotheses:
        try:
            matrices.suppose(hypothesis)
        except Stop:
            continue  # a hypothesis that cannot be read is not used
    goal = directional(goal, core, lowering.definitions)
    _meet(matrices, goal)
    matrices.rules.complete()
    core.law("matrix-algebra")
    if shape(goal.left):
        difference = matrices.of(goal.left).plus(matrices.of(goal.right).scaled(core.number(-1)))
        matrices.rules.complete()
        found = matrices.scalars.finished(matrices.rules.reduced(difference)).is_zero()
    else:
        gap = matrices.scalars.of(goal.left) - matrices.scalars.of(goal.right)
        found = core.reduced(gap).is_zero()
    if lowering.needs:
        raise OutOfScope("a derivative among matrices")
    return found, lowering.used


def _meet(matrices: Matrices, term: Term) -> None:
    """Every inverse of the line is known before rules are completed."""
    for part in subterms(term):
        if (isinstance(part, Inverse) and not part.binds) or (
            isinstance(part, Sym) and part in matrices.lowering.definitions and shape(part)
        ):
            matrices.of(part)
