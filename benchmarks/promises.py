"""How many of the ranges that advice states for nine days in ten hold, when the day is held against its replay.

Demo days are played through the live hall; four times a day some changes are
simulated on the twin, and after closing each is tried in a replay of that day.
Days are the unit: the promises of one day share its citizens.

    python benchmarks/promises.py [--days 12]
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from hallapp.demo import days, headless
from hallapp.demo.player import Player
from hallapp.replay import account, reading
from hallapp.reports.advice import STATED
from hallapp.twin import twin
from simulation.actions import Change
from simulation.advice import Option, recommend

MINUTES = (45, 120, 200, 300)
"""When advice is made, from opening."""

ACTIONS = (
    (Change(do="close", window="4"),),
    (Change(do="close", window="7"),),
    (Change(do="rule", rule="fcfs"),),
    (Change(do="rule", rule="longest_queue"),),
)


class Promise(NamedTuple):
    at: int
    option: Option


class Asking(Player):
    """Asks four times a day what each change would do, and changes nothing."""

    promises: list[Promise]

    def step(self, now: int) -> None:
        super().step(now)
        asked = len(self.promises) // len(ACTIONS)
        if asked < len(MINUTES) and self.live.hall.minute(now) >= MINUTES[asked]:
            found = recommend(twin(self.live.hall, now), actions=ACTIONS, seed=self.live.seq)
            self.promises += [Promise(now, option) for option in found.options if option.changes]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--days", type=int, default=12)
    arguments = parser.parse_args()
    held: dict[str, list[bool]] = defaultdict(list)
    for seed in range(1, arguments.days + 1):
        day = days.load(None, seed)
        with tempfile.TemporaryDirectory() as folder:
            Asking.promises = []
            with headless.play(day, day.scenario, Path(folder), player=Asking).live as live:
                live.do({"do": "close_day"})
                told = reading.of_day(live.log, live.hall.day or "")
        for at, option in Asking.promises:
            changes = json.dumps([change.mapping() for change in option.changes])
            came = account.effect(told, {"fate": "expired", "given": at, "changes": changes})["mean_wait"]
            (change,) = option.changes
            low, high = option.single_days
            held[f"{change.do} {change.window or change.rule}"].append(came is not None and low <= came <= high)
    for action, kept in sorted(held.items()):
        print(f"{action:<22} {sum(kept):>3} of {len(kept):>3}")
    everything = [one for kept in held.values() for one in kept]
    share = sum(everything) / len(everything)
    print(
        f"{'all':<22} {sum(everything):>3} of {len(everything):>3}: {share:.2f} / {STATED:.2f} = {share / STATED:.2f}"
    )


if __name__ == "__main__":
    main()
