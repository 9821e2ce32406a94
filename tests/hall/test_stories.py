"""The day of a ticket, a window and a service, told from events."""

from __future__ import annotations

import pytest
from playing import MINUTE, NINE, Day

from hallapp.hall import events, story


def said(day: Day) -> list[story.Said]:
    return [(event, at, "test") for event, at in day.happened]


def kinds(moments: list[story.Moment]) -> list[str]:
    return [moment.event.kind for moment in moments]


def test_a_ticket_is_told_from_its_issue_to_its_end_with_who_sat_where():
    day = Day()
    number, other = day.issue("permit"), day.issue("permit", "card")
    day.later(5)
    day.call("1")
    day.do("recall", window="1")
    day.do("start", window="1")
    day.do("transfer", window="1", to_window="2")
    assert day.serve("1") == other
    day.do("finish", window="1")
    day.do("assign", window="2", clerk="wang")
    day.do("assign", window="2", clerk="li")
    day.serve("2")
    day.later(8)
    day.do("finish", window="2")
    moments = story.of_ticket(said(day), number)
    assert kinds(moments) == [
        "issued", "called", "recalled", "started", "transferred", "called", "started", "finished"
    ]  # fmt: skip
    assert [moment.clerk for moment in moments] == [None, *["chen"] * 4, *["li"] * 3]
    assert [moment.at - NINE for moment in moments[:2]] == [0, 5 * MINUTE]


def test_what_expires_ends_with_the_day():
    day = Day()
    number = day.issue("permit")
    day.do("close_day")
    assert kinds(story.of_ticket(said(day), number)) == ["issued", "day_closed"]


def test_a_window_is_told_by_its_states_and_seats():
    day = Day()
    day.issue("permit")
    day.later(10)
    day.serve("1")
    day.later(20)
    day.do("finish", window="1", pause=True)
    day.later(5)
    day.do("ready", window="1")
    day.later(10)
    day.do("assign", window="1", clerk="wang")
    day.later(1)
    day.do("close", window="1")
    found = story.of_window(said(day), "1")
    assert found.spent == {"ready": 21 * MINUTE, "engaged": 20 * MINUTE, "paused": 5 * MINUTE}
    assert found.utilisation == pytest.approx(20 / 41)
    assert [(seat.clerk, seat.since - NINE, seat.until and seat.until - NINE) for seat in found.seats] == [
        ("chen", 0, 45 * MINUTE), ("wang", 45 * MINUTE, None)
    ]  # fmt: skip
    assert kinds(found.moments) == ["called", "started", "finished", "window_resumed", "assigned", "window_closed"]


def test_a_ticket_that_is_cancelled_at_the_window_is_of_its_story():
    day = Day()
    number = day.issue("permit")
    day.call("1")
    day.do("cancel", ticket=number, reason="0" * 32)
    assert kinds(story.of_window(said(day), "1").moments) == ["called", "cancelled"]


def test_a_window_that_was_never_open_has_no_utilisation():
    assert story.of_window(said(Day()), "4").utilisation is None


def test_a_service_is_told_by_the_waits_of_those_who_came_for_it():
    day = Day()
    first, second = day.issue("permit"), day.issue("permit")
    day.later(10)
    day.serve("1")
    day.later(10)
    day.do("finish", window="1", outcome="not_ours")
    found = story.of_service(day.hall, "permit")
    assert [ticket.number for ticket in found.waiting] == [second]
    assert (found.waits, found.mean, found.longest, found.within) == (1, 10.0, 10.0, 1)
    assert found.outcomes == {"not_ours": 1}
    day.serve("1")
    found = story.of_service(day.hall, "permit")
    assert (found.waits, found.middle, found.nine_in_ten, found.within) == (2, 15.0, 20.0, 1)
    assert day.hall.tickets[first].state == "done"
    assert story.of_service(day.hall, "pension").mean is None


def test_only_events_of_the_ticket_are_told():
    day = Day()
    numbers = [day.issue("card") for _ in range(3)]
    for moment in story.of_ticket(said(day), numbers[1]):
        assert isinstance(moment.event, events.TicketEvent) and moment.event.ticket == numbers[1]
