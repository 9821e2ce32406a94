"""The manager's screens: the hall as it stands, who may serve what, and advice."""

from hallapp.views.manager.manager import Manager

__all__ = ["Manager"]
