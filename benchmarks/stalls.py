"""Stalls of the GUI's thread while the demo hall runs at 60 times and advice is computed.

    python benchmarks/stalls.py [--seconds N] [--speed N]

Shows manager, wall and desk in one process (the hardest case: each may be a
process of its own) on a hall that another process plays. A timer of 4 ms looks
how late the event loop is; prints the distribution in milliseconds (goal: P99
at most 16). The baseline is the same probe on an event loop that does nothing.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

PROBE = 4
"""Milliseconds between two looks."""

HOUR = 60
"""Minutes of the day that pass before the screens open: the hall is busy then."""

PLAYER = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from hallapp.demo import days, running
if __name__ == "__main__":
    day = days.load(None)
    running.create(Path({hall!r}), day, {speed!r})
    print("open", flush=True)
    running.play(Path({hall!r}), day, {speed!r}, watched=lambda: True)
"""


def probe(seconds: float) -> list[float]:
    """How late, in ms, the event loop came to each look."""
    from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer

    late: list[float] = []
    clock = QElapsedTimer()
    loop = QEventLoop()
    timer = QTimer(interval=PROBE)
    timer.setTimerType(Qt.TimerType.PreciseTimer)

    def look() -> None:
        late.append(max(0.0, clock.nsecsElapsed() / 1e6 - PROBE))
        clock.restart()

    timer.timeout.connect(look)
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    clock.start()
    timer.start()
    loop.exec()
    timer.stop()
    return late


def told(name: str, late: list[float]) -> None:
    import numpy as np

    p50, p99, most = np.percentile(late, (50, 99, 100))
    print(f"{name:<34} P50 {p50:5.1f}   P99 {p99:5.1f}   longest {most:6.1f} ms   ({len(late)} looks)")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--speed", type=float, default=60.0)
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        hall = str(Path(folder) / "demo.hall")
        script = PLAYER.format(root=str(ROOT), hall=hall, speed=chosen.speed)
        player = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=ROOT)
        assert player.stdout is not None
        player.stdout.readline()
        try:
            measure(hall, chosen.seconds, chosen.speed)
        finally:
            player.kill()
            player.wait()


def measure(hall: str, seconds: float, speed: float) -> None:
    """Probe an idle loop, then one with the screens."""
    from hallapp.advisor import Advisor

    start = begin(hall, speed)
    with screens(start, Advisor(hall)):
        told("manager, wall, desk, advice", probe(seconds))


def begin(hall: str, speed: float) -> tuple:
    """The application and what it was started with, once the hall is busy."""
    from hallapp import app
    from hallapp.cli import Parser

    parser = Parser()
    app.add_arguments(parser, prints=True)
    arguments = parser.parse_args(["--hall", hall])
    application = app.application(arguments, "bench")
    told("an idle event loop", probe(5.0))
    time.sleep(HOUR * 60.0 / speed)
    return application, arguments


@contextmanager
def screens(start: tuple, adviser) -> Iterator:
    """Manager, wall and desk in this process, settled; the link that they share."""
    from hallapp import app
    from hallapp.views.desk import Desk
    from hallapp.views.manager import Manager
    from hallapp.views.wall import Wall

    screen = app.Screen(*start, "bench")
    views = [Manager(screen.link, screen, adviser), Wall(screen.link), Desk(screen.link, screen.slip_printer())]
    sizes = ((1920, 1080), (1920, 1080), (1366, 768))
    for view, size in zip(views, sizes, strict=True):
        view.resize(*size)
        view.show()
    probe(5.0)
    yield screen.link
    for view in views:
        view.close()
    screen.close()


if __name__ == "__main__":
    main()
