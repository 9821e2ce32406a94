"""From days to what a hall is judged by, folded day by day.

Definitions stand in ``docs/formats/scenario.md``. Totals are sums over
replications divided by sums over replications; percentiles are pooled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulation.day import DONE, Day
from simulation.estimates import Estimate, ratio_estimate
from simulation.measuring import HALF_HOUR, HALL, TICKETS, WINDOWS, Frame, Ledger, count_waits, frame, ledger, measure
from simulation.percentiles import TABLES, Batch, Counts, Waits
from simulation.plant import Plant

Floats = NDArray[np.float64]

PERCENTILES = {"p50_wait": 0.5, "p90_wait": 0.9, "p95_wait": 0.95}

BY_SERVICE, BY_CLASS, BY_HALF_HOUR, BY_WINDOW = "by_service", "by_class", "by_half_hour", "by_window"


@dataclass(frozen=True, slots=True)
class _Table:
    labels: tuple[str, ...]
    names: tuple[str, ...]
    sums: Floats
    counts: NDArray[np.int64] | None
    waits: int | None


class Tally(NamedTuple):
    """What some replications add to the measures: small enough to be sent from a worker."""

    replications: int
    tickets: int
    ledger: Ledger
    waits: list[Batch] | Counts


class Measures:
    """The measures of any number of days of one hall.

    Parameters
    ----------
    plant : Plant
    classes : tuple of str
        Class ids, as the citizens are numbered.
    exact : bool
        Whether every wait is kept for the percentiles; else they are counted
        in bins, and memory does not grow with the replications.
    certain : bool
        Whether nothing was left to chance (a trace): then the interval is the figure itself.

    Attributes
    ----------
    replications : int
    tickets : int
        Admitted, over all replications.
    """

    def __init__(self, plant: Plant, classes: tuple[str, ...], exact: bool = True, certain: bool = False) -> None:
        self.plant = plant
        self.classes = classes
        self.certain = certain
        self.replications = 0
        self.tickets = 0
        self.frame: Frame = frame(plant, classes)
        self.ledger: Ledger = ledger(self.frame, len(plant.windows))
        self.waits = Waits((len(plant.services), len(classes), len(self.frame.bounds) - 1), exact)

    def add(self, day: Day, replication: int) -> None:
        """Fold one day in."""
        crowd, diary = day.citizens.crowd, day.diary
        self.replications += 1
        self.tickets += measure(self.frame, crowd, diary, self.ledger)
        if not self.waits.exact:
            count_waits(self.frame, crowd, diary, self.waits.counts(replication))
            return
        done = diary.status == DONE
        halves = np.clip(
            ((self.frame.opens + crowd.arrival[done]) // HALF_HOUR).astype(np.int32) - self.frame.first,
            0,
            len(self.frame.bounds) - 2,
        )
        rows = np.column_stack([crowd.needs[crowd.first[done]], crowd.klass[done], halves]).astype(np.int32)
        self.waits.keep(diary.wait[done], rows, replication)

    def tally(self) -> Tally:
        """All that was folded in."""
        return Tally(self.replications, self.tickets, self.ledger, self.waits.taken())

    def merge(self, tally: Tally, group: int = 0) -> None:
        """Fold in the days of a tally; waits that were only counted belong to a group of replications."""
        self.replications += tally.replications
        self.tickets += tally.tickets
        for mine, its in zip(self.ledger, tally.ledger, strict=True):
            np.add(mine, its, out=mine)
        self.waits.take(tally.waits, group)

    def estimate(self, name: str, table: str = "", label: str = "") -> Estimate | None:
        """One measure, of the hall or of one row of a table; ``None`` where there were no tickets.

        Raises
        ------
        KeyError
            If there is no such measure.
        """
        found = self._tables()[table]
        if label not in found.labels or (name not in found.names and name not in PERCENTILES):
            raise KeyError((name, table, label))
        row = found.labels.index(label)
        if name not in PERCENTILES:
            return self._ratio(found.sums[row, found.names.index(name)])
        if found.waits is None:
            raise KeyError((name, table, label))
        sample = self.waits.hall() if table == "" else self.waits.rows(found.waits)[row]
        return self._sure(sample.percentile(PERCENTILES[name], self.replications))

    def labels(self, table: str) -> tuple[str, ...]:
        """The rows of a table: ``by_service``, ``by_class``, ``by_window`` or ``by_half_hour``."""
        return self._tables()[table].labels

    def array(self, name: str, table: str = "") -> Floats:
        """One measure of every row of a table (of the hall without one): mean, low, high; nan where there is none.

        Returns
        -------
        array, shape (rows, 3)

        Raises
        ------
        KeyError
            If there is no such measure.
        """
        estimates = (self.estimate(name, table, label) for label in self._tables()[table].labels)
        return np.array(
            [[np.nan] * 3 if e is None else [np.nan if v is None else v for v in e] for e in estimates]
        ).reshape(-1, 3)

    def records(self, table: str) -> list[dict[str, object]]:
        """The rows of a table as plain records, as ``simulate --json`` prints them; ``row`` holds the label."""
        return [{"row": label, **found} for label, found in self._rows(self._tables()[table])]

    def text(self, table: str, names: Sequence[str] = ("mean_wait", "p90_wait", "service_level")) -> str:
        """A table to read: means, with half the width of their 95 % intervals."""
        columns = [[f"{mean:.2f} ±{(high - low) / 2:.2f}" for mean, low, high in self.array(n, table)] for n in names]
        rows = [("", *names), *zip(self.labels(table), *columns, strict=True)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = (
            "  ".join([row[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True))])
            for row in rows
        )
        return "\n".join(line.rstrip() for line in lines)

    def to_mapping(self) -> dict[str, object]:
        """Everything, ready for JSON; the keys of ``simulate --json``."""
        tables = self._tables()
        found: dict[str, object] = {"replications": self.replications, "tickets": self.tickets}
        found.update(next(self._rows(tables.pop("")))[1])
        for name, table in tables.items():
            found[name] = dict(self._rows(table))
        return found

    def _tables(self) -> dict[str, _Table]:
        sums = self.ledger
        first = self.frame.first
        halves = tuple(
            f"{half // 2:02}:{half % 2 * 30:02}" for half in range(first, first + len(self.frame.bounds) - 1)
        )
        rows = TICKETS[:-1]
        return {
            "": _Table(("",), HALL, sums.hall[np.newaxis], None, TABLES),
            BY_SERVICE: _Table(self.plant.services, rows, sums.services, sums.service_counts, 0),
            BY_CLASS: _Table(self.classes, rows, sums.classes, sums.class_counts, 1),
            BY_WINDOW: _Table(self.plant.windows, WINDOWS, sums.windows, None, None),
            BY_HALF_HOUR: _Table(halves, TICKETS, sums.half_hours, sums.half_hour_counts, 2),
        }

    def _rows(self, table: _Table) -> Iterator[tuple[str, dict[str, object]]]:
        if table.waits is None:
            samples = None
        else:
            samples = [self.waits.hall()] if table.waits == TABLES else self.waits.rows(table.waits)
        for row, label in enumerate(table.labels):
            found: dict[str, object] = {}
            if table.counts is not None:
                found["tickets"] = int(table.counts[row])
            for place, name in enumerate(table.names):
                found[name] = _mapping(self._ratio(table.sums[row, place]))
                if place == 0 and samples is not None:
                    for percentile, probability in PERCENTILES.items():
                        estimate = samples[row].percentile(probability, self.replications)
                        found[percentile] = _mapping(self._sure(estimate))
            yield label, found

    def _ratio(self, sums: Floats) -> Estimate | None:
        x, y, xx, xy, yy = sums.tolist()
        return self._sure(ratio_estimate(x, y, xx, xy, yy, self.replications))

    def _sure(self, found: Estimate | None) -> Estimate | None:
        return Estimate(found.mean, found.mean, found.mean) if found and self.certain else found


def _mapping(estimate: Estimate | None) -> dict[str, float | None] | None:
    return None if estimate is None else estimate.to_mapping()
