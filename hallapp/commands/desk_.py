"""``desk``: the front desk's screen."""

from __future__ import annotations

import argparse

from hallapp import app


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--hall``, ``--language``, ``--theme``, ``--printer``, ``--paper``."""
    app.add_arguments(parser, prints=True)


def run(arguments: argparse.Namespace) -> int:
    """Show the desk until it is closed."""
    from hallapp.views.desk import Desk

    def make(screen: app.Screen) -> Desk:
        printer = screen.slip_printer()
        return Desk(
            screen.link,
            printer,
            slip_link=screen.preferences.slip_link,
            choose_printer=lambda over: screen.ask_printer(over, printer),
        )

    return app.run(arguments, make, actor="desk")
