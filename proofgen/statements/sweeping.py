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
_KINDS = re.compile(
    r"\b(?:all|every|each)(?: of)?(?: the| our| these| those)?(?: \w+)? (?:letters?|variables?|quantit(?:y|ies)|symbols?|unknowns?|names|elements?|products?)\b[^.]*?\b(?:are|is|denotes?|represents?|stands? for|means?)\s+(?P<what>[^.,;:]+)"
    r"|\b(?:capital|upper[- ]?case|small|lower[- ]?case|greek|roman|bold(?:face)?|latin|italic) (?:letters?|symbols?|characters?)\b[^.]*?\b(?:are|is|denotes?|represents?|stands? for|means?)\s+(?P<other>[^.,;:]+)"
    r"|\b(?P<made>matrices|operators|vectors|quaternions|tensors)\b[^.]*\b(?:are denoted by|carry|have|wear)\b[^.]*\b(?:letters?|hats?|bars?|arrows?|capitals?)\b",
    re.I,
)
_NUMBERS = re.compile(
    r"\A(?:(?:assumed|taken|supposed|understood|meant|to be|as|here|throughout|thus|an?|be|all|always|strictly|arbitrary|given|fixed|known|unknown|distinct|different|positive|negative|non-?negative|non-?zero|finite|bounded|dimensionless)\s+)*"
    r"(?:reals?|real[- ]valued|numbers?|integers?|scalars?|constants?|parameters?|positive|negative|non-?negative|non-?zero|natural|whole|rational|finite|bounded|distinct|different|known|given|unknown|independent|fixed|small|large|listed|defined|explained|introduced|collected|free|used|dimensionless)\b",
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


def of_another_kind(sentence: str) -> bool:
    """`All variables are matrices`, `Capital letters denote operators`: letters that nothing else is said of are no numbers."""
    found = _KINDS.search(sentence) if " M " not in sentence else None
    if found is None:
        return False
    said = found["what"] or found["other"]
    return said is None or _NUMBERS.match(said.strip()) is None


def may_be_complex(sentence: str) -> bool:
    """Of such a sentence: that they are more than real numbers."""
    return _COMPLEX.search(sentence) is not None


_TAKES_BACK = re.compile(
    r"\A\W*(?:in general|generally|in the general case|for the general case)\b|"
    r"\b(?:drop|dropping|lift|lifting|forget|relax|relaxing|remove|removing|abandon|discard|give up|waive)\b[^.]*\b(?:assumptions?|hypothes[ie]s|conditions?|restrictions?|suppositions?|constraints?|requirements?)\b"
    r"|\b(?:may|might|can|could|is allowed to|are allowed to|need not|needn[’']t)\b(?: now| also| even| then)*\s+(?:be|also be)\s+(?:\w+\s+)?(?:negative|zero|positive|arbitrary|anything|any|complex|smaller|larger|non-?integer|equal)\b"
    r"|\b(?:allow|allowing|admit|permit)\b[^.]*\b(?:negative|zero|arbitrary|complex|any)\b|\b(?:assumption|hypothesis|condition|restriction)\b[^.]*\b(?:is not (?:needed|made|used)|no longer|is (?:dropped|lifted|removed|relaxed))\b",
    re.I,
)


_DEPENDENT = re.compile(
    r"\b(?:drop|dropping|without|no longer|need not|not necessarily|abandon|relax|lift)\b[^.]*\bindependen(?:t|ce)\b", re.I
)


def takes_independence_back(sentence: str) -> bool:
    """`Now drop the independence.`, `They need not be independent.`"""
    return _DEPENDENT.search(sentence) is not None


def takes_back(sentence: str) -> bool:
    """`We drop the assumption on $x$`, `In general, $x$ may also be negative.`"""
    return _TAKES_BACK.search(sentence) is not None


_LIMITS = re.compile(
    r"\b(?:positive|negative|non-?negative|signs?|exceeds?|greater|less|larger|smaller|above (?:one|zero)|below (?:one|zero)|cent(?:red|ered)|radius|commute|at least|at most|non-?zero|small|large)\b",
    re.I,
)
_ONLY = re.compile(
    r"\b(?:only|just)\b[^.]*\b(?:positive|non-?negative|negative|non-?zero)\b[^.]*\b(?:numbers?|values?|inputs?|reals?|quantities|entries|integers)\b"
    r"|\b(?:positive|non-?negative|non-?zero) (?:numbers?|values?|inputs?|reals?|quantities)\b[^.]*\b(?:throughout|below|in what follows|from (?:here|now) on|only)\b"
    r"|\b(?:lengths?|masses|distances|quantities|prices|inputs?) are (?:all |always )?(?:positive|non-?negative)\b|\bfloating[- ]point\b",
    re.I,
)
_IN_WORDS = re.compile(
    r"\A\W*(?:if|when|whenever|as soon as|in the limit|on the interval|in the \w+ quadrant|for (?:acute|obtuse|small|large|positive|negative) \w+|in floating[- ]point|(?:the|our|all) \w+ (?:is|are) cent(?:red|ered))\b",
    re.I,
)
_OF_PLACE = re.compile(r"\A\W*(?:on the interval|in the \w+ quadrant|(?:the|our|all) \w+ (?:is|are) cent)", re.I)
_ITS = re.compile(r"\A\W*(?:its|their)\s+(?:sign|value|entries|values)\b", re.I)


def limits(sentence: str) -> bool:
    """`By the previous exercise, $c$ is positive`: more than nothing is said of the names in it."""
    return _LIMITS.search(sentence) is not None


def limits_all(sentence: str) -> bool:
    """`Only positive numbers occur below.`"""
    return _ONLY.search(sentence) is not None


def is_conditional(sentence: str) -> bool:
    """`When they commute, …`, `In the first quadrant, …`: a condition without a formula that says it."""
    return _IN_WORDS.match(sentence) is not None and (sentence.rstrip().endswith(",") or _OF_PLACE.match(sentence) is not None)


def speaks_of_its(sentence: str) -> bool:
    """`Its sign is positive.`"""
    return _ITS.match(sentence) is not None and limits(sentence)


def points_back(sentence: str) -> bool:
    """`The same goes for $y$`, `and so is $y$`."""
    return _POINTS.search(sentence) is not None
