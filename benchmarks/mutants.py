"""Soundness by attack: proved lines changed in one or two places, put to the prover ALONE; what it proves is attacked by the refuter. Run by `make attack`.

`mutants.py --count 50000 --seed 7` draws evenly over lines and kinds of mutation. Each worker has limits of time and memory, and a mutant that breaks them is
counted. Printed are the counts of each kind, every contradiction in full, and some of the proofs that the refuter could not judge. `--only NUMBER` runs one again.
The exit code is 1 where prover and refuter contradict each other, or where the prover raised.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from proofgen.math.latex import latex  # noqa: E402
from proofgen.math.walk import free_symbols  # noqa: E402
from proofgen.verify.obligation import Limits, Obligation  # noqa: E402
from proofgen.verify.prove import prove  # noqa: E402
from proofgen.verify.refute import refute, search  # noqa: E402
from proofgen.verify.verdict import Proof, Witness  # noqa: E402
from tests.mutant_lines import Line, every_line  # noqa: E402
from tests.mutants import KINDS, TWO, as_the_prover_sees_it, draw  # noqa: E402

POINTS = 30
SECONDS_TO_REFUTE = 5.0
SEEDS = (0, 5000)  # added to the numbers from which the refuter draws its points
MEMORY = 4 << 30
SHOWN = 12
COLUMNS = ("mutants", "not proved", "proved", "agreed", "no point", "CONTRADICTION", "too long", "memory", "crash", "error")
Context = multiprocessing.get_context("fork")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one mutant. text: how to show it, where it should be shown."""

    number: int
    kind: str
    came: str
    points: int = 0
    text: str = ""


@dataclass(slots=True)
class Worker:
    """A process that draws and judges mutants by their numbers."""

    lines: list[Line]
    options: argparse.Namespace
    process: multiprocessing.process.BaseProcess | None = None
    pipe: Connection | None = None
    number: int = -1
    until: float = 0.0

    def begin(self, number: int) -> None:
        if self.process is None:
            self.pipe, theirs = Context.Pipe()
            self.process = Context.Process(target=_work, args=(theirs, self.lines, self.options), daemon=True)
            self.process.start()
            theirs.close()
        assert self.pipe is not None
        self.number, self.until = number, time.monotonic() + 2 * self.options.seconds + len(SEEDS) * SECONDS_TO_REFUTE + 4
        self.pipe.send(number)

    def end(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.join()
        if self.pipe is not None:
            self.pipe.close()
        self.process = self.pipe = None

    def answer(self) -> Outcome | None:
        """What came back, None while nothing has. A worker that hangs or is gone is ended."""
        assert self.pipe is not None
        try:
            if self.pipe.poll():
                found: Outcome = self.pipe.recv()
                return found
        except EOFError:
            self.end()
            return Outcome(self.number, _kind(self.lines, self.options, self.number), "crash", text=f"mutant {self.number}")
        if time.monotonic() > self.until:
            self.end()
            return Outcome(self.number, _kind(self.lines, self.options, self.number), "too long", text=f"mutant {self.number}")
        return None


@dataclass(slots=True)
class Tally:
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    shown: dict[str, list[Outcome]] = field(default_factory=dict)
    points: Counter[int] = field(default_factory=Counter)

    def take(self, outcome: Outcome) -> None:
        row = self.counts.setdefault(outcome.kind, Counter())
        row["mutants"] += 1
        row[outcome.came] += 1
        if outcome.came in ("agreed", "no point", "CONTRADICTION"):
            row["proved"] += 1
            self.points[outcome.points] += outcome.came == "agreed"
        if outcome.text:
            self.shown.setdefault(outcome.came, []).append(outcome)
        if outcome.came in ("CONTRADICTION", "error"):
            print(f"\n{outcome.came}: {outcome.text}", flush=True)


# ---------------------------------------------------------------- in the worker


def _work(pipe: Connection, lines: list[Line], options: argparse.Namespace) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    search._ENOUGH = POINTS
    while True:
        number = pipe.recv()
        try:
            outcome = judged(lines, options, number)
        except MemoryError:
            outcome = Outcome(number, "any", "memory", text=f"mutant {number}")
        except Exception:  # the worker's edge: neither side may raise
            outcome = Outcome(number, _kind(lines, options, number), "error", text=f"mutant {number}\n{traceback.format_exc(limit=-4)}")
        pipe.send(outcome)


def drawn(lines: list[Line], seed: int, number: int, kinds: Sequence[str]) -> tuple[Line, str, Obligation]:
    """The mutant of this number: the same in every run."""
    place, kind, mutant = draw([line.obligation for line in lines], random.Random(f"{seed}:{number}"), kinds)
    return lines[place], kind, mutant


def _kind(lines: list[Line], options: argparse.Namespace, number: int) -> str:
    return drawn(lines, options.seed, number, options.kinds)[1]


def judged(lines: list[Line], options: argparse.Namespace, number: int) -> Outcome:
    line, kind, mutant = drawn(lines, options.seed, number, options.kinds)
    started = time.monotonic()
    proof = prove(mutant, Limits(seconds=options.seconds))
    if not isinstance(proof, Proof):
        long = time.monotonic() - started > options.seconds
        return Outcome(number, kind, "too long" if long else "not proved")
    points = 0
    for seed in SEEDS:
        found = attacked(as_the_prover_sees_it(mutant), seed)
        if isinstance(found, Witness):
            return Outcome(
                number, kind, "CONTRADICTION", text=in_full(line, kind, mutant, number) + f"\n  proof: {proof}\n  {_witness(found)}"
            )
        points += found.points
        if not points:
            text = in_full(line, kind, mutant, number) + f"\n  refuter: {'; '.join(found.skipped)} ({found.undefined} without a value)"
            return Outcome(number, kind, "no point", text=text)
    return Outcome(number, kind, "agreed", points)


def attacked(mutant: Obligation, seed: int) -> object:
    """The refuter, drawing its points from other numbers than it usually does."""
    usual = search.Search.attempt

    def attempt(self: search.Search, frame: search.Frame, pool: search.Pool, number: int) -> None:
        usual(self, frame, pool, number + seed)

    search.Search.attempt = attempt  # type: ignore[method-assign]
    try:
        return refute(mutant, Limits(seconds=SECONDS_TO_REFUTE, points=POINTS))
    finally:
        search.Search.attempt = usual  # type: ignore[method-assign]


def in_full(line: Line, kind: str, mutant: Obligation, number: int) -> str:
    context = mutant.context
    named = ", ".join(f"{symbol.name}: {symbol.sort}" for symbol in sorted(free_symbols(mutant.goal), key=lambda s: s.name))
    return "\n".join(
        [
            f"mutant {number} of {line.source}, by {kind}",
            f"  was:  {latex(line.obligation.goal)}",
            f"  now:  {latex(mutant.goal)}",
            *(f"  with: {latex(h)}" for h in context.hypotheses),
            *(f"  where {latex(d.symbol)}({', '.join(map(latex, d.params))}) is {latex(d.body)}" for d in context.definitions),
            f"  sorts: {named}",
        ]
    )


def _witness(found: Witness) -> str:
    point = ", ".join(f"{latex(name)} = {latex(value)}" for name, value in found.point)
    return f"at {point}: {found.left.text} and {found.right.text}"


# ---------------------------------------------------------------- in the parent


def proved_lines(seconds: float) -> list[Line]:
    return [line for line in every_line() if isinstance(prove(line.obligation, Limits(seconds=seconds)), Proof)]


def attack(lines: list[Line], options: argparse.Namespace) -> Tally:
    tally = Tally()
    workers = [Worker(lines, options) for _ in range(options.jobs)]
    numbers = iter(range(options.count))
    started = time.monotonic()
    idle, busy, done = list(workers), [], 0
    try:
        while True:
            for worker in list(idle):
                number = next(numbers, None) if time.monotonic() - started < options.within else None
                if number is None:
                    break
                worker.begin(number)
                idle.remove(worker)
                busy.append(worker)
            if not busy:
                return tally
            wait([worker.pipe for worker in busy if worker.pipe is not None], timeout=0.5)
            for worker in list(busy):
                outcome = worker.answer()
                if outcome is not None:
                    tally.take(outcome)
                    busy.remove(worker)
                    idle.append(worker)
                    done += 1
                    if done % 5000 == 0:
                        print(f"… {done} mutants, {time.monotonic() - started:.0f} s", flush=True)
    except KeyboardInterrupt:
        print(f"… stopped after {done} mutants", flush=True)
        return tally
    finally:
        for worker in workers:
            worker.end()


def report(tally: Tally) -> None:
    print(f"\n{'':16}" + "".join(f"{name:>15}" for name in COLUMNS))
    total: Counter[str] = Counter()
    for kind, row in sorted(tally.counts.items()):
        total += row
        print(f"{kind:16}" + "".join(f"{row[name]:15}" for name in COLUMNS))
    print(f"{'all':16}" + "".join(f"{total[name]:15}" for name in COLUMNS))
    spread = sorted(tally.points.elements())
    if spread:
        print(f"\nproofs with which the refuter agreed: at {spread[0]} points at least, {spread[len(spread) // 2]} in the median")
    for came, title in (("no point", "Proofs that the refuter could judge at no point"), ("crash", "Crashes"), ("memory", "Out of memory")):
        found = tally.shown.get(came, [])
        if found:
            print(f"\n{title}: {len(found)}; some of them:")
            for outcome in random.Random(1).sample(found, min(SHOWN, len(found))):
                print(outcome.text)
    for came in ("CONTRADICTION", "error"):
        print(f"\n{came}: {len(tally.shown.get(came, []))}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=50_000, help="how many mutants (50000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=1.0, help="for the prover on one mutant (1)")
    parser.add_argument("--within", type=float, default=float("inf"), help="seconds for all of it (no limit)")
    parser.add_argument("--only", type=int, help="one mutant by its number")
    parser.add_argument("--source", default="", help="only lines whose source contains this")
    parser.add_argument("--kinds", nargs="*", default=[*KINDS, TWO], choices=[*KINDS, TWO], help="of mutation (all)")
    options = parser.parse_args()
    lines = [line for line in proved_lines(2 * options.seconds) if options.source in line.source]
    print(f"{len(lines)} proved lines", flush=True)
    if options.only is not None:
        line, kind, mutant = drawn(lines, options.seed, options.only, options.kinds)
        print(in_full(line, kind, mutant, options.only))
        print(judged(lines, replace_seconds(options), options.only))
        return
    tally = attack(lines, options)
    report(tally)
    sys.exit(any(tally.shown.get(came) for came in ("CONTRADICTION", "error")))


def replace_seconds(options: argparse.Namespace) -> argparse.Namespace:
    """For one mutant there is time."""
    return argparse.Namespace(**{**vars(options), "seconds": 10 * options.seconds})


if __name__ == "__main__":
    main()
