"""Finding stories: order, what is left out, and folders that cannot be walked."""

import os
from pathlib import Path

import pytest

from annotator.corpus.finding import find_stories, has_stories


def touch(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def names(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in find_stories(root)]


def test_sorted_by_component_and_only_stories(tmp_path: Path) -> None:
    touch(
        tmp_path, "b.txt", "a/z.md", "a/b/c.TXT", "a.txt", "a-b/x.txt", "pic.png", "annotations.db"
    )
    touch(tmp_path, "annotations.db-wal", ".hidden.txt", ".git/x.txt", "a/.x/y.txt")
    found = names(tmp_path)
    assert found == ["a/b/c.TXT", "a/z.md", "a-b/x.txt", "a.txt", "b.txt"]
    assert found == sorted(found, key=lambda name: Path(name).parts)


def test_linked_folders_are_not_entered_and_broken_links_are_no_stories(tmp_path: Path) -> None:
    touch(tmp_path, "in/a.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "in" / "broken.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "in" / "self.txt").symlink_to(tmp_path / "in" / "self.txt")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "in" / "a.txt")
    assert names(tmp_path) == ["in/a.txt", "in/link.txt"]


def test_a_named_file_is_yielded_whatever_it_is(tmp_path: Path) -> None:
    touch(tmp_path, "a.pdf")
    assert list(find_stories(tmp_path / "a.pdf")) == [tmp_path / "a.pdf"]
    with pytest.raises(FileNotFoundError):
        find_stories(tmp_path / "nothing.txt")


def test_it_is_lazy(tmp_path: Path) -> None:
    touch(tmp_path, "a/1.txt", "b/2.txt")
    found = find_stories(tmp_path)
    next(found)
    touch(tmp_path, "b/3.txt")
    assert [path.name for path in found] == ["2.txt", "3.txt"]


def test_a_folder_that_vanishes_is_told(tmp_path: Path) -> None:
    touch(tmp_path, "a/1.txt", "b/2.txt", "c/3.txt")
    errors: list[OSError] = []
    found = find_stories(tmp_path, errors.append)
    next(found)
    (tmp_path / "b" / "2.txt").unlink()
    (tmp_path / "b").rmdir()
    assert [path.name for path in found] == ["3.txt"]
    assert [Path(error.filename).name for error in errors] == ["b"]


def test_deep_nesting(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(300):
        deep /= "d"
    deep.mkdir(parents=True)
    touch(deep, "x.txt")
    assert len(list(find_stories(tmp_path))) == 1


def test_has_stories(tmp_path: Path) -> None:
    touch(tmp_path, "a/1.txt", ".h.txt", "b/annotations.db")
    assert has_stories(tmp_path / "a")
    assert not has_stories(tmp_path)
    assert not has_stories(tmp_path / "b")
    assert not has_stories(tmp_path / "none")


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_not_utf8_is_found(tmp_path: Path) -> None:
    os.close(os.open(os.fsencode(tmp_path) + b"/\xff.txt", os.O_CREAT | os.O_WRONLY))
    assert len(list(find_stories(tmp_path))) == 1
