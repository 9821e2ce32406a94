"""The hall's words, numbers and times as people read them.

Everything here answers in the language in use at the moment of the call.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject

from hallapp import language
from hallapp.errors import KnownError, Named
from hallapp.hall.hall import Hall
from hallapp.store.people import digits
from hallapp.waits import Wait
from simulation.scenario import Names

translate = QCoreApplication.translate
"""Named as ``lupdate`` looks for it."""


def refusal(error: KnownError, hall: Hall | None = None) -> str:
    """The sentence that tells a person what was refused and why, with the hall's own names where it is known."""
    sentence = translate(language.REFUSALS, error.text)
    return sentence.format(**{key: _fact(key, value, hall) for key, value in error.facts.items()})


def _fact(key: str, value: object, hall: Hall | None) -> object:
    if isinstance(value, KnownError):
        return refusal(value, hall)
    if isinstance(value, Named):
        return name(Names(zh=value.zh, en=value.en), "")
    if not isinstance(value, str):
        return value
    if key == "service" and hall is not None and value in hall.catalogue.services:
        return name(hall.catalogue.services[value].names, value)
    tables = {"state": {**window_states(), **ticket_states()}, "klass": classes(hall), "outcome": outcomes()}
    if key == "argument":
        return arguments().get(value, value)
    return tables.get(key, {}).get(value, value)


def name(names: Names, instead: str) -> str:
    """What people call something; the other language, then ``instead``, where a name is missing."""
    zh, en = names.zh, names.en
    return (zh or en or instead) if language.current() == "zh" else (en or zh or instead)


def ticket_states() -> dict[str, str]:
    """Words for the states of a ticket."""
    return {
        "waiting": translate("ticket", "waiting"),
        "called": translate("ticket", "called"),
        "serving": translate("ticket", "in service"),
        "missed": translate("ticket", "missed"),
        "parked": translate("ticket", "parked"),
        "done": translate("ticket", "done"),
        "cancelled": translate("ticket", "cancelled"),
        "expired": translate("ticket", "expired"),
    }


TICKET_TOKENS = {
    "waiting": "waiting",
    "called": "called",
    "serving": "engaged",
    "missed": "late",
    "parked": "paused",
    "done": "ready",
    "cancelled": "closed",
    "expired": "closed",
}
"""The state token of each state of a ticket."""


def window_states() -> dict[str, str]:
    """Words for the states of a window, and for two that are seen rather than kept."""
    return {
        "closed": translate("window", "closed"),
        "ready": translate("window", "ready"),
        "engaged": translate("window", "engaged"),
        "paused": translate("window", "paused"),
        "idle": translate("window", "idle while people wait"),
        "called": translate("window", "called"),
    }


def classes(hall: Hall | None = None) -> dict[str, str]:
    """Words for the priority classes that every hall has, and for the hall's own in its words."""
    known = {
        "ordinary": translate("class", "ordinary"),
        "courtesy": translate("class", "courtesy"),
        "veteran": translate("class", "veteran"),
        "appointment": translate("class", "appointment"),
    }
    if hall is None:
        return known
    named = {klass.id: name(klass.names, known.get(klass.id, klass.id)) for klass in hall.scenario.classes}
    return known | named


def themes() -> dict[str, str]:
    """Words for the themes."""
    return {
        "light": translate("theme", "Light"),
        "dark": translate("theme", "Dark"),
        "contrast": translate("theme", "High contrast"),
    }


def outcomes() -> dict[str, str]:
    """Words for the outcomes of a service."""
    return {
        "done": translate("outcome", "done"),
        "documents_missing": translate("outcome", "documents missing"),
        "referred": translate("outcome", "referred"),
        "not_ours": translate("outcome", "not ours"),
    }


def arguments() -> dict[str, str]:
    """Words for what people type into a command, where they type it."""
    return {
        "note": translate("argument", "the note"),
        "reason": translate("argument", "the reason"),
        "to": translate("argument", "where it is referred to"),
        "due": translate("argument", "the due date"),
        "also": translate("argument", "what is missing besides"),
        "phone": translate("argument", "the phone number"),
        "written": translate("argument", "the number written by hand"),
        "name": translate("argument", "the name"),
    }


class _Counted(QObject):
    """Numbers with their words; ``lupdate`` finds plural forms only in the ``tr`` of a class."""

    def waiting(self, count: int) -> str:
        return self.tr("%n waiting", "", count)

    def people(self, count: int) -> str:
        return self.tr("%n people", "", count)


_counted = _Counted()


def people_waiting(count: int) -> str:
    """How many wait: "9 waiting"."""
    return _counted.waiting(count)


def nobody_waiting() -> str:
    """Nobody waits."""
    return translate("words", "nobody waiting")


def people(count: int) -> str:
    """So many people: "9 people"."""
    return _counted.people(count)


def range_of_minutes(wait: Wait | None) -> str:
    """A wait's range with its unit; a dash where no window takes part."""
    if wait is None:
        return "–"
    return translate("words", "{range} min").format(range=between(wait.low, wait.high))


def likely_wait(wait: Wait | None) -> str:
    """A wait as its median and range: "about 26 min (20–38)"; a dash where no window takes part."""
    if wait is None:
        return "–"
    if wait.high <= 1.0:
        return range_of_minutes(wait)
    return translate("words", "about {median} min ({range})").format(
        median=number(wait.median), range=between(wait.low, wait.high)
    )


def masked_phone(phone: str) -> str:
    """A phone number of which a bystander learns nothing: "138****1111"."""
    known = digits(phone)
    return f"{known[:3]}****{known[-4:]}" if len(known) > 8 else f"****{known[-4:]}" if known else ""


def masked_name(person: str) -> str:
    """A person's name by its first sign: "王**"."""
    return f"{person[0]}**" if person else ""


def between(low: float, high: float) -> str:
    """Two figures as a range, rounded outwards: "20–38"; below zero with the word "to"."""
    first, last = _floor(low), _ceil(high)
    if first == last:
        return number(first)
    if first < 0 or last < 0:
        return translate("words", "{low} to {high}").format(low=number(first), high=number(last))
    return f"{number(first)}–{number(last)}"


def number(value: float, decimals: int = 0) -> str:
    """A figure with the language's grouping, and a real minus sign."""
    return language.locale().toString(float(value), "f", decimals).replace("-", "−")


def clock(minute: float) -> str:
    """Minutes from midnight as "10:42"; 1470 (a day that outlasts midnight) is "00:30"."""
    whole = int(minute) % 1440
    return f"{whole // 60:02d}:{whole % 60:02d}"


def date(day: str, *, weekday: bool = True) -> str:
    """A hall day, an ISO date, as people write it."""
    value = QDate.fromString(day, "yyyy-MM-dd")
    if not value.isValid():
        return day
    pattern = ("M 月 d 日", "M 月 d 日 dddd") if language.current() == "zh" else ("d MMMM", "ddd d MMMM")
    return language.locale().toString(value, pattern[weekday])


def weekday(day: int) -> str:
    """The name of a weekday, 1 Monday to 7 Sunday."""
    return language.locale().standaloneDayName(day, QLocale.FormatType.ShortFormat)


def listed(items: list[str]) -> str:
    """Several words in a row, with the language's comma."""
    return ("、" if language.current() == "zh" else ", ").join(items)


def windows(ids: list[str]) -> str:
    """Windows by their numbers: "window 2", "windows 2, 3"."""
    if not ids:
        return translate("words", "no window today")
    if len(ids) == 1:
        return translate("words", "window {numbers}").format(numbers=ids[0])
    return translate("words", "windows {numbers}").format(numbers=listed(ids))


def _floor(value: float) -> int:
    return int(value // 1)


def _ceil(value: float) -> int:
    return int(-(-value // 1))
