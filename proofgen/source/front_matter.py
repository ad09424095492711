"""The `proofgen:` options in a file's front matter: a small, safe part of YAML (`key: value`, one level of nesting, no tags, no anchors)."""

from __future__ import annotations

import re

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.source.colours import KEYS, wanted_in
from proofgen.source.macros import Macro
from proofgen.span import Span

_PAIR = re.compile(r"^(?P<indent> *)(?P<key>[\w-]+)\s*:\s*(?P<value>.*?)\s*$")
_MACRO = re.compile(r"""^ +(?P<q>["']?)(?P<name>\\{1,2}[A-Za-z]+)(?P=q)\s*:\s*(?P<body>"[^"]*"|'[^']*'|[^\s"'#|>{&*!%@`].*?)\s*$""")
KNOWN = frozenset({"title", "author", "colors", "strict"})
_REFUSED = {"log": "no option says what `\\log` is: it is the natural logarithm everywhere"}
_INSTEAD = {"log": ("for another base, write it: `\\log_{10} x`",)}
OPEN = frozenset({"title", "author", "authors"})  # these also stand outside `proofgen:`, where other tools read them
_AUTHOR = re.compile(r"^ +(?:-\s+)?(?:name\s*:\s*)?(?P<name>[^:\n]+)$")


def options_of(text: str, span: Span) -> tuple[dict[str, object], tuple[Diagnostic, ...]]:
    """`title`, `author` and `colors` of the file and what stands under `proofgen:`, values as text. Unknown options are remarked on, other
    tools' keys ignored."""
    options: dict[str, object] = {}
    problems: list[Diagnostic] = []
    inside, deeper = False, -1  # below `proofgen:`; how far in the key stands whose lines have been read already
    offset = 0
    for line in text.split("\n"):
        match = _PAIR.match(line)
        indent = len(line) - len(line.lstrip(" "))
        deeper = -1 if line.strip() and indent <= deeper else deeper
        if match is not None and deeper < 0:
            key, value = match["key"], match["value"].strip("\"'")
            inside = inside if indent else key == "proofgen"
            if key in KEYS and (inside or not indent):
                options["colors"] = wanted_in(text, offset + match.start("value"), span.start, indent)
                deeper = indent
            elif not indent or (inside and key in KNOWN):
                options |= (
                    _said(key, value, text[offset + len(line) + 1 :]) if key in KNOWN | {"authors"} and (inside or key in OPEN) else {}
                )
            elif inside:
                here = Span(span.start + offset + match.start("key"), span.start + offset + match.end("key"))
                problems.append(unknown_option(key, here))
        offset += len(line) + 1
    return options, tuple(problems)


def unknown_option(key: str, here: Span) -> Diagnostic:
    known = (f"known: {', '.join(sorted(KNOWN))}",)
    return Diagnostic("unknown-option", Severity.WARNING, here, _REFUSED.get(key, f"there is no option `{key}`"), _INSTEAD.get(key, known))


def _said(key: str, value: str, after: str) -> dict[str, object]:
    return {"author": _authors(value, after)} if key in ("author", "authors") else {key: value}


def _authors(value: str, after: str) -> str:
    """One name, `[one, another]`, or a list in the lines that follow, where each may be a mapping with a `name`."""
    if value:
        inner = value.removeprefix("[").removesuffix("]") if value.startswith("[") else value
        return ", ".join(name.strip(" \"'") for name in inner.split(",") if name.strip(" \"'"))
    names = []
    for line in after.split("\n"):
        if not line.startswith((" ", "-")):
            break
        shown = line if line.startswith(" ") else f" {line}"
        if (match := _AUTHOR.match(shown)) and ("-" in shown[: match.start("name")] or "name" in shown[: match.start("name")]):
            names.append(match["name"].strip(" \"'"))
    return ", ".join(names)


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
