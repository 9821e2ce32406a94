"""The SimPy model against the oracle, ticket by ticket."""

import os

import pytest
from halls import oracle_tickets, sampled, traced
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oracle import play

from simulation.day import CAUSES
from simulation.model import run_day
from simulation.plant import compile_plant
from simulation.sampling import draw, from_trace

EXAMPLES = int(os.environ.get("ORACLE_EXAMPLES", "250"))
thorough = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def assert_same_day(scenario, citizens):
    day = run_day(compile_plant(scenario), citizens)
    hall = play(scenario, oracle_tickets(scenario, citizens))
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


@thorough
@given(traced())
def test_model_equals_oracle_on_traces(hall):
    scenario, trace = hall
    assert_same_day(scenario, from_trace(scenario, trace))


@thorough
@given(sampled(), st.integers(0, 1000))
def test_model_equals_oracle_on_sampled_days_and_live_states(scenario, seed):
    assert_same_day(scenario, draw(scenario, seed, 0))
