"""What was found around a refutation, as sentences with mathematics between dollar signs."""

from __future__ import annotations

from collections.abc import Sequence

from proofgen.math.latex import latex
from proofgen.math.term import Entries, Rel
from proofgen.report.words import listed
from proofgen.verify.finding import WHOLE_SIDE, Advice


def hints_of(advice: Sequence[Advice]) -> tuple[str, ...]:
    """The sentences, each once, in the order of the findings."""
    cased = any(item.kind == "parentheses-case" for item in advice)
    advice = [item for item in advice if not (cased and item.kind == "parentheses-refuted")]
    return tuple(dict.fromkeys(sentence for item in advice for sentence in _sentence(item)))


def _sentence(item: Advice) -> list[str]:
    match item.kind:
        case "parentheses":
            return ["as printed it is refuted; with the braces as parentheses it would hold", f"would hold: ${latex(item.term)}$"]
        case "parentheses-refuted":
            return ["with the braces as parentheses it does not hold in general either"]
        case "parentheses-case":
            condition = latex(item.condition) if item.condition is not None else ""
            return [f"even with the braces as parentheses it holds only for ${condition}$ in general: ${latex(item.term)}$"]
        case "holds-case":
            condition = latex(item.condition) if item.condition is not None else ""
            return [f"it does hold for ${condition}$"]
        case "value-case":
            where = f"for ${latex(item.condition)}$ " if item.condition is not None else ""
            return [f"{where}what is true is ${latex(item.term)}$"]
        case "repair":
            found = [f"the smallest edit that makes it true: {item.edit}"] if item.edit != WHOLE_SIDE else []
            return [*found, f"would hold: ${latex(item.term)}$"]
        case "entry-sign":
            rows = listed([str(position) for position in item.positions])
            every = (
                isinstance(item.term, Rel) and isinstance(item.term.right, Entries) and len(item.positions) == len(item.term.right.items)
            )
            return (
                ["the sign is wrong in every row"]
                if every
                else [f"the sign is wrong in row{'s' if len(item.positions) > 1 else ''} {rows}"]
            )
        case "entry-value":
            assert isinstance(item.term, Entries)
            pairs = [f"row {position} is ${latex(value)}$" for position, value in zip(item.positions, item.term.items, strict=True)]
            return [f"in truth {listed(pairs)}"]
