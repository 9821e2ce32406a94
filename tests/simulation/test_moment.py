"""A moment of a played day: played on with the same citizens it becomes the same day."""

import msgspec
import numpy as np
import pytest

from simulation.day import DONE
from simulation.engines import run_day, simulate_day
from simulation.moment import moment
from simulation.plant import compile_plant
from simulation.sampling import Citizens, Crowd, classes_of, demand
from simulation.scenario import parse

RATE = {"from": 540, "to": 780, "per_hour": 9}


@pytest.fixture(scope="module")
def hall():
    """Windows of different breadth: how long each has been ready, which a moment does not tell, decides nothing."""
    return parse(
        {
            "opens": 540,
            "closes": 780,
            "rule": "gcmu",
            "overdue": 2.0,
            "service": [{"id": name, "mean": 6.0 + n, "arrivals": [RATE]} for n, name in enumerate("abc")],
            "class": [{"id": "courtesy", "weight": 3.0, "share": 0.2}],
            "patience": {"mean": 40.0},
            "no_show": {"probability": 0.1, "minutes": 1.5},
            "clerk": [
                {"id": "x", "skills": {"a": 1.0}, "breaks": [[600, 620]]},
                {"id": "y", "skills": {"a": 0.8, "b": 1.2}, "breaks": [[630, 650]]},
                {"id": "z", "skills": {"*": 1.0}, "breaks": [[660, 680]], "shift": [560, 780]},
            ],
            "window": [{"id": "1", "clerk": "x"}, {"id": "2", "clerk": "y"}, {"id": "3", "clerk": "z"}],
        }
    )


def crowd_of(day, then, minute):
    """The citizens of the moment with what the day holds for them, and those still to come."""
    crowd = day.citizens.crowd
    present = demand(then.scenario).present
    places, durations = [], []
    for ticket in then.serving:
        place = next(p for p in range(crowd.first[ticket], crowd.end[ticket]) if day.diary.finished_at[p] >= minute)
        places += [place]
        durations += [day.diary.finished_at[place] - minute]
    for ticket in then.waiting:
        places += range(crowd.first[ticket], crowd.end[ticket])
        durations += list(crowd.durations[crowd.first[ticket] : crowd.end[ticket]])
    later = np.flatnonzero(crowd.arrival >= minute)
    here = list(then.serving + then.waiting)
    count = len(places)
    return here + list(later), Crowd(
        arrival=np.concatenate([present.arrival, crowd.arrival[later]]),
        credit=np.concatenate([present.credit, crowd.credit[later]]),
        klass=np.concatenate([present.klass, crowd.klass[later]]),
        first=np.arange(count + len(later), dtype=np.int32),
        end=np.arange(1, count + len(later) + 1, dtype=np.int32),
        needs=np.concatenate([present.needs, crowd.needs[crowd.first[later]]]),
        durations=np.concatenate([durations, crowd.durations[crowd.first[later]]]),
        patience=np.concatenate([crowd.patience[here], crowd.patience[later]]),
        no_show=np.concatenate([crowd.no_show[here], crowd.no_show[later]]),
    )


@pytest.mark.parametrize("minute", [0.5, 19.0, 61.0, 75.0, 95.0, 125.0, 141.0, 200.0, 239.0])
def test_played_on_it_becomes_the_same_day(hall, minute):
    met = 0
    for replication in range(25):
        day = simulate_day(hall, seed=2, replication=replication)
        then = moment(day, minute)
        tickets, crowd = crowd_of(day, then, minute)
        # A no-show that was called before has no other way to end.
        crowd.no_show[: len(then.serving)] = False
        rest = run_day(compile_plant(then.scenario), Citizens(crowd, classes_of(then.scenario)))
        first = day.citizens.crowd.first[tickets]
        expected = day.diary.called_at[first]
        found = rest.diary.called_at[crowd.first]
        assert np.allclose(expected, found, equal_nan=True, atol=1e-6, rtol=0.0)
        met += len(then.waiting)
    assert met or minute < 1.0


def test_who_waits_and_who_is_served_are_those_of_the_day(hall):
    day = simulate_day(hall, seed=3, replication=0)
    for minute in np.arange(5.0, 235.0, 10.0):
        then = moment(day, float(minute))
        waits = day.waits
        assert len(then.waiting) == np.count_nonzero((waits[:, 0] < minute) & (waits[:, 1] >= minute))
        for ticket, served in zip(then.serving, then.scenario.start.serving, strict=True):
            assert served.elapsed == pytest.approx(minute - day.called(ticket)[0])
            assert day.status[ticket] != DONE or served.waited == pytest.approx(day.wait[ticket])


def test_what_was_not_asked_for_stays(hall):
    then = moment(simulate_day(hall, seed=3, replication=0), 5.0)
    assert msgspec.structs.replace(then.scenario, start=None) == hall
