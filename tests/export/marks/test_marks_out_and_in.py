"""Marks out in every form, and in again: nothing lost, nothing run, the newer state kept and what disagreed told."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.cli.options import MARK_ENDINGS
from reader.core.annotations.nouns import Colour
from reader.core.errors import SourceError
from reader.core.paper import Region
from reader.export.marks.json_form import MarkFormError, bundle_from_json, marks_json
from reader.export.marks.table import MARK_FORMATS, mark_format
from reader.export.marks.web_annotation import CONTEXT, bundle_from_annotations, web_annotations
from reader.jobs.mark_exchange import export_marks, read_marks
from reader.store.archive.archive import Archive
from reader.store.marks.all_marks import all_marks
from reader.store.marks.bundle import MarkBundle, gather, merge
from reader.store.marks.marks import Marks
from reader.store.records import Bookmark
from tests.store.marks.invented_annotations import (
    DAY,
    NOON,
    area,
    filing,
    fill,
    folder,
    highlight,
    marked_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BOOKMARK = Bookmark("1987-05-12-a", "溪口报", DAY, "2", "渡口添新船", "渡口的船", NOON)
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>&amp; ]]> *_# [x](javascript:y)'


@pytest.fixture
def marks(tmp_path: Path) -> Iterator[Marks]:
    with closing(Marks.open(tmp_path / "marks.sqlite")) as made:
        made.restore_bookmark(BOOKMARK)
        fill(made.annotations)
        yield made


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Marks]:
    with closing(Marks.open(tmp_path / "other.sqlite")) as made:
        yield made


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with closing(Archive.open(tmp_path / "a.yuebao")) as made:
        yield made


def test_every_form_has_its_line(tmp_path: Path) -> None:
    assert tuple(one.ending for one in MARK_FORMATS) == MARK_ENDINGS
    assert [mark_format(tmp_path / f"m.{one.ending}") for one in MARK_FORMATS] == list(MARK_FORMATS)
    assert mark_format(tmp_path / "m", "json").ending == "json"


def test_json_comes_back_whole(marks: Marks) -> None:
    bundle = gather(marks)
    assert bundle_from_json(json.loads(marks_json(bundle))) == bundle


def test_web_annotations_come_back_but_for_the_texts(marks: Marks) -> None:
    bundle = gather(marks)
    found, foreign = bundle_from_annotations(json.loads(web_annotations(bundle)))
    assert foreign == 0
    assert found.highlights == bundle.highlights
    assert found.bookmarks == bundle.bookmarks
    assert found.filings == bundle.filings
    assert found.folders == bundle.folders
    assert [replace(it, region=area().region) for it in found.areas] == list(bundle.areas)
    assert found.areas[0].region.bottom == pytest.approx(1.0)


def test_web_annotations_say_what_the_model_wants_of_them(marks: Marks) -> None:
    page = json.loads(web_annotations(gather(marks)))
    assert page["@context"][0] == CONTEXT
    assert page["type"] == "AnnotationPage"
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert item["id"].startswith("urn:")
        assert item["motivation"] in {"bookmarking", "highlighting", "commenting"}
        assert item["target"]["source"]["id"].startswith("urn:yuebao:article:")
        assert all(body["purpose"] in {"commenting", "tagging"} for body in item["body"])
    quoted = next(it for it in page["items"] if it["motivation"] == "commenting" and "selector" in it["target"]
                  and isinstance(it["target"]["selector"], list))  # fmt: skip
    quote, place = quoted["target"]["selector"]
    assert (quote["type"], quote["exact"]) == ("TextQuoteSelector", "三十年前")
    assert (place["type"], place["end"] - place["start"]) == ("TextPositionSelector", 4)
    area_of = next(it for it in page["items"] if isinstance(it["target"].get("selector"), dict))
    assert area_of["target"]["selector"]["value"] == "xywh=percent:0,25,50,75"


def test_annotations_of_other_programs_are_counted_and_left_out() -> None:
    foreign = {"type": "Annotation", "id": "https://example.org/1", "target": "https://example.org/page"}
    assert bundle_from_annotations([foreign, {"type": "AnnotationPage", "items": [foreign]}]) == (
        MarkBundle(),
        2,
    )


class _Tags(HTMLParser):
    """What elements and attributes a page has."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _value in attrs}
        self.sources += [value or "" for name, value in attrs if name in {"src", "href"}]


def test_the_web_page_runs_and_fetches_nothing(marks: Marks, archive: Archive, tmp_path: Path) -> None:
    evil = replace(
        highlight("渡口的船"), uid="evil", note=HOSTILE, tags=(HOSTILE,), headline=HOSTILE, title=HOSTILE
    )
    marks.annotations.put_highlights([replace(evil, quote=HOSTILE)])
    marks.annotations.put_folders([replace(folder(), name=HOSTILE)])
    assert export_marks(archive, marks, tmp_path / "m.html") == 5
    page = (tmp_path / "m.html").read_text("utf-8")
    read = _Tags()
    read.feed(page)
    assert read.names <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "h3",
        "section",
        "span",
        "div",
        "p",
        "q",
        "img",
    }
    assert not [name for name in read.attributes if name.startswith("on")]
    assert all(source.startswith("data:image/") for source in read.sources)
    assert "default-src 'none'" in page
    assert "查1957年的渡口" in page


def test_markdown_quotes_highlights_and_takes_nothing_for_a_mark_of_its_own(
    marks: Marks, archive: Archive, tmp_path: Path
) -> None:
    marks.annotations.put_highlights([replace(highlight(), uid="evil", note=HOSTILE)])
    export_marks(archive, marks, tmp_path / "m.md")
    tokens = MarkdownIt("commonmark").parse((tmp_path / "m.md").read_text("utf-8"))
    kinds = {child.type for token in tokens for child in (token.children or [])}
    assert kinds <= {"text", "text_special", "softbreak", "em_open", "em_close"}
    assert "blockquote_open" in {token.type for token in tokens}


def test_into_an_empty_file_all_comes(marks: Marks, other: Marks) -> None:
    merged = merge(other, gather(marks))
    assert (merged.added, merged.renewed, merged.unchanged, merged.disagreements) == (4, 0, 0, ())
    assert gather(other) == gather(marks)
    again = merge(other, gather(marks))
    assert (again.added, again.renewed, again.unchanged) == (0, 0, 4)


def test_the_newer_state_is_kept_and_what_disagreed_is_told(marks: Marks, other: Marks) -> None:
    merge(other, gather(marks))
    later = replace(highlight(), note="后来改的", colour=Colour.RED, changed=NOON + timedelta(days=1))
    other.annotations.put_highlights([later])
    marks.annotations.put_highlights(
        [replace(highlight(), note="这边改的", changed=NOON + timedelta(hours=1))]
    )
    merged = merge(marks, gather(other))
    assert merged.renewed == 1
    (told,) = merged.disagreements
    assert ("后来改的" in told.kept, "这边改的" in told.lost) == (True, True)
    assert marks.annotations.highlights_of(["h1"]) == [later]
    back = merge(other, gather(marks))
    assert (back.added, back.renewed, back.disagreements) == (0, 0, ())


def test_what_is_only_here_stays(marks: Marks) -> None:
    before = gather(marks)
    merge(marks, MarkBundle(highlights=(highlight(uid="new"),), texts=(marked_text(),)))
    assert set(gather(marks).highlights) >= set(before.highlights)
    assert gather(marks).bookmarks == before.bookmarks
    assert gather(marks).filings == (filing(),)


@pytest.mark.parametrize(
    "text",
    ["", "[", "{}", '{"format": "yuebao-marks"}', '{"format": "yuebao-marks", "version": 9}', "null", "\ufffe",
     '{"format": "yuebao-marks", "version": 1, "highlights": [{"uid": 3}]}',
     '{"type": "Annotation", "target": {"source": "urn:yuebao:article:x"}}'],
)  # fmt: skip
def test_a_file_that_is_none_changes_nothing_and_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "marks.json"
    path.write_text(text, "utf-8")
    with pytest.raises(SourceError, match=r"marks\.json"):
        read_marks(path)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(WORDS, WORDS, st.lists(WORDS, max_size=3), st.sampled_from(list(Colour)))
def test_whatever_is_written_comes_back(quote: str, note: str, tags: list[str], colour: Colour) -> None:
    one = replace(highlight(), quote=quote, note=note, tags=tuple(tags), colour=colour)
    bundle = MarkBundle(highlights=(one,))
    assert bundle_from_json(json.loads(marks_json(bundle))) == bundle
    found, _foreign = bundle_from_annotations(json.loads(web_annotations(bundle)))
    (back,) = found.highlights
    assert (back.note, back.tags, back.colour) == (note, tuple(tags), colour)
    assert back.quote == quote


@pytest.mark.parametrize("region", [[0.5, 0, 0.2, 1], [0, 0, 2, 1], [0, 0, 1], ["a", 0, 1, 1]])
def test_a_rectangle_that_is_none_is_told(region: list[object]) -> None:
    told = json.loads(marks_json(MarkBundle(areas=(replace(area(), region=Region(0, 0, 1, 1)),))))
    told["areas"][0]["region"] = region
    with pytest.raises(MarkFormError, match=r"areas\[0\]"):
        bundle_from_json(told)


def test_pages_of_marks_lead_back_to_the_articles(marks: Marks, archive: Archive) -> None:
    key = "1987-05-12-0123456789abcdef"
    marks.restore_bookmark(replace(BOOKMARK, key=key))
    listed, bundle = all_marks(archive, marks).marks, gather(marks)
    page, text = (next(it for it in MARK_FORMATS if it.ending == ending) for ending in ("html", "md"))
    link = f"yuebao://article/{key}"
    assert f'<a href="{link}">' in page.render(listed, bundle)
    assert f'<a href="{link}">' in MarkdownIt().render(text.render(listed, bundle))
