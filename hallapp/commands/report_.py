"""``report``: the closing report of a hall day."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from hallapp.live import path_of
from hallapp.reports.closing import as_text, closing_report, no_such_day, write_csv
from hallapp.store.archive import Archive
from hallapp.store.sqlite import SqliteLog


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--hall``, ``--day``, ``--csv``."""
    parser.add_argument("--hall", required=True, metavar="URL", help="the hall's file")
    parser.add_argument("--day", metavar="YYYY-MM-DD", help="the hall day; default: the latest")
    parser.add_argument("--csv", metavar="FILE", help="also write one row per visit")


def run(arguments: argparse.Namespace) -> int:
    """Print the report, and write its visits if asked to."""
    path = path_of(arguments.hall)
    with closing(SqliteLog(path)) as log:
        day = arguments.day or log.last_day()
        if day not in dict(log.days()):
            raise no_such_day(day)
        with closing(Archive.beside(path)) as archive:
            archive.update(log)
            report = closing_report(archive, day)
            if arguments.csv:
                write_csv(archive, report, Path(arguments.csv))
    print(as_text(report))
    return 0
