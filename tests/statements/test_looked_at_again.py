"""What is kept while a file is read is never taken for anything else: not for a changed copy of a document, and not for what another file says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from proofgen.math.syntax import Unreadable
from proofgen.source.document import Document, Math
from proofgen.source.macros import Macro
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements import parsing
from proofgen.statements.parsing import rows_in
from proofgen.statements.reader import read_derivation

FOLDERS = ("examples", "tests/documents", "tests/gold")
FILES = sorted(path for folder in FOLDERS for path in (Path(__file__).resolve().parents[2] / folder).glob("*.md"))


def document(text: str) -> Document:
    return read_markdown(SourceText("notes.md", text))


def formulas(read: Document) -> list[Math]:
    return [piece for block in read.blocks for piece in block.pieces if isinstance(piece, Math)]


def shown(text: str) -> list[str]:
    derivation = read_derivation(document(text))
    own = [f"{each.role} {each.span} {each.reading} {each.problem} {each.checked} {each.condition}" for each in derivation.statements]
    supposed = [f"{sorted(map(str, each.context.hypotheses))}" for each in derivation.statements if each.context is not None]
    return [*own, *supposed, *map(str, derivation.remarks)]


def test_rows_may_be_changed_by_whoever_asked_for_them() -> None:
    read = document("$$ a = b, \\quad (x > 0) \\\\ c = d $$\n")
    (math,) = formulas(read)
    first, _ = rows_in(math, read)
    wanted = [[clause.tokens[:] for clause in row.clauses] for row in first]
    for row in first:
        row.tag, row.reason = "9", "no reason"
        row.letters["k"] = ()  # type: ignore[assignment]
        for clause in row.clauses:
            clause.tokens.clear()
            clause.condition = True
    second, _ = rows_in(math, read)
    assert [[clause.tokens for clause in row.clauses] for row in second] == wanted
    assert not any(row.tag or row.reason or row.letters or clause.condition for row in second for clause in row.clauses)


def test_a_document_with_other_macros_is_laid_out_anew() -> None:
    read = document("$$ \\foo = 1 $$\n")
    (math,) = formulas(read)
    before = [token.text for token in rows_in(math, read)[0][0].clauses[0].tokens]
    other = replace(read, macros={"\\foo": Macro("\\foo", 0, "x + y")})
    after = [token.text for token in rows_in(math, other)[0][0].clauses[0].tokens]
    assert (before[0], after[:3]) == ("\\foo", ["x", "+", "y"])


def test_a_copy_with_another_text_is_laid_out_anew() -> None:
    read = document("$$ a = 1 $$\n")
    (math,) = formulas(read)
    rows_in(math, read)
    other = replace(read, source=SourceText("notes.md", "$$ b = 2 $$\n"))
    assert [token.text for token in rows_in(math, other)[0][0].clauses[0].tokens] == ["b", "=", "2"]


def test_what_cannot_be_laid_out_is_refused_each_time_and_with_braces_shown_too() -> None:
    read = document("$$ {a = 1 $$\n")
    (math,) = formulas(read)
    for keep_hidden in (False, True, False):
        with pytest.raises(Unreadable, match="never closed") as caught:
            rows_in(math, read, keep_hidden)
        assert caught.value.diagnostic.code == "unclosed-brace"


def test_hidden_braces_are_kept_apart_from_what_a_reader_sees() -> None:
    read = document("$$ a - {b + c} = d $$\n")
    (math,) = formulas(read)
    seen, shown_too = ("".join(token.text for token in rows_in(math, read, keep)[0][0].clauses[0].tokens) for keep in (False, True))
    assert (seen, shown_too) == ("a-b+c=d", "a-(b+c)=d")


def test_no_more_is_kept_than_a_sentence_comes_back_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "MOST_LOOKED_AT", 3)
    read = document("".join(f"$$ x + {number} = y $$\n\n" for number in range(20)))
    for math in formulas(read):
        rows_in(math, read)
        assert len(read.looked_at) <= 3
    assert [rows_in(math, read)[0][0].clauses[0].tokens[2].text for math in formulas(read)] == [str(number) for number in range(20)]


def test_a_file_says_the_same_after_any_other_one() -> None:
    texts = [path.read_text(encoding="utf-8") for path in FILES]
    first = [shown(text) for text in texts]
    again = [shown(text) for text in reversed(texts)]
    assert first == again[::-1]


def test_the_same_formula_under_other_words_is_another_statement() -> None:
    line = "$$ x^2 = y $$\n"
    said = [
        shown(f"Let $x, y > 0$.\n\n{words}\n\n{line}") for words in ("Assume", "We show that", "It is false that", "For some $x$,", "Then")
    ]
    assert len({str(each) for each in said}) >= 4
