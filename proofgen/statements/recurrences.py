"""Which suppositions are recurrences that are said for all places: `Suppose $a_{n+1} = 2 a_n + 1$ for all $n \\ge 0$.`"""

from __future__ import annotations

import re

from proofgen.math.recurrence import bound, members, related, said
from proofgen.math.scope import Scope
from proofgen.math.term import Apply, Num, Rel, Sym, Term
from proofgen.math.walk import free_symbols, relations

_FOR_ALL = re.compile(r"\bfor (?:all|every|each|any) M\b", re.I)
_DEFINES = re.compile(
    r"\b(?:let|define[ds]?|defined|given|satisf(?:y|ies|ying)|obeys?|sequences?|recurrences?|recursive\w*|recursion|numbers)\b", re.I
)
_FROM = re.compile(r"\bfor M\b", re.I)


def for_all_places(hypotheses: list[Term], conditions: list[Term], quantified: set[str], sentence: str, scope: Scope) -> dict[Term, Term]:
    """Each recurrence of a sentence as said of all places. Empty where a condition says more than from where on, or speaks of something else, too."""
    found = {h: known for h in hypotheses if (known := related(h)) is not None}
    variables = {variable for _, variable, _ in found.values()}
    words = " ".join(sentence.split())
    defines = not conditions and _DEFINES.search(words) is not None
    if len(variables) != 1 or not (defines or _FOR_ALL.search(words) or (conditions and _FROM.search(words))):
        return {}
    variable = variables.pop()
    if words.rstrip().rpartition("M")[2].strip(" .,;:"):
        return {}  # `for all $n \\ge 0$ that are even`
    others = [h for h in hypotheses if h not in found]
    lows = [bound(condition, variable) for condition in conditions]
    if not (defines or variable.name in quantified or lows) or None in lows or any(variable in free_symbols(h) for h in others):
        return {}
    if variable.name in scope.definitions or variable.name in scope.unread or variable.name in scope.instances:
        return {}
    stated = [*(low for low in lows if low is not None), *_declared(variable, scope)]
    return {
        h: said(h, variable, max(stated) if stated else _begins(sequence, shifts, [*scope.hypotheses, *others]))
        for h, (sequence, _, shifts) in found.items()
        if isinstance(h, Rel)
    }


def _declared(variable: Sym, scope: Scope) -> list[int]:
    """The bound that the declaration of the letter gives; nothing where nobody declared it."""
    if variable.name in scope.inferred:
        return []
    return [low for h in scope.hypotheses if (low := bound(h, variable)) is not None]


def _begins(sequence: Sym, shifts: tuple[int, ...], supposed: list[Term]) -> int:
    """From where on it holds if nobody says so: from the first place of which a value was given, else from 1."""
    given = [
        found[0][1].offset
        for whole in supposed
        for h in relations(whole)
        if isinstance(h, Rel) and isinstance(h.left, Apply) and h.left.function is sequence and isinstance(h.left.args[0], Num)
        if (found := members(h.left))
    ]
    return min(given) - shifts[0] if given else 1
