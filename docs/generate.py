"""What `docs/` shows is made from the program: the tables of keys, and pictures of the real screen.

`python docs/generate.py` writes them, `--check` only compares and exits 1 where they differ. The
pictures are the screen itself (`drawing.py`), the lessons press the keys that they print
(`lessons.py`).
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drawing import PROJECT, fresh_desk, screen_of, settled, still
from lessons import lessons

from annotator.model.codebook import DEFAULT_CODEBOOK
from annotator.settings import ThemeName
from annotator.tui.actions import Action, actions_for

DOCS = PROJECT / "docs"
MENDED_BY = "make generated"


class Picture(NamedTuple):
    """A screen worth showing: its size, its theme, and the keys that lead to it."""

    name: str
    size: tuple[int, int]
    theme: ThemeName
    keys: str
    """Textual's names of the keys, in the order they are pressed."""
    suggesting: bool = False
    """Whether the rules suggest answers."""
    to_the_end: bool = False
    """Whether `j` is pressed, after the keys, until the walk has ended."""


ANSWERS = "a v a a a n n v n a n d a f a"
"""The first story of `seeds/` up to a spokesperson's denial, which is flagged first."""
ACCEPTED = "enter v enter a d n"
"""The same, with what is suggested, up to a quotation that is surely an ecologist's."""
NOTE = "c a s k space f o r space t h e space d r a f t enter"
PICTURES = (
    Picture("walk", (80, 24), "dark", ACCEPTED, suggesting=True),
    Picture("suggestions", (120, 40), "light", f"{ACCEPTED} E n", suggesting=True),
    Picture("walk-wide", (120, 40), "light", f"{ANSWERS} k k k {NOTE} j k"),
    Picture("walk-narrow", (60, 24), "dark", ACCEPTED, suggesting=True),
    Picture("keys", (80, 24), "dark", f"{ANSWERS} question_mark"),
    Picture("twins", (80, 24), "dark", f"{ANSWERS} J j j j j j j v k t p"),
    Picture("closing", (80, 24), "dark", f"{ANSWERS} J a a n J a v v J", to_the_end=True),
)


def main() -> int:
    """Write what is generated, or compare it; return the exit code."""
    parser = argparse.ArgumentParser(description="Write the generated part of docs/.")
    parser.add_argument(
        "--check", action="store_true", help="compare only; exit 1 where something differs"
    )
    check = bool(parser.parse_args().check)
    os.environ.pop("NO_COLOR", None)  # the pictures have colours on every machine
    made = {DOCS / "keys.md": keys_page()}
    made |= {DOCS / "pictures" / f"{p.name}.svg": asyncio.run(draw(p)) for p in PICTURES}
    made |= {DOCS / name: text for name, text in asyncio.run(lessons()).items()}
    stale = [path for path, text in made.items() if not _says(path, text)]
    left = sorted(set((DOCS / "pictures").glob("*.svg")) - set(made))
    for path in [*stale, *left]:
        name = path.relative_to(PROJECT).as_posix()
        if check:
            print(f"{name} differs from what the program shows: {MENDED_BY}", file=sys.stderr)
        elif path in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made[path], encoding="utf-8", newline="\n")
            print(f"{name} written", file=sys.stderr)
        else:
            path.unlink()
            print(f"{name} removed", file=sys.stderr)
    return 1 if check and (stale or left) else 0


def _says(path: Path, text: str) -> bool:
    """Tell whether a file holds exactly this text."""
    return path.is_file() and path.read_bytes() == text.encode("utf-8")


# Keys


def keys_page() -> str:
    """Return `keys.md`: every action with its keys and its id, group by group."""
    actions = actions_for(DEFAULT_CODEBOOK)
    lines = [
        "# Keys",
        "",
        f"<!-- Made from the code by docs/generate.py: change the code, then `{MENDED_BY}`. -->",
        "",
        "Every action of the walk has an id and a name in the palette (`:`), nearly all have keys.",
        "The label keys are those of the default codebook. A key acts at once: there is nothing to",
        "confirm and nothing to save, and `u` takes back whatever was said or corrected.",
        "All keys can be changed, and there are presets: [keys-presets.md](keys-presets.md).",
    ]
    for group in dict.fromkeys(action.group for action in actions):
        lines += ["", *_table([action for action in actions if action.group == group])]
    return "\n".join(lines) + "\n"


def _table(actions: list[Action]) -> Iterator[str]:
    """Yield the heading and the table of one group."""
    yield f"## {actions[0].group}"
    yield ""
    if any(action.later for action in actions):
        yield "These keys are kept free for what is planned; pressed today, they say so."
        yield ""
    yield "| key | what it does | action id |"
    yield "| --- | --- | --- |"
    for action in actions:
        what = f"{action.help} (planned)" if action.later else action.help
        yield f"| {_keys(action)} | {what} | `{action.id}` |"


def _keys(action: Action) -> str:
    """Return an action's keys for a cell of a table."""
    keys = action.keys
    if not keys:
        return "palette only"
    if len(keys) > 3:
        return f"`{keys[0]}` to `{keys[-1]}`"
    return " ".join(f"`{key}`" for key in keys)


# Pictures


async def draw(picture: Picture) -> str:
    """Press a picture's keys on a fresh desk and return its screen as SVG."""
    with fresh_desk(suggesting=picture.suggesting) as desk:
        async with screen_of(desk, picture.size, picture.theme) as pilot:
            await pilot.press(*picture.keys.split())
            while picture.to_the_end and not desk.walk.ended:
                await pilot.press("j")
            svg = await settled(pilot)
    return still(svg, picture.name)


if __name__ == "__main__":
    sys.exit(main())
