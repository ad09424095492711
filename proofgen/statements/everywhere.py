"""Which suppositions are differential equations, and so said for all values of their variable: `Assume $m \\ddot x = -k x$.`

One that may be meant at a point is not: of a critical or turning point, of a variable of which anything else is said, or with any word
beside it that could name a point or a time.
"""

from __future__ import annotations

import re

from proofgen.math.flow import Flow, flow
from proofgen.math.scope import Scope
from proofgen.math.term import ForAll, Term
from proofgen.math.walk import free_symbols

_SUPPOSES = re.compile(
    r"\b(?:assum(?:e|ing)|suppos(?:e|ing))\b|\A\W*(?:we |to |let us )?solve\b|\b(?:differential equations?|odes?|initial[- ]value problem)\b",
    re.I,
)
_FOR_ALL = re.compile(r"\bfor (?:all|every|each|any)(?: real)? M\b", re.I)
_WORDS = frozenset(
    re.findall(
        r"\S+",
        """assume assuming suppose supposing that let be and also now we the a an function functions smooth twice thrice continuously
    differentiable equation of motion differential newton's newton law throughout m
    solve consider satisfies satisfy satisfying obeys ode odes initial value initial-value problem condition conditions linear homogeneous first-order second-order
    ordinary following with given by for is cooling decay growth states says reads""",
    )
)
_EVERY = re.compile(r"\bfor (?:all|every|each|any)(?: real)?\s*$", re.I)
_NAME = r"(\\[A-Za-z]+|[A-Za-z])"
_SIGN = r"(?:[=<>,:]|\\(?:in|to|ge|le|ne|geq|leq|neq|gt|lt|approx|gg|ll|sim|coloneqq)\b)"
_ALONE = re.compile(rf"(?:^|,)\s*{_NAME}\s*(?=$|{_SIGN})|{_SIGN}\s*{_NAME}\s*(?=$|{_SIGN})|'\s*\(\s*{_NAME}\s*\)")
_WORD = re.compile(r"[^\W\d_](?:[\w’'.-]*[^\W_])?")


def for_all_values(hypotheses: list[Term], quantified: set[str], sentence: str, scope: Scope) -> dict[Term, Term]:
    """Each differential equation among what one sentence supposes, as said of all values."""
    if not hypotheses or not _supposes_alone(sentence):
        return {}
    found = {hypothesis: known for hypothesis in hypotheses if (known := flow(hypothesis)) is not None}
    others = [h for h in (*hypotheses, *scope.hypotheses, *scope.doubtful, *(s.left for s in scope.samples)) if h not in found]
    named = quantified if _FOR_ALL.search(" ".join(sentence.split())) is not None else set()
    if not all(_general(known, named, others, scope) for known in found.values()):
        return {}
    return {hypothesis: ForAll(known.variable, hypothesis) for hypothesis, known in found.items()}


def _supposes_alone(sentence: str) -> bool:
    """No word stands beside it that could name a point or a time."""
    sentence = " ".join(sentence.split())
    words = _WORD.findall(_FOR_ALL.sub(" ", sentence))
    return _SUPPOSES.search(sentence) is not None and all(word.lower().rstrip(".").replace("’", "'") in _WORDS for word in words)


def speaks_alone(formula: str, words: str, scope: Scope) -> None:
    """Takes note of the names that a formula is about: `a point $x$`, `at $t = 0$`, `$f'(x) = 0$`; not of `for all $x$`."""
    if _EVERY.search(words) is None:
        scope.alone |= {name for found in _ALONE.findall(formula) for name in found if name}


def _general(known: Flow, quantified: set[str], others: list[Term], scope: Scope) -> bool:
    variable, functions = known.variable, known.orders
    if variable.name in scope.definitions or any(variable in free_symbols(other) for other in others):
        return False
    if any(f.name in scope.definitions or f.name in scope.unread for f in functions) or variable.name in scope.unread:
        return False
    if variable.name in quantified:
        return True
    related = any(len(orders) > 1 for orders in functions.values())
    return related and variable.name in scope.runs - scope.alone
