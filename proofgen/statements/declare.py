"""Declarations: `x, y \\in S`, `f \\colon A \\to B`, `a, b > 0`, `i = 1, \\dots, n`, and bare names with words after them."""

from __future__ import annotations

import re

from proofgen.math.atoms import atom
from proofgen.math.elaborate import Elaborator
from proofgen.math.elaborate_names import mass_function
from proofgen.math.lexer import Token
from proofgen.math.names import spelled_word
from proofgen.math.notation import RELATION_SIGNS
from proofgen.math.operators import NAMED
from proofgen.math.parser import RELATIONS
from proofgen.math.postfix import postfix
from proofgen.math.primes import marked
from proofgen.math.scope import Scope
from proofgen.math.shape import number, shape
from proofgen.math.sizes import is_size
from proofgen.math.sorts import COMPLEX, INTEGER, REAL, Function, Range, Scalar, Sort, Tensor
from proofgen.math.syntax import Node, Unreadable, nodes
from proofgen.math.term import And, Fn, ForAll, Index, Or, Rel, Sym, Term
from proofgen.math.walk import free_symbols
from proofgen.span import Span
from proofgen.statements import distributions
from proofgen.statements.define import SPREADS
from proofgen.statements.facts import suspect
from proofgen.statements.functions import function_of, mapping
from proofgen.statements.sequences import sequence_of, with_sequences
from proofgen.statements.sets import parser_of, set_of, split_at, split_chain, term_of, value_of


def is_declaration(tokens: list[Token]) -> bool:
    """Does a membership, a mapping arrow or a distribution stand at the top?"""
    return any(token.text in ("\\in", "\\colon", "\\sim", "\\to") or (token.text == ":" and token.kind == "mark") for token in tokens)


def declare(clauses: list[list[Token]], scope: Scope) -> list[Sym]:
    """Take the comma-separated clauses of a declaring formula into the scope. Raises Unreadable; returns the symbols declared."""
    joint = next((token for clause in clauses for token in clause if token.text in _JOINTS or _is_alternative(token)), None)
    if joint is not None:
        raise Unreadable(
            "unknown-declaration", "this joins several statements, and declares none of them", joint.span, "say each with its own `Let`"
        )
    declared: list[Sym] = []
    pending: list[list[Token]] = []
    clauses = with_sequences(clauses)
    for number_of, clause in enumerate(clauses):
        at = next((k for k, token in enumerate(clause) if token.text in RELATIONS or token.text == "\\sim"), None)
        if at is None:
            if clause[0].text == "\\dots" and number_of + 1 < len(clauses):
                continue
            if _continues_range(clauses, number_of):
                continue
            pending.append(clause)
            continue
        orders = sum(RELATIONS.get(token.text) in ("<", "<=", ">", ">=") for token in clause)
        if orders and not pending and (orders > 1 or clause[0].kind == "number" or clause[0].text in ("-", "|", "\\lvert")):
            declared += _order(clause, scope)
            continue
        names = [*pending, clause[:at]]
        pending = []
        declared += _related(names, clause[at], clause[at + 1 :], clauses[number_of + 1 :], scope)
    for clause in pending:
        sequence = _SEQUENCE.fullmatch("".join(token.text for token in clause))
        declared += [scope.declare(sequence[1], Function((INTEGER,), REAL))] if sequence is not None else _bare(clause, scope)
    return declared


def _is_alternative(token: Token) -> bool:
    return token.kind == "text" and re.search(r"\b(?:or|either|unless|not|except)\b", token.text, re.I) is not None


_JOINTS = frozenset({"\\lor", "\\vee", "\\land", "\\wedge", "\\neg", "\\lnot"})
_SEQUENCE = re.compile(
    r"\(([A-Za-z])_\{?[a-z]\}?\)(?:_\{?[a-z](?:\\in\\mathbb\{?N\}?(?:_0)?|\\geq?[01])\}?)?"
)  # `(a_k)`, `(a_k)_{k \\ge 1}`


def _continues_range(clauses: list[list[Token]], number_of: int) -> bool:
    return number_of >= 2 and clauses[number_of - 1][0].text == "\\dots"


def _related(names: list[list[Token]], relation: Token, right: list[Token], later: list[list[Token]], scope: Scope) -> list[Sym]:
    operator = RELATIONS.get(relation.text, relation.text)
    if operator == "in":
        return [symbol for name in names for symbol in _in_set(name, right, scope)]
    if operator == "colon":
        return [mapping(_name(name, scope), right, scope, relation.span) for name in names]
    if operator in ("<", "<=", ">", ">=", "!="):
        known = set(scope.symbols)
        signed = [_signed(name, operator, right, scope) for name in names]
        other = "".join(token.text for token in right)
        return signed + ([scope.symbols[other]] if other in scope.symbols and other not in known else [])  # `Let $a < b$ be real`
    if operator == "=" and later and later[0][0].text == "\\dots" and len(later) > 1:
        low, high = term_of(right, scope), term_of(later[1], scope)
        return [scope.declare(_name(name, scope), Range(low, high)) for name in names]
    if operator == "~":
        return [_random(name, right, scope) for name in names]
    raise Unreadable("unknown-declaration", "this declares nothing that can be read", relation.span, "write `Let $x \\in \\mathbb{R}$`")


def _random(name: list[Token], right: list[Token], scope: Scope) -> Sym:
    """`X \\sim \\mathcal N(\\mu, \\sigma^2)`: a real number, unless the name has a sort already."""
    sequence = sequence_of(name, scope)
    if sequence is not None:
        text, symbol = sequence[0], _listed(sequence, REAL, [], scope)
    else:
        head = _head(name, scope)
        text = head.args[0].text if head.op == "sub" else head.text
        symbol = scope.symbols.get(text) or (_family(head, REAL, [], scope) if head.op == "sub" else scope.declare(text, REAL))
    if not distributions.distributed(symbol, right, scope, independent=False):
        distributions.random((symbol,), scope)
        scope.unread[text] = f"${text}$ is random, and its distribution is not used"
    return symbol


def membership(tokens: list[Token], scope: Scope) -> list[Term]:
    """`c \\in [0, 1]` as a condition on names that are known. Raises Unreadable for a set that relations do not describe."""
    at = next((k for k, token in enumerate(tokens) if token.text == "\\in"), None)
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    if at is None:
        raise Unreadable("unclear-condition", "this condition cannot be read", span)
    sort, facts = set_of(tokens[at + 1 :], scope)
    found: list[Term] = []
    for part in split_at(tokens[:at], ","):
        name = _name(part, scope)
        symbol = scope.symbols.get(name)
        fresh = symbol is None or name in scope.inferred
        if symbol is None or fresh:
            symbol = scope.declare_anew(name, sort)
            scope.hypotheses = [h for h in scope.hypotheses if not (is_size(h) and symbol in free_symbols(h))]
        scope.for_all(symbol, tuple(Rel(operator, symbol, value) for operator, value in facts))
        for operator, value in facts if fresh and sort == INTEGER else ():
            if operator == ">=":
                scope.assume(Rel(operator, symbol, value))  # it goes on to be a whole number, and so to be one of these
        if symbol.sort == sort:
            bounds: list[tuple[str, Term]] = facts
        elif isinstance(sort, Range) and isinstance(symbol.sort, Range):
            bounds = [(">=", sort.low), ("<=", sort.high)]
        elif sort == REAL and symbol.sort == INTEGER and not facts:
            message = f"`{symbol.name}` was declared as a whole number, and is more here"
            raise Unreadable("unclear-condition", message, span, "declare a name of its own for it")
        elif sort == REAL and isinstance(symbol.sort, Scalar):
            bounds = facts
            found += [Rel("=", Fn("conj", (symbol,)), symbol)] if symbol.sort == COMPLEX else []
        else:
            raise Unreadable(
                "unclear-condition", f"`{symbol.name}` was declared as something else", span, "declare a name of its own for it"
            )
        if any(operator == "one of" for operator, _ in bounds):
            found.append(Or(tuple(Rel("=", symbol, value) for _, value in bounds)))
        else:
            found += [Rel(operator, symbol, value) for operator, value in bounds]
    return found


def _order(clause: list[Token], scope: Scope) -> list[Sym]:
    """`0 < c < 1`, `|x| < 1`: the names in it that nobody declared are real numbers, and the relation holds."""
    node = parser_of(clause, scope).chain()
    fresh_names = [
        part.text for part in nodes(node) if part.op == "name" and scope.sort_of(part.text) is None and part.text not in ("e", "\\pi")
    ]
    if node.op != "chain" or any(part.op not in ("name", "number", "neg", "*", "abs") for part in node.args):
        raise Unreadable("unknown-declaration", "this declares nothing that can be read", node.span, "write `Let $x > 0$`")
    declared = [scope.declare_ordered(name) for name in dict.fromkeys(fresh_names)]
    scope.assume(Elaborator(scope).statement(node))
    return declared or [scope.symbols[part.text] for part in node.args if part.op == "name" and part.text in scope.symbols]


def _name(tokens: list[Token], scope: Scope) -> str:
    """The one name these tokens spell."""
    node = _head(tokens, scope)
    if node.op == "name":
        return node.text
    raise Unreadable("unknown-declaration", "only a name can be declared", node.span)


def _head(tokens: list[Token], scope: Scope) -> Node:
    word = _spelled_word(tokens)
    if word is not None:
        return word
    primed = _primed(tokens, scope)
    if primed is not None:
        return primed
    parser = parser_of(tokens, scope if _is_mass(tokens, scope) else Scope())
    node = postfix(parser, atom(parser))
    if node.op == "mass" and parser.here.kind == "eof":
        return node
    spread = node.op == "^" and node.args[0].text in SPREADS and node.args[1].text == "2"
    if spread and parser.here.kind == "eof":
        return node.args[0]  # `variance $\\sigma^2$`
    if node.op == "sub" and node.args[0].op == "name" and parser.here.kind == "eof" and _is_plain_index(node, scope):
        return node
    if parser.here.kind != "eof" or node.op not in ("name", "sub"):
        if node.op == "name" and parser.at("("):
            return Node("call", (node,), node.span)
        raise Unreadable("unknown-declaration", "this declares no name", Span(tokens[0].span.start, tokens[-1].span.end),
                         "write `Let $x \\in \\mathbb{R}$`")  # fmt: skip
    if node.op == "sub":
        shown = ",".join(part.text for part in node.args[1:])
        text = "".join(t.text for t in tokens if t.text not in ("{", "}", "_"))[len(node.args[0].text.replace("{", "").replace("}", "")) :]
        return Node("name", (), node.span, f"{node.args[0].text}_{{{text or shown}}}")
    return node


def _is_mass(tokens: list[Token], scope: Scope) -> bool:
    return bool(scope.masses) and len(tokens) > 2 and tokens[0].text in scope.masses and tokens[1].text == "("


def _mass(head: Node, scope: Scope) -> tuple[Sym, tuple[Sym, ...]]:
    """A mass function and the names in its brackets."""
    names = [part.text for part in head.args]
    return mass_function(scope, head.text, names), tuple(scope.symbols[name] for name in names)


def _primed(tokens: list[Token], scope: Scope) -> Node | None:
    """`x'`, `a'_b`, `a_{b'}` as one name; `x'_i` with an index letter as a family x'."""
    parser = parser_of(tokens, Scope())
    node = atom(parser)
    if node.op == "prime" and node.args[0].op == "name" and parser.here.kind == "eof":  # \mathbf{x'}
        return Node("name", (), node.span, node.args[0].text + "'" * int(node.text))
    found = marked(parser, node.text) if node.op == "name" else None
    if found is None or parser.ahead(found.length).kind != "eof":
        return None
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    name = Node("name", (), span, found.name)
    letter = found.bare.removeprefix(f"{found.stem}_{{").removesuffix("}")
    family = Node("sub", (Node("name", (), span, found.stem + found.primes), Node("name", (), span, letter)), span)
    return family if found.primes and found.bare != found.stem and _is_plain_index(family, scope) else name


def _is_plain_index(node: Node, scope: Scope) -> bool:
    """`x_i`: a family of which i is the index; but `h_{t-1}` and `x_t` with t a number are names of their own."""
    return all(part.op == "name" and len(part.text) == 1 and part.text in "ijklmnpqrsuv" and not isinstance(scope.sort_of(part.text), Scalar)
               for part in node.args[1:])  # fmt: skip


def _spelled_word(tokens: list[Token]) -> Node | None:
    word = spelled_word(tokens)
    return Node("name", (), Span(tokens[0].span.start, tokens[-1].span.end), word) if word is not None else None


# ---------------------------------------------------------------- sets


def _in_set(name: list[Token], right: list[Token], scope: Scope) -> list[Sym]:
    sort, facts = set_of(right, scope)
    if (sequence := sequence_of(name, scope)) is not None:
        return [_listed(sequence, sort, facts, scope)]
    head = _head(name, scope)
    if head.op == "call":
        return [function_of(head, name, sort, scope)]
    if head.op == "sub":
        return [_family(head, sort, facts, scope)]
    symbol = scope.declare_anew(head.text, sort)
    _assume_entrywise(symbol, facts, scope)
    return [symbol]


def _family(head: Node, sort: Sort, facts: list[tuple[str, Term]], scope: Scope) -> Sym:
    """`x_i \\in \\mathbb R^d`: a family indexed in front of the members' own axes."""
    part = next((each for each in head.args[1:] if isinstance(low := scope.sort_of(each.text), Range) and low.low is not number(1)), None)
    if part is not None:
        raise Unreadable("unknown-declaration", f"this is said of some entries alone: `{part.text}` does not begin at 1", head.span,
                         "declare the array first: Let $x \\in \\mathbb{R}^n$.")  # fmt: skip
    sizes: list[Term] = []
    inner = sort.shape if isinstance(sort, Tensor) else ()
    free = [letter for letter in "nmlNM" if all(not isinstance(size, Sym) or size.name != letter for size in inner)]
    for k, part in enumerate(head.args[1:]):
        declared = scope.sort_of(part.text)
        sizes.append(declared.high if isinstance(declared, Range) and declared.low is number(1) else scope.size(free[k]))
    kind = sort.kind if isinstance(sort, Tensor | Scalar) else "integer"
    symbol = scope.declare_anew(head.args[0].text, Tensor((*sizes, *inner), kind))
    if inner:
        scope.members[symbol.name] = sort
    _assume_entrywise(symbol, facts, scope)
    return symbol


def _listed(sequence: tuple[str, Term], sort: Sort, facts: list[tuple[str, Term]], scope: Scope) -> Sym:
    """`x_1, \\dots, x_n \\in \\mathbb R^d`: as many members, each with its own axes."""
    scope.listed.add(sequence[0])
    name, size = sequence
    inner = sort.shape if isinstance(sort, Tensor) else ()
    symbol = scope.declare_anew(name, Tensor((size, *inner), sort.kind if isinstance(sort, Tensor | Scalar) else "integer"))
    if inner:
        scope.members[name] = sort
    _assume_entrywise(symbol, facts, scope)
    return symbol


def _assume_entrywise(symbol: Sym, facts: list[tuple[str, Term]], scope: Scope) -> None:
    """Signs and bounds of a set hold for every entry; values of a finite set are alternatives. An array is left out of a set of arrays as a whole."""
    sizes = symbol.sort.shape if isinstance(symbol.sort, Tensor) else ()
    letters = tuple(Sym(letter, Range(number(1), size)) for letter, size in zip("ijkl", sizes, strict=False))
    entry: Term = Index(symbol, letters) if letters else symbol
    alternatives = [Rel("=", entry, value) for operator, value in facts if operator == "one of"]
    statements: list[Term] = [Rel(operator, entry, value) for operator, value in facts if operator != "one of" and not shape(value)]
    if alternatives:
        statements.append(Or(tuple(alternatives)))
    for statement in statements:
        for letter in reversed(letters):
            statement = ForAll(letter, statement)
        scope.assume(statement)
    for operator, value in facts:
        if shape(value):
            outer = letters[: len(sizes) - len(shape(value))]
            member: Term = Rel(operator, Index(symbol, outer) if outer else symbol, value)
            for letter in reversed(outer):
                member = ForAll(letter, member)
            scope.assume(member)


# ---------------------------------------------------------------- other forms


def _signed(name: list[Token], operator: str, right: list[Token], scope: Scope) -> Sym:
    """`\\sigma > 0`: a real number of that sign, unless the name has a sort already."""
    if (sequence := sequence_of(name, scope)) is not None:
        return _listed(sequence, REAL, [(operator, value_of(right, scope))], scope)
    head = _head(name, scope)
    if head.op in ("sub", "mass"):
        symbol, letters = _mass(head, scope) if head.op == "mass" else _members(head, scope)
        statement: Term = Rel(operator, Index(symbol, letters), value_of(right, scope))
        held = [letter for letter in letters if letter.name in scope.fixed and scope.symbols.get(letter.name) is letter]
        for letter in reversed([each for each in letters if each not in held]):
            statement = ForAll(letter, statement)
        scope.assume(statement)
        suspect(statement, held, scope)
        return symbol
    if head.op != "name":
        raise Unreadable("unknown-declaration", "only a name can be declared", head.span)
    symbol = scope.symbols.get(head.text) or scope.declare_ordered(head.text)
    scope.declared.add(head.text)
    bounds = split_chain(right)
    if any(sign and sign not in RELATION_SIGNS for sign, _ in bounds):
        span = Span(right[0].span.start, right[-1].span.end)
        raise Unreadable("unknown-declaration", "this declares two things at once", span, "write `Let $x \\in \\mathbb{R}$ with $x > 0$`")
    statements: list[Term] = []
    left: Term = symbol
    for sign, part in [(operator, bounds[0][1]), *bounds[1:]]:
        value = value_of(part, scope)
        statements.append(Rel(sign, left, value))
        left = value
    scope.assume(statements[0] if len(statements) == 1 else And(tuple(statements)))
    return symbol


def _members(head: Node, scope: Scope) -> tuple[Sym, tuple[Sym, ...]]:
    """A family and the letters that pick a member."""
    symbol = scope.symbols.get(head.args[0].text)
    if symbol is None or not isinstance(symbol.sort, Tensor):
        symbol = _family(head, REAL, [], scope)
    assert isinstance(symbol.sort, Tensor)
    for part, size in zip(head.args[1:], symbol.sort.shape, strict=False):
        known = scope.sort_of(part.text)
        if isinstance(known, Range) and known != Range(number(1), size):
            raise Unreadable("unknown-declaration", f"`{part.text}` runs over some of the entries alone here", head.span,
                             "say it as a condition: Suppose $x_i > 0$ for all $i \\in \\{2, \\dots, n\\}$.")  # fmt: skip
    return symbol, tuple(Sym(part.text, Range(number(1), size)) for part, size in zip(head.args[1:], symbol.sort.shape, strict=False))


def _bare(clause: list[Token], scope: Scope) -> list[Sym]:
    """A name alone: `Let $x$ be …`. What it is, the words that follow or its first use will say; `\\varphi(t)` is a function of t."""
    if len(clause) == 1 and clause[0].text.lstrip("\\") in NAMED:
        return []  # `We write $\\log$ for the natural logarithm`
    if (sequence := sequence_of(clause, scope)) is not None:
        return [_listed(sequence, REAL, [], scope)]
    head = _head(clause, scope)
    if head.op == "mass":
        return [_mass(head, scope)[0]]
    if head.op == "call":
        return [function_of(head, clause, REAL, scope)]
    if head.op == "sub" and head.args[0].text in ("\\delta", "\\varepsilon", "\\epsilon") and len(head.args) > 2:
        return []  # Kronecker's and Levi-Civita's symbols are known
    if head.op == "sub":
        family = scope.symbols.get(head.args[0].text)
        array = scope.array(head.args[0].text) if head.args[0].text in scope.ranks else None
        if family is None and array is not None:
            family = scope.infer(head.args[0].text, array)
        return [family if family is not None and isinstance(family.sort, Tensor) else _family(head, REAL, [], scope)]
    known = scope.symbols.get(head.text)
    array = scope.array(head.text) if head.text in scope.ranks else None
    if known is None and array is not None:
        return [scope.infer(head.text, array)]
    return [known] if known is not None else [Sym(head.text, REAL)]
