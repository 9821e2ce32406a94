"""What wants the manager's attention: warnings, breaks that are asked for, what is due. One line above the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import WindowNow
from hallapp.hall.warning import Warned, warnings
from hallapp.views import owed, theme, words
from hallapp.views.console.asking import Ask
from hallapp.views.link import HallLink
from hallapp.views.manager import wording
from hallapp.views.owed import OwedDialog
from hallapp.views.widgets import Button, Panel, StateChip, Text, column, row

Do = Callable[[dict[str, Any]], object]

TOKENS = {1: "waiting", 2: "waiting", 3: "late"}
LEVEL_ICONS = {1: "warning-circle", 2: "warning", 3: "warning-octagon"}

MOST = 16
"""So many warnings are listed."""

OTHER = "other"
"""Among the reasons: only what is written."""


class Attention(Panel):
    """The most urgent warning, the break asked for first, and what is followed; hidden while there is nothing.

    Parameters
    ----------
    do : callable
        Gives the hall a command.
    """

    def __init__(self, link: HallLink, do: Do) -> None:
        super().__init__("card")
        self._link = link
        self._do = do
        self._seen: tuple[object, ...] | None = None
        self.warnings: list[Warned] = []
        self._asking: WindowNow | None = None
        self._level = StateChip("waiting")
        self._words = Text("", theme.BODY, elide=True)
        self.seen = Button("", clicked=self._acknowledge_first)
        self.all = Button("", look="link", icon="list-bullets", clicked=self._show_all)
        self._asked = Text("", theme.BODY, elide=True)
        self._asked_chip = StateChip("paused", icon="coffee")
        self.grant = Button("", look="outline", clicked=lambda: self._answer(True))
        self.not_now = Button("", clicked=lambda: self._answer(False))
        self.owed = Button("", look="link", icon="clipboard-text", clicked=self.show_owed)
        first = row(self._level, self._words, self.seen, self.all, self.owed, gap=8)
        first.setStretch(1, 1)
        self._break = QWidget()
        second = row(self._asked_chip, self._asked, self.grant, self.not_now, gap=8)
        second.setStretch(1, 1)
        self._break.setLayout(second)
        self.setLayout(column(first, self._break, gap=4, margin=(12, 4, 12, 4)))

    def retranslate(self) -> None:
        """Set the texts."""
        self.seen.set_label(self.tr("Acknowledge"))
        self.grant.set_label(self.tr("Grant"))
        self.not_now.set_label(self.tr("Not now"))
        self._asked_chip.show_state("paused", self.tr("break"), icon="coffee")
        self._seen = None

    def show_hall(self, hall: Hall, now: int) -> None:
        """Show what there is at ``now`` (UTC ms), once a second unless something was done."""
        asking = [window for window in hall.windows.values() if window.break_asked is not None]
        seen = (now // 1000, dict(hall.acknowledged), [window.id for window in asking], list(hall.owed), hall.settings)
        if seen == self._seen:
            return
        self._seen = seen
        self.warnings = warnings(hall, now)
        self._asking = min(asking, key=lambda window: window.break_asked or 0, default=None)
        self._show_warnings(hall)
        self._show_asking(hall)
        told = owed.summary(hall)
        self.owed.setVisible(bool(told))
        self.owed.set_label(told)
        self.setVisible(bool(self.warnings or self._asking or told))

    def _show_warnings(self, hall: Hall) -> None:
        first = self.warnings[0] if self.warnings else None
        for part in (self._level, self.seen):
            part.setVisible(first is not None)
        self.all.setVisible(len(self.warnings) > 1)
        self.all.set_label(self.tr("%n more", "", len(self.warnings) - 1))
        self._words.setText("" if first is None else sentence(hall, first))
        if first is not None:
            self._level.show_state(TOKENS[first.level], level(first), icon=LEVEL_ICONS[first.level])

    def _show_asking(self, hall: Hall) -> None:
        window = self._asking
        self._break.setVisible(window is not None)
        if window is None or window.break_asked is None:
            return
        said = self.tr("{window} since {time}, {reason}") if window.break_reason else self.tr("{window} since {time}")
        at = words.clock(float(hall.scenario.opens) + hall.minute(window.break_asked))
        reason = self._link.text(window.break_reason)
        self._asked.setText(said.format(window=wording.window(window.id), time=at, reason=reason))

    def _show_all(self) -> None:
        menu = self.menu()
        menu.popup(self.all.mapToGlobal(QPoint(0, self.all.height())))

    def menu(self) -> QMenu:
        """The most urgent warnings, to be acknowledged."""
        menu = QMenu(self)
        for warned in self.warnings[:MOST]:
            words_ = f"{level(warned)} · {sentence(self._link.hall, warned)}"
            menu.addAction(words_).triggered.connect(lambda _on=False, warned=warned: self.acknowledge(warned))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _acknowledge_first(self) -> None:
        if self.warnings:
            self.acknowledge(self.warnings[0])

    def acknowledge(self, warned: Warned) -> None:
        """Ask why it stands, and put that on record."""
        usual = [
            self.tr("clerks are away"),
            self.tr("many came at once, it will pass"),
            self.tr("a window opens soon"),
            self.tr("system failure"),
        ]
        ask = Ask(
            self,
            sentence(self._link.hall, warned),
            [*((reason, reason) for reason in usual), (OTHER, self.tr("another reason, written below"))],
            text=self.tr("what is done about it"),
        )
        if ask.exec() != QDialog.DialogCode.Accepted:
            return
        parts = [] if ask.value() == OTHER else [ask.value()]
        reason = ": ".join([*parts, *([ask.text()] if ask.text() else [])])
        if reason:
            self._do({"do": "acknowledge", "about": warned.about, "subject": warned.subject, "reason": reason})

    def _answer(self, grant: bool) -> None:
        if self._asking is not None:
            self._do({"do": "answer_break", "window": self._asking.id, "grant": grant})

    def show_owed(self) -> None:
        """List what is to be followed."""
        OwedDialog(self._link, self).open()


def level(warned: Warned) -> str:
    """A warning's level in a word; the three are told apart by it, not by colour alone."""
    return {
        1: wording.translate("warning", "level 1"),
        2: wording.translate("warning", "level 2"),
        3: wording.translate("warning", "level 3"),
    }[warned.level]


def sentence(hall: Hall, warned: Warned) -> str:
    """What a warning says, its figure beside its limit."""
    share = warned.about in ("late", "no_shows")
    value, limit = ((100 if share else 1) * figure for figure in (warned.value, warned.limit))
    template = {
        "wait": wording.translate("warning", "{service}: somebody waits {value} min (target {limit})"),
        "late": wording.translate("warning", "{value} % of the last hour waited beyond their target (limit {limit} %)"),
        "no_shows": wording.translate("warning", "{value} % of those called did not come (limit {limit} %)"),
        "idle": wording.translate("warning", "{window} idle for {value} min of the last 30 while people wait"),
        "rest": wording.translate("warning", "{window} without a rest for {value} min (limit {limit})"),
    }[warned.about]
    return template.format(
        service=wording.service(hall, warned.subject) if warned.about == "wait" else "",
        window=wording.window(warned.subject),
        value=words.number(value // 1),
        limit=words.number(limit),
    )
