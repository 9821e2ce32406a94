"""What a ticket's slip says, in the language that its citizen reads."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from hallapp.devices.slip import Slip
from hallapp.hall.hall import Hall
from hallapp.hall.ticket import Ticket
from hallapp.views import words
from hallapp.views.census import Census

translate = QCoreApplication.translate


def slip(hall: Hall, census: Census, ticket: Ticket, at: str, link: str = "") -> Slip:
    """The slip of a ticket issued at ``at`` ("10:43").

    ``link`` is the address of the citizen's page with ``{number}`` where
    the ticket's goes; without one there is no square code.
    """
    services = [hall.catalogue.services[service] for service in ticket.services]
    group = hall.catalogue.group(ticket.first_service)
    wait = census.wait_of(ticket)
    papers = words.listed(_once([words.name(paper, "") for known in services for paper in known.papers]))
    return Slip(
        hall=words.name(hall.scenario.names, hall.scenario.name),
        group=words.name(group.names, group.id),
        number=ticket.number,
        facts=(
            (translate("slip", "People ahead"), words.people(hall.ahead(ticket))),
            (translate("slip", "Expected wait"), words.range_of_minutes(wait)),
        ),
        services_title=translate("slip", "Services, in this order"),
        services=tuple(words.name(known.names, known.id) for known in services),
        papers_title=translate("slip", "Please bring"),
        papers=papers,
        code=link.format(number=ticket.number) if link else "",
        code_caption=translate("slip", "Scan to see how the queue goes"),
        advice=(
            translate("slip", "Please wait in the seating area"),
            translate("slip", "and watch the display for your number."),
            translate("slip", "Missed your call? Come to the front desk."),
        ),
        foot=(f"{words.date(hall.day or '', weekday=False)} {at}", translate("slip", "valid today")),
    )


def _once(items: list[str]) -> list[str]:
    return list(dict.fromkeys(item for item in items if item))
