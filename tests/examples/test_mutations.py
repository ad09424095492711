"""A proved line of the examples, spoilt in one place: it is never proved any more, and nearly always refuted.

Spoilt means: a sign turned, an index letter swapped, a number or an exponent changed, a term or factor dropped, a side doubled, a sum replaced by
one of its terms, a bound moved, another function taken, a transpose too many or too few, a product turned round.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from proofgen.math.latex import latex
from proofgen.math.term import Rel
from proofgen.verify.admit import admit
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.refute import refute
from proofgen.verify.verdict import Agreement, Proved, Refuted
from tests.mutant_lines import of_file
from tests.mutants import KINDS, turn_about

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.md"))
NAMES = ("sign", "right side", "index", "number", "dropped", "one term", "bound", "function", "exponent", "transpose", "swapped")
MOST = 24  # of one line; the kinds take turns, so that all of them occur
LIMITS = Limits(seconds=4, points=20)
SHARE = 0.8
AGREED = 8  # points: a claim about a size alone has no more of them

# Mutations that are true all the same: file, reading of the mutated line -> why. Each must also survive the refuter.
_NEGATIVE = "still negative: a positive factor was changed"
_SQUARED = "the difference that was turned stands under a square, or sums to 0"
STILL_TRUE: dict[tuple[str, str], str] = {
    **{
        ("gaussian-mean.md", left + " < 0"): _NEGATIVE
        for left in (
            r"-n",
            r"-n \, \sigma^{2}",
            r"-n \, \left(\sigma^{2}\right)^{-1 + 1}",
            r"-n \, \left(\sigma^{2}\right)^{-1 - 1}",
            r"-n \, \left(\sigma^{2}\right)^{2 \, \left(-1\right)}",
            r"-n \, \left(\sigma^{2}\right)^{-\left(-1\right)}",
            r"-\frac{1}{\sigma^{2}}",
            r"-\frac{\sigma^{2}}{n}",
            r"-2 \cdot \frac{n}{\sigma^{2}}",
            r"-0.5 \cdot \frac{n}{\sigma^{2}}",
            r"-\frac{n}{\sigma^{2 + 1}}",
            r"-\frac{n}{\sigma^{2 - 1}}",
            r"-\frac{n}{\sigma^{2 \cdot 2}}",
            r"-\frac{n}{\sigma^{-2}}",
            r"-\frac{n}{\sigma}",
        )
    },
    ("gaussian-mean.md", r"-\frac{n}{\sigma^{2}} < 1"): "what is negative is less than 1 too",
    **{
        ("gaussian-mean.md", line): _SQUARED
        for line in (
            r"\ell(\mu) = -\frac{n}{2} \, \log\left(2 \, \pi \, \sigma^{2}\right) - \frac{1}{2 \, \sigma^{2}} \, \sum_{i = 1}^{n} \left(\mu - x_{i}\right)^{2}",
            r"\sum_{i = 1}^{n} \left(\bar{x} - x_{i}\right) = 0",
            r"\sum_{i = 1}^{n} \left(\mu - x_{i}\right)^{2} = \sum_{i = 1}^{n} \left(x_{i} - \bar{x}\right)^{2} + n \, \left(\bar{x} - \mu\right)^{2}",
            r"\sum_{i = 1}^{n} \left(x_{i} - \mu\right)^{2} = \sum_{i = 1}^{n} \left(\bar{x} - x_{i}\right)^{2} + n \, \left(\bar{x} - \mu\right)^{2}",
        )
    },
    ("softmax-mended.md", r"\mathrm{CE}(\theta) = -\log \hat{y}_{k}"): "the factor left out is y_k = 1",
    ("softmax-mended.md", r"\frac{\partial \theta_{i}}{\partial \theta_{i}} = 1"): "the line is about i = k",
}

WANTED = {name: KINDS[name] for name in NAMES}


def proved_lines(path: Path) -> list[Obligation]:
    """Of relations; what joins them is another test's."""
    return [line.obligation for line in of_file(path) if isinstance(line.obligation.goal, Rel)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_spoilt_line_is_proved(path: Path) -> None:
    counts: Counter[str] = Counter()
    proved: list[str] = []
    for line in proved_lines(path):
        mutants = list(islice(turn_about(line, WANTED), MOST))
        assert len(mutants) >= 3, latex(line.goal)
        for kind, obligation in mutants:
            mutant = obligation.goal
            verdict = admit(prove(obligation, LIMITS), refute(obligation, LIMITS))
            counts[type(verdict).__name__] += 1
            if isinstance(verdict, Refuted):
                continue
            print(f"{path.stem}: {type(verdict).__name__}: {kind}: {latex(mutant)}")
            if (path.name, latex(mutant)) in STILL_TRUE:
                agreed = refute(obligation, replace(LIMITS, points=60))
                assert isinstance(agreed, Agreement)
                assert agreed.points >= AGREED
                counts["still true"] += 1
            elif isinstance(verdict, Proved):
                proved.append(f"{kind}: {latex(mutant)}")
    wrong = counts.total() - 2 * counts["still true"]
    print(f"{path.stem}: {wrong} wrong mutations, {counts['Refuted']} refuted ({counts['Refuted'] / wrong:.0%}), {dict(counts)}")
    assert proved == []
    assert counts["Refuted"] >= SHARE * wrong
