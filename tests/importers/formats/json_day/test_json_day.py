"""JSON as crawlers and e-papers made by scripts write it: what an object is, is told by what stands in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from reader.core.findings.codes import Code
from reader.importers import Choice, read_sources
from reader.importers.formats.dispatch import recognise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.core.source import Reading

Shape = tuple[str, list[tuple[str, str | None, list[tuple[str, tuple[str, ...], tuple[str, ...]]]]]]
FIRST = ("渡口修起新码头", ("沈小满",), ("芦湾渡口的新码头昨天完工。", "船工说，来往方便多了。"))
SECOND = ("戏台搬回了老地方", (), ("拆了八年的戏台，上个月搬回了祠堂门前。",))
WHOLE: Shape = ("2024-05-06", [("1", "要闻", [FIRST]), ("2", "文苑", [SECOND])])
TEXT, OTHER = "\n".join(FIRST[2]), SECOND[2][0]
MARKED = "".join(f"<p>　　{text}</p>" for text in FIRST[2])


def shape(reading: Reading) -> Shape:
    assert reading.issue, reading.findings
    pages = [
        (page.number, page.name, [(one.headline or "", tuple(a.name for a in one.authors), one.paragraphs)
                                  for one in page.articles])
        for page in reading.issue.pages
    ]  # fmt: skip
    return str(reading.issue.date), pages


def read(path: Path, choice: Choice | None = None) -> list[Reading]:
    return list(read_sources([path], choice=choice or Choice()))


FORMS: dict[str, Any] = {
    "a day with its pages": {
        "date": "2024-05-06",
        "newspaper": "芦湾日报",
        "pages": [
            {"page": 1, "name": "要闻", "articles": [{"title": FIRST[0], "author": "沈小满", "content": TEXT}]},
            {"page": 2, "name": "文苑", "articles": [{"title": SECOND[0], "author": "", "content": OTHER}]},
        ],
    },
    "an index with everything": {
        "paperName": "芦湾日报",
        "paperDate": "2024-05-06",
        "paperInfo": [
            {"paperNumber": "01", "paperBk": "要闻", "xyList": [
                {"id": "7", "title": FIRST[0], "title2": "", "author": "沈小满", "content": MARKED, "xy": "1,2"}]},
            {"paperNumber": "02", "paperBk": "文苑", "xyList": [{"id": "8", "title": SECOND[0], "content": OTHER}]},
        ],
    },
    "pages that name their day": [
        {"issueDate": "20240506", "pageNo": "01", "pageName": "要闻", "onePageArticleList": [
            {"mainTitle": FIRST[0], "articleAuthor": "沈小满", "articleContent": MARKED.replace("</p>", "<br/>")}]},
        {"issueDate": "20240506", "pageNo": "02", "pageName": "文苑", "onePageArticleList": [
            {"mainTitle": SECOND[0], "articleAuthor": None, "articleContent": OTHER}]},
    ],
    "nested and Chinese": {
        "code": 200, "msg": "ok",
        "数据": {"日期": "2024年5月6日", "报纸": "芦湾日报", "版面列表": [
            {"版名": "第01版：要闻", "稿件": [{"标题": FIRST[0], "作者": ["沈小满"], "正文": list(FIRST[2])}]},
            {"版名": "第02版：文苑", "稿件": [{"标题": SECOND[0], "正文": OTHER}]}]},
    },
    "pages and days as keys": {
        "芦湾日报": {"2024-05-06": {
            "01版：要闻": [{"headline": FIRST[0], "byline": "沈小满", "body": TEXT}],
            "02版：文苑": [{"headline": SECOND[0], "body": OTHER}]}},
    },
    "a list of articles": [
        {"title": FIRST[0], "date": "2024-05-06", "page": "01版：要闻", "authors": [{"name": "沈小满"}],
         "paragraphs": [{"text": text} for text in FIRST[2]]},
        {"title": SECOND[0], "date": "2024-05-06", "page": "02版：文苑", "paragraphs": [{"text": OTHER}]},
    ],
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030"])
def test_every_form(tmp_path: Path, form: str, code: str) -> None:
    (tmp_path / "data.json").write_bytes(json.dumps(FORMS[form], ensure_ascii=False, indent=1).encode(code))
    (reading,) = read(tmp_path)
    assert shape(reading) == WHOLE


@pytest.mark.parametrize("wrapped", ["var data = {};", "callback({})", "window.paper={}"])
def test_data_that_a_script_wraps(tmp_path: Path, wrapped: str) -> None:
    data = json.dumps(FORMS["a day with its pages"], ensure_ascii=False)
    (tmp_path / "data.js").write_text(wrapped.replace("{}", data), "utf-8")
    (reading,) = read(tmp_path)
    assert shape(reading) == WHOLE


@pytest.mark.parametrize("end", ["\n", "\r\n", ",\n"])
def test_an_article_a_line(tmp_path: Path, end: str) -> None:
    lines = [json.dumps(one, ensure_ascii=False) for one in FORMS["a list of articles"]]
    (tmp_path / "articles.jsonl").write_bytes((end.join(lines) + "\n").encode())
    (reading,) = read(tmp_path)
    assert shape(reading) == WHOLE


def test_an_article_a_file_is_one_source_a_day(tmp_path: Path) -> None:
    for at, one in enumerate(FORMS["a list of articles"]):
        (tmp_path / f"{at}.json").write_text(json.dumps(one, ensure_ascii=False), "utf-8")
    (tmp_path / "other.json").write_text(
        json.dumps({"title": "另一天", "date": "2024-05-07", "text": "别的事。"})
    )
    first, second = read(tmp_path)
    assert shape(first) == WHOLE
    assert shape(second)[0] == "2024-05-07"


def test_texts_that_stand_in_files_of_their_own(tmp_path: Path) -> None:
    index = {"jdate": "2024-05-06", "pages": [
        {"pnumber": "01", "pname": "要闻", "articleList": [{"id": 11, "title": FIRST[0], "author": "沈小满"}]},
        {"pnumber": "02", "pname": "文苑", "articleList": [{"id": 12, "title": SECOND[0]}, {"id": 13, "title": "缺"}]},
    ]}  # fmt: skip
    (tmp_path / "navi.json").write_text(json.dumps(index), "utf-8")
    for page, key, text in (("01", 11, TEXT.replace("\n", "<br>")), ("02", 12, OTHER)):
        folder = tmp_path / page / "article"
        folder.mkdir(parents=True)
        (folder / f"{key}.json").write_text(json.dumps({"article": {"id": key, "content": text}}), "utf-8")
    (reading,) = read(tmp_path)
    assert shape(reading) == WHOLE
    (missing,) = [one for one in reading.findings if one.code is Code.ARTICLES_NOT_SAVED]
    assert (missing.parameters["count"], missing.parameters["headlines"]) == (1, ("缺",))


def test_an_index_without_any_text_says_what_to_do(tmp_path: Path) -> None:
    index = {
        "date": "2024-05-06",
        "pages": [{"page": 1, "articles": [{"id": 1, "title": "渡口"}, {"id": 2, "title": "戏台"}]}],
    }
    (tmp_path / "navi.json").write_text(json.dumps(index), "utf-8")
    (reading,) = read(tmp_path)
    assert (reading.issue, [finding.code for finding in reading.findings]) == (
        None,
        [Code.RECORDS_WITHOUT_TEXT],
    )


def test_the_folder_tells_the_day_that_the_data_does_not(tmp_path: Path) -> None:
    folder = tmp_path / "芦湾日报" / "2024" / "05" / "06"
    folder.mkdir(parents=True)
    data = {"paperInfo": FORMS["an index with everything"]["paperInfo"]}
    (folder / "index.json").write_text(json.dumps(data), "utf-8")
    (reading,) = read(tmp_path)
    assert shape(reading) == WHOLE
    assert reading.issue
    assert reading.issue.title == "芦湾日报"


def test_the_person_says_which_key_holds_what(tmp_path: Path) -> None:
    data = [{"k": "渡口", "v": "码头完工。", "title": "编号7", "date": "2024-05-06"}]
    (tmp_path / "data.json").write_text(json.dumps(data), "utf-8")
    (reading,) = read(tmp_path, Choice(columns=(("headline", "k"), ("text", "v"))))
    assert shape(reading) == ("2024-05-06", [("1", None, [("渡口", (), ("码头完工。",))])])


def test_keys_nobody_knows_are_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "data.json").write_text(json.dumps([{"甲": "渡口", "乙": "码头完工。"}]), "utf-8")
    (reading,) = read(tmp_path)
    (finding,) = reading.findings
    assert (finding.code, finding.parameters["names"]) == (Code.COLUMNS_UNKNOWN, ("甲", "乙"))


def test_what_only_looks_like_json_is_text() -> None:
    assert recognise("[本埠新聞]\n　　本埠昨日天晴。\n".encode()) == "page text"
    assert recognise("{石桥日报}\n".encode()) == "page text"


def nested(depth: int) -> str:
    return "[" * depth + '{"title": "x"}' + "]" * depth


@pytest.mark.parametrize(
    "text",
    ['{"title": "渡口", "text": ', '{"a": {"b": 1}}', "[{}]", '{"title": "渡口"}', nested(20), nested(200_000),
     '{"n": ' + "9" * 9000 + "}", '{"title": "渡口", "date": "2024-13-45", "text": "码头。"}',
     '{"date": NaN, "title": Infinity, "text": "码头。"}'],
)  # fmt: skip
def test_broken_and_hostile_data_end_in_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "data.json"
    path.write_text(text, "utf-8")
    readings: Sequence[Reading] = read(path)
    assert readings
    for reading in readings:
        assert reading.issue is None
        assert Code.FAULT not in {finding.code for finding in reading.findings}
