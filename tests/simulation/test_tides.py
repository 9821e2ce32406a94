"""Tidal windows: when the flexible ones open and close."""

from __future__ import annotations

import pytest

from simulation.actions import Change, changed, hours_of
from simulation.experiment import Cancelled
from simulation.plant import opening
from simulation.scenario import parse
from simulation.tides import edges_of, tidal


def hall(**changes):
    """One service; a rush from 10 to 11:30 that one window can't take, a clerk at no window."""
    rates = [
        {"from": "09:00", "to": "10:00", "per_hour": 6.0},
        {"from": "10:00", "to": "11:30", "per_hour": 20.0},
        {"from": "11:30", "to": "15:00", "per_hour": 2.0},
    ]
    keys = {
        "opens": "09:00",
        "closes": "15:00",
        "service": [{"id": "a", "mean": 6.0, "arrivals": rates}],
        "clerk": [{"id": "k1", "skills": {"a": 1.0}}, {"id": "k2", "skills": {"a": 1.0}}],
        "window": [{"id": "1", "clerk": "k1"}, {"id": "2"}],
    }
    return parse(keys | changes)


def test_a_rush_opens_the_empty_window_for_its_time():
    found = tidal(hall())
    (tide,) = [tide for tide in found.tides if tide.window == "2"]
    assert tide.clerk == "k2"
    assert tide.planned == ()
    ((begin, end),) = tide.advised
    assert 570.0 <= begin <= 630.0
    assert 660.0 <= end < 900.0
    assert tide.worth.high < 0.0
    assert found.loss.high < 0.0


def test_need_is_where_the_people_are():
    found = tidal(hall())
    need = found.need["1"]
    rush = found.edges.index(600.0)
    assert need[rush] > need[found.edges.index(780.0)]
    assert len(need) == len(found.edges) - 1


def test_a_window_that_is_not_missed_may_close_and_one_always_stays():
    quiet = [{"from": "09:00", "to": "15:00", "per_hour": 2.0}]
    service = [{"id": "a", "mean": 3.0, "cv": 0.2, "arrivals": quiet}]
    found = tidal(hall(service=service, window=[{"id": "1", "clerk": "k1"}, {"id": "2", "clerk": "k2"}]))
    spared = [tide for tide in found.tides if sum(b - a for a, b in tide.advised) < 360.0]
    assert spared
    closed = changed(
        hall(service=service, window=[{"id": "1", "clerk": "k1"}, {"id": "2", "clerk": "k2"}]),
        [Change(do="close", window=t.window, at=a, until=b) for t in found.tides for a, b in _gaps(t.advised)],
    )
    for minute in range(0, 360, 30):
        assert any(a <= minute < b for w in closed.windows for a, b in opening(closed, w))


def _gaps(spans):
    bounds = [540.0, *(edge for span in spans for edge in span), 900.0]
    return [(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True) if a < b]


def test_the_only_one_who_can_is_never_spared():
    quiet = [{"from": "09:00", "to": "15:00", "per_hour": 0.01}]
    found = tidal(hall(service=[{"id": "a", "mean": 3.0, "arrivals": quiet}], clerk=[{"id": "k1", "skills": {"a": 1}}]))
    assert found.tides == []
    assert found.loss.mean == 0.0


def test_a_pause_is_left_alone():
    start = {"at": "10:05", "closed": [{"window": "2", "until": "12:00"}]}
    windows = [{"id": "1", "clerk": "k1"}, {"id": "2", "clerk": "k2"}]
    found = tidal(hall(start=start, window=windows))
    assert all(tide.window != "2" for tide in found.tides)
    assert "2" not in found.need


def test_the_day_is_cut_at_the_half_hours():
    assert edges_of(hall(start={"at": "13:55"})) == [835.0, 870.0, 900.0]
    assert edges_of(hall(start={"at": "14:10"})) == [850.0, 870.0, 900.0]
    assert edges_of(hall(start={"at": "15:20"})) == [900.0]
    assert tidal(hall(start={"at": "15:20"})).tides == []


def test_the_same_hall_gets_the_same_answer():
    assert tidal(hall(), seed=3) == tidal(hall(), seed=3)


def test_it_can_be_cancelled():
    with pytest.raises(Cancelled):
        tidal(hall(), cancelled=lambda: True)


def test_hours_can_be_added_and_taken_out():
    scenario = hall(start={"at": "10:00", "closed": [{"window": "1"}]})
    assert hours_of(scenario, "1") == [(540.0, 600.0)]
    later = changed(scenario, [Change(do="open", window="1", at=660.0, until=720.0)])
    assert hours_of(later, "1") == [(540.0, 600.0), (660.0, 720.0)]
    again = changed(later, [Change(do="close", window="1", at=690.0, until=900.0)])
    assert hours_of(again, "1") == [(540.0, 600.0), (660.0, 690.0)]
    free = changed(scenario, [Change(do="open", window="2", clerk="k2", at=660.0, until=720.0)])
    assert hours_of(free, "2") == [(660.0, 720.0)]
    shut = changed(hall(), [Change(do="close", window="1", at=540.0, until=900.0)])
    assert hours_of(shut, "1") == []
