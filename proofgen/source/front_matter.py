"""The `proofgen:` options in a file's front matter: a small, safe part of YAML (`key: value`, one level of nesting, no tags, no anchors)."""

from __future__ import annotations

import re

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.source.macros import Macro
from proofgen.span import Span

_PAIR = re.compile(r"^(?P<indent> *)(?P<key>[\w-]+)\s*:\s*(?P<value>.*?)\s*$")
_MACRO = re.compile(r"""^ +(?P<q>["']?)(?P<name>\\{1,2}[A-Za-z]+)(?P=q)\s*:\s*(?P<body>"[^"]*"|'[^']*'|[^\s"'#|>{&*!%@`].*?)\s*$""")
KNOWN = frozenset({"title", "log", "strict"})


def options_of(text: str, span: Span) -> tuple[dict[str, object], tuple[Diagnostic, ...]]:
    """`title` of the file and what stands under `proofgen:`, values as text. Unknown options are remarked on, other tools' keys ignored."""
    options: dict[str, object] = {}
    problems: list[Diagnostic] = []
    inside = False
    offset = span.start
    for line in text.split("\n"):
        match = _PAIR.match(line)
        if match is not None:
            key, value = match["key"], match["value"].strip("\"'")
            if not match["indent"]:
                inside = key == "proofgen"
                if key == "title":
                    options["title"] = value
            elif inside and key in KNOWN:
                options[key] = value
            elif inside:
                here = Span(offset + match.start("key"), offset + match.end("key"))
                known = ", ".join(sorted(KNOWN))
                problems.append(Diagnostic("unknown-option", Severity.WARNING, here, f"there is no option `{key}`", (f"known: {known}",)))
        offset += len(line) + 1
    return options, tuple(problems)


def macros_of(text: str) -> dict[str, Macro]:
    """What stands under `math:`, as MyST has it: `'\\R': '\\mathbb{R}'`. Other forms than one line each are left alone."""
    macros: dict[str, Macro] = {}
    inside = False
    for line in text.split("\n"):
        if line[:1].strip():
            inside = line.rstrip() == "math:"
        elif inside and (match := _MACRO.match(line.rstrip())) is not None:
            name, body = match["name"], match["body"]
            name = name.replace("\\\\", "\\") if match["q"] == '"' else name
            if body[0] in "\"'":
                body = body[1:-1].replace("\\\\", "\\") if body[0] == '"' else body[1:-1]
            parameters = max((int(each) for each in re.findall(r"#(\d)", body)), default=0)
            macros[name] = Macro(name, parameters, body)
    return macros
