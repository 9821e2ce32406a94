"""Every setting of the hall, declared once: section, words, explanation, and what it is entered with.

The page, its search, the defaults and the signs of what differs from them
all come from here; what a setting does stands in :mod:`hallapp.settings`.
"""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from hallapp.devices import voice
from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.hall.issuing import Stop
from hallapp.settings import Limits, Settings
from hallapp.views import closing
from hallapp.views.bilingual import both
from hallapp.views.finder import answers
from hallapp.views.manager import setting_fields as fields
from hallapp.views.manager import wording
from hallapp.views.manager.pin_field import PinField
from hallapp.views.manager.quotas_field import QuotasField
from hallapp.views.manager.setting_fields import Field

CONTEXT = "settings"

SECTIONS = {
    "calling": QT_TRANSLATE_NOOP("settings", "Calling"),
    "missed": QT_TRANSLATE_NOOP("settings", "Missed tickets"),
    "issuing": QT_TRANSLATE_NOOP("settings", "Giving out numbers"),
    "courtesy": QT_TRANSLATE_NOOP("settings", "Courtesy and appointments"),
    "wall": QT_TRANSLATE_NOOP("settings", "Walls and displays"),
    "voice": QT_TRANSLATE_NOOP("settings", "Voice"),
    "after": QT_TRANSLATE_NOOP("settings", "Ratings and what is owed"),
    "warnings": QT_TRANSLATE_NOOP("settings", "Warnings"),
    "clerks": QT_TRANSLATE_NOOP("settings", "Clerks"),
    "hall": QT_TRANSLATE_NOOP("settings", "The hall and its data"),
}
"""The sections in their order, with their English names."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting.

    Attributes
    ----------
    name : str
        The attribute of :class:`~hallapp.settings.Settings`; "limits.late": of its ``limits``.
    section : str
        A key of :data:`SECTIONS`.
    label, why : str
        English name and explanation, marked for translation in the context :data:`CONTEXT`.
    make : callable
        The field it is entered with.
    needs : str
        Another setting, a switch, that must be on for this one to matter; empty: none.
    """

    name: str
    section: str
    label: str
    why: str
    make: Callable[[], Field]
    needs: str = ""

    @property
    def default(self) -> Any:
        """What holds while nobody changed it."""
        return read(Settings(), self.name)

    def answers(self, typed: str) -> bool:
        """Whether name, explanation or section answer to what is typed, in either language, or the name in pinyin."""
        typed = " ".join(typed.lower().split())
        texts = [in_both(text) for text in (self.label, self.why, SECTIONS[self.section])]
        held = any(typed in text.lower() for pair in texts for text in pair)
        return held or typed == self.name or any(answers(zh, en, typed) for zh, en in (texts[0], texts[2]))


def read(settings: Settings, name: str) -> Any:
    """The value of a setting by its name."""
    head, _, rest = name.partition(".")
    value = getattr(settings, head)
    return getattr(value, rest) if rest else value


def gathered(values: dict[str, Any]) -> dict[str, Any]:
    """Values by name as the attributes of the settings: limits in one."""
    limits = {name.partition(".")[2]: value for name, value in values.items() if name.startswith("limits.")}
    plain = {name: value for name, value in values.items() if not name.startswith("limits.")}
    return plain | {"limits": msgspec.structs.replace(Limits(), **limits)}


def in_both(text: str) -> tuple[str, str]:
    """A text of the settings in Chinese and in English."""
    first, second = both(text, CONTEXT)
    return (second, first) if first == text else (first, text)


def translated(text: str) -> str:
    """A text of the settings in the language in use."""
    return wording.translate(CONTEXT, text)


def _speak() -> list[tuple[object, str]]:
    names = {
        "zh": wording.translate("settings", "Chinese"),
        "en": wording.translate("settings", "English"),
        "": wording.translate("settings", "no words, only a chime"),
    }
    then = wording.translate("settings", "{first}, then {second}")
    orders = {"zh,en": ("zh", "en"), "en,zh": ("en", "zh")}
    pairs = [(value, then.format(first=names[a], second=names[b])) for value, (a, b) in orders.items()]
    return [*pairs, *names.items()]


def _calendars() -> list[tuple[object, str]]:
    return [
        ("", wording.translate("settings", "Monday to Friday")),
        ("cn", wording.translate("settings", "China's, with moved weekends")),
    ]


@cache
def _zone_names() -> tuple[str, ...]:
    return tuple(sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone or zone == "UTC"))


def _zones() -> list[tuple[object, str]]:
    computers = wording.translate("settings", "the computer's")
    return [("", computers), *((zone, zone.replace("_", " ")) for zone in _zone_names())]


_NO_VOICE = QT_TRANSLATE_NOOP(
    "settings", 'No voice is installed on this computer: calls are a chime here. Install the extra "voice" for words.'
)


def _speech() -> str:
    """Why calls are only chimes, where no voice is installed."""
    return "" if voice.installed() else _NO_VOICE


NOTES: dict[str, Callable[[], str]] = {"voice": _speech}
"""By section, a sentence about this computer above its settings; empty: none."""


ALL: tuple[Setting, ...] = (
    Setting(
        "auto", "calling", QT_TRANSLATE_NOOP("settings", "Windows call by themselves"),
        QT_TRANSLATE_NOOP("settings", "A ready window calls whom the rule chooses, at once, without a click."),
        fields.SwitchField,
    ),
    Setting(
        "manual", "calling", QT_TRANSLATE_NOOP("settings", "Except these windows"),
        QT_TRANSLATE_NOOP(
            "settings", 'Their clerks press Next; their idle time while people wait is counted as "uncalled".'
        ),
        fields.WindowsField, needs="auto",
    ),
    Setting(
        "follow_plan", "calling", QT_TRANSLATE_NOOP("settings", "Windows follow the day plan"),
        QT_TRANSLATE_NOOP("settings", "They open, pause for breaks and close at the planned times by themselves."),
        fields.SwitchField,
    ),
    Setting(
        "adapt", "calling", QT_TRANSLATE_NOOP("settings", "Advice and told waits adapt to today"),
        QT_TRANSLATE_NOOP("settings", "They believe today's arrivals and service times, more so the more were seen."),
        fields.SwitchField,
    ),
    Setting(
        "no_show_after", "missed", QT_TRANSLATE_NOOP("settings", "Nobody answers a call: missed after"),
        QT_TRANSLATE_NOOP("settings", "Counted from the last call or recall. The window is then ready again."),
        fields.minutes(3.0),
    ),
    Setting(
        "abandon_after", "missed", QT_TRANSLATE_NOOP("settings", "A missed ticket is given up after"),
        QT_TRANSLATE_NOOP("settings", "Until then the desk can put the person back in line."),
        fields.minutes(30.0),
    ),
    Setting(
        "return_after", "missed", QT_TRANSLATE_NOOP("settings", "A missed ticket returns behind so many people"),
        QT_TRANSLATE_NOOP("settings", "Behind so many who wait for the same service; 0 keeps the original place."),
        fields.whole(0, 1000, lambda: wording.translate("settings", "its old place")),
    ),
    Setting(
        "stop_before", "issuing", QT_TRANSLATE_NOOP("settings", "Give out no numbers before closing, for"),
        QT_TRANSLATE_NOOP("settings", "Off: numbers until closing. Who has a number is served in any case."),
        fields.minutes(20.0),
    ),
    Setting(
        "stop_sentence", "issuing", QT_TRANSLATE_NOOP("settings", "What the public reads then"),
        QT_TRANSLATE_NOOP("settings", "On ticket machines and walls. Empty: the sentence shown in grey."),
        lambda: fields.SentenceField(lambda: closing.usual(Stop("stopped", 1000.0))),
    ),
    Setting(
        "capacity", "issuing", QT_TRANSLATE_NOOP("settings", "Give out no numbers while so many wait"),
        QT_TRANSLATE_NOOP("settings", "Off: however many wait. Appointments are always taken."),
        fields.amount(80),
    ),
    Setting(
        "full_sentence", "issuing", QT_TRANSLATE_NOOP("settings", "What the public reads while the hall is full"),
        QT_TRANSLATE_NOOP("settings", "On ticket machines and walls. Empty: the sentence shown in grey."),
        lambda: fields.SentenceField(lambda: closing.usual(Stop("full", 80))),
    ),
    Setting(
        "quotas", "issuing", QT_TRANSLATE_NOOP("settings", "Services with so many numbers a day"),
        QT_TRANSLATE_NOOP("settings", "The desk may issue one more exceptionally; it is written to the log."),
        QuotasField,
    ),
    Setting(
        "quota_sentence", "issuing", QT_TRANSLATE_NOOP("settings", "What the public reads when they are gone"),
        QT_TRANSLATE_NOOP("settings", "On ticket machines and walls. Empty: the sentence shown in grey."),
        lambda: fields.SentenceField(lambda: closing.usual(Stop("quota", 0))),
    ),
    Setting(
        "waiting_area", "issuing", QT_TRANSLATE_NOOP("settings", "Where people wait, for the slip"),
        QT_TRANSLATE_NOOP("settings", "For example the floor or the zone."),
        lambda: fields.SentenceField(str),
    ),
    Setting(
        "kiosk_pin", "issuing", QT_TRANSLATE_NOOP("settings", "PIN for leaving the ticket machine"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Ctrl+Shift+Q or five touches of the hall's name ask for it; without one, Ctrl+Shift+Q leaves at once.",
        ),
        PinField,
    ),
    Setting(
        "courtesy_at_once", "courtesy",
        QT_TRANSLATE_NOOP("settings", "Courtesy and veterans may be called without waiting for their number"),
        QT_TRANSLATE_NOOP("settings", "The desk gets the key F10: issue, and a free window calls at the same time."),
        fields.SwitchField,
    ),
    Setting(
        "card_reader", "courtesy", QT_TRANSLATE_NOOP("settings", "An identity card reader is used"),
        QT_TRANSLATE_NOOP(
            "settings",
            "It fills the class and finds an open ticket. The number is never kept; everything works without a card"
            " too.",
        ),
        fields.SwitchField,
    ),
    Setting(
        "courtesy_age", "courtesy", QT_TRANSLATE_NOOP("settings", "Courtesy by age, from"),
        QT_TRANSLATE_NOOP("settings", "Years; by the date of birth on the card."),
        fields.whole(18, 120), needs="card_reader",
    ),
    Setting(
        "hold_appointments", "courtesy", QT_TRANSLATE_NOOP("settings", "An appointment is held for"),
        QT_TRANSLATE_NOOP("settings", "Who comes later waits as anybody else. Off: appointments are held all day."),
        fields.minutes(10.0),
    ),
    Setting(
        "message", "wall", QT_TRANSLATE_NOOP("settings", "What walls show at their foot"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Empty: when the hall closes. A longer one scrolls; when numbers stop early, walls say so beside it.",
        ),
        lambda: fields.SentenceField(lambda: wording.translate("settings", "when the hall closes")),
    ),
    Setting(
        "courtesy_notice", "wall", QT_TRANSLATE_NOOP("settings", "In turn with it, say who goes first"),
        QT_TRANSLATE_NOOP("settings", "Courtesy and veterans by law, with their one mark."),
        fields.SwitchField,
    ),
    Setting(
        "displays", "wall", QT_TRANSLATE_NOOP("settings", "Windows with a display over them"),
        QT_TRANSLATE_NOOP("settings", "The launcher then opens the small display over each of them."),
        fields.WindowsField,
    ),
    Setting(
        "clerk_names", "wall", QT_TRANSLATE_NOOP("settings", "The display over a window names its clerk"),
        QT_TRANSLATE_NOOP("settings", "Off: it shows number and state alone."),
        fields.SwitchField,
    ),
    Setting(
        "speak", "voice", QT_TRANSLATE_NOOP("settings", "Calls are said in"),
        QT_TRANSLATE_NOOP("settings", "For all walls; each may be started silent or with languages of its own."),
        lambda: fields.LanguagesField(_speak),
    ),
    Setting(
        "call_twice", "voice", QT_TRANSLATE_NOOP("settings", "Say a call twice"),
        QT_TRANSLATE_NOOP("settings", "Calls never overlap; the next one waits for its turn."),
        fields.SwitchField,
    ),
    Setting(
        "say_missed", "voice", QT_TRANSLATE_NOOP("settings", "Say who missed a call"),
        QT_TRANSLATE_NOOP("settings", "Whoever was called and did not come is told to go to the front desk."),
        fields.SwitchField,
    ),
    Setting(
        "yao", "voice", QT_TRANSLATE_NOOP("settings", "In Chinese, say 1 as 幺"),
        QT_TRANSLATE_NOOP("settings", "In noise 一 and 七 sound alike."),
        fields.SwitchField,
    ),
    Setting(
        "volume", "voice", QT_TRANSLATE_NOOP("settings", "Volume, per cent"),
        QT_TRANSLATE_NOOP("settings", "Of chime and voice; 0 is silent."),
        fields.whole(0, 100),
    ),
    Setting(
        "quiet", "voice", QT_TRANSLATE_NOOP("settings", "Quiet hours"),
        QT_TRANSLATE_NOOP("settings", "Walls neither chime nor speak then; they show every call."),
        fields.HoursField,
    ),
    Setting(
        "ratings", "after", QT_TRANSLATE_NOOP("settings", "Citizens may rate what was just finished"),
        QT_TRANSLATE_NOOP(
            "settings",
            "At the display over the window, or by the code on their slip. Nobody has to rate, and who did not is not"
            " counted as satisfied. The two worst ratings are followed up; clerks don't see whose they are.",
        ),
        fields.SwitchField,
    ),
    Setting(
        "call_back_days", "after", QT_TRANSLATE_NOOP("settings", "Working days to call back who rated badly"),
        QT_TRANSLATE_NOOP("settings", "The case is overdue afterwards, and stays on the manager's list."),
        fields.whole(1, 30), needs="ratings",
    ),
    Setting(
        "due_days", "after", QT_TRANSLATE_NOOP("settings", "Working days until a referral or a paper is due"),
        QT_TRANSLATE_NOOP("settings", "The clerk may choose another date."),
        fields.whole(0, 365),
    ),
    Setting(
        "calendar", "after", QT_TRANSLATE_NOOP("settings", "Working days are"),
        QT_TRANSLATE_NOOP("settings", "For everything that is due on a working day."),
        lambda: fields.ChoiceField(_calendars),
    ),
    Setting(
        "limits.wait", "warnings", QT_TRANSLATE_NOOP("settings", "Warn of a wait beyond the target of its service"),
        QT_TRANSLATE_NOOP("settings", "An acknowledged warning is quiet for half an hour unless it grows."),
        fields.SwitchField,
    ),
    Setting(
        "limits.late", "warnings", QT_TRANSLATE_NOOP("settings", "Warn when so many waited beyond the target"),
        QT_TRANSLATE_NOOP("settings", "A share of those called in the last hour."),
        fields.percent(20),
    ),
    Setting(
        "limits.no_shows", "warnings", QT_TRANSLATE_NOOP("settings", "Warn of so many no-shows"),
        QT_TRANSLATE_NOOP("settings", "A share of all called today."),
        fields.percent(10),
    ),
    Setting(
        "limits.idle", "warnings", QT_TRANSLATE_NOOP("settings", "Warn of a window idle while people wait"),
        QT_TRANSLATE_NOOP("settings", "Minutes of the last 30."),
        fields.minutes(5.0),
    ),
    Setting(
        "limits.rest", "warnings", QT_TRANSLATE_NOOP("settings", "Warn of a window without a rest for"),
        QT_TRANSLATE_NOOP("settings", "Counted from its opening or the end of its last pause."),
        fields.minutes(120.0),
    ),
    Setting(
        "limits.second", "warnings", QT_TRANSLATE_NOOP("settings", "Level 2 at so many times the limit"),
        QT_TRANSLATE_NOOP("settings", "Level 1 is the limit itself: of a wait, the target of its service."),
        fields.factor,
    ),
    Setting(
        "limits.third", "warnings", QT_TRANSLATE_NOOP("settings", "Level 3 at so many times the limit"),
        QT_TRANSLATE_NOOP("settings", "The most urgent level."),
        fields.factor,
    ),
    Setting(
        "ask_breaks", "clerks", QT_TRANSLATE_NOOP("settings", "Clerks ask for breaks; the manager grants them"),
        QT_TRANSLATE_NOOP("settings", "Off: a clerk's pause begins at once."),
        fields.SwitchField,
    ),
    Setting(
        "zone", "hall", QT_TRANSLATE_NOOP("settings", "Time zone of the hall"),
        QT_TRANSLATE_NOOP("settings", "A hall day is named by its date there, and all times are shown in it."),
        lambda: fields.ChoiceField(_zones),
    ),
    Setting(
        "retention_days", "hall", QT_TRANSLATE_NOOP("settings", "Days that names, notes and reasons are kept"),
        QT_TRANSLATE_NOOP("settings", "Then they are erased from the disk; the log never holds them."),
        fields.whole(1, 3650),
    ),
    Setting(
        "arrangement", "hall", QT_TRANSLATE_NOOP("settings", "Places of the windows on the map"),
        QT_TRANSLATE_NOOP("settings", "They are dragged on the manager's first page, to stand as they do in the hall."),
        lambda: fields.ElsewhereField(
            lambda arranged: wording.translate("settings", "arranged by hand")
            if arranged
            else wording.translate("settings", "as listed")
        ),
    ),
)  # fmt: skip
"""All settings in the order of the page."""
