"""What the number of a Chinese identity card tells (GB 11643-1999): whether it is one, and how old its holder is."""

from __future__ import annotations

import datetime

LENGTH = 18

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def is_number(text: str) -> bool:
    """Whether it is a card's number: 17 digits with a date of birth, and the check digit of ISO 7064 MOD 11-2."""
    text = text.upper()
    if len(text) != LENGTH or not (text.isascii() and text[:17].isdecimal()):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, text[:17], strict=True))
    return text[17] == _CHECKS[total % 11] and born(text) is not None


def born(number: str) -> datetime.date | None:
    """The date of birth; ``None`` if there is no such date."""
    try:
        return datetime.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def age(number: str, today: datetime.date) -> int:
    """Years completed on a day."""
    birth = born(number)
    if birth is None:
        raise ValueError("no card's number")
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
