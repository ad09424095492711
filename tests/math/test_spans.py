"""Every node of a syntax tree knows its place: inside its parent's, without blanks at the ends, with its brackets closed."""

from __future__ import annotations

import pytest
from test_readings import READINGS, RELATIONS

from proofgen.math.braces import visible
from proofgen.math.lexer import Token, tokenize
from proofgen.math.parser import Parser
from proofgen.math.scope import Scope
from proofgen.math.sorts import REAL, Function
from proofgen.math.syntax import Node, nodes
from proofgen.span import Span

OFFSET = 1000
# Braces that do not print belong to no node, and `\\left` is a part of the bracket's token that its place leaves out.
UNPRINTED = {r"log(\sum\nolimits_{j}{exp(\theta_j))}", r"-{a - b}", r"\sum\nolimits_{j}{u_j*v_j}", r"\left( a + \{ b - [c] \} \right)"}
FORMULAS = [typed for typed, *_ in (*READINGS, *RELATIONS) if typed not in UNPRINTED]


def parsed(formula: str) -> Node:
    scope = Scope()
    scope.declare("f", Function((REAL,), REAL))
    scope.declare("g", Function((REAL,), REAL))
    end = Span(OFFSET + len(formula), OFFSET + len(formula))
    tokens = [token for token in visible(tokenize(formula, OFFSET)).tokens if token.kind != "eof"]
    return Parser([*tokens, Token("eof", "", end)], scope).statement()


def text(formula: str, node: Node) -> str:
    return formula[node.span.start - OFFSET : node.span.end - OFFSET]


@pytest.mark.parametrize("formula", FORMULAS)
def test_the_whole_is_the_formula(formula: str) -> None:
    assert text(formula, parsed(formula)) == formula


@pytest.mark.parametrize("formula", FORMULAS)
def test_parts_lie_inside_and_are_trimmed(formula: str) -> None:
    for node in nodes(parsed(formula)):
        own = text(formula, node)
        assert own == own.strip(), node.op
        assert own or node.op == "none", node.op
        for part in node.args:
            assert node.span.start <= part.span.start <= part.span.end <= node.span.end, (node.op, part.op)


@pytest.mark.parametrize("formula", FORMULAS)
def test_brackets_inside_a_part_are_closed(formula: str) -> None:
    for node in nodes(parsed(formula)):
        own = text(formula, node)
        assert [own.count(opened) - own.count(closed) for opened, closed in ("()", "[]", "{}")] == [0, 0, 0], (node.op, own)


@pytest.mark.parametrize(
    ("formula", "op", "texts"),
    [
        (r"a + b c", "*", ["b c"]),
        (r"\frac{x + 1}{y}", "+", ["x + 1"]),
        (r"\sum_{j=1}^n u_j + b", "sum", [r"\sum_{j=1}^n u_j"]),
        (r"\sin x \cos y", "fn", [r"\sin x", r"\cos y"]),
        (r"-x^2", "^", ["x^2"]),
        (r"x = y < z", "name", ["x", "y", "z"]),
        (r"A^\top B^{-1}", "transpose", [r"A^\top"]),
        (r"\frac{\partial f(x)}{\partial x}", "call", ["f(x)"]),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", "number", ["1", "2", "3", "4"]),
    ],
)
def test_a_part_is_these_characters(formula: str, op: str, texts: list[str]) -> None:
    assert [text(formula, node) for node in nodes(parsed(formula)) if node.op == op] == texts
