"""Bylines 署名 and datelines 电头: who wrote an article, told before, at the head of or after its text.

The forms are those of the trade: 本报讯（记者 …）, 本报某地7月19日电（记者 …）, □ 本报记者 …, 文/图 …,
（本报记者 …） after the last sentence, and the name alone after the last sentence of a commentary.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.core.han_forms import ordinary
from reader.core.paper import Author
from reader.importers.layout.names import DOTS, has_surname, is_place, split_names
from reader.importers.layout.punctuation import closes_other, has_open_pair
from reader.importers.layout.remembered import remembered
from reader.importers.layout.rules import rule
from reader.importers.layout.square_leads import square_lead, wire_reporters

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

_HAN = r"\u3400-\u9fff"
_KNOWN_HOUSE = "本报|本刊|本网|本台|本社|新华社|中新社"
_NAMED_HOUSE = rf"[{_HAN}]{{2,6}}(?:[日晚早晨新时商快导]报|都市报|青年报|融媒|传媒|新闻网|电视台)"
_HOUSE = rf"(?:{_KNOWN_HOUSE}|{_NAMED_HOUSE}|[{_HAN}]{{1,4}}(?:新闻|发布|客户端))"
_OF_HOUSES = frozenset("报報媒网網台臺闻聞布佈端")
"""Nothing but a known house is named where none of these stands."""
_RANK = (
    rf"(?:全媒体|融媒体|融媒|首席|资深|见习|实习|特约|特派|特邀|驻[{_HAN}]{{1,4}}?|"
    r"摄影|文字|体育|学生|视觉|图片|时政|财经|文化|教育|新媒体|小|一级|高级)"
)
_CALLING = "记者|读者|通讯员|评论员|实习生|撰稿人|撰稿|供稿|作者|编辑|编译|翻译|整理|口述|撰文|采写|采访"
_MAKERS = "责任编辑|责编|校对|版式|美编|组版|审核|监制|策划|统筹"
_PICTURE = "文字?[/／、·]?(?:摄影|图片?)|图片?[/／、·]文|图文|摄影|供图|绘图|制图|漫画"


def _role(house: str) -> str:
    return (
        rf"(?:{house}\s?)?{_RANK}*(?:{_MAKERS}|{_CALLING})(?:兼摄影)?|{house}?{_RANK}+(?={'记者|通讯员'})|{_PICTURE}"
        r"|(?<![^\s/／])(?:文字|图片|[文图摄])(?=[/／:：｜|\s])|(?<=[/／\s])[文图摄画作译](?=\s|$)"
    )


_ROLE = rule(_role(_HOUSE))
_ROLE_BEGINS = (
    "本新中全融首资见实特驻摄文体学视时财教小一高记读通评撰供作编翻整口采图绘制漫画译责校版美组审监策统"
)
_PLAIN_ROLE = rule(rf"(?=[{_ROLE_BEGINS}])(?:{_role(f'(?:{_KNOWN_HOUSE})')})")
"""The same, sooner, where no other house is named."""
_TRADE = rule(r"记者|通讯员|评论员|实习生|撰稿|[/／·]")
_SET_OFF = rule(r"[\s/／：:｜|]")
_DEED = rule(
    rf"(?:{_PICTURE}|整理|编译|翻译|口述|撰文|供稿|采写|采访|撰稿|编辑|文字|图片|[文图摄画作译])(?:[/／](?:{_PICTURE}|[文图摄]))*"
)
_OF_WHERE = rule(r"(?<=[\u3400-\u9fff])\s*[（(][^（()）]{2,16}[）)]")
_MAKER = rule(rf"{_RANK}*(?:本版|执行|值班)?(?:编辑|{_MAKERS})")
"""Who made the page, and not the text."""
_EDITOR = frozenset(("编辑", "編輯"))
_LONE_BEFORE, _LONE_AFTER = rule(rf"(?:^|[\s、，/／])[{_HAN}]\s+$"), rule(rf"^\s+[{_HAN}](?:\s|$)")
_MARK = rule(r"^[□■●○◎▢◆▲△◇★☆▓▌\-—\s]+")
_MAY_SIGN = rule(
    rf"^[□■●○◎▢◆▲△◇★☆▓▌\-—\s]|{_MAKERS}|{_CALLING}|{_PICTURE}|文字|图片|[文图摄画作译](?=[/／:：｜|\s）)]|$)"
)
"""A mark or a role: nothing is a byline without."""
_CLOSING_WORDS = rule(r"[\s/／]*(?:摄影报道|综合报道|采写报道|联合报道|报道|报导|采写|文/图|文图)?[：:]?\s*$")
_DONE_BOTH = rule(r"[\s/／]*(文[/／、]?图|图文|图[/／、]文|摄影报道)$")
"""What one who has both written and taken the pictures is said to have done, behind the name."""
_SENT_FROM = rule(rf"[\s]*(?:发自|发于)[{_HAN}、\s]{{2,12}}$")
_PLACES_AFTER = rule(rf"(?<=[{_HAN}])\s+([{_HAN}]{{2,4}}(?:、[{_HAN}]{{2,4}})*)\s*报道$")
_SLASH_PLACE = rule(rf"(?<=[{_HAN}])\s*[/／]\s*[{_HAN}、]{{2,8}}?(?:综合)?报[道导]$")
_REPORTING = frozenset("道導导")
_NO_AUTHOR = rule(r"作者(?:系|单位|为|是)")

_SENDER = (
    r"(?:据)?(?:本报|本刊|本网|新华社|新华网|人民网|中新社|中新网|央视|央广网|"
    r"光明日报|人民日报|中国新闻社|路透社|法新社|中央社)"
)
_WIRE = rule(
    rf"(?:\s*[（(])?({_SENDER}[{_HAN}A-Za-z·、\s]{{0,16}}?"
    r"(?:[0-9０-９一二三四五六七八九十]{1,3}月)?[0-9０-９一二三四五六七八九十廿]{1,3}日\s*(?:专)?(?:电|讯|消息)"
    rf"|{_NAMED_HOUSE}[{_HAN}]{{0,8}}(?:[0-9０-９]{{1,2}}月)?[0-9０-９]{{1,2}}日\s*(?:电|讯)"
    r"(?=\s*[（(]\s*[^（()）]{0,6}(?:记者|通讯员))"
    rf"|(?:本报|新华社)[{_HAN}、\s]{{2,12}}?专?电(?=[\s（(]|$)"
    rf"|(?:据|综合)?(?:新华社|新华网|中新社|中新网|中国新闻社|路透社|法新社|美联社|中央社)[{_HAN}、]{{0,8}}?(?:专电|快讯|电讯|消息|电|讯)(?=[\s（(]|$)"
    rf"|据{_SENDER}(?:专电|快讯|电讯|消息|电|讯)(?=[\s（(，,：:]|$))\s*[）)]?\s*"
)
_SENT_LAST = rule(
    rf"([^（()）]*?记者[^（()）]{{2,60}}?)[\s，,；;]+((?:{_SENDER})[^（()）]{{0,16}}日(?:专)?(?:电|讯))"
)
_NEWS = rule(
    rf"[（(【\[]?(?:本报|本刊|本网|本台|本社|本报综合|据?[{_HAN}]{{2,4}}网)(?:讯|消息)[）)】\]]?(?:\s*[：:]?)\s*"
    r"|本[报刊网台](?:专讯|专电|快讯|特稿|特讯|电)(?=[\s（(：:])\s*"
    rf"|{_NAMED_HOUSE}讯(?=\s*(?:记者|通讯员))"
    rf"|本报[{_HAN}]{{2,4}}讯(?=[\s（(：:])\s*|[{_HAN}]{{2,8}}讯\s*(?=[（(]\s*[^（()）]{{0,6}}(?:记者|通讯员))"
)
_HOUSE_ALONE = rule(
    rf"[□■●○◎◆▲（(\s]*(?:(?:{_KNOWN_HOUSE}|人民日报|光明日报|经济日报|{_NAMED_HOUSE}){_RANK}*"
    r"(?:评论员|编辑部|评论部|理论部|记者|调研组|采访组|报道组)|新华社|中新社)[）)\s]*"
)
_LONGEST_HOUSE = 24
_BRACKET = rule(r"\s*[（(]([^（()）]{2,120})[）)]\s*")
_SQUARE = rule(
    r"\s*[［〔【\[](?=[^］〕】]{0,9}(?:记者|通讯员))([^［］〔〕【】\[\]（()）]{4,120})[］〕】\]]\s*"
)
_TOLD_BY = rule(rf"(?=(?:本报|新华社){_RANK}*记者[^，。！？：:（）]{{2,40}}报道(?:[：:]|\s))")
_CALLED = rule(rf"{_RANK}*(?:记者|通讯员|读者|编辑)([{_HAN}]{{2,6}})")
_LIKE_A_NAME = rule("连线|从业")
_WORKER = rule(rf"(?:本报)?{_RANK}*(?:记者|通讯员)")
_UNBRACKETED = rule(
    rf"\s*((?:(?:本报|新华社)?(?:记者|通讯员)|(?=[{_HAN}]{{2,4}}[、\s报]))[^，。！？：:（）]{{2,40}}?(?:摄影)?(?:报道|采写))[：:，,\s]\s*"
)
_MOST_WORDS, _MOST_BARE = 14, 8
_LAST_BRACKET = rule(r"\s*[（(]([^（()）]{2,120})[）)]$")
_GATHERED = rule(r"(?:综合|综述|据|转自|原载)\s*(?=本报|新华社|记者|[^，。]{2,12}(?:记者|报道))")
_LAST_WORDS = rule(
    r"(?<=[。！？!?…”’）)】])"
    rf"(?:[\s　]+|(?=[□■◎●○▢◆]|(?:本报)?(?:[{_HAN}]{{2,3}})?(?:记者|通讯员|读者)[\s:：]))([^。！？，]{{2,40}})$"
)
_DOTTED = rule(f"[{DOTS}]")
_CREDIT = rule(r"(?:^|\s|[）)])摄[）)]?$|摄[）)]$")
_TAKEN_RIGHT_AFTER = rule(rf"(?:^|[\s、]|记者|通讯员)[{_HAN}]{{2,4}}[摄攝]$")
_TAKEN_BY = rule(r"\s*[摄攝][）)]?$")
_SHOWS = rule(r"(?:[▲▼↑↓←→◀▶]|[上下左右]?图(?:为|片为|①|1|一|：|:)|(?:[上下左右]|题)图[，,：:为])")
_WRITES = rule(r"[▲▼]\s*(?:文字?\s*[/／：:]|(?:本报)?记者)")
"""A mark that stands before a byline as well as before a caption."""
_SHARED = rule(r"[\s/／]文(?=[\s/／])|^文[\s/／]")
_OWN = rule(r"^(?:本报|本刊|本网|本台|本社)")

# Characters that a pattern needs: it is not tried where they are missing, which is nearly everywhere.
_LEAD_BEGINS = frozenset("（([［〔【本新")
_SQUARES = frozenset("【〔[［")
_SHOWING = frozenset("▲▼↑↓←→◀▶上下左右图圖题題")
_BRACKET_ENDS, _OPENS = frozenset("）)"), frozenset("（(")
_LONGEST_CLOSING = 160
_SENTENCE_ENDS = frozenset("。！？，")
_CLOSING_ENDS = frozenset("道导導写寫文图圖")
_SENDING = frozenset("发發髮")
LONGEST_BYLINE = 80
"""Characters. A line that is nothing but a byline has no more."""


def joined_bylines(pieces: Iterable[str]) -> str | None:
    """All that is printed of an article's bylines, in order; None where nothing is."""
    return "\u3000".join(dict.fromkeys(piece for piece in pieces if piece)) or None


@dataclass(frozen=True, slots=True)
class Byline:
    """What stands at the head of a text, and the text that is left."""

    authors: tuple[Author, ...]
    dateline: str | None
    rest: str

    def printed(self, text: str) -> str:
        """What of the text the byline takes up."""
        return text[: len(text) - len(self.rest)].strip(" \u3000\xa0：:")


@remembered
def parse_lead(text: str) -> Byline | None:
    """The byline and dateline that a first paragraph begins with; None where it begins with neither."""
    lead = _lead(ordinary(text))
    return replace(lead, rest=text[len(text) - len(lead.rest) :]) if lead else None


def _lead(text: str) -> Byline | None:
    opened = _square_lead(text) or _sent_last(text)
    if opened:
        return opened
    wire = _WIRE.match(text)
    news = None if wire else _NEWS.match(text)
    opening = wire or news
    if opening is None and text.lstrip()[:1] not in _LEAD_BEGINS:
        return None
    if opening is None:
        return _bracketed(text, None) or (_unbracketed(text, None) if _TOLD_BY.match(text) else None)
    dateline = "".join(wire[1].split()) if wire else None
    named = _called(wire_reporters(wire), wire[1]) if wire else ()
    lead = _behind(text[opening.end() :], dateline)
    return replace(lead, authors=(*named, *lead.authors)) if named else lead


def _sent_last(text: str) -> Byline | None:
    """The same where a bracket has its reporters first: （本报记者张三 本报某地7月19日电）."""
    bracket = _BRACKET.match(text) if text[:1] in _OPENS else None
    sent = _SENT_LAST.fullmatch(bracket[1].strip()) if bracket else None
    authors = _authors(sent[1]) if sent else None
    if not bracket or not sent or not authors:
        return None
    return Byline(authors, "".join(sent[2].split()), text[bracket.end() :].lstrip("：: "))


def _behind(rest: str, dateline: str | None) -> Byline:
    """The authors behind what tells whence a text is."""
    return (
        _bracketed(rest, dateline, is_opened=True)
        or _unbracketed(rest, dateline)
        or _worded(rest, dateline)
        or Byline((), dateline, rest.lstrip(" 　：:"))
    )


def _square_lead(text: str) -> Byline | None:
    """The same in square brackets; None where who is named there are no people."""
    opening = square_lead(text) if text.lstrip()[:1] in _SQUARES else None
    named = _called(opening.names, text) if opening else ()
    if opening is None or (opening.names and not named):
        return None
    lead = _behind(text[opening.end :], opening.dateline)
    return replace(lead, authors=(*named, *lead.authors))


def _called(names: str, text: str) -> tuple[Author, ...]:
    """People who are reporters by what a text says of them; none where any name is no person's."""
    calling = "記者" if "記者" in text else "记者"
    authors = (_authors(calling + names) or ()) if names else ()
    return authors if all(has_surname(author.name) for author in authors) else ()


def parse_byline(text: str) -> tuple[Author, ...] | None:
    """The authors, where a whole line is a byline: roles with names, or names after a mark such as □."""
    return _byline(text) if len(text) <= LONGEST_BYLINE else None


@lru_cache(maxsize=1024)
def _byline(text: str) -> tuple[Author, ...] | None:
    """The same for a line that is short enough; each is asked for several times while a page is read."""
    if "。" in text[:-1]:
        return None
    text = ordinary(text)
    if not _MAY_SIGN.search(text):
        return None
    if (
        has_open_pair(text)
        or closes_other(text)
        or _has_text_after(text)
        or _NEWS.match(text)
        or _WIRE.match(text)
        or (_has_credit(text) and not _is_shared(text))
    ):
        return None
    marked = _MARK.match(text)
    bare = _unwrapped(_MARK.sub("", text))
    authors = None if _is_rubric_of_reporters(bare) else _authors(bare)
    if authors is None and (done := _DONE_BOTH.search(bare)):
        named = _bare_authors(bare[: done.start()])
        authors = tuple(Author(one.name, done[1]) for one in named or ()) or None
    if authors is None and marked:
        authors = _bare_authors(_OF_WHERE.sub("", bare))
    return authors


def _is_rubric_of_reporters(text: str) -> bool:
    """Whether a word such as 记者走基层 is a column's name: what follows the calling is no person's."""
    named = _CALLED.fullmatch(text)
    return named is not None and (not has_surname(named[1]) or _LIKE_A_NAME.fullmatch(named[1]) is not None)


def _has_text_after(text: str) -> bool:
    """Whether more follows a bracket at the head of a line: a paragraph that begins with its author."""
    bracket = _BRACKET.match(text)
    return bracket is not None and bracket.end() < len(text)


def _is_shared(text: str) -> bool:
    """Whether a line that ends with who took the pictures also tells who wrote: no caption's credit."""
    return _SHARED.search(text) is not None


def is_house_commentator(text: str) -> bool:
    """Whether a line names the paper itself as the writer: 本报评论员, 本报编辑部."""
    return len(text) <= _LONGEST_HOUSE and _HOUSE_ALONE.fullmatch(ordinary(text)) is not None


def is_unsigned(text: str) -> bool:
    """Whether a line stands where a byline does and names nobody: （评论员文章）."""
    return rule(r"[（(【]?(?:本报)?(?:特约)?(?:评论员|编辑部)文章[）)】]?").fullmatch(text) is not None


@remembered
def parse_signature(text: str) -> tuple[Author, ...] | None:
    """The authors, where a line is nothing but names: as under a headline, or after the last paragraph."""
    bare = _unwrapped(_MARK.sub("", ordinary(text)))
    has_own_names = any(has_surname(word) for word in bare.split() if not _DOTTED.search(word))
    return _bare_authors(bare) if len(bare) <= 24 and (has_own_names or not _DOTTED.search(bare)) else None


@dataclass(frozen=True, slots=True)
class Closing:
    """A text without what closes it: the names that sign it, the dateline it was sent with."""

    rest: str
    authors: tuple[Author, ...] = ()
    dateline: str | None = None

    def printed(self, paragraph: str) -> str:
        """What of the paragraph closes the text."""
        return paragraph[len(self.rest) :].strip()

    @property
    def is_told(self) -> bool:
        """Whether anything closed the text."""
        return bool(self.authors or self.dateline)


@remembered
def parse_closing(text: str) -> Closing | None:
    """What a line in brackets tells of the text it ends: （本报某地4月24日电　记者…）, （综合本报记者…报道）."""
    bare = ordinary(text.strip())
    is_bracket = bare[:1] in _OPENS and bare[-1:] in _BRACKET_ENDS
    if len(bare) > _LONGEST_CLOSING or not is_bracket or _has_credit(bare):
        return None
    return _closing("", bare[1:-1].strip())


@remembered
def split_closing(paragraph: str) -> Closing:
    """A last paragraph and what closes it.

    （本报记者 …）, （张三） or （本报某地4月24日电） after the last sentence, or names after it and a space.
    """
    end = paragraph.rstrip()[-1:]
    found = _split_bracket(paragraph) if end in _BRACKET_ENDS else None
    if found is None and end not in _SENTENCE_ENDS:
        found = _split_words(paragraph)
    return found or Closing(paragraph)


def _split_bracket(paragraph: str) -> Closing | None:
    bracket = _LAST_BRACKET.search(ordinary(paragraph))
    if bracket is None or not bracket.start() or _tells_photographer(bracket[1]):
        return None
    rest = paragraph[: bracket.start()].rstrip()
    found = _closing(rest, bracket[1].strip())
    if found is None and rest.endswith(tuple("。！？”…）")):
        authors = _bare_authors(_OF_WHERE.sub("", bracket[1]))
        found = Closing(rest, authors) if authors else None
    return found


def _split_words(paragraph: str) -> Closing | None:
    words = _LAST_WORDS.search(ordinary(paragraph))
    if words is None or _tells_photographer(words[1]):
        return None
    bare = _MARK.sub("", words[1])
    authors = _authors(bare) or _bare_authors(bare, is_sure=True)
    return Closing(paragraph[: words.start()].rstrip(), authors) if authors else None


def _closing(rest: str, words: str) -> Closing | None:
    """The dateline and the names in the words of a bracket that closes a text."""
    sent = _SENT_LAST.fullmatch(words)
    if sent and (authors := _authors(sent[1])):
        return Closing(rest, authors, "".join(sent[2].split()))
    words = _GATHERED.sub("", words) if _GATHERED.match(words) and not _WIRE.match(words) else words
    wire = _WIRE.match(words)
    if wire is None:
        authors = _authors(words)
        return Closing(rest, authors) if authors else None
    tail = words[wire.end() :].strip("，,：: \u3000\xa0")
    authors = (_authors(tail) or ()) if tail else _called(wire_reporters(wire), wire[1])
    if tail and not authors:
        return None
    return Closing(rest, authors, "".join(wire[1].split()))


def split_credit(caption: str) -> tuple[str, tuple[Author, ...]]:
    """A caption without who took the picture, and the photographer."""
    words = _LAST_WORDS.search(caption) or _LAST_BRACKET.search(caption)
    if not words or not _tells_photographer(words[1]):
        return caption, ()
    bare = _TAKEN_BY.sub("", words[1])
    authors = _authors(bare) or _bare_authors(bare)
    if not authors:
        return caption, ()
    return caption[: words.start()].rstrip(), tuple(Author(author.name, "摄影") for author in authors)


def _tells_photographer(words: str) -> bool:
    """Whether words that close a text tell who took its picture; 摄 may stand right after the name."""
    return _has_credit(words) or _TAKEN_RIGHT_AFTER.search(words) is not None


def is_caption(text: str) -> bool:
    """Whether a line tells what a picture shows 图片说明, or who took it."""
    is_shown = text[:1] in _SHOWING and _SHOWS.match(text) is not None
    return (is_shown and not _WRITES.match(text)) or _has_credit(text)


def _has_credit(text: str) -> bool:
    """Whether a text ends with who took the picture."""
    end = text[-4:]
    return ("摄" in end or "攝" in end) and _CREDIT.search(text) is not None


def _bracketed(text: str, dateline: str | None, *, is_opened: bool = False) -> Byline | None:
    bracket = _BRACKET.match(text)
    if bracket is None:
        return _squared(text, dateline)
    authors = _authors(bracket[1])
    if authors is None and is_opened:
        authors = _bare_authors(bracket[1])
    if not authors:
        return None
    rest = text[bracket.end() :].lstrip("：: ")
    more = _bracketed(rest, dateline) if rest[:1] in {"（", "("} else None
    return Byline(authors + more.authors, dateline, more.rest) if more else Byline(authors, dateline, rest)


def _squared(text: str, dateline: str | None) -> Byline | None:
    """The same in other brackets, which also hold words that no name follows: 【记者手记】."""
    bracket = _SQUARE.match(text)
    authors = _authors(bracket[1]) if bracket else None
    if not bracket or not authors or not all(has_surname(author.name) for author in authors):
        return None
    return Byline(authors, dateline, text[bracket.end() :].lstrip("：: "))


def _unbracketed(text: str, dateline: str | None) -> Byline | None:
    words = _UNBRACKETED.match(text)
    authors = (_authors(words[1]) or _bare_authors(_CLOSING_WORDS.sub("", words[1]))) if words else None
    return Byline(authors, dateline, text[words.end() :]) if words and authors else None


def _worded(text: str, dateline: str | None) -> Byline | None:
    """Roles and names that only white space parts from the text: 本报讯 记者张三 通讯员李四 昨日，…"""
    text = text.lstrip()
    words = list(rule(r"\S+").finditer(text[:80]))[:_MOST_WORDS]
    for count in range(len(words) - 1, 0, -1):
        head = text[: words[count - 1].end()]
        authors = _authors(head) if _WORKER.match(head) else None
        if authors and all(has_surname(author.name) for author in authors):
            return Byline(authors, dateline, text[words[count].start() :])
    return None


def _authors(text: str) -> tuple[Author, ...] | None:
    """Names with their roles; None where anything else stands there, or no name.

    Roles stand before their names (记者 张三), what was done also after them (张三 文 李四 摄).
    """
    if "作者" in text and _NO_AUTHOR.search(text):
        return None
    bare = _without_ends(text)
    if "。" in bare:  # in no name and no role, and the ends are gone
        return None
    roles = list((_PLAIN_ROLE if _OF_HOUSES.isdisjoint(bare) else _ROLE).finditer(bare))
    choices = _role_choices(bare, roles)
    for may_run in (False, True):
        for choice in choices:
            found = _read_roles(bare, choice, may_run=may_run)
            if found is not None:
                return _without_makers(found)
    return None


def _without_makers(authors: tuple[Author, ...]) -> tuple[Author, ...] | None:
    """The authors without those who made the page; an editor by himself has written what he signs."""
    if {author.role for author in authors} <= _EDITOR:
        return authors
    return tuple(author for author in authors if not _MAKER.fullmatch(author.role or "")) or None


def _role_choices(text: str, roles: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """The roles; where 文 or 图 stands beside a character by itself it may be the half of a name: 张　文."""
    starts = [0, *(role.end() for role in roles)]
    lone = [
        role
        for start, role in zip(starts, roles, strict=False)
        if len(role[0]) == 1 and _is_beside_lone(text, start, role)
    ]
    if not lone:
        return [roles] if roles else []
    rest = [role for role in roles if role not in lone]
    choices = (
        [rest, roles] if len(lone) == 1 and not any(_is_deed(role[0]) for role in rest) else [roles, rest]
    )
    return [choice for choice in choices if choice]


def _is_beside_lone(text: str, start: int, role: re.Match[str]) -> bool:
    """Whether a character by itself stands between `start`, where the role before ends, and this one, or behind it."""
    before, after = text[start : role.start()], text[role.end() :]
    return _LONE_BEFORE.search(before) is not None or _LONE_AFTER.match(after) is not None


def _read_roles(text: str, roles: Sequence[re.Match[str]], *, may_run: bool) -> tuple[Author, ...] | None:
    """The names with these roles; `may_run`: two may have run together."""
    named = _groups(text, roles, may_run=may_run)
    if named is None or (named[0] and not _is_deed(roles[0][0])):
        return None
    if all(_is_everyday(role, text) for role in roles) and not all(
        has_surname(name) for group in named for name in group
    ):
        return None
    callings = [_printed(role[0]) for role in roles]
    found = (
        _deeds_after(callings, named)
        if _is_deed(roles[-1][0]) and not named[-1]
        else _roles_before(callings, named)
    )
    return found or None


def _groups(text: str, roles: Sequence[re.Match[str]], *, may_run: bool) -> list[tuple[str, ...]] | None:
    """The names before the first role, then those after each; None where anything else stands there."""
    found: list[tuple[str, ...]] = []
    start = 0
    for end, after in (*(role.span() for role in roles), (len(text), 0)):
        names = _names(text[start:end], may_run=may_run) if end > start else ()
        if names is None:
            return None
        found.append(names)
        start = after
    return found


def _without_ends(text: str) -> str:
    """A byline without where people are from, and without the places and deeds that end it."""
    bare = _OF_WHERE.sub("", text).strip() if "（" in text or "(" in text else text.strip()
    if _REPORTING.intersection(bare[-2:]):
        bare = _SLASH_PLACE.sub("", bare)
    if "道" in bare:
        bare = _without_places(bare)
    if not bare[-1:].isalnum() or bare[-1] in _CLOSING_ENDS:
        bare = _CLOSING_WORDS.sub("", bare)
    return bare if _SENDING.isdisjoint(bare) else _SENT_FROM.sub("", bare)


def _is_everyday(role: re.Match[str], text: str) -> bool:
    """Whether a role is a word that sentences use too, with nothing around it to set it off."""
    if _is_of_trade(role[0]):
        return False
    around = text[max(0, role.start() - 1) : role.start()] + text[role.end() : role.end() + 1]
    return not _SET_OFF.search(around)


@lru_cache(maxsize=256)
def _is_of_trade(role: str) -> bool:
    return _TRADE.search(role) is not None


def _without_places(text: str) -> str:
    """A byline without the places before 报道: 记者 张三 北京报道, but not the last name before it."""
    places = _PLACES_AFTER.search(text)
    if places is None or not all(is_place(word) for word in places[1].split("、")):
        return text
    return text[: places.start()]


def _roles_before(roles: Sequence[str], groups: Sequence[tuple[str, ...]]) -> tuple[Author, ...]:
    """`groups` has the names before the first role, then those after each."""
    return tuple(
        [Author(name, role) for role, names in zip(roles, groups[1:], strict=True) for name in names]
    )


def _deeds_after(roles: Sequence[str], groups: Sequence[tuple[str, ...]]) -> tuple[Author, ...]:
    """The same where what was done comes after the names; a calling before them counts for more."""
    found: list[Author] = []
    before: str | None = None
    for role, names in zip(roles, groups[:-1], strict=True):
        found += [Author(name, before or role) for name in names]
        before = None if _is_deed(role) else role
    return tuple(found)


@lru_cache(maxsize=256)
def _is_deed(role: str) -> bool:
    """Whether a role says what was done (文, 图, 摄) and not what somebody is (记者)."""
    return _DEED.fullmatch("".join(role.split())) is not None


def _bare_authors(text: str, *, is_sure: bool = False) -> tuple[Author, ...] | None:
    """Names without a role. Where the place does not make it sure, each must begin with a surname."""
    names = split_names(text)
    if not names or len(names) > _MOST_BARE:
        return None
    short = all(2 <= len(name) <= 3 or _DOTTED.search(name) for name in names)
    fits = (short and is_sure) or all(has_surname(name) for name in names)
    return tuple(Author(name) for name in names) if fits else None


def _names(text: str, *, may_run: bool) -> tuple[str, ...] | None:
    return split_names(text.strip(" 　\xa0:：/／｜|，、()（）"), may_run=may_run)


@lru_cache(maxsize=256)
def _printed(role: str) -> str:
    """A role as it is kept: without the paper's 本报 before it, which is the same for all."""
    plain = _OWN.sub("", "".join(role.split()))
    return "摄影" if plain in {"摄", "攝"} else plain


def _unwrapped(text: str) -> str:
    bare = text.strip()
    return bare[1:-1].strip() if bare[:1] in "（(【[" and bare[-1:] in "）)】]" else bare
