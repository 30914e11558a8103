"""Every text can be read on its ground in every theme, and nothing is told by a colour alone."""

import itertools
import math
from collections.abc import Iterator
from typing import get_args

import pytest
from rich.color import Color as RichColor
from rich.segment import Segment
from textual.color import Color
from textual.pilot import Pilot

from annotator.desk import Desk
from annotator.model.codebook import DEFAULT_CODEBOOK
from annotator.settings import ThemeName
from annotator.tui.app import AnnotatorApp
from annotator.tui.themes import LABEL_COLOURS, MARKINGS, THEMES
from annotator.tui.widgets.paint import LOOKS
from annotator.tui.widgets.story import StoryView
from tests.tui.test_screen import painted, play

AA, AAA = 4.5, 7.0
"""The least contrast of text by level AA and AAA of WCAG 2.2."""
GROUNDS = ("background", "panel", "lit", "content")
INKS = (*LABEL_COLOURS, "bar", "text-quiet", "text-lit")
DECORATION = frozenset("─│╭╮╰╯┐┌└┘▰▱▪▌▁▂▃▄▅▆▇█▔▕▏▊▎ ")
"""Lines and blocks, which say nothing that is not said in words beside them."""

Linear = tuple[float, float, float]
SEEN_BY: dict[str, tuple[Linear, Linear, Linear]] = {
    "everybody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopes": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopes": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
"""What is left of linear RGB: Machado, Oliveira and Fernandes 2009, severity 1."""
APART = 18.0
"""The least distance of two label colours in CIELAB; 2.3 can just be noticed side by side."""
FAR_APART = 35.0
"""That of the default codebook's labels."""


def linear(colour: Color) -> Linear:
    channels = [part / 255 for part in (colour.r, colour.g, colour.b)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return red, green, blue


def luminance(colour: Color) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def seen(colour: str, by: str) -> Linear:
    """A colour in CIELAB, as it is seen by eyes with or without red or green cones."""
    given = linear(Color.parse(colour))
    left = [
        min(max(sum(m * c for m, c in zip(row, given, strict=True)), 0), 1) for row in SEEN_BY[by]
    ]
    red, green, blue = left
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def least(theme: str) -> float:
    return AAA if theme == "high-contrast" else AA


def test_the_measures_know_what_is_known() -> None:
    assert contrast(Color.parse("#ffffff"), Color.parse("#000000")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)
    assert seen("#ffffff", "everybody") == pytest.approx((100, 0, 0), abs=0.1)
    red, green = "#c00000", "#507000"
    apart = [math.dist(seen(red, by), seen(green, by)) for by in SEEN_BY]
    assert apart[0] > 2 * apart[2]  # who has no green cones hardly tells these two apart


@pytest.mark.parametrize("name", THEMES)
def test_every_ink_can_be_read_on_every_ground(name: str) -> None:
    colours = THEMES[name].variables
    for ink, ground in itertools.product(INKS, GROUNDS):
        found = contrast(Color.parse(colours[ink]), Color.parse(colours[ground]))
        assert found >= least(name), (ink, ground, found)


@pytest.mark.parametrize("by", SEEN_BY)
def test_label_colours_stay_apart_for_the_colour_blind(by: str) -> None:
    colours = THEMES["colour-blind"].variables
    named = ("green", "blue", "orange", "violet", "teal", "amber", "rose", "grey")
    default = ("verified", "attributed", "disputed")
    for names, apart in ((named, APART), (default, FAR_APART)):
        for one, other in itertools.combinations(names, 2):
            found = math.dist(seen(colours[one], by), seen(colours[other], by))
            assert found >= apart, (one, other, found)


def test_without_colours_no_two_labels_and_no_two_markings_look_the_same() -> None:
    variables = THEMES["monochrome"].variables
    for names in (set(LABEL_COLOURS), set(MARKINGS)):
        shapes = {frozenset(variables[f"{name}-style"].split()) for name in names}
        assert len(shapes) == len(names)
    assert all(variables[f"{marking}-style"] != "none" for marking in MARKINGS)
    for name in GROUNDS + INKS:
        grey = Color.parse(variables[name])
        assert grey.r == grey.g == grey.b


def test_every_theme_can_be_set_and_knows_the_same_variables() -> None:
    assert tuple(THEMES) == get_args(ThemeName)
    assert len({frozenset(theme.variables) for theme in THEMES.values()}) == 1


def test_every_label_has_a_glyph_of_its_own_and_a_colour_that_exists() -> None:
    glyphs = [label.glyph for label in DEFAULT_CODEBOOK.labels]
    assert len(set(glyphs)) == len(glyphs)
    assert {label.colour for label in DEFAULT_CODEBOOK.labels} <= LOOKS


def test_the_sheet_gives_every_look_something(desk: Desk) -> None:
    async def scene(_pilot: Pilot[None], app: AnnotatorApp) -> None:
        story = app.query_one(StoryView)
        quiet = story.ink("text", story.ground)
        looks = {look: story.ink(look, quiet) for look in (*LABEL_COLOURS, *MARKINGS)}
        assert quiet not in [style for look, style in looks.items() if look != "text"]
        assert looks["content"].bgcolor == RichColor.parse(THEMES["dark"].variables["content"])

    play(desk, scene)


def segments(app: AnnotatorApp) -> Iterator[Segment]:
    for strip in app.screen._compositor.render_strips():
        yield from strip


SCENES = ("v V left", "f c", "c", "slash", "l", "g", "question_mark", "o", "h", "p", "B", "colon")
SCENES += (
    "C",
    "C slash x",
    "F",
    "F 4",
    "O",
    "G",
    "S",
    "slash t h e enter",
    "L",
    "equals_sign",
    "escape",
)
"""Keys that lead to something to be read; the last scene is the end of the corpus."""


@pytest.mark.parametrize("name", THEMES)
def test_whatever_is_painted_can_be_read(desk: Desk, name: str) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        for keys in SCENES:
            await pilot.press(*keys.split())
            await pilot.pause()
            read(app, keys)
            while app.screen is not app.walk_screen:
                await pilot.press("escape")
                await pilot.pause()
        while not desk.walk.ended:
            await pilot.press("n")
        read(app, "the end")

    def read(app: AnnotatorApp, where: str) -> None:
        for text, style, _ in segments(app):
            if style is None or set(text) <= DECORATION:
                continue
            colours = [Color.from_rich_color(c) for c in (style.color, style.bgcolor)]
            found = contrast(*colours)
            assert found >= least(name), (where, text, colours)

    play(desk, scene, theme=name)


def test_no_color_takes_every_colour_away_and_leaves_the_shapes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("d", "V", "left")
        assert app.theme == "monochrome"
        for text, style, _ in segments(app):
            assert style is None or (style.color.is_default and style.bgcolor.is_default), text
        drawn = {text.strip(): style for text, style, _ in segments(app)}
        assert drawn["≠"].reverse
        assert drawn["✓ verified"].bold
        await pilot.press("colon", *"next theme", "enter")
        await pilot.pause()
        assert "NO_COLOR" in painted(app)[-1]
        assert app.theme == "monochrome"

    play(desk, scene)


def test_the_palette_changes_the_theme_and_the_next_one_follows(desk: Desk) -> None:
    async def scene(pilot: Pilot[None], app: AnnotatorApp) -> None:
        await pilot.press("colon", *"theme colour-blind")
        await pilot.pause(0.2)
        await pilot.press("enter")
        await pilot.pause()
        assert app.theme == "colour-blind"
        walk = app.walk_screen
        change = next(action for action in walk.actions if action.id == "look.theme")
        worn = []
        for _ in THEMES:
            walk.run_action_of(change)
            worn.append(app.theme)
        assert worn == ["monochrome", "dark", "light", "high-contrast", "colour-blind"]

    play(desk, scene)
