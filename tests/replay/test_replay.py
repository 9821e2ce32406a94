"""The unchanged replay is the day, call by call; a changed one changes what was asked, and no more."""

from __future__ import annotations

from functools import cache

import pytest
from restless import Recorder, Restless

from hallapp.demo import days
from hallapp.hall import events
from hallapp.replay import player, script
from hallapp.settings import Settings

BY_ITSELF = Settings(auto=True, follow_plan=True, no_show_after=1.5, abandon_after=20.0, zone="UTC")
HALVES = Settings(auto=True, manual=("1", "2", "5"), follow_plan=True, return_after=2, zone="UTC")
BY_HAND = Settings(zone="UTC", no_show_after=2.0)

DAYS = [(seed, settings) for settings in (BY_ITSELF, HALVES, BY_HAND) for seed in range(7)]


@cache
def recorded(seed: int, settings: Settings) -> Recorder:
    return Restless(days.load(None, seed), seed, settings).play()


@pytest.mark.parametrize(("seed", "settings"), DAYS)
def test_the_unchanged_replay_makes_the_same_calls(seed, settings):
    told = script.read(recorded(seed, settings).rows)
    replayed = player.play(told)
    assert len(told.calls) > 100
    assert replayed.calls == told.calls
    assert (replayed.drawn, replayed.dropped) == (0, 0)


def test_the_days_hold_whatever_can_happen_in_a_hall():
    rows = [row for seed, settings in DAYS for row in recorded(seed, settings).rows]
    assert {row.kind for row in rows} >= set(events.KINDS) - {"clock_set_back", "settings_changed"}
    called = [events.decode(row.kind, row.data) for row in rows if row.kind == "called"]
    assert {call.by for call in called} == {"dispatch", "auto", "hand"}
