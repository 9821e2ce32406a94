"""The tables of a hall day's report, by name: what is exported as CSV and stands in the report's JSON.

Texts of people (reasons, notes, phone numbers) are read from the people table
and are blank once purged.
"""

from __future__ import annotations

import csv
import datetime
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, system_problem
from hallapp.hall.ticket import MINUTE
from hallapp.reports import in_vain
from hallapp.reports.closing import no_such_day
from hallapp.reports.in_vain import TextOf
from hallapp.store.archive import Archive

IN_VAIN_DAYS = 30
"""How many days back a citizen who came in vain twice is looked for."""

SCORES = (5, 4, 3, 2, 1)

STANDINGS = ("overdue", "today", "open", "settled")
"""In the order in which what is followed is listed."""

Line = Sequence[object]


class Source:
    """A hall day of an archive, and the texts of the people table.

    Raises
    ------
    BadInput
        There is no such hall day.
    """

    def __init__(self, archive: Archive, day: str, text_of: TextOf) -> None:
        row = archive.day(day)
        if row is None:
            raise no_such_day(day)
        self.archive = archive
        self.day = day
        self.text_of = text_of
        self._midnight = row["midnight"]

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """The day's rows of a table of the archive."""
        return self.archive.rows(table, self.day)

    def time(self, at: int | None) -> str | None:
        """An instant (UTC ms) as "HH:MM" of the hall."""
        if at is None:
            return None
        hours, minutes = divmod((at - self._midnight) // MINUTE, 60)
        return f"{hours % 24:02d}:{minutes:02d}"


class Table(NamedTuple):
    """Columns and what yields the rows; ``…minutes`` are durations, times "HH:MM" of the hall."""

    columns: tuple[str, ...]
    lines: Callable[[Source], Iterator[Line]]


def _visits(source: Source) -> Iterator[Line]:
    for row in source.rows("visit"):
        yield (
            row["day"], row["number"], row["class"], row["first_service"], row["services"], row["issued"],
            row["first_called"], row["ended"], row["state"], row["wait"] / MINUTE, row["target"] / MINUTE,
            row["answered"], row["no_shows"],
        )  # fmt: skip


def _services(source: Source) -> Iterator[Line]:
    for row in source.rows("service_visit"):
        yield (
            row["day"], row["number"], row["place"], row["service"], row["window"], row["clerk"],
            source.time(row["called"]), source.time(row["finished"]), (row["finished"] - row["called"]) / MINUTE,
            row["outcome"], row["rating"],
        )  # fmt: skip


def _ratings(source: Source) -> Iterator[Line]:
    """Of all (no service), then by service, most rated first: what was rated how, and the share rated at all."""
    finished: Counter[str] = Counter()
    scores: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for row in source.rows("service_visit"):
        for service in (row["service"], ""):
            finished[service] += 1
            if row["rating"] is not None:
                scores[service][row["rating"]] += 1
    for service in sorted(finished, key=lambda service: (-scores[service].total(), service)):
        given = scores[service]
        share = given.total() / finished[service]
        yield (source.day, service, finished[service], given.total(), share, *(given[score] for score in SCORES))


def _notices(source: Source) -> Iterator[Line]:
    for row in source.rows("service_visit"):
        if row["outcome"] == "documents_missing":
            papers = json.loads(row["missing"] or "[]")
            yield (
                row["day"], source.time(row["finished"]), row["number"], row["service"], row["window"], row["clerk"],
                "; ".join(paper["zh"] or paper["en"] for paper in papers),
                "; ".join(paper["en"] or paper["zh"] for paper in papers), source.text_of(row["also"]),
            )  # fmt: skip


def _warnings(source: Source) -> Iterator[Line]:
    for row in source.rows("warning"):
        reason = source.text_of(row["reason"])
        yield (row["day"], source.time(row["at"]), row["about"], row["subject"], row["level"], row["actor"], reason)


def _called_by_hand(source: Source) -> Iterator[Line]:
    for row in source.rows("called_by_hand"):
        instead = row["instead_waited"]
        yield (
            row["day"], source.time(row["at"]), row["window"], row["clerk"], row["ticket"], row["waited"] / MINUTE,
            row["instead_of"], None if instead is None else instead / MINUTE, source.text_of(row["reason"]),
        )  # fmt: skip


def _followed(source: Source) -> Iterator[Line]:
    rows = source.rows("owed")
    for row in sorted(rows, key=lambda row: (STANDINGS.index(row["standing"]), row["due"] or "9999")):
        yield (
            row["day"], row["standing"], row["due"], row["kind"], row["since"], row["ticket"], row["service"],
            row["window"], source.text_of(row["phone"]), source.text_of(row["to"]), source.time(row["settled"]),
            source.text_of(row["note"]),
        )  # fmt: skip


def _in_vain(source: Source) -> Iterator[Line]:
    """Each service of a citizen who came in vain twice up to that day; the citizens are numbered."""
    for citizen, case in enumerate(in_vain.cases(_ends(source), source.text_of), 1):
        for end in case.ends:
            again = int(end.service in case.again)
            yield (citizen, case.phone, end.day, end.number, end.service, end.window, end.outcome, again)


def _in_vain_services(source: Source) -> Iterator[Line]:
    """By service what ended in vain up to that day, and how many citizens came twice for it; most citizens first."""
    ends = _ends(source)
    outcomes = Counter((end.service, end.outcome) for end in ends)
    twice = Counter(service for case in in_vain.cases(ends, source.text_of) for service in case.again)
    finished = source.archive.finished(_since(source), source.day)
    services = {end.service for end in ends}
    for service in sorted(services, key=lambda one: (-twice[one], -outcomes[one, "not_ours"], one)):
        missing, not_ours = (outcomes[service, outcome] for outcome in in_vain.OUTCOMES)
        yield (service, finished[service], missing, not_ours, (missing + not_ours) / finished[service], twice[service])


def _ends(source: Source) -> list[in_vain.InVain]:
    return [end for end in in_vain.of_archive(source.archive, _since(source)) if end.day <= source.day]


def _since(source: Source) -> str:
    return (datetime.date.fromisoformat(source.day) - datetime.timedelta(days=IN_VAIN_DAYS)).isoformat()


TABLES = {
    "visits": Table(
        (
            "day", "number", "class", "first_service", "services", "issued", "first_called", "ended", "state",
            "wait_minutes", "target_minutes", "answered", "no_shows",
        ),
        _visits,
    ),
    "services": Table(
        (
            "day", "number", "place", "service", "window", "clerk", "called", "finished", "minutes", "outcome",
            "rating",
        ),
        _services,
    ),
    "ratings": Table(
        ("day", "service", "finished", "rated", "participation", *(f"score_{score}" for score in SCORES)), _ratings
    ),
    "notices": Table(
        ("day", "time", "number", "service", "window", "clerk", "missing_zh", "missing_en", "also"), _notices
    ),
    "warnings": Table(("day", "time", "about", "subject", "level", "by", "reason"), _warnings),
    "called_by_hand": Table(
        (
            "day", "time", "window", "clerk", "number", "waited_minutes", "instead_of", "instead_waited_minutes",
            "reason",
        ),
        _called_by_hand,
    ),
    "followed": Table(
        (
            "day", "standing", "due", "kind", "since", "number", "service", "window", "phone", "to", "settled",
            "note",
        ),
        _followed,
    ),
    "in_vain": Table(
        ("citizen", "phone", "day", "number", "service", "window", "outcome", "again"), _in_vain
    ),
    "in_vain_services": Table(
        ("service", "finished", "documents_missing", "not_ours", "share", "citizens_again"), _in_vain_services
    ),
}  # fmt: skip
"""Every table by its name; ``issued``, ``first_called`` and ``ended`` of visits are UTC milliseconds."""


def records(source: Source, table: str) -> list[dict[str, object]]:
    """The rows of a table, by column."""
    columns, lines = TABLES[table]
    return [dict(zip(columns, line, strict=True)) for line in lines(source)]


def write_csv(source: Source, table: str, path: Path) -> None:
    """Write a table with its header, in UTF-8 with the mark by which spreadsheets know it.

    Raises
    ------
    BadInput
        The file can't be written.
    """
    write_lines(TABLES[table].columns, TABLES[table].lines(source), path)


def write_lines(columns: Iterable[str], lines: Iterable[Line], path: Path) -> None:
    """Write lines of a table under its columns (CSV, UTF-8 with the mark by which spreadsheets know it).

    Raises
    ------
    BadInput
        The file can't be written.
    """
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(lines)
    except OSError as error:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "{path} can't be written: {problem}."),
            path=str(path),
            problem=system_problem(error),
        ) from error
