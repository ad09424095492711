"""Laws: each that a room cites has words; each identity holds where its conditions do, needs them, is proved, and says where it can be looked up."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import product
from pathlib import Path

import mpmath
import pytest
from reeval import Reeval

from proofgen.math.term import Num, Rel, Sym, Term
from proofgen.math.walk import free_symbols
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation
from proofgen.statements.statement import Statement
from proofgen.verify import laws
from proofgen.verify.laws import IDENTITIES, WORDS, Law, in_words
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.verdict import Proof

VERIFY = Path(laws.__file__).parent
VALUES = [Num(Fraction(value)) for value in ("-3", "-2", "-1", "0", "1/2", "1", "2", "7/3", "5")]
SOURCE = re.compile(r"DLMF \d+\.\d+\.\d+|definition of .+")
Point = tuple[tuple[Term, Term], ...]

every_identity = pytest.mark.parametrize("law", IDENTITIES, ids=lambda law: law.name)


def read(law: Law) -> tuple[Statement, list[Rel]]:
    """The law as our own readers read it, and its conditions."""
    assumed = "".join(f"Assume ${condition}$.\n" for condition in law.given)
    text = f"Let $a, b \\in \\mathbb{{R}}$.\n{assumed}\n$$ {law.left} = {law.right} $$\n"
    *others, line = read_derivation(read_markdown(SourceText("law.md", text))).statements
    assert line.problem is None
    return line, [other.term for other in others if other.role == "hypothesis" and isinstance(other.term, Rel)]


def points(term: Term) -> list[Point]:
    symbols = sorted((symbol for symbol in free_symbols(term) if isinstance(symbol, Sym)), key=lambda symbol: symbol.name)
    return [tuple(zip(symbols, values, strict=True)) for values in product(VALUES, repeat=len(symbols))]


def value(term: Term, point: Point) -> mpmath.mpf | None:
    """At a point, by the evaluator that shares nothing with prover and refuter; None where there is no real value."""
    try:
        found = Reeval(point).at(term)
    except (ZeroDivisionError, ValueError, OverflowError):
        return None
    return found if isinstance(found, mpmath.mpf) and mpmath.isfinite(found) else None


def agrees(goal: Rel, point: Point) -> bool:
    left, right = value(goal.left, point), value(goal.right, point)
    return left is not None and right is not None and bool(abs(left - right) <= mpmath.mpf(10) ** -60 * (1 + abs(left)))


def admits(condition: Rel, point: Point) -> bool:
    left, right = value(condition.left, point), value(condition.right, point)
    assert left is not None
    assert right is not None
    assert condition.op == ">"
    return bool(left > right)


@every_identity
def test_it_holds_where_its_conditions_do(law: Law) -> None:
    line, conditions = read(law)
    assert isinstance(line.term, Rel)
    admissible = [point for point in points(line.term) if all(admits(condition, point) for condition in conditions)]
    assert len(admissible) >= 5
    assert [point for point in admissible if not agrees(line.term, point)] == []


@every_identity
def test_no_condition_is_idle(law: Law) -> None:
    line, conditions = read(law)
    assert isinstance(line.term, Rel)
    assert len(conditions) == len(law.given)
    for idle in conditions:
        others = [condition for condition in conditions if condition is not idle]
        without = [p for p in points(line.term) if not admits(idle, p) and all(admits(other, p) for other in others)]
        assert any(not agrees(line.term, point) for point in without), idle


@every_identity
def test_it_is_proved_under_its_conditions(law: Law) -> None:
    line, _ = read(law)
    assert line.term is not None
    assert line.context is not None
    proof = prove(Obligation(line.term, line.context), Limits())
    assert isinstance(proof, Proof)
    assert proof.conditions == ()
    assert set(proof.laws) <= set(WORDS.values())


@every_identity
def test_it_says_where_it_can_be_looked_up(law: Law) -> None:
    assert SOURCE.fullmatch(law.source)


def test_every_identity_has_words() -> None:
    assert {law.name for law in IDENTITIES} <= set(WORDS)


def _cited() -> set[str]:
    sources = [*VERIFY.glob("*.py"), *(VERIFY / "normal").glob("*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    return set(re.findall(r'(?:\.law\(|laws\.setdefault\(|used\.setdefault\()"([a-z-]+)"', text))


def test_every_cited_law_has_words() -> None:
    assert _cited() <= set(WORDS)


def test_a_definition_names_itself() -> None:
    assert in_words(r"definition of \hat{y}") == r"definition of \hat{y}"
