"""Picks what this computer is to do."""

from hallapp.views.launcher.launcher import Launcher

__all__ = ["Launcher"]
