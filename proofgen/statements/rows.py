"""A formula's layout: rows of an aligned block, clauses of a row, the author's reason beside it, its number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from proofgen.math.atoms import is_word
from proofgen.math.lexer import Token
from proofgen.math.parser import RELATIONS
from proofgen.math.syntax import Unreadable
from proofgen.math.term import Term
from proofgen.span import SourceText, Span
from proofgen.statements.reasons import grounds_of, reason_of
from proofgen.statements.units import refuse_units

ROW_ENVIRONMENTS = frozenset(
    [
        "equation",
        "align",
        "aligned",
        "gather",
        "gathered",
        "alignat",
        "alignedat",
        "multline",
        "split",
        "eqnarray",
        "flalign",
        "displaymath",
        "array*",
    ]
)
_CONDITION = re.compile(
    r"\s*(?:and\s+)?(for|if|when|whenever|where|with|given|provided|providing|assuming|supposing|as long as|so long as|all|every|each|any|that|\s)+",
    re.I,
)
_OF_A_KIND = re.compile(
    r"\s*for (?:all|any|every|each) (?:(?:real|complex|integer) )?(?:real|complex|integers?|numbers?|values?|scalars?|vectors?|matrix|matrices)\s*",
    re.I,
)
_FOR_ALL = re.compile(r"\s*,?\s*for (?:all|any|every|each|arbitrary)\b", re.I)
_OPERATORS = frozenset({"+", "-", "\\pm", "\\mp", "\\cdot", "\\times", "*", "/"})
_JOINTS = frozenset({"\\iff", "\\implies", "\\vee", "\\wedge"})
_SO = re.compile(r"\s*(?:and\s+)?(?:so|hence|thus|therefore|then|but|while|whereas|i\.?e\.?,?|that is,?)\s*", re.I)
_MARK = re.compile(r"\s*\d*\s*(?:\([\w.'*:-]+\)\s*)?[✓✗?!○]?\s*")
_JOIN = re.compile(r"(and|or|,|\s)+", re.I)


@dataclass(slots=True)
class Clause:
    """Part of a row: an expression's or relation's tokens, and whether words (`for`, ∀) make it a condition.

    lead: what a joint at its beginning leads from. anew: `for all real numbers`, whatever was supposed of the names behind it.
    """

    tokens: list[Token]
    condition: bool = False
    lead: list[Token] = field(default_factory=list)
    anew: bool = False

    def copy(self) -> Clause:
        return Clause(self.tokens[:], self.condition, self.lead[:], self.anew)


@dataclass(slots=True)
class Row:
    clauses: list[Clause] = field(default_factory=list)
    reason: str = ""
    grounds: list[list[Token]] = field(default_factory=list)  # formulas that the reason rests on
    tag: str = ""
    label: str = ""
    columns: bool = False  # an ampersand parts two relations
    existence: Span | None = None  # where it says `for some`
    letters: dict[str, tuple[Term, Term]] = field(default_factory=dict)  # listed beside it, `k = 1, \\dots, n`, and no index in it

    def copy(self) -> Row:
        """Another one that says the same, to be changed without changing this one."""
        clauses = [clause.copy() for clause in self.clauses]
        grounds = [tokens[:] for tokens in self.grounds]
        return Row(clauses, self.reason, grounds, self.tag, self.label, self.columns, self.existence, dict(self.letters))


def rows_of(tokens: list[Token], source: SourceText) -> list[Row]:
    """The rows of a formula. `tokens` are visible tokens with their eof."""
    refuse_units(tokens)
    parts = _split_rows(_unbraced(tokens[:-1]))
    if any(token.kind == "begin" and token.text.startswith("multline") for token in tokens):
        parts = [[token for part in parts for token in part]]
    rows: list[Row] = []
    for part in parts:
        row = _row(part, source)
        if rows and rows[-1].clauses and row.clauses and _goes_on(part, row):
            _join(rows[-1], row)
        elif row.clauses or row.reason or row.existence is not None:
            rows.append(row)
    return rows


_CASES = frozenset({"cases", "dcases", "rcases"})
_OPEN_LEFT = "\\left."
_STACKED = _CASES | frozenset({"array", "aligned", "gathered", "align", "matrix", "split", "alignedat"})


def brace_of(tokens: list[Token]) -> Literal["", "left", "right"]:
    """On which side of a system its brace stands; "" where the formula is none. `tokens` are those of `rows_of`."""
    if _unbraced(tokens[:-1]) == tokens[:-1]:
        return ""
    first = next(token for token in tokens if token.kind != "quad")
    return "right" if first.text in (_OPEN_LEFT, "rcases") else "left"


def _unbraced(tokens: list[Token]) -> list[Token]:
    """A system behind a brace, `\\begin{cases} x + y = 3 \\\\ x - y = 1 \\end{cases}`: its rows, where each is a relation and the brace is all there is."""
    inner = [token for token in tokens if token.kind not in ("quad", "tag", "label")]
    while inner and inner[-1].text in (".", ",", ";"):
        inner = inner[:-1]
    braced = bool(inner) and (
        (inner[0].text == "\\{" and inner[0].side == "left")
        or (inner[0].text == _OPEN_LEFT and inner[-1].text == "\\}" and inner[-1].side == "right")
    )
    if braced:
        inner = inner[1:-1] if inner[-1].side == "right" else inner[1:]
    begin = inner[0] if inner else None
    if (
        begin is None
        or begin.kind != "begin"
        or begin.text not in (_STACKED if braced else _CASES)
        or inner[-1].kind != "end"
        or inner[-1].text != begin.text
    ):
        return tokens
    body = inner[1:-1]
    if begin.text in ("array", "alignedat"):
        body = body[_group(body, 0, "{", "}") :]
    if any(token.kind in ("begin", "end") for token in body):
        return tokens
    rows = [row for row in _split_rows(body) if row]
    return body if len(rows) > 1 and all(_is_relation(row) for row in rows) else tokens


def _is_relation(row: list[Token]) -> bool:
    """`x + y = 3`, with or without ampersands around its sign, and no `if` or `for` that would make it a branch."""
    row = _without_mark(row)
    if any(token.kind == "text" for token in row):
        return False
    columns: list[list[Token]] = [[]]
    for token in row:
        if token.text == "&":
            columns.append([])
        else:
            columns[-1].append(token)
    signs = [token for token in row if token.text in RELATIONS and token.kind in ("mark", "command")]
    return len(signs) == 1 and signs[0] is not row[0] and not (len(columns) == 2 and columns[0] and _ends_value(columns))


def _without_mark(row: list[Token]) -> list[Token]:
    """What a handout of ours has beside a row: its number, and the sign of its verdict."""
    if not row or row[-1].kind != "text" or not _MARK.fullmatch(row[-1].text):
        return row
    row = row[:-1]
    while row and row[-1].text == "&":
        row = row[:-1]
    return row


def _ends_value(columns: list[list[Token]]) -> bool:
    """A value and beside it its condition: `x & x > 0`, where `x &= 0` has its sign at an edge."""
    first, second = columns
    edges = (first[-1], second[0]) if second else (first[-1],)
    return not any(edge.text in RELATIONS for edge in edges)


def _goes_on(tokens: list[Token], row: Row) -> bool:
    """`&\\quad + b`: the row goes on with the expression above it. A new line's own minus stands before its first ampersand."""
    indented = tokens[0].text == "&" or tokens[0].kind == "quad"
    return indented and row.clauses[0].tokens[0].text in _OPERATORS and not row.clauses[0].condition


def _join(above: Row, row: Row) -> None:
    above.clauses[-1].tokens += row.clauses[0].tokens
    above.clauses += row.clauses[1:]
    above.reason, above.tag, above.label = row.reason or above.reason, row.tag or above.tag, row.label or above.label


def _split_rows(tokens: list[Token]) -> list[list[Token]]:
    rows: list[list[Token]] = [[]]
    depth = 0
    skip = 0
    for position, token in enumerate(tokens):
        if skip:
            skip -= 1
            continue
        if token.kind in ("begin", "end"):
            if token.text.rstrip("*") in ROW_ENVIRONMENTS:
                if token.text.startswith("alignat") and token.kind == "begin":
                    skip = _group(tokens, position + 1, "{", "}")
                continue
            depth += 1 if token.kind == "begin" else -1
        elif token.text in ("(", "[", "{", "\\{") and token.kind in ("mark", "command"):
            depth += 1
        elif token.text in (")", "]", "}", "\\}") and token.kind in ("mark", "command"):
            depth -= 1
        if token.text == "\\\\" and depth <= 0:
            rows.append([])
            skip = _group(tokens, position + 1, "[", "]")
            depth = 0
        else:
            rows[-1].append(token)
    return rows


def _group(tokens: list[Token], start: int, opening: str, closing: str) -> int:
    """How many tokens an optional group here takes: `\\\\[2pt]`."""
    if start >= len(tokens) or tokens[start].text != opening:
        return 0
    for position in range(start, min(start + 8, len(tokens))):
        if tokens[position].text == closing:
            return position - start + 1
    return 0


def _row(tokens: list[Token], source: SourceText) -> Row:
    row = Row()
    for token in tokens:
        _tagged(row, token)
    tokens = [token for at, token in enumerate(tokens) if token.kind not in ("tag", "label") and not _beside_or(tokens, at)]
    current: list[Token] = []
    condition = anew = False
    depth = 0

    def flush() -> None:
        nonlocal current
        if current:
            row.clauses.append(Clause(current, condition, anew=condition and anew))
        current = []

    for position, token in enumerate(tokens):
        depth += 1 if token.kind == "begin" or token.text in ("(", "[", "{", "\\{", "\\langle") else 0
        depth -= 1 if token.kind == "end" or token.text in (")", "]", "}", "\\}", "\\rangle") else 0
        if depth > 0 or token.kind == "end":
            current.append(token)
        elif token.text == "&" and token.kind == "mark":
            if _begins_column(current, tokens[position + 1 :]):
                flush()
                row.columns = True
        elif token.kind == "text" and not (is_word(token.text) and not _JOIN.fullmatch(token.text)):
            if _CONDITION.fullmatch(token.text) or _OF_A_KIND.fullmatch(token.text):
                flush()
                condition, anew = True, _FOR_ALL.match(token.text) is not None
            elif _JOIN.fullmatch(token.text):
                if token.text.strip().startswith("or"):
                    current.append(token)
                else:
                    flush()
            elif _SO.fullmatch(token.text):
                flush()
                condition = False
            elif re.search(r"\b(?:for|with) some\b|\bthere (?:is|are|exists?)\b", token.text, re.I):
                flush()
                row.existence = token.span
                break
            else:
                limits = condition and bool(current)
                flush()
                row.reason = reason_of(tokens[position:], source, limits)
                row.grounds = grounds_of(tokens[position:], source)
                break
        elif token.text == "\\forall":
            flush()
            condition = anew = True
        elif token.text == "," and _splits_number(tokens, position):
            raise Unreadable("unexpected", "is this comma part of a number?", token.span, "write `1000` or `1{,}000`")
        elif token.text in (",", ";") or token.kind == "quad" or (condition and token.text == ":" and depth == 0):
            flush()
            condition = condition and token.text == ","
        else:
            current.append(token)
    flush()
    _without_stops(row)
    return row


def _without_stops(row: Row) -> None:
    for clause in row.clauses:
        while clause.tokens and clause.tokens[-1].text in (".", ",") and clause.tokens[-1].kind == "mark":
            clause.tokens.pop()
    row.clauses = [clause for clause in row.clauses if clause.tokens]


def _beside_or(tokens: list[Token], position: int) -> bool:
    """`x = 2, \\quad\\text{or}\\quad x = -2`: one claim, with room around its middle."""
    if not _parts(tokens[position]):
        return False
    before = next((token for token in reversed(tokens[:position]) if not _parts(token)), None)
    after = next((token for token in tokens[position + 1 :] if not _parts(token)), None)
    return any(each is not None and _is_or(each) for each in (before, after))


def _parts(token: Token) -> bool:
    return token.kind == "quad" or token.text == ","


def _is_or(token: Token) -> bool:
    return token.text == "\\vee" or (token.kind == "text" and token.text.strip() == "or")


def _begins_column(before: list[Token], after: list[Token]) -> bool:
    """`x &= 1 & y &= 2`: the ampersand that parts two relations of one row, not one that lines up a sign."""
    signs = {*RELATIONS, *_OPERATORS, *_JOINTS}
    full = any(token.text in RELATIONS for token in before) and before[-1].text not in signs
    first = next((token for token in after if token.text != "&" and token.kind != "quad"), None)
    relates = any(token.text in RELATIONS for token in after)
    return full and relates and first is not None and first.text not in signs and first.kind != "text"


def _splits_number(tokens: list[Token], position: int) -> bool:
    """`1,000` without a blank."""
    if not 0 < position < len(tokens) - 1:
        return False
    before, comma, after = tokens[position - 1 : position + 2]
    near = before.span.end == comma.span.start and comma.span.end == after.span.start
    return near and before.kind == after.kind == "number" and len(after.text) == 3 and len(before.text) <= 3


def _tagged(row: Row, token: Token) -> None:
    if token.kind == "tag":
        row.tag = token.text.strip()
    elif token.kind == "label":
        row.label = token.text.strip()
