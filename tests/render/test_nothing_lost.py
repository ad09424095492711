"""What an author writes is not lost on the way to the page: his own commands, footnotes, pictures and page breaks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import proofgen
from proofgen.render.html import html
from proofgen.render.markdown import markdown
from proofgen.render.pdf import tex, typeset
from proofgen.report.values import Block, Document, Formula, PageBreak, Paragraph, Picture, Text

HEAD = "\\documentclass{article}\n\\begin{document}\n"


def latex(tmp_path: Path, text: str) -> Document:
    path = tmp_path / "a.tex"
    path.write_text(text)
    return proofgen.check(path)


def runs(block: Block) -> list[tuple[str, str]]:
    found = block.runs if isinstance(block, Paragraph | Picture) else ()
    return [(run.style, run.text) if isinstance(run, Text) else ("formula", run.source) for run in found]


def words(document: Document) -> str:
    return " ".join("".join(text for _, text in runs(block)) for block in document.blocks)


MACROS = {
    "an argument in a style": (r"\newcommand{\vocab}[1]{\emph{#1}}", r"A \vocab{norm of $x$} is.", [("plain", "A "), ("emphasis", "norm of "), ("formula", "x"), ("plain", " is.")]),
    "words alone": (r"\newcommand{\given}{Given: }", r"\given now.", [("plain", "Given: now.")]),
    "arguments in another order": (r"\newcommand{\swap}[2]{#2 before #1}", r"\swap{b}{a}", [("plain", "a before b")]),
    "an argument that may be left out": (r"\newcommand{\say}[2][so]{#1, \textbf{#2}}", r"\say{it} \say[or]{not}", [("plain", "so, "), ("strong", "it"), ("plain", " or, "), ("strong", "not")]),
    "one in another": (r"\newcommand{\a}[1]{<#1>}\newcommand{\b}[1]{\textbf{\a{#1}}}", r"\b{x} y", [("strong", "<x>"), ("plain", " y")]),
    "one in the argument of another": (r"\newcommand{\a}[1]{\emph{#1}}", r"\a{out \a{in}}", [("emphasis", "out in")]),
    "an argument that is said twice": (r"\newcommand{\twice}[1]{#1 #1}", r"\twice{$x$}", [("formula", "x"), ("plain", " "), ("code", "$x$")]),
    "a reference": (r"\newcommand{\see}[1]{(see \ref{#1})}", r"\see{s}", [("plain", "(see (s))")]),
    "an unknown command": ("", r"An \unheard{kept} word.", [("plain", "An kept word.")]),
    "no argument where one is due": (r"\newcommand{\vocab}[1]{\emph{#1}}", r"Then \vocab", [("plain", "Then")]),
}  # fmt: skip


@pytest.mark.parametrize("caption", MACROS)
def test_own_commands_are_written_out_in_prose(caption: str, tmp_path: Path) -> None:
    defined, text, expected = MACROS[caption]
    document = latex(tmp_path, f"{defined}\n{HEAD}{text}\n\\end{{document}}\n")
    assert [
        (style, text.rstrip(" ") if (style, text) == runs(document.blocks[0])[-1] else text) for style, text in runs(document.blocks[0])
    ] == expected


def test_formulas_in_arguments_are_checked_where_they_stand(tmp_path: Path) -> None:
    text = f"\\newcommand{{\\fact}}[1]{{\\textbf{{Fact.}} #1}}\n{HEAD}Let $x \\in \\mathbb{{R}}$.\n\n\\fact{{Hence $x + x = 3x$.}}\n\\end{{document}}\n"
    (line,) = [each for each in latex(tmp_path, text).lines if each.verdict]
    assert (line.verdict, line.place.line, line.source) == ("refuted", 6, "x + x = 3x")
    assert text.split("\n")[5][line.place.column - 1 :].startswith("x + x")


@pytest.mark.parametrize(
    "text",
    [
        r"\newcommand{\a}{\b\b}\newcommand{\b}{\a\a}" + HEAD + r"\a kept",
        r"\newcommand{\a}[1]{#1#1#1}" + HEAD + r"\a{" * 400 + "x" + "}" * 400 + " kept",
        "".join(rf"\newcommand{{\m{chr(97 + k)}}}{{\m{chr(98 + k)}\m{chr(98 + k)}}}" for k in range(20)) + HEAD + r"\ma kept",
    ],
    ids=["in a circle", "nested deep", "doubled"],
)
def test_writing_out_ends(text: str, tmp_path: Path) -> None:
    found = words(latex(tmp_path, text + "\n\\end{document}\n"))
    assert found.rstrip().endswith("kept")
    assert len(found) < 100_000


NOTED = {
    "a.tex": HEAD + "One\\footnote{First.} two\\footnotemark.\n\\footnotetext{Second, $x$.}\n\nThree\\footnote{Third.}.\n\\end{document}\n",
    "a.md": "One[^b] two[^a].\n\n[^b]: First.\n\nThree[^9].\n\n[^a]: Second, $x$.\n[^9]: Third.\n",
}


@pytest.mark.parametrize("name", NOTED)
def test_footnotes_have_the_same_number_in_the_text_and_below(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(NOTED[name])
    document = proofgen.check(path)
    called = [run.text for block in document.blocks for run in getattr(block, "runs", ()) if isinstance(run, Text) and run.style == "note"]
    below = {block.label: runs(block)[0][1] for block in document.blocks if isinstance(block, Paragraph) and block.kind == "note"}
    assert called == ["1", "2", "3"]
    assert {label: said.split(",")[0] for label, said in below.items()} == {"1": "First.", "2": "Second", "3": "Third."}
    page, source, text = html(document), tex(document), markdown(document)
    for number in called:
        assert page.count(f"<sup>{number}</sup>") == 2
        assert source.count(rf"\textsuperscript{{{number}}}") == 2
        assert len(re.findall(rf"\[\^{number}\](?!:)", text)) == len(re.findall(rf"^\[\^{number}\]: ", text, re.M)) == 1


def test_a_picture_is_a_frame_with_its_name_and_caption(tmp_path: Path) -> None:
    figure = "\\begin{figure}[h]\\centering\\includegraphics[width=3cm]{plots/a_b.pdf}\\caption{The curve of $x^2$.}\\end{figure}"
    for document in (
        latex(tmp_path, f"{HEAD}Before.\n\n{figure}\n\\end{{document}}\n"),
        proofgen.check("Before.\n\n![The curve of $x^2$.](plots/a_b.pdf)\n"),
    ):
        (picture,) = [block for block in document.blocks if isinstance(block, Picture)]
        assert picture.file == "plots/a_b.pdf"
        assert [text for _, text in runs(picture)] == ["The curve of ", "x^2", "."]
        assert any(isinstance(run, Formula) and run.latex for run in picture.runs)
        (remark,) = document.remarks
        assert (remark.code, remark.severity) == ("picture", "note")
        for page in (html(document), markdown(document)):
            assert "plots/a_b.pdf" in page
            assert "The curve of" in page
        assert typeset(tex(document)).pages == 1


def test_a_picture_between_words_stays_in_their_line() -> None:
    document = proofgen.check("See the icon ![of a bell](bell.svg) here, and\n\n![](curve.png)\n")
    assert words(document).strip() == "See the icon [of a bell: bell.svg] here, and"
    assert [block.file for block in document.blocks if isinstance(block, Picture)] == ["curve.png"]
    assert len(document.remarks) == 2


def test_a_drawing_is_a_frame_too(tmp_path: Path) -> None:
    drawing = "\\begin{tikzpicture}\\draw (0,0) -- (1,1) node {$x = 2 x$};\\end{tikzpicture}"
    document = latex(
        tmp_path, f"{HEAD}Before.\n\n\\begin{{center}}{drawing}\\end{{center}}\n\\begin{{comment}}$x$\\end{{comment}}\n\\end{{document}}\n"
    )
    assert [block.file for block in document.blocks if isinstance(block, Picture)] == ["tikzpicture"]
    assert document.lines == ()


def test_pages_begin_where_the_author_begins_them(tmp_path: Path) -> None:
    in_latex = latex(tmp_path, f"{HEAD}One.\n\\newpage\nTwo.\n\n\\clearpage\n\\section{{Three}}\nThree.\n\\end{{document}}\n")
    in_markdown = proofgen.check("One.\n\n\\newpage\n\nTwo.\n\n{{< pagebreak >}}\n\n## Three\n\nThree.\n")
    for document in (in_latex, in_markdown):
        assert sum(isinstance(block, PageBreak) for block in document.blocks) == 2
        assert typeset(tex(document)).pages == 3
        page = html(document)
        assert page.count('<div class="new-page">') == 2
        assert re.search(r"\.new-page \{[^}]*break-after: page", page)
        assert markdown(document, "pandoc").count("\n\\newpage\n") == 2
    assert words(in_markdown).count("newpage") == words(in_markdown).count("pagebreak") == 0
