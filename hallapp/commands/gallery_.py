"""``gallery``: every view in every state, language, theme and size as a picture."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hallapp import language
from hallapp.views import theme
from hallapp.views.gallery.drawing import render
from hallapp.views.gallery.picture import Choice


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``FOLDER``, and what of all is to be drawn."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="where the pictures and index.html go")
    parser.add_argument("--views", nargs="+", default=(), metavar="VIEW", help="only these views: desk, wall …")
    parser.add_argument("--states", nargs="+", default=(), metavar="STATE", help="only these states: busy, closed …")
    parser.add_argument(
        "--languages", nargs="+", default=(), choices=sorted(language.LANGUAGES), help="only these languages"
    )
    parser.add_argument("--themes", nargs="+", default=(), choices=sorted(theme.THEMES), help="only these themes")
    parser.add_argument(
        "--sizes",
        nargs="+",
        default=(),
        metavar="SIZE",
        help="only these sizes: 1366x768, 1920x1080, 3840x2160 (at 200 %%), 683x768 (desk), 1080x1920 (wall, kiosk); "
        "dialogs and bars: own, own-200",
    )


def run(arguments: argparse.Namespace) -> int:
    """Draw the pictures; needs no display."""
    choice = Choice(arguments.views, arguments.states, arguments.languages, arguments.themes, arguments.sizes)
    drawn = render(arguments.folder, choice, _tell)
    print(f"{len(drawn.files)} pictures in {arguments.folder}")
    return 1 if drawn.faults else 0


def _tell(made: int, wanted: int) -> None:
    print(f"{made} of {wanted}", file=sys.stderr)
