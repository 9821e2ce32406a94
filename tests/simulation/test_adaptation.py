"""What is believed of a day after some of it was seen."""

import numpy as np
import pytest

from simulation.adaptation import DAY_CV, HALL, SERVICE, Seen, adapted, with_arrivals, with_service_times
from simulation.sampling import draw
from simulation.scenario import parse


def hall(day_cv=0.2, **service):
    rates = [{"from": 540, "to": 600, "per_hour": 60}, {"from": 600, "to": 1020, "per_hour": 30}]
    return parse(
        {
            "opens": 540,
            "closes": 1020,
            "demand": {"day_cv": day_cv},
            "service": [{"id": "a", "mean": 5.0, "arrivals": rates, **service}, {"id": "b", "mean": 10.0}],
        }
    )


def rates(scenario):
    return [rate.per_hour for rate in scenario.services[0].arrivals]


def means(scenario):
    return [service.mean for service in scenario.services]


def test_before_anything_was_seen_the_scenario_is_believed():
    assert adapted(hall(), Seen(0), 0.0) == hall()
    assert with_arrivals(hall(day_cv=0.0), 0, 0.0).demand.day_cv == pytest.approx(DAY_CV)


def test_the_day_factor_is_its_gamma_posterior():
    """After 120 minutes 90 are expected; k = 25."""
    found = with_arrivals(hall(), 120, 120.0)
    factor = (25 + 120) / (25 + 90)
    assert rates(found) == pytest.approx([60 * factor, 30 * factor])
    assert found.demand.day_cv == pytest.approx((25 + 120) ** -0.5)


def test_what_came_before_the_count_began_is_not_expected():
    found = with_arrivals(hall(), 30, 120.0, since=60.0)
    assert rates(found) == rates(hall())


def test_a_service_that_somebody_forgot_to_finish_counts_no_more_than_a_long_one():
    forgotten = with_service_times(hall(), Seen(0, finished=(("a", 600.0),)))
    assert means(forgotten) == means(with_service_times(hall(), Seen(0, finished=(("a", 25.0),))))


def test_on_drawn_days_the_rest_is_foreseen_without_bias_and_as_widely_as_it_varies():
    scenario, minute = hall(), 180.0
    arrivals = [draw(scenario, 4, replication).arrival for replication in range(600)]
    seen = [int((arrival < minute).sum()) for arrival in arrivals]
    rest = np.array([(arrival >= minute).sum() for arrival in arrivals])
    believed = [with_arrivals(scenario, count, minute) for count in seen]
    expected = np.array([rates(found)[1] * 5.0 for found in believed])
    spread = np.sqrt(expected + (expected * [found.demand.day_cv for found in believed]) ** 2)
    score = (rest - expected) / spread
    assert abs(score.mean()) < 3 / 600**0.5
    assert 0.9 < score.std() < 1.1
    assert abs(rest - expected).mean() < 0.6 * abs(rest - 150.0).mean()


def test_service_times_are_shrunk_to_the_halls_and_these_to_the_standard():
    found = with_service_times(hall(), Seen(0, finished=(("a", 10.0),) * 30))
    factor = (HALL + 60.0) / (HALL + 30.0)
    assert means(found) == pytest.approx([5.0 * (SERVICE * factor + 60.0) / (SERVICE + 30.0), 10.0 * factor])


@pytest.mark.parametrize("cv", [0.0, 0.6, 1.0])
def test_services_that_are_still_in_hand_do_not_make_the_others_look_short(cv):
    """Windows that began together and are looked at twice a mean later."""
    rng = np.random.default_rng(5)
    sigma = np.sqrt(np.log1p(cv**2))
    times = 5.0 * np.exp(rng.normal(-(sigma**2) / 2, sigma, size=(3_000, 60)))
    ends = times.cumsum(axis=1)
    look = 12.3
    finished = tuple(("a", float(minutes)) for minutes in times[ends <= look])
    last = np.where(ends <= look, ends, 0.0).max(axis=1)
    seen = Seen(0, finished, tuple(("a", look - float(begun)) for begun in last))
    assert means(with_service_times(hall(cv=cv), seen))[0] == pytest.approx(5.0, rel=0.04)


def test_values_are_stretched_like_the_mean():
    scenario = hall(distribution="empirical", values=[4.0, 6.0])
    found = with_service_times(scenario, Seen(0, finished=(("a", 10.0),) * 100)).services[0]
    assert found.values == pytest.approx((4.0 * found.mean / 5.0, 6.0 * found.mean / 5.0))
