"""Why an evaluation stops. None of these leaves the refuter."""

from __future__ import annotations


class NoValue(Exception):
    """The term has no value at this point: 1/0, log of a negative, an entry that does not exist."""


class Unsettled(Exception):
    """The evaluator cannot tell: a sign hidden in a ball, a branch cut, something it does not compute."""


class Beyond(Unsettled):
    """More precision will not help."""


class OutOfTime(Exception):
    """The obligation's seconds are spent."""
