"""What people type or paste, made plain: a phone number, a line of text."""

from __future__ import annotations

import re
import unicodedata

PHONE = r"^\+?[0-9][0-9 \-]{3,24}$"
"""What counts as a phone number."""


def phone(typed: str) -> str:
    """The figures of what was typed, with the blanks and hyphens between them, and a plus before them.

    An input method may have written them in full width.
    """
    plain = unicodedata.normalize("NFKC", typed)
    kept = re.sub(r"[^0-9 \-]", "", plain).lstrip(" -")
    return f"+{kept}" if plain.lstrip().startswith("+") else kept


def is_phone(text: str) -> bool:
    """Whether it may be a phone number."""
    return re.fullmatch(PHONE, text) is not None


def line(text: str) -> str:
    """The text on one line: what was pasted may have more, or signs that can't be shown."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
