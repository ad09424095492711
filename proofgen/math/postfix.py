"""What may follow an atom: powers, indices, primes, factorials, transposes, arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proofgen.math import mass, operators, parametrised, stochastic
from proofgen.math.sorts import Function, Scalar, Tensor
from proofgen.math.syntax import Node, Unreadable, nodes, warning

if TYPE_CHECKING:
    from proofgen.math.lexer import Token
    from proofgen.math.parser import Parser

_MARKS = frozenset("^_'!([{")  # with one of which all that may follow an atom begins
_SYMBOLS = frozenset({"\\varepsilon", "\\epsilon"})  # of Levi-Civita: `\\varepsilon_{123}`
_ADJOINTS = {"H": "H", "\\mathsf{H}": "H", "\\mathsfH": "H", "\\dagger": "\\dagger", "*": "*"}
TRANSPOSES = frozenset({"\\top", "T", "\\intercal", "\\mathsf{T}", "\\mathrm{T}", "\\mathit{T}", "\\mathsfT", "\\mathitT"})


def postfix(p: Parser, node: Node) -> Node:
    """Take every mark that belongs to the atom just read."""
    while p.here.text in _MARKS:
        start = node.span.start
        if p.at("^"):
            node = _upper(p, node)
        elif node.op == "group" and node.text == "[" and p.at("_") and _between(p) and not _is_array(p, node):
            node = evaluated(p, node)
        elif p.at("_"):
            node = lower(p, node)
        elif p.at("'"):
            count = 0
            while p.accept("'"):
                count += 1
            whole = p.indices and node.op == "name" and not isinstance(p.names.sort_of(node.text), Function | Tensor)
            node = p.node("name", (), start, node.text + "'" * count) if whole else p.node("prime", (node,), start, str(count))
        elif p.at("!") and not (p.ahead().text == "=" and p.ahead().span.start == p.here.span.end):
            p.next()
            if p.at("!"):
                raise Unreadable("unknown-notation", "a double factorial is not known", p.here.span, "write the product out")
            node = p.node("fn", (node,), start, "factorial")
        elif (given := mass.called(p, node) or parametrised.called(p, node) or stochastic.conditional(p, node)) is not None:
            node = given
        elif p.at("(", "[") and is_function(p, node) and not (node.op == "dot" and _factor_behind(p)):
            node = operators.call(p, node)
        elif p.at("{") and node.op == "name":
            node = bare_index(p, node)
        else:
            return node
    return node


def is_function(p: Parser, node: Node) -> bool:
    """Does a bracket after this node hold arguments? Only where the name, or all names that are put together, were declared functions."""
    dotted = node.op == "dot"
    while node.op in ("prime", "dot", "sub", "sup", "invert"):
        node = node.args[0]
    if dotted and node.op == "name" and [p.ahead(k).text for k in (1, 2)] in (["t", ")"], ["0", ")"]):
        return True  # `\\dot x(t)`, whatever x is
    if node.op == "group" and node.text == "(":
        return _of_functions(p, node.args[0])
    return node.op == "name" and isinstance(p.names.sort_of(node.text), Function)


def _factor_behind(p: Parser) -> bool:
    r"""`\dot{x}(m \ddot{x} + k x)`: of a time, `t` is spoken in the bracket, or there is one sign; anything else multiplies."""
    depth, inside = 0, []
    for token in p.tokens[p.position :]:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(token.text, 0)
        if depth == 0:
            break
        inside.append(token)
    texts = [token.text for token in inside[1:]]
    if any(text in ("\\dot", "\\ddot") for text in texts):
        return True
    return len(texts) > 1 and "t" not in texts and not any(text == "_" for text in texts)


def _of_functions(p: Parser, node: Node) -> bool:
    r"""`f + g`, `2 f`, `f \circ g`: functions put together by their values."""
    if node.op in ("+", "neg", "*", "group"):
        return any(part.op != "number" for part in node.args) and all(part.op == "number" or _of_functions(p, part) for part in node.args)
    return node.op == "name" and isinstance(p.names.sort_of(node.text), Function)


def _is_array(p: Parser, node: Node) -> bool:
    while node.op in ("group", "transpose", "invert", "sup", "prime", "sub") and node.args:
        node = node.args[0]
    if node.op in ("matrix", "+", "*", "neg"):
        return node.op == "matrix" or any(_is_array(p, part) for part in node.args)
    return node.op == "name" and isinstance(p.names.sort_of(node.text), Tensor)


def _is_complex(p: Parser, node: Node) -> bool:
    """A declared complex number, its entry, or a bracket around one."""
    while node.op in ("group", "sub") and node.args:
        node = node.args[0]
    sort = p.names.sort_of(node.text) if node.op == "name" else None
    return isinstance(sort, Scalar | Tensor) and sort.kind == "complex"


def _upper(p: Parser, node: Node) -> Node:
    start = node.span.start
    sided = operators.one_sided(p, node) if p.limits else None
    if sided is not None:
        return sided
    sign = p.next()
    if node.op == "^":
        raise Unreadable("unexpected", "a second exponent stands beside the first", sign.span, "write `a^{b^c}` or `(a^b)^c`")
    if p.at("'") or (p.at("{") and p.ahead().text == "'" and p.ahead(2).text in ("}", "'")):
        braced = p.accept("{")
        count = 0
        while p.accept("'"):
            count += 1
        if braced:
            p.expect("}", braced)
        return p.node("prime", (node,), start, str(count))
    raw = raw_argument(p)
    if raw == "\\circ" and node.op in ("number", "name", "sub"):
        p.argument_mark()
        if p.here.kind == "word" or p.here.text in ("C", "F"):
            raise Unreadable("unknown-notation", "a temperature is no angle", sign.span, "write the number of kelvin")
        return p.node("degrees", (node,), start)
    inverted = raw.startswith("-")
    if raw[inverted:] in TRANSPOSES and (raw[inverted:] != "T" or p.names.sort_of("T") is None):
        p.argument()
        inner = p.node("invert", (node,), start) if inverted else node
        return p.node("transpose", (inner,), start, raw[inverted:])
    if raw == "-1" and (_is_array(p, node) or is_function(p, node)):
        p.argument()
        return p.node("invert", (node,), start)
    if raw in _ADJOINTS and (raw != "H" or p.names.sort_of("H") is None) and (_is_array(p, node) or (raw == "*" and _is_complex(p, node))):
        p.argument_mark() if _ADJOINTS[raw] != "H" else p.argument()
        return p.node("adjoint", (node,), start, _ADJOINTS[raw])
    if raw in ("*", "\\dagger", "+"):
        raise Unreadable(
            "unknown-notation", f"`^{raw}` has more than one meaning", sign.span, "write the conjugate, transpose or power out"
        )
    bracketed = raw.startswith(("(", "["))
    loose = p.here.text == "1"
    exponent = p.argument()
    if loose and p.at("/") and p.ahead().kind == "number":
        below = p.ahead()
        raise Unreadable("loose-exponent", f"`^1/{below.text}` prints as the exponent 1, divided", sign.span.cover(below.span),
                         f"write `^{{1/{below.text}}}`")  # fmt: skip
    index = exponent.op == "tuple" or (exponent.op == "group" and exponent.args[0].op not in ("chain", "and", "or"))
    if bracketed and index and node.op in ("name", "sub", "sup"):
        return p.node("sup", (node, exponent.args[0] if exponent.op == "group" else exponent), start)
    if node.op == "fn" and len(node.args) == 1 and node.args[0].op == "group" and node.text in operators.NAMED:
        p.warnings.append(
            warning("power-of-value", "a power after a function's bracket is read as a power of its value", node.span.cover(exponent.span))
        )
    return p.node("^", (node, exponent), start)


def raw_argument(p: Parser) -> str:
    """The next argument's characters, nothing taken."""
    if not p.at("{"):
        if p.here.kind == "command" and p.here.text in ("\\mathsf", "\\mathrm", "\\mathit"):
            return p.here.text + "{" + (p.ahead(2).text if p.ahead().text == "{" else p.ahead().text) + "}"
        return p.here.text
    depth, parts = 0, []
    for token in p.tokens[p.position :]:
        depth += {"{": 1, "}": -1}.get(token.text, 0) if token.kind == "mark" else 0
        parts.append(token.text)
        if depth == 0:
            break
    return "".join(parts[1:-1])


def lower(p: Parser, node: Node) -> Node:
    """An index below."""
    start = node.span.start
    p.next()
    opened = p.here
    whole = f"{node.text}_{{{raw_argument(p)}}}" if node.op == "name" and p.names.labels else ""
    if whole in p.names.labels:
        p.argument()
        return p.node("name", (), start, whole)
    if not p.accept("{"):
        return p.node("sub", (node, p.argument()), start)
    if (family := _family(p, node, opened)) is not None:
        return family
    p.indices += 1
    indices = _indices(p, _rank(p, node))
    p.indices -= 1
    p.expect("}", opened)
    return p.node("sub", (node, *indices), start)


def _family(p: Parser, node: Node, opened: Token) -> Node | None:
    """`(a_i b_i)_{i = 1, \\dots, n}`: the array of these entries."""
    if (
        node.op != "group"
        or [p.ahead(k).text for k in range(1, 6)] != ["=", "1", ",", "\\dots", ","]
        or p.here.kind not in ("letter", "command")
    ):
        return None
    letter = p.atom(single=True)
    for _ in range(5):
        p.next()
    size = p.sum()
    p.expect("}", opened)
    return p.node("family", (node, letter, size), node.span.start)


def _rank(p: Parser, node: Node) -> int:
    """How many indices the name takes; 0 where nobody says."""
    sort = p.names.sort_of(node.text) if node.op == "name" else None
    if sort is None and node.op == "name" and node.text in _SYMBOLS and p.here.kind == "number" and len(p.here.text) == 3:
        return len(p.here.text)
    return len(sort.shape) if isinstance(sort, Tensor) else 0


def _indices(p: Parser, rank: int) -> list[Node]:
    """`{ij}` and `{i,j}` are two indices; `{i+1}` and `{2i}` are one. A run of single names without signs is a list of indices.

    Digits are one number, `x_{12}`, except where there are as many as the name has axes: `A_{12}` of a matrix.
    """
    if rank > 1 and p.here.kind == "number" and len(p.here.text) == rank and p.ahead().text == "}":  # A_{12}, \\varepsilon_{123}
        return [_digit(p) for _ in range(rank)]
    start = p.position
    simple: list[Node] = []
    commas: set[int] = set()
    while not p.at("}"):
        token = p.here
        if token.text == ",":
            p.next()
            commas.add(len(simple))
        elif token.kind in ("letter", "number") or (token.kind == "command" and p.starts_atom()):
            if token.kind == "number":
                p.next()
                simple.append(Node("number", (), token.span, token.text))
                continue
            try:
                simple.append(_primed(p, p.argument()))
            except Unreadable:
                break
        else:
            break
    plain = all(node.op in ("name", "number") for node in simple) and p.at("}") and simple
    beside = [each for k, each in enumerate(simple[:-1]) if each.op == "number" and k + 1 not in commas]
    if plain and (not beside or rank == len(simple) or (rank != 1 and all(each.text == "1" for each in beside))):
        return simple
    if plain and rank == 0 and any(node.text in ("i", "j", "k", "l") for node in simple):
        shown = p.tokens[start].span.cover(simple[-1].span)
        raise Unreadable("unknown-notation", "one index or two?", shown, "write `_{2,i}` for two, `_{2 \\cdot i}` for one")
    p.position = start
    indices = [_one_index(p)]
    while p.accept(","):
        indices.append(_one_index(p))
    return indices


def _one_index(p: Parser) -> Node:
    node = p.sum()
    for part in nodes(node):
        if part.op == "*" and part.text == "" and part.args[0].op == "number" and part.args[0].text == "1":
            raise Unreadable("unknown-notation", "one index or two?", part.span, "write a comma between two indices: `_{i+1,j}`")
    return node


def _primed(p: Parser, node: Node) -> Node:
    """An index letter with its primes."""
    while p.at("'") and node.op == "name":
        p.next()
        node = p.node("name", (), node.span.start, node.text + "'")
    return node


def _digit(p: Parser) -> Node:
    p.split_number()
    token = p.next()
    return Node("number", (), token.span, token.text)


def bare_index(p: Parser, node: Node) -> Node:
    """`\\theta{ik}`: an index where the name is an array; else the braces mean nothing."""
    start = node.span.start
    opened = p.next()
    sort = p.names.sort_of(node.text)
    if sort is None and not node.text.startswith("\\"):
        typed = "".join(token.text for token in p.tokens[p.position : p.position + 4]).split("}")[0]
        span = node.span.cover(p.here.span)
        raise Unreadable(
            "unknown-notation", f"`{node.text}{typed}}}` prints as a product", span, f"write `{node.text}_{typed}}}` for an index"
        )
    if isinstance(sort, Tensor) or sort is None:
        indices = _indices(p, _rank(p, node))
        p.expect("}", opened)
        shown = "".join(token.text for token in p.tokens[p.position - len(indices) - 1 : p.position - 1])
        span = p.since(start)
        p.warnings.append(
            warning(
                "bare-index",
                f"`{node.text}{{{shown}}}` prints as a product; read as `{node.text}_{{{shown}}}`",
                span,
                f"write `{node.text}_{{{shown}}}`",
            )
        )
        return Node("sub", (node, *indices), span)
    inner = p.inside("}", opened)
    p.expect("}", opened)
    return p.node("*", (node, inner), start)


def _between(p: Parser) -> bool:
    """`[F]_a^b`, `[F]_{a}^{b}`: two bounds after a bracket; an index alone is an index."""
    if p.ahead().text != "{":
        return p.ahead(2).text == "^"
    depth = 0
    for at, token in enumerate(p.tokens[p.position + 1 :], p.position + 1):
        depth += {"{": 1, "}": -1}.get(token.text, 0) if token.kind == "mark" else 0
        if depth == 0:
            return p.tokens[at + 1].text == "^"
    return False


def evaluated(p: Parser, node: Node) -> Node:
    """`F|_a^b` and `[F]_a^b`: a difference of values; with one bound, the value there."""
    start = node.span.start
    p.accept("|")
    low = high = Node("none", (), node.span)
    for _ in range(2):
        if p.accept("_"):
            low = p.argument()
        elif p.accept("^"):
            high = p.argument()
    return p.node("bar", (node, low, high), start)
