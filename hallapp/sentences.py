"""Advice as sentences that a manager can say aloud; source texts are English.

Without Qt a sentence reads in English; the screens hand in how a template
(context ``Advice``) is translated and which names are wanted.
"""

from __future__ import annotations

from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.hall.catalogue import named
from simulation.actions import Change, Changes
from simulation.options import Advice, Option
from simulation.scenario import Names, Scenario

CONTEXT = "Advice"

NOTHING = QT_TRANSLATE_NOOP("Advice", "Change nothing")

EFFECT = QT_TRANSLATE_NOOP(
    "Advice",
    "{action}: until closing {wait} minutes of waiting per person ({low} to {high}), {people} people within target, "
    "{left} leaving unserved; it helps on {helps} of 100 days.",
)
NO_EFFECT = QT_TRANSLATE_NOOP("Advice", "Change nothing: until closing people wait {wait} minutes on average.")

GAINS = QT_TRANSLATE_NOOP("Advice", "{group} gains most: {minutes} min per person")
PAYS = QT_TRANSLATE_NOOP("Advice", "{group} waits longer for it: {minutes} min per person")
UNCLEAR = QT_TRANSLATE_NOOP("Advice", "It is not clear which of these is best.")

RULES = {
    "fcfs": QT_TRANSLATE_NOOP("Advice", "first come, first served"),
    "priority": QT_TRANSLATE_NOOP("Advice", "highest class first"),
    "longest_queue": QT_TRANSLATE_NOOP("Advice", "longest queue first"),
    "gcmu": QT_TRANSLATE_NOOP("Advice", "balanced"),
}
"""Words for the dispatch rules."""

_TEMPLATES = {
    "activate": QT_TRANSLATE_NOOP("Advice", "Let window {window} also serve {service}"),
    "withdraw": QT_TRANSLATE_NOOP("Advice", "Let window {window} leave {service} to the others"),
    "last_resort": QT_TRANSLATE_NOOP("Advice", "Let window {window} serve {service} only if nothing else waits"),
    "no_last_resort": QT_TRANSLATE_NOOP("Advice", "Let window {window} serve {service} like everything else"),
    "open": QT_TRANSLATE_NOOP("Advice", "Open window {window}"),
    "open_by": QT_TRANSLATE_NOOP("Advice", "Open window {window} with {clerk}"),
    "close": QT_TRANSLATE_NOOP("Advice", "Close window {window}"),
    "swap": QT_TRANSLATE_NOOP("Advice", "Let {clerk} take window {window}"),
    "swap_with": QT_TRANSLATE_NOOP("Advice", "Let the clerks of windows {window} and {other} change places"),
    "break": QT_TRANSLATE_NOOP("Advice", "Move the break of {clerk} to {at}"),
    "rule": QT_TRANSLATE_NOOP("Advice", "Call by another rule: {rule}"),
}


class Translate:
    """How a template is put into the person's language; this one leaves it English."""

    language = "en"

    def __call__(self, text: str) -> str:
        """Translate a template of the context ``Advice``."""
        return text


ENGLISH = Translate()


def action(changes: Changes, scenario: Scenario, translate: Translate = ENGLISH) -> str:
    """What is to be done, as an imperative without its effect.

    Parameters
    ----------
    scenario : Scenario
        The twin that the advice was made from: it names windows, clerks and services.
    """
    if not changes:
        return translate(NOTHING)
    return "; ".join(_one(change, scenario, translate) for change in changes)


def _one(change: Change, scenario: Scenario, translate: Translate) -> str:
    facts: dict[str, object] = {"window": change.window}
    key: str = change.do
    if change.service is not None:
        listed = next(service for service in scenario.services if service.id == change.service)
        facts["service"] = _name(listed.names, listed.id, translate)
    if change.clerk is not None:
        clerk = next(clerk for clerk in scenario.clerks if clerk.id == change.clerk)
        facts["clerk"] = _name(clerk.names, clerk.id, translate)
    if change.do == "last_resort" and change.last_resort is False:
        key = "no_last_resort"
    elif change.do == "open" and change.clerk is not None:
        key = "open_by"
    elif change.do == "swap":
        other = next((window.id for window in scenario.windows if window.clerk == change.clerk), None)
        key = "swap" if other is None else "swap_with"
        facts["other"] = other
    elif change.do == "break":
        facts["at"] = clock(change.at or 0.0)
    elif change.do == "rule":
        facts["rule"] = translate(RULES[change.rule or scenario.rule])
    return translate(_TEMPLATES[key]).format(**facts)


def effect(option: Option, answer: Advice, scenario: Scenario, translate: Translate = ENGLISH) -> str:
    """What to do and what it is worth, with its certainty."""
    if not option.changes:
        mean = answer.baseline.estimate("mean_wait")
        return translate(NO_EFFECT).format(wait="0.0" if mean is None else f"{mean.mean:.1f}")
    wait = option.effect["mean_wait"]
    admitted = answer.baseline.tickets / max(1, answer.baseline.replications)
    sentence = translate(EFFECT).format(
        action=action(option.changes, scenario, translate),
        wait=signed(wait.mean),
        low=signed(wait.low),
        high=signed(wait.high),
        people=signed(option.effect["service_level"].mean * admitted),
        left=signed(option.effect["abandoned_share"].mean * admitted),
        helps=round(100 * option.helps),
    )
    return " ".join([sentence, *(f"{part}." for part in for_whom(option, scenario, translate))])


def for_whom(option: Option, scenario: Scenario, translate: Translate = ENGLISH) -> list[str]:
    """The group that gains most and the one that pays, where either is beyond doubt."""
    if not option.groups:
        return []
    listed = {service.id: service.names for service in scenario.services if not service.group}
    listed |= {group.id: group.names for group in scenario.groups}
    best = min(option.groups, key=lambda group: option.groups[group].mean)
    worst = max(option.groups, key=lambda group: option.groups[group].mean)
    parts = []
    for template, group, sure in (
        (GAINS, best, option.groups[best].high < 0.0),
        (PAYS, worst, option.groups[worst].low > 0.0),
    ):
        if sure:
            name = _name(listed.get(group, Names()), group, translate)
            parts.append(translate(template).format(group=name, minutes=signed(option.groups[group].mean)))
    return parts


def _name(names: Names, otherwise: str, translate: Translate) -> str:
    return named(names, otherwise, translate.language)


def clock(minute: float) -> str:
    """Minutes from midnight as ``"10:42"``."""
    whole = int(minute) % 1440
    return f"{whole // 60:02d}:{whole % 60:02d}"


def signed(minutes: float) -> str:
    """A difference with one decimal, its sign and a real minus."""
    return f"{minutes:+.1f}".replace("-", "−")
