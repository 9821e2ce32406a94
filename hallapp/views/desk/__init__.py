"""The front desk: find a service, issue a ticket, help those who come back."""

from hallapp.views.desk.desk import Desk

__all__ = ["Desk"]
