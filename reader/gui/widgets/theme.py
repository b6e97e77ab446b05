"""Colours, type and icons of the window, light and dark.

The application's palette says which theme is on; whoever paints asks `theme_of` while painting, and whoever
keeps something coloured makes it anew on QEvent.PaletteChange. resources/window.qss dresses all else.
"""

from __future__ import annotations

from functools import lru_cache
from string import Template
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QByteArray, QEvent, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

from reader import paths

if TYPE_CHECKING:
    from PySide6.QtCore import QRect, QSize
    from PySide6.QtWidgets import QApplication, QWidget

Colour = Literal["ink", "muted", "faint", "line", "accent", "mark"]
"""A colour of the theme by its name, for what is drawn in whatever theme is on."""

HOUSE_FONTS = {
    "song": ("Noto Serif CJK SC", "Source Han Serif SC", "思源宋体", "Songti SC", "SimSun", "宋体", "STSong"),
    "hei": (
        "Noto Sans CJK SC",
        "Source Han Sans SC",
        "思源黑体",
        "PingFang SC",
        "Microsoft YaHei UI",
        "Microsoft YaHei",
        "微软雅黑",
    ),
    "kai": (
        "LXGW WenKai",
        "霞鹜文楷",
        "AR PL UKai CN",
        "Kaiti SC",
        "KaiTi",
        "楷体",
        "STKaiti",
        "Noto Serif CJK SC",
        "Songti SC",
        "SimSun",
        "宋体",
    ),
}
"""Families in order of preference, Linux, macOS and Windows: Song for what the paper says, Hei for
what the program says, Kai for bylines and kickers. A Chinese system knows some by Chinese names."""

TRADITIONAL_FONTS = {
    "song": (
        "Noto Serif CJK TC",
        "Source Han Serif TC",
        "Songti TC",
        "PMingLiU",
        "新細明體",
        "MingLiU",
        "細明體",
    ),
    "hei": (
        "Noto Sans CJK TC",
        "Source Han Sans TC",
        "PingFang TC",
        "Microsoft JhengHei UI",
        "Microsoft JhengHei",
        "微軟正黑體",
    ),
    "kai": (
        "LXGW WenKai TC",
        "霞鶩文楷 TC",
        "AR PL UKai TW",
        "BiauKai",
        "Kaiti TC",
        "DFKai-SB",
        "標楷體",
        "LXGW WenKai",
        "霞鹜文楷",
        "Noto Serif CJK TC",
        "PMingLiU",
    ),
}
"""The same for papers in traditional characters, whose marks and some glyphs are drawn otherwise."""


class Theme(NamedTuple):
    """The colours of the window; all that is drawn takes its colours from here."""

    is_dark: bool
    background: str
    side: str
    list: str
    paper: str
    ink: str
    muted: str
    faint: str
    """Of what can't be used now."""
    line: str
    accent: str
    wash: str
    selected: str
    chosen: str
    """Under words chosen in the article."""
    hit: str
    mark: str
    on_accent: str


LIGHT = Theme(
    is_dark=False, background="#f6f4ef", side="#efece4", list="#faf8f4", paper="#fffdf8",
    ink="#22201c", muted="#69635b", faint="#b9b3a7", line="#e2ddd2", accent="#a8321f", wash="#f3e2dc",
    selected="#efe3d8", chosen="#ecd0c8", hit="#ffe08a", mark="#c98a2b", on_accent="#ffffff",
)  # fmt: skip
# muted is darker here, and lighter in the dark, than in the pictures (#7a746a, #968f82), whose second text has
# 4.0:1 on a chosen row; and so is the dark accent (#e0755f, 4.3:1): all text has 4.5:1 on whatever it stands on.
DARK = Theme(
    is_dark=True, background="#1c1b19", side="#191816", list="#201f1c", paper="#242320",
    ink="#e9e4d8", muted="#a0998c", faint="#5a564e", line="#34322d", accent="#e37d68", wash="#3a2621",
    selected="#35302a", chosen="#4e3730", hit="#6b5418", mark="#d9a24a", on_accent="#1c1b19",
)  # fmt: skip


SEPIA = Theme(
    is_dark=False, background="#efe4cd", side="#e7dabd", list="#f3ead6", paper="#f9f1df",
    ink="#372c1e", muted="#66573f", faint="#b8a98a", line="#dacaa8", accent="#93371b", wash="#ecd6bf",
    selected="#e8d7b8", chosen="#e6c9a9", hit="#ffd76e", mark="#b97a1f", on_accent="#ffffff",
)  # fmt: skip
WHITE = Theme(
    is_dark=False, background="#f4f4f5", side="#ebebee", list="#f9f9fa", paper="#ffffff",
    ink="#1c1c1e", muted="#5f5f67", faint="#b4b4ba", line="#dddde1", accent="#a8321f", wash="#f7e4df",
    selected="#e8e8ed", chosen="#f0d3cc", hit="#ffe08a", mark="#c98a2b", on_accent="#ffffff",
)  # fmt: skip
THEMES = {"light": LIGHT, "sepia": SEPIA, "white": WHITE, "dark": DARK}
"""By the names that the settings have for them."""
_BY_LINE = {theme.line: theme for theme in THEMES.values()}


def theme_of(widget: QWidget) -> Theme:
    """The theme a widget is shown in."""
    return theme_in(widget.palette())


def current_theme() -> Theme:
    """The theme that is on, for what is no widget: icons, and models that tell a colour."""
    return theme_in(QGuiApplication.palette())


def theme_in(palette: QPalette) -> Theme:
    """The theme a palette is of, told by the colour of its rules, which no style sheet changes."""
    line = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Mid)
    return _BY_LINE.get(line.name()) or (DARK if line.lightness() < 128 else LIGHT)


def is_theme_change(event: QEvent) -> bool:
    """Whether a widget's `changeEvent` tells that its colours are others now."""
    return event.type() == QEvent.Type.PaletteChange


def dress(qt: QApplication, theme: Theme) -> None:
    """Show the whole program in `theme`, what is open and what will be opened."""
    sheet = style_sheet(theme)
    if qt.styleSheet() != sheet:
        qt.setPalette(palette(theme))
        qt.setStyleSheet(sheet)


def style_sheet(theme: Theme) -> str:
    """The style sheet of resources/window.qss in the theme's colours."""
    rules = (paths.resources() / "window.qss").read_text("utf-8")
    return Template(rules).substitute(theme._asdict(), icons=(paths.resources() / "icons").as_posix())


def mixed(colour: str, ground: str, share: float) -> QColor:
    """`share` (0 to 1) of `colour` laid on `ground`."""
    top, under = QColor(colour), QColor(ground)
    return QColor.fromRgbF(
        top.redF() * share + under.redF() * (1 - share),
        top.greenF() * share + under.greenF() * (1 - share),
        top.blueF() * share + under.blueF() * (1 - share),
    )


def font(
    kind: str,
    pixels: float,
    weight: QFont.Weight = QFont.Weight.Normal,
    *,
    is_traditional: bool = False,
) -> QFont:
    """A font of the house: `kind` is "song", "hei" or "kai", or a family of the system; size in pixels at 100 %.

    `is_traditional` gives the glyphs of papers in traditional characters; where the system has none of
    those families, the others serve.
    """
    face = QFont()
    if families := _families(kind, is_traditional=is_traditional):
        face.setFamilies(families)
    face.setPixelSize(max(1, round(pixels)))
    face.setWeight(weight)
    return face


@lru_cache(maxsize=16)
def _families(kind: str, *, is_traditional: bool) -> list[str]:
    """Those of the wanted families that the system has."""
    there = set(QFontDatabase.families())
    return [family for family in _wanted_families(kind, is_traditional=is_traditional) if family in there]


def _wanted_families(kind: str, *, is_traditional: bool) -> tuple[str, ...]:
    """Families in order of preference; what one of the person's own lacks is drawn in Song."""
    if kind not in HOUSE_FONTS:
        return (kind, *_wanted_families("song", is_traditional=is_traditional))
    return (*TRADITIONAL_FONTS[kind], *HOUSE_FONTS[kind]) if is_traditional else HOUSE_FONTS[kind]


def palette(theme: Theme) -> QPalette:
    """The Qt palette that carries the theme to native controls."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: theme.background, roles.WindowText: theme.ink, roles.Base: theme.paper,
        roles.AlternateBase: theme.list, roles.Text: theme.ink, roles.Button: theme.background,
        roles.ButtonText: theme.ink, roles.Highlight: theme.selected, roles.HighlightedText: theme.ink,
        roles.ToolTipBase: theme.paper, roles.ToolTipText: theme.ink, roles.PlaceholderText: theme.muted,
        roles.Link: theme.accent, roles.LinkVisited: theme.accent, roles.Accent: theme.accent,
        roles.Mid: theme.line, roles.Dark: theme.line, roles.Light: theme.paper,
        roles.BrightText: theme.accent,
    }  # fmt: skip
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return made


class _SvgEngine(QIconEngine):
    """Draws an SVG at whatever size and scale is asked for, in a colour of the theme that is on then."""

    def __init__(self, svg: bytes, colour: Colour) -> None:
        super().__init__()
        self._svg, self._colour = svg, colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        name = "faint" if mode == QIcon.Mode.Disabled else self._colour
        colour: str = getattr(current_theme(), name)
        coloured = self._svg.replace(b"currentColor", colour.encode())
        QSvgRenderer(QByteArray(coloured)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _SvgEngine(self._svg, self._colour)


@lru_cache(maxsize=256)
def icon(name: str, colour: Colour = "muted") -> QIcon:
    """The icon resources/icons/<name>.svg, which scales to any size and follows the theme."""
    return QIcon(_SvgEngine((paths.resources() / "icons" / f"{name}.svg").read_bytes(), colour))
