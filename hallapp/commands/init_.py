"""``init``: a new hall with its day open."""

from __future__ import annotations

import argparse
from pathlib import Path

from hallapp.cli import UsageError
from hallapp.newhall import making, spreadsheet, templates
from hallapp.paths import DEMO_HALL


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--hall``, ``--from``, ``--zone``; ``--sample``, ``--template``."""
    parser.add_argument("--hall", metavar="URL", help="the file to make; never overwritten")
    parser.add_argument(
        "--from",
        dest="source",
        metavar="FILE",
        help="a hall file, a scenario or a spreadsheet (.xlsx, or .csv with those beside it); default: the demo hall",
    )
    parser.add_argument("--zone", default="", metavar="NAME", help="the hall's time zone; default: the computer's")
    parser.add_argument(
        "--sample", metavar="FILE.xlsx", help="write a spreadsheet to fill in instead; never overwritten"
    )
    parser.add_argument(
        "--template",
        choices=tuple(templates.TEMPLATES),
        default="community",
        help="what the sample holds; default: %(default)s",
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the hall, or the sample."""
    if (arguments.hall is None) == (arguments.sample is None):
        raise UsageError("init needs --hall URL, or --sample FILE.xlsx for a spreadsheet to fill in")
    if arguments.sample is not None:
        return _write_sample(Path(arguments.sample), arguments.template)
    scenario, settings = making.read(Path(arguments.source or DEMO_HALL), arguments.zone)
    with making.make(arguments.hall, scenario, settings) as live:
        print(f"{arguments.hall}: {len(live.hall.windows)} windows, hall day {live.hall.day} is open")
    return 0


def _write_sample(path: Path, template: str) -> int:
    draft = templates.sample(template)
    spreadsheet.write(draft, path)
    print(f"{path}: {len(draft.services)} services, {len(draft.windows)} windows, {len(draft.clerks)} clerks to change")
    return 0
