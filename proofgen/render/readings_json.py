"""How files were read, as JSON: `{"schema": 1, "proofgen": version, "documents": […]}`.

A document is `{"path", "coverage", "formulas", "names", "remarks"}`; coverage and remarks are those of `check --format json`.

A formula is `{"line", "column", "end_line", "end_column", "file", "cell", "role", "source", "reading", "sort", "conditions", "given", "code",
"message", "hints"}`. role: step, goal, inline, declaration, definition, hypothesis, condition (it limits another formula), words (a name in a
sentence), unchecked, unreadable. source: the author's characters. reading: LaTeX from the term, or null. sort: words, mathematics in them between
dollar signs, or null. conditions: LaTeX, the line's own; given: LaTeX, the hypotheses in force about its names.

A name is `{"name", "sort", "how", "line", …, "declaration", "definition", "hypotheses", "until"}`. how: declared, defined or inferred. line …: of the
formula that gives the name its meaning. declaration: LaTeX of what would say the same after `Let`. definition: LaTeX or null. hypotheses:
`{"reading", "line"}` each. until: the line from which the name means something else, or null.
"""

from __future__ import annotations

import json as encoder
from collections.abc import Sequence
from typing import Any

from proofgen import __version__
from proofgen.render.json import SCHEMA, coverage_value, place_value, remark_value
from proofgen.report.readings import Name, Reading, Readings


def readings_json(files: Sequence[Readings]) -> str:
    value = {"schema": SCHEMA, "proofgen": __version__, "documents": [_file(file) for file in files]}
    return encoder.dumps(value, ensure_ascii=True, indent=2) + "\n"


def _file(file: Readings) -> dict[str, Any]:
    return {
        "path": file.document.path,
        "coverage": coverage_value(file.document.coverage),
        "formulas": [_formula(reading) for reading in file.formulas],
        "names": [_name(name) for name in file.names],
        "remarks": [remark_value(remark) for remark in file.document.remarks],
    }


def _formula(reading: Reading) -> dict[str, Any]:
    return {
        **place_value(reading.place),
        "role": reading.role,
        "source": reading.source,
        "reading": reading.reading or None,
        "sort": reading.sort or None,
        "conditions": list(reading.conditions),
        "given": list(reading.given),
        "code": reading.code,
        "message": reading.message,
        "hints": list(reading.hints),
    }


def _name(name: Name) -> dict[str, Any]:
    return {
        **place_value(name.place),
        "name": name.name,
        "sort": name.sort,
        "how": name.how,
        "declaration": name.declaration,
        "definition": name.definition or None,
        "hypotheses": [{"reading": term, "line": where} for term, where in name.hypotheses],
        "until": name.until or None,
    }
