"""A day that plays itself in real time, or faster, for screens to look at."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from hallapp.demo.days import Day
from hallapp.demo.headless import opening_instant
from hallapp.demo.player import SETTINGS, Player
from hallapp.live import Live
from hallapp.store import clock as clocks
from hallapp.store.clock import Pace

LONGEST_NAP = 0.05
"""Seconds: how late the player may notice what a person did."""

WALKING = 0.5
"""Minutes from a call until the citizen is there."""


def create(path: Path, day: Day, speed: float) -> None:
    """Make the hall of a day; its clock runs ``speed`` times as fast in every process, from shortly before opening."""
    pace = Pace(origin=opening_instant(day), real=clocks.real(), speed=speed)
    Live.create(path, day.scenario, SETTINGS, actor="demo", pace=pace).close()


def play(path: Path, day: Day, speed: float, watched: Callable[[], bool]) -> None:
    """Play the citizens and the clerks until the day is over, or nobody watches any more."""
    with Live.open(path, actor="demo") as live:
        player = Player(live, day.citizens, walking=WALKING)
        while watched():
            live.refresh()
            now = live.now()
            due = player.next_at()
            if due is not None and due <= now:
                player.step(now)
            elif player.over and live.hall.is_open and now > live.hall.instant(float(day.scenario.closes)):
                live.do({"do": "close_day"})
            elif due is None:
                time.sleep(LONGEST_NAP)
            else:
                time.sleep(min(LONGEST_NAP, (due - now) / 1000.0 / speed))
