"""`docs/line-mode.md` says what the program does."""

import re
from collections.abc import Callable
from pathlib import Path

from annotator.desk import Desk
from annotator.desk.evidence import today
from annotator.lines.dialogue import Dialogue
from annotator.lines.table import GROUPS

PAGE = Path(__file__).parents[2] / "docs" / "line-mode.md"


def block(name: str) -> str:
    found = re.search(rf"^```{name}\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found is not None
    return found.group(1)


def test_the_session_is_what_happens(
    corpus: Path, tmp_path: Path, sit_down: Callable[..., Desk]
) -> None:
    folder = tmp_path / "page" / corpus.name
    folder.mkdir(parents=True)
    (folder / "mill.txt").write_text(block("story"), "utf-8")
    told: list[str] = []
    dialogue = Dialogue(
        sit_down(at=folder), told.append, lambda line: told.append(f"annotator: {line}")
    )
    dialogue.begin()
    for line in block("session").splitlines():
        if line.startswith("> "):
            told.append(line)
            dialogue.hear(line.removeprefix("> "))
    assert "\n".join(told) == block("session").rstrip("\n").replace("TODAY", today())
    assert dialogue.over


def table() -> str:
    lines: list[str] = []
    for group in GROUPS:
        lines += [f"### {group.title}", "", "| command | |", "| --- | --- |"]
        for one in group.commands:
            names = " ".join(f"`{name}`" for name in one.names)
            cells = [f"{names} {one.usage}".strip(), one.help]
            lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
        lines.append("")
    return "\n".join(lines)


def test_every_command_is_in_the_page() -> None:
    assert table() in PAGE.read_text("utf-8"), f"put into {PAGE.name}:\n{table()}"
