"""``gallery``: every view in every state, language and theme as a picture."""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``FOLDER``, ``--views``."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="where the pictures go")
    parser.add_argument("--views", nargs="+", default=(), metavar="VIEW", help="only these views")


def run(arguments: argparse.Namespace) -> int:
    """Draw the pictures; needs no display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from hallapp import language
    from hallapp.views import gallery, theme

    pictures = gallery.found(arguments.views)
    app = QApplication([])
    theme.install(app, "light")
    language.compile_outdated()
    made = gallery.render(app, arguments.folder, pictures)
    print(f"{len(made)} pictures in {arguments.folder}")
    return 0
