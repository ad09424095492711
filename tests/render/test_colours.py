"""The author's colours: told apart by everybody, dark enough to be read, in every formula, and asked about where they are none."""

from __future__ import annotations

import itertools
import re

import pytest

import proofgen
from proofgen.render.formula import known
from proofgen.render.html import html
from proofgen.render.mathml import mathml
from proofgen.render.pdf import NoTeX, tex, typeset
from proofgen.render.pdf_engine import find_engine
from proofgen.report.colour_names import CSS, PALETTE
from proofgen.report.colours import CONTRAST, DARK_PAGE, LIGHT_PAGE, coloured, contrast, keys, tokens
from proofgen.report.values import Document
from proofgen.source.colours import Wanted
from proofgen.source.front_matter import options_of
from proofgen.span import Span

# G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency (2009), severity 1
SIGHT = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def lab(colour: str, sight: str) -> tuple[float, float, float]:
    """Of a colour as it is seen, in CIELAB."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in SIGHT[sight])
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one: str, other: str, sight: str) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(lab(one, sight), lab(other, sight), strict=True)) ** 0.5)


@pytest.mark.parametrize("sight", SIGHT)
def test_colours_of_ours_are_told_apart(sight: str) -> None:
    for (light, dark), (other_light, other_dark) in itertools.combinations(PALETTE.values(), 2):
        assert apart(light, other_light, sight) > 17
        assert apart(dark, other_dark, sight) > 12


def found(value: str, name: str = "p") -> tuple[str, str]:
    (colour,), _ = coloured([Wanted(name, value, Span(0, 1))], ["p + q"])
    return colour.paper, colour.dark


@pytest.mark.parametrize("value", [*CSS, *PALETTE, "", "#fff", "#b35900", "B35900", "Dark Orange", "light-grey"])
def test_every_colour_can_be_read_on_paper_and_on_a_dark_page(value: str) -> None:
    """By the luminance alone, so that it can be read in grey too."""
    paper, dark = found(value)
    assert min(contrast(paper, ground) for ground in (LIGHT_PAGE, "ffffff")) >= CONTRAST
    assert min(contrast(dark, ground) for ground in (DARK_PAGE, "14171a")) >= CONTRAST


def test_what_can_be_read_stays_as_it_is() -> None:
    assert found("#004477")[0] == "004477"
    assert found("navy")[0] == CSS["navy"] == "000080"
    assert found("blue") == PALETTE["blue"]
    assert contrast("000000", "ffffff") == pytest.approx(21)


FILE = """---
colors: {%s}
---

Let $x, y \\in \\mathbb{R}$ and let $p > 0$.

$$ x + \\hat{x} + p = p + \\hat x + x $$

$$ \\log p + \\exp y = \\exp(y) + \\log p $$
"""


def remarks(colours: str) -> tuple[Document, list[tuple[str, str, int]]]:
    document = proofgen.check(FILE % colours)
    mine = [remark for remark in document.remarks if "colour" in remark.code]
    return document, [(remark.code, remark.severity, remark.place.line) for remark in mine]


@pytest.mark.parametrize(
    ("colours", "code"),
    [
        ("p: reddish", "unknown-colour"),
        ('p: "#12345"', "unknown-colour"),
        ("p: url(x)", "unknown-colour"),
        ("q: red", "unused-colour"),
        (r"\hat p: red", "unused-colour"),
        ("exp: red", "unused-colour"),
    ],
)
def test_what_is_no_colour_or_no_name_is_told_once_with_its_line(colours: str, code: str) -> None:
    document, said = remarks(colours)
    assert said == [(code, "warning", 2)]
    assert document.colours == ()
    assert document.state == "checked"
    assert "pgName0" not in tex(document)


def test_too_pale_a_colour_is_told() -> None:
    document, said = remarks("p: yellow")
    assert said == [("pale-colour", "note", 2)]
    assert len(document.colours) == 1
    assert remarks("p: teal")[1] == []


def test_every_name_has_its_colour_on_every_page() -> None:
    document, said = remarks(r'\hat x: teal, p: "#b35900", y:')
    assert said == []
    assert [each.name for each in document.colours] == [r"\hat x", "p", "y"]
    page, written = html(document), tex(document)
    body = written.split(r"\begin{document}")[1]
    for at, each in enumerate(document.colours):
        assert rf"\definecolor{{pgName{at}}}{{HTML}}{{{each.paper.upper()}}}" in written
        assert f".name-{at} {{ color: #{each.paper}; }}" in page
        assert f".name-{at} {{ color: #{each.dark}; }}" in page
    hats = re.findall(r"(.{16})\\hat\{", body)
    assert len(hats) >= 2
    assert set(hats) == {r"{\color{pgName0}"}
    assert body.count(r"{\color{pgName1}p}") >= 5
    assert re.search(r"[-+=$ ]p[-+=$ ]", body) is None
    elements = re.sub(r"<annotation.*?</annotation>", "", page)
    assert len(re.findall(r"<mi>p</mi>", elements)) == len(re.findall(r'<mrow class="name-1"><mi>p</mi></mrow>', elements)) >= 5
    assert "color" not in "".join(re.findall(r"<annotation.*?</annotation>", page))
    try:
        assert typeset(written, engine=find_engine()).pages == 1
    except NoTeX:
        pytest.skip("there is no TeX here")


PAINTED = tuple((key, f"({at}{{") for at, name in enumerate([r"\hat y", "y", "CE", "i", r"\theta_{old}"]) for key in keys(tokens(name)))


@pytest.mark.parametrize(
    ("latex", "written"),
    [
        (r"\hat{y}_{i}^{2}", r"(0{\hat{y}}_{(0{(3{i}}}^{2}"),
        (r"\hat y_i - y_i'", r"(0{\hat{y}}_{(0{(3{i}}}-(1{y}'_{(1{(3{i}}}"),
        (r"\frac{\partial \mathrm{CE}}{\partial y}", r"\frac{\partial (2{\mathrm{CE}}}{\partial (1{y}}"),
        (r"\hat{yz} + \bar{y} + \mathbf{y}", r"\hat{yz}+\bar{y}+\mathbf{y}"),
        (r"\theta_{old} + \theta_o", r"(4{\theta _{old}}+\theta _{o}"),
        (r"x^y \frac1y", r"x^{(1{y}}\frac{1}{(1{y}}"),
        (r"\text{y} + \operatorname{CE}", r"\text{y}+\operatorname{CE}"),
        (r"\hat{y", None),
    ],
)
def test_a_name_is_painted_and_what_only_looks_like_it_is_not(latex: str, written: str | None) -> None:
    assert known(latex, PAINTED) == written


def test_a_function_keeps_its_distance() -> None:
    assert '<mspace width="' in mathml(r"\log p", False, ((("p",),),))


WRITTEN = {
    "flow": 'colors: {\\hat y: teal, p_{i,j}: "#b35900", z: }',
    "quoted": "colors: {'\\hat y': 'teal', \"p_{i,j}\": '#b35900', z}",
    "lines": "colors:\n  \\hat y: teal\n  # a remark\n  p_{i,j}: #b35900\n  z:",
    "below": "proofgen:\n  colours:\n    \\hat y: teal\n    p_{i,j}: '#b35900'\n    z:\n  title: \"2\"",
    "over lines": 'colors: {\n  "\\\\hat y": teal,\n  p_{i,j}: "#b35900",\n  z: }',
}


@pytest.mark.parametrize("name", WRITTEN)
def test_ways_to_write_them(name: str) -> None:
    text = f"title: A\n{WRITTEN[name]}\nauthor: Ada\n"
    options, problems = options_of(text, Span(4, 4 + len(text)))
    wanted = options["colors"]
    assert isinstance(wanted, tuple)
    assert [(each.name, each.value) for each in wanted] == [("\\hat y", "teal"), ("p_{i,j}", "#b35900"), ("z", "")]
    assert all(each.name.split("\\")[-1] in text[each.span.start - 4 : each.span.end - 4] for each in wanted)
    assert problems == ()
    assert options["author"] == "Ada"


def test_a_list_has_colours_of_ours() -> None:
    options, _ = options_of("colors: [\\hat y, p]\n", Span(0, 20))
    wanted = options["colors"]
    assert isinstance(wanted, tuple)
    colours, said = coloured(wanted, [r"\hat{y} + p"])
    assert [each.paper for each in colours] == [light for light, _ in list(PALETTE.values())[:2]]
    assert said == ()


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("author: Ada\n", "Ada"),
        ('author: ["Ada", Emmy]\n', "Ada, Emmy"),
        ("authors:\n  - Ada\n  - Emmy\n", "Ada, Emmy"),
        ("author:\n- name: Ada\n  email: a@b\n- name: Emmy\n", "Ada, Emmy"),
    ],
)
def test_authors(text: str, author: str) -> None:
    assert options_of(text, Span(0, len(text)))[0]["author"] == author


def test_latex_has_them_in_a_remark(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("tex") / "a.tex"
    path.write_text(
        "% proofgen-options: colors: {\\hat x: teal, q: red}\n\\author{Ada \\and Emmy}\n\\begin{document}\nLet $x > 0$.\n\\[ \\hat x + x = x + \\hat x \\]\n\\end{document}\n"
    )
    document = proofgen.check(path)
    assert [each.name for each in document.colours] == [r"\hat x"]
    assert [(remark.code, remark.place.line, remark.place.column) for remark in document.remarks if "colour" in remark.code] == [
        ("unused-colour", 1, 44)
    ]
    assert document.author == "Ada, Emmy"
    assert "Ada, Emmy" in html(document)
