"""Suggestions on the real screen: what a key takes is what was painted when it was pressed."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from textual.pilot import Pilot

from annotator.desk import Desk
from annotator.desk.advising import advise
from annotator.desk.panel import open_panel
from annotator.model.answer import Judgement
from annotator.model.claim import Attribution, Claim, InnerAttribution
from annotator.model.span import Span
from annotator.model.suggestion import Suggestion
from annotator.settings import Settings
from annotator.store import Store
from annotator.tui.app import AnnotatorApp
from annotator.tui.beside import SEEN_SECONDS

AUTHOR = Attribution(kind="author")
pytestmark = pytest.mark.usefixtures("only_rules")
Play = Callable[[Pilot[None], AnnotatorApp], Awaitable[None]]


def painted(app: AnnotatorApp) -> list[str]:
    width = app.size.width
    return [strip.text.rstrip()[:width] for strip in app.screen._compositor.render_strips()]


def text_of(app: AnnotatorApp) -> str:
    return "\n".join(painted(app))


def play(
    desk: Desk,
    scene: Play,
    *,
    size: tuple[int, int] = (80, 24),
    theme: str = "dark",
    beside: bool = False,
) -> None:
    async def run() -> None:
        app = AnnotatorApp(desk, Settings(theme=theme), beside=beside)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await scene(pilot, app)

    try:
        asyncio.run(run())
    finally:
        desk.store.close()


def work_out(store: Store) -> None:
    panel = open_panel(store)
    for document_id in list(store.documents.ids()):
        advise(store, panel, document_id)


@pytest.fixture
def advised(desk: Desk) -> Desk:
    work_out(desk.store)
    desk.go(desk.walk.after())  # the mayor said
    return desk


def test_a_suggestion_is_painted_as_a_question_and_enter_takes_it(advised: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        lines = painted(app)
        assert any(line.startswith(" ▌ ◌  The bridge over the Linde") for line in lines)
        assert "“ attributed?" in text_of(app)
        assert "source  the mayor   cue  said" in text_of(app)
        assert "enter accepts   2 “ the author" in text_of(app)
        assert lines[-1].startswith(" enter accept  v verified")
        await pilot.press("enter")
        lines = painted(app)
        assert any(line.startswith("   “  The bridge over the Linde") for line in lines)
        await pilot.press("k")
        assert "attributed?" not in text_of(app)
        assert painted(app)[-1].startswith(" v verified")
        await pilot.press("enter")
        assert "never changes an answer" in painted(app)[-1]

    play(advised, scene)


def test_digits_take_what_stands_beside_them(advised: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        assert "3 – no claim" in text_of(app)
        await pilot.press("3")
        assert advised.walk.story.judgement(1).outcome == "no_claim"
        await pilot.press("u", "2")
        (claim,) = advised.walk.story.judgement(1).claims
        assert claim.attribution.kind == "author"
        await pilot.press("k")
        assert "source  the author" in text_of(app)
        assert "wants a source" not in text_of(app)

    play(advised, scene)


def test_spans_show_that_the_author_is_the_source(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("s")
        assert "2 source  the author" in text_of(app)
        await pilot.press("escape", "s", "a")
        assert desk.walk.story.answer(0).suggestion.used == "as_is"
        assert desk.walk.story.judgement(0).claims[0].attribution.kind == "author"

    with desk.store.writing():
        desk.store.suggestions.advise([desk.walk.sentence.id], [on_the_authors_word(desk)])
    play(desk, scene)


def on_the_authors_word(desk: Desk) -> Suggestion:
    sentence = desk.walk.sentence
    span = Span(start=sentence.start, end=sentence.end, text=sentence.text)
    claim = Claim(id="x", label="attributed", spans=(span,), attribution=AUTHOR)
    said = Judgement(outcome="claims", claims=(claim,))
    return Suggestion(sentence_id=sentence.id, by="says@1", judgement=said, confidence=0.8, rule="")


def reported_by_two(desk: Desk) -> Suggestion:
    """Two claims, each with a nearer speaker of a long name, and other ways to see it."""
    sentence = desk.walk.sentence

    def spans(start: int, end: int) -> tuple[Span, ...]:
        text = sentence.text[start:end]
        return (Span(start=sentence.start + start, end=sentence.start + end, text=text),)

    def claim(name: str, start: int, end: int, cue: str) -> Claim:
        near = InnerAttribution(name=f"Near {name}", cue=spans(4, 10))
        by = Attribution(name=name, cue=spans(0, 3), inner=(near,))
        return Claim(id=cue, label="attributed", spans=spans(start, end), attribution=by)

    long = "Anna-Katharina von Hohenberg of the Office for Bridges"
    first, second = claim(long, 0, 9, "a"), claim("Lee", 10, 20, "b")
    plain = Claim(id="c", label="attributed", spans=first.spans)
    others = [(first,), (second,), (plain,)]
    return Suggestion(
        sentence_id=sentence.id,
        by="says@1",
        judgement=Judgement(outcome="claims", claims=(first, second)),
        alternatives=tuple(Judgement(outcome="claims", claims=one) for one in others),
        confidence=0.48,
        rule="",
    )


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
def test_what_enter_accepts_is_painted_and_the_others_are_words(
    desk: Desk, size: tuple[int, int]
) -> None:
    async def scene(_: Pilot[None], app: AnnotatorApp) -> None:
        title, speakers, keys = painted(app)[-5:-2]
        assert "2 attributed?  48% says" in title
        assert speakers.startswith("   source  Ann")
        assert ("… +1   " if size[0] < 80 else "… / Lee   ") in speakers
        assert all(part in speakers for part in ("   cue  Old   ", "   nearer  Nea"))
        assert speakers.endswith("  bridge")
        assert "2 “ only claim 1   3 “ only claim 2" in keys
        assert "4 “ nobody named" in keys or size[0] < 80

    with desk.store.writing():
        desk.store.suggestions.advise([desk.walk.sentence.id], [reported_by_two(desk)])
    play(desk, scene, size=size)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 12), (120, 40)])
def test_a_digit_takes_only_what_it_stands_beside(desk: Desk, size: tuple[int, int]) -> None:
    proposed = reported_by_two(desk)
    words = desk.walk.sentence.text.split()
    others = [claim_of(desk, word) for word in words]
    many = proposed.model_copy(update={"alternatives": tuple(others)})

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        shown = app.walk_screen.choices()
        text = text_of(app)
        everything = len(desk.proposals.lit.choices)
        assert all(f"{number} “ " in text for number in range(2, shown + 1))
        assert f"{shown + 1} “ " not in text
        assert (f"+{everything - shown}" in text) == (shown < everything and size[0] < 120)
        if shown < everything:
            await pilot.press(str(shown + 1))
            assert "no room" in painted(app)[-1]
            assert not desk.judgement.decided
        await pilot.press(str(everything + 1))
        assert f"there are {everything} suggestions here" in painted(app)[-1]
        await pilot.press(str(shown))
        assert desk.walk.story.judgement(0).decided

    with desk.store.writing():
        desk.store.suggestions.advise([desk.walk.sentence.id], [many])
    play(desk, scene, size=size)


def claim_of(desk: Desk, word: str) -> Judgement:
    sentence = desk.walk.sentence
    start = sentence.start + sentence.text.index(word)
    span = Span(start=start, end=start + len(word), text=word)
    claim = Claim(id=f"c{start}", label="attributed", spans=(span,), attribution=AUTHOR)
    return Judgement(outcome="claims", claims=(claim,))


def test_two_nearer_speakers_keep_their_cues_where_there_is_little_room(desk: Desk) -> None:
    async def scene(_: Pilot[None], app: AnnotatorApp) -> None:
        speakers = painted(app)[-4]
        parts = re.split(r" {2,}", speakers.strip())
        assert parts[0::2][:3] == ["source", "cue", "nearer"]
        assert len(parts) == 7
        assert not speakers.endswith("…")

    proposed = reported_by_two(desk)
    claims = []
    for claim in proposed.judgement.claims:
        near = claim.attribution.inner[0].model_copy(
            update={"name": f"The Honourable {claim.attribution.name} of the Upper House"}
        )
        by = claim.attribution.model_copy(update={"inner": (near,)})
        claims.append(claim.model_copy(update={"attribution": by}))
    said = proposed.judgement.model_copy(update={"claims": tuple(claims)})
    with desk.store.writing():
        desk.store.suggestions.advise(
            [desk.walk.sentence.id], [proposed.model_copy(update={"judgement": said})]
        )
    play(desk, scene, size=(60, 20))


def test_a_suggester_that_cannot_go_on_is_told_of(advised: Desk) -> None:
    class Told:
        failed = ""

        async def run(self) -> AsyncIterator[str]:
            yield "! the server cannot be reached"

    async def scene(_: Pilot[None], app: AnnotatorApp) -> None:
        await app.walk_screen._beside._take_advice(Told())
        assert "the server cannot be reached" in painted(app)[-1]

    play(advised, scene)


def test_what_is_still_worked_out_is_told_until_nothing_more_comes(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        story, ready = desk.walk.story, asyncio.Event()

        class Works:
            failed = ""

            async def run(self) -> AsyncIterator[str]:
                await ready.wait()
                yield f"= {story.document.id}"

            def look_at(self, document_id: str) -> None:
                assert document_id == story.document.id

        work = asyncio.create_task(app.walk_screen._beside._take_advice(Works()))
        await pilot.press("enter")
        assert "still being worked out" in painted(app)[-1]
        ready.set()
        await work
        await pilot.press("enter")
        assert "nothing is suggested here" in painted(app)[-1]

    play(desk, scene)


def test_how_many_one_key_would_take_is_painted(desk: Desk) -> None:
    story = desk.walk.story
    unsure = len(story.walked(furniture=False)) - 1
    found = [
        Suggestion(
            sentence_id=story.sentences[index].id,
            by="says@1",
            judgement=Judgement(outcome="no_claim"),
            confidence=0.95 if number < unsure else 0.5,
            rule="",
        )
        for number, index in enumerate(story.walked(furniture=False))
    ]
    with desk.store.writing():
        desk.store.suggestions.advise([one.sentence_id for one in found], found)

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.pause()
        assert f"E all {unsure} sure" in text_of(app)
        for left in range(unsure - 1, 1, -1):
            await pilot.press("enter")
            assert f"E all {left} sure" in text_of(app)
        await pilot.press("enter")
        assert "enter accepts" in text_of(app)
        assert "sure" not in painted(app)[-3]

    play(desk, scene)


@pytest.mark.parametrize("width", [60, 40])
def test_with_little_room_the_bottom_line_has_whole_words(advised: Desk, width: int) -> None:
    async def scene(_: Pilot[None], app: AnnotatorApp) -> None:
        offered = re.split(r" {2,}", painted(app)[-1].strip())
        whole = {"enter accept", "v verified", "a attributed", "d disputed", "? keys"}
        assert set(offered) <= whole
        assert len(offered) > 1
        assert offered[-1] == "? keys"

    play(advised, scene, size=(width, 20))


def test_an_order_is_left_for_reading_order(advised: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        desk = app.walk_screen.desk
        desk.ordering.walk("uncertain", desk.ordering.begin("uncertain").result())
        await pilot.press("escape")
        assert "reading order, back where you left it" in painted(app)[-1]

    play(advised, scene)


def test_blind_shows_nothing_and_says_so_at_the_top(advised: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("b")
        assert "town (blind)" in painted(app)[0]
        assert "attributed?" not in text_of(app)
        assert "◌" not in text_of(app)
        await pilot.press("enter")
        assert "hidden" in painted(app)[-1]
        await pilot.press("b")
        assert "(blind)" not in painted(app)[0]
        assert "attributed?" in text_of(app)

    play(advised, scene)


def test_a_key_pressed_before_a_suggestion_was_seen_does_not_take_it(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("j")
        with Store(desk.store.path) as beside:  # as the process beside the desk does
            work_out(beside)
        screen = app.walk_screen
        screen.show_suggestions()
        await pilot.press("enter")
        assert "came just now" in painted(app)[-1]
        assert desk.answer is None
        assert "attributed?" in text_of(app)
        for _ in range(100):
            await pilot.pause(SEEN_SECONDS / 5)
            if desk.proposals.seen is not None:
                break
        await pilot.press("enter")
        assert desk.walk.story.answer(1).suggestion.used == "as_is"

    play(desk, scene)


def test_what_arrives_moves_nothing_and_what_is_said_stays(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("j", "v", "u")
        before = painted(app)
        assert "taken back" in before[-1]
        with Store(desk.store.path) as beside:
            work_out(beside)
        app.walk_screen.show_suggestions()
        await pilot.pause()
        after = painted(app)
        assert after[-1] == before[-1]
        assert [line.replace("◌", "◦").replace("◎", "◦") for line in after[:-6]] == before[:-6]

    play(desk, scene)


def test_enter_keeps_its_meaning_on_the_hits_of_a_search(advised: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("slash", *"mayor", "enter")
        assert "1 accepts" in text_of(app)
        assert not painted(app)[-1].startswith(" enter")
        await pilot.press("enter")
        assert advised.walk.hits is None
        assert advised.answer is None

    play(advised, scene)


@pytest.mark.parametrize("theme", ["dark", "light", "high-contrast", "colour-blind", "monochrome"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 50), (30, 8)])
def test_it_fits_every_screen(advised: Desk, size: tuple[int, int], theme: str) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("j", "E", "k", "k")
        assert all(len(line) <= size[0] for line in painted(app))
        if size[0] >= 60:
            assert "enter" in painted(app)[-1]

    play(advised, scene, size=size, theme=theme)


def test_suggestions_come_from_the_process_beside_the_desk(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("j")
        for _ in range(600):
            await pilot.pause(0.05)
            if "attributed?" in text_of(app):
                break
        assert "attributed?" in text_of(app)

    play(desk, scene, beside=True)
