from __future__ import annotations

import datetime

import pytest
from playing import MINUTE, NINE

from hallapp.errors import BadInput
from hallapp.hall import day as days
from hallapp.hall.hall import Hall
from hallapp.settings import Settings
from simulation.scenario import parse


def test_before_the_first_day_everything_is_refused():
    from hallapp.hall import acting, requests
    from hallapp.hall.hall import HallError

    hall = Hall()
    for request in (
        {"do": "issue", "services": ["card"]},
        {"do": "call", "window": "1"},
        {"do": "close_day"},
        {"do": "open_day"},
        {"do": "settings", "settings": {}},
    ):
        with pytest.raises(HallError):
            acting.act(hall, requests.read(request), NINE)


def test_closing_expires_all_that_is_open(day):
    done = day.issue("permit")
    day.serve("1")
    day.do("finish", window="1")
    waiting, parked, missed, called, serving = (day.issue("permit") for _ in range(5))
    day.serve("1")
    day.do("park", window="1")
    day.call("1")
    day.do("no_show", window="1")
    day.call("1")
    day.serve("2")
    day.later(1)
    day.do("close_day")
    states = {number: ticket["state"] for number, ticket in day.state["tickets"].items()}
    assert states == {done: "done"} | dict.fromkeys((waiting, parked, missed, called, serving), "expired")
    assert {window["state"] for window in day.state["windows"].values()} == {"closed"}
    assert all(window["ticket"] is None for window in day.state["windows"].values())
    assert day.hall.closed == day.now


def test_after_closing_only_a_new_day_helps(day):
    number = day.issue("permit")
    day.do("close_day")
    for what, more in (
        ("issue", {"services": ["card"]}),
        ("call", {"window": "1"}),
        ("open", {"window": "1"}),
        ("cancel", {"ticket": number, "reason": "late"}),
        ("rule", {"rule": "fcfs"}),
        ("settings", {"settings": {"auto": True}}),
        ("apply", {"changes": [{"do": "close", "window": "1"}]}),
        ("skill", {"window": "1", "service": "card", "on": False}),
    ):
        assert "is closed" in day.refused(what, **more)
    assert day.do("close_day") == []


def test_numbers_are_never_reused_within_a_hall_day(day):
    first = day.issue("permit")
    day.do("close_day")
    day.do("open_day")
    assert day.ticket(first)["state"] == "expired"
    assert day.issue("permit") == "A002"


def test_opening_an_open_day_changes_nothing(day):
    day.issue("permit")
    assert day.do("open_day") == []


def test_a_new_day_ends_the_old_one_and_counts_anew(day):
    day.issue("permit")
    day.now += 24 * 60 * MINUTE
    closed, opened = day.do("open_day")
    assert (closed.kind, closed.expired, opened.day) == ("day_closed", ("A001",), "2025-01-02")
    assert day.state["tickets"] == {}
    assert day.issue("permit") == "A001"


def test_midnight_does_not_end_a_hall_day(day):
    day.now += 20 * 60 * MINUTE
    day.issue("permit")
    assert day.hall.day == "2025-01-01"


def test_hall_day_is_named_by_the_local_date_of_its_opening():
    late = int(datetime.datetime(2025, 3, 1, 20, 30, tzinfo=datetime.UTC).timestamp() * 1000)
    scenario = parse({"opens": "09:00", "closes": "17:00"})
    opened = days.opening(scenario, Settings(zone="Asia/Shanghai"), late)
    assert opened.day == "2025-03-02"
    hall = Hall()
    hall.fold(opened, late)
    nine = datetime.datetime(2025, 3, 2, 1, 0, tzinfo=datetime.UTC)
    assert hall.opens == int(nine.timestamp() * 1000)
    assert hall.minute(hall.opens + 90_000) == 1.5


def test_unknown_zone_is_bad_input():
    for zone in ("Mars/Base", "../etc/passwd", "/etc/passwd"):
        with pytest.raises(BadInput):
            days.zone_of(zone)


def test_settings_change_one_by_one(day):
    day.do("settings", settings={"no_show_after": 3})
    day.do("settings", settings={"return_after": 2})
    assert day.hall.settings == Settings(zone="UTC", no_show_after=3.0, return_after=2)
    day.do("settings", settings={"no_show_after": None})
    assert day.hall.settings.no_show_after is None
    assert day.do("settings", settings={"return_after": 2}) == []


def test_wrong_settings_are_refused(day):
    assert "colour" in day.refused("settings", settings={"colour": "red"})
    assert "auto" in day.refused("settings", settings={"auto": "yes"})
    assert "no_show_after" in day.refused("settings", settings={"no_show_after": -1})
    assert "no window 9" in day.refused("settings", settings={"manual": ["9"]})
    assert "time zone" in day.refused("settings", settings={"zone": "Mars/Base"})


def test_rule_keeps_overdue_unless_told(day):
    day.do("rule", rule="fcfs", overdue=2.0)
    day.do("rule", rule="priority")
    assert (day.hall.rule, day.hall.overdue) == ("priority", 2.0)
    day.do("rule", rule="priority", overdue=None)
    assert day.hall.overdue is None
    assert "rule" in day.refused("rule", rule="lottery")
    assert "overdue" in day.refused("rule", rule="fcfs", overdue=-1)


def test_replay_of_the_events_is_the_state(day):
    day.issue("permit", "pension")
    day.later(1)
    day.serve("1")
    day.do("finish", window="1", outcome="documents_missing")
    day.do("pause", window="2", reason="id")
    day.do("assign", window="4", clerk="wang")
    day.do("settings", settings={"auto": True})
    again = day.replayed()
    assert again.tickets == day.hall.tickets
    assert again.windows == day.hall.windows
    assert again.calls == day.hall.calls
    assert again.clerks == day.hall.clerks


def test_loss_so_far(day):
    day.issue("permit")
    day.issue("permit", class_="courtesy")
    gone = day.issue("permit")
    day.later(6)
    day.do("cancel", ticket=gone, reason="gave up")
    day.later(4)
    assert day.hall.loss_so_far("permit", day.now) == 100 / 30 + 3 * 100 / 30 + 126**2 / 30
    assert day.hall.loss_so_far("card", day.now) == 0.0


def test_ahead_counts_those_dispatch_would_call_first(day):
    first = day.issue("permit")
    day.later(4)
    second = day.issue("permit", class_="courtesy")
    day.later(4)
    third = day.issue("permit")
    day.issue("card")
    tickets = day.hall.tickets
    assert [day.hall.ahead(tickets[number]) for number in (first, second, third)] == [1, 0, 2]
    day.do("rule", rule="fcfs")
    assert [day.hall.ahead(tickets[number]) for number in (first, second, third)] == [0, 1, 2]
