"""From days to what a hall is judged by, folded day by day.

Definitions stand in ``docs/formats/scenario.md``. Totals are sums over
replications divided by sums over replications; percentiles are pooled.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from simulation.day import ABANDONED, CAUSES, DONE, NO_SHOW, REFUSED, UNSERVED, Day, ticket_losses
from simulation.dispatch import NO_WINDOW
from simulation.estimates import Estimate, Pool, Ratio

Floats = NDArray[np.float64]

PERCENTILES = {"p50_wait": 0.5, "p90_wait": 0.9, "p95_wait": 0.95}

HALF_HOUR = 30.0

_ROW_POOL = 20_000
"""Waits kept exactly for a row of a table; there are many rows."""

_ALL = ("", "")
Row = tuple[str, str]
"""Table and label; that of the whole hall is empty."""


class Measures:
    """The measures of any number of days of one hall.

    Attributes
    ----------
    replications : int
    tickets : int
        Admitted, over all replications.
    certain : bool
        Whether nothing was left to chance (a trace): then the interval is the figure itself.
    """

    def __init__(self, certain: bool = False) -> None:
        self.certain = certain
        self.replications = 0
        self.tickets = 0
        self._ratios: dict[Row, dict[str, Ratio]] = {}
        self._pools: dict[Row, Pool] = {}
        self._counts: dict[Row, int] = {}

    def add(self, day: Day, replication: int) -> None:
        """Fold one day in."""
        self.replications += 1
        self.tickets += day.admitted
        seen = _Seen(day)
        self._hall(day, seen)
        self._table("by_service", day.plant.services, seen.service, seen, replication)
        self._table("by_class", day.citizens.classes, seen.klass, seen, replication)
        self._windows(day)
        self._half_hours(day, seen, replication)
        self._pool(_ALL).add(seen.wait[seen.done], replication)

    def merge(self, other: Measures) -> None:
        """Fold in the days of another, which come after."""
        self.replications += other.replications
        self.tickets += other.tickets
        for row, ratios in other._ratios.items():
            for name, ratio in ratios.items():
                self._ratio(row, name).merge(ratio)
        for row, pool in other._pools.items():
            self._pool(row).merge(pool)
        for row, count in other._counts.items():
            self._counts[row] = self._counts.get(row, 0) + count

    def estimate(self, name: str, table: str = "", label: str = "") -> Estimate | None:
        """One measure, of the hall or of one row of a table; ``None`` where there were no tickets.

        Raises
        ------
        KeyError
            If there is no such measure.
        """
        row = (table, label)
        if name in PERCENTILES:
            pool = self._pools.get(row, Pool())
            found = pool.percentile(PERCENTILES[name], self.replications)
        else:
            found = self._ratios[row][name].estimate(self.replications)
        return Estimate(found.mean, found.mean, found.mean) if found and self.certain else found

    def to_mapping(self) -> dict[str, object]:
        """Everything, ready for JSON; the keys of ``simulate --json``."""
        found: dict[str, object] = {"replications": self.replications, "tickets": self.tickets}
        found.update(self._row(_ALL))
        for table in ("by_service", "by_class", "by_window", "by_half_hour"):
            rows = {row[1]: self._row(row) for row in self._ratios if row[0] == table}
            found[table] = dict(sorted(rows.items())) if table == "by_half_hour" else rows
        return found

    def _row(self, row: Row) -> dict[str, object]:
        found: dict[str, object] = {}
        if row in self._counts:
            found["tickets"] = self._counts[row]
        names = list(self._ratios[row]) if row in self._ratios else []
        if row in self._pools:
            names[1:1] = PERCENTILES
        for name in names:
            estimate = self.estimate(name, *row)
            found[name] = None if estimate is None else estimate.to_mapping()
        return found

    def _ratio(self, row: Row, name: str) -> Ratio:
        ratios = self._ratios.setdefault(row, {})
        if name not in ratios:
            ratios[name] = Ratio()
        return ratios[name]

    def _pool(self, row: Row) -> Pool:
        if row not in self._pools:
            self._pools[row] = Pool() if row == _ALL else Pool(_ROW_POOL)
        return self._pools[row]

    def _hall(self, day: Day, seen: _Seen) -> None:
        for name, (above, below) in seen.ratios(np.zeros(len(seen.wait), dtype=np.int64), 1).items():
            self._ratio(_ALL, name).add(above[0], below[0])
        opens = max(0.0, day.begins)
        hours = max(0.0, day.plant.closes - opens)
        area = _queue_area(day, np.array([opens, max(opens, day.plant.closes)]))
        self._ratio(_ALL, "mean_queue").add(float(area[0]), hours)
        idle = [sum(window[cause] for window in day.idle) for cause in range(len(CAUSES))]
        done = seen.wait[seen.done]
        self._ratio(_ALL, "max_wait").add(float(done.max(initial=0.0)), float(len(done) > 0))
        self._ratio(_ALL, "utilisation").add(sum(day.occupied), sum(day.staffed))
        daily = {
            "max_queue": float(day.max_queue),
            "idle_while_waiting": sum(idle),
            **{f"idle_{cause}": minutes for cause, minutes in zip(CAUSES, idle, strict=True)},
            "overtime": day.overtime,
            "refused": float(day.status.count(REFUSED)),
            "loss": float(seen.loss.sum()) + day.plant.scenario.overtime_price * day.overtime,
        }
        for name, value in daily.items():
            self._ratio(_ALL, name).add(value, 1.0)

    def _table(
        self, table: str, labels: Sequence[str], index: NDArray[np.int64], seen: _Seen, replication: int
    ) -> None:
        """The rows of a table of tickets; ``index`` tells each ticket's row."""
        ratios = seen.ratios(index, len(labels))
        losses = np.bincount(index, seen.loss, minlength=len(labels)).tolist()
        counts = np.bincount(index, seen.admitted, minlength=len(labels))
        for number, label in enumerate(labels):
            row = (table, label)
            self._counts[row] = self._counts.get(row, 0) + int(counts[number])
            for name, (above, below) in ratios.items():
                self._ratio(row, name).add(above[number], below[number])
            self._ratio(row, "loss").add(losses[number], 1.0)
            self._pool(row).add(seen.wait[seen.done & (index == number)], replication)

    def _windows(self, day: Day) -> None:
        called = [window for window in day.window_of if window != NO_WINDOW]
        served = np.bincount(np.array(called, dtype=np.int64), minlength=len(day.occupied))
        for number, window in enumerate(day.plant.windows):
            row = ("by_window", window)
            self._ratio(row, "utilisation").add(day.occupied[number], day.staffed[number])
            self._ratio(row, "services").add(float(served[number]), 1.0)
            self._ratio(row, "idle_while_waiting").add(sum(day.idle[number]), 1.0)
            for cause, minutes in zip(CAUSES, day.idle[number], strict=True):
                self._ratio(row, f"idle_{cause}").add(minutes, 1.0)

    def _half_hours(self, day: Day, seen: _Seen, replication: int) -> None:
        opens = float(day.plant.scenario.opens)
        first = int((opens + max(0.0, day.begins)) // HALF_HOUR)
        last = max(first, int(np.ceil((opens + day.plant.closes) / HALF_HOUR)) - 1)
        labels = [f"{half // 2:02}:{half % 2 * 30:02}" for half in range(first, last + 1)]
        index = np.clip(((opens + seen.arrival) // HALF_HOUR).astype(np.int64), first, last) - first
        self._table("by_half_hour", labels, index, seen, replication)
        bounds = np.arange(first, last + 2) * HALF_HOUR - opens
        bounds = np.clip(bounds, max(0.0, day.begins), max(day.begins, day.plant.closes))
        for label, area, minutes in zip(labels, _queue_area(day, bounds), np.diff(bounds), strict=True):
            self._ratio(("by_half_hour", label), "mean_queue").add(float(area), float(minutes))


class _Seen:
    """The tickets of a day as arrays."""

    def __init__(self, day: Day) -> None:
        citizens = day.citizens
        status = np.array(day.status, dtype="U9")
        self.done = status == DONE
        self.admitted = status != REFUSED
        self.no_show = status == NO_SHOW
        self.abandoned = status == ABANDONED
        self.unserved = status == UNSERVED
        self.wait = np.array(day.wait, dtype=np.float64)
        self.arrival = np.array(citizens.arrival, dtype=np.float64)
        self.klass = np.array(citizens.klass, dtype=np.int64)
        self.service = np.array([citizens.needs[first] for first in citizens.first], dtype=np.int64)
        self.loss = np.array(ticket_losses(day), dtype=np.float64)
        target = np.array(day.plant.target, dtype=np.float64)
        self.in_target = self.done & (self.wait <= target[self.service])

    def ratios(self, index: NDArray[np.int64], rows: int) -> dict[str, tuple[list[float], list[float]]]:
        """Numerators and denominators by row of a table."""

        def total(values: NDArray[np.bool_] | Floats) -> list[float]:
            return np.bincount(index, values, minlength=rows).tolist()  # type: ignore[no-any-return]

        admitted = total(self.admitted)
        expected = total(self.admitted & ~self.no_show)
        return {
            "mean_wait": (total(self.wait * self.done), total(self.done)),
            "service_level": (total(self.in_target), expected),
            "abandoned_share": (total(self.abandoned), admitted),
            "no_show_share": (total(self.no_show), admitted),
            "unserved_share": (total(self.unserved), admitted),
        }


def _queue_area(day: Day, bounds: Floats) -> Floats:
    """Ticket-minutes waited between successive bounds (ascending)."""
    begins, ends = np.sort(np.array(day.waits, dtype=np.float64).reshape(-1, 2).T)

    def since(instants: Floats) -> Floats:
        before = np.searchsorted(instants, bounds)
        area: Floats = before * bounds - np.concatenate([[0.0], np.cumsum(instants)])[before]
        return area

    return np.diff(since(begins) - since(ends))
