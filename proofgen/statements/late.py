"""Displays whose names are explained behind them: `Let $$f(x) = x^\\top A x,$$ where $A \\in \\mathbb{R}^{n \\times n}$ is symmetric.`"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from proofgen.math.scope import Scope
from proofgen.source.document import Document, Math
from proofgen.statements import formulas
from proofgen.statements.ahead import names_listed
from proofgen.statements.roles import Cue
from proofgen.statements.tainted import names_in

_EXPLAINED = re.compile(r"[\s,;]*(?:where\b(?!\s+we\b)|with\b|for\b)", re.I)
_JOINS = re.compile(r"\s*(?:,\s*(?:and)?|and)\s*", re.I)
_OF_NAMES = frozenset({"undeclared", "shape-mismatch", "call-or-product", "ambiguous-product", "too-many-indices", "missing-argument"})
_NO_NUMBERS = re.compile(r"\\in\b[^,]*\\mathbb\s*\{?\s*(?:C|[RQZ]\s*\}?\s*\^)")  # arrays, and numbers that are not real

_KINDS = r"(?:complex|matri(?:x|ces)|vectors?)\b"
_KIND_BEFORE = re.compile(rf"\bfor\s+(?:\w+\s+){{0,3}}{_KINDS}(?:\s+(?:numbers?|matri(?:x|ces)|vectors?))?\s*\Z", re.I)
_KIND_AFTER = re.compile(rf"\s*(?:is|are)\s+(?:an?\s+|any\s+)?(?:\w+\s+){{0,2}}{_KINDS}", re.I)
_SENTENCE = re.compile(r"[.!?](?:\s|\Z)")
_FURTHEST = 8  # formulas behind the display


def waits(math: Math, document: Document, scope: Scope, cue: Cue, words: Mapping[Math, str], following: Mapping[Math, Math]) -> bool:
    """words: behind each formula. Whether a display speaks of names that the words behind it are still to explain: it cannot be read without, or they are arrays."""
    last = math
    for each in _behind(math, following):  # `$h = \\tanh(Wx)$ and $\\hat y = v^\\top h$, where …`
        if not _JOINS.fullmatch(words.get(last, "")):
            break
        last = each
    if _EXPLAINED.match(words.get(last, "")) is None or cue in ("condition", "premise"):
        return False
    before = words.get(last, "")
    for each in _behind(last, following):
        after = words.get(each, "")
        if _explains(each, math, document, scope, before, after):
            return True
        before = after
        if _SENTENCE.search(after):
            break
    if not math.display or not cue:
        return False
    trial = formulas.read(math, document, scope.copy(), cue, "", None, None)
    return any(each.problem is not None and each.problem.code in _OF_NAMES for each in trial.statements)


def _behind(math: Math, following: Mapping[Math, Math]) -> Iterator[Math]:
    """The next formulas of the sentence, a few."""
    last = following.get(math)
    for _ in range(_FURTHEST):
        if last is None:
            return
        yield last
        last = following.get(last)


def _explains(other: Math, math: Math, document: Document, scope: Scope, before: str, after: str) -> bool:
    """`$W \\in \\mathbb{R}^{m \\times n}$`, `every complex number $z$`, of a name that stands in the display and was not declared before."""
    text = document.formula(other).text
    in_words = bool(names_listed(text)) and (_KIND_BEFORE.search(before) or _KIND_AFTER.match(after))
    if not in_words and not _NO_NUMBERS.search(text):
        return False
    names = set(names_in(text.split("\\in")[0])) & set(names_in(document.formula(math).text))
    return any(name not in scope.symbols or name in scope.inferred for name in names)
