"""The hall's clock: the computer's, or for a demo a faster one that all processes share."""

from __future__ import annotations

import time

import msgspec


def real() -> int:
    """The computer's clock, UTC milliseconds."""
    return time.time_ns() // 1_000_000


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """A clock that stood at ``origin`` when the real one read ``real`` (UTC ms) and runs ``speed`` times as fast."""

    origin: int
    real: int
    speed: float = 1.0

    def now(self, real: int) -> int:
        """The hall's time when the computer's clock reads ``real``."""
        return self.origin + round((real - self.real) * self.speed)
