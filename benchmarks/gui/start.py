"""Start-up of a screen: from the process's start to its first picture.

Seconds for the desk and the wall on the demo hall (offscreen), the median of
some starts after one that warms the disk; beside it, as the baseline, a bare
Qt program that shows an empty widget.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
class Bare(QWidget):
    def paintEvent(self, event):
        print("drawn", flush=True)
        QApplication.quit()
bare = Bare(); bare.show()
app.exec()
"""

SCREEN = """
import sys
sys.path.insert(0, {root!r})
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
class Probe(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, self.drawn)
        return False
    def drawn(self):
        print("drawn", flush=True)
        QApplication.quit()
probe = Probe()
import hallapp.app as app
application = app.application
def probed(*arguments):
    made = application(*arguments)
    made.installEventFilter(probe)
    return made
app.application = probed
from hallapp.cli import run
raise SystemExit(run({words!r}))
"""


def seconds(code: str) -> float:
    began = time.perf_counter()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    program = subprocess.Popen(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert program.stdout is not None
    if not program.stdout.readline():
        raise RuntimeError("it ended before it was drawn")
    took = time.perf_counter() - began
    # The end of a screen waits for the processes beside it: that is no part of the start.
    program.communicate()
    return took


def median(code: str, runs: int) -> float:
    seconds(code)
    return statistics.median(seconds(code) for _ in range(runs))


def measure(runs: int = 5) -> None:
    with tempfile.TemporaryDirectory() as folder:
        hall = str(Path(folder) / "demo.hall")
        words = ["init", "--hall", hall, "--from", "resources/halls/demo.toml"]
        subprocess.run([sys.executable, "main.py", *words], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        bare = median(BARE, runs)
        print(f"{'an empty Qt widget':<20} {bare:6.2f} s")
        for name, options in (("desk", []), ("wall", ["--in-window", "--silent"])):
            code = SCREEN.format(root=str(ROOT), words=[name, "--hall", hall, *options])
            took = median(code, runs)
            print(f"{name:<20} {took:6.2f} s   {took / bare:4.1f} times the empty widget")
