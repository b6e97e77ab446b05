"""What columns and keys are called: one table for tables, JSON and front matter alike.

The names are those of public crawlers, data sets and site generators, in both languages. A name counts whatever its
capitals, and with or without marks between its words. Of several columns for one field, that whose name stands first
in the table is taken; what the person says goes before all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Field(StrEnum):
    """What a column can hold."""

    PAPER = "paper"
    SOURCE = "source"
    """Where it is from: the paper, or anything else."""
    DAY = "day"
    PAGE = "page"
    PAGE_NAME = "page name"
    PLACE = "place"
    """Which article of the page, or of the day, it is."""
    RUBRIC = "rubric"
    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    AUTHORS = "authors"
    DATELINE = "dateline"
    TEXT = "text"


Columns = Mapping[Field, str]
"""The column that is taken for each field."""


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


NAMES: Mapping[Field, tuple[str, ...]] = {
    Field.PAPER: _names(
        "paper newspaper newspaper_name newspaper_title paper_name paper_title publication publication_title"
        " publication_name periodical journal journal_title jname media media_name press title_normal"
        " 报纸 报纸名称 报名 报刊 报刊名称 报刊名 刊名 媒体 媒体名称 报纸来源 报纸标题 报纸名 刊载报纸 载体"
        " 报 zeitung journal_name périodique"
    ),
    Field.SOURCE: _names("source origin site 来源 新闻来源 出处"),
    Field.DAY: _names(
        "issue_date paper_date newspaper_date date day pub_date publish_date published_date publication_date"
        " article_issue_date news_date j_date ymd 日期 出版日期 见报日期 刊期 刊发日期 发表日期 发布日期 报纸日期"
        " published publish_time pub_time published_at publish_at time datetime post_time release_date created"
        " created_at created_time input_date timestamp 时间 发布时间 发表时间 刊登时间 见报时间 出版时间 刊载日期"
        " 刊登日期 报导日期 年月日 rq date_d'édition datum fecha"
    ),
    Field.PAGE: _names(
        "page page_no page_num page_number page_id pno p_number paper_number ban banci edition edition_no layout_no"
        " section_no node sheet paper_no page_label page_sequence page_seq seq_no version_code"
        " 版 版次 版号 版面号 版面编号 版序 页 页码 页数 页号 版面"
        " 所在版面 版别 刊登版面 版位 bc"
    ),
    Field.PAGE_NAME: _names(
        "page_name page_title plate version_name p_name paper_bk section_name edition_name layout_name layout"
        " ban_name bm bmmc"
        " 版名 版面名 版面名称 版面标题 section"
    ),
    Field.PLACE: _names(
        "order order_no seq sequence sort sort_no index article_no article_index article_daily_id rank num no"
        " 序号 顺序 次序 篇序 文章序号 排序"
    ),
    Field.RUBRIC: _names(
        "rubric column column_name category categories channel channel_name 栏目 栏目名 栏目名称 专栏 分类 类别 频道"
        " 版块 lm"
    ),
    Field.KICKER: _names(
        "kicker intro_title introtitle lead_title guide_title pre_title pretitle eyebrow shoulder_title up_title yinti"
        " 引题 肩题 眉题 引标题 肩标题 眉标题 上标题 yt"
    ),
    Field.HEADLINE: _names(
        "headline title main_title article_title news_title doc_title doc_name head heading name subject biaoti topic"
        " 标题 主标题 正标题 主题 题目 题名 文章标题 新闻标题 篇名 大标题 文题 标题名 文章名 文章题目 bt"
        " titre titel título"
    ),
    Field.DECK: _names(
        "deck subtitle sub_title sub_headline title2 second_title vice_title futi fubiaoti dek standfirst"
        " 副题 副标题 次标题 子题 小标题 下标题 ft"
    ),
    Field.AUTHORS: _names(
        "author authors author_name article_author byline writer reporter reporters creator by zuozhe"
        " 作者 记者 署名 撰文 撰稿 作者姓名 文章作者 责任者 作者名 记者姓名 zz auteur autor"
    ),
    Field.DATELINE: _names("dateline 电头 消息头"),
    Field.TEXT: _names(
        "text content article_content body full_text article_text article_body main_text news_content content_html"
        " content_text html raw_text paragraphs article story zhengwen neirong txt_content content_txt contents"
        " plain_text text_content page_text ocr_text ocr ocr_eng transcript transcription detail 正文 内容 全文 文本"
        " 文章内容 新闻内容 正文内容 文章正文 原文 内文 本文 文章全文 报道内容 稿件内容 文字内容 全文内容 文章 zw"
    ),
}  # fmt: skip
"""The names of the columns of each field, the surest first."""

_PERIODICAL = frozenset({"lccn", "issn", "datedédition"})
"""What catalogues tell of papers alone: beside one, the title is the paper's."""
_TITLES = frozenset({"title", "titre", "titel"})
_OF_RECORD = frozenset(
    {"created", "createdat", "createdtime", "inputdate", "timestamp", "datetime", "time", "added", "时间"}
)
"""Of days: names that may as well tell when a record was made."""

_PARTS = re.compile(r"[\W_]+")


def plain_name(name: str) -> str:
    """A column's name without its capitals and the marks between its words, simplified: articleTitle, 標題."""
    from reader.importers.layout.rules import simplified

    return simplified(_PARTS.sub("", unicodedata.normalize("NFKC", name)).casefold())


@cache
def _ranked() -> Mapping[str, tuple[Field, int]]:
    found: dict[str, tuple[Field, int]] = {}
    for field, names in NAMES.items():
        for rank, name in enumerate(names):
            found.setdefault(plain_name(name), (field, rank))
    return found


def field_of(name: str) -> Field | None:
    """What a column of this name holds; None where that is not known."""
    found = _ranked().get(plain_name(name))
    return found[0] if found else None


def may_be_of_record(name: str) -> bool:
    """Whether a column of days may tell when its record was made, and not when the paper came out."""
    return plain_name(name) in _OF_RECORD


def take_columns(names: Iterable[str], said: Sequence[tuple[str, str]] = ()) -> dict[Field, str]:
    """Which of some columns is taken for each field. `said`: field and column, as the person has them; "" for none.

    A column is taken for one field only. A column that was said and is not there is not taken.
    """
    names = list(dict.fromkeys(names))
    spoken = {Field(field): column for field, column in said}
    found = {field: column for field, column in spoken.items() if column in names}
    if Field.PAPER not in spoken and _PERIODICAL & {plain_name(name) for name in names}:
        found |= {field: name for name in names for field in (Field.PAPER,) if plain_name(name) in _TITLES}
    taken = set(found.values())
    known = sorted(
        (rank, at, field, name)
        for at, name in enumerate(names)
        if name not in taken and (ranked := _ranked().get(plain_name(name)))
        for field, rank in (ranked,)
    )
    for _rank, _at, field, name in known:
        if field not in found and field not in spoken:
            found[field] = name
    return {field: found[field] for field in Field if field in found}
