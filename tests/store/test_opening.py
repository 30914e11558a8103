"""Opening databases of every kind: each that cannot be used says so in one line."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.desk import Desk
from annotator.desk.checking import check
from annotator.store import LockedError, Store, StoreError
from annotator.store.errors import ReadOnlyError

BoundByPermissions = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def database(sit_down: Callable[..., Desk]) -> Path:
    """A database with one answer that nobody has open."""
    desk = sit_down()
    desk.label("verified")
    desk.store.close()
    return desk.store.path


def refused(path: Path, told: str, **how: bool) -> None:
    """Opening is refused in one line, and changes not a byte."""
    before = path.read_bytes() if path.is_file() else None
    for read_only in (False, True):
        with pytest.raises(StoreError, match=told) as caught:
            Store(path, read_only=read_only, **({} if read_only else how))
        assert "\n" not in str(caught.value)
        assert str(path) in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_missing_database_is_not_made_by_looking(tmp_path: Path) -> None:
    refused(tmp_path / "annotations.db", "does not exist")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_begun_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "annotations.db"
    path.touch()
    with pytest.raises(StoreError, match="does not exist"):
        Store(path)
    with Store(path, create=True) as store:
        assert store.order.count() == 0


def test_a_database_that_another_window_is_just_making_is_nobody_elses(tmp_path: Path) -> None:
    path = tmp_path / "annotations.db"
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA journal_mode = wal")
    assert path.stat().st_size > 0
    with Store(path) as store:
        assert store.order.count() == 0
    raw.close()


def test_windows_that_open_a_new_corpus_at_once_share_it(corpus: Path) -> None:
    code = "import sys; from annotator.cli import main; main(['import', '--json', sys.argv[1]])"
    command = [sys.executable, "-c", code, str(corpus)]
    windows = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    told = [window.communicate(timeout=30) for window in windows]
    assert [window.returncode for window in windows] == [0, 0, 0], told
    assert sum(out.count('"new"') for out, _ in told) == 3
    with Store(corpus / "annotations.db") as store:
        assert store.order.count() == 3
        assert list(check(store)) == []


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "annotations.db"
    path.write_text("Dear diary, today I annotated nothing at all.\n" * 40)
    refused(path, "not an annotations database", create=True)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "annotations.db"
    path.mkdir()
    refused(path, "is a folder", create=True)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "annotations.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (name)")
    other.execute("INSERT INTO recipes VALUES ('soup')")
    other.commit()
    other.close()
    refused(path, "belongs to another program", create=True)


def test_a_database_of_a_newer_version_is_left_alone(database: Path) -> None:
    raw = sqlite3.connect(database)
    raw.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
        "VALUES ('annotator', 'm099_the_future', '2031-01-01')"
    )
    raw.commit()
    raw.close()
    refused(database, "newer version")


def test_a_database_of_an_older_version_is_not_migrated_by_reading(database: Path) -> None:
    raw = sqlite3.connect(database)
    raw.execute("DELETE FROM _sqlite_migrations")
    raw.commit()
    raw.close()
    with pytest.raises(StoreError, match="older version"):
        Store(database, read_only=True)


def test_a_step_that_fails_leaves_nothing_behind(tmp_path: Path, database: Path) -> None:
    raw = sqlite3.connect(database)
    raw.execute("DELETE FROM _sqlite_migrations")
    raw.commit()
    tables = raw.execute("SELECT name FROM sqlite_master").fetchall()
    raw.close()
    with pytest.raises(StoreError, match="already exists"):
        Store(database)
    raw = sqlite3.connect(database)
    assert raw.execute("SELECT name FROM sqlite_master").fetchall() == tables
    assert raw.execute("SELECT count(*) FROM _sqlite_migrations").fetchone() == (0,)
    raw.close()
    del tmp_path


def test_a_damaged_first_page_is_told_of(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[100:400] = bytes(300)
    database.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        Store(database)


def test_a_damaged_page_is_found_by_a_check(database: Path) -> None:
    content = bytearray(database.read_bytes())
    page = int.from_bytes(content[16:18], "big")
    raw = sqlite3.connect(database)
    (root,) = raw.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'answers_sentence'"
    ).fetchone()
    raw.close()
    content[(root - 1) * page + 2 : root * page] = b"\xa5" * (page - 2)
    database.write_bytes(content)
    with Store(database) as store:
        problems = list(check(store))
    assert problems
    assert {problem.kind for problem in problems} == {"damage"}


def test_a_truncated_file_is_told_of(database: Path) -> None:
    database.write_bytes(database.read_bytes()[:20_000])
    with pytest.raises(StoreError, match="damaged"):
        Store(database)


def test_a_database_that_is_held_whole_is_locked(database: Path) -> None:
    holder = sqlite3.connect(database, isolation_level=None)
    holder.execute("PRAGMA locking_mode = exclusive")
    holder.execute("BEGIN EXCLUSIVE")
    for read_only in (False, True):
        with pytest.raises(LockedError, match="held by another program"):
            Store(database, read_only=read_only)
    holder.rollback()
    holder.close()
    Store(database).close()


def test_a_database_opened_for_reading_never_writes(database: Path) -> None:
    before = database.read_bytes()
    with Store(database, read_only=True) as store:
        with pytest.raises(ReadOnlyError, match="opened for reading"), store.writing():
            pass
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            store.db.execute("DELETE FROM state")
        assert len(store.answers.ids()) == 1
    assert database.read_bytes() == before


LOOK = """
import sys
from pathlib import Path
from annotator.desk.opening import open_desk
from annotator.errors import UserError

try:
    desk = open_desk((Path(sys.argv[1]),), None, "dana")
    print(desk.store.path, desk.store.read_only, desk.corpus.note)
    desk.go(desk.walk.before())
    print(desk.judgement.claims[0].label)
    try:
        desk.no_claim()
    except UserError as error:
        print("refused:", error)
    desk.store.close()
except UserError as error:
    print("error:", error)
"""


@pytest.mark.parametrize("closed", ["file", "folder", "both"])
def test_a_file_or_folder_that_cannot_be_written_is_looked_at(
    database: Path, bound_by_permissions: BoundByPermissions, closed: str
) -> None:
    folder = database.parent
    database.chmod(0o444 if closed in ("file", "both") else 0o644)
    folder.chmod(0o555 if closed in ("folder", "both") else 0o755)
    before = database.read_bytes()
    ran = bound_by_permissions(LOOK, folder)
    folder.chmod(0o755)
    database.chmod(0o644)
    assert ran.stderr == ""
    where, label, why = ran.stdout.splitlines()
    assert where.startswith(f"{database} True")
    assert "can only be read" in where
    assert label == "verified"
    assert why.startswith("refused:")
    assert database.read_bytes() == before
    assert sorted(p.name for p in folder.glob("annotations*"))[0] == "annotations.db"


def test_an_open_database_can_be_looked_at_by_somebody_who_may_not_write(
    sit_down: Callable[..., Desk], bound_by_permissions: BoundByPermissions
) -> None:
    desk = sit_down()
    desk.label("verified")
    folder = desk.store.path.parent
    assert desk.store.path.with_name("annotations.db-wal").stat().st_size > 0
    folder.chmod(0o555)
    ran = bound_by_permissions(LOOK, folder)
    folder.chmod(0o755)
    assert ran.stderr == ""
    assert ran.stdout.splitlines()[1] == "verified"


def test_stories_that_cannot_be_written_beside_get_a_database_at_home(
    corpus: Path, home: Path, bound_by_permissions: BoundByPermissions
) -> None:
    code = LOOK.replace(
        "desk.go(desk.walk.before())", "desk.label('verified')\n    desk.go(desk.walk.before())"
    )
    corpus.chmod(0o555)
    ran = bound_by_permissions(code, corpus)
    again = bound_by_permissions(code, corpus)
    corpus.chmod(0o755)
    assert ran.stderr == again.stderr == ""
    assert ran.stdout.startswith(str(home))
    assert "cannot be written" in ran.stdout
    assert again.stdout.splitlines()[0].split()[0] == ran.stdout.split()[0]
    assert not (corpus / "annotations.db").exists()


def test_a_folder_that_cannot_be_listed_is_skipped_with_its_reason(
    corpus: Path, bound_by_permissions: BoundByPermissions
) -> None:
    hidden = corpus / "02a-private"
    hidden.mkdir()
    (hidden / "a.txt").write_text("A story.\n")
    hidden.chmod(0o000)
    code = "import sys; from annotator.cli import main; main(['import', '--json', sys.argv[1]])"
    ran = bound_by_permissions(code, corpus)
    hidden.chmod(0o700)
    assert ran.returncode == 0
    assert ran.stdout.count('"new"') == 3
    assert '"02a-private", "outcome": "skipped"' in ran.stdout
    assert "Traceback" not in ran.stderr
