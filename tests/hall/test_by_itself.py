"""What happens without a command: windows that call, timers, the plan."""

from __future__ import annotations

from playing import MINUTE, NINE, Day, scenario

from hallapp.hall import events, planning


def calls(happened: list[events.Event]) -> list[tuple[str, str]]:
    return [(event.ticket, event.window) for event in happened if isinstance(event, events.Called)]


def test_arriving_ticket_goes_to_the_window_with_the_fewest_skills():
    day = Day(auto=True)
    assert calls(day.do("issue", services=["card"])) == [("SB001", "2")]
    assert calls(day.do("issue", services=["card"])) == [("SB002", "3")]
    assert calls(day.do("issue", services=["card"])) == [("SB003", "1")]
    assert calls(day.do("issue", services=["card"])) == []


def test_window_that_becomes_ready_calls():
    day = Day(auto=True)
    for _ in range(3):
        day.issue("permit")
    day.do("start", window="1")
    assert calls(day.do("finish", window="1")) == [("A003", "1")]


def test_switching_auto_on_empties_the_line():
    day = Day()
    for _ in range(3):
        day.issue("permit")
    assert calls(day.do("settings", settings={"auto": True})) == [("A001", "1"), ("A002", "2")]


def test_skill_switched_on_calls():
    day = Day(auto=True)
    day.do("close", window="3")
    day.issue("pension")
    assert calls(day.do("skill", window="2", service="pension", on=True)) == [("SB001", "2")]


def test_freed_tie_is_dispatched_at_once():
    day = Day(auto=True)
    first = day.issue("permit")
    second = day.issue("permit")
    assert (day.ticket(first)["window"], day.ticket(second)["window"]) == ("1", "2")
    day.do("transfer", window="1", to_window="2")
    assert day.ticket(first)["tied"] == "2"
    assert calls(day.do("skill", window="2", service="permit", on=False)) == [(first, "1")]


def test_manual_window_waits_to_be_asked():
    day = Day(auto=True, manual=("1",))
    day.issue("permit")
    assert calls(day.do("issue", services=["permit"])) == []
    assert day.call("1") == "A002"


def test_no_show_after_the_time_in_settings():
    day = Day(no_show_after=2)
    number = day.issue("permit")
    day.call("1")
    day.later(1.5)
    day.do("recall", window="1")
    day.later(1.5)
    assert day.tick() == []
    day.later(0.5)
    (event,) = day.tick()
    assert isinstance(event, events.NoShow) and event.timer
    assert day.ticket(number)["state"] == "missed"
    assert day.window("1")["state"] == "ready"


def test_timers_are_applied_before_the_next_command():
    day = Day(no_show_after=2)
    day.issue("permit")
    day.call("1")
    day.later(5)
    other = day.issue("permit")
    assert day.ticket("A001")["state"] == "missed"
    assert day.call("1") == other


def test_missed_ticket_is_given_up_after_the_time_in_settings():
    day = Day(abandon_after=10)
    number = day.issue("permit")
    day.call("1")
    day.do("no_show", window="1")
    day.later(10)
    (event,) = day.tick()
    assert isinstance(event, events.Cancelled) and event.timer
    assert day.ticket(number)["state"] == "cancelled"


def test_no_show_that_is_due_frees_the_window_for_the_next_call():
    day = Day(auto=True, no_show_after=1)
    for _ in range(3):
        day.issue("permit")
    day.later(1)
    assert calls(day.tick()) == [("A003", "1")]


PLANNED = {
    "clerk": [
        {"id": "chen", "skills": {"*": 1.0}, "shift": ["09:00", "16:00"], "breaks": [["12:00", "12:45"]]},
        {"id": "li", "skills": {"*": 1.0}},
    ],
    "window": [
        {"id": "1", "clerk": "chen"},
        {"id": "2", "clerk": "li", "open": [["09:30", "12:00"], ["13:00", "17:00"]]},
    ],
}


def planned(**settings: object) -> Day:
    return Day(scenario(**PLANNED), follow_plan=True, auto=True, **settings)


def at(day: Day, clock: str) -> None:
    hours, minutes = clock.split(":")
    day.now = NINE + ((int(hours) - 9) * 60 + int(minutes)) * MINUTE


def states(day: Day) -> list[str]:
    return [window["state"] for window in day.state["windows"].values()]


def test_windows_follow_the_plan():
    day = planned()
    seen = []
    for clock in ("09:00", "09:30", "12:00", "12:44", "12:45", "13:00", "16:00", "17:00"):
        at(day, clock)
        day.tick()
        seen.append(states(day))
    assert seen == [
        ["ready", "closed"],
        ["ready", "ready"],
        ["paused", "closed"],
        ["paused", "closed"],
        ["ready", "closed"],
        ["ready", "ready"],
        ["closed", "ready"],
        ["closed", "closed"],
    ]


def test_next_due_walks_through_the_plan():
    day = planned()
    walked = []
    while (due := planning.next_due(day.hall)) is not None:
        day.now = due
        assert day.tick()
        walked.append((due - NINE) / MINUTE)
    assert walked == [30, 180, 225, 240, 420, 480]


def test_break_that_falls_due_during_a_service_begins_when_it_ends_and_keeps_its_length():
    day = planned()
    at(day, "11:50")
    day.issue("permit", "card")
    day.issue("permit")
    for window in ("1", "2"):
        day.do("start", window=window)
    at(day, "12:10")
    day.do("finish", window="1")
    assert states(day) == ["paused", "engaged"]
    assert day.ticket("A001")["state"] == "waiting"
    at(day, "12:54")
    day.tick()
    assert states(day)[0] == "paused"
    at(day, "12:55")
    assert calls(day.tick()) == [("A001", "1")]


def test_closing_lets_the_service_in_hand_finish():
    day = planned()
    at(day, "15:59")
    day.tick()
    day.do("pause", window="2")
    day.issue("permit", "card")
    day.do("start", window="1")
    at(day, "16:05")
    day.do("finish", window="1")
    assert states(day) == ["closed", "paused"]
    assert day.ticket("A001")["services"] == ["card"]


def test_window_stays_after_closing_time_while_it_is_needed():
    day = planned()
    at(day, "16:50")
    first, second = day.issue("permit"), day.issue("card")
    assert day.ticket(first)["window"] == "2"
    day.do("start", window="2")
    at(day, "17:10")
    day.do("finish", window="2")
    assert day.ticket(second)["window"] == "2"
    day.do("start", window="2")
    at(day, "17:20")
    day.do("finish", window="2")
    day.tick()
    assert states(day) == ["closed", "closed"]


def test_opening_late_in_the_day_stands_as_planned():
    from hallapp.hall import day as days
    from hallapp.hall.hall import Hall
    from hallapp.settings import Settings

    hall = Hall()
    half_past_twelve = NINE + 210 * MINUTE
    hall.fold(
        days.opening(scenario(**PLANNED), Settings(zone="UTC", follow_plan=True), half_past_twelve), half_past_twelve
    )
    assert [window.state for window in hall.windows.values()] == ["paused", "closed"]
    assert hall.windows["1"].until == NINE + 225 * MINUTE
