"""``window``: a clerk's console."""

from __future__ import annotations

import argparse

from hallapp import app


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The window's id; as every screen's and printer's; ``--bar``."""
    parser.add_argument("window", metavar="ID", help="the window's number")
    app.add_arguments(parser, prints=True)
    parser.add_argument("--bar", action="store_true", help="as a bar that stays above other windows")


def run(arguments: argparse.Namespace) -> int:
    """Show the console until it is closed."""
    from hallapp.views.console import Console

    def make(screen: app.Screen) -> Console:
        app.require_window(screen.link, arguments.window)
        return Console(screen.link, arguments.window, bar=arguments.bar, printer=screen.slip_printer())

    return app.run(arguments, make, actor=f"window {arguments.window}")
