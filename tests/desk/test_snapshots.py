"""Files kept as evidence: as they were, under the name of their hash, once."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.corpus.finding import find_stories
from annotator.desk import snapshots
from annotator.desk.snapshots import SnapshotError, damage, keep
from annotator.model.snapshots import hash_in, is_snapshot, snapshot_path


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "Saved page.HTML"
    file.write_bytes(b"<p>\x00what it said</p>\r\n")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "town"
    place.mkdir()
    return place


def everything(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_file_is_kept_as_it_was_under_its_hash(page: Path, folder: Path) -> None:
    kept = keep(str(page), folder)
    digest = hashlib.sha256(page.read_bytes()).hexdigest()
    assert kept == (f"snapshots/{digest[:2]}/{digest}.html", digest)
    assert (folder / kept.path).read_bytes() == page.read_bytes()
    assert everything(folder) == [kept.path]
    assert damage(folder, *kept) is None
    assert hash_in(kept.path) == digest


def test_the_same_file_again_is_the_same_snapshot(page: Path, folder: Path) -> None:
    first = keep(str(page), folder)
    before = (folder / first.path).stat().st_mtime_ns
    page.rename(page.with_name("other.html"))
    assert keep(str(page.with_name("other.html")), folder) == first
    assert (folder / first.path).stat().st_mtime_ns == before
    assert everything(folder) == [first.path]


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("a.pdf", ".pdf"),
        ("a.exe", ""),
        ("a", ""),
        ("a.sh", ""),
        ("a.tar.gz", ".gz"),
        ("a.ｐdf", ""),
    ],
)
def test_only_endings_of_documents_are_kept(folder: Path, name: str, ending: str) -> None:
    (folder / name).write_text(name)
    kept = keep(str(folder / name), folder)
    assert kept.path == f"snapshots/{kept.sha256[:2]}/{kept.sha256}{ending}"


def test_a_path_may_be_typed_as_shells_and_file_managers_write_it(
    page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keep(str(page), folder)
    monkeypatch.setenv("HOME", str(page.parent))
    monkeypatch.chdir(page.parent)
    for typed in (
        f"'{page}'",
        f'"{page}"',
        page.as_uri(),
        f"~/{page.name}",
        page.name,
        f" {page} ",
    ):
        assert keep(typed, folder) == kept


def test_what_is_no_file_is_told_in_a_line(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for typed, told in (
        (str(tmp_path / "missing.pdf"), "no such file"),
        (str(folder), "this is a folder"),
        (str(tmp_path / "pipe"), "this is not a file"),
        ("~nobody-of-this-name/x", "no such file"),
        ("a\0b", "no such file"),
    ):
        with pytest.raises(SnapshotError, match=told) as caught:
            keep(typed, folder)
        assert "\n" not in str(caught.value)
    assert everything(folder) == []


def test_a_large_file_is_refused_before_it_is_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "film.mp4"
    with large.open("wb") as file:
        file.truncate(snapshots.LARGEST + 1)
    with pytest.raises(SnapshotError, match="larger than 200 MiB"):
        keep(str(large), folder)
    monkeypatch.setattr(snapshots, "LARGEST", 10)
    monkeypatch.setattr(snapshots, "_PIECE", 4)
    growing = tmp_path / "growing.txt"
    growing.write_text("0123456789")
    assert keep(str(growing), folder).path.endswith(".txt")


def test_a_full_disk_leaves_nothing_behind(page: Path, folder: Path) -> None:
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from annotator.desk.snapshots import SnapshotError, keep\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "try: keep(sys.argv[1], Path(sys.argv[2]))\n"
        "except SnapshotError as error: print(error)\n"
    )
    page.write_bytes(b"x" * 5000)
    done = subprocess.run(
        [sys.executable, "-c", code, str(page), str(folder)],
        check=True,
        capture_output=True,
        text=True,
    )
    assert "cannot be kept in" in done.stdout
    assert everything(folder) == []


def test_what_cannot_be_read_or_written_is_told(
    page: Path, folder: Path, bound_by_permissions: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from annotator.desk.snapshots import SnapshotError, keep\n"
        "try: keep(sys.argv[1], Path(sys.argv[2]))\n"
        "except SnapshotError as error: print(error)\n"
    )
    page.chmod(0)
    assert "cannot be read (Permission denied)" in bound_by_permissions(code, page, folder).stdout
    page.chmod(0o600)
    folder.chmod(0o500)
    told = bound_by_permissions(code, page, folder).stdout
    folder.chmod(0o700)
    assert "cannot be kept in" in told


def test_a_changed_snapshot_is_never_overwritten(page: Path, folder: Path) -> None:
    kept = keep(str(page), folder)
    place = folder / kept.path
    place.chmod(0o600)
    place.write_text("forged")
    assert damage(folder, *kept) == f"its snapshot was changed: {kept.path}"
    with pytest.raises(SnapshotError, match="was changed"):
        keep(str(page), folder)
    assert place.read_text() == "forged"
    place.unlink()
    assert damage(folder, *kept) == f"its snapshot is missing: {kept.path}"


def test_a_path_that_leads_elsewhere_is_never_opened(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    digest = hashlib.sha256(b"x").hexdigest()
    for path in ("secret", "../secret", f"snapshots/../{digest}", str(tmp_path / "secret")):
        assert "names a snapshot that is none" in (damage(tmp_path, path, digest) or "")


def test_snapshots_are_no_stories_and_stories_are_no_snapshots(folder: Path) -> None:
    (folder / "note.txt").write_text("A short story. It is told.")
    kept = keep(str(folder / "note.txt"), folder)
    assert kept.path.endswith(".txt")
    (folder / "snapshots" / "march.txt").write_text("A story of that folder.")
    found = [path.relative_to(folder).as_posix() for path in find_stories(folder)]
    assert found == ["note.txt", "snapshots/march.txt"]
    assert is_snapshot(str(folder / kept.path))
    assert not is_snapshot(kept.path.replace("snapshots", "stories"))
    assert not is_snapshot(f"snapshots/00/{kept.sha256}.txt") or kept.sha256.startswith("00")


def test_names_hold_only_letters_and_digits() -> None:
    assert snapshot_path("ab" * 32, ".PDF") == f"snapshots/ab/{'ab' * 32}.pdf"
    assert hash_in("snapshots/ab/" + "cd" * 32) is None
    assert hash_in(f"snapshots/ab/{'ab' * 32}.pdf/x") is None
