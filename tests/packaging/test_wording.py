"""What the program says, read by rules that a native writer of each language would keep."""

from __future__ import annotations

import re

import pytest

import catalogue
from reader.gui.shell.commands import commands
from tests.checkout import CHECKOUT

HAN = "\u4e00-\u9fff"
FIELD = r"\{[^}]*\}"
HALF_WIDTH = re.compile(rf"[{HAN}][,:;!?]|[,;!?][{HAN}]|[{HAN}] ?\((?![*&])|\)[{HAN}]")
FULL_WIDTH = re.compile(r"[\u3000-\u303f\uff00-\uffef]")
AFTER_AN_ORDINAL = re.compile(rf"第 |第{FIELD} ")
SHUNNED = {
    "您": "你", "改正": "更正", "文章": "稿件", "跳转": "前往", "跳到": "前往", "版号": "版次", "搜索": "查找",
    "检索": "查找", "去掉书签": "取消书签", "去书签": "取消书签", "删除书签": "取消书签", "别的版": "其他版",
    "所选": "选中的", "目录": "列表",
}  # fmt: skip
"""Words that have another name here."""
SHUNNED_IN_ENGLISH = (
    "no folder any more",
    "take the bookmark away",
    "taken away",
    "chosen articles",
    "looking first",
    " no longer be ",
)


def messages() -> list[tuple[str, str]]:
    """Each sentence in English and in Chinese, in all its forms."""
    found = []
    for message in catalogue.read(catalogue.CHINESE):
        if message.id:
            english = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
            chinese = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
            found += [(it, str(chinese[0])) for it in english]
    return found


def guide(language: str) -> str:
    folder = CHECKOUT / "resources" / "guide" / language
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.md")))


@pytest.mark.parametrize(("shunned", "better"), SHUNNED.items())
def test_a_thing_has_one_name_in_chinese(shunned: str, better: str) -> None:
    assert [chinese for _english, chinese in messages() if shunned in chinese] == [], better
    if shunned not in {"目录", "文章", "所选"}:  # a manual tells of folders, too
        assert shunned not in guide("zh_CN"), better


@pytest.mark.parametrize("shunned", SHUNNED_IN_ENGLISH)
def test_a_thing_has_one_name_in_english(shunned: str) -> None:
    assert [english for english, _chinese in messages() if shunned in english.replace("&", "").lower()] == []


def test_chinese_has_full_width_marks() -> None:
    assert [chinese for _english, chinese in messages() if HALF_WIDTH.search(chinese)] == []


def test_english_has_none() -> None:
    assert [english for english, _chinese in messages() if FULL_WIDTH.search(english)] == []


def test_no_space_stands_within_an_ordinal() -> None:
    assert [chinese for _english, chinese in messages() if AFTER_AN_ORDINAL.search(chinese)] == []


def test_a_letter_stands_before_the_dots_of_a_menu() -> None:
    assert [chinese for _english, chinese in messages() if re.search(r"…\(&\w\)", chinese)] == []


def test_what_leads_to_a_letter_in_english_does_so_in_chinese() -> None:
    for english, chinese in messages():
        letters = [re.findall(r"&(\w)", text) for text in (english, chinese)]
        assert [it.lower() for it in letters[0]] == [it.lower() for it in letters[1]], english


LEFT_OVER = re.compile(rf"\.\.\.|[{HAN}]\.(\s|$)|[{HAN}]['\"]|['\"][{HAN}]|  +|^ | $")
"""Marks that no Chinese printer sets: dots in threes, a full stop on the line, straight quotation marks, blanks."""
ENTRY = re.compile(r"\(&\w\)|&|…|（[A-Za-z0-9+−?← →]+）| \([A-Z][A-Za-z0-9+−]*\)")
"""What a menu or a tool tip adds to the name of a command."""


def bare(text: str) -> str:
    return ENTRY.sub("", text).strip()


def test_marks_are_those_of_a_chinese_printer() -> None:
    allowed = {"“", "”", "  "}
    assert [it for _english, it in messages() if LEFT_OVER.search(it.strip()) and it not in allowed] == []


def test_a_command_has_one_name_in_menus_bars_and_tips() -> None:
    """Texts that differ in letter, dots and key only say the same in Chinese."""
    names: dict[str, set[str]] = {}
    for english, chinese in messages():
        if (
            "{" not in english and english != "Article"
        ):  # of which the menu tells as a whole, the sheet its text
            names.setdefault(bare(english), set()).add(bare(chinese))
    assert {english: found for english, found in names.items() if len(found) > 1} == {}


def test_no_two_commands_go_by_one_name() -> None:
    """Two entries of the menus that say the same in Chinese would not be told apart."""
    entries = {it.text for it in commands()}
    names: dict[str, set[str]] = {}
    for english, chinese in messages():
        if english in entries:
            names.setdefault(bare(chinese), set()).add(english)
    doubled = {chinese: found for chinese, found in names.items() if len(found) > 1}
    assert doubled == {}, doubled


def test_brackets_and_quotation_marks_are_closed() -> None:
    pairs = ("（）", "“”", "《》", "［］")
    partial = {"“{words}", "”"}  # a quotation that is closed by another part
    unclosed = [
        chinese
        for english, chinese in messages()
        if english not in partial and any(chinese.count(it[0]) != chinese.count(it[1]) for it in pairs)
    ]
    assert unclosed == []
