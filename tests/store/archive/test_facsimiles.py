"""The pictures of pages in the archive: kept, found again, copied and cleared away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.paper import Article, Facsimile, FacsimileKind, Page, Region
from reader.store.archive import facsimiles
from reader.store.archive.archive import Archive
from tests.store.invented_readings import FERRY, SCHOOL, TEA, NoIndex, page, reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.source import Reading

SHA = "ab" * 32


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    made = Archive.open(tmp_path / "a.yuebao")
    yield made
    made.close()


def shown(one: Page, path: str = "/papers/a.pdf", place: int = 0, copy_from: Path | None = None) -> Page:
    return replace(one, facsimile=Facsimile(Path(path).absolute(), FacsimileKind.PDF, SHA, place, copy_from))


def kept(archive: Archive, told: Reading) -> list[Facsimile | None]:
    stored = archive.store(told, NoIndex())
    return [one.facsimile for one in archive.pages(stored.issue_id)]


def test_pages_keep_their_pictures(archive: Archive) -> None:
    told = reading(shown(page("2", TEA), place=1), shown(page("1", FERRY)), page("3"))
    first, second, third = kept(archive, told)
    assert first == Facsimile(Path("/papers/a.pdf").absolute(), FacsimileKind.PDF, SHA, 0)
    assert second == Facsimile(Path("/papers/a.pdf").absolute(), FacsimileKind.PDF, SHA, 1)
    assert third is None


def test_the_same_file_elsewhere_changes_nothing_but_the_path(archive: Archive) -> None:
    told = reading(shown(page("1", FERRY)), content="a")
    issue_id = archive.store(told, NoIndex()).issue_id
    again = archive.store(reading(shown(page("1", FERRY), "/moved/a.pdf"), content="a"), NoIndex())
    assert again.unchanged
    (one,) = archive.pages(issue_id)
    assert one.facsimile is not None
    assert one.facsimile.path == Path("/moved/a.pdf").absolute()


def test_a_picture_that_came_in_since_is_taken_up(archive: Archive) -> None:
    issue_id = archive.store(reading(page("1", FERRY), content="a"), NoIndex()).issue_id
    again = archive.store(reading(shown(page("1", FERRY)), content="a"), NoIndex())
    assert not again.unchanged
    assert again.replaced == 1
    assert archive.pages(issue_id)[0].facsimile is not None


def test_articles_are_outlined_on_each_page_they_stand_on(archive: Archive) -> None:
    here, there = Region(0.1, 0.1, 0.5, 0.5), Region(0.2, 0.2, 0.4, 0.9, page="2")
    jumping = replace(FERRY, regions=(here, there))
    plain = replace(SCHOOL, headline=None, rubric="读者来信", regions=(Region(0.5, 0.1, 0.9, 0.5),))
    stored = archive.store(reading(page("1", jumping), page("2", plain, TEA)), NoIndex())
    first, second = archive.pages(stored.issue_id)
    assert [(one.name, one.regions) for one in first.outlines] == [("渡口添新船", (here,))]
    assert [one.name for one in second.outlines] == ["渡口添新船", "读者来信"]
    assert second.outlines[0].regions == (there,)
    assert second.outlines[0].article_id == first.outlines[0].article_id


def test_files_that_will_be_gone_are_copied_and_cleared_away_with_the_issue(
    archive: Archive, tmp_path: Path
) -> None:
    passing = tmp_path / "unpacked.pdf"
    passing.write_bytes(b"%PDF page")
    one = shown(page("1", FERRY), "/papers/a.zip/unpacked.pdf", copy_from=passing)
    issue_id = archive.store(reading(one), NoIndex()).issue_id
    passing.unlink()
    (record,) = archive.pages(issue_id)
    assert record.facsimile is not None
    shown_at, copied_to = archive.facsimile_places(record.facsimile)
    assert shown_at == Path("/papers/a.zip/unpacked.pdf").absolute()
    assert copied_to == tmp_path / "a.yuebao.pages" / f"{SHA}.pdf"
    assert copied_to.read_bytes() == b"%PDF page"
    stranger = copied_to.with_name("notes.txt")
    stranger.write_text("mine")
    archive.remove_issue(issue_id, NoIndex())
    assert [file.name for file in copied_to.parent.iterdir()] == ["notes.txt"]


def test_the_folder_of_copies_goes_with_the_last_one(archive: Archive, tmp_path: Path) -> None:
    passing = tmp_path / "unpacked.pdf"
    passing.write_bytes(b"%PDF page")
    issue_id = archive.store(reading(shown(page("1", FERRY), copy_from=passing)), NoIndex()).issue_id
    assert facsimiles.copies_folder(archive.path).is_dir()
    archive.remove_issue(issue_id, NoIndex())
    assert not facsimiles.copies_folder(archive.path).exists()


def test_a_copy_another_issue_needs_stays(archive: Archive, tmp_path: Path) -> None:
    passing = tmp_path / "unpacked.pdf"
    passing.write_bytes(b"%PDF page")
    first = archive.store(reading(shown(page("1", FERRY), copy_from=passing)), NoIndex()).issue_id
    archive.store(reading(shown(page("1", TEA)), title="另一报"), NoIndex())
    archive.remove_issue(first, NoIndex())
    assert (tmp_path / "a.yuebao.pages" / f"{SHA}.pdf").exists()


def test_what_is_too_large_is_not_copied(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facsimiles, "LARGEST_COPY", 3)
    passing = tmp_path / "unpacked.pdf"
    passing.write_bytes(b"%PDF page")
    archive.store(reading(shown(page("1", FERRY), copy_from=passing)), NoIndex())
    assert not facsimiles.copies_folder(archive.path).exists()


def test_a_file_that_is_gone_already_stops_nothing(archive: Archive, tmp_path: Path) -> None:
    gone = tmp_path / "unpacked.pdf"
    stored = archive.store(reading(shown(page("1", FERRY), copy_from=gone)), NoIndex())
    assert stored.added == 1
    assert archive.pages(stored.issue_id)[0].facsimile is not None


def test_a_name_that_is_no_digest_is_never_written(archive: Archive, tmp_path: Path) -> None:
    passing = tmp_path / "unpacked.pdf"
    passing.write_bytes(b"%PDF page")
    hostile = Facsimile(Path("/a.pdf"), FacsimileKind.PDF, "../../stolen", 0, passing)
    archive.store(reading(replace(page("1", FERRY), facsimile=hostile)), NoIndex())
    assert not list(tmp_path.rglob("stolen*"))


def test_files_that_moved_together_are_found_together(archive: Archive, tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
    pages = []
    for place, sha256 in enumerate(("cd" * 32, "ef" * 32, "12" * 32)):
        pages.append(
            Page(str(place), articles=(Article(headline=f"第{place}篇"),),
                 facsimile=Facsimile(old / f"{place}.pdf", FacsimileKind.PDF, sha256))
        )  # fmt: skip
    issue_id = archive.store(reading(*pages), NoIndex()).issue_id
    for name in ("0.pdf", "1.pdf"):
        (new / name).write_bytes(b"%PDF")
    (old / "2.pdf").write_bytes(b"%PDF")
    archive.move_facsimile("cd" * 32, new / "0.pdf")
    found = [one.facsimile and one.facsimile.path for one in archive.pages(issue_id)]
    assert found == [new / "0.pdf", new / "1.pdf", old / "2.pdf"]
