"""Archives: every story in them, and nothing that a hostile one would like."""

import io
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest

from annotator.corpus.readers.base import Unusable
from annotator.corpus.taking import Found, Skipped, take_all

STORY = "Bridge closes for repairs\n\nThe bridge will close in May, the mayor said.\n"
PAGES = Path(__file__).parent / "pages"


def stories(path: Path) -> dict[str | None, Found]:
    return {found.part: found for found in take_all(path) if isinstance(found, Found)}


def refused(path: Path) -> dict[str, str]:
    return {part.part: part.reason for part in take_all(path) if isinstance(part, Unusable)}


def zip_of(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tar_of(path: Path, members: dict[str, bytes], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.xz"])
def test_each_member_is_read_by_its_own_reader(tmp_path: Path, name: str) -> None:
    page = (PAGES / "amp.html").read_bytes()
    members = {"2024/bridge.txt": STORY.encode(), "amp.html": page, "photo.jpg": b"no story"}
    if name == "a.zip":
        path = zip_of(tmp_path / name, dict(members))
    else:
        mode = {".tar": "w:", ".xz": "w:xz"}.get(Path(name).suffix, "w:gz")
        path = tar_of(tmp_path / name, members, mode)
    found = stories(path)
    assert set(found) == {"2024/bridge.txt", "amp.html"}
    assert found["2024/bridge.txt"].document.text == STORY
    assert found["2024/bridge.txt"].reader == "text@1"
    assert found["amp.html"].reader == "html@2"
    assert found["amp.html"].metadata.publisher == "Uplands Radio"
    assert not refused(path)


@pytest.mark.parametrize("name", ["../up.txt", "/etc/abs.txt", "a/../../up.txt", "c:\\up.txt"])
def test_a_name_that_leads_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    path = zip_of(tmp_path / "a.zip", {name: STORY, "ok.txt": STORY})
    assert set(stories(path)) == {"ok.txt"}
    assert "leads out" in refused(path)[name]
    path = tar_of(tmp_path / "a.tgz", {name: STORY.encode(), "ok.txt": STORY.encode()})
    assert set(stories(path)) == {"ok.txt"}
    assert "leads out" in refused(path)[name]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.tgz", "a.zip"]


def test_links_are_ignored(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for kind, name in ((tarfile.SYMTYPE, "soft.txt"), (tarfile.LNKTYPE, "hard.txt")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/hostname"
            archive.addfile(info)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        link = zipfile.ZipInfo("soft.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/hostname")
    for name in ("a.tar", "a.zip"):
        with pytest.raises(Skipped, match="no story in it"):
            list(take_all(tmp_path / name))


def test_archives_in_archives_are_not_entered(tmp_path: Path) -> None:
    inner = zip_of(tmp_path / "inner.zip", {"deep.txt": STORY}).read_bytes()
    path = zip_of(tmp_path / "outer.zip", {"inner.zip": inner, "ok.txt": STORY})
    assert set(stories(path)) == {"ok.txt"}


def test_a_member_that_is_a_bomb_is_refused_and_stops_no_other(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", {"bomb.txt": bytes(30 * 2**20), "ok.txt": STORY})
    assert "bomb" in refused(path)["bomb.txt"]
    assert set(stories(path)) == {"ok.txt"}


def test_a_header_that_lies_about_its_length_helps_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.corpus.unpacking.LARGEST", 1000)
    path = zip_of(tmp_path / "a.zip", {"long.txt": "word " * 1000, "ok.txt": STORY})
    data = path.read_bytes()
    true, lie = (5000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert data.count(true) >= 2
    path.write_bytes(data.replace(true, lie))
    assert "ok.txt" in stories(path)
    assert "long.txt" not in stories(path) or len(stories(path)["long.txt"].document.text) <= 10


def test_an_archive_with_too_much_in_it_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.corpus.unpacking.MOST_TOTAL", 100_000)
    for path in (
        zip_of(tmp_path / "a.zip", {f"{n}.txt": bytes(50_000) for n in range(10)}),
        tar_of(tmp_path / "a.tgz", {f"{n}.txt": bytes(50_000) for n in range(10)}),
    ):
        with pytest.raises(Skipped, match="too much"):
            list(take_all(path))


def test_a_bomb_in_a_tar_is_not_unpacked_to_pass_over_it(tmp_path: Path) -> None:
    path = tar_of(tmp_path / "a.tgz", {"ok.txt": STORY.encode(), "bomb.txt": bytes(80 * 2**20)})
    found = take_all(path)
    assert isinstance(next(found), Found)
    with pytest.raises(Skipped, match="in it is a bomb"):
        list(found)


@pytest.mark.parametrize("keep", [1, 30, 100])
def test_a_damaged_archive_is_told_in_a_line(tmp_path: Path, keep: int) -> None:
    for path in (
        zip_of(tmp_path / "a.zip", {"a.txt": STORY * 50}),
        tar_of(tmp_path / "a.tgz", {"a.txt": STORY.encode() * 50}),
    ):
        path.write_bytes(path.read_bytes()[:keep])
        with pytest.raises(Skipped, match="damaged"):
            list(take_all(path))


def test_a_packed_file_that_is_no_archive_says_so(tmp_path: Path) -> None:
    (tmp_path / "story.txt.gz").write_bytes(b"\x1f\x8b")
    with pytest.raises(Skipped, match="unpack it"):
        list(take_all(tmp_path / "story.txt.gz"))


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_a_second_member_of_one_name_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for text in (STORY, STORY.replace("May", "June")):
            archive.writestr("a.txt", text)
    assert "second member" in refused(tmp_path / "a.zip")["a.txt"]
    assert stories(tmp_path / "a.zip")["a.txt"].document.text == STORY


def test_what_is_marked_beside_a_text_comes_along_from_a_zip(tmp_path: Path) -> None:
    at = STORY.index("bridge")
    marked = f"T1\tClaim {at} {at + 6}\tbridge\n"
    path = zip_of(tmp_path / "a.zip", {"x/a.txt": STORY, "x/a.ann": marked, "x/b.txt": STORY + "."})
    found = stories(path)
    assert (found["x/a.txt"].reader, found["x/a.txt"].labels) == ("brat@1", 1)
    assert (found["x/b.txt"].reader, found["x/b.txt"].labels) == ("text@1", 0)
    path = zip_of(tmp_path / "b.zip", {"a.txt": STORY, "a.ann": b"T1\xff", "ok.txt": STORY + "."})
    assert set(stories(path)) == {"ok.txt"}
    assert "a.ann beside it cannot be read" in refused(path)["a.txt"]
