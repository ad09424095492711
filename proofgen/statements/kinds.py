"""Which words that say what a name is speak of numbers, or of things made of numbers: those that are known to, and no others.

`Let $a, b$ be strings`, `anticommuting variables`, `floats`: that `ab = ba` there is nobody's law, and no list of such kinds is ever complete.
A definite phrase, `the boiling point`, `its largest entry`, names a quantity of which a formula shows what it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NOUNS = """
    number real integer natural scalar constant variable unknown parameter vector matrix array tensor row column entry component coordinate
    coefficient weight bias input output target label feature score logit loss cost objective error residual rate factor ratio fraction share percentage
    proportion step size length width height depth distance radius diameter area volume angle slope gradient derivative time period duration age date
    frequency wavelength amplitude phase position point place displacement velocity speed acceleration mass weight force momentum energy work power
    temperature pressure density concentration charge current voltage resistance resistor capacitance capacitor inductance inductor field potential intensity flux
    stiffness spring price wage income profit revenue tax return interest payment amount quantity count total sum difference product mean average variance
    deviation covariance correlation expectation probability likelihood odds mass sample observation measurement datum data estimate estimator
    prediction signal noise response regressor predictor covariate function polynomial series sequence process walk index subscript dimension
    degree order exponent power base root zero solution eigenvalue eigenvector eigenfunction minimizer minimiser maximizer maximiser minimum maximum optimum extremum multiplier
    multiple divisor square cube prime digit value bound limit norm length distribution pmf pdf cdf law density statistic quantile median mode
    identity inverse outcome success failure copy
    unit pixel reward hyperparameter
    class kernel embedding activation
    half-life life lifetime wage dose population yield demand supply elasticity utility
"""
_ADJECTIVES = """
    real complex integer whole natural rational irrational transcendental positive negative non-positive nonpositive non-negative nonnegative non-zero nonzero strictly arbitrary generic general any
    fixed given known unknown small large big tiny huge finite bounded constant variable free independent dependent random deterministic identically distributed iid i.i.d mutually pairwise
    uncorrelated correlated discrete continuous continuously twice thrice infinitely differentiable smooth analytic integrable measurable square-integrable monotone monotonic
    increasing decreasing convex concave linear affine quadratic cubic bilinear multilinear homogeneous periodic even odd prime composite distinct different equal
    same ordered sorted symmetric skew-symmetric skewsymmetric antisymmetric anti-symmetric asymmetric hermitian invertible nonsingular non-singular singular regular commuting orthogonal orthonormal
    unitary diagonal diagonalizable diagonalisable triangular tridiagonal upper lower square rectangular tall wide definite semidefinite semi-definite positive-definite
    positive-semidefinite idempotent nilpotent stochastic doubly identity one-hot hot encoded encoding normalised normalized unit standard normal gaussian gauss exponential poisson binomial bernoulli
    uniform gamma beta geometric categorical multinomial dimensional n-dimensional d-dimensional k-dimensional p-dimensional m-dimensional three-dimensional two-dimensional
    one two three four five six several many some all both each every single first second third nth last next main other another new old initial final total
    relative absolute physical dimensionless empirical theoretical expected observed measured predicted noisy noise-free true unbiased biased consistent scalar vector
    scalar-valued real-valued vector-valued matrix-valued complex-valued nonlinear non-linear loss objective cost activation likelihood log-likelihood step learning weight bias
    training test validation batch mini-batch mini regularization regularisation penalty temperature smoothing damping friction spring mass probability density acute obtuse
    right not necessarily possibly non-constant elementary well-defined primitive
    column row feature design data kernel gram covariance precision hessian jacobian rotation projection permutation adjacency transition confusion
    zero one ones all-ones all-one constant-coefficient common joint marginal conditional prior posterior
    critical stationary turning saddle boundary interior extremal accumulation imaginary varying changing time-varying slowly-varying growing vanishing non-vanishing
    also again now here still thus then always both a an such suitable appropriate sufficiently very
"""
_ALL = frozenset(re.findall(r"\S+", _NOUNS + _ADJECTIVES))
_IRREGULAR = {"matrices": "matrix", "vertices": "vertex", "indices": "index", "radii": "radius", "losses": "loss", "masses": "mass", "classes": "class",
              "biases": "bias", "axes": "axis", "bases": "basis", "maxima": "maximum", "minima": "minimum", "extrema": "extremum", "processes": "process",
              "series": "series", "hypotheses": "hypothesis", "bacteria": "bacterium", "reals": "real", "copies": "copy"}  # fmt: skip
_SAYS = re.compile(
    r"\s*(?:to\s+)?(?:be|is|are|denotes?|represents?|stands? for)\s+(?!(?:the|its|their|our|this|that|these|those|such|as|in|on|at|of|said|called|given|so)\b)"
    r"(?P<phrase>[A-Za-z][A-Za-z’' -]*)",
    re.I,
)
_CUT = re.compile(
    r"\s*\b(?:M|of|in|on|with|without|that|which|who|whose|such|and|or|nor|but|for|from|to|at|by|as|where|when|between|over|under|given|if|so|satisf\w+|having|taking|subject|respectively"
    r"|let|then|be|is|are|per|than|up|along|into|onto|about|per|measured|representing|denoting|describing|giving|called|drawn|chosen|defined|modulo|mod)\b",
    re.I,
)
_NOT_NUMBERS = re.compile(
    r"\b(?:imaginary(?! unit)|(?:element|member|generator|unit|element)s?\s+of\s+(?:an?|the|some)\b(?! (?:vector|matrix|sequence|sample|data))|modulo\b|mod\b|(?:in|over) (?:an?|the|some) (?:\w+ )?(?:field|ring|group|algebra)\b)",
    re.I,
)


_MAPS = re.compile(
    r"\b(?:linear|affine|orthogonal|unitary|projection|rotation|bilinear|multilinear|conformal)\s+(?:maps?|mappings?|functions?|forms?)\b|\bunitaries\b|\b\w+-forms?\b|\bp-?adic\b",
    re.I,
)
_NEVER_NEGATIVE = frozenset(
    [
        "mass",
        "length",
        "width",
        "height",
        "depth",
        "distance",
        "radius",
        "diameter",
        "area",
        "volume",
        "duration",
        "period",
        "age",
        "frequency",
        "wavelength",
        "speed",
        "density",
        "concentration",
        "resistance",
        "capacitance",
        "inductance",
        "probability",
        "likelihood",
        "variance",
        "deviation",
        "price",
        "count",
        "norm",
        "temperature",
        "stiffness",
        "size",
        "amplitude",
        "permittivity",
        "permeability",
        "pressure",
    ]
)
_IS_A = re.compile(r"\s*(?:to\s+)?(?:be|is|are|denotes?|represents?|stands? for)\s+(?P<phrase>[A-Za-z][A-Za-z’' -]*)", re.I)


@lru_cache(maxsize=1024)
def is_never_negative(words: str) -> bool:
    """The words behind a declared name call it what custom gives no sign below zero: `a mass`, `the radius of the circle`."""
    said = _IS_A.match(words)
    last = _CUT.split(said["phrase"])[0].split() if said is not None else []
    return bool(last) and _singular(last[-1].lower()) in _NEVER_NEGATIVE


def _singular(word: str) -> str:
    return _IRREGULAR.get(word) or (
        word[:-3] + "y" if word.endswith("ies") else word[:-1] if word.endswith("s") and word not in _ALL else word
    )


@lru_cache(maxsize=1024)
def is_unknown(words: str) -> str:
    """The words behind a declared name: what they call it, where nothing says that this is a number or made of numbers. Else nothing."""
    said = _SAYS.match(words)
    if said is None:
        return ""
    phrase = _CUT.split(said["phrase"])[0].strip(" -")
    if _NOT_NUMBERS.search(said["phrase"]) or _MAPS.search(said["phrase"]):
        return phrase
    return phrase if any(not _is_known(word) for word in re.findall(r"[A-Za-z’'-]+", phrase)) else ""


def _is_known(word: str) -> bool:
    low = word.lower().strip("-’'")
    one = _singular(low)
    return len(low) == 1 or low.endswith("ly") or low in _ALL or one in _ALL or all(part in _ALL for part in low.split("-"))


_NAMED_BEFORE = re.compile(
    r"\b(?:an?|two|three|four|any|some|the|every|each|several|all)\s+(?P<phrase>(?:[A-Za-z’'-]+\s+)*?[A-Za-z’'-]+)\s*\Z", re.I
)


@lru_cache(maxsize=1024)
def is_unknown_before(words: str) -> str:
    """As `is_unknown`, of the words before a name: `two sets`."""
    found = _NAMED_BEFORE.search(words)
    noun = found["phrase"].split()[-1] if found is not None and not _CUT.search(f" {found['phrase']}") else ""
    return noun if noun and not _is_known(noun) else ""
