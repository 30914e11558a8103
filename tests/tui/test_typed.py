"""Keys that arrive all at once, as a slow line delivers them, on the real screen."""

from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.strip import Strip

from annotator.desk import Desk
from annotator.tui import typed
from annotator.tui.app import AnnotatorApp
from annotator.tui.screens.over import Over
from annotator.tui.widgets.story import StoryView
from tests.conftest import SitDown
from tests.tui.test_screen import play, text_of

STORIES = {
    "a.txt": "The bridge over the Varn closed on Monday, the mayor said.\n\nNobody was hurt.\n",
    "b.txt": "The bridge over the Varn closed on Monday, police said.\n\nTrains run.\n",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name, text in STORIES.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


async def burst(pilot: Pilot[None], app: AnnotatorApp, *keys: str) -> None:
    """Deliver all keys in one go, and wait until all of them are worked off."""
    for key in keys:
        event = Key(key, key if len(key) == 1 else None)
        event.set_sender(app)
        app.post_message(event)
    await pilot.pause(0.1)
    while app._keys._showing:
        await pilot.pause(0.02)
    await pilot.pause()


def test_a_key_behind_the_one_that_opens_a_card_is_the_cards(sit_down: SitDown) -> None:
    desk = sit_down()
    desk.label("attributed")
    desk.no_claim()

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await burst(pilot, app, "t", "t", "d", "d", "d")
        assert "this contradicts that" in text_of(app)
        assert len(desk.store.links.holding()) == 1
        await burst(pilot, app, "escape", "j", "n", "t", "n", "n")
        assert app.screen is app.walk_screen
        assert desk.walk.story is not None
        said = [desk.walk.story.judgement(n) for n in range(2)]
        assert [one.outcome for one in said] == ["claims", "no_claim"]
        assert said[0].claims[0].label == "attributed"

    play(desk, scene)


def test_words_typed_behind_a_key_that_asks_for_them_are_taken_whole(sit_down: SitDown) -> None:
    desk = sit_down()

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await burst(pilot, app, "/", *"hurt", "enter", "v")
        assert app.screen is app.walk_screen
        assert desk.walk.story is not None
        assert desk.walk.story.judgement(1).claims[0].label == "verified"
        assert not desk.walk.story.judgement(0).decided

    play(desk, scene)


def test_each_key_acts_on_what_was_painted(
    sit_down: SitDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sit_down()
    painted: list[int] = []
    answered: list[int] = []
    render, answer = StoryView.render_line, type(desk).label

    def seen(view: StoryView, y: int) -> Strip:
        painted.append(desk.walk.index)
        return render(view, y)

    def given(self: Desk, name: str) -> None:
        assert desk.walk.index in painted
        answered.append(desk.walk.index)
        painted.clear()
        answer(self, name)

    monkeypatch.setattr(StoryView, "render_line", seen)
    monkeypatch.setattr(type(desk), "label", given)

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await burst(pilot, app, "v", "a")

    play(desk, scene)
    assert answered == [0, 1]


def test_keys_are_not_held_back_by_a_screen_that_never_answers(
    sit_down: SitDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sit_down()
    monkeypatch.setattr(typed, "_LONGEST", 0.05)

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        story = desk.walk.story
        assert story is not None
        monkeypatch.setattr(app, "call_after_refresh", lambda _: True)
        for key in ("v", "a"):
            app.post_message(Key(key, key))
        for _ in range(100):
            await pilot.pause(0.02)
            if all(story.judgement(n).decided for n in range(2)):
                break
        said = [story.judgement(n).claims for n in range(2)]
        assert [claims[0].label for claims in said] == ["verified", "attributed"]

    play(desk, scene)


@pytest.mark.parametrize("opens", ["question_mark", "slash", "F", "o", "l", "t", "i"])
def test_what_lies_over_the_story_goes_away_once(sit_down: SitDown, opens: str) -> None:
    desk = sit_down()
    desk.label("verified", stay=True)
    desk.previous_claim()

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press(opens)
        over = app.screen
        assert isinstance(over, Over)
        over.dismiss(None)
        over.dismiss(None)
        await pilot.pause()
        assert app.screen is app.walk_screen
        assert app.is_running

    play(desk, scene)
