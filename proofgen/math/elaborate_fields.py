"""Divergence, curl and Laplacian, and the Jacobian by its letter: of a declared function at a vector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proofgen.math.shape import entry, number, shape
from proofgen.math.sorts import Range
from proofgen.math.syntax import Node, Unreadable
from proofgen.math.term import Add, Apply, Epsilon, Gradient, Lam, Mul, Partial, Sum, Sym, Term, Trace
from proofgen.math.walk import fresh, subterms

if TYPE_CHECKING:
    from proofgen.math.elaborate import Elaborator

_THREE = number(3)


def of(e: Elaborator, node: Node) -> Term:
    variable, body_node = node.args
    body = e.term(body_node)
    if node.text == "laplace":
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
