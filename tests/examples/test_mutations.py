"""A proved line of the examples, spoilt in one place: it is never proved any more, and nearly always refuted.

Spoilt means: a sign turned, an index letter swapped, a number changed, a term or factor dropped, a sum replaced by one of its terms,
a bound moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import Any

import pytest

from proofgen.math.context import Context
from proofgen.math.latex import latex
from proofgen.math.shape import number, shape
from proofgen.math.sorts import Range
from proofgen.math.term import Add, Index, Mul, Num, Pow, Rel, Sum, Sym, Term
from proofgen.math.walk import substitute
from proofgen.session.check import to_be_checked
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation
from proofgen.verify.admit import admit
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.refute import refute
from proofgen.verify.verdict import Agreement, Proved, Refuted

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.md"))
MOST = 12  # of one line; the kinds take turns, so that all of them occur
LIMITS = Limits(seconds=4, points=20)
SHARE = 0.8
AGREED = 8  # points: a claim about a size alone has no more of them

# Mutations that are true all the same: file, reading of the mutated line -> why. Each must also survive the refuter.
_NEGATIVE = "still negative: a positive factor was changed"
STILL_TRUE: dict[tuple[str, str], str] = {
    ("gaussian-mean.md", r"-n \, \sigma^{2} < 0"): _NEGATIVE,
    ("gaussian-mean.md", r"-\frac{n}{\sigma^{3}} < 0"): _NEGATIVE,
    ("gaussian-mean.md", r"-\frac{1}{\sigma^{2}} < 0"): _NEGATIVE,
    ("gaussian-mean.md", r"-n \, \left(\sigma^{2}\right)^{0} < 0"): _NEGATIVE,
    ("gaussian-mean.md", r"-n < 0"): _NEGATIVE,
    ("gaussian-mean.md", r"-\frac{n}{\sigma^{2}} < 1"): "what is negative is less than 1 too",
    ("softmax-mended.md", r"\mathrm{CE}(\theta) = -\log \hat{y}_{k}"): "the factor left out is y_k = 1",
    ("softmax-mended.md", r"\frac{\partial \theta_{i}}{\partial \theta_{i}} = 1"): "the line is about i = k",
    ("softmax-mended.md", r"\frac{\partial \theta_{k}}{\partial \theta_{k}} = 1"): "the line is about i = k",
}

Path_ = tuple[tuple[str, int | None], ...]


def proved_lines(path: Path) -> list[tuple[Rel, Context]]:
    statements = read_derivation(read_markdown(SourceText(path.name, path.read_text(encoding="utf-8")))).statements
    return [
        (statement.goal, statement.context)
        for statement in statements
        if to_be_checked(statement) and statement.expected is None and isinstance(statement.goal, Rel) and statement.context is not None
    ]


def places(term: Term, path: Path_ = ()) -> Iterator[tuple[Term, Path_]]:
    """Every part of a term that may be changed, with the way to it."""
    yield term, path
    if isinstance(term, Sym):
        return
    for place in fields(term):
        value = getattr(term, place.name)
        for position, part in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
            if isinstance(part, Term) and place.name not in ("var", "function", "size"):
                yield from places(part, (*path, (place.name, position)))


def put(term: Term, path: Path_, new: Term) -> Term:
    if not path:
        return new
    (name, position), *rest = path
    values: dict[str, Any] = {place.name: getattr(term, place.name) for place in fields(term)}
    if position is None:
        values[name] = put(values[name], tuple(rest), new)
    else:
        parts = list(values[name])
        parts[position] = put(parts[position], tuple(rest), new)
        values[name] = tuple(parts)
    return type(term)(**values)


def negative(term: Term) -> Term:
    return Mul((number(-1), term))


def signs(term: Term) -> Iterator[Term]:
    if isinstance(term, Add):
        for k, part in enumerate(term.terms):
            yield Add((*term.terms[:k], negative(part), *term.terms[k + 1 :]))


def indices(term: Term, letters: list[Sym]) -> Iterator[Term]:
    if isinstance(term, Index):
        for k, old in enumerate(term.indices):
            for new in letters:
                if isinstance(old, Sym) and old is not new and old.sort == new.sort:
                    yield Index(term.base, (*term.indices[:k], new, *term.indices[k + 1 :]))


def factors(term: Term) -> Iterator[Term]:
    match term:
        case Num(value):
            yield Num(value + 1)
        case Pow(base, Num(value)) if value == -1:
            yield base


def dropped(term: Term) -> Iterator[Term]:
    match term:
        case Add(parts):
            for k in range(len(parts)):
                rest = (*parts[:k], *parts[k + 1 :])
                yield rest[0] if len(rest) == 1 else Add(rest)
        case Mul(parts):
            for k in range(len(parts)):
                rest = (*parts[:k], *parts[k + 1 :])
                remains = rest[0] if len(rest) == 1 else Mul(rest)
                if parts[k] is not number(1) and rest != (number(1),) and rest != (number(-1),) and shape(remains) == shape(term):
                    yield remains


def one_term(term: Term) -> Iterator[Term]:
    if isinstance(term, Sum):
        yield substitute(term.body, {term.var: term.low})


def bounds(term: Term) -> Iterator[Term]:
    if isinstance(term, Sum):
        yield Sum(term.var, Add((term.low, number(1))), term.high, term.body, term.where)
        yield Sum(term.var, term.low, Add((term.high, number(-1))), term.body, term.where)


def mutations(goal: Rel, context: Context) -> Iterator[tuple[str, Rel]]:
    """Turn about, one of each kind."""
    known = [symbol for symbol in context.symbols if isinstance(symbol.sort, Range)]
    letters = [*known, *(Sym("r", sort) for sort in dict.fromkeys(symbol.sort for symbol in known))]
    parts = [(part, path) for part, path in places(goal) if path]
    kinds: dict[str, Iterator[Term]] = {
        "sign": chain(
            iter(() if goal.right is number(0) else (Rel(goal.op, goal.left, negative(goal.right)),)),
            (put(goal, path, new) for part, path in parts for new in signs(part)),
        ),
        "index": (put(goal, path, new) for part, path in parts for new in indices(part, letters)),
        "factor": chain(
            (put(goal, path, new) for part, path in parts for new in factors(part)),
            iter(() if goal.right is number(0) else (Rel(goal.op, goal.left, Mul((number(2), goal.right))),)),
        ),
        "dropped": (put(goal, path, new) for part, path in parts for new in dropped(part)),
        "one term": (put(goal, path, new) for part, path in parts for new in one_term(part)),
        "bound": (put(goal, path, new) for part, path in parts for new in bounds(part)),
    }
    seen: set[Term] = {goal}
    for turn in zip_longest(*kinds.values()):
        for kind, mutant in zip(kinds, turn, strict=True):
            if isinstance(mutant, Rel) and mutant not in seen and latex(mutant) != latex(goal):
                seen.add(mutant)
                yield kind, mutant


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_spoilt_line_is_proved(path: Path) -> None:
    counts: Counter[str] = Counter()
    proved: list[str] = []
    for goal, context in proved_lines(path):
        mutants = list(islice(mutations(goal, context), MOST))
        assert len(mutants) >= 3, latex(goal)
        for kind, mutant in mutants:
            obligation = Obligation(mutant, context)
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
