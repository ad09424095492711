"""`Let $v$ be an eigenvector of $A$ with eigenvalue $\\lambda$`: what these names satisfy, in the formulas of one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proofgen.math.scope import Scope
from proofgen.math.shape import number, shape
from proofgen.math.sorts import COMPLEX, REAL, Sort, Tensor
from proofgen.math.term import Constant, MatMul, Mul, Rel, Sym, Transpose

_BE = r"\s*(?:to\s+)?be\s+"
_VECTORS = re.compile(
    rf"{_BE}(?:an?\s+|two\s+|the\s+)?(?P<real>real\s+)?(?P<unit>unit\s+|normali[sz]ed\s+)?eigenvectors?\s+of(?:\s+the\s+matrix)?\s*", re.I
)
_VALUES = re.compile(
    r"\s*(?:with|to|for|belonging to)\s+(?:the\s+)?(?:(?:corresponding|respective|associated|real|distinct)\s+)*eigenvalues?\s*", re.I
)
_NAME = re.compile(r"\s*(\\?[A-Za-z]+)\s*(?:_\s*\{?\s*(\w+)\s*\}?)?\s*")


def is_said(words: str) -> bool:
    """Whether the words behind declared names call them eigenvectors of what is to follow."""
    return _VECTORS.fullmatch(words) is not None


def names_values(words: str) -> bool:
    return _VALUES.fullmatch(words) is not None


def listed(text: str) -> list[str]:
    """`\\lambda_1, \\lambda_2`: names with their numbers."""
    parts = [_NAME.fullmatch(part) for part in text.split(",")]
    return [f"{each[1]}_{{{each[2]}}}" if each[2] else each[1] for each in parts if each is not None] if all(parts) else []


def say(vectors: Sequence[Sym], words: str, matrix: Sym | None, values: Sequence[str], between: str, scope: Scope) -> bool:
    """A v = λ v with v not zero, each vector with its value; over the complex numbers where nothing says that they are real."""
    found = _VECTORS.fullmatch(words)
    if found is None or matrix is None or len(vectors) != len(values) or len(set(values)) != len(values):
        return False
    sizes = shape(matrix)
    if len(sizes) != 2 or sizes[0] is not sizes[1] or any(name in scope.definitions for name in (*values, *(v.name for v in vectors))):
        return False
    known: Sort = Tensor((sizes[0],))
    symmetric = Rel("=", matrix, Transpose(matrix)) in scope.hypotheses or Rel("=", Transpose(matrix), matrix) in scope.hypotheses
    for vector, name in zip(vectors, values, strict=True):
        given = scope.symbols.get(vector.name)
        real = symmetric or found["real"] is not None or " real " in between or (given is not None and given.sort == known)
        if given is None or not isinstance(given.sort, Tensor):
            given = scope.declare_anew(vector.name, known if real else Tensor((sizes[0],), "complex"))
        if shape(given) != (sizes[0],):
            return False
        value = scope.declare_anew(name, REAL if real else COMPLEX)
        scope.assume(Rel("!=", given, Constant(number(0), (sizes[0],))))
        scope.assume(Rel("=", MatMul((matrix, given)), Mul((value, given))))
        if found["unit"] and not real:
            return False
        if found["unit"]:
            scope.assume(Rel("=", MatMul((given, given)), number(1)))
    if "distinct" in between and len(values) == 2:
        first, second = (scope.symbols[name] for name in values)
        scope.assume(Rel("!=", first, second))
    return True
