import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

import hallapp.views
from hallapp.views import icons, theme
from hallapp.views.kiosk import tiles
from hallapp.views.theme import CONTRAST, DARK, LIGHT, STATES, Tokens


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    rgb = QColor(colour)
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (rgb.redF(), rgb.greenF(), rgb.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("tokens", "least"), [(LIGHT, 4.5), (DARK, 4.5), (CONTRAST, 7.0)], ids=list(theme.THEMES))
def test_every_pair_of_colours_can_be_read(tokens: Tokens, least: float) -> None:
    pairs = [(tokens.ink(state), tokens.tint(state)) for state in STATES]
    pairs += [(tokens.ink(state), tokens.surface) for state in STATES]
    pairs += [
        (ink, ground)
        for ink in (tokens.text, tokens.muted, tokens.accent)
        for ground in (tokens.ground, tokens.surface)
    ]
    pairs += [(tokens.on_accent, tokens.accent), (tokens.on_accent, tokens.idle.ink), (tokens.text, tokens.called.tint)]
    assert [(ink, ground) for ink, ground in pairs if contrast(ink, ground) < least] == []


def test_no_view_names_a_colour_or_a_font() -> None:
    named = re.compile(
        r"#[0-9A-Fa-f]{6}\b|QColor\(\s*\d|setPointSize|setFamily|QFont\(\"|Qt\.GlobalColor\.(?!transparent)"
    )
    folder = Path(hallapp.views.__file__).parent
    guilty = [
        path.name
        for path in folder.rglob("*.py")
        if path.name != "theme.py" and named.search(path.read_text(encoding="utf-8"))
    ]
    assert guilty == []


def test_figures_are_all_one_width(qapp: QApplication) -> None:
    from PySide6.QtGui import QFontMetricsF

    for bold in (False, True):
        metrics = QFontMetricsF(theme.font(theme.GIANT, bold))
        assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_the_embedded_font_has_every_character_of_the_catalogue_and_the_texts() -> None:
    from fontTools.ttLib import TTFont

    from hallapp.paths import RESOURCES

    texts = (RESOURCES / "halls" / "demo.toml").read_text(encoding="utf-8")
    texts += (RESOURCES / "i18n" / "hallapp_zh_CN.ts").read_text(encoding="utf-8")
    for weight in ("Regular", "Bold"):
        known = TTFont(RESOURCES / "fonts" / f"NotoSansSC-{weight}.ttf").getBestCmap()
        assert {sign for sign in texts if ord(sign) >= 0x20 and ord(sign) not in known} == set()


def test_every_icon_that_a_view_names_exists(qapp: QApplication) -> None:
    for name in (*icons.STATE_ICONS.values(), *tiles._PICTOGRAMS.values()):
        icons.icon(name)


def test_a_theme_switched_while_running_reaches_palette_and_icons(qapp: QApplication) -> None:
    icon = icons.icon("user", "text")

    def darkest() -> int:
        image = icon.pixmap(32, 32).toImage()
        return min(
            image.pixelColor(x, y).lightness()
            for x in range(32)
            for y in range(32)
            if image.pixelColor(x, y).alpha() > 200
        )

    light = darkest()
    theme.switch(qapp, "dark")
    assert qapp.palette().window().color() == QColor(DARK.ground)
    assert darkest() > light


def test_a_damaged_font_is_told_and_the_screens_open(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.ttf").write_text("no font", encoding="utf-8")
    monkeypatch.setattr(theme, "RESOURCES", tmp_path)
    monkeypatch.setattr(theme, "_FAMILY", "a family that is not installed")
    theme._load_fonts()
    assert "a.ttf" in caplog.text
