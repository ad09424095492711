"""Products by what stands beside each other: numbers, columns, rows, matrices. Products of matrices never commute."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from proofgen.math import ellipses, landau
from proofgen.math.elaborate_entrywise import factors, powered, quotient
from proofgen.math.elaborate_kronecker import kronecker, refuse_mixed
from proofgen.math.elaborate_names import lookup
from proofgen.math.latex import latex
from proofgen.math.shape import entry, number, shape
from proofgen.math.sorts import REAL, Function, Range
from proofgen.math.syntax import Node, Unreadable
from proofgen.math.term import (
    Const,
    Constant,
    Epsilon,
    Fn,
    Indicator,
    Inverse,
    Lam,
    MatMul,
    Mul,
    Num,
    Outer,
    Pow,
    Sum,
    Sym,
    Term,
    Transpose,
    Uninterpreted,
)  # fmt: skip
from proofgen.math.value import Value
from proofgen.math.walk import free_symbols, fresh, parts, subterms

if TYPE_CHECKING:
    from proofgen.math.elaborate import Elaborator

_HALF = Num(number(1).value / 2)
_MINUS_ONE = number(-1)
_VECTORS = ("\\vec{", "\\mathbf{", "\\boldsymbol{")
_OFTEN_FUNCTIONS = frozenset("fghupq")
_FUNCTION_LETTERS = frozenset("fgh")  # whatever stands between the letter and its bracket
_MULTIPLIERS = frozenset({"\\lambda", "\\alpha", "\\beta", "\\gamma", "\\mu", "\\nu", "\\eta", "\\kappa", "\\omega"})
_MARKS = frozenset({"^", "sub", "sup", "prime", "transpose", "invert"})


def product(e: Elaborator, node: Node) -> Value:
    indicator = _indicator(e, node)
    if indicator is not None:
        return Value(indicator)
    parts = ellipses.parts_of(node, "*")
    if parts is not None:
        return Value(ellipses.series(e, node, parts))
    called = _call(e, node)
    if called is not None:
        return Value(called)
    left, right = factors(e, node)
    a, b = shape(left.term), shape(right.term)
    if node.text == "/":
        if b and e.entries:
            return Value(quotient(left.term, right.term))
        if b:
            raise Unreadable("shape-mismatch", "only a number can divide", node.args[1].span, "for a matrix, multiply by its inverse")
        return Value(scaled(left.term, Pow(right.term, _MINUS_ONE)), left.row)
    if node.text == "otimes":
        return kronecker(e, node, left, right)
    refuse_mixed(node, left, right)
    if node.text == "circ" and not (a and b):
        raise Unreadable("unknown-notation", "`\\circ` stands between functions or between arrays, and neither stands here", node.span,
                         "write `f(g(x))` for a composition, `\\cdot` for a product")  # fmt: skip
    if not a and not b:
        _refuse_vectors(e, left.term, right.term, node)
    if not a or not b:
        if a or b:
            _refuse_capitals(e, right.term if a else left.term, node)
        row = left.row if a else right.row
        return Value(scaled(left.term, right.term), row)
    if node.text in ("odot", "circ"):
        return Value(_entrywise(e, left.term, right.term, node), left.row)
    return _contracted(e, node, left, right)


def _refuse_capitals(e: Elaborator, side: Term, node: Node) -> None:
    """An undeclared capital beside an array is as likely a matrix, and then nothing commutes."""
    for factor in side.factors if isinstance(side, Mul) else (side,):
        if not (isinstance(factor, Sym) and factor.sort == REAL and e.scope.inferred.get(factor.name) is factor):
            continue
        letter = factor.name.rstrip("}").rsplit("{", 1)[-1].lstrip("\\")
        if letter[:1].isupper() or factor.name.startswith(("\\mathbf{", "\\boldsymbol{")):
            raise Unreadable("undeclared", f"is `{factor.name}` a number or a matrix? It stands beside an array", node.span,
                             f"declare it: Let ${factor.name} \\in \\mathbb{{R}}$, or $\\mathbb{{R}}^{{n \\times n}}$.")  # fmt: skip


def _refuse_vectors(e: Elaborator, left: Term, right: Term, node: Node) -> None:
    """Two names that are set as vectors, and declared as nothing, are no two numbers whose product commutes."""
    factors = [
        next((s for s in free_symbols(side) if e.scope.inferred.get(s.name) is s and s.name.startswith(_VECTORS)), None)
        for side in (left, right)
    ]
    if all(factors):
        name = latex(factors[0])  # type: ignore[arg-type]
        raise Unreadable("undeclared", f"`{name}` is set as a vector or a matrix, and nobody says of which size it is", node.span,
                         f"declare it: Let ${name} \\in \\mathbb{{R}}^n$.")  # fmt: skip


def scaled(left: Term, right: Term) -> Term:
    """A product of which at most one side is an array; products of numbers are flattened from the left."""
    head = left.factors if isinstance(left, Mul) and not shape(left) else (left,)
    if shape(left):
        return Mul((right, left))
    flat = isinstance(right, Mul) and shape(right) and right.factors[0] is not _MINUS_ONE
    return Mul((*head, *right.factors)) if flat else Mul((*head, right))  # type: ignore[attr-defined]


def _contracted(e: Elaborator, node: Node, left: Value, right: Value) -> Value:
    a, b = shape(left.term), shape(right.term)
    if len(a) == 1 and len(b) == 1:
        if node.text == "times" and not left.row and not right.row:
            return Value(_cross(e, left.term, right.term, node))
        if not left.row and right.row:
            return Value(Outer(left.term, right.term))
        if left.row or node.text in ("cdot", "star"):
            e.same_sizes(a, b, node.span)
            return Value(_chained(node, left.term, right.term))
        raise Unreadable("ambiguous-product", "two columns side by side are no product", node.span,
                         "write `a^\\top b` or `a \\cdot b` for the number, `a b^\\top` for the matrix, `a \\odot b` entry by entry")  # fmt: skip
    column_first = len(a) == 1 and not left.row and len(b) == 2
    row_last = len(b) == 1 and right.row and len(a) == 2
    if column_first or row_last:
        message = "a column times a matrix (or a matrix times a row) has no value"
        raise Unreadable("shape-mismatch", message, node.span, "is a transpose missing?")
    if len(a) > 2 or len(b) > 2:
        raise Unreadable("not-checkable", "products of arrays with more than two axes cannot be read", node.span)
    e.same_sizes(a[-1:], b[:1], node.span)
    return Value(_chained(node, left.term, right.term), left.row and len(b) == 2)


def _chained(node: Node, left: Term, right: Term) -> Term:
    """A product of matrices typed in a row is one product, and numbers in it stand in front."""
    if node.args[0].op == "*" and isinstance(left, Mul):
        *numbers, array = left.factors
        return Mul((*numbers, _chained(node, array, right)))
    head = left.factors if isinstance(left, MatMul) and node.args[0].op == "*" else (left,)
    return MatMul((*head, right))


def _cross(e: Elaborator, left: Term, right: Term, node: Node) -> Term:
    three = number(3)
    e.same_sizes(shape(left), (three,), node.span)
    e.same_sizes(shape(right), (three,), node.span)
    i, j, k = (fresh(Sym(letter, Range(number(1), three))) for letter in "ijk")
    inner = Mul((Epsilon((i, j, k)), entry(left, (j,)), entry(right, (k,))))
    return Lam(i, three, Sum(j, number(1), three, Sum(k, number(1), three, inner)))


def _entrywise(e: Elaborator, left: Term, right: Term, node: Node) -> Term:
    a, b = shape(left), shape(right)
    if len(a) != len(b):
        raise Unreadable("shape-mismatch", "an entrywise product needs two arrays of one shape", node.span)
    e.same_sizes(a, b, node.span)
    return entrywise(a, lambda at: Mul((entry(left, at), entry(right, at))))


def entrywise(sizes: tuple[Term, ...], value: object) -> Term:
    """The array whose entry at indices (i, j, …) is value((i, j, …))."""
    letters = tuple(fresh(Sym(letter, Range(number(1), size))) for letter, size in zip("ijkl", sizes, strict=False))
    body: Term = value(letters)  # type: ignore[operator]
    for letter, size in zip(reversed(letters), reversed(sizes), strict=True):
        body = Lam(letter, size, body)
    return body


def _indicator(e: Elaborator, node: Node) -> Term | None:
    """`\\mathbb 1\\{i = k\\}`, `\\mathbf 1[i = k]`"""
    left, right = node.args
    if left.op == "name" and left.text in ("\\mathbb{1}", "\\mathbf{1}") and right.op in ("group", "set") and right.args[0].op == "chain":
        return Indicator(e.statement(right.args[0]))
    return None


def _call(e: Elaborator, node: Node) -> Term | None:
    """`f(x)` with f undeclared has two meanings; refuse with the declaration to paste. `p(x, z)` and `\\operatorname{rank}(A)` have one."""
    left, typed = node.args
    right = typed
    while right.op in _MARKS:
        right = right.args[0]
    if node.text or right.op not in ("group", "tuple") or right.text not in ("(", ""):
        return None
    factors: Node | None = None
    while left.op == "*":
        factors, left = (left.args[0] if factors is None else factors), left.args[1]
    _refuse_primed(e, left, right, node)
    marked = left.op in _MARKS
    while left.op in _MARKS:
        left = left.args[0]
    if left.op == "name" and node.args[0].span.end == right.span.start and left.text not in landau.NAMES:
        _refuse_alone(e, left, right, node)
    if left.op != "name" or lookup(e, left.text) is not None:
        return None
    if left.text in landau.NAMES and right is typed and right.op == "group" and not marked and not e.scope.strict:
        value = landau.symbol(left.text, e.number(right.args[0], "an order"))
        return value if factors is None else scaled(e.term(node.args[0].args[0]), value)
    usual = left.text in _FUNCTION_LETTERS
    if not usual and (marked or node.args[0].span.end != right.span.start):
        return None
    if (right.op == "tuple" or left.text.startswith("\\mathrm{")) and right is typed and not marked and not e.scope.strict:
        shown = left.text.replace("\\mathrm", "\\operatorname") if left.text.startswith("\\mathrm{") else left.text
        places = ", ".join(f"#{k + 1}" for k in range(len(right.args)))
        value = Uninterpreted(f"{shown}\\left({places}\\right)", tuple(e.term(part) for part in right.args))
        return value if factors is None else scaled(e.term(node.args[0].args[0]), value)
    if right.op == "group" and len(left.text) == 1 and left.text.islower() and left.text not in _OFTEN_FUNCTIONS:
        return None  # a lower-case letter, as in n(n+1)
    if right.op == "group" and left.text in _MULTIPLIERS and left.text in e.scope.bare:
        return None  # a multiplier, as in \\lambda (w^\\top w - 1)
    count = len(right.args) if right.op == "tuple" else 1
    domain = "\\mathbb{R}" if count == 1 else f"\\mathbb{{R}}^{count}"
    raise Unreadable("call-or-product", f"is `{left.text}(…)` a value of a function or a product? `{left.text}` is not declared", node.span,
                     f"Let ${left.text} \\colon {domain} \\to \\mathbb{{R}}$.")  # fmt: skip


def _refuse_primed(e: Elaborator, left: Node, right: Node, node: Node) -> None:
    """`y'(x)` of a number y."""
    named = left.op == "prime" and left.args[0].op == "name" and left.span.end == right.span.start
    if named and right.op == "group" and not shape(e.term(left)):
        name = left.args[0].text
        raise Unreadable("call-or-product", f"is `{name}'(…)` a derivative or a product? `{name}` is no function", node.span,
                         f"Let ${name} \\colon \\mathbb{{R}} \\to \\mathbb{{R}}$, or put a `\\cdot` before the bracket.")  # fmt: skip


def _refuse_alone(e: Elaborator, left: Node, right: Node, node: Node) -> None:
    """`y(x)` and `y(0)` of a number or an array y: nobody puts a single number in brackets behind another factor."""
    symbol = lookup(e, left.text)
    if isinstance(symbol.sort, Function) if symbol is not None else left.text.startswith("\\mathrm{"):
        return
    inside = right.args[0] if right.op == "group" else right
    array = symbol is not None and bool(shape(symbol))
    if array and inside.op == "name":  # `A(x)` of a matrix may be its product with a vector
        factor = lookup(e, inside.text)
        array = factor is None or bool(shape(factor))
    elif array:
        array = inside.op != "number"
    if right.op == "group" and inside.op in ("name", "number") and not array:
        known = "not declared" if symbol is None else "an array" if shape(symbol) else "declared as a number"
        raise Unreadable("call-or-product", f"is `{left.text}(…)` a value of a function or a product? `{left.text}` is {known}", node.span,
                         f"Let ${left.text} \\colon \\mathbb{{R}} \\to \\mathbb{{R}}$.")  # fmt: skip


# ---------------------------------------------------------------- powers, transposes, inverses


def power(e: Elaborator, node: Node) -> Value:
    squared = e.scope.symbols.get(f"{node.args[0].text}^{{2}}") if node.args[0].op == "name" and node.args[1].text == "2" else None
    if squared is not None:
        return Value(squared)
    _refuse_upper_index(e, *node.args)
    base = e.value(node.args[0])
    exponent = e.number(node.args[1], "an exponent")
    sizes = shape(base.term)
    if not sizes:
        if base.term is Const("e"):
            return Value(Fn("exp", (exponent,)))
        return Value(Pow(base.term, exponent))
    if len(sizes) == 2 and isinstance(exponent, Num) and exponent.value.denominator == 1 and 1 <= exponent.value <= 6:
        e.same_sizes(sizes[:1], sizes[1:], node.span)
        return Value(MatMul((base.term,) * int(exponent.value)) if exponent.value > 1 else base.term)
    if len(sizes) == 1 and e.entries:
        return Value(powered(base.term, exponent), base.row)
    times = _negative(exponent)
    if len(sizes) == 2 and 1 <= times <= 6:
        inverted = inverse(e, base.term, node)
        return Value(MatMul((inverted,) * times) if times > 1 else inverted)
    raise Unreadable(
        "ambiguous-product", "a power of an array has more than one meaning", node.span, "write `\\|x\\|^2`, `x^\\top x` or `x \\odot x`"
    )


def _negative(exponent: Term) -> int:
    """k for the exponent -k, else 0."""
    match exponent:
        case Mul((first, Num(value))) if first is _MINUS_ONE and value.denominator == 1:
            return int(value)
        case Num(value) if value.denominator == 1 and value < 0:
            return -int(value)
        case _:
            return 0


def _refuse_upper_index(e: Elaborator, base: Node, exponent: Node) -> None:
    """`\\delta_i^j`: Kronecker's, with an index above."""
    head = base.args[0] if base.op == "sub" else base
    if base.op == "sub" and len(base.args) == 2 and head.text == "\\delta" and exponent.op == "name" and lookup(e, head.text) is None:
        raise Unreadable(
            "unknown-notation", "is this an upper index or a power?", exponent.span, "write `\\delta_{ij}`, or declare $\\delta$"
        )


def inverse(e: Elaborator, term: Term, node: Node) -> Term:
    sizes = shape(term)
    if len(sizes) != 2:
        raise Unreadable("shape-mismatch", "only a square matrix has an inverse", node.span)
    e.same_sizes(sizes[:1], sizes[1:], node.span)
    return Inverse(term)


def root(e: Elaborator, node: Node) -> Value:
    if e.entries and len(node.args) == 1 and len(shape(inside := e.term(node.args[0]))) == 1:
        return Value(powered(inside, _HALF))
    body = e.number(node.args[0], "what stands under a root")
    if len(node.args) == 1:
        return Value(Pow(body, _HALF))
    degree = e.number(node.args[1])
    return Value(Pow(body, Pow(degree, _MINUS_ONE) if not isinstance(degree, Num) or degree.value == 0 else Num(1 / degree.value)))


def marked(e: Elaborator, node: Node) -> Value:
    """`^T` and `^{-1}`."""
    inner = e.value(node.args[0])
    sizes = shape(inner.term)
    if node.op == "invert":
        return Value(inverse(e, inner.term, node)) if sizes else Value(Pow(inner.term, Mul((_MINUS_ONE, number(1)))))
    match len(sizes):
        case 0:
            named = (part for part in parts(inner.term) if isinstance(part, Sym))  # in the order in which they are written
            guessed = next((s for s in named if e.scope.inferred.get(s.name) is s and s in free_symbols(inner.term)), None)
            if node.text == "T" and not any(isinstance(part, MatMul) for part in subterms(inner.term)) and guessed is None:
                message = "is this `T` a transpose or an exponent?"
                raise Unreadable("unknown-notation", message, node.span, "declare $T$ if it is a number; write `^\\top` for the transpose")
            if guessed is not None and node.args[0].op != "number":
                message = f"`{guessed.name}` is transposed here, and nobody says of which size it is"
                raise Unreadable("undeclared", message, node.span, f"declare it: Let ${guessed.name} \\in \\mathbb{{R}}^{{m \\times n}}$.")
            return inner
        case 1:
            return Value(inner.term, not inner.row)
        case 2:
            return Value(Transpose(inner.term))
        case _:
            raise Unreadable("shape-mismatch", "only vectors and matrices have a transpose", node.span)


# ---------------------------------------------------------------- arrays written out


def family(e: Elaborator, node: Node) -> Term:
    """`(a_i b_i)_{i = 1, \\dots, n}`"""
    body, letter, last = node.args
    size = e.number(last, "a size")
    symbol = Sym(letter.text, Range(number(1), size))
    with e.binding(symbol):
        return Lam(symbol, size, e.term(body))


def asked_of_e(e: Elaborator, entries: Sequence[Node]) -> None:
    """An e among letters in a row of entries is the letter after d."""
    letters = [each for each in entries if each.op == "name" and len(each.text) == 1]
    for each in letters:
        upright = each.span.end - each.span.start > 1
        if each.text == "e" and not upright and len(letters) > 1 and lookup(e, "e") is None:
            raise Unreadable("undeclared", "is this `e` a name, or the base of the logarithm?", each.span,
                             "declare it: Let $e \\in \\mathbb{R}$; write `\\mathrm{e}` for the number")  # fmt: skip


def zero_like(term: Term, sizes: tuple[Term, ...]) -> Term:
    """The number 0 opposite an array of these sizes is the zero array."""
    return Constant(number(0), sizes) if sizes and term is number(0) else term
