"""A corpus of our own, a desk to sit down at, and nothing of the machine the tests run on."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from sqlite3 import ProgrammingError

import pytest
from hypothesis import settings

from annotator.desk import Desk
from annotator.desk.intake import take_in
from annotator.desk.opening import open_desk
from annotator.model.codebook import DEFAULT_CODEBOOK, Codebook

settings.register_profile("calm", deadline=None)  # a busy machine fails nothing
settings.load_profile("calm")

BRIDGE = """Old bridge will close for repairs

The bridge over the Linde will close in May, the mayor said. Repairs cost two million crowns.

"Nobody will be cut off," she added. A ferry is to run every hour.

Sign up for our newsletter
"""
MILL = """Mill reopens after the flood

The mill at Ostrand opened again on Monday. Will it stay open? Its owner promised so.
"""
VOTE = """Council votes on the quarry

The council voted nine to four against the quarry. Two members were absent.
"""


class Clock:
    """A clock that only moves when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test a home of its own, with no other settings than who suggests.

    What is installed must not decide what a test sees, and the parser takes a second to load.
    """
    folder = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith("ANNOTATOR_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(folder))
    for name, below in (("CONFIG", ".config"), ("DATA", ".local"), ("STATE", ".state")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / below))
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / ".cache"))
    settings = folder / "settings.toml"
    settings.write_text('suggesters = ["rules", "learned"]\n')
    monkeypatch.setenv("ANNOTATOR_SETTINGS", str(settings))
    return folder


@pytest.fixture
def only_rules(home: Path) -> None:
    """Let nobody suggest but the rules, whatever else is installed."""
    (home / "no-settings.toml").write_text('suggesters = ["rules"]\n', "utf-8")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with three short stories; the first ends with a line of furniture."""
    folder = tmp_path / "town"
    folder.mkdir()
    for name, text in (("01-bridge", BRIDGE), ("02-mill", MILL), ("03-vote", VOTE)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


SitDown = Callable[..., Desk]


@pytest.fixture
def sit_down(corpus: Path, clock: Clock) -> Iterator[SitDown]:
    """Sit an annotator down at the corpus, everything taken in; all are asked to leave later."""
    desks: list[Desk] = []

    def sit(
        annotator: str = "dana",
        *,
        at: Path = corpus,
        db: Path | None = None,
        codebook: Codebook = DEFAULT_CODEBOOK,
        role: str = "annotator",
    ) -> Desk:
        opened = open_desk((at,), db, annotator)
        if not opened.store.read_only:
            list(take_in(opened.store, opened.corpus))
        desk = Desk(
            opened.store, opened.corpus, annotator, role=role, codebook=codebook, clock=clock
        )
        desks.append(desk)
        return desk

    yield sit
    for desk in desks:
        with suppress(ProgrammingError):  # some left already
            desk.store.close()


@pytest.fixture
def desk(sit_down: SitDown) -> Desk:
    return sit_down()


@pytest.fixture
def real_seeds() -> list[Path]:
    """The two real stories, which are no part of the project; skip without them."""
    folder = Path(__file__).parents[1].parent / "shared" / "seeds"
    found = sorted(folder.glob("*.txt")) if folder.is_dir() else []
    if not found:
        pytest.skip("the two real stories are not beside this checkout")
    return found


BoundByPermissions = Callable[..., subprocess.CompletedProcess[str]]

# Root passes over permissions by two capabilities; without them it is bound like everybody else.
_BOUND = """
import ctypes, os, sys
if os.geteuid() == 0:
    for passing_over in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(24, passing_over, 0, 0, 0)  # PR_CAPBSET_DROP
os.execv(sys.executable, [sys.executable, "-c", *sys.argv[1:]])
"""


@pytest.fixture
def bound_by_permissions(tmp_path: Path) -> BoundByPermissions:
    """Run Python code that is bound by file permissions, even when the tests run as root."""
    if not sys.platform.startswith("linux") and (os.name != "posix" or os.geteuid() == 0):
        pytest.skip("nobody here is bound by file permissions")

    def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", _BOUND, code, *map(str, arguments)],
            check=False,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )

    closed = tmp_path / "closed"
    closed.touch(mode=0o444)
    closed.chmod(0o444)
    if run("import sys; open(sys.argv[1], 'a')", closed).returncode == 0:
        pytest.skip("file permissions do not bind here")
    return run
