"""What answers to what is typed into a story's search: tickets, windows with their clerks, services."""

from __future__ import annotations

import unicodedata

from PySide6.QtWidgets import QWidget

from hallapp.hall.hall import Hall
from hallapp.views import words
from hallapp.views.finder import Finder, answers
from hallapp.views.manager import wording
from hallapp.views.manager.story_pages import About, Entries, Entry, card, state_of, translate

MOST = 20
"""So many of a kind are listed."""


def found(hall: Hall, finder: Finder, typed: str) -> list[Entry]:
    """What answers, the likeliest first: a ticket by how its number begins, the rest also by name or pinyin."""
    typed = " ".join(unicodedata.normalize("NFKC", typed).split())
    if not typed:
        return []
    windows, tickets = _windows(hall, typed), _tickets(hall, typed)
    services = [
        Entry("file-text", (wording.service(hall, hit.service.id), _state(hall, About("service", hit.service.id))),
              About("service", hit.service.id))
        for hit in finder.find(typed)[:MOST]
    ]  # fmt: skip
    return [*windows, *tickets, *services] if typed.upper() in hall.windows else [*tickets, *windows, *services]


def found_part(entries: list[Entry]) -> QWidget:
    """The answers as rows that lead on."""
    title = translate("story", "Found")
    heads = [translate("story", "Ticket, window or service"), translate("story", "State")]
    return card(title, Entries(title, heads, entries, (500,)))


def _tickets(hall: Hall, typed: str) -> list[Entry]:
    begin = "".join(typed.upper().split())
    numbers = sorted((number for number in hall.tickets if number.startswith(begin)), key=lambda one: (len(one), one))
    entries = []
    for number in numbers[:MOST]:
        ticket = hall.tickets[number]
        about = About("ticket", number)
        what = wording.service(hall, ticket.first_service)
        entries.append(Entry("ticket", (f"{number} · {what}", _state(hall, about)), about))
    return entries


def _windows(hall: Hall, typed: str) -> list[Entry]:
    people = {clerk.id: clerk.names for clerk in hall.scenario.clerks}
    entries = []
    for window in hall.windows.values():
        names = None if window.clerk is None else people.get(window.clerk)
        called = window.id.upper() == typed.upper()
        if called or (names is not None and answers(names.zh, names.en, typed)):
            label = f"{wording.window(window.id)} · {wording.clerk(hall, window.clerk)}".strip(" ·")
            about = About("window", window.id)
            entries.append(Entry("user", (label, words.window_states()[window.state]), about))
    return sorted(entries, key=lambda entry: entry.about is None or entry.about.key.upper() != typed.upper())


def _state(hall: Hall, about: About) -> str:
    return state_of(hall, about)[1]
