"""The syntax tree of one formula: what stands where, before anything is known of sorts.

A node's `op` says what it is, `args` are its parts in reading order, `text` is what the op needs besides. The ops:

number name            a numeral; a name in canonical LaTeX (`y`, `\\theta`, `\\hat{y}`, `\\mathrm{CE}`, `v_{\\mathrm{max}}`)
+ neg * / ^            sums (two parts, text `+` or `-` or `pm`), products (text: "" juxtaposed, cdot, star, times, odot, otimes)
degrees                an angle, by its number of degrees
sub sup                indices below; an upper index in parentheses above
group                  one bracketed expression (text: the bracket)
call fn                a name at arguments; a known function (text) at arguments
prime dot              derivatives by mark: text is how many
transpose invert       `^T`, `^{-1}`: which of them it is depends on what stands below
conj adjoint           a bar over an expression; `^H`, `^\\dagger`, `^*` (text: which)
sum prod               variable, low, high, condition, body
int                    low, high, body, variables …
lim                    variable, point, body (text: side)
partial                body, variables … (text `total` for d); a variable of order k is ^(variable, k)
nabla                  variable, body (text: div, curl, laplace; empty for the gradient)
matrix row cases case  a matrix and its rows; branches as case(value, condition) or case(value) for otherwise
abs norm floor ceil    fenced expressions
bar                    difference or value at: body, low, high
mass                   a mass function (text: its signature) at names of elements
expect                 expectation-like operators (text E, Var, Cov, Pr) at arguments
family                 an array by its entries: entry, letter, size
tuple set dots         lists in parentheses; in braces; an ellipsis
chain                  relations between the args (text: relation names separated by blanks); a first arg `none` goes on from above
forall                 condition for all
implies iff or and     statements joined
none                   nothing stands there
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.math.term import Term
from proofgen.span import Span


@dataclass(slots=True, unsafe_hash=True)
class Node:
    """Final like a Span."""

    op: Final[str]
    args: Final[tuple[Node, ...]]
    span: Final[Span]
    text: Final[str] = ""


def nodes(node: Node) -> list[Node]:
    """The node and all inside it, outermost first."""
    found: list[Node] = []
    stack = [node]
    while stack:
        here = stack.pop()
        found.append(here)
        if here.args:
            stack.extend(here.args[::-1])
    return found


def has_sign(node: Node) -> bool:
    """Does a `\\pm` or `\\mp` stand in it?"""
    return any(part.op == "pm" or (part.op == "+" and part.text in ("pm", "mp")) for part in nodes(node))


def with_sign(node: Node, upper: str) -> Node:
    """The node with every `\\pm` as `upper` and every `\\mp` as the other sign."""
    args = tuple(with_sign(part, upper) for part in node.args)
    lower = "-" if upper == "+" else "+"
    if node.op == "pm":
        sign = lower if node.text == "mp" else upper
        return args[0] if sign == "+" else Node("neg", args, node.span)
    if node.op == "+" and node.text in ("pm", "mp"):
        return Node("+", args, node.span, upper if node.text == "pm" else lower)
    return Node(node.op, args, node.span, node.text)


class Unreadable(Exception):
    """A formula that has no reading: never leaves the readers, who turn it into its diagnostic."""

    def __init__(self, code: str, message: str, span: Span, *hints: str) -> None:
        super().__init__(message)
        self.sizes: tuple[Term, Term] | None = None  # that were expected to be one size
        self.diagnostic = Diagnostic(code, Severity.ERROR, span, message, hints)

    def because(self, one: Term, other: Term) -> Unreadable:
        """Were these one size, there would be a reading."""
        self.sizes = (one, other)
        return self

    @classmethod
    def at(cls, problem: Diagnostic, span: Span) -> Unreadable:
        """The same problem at another place."""
        return cls(problem.code, problem.message, span, *problem.hints)


def warning(code: str, message: str, span: Span, *hints: str) -> Diagnostic:
    return Diagnostic(code, Severity.WARNING, span, message, hints)
