"""How soon the wait of a ticket is known after its issue: ``python -m benchmarks.gui.issue HALL``.

In a process of its own, as a desk is; prints the milliseconds from the answer
to the issue until the desk knows what to tell.
"""

from __future__ import annotations

import sys
import time

from benchmarks.gui.probe import told
from benchmarks.gui.screen import begin
from hallapp import app

TICKETS = 60
FORETOLD = 30.0
"""Seconds for the first futures, which may have to wait for a compiler."""

PACE = 0.25
"""Seconds between two tickets."""


def main() -> None:
    application, arguments = begin(sys.argv[1])
    screen = app.Screen(application, arguments, "bench")
    link = screen.link
    end = time.monotonic() + FORETOLD
    while link.census()._told is None and time.monotonic() < end:
        application.processEvents()
    print(f"  foretold by simulation: {link.census()._told is not None}", flush=True)
    services = list(link.hall.catalogue.services)
    late: list[float] = []
    for place in range(TICKETS):
        answered: list[float] = []

        def known(answer: dict, answered: list[float] = answered) -> None:
            begun = time.perf_counter()
            link.look()
            link.census().wait_of(link.hall.tickets[answer["ticket"]])
            answered.append(1e3 * (time.perf_counter() - begun))

        link.do({"do": "issue", "services": [services[place % len(services)]]}, known)
        pause = time.monotonic() + PACE
        while not answered or time.monotonic() < pause:
            application.processEvents()
        late += answered
    told("  from the issue to the told wait", late, "tickets")
    screen.close()


if __name__ == "__main__":
    main()
