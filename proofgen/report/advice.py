"""What was found around a refutation, as sentences with mathematics between dollar signs."""

from __future__ import annotations

from collections.abc import Sequence

from proofgen.math.latex import latex
from proofgen.math.term import Entries, Rel, Term
from proofgen.report.words import listed
from proofgen.verify.advice import Advice


def hints_of(advice: Sequence[Advice], alternative: Term | None) -> tuple[str, ...]:
    found: list[str] = []
    kinds = {item.kind for item in advice}
    for item in advice:
        found += _sentence(item)
    if alternative is not None and not kinds & {"parentheses", "parentheses-case"}:
        found.insert(0, "with the braces read as parentheses it does not hold either")
    return tuple(dict.fromkeys(found))


def _sentence(item: Advice) -> list[str]:
    match item.kind:
        case "parentheses":
            return [f"as printed it is refuted; with the braces as parentheses it would hold: ${latex(item.term)}$"]
        case "parentheses-case":
            condition = latex(item.condition) if item.condition is not None else ""
            return [f"with the braces as parentheses it holds for ${condition}$, and not otherwise: ${latex(item.term)}$"]
        case "holds-case":
            condition = latex(item.condition) if item.condition is not None else ""
            return [f"it does hold for ${condition}$"]
        case "value-case":
            where = f"for ${latex(item.condition)}$ " if item.condition is not None else ""
            return [f"{where}what is true is ${latex(item.term)}$"]
        case "repair":
            changed = item.edit if item.edit.startswith("a missing") else f"{item.edit} changed"
            return [f"it would hold with {changed}: ${latex(item.term)}$"]
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
