"""Names to complete: by beginning, part and initials; kept in step with the archive."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import Cancelled
from reader.core.paper import Article, Author
from reader.find.names import NameKind, Names, initials, is_initials, quick_initials
from reader.find.text.folding import fold
from tests.find.paper import DAY, reading

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.progress import Progress
    from reader.find.index.writer import IndexWriter
    from reader.store.archive.archive import Archive


def article(headline: str, *authors: str, rubric: str | None = None) -> Article:
    return Article(
        headline=headline, rubric=rubric, authors=tuple(Author(it) for it in authors), paragraphs=("正文。",)
    )


@pytest.fixture
def names(archive: Archive, index: IndexWriter, tmp_path: Path) -> Names:
    archive.store(
        reading(
            article("渡口的桥通车了", "王慧杰", "柏雷", rubric="要闻"),
            article("重庆来的客人", "王慧杰", rubric="副刊"),
        ),
        index,
    )
    made = Names(archive, tmp_path)
    made.renew()
    return made


def texts(names: Names, typed: str, kind: NameKind) -> list[str]:
    return [name.text for name in names.like(typed, kind, 8)]


@pytest.mark.parametrize(
    ("typed", "kind", "found"),
    [
        ("王", NameKind.AUTHOR, ["王慧杰"]),
        ("慧", NameKind.AUTHOR, ["王慧杰"]),
        ("whj", NameKind.AUTHOR, ["王慧杰"]),
        ("WH", NameKind.AUTHOR, ["王慧杰"]),
        ("", NameKind.AUTHOR, ["王慧杰", "柏雷"]),
        ("溪", NameKind.PAPER, ["溪口报"]),
        ("xkb", NameKind.PAPER, ["溪口报"]),
        ("yw", NameKind.RUBRIC, ["要闻"]),
        ("的桥", NameKind.HEADLINE, ["渡口的桥通车了"]),
        ("dkdq", NameKind.HEADLINE, ["渡口的桥通车了"]),
        ("d", NameKind.HEADLINE, []),
        ("正文", NameKind.HEADLINE, []),
        ("zw", NameKind.AUTHOR, []),
    ],
)
def test_names_are_known_by_beginning_part_and_initials(
    names: Names, typed: str, kind: NameKind, found: list[str]
) -> None:
    assert texts(names, typed, kind) == found


def test_uses_are_counted(names: Names) -> None:
    assert [(it.text, it.uses) for it in names.like("", NameKind.AUTHOR, 8)] == [("王慧杰", 2), ("柏雷", 1)]


def test_what_is_read_in_later_is_added(names: Names, archive: Archive, index: IndexWriter) -> None:
    archive.store(reading(article("新茶", "王慧杰", "乔安"), day=DAY + timedelta(days=1)), index)
    assert texts(names, "乔", NameKind.AUTHOR) == []
    assert not names.is_current()
    names.renew()
    assert names.is_current()
    assert texts(names, "qa", NameKind.AUTHOR) == ["乔安"]
    assert names.like("王", NameKind.AUTHOR, 1)[0].uses == 3


def test_a_renewal_that_was_stopped_is_done_again(names: Names, archive: Archive, index: IndexWriter) -> None:
    archive.store(reading(article("新茶", "乔安"), day=DAY + timedelta(days=1)), index)

    def stop(_progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        names.renew(stop)
    names.renew()
    assert texts(names, "乔", NameKind.AUTHOR) == ["乔安"]


def test_a_damaged_file_is_made_anew(names: Names, archive: Archive, tmp_path: Path) -> None:
    names._path.write_bytes(b"no SQLite file at all" * 300)
    for more in ("-wal", "-shm"):
        names._path.with_name(names._path.name + more).unlink(missing_ok=True)
    again = Names(archive, tmp_path)
    assert texts(again, "王", NameKind.AUTHOR) == []
    again.renew()
    assert texts(again, "王", NameKind.AUTHOR) == ["王慧杰"]


def test_initials_know_words() -> None:
    assert initials("重庆日报") == "cqrb"
    assert initials("A股3连涨") == "ag3lz"
    assert quick_initials("“项目攻坚年”，拼") == "xmgjnp"
    assert [is_initials(it) for it in ("wh", "w", "w3", "王慧")] == [True, False, False, False]


@given(st.text(max_size=60))
def test_any_text_has_initials(text: str) -> None:
    for made in (initials(text), quick_initials(text)):
        assert len(made) <= 24
        assert made == fold(made)
