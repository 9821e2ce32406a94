"""How good the told waits are: forecasts made at issue against what happened.

    python benchmarks/waits.py [--days N]

Plays days of the demo hall and a real day through the live hall. Prints, by
size of the forecast, the mean of what was said and of what happened, and how
many of the real waits lay in the range (goal: nine in ten). The baseline is the
usual estimate: people ahead for the same service, times its mean, shared by the
windows that may serve it.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np

from hallapp.demo import days, headless
from hallapp.demo.player import Player
from hallapp.hall.hall import MINUTE
from hallapp.waits import Forecast

BINS = (-1.0, 0.0, 3.0, 6.0, 12.0, 20.0, 35.0, 60.0, 240.0)


class Recorder(Player):
    """Notes what would be said before each ticket is issued."""

    notes: list[tuple[str, float, float, float, float]]

    def _arrive(self, index: int) -> Callable[[], None]:
        arrive = super()._arrive(index)

        def noted() -> None:
            hall, now = self.live.hall, self.live.now()
            people = self.citizens
            service = self.services[people.needs[people.first[index]]]
            klass = people.classes[people.klass[index]]
            wait = Forecast(hall, now, [(service, klass)]).new(service, klass)
            able = [window for window in hall.could_serve(service) if window.state in ("ready", "engaged")]
            ahead = len(hall.waiting_for(service))
            usual = ahead * hall.catalogue.services[service].mean / max(1, len(able))
            arrive()
            if wait is not None and len(hall.tickets):
                self.notes.append((list(hall.tickets)[-1], wait.low, wait.median, wait.high, usual))

        return noted


def play(day: days.Day, folder: Path) -> list[tuple[float, float, float, float, float]]:
    """Low, median, high, usual estimate and what happened, of who was called."""
    Recorder.notes = []
    played = headless.play(day, day.scenario, folder, player=Recorder)
    rows = []
    for number, low, median, high, usual in Recorder.notes:
        ticket = played.live.hall.tickets[number]
        if ticket.first_called is not None:
            rows.append((low, median, high, usual, (ticket.first_called - ticket.issued) / MINUTE))
    played.live.close()
    return rows


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--days", type=int, default=5)
    count = parser.parse_args().days
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(1, count + 1):
            rows += play(days.load(None, seed), Path(folder))
        real = days.load("wola")
        rows += play(days.Day(real.name, days.separate(real.scenario), real.citizens), Path(folder))
    table = np.array(rows)
    low, median, high, usual, real_wait = table.T
    print("forecast, min   tickets   said   was   in range")
    for begin, end in pairwise(BINS):
        here = (median > begin) & (median <= end)
        if here.sum():
            inside = ((real_wait >= low) & (real_wait <= high))[here].mean()
            print(
                f"{max(begin, 0):>4.0f} to {end:<5.0f}{here.sum():>11}{median[here].mean():>7.1f}"
                f"{real_wait[here].mean():>6.1f}{100 * inside:>10.0f} %"
            )
    inside = ((real_wait >= low) & (real_wait <= high)).mean()
    print(f"in range over all: {100 * inside:.1f} % of {len(table)} tickets")
    ours, theirs = abs(median - real_wait).mean(), abs(usual - real_wait).mean()
    print(f"mean absolute error: {ours:.2f} min; of the usual estimate {theirs:.2f} min")


if __name__ == "__main__":
    main()
