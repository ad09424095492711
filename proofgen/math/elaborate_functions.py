"""Known functions, calls of declared ones, derivatives by mark, norms and traces."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from proofgen.math.elaborate_products import entrywise
from proofgen.math.notation import ARITY
from proofgen.math.shape import entry, number, shape
from proofgen.math.sorts import REAL, Function, Range, Tensor
from proofgen.math.syntax import Node, Unreadable
from proofgen.math.term import (
    Add,
    Apply,
    At,
    Det,
    Diag,
    Fn,
    Index,
    Lam,
    MatMul,
    Mul,
    Num,
    Partial,
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
_OF_MATRIX = {"trace": Trace, "det": Det}


def known(e: Elaborator, node: Node) -> Value:
    name = node.text if node.op == "fn" else node.op
    if node.args[0].op == "none":
        raise Unreadable("missing-argument", f"`{name}` of what?", node.span)
    if name == "norm":
        return Value(_norm(e, node))
    if name == "inner":
        left, right = (e.value(part) for part in node.args)
        return Value(MatMul(e.matched(left, right, node.span)))
    arguments = _arguments(e, node)
    first = arguments[0]
    sizes = shape(first)
    if not sizes and uninterpreted(first) and name in ("trace", "det", "diag", "softmax"):
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
    if kind not in ("2", "F") or len(sizes) not in (0, 1, 2) or (len(sizes) == 2 and kind != "F"):
        raise Unreadable("not-checkable", "only the Euclidean norm of a vector and the Frobenius norm of a matrix are known", node.span,
                         "write `\\|A\\|_F` for the latter")  # fmt: skip
    if not sizes:
        return Fn("abs", (body,))
    square = MatMul((body, body)) if len(sizes) == 1 else Trace(MatMul((Transpose(body), body)))
    return Pow(square, _HALF)


# ---------------------------------------------------------------- declared functions


def call(e: Elaborator, node: Node) -> Value:
    head, *parts = node.args
    orders = 0
    inverted = False
    while head.op in ("prime", "invert", "dot"):
        orders += int(head.text) if head.op in ("prime", "dot") else 0
        inverted = inverted or head.op == "invert"
        head = head.args[0]
    if head.op == "sub":
        return _member(e, node, head)
    symbol = e.scope.symbols.get(head.text) if head.op == "name" else None
    if symbol is None or not isinstance(symbol.sort, Function) or inverted:
        raise Unreadable("unknown-notation", "this is not a function that is known here", head.span)
    if len(parts) != len(symbol.sort.arguments) and symbol.name in _DENSITIES:
        places = ", ".join(f"#{k + 1}" for k in range(len(parts)))
        return Value(Uninterpreted(f"{symbol.name}({places})", tuple(e.term(part) for part in parts)))
    if len(parts) != len(symbol.sort.arguments):
        wanted = len(symbol.sort.arguments)
        raise Unreadable("wrong-arity", f"`{head.text}` takes {wanted}, and {len(parts)} are given", node.span)
    if orders and len(parts) != 1:
        raise Unreadable("unknown-notation", "a prime on a function of several arguments does not say by which", node.span)
    arguments = tuple(e.term(part) for part in parts)
    for part, argument, sort in zip(parts, arguments, symbol.sort.arguments, strict=True):
        wanted_sizes = sort.shape if isinstance(sort, Tensor) else ()
        if len(shape(argument)) != len(wanted_sizes):
            raise Unreadable("shape-mismatch", f"`{head.text}` does not take this", part.span)
    return Value(Apply(symbol, arguments, (orders,) + (0,) * (len(parts) - 1)))


def _member(e: Elaborator, node: Node, head: Node) -> Value:
    """`f_i(x)`: the i-th component of f(x)."""
    base, *indices = head.args
    inner = Node("call", (base, *node.args[1:]), node.span)
    return e.value(Node("sub", (inner, *indices), node.span))


def primed(e: Elaborator, node: Node) -> Value:
    """`f'`, `\\dot x`, `\\tanh'(u)`; a prime on an array is its transpose."""
    inner, orders = node.args[0], int(node.text)
    if inner.op == "fn" and len(inner.args) == 1:
        argument = e.term(inner.args[0])
        if not shape(argument):
            return Value(derivative_at(inner.text, argument, orders))
        return Value(entrywise(shape(argument), lambda at: derivative_at(inner.text, entry(argument, at), orders)))
    if inner.op == "call" and inner.args[0].op == "name":
        value = e.value(inner).term
        if isinstance(value, Apply):
            return Value(Apply(value.function, value.args, (value.orders[0] + orders, *value.orders[1:])))
    if inner.op == "name":
        symbol = e.scope.symbols.get(inner.text)
        if symbol is not None and isinstance(symbol.sort, Tensor) and node.op == "prime" and orders == 1:
            return e.value(Node("transpose", (inner,), node.span))
        if symbol is not None and isinstance(symbol.sort, Function) and len(symbol.sort.arguments) == 1:
            default = e.scope.arguments.get(inner.text)
            if default is not None:
                return Value(Apply(symbol, default, (orders,)))
        if node.op == "dot" and not e.scope.strict:
            return Value(_of_time(e, inner, orders))
    raise Unreadable(
        "unknown-notation",
        "a derivative of what, and by what?",
        node.span,
        "declare the function: Let $x \\colon \\mathbb{R} \\to \\mathbb{R}$.",
    )


def _of_time(e: Elaborator, inner: Node, orders: int) -> Term:
    """A dotted name is a function of time t; a defined one is differentiated as it was defined."""
    time = e.scope.symbols.get("t") or e.scope.infer("t", REAL)
    symbol = e.scope.symbols.get(inner.text)
    if symbol is not None and symbol.name in e.scope.definitions and not isinstance(symbol.sort, Function):
        value: Term = symbol
        for _ in range(orders):
            value = Partial(value, time)
        return value
    if symbol is not None and inner.text not in e.scope.inferred:
        message = f"`{inner.text}` is declared, but not as a function of time"
        raise Unreadable("unknown-notation", message, inner.span, f"Let ${inner.text} \\colon \\mathbb{{R}} \\to \\mathbb{{R}}$.")
    function = e.scope.infer(inner.text, Function((REAL,), REAL))
    e.scope.arguments[inner.text] = (time,)
    return Apply(function, (time,), (orders,))


def derivative_at(name: str, argument: Term, orders: int) -> Term:
    """The derivative of a known function of one number, at the argument."""
    variable = fresh(Sym("u", REAL))
    value = scalar_function(name, (variable,))
    for _ in range(orders):
        value = Partial(value, variable)
    return At(variable, argument, value)
