"""The themes: a dark and a light one, calm enough for hours.

Every text colour has a contrast of at least 4.5 to 1 with every background it is drawn on (WCAG
2.2, level AA); a test computes it.
"""

from textual.theme import Theme

MARKS = ("verified", "attributed", "disputed", "flag", "muted")
"""The colours that glyphs and labels are drawn in."""

_DARK = {
    "text-quiet": "#b4bac5",
    "text-lit": "#f4f6f8",
    "lit": "#23272f",
    "rule": "#363c47",
    "muted": "#8d95a2",
    "bar": "#e5b567",
    "verified": "#8fd09c",
    "attributed": "#8dbcf0",
    "disputed": "#f29b80",
    "flag": "#e5b567",
}
_LIGHT = {
    "text-quiet": "#474b52",
    "text-lit": "#101215",
    "lit": "#efe8d8",
    "rule": "#d8d2c4",
    "muted": "#62666e",
    "bar": "#8a5700",
    "verified": "#1b6a37",
    "attributed": "#1c5799",
    "disputed": "#a43612",
    "flag": "#7f5200",
}

THEMES = {
    "dark": Theme(
        name="dark",
        primary="#8dbcf0",
        background="#16181d",
        surface="#16181d",
        panel="#1d2026",
        foreground="#b4bac5",
        accent="#e5b567",
        dark=True,
        variables=_DARK,
    ),
    "light": Theme(
        name="light",
        primary="#1c5799",
        background="#faf8f3",
        surface="#faf8f3",
        panel="#f3efe6",
        foreground="#474b52",
        accent="#8a5700",
        dark=False,
        variables=_LIGHT,
    ),
}
