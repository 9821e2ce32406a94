"""``gallery``: every view in every state, language and theme as a picture."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from types import TracebackType


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
    faults = _count_faults()
    made = gallery.render(app, arguments.folder, pictures)
    print(f"{len(made)} pictures in {arguments.folder}")
    return 1 if faults else 0


def _count_faults() -> list[BaseException]:
    """Collect what goes wrong in Qt's callbacks, where nothing else would notice."""
    faults: list[BaseException] = []

    def take(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        faults.append(error)
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = take
    return faults
