"""The one visual system: colours, sizes, fonts and the style sheet made from them.

No other module names a colour, a size of type or a font. A widget that paints
itself asks for tokens while it paints and for sizes of its own font, which the
style sheet sets: so a change of theme or of scale reaches it without a word.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, fields
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from hallapp.paths import RESOURCES

_log = logging.getLogger(__name__)

ThemeName = Literal["light", "dark", "contrast"]

SMALL, BODY, LEAD, TITLE, FIGURE, GIANT = SIZES = (13, 15, 18, 24, 36, 56)
"""The type scale, pixels at 100 %."""

GAP = 16
"""Padding of pages and panels, and the gap between panels."""

CORNER = 6
SMALL_CORNER = 4
"""For what is 24 px high or less."""

BUTTON, MAIN_BUTTON, CHIP, ICON, SMALL_ICON, TOUCH = 36, 48, 24, 20, 16, 44
"""Heights of buttons and chips, sides of icons, the least target of a finger."""

DROP_DOWN = 32
"""Room for the icon at the end of a field that opens a list or a calendar."""

_FAMILY = "Noto Sans SC"


@dataclass(frozen=True, slots=True)
class Pair:
    """The colours of a state: ink on its own tint."""

    ink: str
    tint: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of a theme."""

    ground: str
    surface: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    ready: Pair
    called: Pair
    engaged: Pair
    paused: Pair
    closed: Pair
    waiting: Pair
    late: Pair
    idle: Pair

    def ink(self, token: str) -> str:
        """Colour of text and icons by the token's name; of a state its ink."""
        value = getattr(self, token)
        return value.ink if isinstance(value, Pair) else str(value)

    def tint(self, state: str) -> str:
        """Colour of the ground of a state."""
        value = getattr(self, state)
        return value.tint if isinstance(value, Pair) else str(value)


LIGHT = Tokens(
    ground="#F5F6F8",
    surface="#FFFFFF",
    line="#D8DDE4",
    text="#17202A",
    muted="#566270",
    accent="#0A5BA8",
    on_accent="#FFFFFF",
    ready=Pair("#1A6B3A", "#E2F3E7"),
    called=Pair("#0A5BA8", "#E1EEFA"),
    engaged=Pair("#37424E", "#E8ECF0"),
    paused=Pair("#6A4A8C", "#EFE8F6"),
    closed=Pair("#5F6872", "#EEF0F2"),
    waiting=Pair("#845400", "#FFF1D2"),
    late=Pair("#A8261C", "#FCE6E3"),
    idle=Pair("#A02C5A", "#FAE4ED"),
)

DARK = Tokens(
    ground="#0F141A",
    surface="#19212A",
    line="#2C3742",
    text="#E9EEF3",
    muted="#9DAAB7",
    accent="#7AB8F5",
    on_accent="#0F141A",
    ready=Pair("#7FD49B", "#15301F"),
    called=Pair("#7AB8F5", "#132A40"),
    engaged=Pair("#C3CCD6", "#26313B"),
    paused=Pair("#C6A8E6", "#2C2238"),
    closed=Pair("#8F9AA6", "#1E252C"),
    waiting=Pair("#F0B849", "#382A0C"),
    late=Pair("#FF9A8F", "#3D1815"),
    idle=Pair("#FF9CC2", "#3A1626"),
)

CONTRAST = Tokens(
    ground="#000000",
    surface="#000000",
    line="#FFFFFF",
    text="#FFFFFF",
    muted="#E0E0E0",
    accent="#FFE500",
    on_accent="#000000",
    ready=Pair("#7CFF9B", "#00240C"),
    called=Pair("#8AD8FF", "#00304A"),
    engaged=Pair("#FFFFFF", "#2B2B2B"),
    paused=Pair("#E6C2FF", "#2A0A45"),
    closed=Pair("#CFCFCF", "#1A1A1A"),
    waiting=Pair("#FFD35C", "#332200"),
    late=Pair("#FFB0A8", "#4A0A04"),
    idle=Pair("#FFADD8", "#470426"),
)

STATES = tuple(field.name for field in fields(Tokens) if isinstance(getattr(LIGHT, field.name), Pair))
"""Names of the tokens that are states."""

THEMES: dict[ThemeName, Tokens] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}

ICONS: dict[ThemeName, str] = {"light": "sun", "dark": "moon", "contrast": "circle-half"}
"""The icon that stands for each theme."""

_current: ThemeName = "light"


def name() -> ThemeName:
    """Name of the theme in use."""
    return _current


def following() -> ThemeName:
    """The theme that comes after the one in use when somebody goes through them."""
    names = list(THEMES)
    return names[(names.index(_current) + 1) % len(names)]


def tokens() -> Tokens:
    """The colours in use."""
    return THEMES[_current]


def colour(token: str) -> QColor:
    """Colour in use of a token; of a state its ink."""
    return QColor(tokens().ink(token))


def tint(state: str) -> QColor:
    """Colour in use of a state's ground."""
    return QColor(tokens().tint(state))


def blend(token: str, ground: str, share: float) -> QColor:
    """``share`` of one token's ink over the rest of another: hover, crossings, disabled fills."""
    over, under = colour(token), colour(ground)
    rest = 1 - share
    return QColor.fromRgbF(
        share * over.redF() + rest * under.redF(),
        share * over.greenF() + rest * under.greenF(),
        share * over.blueF() + rest * under.blueF(),
    )


def font(size: int = BODY, bold: bool = False) -> QFont:
    """The embedded font at a size of the scale (pixels), for what is painted without a widget."""
    made = QFont(_FAMILY)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return made


def scale_of(widget: QWidget) -> float:
    """How much larger than the scale a widget's type is; pixel sizes it paints are multiplied by it.

    The property ``step`` tells which step of the scale its font stands for (default: body).
    """
    step = widget.property("step")
    return widget.font().pixelSize() / (float(step) if step else BODY)


def install(app: QApplication, theme: ThemeName) -> None:
    """Give the application its style, font and colours. May be called again."""
    _load_fonts()
    app.setStyle("Fusion")
    app.setFont(font())
    switch(app, theme)


def switch(app: QApplication, theme: ThemeName) -> None:
    """Change the colours of a running application."""
    global _current
    _current = theme
    app.setPalette(palette(tokens()))
    for widget in app.allWidgets():
        scale = widget.property("type_scale")
        if scale:
            dress(widget, float(scale))


def dress(widget: QWidget, scale: float = 1.0) -> None:
    """Give a window the style sheet; its dialogs, menus and tips inherit it.

    Every window without a parent is dressed, not the application: a new style
    sheet of the application makes Qt restyle each widget once for each of its
    ancestors, one of a window twice at most.
    """
    widget.setProperty("type_scale", scale)
    widget.setStyleSheet(style_sheet(tokens(), scale))


def enlarge(widget: QWidget, scale: float) -> None:
    """Show a widget and all in it ``scale`` times as large: type and the space between (kiosk, wall)."""
    for layout in widget.findChildren(QLayout):
        _enlarge_space(layout, scale)
    dress(widget, scale)


def _enlarge_space(layout: QLayout, scale: float) -> None:
    plain = layout.property("at_100")
    if plain is None:
        margins = layout.contentsMargins()
        plain = [margins.left(), margins.top(), margins.right(), margins.bottom(), layout.spacing()]
        layout.setProperty("at_100", plain)
    left, top, right, bottom, gap = (round(value * scale) for value in plain)
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(gap)


def system_theme(app: QApplication) -> ThemeName:
    """The theme that the desktop asks for."""
    # Kept in a name: what it hands out is gone with its wrapper.
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"


def _load_fonts() -> None:
    if _FAMILY in QFontDatabase.families() and QApplication.font().family() == _FAMILY:
        return
    for path in sorted((RESOURCES / "fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            _log.warning("the font %s is damaged: the system's own is shown", path.name)


def palette(of: Tokens) -> QPalette:
    """Qt's palette from the tokens: what the style sheet does not reach (menus, dialogs, selections)."""
    made = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: of.ground,
        role.WindowText: of.text,
        role.Base: of.surface,
        role.AlternateBase: of.ground,
        role.ToolTipBase: of.surface,
        role.ToolTipText: of.text,
        role.Text: of.text,
        role.Button: of.surface,
        role.ButtonText: of.text,
        role.BrightText: of.late.ink,
        role.PlaceholderText: of.muted,
        role.Highlight: of.accent,
        role.HighlightedText: of.on_accent,
        role.Link: of.accent,
        role.Light: of.surface,
        role.Midlight: of.line,
        role.Mid: of.line,
        role.Dark: of.muted,
        role.Shadow: of.ground,
        role.Accent: of.accent,
    }
    for key, value in colours.items():
        made.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(of.closed.ink))
    return made


def style_sheet(of: Tokens, scale: float = 1.0) -> str:
    """The style sheet for these colours, sizes multiplied by ``scale``.

    Widgets ask for their look by properties: ``step`` (of the type scale),
    ``ink`` (a token), ``bold``, and for frames ``panel``.
    """

    def px(value: float) -> str:
        return f"{round(value * scale)}px"

    rules = [
        f"* {{ font-family: '{_FAMILY}'; font-size: {px(BODY)}; color: {of.text}; }}",
        f"QToolTip {{ background: {of.surface}; color: {of.text}; border: 1px solid {of.line}; padding: {px(4)}; }}",
        "QLabel { background: transparent; }",
        *(f'*[step="{size}"] {{ font-size: {px(size)}; }}' for size in SIZES),
        *(f'*[ink="{token}"] {{ color: {of.ink(token)}; }}' for token in _INKS),
        '*[bold="true"] { font-weight: 700; }',
        f'QWidget[panel="ground"] {{ background: {of.ground}; }}',
        f'QFrame[panel="card"] {{ background: {of.surface}; border: 1px solid {of.line};'
        f" border-radius: {px(CORNER)}; }}",
        f'QFrame[panel="first"] {{ background: {of.surface}; border: 1px solid {of.accent};'
        f" border-radius: {px(CORNER)}; }}",
        f'QFrame[panel="surface"] {{ background: {of.surface}; border: none; }}',
        f'QFrame[panel="top"] {{ background: {of.surface}; border: none; border-bottom: 1px solid {of.line}; }}',
        f'QFrame[panel="bottom"] {{ background: {of.surface}; border: none; border-top: 1px solid {of.line}; }}',
        f'QFrame[panel="foot"] {{ background: {of.ground}; border: none; border-top: 1px solid {of.line};'
        f" border-bottom-left-radius: {px(CORNER - 1)}; border-bottom-right-radius: {px(CORNER - 1)}; }}",
        f'QFrame[panel="sunken"] {{ background: {of.ground}; border: none; border-radius: {px(CORNER)}; }}',
        f'QFrame[panel="rule"] {{ background: {of.line}; border: none; }}',
        *(
            f'QFrame[panel="{state}"] {{ background: {of.tint(state)}; border: none; border-radius: {px(CORNER)}; }}'
            for state in STATES
        ),
        f"QLineEdit, QPlainTextEdit, QDateEdit, QTimeEdit, QSpinBox, QDoubleSpinBox {{ background: {of.surface};"
        f" border: 1px solid {of.line}; border-radius: {px(CORNER)}; padding: 0 {px(12)}; min-height: {px(34)};"
        f" selection-background-color: {of.accent}; selection-color: {of.on_accent}; }}",
        f"QLineEdit, QPlainTextEdit {{ placeholder-text-color: {of.muted}; }}",
        f"QLineEdit:focus, QPlainTextEdit:focus, QDateEdit:focus, QTimeEdit:focus, QSpinBox:focus,"
        f" QDoubleSpinBox:focus {{ border: 2px solid {of.accent}; padding: 0 {px(11)}; }}",
        f"QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{ border: none; padding: 0 {px(8)};"
        " min-height: 0; }",
        f"QDateEdit {{ padding-right: 0; }} QDateEdit::drop-down {{ width: {px(DROP_DOWN)}; border: none;"
        " subcontrol-origin: border; subcontrol-position: center right; background: transparent; }",
        "QDateEdit::down-arrow { image: none; width: 0; height: 0; }",
        "QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; height: 0; border: none; }",
        f'QLineEdit[step="{TITLE}"] {{ min-height: {px(52)}; }}',
        f'QLineEdit[touch="true"] {{ min-height: {px(TOUCH - 2)}; }}',
        f"QLineEdit:disabled {{ background: {of.ground}; color: {of.closed.ink}; }}",
        f"QTableView, QTreeView, QListView {{ background: {of.surface}; border: none; outline: none;"
        f" selection-background-color: {of.called.tint}; selection-color: {of.text}; }}",
        f"QTableView::item {{ border-bottom: 1px solid {of.line}; padding: 0 {px(8)}; }}",
        f"QTableView::item:focus {{ border: 2px solid {of.accent}; }}",
        f"QHeaderView::section {{ background: {of.surface}; color: {of.muted}; border: none;"
        f" border-bottom: 1px solid {of.line}; padding: 0 {px(8)}; min-height: {px(36)};"
        f" font-size: {px(SMALL)}; font-weight: 400; }}",
        "QScrollArea { background: transparent; border: none; }",
        "QScrollArea > QWidget > QWidget { background: transparent; }",
        f"QScrollBar:vertical {{ background: transparent; width: {px(12)}; margin: 0; }}",
        f"QScrollBar:horizontal {{ background: transparent; height: {px(12)}; margin: 0; }}",
        f"QScrollBar::handle {{ background: {of.line}; border-radius: {px(4)}; margin: {px(2)};"
        f" min-height: {px(32)}; min-width: {px(32)}; }}",
        f"QScrollBar::handle:hover {{ background: {of.muted}; }}",
        "QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }",
        "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }",
        f"QMenu {{ background: {of.surface}; border: 1px solid {of.line}; padding: {px(4)}; }}",
        f"QMenu::item {{ padding: {px(8)} {px(DROP_DOWN)} {px(8)} {px(16)}; border-radius: {px(SMALL_CORNER)}; }}",
        f"QMenu::right-arrow {{ margin-right: {px(12)}; }}",
        f"QMenu::item:selected {{ background: {of.called.tint}; color: {of.accent}; }}",
        f"QMenu::item:disabled {{ color: {of.muted}; }}",
        f"QListView::item {{ padding: 0 {px(12)}; }}",
        "QComboBox { combobox-popup: 0; }",
        f"QComboBox QAbstractItemView::item {{ padding: 0 {px(12)}; min-height: {px(BUTTON)}; }}",
        "QAbstractScrollArea::corner { background: transparent; border: none; }",
        f"QComboBox QAbstractItemView {{ background: {of.surface}; border: 1px solid {of.line};"
        f" selection-background-color: {of.called.tint}; selection-color: {of.text}; }}",
    ]
    return "\n".join(rules)


_INKS = ("text", "muted", "accent", "on_accent", *STATES)
