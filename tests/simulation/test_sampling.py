import statistics

import numpy as np
import pytest

from simulation.chance import Purpose, further, gamma_tail, key, normal, normal_tail, stem, uniform, word
from simulation.durations import (
    draw_beyond,
    draw_duration,
    empirical,
    exponential,
    fixed,
    gamma,
    lognormal,
    service_time,
    stacked,
)
from simulation.rates import cumulative_rate
from simulation.sampling import NEVER, draw, order_of
from simulation.scenario import Rate, Service, parse

COUNT = 40_000


def the_key(purpose=Purpose.DURATION, seed=5):
    return np.uint64(key(np.uint64(stem(word(seed), 0, int(purpose))), 0))


def numbers(purpose=Purpose.DURATION, seed=5):
    own = the_key(purpose, seed)
    return np.array([uniform(own, n) for n in range(COUNT)])


def values_of(distribution):
    table, own = stacked([fixed(1.0), distribution]), the_key()
    return np.array([draw_duration(table, 1, own, n) for n in range(COUNT)])


def hall(**more):
    return parse(
        {
            "opens": 540,
            "closes": 1020,
            "service": [
                {"id": "a", "mean": 4.0, "arrivals": [{"from": 540, "to": 1020, "per_hour": 20}]},
                {"id": "b", "mean": 9.0, "arrivals": [{"from": 600, "to": 660, "per_hour": 30}]},
            ],
            "window": [{"id": "1", "skills": {"*": 1.0}}],
            **more,
        }
    )


def test_splitmix64_gives_its_published_numbers():
    # The first outputs of the reference generator from state 1234567.
    expected = [6457827717110365317, 3203168211198807973, 9817491932198370423]
    found = [uniform(np.uint64(1234567), n) for n in range(3)]
    assert found == [((number >> 12) + 0.5) * 2.0**-52 for number in expected]


def test_every_decision_has_a_key_of_its_own():
    stems = [
        np.uint64(stem(word(seed), r, int(purpose))) for seed in (-1, 0, 1 << 40) for r in (0, 1) for purpose in Purpose
    ]
    found = {int(further(np.uint64(key(one, s)), attempt)) for one in stems for s in range(3) for attempt in range(3)}
    assert len(found) == len(stems) * 9


def test_uniforms_fill_the_unit_interval():
    u = numbers()
    assert u.min() > 0.0 and u.max() < 1.0
    counts = np.bincount((u * 50).astype(int), minlength=50)
    assert ((counts - COUNT / 50) ** 2 / (COUNT / 50)).sum() < 86  # chi-square, 49 degrees, 0.1 %
    assert abs(np.corrcoef(u[:-1], u[1:])[0, 1]) < 0.02
    assert abs(np.corrcoef(u, numbers(Purpose.PATIENCE))[0, 1]) < 0.02
    assert abs(np.corrcoef(u, numbers(seed=6))[0, 1]) < 0.02


def test_normals_are_the_normal_quantile():
    p = np.array([1e-300, 1e-12, 1e-3, 0.07, 0.075, 0.5, 0.6, 0.925, 0.93, 0.999, 1 - 1e-12])
    expected = [statistics.NormalDist().inv_cdf(x) for x in p]
    assert [normal(x) for x in p] == pytest.approx(expected, rel=1e-12)


def test_tails():
    assert normal_tail(1.959963984540054) == pytest.approx(0.025)
    assert gamma_tail(1.0, 3.0) == pytest.approx(np.exp(-3.0))
    assert gamma_tail(3.0, 0.7) == pytest.approx(np.exp(-0.7) * (1 + 0.7 + 0.7**2 / 2))
    assert gamma_tail(3.0, 9.0) == pytest.approx(np.exp(-9.0) * (1 + 9.0 + 81.0 / 2))


@pytest.mark.parametrize(
    ("distribution", "cv"), [("lognormal", 0.6), ("exponential", 1.0), ("gamma", 0.6), ("gamma", 1.6), ("gamma", 1.0)]
)
def test_durations_have_their_mean_and_cv(distribution, cv):
    values = values_of(service_time(Service(id="s", mean=8.0, cv=cv, distribution=distribution)))
    assert values.mean() == pytest.approx(8.0, rel=0.03)
    assert values.std() / values.mean() == pytest.approx(cv, rel=0.05)


def test_empirical_durations_are_those_seen():
    values = values_of(service_time(Service(id="s", mean=8.0, distribution="empirical", values=(3.0, 1.0))))
    assert set(values) == {1.0, 3.0} and values.mean() == pytest.approx(2.0, rel=0.02)


@pytest.mark.parametrize("cv", [0.0, 0.6])
def test_without_spread_every_duration_is_the_mean(cv):
    distribution = "deterministic" if cv else "gamma"
    values = values_of(service_time(Service(id="s", mean=8.0, cv=cv, distribution=distribution)))
    assert set(values) == {8.0}


@pytest.mark.parametrize(
    "duration",
    [lognormal(8.0, 0.6), exponential(8.0), gamma(8.0, 0.6), gamma(8.0, 1.5), empirical((2.0, 9.0, 15.0))],
)
@pytest.mark.parametrize("passed", [0.0, 3.0, 14.0])
def test_the_rest_of_a_service_is_drawn_given_what_has_passed(duration, passed):
    values = values_of(duration)
    expected = values[values > passed]
    table = stacked([fixed(1.0), duration])
    found = np.array([draw_beyond(table, 1, passed, u) for u in numbers(seed=9)[:1500]])
    assert (found > passed).all()
    error = expected.std() / 1500**0.5 + expected.std() / len(expected) ** 0.5
    assert abs(found.mean() - expected.mean()) <= 4.0 * error
    assert found.std() == pytest.approx(expected.std(), rel=0.15, abs=1e-12)


def test_a_duration_that_is_past_leaves_nothing():
    for distribution, passed in [
        (fixed(5.0), 7.0),
        (empirical((5.0, 6.0)), 6.0),
        (lognormal(5.0, 0.01), 1e6),
        (gamma(5.0, 0.1), 1e6),
    ]:
        assert draw_beyond(stacked([distribution]), 0, passed, 0.5) == passed


def test_arrivals_are_put_in_a_stable_order():
    chance = np.random.default_rng(1)
    for instants in (
        [],
        [3.0],
        [2.0, 2.0, 2.0],
        chance.integers(0, 9, 200).astype(float),
        chance.exponential(1.0, 999),
    ):
        instants = np.asarray(instants, dtype=np.float64)
        assert order_of(instants).tolist() == np.argsort(instants, kind="stable").tolist()


def test_rates_that_overlap_add_up():
    rates = (Rate(start=540.0, end=660.0, per_hour=6.0), Rate(start=600.0, end=720.0, per_hour=12.0))
    times, expected, minutes = cumulative_rate(rates, 540.0)
    assert times.tolist() == [0.0, 60.0, 120.0, 180.0]
    assert expected.tolist() == pytest.approx([0.0, 6.0, 24.0, 36.0])
    assert minutes.tolist() == pytest.approx([10.0, 60.0 / 18.0, 5.0, 0.0])


def test_arrivals_are_poisson_within_their_hours():
    counts, times = [], []
    for replication in range(400):
        citizens = draw(hall(), 3, replication)
        own = [a for a, need in zip(citizens.arrival, citizens.crowd.needs, strict=True) if need == 1]
        counts.append(len(own))
        times.extend(own)
        assert citizens.arrival.tolist() == sorted(citizens.arrival)
    assert np.mean(counts) == pytest.approx(30.0, rel=0.03)
    assert np.var(counts) == pytest.approx(30.0, rel=0.25)
    assert min(times) >= 60.0 and max(times) <= 120.0
    assert np.mean(times) == pytest.approx(90.0, abs=0.8)


def test_a_day_factor_widens_the_counts_and_keeps_their_mean():
    scenario = hall(demand={"day_cv": 0.3})
    counts = [len(draw(scenario, 3, replication)) for replication in range(400)]
    assert np.mean(counts) == pytest.approx(190.0, rel=0.05)
    assert np.std(counts) / np.mean(counts) == pytest.approx((0.3**2 + 1 / 190) ** 0.5, rel=0.15)


def test_the_same_citizens_come_whatever_the_hall_does():
    one = draw(hall(rule="fcfs"), 4, 7)
    other = draw(hall(rule="gcmu", window=[{"id": "1", "skills": {"a": 0.5}}, {"id": "2", "skills": {"b": 2.0}}]), 4, 7)
    assert same(one, other)
    assert not same(one, draw(hall(), 4, 8)) and not same(one, draw(hall(), 5, 7))


def same(one, other):
    return all(np.array_equal(a, b) for a, b in zip(one.crowd, other.crowd, strict=True))


def test_more_citizens_of_one_service_leave_the_others_alone():
    busy = hall().services[0], Service(id="b", mean=9.0, arrivals=(Rate(start=540.0, end=1020.0, per_hour=99.0),))
    one, other = draw(hall(), 1, 0), draw(parse_services(busy), 1, 0)
    assert needs_of(one, 0) == needs_of(other, 0)


def parse_services(services):
    from msgspec.structs import replace

    return replace(hall(), services=services)


def needs_of(citizens, service):
    rows = zip(
        *(x.tolist() for x in (citizens.arrival, citizens.crowd.needs, citizens.crowd.durations, citizens.klass)),
        strict=True,
    )
    return [row for row in rows if row[1] == service]


def test_appointments_come_around_their_hour_and_stand_in_line_from_it():
    service = {
        "id": "a",
        "mean": 1.0,
        "appointments": [{"at": 600, "count": 500, "show": 0.8, "punctuality_sd": 5.0}, {"at": 700, "count": 1}],
    }
    citizens = draw(hall(service=[service]), 1, 0)
    arrival, credit = np.array(citizens.arrival), np.array(citizens.credit)
    early = arrival < 100.0
    assert early.sum() == pytest.approx(400, abs=36)
    assert arrival[early].mean() == pytest.approx(60.0, abs=1.0) and arrival[early].std() == pytest.approx(
        5.0, rel=0.15
    )
    assert (credit[early] == np.maximum(arrival[early], 60.0)).all()
    assert arrival[~early].tolist() == [160.0]
    assert {citizens.classes[k] for k in citizens.klass} == {"appointment"}


def test_classes_take_their_shares_and_ordinary_the_rest():
    scenario = hall(**{"class": [{"id": "courtesy", "share": 0.2}, {"id": "vip", "share": 0.1}]})
    found = [draw(scenario, 2, r) for r in range(50)]
    names = [citizens.classes[k] for citizens in found for k in citizens.klass]
    assert names.count("courtesy") / len(names) == pytest.approx(0.2, abs=0.02)
    assert names.count("vip") / len(names) == pytest.approx(0.1, abs=0.02)
    assert set(names) == {"courtesy", "vip", "ordinary"}


def test_patience_and_no_shows():
    citizens = [draw(hall(patience={"mean": 30.0, "cv": 0.5}, no_show={"probability": 0.1}), 2, r) for r in range(50)]
    patience = np.concatenate([c.patience for c in citizens])
    missing = np.concatenate([c.no_show for c in citizens])
    assert patience.mean() == pytest.approx(30.0, rel=0.03) and patience.std() == pytest.approx(15.0, rel=0.05)
    assert missing.mean() == pytest.approx(0.1, abs=0.01)
    plain = draw(hall(), 2, 0)
    assert set(plain.patience) == {NEVER} and not any(plain.no_show)


def test_a_live_state_comes_first_and_replaces_who_came_before():
    start = {
        "at": 700,
        "serving": [{"window": "1", "services": ["a"], "elapsed": 30.0, "waited": 2.0}],
        "waiting": [{"services": ["b", "a"], "waited": 12.5}],
        "parked": [{"services": ["b"], "waited": 1.0, "back_in": 6.0}],
    }
    citizens = draw(hall(start=start, patience={"mean": 15.0}), 1, 0)
    assert citizens.arrival[:3].tolist() == [128.0, 147.5, 159.0]
    assert citizens.credit[1:3].tolist() == [147.5, 165.0]
    assert citizens.patience[0] == citizens.patience[2] == NEVER and citizens.patience[1] > 12.5
    assert citizens.service_times(0)[0] > 0.0
    assert min(citizens.arrival[3:]) >= 160.0
    whole = draw(hall(patience={"mean": 15.0}), 1, 0)
    assert citizens.arrival[3:].tolist() == [a for a in whole.arrival if a >= 160.0]
