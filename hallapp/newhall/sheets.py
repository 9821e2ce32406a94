"""The tables of a spreadsheet as text: XLSX or CSV in, XLSX or CSV out."""

from __future__ import annotations

import codecs
import csv
import datetime
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, system_problem

MOST_ROWS = 5_000
"""A hall has fewer; an endless sheet is a mistake."""

MOST_COLUMNS = 500

LONGEST_GAP = 1_000
"""Empty rows after which a sheet counts as ended: formats reach down to row 1,048,576 in many."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells with their numbers as the person sees them, from 1; empty rows are left out."""

    name: str
    rows: list[tuple[int, list[str]]]


def read(path: Path, wanted: Callable[[str], bool] = lambda name: True) -> list[Sheet]:
    """The sheets of an XLSX file, or the CSV file with those beside it.

    Parameters
    ----------
    wanted : callable
        Whether a sheet of this name is to be read: other files in the folder are no concern of the hall's.

    Raises
    ------
    BadInput
        The file can't be read or is neither.
    """
    kind = path.suffix.lower()
    if kind not in (".xlsx", ".csv"):
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "{file} is neither an XLSX nor a CSV file."), file=path)
    return _read_xlsx(path, wanted) if kind == ".xlsx" else _read_csv(path, wanted)


def _read_xlsx(path: Path, wanted: Callable[[str], bool]) -> list[Sheet]:
    # Slow to import, and only here and in writing wanted.
    import zipfile
    import zlib

    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return _sheets(path, wanted)
    except OSError as error:
        raise _unreadable(path, error) from error
    except (zipfile.BadZipFile, zlib.error, InvalidFileException, LookupError, ValueError, SyntaxError) as error:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "{file} is no XLSX file, or it is damaged or locked by a password."), file=path
        ) from error


def _sheets(path: Path, wanted: Callable[[str], bool]) -> list[Sheet]:
    import openpyxl

    with path.open("rb") as file:
        book = openpyxl.load_workbook(io.BytesIO(file.read()), read_only=True, data_only=True)
    try:
        # Read on demand: what is damaged is found only here.
        return [
            Sheet(sheet.title, _rows(path, sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)))
            for sheet in book.worksheets
            if wanted(sheet.title)
        ]
    finally:
        book.close()


def _rows(path: Path, rows: Iterable[Sequence[Any]]) -> list[tuple[int, list[str]]]:
    found: list[tuple[int, list[str]]] = []
    for number, row in enumerate(rows, 1):
        cells = [_text(value) for value in row]
        if any(cells):
            found.append((number, cells))
        elif number - (found[-1][0] if found else 0) > LONGEST_GAP:
            break
        if len(found) > MOST_ROWS:
            raise BadInput(
                QT_TRANSLATE_NOOP("Refusal", "{file} has more than {most} rows in one sheet."),
                file=path,
                most=MOST_ROWS,
            )
    return found


def _text(value: Any) -> str:
    """A cell as the person sees it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime | datetime.time):
        return value.strftime("%H:%M")
    if isinstance(value, datetime.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return f"{value:.10g}" if isinstance(value, float) else str(value).strip()


def _read_csv(path: Path, wanted: Callable[[str], bool]) -> list[Sheet]:
    try:
        files = sorted(other for other in path.parent.iterdir() if other.suffix.lower() == path.suffix.lower())
    except OSError as error:
        raise _unreadable(path, error) from error
    if path not in files:
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "There is no file {file}."), file=path)
    return [_sheet(file) for file in files if file == path or wanted(file.stem)]


def _sheet(path: Path) -> Sheet:
    try:
        text = _decoded(path, path.read_bytes())
    except OSError as error:
        raise _unreadable(path, error) from error
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "{file} can't be read: it is no table of comma separated values."), file=path
        ) from error
    return Sheet(path.stem, _rows(path, rows))


def _decoded(path: Path, data: bytes) -> str:
    """UTF-8, the GB 18030 in which Chinese Windows saves CSV, or the UTF-16 of Excel's "Unicode text"."""
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput(QT_TRANSLATE_NOOP("Refusal", "{file} is no text in UTF-8 or GB 18030."), file=path)


def _unreadable(path: Path, error: OSError) -> BadInput:
    return BadInput(
        QT_TRANSLATE_NOOP("Refusal", "{file} can't be read: {problem}."), file=path, problem=system_problem(error)
    )


def write(path: Path, tables: Mapping[str, Sequence[Sequence[str | float]]], choices: Mapping[str, str]) -> None:
    """Write tables, each with its line of headings first, as the sheets of a new XLSX file.

    Parameters
    ----------
    choices : mapping
        By heading, the words that a cell under it offers, separated by commas.

    Raises
    ------
    BadInput
        The file is there already, can't be written or is not called ``.xlsx``.
    """
    if path.suffix.lower() != ".xlsx":
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "{file} must end in .xlsx."), file=path)
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables.items():
        _fill(book.create_sheet(name), rows, choices)
    content = io.BytesIO()
    book.save(content)
    try:
        with path.open("xb") as file:
            file.write(content.getvalue())
    except FileExistsError as error:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "{file} is there already; it is not overwritten."), file=path
        ) from error
    except OSError as error:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "{file} can't be written: {problem}."),
            file=path,
            problem=system_problem(error),
        ) from error


def _fill(sheet: Any, rows: Sequence[Sequence[str | float]], choices: Mapping[str, str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for row in rows:
        sheet.append(list(row))
    sheet.freeze_panes = "B2"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E1EEFA")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    for place, heading in enumerate(rows[0]):
        letter = get_column_letter(place + 1)
        widest = max(_width(row[place]) for row in rows[1:]) if len(rows) > 1 else 0
        sheet.column_dimensions[letter].width = min(max(widest + 2, 12), 48)
        if str(heading) in choices:
            offer = DataValidation(type="list", formula1=f'"{choices[str(heading)]}"', showErrorMessage=False)
            offer.add(f"{letter}2:{letter}{MOST_ROWS}")
            sheet.add_data_validation(offer)


def _width(value: str | float) -> int:
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in str(value))
