"""Tables as crawlers, libraries and people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.importers import Choice
from tests.importers.kinds.cases import Case, assert_read

if TYPE_CHECKING:
    from pathlib import Path

CASES = (
    Case(
        "sections for pages",
        {
            "20020103.csv": (
                "id,pubdate,section,headline,content\n"
                "1,2002-01-03,要聞,新年第三日 人潮湧沙灘,新年第三日 人潮湧沙灘 【本報訊】市民湧"
                "往沙灘。\n"
                "2,2002-01-03,港聞,渡輪加班,渡輪加班 【本報訊】渡輪公司昨日加班。\n"
            )
        },
        [("海港日報", "2002-01-03", {"1": ["新年第三日 人潮湧沙灘", "渡輪加班"]})],
        choice=Choice(paper="海港日報"),
    ),
    Case(
        "tabs, GB18030, line ends written out",
        {
            "石桥日报2002年1月.tsv": (
                "日期\t版面\t标题\t作者\t正文\n"
                "2002/1/3\t第1版：要闻\t戏台又热闹起来\t沈小满 何青\t入秋以后，戏台又热闹起来。"
                "\\n头一晚唱的是老戏。\n"
                "2002/1/4\t第2版：副刊\t渡口换新船\t\t渡口换了新船。\n"
            )
        },
        [
            ("石桥日报", "2002-01-03", {"1": ["戏台又热闹起来"]}),
            ("石桥日报", "2002-01-04", {"2": ["渡口换新船"]}),
        ],
        authors={"戏台又热闹起来": ["沈小满", "何青"]},
        paragraphs={"戏台又热闹起来": ["入秋以后，戏台又热闹起来。", "头一晚唱的是老戏。"]},
        encoding="gb18030",
        ends="\r\n",
    ),
    Case(
        "semicolons, UTF-16, a line's end in a cell",
        {
            "data.csv": (
                "报名;见报日期;版次;题名;作者;内容\n"
                '青河晚报;20190302;A03;戏台又热闹起来;沈小满;"入秋以后，戏台又热闹起来；\n'
                '头一晚唱的是老戏。"\n'
                "青河晚报;20190302;A04;渡口换新船;;渡口换了新船。\n"
            )
        },
        [("青河晚报", "2019-03-02", {"A3": ["戏台又热闹起来"], "A4": ["渡口换新船"]})],
        encoding="utf-16",
    ),
    Case(
        "an index without a name",
        {
            "青河晚报.csv": (
                ",title,date,url,page_num,text\n"
                "0,戏台又热闹起来,2019年03月02日,http://x/1.htm,3,入秋以后，戏台又热闹起来。\n"
                "1,渡口换新船,2019年03月02日,http://x/2.htm,4,渡口换了新船。\n"
            )
        },
        [("青河晚报", "2019-03-02", {"3": ["戏台又热闹起来"], "4": ["渡口换新船"]})],
        encoding="utf-8-sig",
    ),
    Case(
        "no names of columns",
        {
            "青河晚报20190302.csv": (
                "2019-03-02,1,戏台又热闹起来,入秋以后，戏台又热闹起来，老人们早早搬来凳子。头一"
                "晚唱的是老戏。\n"
                "2019-03-02,2,渡口换新船,渡口换了新船，能坐四十个人。过河只要五分钟。\n"
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来", "渡口换新船"]})],
    ),
    Case(
        "names run together, the day first",
        {
            "x.csv": (
                "Newspaper,IssueDate,PageNo,ArticleTitle,SubTitle,Writer,FullText\n"
                "Valley Herald,10/11/1898,3,New bridge opened,A large crowd,J. Smith,The new br"
                "idge was opened on Tuesday.\n"
            )
        },
        [("Valley Herald", "1898-11-10", {"3": ["New bridge opened"]})],
        authors={"New bridge opened": ["J.Smith"]},
        decks={"New bridge opened": "A large crowd"},
    ),
    Case(
        "Big5 and years of the Republic",
        {
            "x.csv": (
                "報紙,出版日期,版次,標題,副標題,記者,內文\n"
                "海港日報,民國91年1月3日,第三版,渡輪加班,深夜仍有船,何小滿,渡輪公司昨日加班。\n"
            )
        },
        [("海港日報", "2002-01-03", {"3": ["渡輪加班"]})],
        authors={"渡輪加班": ["何小滿"]},
        decks={"渡輪加班": "深夜仍有船"},
        encoding="big5",
    ),
    Case(
        "bars",
        {
            "青河晚报20190302.csv": (
                "date|page|title|body\n"
                '2019-03-02|01|戏台又热闹起来|"入秋以后，戏台又热闹起来。\n'
                "\n"
                '头一晚唱的是老戏。"\n'
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来"]})],
        paragraphs={"戏台又热闹起来": ["入秋以后，戏台又热闹起来。", "头一晚唱的是老戏。"]},
    ),
    Case(
        "markup in cells",
        {
            "青河晚报.csv": (
                "date,page,title,content\n"
                '2019-03-02,01,戏台又热闹起来,"<p>　　入秋以后，戏台又热闹起来。</p><'
                'p>头一晚&nbsp;唱的是老戏。</p>"\n'
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来"]})],
        paragraphs={"戏台又热闹起来": ["入秋以后，戏台又热闹起来。", "头一晚 唱的是老戏。"]},
    ),
    Case(
        "initials for names",
        {
            "青河晚报/2019.csv": (
                "rq,bc,bm,bt,zz,zw\n20190302,1,要闻,戏台又热闹起来,沈小满,入秋以后，戏台又热闹起来。\n"
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来"]})],
        authors={"戏台又热闹起来": ["沈小满"]},
        names={"1": "要闻"},
    ),
    Case(
        "a library's search",
        {
            "trove.csv": (
                "article_id,title,newspaper_id,newspaper_title,page,date,category,words,illustr"
                "ated,edition,supplement,section,url,page_url,snippet,text\n"
                "1,NEW BRIDGE OPENED.,33,Valley Herald,3,1898-11-10,Article,210,False,,,,http:/"
                "/nla,http://nla,The new,The new bridge was opened on Tuesday last before a lar"
                "ge crowd.\n"
            )
        },
        [("Valley Herald", "1898-11-10", {"3": ["NEW BRIDGE OPENED."]})],
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_tables_are_read_whatever_their_columns_are_called(case: Case, tmp_path: Path) -> None:
    assert_read(case, tmp_path)
