"""E-papers of systems by their structure: where pages and articles lie, what their files are called, who signs how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.importers.kinds.cases import Case, assert_read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STORIES = {
    "01": {
        "戏台又热闹起来": (
            "本报讯（记者 沈小满）入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。",
            "头一晚唱的是老戏，台下坐满了人。",
        ),
        "渡口换新船": ("渡口换了新船，一次能坐四十个人。", "船工老何说，过河只要五分钟。"),
    },
    "02": {"大棚过霜夜": ("农技员下乡查看大棚，叮嘱菜农夜里盖好草帘。", "气象台说后天还有一场霜。")},
}
NAMES = {"01": "要闻", "02": "民生"}
HEAD = '<html><head><meta charset="utf-8">'


@dataclass(frozen=True)
class System:
    """Where a system keeps its pages and articles, and how it builds them: templates for `str.format`."""

    page_path: str
    article_path: str
    page: str
    article: str
    link: str
    section: str = ""

    def files(self) -> dict[str, str]:
        """The files of a day."""
        found: dict[str, str] = {}
        nth = 7000
        for page, stories in STORIES.items():
            links = ""
            for place, (headline, paragraphs) in enumerate(stories.items(), 1):
                nth += 1
                about = self._about(page) | {"place": place, "nth": nth, "headline": headline}
                body = "".join(f"<p>　　{text}</p>" for text in paragraphs)
                links += self.link.format(**about)
                found[self.article_path.format(**about)] = self.article.format(**about, body=body)
            about = self._about(page) | {"links": links, "pages": self._pages()}
            found[self.page_path.format(**about)] = self.page.format(**about)
        return found

    def _about(self, page: str) -> dict[str, object]:
        return {"page": self.section + page, "number": int(page), "name": NAMES[page]}

    def _pages(self) -> str:
        """The list of the pages."""
        return "".join(
            f"<li><a href={self.page_path.format(**self._about(page)).rsplit('/', 1)[-1]}>"
            f"第{self.section}{page}版：{name}</a></li>"
            for page, name in NAMES.items()
        )


NBS = System(
    "qhrb/html/2019-03/02/nbs.D110000qhrb_{page}.htm",
    "qhrb/html/2019-03/02/nw.D110000qhrb_20190302_{place}-{page}.htm",
    HEAD + "<title>青河日报</title></head><body><div>2019年03月02日 星期六</div><div>第{page}版：{name}</div>"
    "<ul>{pages}</ul><div id=titleList><ul>{links}</ul></div></body></html>",
    HEAD
    + "<title>{headline}-青河日报</title></head><body><div>青河日报 （ 2019年03月02日&nbsp;&nbsp; {page} 版）</div>"
    "<div><h3></h3><h1>{headline}</h1><h2></h2><h4></h4><div id=ozoom>{body}</div></div></body></html>",
    "<li><a href=nw.D110000qhrb_20190302_{place}-{page}.htm?div=-1>{headline}</a></li>",
)
PC = System(
    "qhrb/pc/layout/201903/02/node_{page}.html",
    "qhrb/pc/content/201903/02/content_{nth}.html",
    HEAD + "<title>青河日报电子版-青河日报</title></head><body><div>2019年03月02日 星期六</div>"
    "<div>第{page}版：{name}</div><ul>{pages}</ul><ul>{links}</ul></body></html>",
    HEAD
    + "<title>{headline}--青河日报</title></head><body><div><h3></h3><h2>{headline}</h2><h3></h3></div><div>"
    "<p><span>第{page}版：{name}</span> <span>2019-03-02</span></p><div id=ozoom>{body}</div></div>"
    "<div>版权所有</div></body></html>",
    "<li><a href='../../../content/201903/02/content_{nth}.html'>{headline}</a></li>",
)
SECTIONS = System(
    "qhrb/html/201903/02/node_{page}.html",
    "qhrb/html/201903/02/content_{nth}.html",
    HEAD + "<title>青河日报</title></head><body><div>2019年03月02日 星期六</div><div>{page}版：{name}</div>"
    "<ul>{pages}</ul><ul>{links}</ul></body></html>",
    HEAD + "<title>{headline}</title></head><body><div>青河日报 2019年03月02日 星期六 {page}版：{name}</div>"
    "<h1>{headline}</h1><div>{body}</div></body></html>",
    "<li><a href='content_{nth}.html'>{headline}</a></li>",
    section="A",
)
DATED_FOLDERS = System(
    "2019-03-02/{number}/index.html",
    "2019-03-02/{number}/detail-{nth}.html",
    HEAD + "<title>青河日报 2019-03-02 第{number}版</title></head><body><div>第{number}版：{name}</div>"
    "<ul>{pages}</ul><ul>{links}</ul></body></html>",
    HEAD + "<title>{headline}-青河日报</title></head><body><div>{headline}</div>"
    "<div>2019-03-02 第{number}版：{name}</div><div>{body}</div></body></html>",
    "<li><a href='/2019-03-02/{number}/detail-{nth}.html'>{headline}</a></li>",
)
QUERIES = System(
    "青河日报/index.aspx@date=2019-03-02&page={page}.html",
    "青河日报/show.aspx@id={nth}.html",
    HEAD + "<title>青河日报数字报</title></head><body><div>2019年3月2日</div><div>第{page}版：{name}</div>"
    "<ul>{pages}</ul><ul>{links}</ul></body></html>",
    HEAD + "<title>{headline}-青河日报数字报</title></head><body><h1>{headline}</h1>"
    "<p>日期：2019-03-02　版次：{page}</p><div>{body}</div></body></html>",
    "<li><a href='show.aspx@id={nth}.html'>{headline}</a></li>",
)
ABSOLUTE = System(
    "qhrb/2019/0302/p{page}.shtml",
    "qhrb/2019/0302/c{nth}.shtml",
    HEAD + "<title>青河日报 {page}版 {name} 2019年3月2日</title></head><body><ul>{pages}</ul>"
    "<ol>{links}</ol></body></html>",
    HEAD + "<title>青河日报 2019年3月2日 {page}版 {headline}</title></head><body><h2>{headline}</h2>"
    "<article>{body}</article></body></html>",
    "<li><a href='http://news.example.com/qhrb/2019/0302/c{nth}.shtml' target=_blank>{headline}</a></li>",
)
BARE = System(
    "qhrb/page_{page}.html",
    "qhrb/art_{nth}.html",
    HEAD
    + "<title>青河日报-2019年3月2日-第{page}版：{name}</title></head><body><div>{links}</div></body></html>",
    HEAD + "<title>青河日报</title></head><body><div><div>青河日报 2019年3月2日 星期六</div>"
    "<div>{body}</div></div></body></html>",
    "<div><a href='art_{nth}.html' title='{headline}'>{headline}</a></div>",
)


def _issue(section: str = "", day: str = "2019-03-02") -> tuple[str, str, dict[str, list[str | None]]]:
    pages = {section + str(int(page)): list(stories) for page, stories in STORIES.items()}
    return ("青河日报", day, pages)  # type: ignore[return-value]  # headlines are texts here


def _systems() -> Iterator[Case]:
    whole = [_issue()]
    nbs = NBS.files()
    yield Case("nbs and nw", nbs, whole, authors={"戏台又热闹起来": ["沈小满"]})
    yield Case(
        "nbs and nw in one folder", {name.rsplit("/", 1)[-1]: text for name, text in nbs.items()}, whole
    )
    yield Case("nw alone", {name: text for name, text in nbs.items() if "/nw" in name}, whole)
    yield Case("two days", {**nbs, **_next_day(nbs)}, [*whole, _issue(day="2019-03-03")])
    pc = PC.files()
    yield Case("layout and content", pc, whole)
    yield Case(
        "lay and con",
        {
            name.replace("layout", "lay").replace("content/2", "con/2"): text.replace("/content/2", "/con/2")
            for name, text in pc.items()
        },
        whole,
    )
    yield Case("sections", SECTIONS.files(), [_issue("A")])
    yield Case("a folder a page", DATED_FOLDERS.files(), whole)
    yield Case("queries in names", QUERIES.files(), whole)
    yield Case("absolute addresses", ABSOLUTE.files(), whole)
    yield Case("headlines in the list alone", BARE.files(), whole)


def _next_day(files: dict[str, str]) -> dict[str, str]:
    return {
        name.replace("/02/", "/03/").replace("20190302", "20190303"): text.replace("03月02日", "03月03日")
        .replace("20190302", "20190303")
        .replace("星期六", "星期日")
        for name, text in files.items()
    }


BODY = ("入秋以后，戏台又热闹起来。", "头一晚唱的是老戏。")


def _signed(
    name: str, authors: list[str], field: str = "", above: str = "", below: str = "", first: str = ""
) -> Case:
    """An article whose authors stand in its field, on lines above or below the text, or before its first words."""
    text = "".join(
        f"<P>　　{one}</P>" for one in (*above.split("|"), first + BODY[0], BODY[1], *below.split("|")) if one
    )
    folder, headline = "qhrb/html/2019-03/02", "戏台又热闹起来"
    files = {
        f"{folder}/node_1.htm": f"{HEAD}<title>青河日报数字报-第01版：头版</title></head><body>"
        "<div>2019年03月02日 星期六</div><div>第01版：头版</div><ul><li><a id=pageLink href=node_1.htm>第01版：头版"
        f"</a></li></ul><ul><li><a href=content_1_1.htm>{headline}</a></li></ul></body></html>",
        f"{folder}/content_1_1.htm": f"{HEAD}<title>青河日报数字报-{headline}</title></head><body>"
        f"<div>第01版：头版 2019年03月02日</div><founder-title>{headline}</founder-title>"
        f"<founder-author>{field}</founder-author><div id=ozoom><founder-content>{text}"
        "</founder-content></div></body></html>",
    }
    return Case(
        name, files, [("青河日报", "2019-03-02", {"1": [headline]})],
        authors={headline: authors}, paragraphs={headline: BODY},
    )  # fmt: skip


def _signatures() -> Iterator[Case]:
    yield _signed("squares", ["沈小满", "何青", "甘禾"], above="■青河日报记者 沈小满 何青|通讯员 甘禾")
    yield _signed(
        "a spaced name", ["沈文", "何青"], above="◆本报全媒体记者&nbsp;&nbsp;沈&nbsp;文|实习生&nbsp;何青"
    )
    yield _signed("a triangle that is no caption's", ["沈小满", "何青"], above="▲文/本报记者 沈小满|图/何青")
    yield _signed("a field with roles", ["沈小满", "甘禾"], field="□ 本报记者 沈小满 通讯员 甘禾")
    yield _signed("a field with the paper's name", ["沈小满"], field="青河日报全媒体记者沈小满")
    yield _signed("a field of names", ["沈小满", "何青"], field="沈小满　何青")
    yield _signed("words and pictures", ["沈小满"], field="文图/沈小满")
    yield _signed("said twice", ["沈小满"], field="记者 沈小满", above="记者 沈小满")
    yield _signed(
        "before the first words", ["沈小满", "甘禾"], first="（青河日报全媒体记者沈小满 通讯员甘禾）"
    )
    yield _signed(
        "behind a dateline", ["沈小满", "甘禾"], first="本报青河3月1日讯（记者沈小满 特约记者甘禾）"
    )
    yield _signed("at the end", ["沈小满", "甘禾"], below="（青河日报全媒体记者 沈小满 甘禾）")


@pytest.mark.parametrize("case", [*_systems(), *_signatures()], ids=str)
def test_pages_and_articles_are_put_together(case: Case, tmp_path: Path) -> None:
    assert_read(case, tmp_path)
