"""Where a corpus' database lies, and whether that place can be trusted with shared memory.

SQLite's WAL needs memory shared between processes of one machine: it must not be used on
network drives, nor in folders that a program copies to other machines while they are open.
"""

import hashlib
import os
from pathlib import Path

from platformdirs import user_data_path

DATABASE = "annotations.db"

_REMOTE = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "fuse.sshfs", "fuse.rclone")
)
_SYNCED = ("dropbox", "onedrive", "google drive", "googledrive", "icloud", "nextcloud", "owncloud")
_MOUNTS = Path("/proc/self/mounts")


def is_remote(path: Path) -> bool:
    """Tell whether the path lies on a network drive or in a folder synced between machines."""
    parts = [part.lower() for part in path.absolute().parts]
    if any(part.startswith(_SYNCED) or part == "mobile documents" for part in parts):
        return True
    return any((parent / ".stfolder").exists() for parent in path.absolute().parents) or (
        _file_system(path) in _REMOTE
    )


def _file_system(path: Path) -> str:
    """Return the type of the file system that holds the path; empty where it is not told."""
    if not _MOUNTS.exists():
        return ""
    place, best, kind = str(path.absolute().resolve()), "", ""
    for line in _MOUNTS.read_text("utf-8", errors="replace").splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        mount = fields[1].replace("\\040", " ")
        inside = mount == "/" or place == mount or place.startswith(mount + "/")
        if inside and len(mount) >= len(best):
            best, kind = mount, fields[2]
    return kind


def can_write(folder: Path) -> bool:
    """Tell whether files can be made in the folder."""
    return os.access(folder, os.W_OK | os.X_OK)


def private_database(folder: Path) -> Path:
    """Return the place in the user's data directory for a folder that cannot be written."""
    digest = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
    name = folder.resolve().name or "root"
    return user_data_path("annotator") / f"{name}-{digest[:12]}" / DATABASE
