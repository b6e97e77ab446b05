"""A paper's name in that of a file or a folder, and whether two writings of a name are of one paper."""

from __future__ import annotations

import re
import unicodedata

from reader.importers.layout.titles import title_in_name

_NOT_PAPERS = frozenset(
    [
        "日报",
        "晚报",
        "早报",
        "晨报",
        "周报",
        "月报",
        "年报",
        "旬报",
        "报纸",
        "旧报",
        "老报",
        "剪报",
        "简报",
        "电子报",
        "数字报",
        "党报",
        "小报",
        "画报",
        "大报",
        "校报",
        "日報",
        "晚報",
        "周報",
        "舊報",
        "剪報",
        "電子報",
        "新闻",
        "周刊",
    ]
)
"""Names of kinds of papers."""
_NO_PAPER = re.compile(r"(?<!大)公报|[喜捷战海]报|之声$|^\d")
"""What ends as papers' names do and is none."""
_LATIN = re.compile(
    r"(?:the\s)?(?:[a-z][a-zà-ÿ'’&.-]*\s){1,5}?(?:times|tribune|daily|news|herald|gazette|chronicle|post|journal|observer"
    r"|examiner|courier|mercury|star|telegraph|mirror|advertiser|sentinel|standard|argus|globe|sun|record|register"
    r"|republican|democrat|press|world|bulletin|advocate|zeitung|tageblatt|anzeiger)",
    re.IGNORECASE,
)
_SAME = str.maketrans("報週時導縣晚聞報華國東廣灣", "报周时导县晚闻报华国东广湾")
"""Characters of papers' names that are written in two ways."""


def paper_in_name(name: str) -> str | None:
    """石桥日报 in 石桥日报-2022-07-19-02, National Tribune in National_Tribune_1898-11-10; None where there is none."""
    title = title_in_name(name)
    if title and title not in _NOT_PAPERS and not _NO_PAPER.search(title):
        return title
    words = re.sub(r"[\d_.,()\[\]-]+", " ", name).strip()
    found = _LATIN.match(words + " ")
    return found[0].strip() if found and found[0][:1].isupper() else None


def is_same_paper(one: str, other: str) -> bool:
    """Whether two writings are of one paper: 申報 and 申报, 石桥日报 and 石桥日报数字报."""
    first, second = sorted((bare_paper(one), bare_paper(other)), key=len)
    return first == second or (len(first) > 2 and first in second)


def bare_paper(name: str) -> str:
    """What counts when two writings of a name are compared."""
    plain = unicodedata.normalize("NFKC", name).casefold().translate(_SAME)
    return "".join(char for char in plain.removeprefix("the ") if char.isalnum())
