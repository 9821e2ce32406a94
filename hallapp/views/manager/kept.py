"""Advice kept to account: month by month and one by one, what was promised and what came."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from PySide6.QtWidgets import QWidget

from hallapp.reports.advice import FEWEST, STATED, Month, Record, promised_wait
from hallapp.views import theme, words
from hallapp.views.link import HallLink
from hallapp.views.manager import wording
from hallapp.views.manager.replaying import Kept, Replaying
from hallapp.views.manager.sheets import RIGHT, Sheet, scrolled
from hallapp.views.widgets import Icon, Panel, Text, clear, column, row, rule
from simulation.actions import Change

FATES = {"applied": ("check-circle", "ready"), "refused": ("x", "late"), "expired": ("hourglass-medium", "muted"),
         "standing": ("lightbulb", "accent")}  # fmt: skip


class KeptPanel(QWidget):
    """Months at the left, every advice at the right."""

    def __init__(self, link: HallLink, replaying: Replaying) -> None:
        super().__init__()
        self._link = link
        self._replaying = replaying
        self._months_title = Text("", theme.LEAD, bold=True)
        self.record = Text("", theme.BODY, wrap=True)
        self._months = column()
        self._how = Text("", theme.SMALL, "muted", wrap=True)
        self._list_title = Text("", theme.LEAD, bold=True)
        self._list = column()
        self._build()
        replaying.kept.connect(self.show_kept)

    def _build(self) -> None:
        left = Panel("card")
        left.setLayout(column(self._months_title, rule(), self.record, self._months, self._how, 0, gap=12, margin=16))
        body = QWidget()
        body.setLayout(column(self._list, 0, margin=(16, 4, 16, 4)))
        self._area = scrolled(body, "")
        right = Panel("card")
        layout = column(row(self._list_title, margin=(16, 12, 16, 12)), rule(), self._area, margin=1)
        layout.setStretch(2, 1)
        right.setLayout(layout)
        line = row(left, right, gap=theme.GAP)
        line.setStretch(0, 4)
        line.setStretch(1, 5)
        self.setLayout(line)

    def retranslate(self) -> None:
        """Set the texts."""
        self._months_title.setText(self.tr("Promises and what came"))
        self._list_title.setText(self.tr("Every advice"))
        self._area.setAccessibleName(self._list_title.words())
        self._how.setText(
            self.tr(
                "After closing, the day is replayed without each advice that was applied, and with each that was"
                " refused or left: the difference in wait per person is what it did, or would have done."
            )
        )
        self.show_kept()

    def show_kept(self) -> None:
        """Show what the archive says."""
        kept = self._replaying.standing
        if kept is None:
            return
        self.record.setText(record_words(kept.record))
        self.record.set_ink("late" if kept.record.poor else "text")
        clear(self._months)
        if kept.months:
            self._months.addWidget(self._sheet(kept.months))
        self._show_list(kept)

    def _sheet(self, months: list[Month]) -> Sheet:
        sheet = Sheet(
            (self.tr("Month"), 2, False), (self.tr("applied"), 1, True), (self.tr("refused"), 1, True),
            (self.tr("expired"), 1, True), (self.tr("promised, min"), 1, True), (self.tr("came, min"), 1, True),
            (self.tr("ranges held"), 1, True),
        )  # fmt: skip
        for month in months:
            held = f"{month.record.held} / {month.record.stated}" if month.record.stated else "–"
            sheet.add(
                Text(month.month, theme.BODY),
                *(Text(words.number(count), theme.BODY) for count in (month.applied, month.refused, month.expired)),
                *(Text(_signed(value), theme.BODY) for value in (month.promised, month.came)),
                Text(held, theme.BODY, "late" if month.record.poor else "text", bold=True),
            )
        return sheet

    def _show_list(self, kept: Kept) -> None:
        clear(self._list)
        for row_ in kept.advice:
            item = QWidget()
            item.setLayout(column(self._line(row_), rule()))
            self._list.addWidget(item)
        if not kept.advice:
            self._list.addWidget(Text(self.tr("No advice yet."), theme.BODY, "muted"))

    def _line(self, row_: dict[str, Any]) -> QWidget:
        icon, token = FATES[row_["fate"]]
        what = Text(advice_words(self._link, row_["changes"]), theme.BODY, elide=True)
        about = Text(self._about(row_), theme.SMALL, "muted", elide=True)
        promised = Text(self._promised(row_), theme.SMALL, "muted")
        came = Text(self._came(row_), theme.BODY, "late" if row_["held"] == 0 else "text", bold=True)
        for text in (came, promised):
            text.setAlignment(RIGHT)
        line = row(Icon(icon, token), gap=12, margin=(0, 6, 0, 6))
        line.addLayout(column(what, about), 1)
        line.addLayout(column(came, promised))
        item = QWidget()
        item.setLayout(line)
        return item

    def _about(self, row_: dict[str, Any]) -> str:
        hall = self._link.hall
        minute = (row_["given"] - hall.opens) / 60_000 + float(hall.scenario.opens)
        parts = [words.date(row_["day"], weekday=False), words.clock(minute), fates()[row_["fate"]]]
        if row_["why"] is not None:
            parts.append(self._link.text(row_["reason"]) or wording.whys()[row_["why"]])
        promised = json.loads(row_["effect"]).get("loss")
        if promised is not None and row_["actual"] is not None:
            sentence = self.tr("loss: promised {promised}, came {came} min")
            came = json.loads(row_["actual"])["loss"]
            parts.append(sentence.format(promised=wording.signed(promised[0], 0), came=wording.signed(came, 0)))
        return " · ".join(parts)

    def _promised(self, row_: dict[str, Any]) -> str:
        promised = promised_wait(row_)
        if promised is None:
            return self.tr("nothing promised")
        if row_["low"] is None:
            return self.tr("promised {minutes} min").format(minutes=wording.signed(promised))
        return self.tr("promised {minutes} min, on 9 days in 10 {range}").format(
            minutes=wording.signed(promised), range=wording.interval(row_["low"], row_["high"])
        )

    def _came(self, row_: dict[str, Any]) -> str:
        if row_["came"] is not None:
            return self.tr("{minutes} min per person").format(minutes=wording.signed(row_["came"]))
        if row_["replayed"]:
            return self.tr("could not be done")
        return self.tr("after closing")


def record_words(record: Record) -> str:
    """How many of the ranges stated held, as a sentence."""
    translate = wording.translate
    if record.stated < FEWEST:
        return translate("kept", "Too few days yet to say how well advice keeps its promises.")
    sentence = (
        translate("kept", "Of {stated} ranges that {share} % of days should keep to, {held} held: too few. Take the"
                  " figures of advice with caution.")
        if record.poor
        else translate("kept", "Of {stated} ranges that {share} % of days should keep to, {held} held.")
    )  # fmt: skip
    return sentence.format(stated=record.stated, held=record.held, share=round(100 * STATED))


def fates() -> dict[str, str]:
    """Words for what became of advice."""
    translate = wording.translate
    return {
        "applied": translate("kept", "applied"),
        "refused": translate("kept", "refused"),
        "expired": translate("kept", "expired"),
        "standing": translate("kept", "stands"),
    }


def advice_words(link: HallLink, changes: str) -> str:
    """What an advice of any day changes, in the names of the hall as it is now; ids for what it knows no longer."""
    scenario = link.hall.scenario
    decoded = msgspec.json.decode(changes, type=tuple[Change, ...])
    known = {
        "clerk": {clerk.id for clerk in scenario.clerks},
        "service": {service.id for service in scenario.services},
    }
    if all(getattr(change, field) in {None, *ids} for change in decoded for field, ids in known.items()):
        return wording.action(decoded, scenario)
    return "; ".join(" ".join(map(str, change.values())) for change in json.loads(changes))


def _signed(value: float | None) -> str:
    return "–" if value is None else wording.signed(value)
