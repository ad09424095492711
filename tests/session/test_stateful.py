"""Whatever is done to a file, to the options and to the cache between two runs, the verdicts are those of a run without a cache."""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from proofgen.report.values import Document
from proofgen.session import reports
from proofgen.session.cache import Cache
from proofgen.session.check import Session
from proofgen.session.codec import decoded, encoded
from proofgen.session.files import read_file
from proofgen.session.options import Options
from proofgen.session.pool import Answer, Pool
from proofgen.session.store import FILE
from proofgen.verify.examine import examine

LINES = (
    "x + x = 2 x", "x + x = 3 x", "\\log(x^2) = 2 \\log x", "\\sqrt{x^2} = x", "x y = y x", "f(y) = y^2 + 1", "f(y) = y^2 + 2", "\\frac{x}{x} = 1",
    "\\sum_{i=1}^n x = n x", "x + = 3", "f(x) > 0", "x \\ge 1", "x + z = z + x", "A B = B A",
)  # fmt: skip
HEADS = ("Let $x \\in \\mathbb{R}$.", "Let $x > 0$.", "Let $x \\ge 1$.", "Let $x$ be an integer.")
REST = ("Let $y \\in \\mathbb{R}$ and $n \\in \\mathbb{N}$.", "Let $y < 0$ and $n \\in \\mathbb{N}$.", "Let $n \\in \\mathbb{N}$.")
MEANINGS = ("Define $f(t) = t^2 + 1$.", "Define $f(t) = t^2 + 2$.", "Let $f \\colon \\mathbb{R} \\to \\mathbb{R}$.")
PLACES = st.integers(0, 5)


@cache
def searched(task: str) -> Answer:
    """As a worker answers, without the start of one. Some searches take so long that nobody may rely on them."""
    long = int(reports.digest_of(task.encode())[0], 16) < 4
    return Answer(encoded(examine(*decoded(task))), "", "", 9.0 if long else 0.1)


def told(document: Document) -> list[object]:
    """All that a report says but for the time and the number of lines reused."""
    return [document.lines, document.remarks, document.counts, document.state, document.coverage]


class Runs(RuleBasedStateMachine):
    """A file that is edited, a cache that is damaged, and a look at the verdicts whenever it is checked."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "notes.md"
        self.head, self.rest, self.meaning = HEADS[0], REST[0], MEANINGS[0]
        self.lines = list(LINES[:3])
        self.options = Options(jobs=1)
        self.page: reports.Page | None = None
        self.write()

    def write(self) -> None:
        text = "\n\n".join([self.head, self.rest, self.meaning, *(f"$$ {line} $$" for line in self.lines)])
        self.path.write_text(text + "\n", encoding="utf-8")

    # ------------------------------------------------------------ what a person does

    @rule(at=PLACES, line=st.sampled_from(LINES))
    def insert(self, at: int, line: str) -> None:
        self.lines.insert(at % (len(self.lines) + 1), line)
        del self.lines[6:]
        self.write()

    @precondition(lambda self: self.lines)
    @rule(at=PLACES, line=st.sampled_from(LINES))
    def edit(self, at: int, line: str) -> None:
        self.lines[at % len(self.lines)] = line
        self.write()

    @precondition(lambda self: self.lines)
    @rule(at=PLACES)
    def delete(self, at: int) -> None:
        del self.lines[at % len(self.lines)]
        self.write()

    @rule(head=st.sampled_from(HEADS), rest=st.sampled_from(REST), meaning=st.sampled_from(MEANINGS))
    def declare(self, head: str, rest: str, meaning: str) -> None:
        self.head, self.rest, self.meaning = head, rest, meaning
        self.write()

    @rule(strict=st.booleans(), seconds=st.sampled_from([10.0, 20.0]))
    def choose(self, strict: bool, seconds: float) -> None:
        self.options = Options(jobs=1, strict=strict, seconds=seconds)

    # ------------------------------------------------------------ what happens to a cache

    @rule()
    def clear(self) -> None:
        cache = Cache(self.folder)
        cache.clear()
        cache.close()

    @rule(seed=st.integers(0, 1000), share=st.sampled_from([0.0, 0.001, 0.05]))
    def corrupt(self, seed: int, share: float) -> None:
        """Bytes of the file are changed, or its end is lost."""
        chance, file = random.Random(seed), self.folder / FILE
        if not file.exists():
            return
        content = bytearray(file.read_bytes())
        for _ in range(int(len(content) * share)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        file.write_bytes(bytes(content) if share else bytes(content[: chance.randrange(len(content) + 1)]))
        for extra in ("-wal", "-shm"):
            file.with_name(FILE + extra).unlink(missing_ok=True)

    @rule(seed=st.integers(0, 1000), table=st.sampled_from(["findings", "reports"]))
    def exchange(self, seed: int, table: str) -> None:
        """Rows get the keys of others: each is whole, and stands in the wrong place."""
        try:
            rows = sqlite3.connect(self.folder / FILE, isolation_level=None)
            keys = [key for (key,) in rows.execute(f"SELECT key FROM {table} ORDER BY key")]
            turned = dict(zip(keys, keys[1:] + keys[:1], strict=True))
            random.Random(seed).shuffle(keys)
            for key in keys:
                rows.execute(f"UPDATE {table} SET key = ? WHERE key = ?", ("-" + turned[key], key))
            rows.execute(f"UPDATE {table} SET key = substr(key, 2) WHERE key LIKE '-%'")
        except sqlite3.Error:  # it is damaged already
            return
        finally:
            rows.close()

    # ------------------------------------------------------------ what must hold

    @invariant()
    def check(self) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PROOFGEN_CACHE_DIR", str(self.folder))
            patch.setattr(Pool, "run", lambda _pool, tasks: ((number, searched(task)) for number, task in enumerate(tasks)))
            key = reports.digest_of(repr(self.options).encode())
            page = reports.found(key)
            with Session(self.options) as session:
                document = session.check(read_file(str(self.path)))
            fresh = self.without_a_cache()
            assert told(document) == told(fresh)
            text = repr(told(fresh)).encode()
            assert page is None or page.text == text
            if document.traces:
                reports.keep(key, reports.Page(text, 0, len(document.lines), 0, False), list(document.traces))
            again = reports.found(key)
            assert again is None or again.text == text

    def without_a_cache(self) -> Document:
        with Session(Options(jobs=1, cache=False, strict=self.options.strict, seconds=self.options.seconds)) as session:
            return session.check(read_file(str(self.path)))

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


TestRuns = Runs.TestCase
TestRuns.settings = settings(
    max_examples=12, stateful_step_count=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
