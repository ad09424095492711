"""Special cases that words leave, and no letter: `Let $n = 3$. Then $n! = 6$. Other numbers have $n! = 6$, too.`

What such a sentence claims is judged without what was supposed for the special case: it may hold no more, and a counterexample respects it still.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from proofgen.math.chance import Random
from proofgen.math.scope import Scope
from proofgen.math.sizes import is_size
from proofgen.math.term import Rel, Term
from proofgen.math.walk import free_symbols
from proofgen.statements.cases import SENTENCES
from proofgen.statements.plain import is_plain_claim

_OF_OTHERS = re.compile(r"(?:for|in|with|without|over|after|under|off|except|except for|apart from|outside|unless)\b", re.I)
_LEAVES = re.compile(
    r"\b(?:always|general\w*|universally|regardless|unconditionally|whatever|all|every|any|each|other|others|another|arbitrary|both|negative|odd|even|larger|smaller|higher|lower|whole|non-?\w+|not|else\w*)\b",
    re.I,
)
_IN_GENERAL = re.compile(
    r"\b(?:always|in general|universally|regardless|unconditionally|whatever|(?:all|every|each|any) (?:real |complex |natural |whole )?(?:numbers?|integers?|reals?)|(?-i:M)\s+(?:negative|positive|odd|even|large|small))\b",
    re.I,
)
_NO_SUBJECT = re.compile(
    r"\bby (?:(?!(?-i:\bM\b))[^.,;])*,|\b(?:all|every|each|any) such\b|\bchange the order of (?:integration|summation)\b", re.I
)  # a reason, and those that were spoken of
_FUNCTIONS = re.compile(r"\bfunctions?\b", re.I)


def is_of_others(words: str) -> bool:
    """Of what may limit a sentence: whether it names a kind of thing, and not a place or time of the one at hand."""
    return _OF_OTHERS.match(words) is not None


@lru_cache(maxsize=SENTENCES)
def may_leave(words: str) -> bool:
    """Of the words before a line that stands above already: whether any of them is not known, or speaks of others.

    Words that stand around other formulas are read elsewhere, unless they say that something holds in general.
    """
    words = _NO_SUBJECT.sub(" ", words)
    before, _, behind = words.rpartition(" M ")
    if " M " in f" {before} ":
        return _IN_GENERAL.search(words) is not None
    return _LEAVES.search(words) is not None or not is_plain_claim(f"{before} {behind}")


def speaks_of_functions(sentence: str) -> bool:
    return _FUNCTIONS.search(sentence) is not None


def without(scope: Scope, supposed: Iterable[Term], facts: bool, functions: bool) -> Scope:
    """The scope without what holds in a special case: suppositions, values in numbers; with `facts` what declarations say, and with `functions` which ones they are."""
    other, supposed = scope.copy(), set(supposed)
    over = [h for h in other.hypotheses if not is_size(h) and not isinstance(h, Random) and (facts or h in supposed)]
    other.hypotheses = [h for h in other.hypotheses if h not in over]
    other.doubtful += over
    for name, known in list(other.definitions.items()):
        if not free_symbols(known.body) - set(known.params) and (functions or not known.params):
            del other.definitions[name]
            if not known.params:
                other.doubtful.append(Rel("=", known.symbol, known.body))
            else:
                other.unread[name] = f"whether ${name}$ is still the function from above is not said"
    return other
