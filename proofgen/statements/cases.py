"""Cases and inductions in words: where one begins, what says which case it is, and where it is over."""

from __future__ import annotations

import re
from functools import lru_cache

SENTENCES = 1024  # of which it is known what was found in them: the same words are looked at for every formula among them

_CASE = re.compile(
    r"^[\s*_(\d.)-]*(?:(?:proof|solution)\b[\s*_.:]*)?(?:now |then |next |finally |so |consider )*(?:the |this |our )?"
    r"(?:(?:base|basis|first|second|third|fourth|last|other|remaining|opposite|final|general|special|latter|former|next|main|trivial|easy)\s+)?"
    r"case\b(?!\s+(?:stud|of\b|that\b|distinction|for\b|analysis))",
    re.I,
)
_BASE = re.compile(
    r"[\s*_(\d.)-]*(?:(?:proof|solution)\b[\s*_.:]*)?(?:the )?(?:(?:base|basis|initial|starting) (?:case|step)|base|basis|induction (?:base|basis|start|beginning|anchor)|anchor)\b\s*(?=[:.,(*_]|is\b|M|\Z)",
    re.I,
)
_BEYOND = re.compile(
    r"\b(?:suppos\w+|assum\w+|step|induct\w+|general\w*|arbitrary|next|proves|proven|all|every|any|each|theorem|lemma|claim|statement|completes|other|larger)\b",
    re.I,
)
_LABEL = r"[\s(*_]*(?:(?:proof|solution)\b[\s*_.:]*)?(?:the )?(?:(?:\w+ )?case|base|basis|induction \w+|anchor)(?:\s+(?:\d+|[ivx]+|[a-z]))?[\s)*_]*[.:,][\s*_]*"
_LABELLED = re.compile(rf"{_LABEL}(?P<rest>.*)", re.I | re.S)
_TELLS = re.compile(r"[\s*_]*(?:if|for|when|with)\s+M\s*,?\s*(?:then|we|one|it|M|both|this|the|\Z)", re.I)
_BACK = re.compile(r"\b(?:this|that|which|our) case\b", re.I)
_OTHERWISE = re.compile(
    r"\botherwise\b|^\W*(?:if not|or else|else)\b|^[\s*_]*in (?:the (?!case\b)\w+ case(?!\s*(?:(?:where |that |when |of )?M\b|\Z))|case \w+)\b",
    re.I,
)
_CASES_OVER = re.compile(
    r"\bin (?:general|(?:both|either|any|all|every|each)(?: of)?(?: the| these| those)?(?: \w+)? (?:cases?|situations?|events?))\b"
    r"|\b(?:drop|remov|discharg|lift|relax|without(?! (?:any )?loss)|abandon)\w*\s+(?:\w+\s+)?(?:the |this |that |these |our |any )?(?:\w+\s+)?(?:assumption|hypothes[ie]s|condition|restriction|supposition)"
    r"|^[\s(*_]*[\u21d0\u21d2\u27f8\u27f9]|\b(?:back|return(?:s|ing)?) to (?:the|our)\b|\bmore generally\b|\bfor (?:the )?(?:negative|other|general|remaining) (?:numbers?|values?|reals?|arguments?|M)\b"
    r"|\b(?:the same|this|that|it)(?: also| still| result| statement| formula| identity| equation| inequality)* (?:holds?|remains? (?:true|valid|correct)|(?:is|stays) (?:also |still )?(?:true|valid|correct)"
    r"|extends|carries over)(?: also| even| still)? (?:for|when|if|in general|without|to)\b"
    r"|^[\s(*_]*(?:the )?inducti(?:on|ve) (?:step|hypothesis|assumption)\b|\b(?:assume|suppose)(?: now| next)?(?: that)? (?:the|this|our|it)\b"
    r"|\bthe general one\b|\bregardless\b|\bno longer\b|\babsurd\b|\bimpossible\b|\bconversely\b|\binstead\b|\bunconditionally\b"
    r"|(?<!for )(?<!for a )(?<!to a )(?<!toward a )(?<!towards a )(?<!by )(?<!obtain a )(?<!get a )(?<!reach a )(?<!derive a )\bcontradict",
    re.I,
)


@lru_cache(maxsize=SENTENCES)
def is_wordless(sentence: str) -> bool:
    """Formulas, with marks between them: nothing that takes a word to say is said here."""
    return not sentence.strip(" \nM.,;:")


@lru_cache(maxsize=SENTENCES)
def begins_case(sentence: str) -> bool:
    """`Case 2:`, `Consider now the other case`."""
    return (_CASE.match(sentence) is not None and _BACK.search(sentence) is None) or is_base(sentence)


def is_base(sentence: str) -> bool:
    """`Base case:`, `Induction start.`: the case that an induction begins with."""
    return _BASE.match(sentence) is not None


@lru_cache(maxsize=SENTENCES)
def goes_beyond(sentence: str) -> bool:
    """Words behind which the base case of an induction may be over."""
    return _BEYOND.search(sentence) is not None


@lru_cache(maxsize=SENTENCES)
def is_told_case(sentence: str) -> bool:
    """`Case 1: If $x > 0$, then …`, `Base case: for $n = 1$ we have …`: the condition behind the label is what the case is."""
    labelled = _LABELLED.match(sentence) if begins_case(sentence) else None
    return labelled is not None and tells_case(labelled["rest"])


def tells_case(sentence: str) -> bool:
    """Of the first sentence behind a label: whether its condition says what the case is."""
    return _TELLS.match(sentence) is not None


def is_label(sentence: str) -> bool:
    """`Base case.`, and nothing else."""
    labelled = _LABELLED.match(sentence)
    return labelled is not None and not labelled["rest"].strip()


@lru_cache(maxsize=SENTENCES)
def is_otherwise(sentence: str) -> bool:
    return _OTHERWISE.search(sentence) is not None


@lru_cache(maxsize=SENTENCES)
def ends_cases(sentence: str) -> bool:
    """`In both cases`, `in general`, `we drop the assumption`, `a contradiction`."""
    return _CASES_OVER.search(sentence) is not None


def without_label(sentence: str) -> str:
    return _CASE.sub(" ", sentence)
