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
# Typed again and read, these are other terms, of the same value where they can be read at all.
ARRAYS = [  # an array given by its entries has no notation that is read
    ("learning", r"\mathrm{softmax}(z)_i = p_i"),
    ("tensors", r"(a \times b)_i = \sum_{j,k} \varepsilon_{ijk} a_j b_k"),
    ("tensors", r"a \cdot (b \times c) = \sum_{i,j,k} \varepsilon_{ijk} a_i b_j c_k"),
    ("tensors", r"a \times (b \times c) = b (a \cdot c) - c (a \cdot b)"),
    ("fields", r"\nabla \cdot (\nabla \times F(r)) = 0"),
    ("fields", r"\nabla \times \nabla \phi(r) = 0"),
    ("fields", r"J_F(r) \, s = 0"),
    ("notation", r"\mathbf{1}_n^\top u = \sum_i u_i"),  # `\mathbf{1}` is printed and not read
    ("algebra", r"(A - \lambda I) v = 0"),  # `\mathbf{0}` is printed and not read
]
ONES = [  # a reciprocal is typed as a fraction, which is read with the 1 above; a decimal as a fraction
    ("algebra", r"(A + u v^\top)^{-1} = A^{-1} - \frac{A^{-1} u v^\top A^{-1}}{1 + v^\top A^{-1} u}"),
    ("learning", r"\nabla_z \log \sum_j \exp(z_j / \tau) = \frac{p}{\tau}"),
    ("sloppy", r"x = 3.5"),
    ("sloppy", r"A_{ij}^{-1} = a"),
    ("sloppy", r"\frac{u}{\|u\|} = v"),
]
NESTED = [  # a sum at the head of a sum, a quotient divided again
    ("calculus", r"\int_0^1 x e^x \, dx = \left. x e^x \right|_0^1 - \int_0^1 e^x \, dx"),
    ("calculus", r"\int_a^b f(x) g'(x) dx = \bigl[ f(x) g(x) \bigr]_a^b - \int_a^b f'(x) g(x) dx"),
    ("sloppy", r"\frac{a}{b}/\frac{c}{x} = \frac{ax}{bc}"),
]
EXCEPTIONS = frozenset([*ARRAYS, *ONES, *NESTED])


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
    failed = [typed for typed, term, back in printed(name) if not same(term, back) and (name, typed) not in EXCEPTIONS]
    assert failed == []


@pytest.mark.parametrize(("name", "typed"), sorted(EXCEPTIONS))
def test_an_exception_is_still_one(name: str, typed: str) -> None:
    assert any(not same(term, back) for each, term, back in printed(name) if each == typed)


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
