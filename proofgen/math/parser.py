"""Formulas to syntax trees: precedence climbing over visible tokens. What depends on sorts asks the declared names.

From loose to tight: joined statements, relations, sums, products (juxtaposed ones too), signs, postfix marks, atoms.
"""

from __future__ import annotations

from collections.abc import Callable

from proofgen.math import atoms, operators
from proofgen.math import postfix as marks
from proofgen.math.lexer import Token
from proofgen.math.names import Names
from proofgen.math.notation import GREEK
from proofgen.math.stream import DEEPEST, Stream
from proofgen.math.syntax import Node, Unreadable, warning
from proofgen.span import Span

RELATIONS = {
    "=": "=", "<": "<", ">": ">", "\\le": "<=", "\\ge": ">=", "\\ne": "!=", "\\in": "in", "\\notin": "notin", "\\to": "to", "\\sim": "~",
    "\\propto": "propto", "\\approx": "approx", "\\equiv": "=", "\\mapsto": "mapsto", "\\subset": "subset", "\\subseteq": "subset",
    ":=": ":=", "\\colon": "colon", ":": "colon", "\\simeq": "approx", "\\cong": "approx", "\\triangleq": ":=", "\\ll": "<<", "\\gg": ">>",
    "\\downarrow": "down", "\\uparrow": "up",
}  # fmt: skip
_JOINS = {"\\implies": "implies", "\\iff": "iff"}
_PARTS = {"\\vee": "or", "\\wedge": "and"}
_PRODUCTS = {
    "\\cdot": "cdot",
    "*": "star",
    "\\times": "times",
    "/": "/",
    "\\div": "/",
    "\\odot": "odot",
    "\\circ": "circ",
    "\\otimes": "otimes",
}

_FRACTIONS = ("\\frac", "\\tfrac", "\\dfrac")


class Parser(Stream):
    """One formula's grammar. Raises Unreadable with the place; warnings collect in `warnings`."""

    relations = frozenset(RELATIONS)

    def __init__(self, tokens: list[Token], names: Names) -> None:
        super().__init__(tokens)
        self.names = names
        self.bars: list[str] = []  # which bars are open: | closes |
        self.limits = 0  # inside how many places of limits `0^+` says from which side
        self.indices = 0  # inside how many indices a prime is part of a letter: x_{i'}
        self.integrals = 0  # inside how many integrals a `d` is a differential
        self.differentials: list[Node] = []  # found inside a fraction: ∫ dx/x

    # ------------------------------------------------------------ statements

    def statement(self) -> Node:
        start = self.here.span.start
        left = Node("none", (), Span(start, start)) if self.here.text in _JOINS else self._parts()
        while self.here.text in _JOINS:
            join = _JOINS[self.next().text]
            right = self._parts()
            left = Node(join, (left, right), left.span.cover(right.span))
        return left

    def _parts(self) -> Node:
        left = self.chain()
        while self.here.text in _PARTS or (
            self.here.kind == "text" and self.here.text.strip() in ("or", "and") and self._relation_follows()
        ):
            token = self.next()
            join = _PARTS.get(token.text, token.text.strip())
            right = self.chain()
            left = Node(join, (left, right), left.span.cover(right.span))
        return left

    def _relation_follows(self) -> bool:
        return any(token.text in RELATIONS for token in self.tokens[self.position + 1 :])

    def chain(self) -> Node:
        """Sums joined by relations; a chain that begins with a relation has `none` in front."""
        start = self.here.span.start
        items = [Node("none", (), Span(start, start))] if self._relation_here() else [self.sum()]
        names: list[str] = []
        while (relation := self._relation()) is not None:
            names.append(relation)
            items.append(self.sum())
        if self.at("\\pmod", "\\mod", "\\bmod", "\\pod"):
            raise Unreadable("not-checkable", "a congruence is no equality that can be checked", self.here.span, "write `a = b + k n`")
        if not names:
            return items[0]
        return self.node("chain", tuple(items), start, " ".join(names))

    def _relation_here(self) -> bool:
        return self.here.text in RELATIONS or self.here.text in ("\\overset", "\\stackrel")

    def _relation(self) -> str | None:
        if self.here.text in ("\\overset", "\\stackrel"):
            self.next()
            note = self._skipped_group()
            opened = self.accept("{")
            token = self.next()
            if opened is not None:
                self.expect("}", opened)
            if token.text not in RELATIONS:
                raise Unreadable("unexpected", f"`{token.text}` is not a relation", token.span)
            return "demanded" if note == "!" else RELATIONS[token.text]
        if self.at(":") and self.ahead().text == "=":
            self.next()
            self.next()
            return ":="
        if self.here.kind in ("mark", "command") and self.here.text in RELATIONS:
            return RELATIONS[self.next().text]
        return None

    def _skipped_group(self) -> str:
        opened = self.accept("{")
        if opened is None:
            return self.next().text
        parts, depth = [], 1
        while depth and self.here.kind != "eof":
            token = self.next()
            depth += {"{": 1, "}": -1}.get(token.text, 0)
            parts.append(token.text)
        return "".join(parts[:-1])

    # ------------------------------------------------------------ arithmetic

    def sum(self) -> Node:
        self._deeper()
        start = self.here.span.start
        sign = self.accept("-", "+", "\\pm", "\\mp")
        left = self._valued(self.product())
        if sign is not None and sign.text != "+":
            left = self.node("neg" if sign.text == "-" else "pm", (left,), start, {"\\pm": "pm", "\\mp": "mp"}.get(sign.text, ""))
        if self.limits and self.at("+", "-") and self.ahead().text == "}":  # x \to 0+
            self.depth -= 1
            return self.node("side", (left,), start, self.next().text)
        while (operator := self.accept("+", "-", "\\pm", "\\mp")) is not None:
            right = self.product()
            if self.at_bar():
                raise Unreadable(
                    "ambiguous-bar",
                    "of which part are these values taken?",
                    self.here.span,
                    "write `\\left. … \\right|_a^b` or `\\Big[…\\Big]_a^b`",
                )
            left = self.node("+", (left, right), start, {"\\pm": "pm", "\\mp": "mp"}.get(operator.text, operator.text))
        self.depth -= 1
        return left

    def at_bar(self) -> bool:
        """Does `|_a^b` stand here: values taken, and no absolute value?"""
        return (
            self.at("|") and self.ahead().text == "_" and not (self.bars and self.bars[-1] in ("|", "\\left.")) and self.here.side != "left"
        )

    def _valued(self, node: Node) -> Node:
        return marks.evaluated(self, node) if self.at_bar() else node

    def product(self, until: Callable[[], bool] | None = None) -> Node:
        """Factors side by side or joined by signs of multiplication; `until` ends it early (a function's argument)."""
        start = self.here.span.start
        left = self.signed()
        while not (self.integrals and self.at_differential()):
            if until is not None and until():
                break
            if self.here.kind in ("mark", "command") and self.here.text in _PRODUCTS and not self._stars():
                operator = self.next()
                if self.integrals and self.at_differential():
                    break
                right = self.signed()
                left = self.node("*", (left, right), start, _PRODUCTS[operator.text])
                if operator.text == "/" and self.starts_atom() and not (right.op == "number" and self.at("(", "[")):
                    left = self._slash(left, operator)
            elif self.starts_atom():
                self._beside_number(left)
                mixed = left.op == "number" and self.here.text in _FRACTIONS
                right = self.signed()
                if mixed and right.op == "*" and right.text == "/" and all(each.op == "number" for each in right.args):
                    raise Unreadable("ambiguous-product", "is this a mixed number or a product?", Span(start, right.span.end),
                                     "write `2 + \\frac12` or `2 \\cdot \\frac12`")  # fmt: skip
                left = self.node("*", (left, right), start)
            else:
                break
        return left

    def _beside_number(self, left: Node) -> None:
        """`1\\,000` and `1e-3` are numerals to their author, and no products."""
        last = left.args[1] if left.op == "*" and left.text == "" else left
        if last.op != "number":
            self._beside_name()
            return
        if self.here.kind == "number":
            raise Unreadable(
                "unexpected", "two numerals stand side by side", self.here.span, "write `1000` or `1{,}000`, or put a `\\cdot` between them"
            )
        sign = self.ahead().text in ("+", "-")
        after = self.ahead(2 if sign else 1)
        tight = last.span.end == self.here.span.start and self.ahead().span.start == self.here.span.end
        if self.here.text in ("e", "E") and tight and after.kind == "number" and after.span.start == self.ahead().span.start + sign:
            raise Unreadable("unexpected", "this prints as a product with $e$", self.here.span, "write `\\cdot 10^{-3}` for a power of ten")

    def _beside_name(self) -> None:
        """`x2` and `\\theta1` are typed for an index, for a power or for a product."""
        name, digits = self.tokens[self.position - 1], self.here
        typed = name.kind == "letter" or (name.kind == "command" and name.text[1:] in GREEK)
        if digits.kind == "number" and typed and name.span.end == digits.span.start and self.ahead().text != "^":
            raise Unreadable(
                "unknown-notation", f"`{name.text}{digits.text}` prints a numeral behind a name", name.span.cover(digits.span),
                f"write `{name.text}_{{{digits.text}}}`, `{name.text}^{{{digits.text}}}`, or the numeral first",
            )  # fmt: skip

    def _stars(self) -> bool:
        return self.here.text == "*" and self.ahead().kind == "eof"

    def _slash(self, quotient: Node, operator: Token) -> Node:
        if self.integrals and self.at_differential():
            return quotient
        self.warnings.append(
            warning("ambiguous-slash", "a slash followed by a product is ambiguous; read from left to right: (a/b)c", operator.span.cover(self.here.span),
                    "write `\\frac{…}{…}` or parentheses")
        )  # fmt: skip
        return quotient

    def signed(self) -> Node:
        self._deeper()
        start = self.here.span.start
        if self.accept("-"):
            node = self.node("neg", (self.signed(),), start)
        elif self.at("+") and self.ahead().text != "+":
            self.next()
            node = self.signed()
        else:
            node = self.postfix(self.atom())
        self.depth -= 1
        return node

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unreadable("too-deep", "this formula is nested too deeply to read", self.here.span, "name a part of it with `Define`")

    # ------------------------------------------------------------ the rooms of the grammar, which call each other only from here

    def atom(self, single: bool = False) -> Node:
        return atoms.atom(self, single)

    def postfix(self, node: Node) -> Node:
        return marks.postfix(self, node)

    def named(self, name: str, start: int) -> Node:
        return atoms.subscripted_name(self, name, start)

    def called(self, head: Node) -> Node:
        return operators.call(self, head)

    def index_below(self, node: Node) -> Node:
        return marks.lower(self, node)

    def at_differential(self) -> bool:
        return atoms.at_differential(self)

    # ------------------------------------------------------------ arguments

    def argument(self, more: bool = False) -> Node:
        """A command's or script's argument: a braced expression, or one token. `more`: the next digit is another argument."""
        opened, sign = self.here, self.tokens[self.position - 1]
        if self.accept("{"):
            node = self.inside("}", opened)
            self.expect("}", opened)
            return node
        self.split_number()
        if self.here.kind == "eof" or self.at("}", "&", "^", "_"):
            raise Unreadable("missing-argument", f"an argument is missing here, found {self.shown()}", self.here.span)
        node = self.atom(single=True)
        if node.op == "number" and not more and self.here.kind == "number" and self.here.span.start == node.span.end:
            self._loose(sign, node, self.here)
        return node

    def _loose(self, sign: Token, taken: Node, rest: Token) -> None:
        """`x^10` prints as x¹0, `\\sqrt12` as √1 2."""
        shown = sign.text if sign.kind in ("mark", "command") else ""
        whole = taken.text + rest.text
        raise Unreadable(
            "loose-exponent", f"`{shown}{whole}` takes the {taken.text} alone, and {rest.text} stands beside it",
            (sign.span if shown else taken.span).cover(rest.span), f"write `{shown}{{{whole}}}`",
        )  # fmt: skip

    def argument_mark(self) -> None:
        """Past an argument that is a mark and no expression: `*`, `{\\dagger}`."""
        opened = self.accept("{")
        self.next()
        if opened is not None:
            self.expect("}", opened)

    def inside(self, close: str, opened: Token) -> Node:
        """The statement up to `close`, with bars and differentials of the outside forgotten; a list becomes a tuple."""
        self._deeper()
        bars, integrals = self.bars, self.integrals
        self.bars, self.integrals = [], 0
        start = self.here.span.start
        if self.at(close):
            raise Unreadable("missing-argument", "these brackets are empty", opened.span.cover(self.here.span))
        items = [self.statement()]
        while self.accept(",", ";"):
            if self.at(close):
                break
            items.append(self.statement())
        self.bars, self.integrals = bars, integrals
        self.depth -= 1
        return items[0] if len(items) == 1 else self.node("tuple", tuple(items), start)

    def starts_atom(self) -> bool:
        """Can a factor begin here? A bar does only where it does not close one."""
        token = self.here
        if token.side == "right" and token.kind != "word":
            return False
        if token.kind in ("number", "letter", "word"):
            return True
        if token.text in ("|", "\\|"):
            return self._bar_opens(token)
        if token.kind == "mark":
            return token.text in ("(", "[", "{", "\\left.")
        if token.kind == "text":
            return atoms.is_word(token.text)
        return token.kind == "begin" or (token.kind == "command" and (token.text[1:] in GREEK or token.text in atoms.STARTS))

    def _bar_opens(self, token: Token) -> bool:
        if token.side or self.at_bar():
            return token.side == "left"
        if self.bars and self.bars[-1] == token.text:
            return False
        depth, bars = 0, 0
        for later in self.tokens[self.position :]:
            depth += 1 if later.text in ("(", "[", "{") else -1 if later.text in (")", "]", "}") else 0
            if depth < 0:
                break
            bars += later.text == token.text and depth == 0
        return bars % 2 == 0
