"""What a block of the author's is for: to say what is given, to say what is to be shown, or neither."""

from __future__ import annotations

import re
from dataclasses import replace

from proofgen.render.plain import plain
from proofgen.report.values import Block, Display, Document, Formula, Heading, PageBreak, Paragraph, Table, Text, Verbatim

GIVEN = ("declaration", "definition", "hypothesis")
LEADING = 160  # characters of a sentence that leads into a definition
SPLIT = 72  # of the last words of a paragraph, where they stand with the line they lead into
_SETS_UP = re.compile(
    r"\b(let|suppose|assume|define|denote|write|given|consider|where|stands? for|recall)\b|^(?:for (?:example|instance),?\s+|now,?\s+)?(set|take|put|fix|pick|choose|call|here)\b",
    re.I,
)
_CONCLUDES = re.compile(
    r"\b(?:hence|so|thus|therefore|then|consequently|accordingly|whence|gives?|gave|yields?|implies|imply|follows|gets?|obtains?|becomes?|results?)\b",
    re.I,
)
_CONCLUDED = re.compile(r"\b(?:hence|so|thus|therefore|whence|consequently)(?:,|\s|that)*\Z", re.I)  # right before a formula in a sentence
_NAMES = re.compile(r"\b(?:let|suppose|assume|define|denote|write|set|put|take|fix|choose|call|introduce)\b", re.I)
_BOX = re.compile(r"\\(?:boxed|fbox)(?![a-zA-Z])")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_END = re.compile(r"[.;!?…∎■□][\s)\]'\"’”]*\Z")
_LAST_WORDS = re.compile(r"[.;!?]\s+([^.;!?]*\w[^.;!?]*)\Z")


def role_of(block: Block, after: Block | None, document: Document, before: Block | None = None) -> str:
    """given, where all that a displayed formula or each sentence says is declared, defined or supposed; goal, where a goal is among that; a chain is
    derived line by line, whoever announces it, and so is what the author concludes or boxes, though it be the first to say what a name is.

    after: the next block, if a sentence may lead into it. before: the one that may lead into this.
    """
    if not isinstance(block, Paragraph | Display) or (isinstance(block, Paragraph) and block.kind != "plain"):
        return "derivation"
    roles = {document.lines[at].role for at in line_indices(block, document)}
    if "goal" in roles and roles <= {"goal", *GIVEN}:
        return "derivation" if isinstance(block, Display) and len(block.lines) > 1 else "goal"
    if not roles <= {*GIVEN} or _concluded(block, before, document):
        return "derivation"
    if isinstance(block, Display):
        return "given" if roles else "derivation"
    leads = isinstance(after, Display) and role_of(after, None, document, block) == "given"
    if labelled(block) or not (roles or leads):
        return "derivation"
    return "given" if _sets_up(plain_words(block), leads) else "derivation"


def _concluded(block: Paragraph | Display, before: Block | None, document: Document) -> bool:
    """Whether it is a definition by its name alone: the words before it draw a conclusion, or its author has put it in a box."""
    lines = [document.lines[at] for at in line_indices(block, document)]
    if any(line.role == "definition" and _BOX.search(line.source) for line in lines):
        return True
    if isinstance(block, Display):
        leads = isinstance(before, Paragraph) and all(line.role == "definition" for line in lines)
        words = re.split(r"[.;!?]\s", plain_words(before))[-1] if leads and isinstance(before, Paragraph) else ""
        return _CONCLUDES.search(words) is not None and _NAMES.search(words) is None
    runs = zip(block.runs, block.runs[1:], strict=False)
    defined = {at for at in line_indices(block, document) if document.lines[at].role == "definition"}
    return any(
        isinstance(words, Text) and isinstance(run, Formula) and run.line in defined and _CONCLUDED.search(words.text)
        for words, run in runs
    )


def _sets_up(words: str, leads: bool) -> bool:
    """Whether each sentence says that something is given; the last may instead lead into a formula that does."""
    *before, last = _SENTENCE.split(words.strip())
    if leads and last[-1:] not in ".;!?" and len(last) <= LEADING:
        return all(map(_SETS_UP.search, before))
    return all(map(_SETS_UP.search, (*before, last)))


def parted(block: Block, after: Block | None, document: Document) -> list[Block]:
    """A paragraph of what is given whose last words lead on to a claim (`… be real. Then`): these words stand with the claim."""
    if (
        not isinstance(block, Paragraph)
        or not block.runs
        or not isinstance(after, Display)
        or role_of(after, None, document, block) != "derivation"
    ):
        return [block]
    *before, last = block.runs
    found = _LAST_WORDS.search(last.text) if isinstance(last, Text) and last.style == "plain" else None
    if found is None or not isinstance(last, Text) or (len(found[1]) > SPLIT and not found[1].rstrip().endswith(":")):
        return [block]
    first = replace(block, runs=(*before, replace(last, text=last.text[: found.start(1)])))
    return [first, Paragraph((Text(found[1]),))] if role_of(first, None, document) == "given" else [block]


def labelled(block: Paragraph) -> bool:
    """Whether it begins with words in a style of their own, as `Lemma.` and `Proof.` do."""
    first = block.runs[0] if block.runs else None
    return isinstance(first, Text) and first.style in ("strong", "emphasis")


def goes_on(block: Block) -> bool:
    """Whether its last sentence goes on in what follows, as `Define` and `such as:` do."""
    return (
        isinstance(block, Paragraph) and block.kind in ("plain", "bullet", "number") and _END.search(plain_words(_uncalled(block))) is None
    )


def _uncalled(block: Paragraph) -> Paragraph:
    """Without the numbers of footnotes."""
    return replace(block, runs=tuple(run for run in block.runs if not (isinstance(run, Text) and run.style == "note")))


def plain_words(block: Paragraph | Heading) -> str:
    return "".join(run.text if isinstance(run, Text) else plain(run.latex or run.source) for run in block.runs)


def line_indices(block: Block, document: Document) -> list[int]:
    """The lines of a block, in its order."""
    if isinstance(block, Display):
        return [at for at in block.lines if 0 <= at < len(document.lines)]
    if isinstance(block, Verbatim | PageBreak):
        return []
    runs = [run for row in block.rows for cell in row for run in cell] if isinstance(block, Table) else block.runs
    found = [at for run in runs if isinstance(run, Formula) and run.line is not None for at in (run.line, *run.more)]
    return [at for at in found if 0 <= at < len(document.lines)]


def is_over(part: object) -> bool:
    """Whether it is the sign that a proof is over, on a line of its own."""
    return isinstance(part, Paragraph) and part.kind == "plain" and plain_words(part).strip() in tuple("∎■□")
