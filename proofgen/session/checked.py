"""What `proofgen.check` returns: a report that can show itself."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Self

from proofgen.report.values import Document, Line, Report


@dataclass(frozen=True, slots=True)
class Checked(Document):
    """A Document, and its forms: plain text by `str`, JSON by `to_json`, and what a notebook shows."""

    @classmethod
    def of(cls, document: Document) -> Self:
        return cls(**{each.name: getattr(document, each.name) for each in fields(document)})

    def __bool__(self) -> bool:
        """Every line is proved, or as the file expects, and there is one at least."""
        return self.as_expected

    @property
    def refuted(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.verdict == "refuted")

    @property
    def open(self) -> tuple[Line, ...]:
        """Lines that are undecided or could not be read."""
        return tuple(line for line in self.lines if line.verdict in ("undecided", "unreadable"))

    def __str__(self) -> str:
        from proofgen.render.terminal import terminal  # lazily: start-up time

        return terminal(Report((self,)), color=False, width=100)

    def to_json(self) -> str:
        """By the schema report.schema.json."""
        from proofgen.render.json import json  # lazily: see above

        return json(Report((self,)))

    def _repr_html_(self) -> str:
        from proofgen.render.notebook import notebook  # lazily: see above

        return notebook(self)

    def _repr_markdown_(self) -> str:
        from proofgen.render.markdown import markdown  # lazily: see above

        return markdown(self, "pandoc")
