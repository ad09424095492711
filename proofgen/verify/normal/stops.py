"""Why a normal form was not reached. None of these leaves the prover: each becomes an Attempt."""

from __future__ import annotations


class Stop(Exception):
    """The search ends here; the text completes "stopped: …"."""


class OutOfScope(Stop):
    """A construction for which there is no rule."""


class TooLarge(Stop):
    """A polynomial outgrew its bound."""


class TimeIsUp(Stop):
    """The wall-clock limit of the obligation was reached."""


class NoValue(Stop):
    """A denominator is identically zero: the term has no value anywhere."""


class Nowhere(Stop):
    """A side of the line has no value for any admissible values: of nothing, nothing is proved."""


class Restart(Exception):
    """A scale or a base was refined, or more generators are needed; the same work is begun again with them."""
