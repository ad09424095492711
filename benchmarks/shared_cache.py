"""Two processes and more write to, read from, trim and clear one cache, for as long as is asked. Exit 0: every row that was read was the one written.

Run as `python benchmarks/shared_cache.py --seconds 30`.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from proofgen.session.cache import Cache
from proofgen.verify.finding import Finding
from proofgen.verify.verdict import Agreement, Attempt, Undecided

KEYS = 2_000
LARGEST = 1 << 20  # so small that it is trimmed often


def finding(number: int) -> Finding:
    """What belongs to a key, so that whoever reads it knows what must stand there."""
    words = hashlib.sha256(str(number).encode()).hexdigest() * (1 + number % 40)
    return Finding(Undecided(Attempt((words,)), Agreement(number)))


def key(number: int) -> str:
    return hashlib.sha256(f"key {number}".encode()).hexdigest()


def work(folder: Path, seconds: float, seed: int) -> tuple[int, int, int, str]:
    """Rows read, of these wrong, sessions, the last warning."""
    read = wrong = sessions = 0
    warning = ""
    state = seed
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        cache = Cache(folder, largest=LARGEST)
        for _ in range(100):
            state = (state * 1_103_515_245 + 12_345) % (1 << 31)
            number = (state >> 8) % KEYS
            there = cache.get(key(number))
            if there is None:
                cache.put(key(number), finding(number))
            else:
                read += 1
                wrong += there != finding(number)
        if state % 50 == 0:
            cache.clear()
        cache.close()
        warning = cache.warning or warning
        sessions += 1
    return read, wrong, sessions, warning


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--seed", type=int)
    asked = parser.parse_args()
    if asked.seed is not None:
        print(*work(asked.folder, asked.seconds, asked.seed), sep="\t")
        return 0
    with tempfile.TemporaryDirectory() as own:
        folder = asked.folder or Path(own)
        command = [sys.executable, __file__, "--seconds", str(asked.seconds), "--folder", str(folder)]
        runs = [subprocess.Popen([*command, "--seed", str(seed + 1)], stdout=subprocess.PIPE, text=True) for seed in range(asked.processes)]
        rows = [run.communicate()[0].rstrip("\n").split("\t") for run in runs]
    if any(run.returncode for run in runs):
        print("a process did not come to its end")
        return 1
    read, wrong, sessions = (sum(int(row[at]) for row in rows) for at in range(3))
    warnings = {row[3] for row in rows if row[3]}
    print(f"{asked.processes} processes, {sessions} sessions, {read} rows read, {wrong} wrong; {'; '.join(warnings) or 'no warning'}")
    return 1 if wrong or warnings else 0


if __name__ == "__main__":
    sys.exit(main())
