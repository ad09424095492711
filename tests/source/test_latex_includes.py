"""A document in several files: read as one, each place named in its own file."""

from __future__ import annotations

import pytest
from latex import codes, formulas, lines, read

from proofgen.source.document import Document
from proofgen.source.latex_include import MOST


def spread(text: str, **files: str) -> Document:
    """Files by their names without a suffix, `_` for a folder's `/`."""
    return read(text, {f"{name.replace('_', '/')}.tex": content for name, content in files.items()}.get)


def test_an_included_file_is_read_at_its_command() -> None:
    document = spread("\\begin{document}\na\n\\input{b}\nc $d$\n\\end{document}", b="x\n\n  $y$\n")
    assert lines(document) == ["a", "x", "M", "c M"]
    places = [(document.source.part(math.span.start).file, *document.source.position(math.span.start)) for math in formulas(document)]
    assert places == [("b.tex", 3, 4), ("", 4, 4)]


@pytest.mark.parametrize("command", [r"\input{b}", r"\input{b.tex}", r"\input b ", r"\include{b}", r"\subfile{./b}"])
def test_the_commands_that_include(command: str) -> None:
    document = spread(f"{command} a", b="\\documentclass[a]{subfiles}\\begin{document}$x$\\end{document}")
    assert lines(document) == ["M", "a"]
    assert document.problems == ()


def test_what_a_file_in_the_preamble_defines_is_known_and_not_printed() -> None:
    document = spread("\\input{macros}\\begin{document}$\\R$\\end{document}", macros="\\newcommand{\\R}{\\mathbb{R}}\nnot $this$")
    assert lines(document) == ["M"]
    assert "\\R" in document.macros


def test_an_environment_goes_on_through_an_included_file() -> None:
    document = spread("\\begin{theorem}\\input{b}\\end{theorem}c", b="$x$ holds")
    assert lines(document) == ["[theorem] *Theorem. *M holds", "c"]
    assert document.problems == ()


def test_files_include_files_from_the_main_folder() -> None:
    document = spread("\\input{a_b}d".replace("_", "/"), a_b="1\\input{c}2", c="3")
    assert lines(document) == ["1", "3", "2", "d"]


def test_numbers_run_in_reading_order() -> None:
    equation = "\\begin{equation}x\\label{%s}\\end{equation}"
    document = spread(f"\\input{{b}}{equation % 'm'} \\ref{{m}} \\ref{{b}}", b=equation % "b")
    assert lines(document) == ["M", "M (2) (1)"]


REFUSED: list[tuple[str, str]] = [
    (r"\input{nowhere}", "missing-include"),
    (r"\input{/etc/passwd}", "refused-include"),
    (r"\input{../secret}", "refused-include"),
    (r"\input{x/../../secret}", "refused-include"),
    (r"\input{|ls}", "refused-include"),
    (r"\input{C:secret}", "refused-include"),
    (r"\input{loop}", "refused-include"),
    (r"\input{a}", "refused-include"),
]


@pytest.mark.parametrize(("command", "code"), REFUSED)
def test_what_is_not_included_is_said_at_its_place(command: str, code: str) -> None:
    document = spread(f"$x$ {command} $y$", loop="\\input{loop}")
    assert codes(document) == [code]
    assert document.source.of(document.problems[0].span) in (command, "\\input{loop}")
    assert len(formulas(document)) == 2


def test_without_a_folder_nothing_is_included() -> None:
    assert codes(read(r"\input{b} $x$")) == ["refused-include"]


def test_files_that_include_each_other_without_end() -> None:
    document = spread("\\input{a1}" * 3, **{f"a{k}": f"\\input{{a{k + 1}}}" * 4 for k in range(30)})
    assert len(document.source.parts) == MOST
    assert set(codes(document)) == {"refused-include"}
