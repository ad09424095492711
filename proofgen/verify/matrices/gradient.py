"""Gradients, Jacobians and Hessians by their derivative in a direction: G = ∂f/∂X says that d f(X + t E)/dt = tr(Gᵀ E) for every E.

Magnus & Neudecker, Matrix Differential Calculus, chapter 9: the first identification theorem. Nothing is divided into components.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from proofgen.math.context import Definition
from proofgen.math.shape import shape
from proofgen.math.term import Add, Gradient, MatMul, Mul, Rel, Sym, Term, Trace, Transpose
from proofgen.math.walk import fresh, subterms
from proofgen.verify.matrices.derivative import Slopes
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.spell import ZERO
from proofgen.verify.normal.stops import OutOfScope


def directional(goal: Rel, core: Core, definitions: Mapping[Sym, Definition]) -> Rel:
    """The equation of arrays as one of numbers, in directions of which nothing is known. As it is, where no gradient stands in it."""
    gradients = [part for part in subterms(goal) if isinstance(part, Gradient)]
    if not gradients:
        return goal
    by = gradients[0].wrt
    if not isinstance(by, Sym) or by in definitions or any(part.wrt is not by for part in gradients):
        raise OutOfScope("gradients by this among matrices")
    first, second = fresh(Sym("d", by.sort)), fresh(Sym("d", by.sort))
    paired = Paired(core, definitions, by, first, second)
    core.law("directional-derivative")
    return Rel(goal.op, paired.of(goal.left), paired.of(goal.right))


@dataclass(frozen=True, slots=True)
class Paired:
    """Arrays of the shape of `by` with the first direction; matrices that are derivatives of vectors by a vector with both."""

    core: Core
    definitions: Mapping[Sym, Definition]
    by: Sym
    first: Sym
    second: Sym

    def of(self, term: Term) -> Term:
        match term:
            case Gradient(Gradient(body, _), _) if not shape(body) and len(shape(self.by)) == 1:
                inner = self._slopes(self.second).of(body)
                return self._slope(inner, self.first) if inner is not None else ZERO
            case Gradient(body, _) if not shape(body):
                return self._slope(body, self.first)
            case Gradient(body, _) if len(shape(body)) == len(shape(self.by)) == 1:
                inner = self._slopes(self.first).of(body)
                return MatMul((self.second, inner)) if inner is not None else ZERO
            case Add(parts):
                return Add(tuple(self.of(part) for part in parts))
            case Mul(factors):
                (array,) = (factor for factor in factors if shape(factor))
                return Mul((*(factor for factor in factors if factor is not array), self.of(array)))
            case _ if any(isinstance(part, Gradient) for part in subterms(term)):
                raise OutOfScope("a gradient inside of something else")
            case _:
                return self._known(term)

    def _known(self, term: Term) -> Term:
        if len(shape(term)) == 1:
            return MatMul((term, self.first))
        if len(shape(self.by)) == 1:
            return MatMul((self.second, term, self.first))
        return Trace(MatMul((Transpose(term), self.first)))

    def _slopes(self, direction: Term) -> Slopes:
        return Slopes(self.core, self.definitions, self.by, direction)

    def _slope(self, body: Term, direction: Term) -> Term:
        found = self._slopes(direction).of(body)
        return ZERO if found is None else found
