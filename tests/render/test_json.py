"""JSON against the published schema."""

from __future__ import annotations

import json as decoder
from importlib.resources import files

import jsonschema  # type: ignore[import-untyped]

from proofgen.render.json import json
from proofgen.report.values import Report
from tests.render import sample

SCHEMA = decoder.loads(files("proofgen.render").joinpath("report.schema.json").read_text(encoding="utf-8"))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_reports_follow_the_schema() -> None:
    report = Report((sample.softmax(), sample.mistake(), sample.hostile(), sample.long_line()))
    value = decoder.loads(json(report))
    jsonschema.Draft202012Validator(SCHEMA).validate(value)
    assert value["documents"][3]["lines"][0]["column"] == 2_500_002


def test_left_and_right_are_the_deciding_values_of_a_refuted_line() -> None:
    lines = decoder.loads(json(Report((sample.mistake(),))))["documents"][0]["lines"]
    refuted = next(line for line in lines if line["source"] == r"\sqrt{x^2} = x")
    assert (refuted["left"], refuted["right"], refuted["witness"]) == ("1", "-1", {"x": "-1"})
    assert all(line["left"] is None for line in lines if line["verdict"] != "refuted")


def test_words_come_back_as_they_were() -> None:
    lines = decoder.loads(json(Report((sample.hostile(),))))["documents"][0]["lines"]
    assert lines[0]["source"] == sample.HOSTILE
