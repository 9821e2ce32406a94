"""The option of advice that is opened: its effect with its certainty, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hallapp.hall.hall import Hall
from hallapp.reports.advice import Record
from hallapp.views import theme, words
from hallapp.views.manager import wording
from hallapp.views.manager.advice_lines import Rank, rank_of
from hallapp.views.manager.choosing import Choose
from hallapp.views.manager.intervals import IntervalBar
from hallapp.views.manager.kept import record_words
from hallapp.views.widgets import Button, Text, column, row, rule
from simulation.options import Advice, Option
from simulation.scenario import Scenario


class Effect(QWidget):
    """A small label above an effect and its interval."""

    def __init__(self) -> None:
        super().__init__()
        self.label = Text("", theme.SMALL, "muted")
        self.value = Text("", theme.BODY, bold=True)
        self.bounds = Text("", theme.SMALL, "muted", elide=True)
        self.setLayout(column(self.label, self.value, self.bounds))

    def show_effect(self, label: str, value: str, bounds: str, ink: str = "text") -> None:
        """Show an effect."""
        self.label.setText(label)
        self.value.setText(value)
        self.value.set_ink(ink)
        self.bounds.setText(bounds)
        self.setAccessibleName(f"{label} {value} {bounds}")


class Opened(QWidget):
    """The option that is opened: its effect with its certainty, and what can be done with it.

    ``apply`` and ``later`` carry the option; ``refused`` also why (a code) and the person's words.
    """

    apply = Signal(object)
    later = Signal(object)
    refused = Signal(object, str, str)
    why = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._option: Option | None = None
        self._rank = Rank()
        self._words = Text("", theme.LEAD, bold=True, wrap=True)
        self._back = Text("", theme.SMALL, "paused", wrap=True)
        self._per_person = Text("", theme.SMALL, "muted")
        self._value = Text("", theme.FIGURE, "ready", bold=True)
        self._unit = Text("", theme.BODY)
        self._bar = IntervalBar()
        self._interval = Text("", theme.SMALL, "muted", elide=True)
        self._days = Text("", theme.SMALL, "muted", elide=True)
        self._effects = [Effect() for _ in range(3)]
        self._loss = Text("", theme.SMALL, "muted", elide=True)
        self._for_whom = Text("", theme.SMALL, "text", wrap=True)
        self._nothing = Text("", theme.BODY, "muted", wrap=True)
        self.apply_button = Button("", look="main", icon="check", clicked=lambda: self.apply.emit(self._option))
        self.later_button = Button("", clicked=lambda: self.later.emit(self._option))
        self.refuse_button = Button("", clicked=self._ask_reason)
        self.why_button = Button("", look="link", icon="caret-right", clicked=self.why.emit)
        self.trust = Text("", theme.SMALL, "late", wrap=True)
        self.trust.hide()
        self._best = Text("", theme.SMALL, "muted", elide=True)
        self._figures = QWidget()
        self._build()

    def _build(self) -> None:
        head = row(self._rank, self._words, gap=12)
        head.setAlignment(self._rank, Qt.AlignmentFlag.AlignTop)
        head.setStretch(1, 1)
        number = row(self._value, column(0, self._unit, margin=(0, 0, 0, 6)), 0, gap=4)
        left = column(self._per_person, number, 0)
        right = column(self._bar, self._interval, self._days, gap=2)
        value = row(gap=12)
        value.addLayout(left)
        value.addLayout(right, 1)
        effects = row(*self._effects, gap=8)
        for place in range(len(self._effects)):
            effects.setStretch(place, 1)
        self._figures.setLayout(column(value, self.trust, rule(), effects, self._for_whom, gap=10))
        buttons = row(self.apply_button, self.later_button, self.refuse_button, 0, gap=8)
        reasons = row(self.why_button, self._best, gap=8)
        reasons.setStretch(1, 1)
        self._best.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        body = column(
            self._back, self._nothing, self._figures, buttons, reasons, self._loss, gap=8, margin=(36, 0, 0, 8)
        )
        self.setLayout(column(head, body, gap=8, margin=(0, 8, 0, 4)))

    def retranslate(self) -> None:
        """Set the texts."""
        self._per_person.setText(self.tr("Wait per person"))
        self._unit.setText(self.tr("min"))
        self.apply_button.set_label(self.tr("Apply"))
        self.later_button.set_label(self.tr("Later"))
        self.refuse_button.set_label(self.tr("Refuse"))
        self.why_button.set_label(self.tr("Why"))

    def show_option(self, hall: Hall, place: int, advice: Advice, option: Option, scenario: Scenario) -> None:
        """Open an option."""
        self._option = option
        changes = bool(option.changes)
        self._back.setText(wording.taking_back(hall, option.changes))
        self._back.setVisible(bool(self._back.words()))
        self._rank.show_rank(rank_of(advice, place), filled=True)
        self._words.setText(wording.action(option.changes, scenario))
        for widget in (self._figures, self._loss, self.apply_button, self.later_button, self.refuse_button):
            widget.setVisible(changes)
        self._nothing.setVisible(not changes)
        self._best.setText(self.tr("best: {share} %").format(share=words.number(100 * option.probability_best)))
        if not changes:
            mean = advice.baseline.estimate("mean_wait")
            sentence = self.tr("No change is surely better. Until closing people wait {minutes} min.")
            nobody = self.tr("No change is surely better. Nobody is expected to wait any more.")
            self._nothing.setText(nobody if mean is None else sentence.format(minutes=words.number(mean.mean, 1)))
            return
        wait = option.effect["mean_wait"]
        ink = wording.ink(wait)
        self._value.setText(wording.signed(wait.mean))
        self._value.set_ink(ink)
        self._bar.show_effect(wait.mean, wait.low, wait.high, option.single_days, ink)
        self._interval.setText(self.tr("interval {range}").format(range=wording.interval(wait.low, wait.high)))
        self._days.setText(self.tr("single days {range}").format(range=wording.interval(*option.single_days)))
        self._bar.setAccessibleName(f"{self._interval.words()}, {self._days.words()}")
        self._for_whom.setText(wording.for_whom(option, scenario))
        self._for_whom.setVisible(bool(self._for_whom.words()))
        self._show_effects(hall, advice, option)

    def show_record(self, record: Record) -> None:
        """Say beside the figures if such figures have not held before."""
        self.trust.setText(record_words(record) if record.poor else "")
        self.trust.setVisible(record.poor)

    def _ask_reason(self) -> None:
        """Why not: one of a few reasons, and one's own words; meanwhile newer advice may be shown."""
        option = self._option
        ask = Choose(
            self,
            self.tr("Refuse: {action}").format(action=self._words.words()),
            list(wording.whys().items()),
            line=self.tr("Why is this not done?"),
            own="other",
            beside=True,
            take=self.tr("Refuse"),
        )
        ask.chosen.connect(lambda why, reason: self.refused.emit(option, why, reason))
        ask.open()

    def _show_effects(self, hall: Hall, advice: Advice, option: Option) -> None:
        target, idle = option.effect["service_level"], option.effect["idle_while_waiting"]
        value, bounds = wording.points(target)
        ink = wording.ink(target, less_is_better=False)
        self._effects[0].show_effect(self.tr("In target"), value, bounds, ink)
        unit = wording.translate("manager", "{number} min")
        self._effects[1].show_effect(
            self.tr("Idle while waiting"), unit.format(number=wording.signed(idle.mean, 0)),
            wording.interval(idle.low, idle.high, 0), wording.ink(idle),
        )  # fmt: skip
        loss, left = option.effect["loss"], option.effect["abandoned_share"]
        self._loss.setText(
            self.tr("Ranked by loss: {loss} min; unserved {left} pt").format(
                loss=wording.signed(loss.mean, 0), left=wording.signed(100 * left.mean)
            )
        )
        at, low, high = wording.done_by(hall, advice, option)
        self._effects[2].show_effect(
            self.tr("Done by"), words.clock(at), f"{words.clock(low)}–{words.clock(high)}",
            wording.ink(option.effect["overtime"]),
        )  # fmt: skip
