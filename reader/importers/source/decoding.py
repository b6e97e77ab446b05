"""Bytes into text: which encoding they are in, and how much of it could not be read."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65536
"""Bytes looked at to tell an encoding: more than a page of text has."""
_TOLERATED = 0.02
"""Share of characters that may be broken before an encoding is given up."""
_SANE = 0.9
_SANE_RUNS = re.compile(r"[\t\n\r\x0c\x20-\x7e\u2010-\u2642\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]+")
"""What nearly all of a text is made of: Chinese, Latin and the usual marks."""
_BIG5 = "big5hkscs"
"""Big5 with the characters that Hong Kong adds; it reads plain Big5 the same."""
_REPLACED = "\ufffd"

# Characters that make up a good half of any Chinese page. They are rare in text read in the wrong encoding.
_COMMON = frozenset(
    "，。、“”；：！？（）《》　"
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可"
    "她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外"
    "但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东"
    "政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数"
    "件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服"
    "毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联权往展该领传近留红治决周保"
    "達會區縣這來個們為國時說過學對後沒還發成當開無動長樣現將進實點種聲話兒問機業間電門東總場書員報張難數應車請讓認論義術資隊"
    "條變聯權傳紅決幹農村鎮項服務縣委書記召開會議強調記者本訊通訊員星期報導"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and how many places could not be read."""

    text: str
    encoding: str
    broken: int = 0


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file. `encoding`: as the person chose it; found out where it is None.

    A byte that fits no character becomes U+FFFD and costs its own line at most.
    """
    name = encoding or detect(data)
    for bom, of in _BOMS:
        if of == name and data.startswith(bom):
            data = data[len(bom) :]
    if name.startswith("utf-16"):
        text = _decode_utf16(data, name)
    else:
        text = data.decode(_BIG5 if name == "big5" else name, errors="replace")
    return Decoded(text, name, text.count(_REPLACED))


def detect(data: bytes) -> str:
    """The encoding of a file of text: utf-8, utf-16-le, utf-16-be, gb18030 or big5."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name
    sample = data[:_SAMPLE]
    if _is_utf8(sample):
        return "utf-8"
    names = ["gb18030", _BIG5, "utf-16-le", "utf-16-be"]
    best = max(names, key=lambda name: _likeness(sample, name))
    return "big5" if best == _BIG5 else best


def is_utf16(sample: bytes) -> bool:
    """Whether bytes with zeros among them are UTF-16: nearly all is then Chinese, Latin or usual marks."""
    return any(
        _sane_share(sample.decode(name, errors="replace")) > _SANE for name in ("utf-16-le", "utf-16-be")
    )


def _sane_share(text: str) -> float:
    return sum(map(len, _SANE_RUNS.findall(text))) / len(text) if text else 0.0


def _is_utf8(sample: bytes) -> bool:
    """UTF-8 shows by itself: other text hardly has its patterns. A few broken bytes do not matter."""
    text = sample.decode("utf-8", errors="replace").removesuffix(_REPLACED)
    broken = text.count(_REPLACED)
    if "\x00" in text:
        return False
    wide = sum(1 for char in text if char > "\x7f") - broken
    return broken == 0 or broken <= _TOLERATED * wide


def _likeness(sample: bytes, name: str) -> float:
    """How much the sample, read in an encoding, looks like Chinese text."""
    text = sample.decode(name, errors="replace")
    seen = [char for char in text if char > "\x7f"]
    if not seen:
        return -1.0
    common = sum(1 for char in seen if char in _COMMON)
    ascii_share = (len(text) - len(seen)) / len(text)
    strange = sum(1 for char in text if char in {_REPLACED, "\x00"} or "\ue000" <= char <= "\uf8ff")
    return (common - 4 * strange) / len(seen) - (0.2 if ascii_share > 0.9 else 0.0)


def _decode_utf16(data: bytes, name: str) -> str:
    """Line by line: a byte lost or added shifts all that follows, and a line's end sets it right again."""
    newline = "\n".encode(name)
    lines = data.split(newline)
    return "\n".join(line.decode(name, errors="replace") for line in lines)


@cache
def known_encodings() -> tuple[str, ...]:
    """The encodings a person may choose from."""
    return ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
