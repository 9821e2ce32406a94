from __future__ import annotations

from playing import MINUTE, Day


def minutes(day: Day, window: str | None = None) -> dict[str, float]:
    spent = day.hall.idle.by_cause(day.hall, day.now, window=window)
    return {cause: ms / MINUTE for cause, ms in spent.items() if ms}


def test_nobody_waits_nobody_is_idle(day):
    day.later(10)
    assert minutes(day) == {}
    assert day.hall.idle.present == {}


def test_window_that_may_serve_and_has_not_called_is_uncalled(day):
    day.issue("permit")
    day.later(5)
    assert minutes(day, "1") == {"uncalled": 5}
    assert minutes(day, "2") == {"uncalled": 5}
    assert day.hall.idle.present["1"].cause == "uncalled"
    day.call("1")
    day.later(5)
    assert minutes(day) == {"uncalled": 10, "skill": 5}


def test_window_that_can_not_serve_is_idle_by_skill_or_because_others_are_closed(day):
    day.do("close", window="1")
    day.do("pause", window="2")
    day.issue("permit")
    day.later(3)
    assert minutes(day) == {"closed": 3}
    day.do("skill", window="1", service="permit", on=False)
    day.do("skill", window="2", service="permit", on=False)
    day.later(4)
    assert minutes(day) == {"closed": 3, "skill": 4}


def test_tie_holds_back_by_rule_where_windows_call_by_themselves():
    day = Day(auto=True)
    day.issue("card")
    day.issue("card")
    day.do("start", window="3")
    day.do("park", window="3", tied=True)
    day.do("pause", window="1")
    day.do("start", window="2")
    assert day.window("3")["state"] == "ready"
    day.do("unpark", ticket="SB002")
    assert day.ticket("SB002")["window"] == "3"
    day.do("transfer", window="3", to_window="2")
    day.later(2)
    assert minutes(day) == {"rule": 2}


def test_time_is_split_by_quarter_hours(day):
    day.later(10)
    day.issue("pension")
    day.later(10)
    spent = day.hall.idle.spent(day.hall, day.now)
    assert {(window, quarter): ms / MINUTE for (window, _, quarter), ms in spent.items()} == {
        ("1", 0): 5,
        ("1", 1): 5,
        ("2", 0): 5,
        ("2", 1): 5,
        ("3", 0): 5,
        ("3", 1): 5,
    }
    recent = day.hall.idle.by_cause(day.hall, day.now, since=day.now)
    assert sum(recent.values()) == 15 * MINUTE


def test_present_cause_tells_since_when(day):
    day.issue("permit")
    since = day.now
    day.later(3)
    day.issue("permit")
    assert day.hall.idle.present["1"].since == since
    day.do("skill", window="1", service="permit", on=False)
    assert day.hall.idle.present["1"] == ("skill", day.now, "off")


def held(day: Day) -> dict[tuple[str, str], float]:
    return {kind: ms / MINUTE for kind, ms in day.hall.idle.by_hold(day.now).items()}


def test_what_holds_a_window_says_what_would_end_it(day):
    day.do("pause", window="1")
    day.do("close", window="2")
    day.issue("permit")
    day.later(3)
    assert held(day) == {("closed", "closed"): 3}
    day.do("skill", window="2", service="permit", on=False)
    day.later(2)
    assert held(day) == {("closed", "closed"): 3, ("closed", "paused"): 2}
    day.do("skill", window="1", service="permit", on=False)
    day.later(1)
    assert held(day)["skill", "untrained"] == 1
    day.do("ready", window="1")
    day.later(4)
    assert held(day)["skill", "off"] == 4
    assert sum(held(day).values()) == sum(minutes(day).values())


def test_a_window_that_has_not_called_is_held_by_nothing_else(day):
    day.issue("permit")
    day.later(5)
    assert held(day) == {("uncalled", "uncalled"): 10, ("skill", "untrained"): 5}
