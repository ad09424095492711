"""How each verdict is marked: a word, a sign and a colour, never a colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from proofgen.report.values import Coverage, Document, Line, VerdictWord

Flavor = Literal["github", "pandoc", "quarto", "myst"]  # of Markdown: where it will be read


@dataclass(frozen=True, slots=True)
class Mark:
    """word: as a person reads it. sign: one character, beside a word or at an edge of the page. colour: its family in every style sheet.
    ansi: for a terminal.

    No sign may be taken for mathematics: `!` is a factorial beside a formula, and a ring is a composition.
    """

    word: str
    sign: str
    colour: str
    ansi: str

    @property
    def beside(self) -> str:
        """What stands right beside a formula: a tick or a cross, and else the word in brackets, which nobody reads as mathematics or as the author's."""
        return self.sign if self.sign in "✓✗" else f"({self.word})"


MARKS: dict[VerdictWord, Mark] = {
    "proved": Mark("proved", "✓", "proved", "32"),
    "proved-if": Mark("proved if", "✓", "proved", "32"),
    "refuted": Mark("refuted", "✗", "refuted", "31"),
    "undecided": Mark("undecided", "?", "undecided", "33"),
    "unreadable": Mark("unreadable", "⚠", "unreadable", "35"),
    "unchecked": Mark("unchecked", "☐", "unchecked", "2"),
}
STATES = {
    "checked": "every line is proved",
    "holey": "not every line is proved",
    "refuted": "a line is refuted",
}


def state_words(document: Document) -> tuple[str, str, str]:
    """What a document comes to, the same wherever it is said: a sign, its colour on a terminal, and words."""
    if document.as_expected and document.state != "checked":
        expected = any(line.expected is not None for line in document.lines)
        return "✓", "32", "as the file expects" if expected else "every line that was checked is proved"
    if document.state == "refuted" and all(line.as_expected for line in document.lines if line.verdict == "refuted"):
        return "?", "33", STATES["holey"]  # what is refuted was meant to be
    sign, ansi = {"checked": ("✓", "32"), "holey": ("?", "33"), "refuted": ("✗", "31")}[document.state]
    return sign, ansi, STATES[document.state]


def counted(document: Document) -> list[tuple[VerdictWord, int]]:
    """The verdicts that occur, in the order of `MARKS`, with how often."""
    return [(word, document.counts.get(word, 0)) for word in MARKS if document.counts.get(word, 0)]


def covered(coverage: Coverage, checked: str = "checked", lines: str = "") -> str:
    """“12 formulas: 8 checked (7 proved, 1 refuted), 3 given, 1 in running text”: every formula of the file."""
    if not coverage.formulas:
        return "no formulas"
    kinds = (
        (coverage.checked, checked + (f" ({lines})" if lines else "")),
        (coverage.given, "given"),
        (coverage.words, "in running text"),
        (coverage.skipped, "not checked"),
        (coverage.unreadable, "unreadable"),
    )
    parts = [f"{count} {word}" for count, word in kinds if count]
    return f"{coverage.formulas} formula{'' if coverage.formulas == 1 else 's'}: " + ", ".join(parts)


def verdict_words(line: Line) -> str:
    """The verdict of a line in words, with what the author expected of it."""
    if line.verdict is None:
        return line.role
    word = MARKS[line.verdict].word
    return f"{word}, as the author expects" if line.expected == line.verdict else word


def correction(hint: str) -> str | None:
    """The formula of a hint that offers a claim which does hold (every one offered was proved first), else None."""
    parts = hint.split("$")
    if len(parts) == 3 and parts[0].strip().rstrip(":") == "would hold" and parts[2].strip() in ("", "."):
        return parts[1]
    return None


def pieces(sentence: str) -> list[tuple[Literal["words", "math", "code"], str]]:
    """A sentence of ours in words, mathematics between dollar signs and code between backticks."""
    found: list[tuple[Literal["words", "math", "code"], str]] = []
    parts = sentence.split("`")
    if len(parts) % 2 == 0:
        parts = [sentence]
    for at, part in enumerate(parts):
        if at % 2:
            found.append(("code", part))
        else:
            found += [("math" if is_math else "words", text) for is_math, text in mathematics(part)]
    return found


def mathematics(sentence: str) -> list[tuple[bool, str]]:
    """A sentence cut at its dollar signs: (is mathematics, text). An odd dollar sign is only a dollar sign."""
    parts = sentence.split("$")
    if len(parts) % 2 == 0:
        return [(False, sentence)]
    return [(at % 2 == 1, part) for at, part in enumerate(parts) if part]
