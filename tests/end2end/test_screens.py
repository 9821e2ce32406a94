"""Desk, two consoles, manager and wall as real processes on a display, driven by keys and clicks.

What is checked is what people would see: the log, and the pixels of the wall.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from doing import ROOT, new_hall
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from hallapp import language
from hallapp.hall import events
from hallapp.live import Live
from hallapp.views import theme
from hallapp.views.link import HallLink
from hallapp.views.wall import Wall
from hallapp.views.wall.sizes import sizes

display = pytest.importorskip("display", reason="python-xlib is not installed")
pytestmark = pytest.mark.skipif(not display.is_there(), reason="Xvfb is not installed")

PATIENCE = 60.0
SOON = 0.3
"""Seconds from a call to its number on the wall."""

SCREENS = {
    "desk": ["desk"],
    "first": ["window", "1"],
    "second": ["window", "2"],
    "manager": ["manager"],
    "wall": ["wall", "--in-window", "--silent"],
}


def until(found: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Look again and again, as a person would."""
    end = time.monotonic() + patience
    while not found():
        if time.monotonic() > end:
            raise AssertionError(f"not seen in {patience:.0f} s: {what}")
        time.sleep(0.01)


class Stage:
    """All screens of a hall on one display."""

    def __init__(self, on: display.Display, hall: Path, windows: dict[str, int], live: Live) -> None:
        self.display, self.hall, self.windows, self.live = on, hall, windows, live

    def use(self, name: str) -> int:
        """Turn to a screen."""
        self.display.raise_(self.windows[name])
        return self.windows[name]

    def happened(self, kind: type[events.Event]) -> list[tuple[events.Event, int]]:
        """What the log says of a kind of event, with its UTC ms."""
        return [(events.decode(row.kind, row.data), row.at) for row in self.live.log.read() if row.kind == kind.kind]

    def until_happened(self, kind: type[events.Event], count: int) -> tuple[events.Event, int]:
        """Wait until something has happened so often; the latest."""
        until(lambda: len(self.happened(kind)) >= count, f"{count} × {kind.__name__}")
        return self.happened(kind)[-1]


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    hall = new_hall(tmp_path)
    with display.opened() as on:
        environment = {
            key: value for key, value in os.environ.items() if key not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")
        } | {
            "DISPLAY": on.name,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            "XDG_DATA_HOME": str(tmp_path / "data"),
        }
        running = {
            name: subprocess.Popen(
                [sys.executable, ROOT / "main.py", *words, "--hall", hall, "--language", "en", "--theme", "light"],
                env=environment,
            )
            for name, words in SCREENS.items()
        }
        try:
            windows: dict[str, int] = {}

            def all_shown() -> bool:
                for name, process in running.items():
                    assert process.poll() is None, f"{name} has ended"
                    window = on.window(process.pid)
                    if window is not None:
                        windows[name] = window
                return len(windows) == len(running)

            until(all_shown, "every screen")
            with Live.open(hall, actor="test") as live:
                yield Stage(on, hall, windows, live)
        finally:
            for process in running.values():
                process.terminate()
            for process in running.values():
                process.wait(20)


def drawn(hall: Path, size: tuple[int, int]) -> display.Picture:
    """What a wall of that size looks like on this hall, drawn by this process."""
    link = HallLink(str(hall), "test")
    wall = Wall(link)
    wall.resize(*size)
    image = wall.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wall.close()
    link.close()
    pixels = np.frombuffer(image.constBits(), dtype=np.uint8)
    return pixels.reshape(image.height(), image.width(), 4)[:, :, :3].copy()


def newest(picture: np.ndarray) -> np.ndarray:
    """Where the wall writes the newest call's number, as light and dark."""
    height, width = picture.shape[:2]
    of = sizes(width, height)
    top = round(of.header + of.heads)
    part = picture[top : top + round(of.newest), : round(0.5 * of.calls_width)].astype(float).mean(axis=2)
    return part < part.mean()


def agreement(one: np.ndarray, other: np.ndarray) -> float:
    return float((one == other).mean())


def test_from_the_desk_over_the_consoles_to_the_wall(qapp: QApplication, stage: Stage) -> None:
    theme.install(qapp, "light")
    language.switch(qapp, "en")
    stage.use("desk")
    stage.display.press(*"permit", "Return", "Return")
    first, _ = stage.until_happened(events.Issued, 1)
    assert (first.ticket, first.services) == ("A001", ("permit",))
    stage.display.press(*"card", "Return", "2", "Return")
    second, _ = stage.until_happened(events.Issued, 2)
    assert second.ticket == "B001" and second.klass == "courtesy"

    wall = stage.windows["wall"]
    stage.use("wall")
    size = stage.display.size(wall)
    seen = {}
    for number, (console, window) in enumerate((("first", "1"), ("second", "2")), 1):
        before = newest(stage.display.picture(wall))
        stage.display.raise_(stage.windows[console])
        stage.display.press("F2")
        called, _ = stage.until_happened(events.Called, number)
        assert called.window == window
        stage.display.raise_(wall)
        until(lambda before=before: agreement(newest(stage.display.picture(wall)), before) < 0.99, "a new call", 5.0)
        reference = newest(drawn(stage.hall, size))
        until(lambda reference=reference: agreement(newest(stage.display.picture(wall)), reference) > 0.97,
              f"{called.ticket} on the wall", 5.0)  # fmt: skip
        seen[called.ticket] = (newest(stage.display.picture(wall)), reference)
    (one, first_reference), (other, second_reference) = seen.values()
    assert agreement(one, first_reference) > agreement(one, second_reference)
    assert agreement(other, second_reference) > agreement(other, first_reference)

    stage.use("first")
    stage.display.press("F4")
    stage.until_happened(events.Started, 1)


def test_a_called_number_is_soon_on_the_wall(stage: Stage) -> None:
    wall = stage.use("wall")
    stage.live.do({"do": "issue", "services": ["permit"]})
    late = []
    for _ in range(3):
        stage.live.do({"do": "issue", "services": ["card"]})
        before = newest(stage.display.picture(wall))
        begun = time.monotonic()
        stage.live.do({"do": "call", "window": "3"})
        until(lambda before=before: agreement(newest(stage.display.picture(wall)), before) < 0.99, "the call", 5.0)
        late.append(time.monotonic() - begun)
        stage.live.do({"do": "start", "window": "3"})
        stage.live.do({"do": "finish", "window": "3"})
    assert sorted(late)[1] <= SOON, late


def test_the_manager_turns_pages_by_keys_and_clicks(stage: Stage) -> None:
    manager = stage.use("manager")
    hall_page = stage.display.picture(manager)
    stage.display.press("Tab")
    stage.display.click(manager, 40, 110)
    until(lambda: (stage.display.picture(manager) != hall_page).mean() > 0.05, "the skills", 10.0)
    skills = stage.display.picture(manager)
    stage.display.click(manager, 40, 45)
    until(lambda: (stage.display.picture(manager) != skills).mean() > 0.05, "the hall again", 10.0)
