"""What the screens cost: ``python -m benchmarks.gui [PART …]``.

Parts: ``stalls`` (an hour of a hall of 40 windows at 60 times, 300 waiting,
advice: each screen in a process of its own, then manager, wall and desk in
one; and how soon after its issue a ticket's wait is known), ``start`` (cold
start of desk and wall), ``switch`` (language, colours, a picture of the wall,
a table of 10,000 rows), ``change`` (what a change of the hall costs
desk and manager), ``rest`` (a wall where nothing happens), ``memory``
(eight hours of the hall). All run by default.
"""

import argparse
import os
import subprocess
import sys

from benchmarks.gui import crowd, memory, start, switches
from benchmarks.gui.probe import told_looks

PARTS = ("stalls", "start", "switch", "change", "rest", "memory")


def stalls(seconds: float) -> None:
    with crowd.played(300) as hall:
        for names in (("manager", "wall", "desk"), ("all",)):
            with crowd.screens(hall, names) as opened:
                print(crowd.waiting(hall), flush=True)
                for name, found in crowd.look(opened, seconds).items():
                    told_looks(f"  {name}", found)
        subprocess.run([sys.executable, "-m", "benchmarks.gui.issue", hall], check=True, cwd=crowd.ROOT)
    print("goals: P99 at most 16 ms, longest at most 50 ms; a told wait within 50 ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--seconds", type=float, default=60.0, help="of stalls, each; 60 are an hour of the hall")
    chosen = parser.parse_args()
    unknown = set(chosen.parts) - set(PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parts = chosen.parts or PARTS
    if "stalls" in parts:
        stalls(chosen.seconds)
    if "start" in parts:
        start.measure()
    if "switch" in parts:
        for view in switches.VIEWS:
            subprocess.run([sys.executable, "-m", "benchmarks.gui.switches", view], check=True, cwd=crowd.ROOT)
    if "change" in parts:
        subprocess.run([sys.executable, "-m", "benchmarks.gui.changes"], check=True, cwd=crowd.ROOT)
    if "rest" in parts:
        memory.rest()
    if "memory" in parts:
        memory.grow()


if __name__ == "__main__":
    main()
