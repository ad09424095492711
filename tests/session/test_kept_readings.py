"""A reading of an earlier run is taken over only where nothing that it rests on is another, and then it is the one that a new look would give."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from test_after_edits import edited

from proofgen.math.context import Definition, Sample
from proofgen.math.scope import Scope
from proofgen.math.sorts import INTEGER, REAL, Range
from proofgen.math.term import Num, Rel, Sum, Sym
from proofgen.math.walk import fresh
from proofgen.session import readings, versions
from proofgen.session.cache import Cache
from proofgen.session.files import Text, read_file
from proofgen.session.readers import read_document
from proofgen.session.readings import Readings
from proofgen.source.document import Document, Math
from proofgen.span import SourceText
from proofgen.statements import formulas
from proofgen.statements.reader import read_derivation
from proofgen.statements.remembered import NESTED, Memory, _Print
from proofgen.statements.statement import Derivation

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("softmax", "hypotheses", "exercise-solutions", "sums", "chains", "gaussian", "seminar-notes")
FILES = [ROOT / "tests" / "documents" / f"{name}.md" for name in NAMES] + sorted((ROOT / "examples").glob("*.tex"))


class Counted(Readings):
    """Tells how many readings were taken over, and how many were made."""

    taken = made = 0

    def key(self, *parts: str) -> str:
        return parts[0] + super().key(*parts)

    def get(self, key: str) -> tuple[Any, ...] | None:
        kept = super().get(key)
        self.taken += kept is not None and key.startswith("reading")
        return kept

    def put(self, key: str, kept: tuple[Any, ...]) -> None:
        self.made += key.startswith("reading")
        super().put(key, kept)


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    kept = Cache(tmp_path / "cache")
    yield kept
    assert not kept.warning
    kept.close()


def spelled(value: object) -> str:
    if isinstance(value, frozenset):
        return f"{{{','.join(sorted(map(spelled, value)))}}}"
    if isinstance(value, tuple):
        return f"({','.join(map(spelled, value))})"
    if is_dataclass(value) and not isinstance(value, type):
        return f"{type(value).__name__}({','.join(f'{each.name}={spelled(getattr(value, each.name))}' for each in fields(value))})"
    return repr(value)


def told(derivation: Derivation) -> list[str]:
    """All that was read, the renamed letters of each part numbered as they come."""
    parts = [*derivation.statements, *derivation.remarks, *derivation.bearers, *derivation.suppositions]
    return [_numbered(spelled(each)) for each in parts]


def _numbered(text: str) -> str:
    numbers: dict[str, int] = {}
    return re.sub(r"\btag=([1-9]\d*)", lambda found: f"tag={numbers.setdefault(found[1], len(numbers) + 1)}", text)


def document(text: str, name: str = "notes.md") -> Document:
    return read_document(Text(SourceText(name, text)))


def known(text: str, cache: Cache, name: str = "notes.md", strict: bool = False) -> Counted:
    """Reads with what the cache knows and without, and compares. What was taken over, and what was made."""
    memory = Counted(cache)
    assert told(read_derivation(document(text, name), strict, memory)) == told(read_derivation(document(text, name), strict)), text
    memory.flush()
    return memory


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_after_any_edit_all_is_read_as_without_a_memory(path: Path, cache: Cache) -> None:
    chance = random.Random(path.name)
    text, taken = path.read_text(encoding="utf-8"), 0
    for _ in range(4):
        taken += known(text, cache, path.name).taken
        taken += known(text, cache, path.name, strict=True).taken
        assert known(text, cache, path.name).made == 0, "what was read a moment ago is known"
        text = edited(text, chance)
    assert taken or path.suffix == ".tex"


LINES = """Let $x, y \\in \\mathbb{R}$ and let $n \\in \\mathbb{N}$. Define $f(t) = t^2$.

$$ x + y = y + x $$

$$ \\log(x^2) = 2 \\log x $$

$$ f(x + y) = x^2 + 2 x y + y^2 $$

$$ = (x + y)^2 $$
"""
THEN = "\n\n$$ x_i y_i = y_i x_i $$\n"


@pytest.mark.parametrize(
    ("old", "new", "taken"),
    [
        ("", "", 4),
        ("Let $x", "# A part\n\nSome words of it.\n\nLet $x", 4),
        ("$$ x + y = y + x $$", "$$ x + y = y + x $$\n\n$$ x y = y x $$", 4),
        ("x + y = y + x", "x - y = -y + x", 3),
        ("x^2 + 2 x y + y^2 $$", "y^2 + 2 x y + x^2 $$", 2),  # the line below goes on from it
        ("x, y \\in \\mathbb{R}$", "x, y \\in \\mathbb{R}^n$", 0),
        ("x, y \\in \\mathbb{R}$", "x, y \\in \\mathbb{C}$", 0),
        ("Define $f(t) = t^2$", "Define $f(t) = t^2 + 1$", 0),
        ("Define $f(t) = t^2$", "Assume $x > y$. Define $f(t) = t^2$", 0),
        ("$$ \\log", "Assume $x > 0$.\n\n$$ \\log", 1),  # what stands below it
        ("$$ \\log", "<!-- proofgen: expect refuted -->\n$$ \\log", 3),
        ("$$ \\log", "Show that\n\n$$ \\log", 3),
        ("(x + y)^2 $$\n", "(x + y)^2 $$\n\nAll logarithms are to base 2.\n", 0),
        ("(x + y)^2 $$\n", "(x + y)^2 $$\n\nThroughout, all variables are complex numbers.\n", 0),
        ("(x + y)^2 $$\n", "(x + y)^2 $$\n\nRepeated indices are summed.\n", 0),
        ("(x + y)^2 $$\n", "(x + y)^2 $$\n\nHere $n$ is the number of all of them, and $m = 0$.\n", 0),
        ("Let $x", "---\nproofgen:\n  strict: true\n---\n\nLet $x", 0),
        ("Let $x", "$\\newcommand{\\log}{\\sin}$\n\nLet $x", 3),
    ],
)  # fmt: skip
def test_a_reading_is_taken_over_where_nothing_before_or_behind_it_matters(old: str, new: str, taken: int, cache: Cache) -> None:
    assert known(LINES, cache).taken == 0
    assert known(LINES.replace(old, new, 1) if old else LINES, cache).taken == taken


@pytest.mark.parametrize("directive", ["expect refuted", "goal", "assume", "skip"])
def test_a_line_that_its_author_calls_otherwise_is_another_one(directive: str, cache: Cache) -> None:
    known(LINES.replace("$$ \\log", "<!-- proofgen: step -->\n$$ \\log"), cache)
    assert known(LINES.replace("$$ \\log", f"<!-- proofgen: {directive} -->\n$$ \\log"), cache).taken == 3


def test_nothing_is_taken_over_under_another_option(cache: Cache) -> None:
    known(LINES, cache)
    assert known(LINES, cache, strict=True).taken == 0
    assert known(LINES, cache, strict=True).taken == 4


def test_nothing_is_taken_over_by_another_version(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    known(LINES, cache)
    monkeypatch.setattr(readings, "reader_version", lambda: "another")
    assert known(LINES, cache).taken == 0


def test_the_version_is_that_of_all_code_that_reads() -> None:
    """Whatever a reader imports of ours lies where the version looks."""
    code = "import sys, proofgen.statements.reader, proofgen.session.readers; print(*(m for m in sys.modules if m.startswith('proofgen.')))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    seen = {name.split(".")[1] for name in loaded if not name.startswith("proofgen.session")}
    assert seen <= {each.removesuffix(".py") for each in versions.READS}


def test_a_number_that_latex_gives_a_line_is_that_of_its_place(cache: Cache) -> None:
    lines = [f"\\begin{{equation}}\n x + {k} = {k} + x\n\\end{{equation}}\n" for k in range(4)]
    head, foot = "\\documentclass{article}\n\\begin{document}\nLet $x \\in \\mathbb{R}$.\n", "\\end{document}\n"
    assert known(head + "".join(lines[1:]) + foot, cache, "a.tex").taken == 0
    assert known(head + "".join(lines[1:]) + foot, cache, "a.tex").taken == 3
    assert known(head + "".join(lines) + foot, cache, "a.tex").taken == 0  # (1), (2) and (3) are others now


def test_an_included_file_counts_as_what_stands_in_it(tmp_path: Path, cache: Cache) -> None:
    path, part = tmp_path / "a.tex", tmp_path / "names.tex"
    path.write_text(
        "\\documentclass{article}\n\\begin{document}\n\\input{names}\n\\[ x + y = y + x \\]\n\\end{document}\n", encoding="utf-8"
    )
    taken = []
    for names in (
        "Let $x, y \\in \\mathbb{R}$.",
        "Let $x, y \\in \\mathbb{R}$.",
        "Let $x, y \\in \\mathbb{C}$.",
        "\\newcommand{\\x}{y} Let $x, y > 0$.",
    ):
        part.write_text(names + "\n", encoding="utf-8")
        memory = Counted(cache)
        derivations = [read_derivation(read_document(read_file(str(path))), False, each) for each in (memory, None)]
        assert told(derivations[0]) == told(derivations[1])
        memory.flush()
        taken.append(memory.taken)
    assert taken == [0, 1, 0, 0]


# ---------------------------------------------------------------- that the key holds all that a reading rests on


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_display_is_read_without_a_look_at_the_rest_of_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that its own characters may stand for the document in the key."""
    read, alone = formulas.read, 0

    def isolated(math: Math, whole: Document, *more: Any) -> Any:
        nonlocal alone
        if not math.display or math.blanks or math in whole.joined or whole.formula(math).origins:
            return read(math, whole, *more)
        alone += 1
        text, span = whole.source.text, math.span
        source = SourceText("", " " * span.start + text[span.start : span.end] + " " * (len(text) - span.end), whole.source.parts)
        return read(math, Document(source, (), numbers=whole.numbers), *more)

    text = path.read_text(encoding="utf-8")
    wanted = told(read_derivation(document(text, path.name)))
    monkeypatch.setattr(formulas, "read", isolated)
    assert told(read_derivation(document(text, path.name))) == wanted
    assert alone or path.suffix == ".tex"


X = Sym("x", REAL)
OTHER: dict[str, Any] = {
    "symbols": {"x": X}, "definitions": {"x": Definition(X, (), Num(1))}, "hypotheses": [Rel(">", X, Num(0))], "doubtful": [Rel(">", X, Num(0))],
    "samples": [Sample(X, Num(1))], "arguments": {"f": (X,)}, "inferred": {"x": X}, "letters": {"i": (Num(1), X)}, "anew": {X}, "strict": True,
    "signs": {"\\log": 3}, "ranks": {"A": 2}, "taken": {"f": X}, "roles": {"x": {"mean"}}, "masses": {"p": ()}, "members": {"x": REAL},
    "refitted": [{X: Num(2)}], "ones": X, "introduced": {"x": (Rel(">", X, Num(0)),)},
    **{key: {"x": "y"} for key in ("unread", "untaken", "unsorted", "places")},
    **dict.fromkeys(("bounds", "zeros", "picked", "indexed", "labels", "counted", "bare", "heads", "elements", "chance"), frozenset({"x"})),
}  # fmt: skip


@pytest.mark.parametrize("name", [each.name for each in fields(Scope)])
def test_every_field_of_a_scope_tells_it_apart(name: str, cache: Cache) -> None:
    seen = _Print(Readings(cache))
    scope = Scope()
    before = seen.of(scope)
    assert seen.holds(scope)
    setattr(scope, name, OTHER.get(name, {"x"}))
    assert not seen.holds(scope)
    assert seen.of(scope) not in (None, before)
    assert seen.of(scope) == _Print(Readings(cache)).of(scope)
    setattr(scope, name, getattr(Scope(), name))
    assert seen.of(scope) == before


def test_what_may_change_inside_of_a_field_is_looked_at() -> None:
    """Of any other field, what it holds cannot change: no list of lists, no dictionary of sets."""
    hints = {name: str(hint) for name, hint in get_type_hints(Scope).items()}
    nested = {name for name, hint in hints.items() if len(re.findall(r"\b(?:list|dict|set)\[", hint)) > 1}
    assert nested == NESTED


def test_a_name_that_changes_inside_of_a_field_is_seen(cache: Cache) -> None:
    scope = Scope(roles={"mean": {"x"}})
    seen = _Print(Readings(cache))
    before = seen.of(scope)
    scope.roles["mean"].add("y")
    assert not seen.holds(scope)
    assert seen.of(scope) != before


def summed(letter: Sym, body: Sym) -> Rel:
    return Rel("=", Sum(letter, Num(1), Num(3), body), X)


def test_renamed_letters_are_told_apart_by_what_binds_them(cache: Cache) -> None:
    letters = [fresh(Sym("i", Range(Num(1), Num(3)))) for _ in range(3)]
    one, two, three = letters
    memory: Memory = Readings(cache)
    assert memory.digest(summed(one, one)) == memory.digest(summed(two, two)) != ""
    assert memory.digest(summed(one, two)) == "", "what i stands for there is said elsewhere"
    assert _Print(memory).of(Scope(hypotheses=[Rel("=", three, Num(1))])) is None
    assert memory.digest(summed(Sym("i", INTEGER), X)) != memory.digest(summed(Sym("j", INTEGER), X))


def test_a_reading_with_renamed_letters_is_made_again(cache: Cache) -> None:
    text = (
        "Let $n \\in \\mathbb{N}$ and $A, B \\in \\mathbb{R}^{n \\times n}$.\n\n$$ \\mathrm{tr}(A \\odot B) = \\mathrm{tr}(B \\odot A) $$\n"
    )
    assert [known(text, cache).taken for _ in range(2)] == [0, 0]


# ---------------------------------------------------------------- the file that they are kept in


def test_a_row_that_is_not_what_was_written_is_none(cache: Cache) -> None:
    known(LINES, cache)
    assert cache._rows is not None
    cache._rows.execute("UPDATE readings SET text = replace(text, 'Sym', 'Num')")
    assert known(LINES, cache).taken == 0
    assert known(LINES, cache).taken == 4


def test_readings_make_room(tmp_path: Path) -> None:
    cache = Cache(tmp_path, largest=1 << 16)
    for part in range(40):
        cache.keep_readings({f"{part} {k}": "[]" * 200 for k in range(100)})
    cache.close()
    assert not cache.warning
    again = Cache(tmp_path, largest=1 << 16)
    assert 0 < again.size().bytes <= 1 << 16
    again.clear()
    assert again.reading("39 99") == ""
    again.close()


def test_what_is_put_under_one_key_is_not_under_another(cache: Cache) -> None:
    memory = Readings(cache)
    assert memory.key("a", "bc") != memory.key("ab", "c") != memory.key("abc")
    memory.put(memory.key("a"), (X, 1, "b"))
    memory.flush()
    assert memory.get(memory.key("a")) == (X, 1, "b")
    assert memory.get(memory.key("b")) is None
