"""Layouts for other hands, other keyboards and other habits: a file each in `presets/`.

A preset is what a user could write into `[keys]`, and two things more: the keys of the labels by
their place in the codebook, and characters that mean another one.
"""

from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "presets"


@dataclass(frozen=True)
class Preset:
    """A layout that comes with the program."""

    name: str
    """What the setting `preset` calls it."""
    about: str
    """For whom it is, in one line."""
    keys: dict[str, tuple[str, ...]]
    """The keys of each action that it changes, by the action's id."""
    labels: tuple[str, ...] = ()
    """The keys of the labels in the order of the codebook, before their own letters."""
    twins: dict[str, str] = field(default_factory=dict)
    """What a key types on this keyboard, and the character that its action is known by."""


def preset_names() -> list[str]:
    """Return the names of all presets."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def load_preset(name: str) -> Preset:
    """Read a preset; its name is one of `preset_names`."""
    import tomllib  # few people have one

    table = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    return Preset(
        name,
        table["about"],
        {action: tuple(keys) for action, keys in table.get("keys", {}).items()},
        tuple(table.get("labels", ())),
        _with_capitals(table.get("twins", {})),
    )


def _with_capitals(twins: dict[str, str]) -> dict[str, str]:
    """Add the capitals of the letters that mean letters."""
    capitals = {
        typed.upper(): meant.upper()
        for typed, meant in twins.items()
        if meant.isalpha() and typed.upper() != typed and len(typed.upper()) == 1
    }
    return twins | capitals
