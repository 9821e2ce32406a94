"""Advice, effects and people as the manager's screens word them."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QCoreApplication

from hallapp import language, sentences
from hallapp.hall import advising
from hallapp.hall.hall import Hall
from hallapp.views import words
from simulation.actions import Change, Changes
from simulation.options import Advice, Interval, Option
from simulation.scenario import Scenario

translate = QCoreApplication.translate


class InLanguage(sentences.Translate):
    """The sentences of advice in the language in use."""

    @property
    def language(self) -> str:  # type: ignore[override]
        """Which names are wanted."""
        return language.current()

    def __call__(self, text: str) -> str:
        """Translate a template of the context ``Advice``."""
        return translate(sentences.CONTEXT, text)


IN_LANGUAGE = InLanguage()


def action(changes: Changes, scenario: Scenario) -> str:
    """What is to be done, without its effect."""
    return sentences.action(changes, scenario, IN_LANGUAGE)


def for_whom(option: Option, scenario: Scenario) -> str:
    """Who gains and who pays, one to a line; empty where neither is sure."""
    return "\n".join(sentences.for_whom(option, scenario, IN_LANGUAGE))


def taking_back(hall: Hall, changes: Changes) -> str:
    """Why advice takes back what was applied a short time ago; empty where it does not."""
    found = advising.taken_back(hall, changes, hall.at)
    if found is None:
        return ""
    at, reason = found
    if reason.state == "closed":
        sentence = translate("manager", "Takes back what was applied at {time}: since then window {window} has closed.")
    else:
        sentence = translate("manager", "Takes back what was applied at {time}: since then window {window} has paused.")
    return sentence.format(time=words.clock(float(hall.scenario.opens) + hall.minute(at)), window=reason.window)


def rule(name: str) -> str:
    """A dispatch rule's name."""
    return translate(sentences.CONTEXT, sentences.RULES[name])


def clerk(hall: Hall, key: str | None) -> str:
    """What people call a clerk; empty for nobody."""
    if key is None:
        return ""
    listed = next((clerk for clerk in hall.scenario.clerks if clerk.id == key), None)
    return key if listed is None else words.name(listed.names, key)


def service(hall: Hall, key: str) -> str:
    """What people call a service."""
    listed = hall.catalogue.services[key]
    return words.name(listed.names, key)


def window(key: str) -> str:
    """A window by its number."""
    return translate("manager", "window {number}").format(number=key)


def actor(name: str) -> str:
    """Who gave a command: a screen by what people call it, else as it called itself."""
    screens = {
        "desk": translate("actor", "front desk"),
        "kiosk": translate("actor", "ticket machine"),
        "manager": translate("actor", "manager"),
        "launcher": translate("actor", "start screen"),
        "guide": translate("actor", "new hall"),
        "wall": translate("actor", "wall"),
        "timer": translate("actor", "by itself"),
    }
    kind, _, number = name.partition(" ")
    if kind in ("window", "display") and number:
        return window(number)
    return screens.get(name, name)


def minutes(value: float, decimals: int = 0) -> str:
    """A duration with its unit."""
    return translate("manager", "{number} min").format(number=words.number(value, decimals))


def signed(value: float, decimals: int = 1) -> str:
    """A difference with its sign; what rounds to nothing has none."""
    rounded = round(value, decimals) + 0.0
    text = words.number(rounded, decimals)
    return f"+{text}" if rounded > 0 else text


def interval(low: float, high: float, decimals: int = 1) -> str:
    """The bounds of a difference."""
    pattern = translate("words", "{low} to {high}")
    return pattern.format(low=signed(low, decimals), high=signed(high, decimals))


def points(share: Interval) -> tuple[str, str]:
    """A difference of shares in points, and its bounds."""
    unit = translate("manager", "{number} pt")
    return unit.format(number=signed(100 * share.mean, 0)), interval(100 * share.low, 100 * share.high, 0)


def ink(value: Interval, *, less_is_better: bool = True) -> str:
    """The token of an effect: green when surely better, red when surely worse."""
    better, worse = value.high < 0, value.low > 0
    if not less_is_better:
        better, worse = worse, better
    return "ready" if better else "late" if worse else "text"


def whys() -> dict[str, str]:
    """Words for why advice is refused."""
    return {
        "staff": translate("refusing", "The clerks can't do that now"),
        "skill": translate("refusing", "They are not ready for it"),
        "citizens": translate("refusing", "It would be hard on people"),
        "doubt": translate("refusing", "I doubt the figures"),
        "other": translate("refusing", "Another reason"),
    }


def done_by(hall: Hall, advice: Advice, option: Option | None = None) -> tuple[float, float, float]:
    """When the hall is done (minutes from midnight) on average, with bounds; under an option or as it is."""
    estimate = advice.baseline.estimate("overtime")
    closes = float(hall.scenario.closes)
    if estimate is None:
        return closes, closes, closes
    if option is None:
        low = estimate.mean if estimate.low is None else estimate.low
        high = estimate.mean if estimate.high is None else estimate.high
        return closes + estimate.mean, closes + max(0.0, low), closes + high
    change = option.effect["overtime"]
    base = closes + estimate.mean
    return (base + change.mean, max(closes, base + change.low), max(closes, base + change.high))


def applied(hall: Hall, changes: tuple[dict[str, object], ...]) -> str:
    """Changes from the log as a sentence; seats are those that the day opened with, before any change."""
    return action(tuple(msgspec.convert(change, Change) for change in changes), hall.scenario)
