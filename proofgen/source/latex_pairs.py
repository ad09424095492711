"""Which brace closes which, and which `\\end` which `\\begin`: found once, so that nothing is looked for twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.source.latex_mask import unclosed
from proofgen.span import Span

MOST_REMARKS = 50
_PAIRED = re.compile(r"\\(?P<which>begin|end)\s*\{(?P<name>[^{}\\\n]*)\}|\\(?P<command>[A-Za-z@]+)|\\.|[{}]", re.S)


@dataclass(frozen=True, slots=True)
class Environment:
    """begin, end: the commands. name: without blanks."""

    name: str
    begin: Span
    end: Span


@dataclass(slots=True)
class Pairs:
    """braces: from an opening one to its closing one. environments: by the offset of their `\\begin`. ends: of each `\\end` that has one."""

    braces: dict[int, int] = field(default_factory=dict)
    environments: dict[int, Environment] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def add(self, text: str, span: Span, begins: Mapping[str, str], ends: Mapping[str, str]) -> None:
        """One file's. begins, ends: the author's own commands that open and close an environment, as `\\be` and `\\ee` do."""
        braces: list[int] = []
        opened: list[tuple[str, Span]] = []
        count: Counter[str] = Counter()
        stray: list[int] = []
        for match in _PAIRED.finditer(text, span.start, span.end):
            here = Span(*match.span())
            command = "\\" + (match["command"] or "")
            if match.group() == "{":
                braces.append(here.start)
            elif match.group() == "}" and braces:
                self.braces[braces.pop()] = here.start
            elif match.group() == "}":
                stray.append(here.start)
            elif match["which"] == "begin" or command in begins:
                name = begins.get(command) or match["name"].strip()
                opened.append((name, here))
                count[name] += 1
            elif match["which"] == "end" or command in ends:
                name = ends.get(command) or match["name"].strip()
                if not count[name]:
                    self._remark(Diagnostic("unclosed-environment", Severity.ERROR, here, f"no `{name}` is open here"))
                while count[name]:
                    other, begin = opened.pop()
                    count[other] -= 1
                    if other == name:
                        self.environments[begin.start] = Environment(name, begin, here)
                        break
                    self._remark(unclosed(begin, other))
        for name, begin in opened:
            self._remark(unclosed(begin, name))
        for at, code, message in (
            *((at, "unclosed-brace", "this `{` is never closed") for at in braces[:1]),
            *((at, "unopened-brace", "this `}` closes nothing") for at in stray[:1]),
        ):
            self._remark(Diagnostic(code, Severity.WARNING, Span(at, at + 1), message))

    def _remark(self, problem: Diagnostic) -> None:
        if len(self.problems) < MOST_REMARKS:
            self.problems.append(problem)
