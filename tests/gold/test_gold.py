"""Each formula of the gold corpus is read as a mathematician reads it, at its place, and typed again and read is the same term."""

from __future__ import annotations

import re
from functools import cache

import pytest
from gold import NAMES, expected, gold, lines, reading, source
from spelled import spelled

from proofgen.math.latex import latex
from proofgen.math.lexer import tokenize
from proofgen.math.term import Rel, Sym, Term
from proofgen.math.walk import rebuild
from proofgen.span import SourceText
from proofgen.statements.statement import Statement

LEAST = 250
MARK = r"\displaystyle "


def test_the_corpus_is_large_enough() -> None:
    assert sum(len(gold(name)) for name in NAMES) >= LEAST


@pytest.mark.parametrize("name", NAMES)
def test_every_display_is_read_as_judged(name: str) -> None:
    assert [(line.typed, [reading(statement) for statement in line.statements]) for line in gold(name)] == expected(name)


SYNONYMS = {r"\leq": r"\le", r"\neq": r"\ne", r"\lor": r"\vee", r"\cdots": r"\dots", ".": r"\left."}
UPRIGHT = re.compile(r"\\(?:begin|end|text|mathrm|operatorname)\{(.*)\}")
BETWEEN = re.compile(r"(?:\s|\\[,;!]|\\(?:left|right|limits|[bB]ig[lr]?)(?![a-z]))*")


@pytest.mark.parametrize("name", NAMES)
def test_every_token_stands_where_it_says(name: str) -> None:
    text = source(name).text
    for line in gold(name):
        start = text.index(line.typed, line.formula.span.start)
        end = start
        for token in tokenize(line.typed, start)[:-1]:
            own = text[token.span.start : token.span.end]
            inside = UPRIGHT.fullmatch(own)
            assert token.text == (inside[1] if inside else SYNONYMS.get(own, own.replace("{,}", ""))), line.typed
            assert BETWEEN.fullmatch(text[end : token.span.start]), line.typed
            end = token.span.end
        assert end == start + len(line.typed)


# Braces that do not print belong to no part, and may close outside of it.
UNPRINTED = {r"\underset{i}{\max} \, u_i = a", r"-{a - b} = c", r"\sum_i{u_i} = 1", r"\exp{-x} = y"}


@pytest.mark.parametrize("name", NAMES)
def test_both_sides_of_a_line_are_where_they_say(name: str) -> None:
    text = source(name).text
    for line in gold(name):
        for statement in line.statements:
            for side in (statement.left_span, statement.right_span):
                if side is None or not isinstance(statement.term, Rel) or line.typed in UNPRINTED:
                    continue
                typed = text[side.start : side.end]
                assert typed == typed.strip(), line.typed
                assert typed in line.typed, line.typed
                assert [typed.count(a) for a in "{("] == [typed.count(b) for b in "})"], typed


@pytest.mark.parametrize("name", NAMES)
def test_what_is_printed_is_read_back(name: str) -> None:
    failed = [typed for typed, term, back in printed(name) if not same(term, back)]
    assert failed == []


@cache
def printed(name: str) -> list[tuple[str, Term, Term | None]]:
    """Each statement, and what its printed form is read as at the same place of the same document."""
    text, parts, told = source(name).text, list[str](), list[tuple[str, Term]]()
    done = 0
    for line in gold(name):
        end = line.formula.outer.end
        parts.append(text[done:end])
        done = end
        for statement in line.statements:
            if statement.term is not None:
                told.append((line.typed, statement.term))
                parts.append(f"\n\n$$\n{MARK}{latex(statement.term)}\n$$")
    document = SourceText(f"{name}.md", "".join([*parts, text[done:]]))
    again = [line for line in lines(document) if line.typed.startswith(MARK)]
    assert len(again) == len(told)
    return [(typed, term, whole(line.statements)) for (typed, term), line in zip(told, again, strict=True)]


def whole(statements: tuple[Statement, ...]) -> Term | None:
    return statements[0].term if len(statements) == 1 else None


def same(term: Term, other: Term | None) -> bool:
    """The same but for the letters that are bound."""
    return other is not None and spelled(lettered(term)) == spelled(lettered(other))


def lettered(term: Term, depth: int = 0) -> Term:
    """Bound letters by how deep they are bound."""
    if term.binds and isinstance(var := getattr(term, "var", None), Sym):
        term = _renamed(term, var, Sym(f"bound{depth}", var.sort))
    return rebuild(term, lambda child: lettered(child, depth + 1))


def _renamed(term: Term, old: Sym, new: Sym) -> Term:
    return new if term is old else rebuild(term, lambda child: _renamed(child, old, new))
