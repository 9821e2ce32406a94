"""What the ticket machine says where there is nothing to choose: help, a question, why it gives out no number."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from hallapp.hall import issuing
from hallapp.hall.hall import Hall
from hallapp.views import closing, words

translate = QCoreApplication.translate


class Content(NamedTuple):
    """Icon, heading and sentences of a message; a button without words is not there."""

    icon: str
    title: str
    sentences: tuple[str, ...]
    button: str = ""
    other: str = ""


class _Counted(QObject):
    """``lupdate`` finds plural forms only in the ``tr`` of a class."""

    def starts_anew(self, seconds: int) -> str:
        return self.tr("The machine starts anew in %n s.", "", seconds)


_counted = _Counted()


def how_to() -> Content:
    """How a number is taken, and the button that calls the desk."""
    return Content(
        "question",
        translate("Kiosk", "How to take a number"),
        (
            translate("Kiosk", "1. Touch what you come for."),
            translate("Kiosk", "2. Touch the service."),
            translate("Kiosk", "3. Touch the large button and take the slip."),
            translate("Kiosk", "People at the front desk are glad to do it for you; no card or phone is needed."),
        ),
        translate("Kiosk", "Back"),
        translate("Kiosk", "Call somebody from the front desk"),
    )


def help_is_asked(*, coming: bool) -> Content:
    """The desk was told; ``coming``: somebody answered."""
    return Content(
        "bell",
        translate("Kiosk", "Somebody is on the way") if coming else translate("Kiosk", "The front desk has been told"),
        (translate("Kiosk", "Please stay here."), translate("Kiosk", "You may go on meanwhile.")),
        translate("Kiosk", "Back"),
    )


def still_there(seconds: int) -> Content:
    """Whether somebody is there, before the machine starts anew."""
    return Content(
        "hand-waving",
        translate("Kiosk", "Are you still there?"),
        (_counted.starts_anew(seconds),),
        translate("Kiosk", "Go on"),
    )


def please_wait() -> Content:
    """The hall takes its time over what was asked for."""
    return Content(
        "hourglass-medium",
        translate("Kiosk", "One moment, please"),
        (translate("Kiosk", "The machine is at work. Please do not go away."),),
    )


def rated() -> Content:
    """The rating was taken."""
    return Content(
        "check-circle",
        translate("Kiosk", "Thank you for your rating"),
        (
            translate(
                "Kiosk", "It is kept without your name. After a bad one the hall calls you back, if you left a phone."
            ),
        ),
        translate("Kiosk", "Done"),
    )


def out_of_reach() -> Content:
    """The hall's log can't be read."""
    return Content(
        "warning",
        translate("Kiosk", "The machine can't issue numbers just now"),
        (translate("Kiosk", "Numbers that were issued stay valid. Please ask at the front desk."),),
    )


def no_numbers(hall: Hall, now: int, *, booked: bool) -> Content:
    """Why nobody gets a number; ``booked``: who has an appointment may check in all the same, and anybody may rate."""
    hours = translate("Kiosk", "The hall is open from {opens} to {closes}.").format(
        opens=words.clock(float(hall.scenario.opens)), closes=words.clock(float(hall.scenario.closes))
    )
    ended = translate("Kiosk", "No more numbers today")
    stop = issuing.stop(hall, now) if hall.is_open else None
    if stop is None:
        return Content("moon", ended, (hours,))
    button = translate("Kiosk", "Check in for an appointment") if booked else ""
    rate = translate("Kiosk", "Rate my visit") if hall.settings.ratings else ""
    if stop.why == "full":
        return Content(
            "users-three", translate("Kiosk", "The hall is full"), (closing.sentence(hall, stop),), button, rate
        )
    return Content("moon", ended, (closing.sentence(hall, stop), hours), button, rate)
