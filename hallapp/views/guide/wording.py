"""Words that several steps share; in the language in use at the moment of the call."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from hallapp import language
from hallapp.newhall.draft import ClerkEntry, Draft, GroupEntry, ServiceEntry, WindowEntry
from hallapp.views import words

translate = QCoreApplication.translate
"""Named as ``lupdate`` looks for it."""


def name(entry: Draft | GroupEntry | ServiceEntry | ClerkEntry | WindowEntry) -> str:
    """What was entered as its name, in the person's language first; empty if nothing was."""
    first, second = (entry.zh, entry.en) if language.current() == "zh" else (entry.en, entry.zh)
    return first.strip() or second.strip()


def marks() -> dict[str, str]:
    """Words for what a clerk can do of a group."""
    return {
        "trained": translate("guide", "trained"),
        "learner": translate("guide", "learning"),
        "partly": translate("guide", "in part"),
        "off": translate("guide", "not trained"),
    }


def lunches() -> dict[str, str]:
    """Words for what happens at noon."""
    return {
        "turns": translate("guide", "Clerks go by turns"),
        "together": translate("guide", "The hall closes"),
        "none": translate("guide", "No lunch break"),
    }


def window(draft: Draft, key: str) -> str:
    """A window by its key, as people call it; empty for none."""
    number = next((place.number for place in draft.windows if place.key == key), "")
    return words.windows([number]) if number else ""


def first_names() -> tuple[str, str]:
    """The fields of a name, the person's language first."""
    return ("zh", "en") if language.current() == "zh" else ("en", "zh")


def name_titles() -> dict[str, str]:
    """What the columns of names are called."""
    return {"zh": translate("guide", "Chinese name"), "en": translate("guide", "English name")}
