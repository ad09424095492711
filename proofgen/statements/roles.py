"""What the sentence makes of a formula: FORMAT.md's table as ordered rows of words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from proofgen.statements.cases import SENTENCES, begins_case, is_otherwise, without_label
from proofgen.statements.plain import NO_LOSS

Cue = Literal[
    "premise",
    "names",
    "declare",
    "define",
    "assume",
    "where",
    "with",
    "sample",
    "goal",
    "check",
    "since",
    "condition",
    "consider",
    "given",
    "and",
    "",
]

# The last cue before the formula decides; the first row that matches at a place wins there. M stands for an earlier formula.
_CUES: tuple[tuple[Cue, str], ...] = (
    ("", r"\blet us\b|\blet's\b|\bfixed\b|\btake (?:the )?(?:partial |total )?(?:derivative|gradient|log|expectation|limit|sum|square)\w*"),
    ("assume", r"^[\s*_(\d.)-]*(?:(?:proof|solution)\b[\s*_.:]*)?(?:now |then |next |finally |so )*(?:consider |take )?(?:the |this )?(?:(?!general)\w+ )?case(?:\s+(?:\d+|[ivx]+|[a-z])\b)?(?:\s+(?:where|when|that|in which|is))?[\s*_:.)(,]*$"),
    ("assume", r"\bconsider (?:now )?(?:the )?(?:\w+ )?case(?: where| when| that| in which)?[\s*_:(]*$"),
    ("assume", r"\b(?:consider|take|solve|solving)(?: for [a-z])?(?: now)?(?: the)?(?: \w+)? (?:equations?|system|inequality)[\s*_:(]*$"
               r"|\b(?:to solve|solve|we solve|solving)(?: now)?[\s*_:(]*$"),
    ("condition", r"\b(?:in|for|if) the (?:\w+ )?case(?: where| when| that| in which)?[\s*_:(]*$"),
    ("sample", r"\bfor example\b|\bfor instance\b|\be\.g\.|\bexample numbers?\b|\bas an example\b|\bnumerically\b"),
    ("goal", r"\b(?:theorem|lemma|proposition|corollary|claim)\b(?! above)|\bwe (?:want|wish|have|need|are going|are trying) to (?:show|prove)\b"
             r"|^\W*(?:(?:problem|exercise|question|task|part|example)\b[\s*_\d.:()a-d]*|\w[.)]\s*)?(?:(?:show|prove|verify|demonstrate) that\b|(?:show|prove|verify)(?: (?:the|this|our) (?:[\w-]+ ){0,3}?(?:law|rule|identity|formula|inequality|equality|equation|relation|statement|claim))?(?=\s*:?\s*$))|\b(?:and|then|now) (?:show|prove)(?: that)?\b|\bwe (?:show|prove|claim) that\b|\bto (?:show|prove)\b|\btrying to pro\w+\b"),
    ("since", r"\b(?:since|because|using|by(?!\s*:?\s*$))\b|\bthe fact that\b(?=\s*$)"),
    ("check", r"\b(?:proof|then|so(?! long as\b)|hence|thus|therefore|consequently|it follows|we (?:get|obtain|have|find)|gives?|yields?)\b"),
    ("check", r"\b(?:conclude|deduce|infer|giving|yielding|implying)\b"),
    ("", r"\b(?:observe|note|notice|check|verify|compute|calculate|evaluate|derive|find|expect|claim)\b|\b(?:it is|this is) (?:clear|obvious|easy to see|known)\b"
         r"|\b(?:clearly|obviously|evidently|naturally)\b|\b(?:you|one|they|i) (?:get|gets|have|has|obtains?|finds?|sees?)\b"),
    ("check", r"\b(?:will|should|must) (?:then )?be\b(?=\s*$)|\bmakes?(?: the \w+)?(?=\s*$)|\bto find the [a-z ]+(?=\s*$)"
              r"|\bto (?:get|obtain|see)\b(?=[^.]*$)"),
    ("assume", r"\b(?:assume|suppose|recall|knowing|know that)\b"),
    ("define", r"\b(?:define|denote|write)\b"),
    ("consider", r"\b(?:take|consider|choose|pick|put|set)\b|\b(?:setting|putting|choosing|picking|taking|letting)(?=\s*$)"),
    ("declare", r"\b(?:let|fix)\b"),
    ("given", r"\bgiven\b"),
    ("where", r"\b(?:where|here)\b(?=\s*(?:,|:|we (?:write|set|put))?\s*$)"),
    ("with", r"\b(?:with|such that|satisfying|provided(?: that)?|assuming(?: that)?)(?=\s*$)"),
    ("names", r"\b(?:is|are|reads|by)\s*(?:then\s+)?(?:given by|defined (?:by|as)|simply)?\s*:?(?=\s*$)"),
    ("condition", r"\b(?:for|if|when|whenever)(?: all| every| each| any)?(?=\s*$)|\bfor some(?: \w+){0,3}(?=\s*$)|\b(?:if|when|whenever) (?:we|one|you) (?:have|has|know)(?: that)?(?=\s*:?\s*$)"),
    ("condition", r"\b(?:as long as|so long as|providing(?: that)?|supposing(?: that)?|on (?:the )?condition(?: that)?|restricted to|subject to"
                  r"|(?:under|with) the (?:condition|assumption|constraint|restriction)s?(?: that)?|in the (?:region|range|domain)(?: where)?)(?=\s*$)"),
)  # fmt: skip
_PATTERN = re.compile("|".join(f"(?P<c{k}>{pattern})" for k, (_, pattern) in enumerate(_CUES)), re.I)
_JOINING = re.compile(r"[\s,;:.]*(?:and|or)?[\s,;:]*", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """The cue that governs a formula and how near it is: `adjacent` when nothing but spaces stands between."""

    cue: Cue
    adjacent: bool


@lru_cache(maxsize=SENTENCES)
def cues(sentence: str) -> tuple[Reading, ...]:
    """All cues of the sentence before the formula, in order."""
    found: list[Reading] = []
    for match in _PATTERN.finditer(sentence):
        number = next(k for k in range(len(_CUES)) if match.group(f"c{k}") is not None)
        found.append(Reading(_CUES[number][0], not sentence[match.end() :].strip(" \n*:,")))
    return tuple(found)


def only_joins(text: str) -> bool:
    """Nothing but `and`, `or`, commas between two formulas: the second has the first one's role."""
    return _JOINING.fullmatch(text) is not None


# Words that make of a relation something else than a plain hypothesis, definition or claim, wherever they stand in its sentence.
_UNCLEAR = re.compile(
    r"\b(?:or|either|neither|nor|unless|not|no|cannot|without|never|fails?|false|wrong|negation|contradiction|absurd|some|exists?|at least|at most|one of"
    r"|there (?:is|are)|implies|imply|iff|only|otherwise|except|cases?|were|would|could|might|perhaps|whether|contrary|differently|aside"
    r"|nothing happens|trivial|special case)\b|n't\b|n’t\b",
    re.I,
)
_NO_CLAIM = re.compile(
    r"\b(?:or|either|neither|nor|unless|not|cannot|without|never|fails?|false|wrong|negation|contradiction|absurd|some|exists?|at least|at most|one of"
    r"|there (?:is|are)|implies|imply|iff|otherwise|would|could|might|perhaps|whether|contrary|meant|typo|intended)\b|n't\b|n’t\b",
    re.I,
)


_POSES = re.compile(
    r"\b(?:solv(?:e|ing)|(?<!, we )(?<!M we )(?<!hen we )(?<!, I )find|determine|look(?:ing)? for|search(?:ing)? for)\b", re.I
)
_POINT = (
    r"(?:(?:local|global|strict|unique|only|desired|required|sought|other|critical|stationary|saddle|double|simple|fixed|possible|real|positive|negative)\s+)*"
    r"(?:minim\w+|maxim\w+|extrem\w+|points?|solutions?|roots?|zeros?|answers?|candidates?|poles?|singularit\w+)\b"
)
_CALLED = re.compile(rf"\s*(?:is|are|was|were)\s+(?:indeed |then |thus |also )?(?:an?|the|our|one)\s+{_POINT}", re.I)
_HAS = re.compile(rf"\s*(?:has|have|had)\s+(?:an?|the|our|one|no|two|three|exactly \w+)\s+{_POINT}", re.I)
_VERB_AFTER = re.compile(
    r"\s*(?:is|are|was|were|minimi[sz]es|maximi[sz]es|solves|satisfies|attains|achieves|gives|yields|implies|means|has|does|cannot|lies)\b"
    r"(?!\s+(?:indeed |also |clearly |always |then |thus |now )?(?:true|correct|clear|obvious|evident|immediate|valid|satisfied|fulfilled|proved|proven|shown|verified|established))",
    re.I,
)
_EXISTENCE = re.compile(r"\b(?:some|there (?:is|are|exists?)|exists?|at least one)\b", re.I)


_SOME_OF_THEM = re.compile(r"^[\W_]*(?:here are |these are |now |next |next,? )?some (?:\w+ ){0,2}\w+s:", re.I)  # `Some integrals:`


FOR_SOME = re.compile(
    r"(?<=M )\s*(?:holds?|is true)?\s*for some\s+(?:(?:fixed|given|particular|arbitrary|real|(?P<positive>positive)|(?P<whole>integer|natural|whole)|number)\s+)*M\s*[.,:]?\s*\Z",
    re.I,
)
"""`Assume $a_n = 2^n$ for some $n$`: of this n it is supposed, if nothing else stands in the sentence."""
_SUPPOSES = re.compile(r"\W*(?:(?:now|next|then|so|and|induction (?:step|hypothesis)|inductive step)\b\W*)*(?:assume|suppose)\b", re.I)


@lru_cache(maxsize=SENTENCES)
def is_unclear(sentence: str) -> bool:
    """Negated, alternative, conditional or existential: a relation in such a sentence is not taken as it stands."""
    sentence = NO_LOSS.sub(" ", sentence)
    sentence = FOR_SOME.sub(" ", sentence) if _SUPPOSES.match(sentence) else sentence
    return _UNCLEAR.search(without_label(sentence) if begins_case(sentence) else sentence) is not None


@lru_cache(maxsize=SENTENCES)
def is_no_plain_claim(sentence: str) -> bool:
    """Denied, one of several, conditional or existential: a relation in such running text is not checked as it stands."""
    return _NO_CLAIM.search(NO_LOSS.sub(" ", sentence)) is not None


@lru_cache(maxsize=SENTENCES)
def claims_existence(sentence: str) -> bool:
    return _EXISTENCE.search(_SOME_OF_THEM.sub(" ", sentence)) is not None


@lru_cache(maxsize=SENTENCES)
def is_posed(sentence: str) -> bool:
    """`We solve $x^2 = 4$`: it holds of the x that is looked for, and of no other x further on. `Setting $x = 0$, we find …` looks for none."""
    return _POSES.search(sentence) is not None


_PREMISE = re.compile(
    r"(?:\b(?:wlog|without (?:any )?loss of generality|throughout(?: this \w+)?|by (?:our |the )?(?:assumption|hypothesis))|\A\W*(?:general )?assumptions?)"
    r"(?:,? (?:that|let|we (?:may |can )?(?:assume|suppose|take)))?[\s,:*]*\Z",
    re.I,
)
_PRESUMED = re.compile(
    r"\s*(?:is|are|will be)(?: always| throughout)? (?:assumed|supposed|understood|given)(?: throughout| here| below)?\s*(?:[.,;:]|\Z)",
    re.I,
)


def is_premise(before: str, after: str) -> bool:
    """`WLOG $x > 0$`, `Throughout, $x > 0$`, `$x > 0$ is assumed`: the words around a relation suppose it."""
    return _PREMISE.search(before) is not None or _PRESUMED.match(after) is not None


def is_spoken_of(after: str, display: bool) -> bool:
    """`so $x = 1$ is a local minimum`: the relation is the subject of the sentence, which does not say that it holds."""
    return (_CALLED.match(after) or _HAS.match(after) if display else _VERB_AFTER.match(after)) is not None


@lru_cache(maxsize=SENTENCES)
def condition_in_words(sentence: str) -> bool:
    """`when c is positive`, `for positive c`: a condition that no formula states."""
    return (
        _IN_WORDS.search(sentence) is not None
        or _ROUGHLY.search(sentence) is not None
        or is_otherwise(sentence)
        or _DENIED.search(sentence) is not None
        or _REGION.search(sentence) is not None
    )


_PROPERTY = r"(?:positive|negative|non-?negative|non-?zero|integers?|even|odd|small|large|invertible|symmetric|orthogonal|rational)"
_ROUGHLY = re.compile(
    r"\b(?:(?:sufficiently|arbitrarily|very) (?:large|small|big|close)|for (?:large|small|big) M|eventually|all but finitely|almost (?:every|all|surely|everywhere)|infinitely many"
    r"|approximately|rounded|numerically|up to (?:sign|a sign|an? (?:additive |multiplicative )?(?:constants?|factors?)|constants|order|terms|higher)|neglecting|ignoring|(?:in|at) (?:the )?(?:market )?(?:equilibrium|steady state|resonance|optimum)|to (?:leading|first|second|lowest) order|(?:numerator|denominator) layout"
    r"|(?:mod|modulo) M|(?<!as )if (?:they|it|both|these|those|neither|either) \w+)\b",
    re.I,
)
_REGION = re.compile(
    r"\brestrictions? of\b|\b(?:away from|(?:to the|on the) (?:right|left)(?![- ]hand)(?: of)?|on (?:either|one|both) sides? of)\b|"
    r"\b(?:in|for|of) (?:an?|any|every|each|the|this) (?:\w+ ){0,2}?(?:triangles?|quadrilaterals?|parallelograms?|pyramids?|tetrahedr\w+)\b(?! inequalit)"
    r"|\b(?:in|on|inside|outside|within|over|throughout) (?:the|this|that|our|an?) (?:[\w-]+ ){0,3}?(?:quadrants?|octants?|half[- ]?(?:planes?|spaces?|lines?)|interior|exterior|boundary"
    r"|annulus|simplex|orthant|(?:unit|open|closed) (?:dis[ck]s?|balls?|circle|sphere|square|cube|interval))\b(?!\s*:?\s*M\b)",
    re.I,
)
_IN_WORDS = re.compile(
    r"\b(?:for|if|when|whenever|provided|because|since|where|with|as|as long as|on the)\b(?: that| all| every| any)?\s+"
    rf"(?:(?:M|[A-Za-z])\s+(?:is|are|be)\s+(?:\w+\s+)?{_PROPERTY}\b|{_PROPERTY}\s+(?:\w+\s+)?M\b"
    rf"|{_PROPERTY}\s+(?:\w+\s+)?(?:arguments?|values?|inputs?|numbers?|reals|integers?|angles?|entries|exponents?|variables?|parameters?|quantities)\s*(?:[,;:]|\Z))",
    re.I,
)

_JOINS = re.compile(
    r"\b(?:also|further(?:more)?|moreover|additionally|in addition|as well|besides|still|again|both|finally|in turn|too)\b", re.I
)
_KNOWN = re.compile(r"\b(?:recall|know(?:n|ing)?)\b", re.I)
_THROUGHOUT = re.compile(r"\b(?:throughout|from (?:now|here) on|henceforth|hereafter|in what follows|always|from this point on)\b", re.I)
_PROVED = re.compile(
    r"[\u220e\u25a0\u25a1\u25fb\u25fc\u2b1b\u2b1c]|\bq\.?\s?e\.?\s?d\b|\bend of (?:the |this )?proof\b|\b(?:concludes|completes|finishes|ends) (?:the|our|this) proof\b",
    re.I,
)


@lru_cache(maxsize=SENTENCES)
def joins_what_was(sentence: str) -> bool:
    """`Suppose also …`: what was supposed before goes on."""
    return _JOINS.search(sentence) is not None


@lru_cache(maxsize=SENTENCES)
def is_known(sentence: str) -> bool:
    """`Recall that …`: a fact, and no supposition that ends where another one begins."""
    return _KNOWN.search(sentence) is not None


@lru_cache(maxsize=SENTENCES)
def is_throughout(sentence: str) -> bool:
    """`Suppose throughout that …`."""
    return _THROUGHOUT.search(sentence) is not None


@lru_cache(maxsize=SENTENCES)
def ends_proof(sentence: str) -> bool:
    return _PROVED.search(sentence) is not None


_DENIED = re.compile(r"\bnot (?:true|the case|correct)\b|\b(?:false|wrong|untrue) that\b", re.I)
_END = re.compile(
    r"(?<=[.!?])(?<!\bi\.i\.d\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\b[Ee]q\.)(?<!\bEqs\.)(?<!\bresp\.)(?<!\bcf\.)(?<!\bvs\.)(?<!\bFig\.)(?<!\bThm\.)(?<!\bDr\.)(?<!\bNo\.)(?<!\bw\.r\.t\.)[)\"'”’\]]*[\s*_]+(?=[A-Z\d(*_\"“‘\[]|$)|\n\s*\n"
)


def sentences(text: str) -> list[str]:
    """A text at its full stops; at least one, the last perhaps empty."""
    return _END.split(text)
