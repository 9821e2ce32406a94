"""The skill grid as a file: CSV, or a workbook for a spreadsheet. No widget."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, system_problem
from hallapp.hall.hall import Hall
from hallapp.hall.ticket import WindowNow
from hallapp.views import words
from hallapp.views.manager.unsaved import Mark, held, mark

NARROW, WIDE = 6, 14
"""Widths of columns in characters."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a file: heads (window, clerk, state, group, service), marks, states of windows."""

    heads: tuple[str, str, str, str, str]
    marks: dict[Mark, str]
    states: dict[str, str]


def table(hall: Hall, said: Words) -> tuple[list[str], list[str], list[list[str]]]:
    """The groups, the services and the lines, each with three cells before those of the services."""
    window, clerk, state, group, service = said.heads
    services = list(hall.catalogue.services.values())
    above = ["", "", group]
    for listed in services:
        owner = hall.catalogue.groups[listed.group]
        above.append(words.name(owner.names, owner.id))
    heads = [window, clerk, f"{state} · {service}"] + [words.name(listed.names, listed.id) for listed in services]
    people = {person.id: words.name(person.names, person.id) for person in hall.scenario.clerks}
    lines = [
        [place.id, people.get(place.clerk or "", ""), said.states[place.state]]
        + [_word(hall, place, listed.id, said) for listed in services]
        for place in hall.windows.values()
    ]
    return above, heads, lines


def _word(hall: Hall, place: WindowNow, service: str, said: Words) -> str:
    speed = place.skills.get(service, 0.0)
    return "" if speed <= 0.0 else said.marks[mark(speed, held(hall, place.id, service))]


def write(hall: Hall, path: Path, said: Words) -> None:
    """Write who may serve what; by the file's name CSV (UTF-8 with its mark) or a workbook.

    Raises
    ------
    BadInput
        The file can't be written.
    """
    try:
        (_write_csv if path.suffix.lower() == ".csv" else _write_workbook)(path, *table(hall, said))
    except OSError as error:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "{path} can't be written: {problem}."),
            path=str(path),
            problem=system_problem(error),
        ) from error


def _write_csv(path: Path, above: list[str], heads: list[str], lines: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([above, heads, *lines])


def _write_workbook(path: Path, above: list[str], heads: list[str], lines: list[list[str]]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (above, heads, *lines):
        sheet.append(line)
    for cell in (*sheet[1], *sheet[2]):
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for place in range(1, len(heads) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDE if place != 1 else NARROW
    sheet.freeze_panes = "D3"
    book.save(path)
