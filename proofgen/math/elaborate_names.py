"""Names and their indices: bound letters first, then declarations, then constants, then what may be inferred."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from proofgen.math.mass import elements, elements_before
from proofgen.math.scope import Scope
from proofgen.math.shape import entry, number, shape
from proofgen.math.sorts import COMPLEX, INTEGER, REAL, Function, Range, Scalar, Tensor, is_sequence
from proofgen.math.syntax import Node, Unreadable, nodes
from proofgen.math.term import Apply, Const, Constant, Delta, Epsilon, Fn, ForAll, Identity, Index, Mul, Num, Pow, Rel, Sum, Sym, Term
from proofgen.math.value import Value, described
from proofgen.math.walk import free_symbols, fresh, parts

if TYPE_CHECKING:
    from proofgen.math.elaborate import Elaborator

_IDENTITIES = ("I", "\\mathbf{I}", "\\mathrm{I}", "\\mathbb{I}")
_FILLED = {"\\mathbf{1}": 1, "\\mathbb{1}": 1, "\\boldsymbol{1}": 1, "\\mathbf{0}": 0, "\\boldsymbol{0}": 0}
PROBABILITIES = frozenset({"p", "q", "P", "Q", "\\pi", "\\rho", "\\mu"})
CONSTANTS = {"\\mathrm{e}": "e", "\\mathrm{i}": "i", "e": "e", "\\pi": "pi", "\\infty": "oo"}

_ESTIMATE = re.compile(r"\\(?:hat|tilde)\{(.+)\}")
_ZEROS = frozenset({"\\mathbf{0}", "\\boldsymbol{0}", "\\vec{0}"})  # as the number 0, they are an array opposite one


def name(e: Elaborator, node: Node) -> Value:
    symbol = lookup(e, node.text)
    if node.text in e.scope.unsorted and not any(bound.name == node.text for bound in e.bound):
        raise Unreadable(
            "undeclared", f"`{node.text}` is declared, but not in a way that can be read", node.span, e.scope.unsorted[node.text]
        )
    e.scope.open.discard(node.text)
    if symbol is None:
        return Value(undeclared(e, node))
    return Value(_plain(e, symbol, node))


def lookup(e: Elaborator, text: str) -> Sym | None:
    for symbol in reversed(e.bound):
        if symbol.name == text:
            return symbol
    return e.scope.symbols.get(text)


def _plain(e: Elaborator, symbol: Sym, node: Node) -> Term:
    """A name used as a value: a function stands for its value at its own arguments, `L` for `L(\\theta)`."""
    if not isinstance(symbol.sort, Function):
        return symbol
    arguments = e.scope.arguments.get(symbol.name) or e.place(symbol)
    if arguments is None:
        raise Unreadable("function-as-value", f"`{symbol.name}` is a function; at which argument?", node.span, f"write `{symbol.name}(x)`")
    return Apply(symbol, arguments, (0,) * len(arguments))


def primed(e: Elaborator, node: Node, primes: str) -> Term | None:
    """`x'` of a declared number x is a number of its own, unless x is given by an equation: then it may be a derivative."""
    bound = lookup(e, node.text + primes)
    if bound is not None:
        return bound
    symbol = e.scope.symbols.get(node.text)
    if symbol is None or not isinstance(symbol.sort, Scalar | Range) or node.text in e.scope.inferred or e.scope.strict:
        return None
    if node.text in e.scope.definitions or any(
        isinstance(h, Rel) and h.op == "=" and symbol in free_symbols(h) for h in e.scope.hypotheses
    ):
        return None
    return e.scope.infer(node.text + primes, symbol.sort)


def refuse_primed_rows(node: Node, values: list[Value]) -> None:
    """`\theta' = \theta - g`: a transposed vector on one side and a column on the other, so the prime made a new name."""
    for part, value in zip(node.args, values, strict=True):
        if part.op == "prime" and value.row and any(len(shape(other.term)) == 1 and not other.row for other in values):
            name = part.args[0].text + "'" * int(part.text)
            raise Unreadable("unknown-notation", f"is `{name}` a vector of its own, or the transposed one?", part.span,
                             f"declare it: Let ${name} \\in \\mathbb{{R}}^n$.")  # fmt: skip


def undeclared(e: Elaborator, node: Node) -> Term:
    """Constants; index letters whose range this formula shows; else one real number, said once per file."""
    text = node.text
    if text in CONSTANTS and text not in e.scope.own:
        return Const(CONSTANTS[text])
    if text in _ZEROS:
        return number(0)
    if text.startswith("\\Delta ") and not e.scope.strict:
        known = e.scope.symbols.get(text.removeprefix("\\Delta "))
        return e.scope.infer(text, known.sort if known is not None and isinstance(known.sort, Tensor) else REAL)
    if text in e.letters:
        low, high = e.letters[text]
        return Sym(text, Range(low, high))
    if text.startswith("\\bar{") and (mean := _mean(e, node)) is not None:
        return mean
    if text.startswith("\\bar{") and (conjugate := _conjugate(e, text)) is not None:
        return conjugate
    if text == "\\bar{\\mathrm{i}}":
        return Fn("conj", (Const("i"),))
    if text.startswith("\\bar{\\bar{") or text == "\\bar{i}":
        raise Unreadable("unknown-notation", f"`{text}` has no meaning here", node.span, "declare it, if it is a name")
    if (
        text.startswith("\\bar{")
        and (text[5:-1] not in e.scope.symbols or text[5:-1] in e.scope.inferred)
        and any(symbol.sort == COMPLEX for symbol in e.scope.symbols.values())
    ):
        hint = f"declare it: Let ${text[5:-1]} \\in \\mathbb{{C}}$, or ${text}$ itself"
        raise Unreadable("undeclared", f"is `{text}` a conjugate or a name of its own?", node.span, hint)
    if (identity := _identity(e, text)) is not None:
        return identity
    if _FILLED.get(text) == 1 and not e.scope.strict:
        return Constant(number(1), (e.scope.size_of_ones(),))
    if text == "\\top" or text.startswith("\\mathbb{"):
        raise Unreadable("unknown-notation", f"`{text}` has no meaning here", node.span)
    if text.startswith("\\vec{") and not (text in e.scope.ranks and e.scope.array(text) is not None):
        raise Unreadable("undeclared", f"`{text}` is no number, and nobody says of which size it is", node.span,
                         f"declare it: Let ${text} \\in \\mathbb{{R}}^3$.")  # fmt: skip
    if e.scope.strict:
        close = difflib.get_close_matches(text, list(e.scope.symbols), 1, 0.6)
        hints = ([f"did you mean `{close[0]}`?"] if close else []) + [f"declare it: Let ${text} \\in \\mathbb{{R}}$."]
        raise Unreadable("undeclared", f"`{text}` is not declared", node.span, *hints)
    if text == "i" and "i" not in e.scope.own and not any(symbol.name == "i" for symbol in e.bound):
        return Const("i")
    if text in e.scope.ranks and (array := e.scope.array(text)) is not None:
        return e.scope.infer(text, array)
    if (accent := _ESTIMATE.fullmatch(text)) is not None and isinstance(sort := e.scope.sort_of(accent[1]), Tensor):
        return e.scope.infer(text, sort)  # `\\hat\\beta` beside a vector β
    if "no-numbers" in e.scope.conventions and text not in e.scope.symbols:
        raise Unreadable("undeclared", f"the text says what letters such as `{text}` stand for, and it is no number", node.span,
                         f"declare it: Let ${text} \\in \\mathbb{{R}}$.")  # fmt: skip
    counts = text in e.scope.bounds or (text in ("n", "N") and _looks_integer(e, text))
    return e.scope.infer(text, INTEGER if counts else REAL)


def _identity(e: Elaborator, text: str) -> Term | None:
    """The letter I where all square matrices in scope have one size."""
    if text not in _IDENTITIES:
        return None
    size = e.identity if e.identity is not None else _only_square_size(e)
    return Identity(size) if size is not None else None


def speaks_of_identity(e: Elaborator, node: Node) -> bool:
    """Whether a letter I stands there that nobody has declared."""
    return any(part.op == "name" and part.text in _IDENTITIES and lookup(e, part.text) is None for part in nodes(node))


def _mean(e: Elaborator, node: Node) -> Term | None:
    """`\\bar{x}` of real numbers x_1, …, x_n that were declared, and nothing else said of it: their mean."""
    array = e.scope.symbols.get(node.text[5:-1])
    if array is None or e.scope.strict or array.name in e.scope.inferred or not isinstance(array.sort, Tensor):
        return None
    if array.sort.kind != "real" or len(array.sort.shape) != 1 or node.text in e.scope.untaken:
        return None
    (size,) = array.sort.shape
    letter = fresh(Sym("i", Range(number(1), size)))
    symbol = e.scope.declare(node.text, REAL)
    e.scope.define(symbol, (), Mul((Pow(size, number(-1)), Sum(letter, number(1), size, Index(array, (letter,))))))
    e.warn("taken-as-mean", f"`{node.text}` is taken to be the mean of the entries of `{array.name}`, since nobody says what it is",
           node.span, f"say so: Define ${node.text} = \\frac{{1}}{{n}} \\sum_{{i=1}}^n {array.name}_i$.")  # fmt: skip
    return symbol


def _conjugate(e: Elaborator, text: str) -> Term | None:
    """A bar, or bars, over a complex name."""
    inner = text[5:-1]
    if is_complex(inner, e.scope):
        return Fn("conj", (e.scope.symbols[inner],))
    below = _conjugate(e, inner) if inner.startswith("\\bar{") else None
    return Fn("conj", (below,)) if below is not None else None


def is_complex(name: str, scope: Scope) -> bool:
    """Declared so, or said to be `a + bi`."""
    symbol = scope.symbols.get(name)
    known = scope.definition(symbol) if symbol is not None and "i" not in scope.own else None
    return scope.sort_of(name) == COMPLEX or (
        known is not None and not known.params and any(part == Const("i") for part in parts(known.body))
    )


def _only_square_size(e: Elaborator) -> Term | None:
    """The size of the square matrices in scope, if they all have one."""
    sizes = {sizes[0] for symbol in e.scope.symbols.values() if len(sizes := shape(symbol)) == 2 and sizes[0] is sizes[1]}
    return sizes.pop() if len(sizes) == 1 else None


def _looks_integer(e: Elaborator, text: str) -> bool:
    return any(isinstance(high, Sym) and high.name == text for _, high in e.letters.values())


# ---------------------------------------------------------------- indices


def subscripted(e: Elaborator, node: Node) -> Value:
    head, *indices = node.args
    special = _symbols(e, head, indices) or _slope(e, head, indices)
    if special is not None:
        return Value(special)
    if head.op == "name" and len(indices) == 1 and (known := lookup(e, head.text)) is not None and is_sequence(known.sort):
        return Value(Apply(known, (_place(e, indices[0]),), (0,)))
    if head.op == "name" and len(indices) == 1 and indices[0].op == "number" and isinstance(e.scope.sort_of(head.text), Function):
        return Value(_beside(e, head.text, f"{head.text}_{{{indices[0].text}}}"))
    if head.op == "prime" and len(shape(e.scope.symbols.get(head.args[0].text, number(0)))) == 1:
        whole = head.args[0].text + "'" * int(head.text)
        raise Unreadable("unknown-notation", "is this an entry of another vector, or of the transposed one?", node.span,
                         f"declare it: Let ${whole} \\in \\mathbb{{R}}^n$.")  # fmt: skip
    difference = head.op == "name" and isinstance(e.scope.sort_of(head.text.removeprefix("\\Delta ")), Tensor)
    plain = head.op == "name" and lookup(e, head.text) is None and head.text not in CONSTANTS and _identity(e, head.text) is None
    if plain and not difference:
        base: Term = infer_array(e, head, indices)
    else:
        base = e.term(head)
    sizes = shape(base)
    if len(indices) > len(sizes):
        what = f"`{head.text}`" if head.op == "name" else "this"
        raise Unreadable("too-many-indices", f"{what} is {described(sizes)}; it has no entry with {len(indices)} {'index' if len(indices) == 1 else 'indices'}", node.span,
                         *(_declare_hint(head, len(indices)) if head.op == "name" else ()))  # fmt: skip
    terms = tuple(index(e, part, sizes[k]) for k, part in enumerate(indices))
    return Value(entry(base, terms))


def _slope(e: Elaborator, head: Node, indices: list[Node]) -> Term | None:
    """`f_{xy}`, `f_x(1, 2)` of a function of several numbers that has these letters: a partial derivative."""
    name = head.args[0] if head.op == "call" else head
    function = e.scope.symbols.get(name.text) if name.op == "name" else None
    if function is None or not isinstance(function.sort, Function) or function.sort.result != REAL:
        return None
    definition = e.scope.definition(function)
    names = definition.params if definition is not None else e.scope.arguments.get(function.name, ())
    if any(not isinstance(each, Sym) or not each.name.isalpha() for each in names):
        return None
    letters = tuple(e.scope.symbols.get(each.name) or e.scope.infer(each.name, REAL) for each in names if isinstance(each, Sym))
    places = {letter.name: at for at, letter in enumerate(letters) if isinstance(letter, Sym)}
    if len(places) < 2 or set(function.sort.arguments) != {REAL} or not all(each.op == "name" and each.text in places for each in indices):
        return None
    value = Apply(function, letters, (0,) * len(letters)) if head.op == "name" else e.term(head)
    if not isinstance(value, Apply) or value.function is not function:
        return None
    orders = list(value.orders)
    for each in indices:
        orders[places[each.text]] += 1
    return Apply(function, value.args, tuple(orders))


def _beside(e: Elaborator, function: str, name: str) -> Sym:
    """`y_0` beside a function y: a number of its own, or the value at 0, so that nothing is refuted with it unless it was declared."""
    known = e.scope.symbols.get(name)
    if known is None:
        known = e.scope.infer(name, REAL)
        e.scope.unread[name] = f"what ${name}$ is beside the function ${function}$ is not said"
    return known


def _place(e: Elaborator, node: Node) -> Term:
    """The place in a sequence, `n` or `n + 1`; a letter that nobody declared stands for any of 1, 2, 3, …"""
    for part in () if e.scope.strict else nodes(node):
        if part.op == "name" and lookup(e, part.text) is None and part.text not in (*e.letters, *CONSTANTS):
            e.scope.size(part.text)
    return e.number(node, "an index")


def _declare_hint(head: Node, rank: int) -> tuple[str, ...]:
    sizes = "n" if rank == 1 else "{m \\times n}"
    return (f"declare it as an array: Let ${head.text} \\in \\mathbb{{R}}^{sizes}$.",)


def index(e: Elaborator, node: Node, size: Term) -> Term:
    """An index expression; a letter nobody declared ranges over the axis it is used on."""
    if node.op == "name" and lookup(e, node.text) is None and node.text not in e.letters:
        e.scope.letters[node.text] = (number(1), size)
        return Sym(node.text, Range(number(1), size))
    term = _known_place(e, e.number(node, "an index"), node)
    if isinstance(term, Sym) and isinstance(term.sort, Range):
        e.scope.letters.setdefault(term.name, (term.sort.low, term.sort.high))
        if e.scope.is_open(size) and term.sort.low == number(1):
            e.same_sizes((size,), (term.sort.high,), node.span)
    if isinstance(term, Num) and isinstance(size, Num) and not 1 <= term.value <= size.value:
        raise Unreadable("index-range", f"there is no entry {term.value}: this axis has {size.value}", node.span)
    if isinstance(term, Num) and term.value.denominator != 1:
        raise Unreadable("index-range", "an index must be an integer", node.span)
    if isinstance(term, Const):
        raise Unreadable("index-range", "an index must be an integer", node.span)
    if Const("i") in parts(term):
        raise Unreadable("index-range", "nothing says over what this `i` runs", node.span, "declare it: Let $i \\in \\{1, \\dots, n\\}$.")
    return term


def _known_place(e: Elaborator, term: Term, node: Node) -> Term:
    """`x_k` where `k = 2` was defined is the second entry; a letter that was declared a real number counts no entries."""
    for symbol in free_symbols(term):
        known = e.scope.definition(symbol)
        if known is not None and isinstance(known.body, Num) and symbol is term:
            return known.body
        if isinstance(symbol.sort, Scalar) and symbol.sort != INTEGER and symbol.name not in e.scope.inferred:
            hint = f"declare it: Let ${symbol.name} \\in \\{{1, \\dots, n\\}}$."
            raise Unreadable("index-range", f"`{symbol.name}` is a real number, and no index", node.span, hint)
    return term


def _symbols(e: Elaborator, head: Node, indices: list[Node]) -> Term | None:
    """Kronecker's δ, the Levi-Civita ε, I_n and a bold 1_n, unless those names were declared."""
    if head.op != "name" or lookup(e, head.text) is not None:
        return None
    if head.text == "\\delta" and len(indices) == 2:
        return Delta(_free_index(e, indices[0]), _free_index(e, indices[1]))
    if head.text in (*_FILLED, *_IDENTITIES) and len(indices) == 1 and (size := _known_size(e, indices[0])) is not None:
        if head.text in _FILLED:
            return Constant(number(_FILLED[head.text]), (size,))
        return Identity(size) if any(size in shape(symbol) for symbol in e.scope.symbols.values() if len(shape(symbol)) == 2) else None
    if head.text in ("\\varepsilon", "\\epsilon") and len(indices) in (2, 3):
        return Epsilon(tuple(index(e, part, number(len(indices))) for part in indices))
    return None


def _known_size(e: Elaborator, node: Node) -> Term | None:
    symbol = e.scope.symbols.get(node.text) if node.op == "name" else None
    return symbol if symbol is not None and symbol.sort == INTEGER else None


def _free_index(e: Elaborator, node: Node) -> Term:
    """An index of δ: a letter that nobody declared is any integer, or runs where all letters do that are summed by convention."""
    if node.op == "name" and lookup(e, node.text) is None and node.text not in e.letters:
        if "einstein" not in e.scope.conventions:
            return Sym(node.text, INTEGER)
        size = e.scope.dimension()
        if isinstance(size, Sym) and size.name in e.scope.inferred:
            e.scope.unread.setdefault(size.name, "nothing says over what the repeated indices run")
        return index(e, node, size)
    return e.number(node, "an index")


def infer_array(e: Elaborator, head: Node, indices: list[Node]) -> Sym:
    """A name nobody declared, used with indices: an array whose sizes are those its index letters run over."""
    if e.scope.strict:
        raise Unreadable("undeclared", f"`{head.text}` is not declared", head.span, *_declare_hint(head, len(indices)))
    known = e.scope.array(head.text)
    if known is not None and len(known.shape) >= len(indices):
        return e.scope.infer(head.text, known)
    sizes: list[Term] = []
    for k, part in enumerate(indices):
        sort = None
        if part.op == "name":
            symbol = lookup(e, part.text)
            sort = symbol.sort if symbol is not None else None
            if symbol is None and part.text in e.letters:
                sort = Range(*e.letters[part.text])
        if isinstance(sort, Range) and sort.low is number(1):
            sizes.append(sort.high)
        else:
            whole = "einstein" in e.scope.conventions
            sizes.append(e.scope.dimension() if whole else e.scope.size(("n", "m", "l")[k] if k < 3 else f"n_{{{k}}}"))
    return e.scope.infer(head.text, Tensor(tuple(sizes)))


def upper_index(e: Elaborator, node: Node) -> Value:
    """`x^{(i)}`: the i-th member of a family, which is its first axis."""
    head, where = node.args
    return subscripted(e, Node("sub", (head, where), node.span))


def mass_at(e: Elaborator, node: Node) -> Value:
    """A mass function at elements of its sets."""
    elements = tuple(e.number(part) for part in node.args)
    return Value(entry(mass_function(e.scope, node.text, [part.text for part in node.args]), elements))


def mass_function(scope: Scope, name: str, names: list[str]) -> Sym:
    known = scope.symbols.get(name)
    if known is not None:
        return known
    symbol = scope.infer(name, Tensor(tuple(scope.elements_of(each) for each in names)))
    if name.partition("(")[0] in PROBABILITIES:
        scope.doubtful += distribution_of(symbol)  # nobody says so, and nearly everybody means it
    return symbol


def distribution_of(symbol: Sym) -> list[Term]:
    """A mass function is not negative, and what stands before its bar sums to one."""
    letters = tuple(Sym(letter, Range(number(1), size)) for letter, size in zip(elements(symbol.name), shape(symbol), strict=True))
    count = elements_before(symbol.name)
    entry_here = Index(symbol, letters)
    total: Term = entry_here
    for letter in reversed(letters[:count]):
        assert isinstance(letter.sort, Range)
        total = Sum(letter, letter.sort.low, letter.sort.high, total)
    sign: Term = Rel(">=", entry_here, number(0))
    whole: Term = Rel("=", total, number(1))
    for letter in reversed(letters):
        sign = ForAll(letter, sign)
    for letter in reversed(letters[count:]):
        whole = ForAll(letter, whole)
    return [sign, whole]
