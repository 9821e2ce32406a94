"""How late an event loop comes: a timer of 4 ms looks, and what is beyond 4 ms is lateness.

Lateness is what a person feels: the thread's own work, and the waiting for a
core where others have them. The thread's own CPU time tells the two apart.
"""

from __future__ import annotations

import time

import numpy as np

PROBE = 4
"""Milliseconds between two looks."""


def probe(seconds: float) -> tuple[list[float], list[float]]:
    """How late this thread's event loop came to each look, and for how long it had worked, ms."""
    from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer

    late: list[float] = []
    own: list[float] = []
    worked = 0.0
    clock = QElapsedTimer()
    loop = QEventLoop()
    timer = QTimer(interval=PROBE)
    timer.setTimerType(Qt.TimerType.PreciseTimer)

    def look() -> None:
        nonlocal worked
        late.append(max(0.0, clock.nsecsElapsed() / 1e6 - PROBE))
        now = time.thread_time()
        own.append(1e3 * (now - worked))
        worked = now
        clock.restart()

    timer.timeout.connect(look)
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    worked = time.thread_time()
    clock.start()
    timer.start()
    loop.exec()
    timer.stop()
    return late, own


def told(name: str, late: list[float], unit: str = "looks") -> None:
    """Print a distribution of milliseconds."""
    p50, p99, most = np.percentile(late, (50, 99, 100))
    print(f"{name:<44} P50 {p50:5.1f}   P99 {p99:5.1f}   longest {most:6.1f} ms   ({len(late)} {unit})", flush=True)


def told_looks(name: str, found: dict) -> None:
    """Print how late a screen was, and how much of it was its own work."""
    told(name, found["late"])
    told(f"{name}, own work", found["own"])
