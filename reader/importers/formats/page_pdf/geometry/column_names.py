"""The names of columns 栏目: how a line that is one is worded."""

from __future__ import annotations

import re

from reader.importers.layout.line_kinds import is_rubric
from reader.importers.layout.lines import width

_LONGEST_NAME = 6
_COLUMN = re.compile(
    r"\w{0,4}(?:副刊|连载|散文|随笔|杂文|小说|诗歌|夜话|时评|短评|快评|之言|巷议|百味|话题|论坛|三农|广角|聚焦|视点|观察|纪事"
    r"|札记|走笔|速览|资讯|风采|天地|园地|文苑|茶座|絮语|杂谈|漫谈|夜谈|讲堂|课堂|看台|视窗|之窗|之声|专栏|专版|周刊|回音壁|信箱"
    r"|连線|連載|雜文|論壇|副刊"
    r"|贴士|阅读|链接|背景|提示|解释|手记|留痕)"
)
"""How columns 栏目 are mostly called."""
_OF_PLACES = "县市区镇乡村州省旗"
"""A short kicker may be the name of a place; other words as short are the names of columns."""


def is_named_as_column(text: str) -> bool:
    """Whether a line is worded as the names of columns are: 副刊, 一家之言, 百姓话题, 长篇连载."""
    return is_rubric(text) or (width(text) <= _LONGEST_NAME and _COLUMN.fullmatch(text) is not None)


def is_column_name(text: str) -> bool:
    """Whether a line over a heading is the name of a column and no kicker: short, and no place's name."""
    return is_rubric(text) or (width(text) <= _LONGEST_NAME and text.isalpha() and text[-1] not in _OF_PLACES)
