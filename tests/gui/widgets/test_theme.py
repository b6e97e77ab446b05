"""Every text can be read on whatever it stands on, light and dark."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6 import QtWidgets
from PySide6.QtGui import QColor, QPalette

from reader.core.paper import Article, Author, Clipping
from reader.gui.facsimile.pane import FacsimilePane
from reader.gui.reading import ReadingPane
from reader.gui.reading.page_view import CURRENT_SHARE
from reader.gui.widgets import theme
from reader.gui.widgets.theme import mixed, style_sheet
from reader.store.records import ArticleId, ArticleRecord, IssueId
from tests.checkout import CHECKOUT
from tests.gui.dressing import wear
from tests.gui.reading.test_pane import highlights

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEAST = 4.5
EACH = pytest.mark.parametrize("colours", theme.THEMES.values(), ids=theme.THEMES)
GROUNDS = ("background", "side", "list", "paper", "wash", "selected")
ARTICLE = Article(
    headline="桥通了", kicker="渡口与桥", rubric="桥边", deck="过桥的人", authors=(Author("林述", "记者"),),
    paragraphs=("桥在江上。",),
)  # fmt: skip
RECORD = ArticleRecord(
    ArticleId(1), "key", IssueId(1), Clipping("清川日报", date(2024, 3, 5), "1", ARTICLE, "")
)


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor | str, other: QColor | str) -> float:
    """1 to 21, as WCAG 2 has it."""
    dark, bright = sorted(luminance(QColor(colour)) for colour in (one, other))
    return (bright + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_everyone_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@EACH
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["ink", "muted", "accent"])
def test_words_can_be_read_on_every_ground(colours: theme.Theme, ground: str, ink: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= LEAST


@EACH
def test_words_on_the_accent_and_on_lit_places_can_be_read(colours: theme.Theme) -> None:
    grounds = (
        colours.hit,
        mixed(colours.mark, colours.hit, CURRENT_SHARE),
        colours.chosen,
    )
    assert contrast(colours.on_accent, colours.accent) >= LEAST
    assert [
        round(contrast(colours.ink, ground), 1) for ground in grounds if contrast(colours.ink, ground) < LEAST
    ] == []


@EACH
def test_native_controls_can_be_read(colours: theme.Theme) -> None:
    roles, made = QPalette.ColorRole, theme.palette(colours)
    pairs = (
        (roles.WindowText, roles.Window), (roles.Text, roles.Base), (roles.ButtonText, roles.Button),
        (roles.HighlightedText, roles.Highlight), (roles.ToolTipText, roles.ToolTipBase),
        (roles.PlaceholderText, roles.Base), (roles.Link, roles.Window), (roles.Text, roles.AlternateBase),
    )  # fmt: skip
    assert [pair for pair in pairs if contrast(made.color(pair[0]), made.color(pair[1])) < LEAST] == []


@EACH
def test_the_style_sheet_names_no_colour_of_its_own(colours: theme.Theme) -> None:
    sheet = style_sheet(colours)
    named = {getattr(colours, name) for name in colours._fields}
    used = {word.strip(";,") for word in sheet.split() if word.startswith("#") and len(word.strip(";,")) == 7}
    assert used
    assert used <= named


def test_the_style_sheet_names_widgets_that_there_are() -> None:
    rules = re.sub(r"/\*.*?\*/", "", style_sheet(theme.LIGHT), flags=re.DOTALL)
    selectors = " ".join(re.sub(r"\{.*?\}", " ", rules, flags=re.DOTALL).split())
    named = set(re.findall(r"(?<![\w#:\-\"])[A-Z]\w+", selectors))
    sources = "\n".join(path.read_text("utf-8") for path in (CHECKOUT / "reader" / "gui").rglob("*.py"))
    ours = set(re.findall(r"^class (\w+)", sources, flags=re.MULTILINE))
    assert {"PageView", "QPushButton"} <= named
    assert {name for name in named - ours if not hasattr(QtWidgets, name)} == set()
    assert {name for name in re.findall(r"#(\w+)", selectors) if f'"{name}"' not in sources} == set()


@EACH
def test_lit_words_are_in_ink_wherever_they_stand(colours: theme.Theme, qtbot: QtBot) -> None:
    pane = ReadingPane(highlights, FacsimilePane)
    qtbot.addWidget(pane)
    pane.resize(780, 720)
    wear(colours)
    pane.show()
    pane.show_article(RECORD, False, "桥")
    assert len(pane.hits) == 5
    inked = {
        it.cursor.selectionStart(): it.format.foreground().color() for it in pane.sheet.extraSelections()
    }
    for hit in pane.hits:
        block = pane.sheet.document().findBlock(hit.start)
        colour = inked.get(hit.start, block.charFormat().foreground().color())
        assert colour == QColor(colours.ink), block.text()
    wear(theme.DARK if colours is theme.LIGHT else theme.LIGHT)
    inks = {it.format.foreground().color().name() for it in pane.sheet.extraSelections()}
    assert inks == {(theme.DARK if colours is theme.LIGHT else theme.LIGHT).ink}
    pane.show_article(RECORD, False)
    assert not pane.sheet.extraSelections()
