"""``kiosk``: the ticket machine's screen."""

from __future__ import annotations

import argparse

from hallapp import app


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """As the desk's, and ``--in-window``."""
    app.add_arguments(parser, prints=True)
    parser.add_argument("--in-window", action="store_true", help="not over the whole screen")


def run(arguments: argparse.Namespace) -> int:
    """Show the kiosk until it is unlocked and closed."""
    from hallapp.views.kiosk import Kiosk

    return app.run(
        arguments,
        lambda screen: Kiosk(screen.link, screen.printer(), slip_link=screen.preferences.slip_link),
        actor="kiosk",
        full_screen=not arguments.in_window,
    )
