from __future__ import annotations

import pytest
from playing import NINE, Day, scenario


def test_windows_with_skills_are_ready_after_the_opening(day):
    assert {window: found["state"] for window, found in day.state["windows"].items()} == {
        "1": "ready",
        "2": "ready",
        "3": "ready",
        "4": "closed",
    }


def test_active_skills_spell_out_every_service(day):
    assert day.window("2")["active"] == ["permit", "card"]
    assert day.window("4") == {"state": "closed", "ticket": None, "clerk": None, "active": []}


@pytest.mark.parametrize(
    ("before", "what", "after"),
    [
        ([], "close", "closed"),
        ([], "pause", "paused"),
        (["pause"], "close", "closed"),
        (["pause"], "ready", "ready"),
        (["close"], "open", "ready"),
        ([], "open", "ready"),
        ([], "ready", "ready"),
        (["pause"], "pause", "paused"),
        (["pause"], "open", "paused"),
        (["close"], "close", "closed"),
    ],
)
def test_open_close_pause_ready(day, before, what, after):
    for step in before:
        day.do(step, window="1")
    day.do(what, window="1")
    assert day.window("1")["state"] == after


def test_asking_for_what_holds_leaves_no_trace(day):
    assert day.do("open", window="1") == []
    assert day.do("ready", window="1") == []
    day.do("pause", window="1", reason="lunch")
    assert day.do("pause", window="1", reason="meeting") == []
    day.do("close", window="1")
    assert day.do("close", window="1") == []


def test_closed_window_can_neither_pause_nor_be_ready(day):
    day.do("close", window="1")
    assert "closed" in day.refused("pause", window="1")
    assert "closed" in day.refused("ready", window="1")


def test_window_without_a_clerk_can_not_open(day):
    assert "no clerk" in day.refused("open", window="4")


@pytest.mark.parametrize(("what", "after"), [("close", "closed"), ("pause", "paused")])
def test_engaged_window_leaves_when_its_ticket_does(day, what, after):
    day.issue("permit", "card")
    day.call("1")
    day.do(what, window="1")
    assert day.window("1")["state"] == "engaged"
    day.do("start", window="1")
    day.do("finish", window="1")
    assert day.window("1")["state"] == "engaged"
    day.do("finish", window="1")
    assert day.window("1")["state"] == after


@pytest.mark.parametrize("order", [("close", "pause"), ("pause", "close")])
def test_close_outlasts_pause_at_an_engaged_window(day, order):
    day.issue("permit")
    day.call("1")
    for what in order:
        day.do(what, window="1")
    day.do("no_show", window="1")
    assert day.window("1")["state"] == "closed"


def test_engaged_window_may_change_its_mind(day):
    day.issue("permit")
    day.call("1")
    day.do("pause", window="1")
    day.do("ready", window="1")
    day.do("close", window="1")
    day.do("open", window="1")
    day.do("no_show", window="1")
    assert day.window("1")["state"] == "ready"


@pytest.mark.parametrize("what", ["close", "pause"])
def test_tie_falls_when_the_window_goes(day, what):
    number = day.issue("permit")
    day.call("2")
    day.do("transfer", window="2", to_window="1")
    day.do(what, window="1")
    assert day.ticket(number)["tied"] is None
    assert day.call("2") == number


def test_tie_falls_when_the_window_loses_the_skill(day):
    number = day.issue("permit")
    day.call("2")
    day.do("transfer", window="2", to_window="1")
    day.do("skill", window="1", service="card", on=False)
    assert day.ticket(number)["tied"] == "1"
    day.do("skill", window="1", service="permit", on=False)
    assert day.ticket(number)["tied"] is None


def test_skill_on_and_off(day):
    day.do("skill", window="2", service="pension", on=True)
    assert day.window("2")["active"] == ["permit", "card", "pension"]
    day.do("skill", window="2", service="card", on=False)
    assert day.window("2")["active"] == ["permit", "pension"]
    assert day.do("skill", window="2", service="card", on=False) == []
    assert "trained" in day.refused("skill", window="1", service="pension", on=True)
    assert "trained" in day.refused("skill", window="1", service="pension", last_resort=True)
    assert day.do("skill", window="1", service="pension", on=False) == []
    assert "needs" in day.refused("skill", window="1", service="card")


def test_window_skips_a_service_its_clerk_may_not_do_now(day):
    first, second = day.issue("permit"), day.issue("card")
    day.do("skill", window="1", service="permit", on=False)
    assert day.call("1") == second
    assert day.call("2") == first


def test_last_resort_comes_after_all_others(day):
    day.issue("card")
    day.later(5)
    permit = day.issue("permit")
    day.later(1)
    day.do("skill", window="1", service="card", last_resort=True)
    assert day.call("1") == permit


def test_overdue_comes_before_last_resort():
    day = Day(scenario(overdue=2.0))
    card = day.issue("card")
    day.later(21)
    day.issue("permit")
    day.do("skill", window="1", service="card", last_resort=True)
    assert day.call("1") == card


def test_assign_a_free_clerk(day):
    day.do("assign", window="4", clerk="wang")
    assert day.window("4") == {"state": "closed", "ticket": None, "clerk": "wang", "active": ["card"]}
    day.do("open", window="4")
    assert day.window("4")["state"] == "ready"


def test_assign_swaps_two_windows_and_skills_go_along(day):
    day.do("skill", window="1", service="card", on=False)
    day.do("assign", window="2", clerk="chen")
    assert day.window("2")["clerk"] == "chen"
    assert day.window("2")["active"] == ["permit"]
    assert day.window("1")["clerk"] == "li"
    assert day.do("assign", window="2", clerk="chen") == []


def test_assign_moves_a_clerk_to_an_empty_window(day):
    day.do("assign", window="4", clerk="chen")
    assert day.window("1") == {"state": "closed", "ticket": None, "clerk": None, "active": []}


def test_assign_refuses_engaged_windows_and_own_skills(day):
    day.issue("permit")
    day.call("1")
    assert "engaged" in day.refused("assign", window="2", clerk="chen")
    assert "engaged" in day.refused("assign", window="1", clerk="wang")
    assert "of its own" in day.refused("assign", window="3", clerk="wang")
    assert "no clerk" in day.refused("assign", window="2", clerk="zhao")


def test_replaced_clerk_is_free(day):
    day.do("assign", window="1", clerk="wang")
    day.do("assign", window="4", clerk="chen")
    assert day.window("4")["clerk"] == "chen"
    assert day.window("1")["clerk"] == "wang"


def test_break_keeps_its_length(day):
    day.do("break", clerk="chen", at=13 * 60)
    assert day.hall.clerks["chen"].breaks == [(780.0, 825.0)]
    assert day.do("break", clerk="chen", at=13 * 60) == []
    assert "past" in day.refused("break", clerk="chen", at=8 * 60)
    assert "no break" in day.refused("break", clerk="chen", index=1, at=900)
    assert "fit" in day.refused("break", clerk="chen", at=1439)


def test_apply_takes_all_changes_or_none(day):
    before = day.state
    refusal = day.refused(
        "apply",
        changes=[
            {"do": "withdraw", "window": "1", "service": "card"},
            {"do": "open", "window": "4", "clerk": "wang"},
            {"do": "activate", "window": "1", "service": "pension"},
        ],
    )
    assert "trained" in refusal
    assert day.state == before
    day.do(
        "apply",
        changes=[
            {"do": "withdraw", "window": "1", "service": "card"},
            {"do": "open", "window": "4", "clerk": "wang"},
            {"do": "last_resort", "window": "2", "service": "card", "last_resort": True},
            {"do": "swap", "window": "2", "clerk": "chen"},
            {"do": "close", "window": "3"},
            {"do": "break", "clerk": "chen", "index": 0, "at": 800.0},
            {"do": "rule", "rule": "fcfs"},
        ],
        advice={"loss": -3.5},
    )
    assert day.window("4")["state"] == "ready"
    assert day.window("2")["clerk"] == "chen"
    assert day.window("3")["state"] == "closed"
    assert day.hall.windows["1"].last_resort == {"card"}
    assert day.hall.rule == "fcfs"
    assert day.hall.applied[0][1].advice == {"loss": -3.5}


def test_apply_refuses_what_is_no_change(day):
    assert "dance" in day.refused("apply", changes=[{"do": "dance"}])
    assert "needs window" in day.refused("apply", changes=[{"do": "close"}])
    assert "changes" in day.refused("apply", changes=[{"do": "open", "window": 4}])
    assert "at least 1" in day.refused("apply", changes=[])


def test_configuration_is_what_the_next_day_opens_with(day):
    day.do("skill", window="1", service="card", on=False)
    day.do("skill", window="3", service="card", last_resort=True)
    day.do("assign", window="4", clerk="wang")
    day.do("rule", rule="priority", overdue=3.0)
    day.do("break", clerk="chen", at=780)
    configuration = day.hall.configuration()
    day.now = NINE + 24 * 3_600_000
    day.do("open_day")
    assert day.hall.day == "2025-01-02"
    assert day.hall.scenario == configuration
    assert (day.hall.rule, day.hall.overdue) == ("priority", 3.0)
    assert day.window("1")["active"] == ["permit"]
    assert day.window("4")["clerk"] == "wang"
    assert day.hall.clerks["chen"].breaks == [(780.0, 825.0)]
    assert day.hall.windows["3"].last_resort == {"card"}


def test_pausing_a_paused_window_changes_nothing_for_who_is_tied_to_it(day):
    day.do("issue", services=["permit"])
    day.do("call", window="1")
    day.do("pause", window="2")
    day.do("transfer", window="1", to_window="2")
    before = day.state
    assert before["tickets"]["A001"]["tied"] == "2"
    assert day.do("pause", window="2") == []
    assert day.state == before
