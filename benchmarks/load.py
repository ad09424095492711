"""Start-up, long files, many files and memory, each beside something else measured in the same run, as ratios. `load.py --quick` takes a tenth of everything.

Each time is the least of a few runs: what else the machine does can only add to it. Caches are fresh for each row. Python keeps its compiled
modules, as it does of a package that is installed, whatever the environment says.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from proofgen.render.pdf_engine import typeset
from proofgen.session.check import Session
from proofgen.session.files import Text
from proofgen.session.options import Options
from proofgen.span import SourceText

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
HEAD = "Let $x, y \\in \\mathbb{R}$, let $a, b > 0$, let $n \\in \\mathbb{N}$ and $u \\in \\mathbb{R}^n$.\n\n"
LINES = (
    "(x + {k} y)^2 = x^2 + {2k} x y + {kk} y^2",
    "\\log(a^{{k}} b) = {k} \\log a + \\log b",
    "\\sum_{i=1}^n {k} u_i = {k} \\sum_{i=1}^n u_i",
    "\\frac{d}{dx} \\left( {k} x^3 \\right) = {3k} x^2",
    "\\exp({k} x) \\exp(y) = \\exp({k} x + y)",
    "\\frac{x + {k}}{a} = \\frac{x}{a} + \\frac{{k}}{a}",
    "\\sin^2({k} x) + \\cos^2({k} x) = 1",
    "x + {k} = x + {k1}",  # wrong
)


def line(number: int) -> str:
    """The number-th of many lines that are all different; one in eight is wrong."""
    k = number // len(LINES) + 2
    values = {"{3k}": 3 * k, "{2k}": 2 * k, "{kk}": k * k, "{k1}": k + 1, "{k}": k}
    text = LINES[number % len(LINES)]
    for name, value in values.items():
        text = text.replace(name, str(value))
    return text


def document(lines: int, first: int = 0) -> str:
    return HEAD + "".join(f"$$ {line(number)} $$\n\n" for number in range(first, first + lines))


def command(*arguments: str | Path, cache: Path | None = None, **more: str) -> float:
    """Seconds of a whole process. more: variables of its environment."""
    environment = os.environ | ({"PROOFGEN_CACHE_DIR": str(cache)} if cache else {}) | more
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    subprocess.run([sys.executable, *map(str, arguments)], env=environment, capture_output=True, check=False)
    return time.perf_counter() - started


def computing(*arguments: str | Path, cache: Path) -> float:
    """Seconds that a whole process computes, which other processes hardly change."""
    before = os.times()
    command(*arguments, cache=cache)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def row(what: str, figure: str, beside: str, ratio: str, aim: str) -> None:
    print(f"| {what} | {figure} | {beside} | {ratio} | {aim} |", flush=True)


def cold_start(folder: Path, runs: int) -> None:
    example = EXAMPLES / "softmax-answer.md"
    check = ("-m", "proofgen", "check", example)
    command(*check, cache=folder / "start")
    for words, timed in (("whole process", command), ("the same, computing time", computing)):
        pairs = [(timed("-c", "pass", cache=folder / "start"), timed(*check, cache=folder / "start")) for _ in range(runs)]
        bare, ours = (min(each) for each in zip(*pairs, strict=True))
        row(
            f"an example, all cached, {words}",
            f"{1000 * ours:.0f} ms",
            f"`python -c pass`: {1000 * bare:.0f} ms",
            f"{ours / bare:.1f}",
            "≤ 120 ms, ≤ 6",
        )


def long_file(folder: Path, lines: int) -> None:
    path = folder / "long.md"
    path.write_text(document(lines), encoding="utf-8")
    cold = command("-m", "proofgen", "check", path, "-q", cache=folder / "long")
    path.write_text(document(lines).replace(line(lines // 2), line(lines + 1), 1), encoding="utf-8")
    edited = command("-m", "proofgen", "check", path, "-q", cache=folder / "long")
    row(f"{lines} lines, cold", f"{cold:.1f} s", f"{1000 * cold / lines:.1f} ms a line", "", "≤ 10 s")
    row(f"{lines} lines, one edited", f"{edited:.2f} s", f"cold: {cold:.1f} s", f"1/{cold / edited:.0f}", "≤ 1 s")


def many_files(folder: Path, files: int, runs: int) -> None:
    place = folder / "many"
    place.mkdir()
    for number in range(files):
        (place / f"n{number:04}.md").write_text(document(3, 3 * number), encoding="utf-8")
    check = ("-m", "proofgen", "check", place, "-q", "--no-cache", "--jobs")
    pairs = [(command(*check, "1"), command(*check, "2")) for _ in range(runs)]
    one, two = (min(each) for each in zip(*pairs, strict=True))
    row(f"{files} files of 3 lines, 2 jobs", f"{two:.1f} s", f"1 job: {one:.1f} s", f"{one / two:.2f} times as fast", "≥ 1.8")


def handout(folder: Path) -> None:
    """The nine pages of an example whose lines are checked already: set anew because the date is another one, and then not set again."""
    out, cache = folder / "handout", folder / "set"
    build = ("-m", "proofgen", "build", EXAMPLES / "linear-models.tex", "--allow", "undecided", "--to", "pdf", "--out", out)
    command(*build, cache=cache, SOURCE_DATE_EPOCH="0")
    anew = command(*build, cache=cache, SOURCE_DATE_EPOCH="86400")
    again = command(*build, cache=cache, SOURCE_DATE_EPOCH="86400")
    command(*(part if part != "pdf" else "tex" for part in build), cache=cache)
    started = time.perf_counter()
    typeset((out / "linear-models.tex").read_text(encoding="utf-8"))
    bare = time.perf_counter() - started
    row("a handout of 9 pages, checked before", f"{anew:.1f} s", f"pdflatex alone: {bare:.1f} s", f"{anew / bare:.1f}", "≤ 3 s")
    row("the same, nothing changed", f"{again:.2f} s", f"pdflatex alone: {bare:.1f} s", f"{again / bare:.1f}", "≤ 1 s")


def growth(folder: Path, sizes: Sequence[int]) -> None:
    """The exponent of the time by the number of lines, fitted to the logarithms of both."""
    times = []
    for size in sizes:
        path = folder / f"grown-{size}.md"
        path.write_text(document(size), encoding="utf-8")
        times.append(command("-m", "proofgen", "check", path, "-q", "--no-cache"))
    xs, ys = [math.log(size) for size in sizes], [math.log(each) for each in times]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    slope = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)
    shown = ", ".join(f"{size}: {each:.1f} s" for size, each in zip(sizes, times, strict=True))
    row("time by lines, cold", f"grows as lines^{slope:.2f}", shown, f"{1000 * times[-1] / sizes[-1]:.1f} ms a line at the end", "^1")


def memory(lines: int) -> None:
    with Session(Options(jobs=1, cache=False)) as session:
        session.check(Text(SourceText("long.md", document(lines))))
        peaks = [_peak(worker.process.pid) for worker in session._pool._all]
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as bare:
        time.sleep(0.5)
        small = _peak(bare.pid)
        bare.communicate(b"\n")
    if peaks and small:
        row(
            f"peak memory of a worker, {lines} lines",
            f"{max(peaks):.0f} MB",
            f"bare Python: {small:.0f} MB",
            f"{max(peaks) / small:.0f}",
            "≤ 300 MB",
        )


def _peak(process: int) -> float:
    """Megabytes, as Linux tells; 0 elsewhere."""
    status = Path(f"/proc/{process}/status")
    found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else 0.0


def processor() -> str:
    """The name its maker gave it, as Linux tells, or its kind."""
    about = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*:\s*(.+)$", about.read_text(), re.M) if about.exists() else None
    return " ".join(found[1].split()) if found else platform.processor() or platform.machine()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    share = 10 if quick else 1
    load = f", load {os.getloadavg()[0]:.1f} before" if hasattr(os, "getloadavg") else ""
    print(f"{processor()}, {os.cpu_count()} cores, Python {platform.python_version()}{load}\n")
    print("| what | proofgen | beside it | ratio | aim |\n|---|---|---|---|---|")
    folder = Path(tempfile.mkdtemp())
    try:
        cold_start(folder, 5 if quick else 20)
        long_file(folder, 1000 // share)
        many_files(folder, 1000 // share, 1 if quick else 2)
        memory(1000 // share)
        handout(folder)
        growth(folder, [size // share for size in (1250, 2500, 5000, 10_000, 20_000)])
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
