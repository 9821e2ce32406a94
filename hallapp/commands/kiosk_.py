"""``kiosk``: the ticket machine's screen."""

from __future__ import annotations

import argparse

from hallapp import app


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """As the desk's, ``--place`` and ``--in-window``."""
    app.add_arguments(parser, prints=True)
    parser.add_argument("--place", default="kiosk", metavar="NAME", help="how the desk knows this machine")
    parser.add_argument("--in-window", action="store_true", help="not over the whole screen")


def run(arguments: argparse.Namespace) -> int:
    """Show the kiosk until it is unlocked and closed."""
    from hallapp.devices.voice import Speaker, installed
    from hallapp.views.kiosk import Kiosk
    from hallapp.views.kiosk.kiosk import PLACE

    def make(screen: app.Screen) -> Kiosk:
        return Kiosk(
            screen.link,
            screen.slip_printer(),
            slip_link=screen.preferences.slip_link,
            speaker=Speaker() if installed() else None,
            place=arguments.place.strip() or PLACE,
        )

    return app.run(arguments, make, actor="kiosk", full_screen=not arguments.in_window)
