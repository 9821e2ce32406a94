"""Many processes on one hall, and processes that are killed."""

from __future__ import annotations

import random
import threading
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from doing import Doing, main, new_hall

WINDOWS = ("1", "2", "3", "4")


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    return new_hall(tmp_path)


def test_eight_processes_never_call_one_ticket_twice_nor_issue_a_number_twice(hall: Path) -> None:
    together = threading.Barrier(8)

    def desk(_: int) -> list[Any]:
        with Doing(hall) as do:
            do.do("state")
            together.wait()
            return [do.do("issue", services=["permit"])["ticket"] for _ in range(30)]

    def window(name: str) -> list[Any]:
        called = []
        with Doing(hall) as do:
            do.do("state")
            together.wait()
            while len(called) < 30:
                number = do.do("call", window=name).get("ticket")
                if number is not None:
                    called.append(number)
                    assert do.do("start", window=name, ticket=number)["ok"]
                    assert do.do("finish", window=name, ticket=number)["ok"]
        return called

    with ThreadPoolExecutor(8) as pool:
        issued = [pool.submit(desk, place) for place in range(4)]
        called = [pool.submit(window, name) for name in WINDOWS]
    numbers = [number for one in issued for number in one.result()]
    assert sorted(numbers) == [f"A{place:03d}" for place in range(1, 121)]
    assert sorted(number for one in called for number in one.result()) == sorted(numbers)
    assert main("verify", "--hall", hall).returncode == 0


def test_windows_of_several_processes_race_for_few_tickets(hall: Path) -> None:
    with Doing(hall) as desk:
        for _ in range(3):
            desk.do("issue", services=["permit"])
        together = threading.Barrier(8)

        def call(window: str) -> dict[str, Any]:
            with Doing(hall) as do:
                do.do("state")
                together.wait()
                return do.do("call", window=window)

        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(call, WINDOWS * 2))
        called = [found["ticket"] for found in answers if found["ok"] and found["ticket"] is not None]
        assert sorted(called) == ["A001", "A002", "A003"]
        state = desk.do("state")
        there = Counter(window["ticket"] for window in state["windows"].values() if window["ticket"])
        assert there == {"A001": 1, "A002": 1, "A003": 1}


def test_a_command_repeated_from_several_processes_at_once_happens_once(hall: Path) -> None:
    ids = [str(uuid.uuid4()) for _ in range(20)]
    together = threading.Barrier(4)

    def repeat(_: int) -> list[dict[str, Any]]:
        with Doing(hall) as do:
            do.do("state")
            together.wait()
            return [do.do("issue", services=["card"], id=key) for key in ids]

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(repeat, range(4)))
    assert answers[0] == answers[1] == answers[2] == answers[3]
    assert len({found["ticket"] for found in answers[0]}) == 20
    with Doing(hall) as do:
        assert len(do.do("state")["tickets"]) == 20


@pytest.mark.parametrize("seed", range(6))
def test_what_was_acknowledged_survives_a_kill_and_nothing_happens_twice(hall: Path, seed: int) -> None:
    """Commands are sent without waiting; the process dies somewhere; all are repeated with their ids."""
    chance = random.Random(seed)
    commands = [
        {
            "do": "issue",
            "services": [chance.choice(["permit", "card"])],
            "id": str(uuid.UUID(int=chance.getrandbits(128))),
        }
        for _ in range(300)
    ]
    acknowledged: list[str] = []
    with Doing(hall) as victim:
        feeding = threading.Thread(target=_feed, args=(victim, commands))
        feeding.start()
        for _ in range(chance.randrange(1, 120)):
            acknowledged.append(victim.answer()["ticket"])
        victim.process.kill()
        victim.process.wait()
        feeding.join()
    with Doing(hall) as survivor:
        there = survivor.do("state")["tickets"]
        assert set(acknowledged) <= set(there)
        assert len(there) <= len(commands)
        again = []
        for command in commands:
            survivor.send(**command)
            again.append(survivor.answer()["ticket"])
        assert again[: len(acknowledged)] == acknowledged
        assert len(set(again)) == len(commands)
        assert set(survivor.do("state")["tickets"]) == set(again)
    assert main("verify", "--hall", hall).returncode == 0


def _feed(victim: Doing, commands: list[dict[str, Any]]) -> None:
    try:
        for command in commands:
            victim.send(**command)
    except OSError:
        # The pipe breaks when its reader is killed: that is what the test is about.
        return


def test_a_visit_whose_process_is_killed_goes_on_elsewhere(hall: Path) -> None:
    with Doing(hall) as first:
        number = first.do("issue", services=["permit", "card"], note="back at ten")["ticket"]
        first.do("call", window="1")
        first.do("start", window="1")
        first.process.kill()
        first.process.wait()
    with Doing(hall) as second:
        assert second.do("finish", window="1", ticket=number)["ok"]
        assert second.do("state")["tickets"][number] == {
            "state": "serving",
            "services": ["card"],
            "class": "ordinary",
            "window": "1",
            "tied": None,
        }
