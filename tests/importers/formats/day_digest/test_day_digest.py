"""A day in one Markdown or HTML file, as public digests of e-papers write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.core.findings.codes import Code
from reader.importers import read_sources
from reader.importers.formats.dispatch import recognise

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.paper import Issue

Told = list[tuple[str, str | None, list[tuple[str | None, str | None, tuple[str, ...], tuple[str, ...]]]]]
WHOLE: Told = [
    ("1", "要闻", [
        ("南岸铺好了第一段石板路", "巷口的人不用绕路了", ("沈小满",),
         ("南岸的石板路昨天铺好了第一段。", "老人说，不用绕路了。")),
        ("谷雨前后多看天", None, ("何青",), ("谷雨前后，天一天一个样。",)),
    ]),
    ("2", "文苑", [("戏台搬回了老地方（杂记）", None, (), ("拆了八年的戏台，上个月搬回了祠堂门前。",))]),
]  # fmt: skip
MARKDOWN = """# 芦湾日报 2024年5月6日（星期一）
> 来源：芦湾日报数字报
> 共 2 个版面，收录文章 3 篇

## 第01版：要闻
### 1. 南岸铺好了第一段石板路
*巷口的人不用绕路了*
本报讯（记者 沈小满）南岸的石板路昨天铺好了第一段。
老人说，不用绕路了。

### 2. 谷雨前后多看天
*何青*
谷雨前后，天一天一个样。

## 第02版：文苑
### 1. 戏台搬回了老地方（杂记）
拆了八年的戏台，**上个月**搬回了祠堂门前。
"""
MARKUP = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>芦湾日报 2024-05-06</title></head>

<body><nav><a href="#1">第01版：要闻</a></nav><h1>芦湾日报 2024年5月6日</h1><p><a href="x">上一期</a></p>
<section><h2>第01版：要闻</h2>
<article><h3>1. 南岸铺好了第一段石板路</h3>
<p><em>巷口的人不用绕路了</em></p><p>本报讯（记者 沈小满）南岸的石板路昨天铺好了第一段。</p>
<p>老人说，不用绕路了。</p></article>

<h3><a href="y">2. 谷雨前后多看天</a></h3><p><i>何青</i></p><p>谷雨前后，<b>天</b>一天一个样。</p>
<p><a href="y">阅读原文</a></p></section>
<h2>第02版：文苑</h2><h3>戏台搬回了老地方（杂记）</h3>拆了八年的戏台，上个月搬回了祠堂门前。
<footer>版权所有 芦湾日报社</footer></body></html>"""


def issue(folder: Path) -> Issue:
    (reading,) = read_sources([folder])
    assert reading.issue, reading.findings
    return reading.issue


def told(whole: Issue) -> Told:
    return [
        (page.number, page.name, [(one.headline, one.deck, tuple(a.name for a in one.authors), one.paragraphs)
                                  for one in page.articles])
        for page in whole.pages
    ]  # fmt: skip


def assert_whole(folder: Path) -> None:
    whole = issue(folder)
    assert told(whole) == WHOLE
    assert (whole.title, str(whole.date)) == ("芦湾日报", "2024-05-06")


CHANGES = {
    "as it is": MARKDOWN,
    "levels one lower": MARKDOWN.replace("#", "##", 1).replace("\n## ", "\n### ").replace("\n### 1", "\n#### 1")
    .replace("\n### 2. ", "\n#### 2. "),
    "other numbers": MARKDOWN.replace("1. ", "（1）").replace("2. ", "2、"),
    "no blanks": MARKDOWN.replace("### ", "###").replace("## 第", "##第"),
    "bold heads": MARKDOWN.replace("### 1. 南岸铺好了第一段石板路", "### **1. 南岸铺好了第一段石板路**"),
    "rules between": MARKDOWN.replace("\n## ", "\n---\n\n## "),
    "links": MARKDOWN.replace("2. 谷雨前后多看天", "2. [谷雨前后多看天](https://p.example/a_(1).html)"),
    "named author": MARKDOWN.replace("*何青*", "作者：何青\n\n"),
    "named page": MARKDOWN.replace("## 第01版：要闻", "## 01版 要闻").replace("## 第02版：文苑", "## 2版｜文苑"),
    "windows": MARKDOWN.replace("\n", "\r\n"),
    "addresses": MARKDOWN.replace("\n## 第02", "\n[原文链接](https://p.example)\n\n## 第02"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030"])
def test_markdown_as_digests_write_it(tmp_path: Path, change: str, code: str) -> None:
    (tmp_path / "day.md").write_bytes(CHANGES[change].encode(code))
    assert_whole(tmp_path)


@pytest.mark.parametrize("code", ["utf-8", "gb18030"])
def test_html_as_digests_write_it(tmp_path: Path, code: str) -> None:
    (tmp_path / "2024-05-06.html").write_bytes(MARKUP.replace("utf-8", code).encode(code))
    assert_whole(tmp_path)


def test_the_name_of_the_file_tells_paper_and_day(tmp_path: Path) -> None:
    text = MARKDOWN.partition("## ")[2]
    (tmp_path / "芦湾日报_2024-05-06.md").write_text("## " + text, "utf-8")
    assert_whole(tmp_path)


def test_sections_without_a_page_are_rubrics(tmp_path: Path) -> None:
    text = "# 芦湾日报 2024-05-06\n\n## 本地\n\n### 渡口修起新码头\n\n码头昨天完工。\n\n"
    text += "## 副刊\n\n### 戏台\n\n戏台搬回来了。\n"
    (tmp_path / "day.md").write_text(text, "utf-8")
    (page,) = issue(tmp_path).pages
    assert [(one.rubric, one.headline) for one in page.articles] == [
        ("本地", "渡口修起新码头"),
        ("副刊", "戏台"),
    ]


def test_headings_within_an_article_are_part_of_it(tmp_path: Path) -> None:
    text = MARKDOWN.replace("老人说，", "#### 一条路\n\n老人说，")
    (tmp_path / "day.md").write_text(text, "utf-8")
    assert issue(tmp_path).pages[0].articles[0].paragraphs[1] == "一条路"


def test_pages_whose_headlines_are_only_bold(tmp_path: Path) -> None:
    text = "# 芦湾日报 2024-05-06\n\n## 第1版 要闻\n\n**渡口修起新码头**\n\n码头昨天完工。\n\n"
    text += "**戏台**\n\n戏台搬回来了。\n"
    (tmp_path / "day.md").write_text(text, "utf-8")
    (page,) = issue(tmp_path).pages
    assert [one.headline for one in page.articles] == ["渡口修起新码头", "戏台"]


def test_several_days_in_one_file_are_several_issues(tmp_path: Path) -> None:
    day = "# 芦湾日报 2024-05-0{at}\n\n## 第1版 要闻\n\n### 渡口{at}\n\n码头昨天完工。\n\n"
    (tmp_path / "days.md").write_text(day.format(at=6) + day.format(at=7), "utf-8")
    readings = list(read_sources([tmp_path]))
    found = [(str(one.issue.date), one.issue.pages[0].articles[0].headline) for one in readings if one.issue]
    assert found == [("2024-05-06", "渡口6"), ("2024-05-07", "渡口7")]


def test_headings_of_one_level_as_recognitions_write_them(tmp_path: Path) -> None:
    text = "# 芦湾日报\n\n2024年5月6日 星期一\n\n# 渡口修起新码头\n\n码头昨天完工。\n\n"
    text += "![](1.jpg)\n\n# 戏台\n\n戏台搬回来了。\n"
    (tmp_path / "full.md").write_text(text, "utf-8")
    whole = issue(tmp_path)
    assert (whole.title, str(whole.date)) == ("芦湾日报", "2024-05-06")
    assert [one.headline for one in whole.pages[0].articles] == ["渡口修起新码头", "戏台"]


def test_an_article_with_its_day_below_its_headline(tmp_path: Path) -> None:
    text = "# 渡口修起新码头\n\n2024-05-06\n\n*沈小满*\n\n码头昨天完工。\n\n## 其一\n\n方便多了。\n"
    (tmp_path / "ferry.md").write_text(text, "utf-8")
    (article,) = issue(tmp_path).pages[0].articles
    assert (article.headline, article.authors[0].name) == ("渡口修起新码头", "沈小满")
    assert article.paragraphs == ("码头昨天完工。", "其一", "方便多了。")


def test_other_web_pages_are_refused_as_before(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<html><h1>我的博客</h1><h2>渡口</h2><p>码头。</p><h2>戏台</h2><p>戏台。</p></html>"
    )
    (reading,) = read_sources([tmp_path])
    assert [finding.code for finding in reading.findings] == [Code.OTHER_WEB_PAGE]


def test_page_text_with_a_number_sign_stays_page_text() -> None:
    assert recognise("石桥日报\n2024年5月6日\n# 渡口\n码头完工。\n".encode()) == "page text"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("1983年3月15日 星期二 第415期", 415),
        ("1983年3月15日 总第2047号", 2047),
        ("1983年3月15日 星期二", None),
    ],
)
def test_the_line_of_the_day_tells_the_number_of_the_issue(
    line: str, number: int | None, tmp_path: Path
) -> None:
    text = f"# 芦湾日报\n\n{line}\n\n## 第1版\n\n### 第三期夜校开课\n\n夜校昨晚开课。\n"
    (tmp_path / "day.md").write_text(text, "utf-8")
    whole = issue(tmp_path)
    assert (str(whole.date), whole.number) == ("1983-03-15", number)


def test_a_number_is_not_given_to_the_days_of_a_file_that_holds_several(tmp_path: Path) -> None:
    days = ["# 芦湾日报 1983年3月15日 第415期", "# 芦湾日报 1983年3月16日"]
    text = "".join(f"{day}\n\n## 第1版\n\n### 夜校开课\n\n夜校昨晚开课。\n\n" for day in days)
    (tmp_path / "days.md").write_text(text, "utf-8")
    found = [reading.issue for reading in read_sources([tmp_path])]
    assert [(str(one.date), one.number) for one in found if one] == [
        ("1983-03-15", None),
        ("1983-03-16", None),
    ]
