"""Sentences that say something of names without a formula that says it: of all of them, or by pointing to what was said of another one.

What they say is not used; and since it may limit the names, no point may be trusted to agree with it.
"""

from __future__ import annotations

import re

_PROPERTY = (
    r"(?:positive|negative|non-?negative|non-?positive|non-?zero|integers?|integral|natural|whole|rational|complex|distinct|different|equal|even|odd|prime|large|small|bounded|finite"
    r"|ordered|sorted|normali[sz]ed|units?|greater|less|larger|smaller|at least|at most|between|strictly)"
)
_ALL = re.compile(
    rf"\b(?:(?:all|every|each|any|the)(?: of)?(?: the| our| these| those)?(?: \w+)? (?:letters?|variables?|quantit(?:y|ies)|numbers?|symbols?|unknowns?|parameters?|constants?|names|values?|arguments?)"
    rf"(?: (?:here|below|above|involved|that (?:occur|appear)|which (?:occur|appear)|occurring|appearing|in (?:this|the) \w+|of (?:this|the) \w+))*|everything|they all|all of them)"
    rf" (?:is|are|be|will be|were|denotes?|represents?|stands? for|takes?)\b(?: (?:all|always|assumed|taken|supposed|understood|meant|considered|to be|as|here|throughout|thus|an?|be))*"
    rf" (?:\w+ )?{_PROPERTY}\b",
    re.I,
)
_COMPLEX = re.compile(r"\b(?:complex|imaginary)\b", re.I)
_POINTS = re.compile(
    r"\b(?:the same (?:goes|holds|is true|applies|is assumed)|likewise|similarly|ditto|analogously|so (?:is|are|does|do)|as (?:is|are|does|do)|and (?:neither|nor) (?:is|does)|too|as well|respectively)\b",
    re.I,
)


def of_all(sentence: str) -> bool:
    """`All letters are positive`, `Everything is non-zero`."""
    return " M " not in sentence and _ALL.search(sentence) is not None


def may_be_complex(sentence: str) -> bool:
    """Of such a sentence: that they are more than real numbers."""
    return _COMPLEX.search(sentence) is not None


def points_back(sentence: str) -> bool:
    """`The same goes for $y$`, `and so is $y$`."""
    return _POINTS.search(sentence) is not None
