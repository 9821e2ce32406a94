"""What was advised is on record once, with what the manager said to it."""

from __future__ import annotations

import pytest
from playing import Day

from hallapp.hall import events
from hallapp.hall.advising import lately, taken_back
from simulation.actions import Change

LESS = {"changes": [{"do": "activate", "window": "2", "service": "pension"}],
        "effect": {"mean_wait": [-2.0, -3.0, -1.0]}, "single_days": [-4.0, 0.5], "certain": True}  # fmt: skip
NOTHING = {"helps": 0.0}


def advise(day: Day, *options, state: int = 7) -> list[events.Event]:
    return day.do("advise", state=state, seed=state, at=600.0, options=list(options))


def test_an_advice_is_put_on_record_when_something_else_is_recommended():
    day = Day()
    (given,) = advise(day, LESS, NOTHING)
    assert isinstance(given, events.AdviceGiven)
    assert given.options[0].single_days == (-4.0, 0.5) and given.state == 7
    assert advise(day, LESS, state=9) == []
    assert len(advise(day, NOTHING, LESS, state=11)) == 1
    assert len(advise(day, LESS, state=12)) == 1
    assert [event.state for _, event in day.hall.given] == [7, 11, 12]


def test_what_was_applied_stands_no_longer():
    day = Day()
    advise(day, LESS)
    day.do("apply", changes=LESS["changes"])
    assert len(advise(day, LESS, state=20)) == 1


def test_a_refusal_has_a_reason_that_has_a_name():
    day = Day()
    advise(day, LESS)
    (refused,) = day.do("refuse", changes=LESS["changes"], why="staff", reason="0" * 32)
    assert isinstance(refused, events.AdviceRefused) and (refused.why, refused.reason) == ("staff", "0" * 32)
    assert day.do("refuse", changes=LESS["changes"], why="doubt") == []
    assert "why" in day.refused("refuse", changes=LESS["changes"], why="no idea")


@pytest.mark.parametrize("options", [[], [{"changes": [{"do": "dance"}]}], [{"promise": 3}]])
def test_an_advice_that_is_none_is_refused(options):
    assert Day().refused("advise", state=1, seed=1, at=600.0, options=options)


def test_advice_alone_does_not_move_the_hall():
    day = Day()
    before = day.hall.moved
    day.later(1)
    advise(day, LESS)
    assert (day.hall.moved, day.hall.at) == (before, day.now)
    day.issue("card")
    assert day.hall.moved == day.now


def test_another_day_begins_without_advice():
    day = Day()
    advise(day, LESS)
    day.do("refuse", changes=LESS["changes"], why="doubt")
    day.later(24 * 60)
    day.do("open_day")
    assert (day.hall.given, day.hall.refused) == ([], [])
    assert len(advise(day, LESS)) == 1


def test_the_log_gives_the_same_advice_back():
    day = Day()
    advise(day, LESS, NOTHING)
    day.do("refuse", changes=LESS["changes"], why="citizens")
    again = day.replayed()
    assert again.given == day.hall.given and again.refused == day.hall.refused


CLOSE = Change(do="close", window="2")


def test_what_was_applied_is_not_taken_back_within_a_quarter_of_an_hour():
    day = Day()
    day.do("apply", changes=[CLOSE.mapping()])
    assert lately(day.hall, day.now) == [(CLOSE,)]
    assert taken_back(day.hall, (Change(do="open", window="2"),), day.now) is None
    day.later(16)
    assert lately(day.hall, day.now) == []


def test_what_was_not_foreseen_is_a_reason_to_take_it_back():
    day = Day()
    day.do("apply", changes=[CLOSE.mapping()])
    applied = day.now
    day.later(4)
    day.do("close", window="3")
    assert lately(day.hall, day.now) == []
    reopen = (Change(do="open", window="2"),)
    assert taken_back(day.hall, reopen, day.now) == (applied, ("3", "closed", day.now))
    assert taken_back(day.hall, (Change(do="rule", rule="fcfs"),), day.now) is None


def test_a_planned_break_is_no_reason():
    day = Day()
    day.later(178)
    day.do("apply", changes=[CLOSE.mapping()])
    day.later(1)
    day.do("pause", window="1", reason="0" * 32)
    assert lately(day.hall, day.now) == [(CLOSE,)]
