from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest

from reader.find import words

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def unloaded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No dictionary loaded yet, and an empty cache folder."""
    forget(monkeypatch)
    monkeypatch.setattr(words, "_cache_folder", tmp_path / "cache")
    return tmp_path / "cache"


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dictionary is loaded anew when next it is needed."""
    monkeypatch.setattr(words, "_cutter", None)
    monkeypatch.setattr(words, "_fast", None)


def test_real_words_are_told_from_chance_neighbours() -> None:
    assert "和服" not in words.cut("产品和服务")
    assert "和服" in words.cut("和服展")
    assert "".join(words.cut("中国中部, abc 12!")) == "中国中部, abc 12!"


@pytest.fixture
def without_rust(unloaded: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing but jieba itself, which reads its dictionary."""
    monkeypatch.setitem(sys.modules, "rjieba", None)
    return unloaded


def test_cache_gives_the_same_words(without_rust: Path) -> None:
    words.warm_up()
    first, stamp = words.cut("现代服务业的大爆发"), words.cutter_stamp()
    (cache,) = without_rust.iterdir()
    words._cutter = words._fast = None
    assert words.cut("现代服务业的大爆发") == first
    assert words.cutter_stamp() == stamp
    assert list(without_rust.iterdir()) == [cache]


@pytest.mark.parametrize("rubbish", [b"", b"rubbish"])
def test_broken_cache_is_made_again(without_rust: Path, rubbish: bytes) -> None:
    words.warm_up()
    (cache,) = without_rust.iterdir()
    whole = cache.read_bytes()
    cache.write_bytes(rubbish or whole[: len(whole) // 2])
    words._cutter = words._fast = None
    words.warm_up()
    assert cache.read_bytes() == whole
    assert words.cut("服务业") == ["服务业"]


def test_user_words_are_words_and_change_the_stamp(
    unloaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    words.warm_up()
    stamp = words.cutter_stamp()
    assert words.cut("溪口龙舟赛") != ["溪口龙舟赛"]
    own = tmp_path / words.USER_WORDS
    monkeypatch.setattr(words, "_user_words", own)
    forget(monkeypatch)
    own.write_text("# ours\n溪口龍舟賽 9\n\n", encoding="utf-8")
    assert words.cut("看溪口龙舟赛去") == ["看", "溪口龙舟赛", "去"]
    assert words.cutter_stamp() != stamp
    forget(monkeypatch)
    own.write_bytes(b"\xff")
    assert words.cut("服务业") == ["服务业"]
    assert words.cutter_stamp() == stamp
    assert "cannot be read" in caplog.text
    caplog.clear()


def test_jieba_itself_cuts_where_the_fast_one_is_missing(
    unloaded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words.warm_up()
    fast, stamp = words.cut("现代服务业的大爆发"), words.cutter_stamp()
    monkeypatch.setitem(sys.modules, "rjieba", None)
    forget(monkeypatch)
    assert words.cut("现代服务业的大爆发") == fast
    assert words._fast is words._cutter
    assert words.cutter_stamp() != stamp


def test_no_room_for_a_cache_is_no_matter(without_rust: Path) -> None:
    without_rust.write_text("a file where the folder should be")
    words.warm_up()
    assert words.cut("服务业") == ["服务业"]


def test_without_a_folder_nothing_is_cached(without_rust: Path) -> None:
    words._cache_folder = None
    words.warm_up()
    assert words.cut("服务业") == ["服务业"]
    assert not without_rust.exists()


def test_folder_is_used(without_rust: Path, tmp_path: Path) -> None:
    words.use_cache_folder(tmp_path / "other")
    words.warm_up()
    assert [it.name.startswith("words-") for it in (tmp_path / "other").iterdir()] == [True]


def test_threads_cut_alike(unloaded: Path) -> None:
    text = "一千五百个村民在渡口等着新船，产品和服务都涨了价。"
    found: list[list[str]] = []
    threads = [threading.Thread(target=lambda: found.append(words.cut(text))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(it == found[0] for it in found)


def test_frequencies_are_of_whole_words() -> None:
    found = words.frequencies()
    assert found["服务业"] > 0
    assert "服务业大" not in found


def test_settings_are_handed_to_another_process(
    unloaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "_user_words", None)
    words.use_user_words(tmp_path / "own.txt")
    handed = words.settings()
    words.use((None, None))
    assert words.settings() == (None, None)
    words.use(handed)
    assert words.settings() == (unloaded, tmp_path / "own.txt")
