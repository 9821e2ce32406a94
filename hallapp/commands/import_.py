"""``main.py import``: turn foreign data into halls, or into a hall's appointments."""

from __future__ import annotations

import argparse
from pathlib import Path

from hallapp import appointments, polls
from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, system_problem
from hallapp.hall import day
from hallapp.live import Live
from simulation import scenario
from simulation.trace import write_trace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the kinds of data and their options."""
    kinds = parser.add_subparsers(dest="kind", required=True, parser_class=type(parser))
    of_polls = kinds.add_parser("polls", help="polls of an office's ticket queues: a hall file and a trace")
    of_polls.add_argument("csv", metavar="CSV", type=Path)
    of_polls.add_argument("--office", required=True, metavar="NAME")
    of_polls.add_argument("--date", required=True, metavar="DAY")
    of_polls.add_argument("--out", required=True, metavar="FOLDER", type=Path)
    of_polls.add_argument("--seed", type=int, default=1)
    booked = kinds.add_parser("appointments", help="bookings from a table (date, time, service, name, phone)")
    booked.add_argument("csv", metavar="CSV", type=Path)
    booked.add_argument("--hall", metavar="URL", required=True)


def run(arguments: argparse.Namespace) -> int:
    """Import, and tell what came of it."""
    return _appointments(arguments) if arguments.kind == "appointments" else _polls(arguments)


def _appointments(arguments: argparse.Namespace) -> int:
    """Each day's bookings take the place of those that were known of it."""
    with Live.open(arguments.hall) as live:
        today = day.local(live.now(), live.hall.settings.zone).date().isoformat()
        days = appointments.read(arguments.csv, live.hall.catalogue, today)
        live.book(days)
    for name, bookings in sorted(days.items()):
        print(f"{name}: {len(bookings)} appointments")
    return 0


def _polls(arguments: argparse.Namespace) -> int:
    hall, trace = arguments.out / "hall.toml", arguments.out / "trace.csv"
    for file in (hall, trace):
        if file.exists():
            raise BadInput(QT_TRANSLATE_NOOP("Refusal", "--out: {file} exists already; name another folder"), file=file)
    days = polls.read(arguments.csv, arguments.office)
    day = polls.convert(days, arguments.office, arguments.date, arguments.seed)
    try:
        arguments.out.mkdir(parents=True, exist_ok=True)
        scenario.write(day.scenario, hall)
        write_trace(day.citizens, trace)
    except OSError as error:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "--out: {folder} can't be written: {reason}"),
            folder=arguments.out,
            reason=system_problem(error),
        ) from error
    counts = polls.summary(day)
    print(", ".join(f"{count} {name}" for name, count in counts.items()))
    for line in day.assumptions:
        print(f"- {line}")
    print(f"written: {hall}, {trace}")
    return 0
