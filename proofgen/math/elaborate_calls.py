"""Declared functions: calls, values of functions put together, and derivatives by mark."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from proofgen.math import elaborate_names as names
from proofgen.math.elaborate_functions import scalar_function
from proofgen.math.elaborate_products import entrywise
from proofgen.math.notation import FUNCTIONS
from proofgen.math.shape import entry, number, shape
from proofgen.math.sorts import COMPLEX, REAL, Function, Sort, Tensor
from proofgen.math.syntax import Node, Unreadable
from proofgen.math.term import Add, Apply, At, Entries, Mul, Num, Partial, Pow, Sym, Term, Uninterpreted
from proofgen.math.value import Value
from proofgen.math.walk import fresh, subterms

if TYPE_CHECKING:
    from proofgen.math.elaborate import Elaborator

_DENSITIES = frozenset("pqPQ")  # one letter is the density of whatever stands in its brackets
_MINUS_ONE = number(-1)


def call(e: Elaborator, node: Node) -> Value:
    head, *parts = node.args
    orders = 0
    inverted = False
    dotted = head.op == "dot"
    while head.op in ("prime", "invert", "dot", "sup"):
        orders += _order(e, head)
        inverted = inverted or head.op == "invert"
        head = head.args[0]
    known = e.scope.symbols.get(head.text) if head.op == "name" else None
    if dotted and head.op == "name" and not e.scope.strict and (known is None or known.name in e.scope.inferred):
        _of_time(e, head, orders)
    elif dotted and known is not None and known.sort == REAL:
        raise Unreadable("call-or-product", f"is `{head.text}` a function of time, or is this a product?", node.span,
                         f"declare it: Let ${head.text} \\colon \\mathbb{{R}} \\to \\mathbb{{R}}$.")  # fmt: skip
    if head.op == "sub":
        return _member(e, node, head)
    if head.op == "group":
        return Value(_together(e, head.args[0], tuple(e.term(part) for part in parts), orders, node))
    symbol = e.scope.symbols.get(head.text) if head.op == "name" else None
    if symbol is None or not isinstance(symbol.sort, Function) or inverted:
        raise Unreadable("unknown-notation", "this is not a function that is known here", head.span)
    if symbol.name in e.scope.arguments and any(_stands_bare(part, head.text) for part in parts):
        message = f"is this a value of `{head.text}`, or a product? `{head.text}` stands in the bracket without one"
        raise Unreadable("call-or-product", message, node.span, f"write `{head.text} \\cdot (…)` for a product")
    wanted = symbol.sort.arguments
    for part, sort in zip(parts, wanted, strict=False):
        _take(e, part, sort)
    arguments = tuple(e.term(part) for part in parts)
    if len(wanted) == 1 and len(parts) > 1 and isinstance(wanted[0], Tensor) and wanted[0].shape == (number(len(parts)),):
        arguments = (Entries(tuple(e.number(part, "an entry") for part in parts)),)  # f(x, y) of an f on the plane
    elif len(parts) != len(wanted) and symbol.name in _DENSITIES:
        places = ", ".join(f"#{k + 1}" for k in range(len(parts)))
        return Value(Uninterpreted(f"{symbol.name}({places})", arguments))
    elif len(parts) != len(wanted):
        raise Unreadable("wrong-arity", f"`{head.text}` takes {len(wanted)}, and {len(parts)} are given", node.span)
    if orders and len(parts) != 1:
        raise Unreadable("unknown-notation", "a prime on a function of several arguments does not say by which", node.span)
    if wanted == (REAL,) and symbol.sort.result == REAL and len(shape(arguments[0])) == 1:
        return Value(entrywise(shape(arguments[0]), lambda at: Apply(symbol, (entry(arguments[0], at),), (orders,))))  # `\sigma(W x)`
    for part, argument, sort in zip(parts, arguments, wanted, strict=False):
        if len(shape(argument)) != len(sort.shape if isinstance(sort, Tensor) else ()):
            raise Unreadable("shape-mismatch", f"`{head.text}` does not take this", part.span)
    return Value(Apply(symbol, arguments, (orders,) + (0,) * (len(arguments) - 1)))


def _take(e: Elaborator, part: Node, sort: Sort) -> None:
    """An argument that nobody declared, or what is added up in one, is of the kind that the function takes: a vector, a complex number."""
    if part.op in ("+", "neg", "group"):
        for each in part.args:
            _take(e, each, sort)
    known = part.op != "name" or names.lookup(e, part.text) is not None or part.text in e.letters or part.text in names.CONSTANTS
    if not known and not e.scope.strict and (isinstance(sort, Tensor) or sort == COMPLEX):
        e.scope.infer(part.text, sort)


def _stands_bare(node: Node, name: str) -> bool:
    """`N (1 - N)`: the name of a function without a bracket of its own."""
    inside = node.args[1:] if node.op == "call" else node.args
    return (node.op == "name" and node.text == name) or any(_stands_bare(part, name) for part in inside)


def _order(e: Elaborator, head: Node) -> int:
    """How often a mark differentiates: `f''`, `f^{(4)}`."""
    if head.op == "sup":
        order = e.number(head.args[1], "an order")
        if not isinstance(order, Num) or order.value.denominator != 1 or not 0 <= order.value <= 8:
            raise Unreadable(
                "unknown-notation", "a derivative of this order cannot be read", head.span, "write it for one order, as `f^{(3)}`"
            )
        return int(order.value)
    return int(head.text) if head.op in ("prime", "dot") else 0


def _together(e: Elaborator, body: Node, arguments: tuple[Term, ...], orders: int, node: Node) -> Term:
    r"""`(f + g)(x)`, `(f \circ g)(x)`, `(f g)'(x)`: the value, or the derivative, of functions put together."""
    if not orders:
        return _value_at(e, body, arguments)
    if len(arguments) != 1 or shape(arguments[0]):
        raise Unreadable("unknown-notation", "a prime does not say by what this is differentiated", node.span)
    variable = fresh(Sym(next(letter for letter in (*"usvwtr", "u'") if letter not in e.scope.symbols), REAL))
    value = _value_at(e, body, (variable,))
    for _ in range(orders):
        value = Partial(value, variable)
    return At(variable, arguments[0], value)


def _value_at(e: Elaborator, body: Node, arguments: tuple[Term, ...]) -> Term:
    inner: Callable[[Node], Term] = lambda part: _value_at(e, part, arguments)  # noqa: E731  # each part at the same place
    match body.op:
        case "group":
            return inner(body.args[0])
        case "*" if body.text == "circ":
            return _value_at(e, body.args[0], (inner(body.args[1]),))
        case "*" if body.text == "/":
            return Mul((inner(body.args[0]), Pow(inner(body.args[1]), _MINUS_ONE)))
        case "*" if body.text in ("", "cdot"):
            return Mul((inner(body.args[0]), inner(body.args[1])))
        case "*":
            raise Unreadable(
                "unknown-notation",
                "this product of functions has more than one meaning",
                body.span,
                "write `f(x) g(x)`, or a convolution as its integral",
            )
        case "+":
            right = inner(body.args[1])
            return Add((inner(body.args[0]), Mul((_MINUS_ONE, right)) if body.text == "-" else right))
        case "neg":
            return Mul((_MINUS_ONE, inner(body.args[0])))
        case "number":
            return e.number(body)
    symbol = e.scope.symbols.get(body.text) if body.op == "name" else None
    if (
        symbol is None
        or not isinstance(symbol.sort, Function)
        or symbol.sort.arguments != (REAL,) * len(arguments)
        or symbol.sort.result != REAL
    ):
        raise Unreadable("unknown-notation", "this is not a function of numbers that is known here", body.span)
    if any(shape(argument) for argument in arguments):
        raise Unreadable("shape-mismatch", f"`{body.text}` does not take this", body.span)
    return Apply(symbol, arguments, (0,) * len(arguments))


def _member(e: Elaborator, node: Node, head: Node) -> Value:
    """`f_i(x)`: the i-th component of f(x)."""
    base, *indices = head.args
    inner = Node("call", (base, *node.args[1:]), node.span)
    return e.value(Node("sub", (inner, *indices), node.span))


def primed(e: Elaborator, node: Node) -> Value:
    """`f'`, `\\dot x`, `\\tanh'(u)`; a prime on an array is its transpose."""
    inner, orders = node.args[0], int(node.text)
    if inner.op == "fn" and len(inner.args) == 1 and inner.text in FUNCTIONS:
        argument = e.term(inner.args[0])
        if not shape(argument):
            return Value(derivative_at(inner.text, argument, orders))
        return Value(entrywise(shape(argument), lambda at: derivative_at(inner.text, entry(argument, at), orders)))
    if inner.op == "call" and inner.args[0].op == "name":
        value = e.value(inner).term
        if isinstance(value, Apply):
            return Value(Apply(value.function, value.args, (value.orders[0] + orders, *value.orders[1:])))
    if inner.op == "group" and node.op == "prime" and e.pointwise and (slope := _slope_of_all(e, inner, orders)) is not None:
        return Value(slope)
    if inner.op in ("group", "matrix") and node.op == "prime" and orders == 1 and len(shape(e.term(inner))) in (1, 2):
        return e.value(Node("transpose", (inner,), node.span))
    if inner.op == "name":
        own = names.primed(e, inner, "'" * orders) if node.op == "prime" else None
        if own is not None:
            return Value(own)
        symbol = e.scope.symbols.get(inner.text)
        if symbol is not None and isinstance(symbol.sort, Tensor) and node.op == "prime" and orders == 1:
            return e.value(Node("transpose", (inner,), node.span))
        if symbol is not None and isinstance(symbol.sort, Function) and len(symbol.sort.arguments) == 1:
            default = e.scope.arguments.get(inner.text) or e.place(symbol)
            if default is not None:
                return Value(Apply(symbol, default, (orders,)))
        if node.op == "dot" and not e.scope.strict:
            return Value(_of_time(e, inner, orders))
    raise Unreadable(
        "unknown-notation",
        "a derivative of what, and by what?",
        node.span,
        *_declared_hints(node, inner, orders),
    )


def _slope_of_all(e: Elaborator, inner: Node, orders: int) -> Term | None:
    """`(f g)'`: by the place where the functions are taken."""
    value = e.term(inner)
    places = {part.args for part in subterms(value) if isinstance(part, Apply) and len(part.args) == 1}
    if shape(value) or len(places) != 1:
        return None
    (place,) = places.pop()
    if not isinstance(place, Sym) or shape(place):
        return None
    for _ in range(orders):
        value = Partial(value, place)
    return value


def _declared_hints(node: Node, inner: Node, orders: int) -> tuple[str, ...]:
    if inner.op != "name":
        return ("declare the function: Let $x \\colon \\mathbb{R} \\to \\mathbb{R}$.",)
    function = f"declare the function: Let ${inner.text} \\colon \\mathbb{{R}} \\to \\mathbb{{R}}$."
    return (function, f"or the name: Let ${inner.text}{chr(39) * orders} \\in \\mathbb{{R}}$.") if node.op == "prime" else (function,)


def _of_time(e: Elaborator, inner: Node, orders: int) -> Term:
    """A dotted name is a function of time t; a defined one is differentiated as it was defined."""
    if "t" not in e.scope.symbols:
        e.scope.infer("t", REAL)
        e.scope.runs.add("t")
    time = e.scope.symbols["t"]
    symbol = e.scope.symbols.get(inner.text)
    if symbol is not None and symbol.name in e.scope.definitions and not isinstance(symbol.sort, Function):
        value: Term = symbol
        for _ in range(orders):
            value = Partial(value, time)
        return value
    if symbol is not None and symbol.sort == Function((REAL,), REAL) and time.sort == REAL:
        return Apply(symbol, (time,), (orders,))
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
