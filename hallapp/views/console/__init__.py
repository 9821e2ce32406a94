"""The clerk's console: call, serve, hand on, finish."""

from hallapp.views.console.console import Console

__all__ = ["Console"]
