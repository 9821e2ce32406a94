"""The kit that every view is built from; no widget here knows the hall."""

from hallapp.views.widgets.buttons import Button, Check, Choice, IconButton, Segments
from hallapp.views.widgets.chip import StateChip
from hallapp.views.widgets.dates import DateField
from hallapp.views.widgets.extras import inset, name_clear_button
from hallapp.views.widgets.figures import BigNumber, Figure, LossBar, PaceLine
from hallapp.views.widgets.flow import Flow
from hallapp.views.widgets.notices import NoticeBar, UndoToast
from hallapp.views.widgets.panels import Icon, Panel, Text, clear, column, row, rule, text
from hallapp.views.widgets.room import Room
from hallapp.views.widgets.rows import PressRow
from hallapp.views.widgets.search import SearchBox
from hallapp.views.widgets.tables import Table

__all__ = [
    "BigNumber",
    "Button",
    "Check",
    "Choice",
    "DateField",
    "Figure",
    "Flow",
    "Icon",
    "IconButton",
    "LossBar",
    "NoticeBar",
    "PaceLine",
    "Panel",
    "PressRow",
    "Room",
    "SearchBox",
    "Segments",
    "StateChip",
    "Table",
    "Text",
    "UndoToast",
    "clear",
    "column",
    "inset",
    "name_clear_button",
    "row",
    "rule",
    "text",
]
