"""Articles with front matter, as site generators, note programs and archives of closed papers write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.core.findings.codes import Code
from reader.importers import read_sources
from reader.importers.formats.dispatch import recognise

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.paper import Article
    from reader.core.source import Reading

BODY = "芦湾渡口的新码头昨天完工。\n\n船工说，来往方便多了。\n"
PARAGRAPHS = ("芦湾渡口的新码头昨天完工。", "船工说，来往方便多了。")


def read(folder: Path) -> list[Reading]:
    return list(read_sources([folder]))


def only_article(folder: Path) -> Article:
    (reading,) = read(folder)
    assert reading.issue, reading.findings
    ((article,),) = [page.articles for page in reading.issue.pages]
    return article


def write(folder: Path, text: str, name: str = "a.md", code: str = "utf-8") -> None:
    (folder / name).write_bytes(text.encode(code))


MATTERS = {
    "yaml": "---\ntitle: 渡口修起新码头\ndate: 2024-05-06\nauthor: 沈小满\ncategory: 本地\n---\n\n",
    "quoted": '---\ntitle: "渡口修起新码头"\ndate: "2024-05-06 08:00:00"\nauthor: "沈小满"\ncategory: \'本地\'\n---\n',
    "lists": "---\ntitle: 渡口修起新码头 # 头条\ndate: 2024-05-06T08:00:00+08:00\nauthors:\n  - 沈小满\n"
    "categories: [本地]\ntags:\n  - 水\n  - 路\ndraft: false\n---\n",
    "folded": "---\nlayout: post\ntitle: >-\n  渡口修起新码头\ndate: 2024/05/06\nauthor: 沈小满\ncategory: 本地\n---\n",
    "toml": '+++\ntitle = "渡口修起新码头"\ndate = 2024-05-06T00:00:00Z\nauthor = \'沈小满\'\ncategory = "本地"\n+++\n',
    "chinese": "---\n标题: 渡口修起新码头\n日期: 2024年5月6日\n作者: 沈小满\n栏目: 本地\n---\n",
    "ends in dots": "---\ntitle: 渡口修起新码头\ndate: 20240506\nauthor: 沈小满\ncategory: 本地\n...\n",
}


@pytest.mark.parametrize("matter", MATTERS)
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_of_every_make(tmp_path: Path, matter: str, code: str, end: str) -> None:
    write(tmp_path, (MATTERS[matter] + BODY).replace("\n", end), code=code)
    (reading,) = read(tmp_path)
    article = only_article(tmp_path)
    assert reading.issue
    assert str(reading.issue.date) == "2024-05-06"
    assert (article.headline, article.rubric, article.paragraphs) == ("渡口修起新码头", "本地", PARAGRAPHS)
    assert [author.name for author in article.authors] == ["沈小满"]


MARKED = {
    "# 渡口修起新码头\n\n" + BODY: PARAGRAPHS,
    "渡口修起新码头\n====\n\n" + BODY: PARAGRAPHS,
    "**芦湾渡口**的[新码头](https://a.example/x(1).html)*昨天*完工。\n\n![图](a.jpg)\n\n船工说，~~来往~~来往方便了。": (
        "芦湾渡口的新码头昨天完工。",
        "船工说，来往来往方便了。",
    ),
    "![[picture.png]]\n芦湾渡口的[[码头|新码头]]昨天完工。\n\n> 船工说，来往方便多了。\n\n---\n": PARAGRAPHS,
    "{{< figure src=1.jpg >}}\n芦湾渡口的新码头<br>昨天完工。<!--more-->\n\n船工说，来往方便多了。": (
        "芦湾渡口的新码头",
        "昨天完工。",
        "船工说，来往方便多了。",
    ),
    "芦湾渡口的新码头昨天完工。\n船工说，来往方便多了。": PARAGRAPHS,
    "- 芦湾渡口的新码头昨天完工。\n- 船工说，来往方便多了。": PARAGRAPHS,
    "芦湾渡口的新码头从去年秋天动工到昨天\n才完工。\n\n船工说，来往方便多了。": (
        "芦湾渡口的新码头从去年秋天动工到昨天才完工。",
        "船工说，来往方便多了。",
    ),
    "　　小船\n　　小桥\n　　人家": ("小船", "小桥", "人家"),
}


@pytest.mark.parametrize("markdown", MARKED, ids=range(len(MARKED)))
def test_marks_are_no_text(tmp_path: Path, markdown: str) -> None:
    write(tmp_path, MATTERS["yaml"] + markdown)
    assert only_article(tmp_path).paragraphs == MARKED[markdown]


def test_the_first_heading_is_the_headline_where_nothing_else_names_it(tmp_path: Path) -> None:
    write(tmp_path, "---\ndate: 2024-05-06\n---\n\n# 渡口修起新码头\n\n" + BODY)
    assert only_article(tmp_path).headline == "渡口修起新码头"


def test_the_name_of_the_file_is_the_headline_where_nothing_in_it_is(tmp_path: Path) -> None:
    write(tmp_path, "---\ndate: 2024-05-06\n---\n" + BODY, "2024-05-06 渡口修起新码头.md")
    assert only_article(tmp_path).headline == "渡口修起新码头"


def test_a_file_is_one_article_whatever_its_text_looks_like(tmp_path: Path) -> None:
    text = (
        "【撰文：陈一零／摄影：林壹】\n\n## 其一\n\n"
        + BODY
        + "\n## 其二\n\n石桥日报 2024年5月7日 第2版\n\n（本报记者 何青）"
    )
    write(tmp_path, MATTERS["yaml"] + text)
    article = only_article(tmp_path)
    assert article.paragraphs[0] == "【撰文：陈一零／摄影：林壹】"
    assert {"其一", "其二"} <= set(article.paragraphs)


def test_the_name_of_the_file_tells_the_day_that_its_matter_does_not(tmp_path: Path) -> None:
    write(tmp_path, "---\nlayout: post\ntitle: 渡口\n---\n码头完工。", "2024-05-06-ferry.markdown")
    (reading,) = read(tmp_path)
    assert reading.issue
    assert str(reading.issue.date) == "2024-05-06"


def test_the_articles_of_a_day_are_one_source_in_whatever_folders(tmp_path: Path) -> None:
    for at, day in enumerate(["2024-05-06", "2024-05-07", "2024-05-06"]):
        folder = tmp_path / "芦湾新闻" / str(2024 + at % 2)
        folder.mkdir(parents=True, exist_ok=True)
        write(folder, f"---\ntitle: 第{at}篇\ndate: {day}\n---\n{BODY}", f"{at}.md")
    counts = {str(one.issue.date): one.issue.article_count for one in read(tmp_path) if one.issue}
    assert counts == {"2024-05-06": 2, "2024-05-07": 1}


def test_what_is_no_front_matter_is_read_as_before() -> None:
    assert recognise("---\n石桥日报 2024年5月6日\n---\n渡口\n".encode()) == "page text"
    assert recognise("# 渡口\n\n码头完工。\n".encode()) == "day digest"


@pytest.mark.parametrize(
    "text",
    ["---\ntitle: 渡口\n", "---\ntitle: 渡口\ndate: x\n---\n", "---\ntitle: &a [*a, *a]\n---\n" + BODY,
     "---\ntitle: !!python/object:os.system x\ndate: 2024-05-06\n---\n", "---\n" + "k: v\n" * 500 + "---\n"],
)  # fmt: skip
def test_broken_and_hostile_matter_is_no_fault(tmp_path: Path, text: str) -> None:
    write(tmp_path, text)
    assert all(Code.FAULT not in {finding.code for finding in reading.findings} for reading in read(tmp_path))


@pytest.mark.parametrize("mark", ["*", "_", "`", "[", "![", "<", "**a", "{{<", "[[", "~~", "[a](", "\\"])
def test_marks_without_end_take_no_time(tmp_path: Path, mark: str) -> None:
    write(tmp_path, MATTERS["yaml"] + mark * 5_000 + "\n\n" + BODY)
    assert only_article(tmp_path).paragraphs[-2:] == PARAGRAPHS
