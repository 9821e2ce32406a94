"""A screen's process collects everything only while nobody looks: after the hall day is closed."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from conftest import Asked, LinkTo
from pytestqt.qtbot import QtBot

from hallapp.views.collecting import Collector


@pytest.fixture(autouse=True)
def thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


class Cycle:
    def __init__(self) -> None:
        self.me = self


def test_full_collections_wait_until_the_day_is_closed(qtbot: QtBot, link_to: LinkTo) -> None:
    link = link_to("busy")
    collector = Collector(link)
    full = []

    def seen(phase: str, info: dict[str, int]) -> None:
        if phase == "stop" and info["generation"] == 2:
            full.append(info)

    gc.callbacks.append(seen)
    try:
        kept = [Cycle() for _ in range(300_000)]
        del kept
        assert full == []
        Asked(qtbot, link)(do="close_day")
        qtbot.waitUntil(lambda: not link.hall.is_open)
        assert collector._after.isActive()
        collector._after.timeout.emit()
        assert len(full) == 1
    finally:
        gc.callbacks.remove(seen)
