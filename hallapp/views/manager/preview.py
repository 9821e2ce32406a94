"""What unsaved changes of skills would do, from when they hold, and the buttons that save or drop them."""

from __future__ import annotations

import datetime

from PySide6.QtWidgets import QWidget

from hallapp.hall.hall import Hall
from hallapp.views import theme, words
from hallapp.views.link import HallLink
from hallapp.views.manager import wording
from hallapp.views.widgets import Button, Choice, Figure, Panel, Text, column, row
from simulation.actions import Changes
from simulation.options import Advice

NOW = ""
"""The choice of when: from now on; else the date of a day to come."""

DAYS = 60
"""How far ahead a change can be planned on this screen."""


class Preview(Panel):
    """The effect of the unsaved changes, from when they hold, and the buttons that save or drop them."""

    def __init__(self) -> None:
        super().__init__("card")
        self._title = Text("", theme.BODY, bold=True)
        self._about = Text("", theme.SMALL, "muted", elide=True)
        self._changes = Text("", theme.SMALL, "accent", elide=True)
        self._note = Text("", theme.SMALL, "muted", elide=True)
        self.figures = [Figure() for _ in range(4)]
        self._bounds = [Text("", theme.SMALL, "muted") for _ in self.figures]
        self.when = Choice()
        self.when.setMaximumWidth(190)
        self.discard = Button("")
        self.save = Button("", look="main", icon="check")
        head = row(self._title, self._about, gap=8)
        head.setStretch(1, 1)
        left = QWidget()
        left.setLayout(column(0, head, self._changes, self._note, 0, gap=4))
        left.setMinimumWidth(200)
        line = row(left, gap=16, margin=(16, 8, 16, 8))
        line.setStretch(0, 1)
        for figure, bounds in zip(self.figures, self._bounds, strict=True):
            edge = Panel("rule")
            edge.setFixedWidth(1)
            line.addWidget(edge)
            line.addLayout(column(0, figure, bounds, 0))
        line.addLayout(column(0, self.when, row(self.discard, self.save, gap=8), 0, gap=8))
        self.setLayout(line)
        self.setFixedHeight(112)

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("What it would do"))
        self.when.set_name(self.tr("From when it holds"))
        self.discard.set_label(self.tr("Discard"))

    def day(self) -> str:
        """The day from which on the changes are to hold; empty: from now."""
        return str(self.when.value() or NOW)

    def show_changes(
        self, link: HallLink, changes: Changes, advice: Advice | None, computing: bool, told: str = ""
    ) -> None:
        """Show the changes, and their effect once it is known; ``told`` is said in place of the usual note."""
        self._offer_days(link.hall)
        self.save.set_label(self.tr("Plan it") if self.day() else self.tr("Save and use"))
        self.discard.setEnabled(bool(changes))
        self.save.setEnabled(bool(changes) and link.hall.is_open)
        self._about.setText(self._counted(changes, advice, computing))
        scenario = link.hall.configuration() if changes else None
        listed = [wording.action((change,), scenario) for change in changes[:4]] if scenario is not None else []
        if len(changes) > len(listed):
            listed.append(self.tr("and %n more", "", len(changes) - len(listed)))
        self._changes.setText(words.listed(listed))
        self._note.setText(told or self._usual_note(link.hall, bool(changes)))
        self._show_effects(link, advice if changes else None)

    def _offer_days(self, hall: Hall) -> None:
        if hall.day is None:
            return
        today = datetime.date.fromisoformat(hall.day)
        days = [(today + datetime.timedelta(days=ahead)).isoformat() for ahead in range(1, DAYS + 1)]
        options: list[tuple[object, str]] = [(NOW, self.tr("from now on"))]
        options.append((days[0], self.tr("from tomorrow on")))
        options += [(day, self.tr("from {date} on").format(date=words.date(day))) for day in days[1:]]
        self.when.set_options(options)

    def _counted(self, changes: Changes, advice: Advice | None, computing: bool) -> str:
        unsaved = self.tr("%n unsaved", "", len(changes))
        if advice is not None:
            simulated = self.tr("{days} simulated days in {seconds} s").format(
                days=words.number(advice.days), seconds=words.number(advice.seconds, 1)
            )
            return f"{unsaved} · {simulated}"
        if computing:
            simulating = self.tr("simulating…")
            return f"{unsaved} · {simulating}"
        return unsaved if changes else ""

    def _usual_note(self, hall: Hall, some: bool) -> str:
        if not some:
            return self.tr("Click a mark to switch it; L or the right button: only if nothing else waits.")
        if self.day():
            return self.tr("It comes into force as that day opens; the effect shown is that of today.")
        following = self._next_template(hall)
        if following:
            return self.tr("It holds for the next call; the next day of template {name} opens with that.").format(
                name=following
            )
        return self.tr("Saved changes hold for the next call, and are written to the log.")

    @staticmethod
    def _next_template(hall: Hall) -> str:
        """The template of the next weekday that has one."""
        today = datetime.date.fromisoformat(hall.day or "").isoweekday()
        ahead = [(1 + (weekday - today - 1) % 7, t.name) for t in hall.templates.values() for weekday in t.weekdays]
        return min(ahead)[1] if ahead else ""

    def _show_effects(self, link: HallLink, advice: Advice | None) -> None:
        labels = (self.tr("Wait per person"), self.tr("In target"), self.tr("Idle while waiting"), self.tr("Done by"))
        option = None if advice is None else next((o for o in advice.options if o.changes), None)
        if advice is None or option is None:
            for figure, bounds, label in zip(self.figures, self._bounds, labels, strict=True):
                figure.show_value(label, "–")
                bounds.setText("")
            return
        wait, target = option.effect["mean_wait"], option.effect["service_level"]
        idle, overtime = option.effect["idle_while_waiting"], option.effect["overtime"]
        minutes = wording.translate("manager", "min")
        points, point_bounds = wording.points(target)
        at, low, high = wording.done_by(link.hall, advice, option)
        shown = (
            (wording.signed(wait.mean), minutes, wording.interval(wait.low, wait.high), wording.ink(wait)),
            (points, "", point_bounds, wording.ink(target, less_is_better=False)),
            (wording.signed(idle.mean, 0), minutes, wording.interval(idle.low, idle.high, 0), wording.ink(idle)),
            (words.clock(at), "", f"{words.clock(low)}–{words.clock(high)}", wording.ink(overtime)),
        )
        for figure, bounds, label, (number, unit, span, ink) in zip(
            self.figures, self._bounds, labels, shown, strict=True
        ):
            figure.show_value(label, number, unit, ink)
            bounds.setText(span)
