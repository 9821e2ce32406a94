"""In a process of its own, one screen: ``python -m benchmarks.gui.switches VIEW``.

Prints how long a switch of language or of colours takes until everything is
drawn; of the wall also how long one picture takes; of ``table`` a step in a
table of 10,000 rows.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.gui.probe import told
from benchmarks.gui.screen import NoAdviser
from hallapp import app, language
from hallapp.cli import Parser
from hallapp.views import theme
from hallapp.views.link import HallLink
from hallapp.views.scenes import SCENES

VIEWS = ("desk", "kiosk", "console", "manager", "wall", "table")

TIMES, FRAMES, ROWS, STEPS = 10, 120, 10_000, 200


def measure(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        scene = SCENES["busy"](Path(folder))
        parser = Parser()
        app.add_arguments(parser, prints=True)
        arguments = parser.parse_args(["--hall", scene.url, "--language", "zh", "--theme", "light"])
        application = app.application(arguments, "bench")

        def timed(act: Callable[[], object]) -> float:
            begun = time.perf_counter()
            act()
            application.processEvents()
            return 1e3 * (time.perf_counter() - begun)

        if name == "table":
            scroll(timed)
            return
        screen = app.Screen(application, arguments, "bench")
        link = HallLink(scene.url, "bench", clock=scene.clock)
        view = view_of(name, screen, link)
        view.resize(1920, 1080)
        view.show()
        for _ in range(30):
            timed(lambda: time.sleep(0.01))
        words = [timed(lambda n=n: language.switch(application, ("en", "zh")[n % 2])) for n in range(TIMES)]
        told(f"{name}: another language", words, "times")
        colours = [timed(lambda n=n: theme.switch(application, ("dark", "light")[n % 2])) for n in range(TIMES)]
        told(f"{name}: other colours", colours, "times")
        if name == "wall":
            pictures(view, timed)
        view.close()
        link.close()
        screen.close()


def view_of(name: str, screen: app.Screen, link: HallLink):
    """A screen on the demo hall's busy hour."""
    from hallapp.views.console import Console
    from hallapp.views.desk import Desk
    from hallapp.views.kiosk import Kiosk
    from hallapp.views.manager import Manager
    from hallapp.views.wall import Wall

    make = {
        "desk": lambda: Desk(link, screen.slip_printer()),
        "kiosk": lambda: Kiosk(link, screen.slip_printer()),
        "console": lambda: Console(link, "1"),
        "manager": lambda: Manager(link, screen, NoAdviser()),
        "wall": lambda: Wall(link),
    }
    return make[name]()


def pictures(wall, timed: Callable[[Callable[[], object]], float]) -> None:
    """At 60 pictures a second 16.7 ms are there for each."""
    for size in ((1920, 1080), (3840, 2160)):
        wall.resize(*size)
        timed(wall.update)
        told(f"a picture of the wall, {size[0]} x {size[1]}", [timed(wall.update) for _ in range(FRAMES)], "pictures")


def scroll(timed: Callable[[Callable[[], object]], float]) -> None:
    """A table of many rows, moved by two hundredths of its length."""
    from hallapp.views.manager.records import Lines
    from hallapp.views.widgets.tables import Table

    model = Lines()
    heads = ["number", "service", "class", "issued", "called", "window", "finished", "outcome"]
    model.show_lines(heads, [[f"{head} {row}" for head in heads] for row in range(ROWS)])
    table = Table("rows")
    table.setModel(model)
    table.resize(1600, 900)
    table.show()
    timed(table.update)
    bar = table.verticalScrollBar()
    steps = [timed(lambda n=n: bar.setValue(n * bar.maximum() // STEPS)) for n in range(STEPS)]
    told(f"a step in a table of {ROWS:,} rows", steps, "steps")
    table.close()


if __name__ == "__main__":
    measure(sys.argv[1])
