"""The guide's states for the gallery."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput
from hallapp.newhall.draft import ClerkEntry, WindowEntry
from hallapp.newhall.spreadsheet import CellError
from hallapp.views.gallery import SCREENS, Picture
from hallapp.views.guide.guide import Guide
from hallapp.views.link import HallLink

CATALOGUE, WINDOWS, CLERKS, HOURS, SUMMARY = range(5)


def pictures() -> list[Picture]:
    """Every step, with mistakes, with a large hall, after a spreadsheet that was wrong."""
    states: list[tuple[str, Callable[[Guide], None]]] = [
        ("catalogue", lambda guide: guide.go(CATALOGUE)),
        ("catalogue-large", lambda guide: guide.use("full")),
        ("catalogue-mistakes", _mistakes_in_catalogue),
        ("catalogue-spreadsheet", _bad_spreadsheet),
        ("catalogue-empty", lambda guide: guide.use("empty")),
        ("windows", lambda guide: guide.go(WINDOWS)),
        ("windows-mistakes", _mistakes_in_windows),
        ("clerks", lambda guide: guide.go(CLERKS)),
        ("clerks-forty", _forty_clerks),
        ("clerks-mistakes", _mistakes_in_clerks),
        ("hours", lambda guide: guide.go(HOURS)),
        ("hours-mistakes", _mistakes_in_hours),
        ("summary", _summary),
        ("summary-mistakes", _mistakes_in_summary),
    ]
    return [Picture("guide", state, "empty", SCREENS, _in(act)) for state, act in states]


def _in(act: Callable[[Guide], None]) -> Callable[[HallLink], Guide]:
    def make(_link: HallLink) -> Guide:
        guide = Guide()
        act(guide)
        return guide

    return make


def _mistakes_in_catalogue(guide: Guide) -> None:
    first, second, third = guide.draft.services[:3]
    first.minutes, second.target, third.zh, third.en = "soon", "0", "", ""
    guide.draft.groups_offered()[1].prefix = guide.draft.groups_offered()[0].prefix
    guide.go(CATALOGUE)
    guide.next()


def _bad_spreadsheet(guide: Guide) -> None:
    number = BadInput(
        QT_TRANSLATE_NOOP("Refusal", "{value} is no number above 0 and up to {most}."), value="soon", most="600"
    )
    clerk = BadInput(QT_TRANSLATE_NOOP("Refusal", "There is no clerk {clerk}."), clerk="陈丽")
    file = Path("大厅.xlsx")
    guide.go(CATALOGUE)
    guide.catalogue.problems.tell([
        CellError(file, "事项 Services", 3, "标准用时 Minutes", number),
        CellError(file, "事项 Services", 14, "等候时限 Target", number),
        CellError(file, "窗口 Windows", 5, "人员 Clerk", clerk),
    ])  # fmt: skip


def _mistakes_in_windows(guide: Guide) -> None:
    guide.draft.windows[3].number = "2"
    guide.go(WINDOWS)
    guide.next()


def _mistakes_in_clerks(guide: Guide) -> None:
    clerks = guide.draft.clerks
    clerks[1].zh, clerks[1].en = clerks[0].zh, clerks[0].en
    clerks[2].zh = clerks[2].en = ""
    for clerk in clerks:
        guide.draft.set_mark(clerk, "mediation", "off")
    guide.go(CLERKS)
    guide.next()


def _forty_clerks(guide: Guide) -> None:
    guide.use("full")
    draft = guide.draft
    known = list(draft.clerks)
    for number in range(len(known) + 1, 41):
        like = known[number % len(known)]
        draft.clerks.append(
            ClerkEntry(f"new-{number}", f"职员{number}", f"Alexandra Montgomery-Smith {number}", dict(like.skills))
        )
    draft.windows += [WindowEntry(f"new-{n}", str(n), clerk=f"new-{n + 2}") for n in range(13, 39)]
    guide.go(CLERKS)


def _mistakes_in_hours(guide: Guide) -> None:
    guide.draft.hours.closes = "5 pm"
    guide.draft.clerks[1].breaks = "12:00-11:00"
    guide.go(HOURS)
    guide.next()


def _summary(guide: Guide) -> None:
    guide.draft.zh, guide.draft.en = "清溪社区办事大厅", "Qingxi Community Service Hall"
    guide.summary.set_path("D:/hall/qingxi.hall")
    guide.go(SUMMARY)


def _mistakes_in_summary(guide: Guide) -> None:
    for clerk in guide.draft.clerks:
        guide.draft.set_mark(clerk, "mediation", "off")
    for window in guide.draft.windows:
        window.low = False
    guide.summary.set_path("D:/hall/qingxi.hall")
    guide.go(SUMMARY)
    guide.next()
