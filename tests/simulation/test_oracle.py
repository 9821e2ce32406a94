"""Both engines against the oracle and each other, ticket by ticket."""

import os

import features
import numpy as np
import pytest
from halls import oracle_tickets, sampled, traced
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oracle import play

from simulation.day import CAUSES
from simulation.engines import run_day
from simulation.plant import compile_plant
from simulation.sampling import draw, from_trace

EXAMPLES = int(os.environ.get("ORACLE_EXAMPLES", "250"))
thorough = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def assert_same_day(scenario, citizens):
    plant = compile_plant(scenario)
    day = run_day(plant, citizens, "simpy")
    assert_as_the_oracle(scenario, day, play(scenario, oracle_tickets(scenario, citizens)))
    assert_engines_agree(day, run_day(plant, citizens, "compiled"))
    features.count(scenario, citizens, day)


def assert_as_the_oracle(scenario, day, hall):
    assert all(day.status)
    for ticket in hall.tickets:
        i = ticket.index
        found = (day.status[i], day.windows(i), day.called(i), day.finished(i))
        assert found == (ticket.status, ticket.windows, ticket.called, ticket.finished), f"ticket {i}"
        assert day.wait[i] == pytest.approx(ticket.waited, abs=1e-9)
    for number, window in enumerate(hall.windows):
        assert day.occupied[number] == pytest.approx(window.occupied, abs=1e-9)
        assert dict(zip(CAUSES, day.idle[number], strict=True)) == pytest.approx(window.idle, abs=1e-9)
        assert day.occupied[number] <= day.staffed[number] + 1e-9


def assert_engines_agree(day, other):
    """To the last bit, but for sums of minutes that are added up in another order."""
    for name in ("status", "wait", "left", "called_at", "finished_at", "window_of", "wait_from", "wait_until", "most"):
        one, two = getattr(day.diary, name), getattr(other.diary, name)
        assert np.array_equal(one, two, equal_nan=one.dtype == np.float64), name
    assert day.diary.last_finish == other.diary.last_finish
    for name in ("occupied", "staffed", "idle"):
        assert getattr(other.diary, name) == pytest.approx(getattr(day.diary, name), abs=1e-9), name


@thorough
@given(traced())
def test_both_engines_equal_the_oracle_on_traces(hall):
    scenario, trace = hall
    assert_same_day(scenario, from_trace(scenario, trace))


@thorough
@given(sampled(), st.integers(0, 1000))
def test_both_engines_equal_the_oracle_on_sampled_days_and_live_states(scenario, seed):
    assert_same_day(scenario, draw(scenario, seed, 0))
