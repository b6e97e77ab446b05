from __future__ import annotations

import json
import sys
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import settings
from reader.settings import Settings, change, load, save, spoken_language, system_language

if TYPE_CHECKING:
    from pathlib import Path

LOCALE_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "YUEBAO_LANGUAGE")
SETTINGS = st.builds(
    Settings,
    language=st.sampled_from([None, "zh_CN", "en"]),
    appearance=st.sampled_from(settings.APPEARANCES),
    citation=st.sampled_from(settings.CITATIONS),
    zoom=st.floats(0.2, 8),
    geometry=st.text(),
    dividers=st.text(),
    article_key=st.none() | st.text(),
    archive=st.none() | st.text(),
)


@given(SETTINGS)
def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, kept: Settings) -> None:
    folder = tmp_path_factory.mktemp("config") / "not yet there"
    save(folder, kept)
    assert load(folder) == kept


def test_nothing_kept_gives_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000, "\x00", '{"zoom": 1.5'])
def test_a_broken_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text)
    assert load(tmp_path) == Settings()


def test_bytes_that_are_no_text_give_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(b"\xff\xfe{}")
    assert load(tmp_path) == Settings()


def test_what_does_not_fit_falls_back_alone(tmp_path: Path) -> None:
    kept = {
        "zoom": "large",
        "appearance": "pink",
        "language": "de",
        "citation": 3,
        "geometry": None,
        "dividers": "x",
    }
    (tmp_path / "settings.json").write_text(json.dumps(kept | {"settings": 1, "unknown": 2}))
    assert load(tmp_path) == Settings(dividers="x")


@pytest.mark.parametrize("zoom", [True, 0, -1, 100, float("nan"), None, "1"])
def test_a_zoom_nobody_can_read_is_not_taken(zoom: object) -> None:
    assert change(Settings(zoom=2.0), zoom=zoom).zoom == (1.0 if zoom is None else 2.0)


def test_none_goes_back_to_the_default() -> None:
    assert change(Settings(language="en", citation="footnote"), language=None, citation=None) == Settings()


def test_a_folder_that_cannot_be_made_keeps_nothing_and_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file stands in the way")
    save(tmp_path / "config", Settings())
    assert (tmp_path / "config").read_text() == "a file stands in the way"


def test_every_setting_has_a_default() -> None:
    assert all(getattr(Settings(), field.name) == field.default for field in fields(Settings))


@pytest.fixture
def no_locale(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in LOCALE_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_TW.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_HK"}, "zh_CN"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, "zh_CN"),
        ({"LANG": "C", "LANGUAGE": "zh_CN"}, "en"),
        ({"LANG": ""}, "en"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the desktop is asked as well")
def test_the_systems_language(
    no_locale: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name, value in variables.items():
        no_locale.setenv(name, value)
    assert system_language() == language


def test_the_choice_goes_before_the_system_and_the_environment_before_both(
    no_locale: pytest.MonkeyPatch,
) -> None:
    no_locale.setenv("LC_ALL", "zh_CN.UTF-8")
    assert spoken_language(Settings()) == "zh_CN"
    assert spoken_language(Settings(language="en")) == "en"
    no_locale.setenv("YUEBAO_LANGUAGE", "zh")
    assert spoken_language(Settings(language="en")) == "zh_CN"
