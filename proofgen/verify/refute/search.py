"""The search for a witness to one problem: the author's own numbers, then frames and pools, then the smallest."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from flint import ctx, fmpq

from proofgen.math import term as t
from proofgen.math.sorts import Scalar, Tensor
from proofgen.math.walk import subterms
from proofgen.verify.obligation import Limits
from proofgen.verify.refute.balls import Mode, integer
from proofgen.verify.refute.calculus import invented_formula
from proofgen.verify.refute.clock import Clock
from proofgen.verify.refute.contrast import Contrast, contrast
from proofgen.verify.refute.draft import Draft
from proofgen.verify.refute.errors import Beyond, NoValue, Unsettled
from proofgen.verify.refute.evaluate import Evaluator
from proofgen.verify.refute.frames import Frame
from proofgen.verify.refute.hypotheses import satisfy, violated
from proofgen.verify.refute.pools import POOLS, Pool
from proofgen.verify.refute.problem import Problem
from proofgen.verify.refute.scope import is_integral

_MOST_BITS = 1024
_ENOUGH = 14


@dataclass(slots=True)
class Tally:
    """What came of the points that were tried."""

    agreed: int = 0
    undefined: int = 0
    hopeless: int = 0
    unsampled: int = 0
    reasons: dict[str, int] = field(default_factory=dict)

    def skip(self, reason: str) -> None:
        self.reasons[reason] = self.reasons.get(reason, 0) + 1

    def complaints(self) -> tuple[str, ...]:
        """That a hypothesis was not met at some points matters only where it was met at none."""
        hidden = self.unsampled and not self.agreed and not self.undefined
        return (*self.reasons, *(("a hypothesis could not be sampled",) if hidden else ()))

    @property
    def stuck(self) -> bool:
        """Nothing so far could be made or evaluated, nor will it be."""
        return self.hopeless >= 6 * (1 + self.agreed) or self.unsampled >= 16 * (1 + self.agreed)

    @property
    def enough(self) -> bool:
        return self.agreed >= _ENOUGH


class Found(Exception):
    """A draft at which the sides differ."""

    def __init__(self, draft: Draft, contrast: Contrast) -> None:
        self.draft = draft
        self.contrast = contrast


class Search:
    def __init__(self, problem: Problem, limits: Limits, clock: Clock) -> None:
        self.problem = problem
        self.limits = limits
        self.clock = clock
        self.evaluator = Evaluator(problem.definitions, Mode(problem.real), clock)
        self.evaluator.chance = problem.chance
        self.evaluator.sequences = problem.sequences
        self.tally = Tally()
        bodies = (problem.goal, *(d.body for d in problem.definitions.values()))
        self.stepped = any(isinstance(part, t.Fn) and part.name in ("floor", "ceil") for body in bodies for part in subterms(body))
        self.rigid = any(isinstance(part, t.Integral) for body in bodies for part in subterms(body))  # quadrature is not repeated

    # ------------------------------------------------------------ one point

    def draft(self, frame: Frame, pool: Pool, seed: int) -> Draft:
        """Every coordinate drawn from a pool."""
        random = Random(seed)
        draft = Draft()
        self.evaluator.set_point({s: integer(k) for s, k in frame.items()})
        for symbol in self.problem.symbols:
            sort = symbol.sort
            draft.shapes[symbol] = tuple(self.evaluator.integer(s) for s in sort.shape) if isinstance(sort, Tensor) else ()
            for place in draft.places(symbol):
                draft.numbers[place] = fmpq(frame[symbol]) if is_integral(symbol) else self._drawn(sort, pool, random)
                if getattr(sort, "kind", "") == "complex":
                    draft.imaginary[place] = pool(random)
        return draft

    @staticmethod
    def _drawn(sort: object, pool: Pool, random: Random) -> fmpq:
        value = pool(random)
        whole = isinstance(sort, Tensor | Scalar) and sort.kind == "integer"
        return fmpq(value.floor()) if whole else value

    def settle(self, draft: Draft, seed: int) -> bool:
        """Whether the draft could be made to satisfy every hypothesis."""
        self.clock.begin()
        failing = satisfy(self.problem, self.evaluator, draft, seed)
        if failing is not None:
            self.tally.unsampled += 1
        return failing is None

    def judge(self, draft: Draft, seed: int = 0) -> Contrast | None:
        """The contrast at an admissible draft; None where a side has no value or nothing is certain."""
        self.evaluator.seed = seed
        bits = self.limits.bits
        reason = ""
        seen: Contrast | None = None
        try:
            while True:
                ctx.prec = bits
                self.clock.begin()
                self.evaluator.set_point(draft.values())
                try:
                    seen = contrast(self.evaluator, self.problem.goal)
                    if seen.apart or not seen.wide:
                        return seen
                except NoValue:
                    self.tally.undefined += 1
                    return None
                except Beyond as stop:
                    self.tally.skip(str(stop))
                    self.tally.hopeless += 1
                    return None
                except Unsettled as stop:
                    reason = str(stop)
                if self.rigid:
                    break
                if bits >= _MOST_BITS or (seen is None and bits >= 2 * self.limits.bits):
                    break
                bits *= 2
        finally:
            ctx.prec = self.limits.bits
        if seen is None:
            self.tally.skip(reason)
        elif seen.wide:
            self.tally.skip("the two sides could not be told apart or together")
            self.tally.hopeless += self.rigid
            return None
        return seen

    # ------------------------------------------------------------ many points

    def attempt(self, frame: Frame, pool: Pool, seed: int) -> None:
        """Raises Found."""
        try:
            draft = self.draft(frame, pool, seed)
            if not self.settle(draft, seed):
                return
        except (NoValue, Unsettled) as stop:
            self.tally.skip(str(stop) or "a point could not be made")
            return
        seen = self.judge(draft, seed)
        if seen is None:
            return
        if seen.apart:
            raise Found(draft, seen)
        self.tally.agreed += 1

    def explore(self, groups: list[list[Frame]]) -> None:
        """Each attempt another pool, group and frame, until enough points agree. Raises Found."""
        if not groups:
            self.tally.skip("no admissible size or index was found")
            return
        if not self.problem.functions and all(is_integral(symbol) for symbol in self.problem.symbols):
            for group in groups:
                for frame in group:  # nothing but whole numbers: every choice is a point of its own
                    self.attempt(frame, POOLS[0], 0)
            return
        groups = groups[:6]
        budget = 1 if self.problem.closed else max(self.limits.points, 1)
        for count in range(2 * max(self.limits.points, 1)):
            if self.tally.agreed + self.tally.undefined >= budget or self._enough(count) or self.tally.stuck:
                return
            if self.problem.closed and self.tally.hopeless:
                return
            group = groups[count % len(groups)]
            turn = count // len(groups)
            self.attempt(group[turn % len(group)], POOLS[(count + turn * (len(groups) % len(POOLS) == 0)) % len(POOLS)], count)

    def _enough(self, count: int) -> bool:
        """Between whole numbers, where steps show, lies only every third point."""
        return self.tally.enough and count >= (3 if self.stepped else 1) * len(POOLS)

    def invented(self) -> list[tuple[t.Term, t.Term]]:
        """What the unknown functions were taken to be at the last point."""
        found = (invented_formula(self.evaluator.seed, f) for f in self.problem.functions)
        return [pair for pair in found if pair is not None]

    def admissible(self, draft: Draft) -> bool:
        return violated(self.evaluator, draft, self.problem.hypotheses) is None


def simplest(frames: list[Frame], sizes: frozenset[t.Sym]) -> list[Frame]:
    """Small sizes first, then small integers."""

    def key(frame: Frame) -> tuple[int, int, list[int]]:
        return sum(v for s, v in frame.items() if s in sizes), sum(abs(v) + (v < 0) for v in frame.values()), list(frame.values())

    return sorted(frames, key=key)
