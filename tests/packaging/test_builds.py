"""What the packages hold; PyInstaller and dpkg-deb themselves are run by whoever builds them."""

from __future__ import annotations

import configparser
import hashlib
import plistlib
import re
import tomllib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

import build
import debian
import frozen
from reader import __version__
from reader.app import ARCHIVE_SUFFIX
from reader.core.article_links import article_link
from tests.checkout import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

LINUX = CHECKOUT / "packaging" / "linux"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder as PyInstaller makes it, with a program in it that knows one answer."""
    folder = tmp_path / "dist" / "yuebao"
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "libpython3.so").write_bytes(b"\0" * 4096)
    program = folder / "yuebao"
    program.write_text('#!/bin/sh\necho "complete for $2"\n')
    program.chmod(0o755)
    return folder


def test_a_debian_package_has_everything_in_its_place(bundle: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    debian.lay_out(CHECKOUT, bundle, tree)
    held = {path.relative_to(tree).as_posix() for path in tree.rglob("*") if not path.is_dir()}
    assert held == {
        "usr/bin/yuebao",
        "usr/lib/yuebao/yuebao",
        "usr/lib/yuebao/_internal/libpython3.so",
        "usr/share/applications/org.yuebao.Yuebao.desktop",
        "usr/share/bash-completion/completions/yuebao",
        "usr/share/doc/yuebao/changelog.gz",
        "usr/share/doc/yuebao/copyright",
        "usr/share/icons/hicolor/scalable/apps/org.yuebao.Yuebao.svg",
        "usr/share/man/man1/yuebao.1.gz",
        "usr/share/metainfo/org.yuebao.Yuebao.metainfo.xml",
        "usr/share/mime/packages/yuebao.xml",
        "usr/share/zsh/vendor-completions/_yuebao",
    }
    assert (tree / "usr/bin/yuebao").resolve() == (tree / "usr/lib/yuebao/yuebao").resolve()
    assert (tree / "usr/share/zsh/vendor-completions/_yuebao").read_text() == "complete for zsh\n"


def test_the_sums_of_a_package_are_those_of_its_files(bundle: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    debian.lay_out(CHECKOUT, bundle, tree)
    lines = (line.split("  ") for line in debian.md5sums(tree).splitlines())
    sums = {path: digest for digest, path in lines}
    library = tree / "usr/lib/yuebao/_internal/libpython3.so"
    assert sums[library.relative_to(tree).as_posix()] == hashlib.md5(library.read_bytes()).hexdigest()  # noqa: S324
    assert "usr/bin/yuebao" not in sums


def test_the_control_file_says_version_and_size() -> None:
    lines = debian.control("1.2.3", "amd64", 200_000).splitlines()
    assert {"Package: yuebao", "Version: 1.2.3", "Architecture: amd64", "Installed-Size: 200000"} <= set(
        lines
    )
    after = lines[lines.index("Description: desktop reader for newspaper archives") + 1 :]
    assert after
    assert all(line.startswith(" ") for line in after)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("jieba/dict.txt", True),
        ("jieba\\lac_small\\model_baseline\\word_emb", False),
        ("opencc/clib/share/opencc/TSCharacters.ocd2", True),
        ("libgtk-3.so.0", False),
    ],
)
def test_a_bundle_holds_what_the_program_uses(name: str, *, wanted: bool) -> None:
    assert frozen.is_wanted(name) == wanted


def test_there_is_one_version() -> None:
    assert build.version() == __version__
    assert f"version: {__version__}\n" in (CHECKOUT / "CITATION.cff").read_text("utf-8")
    releases = ET.parse(LINUX / "yuebao.metainfo.xml").findall("releases/release")  # noqa: S314 - our own
    assert releases[0].get("version") == __version__
    assert f"## {__version__}" in (CHECKOUT / "CHANGELOG.md").read_text("utf-8")
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["dynamic"] == ["version"]


def test_the_desktop_knows_the_programs_files_by_one_name() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # as the documentation of configparser has it
    entry.read(LINUX / "yuebao.desktop", "utf-8")
    kind, links = entry["Desktop Entry"]["MimeType"].rstrip(";").split(";")
    assert links == "x-scheme-handler/yuebao"
    assert entry["Desktop Entry"]["Exec"].endswith(" %U")
    assert kind in (LINUX / "yuebao.mime.xml").read_text("utf-8")
    assert f"<mediatype>{kind}</mediatype>" in (LINUX / "yuebao.metainfo.xml").read_text("utf-8")
    assert entry["Desktop Entry"]["Icon"] == debian.APP_ID
    assert (LINUX / f"{debian.APP_ID}.yml").read_text("utf-8").count(f"id: {debian.APP_ID}\n") == 1


def test_what_is_unknown_is_not_built(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["cake"]) == 2
    assert capsys.readouterr().err == "Say what to build: wheel, frozen, deb, flatpak, windows, macos.\n"


def test_what_cannot_be_built_here_says_what_it_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert build.main(["windows"]) == 1
    assert capsys.readouterr().err == (
        "windows: this needs iscc, which comes with Windows with Inno Setup 6 in PATH.\n"
    )


def registry() -> dict[tuple[str, str], str]:
    """What the installer for Windows writes: by key and name of a value, the value."""
    script = (CHECKOUT / "packaging" / "windows" / "yuebao.iss").read_text("utf-8-sig")
    section = script.partition("[Registry]\n")[2].partition("\n[")[0]
    lines = [line for line in section.splitlines() if line.startswith("Root:")]
    fields = [dict(re.findall(r'(\w+): ("(?:[^"]|"")*"|[^;]+)', line)) for line in lines]
    plain = [
        {name: value.removeprefix('"').removesuffix('"').replace('""', '"') for name, value in one.items()}
        for one in fields
    ]
    assert all(one["Root"] == "HKA" for one in plain)
    return {(one["Subkey"], one.get("ValueName", "")): one["ValueData"] for one in plain}


def test_windows_opens_links_and_archives_with_the_program() -> None:
    written = registry()
    scheme = article_link("x").partition(":")[0]
    key = rf"Software\Classes\{scheme}"
    assert written[key, ""].startswith("URL:")
    assert written[key, "URL Protocol"] == ""
    command = written[rf"{key}\shell\open\command", ""]
    assert command.endswith('yuebao.exe" "%1"')
    assert command == written[r"Software\Classes\Yuebao.Archive\shell\open\command", ""]
    assert written[rf"Software\Classes\{ARCHIVE_SUFFIX}", ""] == "Yuebao.Archive"


def test_macos_opens_links_and_archives_with_the_program() -> None:
    told = plistlib.loads(plistlib.dumps(dict(frozen.PROPERTIES)))
    (links,) = told["CFBundleURLTypes"]
    assert links["CFBundleURLSchemes"] == [article_link("x").partition(":")[0]]
    (files,) = told["CFBundleDocumentTypes"]
    assert files["CFBundleTypeExtensions"] == [ARCHIVE_SUFFIX.removeprefix(".")]
    spec = (CHECKOUT / "packaging" / "yuebao.spec").read_text("utf-8")
    assert "info_plist=PROPERTIES" in spec


def test_linux_opens_links_with_the_program() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(LINUX / "yuebao.desktop", "utf-8")
    told = entry["Desktop Entry"]
    assert "x-scheme-handler/yuebao" in told["MimeType"].split(";")
    assert told["Exec"].endswith(" %U")
