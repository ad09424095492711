"""The small print: how a line was checked, in two lines at most, and how the author's writing was read, once for each kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from proofgen.render.plain import plain_sentence
from proofgen.report.values import Document, Remark
from proofgen.report.words import UNSAMPLED

SAID_EACH = ("inferred", "introduced")  # each name has a declaration of its own to paste
ROOM = 80  # characters of two lines beside a formula
_DEFINITION = re.compile(r"definition of (\$[^$]+\$|\S+)")
_CODE = re.compile(r"`([^`]+)`")
_ALSO = re.compile(r"also in lines? (.+)")


def shortened(how: Iterable[str], reason: str = "", room: int = ROOM) -> list[str]:
    """The laws used: definitions in one phrase, what the author's reason says left out, and the rest only counted. That no point was tried helps nobody beside a proof;
    the referee's list has it."""
    said = _bare(reason)
    laws = [law for law in how if law != UNSAMPLED and not (said and _bare(law) in said)]
    names = [found[1] for law in laws if (found := _DEFINITION.fullmatch(law))]
    others = [law for law in laws if not _DEFINITION.fullmatch(law)]
    if names:
        others.insert(0, f"definition{'s' if len(names) > 1 else ''} of {_and(names)}")
    shown: list[str] = []
    length = 0
    for at, law in enumerate(others):
        length += len(plain_sentence(law)) + 3
        if shown and length > room - (11 if at < len(others) - 1 else 0):
            return [*shown, f"and\N{NO-BREAK SPACE}{len(others) - at}\N{NO-BREAK SPACE}more"]
        shown.append(law)
    return shown


def _bare(text: str) -> str:
    return "".join(plain_sentence(text).split()).lower().rstrip(".,:;")


def _and(names: list[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


def full(sentence: str) -> str:
    """With a capital and a full stop."""
    text = sentence.strip()
    if (text[:1].isascii() and text[:1].islower() and text[1:2].isalpha()) or text[:2] == "a ":
        text = text[0].upper() + text[1:]
    return text if not text or text.rstrip("`")[-1:] in tuple(".!?:…") else text + "."


@dataclass(frozen=True, slots=True)
class Note:
    """How one kind of writing was read: what was said of its first place, and every line it is on."""

    code: str
    text: str
    lines: tuple[str, ...]

    @property
    def where(self) -> str:
        numbers = list(self.lines[:6])
        more = len(self.lines) - len(numbers)
        listed = ", ".join(numbers) + f" and {more} more" if more else _and(numbers)
        return f"line{'s' if len(self.lines) > 1 else ''} {listed}"


def readings(document: Document) -> list[Note]:
    """The warnings and notes of a document, one for each kind, and one for each name that nobody declared."""
    kinds: dict[str, list[Remark]] = {}
    for remark in document.remarks:
        if remark.severity != "error":
            one = remark.message if remark.code in SAID_EACH else ""
            kinds.setdefault(remark.code + one, []).append(remark)
    return [_note(remarks[0].code, remarks) for remarks in kinds.values()]


def errors(document: Document) -> list[Remark]:
    return [remark for remark in document.remarks if remark.severity == "error"]


def _natural(where: str) -> list[tuple[int, str]]:
    """Numbers in their order, not in that of their digits."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.findall(r"\d+|\D+", where)]


def _note(code: str, remarks: list[Remark]) -> Note:
    first, *rest = remarks
    lines = {remark.place.where for remark in remarks}
    for remark in remarks:
        for hint in remark.hints:
            if found := _ALSO.fullmatch(hint):
                lines.update(re.split(r", | and ", found[1]))
    likewise = dict.fromkeys(found[0] for remark in rest if (found := _CODE.search(remark.message)) and found[0] not in first.message)
    text = first.message.rstrip(".")
    if likewise:
        text += f"; likewise {_and(list(likewise)[:5])}"
    elif not _CODE.search(first.message):
        text = "; ".join(dict.fromkeys([text, *(remark.message for remark in rest[:3])]))
    if advice := next((hint for hint in first.hints if not _ALSO.fullmatch(hint)), ""):
        text += f"; {advice}" if code in SAID_EACH else f" ({advice})" if not likewise and advice.removeprefix("write ") not in text else ""
    return Note(code, text, tuple(sorted(lines, key=_natural)))
