"""The closing report of a hall day, from the archive alone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput
from hallapp.hall.ticket import MINUTE
from hallapp.store.archive import Archive


class Closing(NamedTuple):
    """A hall day in figures; durations in minutes.

    ``service_level`` is answered within target / (admitted - no-shows);
    ``waits`` are those of the visits that are done, sorted. ``ratings``
    counts by score what citizens rated, ``asks_ratings`` tells whether they
    are asked; ``called_by_hand`` counts the calls out of order, ``warnings`` those that
    were acknowledged, ``followed`` by standing what is to be followed.
    """

    day: str
    name: str
    closed: bool
    seq: int
    head_hash: str
    visits: int
    states: dict[str, int]
    services: int
    outcomes: dict[str, int]
    waits: Sequence[float]
    service_level: float | None
    no_shows: int
    idle: dict[str, float]
    loss: float
    asks_ratings: bool
    ratings: dict[int, int]
    called_by_hand: int
    warnings: int
    followed: dict[str, int]

    def percentile(self, share: float) -> float | None:
        """The wait that ``share`` of the visits stayed within (nearest rank)."""
        if not self.waits:
            return None
        return self.waits[max(0, math.ceil(share * len(self.waits)) - 1)]

    @property
    def mean_wait(self) -> float | None:
        """Mean wait of the visits that are done."""
        return sum(self.waits) / len(self.waits) if self.waits else None

    @property
    def participation(self) -> float | None:
        """The share of finished services that were rated; who did not rate is not counted as satisfied."""
        return sum(self.ratings.values()) / self.services if self.services else None


def closing_report(archive: Archive, day: str | None = None) -> Closing:
    """The report of a day; by default the latest.

    Raises
    ------
    BadInput
        There is no such hall day.
    """
    day = archive.last_day() if day is None else day
    found = None if day is None else archive.day(day)
    if day is None or found is None:
        raise no_such_day(day)
    visits = list(archive.rows("visit", day))
    steps = list(archive.rows("service_visit", day))
    counted = [visit for visit in visits if not visit["no_show"]]
    in_target = sum(visit["answered"] and visit["wait"] <= visit["target"] for visit in counted)
    idle: Counter[str] = Counter()
    for row in archive.rows("idle", day):
        idle[row["cause"]] += row["spent"]
    return Closing(
        day=day,
        name=found["name"],
        closed=found["closed"] is not None,
        seq=found["seq"],
        head_hash=found["head_hash"],
        visits=len(visits),
        states=dict(Counter(visit["state"] for visit in visits)),
        services=len(steps),
        outcomes=dict(Counter(step["outcome"] for step in steps)),
        waits=sorted(visit["wait"] / MINUTE for visit in visits if visit["state"] == "done"),
        service_level=in_target / len(counted) if counted else None,
        no_shows=len(visits) - len(counted),
        idle={cause: spent / MINUTE for cause, spent in idle.items()},
        loss=found["loss"],
        asks_ratings=bool(found["asks_ratings"]),
        ratings=dict(Counter(step["rating"] for step in steps if step["rating"] is not None)),
        called_by_hand=sum(1 for _ in archive.rows("called_by_hand", day)),
        warnings=sum(1 for _ in archive.rows("warning", day)),
        followed=dict(Counter(row["standing"] for row in archive.rows("owed", day))),
    )


def no_such_day(day: str | None) -> BadInput:
    """The refusal of a day that the log knows nothing of."""
    return BadInput(QT_TRANSLATE_NOOP("Refusal", "There is no hall day {day} in this hall."), day=day)


def as_text(report: Closing) -> str:
    """The report for a person."""
    ended = "" if report.closed else " (still open)"
    lines = [
        f"{report.name or 'Hall'}, hall day {report.day}{ended}",
        f"visits               {report.visits}   {_counts(report.states)}",
        f"services finished    {report.services}   {_counts(report.outcomes)}",
        f"wait, minutes        mean {_minutes(report.mean_wait)}, median {_minutes(report.percentile(0.5))},"
        f" 90 % {_minutes(report.percentile(0.9))}, longest {_minutes(report.percentile(1.0))}",
        f"in target            {_percent(report.service_level)}",
        f"no-shows             {report.no_shows}",
        f"idle while waiting   {_minutes(sum(report.idle.values()))} min   {_idle(report.idle)}",
        f"loss, minutes        {report.loss:.1f}",
        *([f"ratings              {_ratings(report)}"] if report.asks_ratings or report.ratings else []),
        f"called by hand       {report.called_by_hand}",
        f"warnings seen        {report.warnings}",
        f"to be followed       {_counts(report.followed)}",
        f"log                  {report.seq} events, head {report.head_hash}",
    ]
    return "\n".join(line.rstrip() for line in lines)


def as_mapping(report: Closing) -> dict[str, Any]:
    """The report's figures, as JSON tells them."""
    return {
        "hall_day": report.day,
        "name": report.name,
        "closed": report.closed,
        "visits": report.visits,
        "states": report.states,
        "services": report.services,
        "outcomes": report.outcomes,
        "mean_wait": report.mean_wait,
        **{f"p{percent}_wait": report.percentile(percent / 100) for percent in (50, 90, 95)},
        "service_level": report.service_level,
        "no_shows": report.no_shows,
        "idle_while_waiting": report.idle,
        "loss": report.loss,
        "ratings": {str(score): count for score, count in sorted(report.ratings.items(), reverse=True)},
        "participation": report.participation,
        "called_by_hand": report.called_by_hand,
        "warnings": report.warnings,
        "followed": report.followed,
        "seq": report.seq,
        "head_hash": report.head_hash,
    }


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))


def _ratings(report: Closing) -> str:
    given = ", ".join(f"{score}: {count}" for score, count in sorted(report.ratings.items(), reverse=True))
    return f"{_percent(report.participation)} of the services were rated   {given}"


def _idle(idle: dict[str, float]) -> str:
    return ", ".join(f"{cause} {_minutes(spent)}" for cause, spent in sorted(idle.items()))


def _minutes(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.0f} %"
