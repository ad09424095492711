"""A function or a quantity that running text names with its formula: `The derivative of $f(x) = x^3$ is`, `The matrix $A = …$ has`, `A mass $m > 0$ moves`."""

from __future__ import annotations

import re

from proofgen.math.scope import Scope
from proofgen.math.stochastic import OPERATORS
from proofgen.math.syntax import Unreadable
from proofgen.math.walk import free_symbols
from proofgen.source.document import Document, Math
from proofgen.statements import formulas
from proofgen.statements.define import head_of, outside, split_head
from proofgen.statements.parsing import rows_in
from proofgen.statements.roles import Cue

_WHAT = r"(?:functions?|polynomials?|curves?|graphs?|parabola|maps?|signal|potential|density|line|cost|profit|revenue|utility|loss|energy|objective)"
_BEFORE = re.compile(
    rf"\b(?:(?:of|to|under|below|above|for|on|by|with|along|from|as|according to)(?: the| a| an| our| this)?(?: [\w-]+){{0,3}}(?: {_WHAT})?"
    rf"|(?:minimi|maximi|optimi)[sz](?:e|es|ing)(?: the)?(?: \w+)?(?: {_WHAT})?"
    r"|(?:differentiat|integrat|analy[sz]|approximat|examin|minoriz)(?:e|es|ing)(?: the)?(?: function)?|(?:sketch|plot|graph|expand|study|consider|draw|look at)(?: the)?(?: function)?"
    rf"|(?:the|a|an|our) (?:\w+ )?{_WHAT})\s*\Z",
    re.I,
)
_SPEAKS_OTHERWISE = re.compile(
    r"\b(?:no|not|never|nor|neither|none|unless|except|cannot|without|instead|if|when|whenever|where|suppos\w+|assum\w+|whether|would|could|might|may|any|every|each|all|some|which|false"
    r"|wrong|mistake\w*|solv\w*|solutions?|roots?|zeros?|equations?|conditions?|identit\w+|relations?|propert\w+|inequalit\w+|claims?|satisf\w+|fixed points?|intersect\w*|meets?"
    r"|contradict\w*|limit|unlike|differs?|guess\w*|try|tries|ansatz|probability|like|such that|show|prove|verify|check)\b|n[’']t\b|\?",
    re.I,
)
_DENIES = re.compile(
    r"[^.!]*(?:\b(?:no|not|never|nor|neither|none|unless|except|cannot|false|wrong|mistake\w*|would|could|might|whether)\b|n[’']t\b|\?)",
    re.I,
)


_IF = re.compile(r"\W*(?:if|when)\s*(?:M\s*(?:,|and)\s*)*", re.I)
_THEN = re.compile(r"\s*(?:,|then\b|and\s*\Z)", re.I)
_NEW = re.compile(r"\s*(?P<name>[A-Za-z])\s*=[^=<>]*")


def names_dependent(math: Math, sentence: str, after: str, following: Math | None, document: Document, scope: Scope) -> bool:
    """`If $y = x^2$, then $\\frac{dy}{dx} = 2x$`: y is new, and what follows differentiates it."""
    found = _NEW.fullmatch(document.formula(math).text)
    if math.display or found is None or following is None or _IF.fullmatch(sentence) is None or _THEN.match(after) is None:
        return False
    name = found["name"]
    if name in scope.symbols or name in scope.untaken or re.search(rf"=.*(?<![A-Za-z\\]){name}(?![A-Za-z])", found[0]):
        return False
    return re.match(rf"\s*(?:\\[dt]?frac\s*\{{\s*d\s*{name}\s*\}}|{name}\s*')", document.formula(following).text) is not None


def names_function(math: Math, sentence: str, between: str, after: str, document: Document, scope: Scope) -> bool:
    """Whether the words around a formula in running text take it for a function whose formula it gives, and it is one nobody has spoken of."""
    supposed = _IF.fullmatch(sentence) is not None and _THEN.match(after) is not None  # `If $f(x) = x^2$, then …`
    if math.display or not (supposed or (_BEFORE.search(between) and not _SPEAKS_OTHERWISE.search(sentence))) or _DENIES.match(after):
        return False
    try:
        rows, _ = rows_in(math, document)
    except Unreadable:
        return False
    if len(rows) != 1 or len(rows[0].clauses) != 1 or len(outside(rows[0].clauses[0].tokens)) != 1:
        return False
    parts = split_head(rows[0].clauses[0].tokens)
    head = head_of(parts[0], scope) if parts is not None and parts[0] and parts[1] else None
    if parts is None or head is None or not head.params or head.letters or head.name in scope.untaken:
        return False
    known = scope.symbols.get(head.name)
    guessed = head.name in scope.inferred and not any(known in free_symbols(h) for h in (*scope.hypotheses, *scope.doubtful))
    if known is not None and head.name not in scope.definitions and not guessed:
        return False
    spoken = {token.text for token in parts[1]}
    return head.name not in (*OPERATORS, "P") and head.name not in spoken and spoken >= set(head.params) and len(parts[1]) > 1


_QUANTITY = re.compile(
    r"(?<!at )\b(?:matri(?:x|ces)|vectors?|areas?|volumes?|circumference|perimeter|diameter|radi(?:us|i)|mass(?:es)?|lengths?|widths?|heights?|depth|charges?|currents?"
    r"|voltages?|resistances?|capacitance|inductance|stiffness|momentum|(?:spring|rate|time|decay|growth|coupling) constant|density|speed|velocity|acceleration|angle|time|temperature|distance|resistors?|capacitors?|inductors?|springs?|frequency|wavelength|amplitude|period"
    r"|costs?|revenues?|profits?|prices?|wages?|interest rate|(?:kinetic|potential|total) energy"
    r"|(?:loss|cost|error|objective)(?: function)?|cross[- ]entropy|softmax|predictions?|outputs?|activations?|logits?|residuals?|(?:log-?)?likelihood|estimators?)\s*\Z"
    r"|\b(?:computes|outputs|produces|returns|with (?:output|activation|pre-?activation|hidden state|prediction)s?)\s*\Z",
    re.I,
)
_ORDER = re.compile(r"\s*(?P<name>\\?[A-Za-z]+(?:_\{?\w+\}?)?)\s*(?:[<>]|\\(?:gt|lt|[gl]e(?:q|qslant)?)(?![a-z]))\s*[\d.]+\s*")


def names_quantity(math: Math, sentence: str, between: str, after: str, document: Document, scope: Scope, own: bool = False) -> Cue:
    """`The matrix $A = …$ has …`, `A mass $m > 0$ moves …`: whether the words say what a new name is, and so how; "" where they do not.

    own: the name is new, though the same sentence spoke of it already.
    """
    if math.display or _QUANTITY.search(between) is None or _SPEAKS_OTHERWISE.search(sentence) or _DENIES.match(after):
        return ""
    order = _ORDER.fullmatch(document.formula(math).text)
    if order is not None:
        return "declare" if order["name"] not in scope.symbols else ""
    return "define" if formulas.is_equation(math, document) and (own or formulas.is_new_name(math, document, scope)) else ""
