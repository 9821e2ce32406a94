"""Many days: replications on any executor, and paired comparison of configurations."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures import TimeoutError as StillRunning
from functools import lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from simulation.chance import word
from simulation.compiled.batch import fold_days
from simulation.compiled.state import floor
from simulation.day import Day, loss
from simulation.engines import Engine, run_day
from simulation.estimates import Estimate, student_t
from simulation.measures import Measures, Tally
from simulation.plant import Plant, compile_plant
from simulation.sampling import classes_of, demand, drawer, expected_tickets, from_trace
from simulation.tables import Scenario
from simulation.trace import Arrival
from simulation.workers import Workers

TASK = 50_000
"""Tickets of one task, about: few enough that progress and cancel are alive."""

KEPT = 250_000
"""Where more tickets than this are expected, waits are counted in bins, not kept."""

AHEAD = 64
"""Tasks handed to the executor before the first of them is done."""

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
    engine: Engine = "compiled",
    keep_waits: bool | None = None,
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
    engine : str
        Without effect on the outcome.
    keep_waits : bool, optional
        Whether percentiles are exact, from every wait, or from waits counted
        in bins, in memory that does not grow with the replications. Default:
        exact up to :data:`KEPT` tickets.

    Raises
    ------
    Cancelled
    """
    tickets = expected_tickets(scenario) if trace is None else float(len(trace))
    exact = tickets * replications <= KEPT if keep_waits is None else keep_waits
    total = Measures(compile_plant(scenario), classes_of(scenario, trace or ()), exact, certain=trace is not None)
    job = pickle.dumps((scenario, None if trace is None else tuple(trace), engine, exact))
    parts = tasks(replications, tickets)
    for number, tally in enumerate(_tallies(job, seed, parts, executor, cancelled)):
        total.merge(tally, number)
        if progress is not None:
            progress(total.replications)
    return total


def processes(workers: int) -> Workers:
    """A pool of worker processes."""
    return Workers(workers)


def tasks(replications: int, tickets: float = 1.0) -> list[range]:
    """How replications of so many tickets are cut into tasks: the same everywhere, so that sums round the same."""
    size = max(1, min(int(TASK / max(tickets, 1.0)), replications // 16))
    return [range(first, min(first + size, replications)) for first in range(0, replications, size)]


def fold(job: bytes, seed: int, replications: range) -> Tally:
    """One task: the tally of some replications of a pickled scenario, trace, engine, and whether to keep waits."""
    prepared = _prepared(job)
    measures = Measures(prepared.plant, prepared.classes, prepared.exact)
    if prepared.engine == "compiled" and not prepared.exact and prepared.citizens is None:
        prepared.fold_days(seed, replications, measures)
    else:
        for replication in replications:
            citizens = prepared.citizens or prepared.draw(seed, replication)
            day = run_day(prepared.plant, citizens, prepared.engine)
            # Waits that are only counted belong to the group of their task, see Measures.merge().
            measures.add(day, replication if prepared.exact else 0)
    return measures.tally()


class _Prepared:
    """A job as a worker needs it; made once, used for all its tasks."""

    def __init__(self, scenario: Scenario, trace: tuple[Arrival, ...] | None, engine: Engine, exact: bool) -> None:
        self.plant = compile_plant(scenario)
        self.classes = classes_of(scenario, trace or ())
        self.engine: Engine = engine
        self.exact = exact
        self.citizens = None if trace is None else from_trace(scenario, trace)
        self.draw = drawer(scenario)
        self.demand = demand(scenario)

    def fold_days(self, seed: int, replications: range, measures: Measures) -> None:
        """Draw, play and measure without leaving machine code."""
        measures.tickets += fold_days(
            floor(self.plant, self.classes),
            self.demand,
            measures.frame,
            word(seed),
            replications.start,
            replications.stop,
            measures.ledger,
            measures.waits.counts(0),
        )
        measures.replications += len(replications)


@lru_cache(maxsize=4)
def _prepared(job: bytes) -> _Prepared:
    return _Prepared(*pickle.loads(job))


def _tallies(
    job: bytes, seed: int, parts: list[range], executor: Executor | None, cancelled: Callable[[], bool] | None
) -> Iterator[Tally]:
    """The tallies of the parts, in order."""
    if executor is None:
        for part in parts:
            _give_up_if(cancelled)
            yield fold(job, seed, part)
        return
    waiting = iter(parts)
    futures = deque(executor.submit(fold, job, seed, part) for part in islice(waiting, AHEAD))
    try:
        while futures:
            yield _result(futures[0], cancelled)
            futures.popleft()
            futures.extend(executor.submit(fold, job, seed, part) for part in islice(waiting, 1))
    finally:
        for future in futures:
            future.cancel()


def compare(
    halls: Sequence[Scenario | Plant],
    seed: int,
    replications: range,
    score: Score = loss,
    engine: Engine = "compiled",
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
    draw = drawer(plants[0].scenario)
    for column, replication in enumerate(replications):
        citizens = draw(seed, replication)
        for row, plant in enumerate(plants):
            scores[row, column] = score(run_day(plant, citizens, engine))
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


def _result(future: Future[Tally], cancelled: Callable[[], bool] | None) -> Tally:
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
