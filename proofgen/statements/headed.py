"""What the words at the head of a sentence may limit it to, and no formula says: `For an open circuit, …`, `On impact we have …`, `If they are perpendicular, …`.

Of a line that such words govern it may be shown that it holds; that it fails somewhere does not refute it, for its author may not speak of that place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from proofgen.statements.cases import SENTENCES
from proofgen.statements.plain import is_plain_claim
from proofgen.statements.statement import Statement

_HEAD = re.compile(
    r"\A[\s\W]*(?:(?:and|but|so|now|then|also|thus|hence|therefore|again|finally|similarly|likewise|moreover|furthermore|next|first|here)\b,?\s*)*"
    r"(?P<word>at|on|upon|in|off|over|for|except for|except|apart from|unless|during|when|whenever|if|once|while|under|within|with|without|over|near|far from|inside|outside|up to|after|before|as soon as)\s+"
    r"(?P<phrase>[^.;:,]*?)\s*(?=,|\bM\b|\Z|\b(?:we|one|you)\s+(?:have|has|get|gets|see|sees|find|finds|know|knows|obtain|obtains)\b"
    r"|\bit\s+(?:holds|follows|is)\b|\bthen\b|\bthere\s+(?:is|are|holds)\b|\bthis\s+(?:is|gives|means|becomes|reads)\b)",
    re.I,
)
_WORK = re.compile(
    r"(?:we|one|you)\s+(?:now |then |also |again |simply )?(?:expand|differentiate|integrate|simplify|multiply|divide|add|subtract|sum|square|collect|rearrange|substitute|insert|plug|combine|compare|look|use"
    r"|apply|compute|evaluate|rewrite|write|factor|cancel|solve|move|bring|replace|continue|want|need|do|are)\w*\b(?!.*\b(?:assum|suppos|restrict|ignor|neglect|only|special)\w*)",
    re.I,
)
_OBJECTS = frozenset(
    re.findall(
        r"\S+",
        """
    term terms sum sums integral integrals derivative derivatives gradient gradients slope factor factors numerator denominator expression expressions product products quotient expectation variance
    mean means average covariance function functions equation equations identity identities formula formulas inequality inequalities relation relations line lines row rows column columns entry entries
    element elements index indices step steps part parts proof claim lemma theorem proposition corollary section paragraph exercise exercises problem question task solution answer induction argument
    result results calculation computation derivation backward forward direction hessian jacobian determinant trace norm inverse transpose series limit limits exponent exponents power powers root logarithm
    logarithms exponential softmax sigmoid cross entropy cross-entropy loss losses cost objective model models network networks layer layers neuron neurons weight weights bias biases parameter
    parameters logit logits score scores input inputs output outputs label labels target targets data sample samples observation observations likelihood log-likelihood posterior prior density
    distribution distributions variable variables matrix matrices vector vectors number numbers value values real reals integer integers probability probabilities quantity quantities coefficient coefficients
    """,
    )
)
_NEUTRAL = _OBJECTS | frozenset(
    re.findall(
        r"\S+",
        """
    a an the this that these those our its their both all each every any other another some same such first second third fourth fifth last next previous preceding following above below
    left right hand side sides of and or to in on at by with from one two three four five more than rest remaining whole general particular fact words word total addition contrast short summary end beginning
    once meantime way ways manner fashion analogy notation form terms component components coordinates detail details practice view light sequel case cases event hand hands point time glance example
    examples instance sake simplicity brevity convenience reason reasons completeness clarity concreteness definiteness comparison reference later use now long other's
    update rule chain quadratic energy kinetic potential force forces momentum velocity acceleration speed position work area volume perimeter surface it them us itself respect contribution
    contributions given substitution substitutions definition definitions numbers assumption assumptions hypothesis regression ridge hidden activation activations squares least linear logistic squared error errors residual residuals estimator maximum-likelihood batch example's training pass
    is are equals equal becomes reads has gives
    minimum maximum optimum extremum minima maxima vanish vanishes angle angles cosine sine tangent base ten decimal
    original new old final resulting full complete combined inner outer double single simple explicit closed matrix-vector elementwise expanded simplified latter former top-level
    """,
    )
)
_TELLS = re.compile(
    r"\b(?:the|our|this|that|these|those|both|they|it|its|their|all|two|one)\s+(?:(?!(?-i:M)\b)[\w-]+\s+){0,4}?(?:is|are|lies?|meets?|touch(?:es)?|costs?|commutes?|weighs?|moves?|travels?)\b"
    r"(?!\s+(?-i:M)\b)(?:(?!(?-i:\bM\b))[^.;])*"
    r"|\boff[- ](?:the )?diagonal\b|\b(?:they|both|these) commute\b"
    r"|\b(?:lies?|points?|be)\b[^.;]*\bon (?:the|an?|our) (?:[\w-]+ ){0,3}(?:circle|sphere|ellipse|parabola|hyperbola|line|curve|plane|graph|surface)\b",
    re.I,
)
_NOTABLE = re.compile(
    r"\b(?:(?:skew-?|anti-?)?symmetric|parallel|perpendicular|orthogonal|orthonormal|commut\w+|collinear|coplanar|tangent to|concentric|congruent|isosceles|equilateral|right[- ]angled|off[- ](?:the )?diagonal|diagonal"
    r"|triangular|standardi[sz]ed|centred|centered|circle|sphere|ellipse|conservative|singular|invertible|independent|uncorrelated|equal|opposite|identical|costs?|euros?|dollars?|weighs?|fair|balanced|positive|negative|even|odd|disjoint|real|imaginary|at rest)\b",
    re.I,
)
_CHANGED = re.compile(
    r"\A[\s\W]*(?:(?:now|next|then)\s+)?(?:shift|move|translate|stretch|reflect|rotate|scale|double|halve|triple|swap|interchange)\s+(?!both sides)\w*|\b(?:doubling|halving|tripling|shifting|translating|stretching|reflecting|scaling|swapping|interchanging|replacing)\s+M\b"
    r"|\bwe (?:add|subtract) (?:one|two|three|four|five|\d+|M)\b(?!\s+(?:to|from) both)",
    re.I,
)
_BEHIND = re.compile(
    r"M\s*,?\s*(?:because|since|as|for)\s+M\s+(?:is|are)\s+(?:an?\s+)?(?:positive|negative|non-?negative|real|even|odd|small|large|lengths?|distances?|mass(?:es)?|probabilit(?:y|ies)|times?|speeds?|radi(?:us|i)|norms?|symmetric|orthogonal|invertible)\b",
    re.I,
)
_WITH_A_FORMULA = re.compile(r"\b(?:region|interval|domain|range|set|limit|case|\w+ing)\Z", re.I)
_COMMENTS = frozenset(
    re.findall(
        r"\S+",
        """
    easy easier easily simple standard usual computation calculation trick idea key nice useful important tedious straightforward remember cancel cancels cancelled cancelling remains left turns look looks like
    seen done finish finished job ready start begin begins approach method technique quick quickly direct directly immediately immediate obvious clear well-known famous elegant surprising interesting beautiful
    crucial convenient helpful careful carefully try trying let’s let's go proceed continue back need needed here there too much many work works working algebra calculus what how why that's it's so far good both
    main whole thing things remark detail details sketch shorter longer way ways point steps follow follows plan goal want wanted wants find finding found ask asks question answer see seeing use using used same
    similar similarly trivial routine exercise left reader complete completes proof proved shown show showing claim claimed holds hold true done qed cases both either next last ingredient ingredients tool tools
    """,
    )
)
_SHORT = 10  # words
_SO = re.compile(
    r",\s*(?:and\s+)?(?:so|hence|thus|therefore|consequently)\b(?:\s+(?:we|one|you|it|that|have|has|get|gets|is|the|follows))*\s*\Z", re.I
)
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*[^\W_])?")


@lru_cache(maxsize=SENTENCES)
def limited_to(sentence: str) -> str:
    """The words that may limit it, "" where none do. M stands for a formula; a condition with formulas of its own is read elsewhere."""
    told = _TELLS.search(sentence)
    if (
        told is not None and _NOTABLE.search(told.group()) and not told.group().rstrip().endswith(":")
    ):  # with a colon, it is what the formula says
        return " ".join(told.group().split())
    first = sentence.partition(" M ")[0]
    so = _SO.search(first)
    if so is not None and (said := tells(first[: so.start()])):
        return said
    found = _CHANGED.search(sentence) or _BEHIND.search(sentence)
    if found is not None:
        return " ".join(found.group().replace("M", "…").split())
    head = _HEAD.match(sentence)
    if head is None:
        return ""
    phrase = " ".join(head["phrase"].split())
    if sentence[head.end() :].lstrip().startswith("M") and _WITH_A_FORMULA.search(phrase):
        return ""
    words = [word.lower() for word in _WORD.findall(phrase)]
    if not words or all(word in _NEUTRAL or len(word) == 1 for word in words):
        return ""
    if head["word"].lower() in ("if", "when", "whenever", "once", "while", "after", "before", "as soon as") and _WORK.match(phrase):
        return ""
    return f"{head['word'].lower()} {phrase}"


_USED = re.compile(
    r"[\s.,;]*\(?\s*(?:here|where|for this|in this(?: step)?)?,?\s*(?:(?:we|it) (?:have |has )?(?:use|used|need|needed|require|required|assume|assumed)\b|this (?:only )?(?:holds|works|needs|requires|is (?:true|valid|correct))\b)",
    re.I,
)


@lru_cache(maxsize=SENTENCES)
def tells(sentence: str) -> str:
    """`The graph passes through the origin.`: what a sentence without any formula may tell, "" where all of its words are known."""
    if " M " in f" {sentence} ":
        return ""
    words = [word.lower() for word in _WORD.findall(sentence)]
    if not 1 < len(words) <= _SHORT or not _OBJECTS.isdisjoint(words):
        return ""  # of what is computed it is a remark, and the formulas tell it themselves
    unknown = [word for word in words if word not in _NEUTRAL and word not in _COMMENTS and not is_plain_claim(word)]
    return " ".join(sentence.split()) if unknown else ""


def limited_behind(words: str) -> str:
    """`$|x| = x$. (Here we used $x \\ge 0$.)`, `This holds for $x \\ge 0$ only.`: of the words behind a line, what says where it holds."""
    found = _USED.match(words)
    return " ".join(found.group().strip(" .,;(").split()) if found is not None else ""


def hold_back(statements: Sequence[Statement], words: str) -> None:
    """No point refutes these lines: it may be none of those that the words speak of."""
    for statement in statements:
        if statement.context is not None:
            reason = f"what `{words}` leaves out is not known"
            statement.context = replace(statement.context, unread=(*statement.context.unread, reason))
