"""Definitions: `L(\\theta) = …`, `\\hat y_i = …`, `\\mu = …`. The left head becomes a name; what follows a second `=` is a claim about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from proofgen.math.atoms import atom
from proofgen.math.context import Definition
from proofgen.math.einstein import summed
from proofgen.math.elaborate import Elaborator
from proofgen.math.elaborate_names import PROBABILITIES
from proofgen.math.elaborate_sums import axis_of
from proofgen.math.lexer import Token
from proofgen.math.mass import functional_name
from proofgen.math.names import spelled_word
from proofgen.math.parametrised import Bracket, bracket, name_of
from proofgen.math.parser import RELATIONS, Parser
from proofgen.math.postfix import postfix
from proofgen.math.scope import Scope
from proofgen.math.shape import number, shape
from proofgen.math.sorts import INTEGER, REAL, Function, Range, Scalar, Sort, Tensor
from proofgen.math.syntax import Node, Unreadable
from proofgen.math.term import Apply, Cases, Fn, Index, Lam, Num, Pow, Rel, Sym, Term
from proofgen.math.walk import free_symbols, substitute
from proofgen.span import Span
from proofgen.statements.domains import domains_of, is_told, limits, parameter
from proofgen.statements.rows import Clause, Row

SPREADS = frozenset({"\\sigma", "\\hat{\\sigma}", "\\tau", "s", "S", "\\omega"})  # positive by custom, and known by their squares
_HALF = Num(number(1).value / 2)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands left of the first `=`: a name, with index letters or parameters, or squared."""

    name: str
    letters: tuple[str, ...] = ()
    params: tuple[str, ...] | None = None
    squared: bool = False
    logged: bool = False  # `\\log p(x) = …`


def split_head(tokens: list[Token]) -> tuple[list[Token], list[Token], str] | None:
    """Left of the first top-level `=` or `:=`, right of it, and the sign."""
    depth = 0
    for k, token in enumerate(tokens):
        depth += 1 if token.text in ("(", "[", "{", "\\{") else -1 if token.text in (")", "]", "}", "\\}") else 0
        if depth == 0 and token.kind in ("mark", "command"):
            if token.text in ("=", "\\equiv", ":=", "\\triangleq"):
                return tokens[:k], tokens[k + 1 :], token.text
            if token.text == ":" and k + 1 < len(tokens) and tokens[k + 1].text == "=":
                return tokens[:k], tokens[k + 2 :], ":="
    return None


def outside(tokens: list[Token]) -> list[int]:
    """Where the relation signs outside all brackets stand."""
    depth, found = 0, []
    for k, token in enumerate(tokens):
        depth += 1 if token.text in ("(", "[", "{", "\\{") else -1 if token.text in (")", "]", "}", "\\}") else 0
        if depth == 0 and token.text in RELATIONS:
            found.append(k)
    return found


def named_behind(row: Row) -> Row | None:
    """`a = b =: c` claims a = b and defines c: the definition as a row of its own, which the row then lacks. None where there is none."""
    for clause in row.clauses:
        at = next((k for k, (one, two) in enumerate(pairwise(clause.tokens)) if one.text == "=" and two.text == ":"), None)
        if at is None or clause.condition or at + 2 >= len(clause.tokens) or at == 0:
            continue
        equals, colon = clause.tokens[at : at + 2]
        name = clause.tokens[at + 2 :]
        clause.tokens = clause.tokens[:at]
        signs = [k for k in outside(clause.tokens) if clause.tokens[k].text == "="]
        body = clause.tokens[signs[-1] + 1 if signs else 0 :]
        return Row([Clause([*name, replace(colon, span=equals.span), replace(equals, span=colon.span), *body])]) if body else None
    return None


def head_of(tokens: list[Token], scope: Scope) -> Head | None:
    """The head these tokens are, None if they are no name's."""
    if scope.masses and tokens[-1].text in (")", "]"):
        return _mass_head(tokens, scope)
    opening = next((k for k, token in enumerate(tokens) if token.text == "(" and k > 0), None)
    params: tuple[str, ...] | None = None
    if opening is not None and tokens[-1].text == ")":
        if (parted := bracket(tokens[opening:])) is not None:
            return _parametrised_head(tokens[:opening], parted, scope) if parted.length == len(tokens) - opening else None
        params = _params(tokens[opening + 1 : -1])
        if params is None:
            return None
        tokens = tokens[:opening]
    word = spelled_word(tokens)
    if word is not None and not all(token.text in scope.symbols for token in tokens):  # `ab = 1` of numbers a and b
        return Head(word, (), params)
    node = _head_node(tokens, scope)
    if node is None:
        return None
    node = _own_prime(node, scope) if params is None else node
    if node.op == "^" and node.args[0].text in SPREADS and node.args[1].text == "2" and params is None:
        return Head(node.args[0].text, squared=True)
    if node.op == "sub" and node.args[0].op == "name" and params is None:
        if all(part.op == "name" for part in node.args[1:]):
            return Head(node.args[0].text, tuple(part.text for part in node.args[1:]))
        return None
    if node.op == "sub" and len(node.args) == 2 and node.args[0].op == node.args[1].op == "name" and node.args[1].text.isupper():
        return Head(f"{node.args[0].text}_{{{node.args[1].text}}}", (), params)  # the density `f_X(x)`: a name, and no entry of f
    return Head(node.text, (), params) if node.op == "name" else None


def _parametrised_head(tokens: list[Token], parted: Bracket, scope: Scope) -> Head | None:
    """`f(x; \\mu, \\sigma^2) = …`, `p(x \\mid \\theta) = …`"""
    head = _head_node(tokens, scope)
    params = [_params(list(part)) for part in parted.parts]
    names = [each[0] for each in params if each is not None]
    if head is None or head.op != "name" or len(names) != len(params) or len(set(names)) != len(names):
        return None
    return Head(name_of(head.text, names, parted.before, parted.mark), (), tuple(names))


@lru_cache(maxsize=256)
def head_by_itself(tokens: tuple[Token, ...]) -> Head | None:
    """The head they are where nothing is known of any name."""
    return head_of(list(tokens), Scope())


def log_of(tokens: list[Token], scope: Scope) -> Head | None:
    """`\\log p(x) = …` says what p(x) is."""
    if len(tokens) < 4 or tokens[0].text not in ("\\log", "\\ln"):
        return None
    inside = head_of(tokens[1:], scope)
    return replace(inside, logged=True) if inside is not None and inside.params is not None else None


def _mass_head(tokens: list[Token], scope: Scope) -> Head | None:
    """`p(z \\mid x) = …`, and numbers that are defined of mass functions: `\\mathcal{L}(q) = …`."""
    node = _head_node(tokens, scope)
    if node is not None and node.op == "mass":
        return Head(node.text, tuple(part.text for part in node.args))
    at = next((k for k, token in enumerate(tokens) if token.text in ("(", "[") and k > 0), None)
    inside = [token.text for token in tokens[at + 1 : -1]] if at is not None else []
    if not any(text in scope.masses for text in inside):
        return None
    head = spelled_word(tokens[:at])
    named = _head_node(tokens[:at], scope) if head is None else None
    if named is not None and named.op == "sub":
        head = f"{named.args[0].text}_{{{''.join(part.text for part in named.args[1:])}}}"
    elif named is not None and named.op == "name":
        head = named.text
    return Head(functional_name(head, inside)) if head is not None else None


def _own_prime(node: Node, scope: Scope) -> Node:
    r"""`x' = …`, `\theta'_i = …` of a declared number or array: the prime is part of the name that is defined."""
    inner = node.args[0] if node.op in ("prime", "sub") else node
    if node.op == "prime" and inner.op == "name" and isinstance(scope.sort_of(inner.text), Scalar | Range | Tensor):
        return Node("name", (), node.span, inner.text + "'" * int(node.text))
    if node.op == "sub" and inner.op == "prime":
        return Node("sub", (_own_prime(inner, scope), *node.args[1:]), node.span)
    if node.op == "prime" and inner.op == "sub":
        head = _own_prime(Node("prime", inner.args[:1], node.span, node.text), scope)
        return Node("sub", (head, *inner.args[1:]), node.span)
    return node


def primed_head(tokens: list[Token], scope: Scope) -> Head | None:
    """`Define $x' = x - v t$` where nobody has said what x is: a name of its own."""
    node = _head_node(tokens, scope)
    if node is None or node.op != "prime" or node.args[0].op != "name" or scope.sort_of(node.args[0].text) is not None:
        return None
    return Head(node.args[0].text + "'" * int(node.text))


def is_one_name(tokens: list[Token], scope: Scope) -> bool:
    """`a_{n+1}`, `f(x + 1)`, `\\nabla f`: one name's member or value, and no sum, product or power."""
    node = _head_node(tokens, scope)
    return node is not None and node.op in ("name", "sub", "call", "prime", "fn", "mass")


def _head_node(tokens: list[Token], scope: Scope) -> Node | None:
    end = tokens[-1].span.end if tokens else 0
    parser = Parser([*tokens, Token("eof", "", Span(end, end))], scope)
    try:
        node = postfix(parser, atom(parser))
    except Unreadable:
        return None
    return node if parser.here.kind == "eof" else None


def _params(tokens: list[Token]) -> tuple[str, ...] | None:
    names: list[str] = []
    part: list[Token] = []
    for token in [*tokens, Token("mark", ",", Span(0, 0))]:
        if token.text != "," or token.kind != "mark":
            part.append(token)
            continue
        node = _head_node(part, Scope()) if part else None
        if node is not None and node.op == "^" and node.args[0].text in SPREADS and node.args[1].text == "2":
            names.append(f"{node.args[0].text}^{{2}}")
        elif node is None or node.op != "name":
            return None
        else:
            names.append(node.text)
        part = []
    return tuple(names)


def define(head: Head, body: Node, scope: Scope, elaborator: Elaborator) -> tuple[Term, Term]:
    """Enter the definition; return the equation it stands for and its right side. Raises Unreadable."""
    if head.params == ("t",) and not scope.strict:
        scope.symbols.get("t") or scope.infer("t", REAL)  # of a time, x by itself is x(t)
    domains = domains_of(head.name, len(head.params or ()), scope)
    if domains:
        params = [parameter(*pair, scope) for pair in zip(head.params or (), domains, strict=True)]
        spreads = params
    else:
        spreads = _spreads(head, body.span, scope)
        params = [_parameter(name, scope) for name in head.params or ()]
    if sequence := _is_sequence(head, body, scope, elaborator):
        params = [scope.size(head.letters[0])]
    letters = [_letter(name, body, scope, elaborator) for name in head.letters if not sequence]
    params, right = _body(params, letters, body, elaborator)
    if "einstein" in scope.conventions:
        with elaborator.binding(*params, *letters):
            right = summed(right, body.span)
    right = substitute(right, {spread: Pow(param, _HALF) for spread, param in zip(spreads, params, strict=False) if spread is not param})
    if head.logged:
        right = Fn("exp", (right,))
    if head.squared and head.name in scope.symbols and head.name not in scope.inferred:
        message = f"`{head.name}` is declared already, so this is an equation about it and no definition"
        raise Unreadable("not-a-definition", message, body.span, "say `Assume` if it is a hypothesis")
    if head.squared:
        return _squared(head.name, right, body.span, scope), right
    right_value: Term = right
    for letter in reversed(letters):
        assert isinstance(letter.sort, Range)
        right_value = Lam(letter, letter.sort.high, right_value)
    sort = _sort(right_value, params if head.params is not None or sequence else None)
    old = scope.symbols.get(head.name)
    if sort == REAL and _is_whole(right) and (head.name in scope.bounds or (old is not None and old.sort == INTEGER)):
        sort = INTEGER  # `Let $n = 1$`
    used = free_symbols(right_value) - set(params)
    if any(symbol.name == head.name for symbol in used):
        raise Unreadable("circular-definition", f"`{head.name}` is defined by itself", body.span, "give the new value a name of its own")
    untold = None if head.name in scope.inferred else scope.unread.get(head.name)
    two = _is_of_another(head, params, right_value, scope)
    if old is not None and head.name in scope.definitions:
        scope.forget(head.name)
    symbol = scope.declare(head.name, sort)
    _refuse_circles(symbol, right_value, scope, body.span)
    if two:
        scope.unread[head.name] = f"${head.name}$ stands for two functions here, told apart by the letters they are of"
    else:
        scope.define(symbol, tuple(params), right_value)
        for condition in limits(params, domains):
            limit(head.name, condition, scope)
        if untold is not None and head.params is not None and not (domains and is_told(domains)):
            scope.unread[head.name] = untold  # where it is defined was said, and is not known
    places = tuple(Pow(spread, number(2)) if spread is not param else param for spread, param in zip(spreads, params, strict=False))
    if head.params is not None and all(name.name in scope.symbols for place in places for name in free_symbols(place)):
        scope.arguments[head.name] = places
    return Rel("=", _left(symbol, params, letters), right), right


def _is_of_another(head: Head, params: list[Sym], body: Term, scope: Scope) -> bool:
    """`p(x) = …` and then `p(y) = …`: the densities of x and of y, which have one letter for a name."""
    known = scope.definitions.get(head.name)
    if known is None or head.name not in PROBABILITIES or len(known.params) != len(params) or not params:
        return False
    renamed = substitute(known.body, dict(zip(known.params, params, strict=True)))
    return [each.name for each in known.params] != [each.name for each in params] and renamed != body


def _is_whole(value: Term) -> bool:
    return isinstance(value, Num) and value.value.denominator == 1


def _body(params: list[Sym], letters: list[Sym], body: Node, elaborator: Elaborator) -> tuple[list[Sym], Term]:
    """The right side. `f(x) = \\lambda e^{-\\lambda x}` beside data `x_1, \\dots, x_n` is about one number x, since of the list it says nothing."""
    with elaborator.binding(*params, *letters):
        try:
            return params, elaborator.term(body)
        except Unreadable as problem:
            again = elaborator.scope.can_refit(problem.sizes)  # then all of it is read again
            if again or problem.diagnostic.code != "shape-mismatch" or not any(isinstance(each.sort, Tensor) for each in params):
                raise
    single = [Sym(each.name, REAL) if isinstance(each.sort, Tensor) else each for each in params]
    with elaborator.binding(*single, *letters):
        return single, elaborator.term(body)


def _spreads(head: Head, span: Span, scope: Scope) -> list[Sym]:
    """The parameters as names: for `\\sigma^2` that is σ > 0, of which the body speaks."""
    found = []
    for name in head.params or ():
        root = name.removesuffix("^{2}")
        if root == name or name in scope.symbols:
            found.append(_parameter(name, scope))
            continue
        symbol = scope.symbols.get(root) or scope.infer(root, REAL)
        if name != root and root not in scope.inferred and Rel(">", symbol, number(0)) not in scope.hypotheses:
            raise Unreadable("unclear-definition", f"`{root}` is not known to be positive, and `{name}` stands for its square here", span,
                             f"Let ${root} > 0$.")  # fmt: skip
        if symbol.sort == REAL and symbol.name not in scope.definitions:
            scope.assume(Rel(">", symbol, number(0)))
        found.append(symbol)
    return found


def _squared(name: str, right: Term, span: Span, scope: Scope) -> Term:
    """`\\sigma^2 = …`: the square is the name that is defined, and σ its root."""
    square = f"{name}^{{2}}"
    if any(symbol.name in (name, square) for symbol in free_symbols(right)):
        raise Unreadable("circular-definition", f"`{square}` is defined by itself", span, "give the new value a name of its own")
    symbol, root = scope.declare(square, REAL), scope.declare(name, REAL)
    scope.define(symbol, (), right)
    scope.define(root, (), Pow(symbol, _HALF))
    return Rel("=", symbol, right)


def _is_sequence(head: Head, body: Node, scope: Scope, elaborator: Elaborator) -> bool:
    """`S_n = \\sum_{k=1}^n k`, `a_n = 3^n`: the letter is a whole number by declaration, or stands as one, and not only as an index."""
    if len(head.letters) != 1 or "(" in head.name or axis_of(elaborator, head.letters[0], body) is not None:
        return False
    declared = scope.symbols.get(head.letters[0])
    if declared is not None and (declared.sort == INTEGER or declared.name not in scope.inferred):
        return declared.sort == INTEGER
    return _stands_outside(head.letters[0], body)


def _stands_outside(letter: str, node: Node) -> bool:
    """Whether the letter stands anywhere else than below a name."""
    if node.op == "name":
        return node.text == letter
    return any(_stands_outside(letter, part) for part in (node.args[:1] if node.op in ("sub", "sup") else node.args))


def _left(symbol: Sym, params: list[Sym], letters: list[Sym]) -> Term:
    if params:
        return Apply(symbol, tuple(params), (0,) * len(params))
    return Index(symbol, tuple(letters)) if letters else symbol


def _parameter(name: str, scope: Scope) -> Sym:
    known = scope.symbols.get(name)
    if known is not None and not isinstance(known.sort, Function) and name not in scope.definitions:
        return known
    array = scope.array(name)
    return scope.infer(name, array) if array is not None and known is None else Sym(name, REAL)


def _letter(name: str, body: Node, scope: Scope, elaborator: Elaborator) -> Sym:
    declared = scope.symbols.get(name)
    if declared is not None and isinstance(declared.sort, Range) and declared.sort.low is number(1):
        return declared
    size = axis_of(elaborator, name, body)
    return Sym(name, Range(number(1), size if size is not None else _length(scope)))


def _length(scope: Scope) -> Sym:
    """How many entries there are where nobody says it: n, and what stands beside them may say another letter."""
    scope.open |= {"n"} - scope.symbols.keys() - scope.counted
    return scope.size("n")


def _sort(right: Term, params: list[Sym] | None) -> Sort:
    sizes = shape(right)
    result: Sort = Tensor(sizes) if sizes else REAL
    return result if params is None else Function(tuple(param.sort for param in params), result)


def _refuse_circles(symbol: Sym, right: Term, scope: Scope, span: Span) -> None:
    queue, seen = list(free_symbols(right)), set[Sym]()
    while queue:
        here = queue.pop()
        if here is symbol:
            raise Unreadable("circular-definition", f"`{symbol.name}` is defined by itself, through other definitions", span)
        if here in seen:
            continue
        seen.add(here)
        definition = scope.definitions.get(here.name)
        if definition is not None and definition.symbol is here:
            queue.extend(free_symbols(definition.body))


def limit(name: str, condition: Term, scope: Scope) -> None:
    """The definition holds under a condition only: elsewhere the name has no value."""
    known = scope.definitions[name]

    def limited(body: Term) -> Term:
        return Lam(body.var, body.size, limited(body.body)) if isinstance(body, Lam) else Cases(((body, condition),))

    scope.definitions[name] = Definition(known.symbol, known.params, limited(known.body))
