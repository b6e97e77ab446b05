"""Which edition of a day an issue is, as papers print it: 号外, 增刊, 晚刊, 华东版, Evening Edition."""

from __future__ import annotations

import re
import unicodedata

_TRADITIONAL = str.maketrans(
    "號臨時專紀念華東廣臺灣蘇遼寧龍蒙慶貴雲陝肅疆國際鄉農縣",
    "号临时专纪念华东广台湾苏辽宁龙蒙庆贵云陕肃疆国际乡农县",
)
_NUMERALS = {word: nth for nth, word in enumerate("一二三四五六七八九", 1)} | {
    str(nth): nth for nth in range(1, 10)
}
_COUNT = "[一二三四五六七八九1-9]"
_EXTRA = re.compile(
    rf"(?:第(?P<before>{_COUNT})[次号])?号外(?:第?(?P<after>{_COUNT})[号次]?)?(?:之(?P<nth>{_COUNT}))?"
)
_WORDS = re.compile(
    r"(?:临时|紧急|元旦|春节|新年|国庆|周年|纪念|号外)?(?:增刊|特刊|专刊号外)|临时(?:号外|版)|[早晨午晚夕朝夜]刊|(?:上午|下午|早|晨|晚|夜|午)版"
    rf"|第{_COUNT}次版|再版|(?:附|別|别)录"
)
_PLACES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃"
    "|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|华东|华南|华北|华中|华西|西南|西北|东北|东南|中南|本埠|外埠|本市|外省"
    "|航空|地方|城市|农村|城区|市区|郊县|县区|国际|南方|北方"
)
_LOCAL = re.compile(rf"(?:{_PLACES})版")
_LATIN = re.compile(
    r"(?:(?:early|late|first|second|third|fourth|morning|evening|afternoon|noon|city|country|county|town|final|sunday|"
    r"special|extra|national|mail)\s+){1,2}(?:edition|extra)|extra(?:\s+edition)?|supplement|special\s+supplement"
    r"|[ée]dition\s+(?:du\s+(?:soir|matin)|sp[ée]ciale)|suppl[ée]ment|(?:morgen|abend|mittags?|sonder)-?(?:ausgabe|blatt)"
    r"|extrablatt|beilage|ed-[2-9]",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[\s|｜·•:：,，;；()（）【】〔〕\[\]《》“”\"—–_]+")
_IN_NAME = re.compile(
    r"[\s|｜·•:：,，;；()（）【】〔〕\[\]《》“”\"—–_.\-+]+|(?:(?<=[0-9])|(?<=[0-9][日期]))(?=[\u4e00-\u9fff])"
    r"|(?<=[\u4e00-\u9fff])(?=[0-9])"
)


def edition_called(text: str) -> str | None:
    """The edition that a word is the name of, in one way of writing; None where it is none."""
    bare = " ".join(unicodedata.normalize("NFKC", text).split()).strip("()[]【】〔〕《》 ")
    plain = bare.replace(" ", "").translate(_TRADITIONAL)
    if extra := _EXTRA.fullmatch(plain):
        count = next((found for found in extra.groups() if found), None)
        return "号外" if count is None or _NUMERALS[count] == 1 else f"号外（{_NUMERALS[count]}）"
    if _WORDS.fullmatch(plain) or _LOCAL.fullmatch(plain):
        return plain
    return bare[:1].upper() + bare[1:].lower() if _LATIN.fullmatch(bare) else None


def typed_edition(text: str) -> str:
    """An edition as a person names it: any word will do; known ones are written in one way."""
    return edition_called(text) or " ".join(unicodedata.normalize("NFKC", text).split())


def edition_in(line: str) -> str | None:
    """The edition that a line of a masthead names, by itself or among date and number: a word set apart."""
    whole = edition_called(line)
    return whole or next((found for word in _SPLIT.split(line) if (found := edition_called(word))), None)


def edition_in_name(stem: str) -> str | None:
    """The edition that the name of a file or a folder tells: 石桥日报-2022-07-19-号外, 20220719晚刊, ed-2."""
    if whole := edition_called(stem):
        return whole
    latin = _LATIN.search(stem.replace("_", " "))
    words = [word for word in _IN_NAME.split(stem) if word and not word.isascii()]
    found = next(
        (found for word in words if (found := edition_called(word) or edition_at_end(word)[1])), None
    )
    return found or (edition_called(latin[0]) if latin and _stands_alone(stem, latin) else None)


def edition_at_end(title: str) -> tuple[str, str | None]:
    """A paper's name and the edition that stands right behind it: 石桥日报号外, 石桥日报（晚刊）."""
    plain = title.translate(_TRADITIONAL)
    for size in range(min(len(plain) - 2, 8), 1, -1):
        word = edition_called(plain[-size:])
        if word and _is_edition_of_any_paper(plain[-size:]):
            return title[:-size].rstrip(" ·•(（[【-—"), word
    return title, None


def _is_edition_of_any_paper(word: str) -> bool:
    """Whether a word behind a name is never a part of it: 海外版 and 农村版 are papers of their own."""
    bare = word.strip("()（）[]【】 ·")
    return not _LOCAL.fullmatch(bare) and not bare.endswith(("版", "特刊"))


def _stands_alone(stem: str, found: re.Match[str]) -> bool:
    before, after = stem[: found.start()][-1:], stem[found.end() :].lstrip(" _-.()[]")
    is_last = not after or (after[0].isdecimal() and after != stem[found.end() :])
    return not before.isalpha() and (is_last or found[0][-1].isdecimal())
