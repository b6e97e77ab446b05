from __future__ import annotations

import pickle
import subprocess
import sys
import tempfile
import threading
from typing import TYPE_CHECKING

import jieba
import jieba.finalseg
import pytest

from reader.find.text.segmenter import USER_WORDS, Segmenter
from tests.indexing import SEGMENTER

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """An empty cache folder."""
    return tmp_path / "cache"


@pytest.fixture
def without_rust(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but jieba itself, which reads its dictionary."""
    monkeypatch.setitem(sys.modules, "rjieba", None)


@pytest.fixture
def own_words(tmp_path: Path) -> Path:
    file = tmp_path / USER_WORDS
    file.write_text("# ours\n溪口龍舟賽 9\n\n", encoding="utf-8")
    return file


def test_real_words_are_told_from_chance_neighbours() -> None:
    assert "和服" not in SEGMENTER.cut("产品和服务")
    assert "和服" in SEGMENTER.cut("和服展")
    assert "".join(SEGMENTER.cut("中国中部, abc 12!")) == "中国中部, abc 12!"


@pytest.mark.usefixtures("without_rust")
def test_cache_gives_the_same_words(cache: Path) -> None:
    first, again = Segmenter(cache), Segmenter(cache)
    first.warm_up()
    (kept,) = cache.iterdir()
    assert again.cut("现代服务业的大爆发") == first.cut("现代服务业的大爆发")
    assert again.stamp == first.stamp
    assert list(cache.iterdir()) == [kept]


@pytest.mark.usefixtures("without_rust")
@pytest.mark.parametrize("rubbish", [b"", b"rubbish"])
def test_broken_cache_is_made_again(cache: Path, rubbish: bytes) -> None:
    Segmenter(cache).warm_up()
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(rubbish or whole[: len(whole) // 2])
    assert Segmenter(cache).cut("服务业") == ["服务业"]
    assert kept.read_bytes() == whole


def test_user_words_are_words_and_change_the_stamp(own_words: Path) -> None:
    assert SEGMENTER.cut("溪口龙舟赛") != ["溪口龙舟赛"]
    ours = Segmenter(words_file=own_words)
    assert ours.cut("看溪口龙舟赛去") == ["看", "溪口龙舟赛", "去"]
    assert ours.stamp != SEGMENTER.stamp


def test_words_of_one_segmenter_are_not_those_of_another(own_words: Path) -> None:
    Segmenter(words_file=own_words).cut("看溪口龙舟赛去")
    assert Segmenter().cut("看溪口龙舟赛去") == SEGMENTER.cut("看溪口龙舟赛去") != ["看", "溪口龙舟赛", "去"]


def test_what_a_segmenter_cuts_it_always_cuts_alike(own_words: Path) -> None:
    ours = Segmenter(words_file=own_words)
    stamp = ours.stamp
    own_words.write_text("看溪口龙舟赛", "utf-8")
    assert ours.cut("看溪口龙舟赛去") == ["看", "溪口龙舟赛", "去"]
    assert ours.stamp == stamp


def test_words_that_cannot_be_read_are_told_and_left_out(
    own_words: Path, caplog: pytest.LogCaptureFixture
) -> None:
    own_words.write_bytes(b"\xff")
    ours = Segmenter(words_file=own_words)
    assert ours.cut("服务业") == ["服务业"]
    assert ours.stamp == SEGMENTER.stamp
    assert "cannot be read" in caplog.text
    caplog.clear()


def test_another_process_is_given_the_words_as_they_were_read_here(own_words: Path, cache: Path) -> None:
    ours = Segmenter(cache, own_words)
    data = pickle.dumps(ours)
    own_words.unlink()
    code = "import pickle, sys; it = pickle.load(sys.stdin.buffer); print(it.stamp, *it.cut('看溪口龙舟赛去'), sep='|')"
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], input=data, capture_output=True, check=True
    )
    assert told.stdout.decode().strip() == f"{ours.stamp}|看|溪口龙舟赛|去"


@pytest.mark.usefixtures("without_rust")
def test_jiebas_own_tokenizer_is_left_as_it_is(
    own_words: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is shared by the whole process, and keeps its cache where everybody's temporary files lie."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    before = dict(vars(jieba.dt)), set(jieba.finalseg.Force_Split_Words), jieba.default_logger.level
    assert Segmenter(None, own_words).cut("看溪口龙舟赛去") == ["看", "溪口龙舟赛", "去"]
    assert (dict(vars(jieba.dt)), set(jieba.finalseg.Force_Split_Words), jieba.default_logger.level) == before
    assert list((tmp_path / "temporary").iterdir()) == []


def test_jieba_itself_cuts_where_the_fast_one_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    fast, stamp = SEGMENTER.cut("现代服务业的大爆发"), SEGMENTER.stamp
    monkeypatch.setitem(sys.modules, "rjieba", None)
    slow = Segmenter()
    assert slow.cut("现代服务业的大爆发") == fast
    assert slow._cutter is slow._dictionary
    assert slow.stamp != stamp


@pytest.mark.usefixtures("without_rust")
def test_no_room_for_a_cache_is_no_matter(cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    assert Segmenter(cache).cut("服务业") == ["服务业"]


@pytest.mark.usefixtures("without_rust")
def test_folder_is_used(cache: Path) -> None:
    Segmenter(cache).warm_up()
    assert [it.name.startswith("words-") for it in cache.iterdir()] == [True]


def test_threads_cut_alike() -> None:
    text = "一千五百个村民在渡口等着新船，产品和服务都涨了价。"
    found: list[list[str]] = []
    ours = Segmenter()
    threads = [threading.Thread(target=lambda: found.append(ours.cut(text))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(it == found[0] for it in found)


def test_frequencies_are_of_whole_words() -> None:
    found = SEGMENTER.frequencies()
    assert found["服务业"] > 0
    assert "服务业大" not in found
