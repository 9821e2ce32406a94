"""What a visit leaves behind: papers, referrals, ratings; breaks asked for; warnings."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from playing import SCENARIO, Day, scenario

from hallapp.hall import counter, following, myday, warning, workdays
from hallapp.hall.helping import where_help_is_wanted
from hallapp.hall.owed import by_due

PAPERS = [{"zh": "身份证", "en": "identity card"}, {"zh": "照片", "en": "photo"}]


def with_papers(**settings: Any) -> Day:
    services = [
        dict(service, papers=PAPERS) if service["id"] == "permit" else service for service in SCENARIO["service"]
    ]
    return Day(scenario(service=services), **settings)


def test_all_missing_papers_are_kept_with_the_step():
    day = with_papers()
    number = day.issue("permit")
    day.serve("1")
    day.do("finish", window="1", outcome="documents_missing", missing=[1, 0, 1])
    step = day.hall.tickets[number].steps[0]
    assert (step.outcome, step.missing) == ("documents_missing", (0, 1))
    assert not day.hall.owed


@pytest.mark.parametrize(
    "wrong",
    [
        {"outcome": "documents_missing", "missing": [2]},
        {"outcome": "not_ours", "missing": [0]},
        {"outcome": "done", "also": "a stamp"},
        {"outcome": "done", "missing": [0]},
        {"outcome": "done", "due": "2025-01-08"},
        {"outcome": "documents_missing", "missing": [0], "due": "2025-01-08"},
        {"outcome": "done", "to": "the district"},
    ],
)
def test_what_does_not_belong_to_an_outcome_is_refused(wrong):
    day = with_papers()
    day.issue("permit")
    day.serve("1")
    assert day.refused("finish", window="1", **wrong)


def test_a_paper_to_follow_is_owed_until_it_is_settled_on_later_days_too():
    day = with_papers()
    number = day.issue("permit")
    day.serve("1")
    day.do("finish", window="1", missing=[1], due="2025-01-02")
    assert day.hall.tickets[number].state == "done"
    (owed,) = day.hall.owed.values()
    assert (owed.kind, owed.ticket, owed.missing, owed.standing("2025-01-01")) == ("paper", number, (1,), "open")
    day.later(24 * 60)
    day.do("open_day")
    (owed,) = day.hall.owed.values()
    assert (owed.day, owed.standing(day.hall.day)) == ("2025-01-01", "today")
    assert day.replayed().owed == day.hall.owed
    day.do("settle", owed=owed.id, note="came by post")
    assert not day.hall.owed
    assert "settled" in day.refused("settle", owed=owed.id)


def test_what_is_due_first_comes_first():
    day = Day()
    for due in ("2025-01-09", None, "2025-01-03"):
        day.issue("permit")
        day.serve("1")
        day.do("finish", window="1", outcome="referred", to="the district", **({"due": due} if due else {}))
    assert [one.due for one in by_due(day.hall.owed.values())] == ["2025-01-03", "2025-01-09", None]


def test_only_what_was_just_finished_is_rated_and_only_once():
    day = Day(ratings=True)
    number = day.issue("permit")
    assert "to be rated" in day.refused("rate", window="1", score=5)
    day.serve("1")
    day.do("finish", window="1")
    (rated,) = day.do("rate", window="1", score=5)
    assert rated.answer() == {"ticket": number}
    assert day.hall.tickets[number].steps[0].rating == 5
    assert day.refused("rate", window="1", score=1)
    assert not day.hall.owed
    assert day.replayed().tickets == day.hall.tickets


def test_nobody_rates_for_who_was_here_before():
    day = Day(ratings=True)
    day.issue("permit")
    day.issue("permit")
    day.serve("1")
    day.do("finish", window="1")
    day.call("1")
    assert following.to_rate(day.hall, "1", day.now) is None
    day.do("start", window="1")
    day.do("finish", window="1")
    assert following.to_rate(day.hall, "1", day.now) is not None
    day.later(2.1)
    assert following.to_rate(day.hall, "1", day.now) is None


def test_a_bad_rating_opens_a_case_with_a_due_date():
    day = Day(ratings=True, calendar="cn")
    day.issue("permit")
    day.serve("1")
    day.do("finish", window="1")
    day.do("rate", window="1", score=2)
    (case,) = day.hall.owed.values()
    assert (case.kind, case.due) == ("rating", "2025-01-02")


def test_without_the_setting_nothing_is_rated():
    day = Day()
    day.issue("permit")
    day.serve("1")
    day.do("finish", window="1")
    assert "ratings" in day.refused("rate", window="1", score=3)


@pytest.mark.parametrize(
    ("day", "days", "calendar", "wanted"),
    [
        ("2025-01-03", 1, "", "2025-01-06"),
        ("2025-01-04", 0, "", "2025-01-06"),
        ("2025-01-03", 5, "", "2025-01-10"),
        ("2025-01-24", 1, "cn", "2025-01-26"),
        ("2025-01-27", 1, "cn", "2025-02-05"),
        ("2099-01-02", 1, "cn", "2099-01-05"),
    ],
)
def test_working_days(day, days, calendar, wanted):
    found = workdays.after(datetime.date.fromisoformat(day), days, calendar)
    assert found.isoformat() == wanted


def test_a_break_is_asked_for_and_granted():
    day = Day()
    day.issue("permit")
    day.serve("1")
    day.do("ask_break", window="1", reason="meal")
    assert day.do("ask_break", window="1") == []
    assert day.hall.windows["1"].break_asked == day.now
    day.do("answer_break", window="1", grant=True)
    assert day.window("1")["state"] == "engaged"
    day.do("finish", window="1")
    assert day.window("1")["state"] == "paused"
    assert day.hall.windows["1"].pause_reason == "meal"
    assert "asks for no break" in day.refused("answer_break", window="1", grant=True)
    assert "needs no break" in day.refused("ask_break", window="1")
    assert day.replayed().windows == day.hall.windows


def test_a_break_that_is_not_granted_changes_nothing_else():
    day = Day()
    day.do("ask_break", window="1")
    day.do("answer_break", window="1", grant=False)
    assert day.window("1")["state"] == "ready"
    assert day.hall.windows["1"].break_asked is None


def found(day: Day, about: str) -> list[warning.Warned]:
    return [warned for warned in warning.warnings(day.hall, day.now) if warned.about == about]


def served_with_code(day: Day, code: str, *services: str) -> str:
    """A ticket with a code whose services were finished at window 1."""
    number = day.issue(*services, code=code)
    day.serve("1")
    for _ in services:
        day.do("finish", window="1")
    return number


def test_a_visit_is_rated_by_the_code_of_its_slip_each_service_once():
    day = Day(ratings=True)
    number = served_with_code(day, "48217730", "permit", "card")
    day.later(120)
    day.issue("permit")
    day.call("1")
    (first,) = day.do("rate", code="48217730", score=5)
    assert (first.ticket, first.place, first.window, first.due) == (number, 0, "1", None)
    (second,) = day.do("rate", code="48217730", place=1, score=1)
    assert (second.place, second.due is None) == (1, False)
    assert [step.rating for step in day.hall.tickets[number].steps] == [5, 1]
    assert "once" in day.refused("rate", code="48217730", score=3)
    assert day.replayed().owed == day.hall.owed
    (case,) = day.hall.owed.values()
    assert (case.kind, case.ticket) == ("rating", number)


def test_what_cannot_be_rated_by_code_is_refused():
    day = Day(ratings=True)
    number = day.issue("permit", code="48217730")
    assert "finished yet" in day.refused("rate", code="48217730", score=5)
    assert "no slip" in day.refused("rate", code="48217731", score=5).lower()
    assert "either a window or the code" in day.refused("rate", score=5)
    assert "either a window or the code" in day.refused("rate", window="1", code="48217730", score=5)
    day.serve("1")
    day.do("finish", window="1")
    assert "once" in day.refused("rate", code="48217730", place=1, score=5)
    day.do("rate", window="1", score=4)
    assert "once" in day.refused("rate", code="48217730", score=5)
    day.do("close_day")
    assert "closed" in day.refused("rate", code="48217730", score=5)
    assert day.hall.tickets[number].steps[0].rating == 4


def test_a_code_has_eight_digits():
    day = Day(ratings=True)
    for wrong in ("4821773", "482177301", "4821773x"):
        assert "code" in day.refused("issue", services=["permit"], code=wrong)


def test_warnings_of_a_kind_are_acknowledged_together_with_one_reason():
    day = Day(limits={"rest": 60.0})
    day.issue("permit")
    day.later(61)
    (rests,) = [group for group in warning.grouped(warning.warnings(day.hall, day.now)) if group[0].about == "rest"]
    assert len(rests) > 1
    happened = day.do("acknowledge", about="rest", reason="the relief is late")
    assert sorted(event.subject for event in happened) == sorted(warned.subject for warned in rests)
    assert len({event.reason for event in happened}) == 1
    assert "rest" not in {warned.about for warned in warning.warnings(day.hall, day.now)}
    assert "wait" in {warned.about for warned in warning.warnings(day.hall, day.now)}
    assert "no such warning" in day.refused("acknowledge", about="rest", reason="x")


def test_a_wait_warns_in_three_levels_and_is_quiet_once_acknowledged():
    day = Day()
    day.issue("permit")
    levels = []
    for _ in range(3):
        day.later(8)
        levels.append([warned.level for warned in found(day, "wait")])
    assert levels == [[], [1], [2]]
    day.do("acknowledge", about="wait", subject="permit", reason="two clerks are ill")
    assert found(day, "wait") == []
    day.later(8)
    assert [warned.level for warned in found(day, "wait")] == [3]
    day.do("acknowledge", about="wait", subject="permit", reason="two clerks are ill")
    day.later(29)
    assert found(day, "wait") == []
    day.later(1)
    assert [warned.level for warned in found(day, "wait")] == [3]
    assert day.replayed().acknowledged == day.hall.acknowledged
    assert "no such warning" in day.refused("acknowledge", about="wait", subject="card", reason="x")


def test_a_window_without_rest_warns_until_it_pauses():
    day = Day()
    day.later(120)
    assert {warned.subject for warned in found(day, "rest")} == {"1", "2", "3"}
    day.do("pause", window="1")
    day.do("ready", window="1")
    assert {warned.subject for warned in found(day, "rest")} == {"2", "3"}


def test_idle_while_waiting_warns_by_window():
    day = Day()
    day.do("skill", window="1", service="permit", on=False)
    day.do("close", window="2")
    day.issue("permit")
    day.later(6)
    assert {warned.subject for warned in found(day, "idle")} == {"1", "3"}


def test_shares_need_some_tickets():
    day = Day()
    for _ in range(10):
        day.issue("permit")
    for called in range(10):
        assert found(day, "no_shows") == []
        day.call("1")
        day.do("no_show", window="1") if called < 2 else day.do("park", window=_started(day))
    (warned,) = found(day, "no_shows")
    assert (warned.value, warned.level) == (0.2, 3)


def _started(day: Day) -> str:
    day.do("start", window="1")
    return "1"


def test_limits_are_settings():
    day = Day(limits={"rest": None, "second": 1.2})
    day.later(200)
    assert found(day, "rest") == []


def test_a_call_is_repeated_once_it_was_heard():
    day = Day()
    number = day.issue("permit")
    day.call("1")
    ticket = day.hall.tickets[number]
    assert counter.too_soon(ticket, day.now) == counter.HEARD
    day.later(0.1)
    assert counter.too_soon(ticket, day.now) == 0


def test_my_day_counts_standard_minutes():
    day = Day()
    day.issue("card")
    day.do("close", window="2")
    day.do("close", window="3")
    day.serve("1")
    day.later(10)
    day.do("finish", window="1")
    day.later(5)
    mine = myday.my_day(day.hall, "1", day.now)
    assert (mine.standard, mine.occupied, mine.at_window) == (4.0, 10.0, 15.0)
    assert [step.service for _, step in mine.steps] == ["card"]


def test_help_is_wanted_for_what_i_learned_but_is_switched_off():
    day = Day()
    day.do("skill", window="1", service="card", on=False)
    for place in ("2", "3"):
        day.do("pause", window=place)
    day.issue("card")
    assert where_help_is_wanted(day.hall, "1", day.now) == []
    day.issue("card")
    day.issue("card")
    day.later(11)
    (wanted,) = where_help_is_wanted(day.hall, "1", day.now)
    assert (wanted.service, wanted.people, wanted.minutes) == ("card", 3, 11.0)
    assert where_help_is_wanted(day.hall, "4", day.now) == []
