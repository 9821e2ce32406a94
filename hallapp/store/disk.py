"""Where a hall's file may lie: not on a network drive, whose locks SQLite can't rely on."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

NETWORK = frozenset(
    {"afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.glusterfs", "fuse.sshfs", "gfs2", "glusterfs"}
    | {"lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "smb2", "smb3", "smbfs", "sshfs", "webdav"}
)
"""Names of file systems that lie on another computer."""

DRIVE_REMOTE = 4
"""``GetDriveType`` of Windows: a network drive."""


def is_remote(path: Path) -> bool:
    """Whether the file lies on another computer, as far as this system tells."""
    folder = path.resolve().parent
    if sys.platform == "win32":
        return _remote_on_windows(folder)
    if sys.platform == "darwin":
        return file_system(folder, _mounts_of_macos()) in NETWORK
    return file_system(folder, _mounts_of_linux()) in NETWORK


def _remote_on_windows(folder: Path) -> bool:
    if folder.drive.startswith("\\\\"):
        return True
    # The attribute exists on Windows alone, and so does this branch.
    kind = ctypes.windll.kernel32.GetDriveTypeW(folder.drive + "\\")  # type: ignore[attr-defined,unused-ignore]
    return bool(kind == DRIVE_REMOTE)


def _mounts_of_linux() -> dict[str, str]:
    table = Path("/proc/mounts")
    if not table.exists():
        return {}
    fields = (line.split() for line in table.read_text(encoding="utf-8", errors="surrogateescape").splitlines())
    return {_unescaped(field[1]): field[2] for field in fields if len(field) >= 3}


def _mounts_of_macos() -> dict[str, str]:
    listing = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
    mounts = {}
    for line in listing.splitlines():
        _, _, place = line.partition(" on ")
        point, _, options = place.rpartition(" (")
        mounts[point] = options.rstrip(")").split(",")[0]
    return mounts


def _unescaped(point: str) -> str:
    return point.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")


def file_system(folder: Path, mounts: dict[str, str]) -> str:
    """The file system of a folder: that of the longest mount point above it; empty if unknown."""
    for above in (folder, *folder.parents):
        if os.fspath(above) in mounts:
            return mounts[os.fspath(above)]
    return ""
