"""A folder with sources of every kind, each of a paper of its own, and what must become of them."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from reader.core.days.day_names import chinese_date, weekday_name
from reader.importers.formats.table import formats
from tests.checkout import SAMPLES
from tests.importers.article_files import lines_form
from tests.importers.pdf_press import House, Piece, Sheet, save, set_article
from tests.importers.press import BRIDGE, FORECAST, SHOES, WHARF

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.importers.press import Story

FIRST = date(2019, 12, 30)
STORIES = (WHARF, BRIDGE, FORECAST, SHOES)


@dataclass
class MixedFolder:
    """The folder. `wanted`: the kind of source and the headlines of each page, by paper, day and page."""

    path: Path
    wanted: dict[tuple[str, date, str], tuple[str, list[str]]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def want(self, kind: str, paper: str, day: date, page: str, *stories: Story) -> None:
        """Note what must come of what was written."""
        self.wanted[paper, day, page] = kind, [story.headline for story in stories]


def make_mixed_folder(folder: Path, days: int, pdfs: int) -> MixedFolder:
    """The folder with so many days of each paper; PDFs take long, so there are fewer of them."""
    made = MixedFolder(folder)
    for nth in range(days):
        day, stories = FIRST + timedelta(days=nth), (STORIES[nth % 4], STORIES[(nth + 1) % 4])
        for write in _KINDS:
            write(made, day, *stories)
    for nth in range(pdfs):
        _page_pdf(made, FIRST + timedelta(days=nth), STORIES[nth % 4])
    _month_in_one_file(made, days)
    _zip(made, days)
    _refused(made)
    for one in formats():
        shutil.copytree(SAMPLES / one.sample, folder / "样本" / one.kind.replace("/", " ") / "样本")
    return made


def _headed(story: Story) -> str:
    return (
        f"{story.headline}\n\n本报记者　王小明\n" + "\n".join(f"　　{one}" for one in story.paragraphs) + "\n"
    )


def _led(story: Story) -> str:
    return "\n".join(f"　　{one}" for one in story.paragraphs) + "\n"


def _masthead(paper: str, day: date) -> str:
    return f"{paper}\n{chinese_date(day)}　{weekday_name(day)}　总第{day.toordinal()}期\n\n"


def _page_text(made: MixedFolder, day: date, first: Story, second: Story) -> None:
    paper = "石桥日报"
    header = f"第02版 综合 {chinese_date(day)} {weekday_name(day)} {paper}\n\n"
    made.write(f"文本/{day:%Y%m%d}a.txt", _masthead(paper, day) + _headed(first))
    made.write(f"文本/{day:%Y%m%d}b.txt", header + _headed(second))
    made.want("page text", paper, day, "1", first)
    made.want("page text", paper, day, "2", second)


def _named_by_day(made: MixedFolder, day: date, first: Story, _second: Story) -> None:
    made.write(f"桃溪日报/{day.year}年/{day.isoformat()}-03.txt", _headed(first))
    made.want("page text", "桃溪日报", day, "3", first)


def _article_folder(made: MixedFolder, day: date, first: Story, second: Story) -> None:
    folder = f"青溪日报/{day.year}年{day.month}月/{day:%Y%m%d}"
    for page, story in ((1, first), (2, second)):
        text = lines_form("", story.headline, "", *story.paragraphs)
        made.write(f"{folder}/{day:%Y%m%d}-{page:02}-01.txt", text)
        made.want("article folder", "青溪日报", day, str(page), story)


def _tree(made: MixedFolder, day: date, first: Story, second: Story) -> None:
    folder = f"云岭日报/{day.year}/{day.month:02}/{day.day:02}"
    for story in (first, second):
        made.write(f"{folder}/第1版 {story.headline}.txt", _led(story))
    made.want("article folder", "云岭日报", day, "1", first, second)


def _page_file(made: MixedFolder, day: date, first: Story, second: Story) -> None:
    text = "".join(f"{one.headline}\n\n第4版(副刊)\n专栏：\n\n{_led(one)}\n" for one in (first, second))
    made.write(
        f"临江日报/{day.year}year/{day.year}year{day.month:02}month/{day:%Y%m%d}/{day:%Y%m%d}-4.txt", text
    )
    made.want("article folder", "临江日报", day, "4", first, second)


def _table(made: MixedFolder, day: date, first: Story, second: Story) -> None:
    rows = [
        f"{day.isoformat()},A{page},{one.headline},{one.paragraphs[0]}"
        for page, one in ((1, first), (2, second))
    ]
    made.write(f"南浦日报/{day:%Y%m%d}.csv", "\n".join(["date,page,title,text", *rows]) + "\n")
    made.want("table", "南浦日报", day, "A1", first)
    made.want("table", "南浦日报", day, "A2", second)


def _json(made: MixedFolder, day: date, first: Story, _second: Story) -> None:
    article = {"title": first.headline, "content": "\n".join(first.paragraphs)}
    whole = {"paper": "北渡日报", "date": day.isoformat(), "pages": [{"page": "1", "articles": [article]}]}
    made.write(f"数据/{day.isoformat()}.json", json.dumps(whole, ensure_ascii=False))
    made.want("json", "北渡日报", day, "1", first)


_KINDS: tuple[Callable[[MixedFolder, date, Story, Story], None], ...] = (
    _page_text,
    _named_by_day,
    _article_folder,
    _tree,
    _page_file,
    _table,
    _json,
)


def _page_pdf(made: MixedFolder, day: date, story: Story) -> None:
    sheet = Sheet(600, 800)
    texts = (*story.paragraphs, f"这是{chinese_date(day)}的第五版，别的日子有别的第五版。")
    set_article(sheet, Piece(story.headline, texts), (40, 60, 560, 0), 3, House())
    (made.path / "西坪日报").mkdir(exist_ok=True)
    save(made.path / "西坪日报" / f"xprb{day:%Y%m%d}05.pdf", [sheet])
    made.want("page pdf", "西坪日报", day, "5", story)


def _month_in_one_file(made: MixedFolder, days: int) -> None:
    text = ""
    for nth in range(days):
        day, story = FIRST + timedelta(days=nth), STORIES[nth % 4]
        text += _masthead("春山日报", day) + _headed(story) + "\n"
        made.want("page text", "春山日报", day, "1", story)
    made.write("合订本/春山日报.txt", text)


def _zip(made: MixedFolder, days: int) -> None:
    inner = MixedFolder(made.path / "平湖日报")
    for nth in range(days):
        day, story = FIRST + timedelta(days=nth), STORIES[nth % 4]
        inner.write(f"{day.isoformat()}/A02版.txt", _headed(story))
        made.want("page text", "平湖日报", day, "A2", story)
    shutil.make_archive(str(inner.path), "zip", inner.path)
    shutil.rmtree(inner.path)


def _refused(made: MixedFolder) -> None:
    made.write("杂项/封面.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF")
    made.write("杂项/空.txt", "")
    made.write("杂项/没有日期.txt", _headed(WHARF))
    made.refused = ["封面.jpg", "没有日期.txt", "空.txt"]
