"""How a heading line is worded: what speaks for a kicker 引题, a headline 主题 or a deck 副题.

Page text has no type sizes. What editors put where does show in the words: the kicker names the occasion,
the speaker or the series; the headline says it short, in pairs, with a picture or a question; the deck tells
figures, places and who was there, or comes after a dash. Each sign has a weight; the sums are compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.importers.layout.lines import width
from reader.importers.layout.rules import rule

if TYPE_CHECKING:
    import re


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern looked for in a heading line, what it speaks for, and the reason."""

    weight: float
    pattern: re.Pattern[str]
    reason: str


def _sign(weight: float, pattern: str, reason: str) -> Sign:
    return Sign(weight, rule(pattern), reason)


_PLACE = (
    r"(?:全|我|本|该)?[省市县区州镇乡村](?=[\u4e00-\u9fff0-9])|"
    r"[\u4e00-\u9fff]{1,5}?(?:省|市|县|区|镇|乡|村|街道|社区|州|"
    r"局|公司|集团|大队|学校|小学|中学|医院|法院)"
)

_FIGURE = r"[\d一二三四五六七八九十百千万两]"
_FIGURES = rf"^(?=\S*{_FIGURE}\S*[ 　]+\S*{_FIGURE})\S{{2,12}}[ 　]+\S{{2,12}}$"
_REPORT = (
    r"[\u4e00-\u9fff](?:见闻|侧记|纪实|纪事|一瞥|掠影|写真|扫描|综述|走笔|追记|回顾|"
    r"巡礼|年记|小记|手记|观察)$"
)

KICKER = (
    _sign(3, _FIGURES, "is nothing but figures"),
    _sign(
        6,
        r"(?:强调|要求|指出|表示|提出|寄语|批示|时说|会上说|(?<![小定及当平])时|会上|希望|勉励|(?<![作体出了])部署)[：:]?$",
        "ends where the words spoken begin",
    ),
    _sign(
        3, r"(?:召开|举行|举办|开幕|闭幕|开赛|启动|收官|落幕|揭晓|开班|揭牌|发布|结束)$", "names the occasion"
    ),
    _sign(
        5,
        r"(?:发布|公布|通报)(?:最新|有关|相关)?(?:数据|消息|报告|情况|结果|名单)$",
        "names the source",
    ),
    _sign(
        2,
        r"主持召开|在.{2,24}(?:会|会议|活动|仪式|论坛)上|带队|调研|考察|视察|会见|走访慰问",
        "names who did it and where",
    ),
    _sign(
        4,
        r"^(?!.*[了有在把让为变进])[\u4e00-\u9fff（）]{3,22}(?:局|中心|委员会|办公室|公司|政府|法院|检察院|供电所|派出所|协会|联合会|总队|支队|大队|指挥部|管委会|领导小组)$",
        "is an office",
    ),
    _sign(
        5,
        r"(?:盘点|走基层|一线|风采|故事|系列|专栏|视点|观察|聚焦|特别报道|进行时|之歌|榜样|典型|人物|问答|一答|回眸|巡礼|述评|现场|看变化|随笔|纪事|专题|系列报道|连续报道|专版)$",
        "is the name of a series",
    ),
    _sign(4, r"[·｜|]", "is a series with its part"),
    _sign(
        4,
        r"[①-⑳]$|[（(][一二三四五六七八九十上中下\d]{1,2}[）)]$|之[一二三四五六七八九十]$",
        "counts a series",
    ),
    _sign(
        3,
        r"^(?:总)?(?:投资|投入|耗资|历时|占地|总额|涉及|惠及)[^，。]{0,4}\d",
        "is the figure behind the news",
    ),
    _sign(1.5, r"^[^，。？！：\d\s了着过]{3,7}$", "is as short as a label"),
    _sign(
        2,
        r"^(?:喜迎|迎战|决战|奋战|致敬|聚焦|直击|关注|走进|打造|贯彻|落实|深入学习|学习贯彻)\S{2,12}$",
        "names the campaign",
    ),
    _sign(
        1.5,
        r"^(?=(\S{3,6})[ 　](\S{3,6})$)(?:\S{3}[ 　]\S{3}|\S{4}[ 　]\S{4}|\S{5}[ 　]\S{5}|\S{6}[ 　]\S{6})$",
        "is a short couplet",
    ),
)

HEADLINE = (
    _sign(-2.5, _FIGURES, "is nothing but figures"),
    _sign(-1.5, _REPORT, "tells what kind of report it is"),
    _sign(2, r"^\S{3,12}(?:[ 　]+\S{3,14}){1,2}$", "is set in pairs"),
    _sign(1.5, r"“[^”]{1,10}”", "has a picture in quotation marks"),
    _sign(2.5, r"[？！?!]", "asks or calls out"),
    _sign(1.5, r"[：:]", "tells who, then what"),
    _sign(8, r"^从.{2,10}到.{2,10}，", "tells from where to where"),
    _sign(
        4,
        r"^关于.{4,40}(?:通告|公告|通知|通报|启事|意见|公示|办法)$|(?:通告|公告|启事|公示|声明)$",
        "is what a notice is called",
    ),
    _sign(1, r"^[^，]{2,10}，[^，]{4,16}$", "turns on a comma"),
    _sign(-8, r"^[—－-]{1,2}", "comes after a dash"),
    _sign(-3, r"(?:强调|要求|指出|时说|会上说|表示)[：:]?$", "breaks off before the words spoken"),
)

DECK = (
    _sign(3, _FIGURES, "is nothing but figures"),
    _sign(3, _REPORT, "tells what kind of report it is"),
    _sign(10, r"^[—－-]{1,2}", "comes after a dash"),
    _sign(
        5,
        r"^[^“”，]{2,40}(?:出席|讲话|主持|参加|致辞|陪同|作报告|宣布开幕|列席|作(?:具体|动员|总结|工作)?(?:部署|讲话|报告))[^召]{0,8}$",
        "tells who was there",
    ),
    _sign(
        2.5,
        r"\d[\d.]*(?:多|余)?(?:万|亿|千|百)?(?:元|家|人|个|次|户|名|亩|吨|公里|台|项|件|处|所|座|条|辆|株|头|张|期|公顷|平方米|米|℃|度|岁|%|％|个百分点)",
        "gives figures",
    ),
    _sign(2.5, rf"^(?:{_PLACE})[^ 　？！?!]{{6,}}$", "is a plain statement about a place or an office"),
    _sign(
        2.5,
        r"^(?:总(?!投资)|均|全程|其中|最高|最低|涉及|覆盖|共|累计|预计|已有|将)",
        "goes on with the headline's subject",
    ),
    _sign(
        8,
        r"^(?:要求|强调|听取|审议|传达|部署|研究|表决通过|宣读|向.{2,20}致以|送去|并(?!不))",
        "goes on with what was done",
    ),
    _sign(1, r"、[^、]{2,12}、", "lists"),
    _sign(1, r"，", "is a sentence of two parts"),
    _sign(-1.5, r"^\S{2,14}[ 　]\S{2,16}$", "is set in a pair"),
    _sign(-2, r"[？！?!]$", "asks or calls out"),
)


_TITLE_OPEN = rule(r"关于(?!.*(?:启事|公告|通告|公示|通知|通报|声明|意见|办法)$)")
_TITLE_ENDS = rule(r"的?(?:启事|公告|通告|公示|通知|通报|声明|意见|办法)$")
_COUNTS = rule(r"\d[\d.]*[多余]?[万亿千百]?(?:家|个|名|条|项|座|所|件|批|处|台|辆|株|头|种|场|对|位)$")
_NOUN = rule(r"^[^\d，。！？：；、\s“《（—-]{3,}$")
_ASKS = rule(r"^(?:为什么|为啥|为何|怎么|怎样|咋|何时|何处|去哪|能否|能不能|该不该|要不要|会不会|谁来)")
_NOTHING_SAID = rule(r"^[^，。！？：；、\s]{3,9}$")


def is_unfinished(above: str, below: str) -> bool:
    """Whether a line lacks what only the next has: 关于… its 公告, a figure what it counts, a thing its question."""
    if _TITLE_OPEN.search(above) and _TITLE_ENDS.search(below):
        return True
    if _COUNTS.search(above) and _NOUN.search(below):
        return True
    return _NOTHING_SAID.search(above) is not None and _ASKS.search(below) is not None


def starts_with_dash(text: str) -> bool:
    """Whether a line comes after a dash, which only a deck does."""
    return text.startswith(("—", "－－", "--"))


def leaning(text: str, signs: tuple[Sign, ...]) -> float:
    """The sum of the signs a line shows."""
    return sum(sign.weight for sign in signs if sign.pattern.search(text))


def kicker_leaning(text: str) -> float:
    """How much a line reads like a kicker."""
    return leaning(text, KICKER)


def headline_leaning(text: str) -> float:
    """How much a line reads like a headline; very long and very short lines do less."""
    wide = width(text)
    return leaning(text, HEADLINE) + (1 if 6 <= wide <= 24 else -1)


def deck_leaning(text: str) -> float:
    """How much a line reads like a deck."""
    return leaning(text, DECK)


def part_leaning(kicker: str, headline: str, deck: str) -> float:
    """How much three lines read like the parts of one heading; "" for a part that is not there."""
    return (
        (kicker_leaning(kicker) if kicker else 0.0)
        + (headline_leaning(headline) if headline else 0.0)
        + (deck_leaning(deck) if deck else 0.0)
    )
