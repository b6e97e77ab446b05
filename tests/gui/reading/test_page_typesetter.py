from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.core.paper import Article, Author, Clipping
from reader.gui.facsimile.pane import FacsimilePane
from reader.gui.reading import ReadingPane
from reader.store.records import ArticleId, ArticleRecord, IssueId

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PAGE_NAMES = ("要闻", "乡村", "副刊", "专版·桥", "Rural life", "农事 乡里", "综合新闻", "國際")
ARTICLE = Article(
    headline="渡口今天停了最后一班船", authors=(Author("林述", "记者"),), paragraphs=("没有锣鼓。",)
)
RECORD = ArticleRecord(
    ArticleId(1), "key", IssueId(1), Clipping("清川日报", date(2024, 3, 5), "2", ARTICLE, "")
)


@pytest.mark.parametrize("width", range(560, 820, 37))
def test_byline_and_place_share_one_line(width: int, qtbot: QtBot) -> None:
    pane = ReadingPane(lambda _text, _query: (), FacsimilePane)
    qtbot.addWidget(pane)
    pane.resize(width, 720)
    pane.show()
    for name in PAGE_NAMES:
        pane.show_article(RECORD._replace(clipping=RECORD.clipping._replace(page_name=name)), False)
        document = pane.sheet.document()
        place = document.find("林述").block()
        assert "\t" in place.text()
        pane.sheet.lay_out()
        assert place.layout().lineCount() == 1, name
