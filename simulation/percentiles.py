"""Percentiles of the waits of who was served, over replications, with 95 % intervals.

Waits are kept as they are while they are few. Where more are expected they
are counted in bins whose width is a share of the wait (1/128 for the hall,
1/16 for a row of a table), so that memory does not grow with replications.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulation.compiling import working_inlined
from simulation.estimates import Estimate, Ratio

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

GROUPS = 32
"""Replications fall into this many groups, whose spread tells how far a percentile can be trusted."""

FINE, COARSE = 7, 4
"""Bits of the wait that tell its bin: of the hall, of a row."""

_SHORTEST, _LONGEST = -6, 14
"""Waits from 2**-6 to 2**14 minutes have bins of their own; the first is for no wait at all, the second for less."""

TABLES = 3
"""By service, by class and by half-hour."""


def bins(bits: int) -> int:
    """How many bins there are."""
    return 2 + ((_LONGEST - _SHORTEST) << bits)


@working_inlined
def bin_of(wait: float, bits: int) -> int:
    """The bin of a wait: the first bits of its floating-point form are its logarithm, piecewise linear."""
    if wait <= 0.0:
        return 0
    first_bits = int(np.float64(wait).view(np.int64) >> (52 - bits))
    place = max(first_bits - ((1023 + _SHORTEST) << bits), -1)
    return min(place + 2, 1 + ((_LONGEST - _SHORTEST) << bits))


def edges(bits: int) -> Floats:
    """From where to where each bin goes, minutes; shape (bins + 1,)."""
    steps = np.arange((_LONGEST - _SHORTEST << bits) + 1)
    return np.concatenate(
        [[0.0, 0.0], 2.0 ** (_SHORTEST + (steps >> bits)) * (1.0 + (steps % (1 << bits)) / (1 << bits))]
    )


Batch = tuple[Floats, NDArray[np.int32], NDArray[np.int8]]
"""Waits, their rows in each table and their groups."""


class Counts(NamedTuple):
    """Waits counted in bins: of the hall, and of each row of the tables, one table after the other."""

    fine: Integers
    coarse: NDArray[np.int32]


class Waits:
    """The waits of all replications, of the hall and of each row of the tables by service, class and half-hour.

    Parameters
    ----------
    sizes : tuple of int
        How many rows each table has.
    exact : bool
        Whether to keep every wait; else they are counted.
    """

    def __init__(self, sizes: tuple[int, int, int], exact: bool) -> None:
        self.offsets = np.concatenate([[0], np.cumsum(sizes)])
        self.exact = exact
        self._kept: list[Batch] = []
        rows = 0 if exact else int(self.offsets[-1])
        self.fine = np.zeros((0 if exact else GROUPS, bins(FINE)), dtype=np.int64)
        self.coarse = np.zeros((0 if exact else GROUPS, rows, bins(COARSE)), dtype=np.int32)

    def keep(self, wait: Floats, rows: NDArray[np.int32], replication: int) -> None:
        """The waits of one replication, as they are; ``rows`` has a column for each table."""
        self._kept.append((wait, rows, np.full(len(wait), replication % GROUPS, dtype=np.int8)))

    def counts(self, group: int) -> Counts:
        """Where the waits of a group are counted."""
        return Counts(self.fine[group % GROUPS], self.coarse[group % GROUPS])

    def taken(self) -> list[Batch] | Counts:
        """What another may :meth:`take`: of waits that are kept, all; of counts, those of group 0."""
        return self._kept if self.exact else self.counts(0)

    def take(self, waits: list[Batch] | Counts, group: int) -> None:
        """The waits of one task; its group matters for counts only."""
        if isinstance(waits, Counts):
            self.fine[group % GROUPS] += waits.fine
            self.coarse[group % GROUPS] += waits.coarse
        else:
            self._kept += waits

    def hall(self) -> Sample:
        """Those of the whole hall."""
        if not self.exact:
            return Counted(self.fine, FINE)
        wait, _, group = self._all()
        return Kept(wait, group)

    def rows(self, table: int) -> list[Sample]:
        """Those of each row of a table."""
        first, end = self.offsets[table], self.offsets[table + 1]
        if not self.exact:
            return [Counted(self.coarse[:, row], COARSE) for row in range(first, end)]
        wait, rows, group = self._all()
        order = np.argsort(rows[:, table], kind="stable")
        limits = np.searchsorted(rows[order, table], np.arange(end - first + 1))
        wait, group = wait[order], group[order]
        return [Kept(wait[a:b], group[a:b]) for a, b in pairwise(limits)]

    def _all(self) -> Batch:
        if len(self._kept) != 1:
            empty = (np.empty(0), np.empty((0, TABLES), np.int32), np.empty(0, np.int8))
            wait, rows, group = zip(empty, *self._kept, strict=True)
            self._kept = [(np.concatenate(wait), np.concatenate(rows), np.concatenate(group))]
        return self._kept[0]


class Sample:
    """Waits, of which percentiles can be asked."""

    def quantile(self, probability: float) -> float:
        """Between order statistics, linearly (type 7 of Hyndman & Fan 1996)."""
        raise NotImplementedError

    def up_to(self, wait: float) -> tuple[Floats, Floats]:
        """By group, how many waits are no longer than this, and how many there are."""
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError

    def percentile(self, probability: float, replications: int) -> Estimate | None:
        """A pooled percentile.

        The interval inverts that of the share of waits up to it (Woodruff
        1952), whose spread is that between groups of replications.
        """
        if not len(self):
            return None
        found = self.quantile(probability)
        groups = min(replications, GROUPS)
        if groups < 2:
            return Estimate(found, None, None)
        share = Ratio()
        for below, total in zip(*self.up_to(found), strict=True):
            share.add(float(below), float(total))
        estimate = share.estimate(groups)
        assert estimate is not None and estimate.high is not None
        margin = estimate.high - estimate.mean
        return Estimate(found, self.quantile(probability - margin), self.quantile(probability + margin))


class Kept(Sample):
    """Waits as they are, each with its group."""

    def __init__(self, wait: Floats, group: NDArray[np.int8]) -> None:
        order = np.argsort(wait, kind="stable")
        self.wait = wait[order]
        self.group = group[order]

    def __len__(self) -> int:
        return len(self.wait)

    def quantile(self, probability: float) -> float:
        """Between order statistics, linearly."""
        place = min(max(probability, 0.0), 1.0) * (len(self) - 1)
        below = math.floor(place)
        lower, upper = float(self.wait[below]), float(self.wait[math.ceil(place)])
        return lower + (place - below) * (upper - lower)

    def up_to(self, wait: float) -> tuple[Floats, Floats]:
        """By group, how many waits are no longer than this, and how many there are."""
        below = self.group[: np.searchsorted(self.wait, wait, side="right")]
        return (
            np.bincount(below, minlength=GROUPS).astype(np.float64),
            np.bincount(self.group, minlength=GROUPS).astype(np.float64),
        )


class Counted(Sample):
    """Waits counted in bins, by group; within a bin they are taken to lie evenly."""

    def __init__(self, counts: NDArray[np.int64] | NDArray[np.int32], bits: int) -> None:
        self.counts = counts
        self.reached = np.cumsum(counts.sum(axis=0, dtype=np.int64))
        self.edges = edges(bits)

    def __len__(self) -> int:
        return int(self.reached[-1])

    def quantile(self, probability: float) -> float:
        """Where the rank falls in its bin."""
        place = min(max(probability, 0.0), 1.0) * (len(self) - 1) + 0.5
        bin_ = int(np.searchsorted(self.reached, place, side="left"))
        before = int(self.reached[bin_ - 1]) if bin_ else 0
        share = (place - before) / (int(self.reached[bin_]) - before)
        return float(self.edges[bin_] + share * (self.edges[bin_ + 1] - self.edges[bin_]))

    def up_to(self, wait: float) -> tuple[Floats, Floats]:
        """By group, how many waits are no longer than this, and how many there are."""
        bin_ = max(0, int(np.searchsorted(self.edges, wait, side="left")) - 1)
        width = self.edges[bin_ + 1] - self.edges[bin_]
        share = (wait - self.edges[bin_]) / width if width > 0.0 else 1.0
        below = self.counts[:, :bin_].sum(axis=1) + share * self.counts[:, bin_]
        return below.astype(np.float64), self.counts.sum(axis=1).astype(np.float64)
