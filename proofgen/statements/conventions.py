"""What a post says of known signs and of its numbers anywhere, before a line of it is checked: `All logarithms are to base 2.` at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from proofgen.source.document import Block, Document, Math, Words
from proofgen.statements import sweeping
from proofgen.statements.cases import is_wordless
from proofgen.statements.redefined import LETTERS, Signs
from proofgen.statements.roles import sentences

_LONGEST = 1_000  # characters of a sentence
_FROM_HERE = re.compile(
    r"\A\W*(?:(?:and|so|but|now|next|then|finally|again),? )?(?:let|define|write|denote|set|put|introduce|given|fix|take|suppose|assume)\b"
    r"|\b(?:from (?:now|here) on|henceforth|hereafter|in what follows|below|in this (?:section|part|exercise|problem|question|paragraph|proof|lemma|example|chapter|step)"
    r"|in (?:section|part|exercise|problem|question|example|chapter|step|\(\w\))|recall|we (?:now |also )?(?:write|denote|define|introduce|set|put))\b",
    re.I,
)
_OVER_COMPLEX = re.compile(
    r"\bwork(?:s|ing)? with complex numbers\b|\b(?:variables?|letters?|everything|all of them|names|numbers|M)\b[^.]*\b(?:ranges?|run|runs|lie|lies|live|lives|var(?:y|ies)|takes? (?:its |their )?values?) (?:over|in) (?:M|the complex numbers)"
    r"|\b(?:base|ground|scalar) field is (?:M|the complex numbers)|\bM (?:may|can|might|is allowed to) (?:also )?be complex\b|\b(?:we|everything|all|always|throughout|here)\b[^.]*\b(?:work|works|working|comput\w+|calculat\w+|happens?|takes? place|is meant|is understood|are taken|is)\b[^.]*\b(?:over|in)\s+"
    r"(?:M|the complex (?:numbers|plane|field)|complex numbers)\s*[.,;]?\s*\Z"
    r"|\b(?:all|every|each)\b[^.]*\b(?:numbers?|variables?|letters?|scalars?|quantit(?:y|ies)|constants?|names|unknowns?|parameters?)\b[^.]*\b(?:is|are|be|may be|can be|denotes?)\b[^.]*"
    r"\b(?:complex|(?:in|over) M)\b",
    re.I,
)
_COMPLEX = re.compile(r"\s*\\mathbb\s*\{?\s*C\s*\}?\s*|\s*\\mathbf\s*\{?\s*C\s*\}?\s*")
_OF_POSITIVE = re.compile(
    r"\b(?:positive|negative)\W?(?:\s+(?:numbers?|reals?))?\s+(?:here |always |will |shall |also |thus |for us |in this \w+ )*(?:means?|includes?|allows?|contains?|stands? for|(?:is|are) (?:meant|used|understood)|may be (?:zero|M))\b"
    r"|\b(?:by|with)\s+\W?(?:positive|negative)\W?\s+(?:we|i|one) (?:mean|understand)\b|\bcall(?:ed)? (?:a number |a real number |M )?(?:positive|negative) (?:if|when|whenever)\b|\b(?:zero|0) (?:is|counts?|as)\b(?: also| both| as| regarded| considered| called| said| to| be| taken)* positive\b",
    re.I,
)


def _sentences(document: Document, number: int) -> Iterator[list[tuple[str, Math | None, str]]]:
    """Each sentence from block `number` to the next post: its formulas, with the words before and behind; M stands for a formula; last the whole."""
    for block in document.blocks[number:]:
        if block.kind == "break":
            return
        if block.kind != "code":
            yield from _of(block)


def _of(block: Block) -> Iterator[list[tuple[str, Math | None, str]]]:
    sentence = between = ""  # between: of these, the words since the last formula
    found: list[tuple[str, Math | None, str]] = []
    for at, piece in enumerate(block.pieces):
        if isinstance(piece, Words) and piece.style != "code":
            said = sentence[: len(sentence) - len(between)]
            first, *more = sentences((between + piece.text)[-_LONGEST:])
            for each in more:
                yield [*found, (said + first, None, "")]
                said, first, found = "", each, []
            sentence, between = (said + first)[-_LONGEST:], first
        elif isinstance(piece, Math):
            after = block.pieces[at + 1] if at + 1 < len(block.pieces) else None
            found.append((sentence, piece, after.text[:_LONGEST] if isinstance(after, Words) else ""))
            sentence, between = (sentence + " M ")[-_LONGEST:], ""
    yield [*found, (sentence, None, "")]


@dataclass(frozen=True, slots=True)
class Said:
    """signs: those to which some sentence gives a meaning of its own, with the line that says so, 0 for words alone. names: of conventions of the scope."""

    signs: dict[str, int]
    names: frozenset[str]


def said(document: Document, number: int) -> Said:
    """What the sentences from block `number` to the next post say of everything in it.

    No sign of a sentence that speaks of what follows it, as `Let $|A|$ denote …` does: it is met where it stands.
    """
    met = Signs()
    given: dict[str, int] = {}
    names: set[str] = set()
    for *formulas, (whole, _, _) in _sentences(document, number):
        line, found = 0, list[str]()
        for before, math, after in formulas:
            assert math is not None
            line = document.source.position(math.span.start)[0]
            found += met.of(document.formula(math).text, before, after)[0]
        found += met.over(whole)
        if found and _FROM_HERE.search(whole) is None:
            given |= {sign: line for sign in found if sign not in LETTERS and sign not in given}
        names |= _conventions(whole, [document.source.of(math.span).strip(" $`") for _, math, _ in formulas if math is not None])
    return Said(given, frozenset(names))


def _conventions(whole: str, formulas: list[str]) -> set[str]:
    """`complex`: no name is real only because nothing is said of it. `own-signs`: the words for signs have a meaning of the author's own."""
    found: set[str] = set()
    if is_wordless(whole):
        return found
    words = " ".join(whole.split())
    if _OVER_COMPLEX.search(words) and ("omplex" in words or any(_COMPLEX.fullmatch(each) for each in formulas)):
        found.add("complex")
    if _OF_POSITIVE.search(words):
        found.add("own-signs")
    if sweeping.of_another_kind(whole.rpartition(" M ")[2]):  # `Capital letters are matrices.`
        found.add("no-numbers")
    return found
