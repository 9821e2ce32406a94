"""``manager``: the hall manager's screens."""

from __future__ import annotations

import argparse

from hallapp import app


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--hall``, ``--language``, ``--theme``."""
    app.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Show the manager's screens until they are closed."""
    from hallapp.advisor import Advisor
    from hallapp.views.manager import Manager

    return app.run(arguments, lambda screen: Manager(screen.link, screen, Advisor(screen.link.url)), actor="manager")
