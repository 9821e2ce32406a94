"""Traces: who came when with which needs, one row a ticket (``docs/formats/scenario.md``)."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from simulation.errors import ScenarioError, named, shown
from simulation.scenario import read_text
from simulation.tables import Scenario

COLUMNS = ("ticket", "arrival", "service", "class", "duration")
PATIENCE = "patience"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One row of a trace.

    ``arrival`` is in minutes from opening, ``durations`` are minutes at speed
    1, one for each of ``services``; ``patience`` is ``None`` for who does not leave.
    """

    ticket: str
    arrival: float
    services: tuple[str, ...]
    klass: str
    durations: tuple[float, ...]
    patience: float | None = None


def load_trace(path: Path | str, scenario: Scenario) -> tuple[Arrival, ...]:
    """Read a trace (CSV, UTF-8) and check it against its scenario.

    Raises
    ------
    ScenarioError
        Naming file, line and column; also for a scenario with a ``[start]``,
        which says by itself who is there.
    """
    return parse_trace(read_text(path), scenario, named(path))


def parse_trace(text: str, scenario: Scenario, source: str = "trace") -> tuple[Arrival, ...]:
    """A trace from its text; ``source`` names it in errors.

    Raises
    ------
    ScenarioError
    """
    if scenario.start is not None:
        raise ScenarioError("{file}: a trace and a scenario with a [start] do not go together", file=source)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = _Rows(source, frozenset(service.id for service in scenario.services))
    try:
        rows.header(next(reader, []))
        return tuple(rows.arrival(row, reader.line_num) for row in reader if row)
    except csv.Error as error:
        raise ScenarioError(
            "{file}, line {line}: no CSV, {reason}", file=source, line=reader.line_num, reason=error
        ) from error


def write_trace(trace: Iterable[Arrival], path: Path | str) -> None:
    """Write a trace; numbers as Python's ``repr``, so that reading gives the same back."""
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow((*COLUMNS, PATIENCE))
        for row in trace:
            writer.writerow(
                (
                    row.ticket,
                    repr(row.arrival),
                    ";".join(row.services),
                    row.klass,
                    ";".join(map(repr, row.durations)),
                    "" if row.patience is None else repr(row.patience),
                )
            )


class _Rows:
    def __init__(self, file: str, services: frozenset[str]) -> None:
        self.file = file
        self.services = services
        self.columns: list[str] = []
        self.seen: set[str] = set()

    def header(self, row: Sequence[str]) -> None:
        self.columns = [name.strip() for name in row]
        missing = [name for name in COLUMNS if name not in self.columns]
        unknown = [name for name in self.columns if name not in (*COLUMNS, PATIENCE)]
        if missing or unknown or len(set(self.columns)) < len(self.columns):
            raise ScenarioError(
                "{file}, line 1: expected the columns {expected}, not {columns}",
                file=self.file,
                expected=",".join((*COLUMNS, f"[{PATIENCE}]")),
                columns=shown(",".join(self.columns)),
            )

    def arrival(self, row: Sequence[str], line: int) -> Arrival:
        if len(row) != len(self.columns):
            raise ScenarioError(
                "{file}, line {line}: {found} fields for {expected} columns",
                file=self.file,
                line=line,
                found=len(row),
                expected=len(self.columns),
            )
        cells = {name: cell.strip() for name, cell in zip(self.columns, row, strict=True)}
        ticket = cells["ticket"]
        if not ticket or ticket in self.seen:
            raise self.wrong(line, "ticket", ticket, "a name that no other row has")
        self.seen.add(ticket)
        if not cells["class"]:
            raise self.wrong(line, "class", "", "the id of a class")
        services = tuple(name.strip() for name in cells["service"].split(";"))
        for service in services:
            if service not in self.services:
                raise self.wrong(line, "service", service, "a service of the scenario")
        durations = tuple(self.minutes(line, "duration", cell) for cell in cells["duration"].split(";"))
        if len(durations) != len(services):
            raise self.wrong(line, "duration", cells["duration"], f"{len(services)} durations, one for each service")
        patience = self.minutes(line, PATIENCE, cells[PATIENCE]) if cells.get(PATIENCE) else None
        arrival = self.number(line, "arrival", cells["arrival"])
        return Arrival(ticket, arrival, services, cells["class"], durations, patience)

    def minutes(self, line: int, column: str, cell: str) -> float:
        value = self.number(line, column, cell)
        if value < 0.0:
            raise self.wrong(line, column, cell, "at least 0 minutes")
        return value

    def number(self, line: int, column: str, cell: str) -> float:
        try:
            value = float(cell)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise self.wrong(line, column, cell, "a number of minutes")
        return value

    def wrong(self, line: int, column: str, cell: str, expected: str) -> ScenarioError:
        return ScenarioError(
            "{file}, line {line}, {column}: {cell} is wrong, expected {expected}",
            file=self.file,
            line=line,
            column=column,
            cell=shown(cell),
            expected=expected,
        )
