"""Twins by lines: told with numbers, linked, taken over, gone to and back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.desk import Desk
from annotator.lines.dialogue import FINE, USAGE, Dialogue

WIRE = "Mill burns\n\nThe mill at Ostrand burned down on Monday, the fire chief said.\n"
REWRITE = "A fire\n\nThe Ostrand mill burned down. Nobody was hurt.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "fire"
    folder.mkdir()
    (folder / "1.txt").write_text(WIRE, "utf-8")
    (folder / "2.txt").write_text(REWRITE, "utf-8")
    return folder


def test_twins_by_lines(sit_down: Callable[..., Desk]) -> None:
    desk, told = sit_down(), []
    dialogue = Dialogue(desk, told.append, lambda line: told.append(f"! {line}"))

    def hear(line: str, code: int = FINE) -> str:
        told.clear()
        assert dialogue.hear(line) == code, told
        return "\n".join(told)

    hear("go 1:2")
    hear("attributed stay")
    hear("go 2:2")
    shown = hear("twins")
    assert "1: attributed (1:2 Mill burns)" in shown
    assert "the fire chief said" in shown
    assert "no claim lit" in hear("twins copies 1", USAGE)
    assert "attributed" in hear("twins take 1")
    assert "this paraphrases that" in hear("t paraphrases 1")
    assert "linked by you: this paraphrases that" in hear("twins all")
    assert "Sentence 2" in hear("twins go 1")
    assert "you came from here" in hear("twins")
    assert "that paraphrases this" in hear("twins")
    assert "the link" in hear("undo")
    assert desk.store.links.holding() == []
    assert "which twin?" in hear("twins take 9", USAGE)
    assert "twins copies 1" in hear("twins hugs 1", USAGE)
    hear("go 2:3")
    assert "no sentence of another story" in hear("twins")
