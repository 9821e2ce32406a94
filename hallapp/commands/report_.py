"""``report``: the closing report of a hall day, and its tables."""

from __future__ import annotations

import argparse
import json
from contextlib import closing
from pathlib import Path

from hallapp.live import path_of, people_of
from hallapp.reports.closing import as_mapping, as_text, closing_report, no_such_day
from hallapp.reports.tables import TABLES, Source, records, write_csv
from hallapp.store.archive import Archive
from hallapp.store.sqlite import SqliteLog


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--hall``, ``--day``, ``--table``, ``--csv``, ``--json``."""
    parser.add_argument("--hall", required=True, metavar="URL", help="the hall's file")
    parser.add_argument("--day", metavar="YYYY-MM-DD", help="the hall day; default: the latest")
    parser.add_argument("--csv", metavar="FILE", help="also write a table: by default one row per visit")
    parser.add_argument("--table", choices=TABLES, default="visits", help="the table that --csv writes")
    parser.add_argument("--json", action="store_true", help="figures and all tables as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Print the report, and write a table if asked to."""
    path = path_of(arguments.hall)
    with closing(SqliteLog(path)) as log, closing(people_of(path)) as people:
        day = arguments.day or log.last_day()
        if day not in dict(log.days()):
            raise no_such_day(day)
        with closing(Archive.beside(path)) as archive:
            archive.update(log)
            report = closing_report(archive, day)
            source = Source(archive, day, people.text)
            if arguments.csv:
                write_csv(source, arguments.table, Path(arguments.csv))
            if arguments.json:
                tables = {table: records(source, table) for table in TABLES}
                print(json.dumps({**as_mapping(report), "tables": tables}, ensure_ascii=False))
                return 0
    print(as_text(report))
    return 0
