import numpy as np
import pytest

from simulation.estimates import GROUPS, Pool, Ratio, student_t


@pytest.mark.parametrize(
    ("freedom", "quantile"), [(1, 12.706), (2, 4.303), (3, 3.182), (5, 2.571), (10, 2.228), (30, 2.042), (1000, 1.962)]
)
def test_students_t_as_in_the_tables(freedom, quantile):
    assert student_t(freedom) == pytest.approx(quantile, abs=3.5e-3)


def test_a_ratio_is_that_of_the_sums_with_the_delta_interval():
    chance = np.random.default_rng(1)
    x, y = chance.gamma(2.0, 3.0, 200), chance.gamma(5.0, 1.0, 200)
    ratio = Ratio()
    for pair in zip(x, y, strict=True):
        ratio.add(*map(float, pair))
    found = ratio.estimate(200)
    assert found.mean == pytest.approx(x.sum() / y.sum())
    # The jackknife agrees with the delta method to first order.
    left_out = (x.sum() - x) / (y.sum() - y)
    error = np.sqrt(199 / 200 * ((left_out - left_out.mean()) ** 2).sum())
    assert found.high - found.mean == pytest.approx(student_t(199) * error, rel=0.03)
    assert found.mean - found.low == pytest.approx(found.high - found.mean)


def test_merged_ratios_are_one():
    parts = [Ratio(), Ratio()]
    whole = Ratio()
    for number in range(10):
        parts[number // 5].add(number, 1.0)
        whole.add(number, 1.0)
    parts[0].merge(parts[1])
    assert parts[0].estimate(10) == whole.estimate(10)


def test_one_replication_has_no_interval_and_none_no_mean():
    ratio = Ratio()
    assert ratio.estimate(5) is None and Pool().percentile(0.5, 5) is None
    ratio.add(3.0, 2.0)
    assert ratio.estimate(1) == (1.5, None, None)


def test_percentiles_are_pooled_and_covered():
    covered = 0
    for seed in range(60):
        chance = np.random.default_rng(seed)
        pool, values = Pool(), []
        for replication in range(40):
            waits = chance.exponential(10.0, chance.poisson(30))
            pool.add(waits, replication)
            values.extend(waits)
        found = pool.percentile(0.9, 40)
        assert found.mean == pytest.approx(np.quantile(values, 0.9))
        covered += found.low <= 10.0 * np.log(10.0) <= found.high
    assert 51 <= covered <= 60


def test_a_pool_stays_small_and_close():
    chance = np.random.default_rng(1)
    pool, values = Pool(20_000), []
    for replication in range(100):
        waits = chance.exponential(10.0, 1000)
        pool.add(waits, replication)
        values.extend(waits)
    assert len(pool.values) <= 20_000
    assert pool.weights.sum() == 100_000
    assert set(pool.groups) == set(range(GROUPS))
    for probability in (0.5, 0.95):
        assert pool.percentile(probability, 100).mean == pytest.approx(np.quantile(values, probability), abs=0.1)
