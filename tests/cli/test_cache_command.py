"""`proofgen cache`, and what a run says of it."""

from __future__ import annotations

from pathlib import Path

from test_exit_codes import HEAD, RIGHT, run


def test_info_and_clear(tmp_path: Path) -> None:
    kept, note = str(tmp_path / "kept"), tmp_path / "note.md"
    note.write_text(f"{HEAD}{RIGHT}\n\n$$ x + 2 x = 3 x $$\n", encoding="utf-8")
    assert b"\n0 verdicts" in run("cache", "info", PROOFGEN_CACHE_DIR=kept).stdout
    assert run("check", note, PROOFGEN_CACHE_DIR=kept).stderr == b""
    assert b"2 of 2 lines reused" in run("check", "-v", note, PROOFGEN_CACHE_DIR=kept).stderr
    assert b"\n2 verdicts, 2 of them by this version" in run("cache", "info", PROOFGEN_CACHE_DIR=kept).stdout
    assert b"cleared" in run("cache", "clear", PROOFGEN_CACHE_DIR=kept).stdout
    assert b"0 of 2 lines reused" in run("check", "-v", note, PROOFGEN_CACHE_DIR=kept).stderr


def test_a_damaged_cache_is_said_and_mended(tmp_path: Path) -> None:
    kept, note = tmp_path / "kept", tmp_path / "note.md"
    note.write_text(f"{HEAD}{RIGHT}\n", encoding="utf-8")
    kept.mkdir()
    (kept / "verdicts.sqlite3").write_bytes(b"not a database" * 1000)
    checked = run("check", note, PROOFGEN_CACHE_DIR=str(kept))
    assert checked.returncode == 0
    assert checked.stderr.decode().count("warning") == 1
    assert run("cache", "info", PROOFGEN_CACHE_DIR=str(kept)).returncode == 2
    assert run("cache", "clear", PROOFGEN_CACHE_DIR=str(kept)).returncode == 0
    assert run("check", note, PROOFGEN_CACHE_DIR=str(kept)).stderr == b""
