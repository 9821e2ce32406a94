"""``init``: a new hall with its day open."""

from __future__ import annotations

import argparse

from hallapp.live import Live
from hallapp.paths import RESOURCES
from hallapp.settings import Settings
from simulation.scenario import load

DEMO_HALL = RESOURCES / "halls" / "demo.toml"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--hall``, ``--from``."""
    parser.add_argument("--hall", required=True, metavar="URL", help="the file to make; never overwritten")
    parser.add_argument("--from", dest="source", metavar="FILE", help="a hall file or scenario; default: the demo hall")
    parser.add_argument("--zone", default="", metavar="NAME", help="the hall's time zone; default: the computer's")


def run(arguments: argparse.Namespace) -> int:
    """Make the hall."""
    scenario = load(arguments.source or DEMO_HALL)
    with Live.create(arguments.hall, scenario, Settings(zone=arguments.zone)) as live:
        print(f"{arguments.hall}: {len(live.hall.windows)} windows, hall day {live.hall.day} is open")
    return 0
