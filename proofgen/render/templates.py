"""The templates of handouts: ours, or the user's own in their place. They run in a sandbox, and a mistake in one is told with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

MODEL = 1
"""The version of what templates are given, as MODEL.md describes it. A template may say for which it was written: `proofgen: model 1`."""
OURS = ("handout.tex", "handout.html", "handout.md", "handout.css", "proofgen.sty", "proofgen-handout.sty")
_TABLES = ("grades.html",)
GUIDE = "MODEL.md"
UNESCAPING = (
    "safe",
    "e",
    "escape",
    "forceescape",
    "tojson",
    "urlize",
    "xmlattr",
)  # Jinja2's: they vouch for words, or escape them for HTML only
_WRITTEN_FOR = re.compile(r"proofgen: model (\d+)")


class TemplateFault(Exception):
    """A mistake in a template: its file, the line, and what is wrong."""


def ours(name: str) -> str:
    return files("proofgen.templates").joinpath(name).read_text(encoding="utf-8")


def text_of(name: str, own: Mapping[str, str]) -> str:
    """A template, or a file that one includes. Raises TemplateFault where it was written for another model."""
    if name not in own:
        return ours(name)
    for found in _WRITTEN_FOR.finditer(own[name]):
        if int(found[1]) != MODEL:
            line = own[name].count("\n", 0, found.start()) + 1
            message = f"{name}:{line}: this was written for model {found[1]}, and this proofgen has model {MODEL}"
            raise TemplateFault(f"{message}; `proofgen template eject` writes what has changed")
    return own[name]


class Environment(ImmutableSandboxedEnvironment):
    """No attribute with an underscore, no call of what is not ours, nothing changed: also in our own templates."""

    def __init__(self, own: Mapping[str, str], **options: Any) -> None:
        def load(name: str) -> tuple[str, str, Any] | None:
            if name not in own and name not in (*OURS, *_TABLES):
                return None
            return text_of(name, own), name, lambda: True

        super().__init__(loader=jinja2.FunctionLoader(load), undefined=jinja2.StrictUndefined, **options)
        self.globals["model"] = MODEL
        for name in UNESCAPING:
            self.filters.pop(name, None)

    def rendered(self, name: str, **values: Any) -> str:
        """Raises TemplateFault."""
        try:
            return self.get_template(name).render(**values)
        except jinja2.TemplateSyntaxError as fault:
            raise TemplateFault(f"{fault.filename or fault.name or name}:{fault.lineno}: {fault.message}") from fault
        except jinja2.TemplateNotFound as fault:
            raise TemplateFault(f"{name}:{_line(fault, name)}: there is no template {fault.name!r}") from fault
        except (SecurityError, jinja2.TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as fault:
            place, line = _place(fault, name)
            raise TemplateFault(f"{place}:{line}: {fault}") from fault


def _line(fault: BaseException, name: str) -> int:
    return _place(fault, name)[1]


def _place(fault: BaseException, name: str) -> tuple[str, int]:
    """The last line of a template on the way to the fault: Jinja2 makes its frames look like the template's."""
    place, line, trace = name, 1, fault.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.rpartition("/")[2] in OURS or not file.endswith(".py"):
            place, line = file, trace.tb_lineno
        trace = trace.tb_next
    return place, line
