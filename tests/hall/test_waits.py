"""The wait that is told: the queue played forward by the rule."""

from __future__ import annotations

import pytest
from playing import Day, scenario

from hallapp.waits import Forecast


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
