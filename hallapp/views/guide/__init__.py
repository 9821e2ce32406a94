"""The guide that makes a new hall in four steps."""

from hallapp.views.guide.guide import Guide, GuideDialog

__all__ = ["Guide", "GuideDialog"]
