"""The themes, each calm enough for hours.

Every text colour has a contrast of at least 4.5 to 1 with every background it is drawn on (WCAG
2.2, level AA), in the high-contrast theme 7 to 1 (AAA); a test computes it. The label colours of
the colour-blind theme stay apart for eyes without red or green cones; a test simulates them.

A theme also says how things differ by shape, because a colour never stands alone: the monochrome
theme, which is also the one for `NO_COLOR`, tells everything apart by it.
"""

from typing import Any, get_args

from textual.app import App
from textual.theme import Theme

from annotator.settings import ThemeName

LABEL_COLOURS = (
    "verified",
    "attributed",
    "disputed",
    "green",
    "blue",
    "orange",
    "violet",
    "teal",
    "amber",
    "rose",
    "grey",
    "flag",
    "muted",
)
"""The colours that a codebook's label can name."""

MARKINGS = (
    "content",
    "source",
    "cue",
    "nearer",
    "active",
    "other",
    "cursor",
    "hit",
    "out",
    "in",
    "proposed",
    "proposed-source",
    "proposed-cue",
)
"""What is told apart inside a sentence."""

_STYLES = dict.fromkeys(LABEL_COLOURS, "bold") | {
    "flag": "none",
    "muted": "none",
    "content": "none",
    "source": "underline",
    "cue": "bold",
    "nearer": "underline",
    "active": "none",
    "other": "italic",
    "cursor": "reverse",
    "hit": "underline",
    "out": "strike",
    "in": "bold underline",
    "proposed": "none",
    "proposed-source": "underline",
    "proposed-cue": "bold",
}
"""Shapes where there are colours too."""

_SHAPES = {
    "verified": "bold",
    "attributed": "underline",
    "disputed": "reverse",
    "green": "bold underline",
    "blue": "italic",
    "orange": "bold italic",
    "violet": "underline italic",
    "teal": "bold reverse",
    "amber": "underline reverse",
    "rose": "italic reverse",
    "grey": "bold underline italic",
    "flag": "bold underline reverse",
    "muted": "none",
    "content": "underline",
    "source": "bold underline",
    "cue": "bold",
    "nearer": "underline italic",
    "active": "bold italic",
    "other": "italic",
    "cursor": "reverse",
    "hit": "bold reverse",
    "out": "strike",
    "in": "bold italic underline",
    "proposed": "dim italic",
    "proposed-source": "dim underline",
    "proposed-cue": "dim bold",
}
"""Shapes where there are no colours: no two labels and no two markings look the same."""

_DARK = {
    "background": "#16181d",
    "panel": "#1d2026",
    "lit": "#23272f",
    "content": "#2d3b50",
    "proposed": "#2a3444",
    "text-quiet": "#b4bac5",
    "text-lit": "#f4f6f8",
    "rule": "#363c47",
    "muted": "#a0a8b5",
    "bar": "#e5b567",
    "verified": "#8fd09c",
    "attributed": "#8dbcf0",
    "disputed": "#f29b80",
    "green": "#a3cf7a",
    "blue": "#9db8ff",
    "orange": "#f0a05a",
    "violet": "#c3a6f2",
    "teal": "#6fcfc4",
    "amber": "#e8cf6a",
    "rose": "#f29bb8",
    "grey": "#b9bec8",
    "flag": "#e5b567",
}
_LIGHT = {
    "background": "#faf8f3",
    "panel": "#f3efe6",
    "lit": "#efe8d8",
    "content": "#cfdff0",
    "proposed": "#e1e5e3",
    "text-quiet": "#474b52",
    "text-lit": "#101215",
    "rule": "#d8d2c4",
    "muted": "#595d65",
    "bar": "#7a4d00",
    "verified": "#1b6a37",
    "attributed": "#1c5799",
    "disputed": "#a03410",
    "green": "#3a6113",
    "blue": "#2b4fb5",
    "orange": "#8f3d00",
    "violet": "#6a3fa6",
    "teal": "#0a6262",
    "amber": "#6a5600",
    "rose": "#9c2459",
    "grey": "#54585f",
    "flag": "#7a4d00",
}
_HIGH_CONTRAST = {
    "background": "#000000",
    "panel": "#0b0b0b",
    "lit": "#10233f",
    "content": "#453a00",
    "proposed": "#2b3024",
    "text-quiet": "#f0f0f0",
    "text-lit": "#ffffff",
    "rule": "#9a9a9a",
    "muted": "#d6d6d6",
    "bar": "#ffd75f",
    "verified": "#7dff9b",
    "attributed": "#a8dcff",
    "disputed": "#ffc7b8",
    "green": "#b8ff66",
    "blue": "#c4d6ff",
    "orange": "#ffcb8c",
    "violet": "#e2ceff",
    "teal": "#6ff5e6",
    "amber": "#fff176",
    "rose": "#ffc6dc",
    "grey": "#dcdcdc",
    "flag": "#ffd75f",
}
_COLOUR_BLIND = {
    "background": "#111318",
    "panel": "#191c22",
    "lit": "#22262e",
    "content": "#26344a",
    "proposed": "#273145",
    "text-quiet": "#b4bac5",
    "text-lit": "#f4f6f8",
    "rule": "#363c47",
    "muted": "#a3a9b3",
    "bar": "#fddc3a",
    "verified": "#cdf7bd",
    "attributed": "#6fb1ff",
    "disputed": "#e8953d",
    "green": "#58b341",
    "blue": "#c4dafd",
    "orange": "#ffce9d",
    "violet": "#ae8ffb",
    "teal": "#10b0ca",
    "amber": "#fddc3a",
    "rose": "#f97a94",
    "grey": "#f2f2f2",
    "flag": "#fddc3a",
}
_MONOCHROME = dict.fromkeys(LABEL_COLOURS, "#e8e8e8") | {
    "background": "#161616",
    "panel": "#1e1e1e",
    "lit": "#2c2c2c",
    "content": "#444444",
    "proposed": "#363636",
    "text-quiet": "#c4c4c4",
    "text-lit": "#ffffff",
    "rule": "#454545",
    "muted": "#b8b8b8",
    "bar": "#ffffff",
}


def _theme(
    name: ThemeName, colours: dict[str, str], styles: dict[str, str] = _STYLES, *, dark: bool = True
) -> Theme:
    """Make a theme; `colours` stand in the sheet as `$name`, `styles` as `$name-style`."""
    return Theme(
        name=name,
        primary=colours["attributed"],
        accent=colours["bar"],
        background=colours["background"],
        surface=colours["background"],
        panel=colours["panel"],
        foreground=colours["text-quiet"],
        dark=dark,
        variables=colours | {f"{look}-style": style for look, style in styles.items()},
    )


THEMES = {
    theme.name: theme
    for theme in (
        _theme("dark", _DARK),
        _theme("light", _LIGHT, dark=False),
        _theme("high-contrast", _HIGH_CONTRAST),
        _theme("colour-blind", _COLOUR_BLIND),
        _theme("monochrome", _MONOCHROME, _SHAPES),
    )
}
"""Every theme by its name, in the order in which one is switched for the next."""

WITHOUT_COLOURS = "monochrome"
"""The theme under `NO_COLOR`."""


def theme_after(name: str) -> str:
    """Return the theme behind this one, the first behind the last."""
    names = get_args(ThemeName)
    return str(names[(names.index(name) + 1) % len(names)])


def wear(app: App[Any], name: str) -> str:
    """Change the theme and return what to say about it; without colours there is only one."""
    if app.no_color:
        return "NO_COLOR is set: there are no colours to change"
    app.theme = name
    return f"theme: {name} (the setting `theme` keeps it)"
