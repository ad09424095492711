"""What is installed from a wheel is all that stands in the tree."""

from __future__ import annotations

import tomllib

from sources import ROOT


def test_every_package_is_named() -> None:
    named = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    there = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "proofgen").rglob("__init__.py")}
    assert set(named) == there | {"proofgen.templates"}


def test_every_kind_of_template_is_named() -> None:
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]
    suffixes = {path.suffix for path in (ROOT / "templates").iterdir() if path.suffix not in (".py", "")}
    assert {f"*{suffix}" for suffix in suffixes} == set(patterns["proofgen.templates"])
