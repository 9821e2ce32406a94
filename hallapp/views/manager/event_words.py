"""Events of note as icons and sentences."""

from __future__ import annotations

from hallapp.hall import events
from hallapp.hall.hall import Hall
from hallapp.views import words
from hallapp.views.manager import wording


def event_icon(event: events.Event) -> tuple[str, str]:
    """The icon of an event of note, and the token of its colour."""
    match event:
        case events.AdviceApplied():
            return "lightbulb", "accent"
        case events.AdviceRefused():
            return "x", "late"
        case events.ClockSetBack():
            return "warning", "late"
        case (
            events.SkillSet()
            | events.SkillsPlanned()
            | events.TemplateKept()
            | events.TemplateScheduled()
            | events.TemplateDropped()
        ):
            return "graduation-cap", "muted"
        case events.Paused():
            return "pause-circle", "paused"
        case events.Cancelled():
            return "x", "muted"
        case events.Opened() | events.Resumed() | events.DayOpened():
            return "play", "ready"
        case events.Closed() | events.DayClosed():
            return "minus-circle", "closed"
        case _:
            return "gear-six", "muted"


def event_words(hall: Hall, event: events.Event) -> str:
    """An event of note as a sentence."""
    translate = wording.translate
    match event:
        case events.DayOpened(day=day):
            return translate("history", "Hall day {day} opened").format(day=words.date(day))
        case events.DayClosed(day=day, expired=expired):
            sentence = translate("history", "Hall day {day} closed, {count} tickets expired")
            return sentence.format(day=words.date(day), count=len(expired))
        case events.ClockSetBack(by=by):
            return translate("history", "The clock was set back by {seconds} s").format(seconds=round(by / 1000))
        case events.Opened(window=window):
            return translate("history", "Window {window} opened").format(window=window)
        case events.Closed(window=window):
            return translate("history", "Window {window} closed").format(window=window)
        case events.Paused(window=window):
            return translate("history", "Window {window} paused").format(window=window)
        case events.Resumed(window=window):
            return translate("history", "Window {window} resumed").format(window=window)
        case events.SkillSet():
            return _skill_words(hall, event)
        case events.SkillsPlanned() | events.TemplateKept() | events.TemplateScheduled() | events.TemplateDropped():
            return _prepared_words(event)
        case events.Assigned(window=window, clerk=clerk):
            sentence = translate("history", "{clerk} took window {window}")
            return sentence.format(clerk=wording.clerk(hall, clerk), window=window)
        case events.BreakMoved(clerk=clerk, start=start):
            sentence = translate("history", "Break of {clerk} moved to {time}")
            return sentence.format(clerk=wording.clerk(hall, clerk), time=words.clock(start))
        case events.RuleSet(rule=rule_):
            return translate("history", "Rule: {rule}").format(rule=wording.rule(rule_))
        case events.SettingsChanged():
            return translate("history", "Settings changed")
        case events.AdviceApplied(changes=changes):
            return translate("history", "Applied: {action}").format(action=wording.applied(hall, changes))
        case events.AdviceRefused(changes=changes, why=why):
            sentence = translate("history", "Refused: {action} ({why})")
            return sentence.format(action=wording.applied(hall, changes), why=wording.whys()[why])
        case events.Cancelled(ticket=ticket, timer=timer):
            sentence = (
                translate("history", "Ticket {ticket} given up")
                if timer
                else translate("history", "Ticket {ticket} cancelled")
            )
            return sentence.format(ticket=ticket)
        case _:
            return event.kind


def _prepared_words(event: events.Event) -> str:
    translate = wording.translate
    match event:
        case events.SkillsPlanned(day=day, skills=()):
            return translate("history", "Nothing is planned for {date} any more").format(date=words.date(day))
        case events.SkillsPlanned(day=day, skills=skills):
            sentence = translate("history", "{count} skills planned to change as {date} opens")
            return sentence.format(count=words.number(len(skills)), date=words.date(day))
        case events.TemplateKept(template=template):
            return translate("history", "Template {name} kept").format(name=template.name)
        case events.TemplateScheduled(name=name, weekdays=weekdays):
            days = words.listed([words.weekday(day) for day in weekdays])
            sentence = (
                translate("history", "Template {name} opens {days}")
                if weekdays
                else translate("history", "Template {name} opens no day")
            )
            return sentence.format(name=name, days=days)
        case _:
            assert isinstance(event, events.TemplateDropped)
            return translate("history", "Template {name} forgotten").format(name=event.name)


def _skill_words(hall: Hall, event: events.SkillSet) -> str:
    translate = wording.translate
    if event.on is not None:
        sentence = (
            translate("history", "Window {window}: {service} switched on")
            if event.on
            else translate("history", "Window {window}: {service} switched off")
        )
    else:
        sentence = (
            translate("history", "Window {window}: {service} only as a last resort")
            if event.last_resort
            else translate("history", "Window {window}: {service} no longer a last resort")
        )
    return sentence.format(window=event.window, service=wording.service(hall, event.service))
