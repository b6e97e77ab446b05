"""The article list: what it shows, what keys and mouse do, what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage
from PySide6.QtTest import QTest

from reader.gui.articles.article_list import ArticleList
from reader.gui.articles.article_model import ArticleModel, ArticleRow, PageHeading
from reader.gui.articles.article_rows import headline_of, kicker_of, star_zone
from reader.gui.articles.issue_header import day_text, facts_text, pages_wording
from reader.gui.widgets.row_model import ROW_ROLE
from reader.gui.widgets.theme import DARK, LIGHT
from reader.store.records import IssueId, PageName
from tests.growth import calls
from tests.gui.dressing import wear
from tests.gui.invented_issue import DOUBTS, FIVE, issue, line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from reader.gui.articles.article_view import ArticleView
    from reader.gui.widgets.theme import Theme
    from reader.store.records import ArticleLine

Key = Qt.Key
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def articles(qtbot: QtBot) -> ArticleList:
    panel = ArticleList()
    qtbot.addWidget(panel)
    panel.resize(372, 800)
    panel.show_issue(FIVE, {"k2"}, {"k1", "k4"})
    panel.show()
    return panel


@pytest.fixture
def opened(articles: ArticleList) -> list[int]:
    """Ids of what was opened, in order."""
    ids: list[int] = []
    articles.article_opened.connect(ids.append)
    return ids


def view_of(articles: ArticleList) -> ArticleView:
    return articles.view


def row_of(articles: ArticleList, number: int) -> int:
    row = articles._model.row_of(line(number).id)
    assert row is not None
    return row


def place_of(articles: ArticleList, number: int) -> QPoint:
    """The middle of an article's row, in the view."""
    view = view_of(articles)
    return view.visualRect(view.model().index(row_of(articles, number), 0)).center()


def star_of(articles: ArticleList, number: int) -> QPoint:
    view = view_of(articles)
    return star_zone(view.visualRect(view.model().index(row_of(articles, number), 0))).center()


def click(articles: ArticleList, place: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(view_of(articles).viewport(), Qt.MouseButton.LeftButton, keys, place)


def press(articles: ArticleList, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(view_of(articles), key, keys)


def ids(lines: list[ArticleLine]) -> list[int]:
    return [found.id for found in lines]


# the model


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = ArticleModel()
    model.show(FIVE, frozenset(), frozenset())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    model.set_read(frozenset({"k1"}), is_read=True)
    model.show(None, frozenset(), frozenset())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_articles_stand_under_their_page(qapp: object) -> None:
    model = ArticleModel()
    model.show(FIVE, frozenset(), frozenset())
    rows = [model.index(row).data(ROW_ROLE) for row in range(model.rowCount())]
    assert [row for row in rows if isinstance(row, PageHeading)] == [
        PageHeading("1", "要闻", 3),
        PageHeading("2", "要闻", 2),
    ]
    assert [row.line.id if isinstance(row, ArticleRow) else None for row in rows] == [
        None,
        1,
        2,
        3,
        None,
        4,
        5,
    ]


def test_a_screen_reader_hears_whole_sentences(qapp: object) -> None:
    model = ArticleModel()
    cut = line(2, kicker="开春第一会", rubric="信安时评")._replace(truncated=True)
    model.show(issue(line(1), cut), frozenset({"k2"}), frozenset({"k1"}))
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert said[0] == "Page 1 要闻: 2 articles."
    assert said[1] == "企业说难处. 林禾 苏晚舟. 625 characters. Page 1 要闻."
    assert said[2] == (
        "企业说难处. 开春第一会. 信安时评. 林禾 苏晚舟. 625 characters, breaks off. "
        "Page 1 要闻. Unread. Bookmarked."
    )


def test_without_a_headline_the_rubric_and_the_opening_stand_there(qapp: object) -> None:
    nameless = line(1, headline=None, rubric="河边来信")
    assert (kicker_of(nameless), headline_of(nameless)) == ("河边来信", "“堤上只放着一块倒计时牌")
    assert headline_of(nameless._replace(opening="")) == "(no text)"
    assert kicker_of(line(1, rubric="启事")) == "启事"


# the head


def test_the_head_says_which_issue_it_is() -> None:
    assert day_text(FIVE.date) == "Tuesday, 2022-07-19"
    assert facts_text(FIVE) == "lunar 六月廿一 · No. 3576 · 8 pages · 5 articles in all"
    assert facts_text(FIVE._replace(number=None, page_count=None)) == "lunar 六月廿一 · 5 articles in all"


def test_doubts_are_one_line_that_opens(articles: ArticleList, qtbot: QtBot) -> None:
    assert not articles.header.doubts.isVisible()
    articles.show_issue(FIVE._replace(findings=DOUBTS), set(), set())
    button, details = articles.header.doubts, articles.header._details
    assert button.text() == "1 thing to check in this issue"
    assert not details.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert details.isVisible()
    assert details.text() == "\n".join(finding.text for finding in DOUBTS)
    articles.show_issue(FIVE._replace(findings=DOUBTS[1:]), set(), set())
    assert button.text() == "1 note about this issue"
    assert not details.isVisible()


# opening


def test_showing_an_issue_opens_nothing(articles: ArticleList, opened: list[int]) -> None:
    articles.show_issue(FIVE, set(), set())
    assert opened == []
    assert articles.current() is None
    assert articles.selected() == []


def test_a_click_opens_once(articles: ArticleList, opened: list[int], qtbot: QtBot) -> None:
    click(articles, place_of(articles, 2))
    click(articles, place_of(articles, 2))
    assert opened == [2]


def test_arrow_keys_open_at_once_and_pass_over_headings(
    articles: ArticleList, opened: list[int], qtbot: QtBot
) -> None:
    click(articles, place_of(articles, 3))
    press(articles, Key.Key_Down)
    press(articles, Key.Key_Up)
    press(articles, Key.Key_Up)
    assert opened == [3, 4, 3, 2]


def test_home_end_and_pages(articles: ArticleList, opened: list[int], qtbot: QtBot) -> None:
    for key in (Key.Key_End, Key.Key_Home, Key.Key_PageDown, Key.Key_Down, Key.Key_PageUp, Key.Key_PageUp):
        press(articles, key)
    assert opened == [5, 1, 4, 5, 4, 1]


def test_at_the_ends_keys_stay(articles: ArticleList, opened: list[int], qtbot: QtBot) -> None:
    for key in (Key.Key_End, Key.Key_Down, Key.Key_PageDown, Key.Key_Home, Key.Key_Up, Key.Key_PageUp):
        press(articles, key)
    assert opened == [5, 1]


def test_choosing_several_opens_none_of_them(articles: ArticleList, opened: list[int], qtbot: QtBot) -> None:
    click(articles, place_of(articles, 1))
    press(articles, Key.Key_Down, SHIFT)
    press(articles, Key.Key_Down, SHIFT)
    press(articles, Key.Key_Down, SHIFT)
    assert ids(articles.selected()) == [1, 2, 3, 4]
    click(articles, place_of(articles, 3), CTRL)
    assert ids(articles.selected()) == [1, 2, 4]
    press(articles, Key.Key_A, CTRL)
    assert ids(articles.selected()) == [1, 2, 3, 4, 5]
    assert opened == [1]


def test_enter_goes_on_into_the_article(articles: ArticleList, opened: list[int], qtbot: QtBot) -> None:
    press(articles, Key.Key_Home)
    with qtbot.waitSignal(articles.reading_wanted):
        press(articles, Key.Key_Return)
    with qtbot.waitSignal(articles.reading_wanted):
        QTest.mouseDClick(
            view_of(articles).viewport(), Qt.MouseButton.LeftButton, NONE, place_of(articles, 4)
        )
    assert opened == [1, 4]


def test_letters_and_space_are_left_to_the_window(articles: ArticleList, qtbot: QtBot) -> None:
    press(articles, Key.Key_Home)
    for key in (Key.Key_J, Key.Key_Space, Key.Key_5):
        press(articles, key)
    assert ids(articles.selected()) == [1]


def test_commands_open_the_neighbours(articles: ArticleList, opened: list[int]) -> None:
    assert articles.open_next()
    assert articles.open_next()
    assert articles.open_previous()
    assert not articles.open_previous()
    assert articles.open_next_page()
    assert not articles.open_next_page()
    assert articles.open_previous_page()
    assert opened == [1, 2, 1, 4, 1]


def test_the_next_unread_is_sought_over_the_end(articles: ArticleList, opened: list[int]) -> None:
    assert articles.open_article(line(5).id)
    assert articles.open_next_unread()
    articles.set_read(["k2", "k3", "k5"], is_read=True)
    assert not articles.open_next_unread()
    assert opened == [5, 2]


def test_what_is_opened_elsewhere_is_marked_without_telling(
    articles: ArticleList, opened: list[int], qtbot: QtBot
) -> None:
    articles.show_open(line(4).id)
    current = articles.current()
    assert current is not None
    assert (current.id, opened) == (4, [])
    press(articles, Key.Key_Down)
    assert opened == [5]
    articles.show_open(line(77).id)
    assert articles.current() is None
    assert not articles.open_article(line(77).id)


# stars and read marks


def test_a_click_on_the_star_opens_nothing(articles: ArticleList, opened: list[int], qtbot: QtBot) -> None:
    with qtbot.waitSignal(articles.star_toggled) as told:
        click(articles, star_of(articles, 3))
    assert told.args is not None
    assert ids(told.args[0]) == [3]
    assert opened == []


def choose_in_menu(articles: ArticleList, entry: int) -> None:
    """Choose an entry of the menu over the selected articles."""
    menu = articles.menu_for(articles.view.chosen_rows()[0])
    menu.actions()[entry].trigger()
    menu.deleteLater()


def test_several_stars_become_alike(articles: ArticleList, qtbot: QtBot) -> None:
    press(articles, Key.Key_A, CTRL)
    with qtbot.waitSignal(articles.star_toggled) as told:
        choose_in_menu(articles, 0)
    assert told.args is not None
    assert ids(told.args[0]) == [1, 3, 4, 5]
    for key in ("k1", "k3", "k4", "k5"):
        articles.set_starred(key, is_starred=True)
    with qtbot.waitSignal(articles.star_toggled) as told:
        choose_in_menu(articles, 0)
    assert ids(told.args[0]) == [1, 2, 3, 4, 5]


def test_read_marks_become_alike(articles: ArticleList, qtbot: QtBot) -> None:
    press(articles, Key.Key_A, CTRL)
    with qtbot.waitSignal(articles.read_toggled) as told:
        choose_in_menu(articles, 1)
    assert told.args is not None
    assert ids(told.args[0]) == [2, 3, 5]
    articles.set_read({"k2", "k3", "k5"}, is_read=True)
    assert articles.is_read("k2")
    with qtbot.waitSignal(articles.read_toggled) as told:
        choose_in_menu(articles, 1)
    assert ids(told.args[0]) == [1, 2, 3, 4, 5]


def test_tips_explain_the_star_and_complete_a_headline(articles: ArticleList) -> None:
    view = view_of(articles)
    assert view.tip_at(star_of(articles, 1)) == "Bookmark this article"
    assert view.tip_at(star_of(articles, 2)) == "Remove bookmark"
    assert view.tip_at(place_of(articles, 1)) == ""
    long = "老街改造" * 30
    articles.show_issue(issue(line(1, headline=long)), set(), set())
    assert view.tip_at(place_of(articles, 1)) == long


# the menu


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_the_menu_speaks_of_the_row_under_the_mouse(articles: ArticleList, qtbot: QtBot) -> None:
    menu = articles.menu_for(row_of(articles, 2))
    marks = ["Remove bookmark", "Mark as read"]
    rest = ["Copy citation", "Export 1 article…", "Move to page", "Remove from the archive"]
    assert texts(menu) == [*marks, *rest]
    with qtbot.waitSignal(articles.citation_wanted) as told:
        choose(menu, "Copy citation")
    assert told.args is not None
    assert ids(told.args[0]) == [2]


def test_the_menu_speaks_of_all_chosen_articles(articles: ArticleList, qtbot: QtBot) -> None:
    press(articles, Key.Key_A, CTRL)
    menu = articles.menu_for(row_of(articles, 2))
    with qtbot.waitSignal(articles.export_wanted) as told:
        choose(menu, "Export 5 articles…")
    assert told.args is not None
    assert ids(told.args[0]) == [1, 2, 3, 4, 5]


def test_the_menu_opens_where_it_was_asked_for(articles: ArticleList, qtbot: QtBot) -> None:
    view, place = view_of(articles), place_of(articles, 3)
    view.menu_wanted.disconnect()
    by_mouse = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    with qtbot.waitSignal(view.menu_wanted) as told:
        QCoreApplication.sendEvent(view.viewport(), by_mouse)
    assert told.args is not None
    assert told.args[0] == row_of(articles, 3)
    articles.open_article(line(4).id)
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, place)
    with qtbot.waitSignal(view.menu_wanted) as told:
        QCoreApplication.sendEvent(view.viewport(), by_key)
    assert told.args[0] == row_of(articles, 4)


def test_the_right_button_opens_no_article(articles: ArticleList, opened: list[int], qtbot: QtBot) -> None:
    QTest.mouseClick(view_of(articles).viewport(), Qt.MouseButton.RightButton, NONE, place_of(articles, 3))
    assert opened == []


# the looks


def test_an_issue_that_is_not_there_is_explained(articles: ArticleList) -> None:
    articles.show_empty("7月22日没有收到这一期")
    assert articles._empty.text == "7月22日没有收到这一期"
    assert articles._empty.isVisible()
    assert articles.selected() == []


def picture_of(articles: ArticleList) -> QImage:
    return view_of(articles).viewport().grab().toImage()


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_open_article_has_its_bar_and_its_ground(articles: ArticleList, colours: Theme) -> None:
    wear(colours)
    articles.open_article(line(2).id)
    picture, middle = picture_of(articles), place_of(articles, 2)
    assert picture.pixelColor(1, middle.y()) == QColor(colours.accent)
    assert picture.pixelColor(middle.x() + 80, middle.y()) == QColor(colours.selected)
    assert picture.pixelColor(1, place_of(articles, 3).y()) == QColor(colours.list)


def test_a_read_article_has_no_dot(articles: ArticleList) -> None:
    dots = {
        number: sum(
            picture_of(articles).pixelColor(13, y) == QColor(LIGHT.accent)
            for y in range(place_of(articles, number).y() - 30, place_of(articles, number).y() + 30)
        )
        for number in (1, 2)
    }
    assert dots[1] == 0
    assert dots[2] >= 4


def test_a_hollow_star_under_the_mouse_moves_nothing(articles: ArticleList, qtbot: QtBot) -> None:
    view = view_of(articles)
    before = [view.visualRect(view.model().index(row, 0)) for row in range(view.row_count())]
    QTest.mouseMove(view.viewport(), star_of(articles, 1))
    after = [view.visualRect(view.model().index(row, 0)) for row in range(view.row_count())]
    assert before == after


def test_what_showing_an_issue_takes_grows_with_its_articles(articles: ArticleList) -> None:
    def show(count: int) -> int:
        many = issue(
            *(
                line(n, str(1 + n // 20), headline="石桥下建蓄水缸 北岭引水隧洞今日全线正式贯通")
                for n in range(count)
            )
        )

        def work() -> None:
            articles.show_issue(many, set(), set())
            view_of(articles).doItemsLayout()
            view_of(articles).viewport().repaint()

        return calls(work)

    show(10)  # what is made once is made
    assert show(600) < 2.3 * show(300)


# shown anew


def many_lines() -> tuple[ArticleLine, ...]:
    return tuple(line(number, headline=f"第{number}篇") for number in range(1, 61))


def test_an_issue_shown_anew_stands_as_it_stood(articles: ArticleList, opened: list[int]) -> None:
    articles.show_issue(issue(*many_lines()), set(), set())
    view = view_of(articles)
    articles.open_article(line(40).id)
    click(articles, place_of(articles, 39), SHIFT)
    scrolled = view.verticalScrollBar().value()
    assert scrolled > 0
    opened.clear()
    articles.show_issue(issue(*(it for it in many_lines() if it.id != line(39).id)), set(), set())
    articles.show_open(line(40).id)
    assert opened == []
    assert view.verticalScrollBar().value() == scrolled
    assert ids(articles.selected()) == [40]
    articles.show_issue(issue(*many_lines())._replace(id=IssueId(9)), set(), set())
    assert view.verticalScrollBar().value() == 0
    assert articles.selected() == []


def test_chosen_articles_stay_chosen_when_the_issue_is_shown_anew(
    articles: ArticleList, opened: list[int]
) -> None:
    press(articles, Key.Key_A, CTRL)
    opened.clear()
    articles.show_issue(FIVE._replace(findings=DOUBTS), set(), set())
    articles.show_open(line(2).id)
    assert ids(articles.selected()) == [1, 2, 3, 4, 5]
    assert opened == []


def test_pages_that_only_the_masthead_counts_are_not_told_as_held(articles: ArticleList) -> None:
    pages = (PageName("1"), PageName("2", is_held=False), PageName("3", is_held=False))
    assert "1 of 3 pages held" in facts_text(FIVE._replace(pages=pages, page_count=3))


def test_the_header_tells_how_many_pages_are_held() -> None:
    assert pages_wording(1, 8) == "1 of 8 pages held"
    assert pages_wording(8, 8) == pages_wording(0, 8) == pages_wording(8, None) == "8 pages"
    assert pages_wording(0, None) == ""
