"""What wants the manager's attention: warnings, breaks that are asked for, what is due, who came in vain.

One line above the page; warnings of one kind are one, however many services or windows they are about. The line
keeps its room without any of it: what is below neither jumps nor shrinks when a warning comes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import WindowNow
from hallapp.hall.warning import Warned, grouped, warnings
from hallapp.views import icons, owed, pausing, theme, words
from hallapp.views.link import HallLink
from hallapp.views.manager import wording
from hallapp.views.manager.choosing import Choose
from hallapp.views.manager.in_vain import CameInVain, InVainDialog
from hallapp.views.owed import OwedDialog
from hallapp.views.widgets import Button, Icon, Panel, StateChip, Text, row

Do = Callable[[dict[str, Any]], object]

TOKENS = {1: "waiting", 2: "waiting", 3: "late"}
LEVEL_ICONS = {1: "warning-circle", 2: "warning", 3: "warning-octagon"}

MOST = 16
"""So many warnings of a kind are listed."""

LEAST_WORDS = 240
"""Pixels that a warning's sentence needs beside a break that is asked for; with less, only its level is beside it."""

GAP = 8

OTHER = "other"
"""Among the reasons: only what is written."""


class _Kinds(QObject):
    """What several warnings of a kind are about; ``lupdate`` finds plural forms only in the ``tr`` of a class."""

    def words(self, about: str, count: int) -> str:
        if about == "wait":
            return self.tr("%n services wait beyond their target", "", count)
        if about == "idle":
            return self.tr("%n windows idle while people wait", "", count)
        return self.tr("%n windows without a rest", "", count)


_kinds = _Kinds()


class Attention(Panel):
    """The break asked for first, the most urgent kind of warning, and what is followed, in one line.

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
        self.groups: list[list[Warned]] = []
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
        self.found_in_vain = CameInVain(link, self)
        self.found_in_vain.changed.connect(self._forget)
        self.in_vain = Button("", look="link", icon="arrows-clockwise", clicked=self.show_in_vain)
        self._calm_icon = Icon(icons.STATE_ICONS["ready"], "ready")
        self._calm = Text("", theme.BODY, "muted", elide=True)
        self._build()

    def _build(self) -> None:
        asked = (self._asked_chip, self._asked, self.grant, self.not_now)
        warned = (self._level, self._words, self.seen)
        rest = (self._calm_icon, self._calm, self.all, self.owed, self.in_vain)
        self._line = line = row(*asked, *warned, *rest, gap=GAP, margin=(12, 0, 12, 0))
        line.setStretchFactor(self._words, 1)
        line.setStretchFactor(self._calm, 1)
        self.setLayout(line)
        self.setFixedHeight(theme.BUTTON + 10)

    def retranslate(self) -> None:
        """Set the texts."""
        self.seen.set_label(self.tr("Acknowledge"))
        self.grant.set_label(self.tr("Grant"))
        self.not_now.set_label(self.tr("Not now"))
        self._asked_chip.show_state("paused", self.tr("break"), icon="coffee")
        self._calm.setText(self.tr("Nothing needs your attention now."))
        self._forget()

    def _forget(self) -> None:
        """Show everything anew next time."""
        self._seen = None

    def show_hall(self, hall: Hall, now: int) -> None:
        """Show what there is at ``now`` (UTC ms), once a second unless something was done."""
        asking = [window for window in hall.windows.values() if window.break_asked is not None]
        seen = (now // 1000, dict(hall.acknowledged), [window.id for window in asking], list(hall.owed), hall.settings)
        if seen == self._seen:
            return
        self._seen = seen
        self.groups = grouped(warnings(hall, now))
        self._asking = min(asking, key=lambda window: window.break_asked or 0, default=None)
        self._show_warnings(hall)
        self._show_asking(hall)
        told = owed.summary(hall)
        self.owed.setVisible(bool(told))
        self.owed.set_label(told)
        self.found_in_vain.look(hall)
        cases = len(self.found_in_vain.cases)
        self.in_vain.setVisible(cases > 0)
        self.in_vain.set_label(self.tr("%n came in vain twice", "", cases))
        calm = not (self.groups or self._asking or told or cases)
        for part in (self._calm_icon, self._calm):
            part.setVisible(calm)
        self._fold()

    def _show_warnings(self, hall: Hall) -> None:
        first = self.groups[0] if self.groups else []
        self._level.setVisible(bool(first))
        self.seen.set_label(self.tr("Acknowledge") if len(first) < 2 else self.tr("Acknowledge all %n", "", len(first)))
        self.all.set_label(self.tr("%n warnings", "", self._warnings()))
        self._words.setText(said(hall, first) if first else "")
        if first:
            self._level.show_state(TOKENS[first[0].level], level(first[0]), icon=LEVEL_ICONS[first[0].level])

    def _warnings(self) -> int:
        return sum(len(group) for group in self.groups)

    def _show_asking(self, hall: Hall) -> None:
        window = self._asking
        for part in (self._asked_chip, self._asked, self.grant, self.not_now):
            part.setVisible(window is not None)
        if window is None or window.break_asked is None:
            return
        said = self.tr("{window} since {time}, {reason}") if window.break_reason else self.tr("{window} since {time}")
        at = words.clock(float(hall.scenario.opens) + hall.minute(window.break_asked))
        reason = pausing.told(self._link.text(window.break_reason))
        self._asked.setText(said.format(window=wording.window(window.id), time=at, reason=reason))

    def _fold(self) -> None:
        """Leave of the warnings only level and number where a break that is asked for needs the room."""
        folded = bool(self.groups) and self._asking is not None and not self._all_fits()
        for part in (self._words, self.seen):
            part.setVisible(bool(self.groups) and not folded)
        self._line.setStretchFactor(self._asked, 1 if folded or not self.groups else 0)
        self.all.setVisible(folded or self._warnings() > 1)

    def _all_fits(self) -> bool:
        others = (self._asked_chip, self._asked, self.grant, self.not_now, self._level, self.seen, self.all)
        followed = [part for part in (self.owed, self.in_vain) if not part.isHidden()]
        needed = sum(part.sizeHint().width() + GAP for part in (*others, *followed))
        return needed + LEAST_WORDS <= self.contentsRect().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._fold()

    def _show_all(self) -> None:
        menu = self.menu()
        menu.popup(self.all.mapToGlobal(QPoint(0, self.all.height())))

    def menu(self) -> QMenu:
        """The warnings, to be acknowledged: those of a kind together, or one by one."""
        menu = QMenu(self)
        for group in self.groups:
            if len(group) == 1:
                self._offer(menu, group, f"{level(group[0])} · {sentence(self._link.hall, group[0])}")
                continue
            kind = menu.addMenu(f"{level(group[0])} · {_kinds.words(group[0].about, len(group))}")
            self._offer(kind, group, self.tr("Acknowledge all %n", "", len(group)))
            kind.addSeparator()
            for warned in group[:MOST]:
                self._offer(kind, [warned], f"{level(warned)} · {sentence(self._link.hall, warned)}")
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _offer(self, menu: QMenu, group: list[Warned], label: str) -> None:
        menu.addAction(label).triggered.connect(lambda _on=False: self.acknowledge(group))

    def _acknowledge_first(self) -> None:
        if self.groups:
            self.acknowledge(self.groups[0])

    def acknowledge(self, group: list[Warned]) -> None:
        """Ask why these of a kind stand, and put that on record."""
        usual = [
            self.tr("clerks are away"),
            self.tr("many came at once, it will pass"),
            self.tr("a window opens soon"),
            self.tr("system failure"),
        ]
        ask = Choose(
            self,
            said(self._link.hall, group),
            [*((reason, reason) for reason in usual), (OTHER, self.tr("another reason, written below"))],
            line=self.tr("what is done about it"),
            own=OTHER,
            beside=True,
            take=self.tr("Acknowledge"),
        )
        subject = group[0].subject if len(group) == 1 else ""
        ask.chosen.connect(partial(self._acknowledged, group[0].about, subject))
        ask.open()

    def _acknowledged(self, about: str, subject: str, usual: str, written: str) -> None:
        reason = written if usual == OTHER else usual
        if written and usual != OTHER:
            reason = self.tr("{reason}: {words}").format(reason=usual, words=written)
        self._do({"do": "acknowledge", "about": about, "subject": subject, "reason": reason})

    def _answer(self, grant: bool) -> None:
        if self._asking is not None:
            self._do({"do": "answer_break", "window": self._asking.id, "grant": grant})

    def show_owed(self) -> None:
        """List what is to be followed."""
        OwedDialog(self._link, self).open()

    def show_in_vain(self) -> None:
        """List who came in vain twice."""
        InVainDialog(self._link, self.found_in_vain, self).open()


def level(warned: Warned) -> str:
    """A warning's level in a word; the three are told apart by it, not by colour alone."""
    return {
        1: wording.translate("warning", "level 1"),
        2: wording.translate("warning", "level 2"),
        3: wording.translate("warning", "level 3"),
    }[warned.level]


def said(hall: Hall, group: list[Warned]) -> str:
    """What warnings of one kind say, the most urgent one in full."""
    if len(group) == 1:
        return sentence(hall, group[0])
    template = wording.translate("warning", "{kind}; {first}")
    return template.format(kind=_kinds.words(group[0].about, len(group)), first=sentence(hall, group[0]))


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
