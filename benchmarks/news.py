"""How long until a second process has folded what the first one committed.

    python benchmarks/news.py [--commands 400] [--poll-ms 20]

The second process polls ``Live.refresh`` as a screen does. Latency is from the
return of the command, so after its commit, to the end of the fold; both
processes read one monotonic clock. Prints the 50th and 99th percentile.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from hallapp.commands.init_ import DEMO_HALL  # noqa: E402
from hallapp.live import Live  # noqa: E402
from simulation.scenario import load  # noqa: E402


def watch(path: str, poll: float, events: int, pipe: Connection) -> None:
    """Poll until so many events are folded; send when each was."""
    seen: dict[int, float] = {}
    with Live.open(path) as live:
        pipe.send(live.seq)
        last = live.seq
        while len(seen) < events:
            if live.refresh():
                now = time.monotonic()
                seen.update(dict.fromkeys(range(last + 1, live.seq + 1), now))
                last = live.seq
            else:
                time.sleep(poll)
    pipe.send(seen)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--commands", type=int, default=400)
    parser.add_argument("--poll-ms", type=float, default=20.0)
    arguments = parser.parse_args()
    chance = random.Random(1)
    with tempfile.TemporaryDirectory(dir=ROOT / "benchmarks") as folder:
        path = str(Path(folder) / "hall")
        live = Live.create(path, load(DEMO_HALL))
        service = next(iter(live.hall.catalogue.services))
        here, there = multiprocessing.get_context("spawn").Pipe()
        watcher = multiprocessing.get_context("spawn").Process(
            target=watch, args=(path, arguments.poll_ms / 1000, arguments.commands, there)
        )
        watcher.start()
        here.recv()
        sent = {}
        for _ in range(arguments.commands):
            time.sleep(chance.uniform(0.0, 0.03))
            live.do({"do": "issue", "services": [service]})
            sent[live.seq] = time.monotonic()
        seen = here.recv()
        watcher.join()
        live.close()
    waits = sorted(1000 * max(0.0, seen[seq] - at) for seq, at in sent.items())
    p50, p99 = waits[len(waits) // 2], waits[min(len(waits) - 1, int(0.99 * len(waits)))]
    print(f"news of {len(waits)} commits, polled every {arguments.poll_ms:g} ms")
    print(f"P50 {p50:6.1f} ms")
    print(f"P99 {p99:6.1f} ms      (goal: below 200)")


if __name__ == "__main__":
    main()
