"""How large things on the wall are: by its pixels, and by the distance it is read from.

Capitals need 0.7° of the reader's eye (EN 301 549, 5.1.4): 1.22 % of the
distance. Calls are sized for the whole distance, the list of those who wait
for half of it; what does not fit then pages, nothing shrinks.
"""

from __future__ import annotations

from dataclasses import dataclass

CAPITAL = 0.0122
"""Height of a capital letter by the distance it is read from."""

CAPITAL_OF_FONT = 0.733
"""Height of a capital letter by the size of the embedded font."""


@dataclass(frozen=True, slots=True)
class Distance:
    """From how many metres the wall is read, and how wide its screen is in centimetres."""

    metres: float
    screen_cm: float


@dataclass(frozen=True, slots=True)
class Sizes:
    """Heights of the wall's parts in pixels; ``list_share`` is the width of the calls in landscape."""

    portrait: bool
    unit: float
    header: float
    heads: float
    newest: float
    call: float
    line: float
    notice: float
    message: float
    footer: float
    calls_width: float

    @property
    def call_font(self) -> float:
        """Size of the type of a call."""
        return self.call * 0.84

    @property
    def newest_font(self) -> float:
        """Size of the type of the newest call."""
        return self.call * 0.98


def sizes(width: int, height: int, distance: Distance | None = None) -> Sizes:
    """Lay the parts out for a screen of ``width`` × ``height`` pixels."""
    portrait = height > width
    unit = min(width / 1080, height / 1920) if portrait else min(width / 1920, height / 1080)
    call, line = (175.0, 112.0) if portrait else (173.0, 132.0)
    call, line = call * unit, line * unit
    if distance is not None:
        pixels_per_metre = width / (distance.screen_cm / 100.0)
        needed = CAPITAL * distance.metres * pixels_per_metre / CAPITAL_OF_FONT
        call = max(call, needed / 0.84)
        line = max(line, 0.5 * needed / 0.5)
    return Sizes(
        portrait=portrait,
        unit=unit,
        header=(118 if portrait else 95) * unit,
        heads=(80 if portrait else 68) * unit,
        newest=call * 1.44,
        call=call,
        line=line,
        notice=(88 if portrait else 110) * unit,
        message=(84 if portrait else 88) * unit,
        footer=(57 if portrait else 56) * unit,
        calls_width=width if portrait else 1147 * unit * (width / (1920 * unit)),
    )
