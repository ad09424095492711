"""What stands beside a problem, in plain text, wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from proofgen.render.compact import named, point
from proofgen.render.excerpt import cells
from proofgen.render.marks import correction
from proofgen.render.plain import plain, plain_sentence, printable
from proofgen.report.values import Line

SHOWN = 12  # entries of a counterexample


def facts(line: Line) -> Iterator[str]:
    """What stands beside a problem: how it was read, the point, what would help."""
    if line.reading and len(line.reading) < 400:
        yield f"read as: {plain(line.reading)}"
    if line.condition:
        yield f"under the condition: {plain(line.condition)}"
    found = line.counterexample
    if found is not None and found.point:
        own = ", the file's own numbers" if found.own_numbers else ""
        yield "at: " + ", ".join(plain(each) for each in point(found)) + own
    if len(named(line)) > 1:
        yield from compared(line)
    for hint in line.hints:
        good = correction(hint)
        yield f"would hold: {plain(good)}   (proved)" if good else plain_sentence(hint)
    if line.expected is not None:
        yield f"the file expects this line to be {printable(line.expected)}" + ("" if line.as_expected else ", and it is not")


def compared(line: Line) -> Iterator[str]:
    """The entries of both sides, in columns."""
    rows = named(line)
    names = [plain(row.entry) for row in rows[:SHOWN]]
    lefts = [plain(row.left) for row in rows[:SHOWN]]
    rights = [plain(row.right) for row in rows[:SHOWN]]
    wide, left, right = (max(map(cells, column)) for column in (names, lefts, rights))
    first, second = ("true", "claimed") if line.relation_name == "=" else ("left", "right")
    for row, name, true, claimed in zip(rows, names, lefts, rights, strict=False):
        pads = " " * (wide - cells(name)), " " * (left - cells(true)), " " * (right - cells(claimed))
        yield f"  {'✗' if row.differs else '✓'} {name}{pads[0]}  {first} {pads[1]}{true}  {second} {pads[2]}{claimed}"
    if len(rows) > SHOWN:
        yield f"  and {len(rows) - SHOWN} more entries"
