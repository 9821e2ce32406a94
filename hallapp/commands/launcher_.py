"""``launcher``: pick what this computer is to do."""

from __future__ import annotations

import argparse

from hallapp import app


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--hall``, ``--language``, ``--theme``."""
    app.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Show the launcher until it is closed."""
    from hallapp.views.launcher import Launcher

    return app.run(arguments, lambda screen: Launcher(screen.link, screen), actor="launcher")
