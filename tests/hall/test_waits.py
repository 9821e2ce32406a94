"""The wait that is told: the queue played forward by the rule, and by simulation."""

from __future__ import annotations

import pytest
from playing import Day, scenario

from hallapp.foretelling import told
from hallapp.hall.hall import Hall
from hallapp.waits import Forecast, at_once


@pytest.fixture
def day():
    return Day(scenario())


def new(day, service, klass="ordinary"):
    return Forecast(day.hall, day.now, [(service, klass)]).new(service, klass)


def test_nobody_waits_where_a_window_is_ready(day):
    assert new(day, "permit").high <= 1.0


def test_a_service_that_no_window_serves_has_no_wait(day):
    for window in ("1", "2"):
        day.do("close", window=window)
    assert new(day, "permit") is None
    assert new(day, "card") is not None


def engage(day):
    """Windows 1 and 2, which may serve permits, are taken."""
    for window in ("1", "2"):
        day.do("issue", services=["permit"])
        day.do("call", window=window)


def test_the_wait_grows_with_those_ahead(day):
    engage(day)
    waits = []
    for _ in range(4):
        waits.append(new(day, "permit").median)
        day.do("issue", services=["permit"])
    assert waits == sorted(waits) and waits[-1] > waits[0] + 6.0
    assert waits[0] == pytest.approx(8.0)


def test_those_who_wait_are_told_in_the_order_of_the_rule(day):
    engage(day)
    for _ in range(3):
        day.do("issue", services=["permit"])
    forecast = Forecast(day.hall, day.now)
    medians = [forecast.of(ticket).median for ticket in day.hall.waiting()]
    assert len(medians) == 3
    assert medians == sorted(medians)
    assert all(wait.low <= wait.median <= wait.high for wait in map(forecast.of, day.hall.waiting()))


def test_courtesy_waits_less_than_ordinary(day):
    engage(day)
    for _ in range(5):
        day.do("issue", services=["permit"])
    day.now += 60_000
    assert new(day, "permit", "courtesy").median < new(day, "permit").median


def test_a_window_that_is_about_to_close_calls_nobody(day):
    engage(day)
    both = new(day, "permit").median
    day.do("issue", services=["permit"])
    day.do("close", window="2")
    day.do("issue", services=["permit"])
    assert new(day, "permit").median > both + 6.0


def test_the_hall_is_as_it_was(day):
    engage(day)
    day.do("issue", services=["permit", "card"])
    before = repr(day.hall.tickets), repr(day.hall.windows)
    new(day, "card")
    assert (repr(day.hall.tickets), repr(day.hall.windows)) == before


def test_simulation_tells_who_waits_who_is_parked_and_who_may_come(day):
    engage(day)
    day.do("issue", services=["permit"])
    day.do("issue", services=["permit"])
    day.do("start", window="1")
    day.do("park", window="1")
    found = told(day.hall, day.now, seed=1)
    first, second = day.hall.waiting()
    parked = next(ticket for ticket in day.hall.tickets.values() if ticket.state == "parked")
    assert found.of(first, day.now).median <= found.of(second, day.now).median
    assert found.of(second, day.now).median <= found.of_new("permit", "ordinary").median
    assert found.of(parked, day.now).low >= 10.0
    assert set(found.new) == set(day.hall.classes)


def test_what_was_told_shrinks_as_time_passes_and_holds_for_who_came_since(day):
    engage(day)
    day.do("issue", services=["permit"])
    found = told(day.hall, day.now, seed=1)
    (ticket,) = day.hall.waiting()
    before = found.of(ticket, day.now).median
    assert found.of(ticket, day.now + 120_000).median == pytest.approx(before - 2.0)
    day.do("issue", services=["permit"])
    since = day.hall.waiting()[-1]
    assert found.knows(since) and found.of(since, since.issued) == found.of_new("permit", "ordinary")


def test_simulation_says_that_nobody_serves_it(day):
    for window in ("1", "2"):
        day.do("close", window=window)
    day.do("issue", services=["permit"])
    found = told(day.hall, day.now, seed=1)
    (ticket,) = day.hall.waiting()
    assert found.knows(ticket) and found.of(ticket, day.now) is None
    assert found.of_new("permit", "ordinary") is None
    assert found.of_new("card", "ordinary") is not None


def test_what_is_told_at_once_is_what_the_queue_tells(day):
    engage(day)
    for klass in ("ordinary", "courtesy"):
        day.do("issue", services=["permit"], **{"class": klass})
    day.do("start", window="1")
    day.do("park", window="1", tied=True, kind="papers")
    told, forecast = at_once(day.hall, day.now), Forecast(day.hall, day.now, [("permit", "ordinary")])
    for ticket in day.hall.waiting():
        assert told.of(ticket, day.now) == forecast.of(ticket) is not None
    assert told.of_new("permit", "ordinary") == forecast.new("permit")
    assert not told.knows_new("permit", "courtesy")
    (parked,) = (ticket for ticket in day.hall.tickets.values() if ticket.state == "parked")
    assert told.knows(parked) and told.of(parked, day.now) is None


def test_nothing_is_told_at_once_of_no_day(day):
    with pytest.raises(ValueError, match="open"):
        at_once(Hall(), day.now)
