"""Whether a folder lies on a share: others read the archive there too, and each has marks of their own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_REMOTE = frozenset(
    (
        *(
            "nfs",
            "nfs4",
            "cifs",
            "smb3",
            "smbfs",
            "afs",
            "ceph",
            "glusterfs",
            "lustre",
            "9p",
            "ncpfs",
            "davfs",
        ),
        *("fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.glusterfs", "fuse.cephfs", "fuse.smbnetfs"),
        *("fuse.gvfsd-fuse", "vboxsf", "vmhgfs", "fuse.vmhgfs-fuse", "virtiofs"),
    )
)
"""What Linux calls file systems that lie on another machine."""
_DRIVE_REMOTE = 4
"""Of GetDriveType in Windows."""


def is_shared(path: Path) -> bool:
    """Whether a file lies on another machine, or belongs to another person, as far as the system tells."""
    place = path.absolute()
    if sys.platform == "win32":
        return str(place).startswith("\\\\") or _is_remote_drive(place)
    return _is_others(place) or (
        _MOUNTS.exists() and _is_remote(place, _MOUNTS.read_text("utf-8", "replace"))
    )


def _is_others(path: Path) -> bool:
    """Whether the file, or the folder it is to stand in, belongs to another person; root is nobody's other."""
    try:
        owner = (path if path.exists() else path.parent).stat().st_uid
    except OSError:
        return False
    return owner not in {os.geteuid(), 0}


def _is_remote(path: Path, mounts: str) -> bool:
    """Whether the innermost of the mounts that a path lies in is on another machine; see proc_pid_mountinfo(5)."""
    innermost, kind = "", ""
    for line in mounts.splitlines():
        before, dash, after = line.partition(" - ")
        fields = before.split()
        if not dash or len(fields) < 5:
            continue
        point = fields[4].replace("\\040", " ")
        if len(point) >= len(innermost) and path.is_relative_to(point):
            innermost, kind = point, after.split()[0]
    return kind in _REMOTE


if sys.platform == "win32":

    def _is_remote_drive(path: Path) -> bool:
        import ctypes  # noqa: PLC0415 - needed on one system only

        return int(ctypes.windll.kernel32.GetDriveTypeW(path.anchor)) == _DRIVE_REMOTE
