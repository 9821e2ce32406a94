"""What is followed: referrals, papers and bad ratings, what is overdue first, each settled by a click."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from hallapp.errors import KnownError
from hallapp.hall.hall import Hall
from hallapp.hall.owed import Owed, by_due
from hallapp.views import theme, words
from hallapp.views.link import HallLink
from hallapp.views.widgets import Button, NoticeBar, Panel, StateChip, Text, clear, column, row, rule

SIZE = (760, 560)

translate = QCoreApplication.translate

TOKENS = {"overdue": "late", "today": "waiting", "open": "closed"}


class _Due(QObject):
    """Numbers with their words; ``lupdate`` finds plural forms only in the ``tr`` of a class."""

    def overdue(self, count: int) -> str:
        return self.tr("%n overdue", "", count)

    def today(self, count: int) -> str:
        return self.tr("%n due today", "", count)

    def open(self, count: int) -> str:
        return self.tr("%n to follow", "", count)


_counted = _Due()


def summary(hall: Hall) -> str:
    """What is due in a few words; empty if nothing is followed."""
    return words.listed(_told(hall, ratings=True))


def most_urgent(hall: Hall) -> str:
    """The same in still fewer, and without ratings: what is overdue, else what is due today, else what is open."""
    return next(iter(_told(hall, ratings=False)), "")


def _told(hall: Hall, *, ratings: bool) -> list[str]:
    standings = [one.standing(hall.day or "") for one in _followed(hall, ratings)]
    told = {
        "overdue": _counted.overdue(standings.count("overdue")),
        "today": _counted.today(standings.count("today")),
        "open": _counted.open(standings.count("open")),
    }
    return [said for standing, said in told.items() if standing in standings]


def _followed(hall: Hall, ratings: bool) -> list[Owed]:
    return by_due(one for one in hall.owed.values() if ratings or one.kind != "rating")


class OwedDialog(QDialog):
    """The list, kept up to date while it is open.

    Parameters
    ----------
    over : QWidget
        What it lies over.
    ratings : bool
        Whether bad ratings are listed, and phone numbers: not where the clerk who was rated could see whose they are.
    """

    def __init__(self, link: HallLink, over: QWidget | None = None, *, ratings: bool = True) -> None:
        super().__init__(over)
        self._ratings = ratings
        self._link = link
        self._shown: list[Owed] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("To be followed"))
        self.notice = NoticeBar(close_name=self.tr("Close"))
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        inner = Panel("surface")
        inner.setLayout(column(self._lines, 0))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        close = Button(self.tr("Close"), key="Esc", clicked=self.reject)
        about = self.tr("Referrals and papers that follow.")
        if ratings:
            about = self.tr("Referrals, papers that follow, and citizens to call back after a bad rating.")
        body = column(
            Text(self.tr("To be followed"), theme.LEAD, bold=True),
            Text(about, theme.SMALL, "muted", wrap=True),
            self.notice,
            area,
            row(0, close),
            gap=12,
            margin=16,
        )
        body.setStretch(3, 1)
        self.setLayout(body)
        self.resize(*SIZE)
        self._show()
        link.changed.connect(self._show)

    def _show(self) -> None:
        owed = _followed(self._link.hall, self._ratings)
        if owed == self._shown:
            return
        self._shown = owed
        clear(self._lines)
        for one in owed:
            self._lines.addLayout(self._line(one))
            self._lines.addWidget(rule())
        if not owed:
            none = Text(self.tr("Nothing is to be followed."), theme.BODY, "muted")
            self._lines.addLayout(column(none, margin=12))

    def _line(self, one: Owed) -> QVBoxLayout:
        hall = self._link.hall
        standing = one.standing(hall.day or "")
        chip = StateChip(TOKENS[standing], self._due(one, standing))
        known = hall.catalogue.services.get(one.service)
        service = words.name(known.names, one.service) if known else one.service
        title = Text(f"{one.ticket}   {service}", theme.BODY, bold=True, elide=True)
        settled = Button(self.tr("Settled"), icon="check", clicked=partial(self._settle, one.id))
        settled.setAccessibleName(self.tr("Settled: {number} {service}").format(number=one.ticket, service=service))
        head = row(chip, title, settled, gap=12)
        head.setStretch(1, 1)
        told = [self._what(one), self._whence(one), *([self._phone(one)] if self._ratings else [])]
        below = Text(" · ".join(told), theme.SMALL, "muted", wrap=True)
        return column(head, below, gap=2, margin=(12, 8, 12, 8))

    def _due(self, one: Owed, standing: str) -> str:
        if one.due is None:
            return self.tr("no date")
        date = words.date(one.due, weekday=False)
        said = self.tr("overdue since {date}") if standing == "overdue" else self.tr("due {date}")
        return self.tr("due today") if standing == "today" else said.format(date=date)

    def _what(self, one: Owed) -> str:
        if one.kind == "rating":
            return self.tr("bad rating: call the citizen back")
        if one.kind == "referred":
            to = self._link.text(one.to) or self.tr("(the text is no longer kept)")
            return self.tr("referred to {whom}").format(whom=to)
        known = self._link.hall.catalogue.services.get(one.service)
        papers = known.papers if known else ()
        names = [words.name(papers[place], "") for place in one.missing if place < len(papers)]
        return self.tr("to follow: {papers}").format(papers=words.listed(names))

    def _whence(self, one: Owed) -> str:
        said = self.tr("window {window}, {date}")
        return said.format(window=one.window, date=words.date(one.day, weekday=False))

    def _phone(self, one: Owed) -> str:
        number = self._link.text(one.phone)
        return self.tr("phone {number}").format(number=number) if number else self.tr("no phone was left")

    def _settle(self, owed: str) -> None:
        self._link.do({"do": "settle", "owed": owed}, refused=self._refuse)

    def _refuse(self, error: KnownError) -> None:
        self.notice.tell(words.refusal(error, self._link.hall), "late")
