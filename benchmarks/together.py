"""A hall of 40 windows at 60 times with screens, with and without advice: ``python -m benchmarks.together``.

Prints how late the event loop of manager, wall and desk comes (goal: P99 at
most 16 ms) and how long a command takes that another process gives.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.stalls import ROOT, begin, probe, screens, told

PLAYER = """
import sys
from pathlib import Path
from benchmarks.advice import wide
from hallapp.demo import days, running
from simulation.sampling import draw
if __name__ == "__main__":
    hall = wide()
    day = days.Day("wide", hall, draw(hall, 7, 0))
    running.create(Path({hall!r}), day, {speed!r})
    print("open", flush=True)
    running.play(Path({hall!r}), day, {speed!r}, watched=lambda: True)
"""

CLICKER = """
import sys, time
from hallapp.live import Live
if __name__ == "__main__":
    with Live.open({hall!r}, actor="bench") as live:
        services = list(live.hall.catalogue.services)
        print("open", flush=True)
        for number in range(10**6):
            begun = time.perf_counter()
            live.do({{"do": "issue", "services": [services[number % len(services)]]}})
            print(1e3 * (time.perf_counter() - begun), flush=True)
            time.sleep(0.5)
"""


class NoAdviser:
    """Never asked, never answers."""

    def ask(self, topic="advice", actions=None, seconds=0.0):
        from hallapp.advisor import Question

        return Question(0, topic, seconds, actions)

    def poll(self):
        return []

    def cancel(self) -> None:
        pass

    def close(self) -> None:
        pass


def python(script: str) -> subprocess.Popen:
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=ROOT, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--speed", type=float, default=60.0)
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        hall = str(Path(folder) / "wide.hall")
        player = python(PLAYER.format(hall=hall, speed=chosen.speed))
        try:
            measure(hall, chosen.seconds, chosen.speed)
        finally:
            player.kill()
            player.wait()


def measure(hall: str, seconds: float, speed: float) -> None:
    from hallapp.advisor import Advisor

    start = begin(hall, speed)
    for name, adviser in (("without advice", NoAdviser()), ("with advice", Advisor(hall))):
        with screens(start, adviser) as link:
            clicker = python(CLICKER.format(hall=hall))
            told(f"screens {name}", probe(seconds))
            clicker.kill()
            assert clicker.stdout is not None
            told(f"  a command of another process, {name}", [float(line) for line in clicker.stdout.read().split()])
            clicker.wait()
            engaged = sum(window.state == "engaged" for window in link.hall.windows.values())
            print(f"  {len(link.hall.in_line)} waiting, {engaged} engaged", flush=True)


if __name__ == "__main__":
    main()
