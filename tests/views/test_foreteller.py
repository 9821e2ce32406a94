"""The process that foretells waits, for real, with the screens that hear it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing import Pipe

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from hallapp.foreteller import Teller, _foretell
from hallapp.live import Live, path_of
from hallapp.store.told import ToldFile
from hallapp.views.link import HallLink
from hallapp.waits import Told, at_once
from simulation.scenario import parse

SPAN = {"opens": "00:00", "closes": "24:00"}
HALL = {
    **SPAN,
    "service": [{"id": "a", "mean": 5.0}, {"id": "b", "mean": 5.0}],
    "window": [{"id": "1", "skills": {"a": 1.0}}],
}

PATIENCE = 60_000
"""Milliseconds: the machine code may have to be compiled."""


@pytest.fixture
def screens(tmp_path) -> Iterator[Callable[[], HallLink]]:
    url = str(tmp_path / "a.hall")
    Live.create(url, parse(HALL)).close()
    opened: list[HallLink] = []

    def screen() -> HallLink:
        opened.append(HallLink(url, "test", foretell=True))
        return opened[-1]

    yield screen
    for link in opened:
        link.close()


def told(link: HallLink):
    census = link.census()
    return census._told


def test_screens_share_one_process_and_hear_of_a_ticket_that_was_issued(qtbot: QtBot, screens) -> None:
    first, second = screens(), screens()
    qtbot.waitUntil(lambda: told(first) is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: told(second) is not None, timeout=PATIENCE)
    assert first._foreteller._companion.process is not None and second._foreteller._companion.process is None
    assert second.census().wait("b") is None
    first.do({"do": "issue", "services": ["a"]})
    first.do({"do": "call", "window": "1"})
    first.do({"do": "issue", "services": ["a"]})
    first.do({"do": "issue", "services": ["a"]})
    qtbot.waitUntil(lambda: len(told(second).tickets) == 2, timeout=PATIENCE)
    nearer, farther = map(second.census().wait_of, second.hall.waiting())
    assert 0.0 < nearer.median < farther.median < second.census().wait("a").median
    assert nearer.low < nearer.median < nearer.high


def test_another_screen_foretells_when_the_first_closes(qtbot: QtBot, screens) -> None:
    first, second = screens(), screens()
    qtbot.waitUntil(lambda: told(first) is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: told(second) is not None, timeout=PATIENCE)
    before = told(second).at
    first.close()
    second.do({"do": "issue", "services": ["a"]})
    qtbot.waitUntil(lambda: second._foreteller._companion.process is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: told(second).at > before, timeout=PATIENCE)


def test_a_process_that_dies_is_started_again(qtbot: QtBot, screens) -> None:
    link = screens()
    qtbot.waitUntil(lambda: told(link) is not None, timeout=PATIENCE)
    died = link._foreteller._companion.process
    died.terminate()
    died.join()
    link.do({"do": "issue", "services": ["a"]})
    qtbot.waitUntil(lambda: len(told(link).tickets) == 1, timeout=PATIENCE)


def test_until_the_simulation_is_compiled_the_queue_tells(qtbot: QtBot, tmp_path) -> None:
    url = str(tmp_path / "a.hall")
    compiled: Future[Teller] = Future()
    here, there = Pipe()
    heard: list[Told] = []

    def foretell() -> None:
        with ToldFile(path_of(url)) as file, Live.open(url, actor="foreteller") as live:
            _foretell(live, file, "test", there, compiled)

    def news(file: ToldFile) -> bool:
        text = file.news()
        if text is not None:
            heard.append(msgspec.json.decode(text, type=Told))
        return text is not None

    with Live.create(url, parse(HALL)) as live, ToldFile(path_of(url)) as file, ThreadPoolExecutor(1) as pool:
        number = live.do({"do": "issue", "services": ["a"]})["ticket"]
        done = pool.submit(foretell)
        try:
            qtbot.waitUntil(lambda: news(file))
            assert heard[-1] == at_once(live.hall, heard[-1].at) and number in heard[-1].tickets
            compiled.set_result(lambda hall, now, seed: Told(day=hall.day, at=now, tickets={}, new={"x": {"y": None}}))
            qtbot.waitUntil(lambda: news(file))
            assert heard[-1].knows_new("y", "x")
        finally:
            here.close()
        done.result()


def test_without_its_file_waits_are_told_by_the_queue(qtbot: QtBot, screens, tmp_path) -> None:
    (tmp_path / "a.hall.told").write_text("no database", encoding="utf-8")
    link = screens()
    assert link.census().wait("a").high <= 1.0
    link.look()
    assert link.stale_since is None and link.census().wait("a").high <= 1.0
