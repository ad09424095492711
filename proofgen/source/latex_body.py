"""The body of a LaTeX document, command by command: words, formulas and the blocks that they stand in."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.source.document import Directive, Math, Style, Words
from proofgen.source.latex_formulas import DISPLAYS, INLINE, INNER, between_rows, in_brackets, in_dollars, layout, unclosed_formula
from proofgen.source.latex_lists import BULLET, Items, bracketed, given, numbered, set_counter
from proofgen.source.latex_mask import CODE, IGNORED, REMARK, Masked
from proofgen.source.latex_numbers import Numbers
from proofgen.source.latex_page import Page
from proofgen.source.latex_pairs import Environment, Pairs
from proofgen.source.latex_prose import Prose, lost
from proofgen.source.latex_scan import Scan
from proofgen.source.latex_theorems import Kind
from proofgen.source.latex_words import (
    ACCENTS,
    ARGUMENTS,
    BREAKS,
    DEFINES,
    DROPPED,
    EATS_SPACE,
    LAYOUT,
    LIGATURES,
    LISTS,
    NEW_PAGE,
    NOTES,
    REFERENCES,
    SECTIONS,
    STYLED,
    SWITCHED,
    SYMBOLS,
    TABLES,
    plain,
)
from proofgen.source.macros import Macro, arguments_of
from proofgen.span import Span

_REFERENCE = re.compile(rf"\\(?:{'|'.join(sorted(REFERENCES, reverse=True))})\s*\{{([^{{}}]*)\}}")
DEEPEST = 20  # footnotes in footnotes
_TOKEN = re.compile(
    rf"(?P<gap>\s*\n[ \t]*\n\s*)|\\(?P<command>[A-Za-z@]+\*?|.)|(?P<dollars>\$\$?)|(?P<open>\{{)|(?P<close>\}})"
    rf"|(?P<code>{CODE})|(?P<remark>{REMARK})|(?P<skip>{IGNORED}+)|(?P<cell>&)|(?P<mark>---?|``|''|[`'~])"
    rf"|(?P<words>(?:(?!\s*\n[ \t]*\n)[^\\${{}}&`'~\-{IGNORED}{CODE}{REMARK}])+|.)",
    re.S,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a document before its body is read. includes: see Gathered. begins, ends: see Pairs.add.

    formulas: commands that stand for a formula alone. unclear: those of which it is not clear what they say."""

    masked: Masked
    pairs: Pairs
    includes: dict[int, tuple[int, Span]]
    macros: dict[str, Macro]
    kinds: dict[str, Kind]
    numbers: Numbers
    begins: dict[str, str]
    ends: dict[str, str]
    formulas: frozenset[str]
    unclear: frozenset[str]


@dataclass(slots=True)
class Body:
    setting: Setting
    titled: bool
    page: Page = field(default_factory=Page)
    problems: list[Diagnostic] = field(default_factory=list)
    depth: int = 0
    notes: int = 0  # footnotes so far

    scan: Scan = field(init=False)
    _top: int = 2
    _remarks: list[int] = field(default_factory=list)
    _deep: int = 0  # calls of commands in the arguments of others
    _counted: dict[int, Items] = field(default_factory=dict)  # the last numbered list of each depth

    def __post_init__(self) -> None:
        used = [name for name in SECTIONS[:3] if re.search(rf"\\{name}(?![A-Za-z])", self.text)]
        self.scan = Scan(self.text, self.setting.pairs.braces)
        self._remarks = sorted(self.setting.masked.remarks)
        self._top = SECTIONS.index(used[0]) if used else 2

    @property
    def text(self) -> str:
        return self.setting.masked.text

    def read(self, span: Span) -> None:
        """Everything of one file, or of a part of it that stands for itself."""
        self._flush(self.page.since)
        self.page.since = span.start
        self._walk(span)
        self._flush(span.end)

    def _flush(self, at: int) -> None:
        self.page.flush(at)
        apart, self.page.apart = self.page.apart, []
        for span, number in apart:
            before, waiting = self.page.state, self.page.label
            self.page.state = replace(before.within("footnote", span.start), style="plain", heading=0, table=False)
            self.page.label = (len(before.containers), number)
            self.depth += 1
            self.read(span)
            self.depth -= 1
            self.page.state, self.page.label = before, waiting
        self.page.since = at

    def _walk(self, span: Span) -> None:
        position = span.start
        while position < span.end:
            match = _TOKEN.match(self.text, position, span.end)
            assert match is not None, "the last alternative takes any character"
            position = self._token(match, match.lastgroup or "", span.end)

    def _token(self, match: re.Match[str], kind: str, limit: int) -> int:
        """What stands there is read; where the next thing begins."""
        at, after = match.span()
        match kind:
            case "gap":
                self._flush(at)
                self.page.since = after
            case "command":
                return self._command(match["command"], at, after, limit)
            case "dollars":
                return self._found(in_dollars(self.text, match, self.page.closes(at, limit), self.setting.pairs.braces), at, after)
            case "open":
                if at in self.setting.pairs.braces:
                    self.page.enter(self.setting.pairs.braces[at], self.page.state)
            case "close":
                self._leave(at)
            case "code":
                code = self.setting.masked.code[at]
                if code.picture:
                    self.page.place(Words("", "picture", Span(at, code.end), code.text))
                elif code.display:
                    self._flush(at)
                    self.page.code(code.text, Span(at, code.end))
                else:
                    self.page.say(code.text, "code")
                return code.end
            case "remark":
                end, text = self.setting.masked.remarks[at]
                self.page.place(Directive(text, Span(at, end)))
                return end
            case "cell":
                if self.page.state.table:
                    self._flush(at)
            case "mark":
                self.page.say(LIGATURES[match.group()])
            case _:
                self.page.say(match.group() if kind == "words" else "")
        return after

    def _leave(self, at: int) -> None:
        self.page.leave(at)
        if self.page.apart and not self.page.state.heading and self.page.since == at:
            self._flush(at)

    # ------------------------------------------------------------ commands

    def _command(self, name: str, at: int, after: int, limit: int) -> int:
        base = name.rstrip("*") if len(name) > 1 else name
        if name in ("[", "("):
            return self._found(in_brackets(self.text, at, limit), at, after)
        if base == "begin" or f"\\{name}" in self.setting.begins:
            return self._begin(at, after, limit)
        if base == "end" or f"\\{name}" in self.setting.ends:
            return self._end(at, after)
        if at in self.setting.includes:
            return self._include(at)
        if base in SECTIONS and (opened := self.scan.group(self.scan.option(after)[1])):
            self._flush(at)
            level = SECTIONS.index(base) - self._top + (2 if self.titled else 1)
            self.page.enter(
                self.setting.pairs.braces[opened - 1], replace(self.page.state, heading=min(6, max(1, level)), style="plain"), True
            )
            if number := self.setting.numbers.heads.get(at):
                self.page.say(f"{number}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}", "plain")
            return opened
        if base in NOTES and (opened := self.scan.group(self.scan.option(after)[1])):
            end = self.setting.pairs.braces[opened - 1]
            if self.depth < DEEPEST:
                self.page.apart.append((Span(opened, end), self._note(base, at, end + 1)))
            return end + 1
        if base == "footnotemark":
            option, after = self.scan.option(after)
            self._note(base, at, after, option.strip())
            return after
        if base == "item":
            return self._item(at, after)
        if base in BREAKS:
            self._flush(at)
            self.page.new_page = self.page.new_page or base in NEW_PAGE
            return self.scan.skip(after, 1 if base == "bibitem" else 0)
        return self._inline(base, at, after)

    def _note(self, name: str, at: int, end: int, own: str = "") -> str:
        """The number of a footnote, which is set where it is called; "" for a caption or a note in the margin."""
        if name not in ("footnote", "footnotetext", "footnotemark"):
            return ""
        self.notes += name != "footnotetext" and not own
        number = own or str(max(1, self.notes))
        if name != "footnotetext":
            self.page.place(Words("", "note", Span(at, end), number))
        return number

    def _item(self, at: int, after: int) -> int:
        self._flush(at)
        page = self.page
        page.state = page.state.next("item", at)
        option, end = self.scan.option(after)
        if end > after:
            label, described = given(option), bool(page.state.lists) and page.state.lists[-1].described
            page.item(label, own=bool(label) and label != BULLET, described=described)
        else:
            page.item(page.state.lists[-1].next() if page.state.lists else BULLET)
        return end

    def _inline(self, name: str, at: int, after: int) -> int:
        """A command inside a paragraph."""
        page = self.page
        if name in STYLED or name == "underline":
            if opened := self.scan.group(after):
                page.enter(self.setting.pairs.braces[opened - 1], replace(page.state, style=STYLED.get(name, page.state.style)))
                return opened
            return after
        if name in SWITCHED:
            page.state = replace(page.state, style=SWITCHED[name])
            return self.scan.blanks(after)
        if name == "ensuremath" and (opened := self.scan.group(after)):
            end = self.setting.pairs.braces[opened - 1]
            page.place(Math(Span(opened, end), Span(at, end + 1), False))
            return end + 1
        if name in REFERENCES and (opened := self.scan.group(after)):
            end = self.setting.pairs.braces[opened - 1]
            bracketed = name != "eqref" and self.text[at - 1 : at] == "("
            page.say(", ".join(self._reference(label.strip(), bracketed) for label in self.text[opened:end].split(",")))
            return end + 1
        if (name.startswith("cite") or name.endswith("cite")) and (
            opened := self.scan.group(self.scan.option(self.scan.option(after)[1])[1])
        ):
            end = self.setting.pairs.braces[opened - 1]
            page.say(f"[{plain(self.text[opened:end])}]")
            return end + 1
        if name == "includegraphics" and (opened := self.scan.group(self.scan.option(after)[1])):
            end = self.setting.pairs.braces[opened - 1]
            page.place(Words("", "picture", Span(at, end + 1), plain(self.text[opened:end])))
            return end + 1
        if name == "setcounter" and (opened := self.scan.group(after)):
            set_counter(self.text[opened : opened + 60], page.state.lists)
        if name in DEFINES:
            return self.scan.definition(name, after)
        if name == "\\" and page.state.table:
            self._flush(at)
            page.state = page.state.next("row", at)
            return self.scan.option(after)[1]
        if (macro := self.setting.macros.get(f"\\{name}")) is not None or name in self.setting.unclear:
            return self._macro(macro, at, after)
        if name in ACCENTS and (letter := self.scan.accent(name, after)):
            page.say(letter[0])
            return letter[1]
        if name in SYMBOLS:
            page.say(SYMBOLS[name])
            return self.scan.blanks(after) if name in EATS_SPACE else self.scan.option(after)[1] if name == "\\" else after
        return self.scan.skip(self.scan.overlay(after) if name == "note" else after, DROPPED.get(name, 0))

    def _macro(self, macro: Macro | None, at: int, after: int) -> int:
        """Beyond a depth that nobody writes, arguments are read as if the command was not there."""
        if macro is not None and macro.name in self.setting.formulas and (found := arguments_of(self.text, after, macro)):
            return self._found(Math(Span(at, found[1]), Span(at, found[1]), False), at, after)
        if macro is None or self._deep >= DEEPEST:
            self.problems.append(lost(Span(at, after), self.text))
            return after
        self._deep += 1
        end = (prose := Prose(self.page, self.setting.macros, self.text, self._walk, self._reference)).call(macro, after)
        self.problems += [lost(Span(at, after), self.text)] if prose.lost else []
        self._deep -= 1
        return end

    def _reference(self, label: str, bracketed: bool) -> str:
        """As printed; a label without a number stands for itself. Equations are in parentheses, which `(\\ref{…})` has already."""
        numbers = self.setting.numbers
        if label in numbers.others:
            return numbers.others[label]
        shown = numbers.equations.get(label, label)
        return shown if bracketed else f"({shown})"

    def _include(self, at: int) -> int:
        end, inner = self.setting.includes[at]
        self._flush(at)
        self.read(inner)
        self.page.since = end
        return end

    # ------------------------------------------------------------ environments and formulas

    def _begin(self, at: int, after: int, limit: int) -> int:
        found = self.setting.pairs.environments.get(at)
        if found is None:
            return self.scan.name(after)
        name, state = found.name, self.page.state
        plain_name = name.rstrip("*")
        whole = Span(at, found.end.end)
        if whole.end <= limit and (plain_name in DISPLAYS or plain_name in INLINE or plain_name in INNER):
            content = min(self.scan.skip(found.begin.end, INNER.get(plain_name, 0)), found.end.start)
            inner = whole if plain_name in DISPLAYS else Span(content, found.end.start)
            if plain_name in DISPLAYS and (said := list(between_rows(self.text, inner, self.setting.pairs.braces))):
                self._interrupted(whole, Span(self.scan.skip(found.begin.end, plain_name.endswith("alignat")), found.end.start), said)
                return whole.end
            self._formula(Math(inner, whole, plain_name not in INLINE))
            return whole.end
        position = found.begin.end
        if kind := self.setting.kinds.get(plain_name):
            self._flush(at)
            title, position = self.scan.option(position)
            self.page.enter(found.end.start, replace(state.within(kind.part or "note", at), style="plain"), True)
            text, style = self._head(kind, self.setting.numbers.heads.get(at, ""), plain(self._resolved(title)))
            self.page.head(text, style, found.begin)
            return position
        position = self.scan.skip(position, ARGUMENTS.get(name, 0))
        if plain_name in LISTS:
            self._flush(at)
            kept = LISTS[plain_name]
            around = state.within("quote" if kept == "quote" else "item", at)
            items = (self._items(kept == "number", found),) if kept != "quote" else ()
            self.page.enter(found.end.start, replace(around, containers=(*state.containers, kept), lists=(*state.lists, *items)), True)
        elif name not in ("subequations",):
            self._flush(at)
            around = state.within("row", at) if name in TABLES else state if plain_name in LAYOUT else state.within("note", at)
            self.page.enter(found.end.start, replace(around, table=name in TABLES), True)
        return position

    def _items(self, is_numbered: bool, found: Environment) -> Items:
        """The list that begins there; the one before it of the same depth may be resumed."""
        if not is_numbered:
            return Items(described=found.name == "description")
        depth = sum(bool(items.label) for items in self.page.state.lists)
        last = self._counted.get(depth)
        items = numbered(bracketed(self.text, found.begin.end), depth, last.count if last else 0, self.setting.macros)
        self._counted[depth] = items
        return items

    def _resolved(self, text: str) -> str:
        """A short text with its references as they are printed."""
        return _REFERENCE.sub(lambda match: self._reference(match[1].strip(), False), text)

    def _head(self, kind: Kind, number: str, title: str) -> tuple[str, Style]:
        if kind.part == "proof" and title:
            return f"{title.rstrip('.:')}. ", "emphasis"
        name = f"{kind.shown} {number}" if number else kind.shown
        return (f"{name} ({title}). " if title else f"{name}. "), "strong"

    def _end(self, at: int, after: int) -> int:
        self.page.leave(at)
        if self.page.apart:
            self._flush(at)
        self.page.forget_head()
        return self.scan.name(after)

    def _interrupted(self, whole: Span, rows: Span, said: list[tuple[Span, Span]]) -> None:
        """A display whose rows have text between them is a display for each run of rows, and the text stands where it stands."""
        ends = [*(command.start for command, _ in said), rows.end]
        start = rows.start
        for number, end in enumerate(ends):
            if self.text[start:end].strip(" \t\n\\"):
                outer = Span(start if number else whole.start, end if number < len(said) else whole.end)
                self._formula(Math(Span(start, end), outer, True))
            if number < len(said):
                command, text = said[number]
                self.page.since = text.start
                self._walk(text)
                start = command.end

    def _formula(self, math: Math) -> None:
        blanks = list(layout(self.text, math.span))
        for whole, said in between_rows(self.text, math.span, self.setting.pairs.braces):
            blanks.append(whole)
            self.page.apart.append((said, ""))
        self.page.place(replace(math, blanks=tuple(sorted(blanks))))
        starts = self._remarks
        for start in starts[bisect_left(starts, math.span.start) : bisect_left(starts, math.span.end)]:
            here = Span(start, self.setting.masked.remarks[start][0])
            hint = "put it on a line of its own before the formula"
            message = "this stands inside a formula, where it says nothing"
            self.problems.append(Diagnostic("unknown-directive", Severity.WARNING, here, message, (hint,)))

    def _found(self, math: Math | None, at: int, after: int) -> int:
        if math is None:
            self.problems.append(unclosed_formula(Span(at, after)))
            return after
        self._formula(math)
        return math.outer.end
