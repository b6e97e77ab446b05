"""Folders that a service carries to other computers are told, and others are not taken for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.store.marks.carried import carried_warning, carrying_service


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/li/OneDrive/报", "OneDrive"),
        ("/Users/li/Library/CloudStorage/OneDrive-个人/报", "OneDrive"),
        ("C/Users/li/OneDrive - 县档案馆/文档", "OneDrive"),
        ("/home/li/Dropbox (个人)/a", "Dropbox"),
        ("/Users/li/Library/Mobile Documents/com~apple~CloudDocs/报", "iCloud Drive"),
        ("/Users/li/Library/CloudStorage/GoogleDrive-li@example.org/My Drive", "Google Drive"),
        ("/home/li/Nutstore Files/我的坚果云", "坚果云"),
        ("D/我的坚果云/报库", "坚果云"),
        ("D/BaiduSyncdisk/报", "百度网盘"),
        ("D/百度网盘同步空间", "百度网盘"),
        ("D/WPS云盘", "WPS 云盘"),
        ("/volume/SynologyDrive", "Synology Drive"),
        ("/home/li/nextcloud", "Nextcloud"),
    ],
)
def test_services_are_told_by_the_names_of_their_folders(folder: str, service: str) -> None:
    assert carrying_service(Path(folder) / "marks.sqlite", {}) == service


@pytest.mark.parametrize(
    "folder", ["/home/li/报", "/home/li/Dropbox的用法", "/home/OneDriver", "/srv/box", "/home/li/微云南日报"]
)
def test_other_folders_are_not_taken_for_them(folder: str) -> None:
    assert carrying_service(Path(folder) / "marks.sqlite", {}) is None
    assert carried_warning(Path(folder) / "a.yuebao", Path(folder) / "marks.sqlite") is None


@pytest.mark.parametrize(
    ("kept", "service"),
    [(".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox"), (".sync/ID", "Resilio Sync")],
)
def test_services_are_told_by_what_they_keep_there(tmp_path: Path, kept: str, service: str) -> None:
    (tmp_path / "共享" / "报").mkdir(parents=True)
    (tmp_path / "共享" / kept).mkdir(parents=True)
    assert carrying_service(tmp_path / "共享" / "报" / "marks.sqlite", {}) == service
    assert carrying_service(tmp_path / "marks.sqlite", {}) is None


def test_windows_tells_where_onedrive_is(tmp_path: Path) -> None:
    told = {"OneDriveCommercial": str(tmp_path / "云")}
    assert carrying_service(tmp_path / "云" / "报" / "marks.sqlite", told) == "OneDrive"
    assert carrying_service(tmp_path / "别处" / "marks.sqlite", told) is None


def test_the_warning_names_the_file_the_service_and_the_way_out() -> None:
    said = carried_warning(Path("/srv/a.yuebao"), Path("/home/li/坚果云/marks.sqlite"))
    assert said is not None
    for part in ("marks.sqlite", "坚果云", "yuebao marks sync"):
        assert part in said
    assert "a.yuebao" in str(
        carried_warning(Path("/home/li/Dropbox/a.yuebao"), Path("/home/li/marks.sqlite"))
    )
