"""Known functions, calls of declared ones, derivatives by mark, norms and traces."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from proofgen.math.elaborate_complex import conjugate, is_complex
from proofgen.math.elaborate_kronecker import stacked
from proofgen.math.elaborate_products import entrywise
from proofgen.math.notation import ARITY, FUNCTIONS
from proofgen.math.shape import entry, number, shape
from proofgen.math.sorts import Range
from proofgen.math.syntax import Node, Unreadable
from proofgen.math.term import (
    Add,
    Det,
    Diag,
    Fn,
    Index,
    Lam,
    MatMul,
    Mul,
    Num,
    Pow,
    Sum,
    Sym,
    Term,
    Trace,
    Transpose,
    Uninterpreted,
)
from proofgen.math.value import Value
from proofgen.math.walk import fresh, uninterpreted

if TYPE_CHECKING:
    from proofgen.math.elaborate import Elaborator

_DENSITIES = frozenset("pqPQ")  # one letter is the density of whatever stands in its brackets
_HALF = Num(Fraction(1, 2))
_MINUS_ONE = number(-1)
_ALSO_OF_MATRICES = frozenset({"exp", "log", "sin", "cos", "tan", "sinh", "cosh", "tanh"})
_MATRIX_NORMS = frozenset({"1", "2", "*", "\\infty"})
_OF_MATRIX = {"trace": Trace, "det": Det}


def known(e: Elaborator, node: Node) -> Value:
    name = node.text if node.op == "fn" else node.op
    if node.args[0].op == "none":
        raise Unreadable("missing-argument", f"`{name}` of what?", node.span)
    if name == "norm":
        return Value(_norm(e, node))
    if name == "inner":
        left, right = e.value(node.args[0]), e.value(node.args[-1])
        if len(node.args) != 2 or not shape(left.term) or is_complex(left.term) or is_complex(right.term):
            raise Unreadable(
                "unknown-notation",
                "of complex vectors, and of anything but vectors, this has more than one meaning",
                node.span,
                "write `u^H v`",
            )
        return Value(MatMul(e.matched(left, right, node.span)))
    with e.as_entries(name == "diag" or (e.entries and name in FUNCTIONS)):
        arguments = _arguments(e, node)
    first = arguments[0]
    sizes = shape(first)
    if not sizes and uninterpreted(first) and name in ("trace", "det", "diag", "softmax", "vec"):
        return Value(Uninterpreted(f"\\operatorname{{{ {'trace': 'tr'}.get(name, name) }}}\\left(#1\\right)", (first,)))
    if name in _OF_MATRIX or (name == "abs" and len(sizes) == 2):
        if len(sizes) != 2:
            raise Unreadable("shape-mismatch", f"`{name}` is of a square matrix", node.span)
        e.same_sizes(sizes[:1], sizes[1:], node.span)
        return Value(_OF_MATRIX.get(name, Det)(first))
    if name == "abs" and len(sizes) == 1:
        raise Unreadable("ambiguous-product", "bars around a vector may be its norm or take each entry's absolute value", node.span,
                         "write `\\|x\\|` for the norm, `|x_i|` for an entry")  # fmt: skip
    if name in _ALSO_OF_MATRICES and len(sizes) == 2 and sizes[0] is sizes[1]:
        raise Unreadable("ambiguous-product", f"`{name}` of a square matrix may be the function of the matrix or of each entry", node.span,
                         f"write `\\{name}(A_{{ij}})` for the entries; of a matrix as a whole it is not known here")  # fmt: skip
    if name == "vec":
        return Value(stacked(e, first, node))
    if name == "diag":
        if len(sizes) != 1:
            raise Unreadable("shape-mismatch", "`diag` is of a vector", node.span)
        return Value(Diag(first))
    if name == "softmax":
        return Value(softmax(e, first, node))
    if name == "log" and len(arguments) == 2:
        return Value(Mul((Fn("log", (first,)), Pow(Fn("log", (arguments[1],)), _MINUS_ONE))))
    if len(arguments) != ARITY.get(name, 1) and name not in ("max", "min"):
        raise Unreadable("wrong-arity", f"`{name}` takes {ARITY.get(name, 1)}, and {len(arguments)} are given", node.span)
    if sizes and len(arguments) == 1:
        return Value(entrywise(sizes, lambda at: scalar_function(name, (entry(first, at),))))
    return Value(scalar_function(name, arguments))


def scalar_function(name: str, arguments: tuple[Term, ...]) -> Term:
    """Names that are short for a formula are written out here, so that nobody else need know them."""
    one = number(1)
    match name:
        case "sigmoid":
            return Mul((one, Pow(Add((one, Fn("exp", (Mul((_MINUS_ONE, arguments[0])),)))), _MINUS_ONE)))
        case "softplus":
            return Fn("log", (Add((one, Fn("exp", arguments))),))
        case "relu":
            return Fn("max", (number(0), *arguments))
        case _:
            return Fn(name, arguments)


def _arguments(e: Elaborator, node: Node) -> tuple[Term, ...]:
    parts: tuple[Node, ...] = node.args
    if len(parts) == 1 and parts[0].op == "tuple":
        parts = parts[0].args
    return tuple(e.term(part) for part in parts)


def softmax(e: Elaborator, argument: Term, node: Node) -> Term:
    """softmax(θ)_i = exp θ_i / Σ_j exp θ_j; `softmax(\\theta_i)` of one component is read as the i-th component."""
    sizes = shape(argument)
    if len(sizes) == 1:
        i, j = (fresh(Sym(letter, Range(number(1), sizes[0]))) for letter in "ij")
        total = Sum(j, number(1), sizes[0], Fn("exp", (entry(argument, (j,)),)))
        return Lam(i, sizes[0], Mul((Fn("exp", (entry(argument, (i,)),)), Pow(total, _MINUS_ONE))))
    if not sizes and isinstance(argument, Index) and len(shape(argument.base)) == len(argument.indices):
        *rows, last = argument.indices
        vector = entry(argument.base, tuple(rows)) if rows else argument.base
        e.warn("softmax-component", "softmax acts on a vector; of one component it is read as that component of the softmax", node.span,
               "write `softmax(\\theta)_i`")  # fmt: skip
        return entry(softmax(e, vector, node), (last,))
    raise Unreadable("shape-mismatch", "softmax acts on a vector", node.span)


def _norm(e: Elaborator, node: Node) -> Term:
    body = e.term(node.args[0])
    kind = node.args[1].text if len(node.args) > 1 else "2"
    sizes = shape(body)
    if len(sizes) == 1 and len(node.args) > 1 and kind != "2":
        return _index_norm(e, body, node.args[1], node)
    if len(sizes) == 2 and kind in _MATRIX_NORMS:
        return Uninterpreted(f"\\left\\|#1\\right\\|_{{{kind}}}" if len(node.args) > 1 else "\\left\\|#1\\right\\|", (body,))
    if kind not in ("2", "F") or len(sizes) not in (0, 1, 2) or (len(sizes) == 2 and kind != "F"):
        raise Unreadable("not-checkable", "only the Euclidean norm of a vector and the Frobenius norm of a matrix are known", node.span,
                         "write `\\|A\\|_F` for the latter")  # fmt: skip
    if not sizes:
        return Fn("abs", (body,))
    other = conjugate(body)
    square = MatMul((other, body)) if len(sizes) == 1 else Trace(MatMul((Transpose(other), body)))
    return Pow(square, _HALF)


def _index_norm(e: Elaborator, body: Term, index: Node, node: Node) -> Term:
    r"""`\|x\|_1`, `\|x\|_p` as sums; of the largest entry, `\|x\|_\infty`, no law is known."""
    if index.text == "\\infty":
        return Uninterpreted("\\left\\|#1\\right\\|_{\\infty}", (body,))
    power = e.term(index)
    if not isinstance(power, Num | Sym) or shape(power) or (isinstance(power, Num) and power.value < 1):
        raise Unreadable(
            "not-checkable", "this norm is not known", node.span, "known are `\\|x\\|_p` for a number p of at least 1, and `\\|A\\|_F`"
        )
    (size,) = shape(body)
    i = fresh(Sym("i", Range(number(1), size)))
    entries: Term = Fn("abs", (entry(body, (i,)),))
    if power is number(1):
        return Sum(i, number(1), size, entries)
    return Pow(Sum(i, number(1), size, Pow(entries, power)), Num(1 / power.value) if isinstance(power, Num) else Pow(power, _MINUS_ONE))
