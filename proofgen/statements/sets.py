"""Sets by their usual names: what sort their elements have, and what else is true of them."""

from __future__ import annotations

from dataclasses import replace

from proofgen.math.elaborate import Elaborator
from proofgen.math.latex import latex
from proofgen.math.lexer import Token
from proofgen.math.parser import RELATIONS, Parser
from proofgen.math.scope import Scope
from proofgen.math.shape import number, shape
from proofgen.math.sorts import COMPLEX, INTEGER, REAL, Range, Sort, Tensor
from proofgen.math.syntax import Unreadable
from proofgen.math.term import Constant, Num, Term
from proofgen.span import Span

_KINDS = {"R": REAL, "N": INTEGER, "Z": INTEGER, "C": COMPLEX, "Q": REAL}


def parser_of(tokens: list[Token], scope: Scope) -> Parser:
    end = tokens[-1].span.end if tokens else 0
    return Parser([*tokens, Token("eof", "", Span(end, end))], scope)


def term_of(tokens: list[Token], scope: Scope) -> Term:
    """A size or the end of a range: a bare name that nobody declared counts something."""
    parser = parser_of(tokens, scope)
    node = parser.sum()
    _ended(parser)
    elaborator = Elaborator(scope)
    if node.op == "name" and scope.sort_of(node.text) is None:
        return scope.size(node.text)
    return elaborator.number(node)


def value_of(tokens: list[Token], scope: Scope) -> Term:
    """What a name is compared with: in `Let $a < b$` b is a number as a is."""
    parser = parser_of(tokens, scope)
    node = parser.sum()
    _ended(parser)
    return Elaborator(scope).number(node)


def _ended(parser: Parser) -> None:
    if parser.here.kind != "eof":
        raise Unreadable("unexpected", f"expected the end here, found {parser.shown()}", parser.here.span)


def size_of(tokens: list[Token], scope: Scope) -> Sort | None:
    """The sort that `n \\times m` or a set of numbers alone says; `\\{1, \\dots, n\\}`: of what has one value for each of its elements."""
    if tokens and tokens[0].text == "\\mathbb":
        sort, facts = set_of(tokens, scope)
        return sort if not facts else None
    if tokens and tokens[0].text == "\\{" and any(token.text == "\\dots" for token in tokens):
        sort, _ = set_of(tokens, scope)
        return Tensor((sort.high,)) if isinstance(sort, Range) and sort.low is number(1) else None
    parts = split_at(tokens, "\\times")
    if len(parts) == 2 and all(len(part) == 1 and part[0].kind in ("letter", "number") for part in parts):
        return Tensor(tuple(term_of(part, scope) for part in parts))
    return None


def set_of(tokens: list[Token], scope: Scope) -> tuple[Sort, list[tuple[str, Term]]]:
    """The sort of a set's elements and what else is true of them: (`>`, 0) for the positive numbers."""
    cut = next((k for k, token in enumerate(tokens) if token.text == "\\setminus"), None)
    if cut is not None:
        sort, facts = set_of(tokens[:cut], scope)
        if any(token.text in ("\\mathbb", "(", "[") for token in tokens[cut + 1 : cut + 2]):
            raise Unreadable("unknown-declaration", "what is left out here is no list of elements", tokens[cut + 1].span)
        items = split_at([token for token in tokens[cut + 1 :] if token.text not in ("\\{", "\\}")], ",")
        return sort, [*facts, *(("!=", _member(value_of(item, scope), sort, item[0].span)) for item in items if item)]
    if tokens and tokens[0].text == "\\mathbb":
        return _number_set(tokens, scope)
    if len(parts := split_at(tokens, "\\cup")) == 2:
        left, right = (set_of(part, scope)[1] for part in parts)
        return _without_a_point(left, right, tokens[0].span)
    parser = parser_of(tokens, scope)
    opened = parser.here
    if opened.text in ("(", "[", "]") and any(token.text == "," for token in tokens):
        found = _interval(parser, scope)
        _ended(parser)
        return found
    if opened.text == "\\{":
        return _braced(tokens, scope)
    raise Unreadable("unknown-declaration", "this set is not known", Span(tokens[0].span.start, tokens[-1].span.end) if tokens else opened.span,
                     "write `\\mathbb{R}`, `\\mathbb{R}^n`, `\\mathbb{R}^{m \\times n}`, `\\{1, \\dots, n\\}` or an interval")  # fmt: skip


def _member(term: Term, sort: Sort, span: Span) -> Term:
    """What is taken out of a set of arrays is an array: 0 is the one of zeros."""
    sizes = sort.shape if isinstance(sort, Tensor) else ()
    if len(shape(term)) == len(sizes):
        return term
    if term is not number(0):
        raise Unreadable("unknown-declaration", "what is taken out of this set is none of its elements", span)
    return Constant(term, sizes)


def _number_set(tokens: list[Token], scope: Scope) -> tuple[Sort, list[tuple[str, Term]]]:
    position = 1
    braced = position < len(tokens) and tokens[position].text == "{"
    position += braced
    letter = tokens[position].text if position < len(tokens) else ""
    position += 1 + braced
    if letter not in _KINDS:
        raise Unreadable("unknown-declaration", f"the set `{letter}` is not known", tokens[0].span)
    kind = _KINDS[letter]
    lower, upper = _scripts(tokens[position:])
    facts: list[tuple[str, Term]] = []
    mark = "".join(token.text for token in lower)
    if letter == "N":
        facts.append((">=", number(0) if mark == "0" else scope.first_natural))
    sign = {"+": ">=", "++": ">", ">0": ">", "\\ge0": ">=", "<0": "<", "\\le0": "<=", "\\ne0": "!="}.get(mark) if letter != "N" else None
    power = "".join(token.text for token in upper)
    if power in ("+", "*", "++"):
        sign, upper = {"+": ">=", "++": ">", "*": "!="}[power], []
    if sign is not None:
        facts.append((sign, number(0)))
    if not upper:
        return kind, facts
    sizes: list[Term] = []
    for part in split_at(upper, "\\times"):
        sizes.append(term_of(part, scope))
    return Tensor(tuple(sizes), kind.kind), facts


def _scripts(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    found: dict[str, list[Token]] = {"_": [], "^": []}
    position = 0
    while position < len(tokens) and tokens[position].text in found:
        which = tokens[position].text
        position += 1
        group: list[Token] = []
        if position < len(tokens) and tokens[position].text == "{":
            depth = 1
            position += 1
            while position < len(tokens) and depth:
                depth += {"{": 1, "}": -1}.get(tokens[position].text, 0)
                if depth:
                    group.append(tokens[position])
                position += 1
        elif position < len(tokens):
            group = [tokens[position]]
            position += 1
        found[which] = group
    if position < len(tokens):
        raise Unreadable("unknown-declaration", "this set cannot be read to its end", tokens[position].span)
    return found["_"], found["^"]


def split_at(tokens: list[Token], separator: str) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == separator:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def with_round_ends(tokens: list[Token]) -> list[Token]:
    """`]0, 1[` behind `\\in` or `\\cup` as `(0, 1)`: an end that is turned away is open."""
    for at, token in enumerate(tokens[:-1]):
        if token.text in ("\\in", "\\cup") and tokens[at + 1].text in ("[", "]") and (close := _other_end(tokens, at + 2)):
            for end, turned, round_one in ((at + 1, "]", "("), (close, "[", ")")):
                tokens[end] = replace(tokens[end], text=round_one) if tokens[end].text == turned else tokens[end]
    return tokens


def _other_end(tokens: list[Token], start: int) -> int:
    """Where the interval ends whose first end stands before `start`; 0 if it is none."""
    depth, comma = 0, False
    for at in range(start, len(tokens)):
        text = tokens[at].text
        if depth == 0 and text in ("[", "]"):
            return at if comma else 0
        comma = comma or (depth == 0 and text == ",")
        depth += 1 if text in ("(", "{") else -1 if text in (")", "}") else 0
        if depth < 0:
            return 0
    return 0


def _interval(parser: Parser, scope: Scope) -> tuple[Sort, list[tuple[str, Term]]]:
    elaborator = Elaborator(scope)
    opened = parser.next()
    low = elaborator.number(parser.sum())
    parser.expect(",")
    high = elaborator.number(parser.sum())
    closed = parser.next()
    facts: list[tuple[str, Term]] = []
    if "infty" not in latex(low):
        facts.append((">=" if opened.text == "[" else ">", low))
    if "infty" not in latex(high):
        facts.append(("<=" if closed.text == "]" else "<", high))
    return REAL, facts


def _without_a_point(left: list[tuple[str, Term]], right: list[tuple[str, Term]], span: Span) -> tuple[Sort, list[tuple[str, Term]]]:
    """`(-\\infty, a) \\cup (a, \\infty)`: two open ends that meet. Other unions are not known."""
    gone = next((value for operator, value in left if operator == "<"), None)
    if gone is None or (">", gone) not in right or any(operator == "one of" for operator, _ in (*left, *right)):
        raise Unreadable("unknown-declaration", "this union of sets is not known", span, "write what holds of it: `Let $x \\ne 0$`")
    ends = [fact for fact in (*left, *right) if fact not in (("<", gone), (">", gone))]
    return REAL, [*ends, ("!=", gone)]


def _braced(tokens: list[Token], scope: Scope) -> tuple[Sort, list[tuple[str, Term]]]:
    close = next((k for k, token in enumerate(tokens) if token.text == "\\}"), len(tokens))
    items = split_at(tokens[1:close], ",")
    lower, upper = _scripts(tokens[close + 1 :])
    if lower:
        raise Unreadable("unknown-declaration", "this set cannot be read to its end", lower[0].span)
    dots = [k for k, item in enumerate(items) if item and item[0].text == "\\dots"]
    if dots:
        return Range(term_of(items[0], scope), term_of(items[-1], scope)), []
    values = [value_of(item, scope) for item in items if item]
    integral = all(isinstance(v, Num) and v.value.denominator == 1 for v in values)
    kind = INTEGER if integral else REAL
    facts = [("one of", value) for value in values]
    numbers = [v.value for v in values if isinstance(v, Num)]
    if integral and len(numbers) > 2 and [n - numbers[0] for n in numbers] == list(range(len(numbers))) and not upper:
        return Range(values[0], values[-1]), []
    if upper:
        return Tensor(tuple(term_of(part, scope) for part in split_at(upper, "\\times")), kind.kind), facts
    return kind, facts


def split_chain(tokens: list[Token]) -> list[tuple[str, list[Token]]]:
    """The parts between relation signs, each with the sign before it; the first has none."""
    parts: list[tuple[str, list[Token]]] = [("", [])]
    for token in tokens:
        if token.text in RELATIONS and token.kind in ("mark", "command"):
            parts.append((RELATIONS[token.text], []))
        else:
            parts[-1][1].append(token)
    return parts
