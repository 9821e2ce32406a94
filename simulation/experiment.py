"""Many days: replications on any executor, and paired comparison of configurations."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as StillRunning

import numpy as np
from numpy.typing import NDArray

from simulation.day import Day, loss
from simulation.estimates import Estimate, student_t
from simulation.measures import Measures
from simulation.model import run_day, simulate_day
from simulation.plant import Plant, compile_plant
from simulation.sampling import draw
from simulation.tables import Scenario
from simulation.trace import Arrival

LONGEST_TASK = 20
"""Replications of one task, few enough that progress and cancel are alive."""

_LOOK = 0.1
"""Seconds between looks at whether to cancel."""

Score = Callable[[Day], float]
"""A number that tells how a day went."""


class Cancelled(Exception):
    """The person who asked does not want the answer any more."""


def run(
    scenario: Scenario,
    replications: int,
    seed: int = 0,
    executor: Executor | None = None,
    trace: Sequence[Arrival] | None = None,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Measures:
    """Simulate days and measure them; the outcome depends neither on the executor nor on its workers.

    Parameters
    ----------
    scenario : Scenario
        Checked.
    replications, seed : int
        Replications 0, 1, ... of the seed.
    executor : Executor, optional
        Where the tasks run, for example :func:`processes`; default: here.
    trace : sequence of Arrival, optional
        Who comes, instead of chance.
    progress : callable, optional
        Told the number of replications finished so far.
    cancelled : callable, optional
        Asked now and then whether to give up.

    Raises
    ------
    Cancelled
    """
    total = Measures(certain=trace is not None)
    parts = tasks(replications)
    if executor is None:
        for part in parts:
            _give_up_if(cancelled)
            total.merge(fold(scenario, seed, part, trace))
            _tell(progress, total)
        return total
    futures = [executor.submit(fold, scenario, seed, part, trace) for part in parts]
    try:
        for future in futures:
            total.merge(_result(future, cancelled))
            _tell(progress, total)
    finally:
        for future in futures:
            future.cancel()
    return total


def processes(workers: int) -> ProcessPoolExecutor:
    """A pool of worker processes, started the same way on every system."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def tasks(replications: int) -> list[range]:
    """How replications are cut into tasks: by their number alone, so that sums are rounded the same everywhere."""
    size = min(LONGEST_TASK, max(1, replications // 16))
    return [range(first, min(first + size, replications)) for first in range(0, replications, size)]


def fold(scenario: Scenario, seed: int, replications: range, trace: Sequence[Arrival] | None = None) -> Measures:
    """One task: the measures of some replications."""
    plant = compile_plant(scenario)
    measures = Measures()
    for replication in replications:
        measures.add(simulate_day(plant, seed, replication, trace), replication)
    return measures


def compare(
    halls: Sequence[Scenario | Plant], seed: int, replications: range, score: Score = loss
) -> NDArray[np.float64]:
    """Scores of several configurations of one hall on the same days with the same citizens.

    Parameters
    ----------
    halls : sequence of Scenario or Plant
        They may differ in everything but services, classes, demand, patience,
        no-show and start: the citizens are drawn for the first.
    replications : range
        Which replications.
    score : callable
        From a day; default: its loss.

    Returns
    -------
    array, shape (len(halls), len(replications))
    """
    plants = [hall if isinstance(hall, Plant) else compile_plant(hall) for hall in halls]
    scores = np.empty((len(plants), len(replications)))
    for column, replication in enumerate(replications):
        citizens = draw(plants[0].scenario, seed, replication)
        for row, plant in enumerate(plants):
            scores[row, column] = score(run_day(plant, citizens))
    return scores


def effect(scores: NDArray[np.float64], baseline: NDArray[np.float64]) -> Estimate:
    """Mean difference to a baseline over the same days, with its 95 % interval (paired t)."""
    differences = scores - baseline
    count = len(differences)
    mean = float(differences.mean())
    if count < 2:
        return Estimate(mean, None, None)
    margin = student_t(count - 1) * float(differences.std(ddof=1)) / count**0.5
    return Estimate(mean, mean - margin, mean + margin)


def _result(future: Future[Measures], cancelled: Callable[[], bool] | None) -> Measures:
    while True:
        _give_up_if(cancelled)
        try:
            return future.result(timeout=_LOOK)
        except StillRunning:
            if future.done():
                raise


def _give_up_if(cancelled: Callable[[], bool] | None) -> None:
    if cancelled is not None and cancelled():
        raise Cancelled


def _tell(progress: Callable[[int], None] | None, total: Measures) -> None:
    if progress is not None:
        progress(total.replications)
