"""Every text colour can be read on every background it is drawn on (WCAG 2.2, level AA)."""

import pytest
from textual.color import Color

from annotator.model.codebook import DEFAULT_CODEBOOK
from annotator.tui.themes import MARKS, THEMES
from annotator.tui.widgets.paint import LOOKS

AA = 4.5
"""The least contrast of text by level AA."""


def luminance(colour: Color) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    channels = [part / 255 for part in (colour.r, colour.g, colour.b)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(Color.parse(c)) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_text_can_be_read(name: str) -> None:
    theme = THEMES[name]
    grounds = [theme.background, theme.panel, theme.variables["lit"]]
    for ink in (*MARKS, "bar", "text-quiet", "text-lit"):
        for ground in grounds:
            assert contrast(theme.variables[ink], ground) >= AA, (ink, ground)


def test_both_themes_know_the_same_colours() -> None:
    assert THEMES["dark"].variables.keys() == THEMES["light"].variables.keys()


def test_every_label_has_a_glyph_of_its_own_and_a_colour_that_exists() -> None:
    glyphs = [label.glyph for label in DEFAULT_CODEBOOK.labels]
    assert len(set(glyphs)) == len(glyphs)
    assert {label.colour for label in DEFAULT_CODEBOOK.labels} <= LOOKS
