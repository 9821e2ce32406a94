"""One screen on a hall, in a process of its own as in a hall: ``python -m benchmarks.gui.screen VIEW HALL``.

VIEW is manager, calm (a manager without advice), wall, desk, or all (the three
in one process). Says ``ready`` when it has settled; then each line that it reads is a number of
seconds to look for, answered by a line of JSON: how late each look was, how
long the thread had worked, and the CPU seconds that went by.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence

from benchmarks.gui.probe import probe
from hallapp import app
from hallapp.advisor import SECONDS, Advisor, Message, Question, Topic
from hallapp.cli import Parser
from simulation.actions import Changes

SETTLED = 5.0
"""Seconds until a screen has drawn all and the first advice has come."""

SIZE = {"desk": (1366, 768)}


class NoAdviser:
    """Is asked and never answers."""

    def ask(
        self, topic: Topic = "advice", actions: Sequence[Changes] | None = None, seconds: float = SECONDS
    ) -> Question:
        return Question(0, topic, seconds, None if actions is None else tuple(actions))

    def poll(self) -> list[Message]:
        return []

    def cancel(self) -> None:
        pass

    def close(self) -> None:
        pass


def begin(hall: str) -> tuple:
    """The application, and the arguments that it was started with."""
    parser = Parser()
    app.add_arguments(parser, prints=True)
    arguments = parser.parse_args(["--hall", hall])
    return app.application(arguments, "bench"), arguments


def view_of(name: str, screen: app.Screen):
    """A view, shown at its size."""
    if name == "wall":
        from hallapp.views.wall import Wall

        view = Wall(screen.link)
    elif name == "desk":
        from hallapp.views.desk import Desk

        view = Desk(screen.link, screen.slip_printer())
    else:
        from hallapp.views.manager import Manager

        view = Manager(screen.link, screen, NoAdviser() if name == "calm" else Advisor(screen.link.url))
    view.resize(*SIZE.get(name, (1920, 1080)))
    view.show()
    return view


def main() -> None:
    name, hall = sys.argv[1:]
    start = begin(hall)
    screen = app.Screen(*start, "bench")
    views = [view_of(part, screen) for part in (("manager", "wall", "desk") if name == "all" else (name,))]
    probe(SETTLED)
    print("ready", flush=True)
    for line in sys.stdin:
        before = time.process_time()
        late, own = probe(float(line))
        print(json.dumps({"late": late, "own": own, "cpu": time.process_time() - before}), flush=True)
    for view in views:
        view.close()
    screen.close()


if __name__ == "__main__":
    main()
