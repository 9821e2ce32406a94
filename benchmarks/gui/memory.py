"""By how much a manager's and a wall's processes grow over eight hours of a hall, and what a wall at rest takes."""

from __future__ import annotations

import time
from pathlib import Path
from subprocess import Popen

from benchmarks.gui.crowd import look, played, screens

HOURS = 8.0
SPEED = 240.0
SETTLED = 20.0
MEGABYTE = 1 << 20


def resident(process: Popen) -> float:
    """Megabytes that a process holds (Linux)."""
    import resource

    pages = int(Path(f"/proc/{process.pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / MEGABYTE


def grow() -> None:
    """Screens are settled when they have seen the first minutes of a day; it is played to its end and beyond."""
    with played(10, SPEED) as hall, screens(hall, ("manager", "wall")) as opened:
        look(opened, SETTLED)
        before = {name: resident(process) for name, process in opened.items()}
        begun = time.monotonic()
        look(opened, HOURS * 3600.0 / SPEED)
        hours = (time.monotonic() - begun) * SPEED / 3600.0
        for name, process in opened.items():
            now = resident(process)
            print(f"{name}: {before[name]:.0f} MB, after {hours:.1f} hours of the hall {now:.0f} MB, "
                  f"{now - before[name]:+.1f} MB (goal: less than 20)", flush=True)  # fmt: skip


def rest(seconds: float = 30.0) -> None:
    """A wall on a hall where nothing happens."""
    import tempfile

    from hallapp.live import Live
    from hallapp.paths import DEMO_HALL
    from simulation.scenario import load

    with tempfile.TemporaryDirectory() as folder:
        hall = Path(folder) / "still.hall"
        Live.create(hall, load(DEMO_HALL)).close()
        with screens(str(hall), ("wall",)) as opened:
            found = look(opened, seconds)["wall"]
            print(f"a wall at rest: {100 * found['cpu'] / seconds:.1f} % of a core (goal: less than 10)", flush=True)
