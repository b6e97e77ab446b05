"""The paper's name 报名: printed, told by the publisher, or standing in pinyin only."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from reader.importers.layout.rules import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENDINGS = (
    "日报|晚报|早报|晨报|新报|时报|商报|周报|週報|导报|快报|都市报|农村报|青年报|工人报|法制报|法治报|科技报|教育报|文艺报|侨报|"
    "信息报|消费报|经济报|生活报|日報|晚報|早報|晨報|時報|商報|導報|快報|新闻|周刊|周末|之声|报|報"
)
_BEFORE = ("今日", "新")
_AFTER = (
    *("日报", "晚报", "早报", "晨报", "新报", "时报", "商报", "周报", "导报", "快报"),
    *("都市报", "农村报", "青年报", "新闻", "周刊", "报"),
)
_HAN = r"\u4e00-\u9fff"
_NAMED = rule(rf"[{_HAN}]{{1,8}}(?:{_ENDINGS})")
_NOT_A_NAME = rule(r"本报|报社|报业|海报|简报|机关报|[举汇通警预]报|报告|报道")
_LATIN = rule(r"[A-Za-zÀ-ɏǎǐǒǔǚǜü'’]{2,}(?:[\s·'’-]+[A-Za-zÀ-ɏǎǐǒǔǚǜü]{1,})*")
_LATIN_TITLE = re.compile(
    r"(?:the\s)?(?:[a-z][a-zà-ÿ'’&.-]*\s){1,5}?(?:times|tribune|daily|news|herald|gazette|chronicle|post|journal|observer"
    r"|examiner|courier|mercury|star|telegraph|mirror|advertiser|sentinel|standard|argus|globe|sun|record|register"
    r"|republican|democrat|press|world|bulletin|advocate|zeitung|tageblatt|anzeiger)",
    re.IGNORECASE,
)
_LATIN_BEGUN = re.compile(
    r"(?:the\s|le\s|la\s|l['’]|les\s|il\s|el\s|der\s|die\s|das\s)?(?:petit\s|nouveau\s|neue\s)?"
    r"(?:courrier|courier|gazette|journal|[ée]cho|moniteur|messager|ind[ée]pendant|progr[èe]s|diario|correo|gazeta|gazzetta"
    r"|corriere|giornale|messaggero|herald|chronicle)(?:\s(?:de|du|des|d['’]|la|le|les|del|della|di|da|of|the|für))+\s?[\w'’-]{3,20}"
    r"(?:\s[\w'’-]{3,20})?",
    re.IGNORECASE,
)
"""Where the word for the paper comes first: Le Courrier de la Vallée."""
_PLACE_END = "省市县区州盟旗乡镇"
_VALUES = "富强民主文明和谐自由平等公正法治爱国敬业诚信友善"
_LIKELY = 3.0


def find_title(lines: Sequence[str], publisher: str | None, file_name: str = "") -> str | None:
    """The name of the paper; None where the masthead does not tell.

    `lines` are what is left of the masthead when dates, figures and publisher are taken out.
    """
    printed = _printed_title(lines, publisher or "") or _printed_latin([*lines, publisher or ""])
    return printed or _from_pinyin(lines, publisher or "", file_name) or _from_publisher(publisher or "")


def title_in_name(stem: str) -> str | None:
    """The paper's name in a file's name such as 石桥日报-2022-07-19-02; None where none stands there."""
    for part in re.split(r"[^\u4e00-\u9fff]+", stem):
        if rule(rf"[{_HAN}]{{1,8}}(?:{_ENDINGS})").fullmatch(part) or rule(
            rf"(?:今日|新)[{_HAN}]{{2,6}}"
        ).fullmatch(part):
            return part
    return None


def latin_title(text: str) -> str | None:
    """The paper's name that a text of Latin letters begins with: The Daily Herald, NATIONAL TRIBUNE."""
    line = " ".join(text.split())
    found = _LATIN_TITLE.match(line) or _LATIN_BEGUN.match(line)
    return found[0] if found and found[0][:1].isupper() else None


def title_in_header(text: str) -> str | None:
    """The paper's name among the words of a page's header."""
    for part in re.split(r"[\s|｜]+", text):
        if _NAMED.fullmatch(part) and not _NOT_A_NAME.search(part):
            return part
    return None


def _printed_latin(lines: Sequence[str]) -> str | None:
    """The name of a paper in Latin letters; Chinese papers print another beside theirs."""
    if re.search(f"[{_HAN}]", "".join(lines)):
        return None
    return next(filter(None, map(_whole_latin, lines)), None)


def _whole_latin(line: str) -> str | None:
    """The name that a line of Latin letters is, with no more than marks behind it."""
    title = latin_title(line)
    return title if title and not any(map(str.isalpha, " ".join(line.split())[len(title) :])) else None


def _printed_title(lines: Sequence[str], publisher: str) -> str | None:
    scored = [
        (_likeliness(name, publisher), -place, name)
        for place, line in enumerate(lines)
        for name in _candidates(line)
    ]
    best = max(scored, default=None)
    return best[2] if best and best[0] >= _LIKELY else None


def _candidates(line: str) -> Iterator[str]:
    """What of a line may be the name: all of it, spaced out or not, or a word in 《》 or by itself."""
    closed = "".join(line.split())
    if rule(rf"[{_HAN}]{{2,9}}").fullmatch(closed):
        yield closed
    for word in re.split(r"[\s|｜《》“”·:：]+", line):
        if word != closed and rule(rf"[{_HAN}]{{2,9}}").fullmatch(word):
            yield word


def _likeliness(name: str, publisher: str) -> float:
    if name in _VALUES or _NOT_A_NAME.search(name):
        return -10.0
    score = 0.0
    if _NAMED.fullmatch(name):
        score += 5.0
    if name.startswith("今日") and 4 <= len(name) <= 6:
        score += 4.0
    elif name.startswith("新") and 3 <= len(name) <= 4:
        score += 3.0
    if any(place in name for place in _places(publisher)):
        score += 3.0
    return score + (0.5 if len(name) <= 6 else -1.0)


def _places(publisher: str) -> list[str]:
    """The names of places a publisher's name may hold, without 省 市 县 区."""
    found: list[str] = []
    for match in re.finditer(rf"([{_HAN}]{{2,10}}?)(?:[{_PLACE_END}]|日报|晚报)", publisher):
        found += [match[1][-length:] for length in (2, 3, 4) if len(match[1]) >= length]
    return found


def _from_publisher(publisher: str) -> str | None:
    """石桥日报 from 石桥日报社出版."""
    match = rule(rf"([{_HAN}]{{2,6}}(?:{_ENDINGS}))社").search(publisher)
    return match[1] if match else None


def _from_pinyin(lines: Sequence[str], publisher: str, file_name: str) -> str | None:
    """The name whose syllables are printed: JIN RI QU JIANG, where the publisher is in 衢江, is 今日衢江."""
    latin = ["".join(match[0].split()) for line in lines for match in _LATIN.finditer(line)]
    wanted = [re.sub(r"[^a-z]", "", _without_tones(word)) for word in latin]
    wanted = [word for word in wanted if len(word) >= 4]
    if not wanted:
        return None
    named = title_in_name(file_name)
    names = ([named] if named else []) + list(_possible_names(publisher))
    return next((name for name in names for word in wanted if word in _spellings(name)), None)


def _possible_names(publisher: str) -> Iterator[str]:
    """A place of the publisher's with each of the usual words of papers' names."""
    han = re.findall(rf"[{_HAN}]+", publisher)
    places = {run[at : at + size] for run in han for size in (2, 3, 4) for at in range(len(run) - size + 1)}
    for place in sorted(places, key=len):
        yield from (word + place for word in _BEFORE)
        yield from (place + word for word in _AFTER)
        yield place


def _without_tones(text: str) -> str:
    plain = text.lower().replace("ü", "v")
    return "".join(char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char))


@lru_cache(maxsize=2048)
def _spellings(name: str) -> frozenset[str]:
    """All ways to spell a name without tones: characters have several readings, ü several spellings."""
    from pypinyin import Style, pinyin

    readings = pinyin(name, style=Style.NORMAL, heteronym=True, v_to_u=False)
    joined = {"".join(choice) for choice in list(product(*readings))[:64]}
    return frozenset(word.replace("v", other) for word in joined for other in ("v", "yu", "u"))
