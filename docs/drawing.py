"""The real screen without a terminal, drawn over a copy of `seeds/`: what the docs' pictures are.

Two runs give the same bytes: answers are given by keys, the time that they took is made up, and
every wait is for a state of the screen.
"""

import contextlib
import re
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

from textual.pilot import Pilot

from annotator.desk import Desk
from annotator.desk.advising import advise
from annotator.desk.intake import take_in
from annotator.desk.opening import open_desk, open_for_intake
from annotator.desk.panel import Panel
from annotator.desk.stopwatch import Stopwatch
from annotator.settings import Settings, ThemeName
from annotator.suggest.rules import Rules
from annotator.tui.app import AnnotatorApp

PROJECT = Path(__file__).resolve().parents[1]
SECONDS_A_KEY = 6.0
"""How long the analyst in the pictures takes for an answer."""
PATIENCE = 200
"""So many looks at a screen that keeps changing are enough to call it broken."""


@contextlib.contextmanager
def fresh_desk(*, suggesting: bool = False) -> Iterator[Desk]:
    """Sit down at a copy of the samples, everything taken in.

    What is suggested is what the rules say, whatever else this machine has.
    """
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        stories = Path(folder).resolve() / "seeds"
        shutil.copytree(
            PROJECT / "seeds", stories, ignore=shutil.ignore_patterns("annotations.db*")
        )
        store, corpus = open_for_intake([stories], None)
        with store:
            for _ in take_in(store, corpus):
                pass
            for place in store.order.all() if suggesting else ():
                advise(store, Panel([Rules()]), place.document_id)
        desk = open_desk([stories], None, "dana")
        desk.stopwatch = Stopwatch(count(0.0, SECONDS_A_KEY / 2).__next__)  # the pace is shown
        try:
            yield desk
        finally:
            desk.store.close()


@contextlib.asynccontextmanager
async def screen_of(
    desk: Desk, size: tuple[int, int], theme: ThemeName = "dark"
) -> AsyncIterator[Pilot[None]]:
    """Show a desk on a screen of this size, and nothing that arrives in its own time."""
    app = AnnotatorApp(desk, Settings(theme=theme), beside=False)
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[None]) -> str:
    """Return the screen once looking again shows the same."""
    before = ""
    for _ in range(PATIENCE):
        await pilot.pause()
        shown = pilot.app.export_screenshot(title="annotator")
        if shown == before:
            return shown
        before = shown
    raise RuntimeError("the screen never comes to rest")


_RANDOM_ID = re.compile(r"terminal-\d+")
_WEB_FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
_TRAILING_SPACE = re.compile(r"[ \t]+$", re.MULTILINE)


def still(svg: str, name: str) -> str:
    """Return a picture that is the same in every run and asks no network for its fonts."""
    svg = _WEB_FONT.sub("", _RANDOM_ID.sub(f"annotator-{name}", svg))
    if "http" in svg.replace("http://www.w3.org/2000/svg", "").replace(
        "https://www.textualize.io", ""
    ):
        raise RuntimeError(f"picture {name} wants something from the network")
    return _TRAILING_SPACE.sub("", svg).rstrip() + "\n"
