"""What if: a past day beside its replay with something changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial

import msgspec
from PySide6.QtWidgets import QWidget

from hallapp.errors import QT_TRANSLATE_NOOP, KnownError
from hallapp.replay.outcome import Figures
from hallapp.replay.process import Failed
from hallapp.replay.study import WhatIf
from hallapp.sentences import RULES
from hallapp.views import theme, words
from hallapp.views.link import HallLink, Refused
from hallapp.views.manager import wording
from hallapp.views.manager.replaying import PastDay, Replaying, read_day
from hallapp.views.manager.sheets import Sheet
from hallapp.views.widgets import Button, Choice, Icon, Panel, Room, Text, clear, column, row, rule
from simulation.actions import Change
from simulation.scenario import Clerk, Scenario, Service, Window, skills_of

Fields = Mapping[str, tuple[str, Sequence[tuple[object, str]]]]
"""By field, its label, and values with their labels."""

KINDS = ("nothing", "rule", "skill", "window", "advice")
"""What may be changed."""

NO_ANSWER = QT_TRANSLATE_NOOP("Refusal", "The replay has ended unexpectedly: ask again.")


class WhatIfPanel(QWidget):
    """A day and a change are chosen at the left; the two outcomes stand side by side at the right."""

    def __init__(self, link: HallLink, replaying: Replaying, refuse: Refused) -> None:
        super().__init__()
        self._link = link
        self._replaying = replaying
        self._refuse = refuse
        self._past: PastDay | None = None
        self._found: WhatIf | None = None
        self._asked = ""
        self._title = Text("", theme.LEAD, bold=True)
        self._labels = {name: Text("", theme.SMALL, "muted") for name in ("day", "kind", "first", "second", "third")}
        self.day, self.kind, self.first, self.second, self.third = (Choice() for _ in range(5))
        self.replay_button = Button("", look="main", icon="arrow-counter-clockwise", clicked=self.ask)
        self._note = Text("", theme.SMALL, "muted", wrap=True)
        self._outcome = Text("", theme.LEAD, bold=True, elide=True)
        self._result = column(gap=12)
        self._build()
        self._connect()

    def _build(self) -> None:
        fields = column(gap=4)
        for name, choice in self._choices().items():
            fields.addWidget(self._labels[name])
            fields.addWidget(choice)
            fields.addSpacing(8)
        left = Panel("card")
        left.setLayout(column(self._title, rule(), fields, self.replay_button, self._note, 0, gap=12, margin=16))
        result = QWidget()
        result.setLayout(column(self._result, 0))
        room = Room()
        room.setWidget(result)
        right = Panel("card")
        right.setLayout(column(self._outcome, rule(), room, gap=12, margin=16))
        line = row(left, right, gap=theme.GAP)
        line.setStretch(0, 2)
        line.setStretch(1, 5)
        self.setLayout(line)

    def _choices(self) -> dict[str, Choice]:
        return {"day": self.day, "kind": self.kind, "first": self.first, "second": self.second, "third": self.third}

    def _connect(self) -> None:
        self.day.chosen.connect(lambda _day: self._read_day())
        for choice in (self.kind, self.first, self.second):
            choice.chosen.connect(lambda _value: self._offer())
        self._replaying.kept.connect(self.show_days)
        self._replaying.answered.connect(self._take)

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("What if"))
        names = {"day": self.tr("Hall day"), "kind": self.tr("What is changed")}
        for name, label in names.items():
            self._labels[name].setText(label)
            self._choices()[name].set_name(label)
        self.replay_button.set_label(self.tr("Replay the day"))
        self._note.setText(
            self.tr(
                "The same people come at the same times and need what they needed; who is called where is decided anew."
            )
        )
        self.show_days()
        self._offer()
        self._show()

    def show_days(self) -> None:
        """Offer the days that the log holds."""
        kept = self._replaying.standing
        if kept is None:
            return
        self.day.set_options([(day, words.date(day)) for day in kept.days])
        if self._past is None or self._past.day != self.day.value():
            self._read_day()

    def _read_day(self) -> None:
        day = self.day.value()
        if isinstance(day, str):
            self._link.work(partial(read_day, self._link.url, day), self._take_day, self._refuse)

    def _take_day(self, past: PastDay) -> None:
        self._past = past
        self._offer()

    def _offer(self) -> None:
        """Offer what can be changed on that day."""
        labels = {
            "nothing": self.tr("Nothing: check the replay"),
            "rule": self.tr("Another rule"),
            "skill": self.tr("Another skill"),
            "window": self.tr("A window open or closed"),
            "advice": self.tr("Without advice that was applied"),
        }
        past = self._past
        kinds = [kind for kind in KINDS if kind != "advice" or (past is not None and past.applied)]
        self.kind.set_options([(kind, labels[kind]) for kind in kinds])
        possible = past is not None
        for name, choice in list(self._choices().items())[2:]:
            # What a field offers hangs on those before it.
            fields = {} if past is None else self._fields(past)
            label, options = fields.get(name, ("", []))
            possible = possible and (name not in fields or bool(options))
            self._labels[name].setText(label)
            choice.set_name(label)
            choice.set_options(options)
            for widget in (self._labels[name], choice):
                widget.setVisible(bool(options))
        self.replay_button.setEnabled(possible and not self._replaying.busy)

    def _fields(self, past: PastDay) -> Fields:
        """By field, its label and options, as what is chosen before them leaves open."""
        scenario = past.scenario
        match self.kind.value():
            case "rule":
                return {"first": (self.tr("Rule"), [(rule_, wording.rule(rule_)) for rule_ in RULES])}
            case "window":
                labels = {"open": self.tr("Open at opening time"), "close": self.tr("Closed all day")}
                windows = {window.id: _seat(scenario, window) for window in scenario.windows}
                return {
                    "first": (self.tr("Change"), list(labels.items())),
                    "second": (self.tr("Window"), list(windows.items())),
                }
            case "skill":
                return self._skill_fields(scenario)
            case "advice":
                each = [(row_["decision"], _action_words(scenario, row_["changes"])) for row_ in past.applied]
                return {"first": (self.tr("Left out"), [("advice", self.tr("All applied advice")), *each])}
            case _:
                return {}

    def _skill_fields(self, scenario: Scenario) -> Fields:
        labels = {
            "activate": self.tr("Switched on"),
            "withdraw": self.tr("Switched off"),
            "last_resort": self.tr("Only if nothing else waits"),
            "train": self.tr("Learnt before, at half speed"),
        }
        fields: Fields = {"first": (self.tr("Change"), list(labels.items()))}
        if self.first.value() == "train":
            clerks = [(clerk.id, words.name(clerk.names, clerk.id)) for clerk in scenario.clerks]
            chosen = next((clerk for clerk in scenario.clerks if clerk.id == self.second.value()), None)
            services = [] if chosen is None else _unknown_to(scenario, chosen)
            return {
                **fields,
                "second": (self.tr("Clerk"), list(clerks)),
                "third": (self.tr("Service"), [(one.id, words.name(one.names, one.id)) for one in services]),
            }
        do = str(self.first.value())
        windows = {window.id: window for window in scenario.windows if _switchable(scenario, window, do)}
        place = windows.get(str(self.second.value()))
        known = [] if place is None else _switchable(scenario, place, do)
        return {
            **fields,
            "second": (self.tr("Window"), [(key, _seat(scenario, window)) for key, window in windows.items()]),
            "third": (self.tr("Service"), [(one.id, words.name(one.names, one.id)) for one in known]),
        }

    def change(self) -> list[str]:
        """The change as ``replay --change`` takes it."""
        first, second, third = (str(choice.value()) for choice in (self.first, self.second, self.third))
        match self.kind.value():
            case "rule":
                return [f"rule={first}"]
            case "advice":
                return [f"without={first}"]
            case "window":
                return [f"{first}={second}"]
            case "skill" if first == "train":
                return [f"train={second}:{third}:0.5"]
            case "skill":
                return [json.dumps({"do": first, "window": second, "service": third})]
            case _:
                return []

    def ask(self) -> None:
        """Replay the day."""
        day = self.day.value()
        if not isinstance(day, str):
            return
        self._asked = self._words()
        self._found = None
        self._replaying.ask(day, self.change())
        self._show()

    def _words(self) -> str:
        """What was chosen, in one line."""
        chosen = [choice.currentText() for choice in (self.kind, self.first, self.second, self.third) if choice.count()]
        return " · ".join(chosen)

    def _take(self, found: WhatIf | Failed) -> None:
        if isinstance(found, WhatIf):
            self._found = found
        elif found.error is not None:
            self._refuse(found.error)
        else:
            self._refuse(KnownError(NO_ANSWER))
        self._show()

    def _show(self) -> None:
        clear(self._result)
        self._offer()
        if self._replaying.busy:
            self._outcome.setText(self._asked)
            self._result.addWidget(Text(self.tr("Replaying the day…"), theme.BODY, "muted"))
            return
        if self._found is None:
            self._outcome.setText(self.tr("Two outcomes side by side"))
            self._result.addWidget(Text(self.tr("Choose a day and a change."), theme.BODY, "muted"))
            return
        found = self._found
        self._outcome.setText(f"{words.date(found.day)} · {self._asked}")
        self._result.addWidget(self._sheet(found))
        for icon, token, sentence in self._remarks(found):
            remark = Text(sentence, theme.SMALL, "text" if token == "late" else "muted", wrap=True)
            line = row(Icon(icon, token, theme.SMALL_ICON), remark, gap=8)
            line.setStretch(1, 1)
            item = QWidget()
            item.setLayout(line)
            self._result.addWidget(item)

    def _sheet(self, found: WhatIf) -> Sheet:
        sheet = Sheet(
            ("", 3, False), (self.tr("as it was"), 1, True), (self.tr("replayed"), 1, True),
            (self.tr("difference"), 1, True),
        )  # fmt: skip
        for name, label, unit, factor, decimals, good in figure_rows():
            before, after = (_value(figures, name, factor) for figures in (found.before, found.after))
            difference, ink = "–", "text"
            if before is not None and after is not None:
                change = round(after - before, decimals) + 0.0
                difference = wording.signed(change, decimals)
                ink = "text" if good == 0 or change == 0 else "ready" if change * good > 0 else "late"
            sheet.add(
                Text(f"{label}, {unit}" if unit else label, theme.BODY),
                Text("–" if before is None else words.number(before, decimals), theme.BODY, "muted"),
                Text("–" if after is None else words.number(after, decimals), theme.BODY),
                Text(difference, theme.BODY, ink, bold=True),
            )
        return sheet

    def _remarks(self, found: WhatIf) -> list[tuple[str, str, str]]:
        """How far the figures can be trusted: icon, token and sentence."""
        check = found.check
        remarks = []
        if check.exact:
            sentence = self.tr("Unchanged, the replay makes the same %n call(s) as that day.", "", check.calls)
            remarks.append(("check-circle", "ready", sentence))
        else:
            sentence = self.tr("Unchanged, the replay differs from that day at call {number}: take it with caution.")
            remarks.append(("warning", "late", sentence.format(number=(check.differs or 0) + 1)))
        if found.moved:
            remarks.append(("users-three", "muted", self.tr("%n call(s) went elsewhere or came at another time.", "",
                                                            found.moved)))  # fmt: skip
        if found.drawn:
            sentence = self.tr("%n duration(s) that the day did not show were drawn.", "", found.drawn)
            remarks.append(("hourglass-medium", "muted", sentence))
        if found.dropped:
            sentence = self.tr("%n recorded act(s) had no use in the changed hall.", "", found.dropped)
            remarks.append(("x", "muted", sentence))
        return remarks


def figure_rows() -> list[tuple[str, str, str, float, int, int]]:
    """Figure, label, unit, factor, decimals, and whether more (1) or less (-1) of it is good."""
    translate = wording.translate
    minutes, percent = translate("what-if", "min"), "%"
    return [
        ("visits", translate("what-if", "Visits"), "", 1.0, 0, 0),
        ("done", translate("what-if", "Done"), "", 1.0, 0, 1),
        ("mean_wait", translate("what-if", "Mean wait"), minutes, 1.0, 1, -1),
        ("p90_wait", translate("what-if", "Nine in ten waited at most"), minutes, 1.0, 1, -1),
        ("longest_wait", translate("what-if", "Longest wait"), minutes, 1.0, 1, -1),
        ("service_level", translate("what-if", "In target"), percent, 100.0, 1, 1),
        ("abandoned_share", translate("what-if", "Left or unserved"), percent, 100.0, 1, -1),
        ("idle_while_waiting", translate("what-if", "Idle while people wait"), minutes, 1.0, 0, -1),
        ("overtime", translate("what-if", "Overtime"), minutes, 1.0, 1, -1),
        ("loss", translate("what-if", "Loss"), minutes, 1.0, 0, -1),
    ]


def _value(figures: Figures, name: str, factor: float) -> float | None:
    value = getattr(figures, name)
    return None if value is None else factor * value


def _seat(scenario: Scenario, window: Window) -> str:
    clerk = next((clerk for clerk in scenario.clerks if clerk.id == window.clerk), None)
    label = wording.window(window.id)
    return label if clerk is None else f"{label} · {words.name(clerk.names, clerk.id)}"


def _switchable(scenario: Scenario, window: Window, do: str) -> list[Service]:
    """The services whose skill that window's clerk could be changed in so."""
    trained, inactive, resorts = skills_of(scenario, window)
    off, last = set(inactive), set(resorts)
    wanted = {"activate": off, "withdraw": set(trained) - off, "last_resort": set(trained) - off - last}
    return [service for service in scenario.services if service.id in wanted.get(do, set())]


def _unknown_to(scenario: Scenario, clerk: Clerk) -> list[Service]:
    trained, _, _ = skills_of(scenario, Window(id="", clerk=clerk.id))
    return [service for service in scenario.services if service.id not in trained]


def _action_words(scenario: Scenario, changes: str) -> str:
    return wording.action(msgspec.json.decode(changes, type=tuple[Change, ...]), scenario)
