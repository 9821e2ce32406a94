"""Percentiles of waits, kept or counted."""

import numpy as np
import pytest

from simulation.percentiles import COARSE, FINE, GROUPS, Waits, bin_of, bins, edges

ROWS = (2, 1, 3)


def count(pool, waits, where, replication):
    """Count waits as the kernel does."""
    counts = pool.counts(replication)
    for wait, rows in zip(waits, where, strict=True):
        counts.fine[bin_of(wait, FINE)] += 1
        counts.coarse[pool.offsets[:3] + rows, bin_of(wait, COARSE)] += 1


def pools(replications, waits_of):
    """The same waits kept and counted, and all of them."""
    kept, counted, values, rows = Waits(ROWS, True), Waits(ROWS, False), [], []
    chance = np.random.default_rng(1)
    for replication in range(replications):
        waits = waits_of(replication)
        where = np.column_stack([chance.integers(0, size, len(waits)) for size in ROWS]).astype(np.int32)
        kept.keep(waits, where, replication)
        count(counted, waits, where, replication)
        values.append(waits)
        rows.append(where)
    return kept, counted, np.concatenate(values), np.concatenate(rows)


def test_without_waits_there_is_no_percentile():
    for exact in (True, False):
        assert Waits(ROWS, exact).hall().percentile(0.5, 5) is None
        assert [row.percentile(0.5, 5) for row in Waits(ROWS, exact).rows(2)] == [None] * 3


@pytest.mark.parametrize("bits", [FINE, COARSE])
def test_a_wait_lies_between_the_edges_of_its_bin(bits):
    limits = edges(bits)
    assert len(limits) == bins(bits) + 1
    assert bin_of(0.0, bits) == 0 and bin_of(1e-9, bits) == 1 and bin_of(1e9, bits) == bins(bits) - 1
    for wait in [2.0**-6, 0.1, 1.0, 1.99, 2.0, 7.3, 480.0, 16_383.0]:
        place = bin_of(wait, bits)
        assert limits[place] <= wait < limits[place + 1]
        assert limits[place + 1] - limits[place] <= wait / (1 << bits)


def test_percentiles_are_pooled_and_covered():
    covered = 0
    for seed in range(60):
        chance = np.random.default_rng(seed)
        kept, _, values, _ = pools(40, lambda _, chance=chance: chance.exponential(10.0, chance.poisson(30)))
        found = kept.hall().percentile(0.9, 40)
        assert found.mean == pytest.approx(np.quantile(values, 0.9))
        covered += found.low <= 10.0 * np.log(10.0) <= found.high
    assert 51 <= covered <= 60


def test_counted_waits_have_the_percentiles_of_kept_ones_to_a_part_of_their_bin():
    chance = np.random.default_rng(3)
    kept, counted, values, rows = pools(
        100, lambda _: np.where(chance.random(500) < 0.3, 0.0, chance.exponential(10.0, 500))
    )
    for probability in (0.2, 0.5, 0.95):
        exact = np.quantile(values, probability)
        found, other = (pool.hall().percentile(probability, 100) for pool in (kept, counted))
        assert found.mean == pytest.approx(exact)
        assert other == pytest.approx(found, rel=2.0**-FINE)
        for table, size in enumerate(ROWS):
            for row in range(size):
                exact = np.quantile(values[rows[:, table] == row], probability)
                assert kept.rows(table)[row].quantile(probability) == pytest.approx(exact)
                assert counted.rows(table)[row].quantile(probability) == pytest.approx(exact, rel=2.0**-COARSE)


def put(pool, waits, rows, group):
    if pool.exact:
        pool.keep(waits, rows, group)
    else:
        count(pool, waits, rows, group)


def test_what_one_pool_takes_from_another_is_what_it_had_been_given():
    chance = np.random.default_rng(4)
    waits = [chance.exponential(10.0, 50) for _ in range(4)]
    rows = np.zeros((50, 3), np.int32)
    for exact in (True, False):
        whole = Waits(ROWS, exact)
        for group, own in enumerate(waits):
            part = Waits(ROWS, exact)
            put(part, own, rows, group if exact else 0)
            whole.take(part.taken(), group + GROUPS)
        direct = Waits(ROWS, exact)
        for group, own in enumerate(waits):
            put(direct, own, rows, group)
        assert whole.hall().percentile(0.9, 4) == direct.hall().percentile(0.9, 4)
