"""Estimates over replications: ratios with 95 % intervals, in memory that does not grow with them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple


class Estimate(NamedTuple):
    """A mean and its 95 % interval; without bounds where one replication can't tell."""

    mean: float
    low: float | None
    high: float | None

    def to_mapping(self) -> dict[str, float | None]:
        """For JSON."""
        return {"mean": self.mean, "low": self.low, "high": self.high}


@dataclass(frozen=True, slots=True)
class Measured:
    """Measures as they were read off, without what they were made of: light to send and to show.

    ``mapping`` is that of :meth:`simulation.measures.Measures.to_mapping`.
    """

    mapping: Mapping[str, Any]

    @property
    def replications(self) -> int:
        """How many days were measured."""
        return int(self.mapping["replications"])

    @property
    def tickets(self) -> int:
        """Admitted, over all replications."""
        return int(self.mapping["tickets"])

    def estimate(self, name: str, table: str = "", label: str = "") -> Estimate | None:
        """One measure, of the hall or of one row of a table; ``None`` where there were no tickets.

        Raises
        ------
        KeyError
            If there is no such measure.
        """
        row = self.mapping[table][label] if table else self.mapping
        return None if row[name] is None else Estimate(**row[name])

    def to_mapping(self) -> Mapping[str, Any]:
        """Everything, ready for JSON."""
        return self.mapping


def student_t(freedom: int) -> float:
    """The 97.5 % quantile of Student's t.

    Exact for one and two degrees of freedom, else the expansion around the
    normal of Fisher & Cornish (1960); off by at most 0.003 (at three).
    """
    if freedom == 1:
        return math.tan(0.475 * math.pi)
    if freedom == 2:
        return 0.95 * math.sqrt(2.0 / (4.0 * 0.975 * 0.025))
    z = 1.959963984540054
    n = float(freedom)
    return (
        z
        + (z**3 + z) / (4 * n)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * n**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * n**4)
    )


class Ratio:
    """Sum of x over sum of y across replications; the interval by the delta method (Cochran 1977, 6.4)."""

    __slots__ = ("x", "xx", "xy", "y", "yy")

    def __init__(self) -> None:
        self.x = self.y = self.xx = self.xy = self.yy = 0.0

    def add(self, x: float, y: float) -> None:
        """One replication."""
        self.x += x
        self.y += y
        self.xx += x * x
        self.xy += x * y
        self.yy += y * y

    def merge(self, other: Ratio) -> None:
        """The replications of another."""
        for name in Ratio.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def estimate(self, replications: int) -> Estimate | None:
        """Over this many replications; those not added were 0 over 0. ``None`` without a denominator."""
        return ratio_estimate(self.x, self.y, self.xx, self.xy, self.yy, replications)


def ratio_estimate(x: float, y: float, xx: float, xy: float, yy: float, replications: int) -> Estimate | None:
    """The ratio of two sums over replications, from the sums of their products; ``None`` without a denominator."""
    if y == 0.0:
        return None
    ratio = x / y
    if replications < 2:
        return Estimate(ratio, None, None)
    squares = max(0.0, xx - 2.0 * ratio * xy + ratio * ratio * yy)
    error = math.sqrt(squares * replications / (replications - 1)) / y
    margin = student_t(replications - 1) * error
    return Estimate(ratio, ratio - margin, ratio + margin)
