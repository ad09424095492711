"""A LaTeX file from its path to its verdicts, and what it may include."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

import proofgen
from proofgen.report.values import Document

ARTICLE = r"""\documentclass{article}
\newcommand{\R}{\mathbb{R}}
\input{macros}
\begin{document}
Let $x \in \R$.
\begin{align}
  (x + 1)^2 &= x^2 + 2x + 1 \\
            &= x^2 + 1 % a term is lost
\end{align}
\input{chapters/one}
% proofgen: expect refuted
\[ x + x = 3x \]
\end{document}
"""
CHAPTER = "\n\nHence\n\\[ \\twice{x} = x + x \\]\nand\n\\[ \\twice{x} = x \\]\n"


def verdicts(document: Document) -> list[tuple[str, int, str | None]]:
    return [(line.place.file, line.place.line, line.verdict) for line in document.lines if line.verdict]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    folder = tmp_path / "paper"
    (folder / "chapters").mkdir(parents=True)
    (folder / "macros.tex").write_text("\\newcommand{\\twice}[1]{2 #1}\n")
    (folder / "chapters" / "one.tex").write_text(CHAPTER)
    path = folder / "main.tex"
    path.write_text(ARTICLE)
    return path


def codes(document: Document) -> list[str]:
    return [remark.code for remark in document.remarks]


def test_every_line_has_its_verdict_in_its_own_file(article: Path) -> None:
    document = proofgen.check(article)
    assert verdicts(document) == [
        ("", 7, "proved"),
        ("", 8, "refuted"),
        ("chapters/one.tex", 4, "proved"),
        ("chapters/one.tex", 6, "refuted"),
        ("", 12, "refuted"),
    ]
    assert document.lines[-1].as_expected
    assert not document.remarks


def test_a_document_without_a_name(article: Path) -> None:
    document = proofgen.check(article.read_text().replace("\\input{chapters/one}", ""))
    assert [verdict for _, _, verdict in verdicts(document)] == [
        "proved",
        "undecided",
        "undecided",
    ]  # the file may say what would make them right
    assert codes(document) == ["refused-include"]


def test_what_stands_outside_the_folder_is_not_read(article: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.tex"
    secret.write_text("secret words $x$")
    (article.parent / "link.tex").symlink_to(secret)
    (article.parent / "way").symlink_to(tmp_path)
    (article.parent / "circle.tex").symlink_to(article.parent / "circle.tex")
    for name in ("link", "way/secret", "../secret", str(secret), "circle"):
        article.write_text(f"$x + x = 2x$ \\input{{{name}}}")
        document = proofgen.check(article)
        assert codes(document) == ["refused-include"], name
        assert "secret words" not in str(document), name


def test_a_link_inside_the_folder_is_followed(article: Path) -> None:
    (article.parent / "link.tex").symlink_to(article.parent / "chapters" / "one.tex")
    article.write_text("\\input{macros}Let $x \\in \\mathbb{R}$. \\input{link}")
    document = proofgen.check(article)
    assert verdicts(document) == [("link.tex", 4, "proved"), ("link.tex", 6, "refuted")]


def test_what_is_no_text_is_not_read(article: Path) -> None:
    (article.parent / "latin.tex").write_bytes(b"caf\xe9")
    (article.parent / "zero.tex").write_bytes(b"a\0b")
    (article.parent / "large.tex").write_bytes(b"a" * ((20 << 20) + 1))
    (article.parent / "folder.tex").mkdir()
    os.mkfifo(article.parent / "pipe.tex")
    before = time.monotonic()
    for name in ("latin", "zero", "large", "folder", "pipe"):
        article.write_text(f"\\[ x + x = 2x \\]\n\\input{{{name}}}")
        document = proofgen.check(article)
        assert codes(document)[:1] == ["refused-include"], name
        assert [remark.place.line for remark in document.remarks][:1] == [2], name
    assert time.monotonic() - before < 60


def test_the_example_is_proved() -> None:
    document = proofgen.check(Path(__file__).parents[2] / "examples" / "softmax-gradient.tex")
    assert document.state == "checked"
    assert len(verdicts(document)) >= 9
