"""What a line is by itself: a heading perhaps, a rubric 栏目, the makers of the page, where an article starts."""

from __future__ import annotations

from reader.importers.layout.bylines import parse_byline, parse_lead
from reader.importers.layout.jumps import begins_rest, take_jumps
from reader.importers.layout.lines import width
from reader.importers.layout.punctuation import (
    begins_item,
    closes_other,
    goes_on,
    has_open_pair,
    is_aside,
    is_rule,
)
from reader.importers.layout.remembered import remembered
from reader.importers.layout.rules import rule

_WIDEST_HEADING, _WIDEST_CALL = 42, 20
"""Ems. A line that ends with a colon calls the headline below it (气象专家提醒：) only if it is short."""
_RUBRIC = rule(
    r"[【〔《◆■●\s]*(?:[\u4e00-\u9fff]{0,4}(?:评论|短评|时评|社论|快评|锐评|微评|漫评|評論|短評|時評|社論|社评)"
    r"|编者按|编后|编后语|编余|言论|今日谈|画外音|三言两语"
    r"|图片(?:新闻|报道|故事)|读者(?:来信|之声|问)|来信照登|编读往来|读者问[·、]?编辑答|对话|访谈|专访)[】〕》\s]*"
)
_LABEL = rule(r"[【〔［\[]\s*[\u4e00-\u9fff·]{2,8}\s*[】〕］\]]|[■◆●▲★◎□]\s*(?!问$|答$)[\u4e00-\u9fff]{2,6}")
_CREDIT = rule(
    r"(?:本版|本期|值班)?(?:责任编辑|责编|执行编辑|本版编辑|编辑|版式|版面设计|版面|美术编辑|美编|校对|组版|排版|制作|审读|统筹)[：:／/\s]"
)
_ADVERTISEMENT = rule(r"[【〔《◆■●·\s]*(?:商业|公益|分类|本版)?广告[】〕》·\s]*")
_FOLIO = rule(r"[—–―－-]{1,2}\s*\d{1,3}\s*[—–―－-]{1,2}|第\s*\d{1,3}\s*页(?:\s*共\s*\d{1,3}\s*页)?")


@remembered
def could_be_heading(text: str) -> bool:
    """Whether a line may be a heading: short, no sentence within, not cut in mid-sentence."""
    return (
        1 < width(text) <= _WIDEST_HEADING
        and "。" not in text.rstrip("。")
        and not text.endswith(tuple("。，、；，,;"))
        and not (text.endswith(("：", ":")) and (width(text) > _WIDEST_CALL or "，" in text))
        and "；" not in text
        and not (goes_on(text) or is_rule(text) or has_open_pair(text))
        and (not begins_item(text) or is_label(text))
        and not (closes_other(text) or is_aside(text) or take_jumps(text)[1])
    )


def is_rubric(text: str) -> bool:
    """Whether a line is the standing name of a commentary 评论栏目."""
    return _RUBRIC.fullmatch(text) is not None or is_advertisement(text)


def is_advertisement(text: str) -> bool:
    """Whether a line says that an advertisement 广告 follows."""
    return _ADVERTISEMENT.fullmatch(text) is not None


def bare_rubric(text: str) -> str:
    """A rubric's name without the marks around it."""
    return text.strip("【】〔〕［］[]《》◆■●▲★◎□ ")


def is_label(text: str) -> bool:
    """Whether a line is set as the standing names of rubrics 栏目 are: 【民生】, ■ 今日关注."""
    return _LABEL.fullmatch(text) is not None and not parse_byline(text)


def is_credit(text: str) -> bool:
    """Whether a line says who made the page (责任编辑, 版式 …), or is nothing but its number."""
    if _FOLIO.fullmatch(text):
        return True
    return width(text) <= 60 and _CREDIT.match(text) is not None and "。" not in text


def starts_article(text: str) -> bool:
    """Whether a line can only be the first of an article's text."""
    return parse_lead(text) is not None or parse_byline(text) is not None or begins_rest(text)
