"""Distributions that words name: `Let $X$ be Poisson with parameter $\\lambda$`, `uniformly distributed on $[0, 1]$`, `a standard normal random variable`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proofgen.math.chance import Independent
from proofgen.math.lexer import tokenize
from proofgen.math.scope import Scope
from proofgen.math.sorts import Tensor
from proofgen.math.term import Sym
from proofgen.statements.distributions import distributed

_VARIABLE = r"(?:\s+(?:distributed|distribution|random|variables?|rvs?|r\.v\.s?|numbers?))*"
_HEAD = re.compile(
    r"\s*(?:to\s+)?(?:be|is|are|follows?|has|have)\s+(?:all\s+|both\s+|an?\s+|the\s+)?(?P<apart>(?:mutually\s+)?independent,?\s+(?:and\s+identically\s+distributed\s+)?|i\.?i\.?d\.?,?\s+)?(?:an?\s+)?"
    r"(?P<sample>(?:random\s+)?(?:samples?|observations|draws)\s+(?:drawn\s+)?from\s+(?:an?\s+|the\s+)?)?"
    rf"(?P<law>normal|gaussian|poisson|exponential|binomial|bernoulli|uniform)(?:ly)?{_VARIABLE}\s*,?\s+(?P<tail>(?:with|on|over|in)\b[^.;]*?)\s*",
    re.I,
)
_FIRST = {
    "normal": {"mean": "{0}", "expectation": "{0}", "parameters": "{0}"},
    "poisson": dict.fromkeys(("parameter", "mean", "rate", "intensity", "expectation"), "{0}"),
    "exponential": {"parameter": "{0}", "rate": "{0}", "mean": "1/({0})", "expectation": "1/({0})"},
    "binomial": {"parameters": "{0}"},
    "bernoulli": dict.fromkeys(("parameter", "success probability", "probability of success", "mean"), "{0}"),
}  # what the word before the first parameter makes of it, as it stands in the brackets here
_SECOND = {
    "normal": {"and variance": "{1}", "and standard deviation": "({1})^2"},
    "binomial": {"and success probability": "{1}", "and probability": "{1}"},
}
_NAMES = {"normal": "Normal", "poisson": "Poisson", "exponential": "Exp", "binomial": "Bin", "bernoulli": "Bernoulli", "uniform": "Uniform"}
_ON = re.compile(r"(?:on|over|in)(?: the(?: \w+)? interval)?")
_INTERVAL = re.compile(r"\s*(?:\\left\s*)?[\[(\]](?P<ends>[^\[\]]+)[\])\[]\s*")


def is_law(words: str) -> bool:
    """The words name a law, and its first parameter is to follow."""
    return _HEAD.fullmatch(words) is not None


def written(words: str, first: str, joint: str, second: str) -> tuple[str, bool, bool] | None:
    """The law as `\\sim` would have it, whether the names are independent, and whether it takes both formulas; None where it is not known.

    words: before the first parameter; joint: between it and the formula behind it.
    """
    found = _HEAD.fullmatch(words)
    if found is None:
        return None
    law = found["law"].lower().replace("gaussian", "normal")
    tail = " ".join(found["tail"].lower().split())
    apart = found["apart"] is not None or found["sample"] is not None
    params, takes_both = _parameters(law, tail, first, " ".join(joint.lower().split()), second)
    return (f"\\mathrm{{{_NAMES[law]}}}({params})", apart, takes_both) if params else None


def _parameters(law: str, tail: str, first: str, joint: str, second: str) -> tuple[str, bool]:
    """What stands in the brackets, "" where it is not known, and whether it takes both formulas."""
    if law == "uniform":
        interval = _INTERVAL.fullmatch(first.replace("\\right", "")) if _ON.fullmatch(tail) else None
        return (interval["ends"], False) if interval is not None and interval["ends"].count(",") == 1 else ("", False)
    one = _FIRST[law].get(re.sub(r"\Awith (?:the |an? )?", "", tail), "")
    if not one or law not in _SECOND:
        return one.format(first), False
    if tail.endswith("parameters") and first.count(",") == 1:  # `$n$ and $p$` are joined before anything is read
        return first, False
    two = _SECOND[law].get(joint, "")
    return (f"{one.format(first)}, {two.format(first, second)}", True) if two else ("", False)


def say(symbols: Sequence[Sym], text: str, apart: bool, scope: Scope) -> bool:
    """Every one of the names has this law. False where it is not known. Raises Unreadable."""
    if not symbols:
        return False
    for symbol in symbols:
        tokens = [token for token in tokenize(text) if token.kind != "eof"]
        if not distributed(symbol, tokens, scope, independent=apart and isinstance(symbol.sort, Tensor), told=True):
            return False
    if apart and len(symbols) > 1:
        scope.assume(Independent(tuple(symbols)))
    return True
