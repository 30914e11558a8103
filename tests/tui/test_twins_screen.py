"""The card of twins on the real screen."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from annotator.desk import Desk
from annotator.tui.app import AnnotatorApp
from tests.conftest import SitDown
from tests.tui.test_screen import painted, play, text_of

WIRE = "Mill [/]burns\n\nThe mill at Ostrand burned down on Monday, the [red]fire chief said.\n"
REWRITE = "A fire\n\nThe Ostrand mill burned down, sadly. Nobody was hurt.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "fire"
    folder.mkdir()
    (folder / "1.txt").write_text(WIRE, "utf-8")
    (folder / "2.txt").write_text(REWRITE, "utf-8")
    return folder


@pytest.fixture
def answered(sit_down: SitDown) -> Desk:
    """A desk at the rewrite's sentence; its twin in the wire story is attributed."""
    desk = sit_down()
    desk.no_claim()
    desk.label("attributed")
    desk.no_claim()
    return desk


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (130, 40)])
def test_a_twin_is_taken_over_linked_gone_to_and_left(
    answered: Desk, size: tuple[int, int]
) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("t")
        shown = text_of(app)
        assert "Twins 1/" in shown
        assert "that is" in shown
        assert "attributed" in shown
        assert "Mill [/]burns" in shown
        await pilot.press("p")
        assert app.screen is not app.walk_screen  # the keys that help are on the card
        assert "label it first" in " ".join(text_of(app).split())
        assert answered.store.links.holding() == []
        await pilot.press("t")
        assert answered.lit_claim is not None
        assert answered.lit_claim.label == "attributed"
        assert "not linked" in text_of(app)
        await pilot.press("p")
        assert "this paraphrases that" in text_of(app)
        await pilot.press("p")
        assert "not linked" in text_of(app)
        await pilot.press("n", "enter")
        assert app.screen is app.walk_screen
        assert answered.walk.story.place.path == "1.txt"
        await pilot.press("t")
        assert "you came from here" in text_of(app) or size[0] < 80
        assert "that narrows this" in text_of(app)
        await pilot.press("enter", "u")
        assert answered.walk.story.place.path == "2.txt"
        assert answered.store.links.holding() == []

    play(answered, scene, size=size)


def test_where_there_are_no_more_twins_it_is_said(answered: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("t", "m")
        assert "these are all twins" in text_of(app)
        await pilot.press("escape")
        assert app.screen is app.walk_screen

    play(answered, scene)


def test_a_sentence_without_twins_says_so(answered: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("j", "t")
        assert app.screen is app.walk_screen
        assert "no sentence of another story" in painted(app)[-1]

    play(answered, scene)


def test_words_that_differ_are_marked_without_colour(answered: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("t")
        marked = {"struck": "", "underlined": ""}
        for strip in app.screen._compositor.render_strips():
            for segment in strip:
                style = segment.style
                if style is not None and style.strike:
                    marked["struck"] += segment.text
                if style is not None and style.underline:
                    marked["underlined"] += segment.text
        assert marked["struck"] == "sadly"
        assert "at" in marked["underlined"]
        assert "[red]fire chief said" in marked["underlined"]
        assert "mill" not in marked["underlined"]

    play(answered, scene, size=(130, 40))


LONG = (
    "The mill at Ostrand burned down on Monday night after a fire that began in its old drying "
    "loft spread through the timber stores and the neighbouring boat sheds while crews from four "
    "villages tried in vain to pump water from the frozen harbour, the fire chief of the town "
    "said"
)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_what_differs_in_a_long_twin_is_seen(
    corpus: Path, sit_down: SitDown, size: tuple[int, int]
) -> None:
    (corpus / "1.txt").write_text(
        f"The mill\n\n{LONG.replace('The mill', 'A mill', 1)}.\n", "utf-8"
    )
    (corpus / "2.txt").write_text(f"The fire\n\n{LONG}, per CNN.\n", "utf-8")
    desk = sit_down()
    desk.no_claim()

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("t")
        shown = text_of(app)
        assert "CNN" in shown
        assert "underlined: not here" in shown
        if "page down" in shown:
            assert "timber stores" not in shown or "⋮" in shown
            seen = shown
            for _ in range(4):
                await pilot.press("pagedown")
                seen += text_of(app)
            assert "timber stores" in seen
            assert "frozen harbour" in seen

    play(desk, scene, size=size)
