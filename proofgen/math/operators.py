"""Functions, sums and products, integrals, limits, roots: everything that takes an argument in a way of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proofgen.math import stochastic
from proofgen.math.notation import FUNCTION_COMMANDS, FUNCTION_WORDS, FUNCTIONS
from proofgen.math.syntax import Node, Unreadable, warning

if TYPE_CHECKING:
    from proofgen.math.parser import Parser

NAMED = frozenset(name for name, shown in FUNCTIONS.items() if shown)
_INVERSE = {"sin": "arcsin", "cos": "arccos", "tan": "arctan", "sinh": "arsinh", "cosh": "arcosh", "tanh": "artanh"}
_TOWARDS = {"to": "", "down": "+", "up": "-"}
_BIG = frozenset({"\\sum", "\\prod", "\\int", "\\iint", "\\iiint"})


def function(p: Parser, name: str, start: int) -> Node:
    """A known function: its marks (`^2`, `^{-1}`, `_2`, primes), then its argument, bracketed or the product that follows."""
    power: Node | None = None
    base: Node | None = None
    primes = 0
    while p.at("^", "_", "'"):
        if p.accept("'"):
            primes += 1
        elif p.accept("_"):
            base = p.argument()
        else:
            p.next()
            power = p.argument()
    if power is not None and power.op == "neg" and power.args[0].text == "1" and name in _INVERSE:
        name, power = _INVERSE[name], None
    argument = _function_argument(p)
    _end_of_argument(p, name, argument)
    node = p.node("fn", (argument, base) if base is not None and name == "log" else (argument,), start, name)
    if base is not None and name != "log":
        raise Unreadable("unknown-notation", f"`{name}` with an index is not known", base.span)
    if primes:
        node = p.node("prime", (node,), start, str(primes))
    return p.node("^", (node, power), start) if power is not None else node


def _function_argument(p: Parser) -> Node:
    if p.at("(", "[", "\\{"):
        opened = p.here
        node = p.atom()
        return Node("group", (node,), node.span, opened.text) if node.op not in ("group", "tuple") else node
    if p.here.kind == "eof" or not (p.starts_atom() or p.at("-")):
        return p.node("none", (), p.here.span.start)
    first = p.position

    def until() -> bool:
        token = p.here
        if token.spaced and p.position > first:
            return True
        if token.text in _BIG or token.text[1:] in FUNCTION_COMMANDS or (token.kind == "word" and token.text in FUNCTION_WORDS):
            return True
        return token.text in ("\\cdot", "\\times", "*", "/", "(", "[") and p.position > first

    return p.product(until)


def _end_of_argument(p: Parser, name: str, argument: Node) -> None:
    """An argument without brackets, and a bracket or a slash behind it: `\\sin k(x - t)`, `\\log a/b`."""
    if argument.op in ("none", "group", "tuple") or p.here.spaced:
        return
    if p.at("(", "[") and p.here.side != "right":
        raise Unreadable(
            "function-scope", f"does this `{name}` take the bracket too?", argument.span.cover(p.here.span),
            f"write `\\{name}(…)`, with all of its argument in the bracket",
        )  # fmt: skip
    if p.at("/", "\\div"):
        message = f"a slash behind a function without brackets is ambiguous; read as the quotient of its value: ({name} …)/…"
        p.warnings.append(warning("ambiguous-slash", message, argument.span.cover(p.here.span), "write `\\frac{…}{…}` or parentheses"))


def call(p: Parser, head: Node) -> Node:
    """A declared function at its arguments."""
    start = head.span.start
    opened = p.next()
    close = {"(": ")", "[": "]"}[opened.text]
    arguments = p.inside(close, opened)
    p.expect(close, opened)
    args = arguments.args if arguments.op == "tuple" and arguments.text == "" else (arguments,)
    return p.node("call", (head, *args), start)


def probability(p: Parser) -> Node:
    start = p.next().span.start
    return stochastic.expectation(p, "Pr", start)


def binomial(p: Parser) -> Node:
    start = p.next().span.start
    top = p.argument(more=True)
    return p.node("fn", (top, p.argument()), start, "binomial")


def root(p: Parser) -> Node:
    start = p.next().span.start
    degree: Node | None = None
    opened = p.here
    if p.accept("["):
        degree = p.sum()
        p.expect("]", opened)
    body = p.argument()
    return p.node("root", (body, degree) if degree is not None else (body,), start)


def big(p: Parser) -> Node:
    """Σ and Π with any of the usual index forms, and the product that follows as their body; that of Π ends before the next Σ or Π."""
    token = p.next()
    start = token.span.start
    none = p.node("none", (), start)
    below = above = none
    for _ in range(2):
        if p.accept("_"):
            p.indices += 1
            below = _below(p)
            p.indices -= 1
        elif p.accept("^"):
            above = p.argument()
    first = p.position

    def until() -> bool:
        return token.text == "\\prod" and p.here.text in ("\\sum", "\\prod") and p.position > first

    body = p.product(until)
    return p.node("sum" if token.text == "\\sum" else "prod", (below, above, body), start)


def _below(p: Parser) -> Node:
    """What stands under the sign: `j`, `j=1`, `j \\ne i`, `i<j`, `i,j`, `1 \\le i < j \\le n`, `j \\in S`."""
    opened = p.here
    if p.at("{") and p.ahead().text == "\\substack":
        return _stacked(p)
    words = next((token for token in p.group_ahead() if token.kind == "text"), None)
    if words is not None:
        raise Unreadable("unbounded-sum", "words under this sign are not followed", words.span, "write the range as a formula: `k = 2l`")
    return p.argument() if p.here.kind in ("letter", "command") or p.at("{") else Node("none", (), opened.span)


def _stacked(p: Parser) -> Node:
    """`\\substack{j = 1 \\\\ j \\ne i}`: where a letter begins, and what else holds of it."""
    outer, sign = p.next(), p.next()
    opened = p.here
    p.expect("{")
    rows = [p.statement()]
    while p.accept("\\\\"):
        rows.append(p.statement())
    p.expect("}", opened)
    p.expect("}", outer)
    return p.node("stack", tuple(rows), sign.span.start)


def one_sided(p: Parser, node: Node) -> Node | None:
    """`a^+`, `a^{-}`, in a limit: from which side."""
    braced = p.ahead().text == "{"
    sign = p.ahead(2 if braced else 1)
    after = p.ahead(3 if braced else 2)
    if sign.text not in ("+", "-") or (after.text != "}" if braced else not (after.text == "}" or after.kind == "eof")):
        return None
    for _ in range(4 if braced else 2):
        p.next()
    return p.node("side", (node,), node.span.start, sign.text)


def _side_of(where: Node) -> tuple[Node, str]:
    """`\\substack{x \to 0 \\ x > 0}` says a side beside the limit."""
    if where.op != "tuple" or len(where.args) != 2 or any(part.op != "chain" or len(part.args) != 2 for part in where.args):
        return where, ""
    towards, beside = where.args
    same = [part.text for part in towards.args] == [part.text for part in beside.args] and towards.args[1].op in ("name", "number")
    side = {">": "+", "<": "-", "!=": ""}.get(beside.text)
    return (towards, side) if same and side is not None else (where, "")


def limit(p: Parser) -> Node:
    start = p.next().span.start
    if not p.accept("_"):
        raise Unreadable("missing-argument", "this limit does not say where it is taken", p.here.span, "write `\\lim_{x \\to a}`")
    p.limits += 1
    where = _stacked(p) if p.at("{") and p.ahead().text == "\\substack" else p.argument()
    where = Node("tuple", where.args, where.span) if where.op == "stack" else where
    p.limits -= 1
    where, beside = _side_of(where)
    if where.op != "chain" or where.text not in _TOWARDS:
        raise Unreadable("missing-argument", "this limit does not say where it is taken", where.span, "write `\\lim_{x \\to a}`")
    variable, point = where.args
    side = point.text if point.op == "side" else beside or _TOWARDS[where.text]
    point = point.args[0] if point.op == "side" else point
    return p.node("lim", (variable, point, p.product()), start, side)


def several_bases(p: Parser) -> Node:
    raise Unreadable(
        "unknown-notation", "`\\lg` has base 10 in some books and base 2 in others", p.here.span, "write `\\log_{10}` or `\\log_2`"
    )


def extremum(p: Parser) -> Node:
    """max and min of a list; over a set, and without one, they are read as they stand."""
    token = p.next()
    start = token.span.start
    name = token.text[1:]
    if name == "arg" and p.at("\\max", "\\min"):
        name = "arg" + p.next().text[1:]
    if name not in ("max", "min") or not p.at("(", "\\{", "["):
        return stochastic.over_set(p, f"\\operatorname{{{name}}}" if name.startswith("arg") else f"\\{name}", start)
    opened = p.next()
    close = {"(": ")", "[": "]", "\\{": "\\}"}[opened.text]
    items = p.inside(close, opened)
    p.expect(close, opened)
    return p.node("fn", items.args if items.op == "tuple" else (items,), start, name)
