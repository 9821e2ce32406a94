"""The steps of a story as sentences: what the log has, and nothing that it has not."""

from __future__ import annotations

from typing import NamedTuple

from hallapp.hall import events
from hallapp.hall.hall import Hall
from hallapp.hall.story import Moment
from hallapp.views import words
from hallapp.views.manager import wording
from hallapp.views.manager.event_words import event_words

translate = wording.translate


class Sentence(NamedTuple):
    """What happened, with its icon."""

    icon: str
    text: str


def place(hall: Hall, moment: Moment) -> str:
    """Where it happened and who sat there; by whom, if at no window."""
    if moment.window is not None:
        person = wording.clerk(hall, moment.clerk)
        return f"{wording.window(moment.window)} {person}".strip()
    return wording.actor(moment.actor)


def sentence(hall: Hall, moment: Moment) -> Sentence:
    """A step of a ticket or a window."""
    event = moment.event
    match event:
        case events.Issued():
            return Sentence("ticket", _issued(hall, event))
        case events.Called() | events.Recalled() | events.Started() | events.NoShow():
            return _at_counter(event)
        case events.Finished():
            return Sentence("check", _finished(hall, event))
        case events.Parked() | events.Unparked() | events.Returned() | events.Transferred():
            return _between(hall, event)
        case events.ServiceAdded(service=service):
            text = translate("story", "{service} added").format(service=wording.service(hall, service))
            return Sentence("plus", text)
        case events.Rated(score=score):
            text = translate("story", "rated {score} of 5").format(score=words.number(score))
            return Sentence("star", text)
        case events.Noted():
            return Sentence("note", translate("story", "a note was put on it"))
        case _:
            return _ended(hall, event)


def _ended(hall: Hall, event: events.Event) -> Sentence:
    match event:
        case events.Cancelled(timer=timer):
            text = translate("story", "given up, nobody came back") if timer else translate("story", "cancelled")
            return Sentence("x", text)
        case events.CancelUndone():
            return Sentence("arrow-counter-clockwise", translate("story", "the cancelling was taken back"))
        case events.NoShowUndone():
            return Sentence("arrow-counter-clockwise", translate("story", "the no-show was taken back"))
        case events.NoShowUndone():
            return Sentence("arrow-counter-clockwise", translate("story", "the no-show was taken back"))
        case events.DayClosed():
            return Sentence("door", translate("story", "expired as the hall closed"))
        case _:
            return Sentence("gear-six", event_words(hall, event))


def _issued(hall: Hall, event: events.Issued) -> str:
    services = words.listed([wording.service(hall, service) for service in event.services])
    text = translate("story", "issued for {services}").format(services=services)
    parts = [text]
    if event.klass != "ordinary":
        parts.append(words.classes(hall).get(event.klass, event.klass))
    if event.appointment is not None:
        parts.append(translate("story", "with an appointment"))
    if event.written:
        parts.append(translate("story", "entered from a number written by hand"))
    if event.exceptionally:
        parts.append(translate("story", "although no more numbers were given out"))
    return words.listed(parts)


def _at_counter(event: events.Event) -> Sentence:
    match event:
        case events.Called(by=by):
            ways = {
                "dispatch": translate("story", "called, as the next one"),
                "auto": translate("story", "called by itself"),
                "hand": translate("story", "called by hand, out of order"),
                "desk": translate("story", "called as it was issued"),
                "undo": translate("story", "called still, at the same window"),
            }
            return Sentence("speaker-high", ways[by])
        case events.Recalled():
            return Sentence("speaker-high", translate("story", "called again"))
        case events.NoShow(timer=timer):
            text = translate("story", "did not come in time") if timer else translate("story", "did not come")
            return Sentence("user-minus", text)
        case _:
            return Sentence("user", translate("story", "came, the service began"))


def _finished(hall: Hall, event: events.Finished) -> str:
    text = translate("story", "{service}: {outcome}").format(
        service=wording.service(hall, event.service), outcome=words.outcomes()[event.outcome]
    )
    parts = [text]
    if event.missing:
        papers = hall.catalogue.services[event.service].papers
        named = [words.name(papers[number], "") for number in event.missing if number < len(papers)]
        parts.append(translate("story", "papers: {papers}").format(papers=words.listed(named)))
    if event.due is not None:
        parts.append(translate("story", "due {date}").format(date=words.date(event.due)))
    following = {
        "serving": translate("story", "the next service goes on here"),
        "waiting": translate("story", "waits for the next service"),
        "done": "",
    }[event.then]
    return words.listed([*parts, following] if following else parts)


def _between(hall: Hall, event: events.Event) -> Sentence:
    match event:
        case events.Parked(park_kind=kind, tied=tied):
            kinds = {
                "form": translate("story", "parked to fill in a form or fetch a paper"),
                "papers": translate("story", "parked, papers left at the window"),
                "step": translate("story", "parked until a step is done"),
            }
            back = translate("story", "comes back here") if tied else ""
            return Sentence("pause-circle", words.listed([kinds[kind], back] if back else [kinds[kind]]))
        case events.Unparked(tied=tied):
            text = translate("story", "is back, waits for {window}").format(window=wording.window(tied or ""))
            return Sentence("hourglass-medium", text if tied else translate("story", "is back, waits again"))
        case events.Returned(credit=credit):
            text = (
                translate("story", "is back, at its original place")
                if credit is None
                else translate("story", "is back, some places behind")
            )
            return Sentence("hourglass-medium", text)
        case events.Transferred(to_service=None, to_window=window):
            text = translate("story", "sent on to {window}").format(window=wording.window(window or ""))
            return Sentence("arrow-right", text)
        case _:
            assert isinstance(event, events.Transferred) and event.to_service is not None
            text = translate("story", "sent on to {service}").format(service=wording.service(hall, event.to_service))
            return Sentence("arrow-right", text)
