from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest

from reader.find.text import segmenter

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def unloaded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No dictionary loaded yet, and an empty cache folder."""
    forget(monkeypatch)
    monkeypatch.setattr(segmenter, "_cache_folder", tmp_path / "cache")
    return tmp_path / "cache"


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dictionary is loaded anew when next it is needed."""
    monkeypatch.setattr(segmenter, "_cutter", None)
    monkeypatch.setattr(segmenter, "_fast", None)


def test_real_words_are_told_from_chance_neighbours() -> None:
    assert "和服" not in segmenter.cut("产品和服务")
    assert "和服" in segmenter.cut("和服展")
    assert "".join(segmenter.cut("中国中部, abc 12!")) == "中国中部, abc 12!"


@pytest.fixture
def without_rust(unloaded: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing but jieba itself, which reads its dictionary."""
    monkeypatch.setitem(sys.modules, "rjieba", None)
    return unloaded


def test_cache_gives_the_same_words(without_rust: Path) -> None:
    segmenter.warm_up()
    first, stamp = segmenter.cut("现代服务业的大爆发"), segmenter.cutter_stamp()
    (cache,) = without_rust.iterdir()
    segmenter._cutter = segmenter._fast = None
    assert segmenter.cut("现代服务业的大爆发") == first
    assert segmenter.cutter_stamp() == stamp
    assert list(without_rust.iterdir()) == [cache]


@pytest.mark.parametrize("rubbish", [b"", b"rubbish"])
def test_broken_cache_is_made_again(without_rust: Path, rubbish: bytes) -> None:
    segmenter.warm_up()
    (cache,) = without_rust.iterdir()
    whole = cache.read_bytes()
    cache.write_bytes(rubbish or whole[: len(whole) // 2])
    segmenter._cutter = segmenter._fast = None
    segmenter.warm_up()
    assert cache.read_bytes() == whole
    assert segmenter.cut("服务业") == ["服务业"]


def test_user_words_are_words_and_change_the_stamp(
    unloaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    segmenter.warm_up()
    stamp = segmenter.cutter_stamp()
    assert segmenter.cut("溪口龙舟赛") != ["溪口龙舟赛"]
    own = tmp_path / segmenter.USER_WORDS
    monkeypatch.setattr(segmenter, "_user_words", own)
    forget(monkeypatch)
    own.write_text("# ours\n溪口龍舟賽 9\n\n", encoding="utf-8")
    assert segmenter.cut("看溪口龙舟赛去") == ["看", "溪口龙舟赛", "去"]
    assert segmenter.cutter_stamp() != stamp
    forget(monkeypatch)
    own.write_bytes(b"\xff")
    assert segmenter.cut("服务业") == ["服务业"]
    assert segmenter.cutter_stamp() == stamp
    assert "cannot be read" in caplog.text
    caplog.clear()


def test_jieba_itself_cuts_where_the_fast_one_is_missing(
    unloaded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    segmenter.warm_up()
    fast, stamp = segmenter.cut("现代服务业的大爆发"), segmenter.cutter_stamp()
    monkeypatch.setitem(sys.modules, "rjieba", None)
    forget(monkeypatch)
    assert segmenter.cut("现代服务业的大爆发") == fast
    assert segmenter._fast is segmenter._cutter
    assert segmenter.cutter_stamp() != stamp


def test_no_room_for_a_cache_is_no_matter(without_rust: Path) -> None:
    without_rust.write_text("a file where the folder should be")
    segmenter.warm_up()
    assert segmenter.cut("服务业") == ["服务业"]


def test_without_a_folder_nothing_is_cached(without_rust: Path) -> None:
    segmenter._cache_folder = None
    segmenter.warm_up()
    assert segmenter.cut("服务业") == ["服务业"]
    assert not without_rust.exists()


def test_folder_is_used(without_rust: Path, tmp_path: Path) -> None:
    segmenter.use_cache_folder(tmp_path / "other")
    segmenter.warm_up()
    assert [it.name.startswith("words-") for it in (tmp_path / "other").iterdir()] == [True]


def test_threads_cut_alike(unloaded: Path) -> None:
    text = "一千五百个村民在渡口等着新船，产品和服务都涨了价。"
    found: list[list[str]] = []
    threads = [threading.Thread(target=lambda: found.append(segmenter.cut(text))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(it == found[0] for it in found)


def test_frequencies_are_of_whole_words() -> None:
    found = segmenter.frequencies()
    assert found["服务业"] > 0
    assert "服务业大" not in found


def test_settings_are_handed_to_another_process(
    unloaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segmenter, "_user_words", None)
    segmenter.use_user_words(tmp_path / "own.txt")
    handed = segmenter.settings()
    segmenter.use((None, None))
    assert segmenter.settings() == (None, None)
    segmenter.use(handed)
    assert segmenter.settings() == (unloaded, tmp_path / "own.txt")
