"""A hall of 40 windows at 60 times with its screens, with and without advice: ``python -m benchmarks.together``.

Manager, wall and desk are processes of their own, as in a hall. Prints how
late each one's event loop comes (goal: P99 at most 16 ms) and how long a
command takes that another process gives.
"""

import argparse

from benchmarks.gui.crowd import heard, look, played, screens, spawned, waiting
from benchmarks.gui.probe import told, told_looks

CLICKER = """
import time
from hallapp.live import Live
if __name__ == "__main__":
    with Live.open({hall!r}, actor="bench") as live:
        services = list(live.hall.catalogue.services)
        print("open", flush=True)
        end = time.monotonic() + {seconds!r}
        number = 0
        while time.monotonic() < end:
            begun = time.perf_counter()
            live.do({{"do": "issue", "services": [services[number % len(services)]]}})
            print(1e3 * (time.perf_counter() - begun), flush=True)
            number += 1
            time.sleep(0.5)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--waiting", type=int, default=250)
    chosen = parser.parse_args()
    with played(chosen.waiting) as hall:
        for name, manager in (("without advice", "calm"), ("with advice", "manager")):
            with screens(hall, (manager, "wall", "desk")) as opened:
                print(f"{name}: {waiting(hall)}")
                clicker = spawned("-c", CLICKER.format(hall=hall, seconds=chosen.seconds))
                heard(clicker)
                for screen, found in look(opened, chosen.seconds).items():
                    told_looks(f"  {screen}", found)
                assert clicker.stdout is not None
                commands = [float(line) for line in clicker.stdout]
                clicker.wait()
                told("  a ticket issued by another process", commands, "tickets")
                print(f"  {waiting(hall)}")


if __name__ == "__main__":
    main()
