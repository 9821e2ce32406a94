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

    def make(screen: app.Screen) -> Launcher:
        launcher = Launcher(screen.link, screen)
        if screen.unread is not None:
            # Without a launcher nobody could choose another hall.
            launcher.refuse(screen.unread)
        return launcher

    return app.run(arguments, make, actor="launcher", any_hall=True)
