"""JSON of days, of articles and of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.importers.kinds.cases import Case, assert_read

if TYPE_CHECKING:
    from pathlib import Path

CASES = (
    Case(
        "pages with articles",
        {
            "a.json": (
                '{"date": "2019-03-02", "newspaper": "青河晚报", "pages": [{"page": "01", "name'
                '": "要闻", "articles": [{"title": "戏台又热闹起来", "author": "沈小满", "conte'
                'nt": "入秋以后，戏台又热闹起来。\\n头一晚唱的是老戏。"}]}, {"page": "02", "nam'
                'e": "综合", "articles": [{"title": "渡口换新船", "content": "渡口换了新船。"}]'
                "}]}"
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来"], "2": ["渡口换新船"]})],
        names={"1": "要闻"},
    ),
    Case(
        "keys in Chinese, lists of paragraphs",
        {
            "a.json": (
                '{"报名": "青河晚报", "日期": "2019年3月2日", "版面": [{"版次": "第01版", "版名'
                '": "要闻", "文章": [{"标题": "戏台又热闹起来", "作者": "沈小满", "正文": ["入'
                '秋以后，戏台又热闹起来。", "头一晚唱的是老戏。"]}]}, {"版次": "第02版", "版名"'
                ': "综合", "文章": [{"标题": "渡口换新船", "正文": ["渡口换了新船。"]}]}]}'
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来"], "2": ["渡口换新船"]})],
        names={"1": "要闻"},
    ),
    Case(
        "pages for keys",
        {
            "青河晚报/2019-03-02.json": (
                '{"01版：要闻": [{"title": "戏台又热闹起来", "content": "入秋以后，戏台又热闹起'
                '来。"}], "02版：综合": [{"title": "渡口换新船", "content": "渡口换了新船。"}]}'
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来"], "2": ["渡口换新船"]})],
        names={"1": "要闻"},
    ),
    Case(
        "headlines for keys",
        {
            "青河晚报/2019-03-02.json": (
                '{"01": {"戏台又热闹起来": "入秋以后，戏台又热闹起来。老人们早早搬来凳子，等着'
                '开锣。"}, "02": {"渡口换新船": "渡口换了新船，能坐四十个人，过河只要五分钟。"}'
                "}"
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来"], "2": ["渡口换新船"]})],
    ),
    Case(
        "a list of articles",
        {
            "青河晚报/2019-03-02.json": (
                '[{"page": 1, "page_name": "要闻", "title": "戏台又热闹起来", "content": "入秋'
                '以后，戏台又热闹起来。"}, {"page": 2, "title": "渡口换新船", "content": "渡口'
                '换了新船。"}]'
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来"], "2": ["渡口换新船"]})],
    ),
    Case(
        "day and page in an object within",
        {
            "青河晚报.jsonl": (
                '{"meta": {"date": "20190302", "page": "1"}, "title": "戏台又热闹起来", "text":'
                ' "入秋以后，戏台又热闹起来。"}\n'
                '{"meta": {"date": "20190302", "page": "2"}, "title": "渡口换新船", "text": "渡'
                '口换了新船。"}'
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来"], "2": ["渡口换新船"]})],
    ),
    Case(
        "what a script asks its server",
        {
            "青河晚报/2019-03-02/data.json": (
                '{"code": 200, "data": {"paperDate": "2019-03-02", "paperInfo": [{"paperNumber"'
                ': "01", "paperBk": "要闻", "pdf": "x.pdf", "onePageArticleList": [{"mainTitle"'
                ': "戏台又热闹起来", "subTitle": "", "author": "沈小满", "txtContent": "入秋以'
                '后，戏台又热闹起来。", "articlePoints": "1,2,3,4"}]}, {"paperNumber": "02", "p'
                'aperBk": "综合", "onePageArticleList": [{"mainTitle": "渡口换新船", "txtConten'
                't": "渡口换了新船。"}]}]}}'
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来"], "2": ["渡口换新船"]})],
    ),
    Case(
        "a library's pages",
        {
            "c.json": (
                '{"totalItems": 1, "items": [{"sequence": 3, "county": ["X"], "date": "18981110'
                '", "title": "Valley herald.", "lccn": "sn85058396", "page": "3", "ocr_eng": "T'
                'he new bridge was opened on Tuesday last before a large crowd of people.", "id'
                '": "/lccn/sn85058396/1898-11-10/ed-1/seq-3/"}]}'
            )
        },
        [("Valley herald", "1898-11-10", {"3": [None]})],
    ),
    Case(
        "in English",
        {
            "z.json": (
                '[{"newspaper": "Valley Herald", "published": "1898-11-10T00:00:00Z", "pageNumb'
                'er": "3", "headline": "New bridge opened", "byline": "By J. Smith", "body": "T'
                'he new bridge was opened on Tuesday.\\n\\nThe mayor spoke."}]'
            )
        },
        [("Valley Herald", "1898-11-10", {"3": ["New bridge opened"]})],
        authors={"New bridge opened": ["J.Smith"]},
        paragraphs={"New bridge opened": ["The new bridge was opened on Tuesday.", "The mayor spoke."]},
    ),
    Case(
        "GB18030",
        {
            "a.json": (
                '{"date": "2019-03-02", "newspaper": "青河晚报", "pages": [{"page": "01", "name'
                '": "要闻", "articles": [{"title": "戏台又热闹起来", "author": "沈小满", "conte'
                'nt": "入秋以后，戏台又热闹起来。\\n头一晚唱的是老戏。"}]}, {"page": "02", "nam'
                'e": "综合", "articles": [{"title": "渡口换新船", "content": "渡口换了新船。"}]'
                "}]}"
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来"], "2": ["渡口换新船"]})],
        encoding="gb18030",
    ),
    Case(
        "UTF-16 and CR LF",
        {
            "a.json": (
                "{\n"
                ' "date": "2019-03-02",\n'
                ' "newspaper": "青河晚报",\n'
                ' "pages": [\n'
                "  {\n"
                '   "page": "01",\n'
                '   "name": "要闻",\n'
                '   "articles": [\n'
                "    {\n"
                '     "title": "戏台又热闹起来",\n'
                '     "author": "沈小满",\n'
                '     "content": "入秋以后，戏台又热闹起来。\\n头一晚唱的是老戏。"\n'
                "    }\n"
                "   ]\n"
                "  },\n"
                "  {\n"
                '   "page": "02",\n'
                '   "name": "综合",\n'
                '   "articles": [\n'
                "    {\n"
                '     "title": "渡口换新船",\n'
                '     "content": "渡口换了新船。"\n'
                "    }\n"
                "   ]\n"
                "  }\n"
                " ]\n"
                "}"
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来"], "2": ["渡口换新船"]})],
        encoding="utf-16",
        ends="\r\n",
    ),
    Case(
        "an article a file in folders of pages",
        {
            "青河晚报/2019-03-02/01/1.json": '{"title": "戏台又热闹起来", "content": "入秋以后，戏台又热闹起来。"}',
            "青河晚报/2019-03-02/02/1.json": '{"title": "渡口换新船", "content": "渡口换了新船。"}',
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来"], "2": ["渡口换新船"]})],
    ),
    Case(
        "days for keys",
        {
            "青河晚报.json": (
                '{"2019-03-02": [{"title": "戏台又热闹起来", "page": "1", "content": "入秋以后'
                '，戏台又热闹起来。"}], "2019-03-03": [{"title": "渡口换新船", "page": "2", "co'
                'ntent": "渡口换了新船。"}]}'
            )
        },
        [
            ("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来"]}),
            ("青河晚报", "2019-03-03", {"2": ["渡口换新船"]}),
        ],
    ),
    Case(
        "traditional glyphs",
        {
            "a.json": (
                '{"報紙": "海港日報", "日期": "民國九十一年一月三日", "版面": [{"版次": "第三版'
                '", "文章": [{"標題": "渡輪加班", "記者": "何小滿", "內文": "渡輪公司昨日加班。'
                '"}]}]}'
            )
        },
        [("海港日報", "2002-01-03", {"3": ["渡輪加班"]})],
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_objects_are_read_however_they_nest(case: Case, tmp_path: Path) -> None:
    assert_read(case, tmp_path)
