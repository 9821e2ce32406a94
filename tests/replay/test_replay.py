"""The unchanged replay is the day, call by call; a changed one changes what was asked, and no more."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from restless import MINUTE, Recorder, Restless

from hallapp.demo import days
from hallapp.hall import events
from hallapp.hall.ticket import OPEN_STATES
from hallapp.replay import asking, player, reading, study
from hallapp.settings import Settings
from simulation.scenario import parse

HALLS = {
    "by itself": Settings(auto=True, follow_plan=True, no_show_after=1.5, abandon_after=20.0, zone="UTC"),
    "partly": Settings(auto=True, manual=("1", "2", "5"), follow_plan=True, return_after=2, zone="UTC"),
    "by hand": Settings(zone="UTC", no_show_after=2.0),
}
DAYS = [(seed, hall) for seed in range(7) for hall in HALLS][:20]

APART = {
    *("clock_set_back", "settings_changed", "help_asked", "help_answered", "advice_given", "advice_refused"),
    *("rated", "settled", "break_asked", "break_answered", "acknowledged"),
    *("template_kept", "template_scheduled", "template_dropped", "skills_planned"),
}
"""Kinds of events that move no ticket and no window."""


@cache
def planned(seed: int) -> days.Day:
    return days.load(None, seed)


@cache
def recorded(seed: int, hall: str) -> Recorder:
    return Restless(planned(seed), seed, HALLS[hall]).play()


@pytest.mark.parametrize(("seed", "hall"), DAYS)
def test_the_unchanged_replay_makes_the_same_calls(seed, hall):
    told = reading.read(recorded(seed, hall).rows)
    replayed = player.play(told)
    assert len(told.calls) > 100
    assert replayed.calls == told.calls
    assert (replayed.drawn, replayed.dropped) == (0, 0)


def test_the_days_hold_whatever_can_happen_in_a_hall():
    rows = [row for seed, hall in DAYS for row in recorded(seed, hall).rows]
    assert {row.kind for row in rows} >= set(events.KINDS) - APART
    called = [events.decode(row.kind, row.data) for row in rows if row.kind == "called"]
    assert {call.by for call in called} == {"dispatch", "auto", "hand", "desk", "undo"}


CHANGES = (["rule=longest_queue"], ["close=3", "close=7"], ["without=advice"], ["activate=4:permit-apply", "rule=fcfs"])


@pytest.mark.parametrize(("number", "words"), [(number, CHANGES[number % 4]) for number in range(0, 20, 2)])
def test_whatever_is_changed_everybody_comes_and_everybody_leaves(number, words):
    told = reading.read(recorded(*DAYS[number]).rows)
    asked = asking.read(words, told)
    replayed = study.replayed(told, asked)
    assert list(replayed.hall.tickets) == list(told.hall.tickets)
    assert all(ticket.state not in OPEN_STATES for ticket in replayed.hall.tickets.values())
    assert replayed.hall.closed is not None
    for ticket in replayed.hall.tickets.values():
        for step, after in pairwise(ticket.steps):
            assert step.finished <= after.called
    assert study.replayed(told, asked).calls == replayed.calls


def test_closing_waits_for_who_is_still_called_and_what_falls_due_until_then():
    clerks = [{"id": "k1", "skills": {"a": 1.0}}, {"id": "k2", "skills": {"a": 1.0}}]
    windows = [{"id": "1", "clerk": "k1"}, {"id": "2", "clerk": "k2"}]
    hall = {"opens": "07:55", "closes": "12:00", "service": [{"id": "a", "mean": 4.0}], "clerk": clerks}
    settings = Settings(auto=True, no_show_after=1.0, abandon_after=5.0, zone="UTC")
    recorder = Recorder(parse(hall | {"window": windows}), settings)
    recorder.do("issue", services=["a"])
    recorder.do("start", window="1")
    recorder.do("issue", services=["a"])
    for minutes in (2, 8):
        recorder.now += minutes * MINUTE
        recorder.tick()
    recorder.now += 10 * MINUTE
    recorder.do("finish", window="1")
    recorder.now += MINUTE // 2
    recorder.do("close_day")
    told = reading.read(recorder.rows)
    assert [ticket.state for ticket in told.hall.tickets.values()] == ["done", "cancelled"]
    hall_ = study.replayed(told, asking.read(["close=2"], told)).hall
    assert [ticket.state for ticket in hall_.tickets.values()] == ["done", "cancelled"]
    assert hall_.tickets["A002"].called is None and hall_.tickets["A002"].no_shows == 1
    assert hall_.closed is not None and hall_.closed > recorder.now
