"""How advice has kept its promises: what was done with it, and how many of its 90 % ranges held."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from hallapp.store.archive import Archive
from hallapp.store.sqlite import SqliteLog

STATED = 0.9
"""Share of single days that a range is said to hold."""

FEWEST = 5
"""Ranges below which nothing is said about them."""

DOUBT = 0.05
"""Below this probability of so few that held, the ranges are called too narrow."""


class Record(NamedTuple):
    """How many ranges were stated and could be held against a day, and how many held."""

    stated: int
    held: int

    @property
    def poor(self) -> bool:
        """Whether so few held that chance does not explain it (one-sided binomial test)."""
        if self.stated < FEWEST:
            return False
        return _at_most(self.held, self.stated, STATED) < DOUBT


class Month(NamedTuple):
    """The advice of a month, ``"YYYY-MM"``.

    ``promised`` and ``came`` are the mean change of the mean wait (minutes a
    person) over what was held against a day, ``None`` without any.
    """

    month: str
    applied: int
    refused: int
    expired: int
    record: Record
    promised: float | None
    came: float | None


def months(archive: Archive) -> list[Month]:
    """Month by month, the latest first."""
    by_month: dict[str, list[dict[str, Any]]] = {}
    for row in archive.advice():
        by_month.setdefault(row["day"][:7], []).append(row)
    return [_month(month, by_month[month]) for month in sorted(by_month, reverse=True)]


def record(archive: Archive) -> Record:
    """Of all advice."""
    return _record(archive.advice())


def record_of(hall: Path) -> Record:
    """Of all advice of the hall in that file, as far as it was held against its days.

    Raises
    ------
    StoreError
        There is no hall.
    """
    with closing(SqliteLog(hall)) as log, closing(Archive.beside(hall)) as archive:
        archive.update(log)
        return record(archive)


def as_text(found: Record) -> str:
    """How many ranges held, as an English sentence; empty where that is as it should be or can't be said yet."""
    if not found.poor:
        return ""
    return (
        f"Of {found.stated} ranges that {STATED:.0%} of days should keep to, {found.held} held: too few. Take these"
        " figures with caution."
    )


def promised_wait(row: dict[str, Any]) -> float | None:
    """What a row of the archive's advice promised for the mean wait, minutes."""
    effect = json.loads(row["effect"]).get("mean_wait")
    return None if effect is None else float(effect[0])


def _month(month: str, rows: list[dict[str, Any]]) -> Month:
    fates = [row["fate"] for row in rows]
    both = [(promised_wait(row), row["came"]) for row in rows]
    told = [(promised, came) for promised, came in both if promised is not None and came is not None]
    return Month(
        month,
        fates.count("applied"),
        fates.count("refused"),
        fates.count("expired"),
        _record(rows),
        sum(promised for promised, _ in told) / len(told) if told else None,
        sum(came for _, came in told) / len(told) if told else None,
    )


def _record(rows: Iterable[dict[str, Any]]) -> Record:
    held = [row["held"] for row in rows if row["held"] is not None and row["exact"]]
    return Record(len(held), sum(held))


def _at_most(successes: int, trials: int, share: float) -> float:
    """Probability of at most so many successes."""
    return sum(
        math.comb(trials, count) * share**count * (1.0 - share) ** (trials - count) for count in range(successes + 1)
    )
