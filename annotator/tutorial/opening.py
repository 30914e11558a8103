"""The tutorial's own corpus, in the user's data directory, under the role `training`."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path

from platformdirs import user_data_path

from annotator.desk import Desk
from annotator.desk.advising import advise
from annotator.desk.intake import take_in
from annotator.desk.opening import open_desk, open_for_intake
from annotator.desk.panel import Panel
from annotator.desk.places import CorpusError
from annotator.store.places import DATABASE
from annotator.suggest.rules import Rules

_STORIES = Path(__file__).parent / "stories"


def tutorial_folder() -> Path:
    """Return where the tutorial is kept."""
    return user_data_path("annotator") / "tutorial"


def open_tutorial(annotator: str, fill: Callable[[str], str], *, again: bool = False) -> Desk:
    """Open the tutorial where it was left; `again` begins it from the start.

    `fill` puts the keys in use into the stories, which name actions by id.
    """
    folder = tutorial_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if again:
            _remove(folder)
        for story in sorted(_STORIES.glob("*.txt")):
            if not (folder / story.name).exists():
                (folder / story.name).write_text(fill(story.read_text("utf-8")), "utf-8")
    except OSError as error:
        raise CorpusError(f"{folder} cannot be written ({error.strerror})") from error
    database = folder / DATABASE
    store, corpus = open_for_intake((folder,), database)
    with store:
        for _ in take_in(store, corpus):  # two short stories: a moment
            pass
        panel = Panel([Rules()])  # everybody is taught the same, at once
        by_hand = 1
        for place in list(islice(store.order.all(), by_hand, None)):
            advise(store, panel, place.document_id)
    return open_desk((folder,), database, annotator, role="training")


def _remove(folder: Path) -> None:
    """Take away what an earlier tutorial left, and nothing else."""
    stories = [story.name for story in _STORIES.glob("*.txt")]
    for name in (*stories, *(DATABASE + end for end in ("", "-wal", "-shm"))):
        (folder / name).unlink(missing_ok=True)
