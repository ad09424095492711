"""The project's own modules as syntax trees, for the tests of what its code may and may not contain."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Module:
    name: str  # dotted
    path: Path
    text: str
    tree: ast.Module

    @property
    def place(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    def imports(self, *, when_typing: bool = False, lazy: bool = True) -> Iterator[tuple[str, int]]:
        """Dotted names of what is imported, and the line. when_typing: those under TYPE_CHECKING too. lazy: those in functions too."""
        yield from _imports(self.tree.body, when_typing, lazy)


def _imports(body: list[ast.stmt], when_typing: bool, lazy: bool) -> Iterator[tuple[str, int]]:
    for node in body:
        match node:
            case ast.Import(names=names):
                yield from ((alias.name, node.lineno) for alias in names)
            case ast.ImportFrom(module=str(module), names=names, level=0):
                yield module, node.lineno
                yield from ((f"{module}.{alias.name}", node.lineno) for alias in names)
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=orelse):
                yield from _imports(node.body if when_typing else [], when_typing, lazy)
                yield from _imports(orelse, when_typing, lazy)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from _imports(node.body if lazy else [], when_typing, lazy)
            case _:
                for _, value in ast.iter_fields(node):
                    if isinstance(value, list):
                        inner = [each for each in value if isinstance(each, ast.stmt)]
                        yield from _imports(inner, when_typing, lazy)
                        for each in value:
                            if isinstance(each, ast.ExceptHandler | ast.match_case):
                                yield from _imports(each.body, when_typing, lazy)


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package."""
    found = []
    for path in sorted((ROOT / "proofgen").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        text = path.read_text(encoding="utf-8")
        found.append(Module(name, path, text, ast.parse(text)))
    return tuple(found)


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")
