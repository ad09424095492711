"""Derivatives by a number in the algebra of matrices: (A B)' = A' B + A B', (A⁻¹)' = -A⁻¹ A' A⁻¹, (det A)' = det(A) tr(A⁻¹ A')."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from proofgen.math.context import Definition
from proofgen.math.shape import shape
from proofgen.math.term import (
    Add,
    Apply,
    Constant,
    Det,
    Diag,
    Fn,
    Inverse,
    MatMul,
    Mul,
    Num,
    Outer,
    Partial,
    Pow,
    Rel,
    Sym,
    Term,
    Trace,
    Transpose,
)  # fmt: skip
from proofgen.math.unfold import spoken_of
from proofgen.math.walk import substitute
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.derivative import TABLE
from proofgen.verify.normal.spell import MINUS_ONE, ONE, ZERO, mul, number
from proofgen.verify.normal.stops import OutOfScope


@dataclass(frozen=True, slots=True)
class Slopes:
    """By one number; or by an array in one direction, an array of its shape, as t of X + t E. What is not made of matrices, products, and
    functions of one number is out of scope.

    A determinant needs its matrix to be invertible; that is owed as a condition of the line. Petersen & Pedersen, The Matrix Cookbook, 2.1-2.2.
    """

    core: Core
    definitions: Mapping[Sym, Definition]
    by: Sym
    direction: Term = ONE

    def of(self, term: Term) -> Term | None:
        """None where the term does not depend on the number."""
        match term:
            case Sym() if term is self.by:
                return self.direction
            case Sym() if term in self.definitions and not self.definitions[term].params:
                return self.of(self.definitions[term].body)
            case _ if self.by not in spoken_of(term, self.definitions.get):
                return None
            case Apply():
                return self._applied(term)
            case Add(terms):
                parts = [found for part in terms if (found := self.of(part)) is not None]
                return Add(tuple(parts)) if parts else None
            case Mul(factors):
                return self._product(factors, Mul)
            case MatMul(factors):
                return self._product(factors, MatMul)
            case Outer(left, right):
                return self._product((left, right), lambda pair: Outer(*pair))
            case Transpose(body) | Trace(body) | Diag(body):
                inner = self.of(body)
                return None if inner is None else type(term)(inner)
            case Partial(body, Sym() as by) if not shape(by) and not shape(self.by):
                return self._again(body, by)
            case _:
                return self._power(term)

    def _power(self, term: Term) -> Term | None:
        match term:
            case Inverse(body):
                inner = self.of(body)
                return None if inner is None else Mul((MINUS_ONE, MatMul((term, inner, term))))
            case Det(body):
                inner = self.of(body)
                if inner is None:
                    return None
                self._invertible(term)
                return Mul((term, Trace(MatMul((Inverse(body), inner)))))
            case Pow(base, Num(power)):
                inner = self.of(base)
                return None if inner is None else Mul((number(power), Pow(base, number(power - 1)), inner))
            case Fn(name, (argument,)) if name in TABLE:
                inner = self.of(argument)
                return None if inner is None else Mul((TABLE[name](argument), inner))
            case _:
                raise OutOfScope(f"the derivative of {type(term).__name__} among matrices")

    def _invertible(self, determinant: Det) -> None:
        """Known by hypothesis or by what the line inverts, or owed."""
        try:
            if 0 not in self.core.sign(self.core.normal(determinant)):
                return
        except OutOfScope:
            pass
        self.core.owe(Rel("!=", determinant, ZERO))

    def _applied(self, term: Apply) -> Term | None:
        known = self.definitions.get(term.function)
        if known is not None and not any(term.orders):
            return self.of(substitute(known.body, dict(zip(known.params, term.args, strict=True))))
        if known is not None or any(shape(argument) for argument in term.args):
            raise OutOfScope("the derivative of this function among matrices")
        parts = []
        for place, argument in enumerate(term.args):
            inner = self.of(argument)
            if inner is not None:
                orders = tuple(order + (k == place) for k, order in enumerate(term.orders))
                parts.append(mul(*(() if inner is ONE else (inner,)), Apply(term.function, term.args, orders)))
        return Add(tuple(parts)) if parts else None

    def _product(self, factors: tuple[Term, ...], make: object) -> Term | None:
        parts = []
        for place, factor in enumerate(factors):
            inner = self.of(factor)
            if inner is not None:
                parts.append(make((*factors[:place], inner, *factors[place + 1 :])))  # type: ignore[operator]
        return Add(tuple(parts)) if parts else None

    def _again(self, body: Term, by: Sym) -> Term | None:
        inner = Slopes(self.core, self.definitions, by).of(body)
        return None if inner is None else self.of(inner)


def slope(core: Core, definitions: Mapping[Sym, Definition], term: Partial) -> Term:
    """The derivative as a term without derivatives. Raises OutOfScope where there is no rule."""
    if not isinstance(term.wrt, Sym) or shape(term.wrt) or term.wrt in definitions:
        raise OutOfScope("a derivative by this among matrices")
    found = Slopes(core, definitions, term.wrt).of(term.body)
    if found is None:
        return Constant(ZERO, shape(term.body)) if shape(term.body) else ZERO
    return found
