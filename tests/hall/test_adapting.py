"""What a hall day has shown, and a twin that believes it."""

from __future__ import annotations

import pytest
from playing import Day, scenario

from hallapp.adapting import seen
from hallapp.twin import as_configured, twin

MINUTE = 60_000


@pytest.fixture
def day():
    return Day(scenario())


def serve(day, service, minutes, window):
    day.do("issue", services=[service])
    day.do("call", window=window)
    day.do("start", window=window)
    day.now += round(minutes * MINUTE)
    day.do("finish", window=window)


def test_finished_services_and_those_in_hand_are_seen_at_the_standard_pace(day):
    serve(day, "permit", 12.0, "1")
    day.do("issue", services=["permit"])
    day.do("call", window="1")
    day.now += 3 * MINUTE
    found = seen(day.hall, day.now)
    speed = day.hall.windows["1"].skills["permit"]
    assert found.finished == (("permit", pytest.approx(12.0 * speed)),)
    assert found.in_hand == (("permit", pytest.approx(3.0 * speed)),)
    assert found.walk_ins == 2


def test_who_has_an_appointment_did_not_walk_in(day):
    day.do("issue", services=["permit"], class_="appointment")
    assert seen(day.hall, day.now).walk_ins == 0


def test_the_twin_believes_today_unless_the_hall_does_not_want_it(day):
    for _ in range(10):
        serve(day, "permit", 30.0, "1")
    usual = {service.id: service.mean for service in as_configured(day.hall, day.now).services}
    believed = {service.id: service.mean for service in twin(day.hall, day.now).services}
    assert believed["permit"] > believed["card"] * usual["permit"] / usual["card"] > usual["permit"]
    day.do("settings", settings={"adapt": False})
    assert twin(day.hall, day.now) == as_configured(day.hall, day.now)


def test_a_day_that_was_opened_late_is_not_missing_those_who_would_have_come_before(day):
    day.do("close_day")
    day.now += 180 * MINUTE
    assert day.hall.opened <= day.hall.opens
    late = Day(scenario())
    late.hall.opened = late.hall.opens + 90 * MINUTE
    assert seen(late.hall, late.now).since == pytest.approx(90.0)
