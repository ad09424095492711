"""What a formula that could not be read may have said: its names serve in no counterexample any more."""

from __future__ import annotations

import re

from proofgen.math.scope import Scope
from proofgen.math.sorts import Function
from proofgen.source.document import Document, Math
from proofgen.statements.pending import Pending

UPRIGHT = re.compile(r"\\(?:mathrm|text|operatorname|mathbb)\s*\{[^{}]*\}")
_RELATION = re.compile(r"\\in(?![a-z])|\\sim|\\colon|:")
_MEMBER = re.compile(r"(\\?[A-Za-z]+)\s*_\s*\{?\s*(\w+)\s*\}?")
_NAME = re.compile(r"\\(hat|bar|tilde|vec|mathbf|boldsymbol|mathcal)\s*\{?\s*(\\?[A-Za-z]+)\s*\}?|(\\[A-Za-z]+)|([A-Za-z])")


_HEADED = re.compile(
    r"\s*(\\(?:hat|bar|tilde|vec|mathbf|boldsymbol|mathcal)\s*\{?\s*\\?[A-Za-z]+\s*\}?|\\(?!frac|partial|sum|prod|int|sqrt|log|exp|sin|cos|left)[A-Za-z]+|[A-Za-z])"
    r"\s*(?:[_^(]|:?=|&)"
)


def taint(math: Math, document: Document, scope: Scope, declared: bool = False) -> None:
    """Something was said of these names that is not known: they may not serve in a counterexample any more."""
    line = document.source.position(math.span.start)[0]
    reason = f"what line {line} says could not be read, so no point can be trusted to agree with it"
    text = UPRIGHT.sub(" ", document.source.of(math.span))
    left = _RELATION.split(text)[0]
    for name in [*names_in(text), *members_in(text)]:
        scope.unread[name] = reason
    for name in names_in(left) if declared else ():
        if name not in scope.symbols or (name in scope.inferred and name not in scope.definitions):
            scope.unsorted[name] = f"say in line {line} what it is: `Let ${name} \\in \\mathbb{{R}}$`, or an array by its size"


def taint_hypotheses(pending: Pending, document: Document, scope: Scope) -> None:
    for statement in pending.statements:
        if statement.problem is not None and statement.role == "hypothesis":
            taint(statement.formula, document, scope)


def taint_head(math: Math, document: Document, scope: Scope) -> None:
    """A formula that could not be read may have said what the name at its head is: unless that was said before, it refutes nothing."""
    head = _HEADED.match(UPRIGHT.sub(" ", document.source.of(math.span)))
    line = document.source.position(math.span.start)[0]
    says = head is not None and document.source.of(math.span)[head.end(1) :].lstrip(" &:").startswith("=")
    for name in names_in(head[1]) if head is not None else ():
        if name not in scope.symbols and says and not scope.strict:
            scope.unsorted[name] = f"line {line}, which says what it is, could not be read"
        elif name not in scope.symbols or name in scope.inferred or (name not in scope.definitions and (says or _is_function(name, scope))):
            scope.unread.setdefault(name, f"what line {line} says could not be read, so no point can be trusted to agree with it")


def _is_function(name: str, scope: Scope) -> bool:
    return isinstance(scope.symbols[name].sort, Function)


def members_in(text: str) -> list[str]:
    """`t_{1}` for `t_1`."""
    return [f"{base}_{{{index}}}" for base, index in _MEMBER.findall(text)]


def names_in(text: str) -> list[str]:
    """The names that stand in a formula, by its characters."""
    return [f"\\{accent}{{{inside}}}" if accent else greek or letter for accent, inside, greek, letter in _NAME.findall(text)]
