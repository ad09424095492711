"""The time an obligation may take, asked for cooperatively."""

from __future__ import annotations

from time import perf_counter

from proofgen.verify.refute.errors import OutOfTime, Unsettled

_STEPS = 400_000  # nodes evaluated for one side at one point


class Clock:
    def __init__(self, seconds: float) -> None:
        self._end = perf_counter() + seconds
        self._steps = 0

    def begin(self) -> None:
        """A new point: its count of steps starts afresh."""
        self._steps = 0

    def tick(self) -> None:
        self._steps += 1
        if self._steps & 255 == 0:
            if perf_counter() > self._end:
                raise OutOfTime
            if self._steps > _STEPS:
                raise Unsettled("an evaluation takes too many steps")
