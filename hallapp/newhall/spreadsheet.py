"""A hall as a spreadsheet: what the sheets and columns are called, read into a draft and written from one.

Sheets and headings are Chinese, English or both ("事项 Service"); a cell
that is wrong is told with sheet, row and column, all of them at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import msgspec

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, KnownError, Named
from hallapp.newhall import checks, reading, sheets, templates
from hallapp.newhall.checks import Place
from hallapp.newhall.draft import (
    LEARNER,
    TRAINED,
    ClerkEntry,
    Draft,
    GroupEntry,
    Lunch,
    ServiceEntry,
    WindowEntry,
    has_chinese,
    mark_of,
    number_text,
    slug,
)
from hallapp.newhall.sheets import Sheet
from simulation.scenario import Names, Service

_Word = TypeVar("_Word", bound=str)

SHEETS = {
    "services": ("事项", "services", "service"),
    "windows": ("窗口", "windows", "window"),
    "clerks": ("人员", "clerks", "clerk", "窗口人员"),
    "hours": ("时间", "hours", "开放时间"),
}
"""What each sheet may be called; the first two are written."""

COLUMNS = {
    "services": {
        "group": ("类别", "group"),
        "group_en": ("类别英文", "group in english"),
        "prefix": ("号码字母", "letters"),
        "aspect": ("板块", "aspect"),
        "name": ("事项", "service", "事项名称", "name"),
        "name_en": ("事项英文", "service in english"),
        "code": ("编码", "code"),
        "lead": ("办理", "lead"),
        "minutes": ("标准用时", "minutes", "分钟"),
        "target": ("等候时限", "target", "时限"),
        "per_day": ("每日人次", "people a day"),
        "papers": ("材料", "papers", "所需材料"),
    },
    "windows": {
        "number": ("窗口", "window", "窗口号", "number"),
        "name": ("名称", "name"),
        "name_en": ("英文名称", "name in english"),
        "clerk": ("人员", "clerk"),
        "low": ("低位窗口", "low window", "低位"),
        "display": ("窗口屏", "display"),
    },
    "clerks": {
        "name": ("姓名", "name", "人员", "clerk"),
        "name_en": ("英文姓名", "name in english"),
        "shift": ("班次", "shift"),
        "breaks": ("休息", "breaks"),
    },
    "hours": {
        "name": ("大厅", "hall"),
        "name_en": ("大厅英文", "hall in english"),
        "opens": ("开厅", "opens"),
        "closes": ("闭厅", "closes"),
        "lunch": ("午间", "noon", "lunch"),
        "lunch_from": ("午间起", "noon from", "lunch from"),
        "lunch_to": ("午间止", "noon to", "lunch to"),
        "turn": ("轮休分钟", "minutes of a turn"),
    },
}
"""What each column may be called; the first two are written. Other columns of the clerks are groups or services."""

_NEEDED = {
    "services": ("group", "name", "minutes"),
    "windows": ("number",),
    "clerks": ("name",),
    "hours": ("opens", "closes"),
}

YES = ("是", "yes", "y", "true", "1", "√", "✓", "x", "●")
NO = ("", "否", "no", "n", "false", "0", "-", "–")
LEADS = {"community": ("社区", "community", "", "社区办理"), "department": ("部门", "department", "部门办理")}
LUNCHES: dict[Lunch, tuple[str, ...]] = {
    "turns": ("轮休", "by turns", "turns"),
    "together": ("同休", "closed", "together", "闭厅"),
    "none": ("不休", "open", "", "none"),
}
MARKS = {
    TRAINED: ("●", "能办", "会", "trained", "yes", "是", "√", "✓", "x", "启用"),
    LEARNER: ("◐", "学习中", "学习", "learner", "learning"),
    0.0: ("", "off", "no", "否", "未授权", "不会", "-", "–"),
}
SWITCHED_OFF = ("○", "未启用", "switched off")
"""Trained, and not among the active skills."""

FASTEST = 5.0
"""The highest speed that may be entered."""


class CellError(BadInput):
    """A cell that is wrong."""

    def __init__(self, file: Path, sheet: str, row: int, column: str, problem: KnownError) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("Refusal", "{file}, sheet {sheet}, row {row}, column {column}: {problem}"),
            file=file.name,
            sheet=sheet,
            row=row,
            column=column,
            problem=problem,
        )


class BadSpreadsheet(BadInput):
    """A spreadsheet with wrong cells; ``problems`` has them all."""

    def __init__(self, problems: list[KnownError]) -> None:
        self.problems = tuple(problems)
        if len(problems) == 1:
            super().__init__(problems[0].text, **problems[0].facts)
        else:
            text = QT_TRANSLATE_NOOP("Refusal", "{first} There are {more} more mistakes.")
            super().__init__(text, first=problems[0], more=len(problems) - 1)


@dataclass
class _Row:
    """A row by its columns' names; ``others`` what stands under headings of another kind."""

    number: int
    cells: dict[str, str]
    others: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """A cell on one line, however many it has in the spreadsheet."""
        return " ".join(self.cells.get(column, "").split())


@dataclass
class _Reader:
    """Reads sheets into a draft and notes which cell each field came from."""

    file: Path
    draft: Draft
    problems: list[KnownError] = field(default_factory=list)
    cells: dict[Place, tuple[str, int, str]] = field(default_factory=dict)

    def wrong(self, sheet: Sheet, row: int, column: str, problem: KnownError) -> None:
        self.problems.append(CellError(self.file, sheet.name, row, column, problem))

    def note(self, place: Place, sheet: Sheet, row: int, column: str) -> None:
        self.cells[place] = (sheet.name, row, column)


def load(path: Path) -> Draft:
    """The hall of a spreadsheet.

    Raises
    ------
    BadInput
        It can't be read.
    BadSpreadsheet
        With every cell that is wrong.
    """
    found = _recognised(path)
    reader = _Reader(path, templates.load("empty"))
    reader.draft.windows.clear()
    for kind, read in _READERS.items():
        # Without services every column of skills would be told as unknown, too.
        if kind in found and (kind == "services" or reader.draft.services):
            read(reader, found[kind])
    if not reader.problems:
        _check(reader)
    if reader.problems:
        raise BadSpreadsheet(reader.problems)
    return reader.draft


def _recognised(path: Path) -> dict[str, Sheet]:
    """The sheets by what they hold; at least services."""
    found: dict[str, Sheet] = {}
    for sheet in sheets.read(path, lambda name: _kind(name, SHEETS) is not None):
        kind = _kind(sheet.name, SHEETS)
        if kind is not None and sheet.rows:
            found.setdefault(kind, sheet)
    for kind in ("services", "windows", "clerks"):
        if kind not in found:
            zh, en = SHEETS[kind][:2]
            raise BadInput(
                QT_TRANSLATE_NOOP("Refusal", "{file} has no sheet {sheet} with rows."), file=path, sheet=f"{zh} / {en}"
            )
    return found


def _kind(text: str, names: dict[str, tuple[str, ...]]) -> str | None:
    """What a heading stands for: one of its names, or both languages' beside each other."""
    given = " ".join(reading.narrow(text).lower().split())
    for kind, known in names.items():
        if given in known or given == f"{known[0]} {known[1]}":
            return kind
    return None


def _table(reader: _Reader, kind: str, sheet: Sheet) -> Iterator[_Row]:
    """The rows under the headings; a heading that is missing, twice or unknown is told and ends it."""
    first, headings = sheet.rows[0]
    places: dict[str, int] = {}
    others: dict[str, int] = {}
    for place, heading in enumerate(headings):
        column = _kind(heading, COLUMNS[kind])
        if column in places or heading in others:
            reader.wrong(sheet, first, heading, BadInput(QT_TRANSLATE_NOOP("Refusal", "The heading stands twice.")))
        elif column is not None:
            places[column] = place
        elif heading:
            others[heading] = place
    for column in _NEEDED[kind]:
        if column not in places:
            problem = BadInput(QT_TRANSLATE_NOOP("Refusal", "The column is missing."))
            reader.wrong(sheet, first, heading_of(kind, column), problem)
            return
    if kind != "clerks":
        for heading in others:
            problem = BadInput(QT_TRANSLATE_NOOP("Refusal", "Nobody knows this heading."))
            reader.wrong(sheet, first, heading, problem)
    for number, cells in sheet.rows[1:]:
        padded = cells + [""] * (len(headings) - len(cells))
        yield _Row(
            number,
            {column: padded[place] for column, place in places.items()},
            {heading: padded[place] for heading, place in others.items()},
        )


def heading_of(kind: str, column: str) -> str:
    """How a column's heading is written, in both languages."""
    zh, en = COLUMNS[kind][column][:2]
    return f"{zh} {en.capitalize()}"


def _both(first: str, english: str) -> tuple[str, str]:
    """Chinese and English name, from a column for any and one for English."""
    return (first, english) if has_chinese(first) else ("", english or first)


def _read_services(reader: _Reader, sheet: Sheet) -> None:
    groups: dict[str, GroupEntry] = {}
    letters: dict[str, str] = {}
    group: GroupEntry | None = None
    for row in _table(reader, "services", sheet):
        # Of cells that are merged into one, only the first has the words.
        if row["group"] or group is None:
            group = _group(reader, sheet, row, groups)
        if row["prefix"]:
            _take_letters(reader, sheet, row, group, letters)
        zh, en = _both(row["name"], row["name_en"])
        service = reader.draft.add_service(group.key, zh, en, row["code"])
        for column in ("minutes", "target", "per_day"):
            if row[column]:
                setattr(service, column, row[column])
        if not row["minutes"]:
            service.minutes = ""
        lead = _chosen(reader, sheet, row, "lead", LEADS, "services")
        service.known = Service(id=service.key, mean=1.0, lead="department" if lead == "department" else "community",
                                papers=_papers(row.cells.get("papers", "")))  # fmt: skip
        place = Place("service", service.key)
        for column, name in (("zh", "name"), ("minutes", "minutes"), ("target", "target"), ("per_day", "per_day")):
            reader.note(place._replace(field=column), sheet, row.number, heading_of("services", name))
    without = [one for one in groups.values() if one.key not in letters]
    for one in without:
        one.prefix = ""
    for one in without:
        one.prefix = reader.draft.free_prefix()


def _group(reader: _Reader, sheet: Sheet, row: _Row, groups: dict[str, GroupEntry]) -> GroupEntry:
    name = row["group"]
    if name not in groups:
        zh, en = _both(name, row["group_en"])
        groups[name] = reader.draft.add_group(zh, en, "", row["aspect"])
        place = Place("group", groups[name].key)
        reader.note(place._replace(field="zh"), sheet, row.number, heading_of("services", "group"))
    return groups[name]


def _take_letters(reader: _Reader, sheet: Sheet, row: _Row, group: GroupEntry, letters: dict[str, str]) -> None:
    """The letters of a group's tickets, the same in every row that has some."""
    column = heading_of("services", "prefix")
    if letters.setdefault(group.key, row["prefix"]) != row["prefix"]:
        problem = BadInput(
            QT_TRANSLATE_NOOP("Refusal", "{group} has the letters {prefix} in a row above."),
            group=Named(group.zh, group.en),
            prefix=letters[group.key],
        )
        reader.wrong(sheet, row.number, column, problem)
        return
    group.prefix = row["prefix"]
    reader.note(Place("group", group.key, "prefix"), sheet, row.number, column)


def _papers(text: str) -> tuple[Names, ...]:
    """Papers separated by semicolons, 、 or lines; each "中文/English" or one of both."""
    found = []
    for piece in re.split("[;；、\n]", text):
        first, _, second = (part.strip() for part in piece.partition("/"))
        if first:
            zh, en = _both(first, second)
            found.append(Names(zh=zh, en=en))
    return tuple(found)


def _chosen(
    reader: _Reader, sheet: Sheet, row: _Row, column: str, words: Mapping[_Word, tuple[str, ...]], kind: str
) -> _Word | None:
    """Which of the words a cell holds; ``None`` after telling that it is none."""
    typed = reading.narrow(row[column]).lower()
    for key, known in words.items():
        if typed in known:
            return key
    offered = " / ".join(next(word for word in known if word) for known in words.values())
    problem = BadInput(
        QT_TRANSLATE_NOOP("Refusal", "{value} is none of {known}."), value=row[column][:40], known=offered
    )
    reader.wrong(sheet, row.number, heading_of(kind, column), problem)
    return None


def _read_clerks(reader: _Reader, sheet: Sheet) -> None:
    draft = reader.draft
    known: dict[str, list[str]] | None = None
    for row in _table(reader, "clerks", sheet):
        if known is None:
            known = _skill_columns(reader, sheet, row)
        zh, en = _both(row["name"], row["name_en"])
        clerk = ClerkEntry(slug(en or zh or "clerk", (one.key for one in draft.clerks)), zh, en)
        clerk.breaks, clerk.shift = row["breaks"], row["shift"]
        draft.clerks.append(clerk)
        for heading, services in known.items():
            switched_off = reading.narrow(row.others[heading]).lower() in SWITCHED_OFF
            speed = TRAINED if switched_off else _speed(reader, sheet, row, heading)
            clerk.skills |= dict.fromkeys(services if speed else (), speed)
            clerk.inactive = (clerk.inactive - set(services)) | set(services if switched_off else ())
        place = Place("clerk", clerk.key)
        for attribute, name in (("zh", "name"), ("breaks", "breaks"), ("shift", "shift")):
            reader.note(place._replace(field=attribute), sheet, row.number, heading_of("clerks", name))


def _skill_columns(reader: _Reader, sheet: Sheet, row: _Row) -> dict[str, list[str]]:
    """The services that each column of skills stands for; a service's own column goes before its group's."""
    found: dict[str, list[str]] = {}
    groups, services = _spelt(reader.draft)
    for heading in row.others:
        word = " ".join(heading.lower().split())
        found[heading] = groups.get(word) or services.get(word, [])
        problem = None
        if not found[heading]:
            problem = BadInput(QT_TRANSLATE_NOOP("Refusal", "There is no service and no group of this name."))
        elif word not in groups and len(found[heading]) > 1:
            problem = BadInput(QT_TRANSLATE_NOOP("Refusal", "Several services have this name: use their code."))
        if problem is not None:
            reader.wrong(sheet, sheet.rows[0][0], heading, problem)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def _spelt(draft: Draft) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The services that a word for a group stands for, and those that a word for a service may stand for."""
    groups: dict[str, list[str]] = {}
    for group in draft.groups:
        keys = [service.key for service in draft.of_group(group.key)]
        names = (group.zh, group.en, group.key, group.prefix, f"{group.zh} {group.en}")
        groups |= dict.fromkeys((name.lower() for name in names if name.strip()), keys)
    services: dict[str, list[str]] = {}
    for service in draft.services:
        words = {word.lower() for word in (service.zh, service.en, service.code, service.key) if word}
        for word in words:
            services.setdefault(word, []).append(service.key)
    return groups, services


def _speed(reader: _Reader, sheet: Sheet, row: _Row, heading: str) -> float:
    typed = reading.narrow(row.others[heading]).lower()
    for speed, words in MARKS.items():
        if typed in words:
            return speed
    try:
        return reading.number(typed, most=FASTEST, zero=True)
    except BadInput:
        problem = BadInput(
            QT_TRANSLATE_NOOP(
                "Refusal", "{value} is no skill: ● trained, ◐ learning, ○ switched off, blank, or a speed such as 0.8."
            ),
            value=row.others[heading][:40],
        )
        reader.wrong(sheet, row.number, heading, problem)
        return 0.0


def _read_windows(reader: _Reader, sheet: Sheet) -> None:
    draft = reader.draft
    people = {word: clerk.key for clerk in draft.clerks for word in (clerk.zh, clerk.en, clerk.key) if word}
    seated: set[str] = set()
    switch = {"yes": YES, "no": NO}
    for row in _table(reader, "windows", sheet):
        zh, en = _both(row["name"], row["name_en"]) if row["name"] else ("", row["name_en"])
        clerk = people.get(row["clerk"], "")
        column = heading_of("windows", "clerk")
        if row["clerk"] and not clerk:
            problem = BadInput(QT_TRANSLATE_NOOP("Refusal", "There is no clerk {clerk}."), clerk=row["clerk"][:40])
            reader.wrong(sheet, row.number, column, problem)
        if clerk in seated:
            problem = BadInput(
                QT_TRANSLATE_NOOP("Refusal", "{clerk} sits at another window already."), clerk=row["clerk"]
            )
            reader.wrong(sheet, row.number, column, problem)
        if clerk:
            seated.add(clerk)
        low, display = (_chosen(reader, sheet, row, name, switch, "windows") == "yes" for name in ("low", "display"))
        window = WindowEntry(f"window-{len(draft.windows) + 1:02}", row["number"], zh, en, clerk, low, display)
        draft.windows.append(window)
        reader.note(Place("window", window.key, "number"), sheet, row.number, heading_of("windows", "number"))


def _read_hours(reader: _Reader, sheet: Sheet) -> None:
    draft, hours = reader.draft, reader.draft.hours
    for row in _table(reader, "hours", sheet):
        draft.zh, draft.en = _both(row["name"], row["name_en"])
        hours.opens, hours.closes = row["opens"], row["closes"]
        lunch = _chosen(reader, sheet, row, "lunch", LUNCHES, "hours")
        hours.lunch = lunch or "none"
        for column in ("lunch_from", "lunch_to", "turn"):
            if row[column]:
                setattr(hours, column, row[column])
        for column in ("opens", "closes", "lunch_from", "lunch_to", "turn"):
            reader.note(Place("hours", field=column), sheet, row.number, heading_of("hours", column))
        return


_READERS: dict[str, Callable[[_Reader, Sheet], None]] = {
    "services": _read_services,
    "clerks": _read_clerks,
    "windows": _read_windows,
    "hours": _read_hours,
}
"""In this order: clerks name services, windows name clerks."""


def _check(reader: _Reader) -> None:
    """What the guide would say beside its fields, said of the cells; a hall without a name has the file's."""
    if not (reader.draft.zh or reader.draft.en):
        reader.draft.zh, reader.draft.en = _both(reader.file.stem, "")
    for fault in checks.faults(reader.draft):
        if fault.place in reader.cells:
            reader.problems.append(CellError(reader.file, *reader.cells[fault.place], fault.problem))
        else:
            reader.problems.append(fault.problem)


def write(draft: Draft, path: Path) -> None:
    """Write what of a draft a person may enter as a spreadsheet that :func:`load` reads.

    Raises
    ------
    BadInput
        The file is there already or can't be written.
    """
    tables: dict[str, list[list[str | float]]] = {
        "services": _written_services(draft),
        "windows": _written_windows(draft),
        "clerks": _written_clerks(draft),
        "hours": _written_hours(draft),
    }
    named = {f"{SHEETS[kind][0]} {SHEETS[kind][1].capitalize()}": rows for kind, rows in tables.items()}
    groups = dict.fromkeys(map(str, tables["clerks"][0][len(COLUMNS["clerks"]) :]), "●,◐,○")
    choices = {
        heading_of("services", "lead"): ",".join(words[0] for words in LEADS.values()),
        heading_of("windows", "low"): f"{YES[0]},{NO[1]}",
        heading_of("windows", "display"): f"{YES[0]},{NO[1]}",
        heading_of("hours", "lunch"): ",".join(words[0] for words in LUNCHES.values()),
    }
    sheets.write(path, named, groups | choices)


def _headings(kind: str) -> list[str | float]:
    return [heading_of(kind, column) for column in COLUMNS[kind]]


def _written_services(draft: Draft) -> list[list[str | float]]:
    rows = [_headings("services")]
    for group in draft.groups_offered():
        for service in draft.of_group(group.key):
            if not service.chosen:
                continue
            known = service.known or Service(id=service.key, mean=1.0)
            papers = "；".join("/".join(filter(None, (paper.zh, paper.en))) for paper in known.papers)
            rows.append([
                group.zh or group.en, group.en, group.prefix, group.aspect, service.zh or service.en, service.en,
                service.code, LEADS[known.lead][0], *map(_cell, (service.minutes, service.target, service.per_day)),
                papers,
            ])  # fmt: skip
    return rows


def _written_windows(draft: Draft) -> list[list[str | float]]:
    rows = [_headings("windows")]
    for window in draft.windows:
        clerk = draft.clerk(window.clerk)
        rows.append([
            _cell(window.number), window.zh or window.en, window.en, (clerk.zh or clerk.en) if clerk else "",
            YES[0] if window.low else NO[1], YES[0] if window.display else NO[1],
        ])  # fmt: skip
    return rows


def _written_clerks(draft: Draft) -> list[list[str | float]]:
    """Skills stand in a column per group, and of a group that somebody can do in part, per service."""
    columns: list[tuple[str, list[str]]] = []
    for group in draft.groups_offered():
        services = [service for service in draft.of_group(group.key) if service.chosen]
        if all(len({_mark(clerk, service.key) for service in services}) == 1 for clerk in draft.clerks):
            columns.append((group.zh or group.en, [service.key for service in services]))
        else:
            columns += [(_heading(draft, service), [service.key]) for service in services]
    rows = [[*_headings("clerks"), *(heading for heading, _ in columns)]]
    for clerk in draft.clerks:
        marks = (_mark(clerk, services[0]) for _, services in columns)
        rows.append([clerk.zh or clerk.en, clerk.en, clerk.shift, clerk.breaks, *marks])
    return rows


def _heading(draft: Draft, service: ServiceEntry) -> str:
    """A service's name, where nothing else has it; else its code."""
    name = service.zh or service.en
    groups, services = _spelt(draft)
    alone = name.lower() not in groups and len(services[name.lower()]) == 1
    return name if alone else service.code or service.key


def _mark(clerk: ClerkEntry, service: str) -> str | float:
    """A symbol for the usual speeds and for what is switched off, else the speed."""
    speed = clerk.skills.get(service, 0.0)
    if mark_of(speed) == "off":
        return ""
    if service in clerk.inactive:
        return SWITCHED_OFF[0]
    symbols = {TRAINED: "●", LEARNER: "◐"}
    return symbols.get(speed, float(number_text(speed)))


def _written_hours(draft: Draft) -> list[list[str | float]]:
    hours = draft.hours
    return [
        _headings("hours"),
        [
            draft.zh or draft.en, draft.en, hours.opens, hours.closes, LUNCHES[hours.lunch][0],
            hours.lunch_from, hours.lunch_to, _cell(hours.turn),
        ],
    ]  # fmt: skip


def _cell(text: str) -> str | float:
    """A number as a number, so that a spreadsheet reckons with it."""
    try:
        return msgspec.convert(text, float, strict=False)
    except msgspec.ValidationError:
        return text
