"""Whether a service carries a folder's files to other computers: a database that is open there may be spoilt by it.

SQLite says so itself (sqlite.org/howtocorrupt.html, "File locking problems"): each computer locks its own copy, and the
service puts one over the other. Services are told by the names of their folders, and by what they keep in them.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from reader.core.speech import _, together

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NAMES = (
    ("OneDrive", r"OneDrive( ?[-–(].*)?"),
    ("Dropbox", r"Dropbox( ?\(.*\))?"),
    ("iCloud Drive", r"iCloud ?Drive|com~apple~CloudDocs|Mobile Documents"),
    ("Google Drive", r"Google ?Drive|Google 云端硬盘|GoogleDrive-.*"),
    ("坚果云", r"(我的)?坚果云|Nutstore( Files)?"),
    ("百度网盘", r"百度(网盘|同步盘|云同步盘|网盘同步空间)|Baidu(NetdiskWorkspace|Syncdisk|YunPan|Netdisk)"),
    ("阿里云盘", r"阿里云盘|aDrive|AliyunDrive"),
    ("腾讯微云", r"(腾讯)?微云|WeiYun"),
    ("WPS 云盘", r"WPS ?云盘|WPS ?(Cloud|Drive)( Files)?|WPSDrive"),
    ("天翼云盘", r"天翼云盘|eCloud"),
    ("和彩云", r"(移动云盘|和彩云).*"),
    ("Synology Drive", r"Synology ?Drive|CloudStation|SynologyDrive-.*"),
    ("Nextcloud", r"Nextcloud"),
    ("ownCloud", r"ownCloud"),
    ("Seafile", r"Seafile|Seafile 资料库"),
    ("Syncthing", r"Syncthing"),
    ("Resilio Sync", r"Resilio Sync"),
    ("pCloud", r"pCloud ?(Drive|Sync)"),
    ("MEGA", r"MEGA(sync)?"),
    ("Box", r"Box Sync|Box-Box"),
    ("Yandex Disk", r"Yandex\.?Disk"),
)
"""What each service is called, and the whole names of its folders, in any case."""
_KEPT = (
    ("Syncthing", ".stfolder"),
    ("Dropbox", ".dropbox.cache"),
    ("OneDrive", ".849C9593-D756-4E56-8D6E-42412F2A707B"),
    ("Resilio Sync", ".sync/ID"),
    ("Synology Drive", ".SynologyWorkingDirectory"),
    ("Google Drive", ".tmp.drivedownload"),
    ("Nextcloud", ".nextcloudsync.log"),
    ("ownCloud", ".owncloudsync.log"),
)
"""What services leave in the uppermost folder that they carry."""
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""The environment variables in which Windows tells where OneDrive's folders are."""


def carrying_service(path: Path, environment: Mapping[str, str] = os.environ) -> str | None:
    """The service that carries what lies at `path` to other computers; None where none is known to."""
    place = path.absolute()
    folders = place.parents
    told = {os.path.normcase(environment[name]) for name in _VARIABLES if environment.get(name)}
    if any(os.path.normcase(folder) in told for folder in folders):
        return "OneDrive"
    for folder in folders:
        for service, pattern in _NAMES:
            if re.fullmatch(pattern, folder.name, re.IGNORECASE):
                return service
        for service, kept in _KEPT:
            if folder.parent != folder and os.path.lexists(folder / kept):
                return service
    return None


def carried_warning(archive: Path, marks: Path) -> str | None:
    """What the person should know where one of the two files is carried to other computers while it is open."""
    for path in (marks, archive):
        if service := carrying_service(path):
            danger = _(
                "{path} lies in a folder that {service} synchronises. If it is open on two computers at once, what was"
                " done on one of them can be lost."
            )
            way = _("Keep it elsewhere, and let the marks go through the folder as plain files: {call}.")
            sentence = together(danger, way)
            return sentence.format(path=path, service=service, call="yuebao marks sync FOLDER")
    return None
