"""Gradients of functions of several numbers; divergence, curl and Laplacian, and the Jacobian by its letter, of a declared function at a vector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proofgen.math.shape import entry, number, shape
from proofgen.math.sorts import REAL, Function, Range, Scalar
from proofgen.math.syntax import Node, Unreadable
from proofgen.math.term import Add, Apply, Entries, Epsilon, Gradient, Lam, Mul, Partial, Pow, Sum, Sym, Term, Trace
from proofgen.math.walk import fresh, subterms

if TYPE_CHECKING:
    from proofgen.math.elaborate import Elaborator

_THREE = number(3)
_TIMES = frozenset({"t", "\\tau"})


def of(e: Elaborator, node: Node) -> Term:
    variable, body_node = node.args
    if node.text == "laplace" and body_node.op == "name":
        take_parameters(e, body_node.text)
    body = e.term(body_node)
    if node.text == "laplace":
        _refuse_time(e, body, node)
        return _laplacian(body, node)
    wrt = e.term(variable) if variable.op != "none" else _place(body, node)
    if len(shape(wrt)) != 1 or len(shape(body)) != 1:
        raise Unreadable("shape-mismatch", "a divergence or a curl is of a vector, by a vector", node.span)
    e.same_sizes(shape(body), shape(wrt), node.span)
    if node.text == "div":
        return Trace(Gradient(body, wrt))
    e.same_sizes(shape(body), (_THREE,), node.span)
    i, j, k = (fresh(Sym(letter, Range(number(1), _THREE))) for letter in "ijk")
    inner = Mul((Epsilon((i, j, k)), entry(Gradient(body, wrt), (k, j))))
    return Lam(i, _THREE, Sum(j, number(1), _THREE, Sum(k, number(1), _THREE, inner)))


def _place(body: Term, node: Node) -> Sym:
    """The one vector at which its functions are taken."""
    places = {argument for part in subterms(body) if isinstance(part, Apply) for argument in part.args if shape(argument)}
    place = places.pop() if len(places) == 1 else None
    if isinstance(place, Sym):
        return place
    raise Unreadable("missing-argument", "by what is this taken?", node.span, "write a declared function at a vector, `F(r)`")


def _laplacian(body: Term, node: Node) -> Term:
    """The sum of the second derivatives by each coordinate."""
    if not isinstance(body, Apply) or any(body.orders) or shape(body):
        raise Unreadable("unknown-notation", "a Laplacian is of a function of numbers or of a vector", node.span)
    if len(body.args) == 1:
        wrt = _place(body, node)
        return Trace(Gradient(Gradient(body, wrt), wrt))
    if not all(isinstance(argument, Sym) and not shape(argument) for argument in body.args):
        raise Unreadable("missing-argument", "by what is this taken?", node.span, "write it at names: `u(x, y)`")
    return Add(tuple(Partial(Partial(body, argument), argument) for argument in body.args))


def jacobian(e: Elaborator, node: Node) -> Term:
    """`J_F(x)`: entry (i, j) is the derivative of F_i by x_j."""
    body = e.term(node.args[0])
    if len(shape(body)) != 1:
        raise Unreadable("shape-mismatch", "a Jacobian is of a function with vectors as values", node.span)
    return Gradient(body, _place(body, node))


def take_parameters(e: Elaborator, name: str) -> None:
    """`\\partial f / \\partial x` after `f(x, y) = …`: f is taken at the letters of its definition, which stand for any numbers if nothing else was said of them."""
    definition = e.scope.definitions.get(name)
    if definition is None or e.scope.strict or not definition.params or name in e.scope.arguments:
        return
    pairs = [(e.scope.symbols.get(each.name), each) for each in definition.params]
    if any(
        not isinstance(each.sort, Scalar) if known is None else known.sort != each.sort or each.name in e.scope.definitions
        for known, each in pairs
    ):
        return
    e.scope.arguments[name] = tuple(known or _letter(e, each) for known, each in pairs)


def _letter(e: Elaborator, param: Sym) -> Term:
    """`\\sigma^2` of `\\ell(\\mu, \\sigma^2)` is the square of σ, where that is a number."""
    root = e.scope.symbols.get(param.name.removesuffix("^{2}"))
    return (
        Pow(root, number(2))
        if param.name.endswith("^{2}") and root is not None and root.sort == REAL
        else e.scope.infer(param.name, param.sort)
    )


def of_places(e: Elaborator, body: Node) -> Term | None:
    """`\\nabla f` and `\\nabla^2 f` of a function of several numbers, f(x, y): its derivatives by each of its places, written out."""
    twice = body.op == "nabla" and not body.text and body.args[0].op == "none"
    inner = body.args[1] if twice else body
    name = inner.args[0] if inner.op == "call" else inner
    function = e.scope.symbols.get(name.text) if name.op == "name" else None
    if function is None or not isinstance(function.sort, Function) or function.sort.result != REAL:
        return None
    count = len(function.sort.arguments)
    if count < 2 or any(sort != REAL for sort in function.sort.arguments):
        return None
    if inner.op == "name":
        take_parameters(e, inner.text)
    value = e.term(inner)
    if not isinstance(value, Apply) or value.function is not function or any(value.orders):
        return None
    _refuse_time(e, value, body)
    places = range(count)
    if not twice:
        return Entries(tuple(_slope(e, value, (place,)) for place in places))
    return Entries(tuple(Entries(tuple(_slope(e, value, (row, column)) for column in places)) for row in places))


def _refuse_time(e: Elaborator, value: Term, node: Node) -> None:
    """Of u(x, t) a gradient and a Laplacian are often meant in space alone."""
    if not isinstance(value, Apply) or len(value.args) < 2:
        return
    known = e.scope.definition(value.function)
    names = {each.name for each in (*value.args, *(known.params if known is not None else ())) if isinstance(each, Sym)}
    if names & _TIMES:
        raise Unreadable(
            "missing-argument", "is this taken by the time, too?", node.span, "write the derivatives out, or name the variable: `\\nabla_x`"
        )


def _slope(e: Elaborator, value: Apply, by: tuple[int, ...]) -> Term:
    """By names where it is taken at names, else by its places."""
    if all(isinstance(each, Sym) and each.name not in e.scope.definitions for each in value.args) and len({*value.args}) == len(value.args):
        found: Term = value
        for place in by:
            found = Partial(found, value.args[place])
        return found
    return Apply(value.function, value.args, tuple(by.count(place) for place in range(len(value.args))))
