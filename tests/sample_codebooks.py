"""Codebooks that the tests annotate under."""

from typing import Any

from annotator.model.codebook import COLOURS, Codebook, Label


def label(name: str, glyph: str, **more: Any) -> dict[str, Any]:
    """A label with everything that a label must have."""
    said = {"name": name, "glyph": glyph, "colour": "blue", "meaning": f"What {name} means."}
    return said | {"use_when": f"It is {name}.", "avoid_when": f"It is not {name}."} | more


FIRST: dict[str, Any] = {
    "name": "town",
    "number": 1,
    "question": "Who says so?",
    "no_claim": "Nothing to check.",
    "labels": [
        label("verified", "✓", key="v", colour="green", wants="evidence"),
        label("attributed", "“", key="a", wants="source"),
        label("hearsay", "~", colour="amber"),
        label("disputed", "≠", key="d", colour="disputed"),
        label("aside", "∘", key="m", colour="grey"),
    ],
}
SECOND: dict[str, Any] = FIRST | {
    "number": 2,
    "replaces": 1,
    "labels": [
        label("verified", "✓", key="v", colour="green"),
        label("reported", "“", key="a", colour="violet"),
        label("disputed", "≠", key="d", colour="disputed"),
        label("refuted", "✗", colour="rose"),
    ],
    "changes": [
        {"kind": "rename", "from": "attributed", "to": "reported"},
        {"kind": "split", "from": "disputed", "to": ["disputed", "refuted"]},
        {"kind": "retire", "label": "aside", "instead": "no claim"},
        {"kind": "merge", "from": ["verified", "hearsay"], "to": "verified"},
    ],
}
THIRD: dict[str, Any] = SECOND | {
    "number": 3,
    "replaces": 2,
    "labels": [label("said", "“", key="a"), label("disputed", "≠", key="d"), label("aside", "∘")],
    "changes": [
        {"kind": "merge", "from": ["verified", "reported"], "to": "said"},
        {"kind": "merge", "from": ["disputed", "refuted"], "to": "disputed"},
    ],
}

GLYPHS = "✓“≠~→∘✗△□◇☆"
MANY: dict[str, Any] = FIRST | {
    "name": "many",
    "labels": [
        label(
            f"label_{number}",
            GLYPHS[number],
            key="vadm"[number : number + 1] or None,
            colour=COLOURS[number],
        )
        for number in range(len(COLOURS))
    ],
}
"""As many labels as there are colours; only four of them have keys."""


def codebook(said: dict[str, Any]) -> Codebook:
    """Make a codebook of what a file would say."""
    return Codebook.model_validate(said)


def plain_label(name: str, glyph: str) -> Label:
    """A label of nothing but a name and a glyph."""
    return Label.model_validate(label(name, glyph))
