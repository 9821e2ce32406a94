"""A hall of 40 windows with a crowd, played at 60 times by a process of its own, and screens on it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.advice import wide
from hallapp.demo.days import Day
from hallapp.live import Live
from simulation.sampling import draw
from simulation.scenario import parse, to_mapping

ROOT = Path(__file__).resolve().parents[2]

CROWD = 1.7
"""So much more demand than the windows serve that some 300 wait by noon."""

PLAYER = """
from pathlib import Path
from benchmarks.gui.crowd import day
from hallapp.demo import running
if __name__ == "__main__":
    running.create(Path({hall!r}), day(), {speed!r})
    print("open", flush=True)
    running.play(Path({hall!r}), day(), {speed!r}, watched=lambda: True)
"""


def day() -> Day:
    """The day that is played."""
    keys = to_mapping(wide())
    for service in keys["service"]:
        for rate in service.get("arrivals", []):
            rate["per_hour"] *= CROWD
    hall = parse(keys)
    return Day("crowd", hall, draw(hall, 7, 0))


def spawned(*words: str) -> subprocess.Popen:
    """A Python process whose first line says that it is ready."""
    return subprocess.Popen(
        [sys.executable, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        text=True,
    )


def heard(process: subprocess.Popen) -> str:
    """The next line that a process says."""
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"{process.args} has ended")
    return str(line)


@contextmanager
def played(waiting: int, speed: float = 60.0) -> Iterator[str]:
    """A hall that goes on by itself, from when so many wait."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        hall = str(Path(folder) / "crowd.hall")
        player = spawned("-c", PLAYER.format(hall=hall, speed=speed))
        try:
            heard(player)
            with Live.open(hall, actor="bench") as live:
                while len(live.hall.in_line) < waiting:
                    time.sleep(0.2)
                    live.refresh()
            yield hall
        finally:
            player.kill()
            player.wait()


@contextmanager
def screens(hall: str, names: tuple[str, ...]) -> Iterator[dict[str, subprocess.Popen]]:
    """Screens in processes of their own, settled."""
    opened = {name: spawned("-m", "benchmarks.gui.screen", name, hall) for name in names}
    try:
        for process in opened.values():
            heard(process)
        yield opened
    finally:
        for process in opened.values():
            assert process.stdin is not None
            process.stdin.close()
        for process in opened.values():
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def look(opened: dict[str, subprocess.Popen], seconds: float) -> dict[str, dict]:
    """How late each screen's event loop came, side by side."""
    for process in opened.values():
        assert process.stdin is not None
        print(seconds, file=process.stdin, flush=True)
    return {name: json.loads(heard(process)) for name, process in opened.items()}


def waiting(hall: str) -> str:
    """How full it is."""
    with Live.open(hall, actor="bench") as live:
        engaged = sum(window.state == "engaged" for window in live.hall.windows.values())
        return f"{len(live.hall.in_line)} waiting, {engaged} of {len(live.hall.windows)} windows engaged"
