"""Saved pages from anywhere, broken, hostile, endless: a reading always, no network, work in proportion."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.importers import read_sources
from reader.importers.formats.epaper.page import SavedFile, read_page
from reader.importers.source.html_tokens import MOST_TOKENS, read_markup
from tests.checkout import SAMPLES
from tests.growth import MOST_GROWTH, growth

EPAPER = SAMPLES / "epaper"
FILES = sorted(path for path in EPAPER.rglob("*.htm*") if path.is_file())
PIECES = (
    b"<", b">", b'"', b"'", b"<!--", b"-->", b"\x00", b"&#x110000;", b"&#0;", b"<table><tr><td><img>" * 50,
    b"<!--enpcontent-->", b"<!--/enpcontent-->", b"<founder-content>", b"<script>", b"</p>", b"\xff\xfe",
    b'<a href="../../../../../../etc/passwd">', b"<area coords=1e999,-1,1,1 href=content_701.htm>",
    "第99版：".encode(), "2023年99月99日 星期五".encode(), b"<title>",
)  # fmt: skip
change = st.tuples(
    st.integers(0, 4000), st.integers(0, 300), st.sampled_from(PIECES) | st.binary(max_size=40)
)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(at=st.integers(0, len(FILES) - 1), changes=st.lists(change, max_size=12), keep=st.integers(0, 6000))
def test_any_change_gives_readings(
    tmp_path: Path, at: int, changes: list[tuple[int, int, bytes]], keep: int
) -> None:
    folder = tmp_path / "saved"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(FILES[at].parents[3], folder)
    path = folder / FILES[at].relative_to(FILES[at].parents[3])
    data = path.read_bytes()
    for place, cut, piece in changes:
        data = data[:place] + piece + data[place + cut :]
    path.write_bytes(data[:keep])
    readings = list(read_sources([folder]))
    assert readings
    told = [finding for reading in readings for finding in reading.findings]
    assert not [finding.text for finding in told if "report this" in finding.text]
    for reading in readings:
        assert (reading.issue is None) == any(finding.level == "error" for finding in reading.findings)


@pytest.mark.parametrize(
    "piece",
    [
        "<!--", "<a ", "<a b='", "</", "&", "<", "<![", "<script>", "<a/", "<div id=ozoom>", "<table><img>",
        "<!--enpcontent-->", "<founder-content>", "<h1>", "<area coords=1,2,3,4 href=content_1.htm>",
        "<a href=content_1.htm>", "<a id=pageLink href=node_2.htm>第01版：",
        "<p>2023年3月3日 星期五 第01版：要闻",
        "（", "《梧溪日报》（2023年", "<td class=pic><img>",
        "<!--enpcontent-->一<!--/enpcontent-->", "<div class=author>",
    ],
)  # fmt: skip
def test_the_same_thing_many_times_takes_work_in_proportion(piece: str) -> None:
    def work(size: int) -> None:
        read_page(SavedFile(Path("a.htm"), piece * (size // len(piece))))

    assert growth(work, 50_000) < MOST_GROWTH


def test_a_file_without_end_is_cut() -> None:
    assert len(read_markup("<p>" * (MOST_TOKENS + 5))) == MOST_TOKENS
    assert read_page(SavedFile(Path("a.htm"), "<p>" * (MOST_TOKENS + 5))).is_cut


def test_a_page_too_large_and_one_gone_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_bytes(b"<html>enpproperty" + b" " * 4_300_000)
    (reading,) = read_sources([tmp_path])
    assert reading.issue is None
    assert "more than the text of any issue" in reading.findings[0].text
    (gone,) = read_sources([tmp_path / "gone.htm"])
    assert "not there any more" in gone.findings[0].text


def test_a_saved_page_within_another_is_not_gone_down_into(tmp_path: Path) -> None:
    def work(depth: int) -> None:
        nested = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n" * depth
        (tmp_path / "a.mht").write_bytes(nested)
        (reading,) = read_sources([tmp_path])
        assert reading.issue is None

    assert growth(work, 1000) < MOST_GROWTH
