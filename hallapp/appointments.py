"""Appointments from a table that another system wrote: CSV in, bookings of each day out."""

from __future__ import annotations

import codecs
import csv
import datetime
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from hallapp import typed
from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, KnownError, system_problem
from hallapp.hall.catalogue import Catalogue
from hallapp.store.people import Booking

COLUMNS = {
    "date": ("date", "day", "日期", "预约日期"),
    "time": ("time", "时间", "预约时间", "时段"),
    "service": ("service", "services", "matter", "事项", "预约事项", "业务"),
    "name": ("name", "姓名"),
    "phone": ("phone", "mobile", "电话", "手机", "手机号", "联系电话"),
}
"""What the columns may be called; ``date`` may be absent (today), ``name`` and ``phone`` too."""

_LONGEST = 200

_NO_LINE = QT_TRANSLATE_NOOP("Refusal", "this is no line of a table")
_NO_SUCH_SERVICE = QT_TRANSLATE_NOOP("Refusal", 'this hall has no service "{word}"')
_NO_SERVICE = QT_TRANSLATE_NOOP("Refusal", "no service is named")
_NO_DATE = QT_TRANSLATE_NOOP("Refusal", '"{word}" is no date such as 2026-11-24')
_NO_TIME = QT_TRANSLATE_NOOP("Refusal", '"{word}" is no time such as 9:30')
_TWO_DATES = QT_TRANSLATE_NOOP("Refusal", '"{word}" is another day than its date')
_NO_PHONE = QT_TRANSLATE_NOOP(
    "Refusal", '"{word}" is no phone number; in a spreadsheet give that column the format text'
)


def read(path: Path, catalogue: Catalogue, today: str) -> dict[str, list[Booking]]:
    """The bookings of a CSV file by day ("YYYY-MM-DD"), in its order.

    The file is UTF-8, GB 18030 or UTF-16 that says so, separated by commas, semicolons or tabs,
    with a line of headings. A service is named by id, code or name; several
    are separated by ``;`` or ``、``.

    Raises
    ------
    BadInput
        It can't be read, or something in it is wrong; says in which line.
    """
    lines = csv.reader(io.StringIO(_text(path), newline=""), delimiter=_delimiter(path))
    try:
        rows = [(lines.line_num, row) for row in lines if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise _wrong(path, lines.line_num, KnownError(_NO_LINE)) from error
    if not rows:
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "{file} is empty."), file=path)
    places = _places(path, rows[0][1])
    spelt = _spelt(catalogue)
    days: dict[str, list[Booking]] = {}
    for line, row in rows[1:]:
        cells = {key: row[place].strip() if place < len(row) else "" for key, place in places.items()}
        booking = _booking(path, line, cells, spelt, today)
        days.setdefault(booking.day, []).append(booking)
    return days


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "{file} can't be read: {problem}."), file=path, problem=system_problem(error)
        ) from error
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput(QT_TRANSLATE_NOOP("Refusal", "{file} is no text in UTF-8 or GB 18030."), file=path)


def _delimiter(path: Path) -> str:
    head = _text(path).partition("\n")[0]
    return max(",;\t", key=head.count)


def _places(path: Path, headings: list[str]) -> dict[str, int]:
    given = [heading.strip().lower() for heading in headings]
    places = {
        key: next(place for place, heading in enumerate(given) if heading in names)
        for key, names in COLUMNS.items()
        if any(heading in names for heading in given)
    }
    for needed in ("time", "service"):
        if needed not in places:
            raise BadInput(
                QT_TRANSLATE_NOOP("Refusal", "{file} has no column {column} ({names})."),
                file=path,
                column=needed,
                names=", ".join(COLUMNS[needed]),
            )
    return places


def _spelt(catalogue: Catalogue) -> dict[str, str]:
    """The ids of services by everything that they may be called."""
    spelt: dict[str, str] = {}
    for service in catalogue.services.values():
        for word in (service.id, service.code, service.names.zh, service.names.en):
            if word:
                spelt.setdefault(word.lower(), service.id)
    return spelt


def _booking(path: Path, line: int, cells: Mapping[str, str], spelt: Mapping[str, str], today: str) -> Booking:
    services = []
    for word in _words(cells["service"]):
        if word.lower() not in spelt:
            raise _wrong(path, line, KnownError(_NO_SUCH_SERVICE, word=word))
        services.append(spelt[word.lower()])
    if not services:
        raise _wrong(path, line, KnownError(_NO_SERVICE))
    try:
        day, at = _when(cells.get("date", ""), cells["time"], today)
        phone = _phone(cells.get("phone", ""))
    except KnownError as error:
        raise _wrong(path, line, error) from error
    name = typed.line(cells.get("name", ""))[:_LONGEST]
    return Booking(day, at, tuple(dict.fromkeys(services)), name, phone)


def _words(cell: str) -> Iterator[str]:
    for word in cell.replace("；", ";").replace("、", ";").split(";"):
        if word.strip():
            yield word.strip()


def _when(date: str, time: str, today: str) -> tuple[str, float]:
    """Day and minutes from midnight; many systems write both into the column of the time, or midnight behind a date."""
    date = date.partition(" ")[0]
    first, _, rest = time.partition(" ")
    if not rest or not _is_day(first):
        return _day(date or today), _minutes(time)
    if date and _day(date) != _day(first):
        raise KnownError(_TWO_DATES, word=time)
    return _day(first), _minutes(rest)


def _is_day(text: str) -> bool:
    try:
        return bool(_day(text))
    except KnownError:
        return False


def _day(text: str) -> str:
    for pattern in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"):
        try:
            return datetime.datetime.strptime(text, pattern).date().isoformat()
        except ValueError:
            continue
    raise KnownError(_NO_DATE, word=text)


def _minutes(text: str) -> float:
    """Minutes from midnight of "9:30", or of the begin of "9:30-10:00"."""
    begin = text.replace("：", ":").replace("–", "-").replace("~", "-").partition("-")[0].strip()
    hours, colon, minutes = begin.partition(":")
    if not colon or not (hours.isdecimal() and minutes[:2].isdecimal()) or int(hours) > 24 or int(minutes[:2]) > 59:
        raise KnownError(_NO_TIME, word=text)
    return int(hours) * 60.0 + int(minutes[:2])


def _phone(text: str) -> str:
    """The number; a word such as "none" is none, but figures that a spreadsheet has spoilt are told."""
    number = typed.phone(text)
    if not number:
        return ""
    if not typed.is_phone(number) or "E+" in text.upper():
        raise KnownError(_NO_PHONE, word=text)
    return number


def _wrong(path: Path, line: int, problem: KnownError) -> BadInput:
    return BadInput(
        QT_TRANSLATE_NOOP("Refusal", "{file}, line {line}: {problem}."), file=path.name, line=line, problem=problem
    )
