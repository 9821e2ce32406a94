"""A word in the language in use and, beside it, in the hall's other one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

from hallapp import language

CONTEXT = "Wall"

_chinese: QTranslator | None = None


def both(text: str, context: str = CONTEXT) -> tuple[str, str]:
    """A source text of a context in the language in use, and in the other."""
    first = QCoreApplication.translate(context, text)
    if language.current() == "zh":
        return first, text
    return first, _translator().translate(context, text) or text


def _translator() -> QTranslator:
    global _chinese
    if _chinese is None:
        _chinese = QTranslator()
        _chinese.load("hallapp_zh_CN", str(language.FOLDER))
    return _chinese
