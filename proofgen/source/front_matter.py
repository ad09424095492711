"""The `proofgen:` options in a file's front matter: a small, safe part of YAML (`key: value`, one level of nesting, no tags, no anchors)."""

from __future__ import annotations

import re

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.span import Span

_PAIR = re.compile(r"^(?P<indent> *)(?P<key>[\w-]+)\s*:\s*(?P<value>.*?)\s*$")
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
