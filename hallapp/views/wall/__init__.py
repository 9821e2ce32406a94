"""The wall display: who goes where, who waits how long, and the voice that says it."""

from hallapp.views.wall.wall import Wall

__all__ = ["Wall"]
