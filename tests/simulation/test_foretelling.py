"""Waits foretold from a live state: what theory, the rule and the candidates themselves say of them."""

import halls
import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from scipy import stats

from simulation.foretelling import Candidate, Foretold, foretell
from simulation.scenario import Start, Waiting, parse

ORDINARY = Candidate("a", "ordinary")


def hall(windows, start, **more):
    services = more.pop("service", [{"id": "a", "mean": 5.0, "distribution": "deterministic"}])
    return parse(
        {
            "opens": 540,
            "closes": 1020,
            "rule": "fcfs",
            "service": services,
            "window": [{"id": f"w{number}", **window} for number, window in enumerate(windows)],
            "start": {"at": 600, **start},
            **more,
        }
    )


def test_without_chance_there_is_one_wait():
    scenario = hall(
        [{"skills": {"a": 1.0}}],
        {
            "serving": [{"window": "w0", "services": ["a"], "elapsed": 2.0}],
            "waiting": [{"services": ["a"], "waited": 4.0}, {"services": ["a"], "waited": 1.0}],
            "parked": [{"services": ["a"], "back_in": 6.0}],
        },
    )
    found = foretell(scenario, [ORDINARY], seed=1)
    assert found.quantiles(found.waiting).tolist() == [[3.0] * 3, [8.0] * 3]
    assert found.quantiles(found.new).tolist() == [[13.0] * 3]
    # Whoever is issued a ticket now comes before who returns from parking in 6 minutes; a shadow takes no time.
    assert found.quantiles(found.parked).tolist() == [[13.0] * 3]


@pytest.mark.parametrize("ahead", [0, 3, 9])
def test_with_exponential_times_the_wait_is_erlang(ahead):
    """Behind n who wait for c busy windows: the sum of n + 1 exponential times of mean / c."""
    windows, mean = 4, 6.0
    scenario = hall(
        [{"skills": {"a": 1.0}}] * windows,
        {
            "serving": [{"window": f"w{number}", "services": ["a"]} for number in range(windows)],
            "waiting": [{"services": ["a"], "waited": 1.0}] * ahead,
        },
        service=[{"id": "a", "mean": mean, "distribution": "exponential"}],
    )
    minutes = foretell(scenario, [ORDINARY], seed=3, futures=5_000).new[:, 0]
    assert stats.kstest(minutes, stats.gamma(ahead + 1, scale=mean / windows).cdf).pvalue > 0.01


def test_nobody_serves_it_today_or_not_before_a_window_opens():
    scenario = hall(
        [{"skills": {"a": 1.0}, "open": [[540, 560], [630, 700]]}, {"skills": {}}],
        {"waiting": [{"services": ["a"], "waited": 1.0}]},
        service=[{"id": "a", "mean": 5.0}, {"id": "b", "mean": 5.0}],
    )
    found = foretell(scenario, [ORDINARY, Candidate("b", "courtesy")], seed=1)
    (a, b) = found.quantiles(found.new)
    assert found.quantiles(found.waiting).tolist() == [[30.0] * 3]
    assert a[0] > 30.0 and np.isnan(b).all()


def test_who_may_not_be_reached_before_closing_is_told_no_more_than_until_then():
    scenario = hall(
        [{"skills": {"a": 1.0}, "open": [[540, 1019]]}],
        {"at": 1000, "serving": [{"window": "w0", "services": ["a"]}]},
        service=[{"id": "a", "mean": 15.0, "cv": 0.6}],
    )
    ((low, median, high),) = (found := foretell(scenario, [ORDINARY], seed=1)).quantiles(found.new)
    assert 0.0 < low < median < high == 20.0
    assert np.isinf(found.new).any()


def test_who_leaves_is_told_how_long_staying_takes():
    scenario = hall(
        [{"skills": {"a": 1.0}}],
        {
            "serving": [{"window": "w0", "services": ["a"]}],
            "waiting": [{"services": ["a"], "waited": 1.0}],
        },
        patience={"mean": 3.0, "cv": 0.0},
    )
    found = foretell(scenario, [], seed=1)
    assert found.quantiles(found.waiting).tolist() == [[5.0] * 3]


def test_a_range_from_the_least_wait_on_holds_nine_times_in_ten():
    at_once = np.concatenate([np.zeros(20), np.arange(1.0, 180.0)])[:, np.newaxis]
    spread = np.arange(1.0, 200.0)[:, np.newaxis]
    foretold = Foretold(at_once, at_once, at_once, 60.0)
    assert foretold.quantiles(at_once).tolist() == [[0.0, 80.0, 160.0]]
    assert foretold.quantiles(spread).tolist() == [[10.0, 100.0, 190.0]]


def test_courtesy_is_foretold_a_shorter_wait():
    scenario = hall(
        [{"skills": {"a": 1.0}}],
        {"waiting": [{"services": ["a"], "waited": 1.0}] * 12},
        rule="gcmu",
        **{"class": [{"id": "courtesy", "weight": 3.0}]},
    )
    found = foretell(scenario, [ORDINARY, Candidate("a", "courtesy"), Candidate("a", "veteran")], seed=1)
    ordinary, courtesy, veteran = found.quantiles(found.new)[:, 1]
    assert courtesy < ordinary == veteran


def test_a_live_state_is_needed():
    scenario = msgspec.structs.replace(hall([{"skills": {"a": 1.0}}], {}), start=None)
    with pytest.raises(ValueError, match="live state"):
        foretell(scenario, [], seed=1)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(halls.sampled())
def test_a_candidate_is_called_when_the_ticket_would_be(scenario):
    """Nobody else is served later for the candidates' sake, and they as if they were real."""
    assume(scenario.start is not None and scenario.rule != "longest_queue" and not scenario.start.parked)
    assume(scenario.start.at >= scenario.opens)
    scenario = msgspec.structs.replace(scenario, patience=None, no_show=None, windows=scenario.windows[:1])
    serving = tuple(ticket for ticket in scenario.start.serving if ticket.window == scenario.windows[0].id)
    waiting = tuple(ticket for ticket in scenario.start.waiting if ticket.window in (None, scenario.windows[0].id))
    closed = tuple(found for found in scenario.start.closed if found.window == scenario.windows[0].id)
    start = Start(at=scenario.start.at, serving=serving, waiting=waiting, closed=closed)
    scenario = msgspec.structs.replace(scenario, start=start)
    watched = foretell(scenario, [Candidate(service, "courtesy") for service in halls.SERVICES], seed=5, futures=7)
    alone = foretell(scenario, [], seed=5, futures=7)
    assert np.array_equal(alone.waiting, watched.waiting)
    for column, service in enumerate(halls.SERVICES):
        issued = msgspec.structs.replace(
            start, waiting=(*start.waiting, Waiting(services=(service,), klass="courtesy"))
        )
        real = foretell(msgspec.structs.replace(scenario, start=issued), [], seed=5, futures=7)
        assert np.array_equal(real.waiting[:, -1], watched.new[:, column])
