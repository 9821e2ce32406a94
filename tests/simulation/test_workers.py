"""Worker processes: killed, cancelled, many."""

import os
import signal
import threading
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from simulation.experiment import Cancelled, processes, run
from simulation.scenario import parse

HALL = parse(
    {
        "opens": 540,
        "closes": 1020,
        "service": [{"id": "a", "mean": 6.0, "arrivals": [{"from": 540, "to": 1020, "per_hour": 60}]}],
        "window": [{"id": str(number), "skills": {"a": 1.0}} for number in range(7)],
    }
)


def die_once(mark: str) -> str:
    """Kill the worker the first time, answer the second."""
    try:
        Path(mark).touch(exist_ok=False)
    except FileExistsError:
        return "done"
    os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    return "never"


def die() -> None:
    os._exit(3)


def fail() -> None:
    raise KeyError("as it was")


def test_a_killed_worker_does_not_lose_its_tasks(tmp_path):
    with processes(2) as pool:
        futures = [pool.submit(die_once, str(tmp_path / str(number))) for number in range(3)]
        assert [future.result(timeout=60) for future in futures] == ["done"] * 3


def test_a_task_that_always_kills_its_worker_is_given_up():
    with processes(1) as pool, pytest.raises(BrokenProcessPool):
        pool.submit(die).result(timeout=60)


def test_an_error_of_a_task_comes_back():
    with processes(1) as pool, pytest.raises(KeyError, match="as it was"):
        pool.submit(fail).result(timeout=60)


def test_a_run_survives_the_death_of_a_worker():
    expected = run(HALL, 1200, seed=2).to_mapping()
    with processes(2) as pool:
        pool.submit(int).result(timeout=60)
        victims = list(pool.workers())
        killed = threading.Event()

        def kill(done: int) -> None:
            if not killed.is_set():
                killed.set()
                os.kill(victims[0], signal.SIGTERM)

        found = run(HALL, 1200, seed=2, executor=pool, progress=kill)
    assert killed.is_set()
    assert found.to_mapping() == expected


def test_who_cancels_waits_for_no_worker():
    begun = threading.Event()
    with processes(2) as pool, pytest.raises(Cancelled):
        run(HALL, 100_000, executor=pool, progress=lambda done: begun.set(), cancelled=begun.is_set)


def test_memory_does_not_grow_with_replications():
    few, many = (run(HALL, count, seed=1) for count in (600, 6_000))
    assert not few.waits.exact and not many.waits.exact
    assert [array.nbytes for array in few.ledger] == [array.nbytes for array in many.ledger]
    assert few.waits.coarse.nbytes == many.waits.coarse.nbytes
