"""E-papers of systems whose marks are not known: read by how their pages and articles are built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.core.findings.codes import Code
from reader.importers import read_sources

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.paper import Issue

HEADLINES = {"01": ["南岸铺好了第一段石板路", "谷雨前后多看天"], "02": ["戏台搬回了老地方"]}
NAMES = {"01": "要闻", "02": "文苑"}
TEXTS = {
    "南岸铺好了第一段石板路": [
        "本报讯（记者 沈小满）南岸的石板路昨天铺好了第一段，一共三百米。",
        "住在巷口的老人说，下雨天不用绕路了。",
    ],
    "谷雨前后多看天": ["谷雨前后，天一天一个样，下地之前先抬头。", "看天也是一门功夫。"],
    "戏台搬回了老地方": [
        "拆了八年的戏台，上个月搬回了祠堂门前。",
        "头一晚唱的是老戏，台下坐满了人。",
    ],
}


def write(folder: Path, files: dict[str, str], encoding: str = "utf-8") -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))
    return folder


def only_issue(folder: Path) -> Issue:
    (reading,) = read_sources([folder])
    assert reading.issue, reading.findings
    return reading.issue


def assert_whole(issue: Issue, title: str = "芦湾日报") -> None:
    """The issue that every system below holds."""
    assert (issue.title, issue.date and issue.date.isoformat()) == (title, "2026-04-20")
    assert [(page.number, page.name) for page in issue.pages] == [("1", "要闻"), ("2", "文苑")]
    articles = [article for page in issue.pages for article in page.articles]
    assert [[one.headline for one in page.articles] for page in issue.pages] == list(HEADLINES.values())
    assert [author.name for author in articles[0].authors] == ["沈小满"]
    assert articles[0].paragraphs == (
        "南岸的石板路昨天铺好了第一段，一共三百米。",
        "住在巷口的老人说，下雨天不用绕路了。",
    )
    assert articles[1].paragraphs == tuple(TEXTS["谷雨前后多看天"])
    assert articles[2].paragraphs == tuple(TEXTS["戏台搬回了老地方"])


def named(page: str, place: int) -> str:
    return f"Articel{page}{place + 2:03}NR.htm"


def pages_and_articels(holder: str = '<div id="contenttext" class="contenttext">') -> dict[str, str]:
    """Each page has the list of the whole issue, in links that only a script follows."""
    lists = "".join(
        f'<h4><a href="../../PDF/20260420/{page}.pdf">PDF</a>'
        f'<a href="Page{page}BC.htm">{page}版：{NAMES[page]}</a></h4>'
        + "<ul>"
        + "".join(f'<li><a daoxiang="{named(page, at)}">{head}</a></li>' for at, head in enumerate(heads))
        + "</ul>"
        for page, heads in HEADLINES.items()
    )
    files = {
        f"lwrb/content/20260420/Page{page}BC.htm": f"<html><head><title>芦湾日报-{page}版-2026年04月20日</title></head>"
        f"<body><div class=list>{lists}</div><div>版权所有 芦湾日报社，未经授权，不得转载。</div></body></html>"
        for page in HEADLINES
    }
    end = f"</{holder[1:].split(maxsplit=1)[0].rstrip('>')}>"
    for page, heads in HEADLINES.items():
        for at, head in enumerate(heads):
            lines = "<br><br>".join(f"　　{text}" for text in TEXTS[head])
            files[f"lwrb/content/20260420/{named(page, at)}"] = (
                f"<html><head><title>芦湾日报-{page}版：{NAMES[page]}-2026年04月20日 -- {head}</title></head><body>"
                f'<div class="daodu"><a href="Page{page}BC.htm">返回目录</a></div><h2>{head}</h2>'
                f"<div>2026年04月20日　{page}版：{NAMES[page]}</div>{holder}{lines}{end}"
                "<div>版权所有 芦湾日报社，未经授权，不得转载。</div></body></html>"
            )
    return files


@pytest.mark.parametrize(
    "holder", ['<div id="contenttext">', '<div class="contenttext">', '<div class="x7">', "<td>"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_pages_that_list_the_whole_issue(tmp_path: Path, holder: str, encoding: str) -> None:
    assert_whole(only_issue(write(tmp_path, pages_and_articels(holder), encoding)))


def test_articles_of_a_page_that_was_not_saved(tmp_path: Path) -> None:
    files = pages_and_articels()
    del files["lwrb/content/20260420/Page02BC.htm"]
    assert_whole(only_issue(write(tmp_path, files)))


def test_articles_alone(tmp_path: Path) -> None:
    files = {name: text for name, text in pages_and_articels().items() if "Page" not in name}
    assert_whole(only_issue(write(tmp_path, files)))


def parted(content: str = "../../../content/202604/20/") -> dict[str, str]:
    """Pages and articles in folders of their own; the byline's line names paper, day and page."""
    listed = "".join(
        f'<li><a href="node_{page}.html">第{page}版 {name}</a></li>' for page, name in NAMES.items()
    )
    files = {}
    number = 9000
    for page, heads in HEADLINES.items():
        links = ""
        for head in heads:
            number += 1
            links += f'<li><a href="{content}content_{number}.html">{head}</a></li>'
            body = "".join(f"<p>　　{text}</p>" for text in TEXTS[head])
            files[f"html/content/202604/20/content_{number}.html"] = (
                f"<html><head><title>{head}-芦湾日报</title></head><body><div class=article><h1>{head}</h1>"
                f"<p class=sec>作者：<span>《芦湾日报》（<b>2026年04月20日</b> 第 {page} 版）</span></p>"
                f"<div class=z>{body}</div></div></body></html>"
            )
        files[f"html/layout/202604/20/node_{page}.html"] = (
            "<html><head><title>芦湾日报</title></head><body><p class=date>2026年04月20日 星期一</p>"
            f"<p>第{page}版：{NAMES[page]}</p><ul id=list>{listed}</ul><ul class=news-list>{links}</ul></body></html>"
        )
    return files


@pytest.mark.parametrize(
    "content", ["../../../content/202604/20/", "https://other.example/html/content/202604/20/"]
)
def test_pages_and_articles_apart(tmp_path: Path, content: str) -> None:
    assert_whole(only_issue(write(tmp_path, parted(content))))


def test_a_page_is_never_named_after_an_author(tmp_path: Path) -> None:
    files = {
        name: text.replace("作者：", "作者：林一苇 ") for name, text in parted().items() if "content" in name
    }
    issue = only_issue(write(tmp_path, files))
    assert [(page.number, page.name) for page in issue.pages] == [("1", None), ("2", None)]


def plain_files(article: str, page: str = "p{page}.html", listed: str = "{name}") -> dict[str, str]:
    """Files whose names tell nothing; `article` is an article's file, `listed` what its link says."""
    files, number = {}, 100
    for at, heads in HEADLINES.items():
        links = ""
        for head in heads:
            number += 1
            links += f'<li><a href="a{number}.html">{listed.format(name=head)}</a></li>'
            body = "".join(f"<div>　　{text}</div>" for text in TEXTS[head])
            files[f"lw/2026-04/20/a{number}.html"] = article.format(head=head, body=body, page=at)
        files["lw/2026-04/20/" + page.format(page=at)] = (
            f"<html><head><title>芦湾日报 第{at}版：{NAMES[at]}</title></head><body><div>2026年4月20日 星期一</div>"
            f"<div>第{at}版：{NAMES[at]}</div><div><a href=#>上一版</a><a href=x.pdf>PDF</a></div>"
            f"<ul>{links}</ul></body></html>"
        )
    return files


def test_a_headline_that_only_the_list_has(tmp_path: Path) -> None:
    article = "<html><head><title>芦湾日报</title></head><body><table><tr><td>{body}</td></tr></table></body></html>"
    assert_whole(only_issue(write(tmp_path, plain_files(article))))


def test_a_headline_that_only_the_windows_title_has(tmp_path: Path) -> None:
    article = "<html><head><title>{head}_芦湾日报</title></head><body><section>{body}</section></body></html>"
    assert_whole(only_issue(write(tmp_path, plain_files(article, listed="<img src=1.gif>{name}"))))


def test_files_whose_names_tell_nothing_are_read_whichever_comes_first(tmp_path: Path) -> None:
    article = "<html><body><h3>{head}</h3><div>{body}</div><div>技术支持：某公司</div></body></html>"
    assert_whole(only_issue(write(tmp_path, plain_files(article, page="z{page}.html"))))


def test_pages_in_folders_of_their_own(tmp_path: Path) -> None:
    files = {}
    for page, heads in HEADLINES.items():
        folder = f"html/2026/20260420/20260420_{page}"
        links = "".join(
            f'<li><a href="content_{page}{at}.htm">{head}</a></li>' for at, head in enumerate(heads)
        )
        files[f"{folder}/node.htm"] = (
            f"<html><head><title>芦湾日报</title></head><body><b>第{page}版：{NAMES[page]}</b><ol>{links}</ol></body></html>"
        )
        for at, head in enumerate(heads):
            body = "".join(f"<p>{text}</p>" for text in TEXTS[head])
            files[f"{folder}/content_{page}{at}.htm"] = (
                f"<html><head><title>芦湾日报</title></head><body><h1>{head}</h1><div>{body}</div></body></html>"
            )
    assert_whole(only_issue(write(tmp_path, files)))


def test_an_image_map_that_a_script_follows(tmp_path: Path) -> None:
    files = {}
    for name, text in plain_files("<html><body><h1>{head}</h1><div>{body}</div></body></html>").items():
        picture = "<img src=page.jpg usemap=#m width=400 height=600><map name=m><area coords=0,0,200,300 onclick=\"go('"
        mapped = text.replace('<ul><li><a href="', picture, 1).replace(
            '">', "')\"></map><ul><li><a href='#'>", 1
        )
        files[name] = mapped if "/p01" in name else text
    issue = only_issue(write(tmp_path, files))
    assert issue.pages[0].articles[0].regions


def test_pages_of_any_other_site_are_refused_as_before(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "blog/index.html": "<html><head><title>我的博客</title></head><body><ul>"
            "<li><a href=post1.html>谷雨前后多看天</a></li><li><a href=post2.html>戏台搬回了老地方</a></li></ul>",
            "blog/post1.html": "<html><head><title>谷雨前后多看天</title></head><body><h1>谷雨前后多看天</h1>"
            "<p>2026年4月20日</p><p>谷雨前后，天一天一个样，下地之前先抬头。</p></body></html>",
        },
    )
    readings = list(read_sources([tmp_path]))
    assert [reading.issue for reading in readings] == [None, None]
    assert {finding.code for reading in readings for finding in reading.findings} == {Code.OTHER_WEB_PAGE}
