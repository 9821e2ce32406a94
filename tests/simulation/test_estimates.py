import numpy as np
import pytest

from simulation.estimates import Ratio, student_t


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
    assert ratio.estimate(5) is None
    ratio.add(3.0, 2.0)
    assert ratio.estimate(1) == (1.5, None, None)
