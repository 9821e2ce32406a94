"""How late an event loop comes: a timer of 4 ms looks, and what is beyond 4 ms is lateness."""

from __future__ import annotations

import numpy as np

PROBE = 4
"""Milliseconds between two looks."""


def probe(seconds: float) -> list[float]:
    """How late, in ms, this thread's event loop came to each look."""
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


def told(name: str, late: list[float], unit: str = "looks") -> None:
    """Print a distribution of milliseconds."""
    p50, p99, most = np.percentile(late, (50, 99, 100))
    print(f"{name:<44} P50 {p50:5.1f}   P99 {p99:5.1f}   longest {most:6.1f} ms   ({len(late)} {unit})", flush=True)
