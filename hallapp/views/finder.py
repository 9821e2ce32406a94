"""Finding a service by what a person types: Chinese, pinyin or its initials, English, code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pypinyin import Style, lazy_pinyin

from simulation.scenario import Group, Service

NAME_BEGINS, NAME_HOLDS, CODE_BEGINS, GROUP_BEGINS, GROUP_HOLDS = range(5)
"""How well a service answers to what was typed, best first."""


@dataclass(frozen=True, slots=True)
class Found:
    """A service that answers to what was typed.

    ``zh`` and ``en`` are the parts of its names that do (begin, end): empty
    where the other name, the code or the group answered.
    """

    service: Service
    group: Group
    rank: int
    zh: tuple[int, int] = (0, 0)
    en: tuple[int, int] = (0, 0)


def _one_by_one(unknown: str) -> list[str]:
    """Signs without a pinyin stand for themselves."""
    return list(unknown)


@dataclass(frozen=True, slots=True)
class _Spelt:
    """A Chinese name letter by letter: what to type, and the character each letter stands for."""

    letters: str
    owner: tuple[int, ...]
    starts: frozenset[int]

    def part(self, typed: str) -> tuple[int, int] | None:
        """The characters whose spelling begins with ``typed`` at the border of a character."""
        at = self.letters.find(typed)
        while at >= 0:
            if at in self.starts:
                return self.owner[at], self.owner[at + len(typed) - 1] + 1
            at = self.letters.find(typed, at + 1)
        return None


def _spelt(name: str, style: Style) -> _Spelt:
    syllables = lazy_pinyin(name, style=style, errors=_one_by_one)  # type: ignore[arg-type]
    letters, owner, starts = "", [], set()
    for place, syllable in enumerate(syllables):
        starts.add(len(letters))
        clean = syllable.lower()
        letters += clean
        owner += [place] * len(clean)
    return _Spelt(letters, tuple(owner), frozenset(starts))


def _joined(name: str) -> _Spelt:
    """An English name without its blanks, as it is typed where there is no key for them."""
    places = [place for place, sign in enumerate(name) if sign != " "]
    begins = (at for at, place in enumerate(places) if place == 0 or name[place - 1] == " ")
    return _Spelt("".join(name[place] for place in places), tuple(places), frozenset(begins))


@dataclass(frozen=True, slots=True)
class _Name:
    """Everything a name can be found by."""

    zh: str
    en: str
    initials: _Spelt
    full: _Spelt
    joined: _Spelt

    @staticmethod
    def of(zh: str, en: str) -> _Name:
        return _Name(zh, en.lower(), _spelt(zh, Style.FIRST_LETTER), _spelt(zh, Style.NORMAL), _joined(en.lower()))

    def match(self, typed: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """The parts of the Chinese and the English name that answer."""
        packed = typed.replace(" ", "").replace("'", "")
        at = self.zh.find(packed)
        if at >= 0:
            return (at, at + len(packed)), (0, 0)
        if packed.isascii():
            part = self.initials.part(packed) or self.full.part(packed)
            if part is not None:
                return part, (0, 0)
        at = f" {self.en}".find(f" {typed}")
        if at >= 0:
            return (0, 0), (at, at + len(typed))
        part = self.joined.part(packed)
        return None if part is None else ((0, 0), part)


def answers(zh: str, en: str, typed: str) -> bool:
    """Whether something of these names answers to what is typed."""
    typed = " ".join(typed.lower().split())
    return not typed or _spelt_name(zh, en).match(typed) is not None


@cache
def _spelt_name(zh: str, en: str) -> _Name:
    return _Name.of(zh, en)


class Finder:
    """The catalogue, spelt once, asked at every key."""

    def __init__(self, services: Iterable[Service], groups: Mapping[str, Group]) -> None:
        self._entries: list[tuple[Service, Group, _Name]] = []
        spelt_groups = {key: _Name.of(group.names.zh or group.id, group.names.en) for key, group in groups.items()}
        self._groups = spelt_groups
        for service in services:
            name = _Name.of(service.names.zh or service.id, service.names.en or service.id)
            self._entries.append((service, groups[service.group], name))

    def find(self, typed: str, wanted: Mapping[str, float] | None = None) -> list[Found]:
        """The services that answer to ``typed``, best first.

        ``wanted`` orders those that answer equally well, larger first;
        what is left is in the catalogue's order. Nothing typed finds nothing.
        """
        typed = " ".join(typed.lower().split())
        if not typed:
            return []
        wanted = wanted or {}
        found = [hit for entry in self._entries if (hit := self._hit(entry, typed)) is not None]
        return sorted(found, key=lambda hit: (hit.rank, -wanted.get(hit.service.id, 0.0)))

    def _hit(self, entry: tuple[Service, Group, _Name], typed: str) -> Found | None:
        service, group, name = entry
        parts = name.match(typed)
        if parts is not None:
            begins = (parts[0][0] if parts[0][1] else parts[1][0]) == 0
            return Found(service, group, NAME_BEGINS if begins else NAME_HOLDS, *parts)
        if (service.code.lower().startswith(typed) and service.code) or service.id.lower() == typed:
            return Found(service, group, CODE_BEGINS)
        above = self._groups[service.group].match(typed)
        if above is not None:
            begins = (above[0][0] if above[0][1] else above[1][0]) == 0
            return Found(service, group, GROUP_BEGINS if begins else GROUP_HOLDS)
        return None

    def initials(self, service: str) -> str:
        """The pinyin initials of a service's name: what is quickest to type."""
        return next((name.initials.letters for known, _, name in self._entries if known.id == service), "")
