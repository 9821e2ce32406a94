"""The two engines behind one function: equal ticket by ticket, so that the choice is one of speed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from simulation import model
from simulation.compiled.play import play
from simulation.compiled.state import floor
from simulation.day import Day
from simulation.plant import Plant, compile_plant
from simulation.sampling import Citizens, draw, from_trace
from simulation.tables import Scenario
from simulation.trace import Arrival

Engine = Literal["compiled", "simpy"]
"""``compiled`` searches thousands of days in seconds; ``simpy`` is the model to read and extend."""

ENGINES: tuple[Engine, ...] = get_args(Engine)


def simulate_day(
    hall: Scenario | Plant,
    seed: int = 0,
    replication: int = 0,
    trace: Sequence[Arrival] | None = None,
    engine: Engine = "compiled",
) -> Day:
    """One day of a hall.

    Parameters
    ----------
    hall : Scenario or Plant
        Checked, see :func:`simulation.scenario.parse`.
    seed, replication : int
        What chance is made of; without effect on a trace.
    trace : sequence of Arrival, optional
        Who comes, instead of chance.
    engine : str
        Without effect on the outcome.
    """
    plant = hall if isinstance(hall, Plant) else compile_plant(hall)
    citizens = draw(plant.scenario, seed, replication) if trace is None else from_trace(plant.scenario, trace)
    return run_day(plant, citizens, engine)


def run_day(plant: Plant, citizens: Citizens, engine: Engine = "compiled") -> Day:
    """The day that these citizens have in this hall; neither is changed, so both can be used again."""
    if engine == "simpy":
        return model.run_day(plant, citizens)
    return Day(plant, citizens, play(floor(plant, citizens.classes), citizens.crowd))
