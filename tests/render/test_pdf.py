"""The PDF: compiled by the TeX in the wheel, the same bytes each time, deaf to what a stranger writes."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest

from proofgen.render import formula, pdf_engine
from proofgen.render.chart import chart_of
from proofgen.render.pdf import NoTeX, TeXStopped, pdf, tex, typeset
from proofgen.render.pdf_text import words
from proofgen.report.values import Display, Document
from tests.render import sample

pytestmark = pytest.mark.usefixtures("only_the_wheels_tex")


@pytest.mark.parametrize("document", [sample.softmax(), sample.mistake(), sample.hostile()])
def test_twice_the_same_bytes(document: Document) -> None:
    first = pdf(document)
    assert first.startswith(b"%PDF")
    assert first == pdf(document)


def test_no_machine_path_in_the_file() -> None:
    document = sample.softmax()
    assert b"/tmp/" not in pdf(document)
    assert "/work" not in tex(document)


def test_hostile_words_are_letters() -> None:
    body = tex(sample.hostile()).split(r"\begin{document}")[1]
    assert not re.search(r"\\(input|write|csname|immediate|openin)\b", body)
    assert "^^" not in body
    assert "49" not in re.sub(r"sha256:[0-9a-f]+", "", body)
    assert "[U+1F600]" in body


def test_every_symbol_and_command_let_through_is_known_to_tex() -> None:
    arguments = [f"\\{name}" + "{x}" * count for name, count in formula.ARGUMENTS.items()]
    symbols = [f"\\{name} x" for name in formula.SYMBOLS]
    sizes = [f"\\{name} (" for name in formula.SIZES]
    delimiters = [rf"\left{each} x\right{each}" for each in formula.DELIMITERS]
    matrices = [rf"\begin{{{name}}}a\end{{{name}}}" for name in formula.COLUMNS]
    greek = list(formula.GREEK)
    all_of_them = [*arguments, *symbols, *sizes, *delimiters, *matrices, *greek, r"\hat\theta^{\frac12}", r"\sum_i'^2"]
    assert all(formula.known(each) for each in all_of_them)
    start = replace(sample.EMPTY, source="x", relation="=")
    lines = tuple(replace(start, reading=each, left=each, left_shown=each, right=each) for each in all_of_them)
    document = sample.document("symbols.md", "x", "Every symbol", lines, (Display(tuple(range(len(lines)))),))
    assert pdf(document).startswith(b"%PDF")


def test_every_letter_of_the_plane_is_set_or_named() -> None:
    letters = "".join(chr(code) for code in range(0x3000) if not 0xD800 <= code < 0xE000)
    chunks = [letters[at : at + 400] for at in range(0, len(letters), 400)]
    lines = tuple(replace(sample.EMPTY, reading="x", left="x", right="x", reason=chunk, how=(chunk,)) for chunk in chunks)
    assert pdf(sample.document("letters.md", "x", letters[:300], lines, (Display(tuple(range(len(lines)))),))).startswith(b"%PDF")


def test_a_long_chain_and_a_wide_formula() -> None:
    wide = " + ".join(rf"\frac{{a_{{{i}}}}}{{b_{{{i}}}}}" for i in range(60))
    line = replace(sample.EMPTY, reading=wide, left="x", left_shown="x", right=wide)
    stuck = replace(sample.EMPTY, reading=wide, left="x", left_shown="x", right=rf"\left({wide}\right)", verdict="refuted", message="no")
    document = sample.document("wide.md", "x", "Wide", (*[line] * 40, stuck), (Display(tuple(range(41))),))
    assert pdf(document).startswith(b"%PDF")


@pytest.mark.parametrize("document", [sample.softmax(), sample.mistake()])
def test_nothing_sticks_out(document: Document) -> None:
    log = typeset(tex(document)).log
    assert [float(found[1]) for found in re.finditer(r"^Overfull \\[hv]box \((\d+\.\d+)pt", log, re.M) if float(found[1]) > 1] == []


def test_a_page_with_little_on_it_is_saved() -> None:
    head = r"\documentclass{article}\usepackage{lmodern}\begin{document}"
    text = head + r"\ifdefined\pgtight a\else a\newpage\fi b\typeout{proofgen: last page filled to 20.0pt}\end{document}"
    assert typeset(text).pages == 1
    assert typeset(text.replace("20.0pt", "400.0pt")).pages == 2


def test_no_tex_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_engine, "find_spec", lambda _: None)
    with pytest.raises(NoTeX, match=r"pip install 'proofgen\[tex\]'"):
        pdf(sample.softmax())


def test_tex_that_does_not_end_is_stopped() -> None:
    began = time.monotonic()
    with pytest.raises(TeXStopped, match="after 1 seconds"):
        pdf_engine.compile_pdf(r"\def\x{\x}\x", seconds=1.0)
    assert time.monotonic() - began < 10


RUNAWAYS = {
    r"\def\x{\immediate\write-1{" + "flood " * 900 + r"}\x}\x": "it wrote a file of more than 64 MB",
    r"\def\x{a\x}\edef\y{\x}": "this is more than it has room for; it says .*capacity exceeded",
    r"\def\x{\hbox\bgroup a\x}\x": "this is more than it has room for; it says .*capacity exceeded",
    r"\newcount\n\def\x{\advance\n1\expandafter\gdef\csname m\number\n\endcsname{\the\n"
    + "y" * 3000
    + r"}\x}\x": "this is more than it has room for",
}


@pytest.mark.parametrize("body", RUNAWAYS)
def test_tex_that_floods_or_eats_memory_ends_with_a_readable_message(body: str) -> None:
    with pytest.raises(TeXStopped, match=RUNAWAYS[body]) as stopped:
        pdf_engine.compile_pdf(body)
    assert len(stopped.value.log) <= pdf_engine.READ
    assert len(str(stopped.value)) < 400


@pytest.mark.parametrize("name", ["/etc/passwd", "../outside.tex", "/proc/self/environ"])
def test_tex_reads_nothing_outside_its_folder(name: str) -> None:
    source = rf"\documentclass{{article}}\usepackage{{lmodern}}\begin{{document}}\openin5={name} \ifeof5 shut\else\errmessage{{open}}\fi\end{{document}}"
    assert pdf_engine.compile_pdf(source).startswith(b"%PDF")


def test_tex_starts_no_program() -> None:
    source = r"\documentclass{article}\usepackage{lmodern}\begin{document}\immediate\write18{touch escaped}x\IfFileExists{escaped}{\errmessage{ran}}{}\end{document}"
    assert pdf_engine.compile_pdf(source).startswith(b"%PDF")


def test_an_error_of_tex_carries_its_words() -> None:
    with pytest.raises(TeXStopped, match="Undefined control sequence") as stopped:
        pdf_engine.compile_pdf(r"\documentclass{article}\usepackage{lmodern}\begin{document}\nosuchthing\end{document}")
    assert "nosuchthing" in stopped.value.log


def test_words_leave_no_command() -> None:
    assert words(r"\a{b}") == r"\textbackslash{}a\{b\}"
    assert words("\U0001f600") == "[U+1F600]"
    assert words("x\u0302 = é") == r"\ensuremath{\hat{x}} = é"


def test_a_chart_needs_finite_numbers() -> None:
    rows = sample.counterexample().rows
    chart = chart_of(rows)
    assert chart is not None
    assert [number for _, number in chart.ticks] == ["-0.6", "-0.4", "-0.2", "0", "0.2", "0.4", "0.6"]
    assert chart_of(rows[:1]) is None
    assert chart_of((replace(rows[0], left_number=float("inf")), rows[1])) is None
