"""Texts with named fields, as collectors, databases and libraries write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.importers import Choice
from tests.importers.kinds.cases import Case, assert_read

if TYPE_CHECKING:
    from pathlib import Path

CASES = (
    Case(
        "a collector's tree with a folder an article",
        {
            "20190302/01_要闻/戏台又热闹起来/戏台又热闹起来.txt": (
                "标题：戏台又热闹起来\n"
                "日期：20190302\n"
                "版面：01_要闻\n"
                "链接：http://x/1.html\n"
                "\n"
                "正文：\n"
                "入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。\n"
                "头一晚唱的是老戏，台下坐满了人。"
            ),
            "20190302/02_民生/大棚过霜夜/大棚过霜夜.txt": (
                "标题：大棚过霜夜\n"
                "日期：20190302\n"
                "版面：02_民生\n"
                "链接：http://x/1.html\n"
                "\n"
                "正文：\n"
                "农技员下乡查看大棚。"
            ),
        },
        [("青河日报", "2019-03-02", {"1": ["戏台又热闹起来"], "2": ["大棚过霜夜"]})],
        paragraphs={
            "戏台又热闹起来": [
                "入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。",
                "头一晚唱的是老戏，台下坐满了人。",
            ]
        },
        names={"1": "要闻"},
        choice=Choice(paper="青河日报"),
    ),
    Case(
        "GB18030 and CR LF",
        {
            "青河日报/a.txt": (
                "标题：戏台又热闹起来\n"
                "日期：2019年3月2日\n"
                "版面：第3版\n"
                "链接：http://x/1.html\n"
                "作者：沈小满 何青\n"
                "\n"
                "正文：\n"
                "入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。"
            ),
            "青河日报/b.txt": (
                "标题：渡口换新船\n"
                "日期：2019年3月2日\n"
                "版面：第4版\n"
                "链接：http://x/1.html\n"
                "\n"
                "正文：\n"
                "渡口换了新船。"
            ),
        },
        [("青河日报", "2019-03-02", {"3": ["戏台又热闹起来"], "4": ["渡口换新船"]})],
        authors={"戏台又热闹起来": ["沈小满", "何青"]},
        encoding="gb18030",
        ends="\r\n",
    ),
    Case(
        "several in one file",
        {
            "青河日报2019.txt": (
                "日期：2019年3月2日\n"
                "版次：A01版\n"
                "\n"
                "标题：戏台又热闹起来\n"
                "作者：本报记者 沈小满\n"
                "正文：\n"
                "入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。\n"
                "头一晚唱的是老戏，台下坐满了人。\n"
                "\n"
                "---\n"
                "\n"
                "标题：渡口换新船\n"
                "作者：本报讯\n"
                "正文：渡口换了新船。\n"
                "过河只要五分钟。\n"
                "\n"
                "---\n"
                "\n"
                "版次：A02版\n"
                "\n"
                "标题：大棚过霜夜\n"
                "正文：农技员下乡查看大棚。\n"
            )
        },
        [("青河日报", "2019-03-02", {"A1": ["戏台又热闹起来", "渡口换新船"], "A2": ["大棚过霜夜"]})],
        authors={"戏台又热闹起来": ["沈小满"]},
        paragraphs={"渡口换新船": ["渡口换了新船。", "过河只要五分钟。"]},
    ),
    Case(
        "names in brackets",
        {
            "x.txt": (
                "【题名】戏台又热闹起来\n"
                "【报纸名】青河日报\n"
                "【日期】2019-03-02\n"
                "【版次】3\n"
                "【作者】沈小满\n"
                "【全文】\n"
                "入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。\n"
                "头一晚唱的是老戏，台下坐满了人。\n"
            )
        },
        [("青河日报", "2019-03-02", {"3": ["戏台又热闹起来"]})],
        authors={"戏台又热闹起来": ["沈小满"]},
    ),
    Case(
        "traditional glyphs",
        {
            "x.txt": (
                "報紙：海港日報\n"
                "日期：民國九十一年一月三日\n"
                "版次：第三版\n"
                "標題：渡輪加班\n"
                "記者：何小滿\n"
                "內文：\n"
                "渡輪公司昨日加班。\n"
            )
        },
        [("海港日報", "2002-01-03", {"3": ["渡輪加班"]})],
        authors={"渡輪加班": ["何小滿"]},
    ),
    Case(
        "in English, no name above the text",
        {
            "x.txt": (
                "Title: New bridge opened\n"
                "Newspaper: Valley Herald\n"
                "Date: November 10, 1898\n"
                "Page: 3\n"
                "Author: J. Smith\n"
                "\n"
                "The new bridge was opened on Tuesday.\n"
                "\n"
                "The mayor spoke.\n"
            )
        },
        [("Valley Herald", "1898-11-10", {"3": ["New bridge opened"]})],
        authors={"New bridge opened": ["J. Smith"]},
        paragraphs={"New bridge opened": ["The new bridge was opened on Tuesday.", "The mayor spoke."]},
    ),
    Case(
        "a library's notice above a text",
        {
            "x.txt": (
                "Titre : Le Courrier de la Vallée (Paris. 1863)\n"
                "Date d'édition : 1898-11-10\n"
                "Type : texte\n"
                "Langue : français\n"
                "\n"
                "UN PONT NEUF\n"
                "\n"
                "Le pont neuf a été ouvert mardi devant une grande foule venue des deux rives"
                ".\n"
                "\n"
                "Le maire a parlé.\n"
                "\n"
                "LE THÉ EN RETARD\n"
                "\n"
                "Le thé est en retard cette année.\n"
            )
        },
        [("Le Courrier de la Vallée", "1898-11-10", {"1": ["UN PONT NEUF", "LE THÉ EN RETARD"]})],
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_names_tell_what_is_what(case: Case, tmp_path: Path) -> None:
    assert_read(case, tmp_path)
