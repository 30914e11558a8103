"""A folder of things that mean harm, with one honest story among them: lines, time and memory."""

import json
import os
import socket
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

HONEST = "Bridge closes\n\nThe bridge in Varn will close in May, the mayor said on Monday.\n"
MOST_SECONDS, MOST_MIB = 60, 400
WEIGHED = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stderr=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
process.returncode = os.waitstatus_to_exitcode(status)
sys.stderr.write(str(used.ru_maxrss))
sys.exit(process.returncode)
"""
"""Runs a program and says its peak memory in KiB.

Linux counts the memory of the program that starts another one as that other's, so a small program
starts it, not the one that runs the tests.
"""
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
ENTITIES = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "ha">{LAUGHS}]>'


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    """Make the files that can be made anywhere; yield (name, what is said of it)."""

    def put(name: str, data: str | bytes) -> str:
        (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
        return name

    yield put("deep.json", "[" * 100_000 + "]" * 100_000), "nested too deeply"
    yield put("deep.html", "<div>" * 100_000 + HONEST + "</div>" * 100_000), "nested"
    yield put("deep.rss", "<rss>" + "<a>" * 100_000 + "</a>" * 100_000 + "</rss>"), "nested"
    yield put("laughs.rss", f"{ENTITIES}<rss><item><title>&a11;</title></item></rss>"), "entities"
    yield put("surrogate.txt", b"Odd \xed\xa0\x80 text here.\n"), "lone surrogate"
    yield put("random.txt", bytes(range(256)) * 400), "binary"
    for name in ("huge.txt", "huge.html", "huge.json"):
        with (folder / name).open("wb") as file:
            file.truncate(2**30)
        yield name, "larger than 64 MiB"
    yield put("long.txt", "A word was said. " * 500_000), "longer than 8,000,000 characters"
    with (folder / "huge.jsonl").open("wb") as file:
        file.truncate(2**30)
    yield "huge.jsonl", "binary"
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", bytes(60 * 2**20))
    yield "bomb.zip#bomb.txt", "bomb"
    with zipfile.ZipFile(folder / "nested.zip", "w") as archive:
        archive.write(folder / "bomb.zip", "inner.zip")
    yield "nested.zip", "no story in it"
    with tarfile.open(folder / "out.tar", "w") as archive:
        archive.add(folder / "surrogate.txt", "../up.txt")
    yield "out.tar#../up.txt", "leads out"


@pytest.mark.skipif(os.name != "posix", reason="such files exist on POSIX only")
def test_an_honest_story_among_hostile_files(tmp_path: Path) -> None:
    folder = tmp_path / "wire"
    folder.mkdir()
    (folder / "00-honest.txt").write_text(HONEST, "utf-8")
    (folder / "long-line.txt").write_text("A word was said. " * 300_000, "utf-8")
    (folder / "new\nline.txt").write_text(HONEST + "Two.\n", "utf-8")
    (folder / "esc\x1b[31m.txt").write_text(HONEST + "Three.\n", "utf-8")
    os.mkfifo(folder / "pipe.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "circle.txt").symlink_to("circle.txt")
    (folder / "loop").symlink_to(".")
    with socket.socket(socket.AF_UNIX) as open_, pytest.MonkeyPatch.context() as at:
        at.chdir(folder)
        open_.bind("socket.txt")
    wanted = dict(_files(folder))
    begun = time.monotonic()
    command = [sys.executable, "-m", "annotator", "import", "--json", str(folder)]
    done = subprocess.run([sys.executable, "-c", WEIGHED, *command], capture_output=True)
    told = {file["path"]: file for file in map(json.loads, done.stdout.splitlines())}
    assert done.returncode == 0
    assert time.monotonic() - begun < MOST_SECONDS
    assert int(done.stderr) < MOST_MIB * 1024
    new = {path for path, file in told.items() if file["outcome"] == "new"}
    assert new == {"00-honest.txt", "long-line.txt", "new\nline.txt", "esc\x1b[31m.txt"}
    others = {path: file["kind"] for path, file in told.items() if file["kind"]}
    assert others == {
        "pipe.txt": "pipes and devices",
        "socket.txt": "pipes and devices",
        "zero.txt": "pipes and devices",
        "circle.txt": "links that lead nowhere",
        "loop": "linked folders",
    }
    assert {path for path in told if path not in new | others.keys()} == wanted.keys()
    for path, says in wanted.items():
        assert says in told[path]["reason"], path
        assert "\n" not in told[path]["reason"]


def test_the_names_of_files_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HONEST, "utf-8")
    for name in ("b\x1b]0;x\x07.txt", "c\n\x1b[2J.txt", "d\u202e.txt"):
        (tmp_path / name).write_bytes(b"")
    done = subprocess.run(
        [sys.executable, "-m", "annotator", "import", str(tmp_path)],
        capture_output=True,
        check=True,
    )
    said = done.stderr.decode()
    assert len(said.splitlines()) == 4
    assert not set(said) & set("\x1b\x07\u202e")
