"""Issue + call + start + finish through ``do`` beside the bare SQLite transaction, in one run.

    python benchmarks/commands.py [--visits 500]

The bare transaction is ``BEGIN IMMEDIATE``, one INSERT of a row as long as an
event, ``COMMIT``, in WAL mode with ``synchronous=FULL``. Both take turns, so
that a busy machine slows both. Prints transactions per second and the ratio.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 5
VISIT = (
    {"do": "issue", "services": ["{service}"]},
    {"do": "call", "window": "{window}"},
    {"do": "start", "window": "{window}"},
    {"do": "finish", "window": "{window}"},
)


class Do:
    """A running ``do`` on a new demo hall."""

    def __init__(self, folder: Path) -> None:
        hall = folder / "hall"
        command = [sys.executable, str(ROOT / "main.py")]
        subprocess.run([*command, "init", "--hall", str(hall)], check=True, stdout=subprocess.DEVNULL)
        self.process = subprocess.Popen(
            [*command, "do", "--hall", str(hall)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        windows = self.ask({"do": "state"})["windows"]
        self.window, found = next((window, found) for window, found in windows.items() if found["active"])
        self.service = found["active"][0]

    def ask(self, command: dict) -> dict:
        self.process.stdin.write(json.dumps(command).encode() + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def visits(self, count: int) -> float:
        """Seconds for so many visits."""
        lines = [json.dumps(step).replace("{window}", self.window).replace("{service}", self.service) for step in VISIT]
        commands = [json.loads(line) for line in lines]
        begin = time.perf_counter()
        for _ in range(count):
            for command in commands:
                answer = self.ask(command)
                if not answer["ok"] or not answer["ticket"]:
                    raise SystemExit(f"{command} was answered {answer}")
        return time.perf_counter() - begin

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


class Bare:
    """SQLite and nothing else."""

    def __init__(self, folder: Path) -> None:
        self.db = sqlite3.connect(folder / "bare.db", isolation_level=None)
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = FULL")
        self.db.execute("CREATE TABLE event (seq INTEGER PRIMARY KEY, data TEXT NOT NULL)")

    def transactions(self, count: int) -> float:
        """Seconds for so many transactions."""
        data = "x" * 200
        begin = time.perf_counter()
        for _ in range(count):
            self.db.execute("BEGIN IMMEDIATE")
            self.db.execute("INSERT INTO event (data) VALUES (?)", (data,))
            self.db.execute("COMMIT")
        return time.perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--visits", type=int, default=500)
    visits = max(1, parser.parse_args().visits // ROUNDS)
    transactions = visits * len(VISIT)
    with tempfile.TemporaryDirectory(dir=ROOT / "benchmarks") as name:
        do, bare = Do(Path(name)), Bare(Path(name))
        do.visits(10)
        commands = bares = 0.0
        for _ in range(ROUNDS):
            bares += bare.transactions(transactions)
            commands += do.visits(visits)
        do.close()
        bare.db.close()
    total = ROUNDS * transactions
    print(f"bare SQLite transaction   {total / bares:8.0f} /s")
    print(f"command through do        {total / commands:8.0f} /s   ({total} commands, {ROUNDS * visits} visits)")
    print(f"ratio                     {bares / commands:8.2f}      (goal: at least 0.33)")


if __name__ == "__main__":
    main()
