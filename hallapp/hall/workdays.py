"""Working days: Monday to Friday, or those of China with its holidays and moved weekends."""

from __future__ import annotations

import datetime
from typing import Literal

import chinese_calendar

Calendar = Literal["", "cn"]

DAY = datetime.timedelta(days=1)


def is_workday(day: datetime.date, calendar: Calendar = "") -> bool:
    """Whether people work on that day.

    China's days off are announced a year at a time: beyond what is known, Monday to Friday.
    """
    if calendar == "cn":
        try:
            return bool(chinese_calendar.is_workday(day))
        except NotImplementedError:
            pass
    return day.weekday() < 5


def after(day: datetime.date, days: int, calendar: Calendar = "") -> datetime.date:
    """The working day that comes ``days`` working days after ``day``; 0: ``day`` itself, or the next working day."""
    while not is_workday(day, calendar):
        day += DAY
        days = max(0, days - 1)
    for _ in range(days):
        day += DAY
        while not is_workday(day, calendar):
            day += DAY
    return day
