"""Syntax trees to terms: every name gets its meaning, every sum its range, every product its kind.

One Elaborator reads one formula under a scope. What it had to infer it records in the scope; what it could not, it refuses with the place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from functools import lru_cache

from proofgen.diagnostic import Diagnostic
from proofgen.math import elaborate_blocks as blocks
from proofgen.math import elaborate_calculus as calculus
from proofgen.math import elaborate_calls as calls
from proofgen.math import elaborate_chance as chance
from proofgen.math import elaborate_complex as conjugates
from proofgen.math import elaborate_entrywise as elementwise
from proofgen.math import elaborate_events as events
from proofgen.math import elaborate_functions as functions
from proofgen.math import elaborate_names as names
from proofgen.math import elaborate_products as products
from proofgen.math import elaborate_sums as sums
from proofgen.math import ellipses
from proofgen.math.latex import latex
from proofgen.math.scope import Scope
from proofgen.math.shape import Shape, number, shape
from proofgen.math.sizes import alike
from proofgen.math.sorts import Function
from proofgen.math.syntax import Node, Unreadable, has_sign, nodes, warning, with_sign
from proofgen.math.term import Add, And, Cases, Const, Entries, Iff, Implies, Indicator, Mul, Num, Or, Pow, Rel, Sym, Term, Uninterpreted
from proofgen.math.value import Value, described
from proofgen.math.walk import uninterpreted
from proofgen.span import Span

MINUS_ONE = number(-1)
LONGEST_NUMERAL = 1_000
_UNINTERPRETED = {
    "approx": "\\approx",
    "~": "\\sim",
    "propto": "\\propto",
    "to": "\\to",
    "<<": "\\ll",
    ">>": "\\gg",
    "down": "\\downarrow",
    "up": "\\uparrow",
}
_ALWAYS = Rel("=", number(0), number(0))


class Elaborator:
    """letters: ranges of index letters found in this formula beforehand. sizes: equalities of sizes that the formula takes for granted."""

    def __init__(self, scope: Scope, letters: dict[str, tuple[Term, Term]] | None = None) -> None:
        self.scope = scope
        self.letters = letters or {}
        self.bound: list[Sym] = []
        self.warnings: list[Diagnostic] = []
        self.sizes: list[Rel] = []
        self.identity: Term | None = None  # the size of a letter I, beside a square matrix
        self.pointwise = False  # functions without arguments are all taken at one place
        self.entries = False  # what stands here is a vector of which each entry is computed

    @contextmanager
    def binding(self, *symbols: Sym) -> Iterator[None]:
        self.bound.extend(symbols)
        try:
            yield
        finally:
            del self.bound[len(self.bound) - len(symbols) :]

    def warn(self, code: str, message: str, span: Span, *hints: str) -> None:
        self.warnings.append(warning(code, message, span, *hints))

    # ------------------------------------------------------------ entry points

    def term(self, node: Node) -> Term:
        return self.value(node).term

    def number(self, node: Node, what: str = "this") -> Term:
        """A term that must be one number."""
        value = self.value(node)
        if shape(value.term):
            raise Unreadable("shape-mismatch", f"{what} must be one number, and this is {described(shape(value.term))}", node.span)
        return value.term

    def statement(self, node: Node) -> Term:
        """A relation, or relations joined; `a = b < c` becomes the conjunction of its links."""
        match node.op:
            case "chain" if len(node.args) == 2 and has_sign(node):
                return self._both_signs(node)
            case "chain":
                links = self.links(node)
                return links[0] if len(links) == 1 else And(tuple(links))
            case "implies":
                return Implies(self.statement(node.args[0]), self.statement(node.args[1]))
            case "iff":
                return Iff(self.statement(node.args[0]), self.statement(node.args[1]))
            case "or":
                return Or(tuple(self.statement(part) for part in node.args))
            case "and":
                return And(tuple(self.statement(part) for part in node.args))
            case "tuple":
                return And(tuple(self.statement(part) for part in node.args))
            case "group" if node.args[0].op in ("chain", "or", "and", "implies", "iff"):
                return self.statement(node.args[0])
            case _:
                raise Unreadable("not-a-statement", "this is an expression, not a statement: nothing is claimed of it", node.span)

    def _both_signs(self, node: Node) -> Term:
        """`x = a \\pm b`: one of the two; with the sign on both sides, upper signs together and lower signs together."""
        upper, lower = (self.statement(with_sign(node, sign)) for sign in "+-")
        sided = [has_sign(each) for each in node.args]
        if node.text != "=" or sided == [True, False]:
            raise Unreadable("not-checkable", "`\\pm` stands for two values here; write both", node.span)
        return And((upper, lower)) if all(sided) else Or((upper, lower))

    def links(self, node: Node, start: Term | None = None) -> list[Term]:
        """The relations of a chain, link by link."""
        values = self.sides(node.args, start)
        names.refuse_primed_rows(node, values)
        return [
            self.relation(name, left, right, node.args[k + 1].span)
            for k, (name, left, right) in enumerate(zip(node.text.split(), values, values[1:], strict=False))
        ]

    def sides(self, parts: Sequence[Node], start: Term | None, value: Callable[[Node], Value] | None = None) -> list[Value]:
        """The sides of a chain; start: of the one that is left out. An undeclared I opposite a square matrix is the identity of its size."""
        value = value or self.value
        spoken = [names.speaks_of_identity(self, part) for part in parts]
        found = {
            k: Value(start) if part.op == "none" and start is not None else value(part) for k, part in enumerate(parts) if not spoken[k]
        }
        before = self.identity
        waiting = sorted((k for k in range(len(parts)) if spoken[k]), key=lambda k: -len(nodes(parts[k])))
        try:
            for k in (*found, *waiting):
                found[k] = found[k] if k in found else value(parts[k])
                sizes = shape(found[k].term)
                if self.identity is before and len(sizes) == 2 and alike(*sizes):
                    self.identity = sizes[0]
            return [found[k] for k in range(len(parts))]
        finally:
            self.identity = before

    def relation(self, name: str, left: Value, right: Value, span: Span) -> Term:
        operator = name
        if operator == "demanded":
            raise Unreadable("not-checkable", "an equation that is demanded claims nothing; solving it cannot be checked yet", span)
        if operator in _UNINTERPRETED:
            return Uninterpreted(f"#1 {_UNINTERPRETED[operator]} #2", (left.term, right.term))
        if operator in ("in", "notin", "subset", "mapsto", "colon"):
            words = {"in": "a membership", "notin": "a membership"}
            raise Unreadable("not-checkable", f"{words.get(operator, 'this relation')} is not an equality that can be checked", span)
        left_term, right_term = self.matched(left, right, span)
        if operator in ("<", "<=", ">", ">=") and shape(left_term):
            raise Unreadable("shape-mismatch", "only numbers have an order, and these are arrays", span)
        return Rel("=" if operator == ":=" else operator, left_term, right_term)

    def matched(self, left: Value, right: Value, span: Span) -> tuple[Term, Term]:
        """Both sides in one shape; a number 0 or 1 against an array is refused, since it may mean several things."""
        a, b = shape(left.term), shape(right.term)
        if len(a) != len(b) and (uninterpreted(left.term) or uninterpreted(right.term)):
            return left.term, right.term
        if len(a) != len(b):
            if left.term is number(0) or right.term is number(0):
                return products.zero_like(left.term, b), products.zero_like(right.term, a)
            raise Unreadable("shape-mismatch", f"one side is {described(a)}, the other {described(b)}", span)
        self.same_sizes(a, b, span)
        return left.term, right.term

    def same_sizes(self, a: Shape, b: Shape, span: Span) -> None:
        for one, other in zip(a, b, strict=True):
            if alike(one, other):
                continue
            if self.scope.is_open(one) or self.scope.is_open(other):
                raise Unreadable("shape-mismatch", f"one side is {described(a)}, the other {described(b)}", span).because(one, other)
            if isinstance(one, Num) and isinstance(other, Num):
                raise Unreadable("shape-mismatch", f"one side has {one.value} entries, the other {other.value}", span)
            if not (isinstance(one, Num) or isinstance(other, Num)):
                raise Unreadable(
                    "shape-mismatch",
                    f"one side is {described(a)}, the other {described(b)}",
                    span,
                    "are the two sizes equal? then declare them so",
                ).because(one, other)
            known = Rel("=", one, other) if isinstance(other, Num) else Rel("=", other, one)
            if known not in self.sizes:
                self.sizes.append(known)
                size, count = known.left, known.right
                assert isinstance(count, Num)
                self.warn("size-fixed", f"read with ${latex(size)} = {count.value}$, since {count.value} entries are written out", span)

    def place(self, function: Sym) -> tuple[Term, ...] | None:
        """Where the functions of a formula such as `(f g)' = f' g + f g'` and `\\nabla (f g) = …` are taken."""
        sort = function.sort
        if not self.pointwise or not isinstance(sort, Function) or len(sort.arguments) != 1:
            return None
        found = self.scope.place(sort.arguments[0])
        return (found,) if found is not None else None

    # ------------------------------------------------------------ values

    def value(self, node: Node) -> Value:
        if not self.entries or node.op in elementwise.PASS_ON:
            return self._value(node)
        with self.as_entries(False):
            return self._value(node)

    @contextmanager
    def as_entries(self, on: bool = True) -> Iterator[None]:
        """Inside, `1 - a^2` of a vector a is (1 - a_i²)_i."""
        before, self.entries = self.entries, on
        try:
            yield
        finally:
            self.entries = before

    def _value(self, node: Node) -> Value:
        match node.op:
            case "number":
                return Value(self.numeral(node))
            case "name":
                return names.name(self, node)
            case "sub":
                return names.subscripted(self, node)
            case "mass":
                return names.mass_at(self, node)
            case "sup":
                return names.upper_index(self, node)
            case "group":
                return self.group(node)
            case "+":
                return self.sum(node)
            case "neg":
                inner = self.value(node.args[0])
                return Value(Mul((MINUS_ONE, inner.term)), inner.row)
            case "*":
                return products.product(self, node)
            case "^":
                return products.power(self, node)
            case "degrees":
                return Value(Mul((self.number(node.args[0], "an angle"), Const("pi"), Pow(number(180), MINUS_ONE))))
            case "root":
                return products.root(self, node)
            case "transpose" | "invert":
                return products.marked(self, node)
            case "conj" | "adjoint":
                return conjugates.marked(self, node)
            case "fn" | "abs" | "norm" | "floor" | "ceil" | "inner":
                return functions.known(self, node)
            case "call":
                return calls.call(self, node)
            case "prime" | "dot":
                return calls.primed(self, node)
            case "sum" | "prod":
                return Value(sums.big(self, node))
            case "int" | "lim" | "partial" | "nabla" | "jacobian" | "bar":
                return calculus.analytic(self, node)
            case "matrix":
                return blocks.matrix(self, node)
            case "tuple":
                return Value(self.listed(node))
            case "family":
                return Value(products.family(self, node))
            case "cases":
                return Value(self.cases(node))
            case "chain" | "or" | "and" | "implies" | "iff" | "forall":
                raise Unreadable("unexpected", "a relation stands where a value should", node.span)
            case "dots":
                raise Unreadable("ellipsis", "the pattern of this ellipsis is not clear", node.span, "write the sum with `\\sum`")
            case "expect" | "probability":
                return (chance.moment if node.op == "expect" else events.probability)(self, node)
            case "pm":
                raise Unreadable("not-checkable", "`\\pm` stands for two values; write both", node.span)
            case _:
                raise Unreadable("unexpected", "an expression is missing here", node.span)

    def listed(self, node: Node) -> Term:
        """`(a, b, c)` and `(x_1, \\dots, x_n)`: a vector."""
        listed = ellipses.listed(self, node)
        if listed is not None:
            return listed
        products.asked_of_e(self, node.args)
        return Entries(tuple(self.number(part, "an entry") for part in node.args))

    def numeral(self, node: Node) -> Num:
        if len(node.text) > LONGEST_NUMERAL:
            raise Unreadable("too-long", f"this number has {len(node.text):,} digits; at most {LONGEST_NUMERAL:,} are read", node.span)
        if not any(each.isdigit() for each in node.text):
            raise Unreadable("unexpected", "a number is missing here", node.span)
        return _numeral(node.text)

    def group(self, node: Node) -> Value:
        inner = node.args[0]
        if node.text == "[" and inner.op in ("chain", "and", "or"):
            return Value(Indicator(self.statement(inner)))
        return self.value(inner)

    def sum(self, node: Node) -> Value:
        parts = ellipses.parts_of(node, "+")
        if parts is not None:
            return Value(ellipses.series(self, node, parts))
        sums.warn_of_scope(self, node)
        left, right = self._summands(node)
        if node.text in ("pm", "mp"):
            raise Unreadable("not-checkable", "`\\pm` stands for two values; write both", node.span)
        if self.entries:
            left, right = elementwise.spread(left, right)
        a, b = shape(left.term), shape(right.term)
        if len(a) != len(b):
            raise Unreadable("shape-mismatch", f"{described(a)} and {described(b)} cannot be added", node.span)
        if len(a) == 1 and left.row != right.row:
            raise Unreadable("shape-mismatch", "a row and a column cannot be added", node.span, "transpose one of them")
        self.same_sizes(a, b, node.span)
        other = Mul((MINUS_ONE, right.term)) if node.text == "-" else right.term
        head = left.term.terms if isinstance(left.term, Add) and node.args[0].op == "+" else (left.term,)
        return Value(Add((*head, other)), left.row)

    def _summands(self, node: Node) -> tuple[Value, Value]:
        """An undeclared I beside a square matrix is the identity of its size."""
        spoken = [names.speaks_of_identity(self, part) for part in node.args]
        if spoken[0] == spoken[1]:
            return self.value(node.args[0]), self.value(node.args[1])
        other = self.value(node.args[spoken[0]])
        sizes, before = shape(other.term), self.identity
        if len(sizes) == 2 and alike(*sizes):
            self.identity = sizes[0]
        try:
            one = self.value(node.args[not spoken[0]])
        finally:
            self.identity = before
        return (one, other) if spoken[0] else (other, one)

    def cases(self, node: Node) -> Term:
        branches: list[tuple[Term, Term]] = []
        for case in node.args:
            value = self.number(case.args[0], "a case")
            conditions = [self.statement(part) for part in case.args[1:]]
            branches.append((value, _ALWAYS if not conditions else conditions[0] if len(conditions) == 1 else And(tuple(conditions))))
        return Cases(tuple(branches))


@lru_cache(maxsize=1024)
def _numeral(text: str) -> Num:
    return Num(Fraction(text))
