"""The handout as Markdown, in the dialect of the place where it will be read."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from markupsafe import Markup

from proofgen import __version__
from proofgen.render import lookup
from proofgen.render.edition import FULL, Edition, laid_out
from proofgen.render.formula import known
from proofgen.render.markdown_lists import Lists
from proofgen.render.marks import MARKS, counted, pieces
from proofgen.render.marks import Flavor as Flavor
from proofgen.render.page import Page
from proofgen.render.parts import Chain, Finding, Row
from proofgen.render.plain import printable
from proofgen.render.templates import Environment
from proofgen.report.values import Brace, Document, Formula, Line, Picture, Text, VerdictWord

NEW_PAGE = '<div style="page-break-after: always"></div>'
BLANK = r"\boxed{\qquad\qquad\qquad\qquad}"
_BRACKETS = re.compile(r"(\[[^][()]*\](?=[\s.,;?!]))|[][]")
"""Brackets that nothing follows stay; others may be a link. No backslash stands before one: `\\[` begins a formula."""
STYLES = {"plain": "{}", "strong": "**{}**", "emphasis": "*{}*"}


def markdown(document: Document, flavor: Flavor = "github", edition: Edition = FULL) -> str:
    document, page = laid_out(document, edition)
    environment = Environment(
        dict(edition.templates),
        autoescape=True,  # so that what a macro returns is marked as written; the escaping itself is _escaped's
        finalize=_escaped,
        trim_blocks=True,
    )
    lists = Lists()
    filling: dict[str, Callable[..., Any]] = {"marker": lists.marker, "opened": lists.opened, "within": lists.within}
    environment.filters.update(lookup.SHARED | lookup.filters_of(document, page) | _filters(_Dialect(flavor, _cut_off(page))) | filling)
    environment.tests.update(lookup.TESTS)
    values = {"document": document, "page": page, "edition": edition, "tally": counted(document), "version": __version__}
    text = environment.rendered("handout.md", **values)
    text = re.sub(r"<!-- /proofgen-note -->(\s+)<!-- proofgen-note -->", r"\1", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def prose(text: str) -> str:
    """Words of a sentence: what is markup only in some places is escaped only there, so that the file still reads well."""
    visible = printable(text.replace("\n", " "))
    visible = re.sub(r"([\\`*_|~$^{}@#])", r"\\\1", visible)
    visible = re.sub(r"^(\s*\d+)([.)])(?=\s|$)", r"\1\\\2", visible)
    visible = re.sub(r"^(\s*)([-+=:])(?=\s|$|\2)", r"\1\\\2", visible)
    visible = re.sub(r"(https?|www|ftp)([:.])", r"\1\\\2", visible)
    visible = visible.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _BRACKETS.sub(lambda found: found[1] or f"&#{ord(found[0])};", visible)


def _escaped(value: object) -> Markup:
    return value if isinstance(value, Markup) else Markup(prose(str(value)))


class _Dialect:
    """How a flavour writes mathematics. cut_off: ids of lines that a box parts from their sentence."""

    def __init__(self, flavor: Flavor, cut_off: frozenset[int] = frozenset()) -> None:
        self.flavor = flavor
        self.cut_off = cut_off

    def inline(self, latex: str) -> Markup:
        written = self.formula(latex)
        if written is None:
            return code(latex)
        return Markup(f"$`{written}`$" if self.flavor == "github" else f"${written}$")

    def display(self, latex: str, number: str = "") -> Markup:
        written = self.formula(latex)
        return code(latex) if written is None else self.fenced(written + (rf" \qquad \text{{{number}}}" if number else ""))

    def fenced(self, written: str) -> Markup:
        match self.flavor:
            case "github":
                return Markup(f"```math\n{written}\n```")
            case "myst":
                return Markup(f"```{{math}}\n{written}\n```")
            case "pandoc" | "quarto":
                return Markup(f"$$\n{written}\n$$")

    def formula(self, latex: str) -> str | None:
        """GitHub refuses \\operatorname, and every dialect a formula that is not known throughout."""
        written = known(latex)
        if written is None:
            return None
        plain = re.sub(r"\\operatorname\*?", r"\\mathrm", written).replace("<", r"\lt ").replace(">", r"\gt ")
        plain = re.sub(r"(\\[A-Za-z]+) (?![A-Za-z\s])", r"\1", plain)
        return " ".join(re.sub(r"(?<=[_^])\{([A-Za-z0-9])\}(?![A-Za-z0-9])", r"\1", plain).split())

    def cell(self, latex: str) -> Markup:
        """For a table, where a bar ends the cell."""
        return (
            Markup(re.sub(r" (?=[$`]+\Z)", "", str(self.inline(latex)).replace(r"\|", r"\Vert ").replace("|", r"\vert ")))
            if self.formula(latex)
            else code(latex, table=True)
        )

    def sentence(self, text: str) -> Markup:
        parts: dict[str, Callable[[str], Markup]] = {"math": self.inline, "code": code, "words": lambda part: Markup(prose(part))}
        return Markup("").join(parts[kind](part) for kind, part in pieces(text))

    def aligned(self, chain: Chain) -> Markup:
        """A chain as aligned blocks, each row with its number and mark; rows that are not the same thing to a reader are apart."""
        parted = itertools.groupby(chain.rows, key=lambda row: _said(row.line))
        return Markup("\n\n").join(self.rows(list(rows), said) for said, rows in parted)

    def rows(self, together: Sequence[Row], said: str) -> Markup:
        """One aligned block; what is not known stands beneath as code, and what was not checked as it was written."""
        if together[0].line.verdict == "unchecked":
            return self.formulas([row.line for row in together], said)
        rows, rest = [], []
        for at, row in enumerate(together):
            line = row.line
            right = BLANK if row.kept == "blank" else self.formula(line.right)
            left = "" if row.follows and at else self.formula(line.left_shown or line.left)
            relation = self.formula(line.relation)
            if not right or not relation or left is None:
                whole = self.formula(line.own)
                if not whole:
                    rest.append(code(line.source))
                    continue
                left, relation, right = "", "", whole
            sign = MARKS[line.verdict].beside if line.verdict and row.kept != "blank" else ""
            number = " ".join(filter(None, (row.number, _own_number(line), sign)))
            reason = self.reason(row) if row.marks else ""
            if row.kept == "solved":
                right = rf"\boxed{{{right}}}"
            rows.append(f"{left} &{relation} {right}{self.aside(line)} " + (rf"&& {reason}\text{{{number}}}" if number else reason))
        block = Markup(_directive(said)) + self.fenced("\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}")
        return Markup("\n\n").join([*([block] if rows else []), *rest])

    def formulas(self, lines: Iterable[Line], said: str = "") -> Markup:
        return Markup("\n\n").join(
            Markup(_directive(said or ROLES.get(line.role, ""))) + self.display(line.own + self.aside(line), _own_number(line))
            if line.own
            else code(line.source)
            for line in lines
        )

    def system(self, lines: Sequence[Line], brace: Brace, numbers: Sequence[str] = ()) -> Markup:
        """Equations behind a brace, each with its number and mark where it has a verdict."""
        if self.formula(lookup.braced(lines, brace)) is None:
            return self.formulas(lines)
        rows = []
        for at, line in enumerate(lines):
            said = " ".join(filter(None, (*numbers[at : at + 1], _own_number(line), MARKS[line.verdict].beside if line.verdict else "")))
            row = f"{self.formula(line.left)} &{self.formula(line.relation)} {self.formula(line.right)}"
            rows.append(rf"{row} && \text{{{said}}}" if said else row)
        return Markup(_directive(ROLES.get(lines[0].role, "step"))) + self.fenced(lookup.enclosed(rows, brace))

    def claimed(self, line: Line) -> Markup:
        """A claim that needs a person, to be read again as it stands."""
        if not line.own:
            return code(line.source)
        expected = "expect refuted" if line.expected == "refuted" else "step"
        return Markup(_directive(expected)) + self.display(line.own + self.aside(line), _own_number(line))

    def reason(self, row: Row) -> str:
        """What a line rests on, where it is itself a claim: it stands where its author has it, and is read again."""
        written = [(kind, self.formula(part if kind == "math" else rf"\text{{{part}}}")) for kind, part in pieces(row.reason)]
        return "" if any(part is None for _, part in written) else "".join(part or "" for _, part in written) + r" \quad "

    def aside(self, line: Line) -> str:
        """What the author wrote behind a claim in its formula."""
        if line.condition and not line.aside and id(line) in self.cut_off and self.formula(line.condition) is not None:
            return rf" \quad \text{{for }} {line.condition}"
        return "" if not line.aside or self.formula(line.aside) is None else rf" \quad {lookup.aside(line)}"


def _cut_off(page: Page) -> frozenset[int]:
    """The lines in boxes, and those that follow a box: the condition in the sentence before them is repeated where they stand."""
    boxed = [each.line for part in page.parts if isinstance(part, Finding) for each in (part, *part.also)]
    following = zip(page.parts[1:], page.parts, strict=False)
    after = [row.line for part, before in following if isinstance(part, Chain) and isinstance(before, Finding) for row in part.rows]
    return frozenset(map(id, (*boxed, *after)))


def _said(line: Line) -> str:
    """What a displayed line is, for whoever reads the file again: what was not checked is what its author said it is, or what its sentence says."""
    if line.expected == "refuted":
        return "expect refuted"
    return line.directive if line.verdict == "unchecked" else ROLES.get(line.role, "step")


ROLES = {"definition": "define", "hypothesis": "assume", "goal": "goal"}


def _directive(role: str) -> str:
    """What the next formula is, for whoever reads the file again; invisible."""
    plain = " ".join(re.sub(r"[^\w\s.,;:()/]|_", " ", role).split())  # it may hold words of the author's
    return f"<!-- proofgen: {plain} -->\n" if plain else ""


def _own_number(line: Line) -> str:
    """The number that the author gave the line, as far as it can stand among words."""
    return f"({line.tag})" if re.fullmatch(r"[\w.'*:-]+", line.tag) else ""


def code(text: str, table: bool = False) -> Markup:
    """A code span that the text cannot leave."""
    visible = printable(" ".join(text.split())) or " "
    if table:
        visible = visible.replace("|", "¦")
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", visible)), default=0))
    return Markup(f"{ticks} {visible} {ticks}" if "`" in visible else f"{ticks}{visible}{ticks}")


def fence(text: str) -> Markup:
    lines = [printable(line.replace("\t", "    ")) for line in text.rstrip("\n").split("\n")]
    ticks = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return Markup("\n".join([ticks, *lines, ticks]))


def _words(run: Text) -> Markup:
    if run.style == "code":
        return code(run.text)
    if run.style == "note":
        return Markup(f"[^{_named(run.text)}]")
    text = prose(run.text)
    bare = text.strip()
    if not bare or run.style == "plain":
        return Markup(text)
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return Markup(lead + STYLES[run.style].format(bare) + trail)


def _named(label: str) -> str:
    """The name of a footnote, of letters that Markdown takes for one."""
    return re.sub(r"[^\w-]", "-", label) or "-"


def _pictured(picture: Picture, said: Markup) -> Markup:
    """A note in the place of a picture; a caption that claims something is read again."""
    claims = any(isinstance(run, Formula) and run.line is not None for run in picture.runs)
    note = "> **Picture** {}\n>\n> <!-- /proofgen-note -->\n>\n> {}" if claims else "> **Picture** {} {}\n>\n> <!-- /proofgen-note -->"
    return Markup("> <!-- proofgen-note -->\n>\n" + note).format(code(picture.file or "?"), said)


def _quoted(block: Markup) -> Markup:
    """One quotation, whatever is in it."""
    closed = re.sub(r"\n{3,}", "\n\n", str(block).strip())
    return Markup("\n".join(f"> {line}".rstrip() for line in closed.split("\n")))


def _sign(word: VerdictWord | None) -> Markup:
    return Markup(MARKS[word].sign if word else "")


def _beside(word: VerdictWord) -> Markup:
    mark = MARKS[word]
    return Markup(mark.sign if mark.beside == mark.sign else f"*{mark.beside}*")


def _filters(dialect: _Dialect) -> dict[str, Callable[..., Any]]:
    return {
        "aligned": dialect.aligned,
        "beside": _beside,
        "cell": dialect.cell,
        "claimed": dialect.claimed,
        "cellwords": lambda text: Markup(str(dialect.sentence(text)).replace("|", "¦")),
        "codecell": lambda text: code(text, table=True),
        "code": code,
        "comment": lambda stamp: Markup(f"<!-- {stamp} -->"),
        "directive": lambda line: Markup(_directive(line.directive if line is not None else "")),
        "display": dialect.display,
        "fence": fence,
        "formulas": dialect.formulas,
        "hashes": lambda heading: Markup("#" * min(max(heading.level, 2), 6)),
        "math": dialect.inline,
        "new_page": lambda _: Markup(r"\newpage" if dialect.flavor in ("pandoc", "quarto") else NEW_PAGE),
        "noted": lambda label: Markup(f"[^{_named(label)}]:"),
        "pictured": _pictured,
        "quoted": _quoted,
        "sentence": dialect.sentence,
        "sign": _sign,
        "system": dialect.system,
        "word": lambda word: MARKS[word].word,
        "words": _words,
    }
