"""Codebooks on the real screen: many labels, stale claims, and the guideline."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from sample_codebooks import FIRST, GLYPHS, MANY, SECOND, codebook
from textual.pilot import Pilot

from annotator.desk import Desk
from annotator.desk.migrating import migrate, plan
from annotator.settings import Settings
from annotator.tui.app import AnnotatorApp

Play = Callable[[Pilot[None], AnnotatorApp], Awaitable[None]]


def text_of(app: AnnotatorApp) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def play(desk: Desk, scene: Play, *, size: tuple[int, int] = (80, 24)) -> None:
    async def run() -> None:
        app = AnnotatorApp(desk, Settings(), beside=False)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await scene(pilot, app)

    try:
        asyncio.run(run())
    finally:
        desk.store.close()


def test_labels_by_key_and_from_the_list(sit_down: Callable[..., Desk]) -> None:
    desk = sit_down(codebook=codebook(MANY))

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.pause()
        footer = text_of(app).splitlines()[-1]
        offered = [word for word in footer.split() if len(word) == 1 and word.isalpha()]
        assert offered[:5] == ["v", "a", "d", "m", "l"]
        assert footer.endswith("? keys")
        await pilot.press("d")
        await pilot.press("l")
        shown = text_of(app)
        assert "1  → label 4" in shown
        await pilot.press("7")
        await pilot.pause()
        await pilot.press("l", "j", "j", "j", "j", "j", "enter")
        await pilot.pause()
        glyphs = [line[3] for line in text_of(app).splitlines() if line[3:5].strip()]
        assert "≠" in glyphs
        assert GLYPHS[10] in glyphs
        assert GLYPHS[5] in glyphs

    play(desk, scene)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
def test_the_closing_screen_has_room_for_many_labels(
    sit_down: Callable[..., Desk], size: tuple[int, int]
) -> None:
    desk = sit_down(codebook=codebook(MANY))
    desk.walk_furniture()
    for name in [label.name for label in desk.codebook.labels]:
        desk.label(name)
    desk.go(None)

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.pause()
        shown = text_of(app)
        for label in desk.codebook.labels:
            assert f"{label.glyph} {label.name.replace('_', ' ')}" in shown
        assert "leave: everything is saved" in shown
        assert "annotator export" in shown

    play(desk, scene, size=size)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_the_guideline_begins_at_the_lit_claims_label_and_has_everything(
    desk: Desk, size: tuple[int, int]
) -> None:
    desk.label("disputed", stay=True)
    desk.previous_claim()

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("g")
        await pilot.pause()
        lines = text_of(app).splitlines()
        top = next(n for n, line in enumerate(lines) if "Guideline: default@2" in line)
        assert "≠ disputed   key d" in lines[top + 2]
        seen = "\n".join(lines)
        assert "≠ The union says 400 people marched" in seen
        assert "…" not in "".join(lines[top:-3])
        for _ in range(60):
            await pilot.press("j")
        await pilot.pause()
        seen = text_of(app)
        assert "– no claim   key n" in seen
        assert "Nothing that could be checked" in seen

    play(desk, scene, size=size)


def test_the_guideline_begins_at_no_claim_where_that_was_said(desk: Desk) -> None:
    desk.no_claim()
    desk.go(desk.walk.before())

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("g")
        await pilot.pause()
        lines = text_of(app).splitlines()
        top = next(n for n, line in enumerate(lines) if "Guideline:" in line)
        assert "– no claim   key n" in lines[top + 2]

    play(desk, scene)


def test_a_stale_claim_has_its_old_name_and_says_what_to_do(sit_down: Callable[..., Desk]) -> None:
    first = sit_down(codebook=codebook(FIRST))
    first.label("disputed")
    first.label("attributed")
    new = codebook(SECOND)
    migrate(first.store, plan(first.store, new))
    desk = sit_down(codebook=new)
    desk.go(desk.walk.before())
    desk.go(desk.walk.before())

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.pause()
        shown = text_of(app)
        assert " ▌ ?  Old bridge" in shown
        assert "? disputed" in shown
        assert "town@2 split it: disputed or refuted" in shown
        assert "   “  The bridge over the Linde" in shown
        await pilot.press("g")
        await pilot.pause()
        assert "town@2 split it: disputed or refuted" in text_of(app)
        await pilot.press("escape")
        await pilot.press("d")
        await pilot.pause()
        assert "   ≠  Old bridge" in text_of(app)
        await pilot.press("u")
        await pilot.pause()
        assert "taken back: disputed" in text_of(app)
        assert " ▌ ?  Old bridge" in text_of(app)

    play(desk, scene)
