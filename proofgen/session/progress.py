"""Whoever wants to know how far a run has come."""

from __future__ import annotations

from typing import Protocol

from proofgen.report.values import Document


class Progress(Protocol):
    def files(self, total: int) -> None:
        """So many files are to be checked."""

    def lines(self, path: str, done: int, total: int) -> None:
        """Of one file."""

    def finished(self, document: Document) -> None:
        """One file, in no particular order."""


class Silent:
    """Nobody wants to know."""

    def files(self, total: int) -> None:
        pass

    def lines(self, path: str, done: int, total: int) -> None:
        pass

    def finished(self, document: Document) -> None:
        pass


SILENT = Silent()
