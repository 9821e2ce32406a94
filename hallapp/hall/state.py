"""The hall's state as ``do`` answers it."""

from __future__ import annotations

from typing import Any

from hallapp.hall.hall import Hall


def state(hall: Hall) -> dict[str, Any]:
    """Today's tickets, the ended ones included, and the windows; see ``docs/formats/commands.md``."""
    return {
        "hall_day": hall.day,
        "tickets": {
            ticket.number: {
                "state": ticket.state,
                "services": list(ticket.services),
                "class": ticket.klass,
                "window": ticket.window,
                "tied": ticket.tied if ticket.state in ("waiting", "parked") else None,
            }
            for ticket in hall.tickets.values()
        },
        "windows": {
            window.id: {
                "state": window.state,
                "ticket": window.ticket,
                "clerk": window.clerk,
                "active": window.active,
            }
            for window in hall.windows.values()
        },
    }
