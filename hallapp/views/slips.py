"""What a ticket's slip says, in the language that its citizen reads."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from hallapp import language
from hallapp.devices.slip import Slip
from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.hall.hall import Hall
from hallapp.hall.ticket import Ticket
from hallapp.views import words
from hallapp.views.bilingual import both
from hallapp.views.census import Census
from simulation.scenario import Names

translate = QCoreApplication.translate

_AHEAD = QT_TRANSLATE_NOOP("slip", "People ahead")
_RATE = QT_TRANSLATE_NOOP("slip", "To rate your visit, if you like: enter this code at the ticket machine today")
_WAIT = QT_TRANSLATE_NOOP("slip", "Expected wait")


def slip(hall: Hall, census: Census, ticket: Ticket, at: str, link: str = "") -> Slip:
    """The slip of a ticket issued at ``at`` ("10:43").

    ``link`` is the address of the citizen's page with ``{number}`` where
    the ticket's goes; without one there is no square code.
    """
    services = [hall.catalogue.services[service] for service in ticket.services or ticket.asked]
    group = hall.catalogue.group(ticket.first_service)
    return Slip(
        hall=words.name(hall.scenario.names, hall.scenario.name),
        group=words.name(group.names, group.id),
        number=ticket.number,
        facts=_facts(hall, census, ticket),
        services_title=translate("slip", "Services, in this order"),
        services=tuple(words.name(known.names, known.id) for known in services),
        others=tuple(_other(known.names) for known in services),
        papers_title=translate("slip", "Please bring"),
        papers=words.listed(_once([words.name(paper, "") for known in services for paper in known.papers])),
        code=link.format(number=ticket.number) if link else "",
        code_caption=translate("slip", "Scan to see how the queue goes"),
        place=_place(hall),
        advice=_advice(hall),
        rating=both(_RATE, "slip") if ticket.code else (),
        rating_code=code_words(ticket.code or ""),
        foot=(f"{words.date(hall.day or '', weekday=False)} {at}", translate("slip", "valid today")),
    )


def _facts(hall: Hall, census: Census, ticket: Ticket) -> tuple[tuple[str, str, str], ...]:
    """How long it will take, of a ticket that waits: the slip of another is printed again for what else it says."""
    if ticket.state != "waiting":
        return ()
    wait = census.wait_of(ticket)
    return (
        _fact(_AHEAD, words.people(hall.ahead(ticket))),
        _fact(_WAIT, words.likely_wait(wait) if wait is not None else translate("slip", "ask at the front desk")),
    )


def _place(hall: Hall) -> str:
    area = hall.settings.waiting_area
    return words.name(Names(zh=area.zh, en=area.en), "")


def _advice(hall: Hall) -> tuple[str, ...]:
    """What to do next; where to wait is said once, in the hall's own words if it has some."""
    missed = translate("slip", "Missed your call? Come to the front desk.")
    if _place(hall):
        return translate("slip", "Please watch the display for your number."), missed
    return (
        translate("slip", "Please wait in the seating area"),
        translate("slip", "and watch the display for your number."),
        missed,
    )


def code_words(code: str) -> str:
    """A slip's code as people read it: "4821 7730"."""
    return f"{code[:4]} {code[4:]}".strip()


def _fact(label: str, value: str) -> tuple[str, str, str]:
    here, elsewhere = both(label, "slip")
    return here, value, elsewhere


def _other(names: Names) -> str:
    """The name in the language that the citizen does not read: its clerk may."""
    return names.en if language.current() == "zh" else names.zh


def _once(items: list[str]) -> list[str]:
    return list(dict.fromkeys(item for item in items if item))
