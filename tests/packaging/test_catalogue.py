from __future__ import annotations

import gettext
from typing import TYPE_CHECKING

import pytest

import catalogue
import hatch_build

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """
from reader.core.speech import _, ngettext

def greet(count: int) -> str:
    return _("Good morning, {name}") + ngettext("{count} page", "{count} pages", count)
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "reader"
    folder.mkdir()
    (folder / "greeting.py").write_text(SOURCE, "utf-8")
    return folder


@pytest.fixture
def chinese(tmp_path: Path) -> Path:
    return tmp_path / "locale" / "zh_CN" / "LC_MESSAGES" / "yuebao.po"


def translate(path: Path, greeting: str, pages: str) -> None:
    text = path.read_text("utf-8")
    text = text.replace(
        'msgid "Good morning, {name}"\nmsgstr ""', f'msgid "Good morning, {{name}}"\nmsgstr "{greeting}"'
    )
    path.write_text(text.replace('msgstr[0] ""', f'msgstr[0] "{pages}"'), "utf-8")


def faults(path: Path, package: Path) -> list[str]:
    return list(catalogue.faults(catalogue.read(path), catalogue.extract(package)))


def test_every_sentence_is_taken_in_and_asked_for(package: Path, chinese: Path) -> None:
    catalogue.update(chinese, catalogue.extract(package))
    found = faults(chinese, package)
    assert len(found) == 2
    assert all(fault.startswith("not translated") for fault in found)
    assert "Good morning" in found[0]
    assert "reader/greeting.py" in found[0]


def test_a_translation_outlives_an_update(package: Path, chinese: Path) -> None:
    catalogue.update(chinese, catalogue.extract(package))
    translate(chinese, "{name}，早上好", "{count} 版")
    assert faults(chinese, package) == []
    before = chinese.read_bytes()
    catalogue.update(chinese, catalogue.extract(package))
    assert chinese.read_bytes() == before


def test_a_sentence_said_no_more_is_a_fault_and_goes_with_the_next_update(
    package: Path, chinese: Path
) -> None:
    catalogue.update(chinese, catalogue.extract(package))
    translate(chinese, "{name}，早上好", "{count} 版")
    (package / "greeting.py").write_text(SOURCE.replace("Good morning", "Good evening"), "utf-8")
    found = faults(chinese, package)
    assert [fault.split(":")[0] for fault in found] == ["not translated", "no longer said"]
    catalogue.update(chinese, catalogue.extract(package))
    assert "Good morning" not in chinese.read_text("utf-8")
    assert "{count} 版" in chinese.read_text("utf-8")


def test_a_field_in_braces_may_not_get_lost(package: Path, chinese: Path) -> None:
    catalogue.update(chinese, catalogue.extract(package))
    translate(chinese, "{nmae}，早上好", "许多版")
    assert [fault.split(":")[0] for fault in faults(chinese, package)] == ["other fields in braces"] * 2


def test_a_doubtful_translation_is_a_fault(package: Path, chinese: Path) -> None:
    catalogue.update(chinese, catalogue.extract(package))
    translate(chinese, "{name}，早上好", "{count} 版")
    text = chinese.read_text("utf-8")
    chinese.write_text(text.replace('msgid "Good', '#, fuzzy\nmsgid "Good'), "utf-8")
    assert [fault.split(":")[0] for fault in faults(chinese, package)] == ["marked as doubtful"]


def test_what_is_compiled_speaks_chinese_and_is_the_same_each_time(package: Path, chinese: Path) -> None:
    catalogue.update(chinese, catalogue.extract(package))
    translate(chinese, "{name}，早上好", "{count} 版")
    locale = chinese.parents[2]
    (made,) = hatch_build.compile_catalogues(locale)
    first = made.read_bytes()
    spoken = gettext.translation("yuebao", str(locale), languages=["zh_CN"])
    assert spoken.gettext("Good morning, {name}") == "{name}，早上好"
    assert spoken.ngettext("{count} page", "{count} pages", 4) == "{count} 版"
    hatch_build.compile_catalogues(locale)
    assert made.read_bytes() == first
