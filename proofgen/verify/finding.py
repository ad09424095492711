"""What an examination comes to. Apart from those who find it, so that a finding can be read from the cache without loading them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from proofgen.math.term import Term
from proofgen.verify.verdict import Verdict

WHOLE_SIDE = "the right side"  # as an edit: all of it, replaced by what stands there in truth
Kind = Literal["parentheses", "parentheses-case", "parentheses-refuted", "holds-case", "value-case", "repair", "entry-sign", "entry-value"]


@dataclass(frozen=True, slots=True)
class Advice:
    """term: the proved statement, the condition of a case, or the value found; edit: what was changed, in words.

    parentheses: `term` is the claim with braces as parentheses, proved. parentheses-case: it is proved under `condition`.
    parentheses-refuted: a counterexample is known to the claim with parentheses too.
    holds-case: the claim is proved under `condition`. value-case: under `condition` the left side is `term`. repair: `term` is proved.
    entry-sign, entry-value: for the entries named by `positions`, the claim has the wrong sign, or the left side is `term` there.
    """

    kind: Kind
    term: Term
    condition: Term | None = None
    edit: str = ""
    positions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict, and around a refutation what helps to see why."""

    verdict: Verdict
    advice: tuple[Advice, ...] = ()
