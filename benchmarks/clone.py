"""From an empty folder to the table of the real day: what a newcomer waits.

    python benchmarks/clone.py

Clones the project into a temporary folder, types ``make run`` there without a
display, and prints the seconds of set-up and day; then a second start's.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def seconds(words: list[str], folder: Path) -> float:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    began = time.perf_counter()
    subprocess.run(words, check=True, cwd=folder, env=environment, stdout=sys.stderr)
    return time.perf_counter() - began


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "clone"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
        first = seconds(["make", "run"], folder)
        again = seconds(["make", "setup"], folder)
        print(f"make run, from clone to table   {first:6.1f} s")
        print(f"set-up of a second make run     {again:6.1f} s")


if __name__ == "__main__":
    main()
