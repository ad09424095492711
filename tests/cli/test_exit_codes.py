"""What a caller learns from the exit code, and where each kind of output goes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from proofgen.cli.commands import COMMANDS

PROOFGEN = (sys.executable, "-c", "from proofgen.cli.main import main; main()")
RIGHT = "$$ x + x = 2 x $$"
WRONG = "$$ x + x = 3 x $$"
HEAD = "Let $x \\in \\mathbb{R}$.\n\n"


def run(*arguments: str | Path, text: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [*PROOFGEN, *map(str, arguments)]
    done = subprocess.run(command, input=text, capture_output=True, timeout=60, check=False, env=os.environ | environment)
    assert b"Traceback" not in done.stderr + done.stdout, done.stderr.decode()
    return done


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.md"
    path.write_text(f"{HEAD}{RIGHT}\n", encoding="utf-8")
    return path


def test_all_proved_is_0(note: Path) -> None:
    done = run("check", note)
    assert done.returncode == 0
    assert "proved" in done.stdout.decode()


def test_a_wrong_line_is_1(note: Path) -> None:
    note.write_text(f"{HEAD}{WRONG}\n\n{RIGHT}\n")
    done = run("check", note)
    assert done.returncode == 1
    assert f"{note}:3:4" in done.stdout.decode()


def test_a_wrong_line_that_is_expected_is_0(note: Path) -> None:
    note.write_text(f"{HEAD}<!-- proofgen: expect refuted -->\n{WRONG}\n")
    assert run("check", note).returncode == 0


def test_a_right_line_that_is_expected_to_be_wrong_is_1(note: Path) -> None:
    note.write_text(f"{HEAD}<!-- proofgen: expect refuted -->\n{RIGHT}\n")
    assert run("check", note).returncode == 1


def test_an_unreadable_line_is_1_unless_allowed(note: Path) -> None:
    note.write_text(f"{HEAD}$$ x + = 3 x $$\n\n{RIGHT}\n")
    assert run("check", note).returncode == 1
    assert run("check", note, "--allow", "unreadable").returncode == 0


def test_a_wrong_line_cannot_be_allowed(note: Path) -> None:
    assert run("check", note, "--allow", "refuted").returncode == 2


def test_a_run_that_checked_nothing_is_1_and_says_so(note: Path) -> None:
    note.write_text("# Prose\n\nNo formula here.\n")
    done = run("check", note)
    assert done.returncode == 1
    assert "nothing was checked" in done.stderr.decode()
    assert run("check", note, "--allow", "unchecked").returncode == 0


@pytest.mark.parametrize("arguments", [("check",), ("check", "--fast", "a.md"), ("chekc", "a.md"), ("check", "--limit", "0", "a.md"), ("build", "a.md", "--to", "doc"), ("check", "--format", "xml", "a.md")])  # fmt: skip
def test_usage_is_2(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""


def test_a_missing_file_is_2(tmp_path: Path) -> None:
    done = run("check", tmp_path / "none.md")
    assert done.returncode == 2
    assert "no such file" in done.stderr.decode()
    assert done.stdout == b""


def test_version() -> None:
    assert run("--version").stdout.startswith(b"proofgen")


def test_json_is_alone_on_standard_output(note: Path) -> None:
    note.write_text(f"{HEAD}{WRONG}\n\n{RIGHT}\n")
    done = run("check", note, "--format", "json")
    document = json.loads(done.stdout)["documents"][0]
    assert [line["verdict"] for line in document["lines"] if line["verdict"]] == ["refuted", "proved"]
    assert done.stderr == b""


def test_standard_input() -> None:
    done = run("check", "-", text=f"{HEAD}{RIGHT}\n".encode())
    assert done.returncode == 0


def test_a_directory_is_its_markdown_files(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "a.md").write_text(f"{HEAD}{RIGHT}\n")
    (tmp_path / "b.md").write_text("Only words.\n")
    (tmp_path / "c.txt").write_text("not read")
    done = run("check", tmp_path, "--format", "json")
    assert [Path(each["path"]).name for each in json.loads(done.stdout)["documents"]] == ["b.md", "a.md"]
    assert done.returncode == 0


def test_explain_steps_names_the_laws_of_each_proved_line(tmp_path: Path) -> None:
    path = tmp_path / "laws.md"
    text = "Let $x > 0$ and $y \\in \\mathbb{R}$ with $y = 3$.\n\n$$ \\log x^2 = 2 \\log x $$\n\n$$ y^2 = 9 $$\n"
    path.write_text(text, encoding="utf-8")
    shown = run("check", "--explain-steps", path).stdout.decode()
    assert "by logarithm of a power" in shown
    assert "by the hypothesis y = 3" in shown
    assert "by " not in run("check", path).stdout.decode()


def test_quiet_says_nothing_of_what_is_right(note: Path) -> None:
    assert run("check", "--quiet", note).stdout == b""


def test_colour_is_asked_for(note: Path) -> None:
    assert b"\x1b[" in run("check", "--color", note).stdout
    assert b"\x1b[" not in run("check", note).stdout


def test_a_reader_that_leaves(note: Path) -> None:
    note.write_text(HEAD + f"{RIGHT}\n\n" * 50)
    command = subprocess.Popen([*PROOFGEN, "check", str(note)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert command.stdout is not None
    command.stdout.close()
    assert command.stderr is not None
    assert command.stderr.read() == b""
    assert command.wait(60) == 1


def test_the_starter_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("new", "first").returncode == 0
    done = run("check", "first.md")
    assert done.returncode == 0, done.stdout.decode()
    again = run("new", "first")
    assert again.returncode == 2
    assert "it stays" in again.stderr.decode()


def test_explain() -> None:
    assert b"sides-differ" in run("explain").stdout
    assert b"two sides" in run("explain", "sides-differ").stdout
    lost = run("explain", "sides-difer")
    assert lost.returncode == 2
    assert b"sides-differ" in lost.stderr


def test_a_command_is_loaded_when_it_is_asked_for() -> None:
    """Its module is that of its name; what only `build` needs is nothing for the others to wait for."""
    code = "import sys; from proofgen.cli.main import main\ntry: main()\nfinally: print(sorted(n for n in sys.modules if n.startswith('proofgen.') ))"
    loaded = subprocess.run([sys.executable, "-c", code, "--version"], capture_output=True, text=True, check=False, timeout=60).stdout
    assert (
        loaded.splitlines()[-1]
        == "['proofgen.cli', 'proofgen.cli.commands', 'proofgen.cli.main', 'proofgen.session', 'proofgen.session.reports', 'proofgen.session.store']"
    )
    for name in COMMANDS:
        assert run(name, "--help").returncode == 0
    assert b"Did you mean 'check'?" in run("chekc").stderr
