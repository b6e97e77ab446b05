"""Days and articles in Markdown and HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.importers import Choice
from tests.importers.kinds.cases import Case, assert_read

if TYPE_CHECKING:
    from pathlib import Path

CASES = (
    Case(
        "bold decks, authors with a label",
        {
            "青河晚报_2019-03-02.md": (
                "# 青河晚报 2019-03-02\n"
                "\n"
                "> 共 8 版，收录 3 篇\n"
                "\n"
                "## A01 要闻\n"
                "\n"
                "### 戏台又热闹起来\n"
                "\n"
                "**老班子请回新观众**\n"
                "\n"
                "作者：沈小满 何青\n"
                "\n"
                "入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。\n"
                "\n"
                "头一晚唱的是老戏，台下坐满了人。\n"
                "\n"
                "### 渡口换新船\n"
                "\n"
                "渡口换了新船，一次能坐四十个人。\n"
                "\n"
                "## A02 民生\n"
                "\n"
                "### 大棚过霜夜\n"
                "\n"
                "农技员下乡查看大棚，叮嘱菜农夜里盖好草帘。\n"
            )
        },
        [("青河晚报", "2019-03-02", {"A1": ["戏台又热闹起来", "渡口换新船"], "A2": ["大棚过霜夜"]})],
        authors={"戏台又热闹起来": ["沈小满", "何青"]},
        names={"A1": "要闻"},
    ),
    Case(
        "numbered bold headlines",
        {
            "20190302.md": (
                "# 《青河晚报》2019年3月2日\n"
                "\n"
                "## 第1版 要闻\n"
                "\n"
                "1. **戏台又热闹起来**\n"
                "\n"
                "   入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。\n"
                "\n"
                "2. **渡口换新船**\n"
                "\n"
                "   渡口换了新船，一次能坐四十个人。\n"
                "\n"
                "## 第2版 民生\n"
                "\n"
                "1. **大棚过霜夜**\n"
                "\n"
                "   农技员下乡查看大棚，叮嘱菜农夜里盖好草帘。\n"
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来", "渡口换新船"], "2": ["大棚过霜夜"]})],
    ),
    Case(
        "paper, day, page, article a level each",
        {
            "2019-03-02.md": (
                "# 青河晚报\n"
                "## 2019年03月02日 星期六\n"
                "### 01版 要闻\n"
                "#### 戏台又热闹起来\n"
                "*记者 沈小满*\n"
                "\n"
                "入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。\n"
                "\n"
                "头一晚唱的是老戏，台下坐满了人。\n"
                "\n"
                "---\n"
                "\n"
                "#### 渡口换新船\n"
                "渡口换了新船，一次能坐四十个人。\n"
                "### 02版 民生\n"
                "#### 大棚过霜夜\n"
                "农技员下乡查看大棚，叮嘱菜农夜里盖好草帘。\n"
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来", "渡口换新船"], "2": ["大棚过霜夜"]})],
        authors={"戏台又热闹起来": ["沈小满"]},
        ends="\r\n",
    ),
    Case(
        "a link for a headline, kicker and deck quoted",
        {
            "青河晚报/2019-03-02.md": (
                "# 2019-03-02 青河晚报电子版\n"
                "\n"
                "[TOC]\n"
                "\n"
                "- [01版](#p1)\n"
                "\n"
                "## 【01版：要闻】\n"
                "\n"
                "### [戏台又热闹起来](http://x.example/1.html)\n"
                "\n"
                "> 引题：老班子请回新观众\n"
                "> 副题：头一晚台下坐满了人\n"
                "\n"
                "入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。\n"
                "\n"
                "![图](a.jpg)\n"
                "\n"
                "头一晚唱的是老戏，台下坐满了人。\n"
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来"]})],
        decks={"戏台又热闹起来": "头一晚台下坐满了人"},
        kickers={"戏台又热闹起来": "老班子请回新观众"},
        paragraphs={
            "戏台又热闹起来": [
                "入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。",
                "头一晚唱的是老戏，台下坐满了人。",
            ]
        },
    ),
    Case(
        "a page a file",
        {
            "青河晚报/2019-03-02/01版.md": (
                "# 戏台又热闹起来\n"
                "\n"
                "入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。\n"
                "\n"
                "头一晚唱的是老戏，台下坐满了人。\n"
                "\n"
                "# 渡口换新船\n"
                "\n"
                "渡口换了新船，一次能坐四十个人。\n"
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来", "渡口换新船"]})],
    ),
    Case(
        "traditional glyphs",
        {
            "海港日報_2019-03-02.md": (
                "# 海港日報 二〇一九年三月二日\n"
                "\n"
                "## A1 要聞\n"
                "\n"
                "### 戲台又熱鬧起來\n"
                "\n"
                "【本報訊】入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。\n"
                "\n"
                "## A2 港聞\n"
                "\n"
                "### 渡輪加班\n"
                "\n"
                "渡輪公司昨日加班。\n"
            )
        },
        [("海港日報", "2019-03-02", {"A1": ["戲台又熱鬧起來"], "A2": ["渡輪加班"]})],
    ),
    Case(
        "English pages",
        {
            "Valley Herald 1898-11-10.md": (
                "# Valley Herald, November 10, 1898\n"
                "\n"
                "## Page 1\n"
                "\n"
                "### New bridge opened\n"
                "\n"
                "*By J. Smith*\n"
                "\n"
                "The new bridge was opened on Tuesday.\n"
                "\n"
                "## Page 2\n"
                "\n"
                "### Tea is late\n"
                "\n"
                "Tea is late this year.\n"
            )
        },
        [("Valley Herald", "1898-11-10", {"1": ["New bridge opened"], "2": ["Tea is late"]})],
    ),
    Case(
        "headings in HTML",
        {
            "2019-03-02.html": (
                "<html><head><meta charset=utf-8><title>青河晚报 2019-03-02</title></head><body"
                "><h1>青河晚报</h1><p>2019年3月2日</p><h2>第01版：要闻</h2><h3>戏台又热闹起来</"
                "h3><p class=author>沈小满</p><p>入秋以后，澄河镇的戏台又热闹起来，老人们早早搬"
                "来凳子等着开锣。</p><p>头一晚唱的是老戏，台下坐满了人。</p><h3>渡口换新船</h3>"
                "<p>渡口换了新船，一次能坐四十个人。</p><h2>第02版：民生</h2><h3>大棚过霜夜</h3"
                "><p>农技员下乡查看大棚，叮嘱菜农夜里盖好草帘。</p></body></html>"
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来", "渡口换新船"], "2": ["大棚过霜夜"]})],
        authors={"戏台又热闹起来": ["沈小满"]},
    ),
    Case(
        "numbered headings in GB18030",
        {
            "青河晚报20190302.html": (
                "<!DOCTYPE html><html><head><title>青河晚报20190302</title></head><body><div cl"
                "ass=page><h2>A01版 要闻</h2><div class=art><h3>1、戏台又热闹起来</h3><div>"
                "　　入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。<b"
                "r>　　头一晚唱的是老戏，台下坐满了人。</div></div></div><div class=p"
                "age><h2>A02版 民生</h2><div class=art><h3>2、大棚过霜夜</h3><div>农技员下乡查"
                "看大棚，叮嘱菜农夜里盖好草帘。</div></div></div></body></html>"
            )
        },
        [("青河晚报", "2019-03-02", {"A1": ["戏台又热闹起来"], "A2": ["大棚过霜夜"]})],
        paragraphs={
            "戏台又热闹起来": [
                "入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。",
                "头一晚唱的是老戏，台下坐满了人。",
            ]
        },
        encoding="gb18030",
    ),
    Case(
        "lists in brackets",
        {
            "posts/a.md": (
                "---\n"
                'title: "戲台又熱鬧起來"\n'
                "date: 2017-12-28T08:00:00+08:00\n"
                "author: [沈小滿, 何青]\n"
                "categories: [本地]\n"
                "---\n"
                "\n"
                "戲台又熱鬧起來，老人早早搬來凳子。\n"
                "\n"
                "## 小標題\n"
                "\n"
                "頭一晚唱的是老戲。\n"
            ),
            "posts/b.md": (
                '---\ntitle: 渡輪加班\ndate: 2017/12/29\nauthors: ["何小滿"]\n---\n\n渡輪公司昨日加班。\n'
            ),
        },
        [
            ("海港新聞", "2017-12-28", {"1": ["戲台又熱鬧起來"]}),
            ("海港新聞", "2017-12-29", {"1": ["渡輪加班"]}),
        ],
        authors={"戲台又熱鬧起來": ["沈小滿", "何青"], "渡輪加班": ["何小滿"]},
        paragraphs={"戲台又熱鬧起來": ["戲台又熱鬧起來，老人早早搬來凳子。", "小標題", "頭一晚唱的是老戲。"]},
        choice=Choice(paper="海港新聞"),
    ),
    Case(
        "TOML",
        {
            "posts/2017-12-28-stage.md": (
                "+++\n"
                'title = "戏台又热闹起来"\n'
                'author = "沈小满"\n'
                "[taxonomies]\n"
                'tags = ["戏"]\n'
                "+++\n"
                "戏台又热闹起来。\n"
            )
        },
        [("石桥新闻", "2017-12-28", {"1": ["戏台又热闹起来"]})],
        authors={"戏台又热闹起来": ["沈小满"]},
        choice=Choice(paper="石桥新闻"),
    ),
    Case(
        "keys in Chinese",
        {
            "a.md": (
                "---\n"
                "标题: 戏台又热闹起来\n"
                "日期: 2019年3月2日\n"
                "报纸: 青河晚报\n"
                "版次: A03\n"
                "作者: 沈小满\n"
                "---\n"
                "\n"
                "戏台又热闹起来。\n"
            )
        },
        [("青河晚报", "2019-03-02", {"A3": ["戏台又热闹起来"]})],
        authors={"戏台又热闹起来": ["沈小满"]},
    ),
    Case(
        "CR LF, the headline repeated",
        {
            "a.md": (
                "---\n"
                "title: 戏台又热闹起来\n"
                "date: 2019-03-02\n"
                "byline: 本报记者 沈小满\n"
                "---\n"
                "\n"
                "# 戏台又热闹起来\n"
                "\n"
                "本报记者 沈小满\n"
                "\n"
                "戏台又热闹起来。\n"
                "\n"
                "* 第一条\n"
                "* 第二条\n"
                "\n"
                "> 引一句话\n"
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来"]})],
        authors={"戏台又热闹起来": ["沈小满"]},
        paragraphs={"戏台又热闹起来": ["戏台又热闹起来。", "第一条", "第二条", "引一句话"]},
        encoding="utf-8-sig",
        ends="\r\n",
        choice=Choice(paper="青河晚报"),
    ),
    Case(
        "folded texts, authors with names",
        {
            "a.md": (
                "---\n"
                "title: >-\n"
                "  戏台又\n"
                "  热闹起来\n"
                "date: 2019-03-02 17:51:27\n"
                "summary: |\n"
                "  老班子\n"
                "  新观众\n"
                "authors:\n"
                "  - name: 沈小满\n"
                "  - name: 何青\n"
                "draft: false\n"
                "---\n"
                "戏台又热闹起来。\n"
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又 热闹起来"]})],
        authors={"戏台又 热闹起来": ["沈小满", "何青"]},
        choice=Choice(paper="青河晚报"),
    ),
    Case(
        "olmOCR",
        {
            "青河晚报2019-03-02.jsonl": (
                '{"id": "abc", "text": "# 戏台又热闹起来\\n\\n入秋以后，澄河镇的戏台又热闹起来'
                "，老人们早早搬来凳子等着开锣。\\n\\n头一晚唱的是老戏，台下坐满了人。\\n\\n# 渡"
                '口换新船\\n\\n渡口换了新船，一次能坐四十个人。", "source": "olmocr", "added": '
                '"2025-08-01", "created": "2025-08-01", "metadata": {"Source-File": "青河晚报20'
                '19-03-02.pdf", "olmocr-version": "0.1", "pdf-total-pages": 1}, "attributes": {'
                '"pdf_page_numbers": [[0, 60, 1]]}}\n'
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来", "渡口换新船"]})],
    ),
    Case(
        "MinerU",
        {
            "qhwb_content_list.json": (
                '[{"type": "text", "text": "青河晚报", "text_level": 1, "page_idx": 0, "bbox": '
                '[100, 20, 500, 80]}, {"type": "text", "text": "2019年3月2日 星期六", "page_idx'
                '": 0, "bbox": [100, 90, 500, 100]}, {"type": "text", "text": "戏台又热闹起来",'
                ' "text_level": 1, "page_idx": 0}, {"type": "text", "text": "本报记者 沈小满", '
                '"page_idx": 0}, {"type": "text", "text": "入秋以后，澄河镇的戏台又热闹起来，老'
                '人们早早搬来凳子等着开锣。", "page_idx": 0}, {"type": "image", "img_path": "a.'
                'jpg", "image_caption": ["老人看戏。何青 摄"], "page_idx": 0}, {"type": "text",'
                ' "text": "头一晚唱的是老戏，台下坐满了人。", "page_idx": 0}, {"type": "text", '
                '"text": "渡口换新船", "text_level": 1, "page_idx": 1}, {"type": "text", "text"'
                ': "渡口换了新船，一次能坐四十个人。", "page_idx": 1}]'
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来"], "2": ["渡口换新船"]})],
        authors={"戏台又热闹起来": ["沈小满"]},
    ),
    Case(
        "MinerU, the day in the name",
        {
            "青河晚报2019-03-02/auto/青河晚报2019-03-02_content_list.json": (
                '[{"type": "text", "text": "戏台又热闹起来", "text_level": 1, "page_idx": 0}, {'
                '"type": "text", "text": "本报记者 沈小满", "page_idx": 0}, {"type": "text", "t'
                'ext": "入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。", "page_'
                'idx": 0}, {"type": "image", "img_path": "a.jpg", "image_caption": ["老人看戏。'
                '何青 摄"], "page_idx": 0}, {"type": "text", "text": "头一晚唱的是老戏，台下坐'
                '满了人。", "page_idx": 0}, {"type": "text", "text": "渡口换新船", "text_level"'
                ': 1, "page_idx": 1}, {"type": "text", "text": "渡口换了新船，一次能坐四十个人'
                '。", "page_idx": 1}]'
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来"], "2": ["渡口换新船"]})],
    ),
    Case(
        "MinerU in Markdown",
        {
            "青河晚报2019-03-02/auto/青河晚报2019-03-02.md": (
                "# 戏台又热闹起来\n"
                "\n"
                "本报记者 沈小满\n"
                "\n"
                "入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。\n"
                "\n"
                "![](images/a.jpg)\n"
                "\n"
                "头一晚唱的是老戏，台下坐满了人。\n"
                "\n"
                "# 渡口换新船\n"
                "\n"
                "渡口换了新船，一次能坐四十个人。\n"
            )
        },
        [("青河晚报", "2019-03-02", {"1": ["戏台又热闹起来", "渡口换新船"]})],
        authors={"戏台又热闹起来": ["沈小满"]},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_headings_tell_days_pages_and_articles(case: Case, tmp_path: Path) -> None:
    assert_read(case, tmp_path)
