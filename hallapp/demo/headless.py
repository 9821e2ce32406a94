"""A day at full speed: the real log on disk and the real commands, by a clock that jumps from event to event."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from hallapp.demo.days import Day
from hallapp.demo.player import SETTINGS, Player
from hallapp.hall.advising import lately
from hallapp.hall.ticket import MINUTE
from hallapp.live import Live
from hallapp.twin import twin
from simulation import advice
from simulation.actions import Changes
from simulation.options import Advice
from simulation.scenario import Scenario

EVERY = 15
"""Simulated minutes between two advices."""

BEFORE = 5.0
"""Minutes before the first arrival at which the day is opened."""

DATE = datetime.date(2020, 1, 14)


Advise = Callable[[Scenario, Sequence[Changes]], Advice]


class JumpingClock:
    """A clock that stands where it was set, UTC milliseconds."""

    def __init__(self, now: int) -> None:
        self.now = now

    def __call__(self) -> int:
        """The time."""
        return self.now


@dataclass(slots=True)
class Duty:
    """Window minutes so far, in milliseconds."""

    staffed: int = 0
    occupied: int = 0


@dataclass(frozen=True, slots=True)
class Played:
    """A day that was played: its live hall, closed after the last citizen, and what the windows did."""

    live: Live
    duty: Duty
    advised: int
    applied: int


def play(
    day: Day,
    scenario: Scenario,
    folder: Path,
    *,
    advise: Advise | None = None,
    progress: Callable[[float], None] = lambda minute: None,
    player: type[Player] = Player,
) -> Played:
    """Play a day's citizens in a hall of its own.

    Parameters
    ----------
    scenario : Scenario
        The hall: the day's own, or another configuration of it.
    folder : Path
        Where the hall's files are made.
    advise : callable, optional
        Asked for advice on the twin every :data:`EVERY` minutes; what is certain to help is applied.
    progress : callable, optional
        Told the minute of the day, from opening.
    player : type, optional
        Who plays: :class:`Player`, or one of its kind that also takes notes.
    """
    clock = JumpingClock(opening_instant(day))
    path = Path(tempfile.mkdtemp(dir=folder)) / f"{day.name}.hall"
    live = Live.create(path, scenario, SETTINGS, actor="demo", clock=clock)
    acting = player(live, day.citizens)
    duty = Duty()
    advised = applied = 0
    next_advice = live.hall.opens + EVERY * MINUTE
    closes = live.hall.instant(float(scenario.closes))
    while not acting.over:
        due = acting.next_at()
        assert due is not None
        at = max(due, clock.now)
        if advise is not None and next_advice <= min(at, closes):
            at = max(next_advice, clock.now)
        _count(live, duty, at - clock.now)
        clock.now = at
        acting.step(at)
        if advise is not None and at == next_advice:
            next_advice += EVERY * MINUTE
            advised += 1
            applied += _take(live, advise(twin(live.hall, at), lately(live.hall, at)))
            acting.step(at)
        progress(live.hall.minute(at))
    live.do({"do": "close_day"})
    return Played(live, duty, advised, applied)


def opening_instant(day: Day) -> int:
    """When the day is opened (UTC ms): before the first citizen comes."""
    opens = datetime.datetime.combine(DATE, datetime.time()) + datetime.timedelta(minutes=float(day.scenario.opens))
    first = min(0.0, float(day.citizens.arrival.min(initial=0.0))) - BEFORE
    return round((opens + datetime.timedelta(minutes=first)).astimezone().timestamp() * 1000)


def _count(live: Live, duty: Duty, spent: int) -> None:
    for window in live.hall.windows.values():
        if window.state == "engaged":
            duty.occupied += spent
        if window.state in ("ready", "engaged"):
            duty.staffed += spent


def _take(live: Live, answer: Advice) -> bool:
    best = answer.best
    if not best.changes or not best.certain:
        return False
    live.do({"do": "apply", "changes": [change.mapping() for change in best.changes]})
    return True


def adviser(executor: Executor, workers: int) -> Advise:
    """The live advice, on worker processes, with fixed numbers of replications: the same day gives the same advice."""

    def ask(scenario: Scenario, recent: Sequence[Changes]) -> Advice:
        return advice.recommend(scenario, executor=executor, workers=workers, recent=recent)

    return ask
