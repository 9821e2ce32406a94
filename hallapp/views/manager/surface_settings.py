"""The settings of walls and voice, of ratings and what is followed, of breaks and warnings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QTimeEdit, QWidget

from hallapp.settings import Limits, Settings
from hallapp.views import theme
from hallapp.views.manager import wording
from hallapp.views.manager.public_settings import Words
from hallapp.views.manager.switched import Changed, Minutes, Percent
from hallapp.views.widgets import Check, Choice, Text, column, row, rule

NOON = (QTime(12, 0), QTime(13, 0))

SPEAK = ("zh,en", "en,zh", "zh", "en", "")
"""In which languages a call may be said, in order."""


class Hours(QWidget):
    """From when to when, or not at all."""

    def __init__(self, changed: Changed) -> None:
        super().__init__()
        self.on = Check()
        self.begin, self.end = QTimeEdit(NOON[0]), QTimeEdit(NOON[1])
        for edit in (self.begin, self.end):
            edit.setDisplayFormat("HH:mm")
            edit.setEnabled(False)
            edit.timeChanged.connect(lambda _time: changed())
            self.on.toggled.connect(edit.setEnabled)
        self.on.toggled.connect(lambda _on: changed())
        self.setLayout(row(self.on, self.begin, Text("–"), self.end, 0, gap=12))

    def set_words(self, label: str) -> None:
        """Name it."""
        self.on.set_label(label)
        self.begin.setAccessibleName(wording.translate("manager", "from"))
        self.end.setAccessibleName(wording.translate("manager", "to"))

    def value(self) -> tuple[float, float] | None:
        """Minutes from midnight; ``None``: not at all."""
        if not self.on.isChecked():
            return None
        begin, end = (float(edit.time().msecsSinceStartOfDay() // 60_000) for edit in (self.begin, self.end))
        return begin, end

    def set_value(self, hours: tuple[float, float] | None) -> None:
        """Show hours."""
        self.on.setChecked(hours is not None)
        for edit, minutes in zip((self.begin, self.end), hours or (), strict=False):
            edit.setTime(QTime(int(minutes) // 60 % 24, int(minutes) % 60))


class SurfaceSettings(QWidget):
    """A form of settings; :meth:`value` holds those of these names."""

    def __init__(self, changed: Changed) -> None:
        super().__init__()
        self._why: dict[str, Text] = {}
        self._labels: dict[str, Text] = {}
        self.message = Words(changed)
        self.speak = Choice("")
        self.volume = _whole(0, 100, changed)
        self.quiet = Hours(changed)
        self.call_back_days = _whole(1, 30, changed)
        self.due_days = _whole(0, 365, changed)
        self.calendar = Choice("")
        self.checks = {
            name: Check()
            for name in ("courtesy_notice", "call_twice", "yao", "clerk_names", "ratings", "ask_breaks", "wait")
        }
        self.late = Percent(20, changed)
        self.no_shows = Percent(10, changed)
        self.idle = Minutes(5.0, changed)
        self.rest = Minutes(120.0, changed)
        self.second, self.third = _factor(changed), _factor(changed)
        for check in self.checks.values():
            check.toggled.connect(lambda _on: changed())
        for choice in (self.speak, self.calendar):
            choice.chosen.connect(lambda _value: changed())
        self._build()

    def _build(self) -> None:
        checks = self.checks
        parts: dict[str, tuple[Any, ...]] = {
            "message": (self.message, checks["courtesy_notice"]),
            "voice": (
                self._line("speak", self.speak), checks["call_twice"], checks["yao"],
                self._line("volume", self.volume), self.quiet,
            ),
            "display": (checks["clerk_names"], checks["ratings"], self._line("call_back_days", self.call_back_days)),
            "following": (self._line("due_days", self.due_days), self._line("calendar", self.calendar)),
            "breaks": (checks["ask_breaks"],),
            "limits": (
                self._title("limits"), checks["wait"], self.late, self.no_shows, self.idle, self.rest,
                self._line("second", self.second), self._line("third", self.third),
            ),
        }  # fmt: skip
        form = column(gap=12)
        for name, fields in parts.items():
            self._why[name] = Text("", theme.SMALL, "muted", wrap=True)
            form.addLayout(column(*fields, self._why[name], gap=8))
            form.addWidget(rule())
        self.setLayout(form)

    def _title(self, name: str) -> Text:
        self._labels[name] = Text("", theme.BODY, bold=True)
        return self._labels[name]

    def _line(self, name: str, field: QWidget) -> QWidget:
        self._labels[name] = Text("", theme.BODY)
        line = QWidget()
        line.setLayout(row(self._labels[name], field, 0, gap=12))
        return line

    def retranslate(self) -> None:
        """Set the texts."""
        minutes = wording.translate("manager", "min")
        self.message.set_words(self.tr("What walls show at their foot"), self.tr("when the hall closes"))
        self.quiet.set_words(self.tr("Walls are silent from"))
        self.late.set_words(self.tr("who waited beyond the target, of the last hour"))
        self.no_shows.set_words(self.tr("no-shows, of all called today"))
        self.idle.set_words(self.tr("a window idle while people wait, of the last 30 min"), minutes)
        self.rest.set_words(self.tr("a window without a rest for"), minutes)
        self._offer()
        labels = {
            "speak": self.tr("Calls are said in"),
            "volume": self.tr("Volume, per cent"),
            "call_back_days": self.tr("Working days to call back who rated badly"),
            "due_days": self.tr("Working days until a referral or a paper is due"),
            "calendar": self.tr("Working days are"),
            "limits": self.tr("Warn of"),
            "second": self.tr("Level 2 at so many times the limit"),
            "third": self.tr("Level 3 at so many times the limit"),
        }
        for name, label in labels.items():
            self._labels[name].setText(label)
            if name != "limits":
                getattr(self, name).setAccessibleName(label)
        checks = {
            "courtesy_notice": self.tr("In turn with it, say who goes first"),
            "call_twice": self.tr("Say a call twice"),
            "yao": self.tr("In Chinese, say 1 as 幺"),
            "clerk_names": self.tr("The display over a window names its clerk"),
            "ratings": self.tr("It lets citizens rate what was just finished"),
            "ask_breaks": self.tr("Clerks ask for breaks; the manager grants them"),
            "wait": self.tr("a wait beyond the target of its service"),
        }
        for name, label in checks.items():
            self.checks[name].set_label(label)
        self._say_why()

    def _offer(self) -> None:
        names = {"zh": self.tr("Chinese"), "en": self.tr("English"), "": self.tr("no words, only a chime")}
        then = self.tr("{first}, then {second}")
        options: list[tuple[object, str]] = []
        for value in SPEAK:
            first, _, second = value.partition(",")
            both = then.format(first=names[first], second=names[second])
            options.append((value, both if second else names[first]))
        self.speak.set_options(options)
        self.calendar.set_options([("", self.tr("Monday to Friday")), ("cn", self.tr("China's, with moved weekends"))])

    def _say_why(self) -> None:
        why = {
            "message": self.tr("A longer one scrolls. When numbers stop early, walls say so beside it."),
            "voice": self.tr("For all walls; each may be started silent or with languages of its own."),
            "display": self.tr(
                "Nobody has to rate, and who did not is not counted as satisfied. "
                "The two worst ratings are followed up; clerks don't see whose they are."
            ),
            "following": self.tr("The clerk may choose another date."),
            "breaks": self.tr("Off: a clerk's pause begins at once."),
            "limits": self.tr("An acknowledged warning is quiet for half an hour unless it grows."),
        }
        for name, sentence in why.items():
            self._why[name].setText(sentence)

    def show_settings(self, settings: Settings) -> None:
        """Show what holds."""
        self.message.set_value(settings.message)
        self.speak.set_value(",".join(settings.speak))
        self.calendar.set_value(settings.calendar)
        for name in ("volume", "call_back_days", "due_days"):
            getattr(self, name).setValue(getattr(settings, name))
        self.quiet.set_value(settings.quiet)
        for name, check in self.checks.items():
            check.setChecked(settings.limits.wait if name == "wait" else getattr(settings, name))
        for name in ("late", "no_shows", "idle", "rest"):
            getattr(self, name).set_value(getattr(settings.limits, name))
        self.second.setValue(settings.limits.second)
        self.third.setValue(settings.limits.third)

    def value(self) -> dict[str, Any]:
        """The settings as they stand in the form."""
        checked = {name: check.isChecked() for name, check in self.checks.items()}
        wait = checked.pop("wait")
        return checked | {
            "message": self.message.value(),
            "speak": tuple(code for code in str(self.speak.value()).split(",") if code),
            "volume": self.volume.value(),
            "quiet": self.quiet.value(),
            "call_back_days": self.call_back_days.value(),
            "due_days": self.due_days.value(),
            "calendar": self.calendar.value(),
            "limits": Limits(
                wait=wait,
                late=self.late.value(),
                no_shows=self.no_shows.value(),
                idle=self.idle.value(),
                rest=self.rest.value(),
                second=self.second.value(),
                third=self.third.value(),
            ),
        }


def _whole(least: int, most: int, changed: Changed) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(least, most)
    spin.setFixedWidth(120)
    spin.valueChanged.connect(lambda _value: changed())
    return spin


def _factor(changed: Changed) -> QDoubleSpinBox:
    spin = QDoubleSpinBox()
    spin.setRange(1.0, 10.0)
    spin.setDecimals(1)
    spin.setSingleStep(0.1)
    spin.setFixedWidth(120)
    spin.valueChanged.connect(lambda _value: changed())
    return spin
