"""Evidence, wording, certainty and notes by keys, on the real screen."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot

from annotator.desk import Desk
from annotator.settings import Settings
from annotator.tui.app import AnnotatorApp
from annotator.tui.screens.form import Form

Play = Callable[[Pilot[None], AnnotatorApp], Awaitable[None]]


def painted(app: AnnotatorApp) -> list[str]:
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def text_of(app: AnnotatorApp) -> str:
    return "\n".join(painted(app))


def play(desk: Desk, scene: Play, *, size: tuple[int, int] = (80, 24)) -> None:
    async def run() -> None:
        app = AnnotatorApp(desk, Settings(theme="dark"), beside=False)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await scene(pilot, app)

    try:
        asyncio.run(run())
    finally:
        desk.store.close()


async def paste(pilot: Pilot[None], app: AnnotatorApp, text: str) -> None:
    assert app.focused is not None
    app.focused.post_message(Paste(text))
    await pilot.pause()


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    for _ in range(100):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError("waited in vain")


async def keep(pilot: Pilot[None], app: AnnotatorApp) -> None:
    await pilot.press("ctrl+s")
    await until(pilot, lambda: not isinstance(app.screen, Form))


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
def test_evidence_is_entered_changed_and_removed_by_keys(
    desk: Desk, size: tuple[int, int], tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text("<p>It was so.</p>")

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("V", "left", "e")
        assert "Nothing yet" in text_of(app)
        for hint in ("a add", "r reuse", "escape back"):
            assert hint in text_of(app)
        await pilot.press("a", "right", "tab")
        await paste(pilot, app, "https://example.org/ruling\n")
        await pilot.press("enter", *"Ruling", "down")
        await paste(pilot, app, "It was\r\nso \u202eordered.")
        await pilot.press("tab", "tab", "tab")
        await paste(pilot, app, str(tmp_path / "page.html"))
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, Form))
        (item,) = desk.require_claim().evidence
        assert (item.stance, item.url, item.title, item.quote) == (
            "refutes",
            "https://example.org/ruling",
            "Ruling",
            "It was so ordered.",
        )
        assert item.published is None
        assert item.accessed is not None
        assert item.sha256 is not None
        assert item.sha256 in (item.snapshot or "")
        assert "− refutes" in text_of(app)
        assert "snapshot kept" in text_of(app)
        await pilot.press("plus")
        assert desk.require_claim().evidence[0].stance == "supports"
        await pilot.press("enter", "tab", "tab", *"!", "ctrl+s")
        await until(pilot, lambda: not isinstance(app.screen, Form))
        assert desk.require_claim().evidence == (
            item.model_copy(update={"stance": "supports", "title": "Ruling!"}),
        )
        assert all(len(line) <= size[0] for line in painted(app))
        await pilot.press("x")
        assert desk.require_claim().evidence == ()
        await pilot.press("escape", "u")
        assert "taken back: the evidence" in painted(app)[-1]
        assert "evidence  +1" in text_of(app) or "evidence  +1" in text_of(app).replace("   ", " ")

    play(desk, scene, size=size)


@pytest.mark.parametrize("size", [(60, 20)])
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(
    desk: Desk, size: tuple[int, int]
) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        async def refused(told: str) -> None:
            await pilot.press("ctrl+s")
            await until(pilot, lambda: told in text_of(app))

        await pilot.press("V", "left", "e", "a")
        await refused("give a link, a title, a quote or a file")
        await pilot.press(*"javascript:1")
        await refused("a link is http:// or https://, no spaces")
        await pilot.press("ctrl+u", *"Register 12", "tab", "tab", "tab", *"3 March")
        await refused("YYYY-MM-DD or an ISO time")
        await pilot.press("ctrl+u", *"2026-02-30")
        await refused("2026-02-30 is not in the calendar")
        await pilot.press("ctrl+u", *"2026-02", "tab", "tab", *"/no/such file")
        await refused("no such file here")
        assert "is not in the calendar" not in text_of(app)
        assert "Register 12" in text_of(app)
        await pilot.press("ctrl+u")
        await keep(pilot, app)
        (item,) = desk.require_claim().evidence
        assert (item.url, item.published, item.snapshot) == ("Register 12", "2026-02", None)

    play(desk, scene, size=size)


def test_keys_in_one_burst_go_to_their_fields(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("V", "left", "e", "a")
        for key in ["tab", *"Link", "enter", *"Title", "down", *"Quote", "up", *"!", "ctrl+s"]:
            app.post_message(Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: bool(desk.require_claim().evidence))
        (item,) = desk.require_claim().evidence
        assert (item.url, item.title, item.quote) == ("Link", "Title!", "Quote")

    play(desk, scene)


def test_escape_leaves_the_form_and_the_card_without_a_word(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("V", "left", "e", "a", "tab", *"half a", "escape")
        assert "Nothing yet" in text_of(app)
        await pilot.press("escape")
        assert app.screen is app.walk_screen
        assert desk.require_claim().evidence == ()
        assert desk.store.db.table("answers").count == 1

    play(desk, scene)


def test_evidence_of_another_claim_is_found_and_used_again(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("V", "left", "e", "r")
        assert "No evidence was entered yet." in text_of(app)
        await pilot.press("escape", "a", "tab", *"Register 12")
        await keep(pilot, app)
        await pilot.press("a", "tab", *"Minutes")
        await keep(pilot, app)
        await pilot.press("escape", "j", "D", "left", "e", "r")
        shown = text_of(app)
        assert shown.index("Minutes") < shown.index("Register 12")
        await pilot.press("slash", *"register", "enter")
        assert "Minutes" not in text_of(app)
        await pilot.press("minus")
        assert [(i.stance, i.url) for i in desk.require_claim().evidence] == [
            ("refutes", "Register 12")
        ]
        await pilot.press("r", "enter", "tab", "tab", *"seen")
        await keep(pilot, app)
        assert [(i.stance, i.url, i.title) for i in desk.require_claim().evidence][1] == (
            "supports",
            "Minutes",
            "seen",
        )

    play(desk, scene)


def test_many_pieces_of_evidence_scroll(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        from annotator.model.claim import Evidence

        await pilot.press("V", "left")
        for number in range(30):
            item = Evidence(stance="context", url=f"Register {number}", quote="word " * 60)
            desk.evidence.add(desk.require_claim(), item)
        await pilot.press("e", "end")
        assert "Register 29" in text_of(app)
        assert "escape back" in text_of(app)
        await pilot.press("x", "x")
        assert len(desk.require_claim().evidence) == 28
        assert "Register 27" in text_of(app)

    play(desk, scene, size=(60, 20))


def test_hostile_evidence_cannot_act(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        from annotator.model.claim import Evidence

        await pilot.press("V", "left")
        bad = "[/] [@click=app.quit]x[/] \x1b]0;owned\x07 \u202e\x9b31m"
        item = Evidence(stance="supports", url=bad, title=bad, quote=bad, published="x")
        desk.evidence.add(desk.require_claim(), item)
        for keys in (("e",), ("enter",), ("escape", "r")):
            await pilot.press(*keys)
            assert "[@click=app.quit]x[/]" in text_of(app)
            assert not set(text_of(app)) & set("\x1b\x07\x9b\u202e")
        assert app.is_running

    play(desk, scene)


def test_evidence_that_is_a_story_is_doubted_on_the_card_and_in_the_pane(
    desk: Desk, corpus: Path
) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("V", "left", "e", "a", "tab", *"Mill", *["tab"] * 5)
        await paste(pilot, app, str(corpus / "02-mill.txt"))
        await keep(pilot, app)
        assert "! not independent: the story 02-mill.txt" in text_of(app)
        await pilot.press("escape")
        assert "wants evidence   ! evidence not independent" in text_of(app)

    play(desk, scene)


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
def test_a_claim_is_put_in_other_words_with_what_that_changes(
    desk: Desk, size: tuple[int, int]
) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("j", "j", "V", "left", "w")
        assert "Repairs cost two million crowns." in text_of(app)
        assert "Every number, name, negation and hedge is in it." in text_of(app)
        await pilot.press("ctrl+u")
        await paste(pilot, app, "Nearly 2,000,000 crowns in Ostrand.")
        assert "! new: name Ostrand; hedge Nearly" in text_of(app)
        for word in ("−Repairs", "−two", "+Nearly", "crowns"):
            assert word in text_of(app)
        await pilot.press("ctrl+u")
        await paste(pilot, app, "Repairs cost crowns.")
        assert "! lost: number two million" in text_of(app)
        await pilot.press("enter")
        assert desk.require_claim().claim_text == "Repairs cost crowns."
        assert "reads: Repairs cost crowns." in text_of(app)
        await pilot.press("w", "x", "escape")
        assert desk.require_claim().claim_text == "Repairs cost crowns."
        await pilot.press("w", "ctrl+u", "enter")
        assert desk.require_claim().claim_text is None
        await pilot.press("u")
        assert "taken back: the claim in other words" in painted(app)[-1]
        assert desk.require_claim().claim_text == "Repairs cost crowns."

    play(desk, scene, size=size)


def test_certainty_and_notes_are_shown(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        for key in ("e", "w", "y"):
            await pilot.press(key)
            assert "no claim is lit here" in painted(app)[-1]
        await pilot.press("V", "c", *"of it all", "enter", "left", "c", *"of this", "enter")
        assert (desk.require_claim().note, desk.judgement.note) == ("of this", "of it all")
        assert "note  of this" in text_of(app)
        assert "sentence  of it all" in text_of(app)
        await pilot.press("y", "y")
        assert "the text states it as probable" in painted(app)[-1]
        assert "✓ verified · probable" in text_of(app)
        await pilot.press("u", "u", "u")
        assert "taken back: the note on the claim" in painted(app)[-1]

    play(desk, scene)
