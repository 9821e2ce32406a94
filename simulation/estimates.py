"""Estimates over replications: ratios and percentiles with 95 % intervals, in memory that does not grow with them."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

GROUPS = 32
"""Replications fall into this many groups, whose spread tells how far a percentile can be trusted."""


class Estimate(NamedTuple):
    """A mean and its 95 % interval; without bounds where one replication can't tell."""

    mean: float
    low: float | None
    high: float | None

    def to_mapping(self) -> dict[str, float | None]:
        """For JSON."""
        return {"mean": self.mean, "low": self.low, "high": self.high}


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
        if self.y == 0.0:
            return None
        ratio = self.x / self.y
        if replications < 2:
            return Estimate(ratio, None, None)
        squares = max(0.0, self.xx - 2.0 * ratio * self.xy + ratio * ratio * self.yy)
        error = math.sqrt(squares * replications / (replications - 1)) / self.y
        margin = student_t(replications - 1) * error
        return Estimate(ratio, ratio - margin, ratio + margin)


class Pool:
    """The waits of all replications, for percentiles.

    Kept as they are up to ``exact`` waits, then counted on a grid that coarsens
    as needed, from 2**-10 minutes to what holds half as many.
    """

    def __init__(self, exact: int = 200_000) -> None:
        self.exact = exact
        self.values: NDArray[np.float64] = np.empty(0)
        self.groups: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self.weights: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self.step = 2.0**-10

    def add(self, values: NDArray[np.float64], replication: int) -> None:
        """The waits of one replication."""
        count = len(values)
        self._append(values, np.full(count, replication % GROUPS), np.ones(count, dtype=np.int64))

    def merge(self, other: Pool) -> None:
        """The waits of another pool."""
        self._append(other.values, other.groups, other.weights)

    def _append(self, values: NDArray[np.float64], groups: NDArray[np.int64], weights: NDArray[np.int64]) -> None:
        self.values = np.concatenate([self.values, values])
        self.groups = np.concatenate([self.groups, groups])
        self.weights = np.concatenate([self.weights, weights])
        if len(self.values) > self.exact:
            self._round()
            while len(self.values) > self.exact // 2:
                self.step *= 2.0
                self._round()

    def _round(self) -> None:
        cells = np.rint(self.values / self.step).astype(np.int64) * GROUPS + self.groups
        found, inverse = np.unique(cells, return_inverse=True)
        self.weights = np.bincount(inverse, weights=self.weights).astype(np.int64)
        self.values = (found // GROUPS) * self.step
        self.groups = found % GROUPS

    def percentile(self, probability: float, replications: int) -> Estimate | None:
        """A pooled percentile.

        The interval inverts that of the share of waits up to it (Woodruff
        1952), whose spread is that between groups of replications.
        """
        if not len(self.values):
            return None
        order = np.argsort(self.values, kind="stable")
        values, reached = self.values[order], np.cumsum(self.weights[order])
        found = _quantile(values, reached, probability)
        groups = min(replications, GROUPS)
        if groups < 2:
            return Estimate(found, None, None)
        share = Ratio()
        below = np.bincount(self.groups, self.weights * (self.values <= found), minlength=GROUPS)
        total = np.bincount(self.groups, self.weights, minlength=GROUPS)
        for group in range(groups):
            share.add(float(below[group]), float(total[group]))
        estimate = share.estimate(groups)
        assert estimate is not None and estimate.high is not None
        margin = estimate.high - estimate.mean
        low, high = (_quantile(values, reached, probability + offset) for offset in (-margin, margin))
        return Estimate(found, low, high)


def _quantile(values: NDArray[np.float64], reached: NDArray[np.int64], probability: float) -> float:
    """Between order statistics, linearly (type 7 of Hyndman & Fan 1996); ``reached`` counts up to each value."""
    place = min(max(probability, 0.0), 1.0) * (int(reached[-1]) - 1)
    below = math.floor(place)
    lower, upper = (float(values[_at(reached, rank)]) for rank in (below, math.ceil(place)))
    return lower + (place - below) * (upper - lower)


def _at(reached: NDArray[np.int64], rank: int) -> int:
    return int(np.searchsorted(reached, rank, side="right"))
