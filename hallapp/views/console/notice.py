"""The notice of all that is missing, said at once and on paper, so that nobody comes a third time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from hallapp.devices.slip import Slip
from hallapp.hall.hall import Hall
from hallapp.views import words

translate = QCoreApplication.translate

BOX = "□ "
"""Stands before each paper, for ticking at home."""


def notice(
    hall: Hall, number: str, service: str, missing: Sequence[int], also: str, at: str, due: str | None = None
) -> Slip:
    """The notice for a ticket.

    Parameters
    ----------
    missing : sequence of int
        Places in the service's list of papers.
    also : str
        What is missing besides; may be empty.
    at : str
        The time, "10:43".
    due : str, optional
        ISO date until which the papers follow; without it the matter begins anew.
    """
    known = hall.catalogue.services[service]
    group = hall.catalogue.group(service)
    papers = [words.name(known.papers[place], "") for place in missing]
    if due is None:
        title = translate("notice", "Please bring all of these")
        then = translate("notice", "Nothing else is missing. Please come again with this notice.")
    else:
        title = translate("notice", "Please hand in by {date}").format(date=words.date(due))
        then = translate("notice", "Your matter is accepted; these papers follow.")
    return Slip(
        hall=words.name(hall.scenario.names, hall.scenario.name),
        group=translate("notice", "Notice of what is missing"),
        number=number,
        facts=(),
        services_title=words.name(group.names, group.id),
        services=(words.name(known.names, known.id),),
        papers_title=title,
        papers="\n".join(BOX + paper for paper in [*papers, *([also] if also else [])]),
        advice=(then,),
        foot=(f"{words.date(hall.day or '', weekday=False)} {at}", translate("notice", "made at the window")),
    )
