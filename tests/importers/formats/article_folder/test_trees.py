"""Trees by day: day, page and headline in folders and names, and pages whose articles tell their fields."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.core.findings.codes import Code
from reader.importers import Choice, read_sources, unnamed_folders
from reader.importers.formats.article_folder.fields_form import has_fields
from tests.importers.press import FORECAST, SHOES, WHARF

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.source import Reading

DAY = date(1978, 12, 24)
BRIDGE = "石桥修好了 南岸的孩子不再绕路"
TEXT = "    新华社石桥十二月二十三日电 石桥今天通行了。\n    桥长六十米，两边有护栏。\n"


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def fielded(headline: str, page: str = "第1版()", rubric: str = "", body: str = TEXT, above: str = "") -> str:
    return f"{headline}\n\n{above}{page}\n专栏：{rubric}\n\n{body}\n"


def read(folder: Path, **choice: object) -> list[Reading]:
    return list(read_sources([folder], choice=Choice(**choice)))  # type: ignore[arg-type]


def heads(reading: Reading) -> dict[str, list[str | None]]:
    assert reading.issue is not None
    return {page.number: [one.headline for one in page.articles] for page in reading.issue.pages}


@pytest.mark.parametrize(
    "name",
    [
        "1946year/1946year05month/19460515/19460515-1.txt",
        "1946/05/15/1.txt",
        "1946年/5月/15日/第1版.txt",
        "1946-05-15_01.txt",
        "19460515.txt",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_page_a_file(tmp_path: Path, name: str, encoding: str) -> None:
    text = fielded("渡河部队会师", rubric="前线") + fielded("春耕已毕", body="    各村春耕已毕。\n")
    write(tmp_path / "石桥日报", name, text, encoding)
    (reading,) = read(tmp_path)
    assert reading.issue is not None
    assert (reading.issue.title, reading.issue.date) == ("石桥日报", date(1946, 5, 15))
    assert heads(reading) == {"1": ["渡河部队会师", "春耕已毕"]}
    first, second = reading.issue.pages[0].articles
    assert (first.rubric, first.dateline) == ("前线", "新华社石桥十二月二十三日电")
    assert (second.rubric, second.paragraphs) == (None, ("各村春耕已毕。",))


def test_several_pages_in_one_file_with_authors_and_days(tmp_path: Path) -> None:
    text = fielded(BRIDGE, "第１版(要闻)", above="本报记者 林小溪\n1978-12-24\n") + fielded(
        "茶园开园", "第3版(副刊)"
    )
    write(tmp_path, "扫描/一天.txt", text)
    (reading,) = read(tmp_path, paper="石桥日报")
    assert reading.issue is not None
    assert reading.issue.date == DAY
    assert [(page.number, page.name) for page in reading.issue.pages] == [("1", "要闻"), ("3", "副刊")]
    assert [one.name for one in reading.issue.pages[0].articles[0].authors] == ["林小溪"]


@pytest.mark.parametrize(
    "tree",
    [
        ["1978/12/24/第1版 {}.txt", "1978/12/24/第2版 {}.txt", "1978/12/24/第1版 {}.txt"],
        ["19781224/01版-要闻/{}.txt", "19781224/02版-综合/{}.txt", "19781224/01版-要闻/{}.txt"],
        ["1978年/12月/24日/第01版：要闻/1.{}.txt", "1978年/12月/24日/第02版：综合/1.{}.txt",
         "1978年/12月/24日/第01版：要闻/2.{}.txt"],
        ["1978-12-24 第1版 {}.txt", "1978-12-24 第2版 {}.txt", "1978-12-24 第1版 {}.txt"],
        ["1978/1224/A01/{}.txt", "1978/1224/A02/{}.txt", "1978/1224/A01/{}.txt"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["fields", "headed", "bare"])
def test_an_article_a_file(tmp_path: Path, tree: list[str], form: str) -> None:
    stories = [WHARF, SHOES, FORECAST]
    for name, story in zip(tree, stories, strict=True):
        body = "\n".join(f"　　{one}" for one in story.paragraphs)
        page = "第2版()" if story is SHOES else "第1版()"
        text = {
            "fields": fielded(story.headline, page, body=body),
            "headed": f"{story.headline}\n\n{body}\n",
            "bare": body,
        }[form]
        write(tmp_path / "石桥日报", name.format(story.headline), text)
    (reading,) = read(tmp_path)
    assert reading.issue is not None
    assert (reading.issue.title, reading.issue.date) == ("石桥日报", DAY)
    found = {page.number.lstrip("A"): {one.headline for one in page.articles} for page in reading.issue.pages}
    assert found == {"1": {WHARF.headline, FORECAST.headline}, "2": {SHOES.headline}}
    texts = {one.headline: one.paragraphs for page in reading.issue.pages for one in page.articles}
    assert {story.headline: story.paragraphs for story in stories} == texts


def test_numbered_files_in_the_folders_of_pages(tmp_path: Path) -> None:
    for page, nth, story in (("01", 1, WHARF), ("01", 2, SHOES), ("02", 1, FORECAST)):
        body = "\n".join(f"　　{one}" for one in story.paragraphs)
        write(tmp_path / "石桥日报", f"19781224/{page}/{nth}.txt", f"\n{story.headline}\n\n{body}")
    (reading,) = read(tmp_path)
    assert heads(reading)["1"] == [WHARF.headline, SHOES.headline]


def test_the_heading_in_the_text_is_fuller_than_the_name(tmp_path: Path) -> None:
    name = f"石桥日报/1978/12/24/第1版 {WHARF.headline[:6]}.txt"
    write(tmp_path, name, f"引题在上面\n{WHARF.headline}\n——副题在下面\n　　正文。\n　　又一段。\n")
    (reading,) = read(tmp_path)
    assert reading.issue is not None
    article = reading.issue.pages[0].articles[0]
    assert (article.kicker, article.headline, article.deck) == ("引题在上面", WHARF.headline, "——副题在下面")


def test_a_page_in_a_folder_of_its_day_is_read_as_a_page(tmp_path: Path) -> None:
    page = (
        f"石桥日报\n1978年12月24日 星期日 总第9期\n\n{WHARF.headline}\n\n本报讯（记者 俞怀瑾）"
        + "\n".join(WHARF.paragraphs)
    )
    write(tmp_path, "1978/12/24/第1版 要闻.txt", page)
    write(tmp_path, "1978/12/25/石桥日报第一版.txt", page.replace("24日 星期日", "25日 星期一"))
    readings = read(tmp_path)
    assert [one.source.kind for one in readings] == ["page text", "page text"]
    assert [heads(one) for one in readings] == [{"1": [WHARF.headline]}] * 2


def test_one_file_that_is_asked_for_brings_only_the_articles_of_its_folder(tmp_path: Path) -> None:
    asked = write(tmp_path, "石桥日报/1978/12/24/第1版 石桥修好了桥.txt", TEXT)
    write(tmp_path, "石桥日报/1978/12/24/第1版 茶园今天开园.txt", TEXT)
    write(tmp_path, "石桥日报/1978/12/24/第2版 要闻.txt", f"第02版 要闻\n\n{WHARF.headline}\n" + TEXT)
    (reading,) = read_sources([asked])
    assert heads(reading) == {"1": ["石桥修好了桥", "茶园今天开园"]}
    assert any(one.code is Code.FILES_ADDED for one in reading.findings)


def test_the_paper_of_a_tree_is_asked_once(tmp_path: Path) -> None:
    for day in ("23", "24"):
        write(tmp_path, f"扫描件/1978/12/{day}/第1版 石桥修好了.txt", TEXT)
    (folder,) = unnamed_folders([tmp_path])
    assert (folder.folder.name, folder.files) == ("扫描件", 2)
    assert (folder.first, folder.last) == (date(1978, 12, 23), DAY)


def test_english_trees(tmp_path: Path) -> None:
    write(
        tmp_path,
        "Daily Herald/1898/11/10/page 2/Bridge opens at last.txt",
        "The bridge opened.\n\nAll came.\n",
    )
    write(tmp_path, "Daily Herald/1898/11/10/page 2/Tea is late this year.txt", "Tea is late.\n")
    (reading,) = read(tmp_path)
    assert reading.issue is not None
    assert (reading.issue.title, reading.issue.date) == ("Daily Herald", date(1898, 11, 10))
    assert heads(reading) == {"2": ["Bridge opens at last", "Tea is late this year"]}


@pytest.mark.parametrize(
    ("text", "has"),
    [
        (fielded(BRIDGE), True),
        (fielded(BRIDGE, "第十二版（副刊）", "茶馆"), True),
        (f"{BRIDGE}\n\n第1版\n{TEXT}", False),
        ("第1版 要闻\n专栏作家谈茶\n", False),
        ("\n" * 40 + fielded(BRIDGE), False),
    ],
)
def test_fields_are_told_by_their_lines(text: str, has: bool) -> None:
    assert has_fields(text) is has
