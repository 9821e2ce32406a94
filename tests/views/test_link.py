import gc
import sqlite3
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from conftest import Asked, LinkTo, settled
from pytestqt.qtbot import QtBot

from hallapp.errors import KnownError
from hallapp.hall.refusals import HallError
from hallapp.live import Live
from hallapp.store.log import StoreError
from hallapp.views import garbage
from hallapp.views.link import HallLink


def test_a_command_is_answered_after_its_commit_and_the_hall_was_read_again(qtbot: QtBot, link_to: LinkTo) -> None:
    link = link_to("empty")
    answer = Asked(qtbot, link)(do="issue", services=["permit-apply"])
    assert answer["ticket"] in link.hall.tickets


def test_a_refusal_comes_back_as_the_halls_own_error(qtbot: QtBot, link_to: LinkTo) -> None:
    link = link_to("empty")
    with pytest.raises(HallError, match="no ticket"):
        Asked(qtbot, link)(do="return", ticket="X999")


def test_commands_are_executed_outside_the_screens_thread(qtbot: QtBot, link_to: LinkTo) -> None:
    link = link_to("empty")
    threads: list[object] = []
    link.work(lambda live: threading.get_ident(), threads.append)
    settled(qtbot, link)
    assert threads != [threading.get_ident()]


def test_a_bug_in_a_command_surfaces(qtbot: QtBot, link_to: LinkTo) -> None:
    link = link_to("empty")

    def break_(live: Live) -> object:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as exceptions:
        link.work(break_)
        settled(qtbot, link)
    assert [kind for kind, _, _ in exceptions] == [ZeroDivisionError]


def test_what_nobody_waits_for_any_more_is_dropped(qtbot: QtBot, link_to: LinkTo) -> None:
    link = link_to("empty")
    called: list[object] = []
    link.do({"do": "issue", "services": ["permit-apply"]}, called.append)
    link.close()
    qtbot.wait(20)
    assert called == []


def test_a_hall_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        HallLink(str(tmp_path / "none.hall"), "test")


def test_out_of_reach_and_back_is_said_once_each(qtbot: QtBot, link_to: LinkTo) -> None:
    link = link_to("empty")
    said: list[bool] = []
    link.reached.connect(said.append)
    link.lose(KnownError("gone"))
    link.lose(KnownError("gone"))
    assert link.stale_since is not None
    link.look()
    link.look()
    assert (said, link.stale_since) == ([False, True], None)


def away(url: str, to: Path) -> None:
    """Move a hall's files."""
    to.mkdir(exist_ok=True)
    for file in Path(url).parent.glob(f"{Path(url).name}*"):
        file.rename(to / file.name)


@pytest.mark.skipif(sys.platform == "win32", reason="there a file that is open stays where it is")
def test_a_hall_that_is_taken_away_takes_no_numbers_and_goes_on_when_it_is_back(
    qtbot: QtBot, link_to: LinkTo, tmp_path: Path
) -> None:
    link = link_to("empty")
    first = Asked(qtbot, link)(do="issue", services=["permit-apply"])
    away(link.url, tmp_path / "away")
    qtbot.waitUntil(lambda: link.stale_since is not None)
    with pytest.raises(StoreError, match="no hall at"):
        Asked(qtbot, link)(do="issue", services=["permit-apply"])
    away(str(tmp_path / "away" / Path(link.url).name), Path(link.url).parent)
    qtbot.waitUntil(lambda: link.stale_since is None)
    second = Asked(qtbot, link)(do="issue", services=["permit-apply"])
    assert list(link.hall.tickets) == [first["ticket"], second["ticket"]]


@pytest.mark.skipif(sys.platform == "win32", reason="there a file that is open stays where it is")
def test_a_copy_that_is_put_in_place_of_a_hall_is_what_is_read_and_written(
    qtbot: QtBot, link_to: LinkTo, tmp_path: Path
) -> None:
    link = link_to("empty")
    with closing(sqlite3.connect(link.url)) as hall, closing(sqlite3.connect(tmp_path / "copy")) as copy:
        hall.backup(copy)
    Asked(qtbot, link)(do="issue", services=["permit-apply"])
    away(link.url, tmp_path / "away")
    (tmp_path / "copy").rename(link.url)
    qtbot.waitUntil(lambda: not link.hall.tickets)
    qtbot.waitUntil(lambda: link.stale_since is None)
    issued = Asked(qtbot, link)(do="issue", services=["permit-apply"])
    with Live.open(link.url) as live:
        assert list(live.hall.tickets) == [issued["ticket"]]


class _Loop:
    """Cyclic garbage that tells in which thread it is destroyed."""

    def __init__(self, destroyed_in: list[int]) -> None:
        self.itself = self
        self.destroyed_in = destroyed_in

    def __del__(self) -> None:
        self.destroyed_in.append(threading.get_ident())


def test_garbage_is_collected_in_the_screens_thread_only(qtbot: QtBot, link_to: LinkTo) -> None:
    link = link_to("empty")
    destroyed_in: list[int] = []
    _Loop(destroyed_in)

    def litter(live: Live) -> None:
        for _ in range(100_000):
            loop: list[object] = []
            loop.append(loop)

    link.work(litter)
    settled(qtbot, link)
    qtbot.waitUntil(lambda: bool(destroyed_in))
    assert destroyed_in == [threading.get_ident()]


def test_python_collects_by_itself_again_once_the_last_hall_is_let_go(link_to: LinkTo) -> None:
    first, second = link_to("empty"), link_to("empty")
    assert not gc.isenabled()
    first.close()
    first.close()
    assert not gc.isenabled()
    second.close()
    assert gc.isenabled()


@pytest.mark.parametrize("is_open", [True, False])
def test_old_objects_are_collected_only_while_no_day_is_open(
    is_open: bool, link_to: LinkTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = link_to("busy" if is_open else "finished")
    assert link.hall.is_open == is_open
    monkeypatch.setattr(garbage, "WHOLE", 0.0)
    whole: list[str] = []

    def seen(phase: str, info: dict[str, int]) -> None:
        if phase == "stop" and info["generation"] == 2:
            whole.append(phase)

    litter = [[] for _ in range(100_000)]
    gc.callbacks.append(seen)
    try:
        link._collect()
    finally:
        gc.callbacks.remove(seen)
    assert len(litter) == 100_000 and bool(whole) != is_open
