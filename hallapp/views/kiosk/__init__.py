"""The ticket machine: two touches and a ticket."""

from hallapp.views.kiosk.kiosk import Kiosk

__all__ = ["Kiosk"]
