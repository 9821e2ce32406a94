"""The wall's states for the gallery."""

from __future__ import annotations

from hallapp.errors import KnownError
from hallapp.views.gallery import Picture
from hallapp.views.link import HallLink
from hallapp.views.wall.wall import Wall

LANDSCAPE, PORTRAIT = (1920, 1080), (1080, 1920)


def pictures() -> list[Picture]:
    """Empty, busy, overloaded, out of reach, closed; busy also upright."""
    return [
        Picture("wall", "empty", "empty", LANDSCAPE, Wall),
        Picture("wall", "busy", "busy", LANDSCAPE, Wall),
        Picture("wall", "overloaded", "overloaded", LANDSCAPE, Wall),
        Picture("wall", "unreachable", "busy", LANDSCAPE, _unreachable),
        Picture("wall", "closed", "finished", LANDSCAPE, Wall),
        Picture("wall", "portrait", "busy", PORTRAIT, Wall),
    ]


def _unreachable(link: HallLink) -> Wall:
    wall = Wall(link)
    link.lose(KnownError("The hall is out of reach."))
    return wall
