"""The handout as Markdown, in the dialect of the place where it will be read."""

from __future__ import annotations

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
from proofgen.render.parts import Chain
from proofgen.render.plain import printable
from proofgen.render.templates import Environment
from proofgen.report.values import Brace, Document, Formula, Line, Picture, Text, VerdictWord

NEW_PAGE = '<div style="page-break-after: always"></div>'
BLANK = r"\boxed{\qquad\qquad\qquad\qquad}"
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
    environment.filters.update(lookup.SHARED | lookup.filters_of(document, page) | _filters(_Dialect(flavor)) | filling)
    environment.tests.update(lookup.TESTS)
    values = {"document": document, "page": page, "edition": edition, "tally": counted(document), "version": __version__}
    text = environment.rendered("handout.md", **values)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def prose(text: str) -> str:
    """Words of a sentence: what is markup only in some places is escaped only there, so that the file still reads well."""
    visible = printable(text.replace("\n", " "))
    visible = re.sub(r"([\\`*_\[\]|~$^{}@#])", r"\\\1", visible)
    visible = re.sub(r"^(\s*\d+)([.)])(?=\s|$)", r"\1\\\2", visible)
    visible = re.sub(r"^(\s*)([-+=:])(?=\s|$|\2)", r"\1\\\2", visible)
    visible = re.sub(r"(https?|www|ftp)([:.])", r"\1\\\2", visible)
    return visible.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _escaped(value: object) -> Markup:
    return value if isinstance(value, Markup) else Markup(prose(str(value)))


class _Dialect:
    """How a flavour writes mathematics."""

    def __init__(self, flavor: Flavor) -> None:
        self.flavor = flavor

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
        return re.sub(r"\\operatorname\*?", r"\\mathrm", written).replace("<", r"\lt ").replace(">", r"\gt ").strip()

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
        """A chain as one aligned block, each row with its number and mark; what is not known stands beneath as code."""
        rows, rest = [], []
        for row in chain.rows:
            line = row.line
            right = BLANK if row.kept == "blank" else self.formula(line.right)
            left = "" if row.follows else self.formula(line.left_shown or line.left)
            relation = self.formula(line.relation)
            if right is None or relation is None or left is None:
                whole = self.formula(line.own)
                if whole is None:
                    rest.append(code(line.source))
                    continue
                left, relation, right = "", "", whole
            aside = self.aside(line)
            sign = MARKS[line.verdict].sign if line.verdict and row.kept != "blank" else ""
            number = " ".join(filter(None, (row.number, _own_number(line), sign)))
            if row.kept == "solved":
                right = rf"\boxed{{{right}}}"
            rows.append(f"{left} &{relation} {right}{aside} " + (rf"&& \text{{{number}}}" if number else ""))
        block = (
            Markup(_directive("step")) + self.fenced("\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}")
            if rows
            else Markup("")
        )
        return Markup("\n\n").join([*([block] if rows else []), *rest])

    def formulas(self, lines: Iterable[Line]) -> Markup:
        return Markup("\n\n").join(
            Markup(_directive(ROLES.get(line.role, ""))) + self.display(line.own + self.aside(line), _own_number(line))
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
            said = " ".join(filter(None, (*numbers[at : at + 1], _own_number(line), MARKS[line.verdict].sign if line.verdict else "")))
            row = f"{self.formula(line.left)} &{self.formula(line.relation)} {self.formula(line.right)}"
            rows.append(rf"{row} && \text{{{said}}}" if said else row)
        return Markup(_directive(ROLES.get(lines[0].role, "step"))) + self.fenced(lookup.enclosed(rows, brace))

    def claimed(self, line: Line) -> Markup:
        """A claim that needs a person, to be read again as it stands."""
        if not line.own:
            return code(line.source)
        expected = "expect refuted" if line.expected == "refuted" else "step"
        return Markup(_directive(expected)) + self.display(line.own + self.aside(line), _own_number(line))

    def aside(self, line: Line) -> str:
        """What the author wrote behind a claim in its formula."""
        if not line.aside or self.formula(line.aside) is None:
            return ""
        spoken = r"\text{for } " if line.condition and r"\text" not in line.aside else ""  # a bare one would be read as a claim of its row
        return rf" \quad {spoken}{line.aside}"


ROLES = {"definition": "define", "hypothesis": "assume", "goal": "goal"}


def _directive(role: str) -> str:
    """What the next formula is, for whoever reads the file again; invisible."""
    return f"<!-- proofgen: {role} -->\n" if role else ""


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
    note = (
        "> <!-- proofgen-note -->**Picture** {}<!-- /proofgen-note --> {}"
        if claims
        else "> <!-- proofgen-note -->**Picture** {} {}<!-- /proofgen-note -->"
    )
    return Markup(note).format(code(picture.file or "?"), said)


def _quoted(block: Markup) -> Markup:
    return Markup("\n".join(f"> {line}".rstrip() for line in str(block).split("\n")))


def _sign(word: VerdictWord | None) -> Markup:
    return Markup(MARKS[word].sign if word else "")


def _filters(dialect: _Dialect) -> dict[str, Callable[..., Any]]:
    return {
        "aligned": dialect.aligned,
        "cell": dialect.cell,
        "claimed": dialect.claimed,
        "cellwords": lambda text: Markup(str(dialect.sentence(text)).replace("|", "¦")),
        "codecell": lambda text: code(text, table=True),
        "code": code,
        "comment": lambda stamp: Markup(f"<!-- {stamp} -->"),
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
