"""What one change of a hall costs a screen until all is drawn: ``python -m benchmarks.gui.changes``.

The desk (a change, a key in the search) with 60 waiting; the manager of a
hall of 40 windows with 300, on its first page and on a grid of all 156
services.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from benchmarks.gui.probe import told
from benchmarks.gui.screen import NoAdviser
from hallapp import app
from hallapp.cli import Parser
from hallapp.views.link import HallLink
from hallapp.views.scenes import SCENES

TIMES = 40


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        scenes = {name: SCENES[name](Path(folder)) for name in ("overloaded", "large")}
        parser = Parser()
        app.add_arguments(parser, prints=True)
        arguments = parser.parse_args(["--hall", scenes["large"].url, "--language", "zh", "--theme", "light"])
        application = app.application(arguments, "bench")
        screen = app.Screen(application, arguments, "bench")

        def timed(name: str, act: Callable[[], object]) -> None:
            took = []
            for _ in range(TIMES):
                begun = time.perf_counter()
                act()
                application.processEvents()
                took.append(1e3 * (time.perf_counter() - begun))
            told(name, took, "times")

        for name, scene in scenes.items():
            link = HallLink(scene.url, "bench", clock=scene.clock)
            measure = desk if name == "overloaded" else manager
            measure(screen, link, timed)
            link.close()
        screen.close()


def desk(screen: app.Screen, link: HallLink, timed: Callable[[str, Callable[[], object]], None]) -> None:
    from hallapp.views.desk import Desk

    view = shown(Desk(link, screen.slip_printer()), 1366, 768)
    timed("desk: a change", view.refresh)
    typed = iter("jzz" * TIMES)
    timed("desk: a key in the search", lambda: view.search.setText(next(typed)))
    view.close()


def manager(screen: app.Screen, link: HallLink, timed: Callable[[str, Callable[[], object]], None]) -> None:
    from hallapp.views.manager import Manager

    view = shown(Manager(link, screen, NoAdviser()), 1920, 1080)
    timed(f"manager: a change, {len(link.hall.in_line)} waiting", view.refresh)
    view.show_page("skills")
    view.skills_page.bar.services.set_value("all")
    view.skills_page.choose()
    timed("manager: a change, grid of all services", view.refresh)
    view.close()


def shown(view, width: int, height: int):
    """The view, drawn."""
    view.resize(width, height)
    view.show()
    end = time.monotonic() + 1.0
    while time.monotonic() < end:
        QCoreApplication.processEvents()
    return view


if __name__ == "__main__":
    main()
