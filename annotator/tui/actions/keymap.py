"""Which key does what here: the table of actions, a preset over it, the user's own keys on top.

Later goes first. A preset takes a key from a label's own letter, since it cannot know the labels of
every codebook; any other key with two actions is a problem, and all problems are told together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from annotator.tui.actions.action import SPAN_MODE, Action, modes_of
from annotator.tui.actions.key_names import key_problem
from annotator.tui.actions.presets import Preset

LABEL, LABEL_STAY = "answer.label.", "answer.label_stay."
SPAN_LABEL, SPAN_LABEL_STAY = "spans.label.", "spans.label_stay."
LABELS = (LABEL, LABEL_STAY, SPAN_LABEL, SPAN_LABEL_STAY)


@dataclass(frozen=True)
class Keymap:
    """What a user set."""

    preset: Preset | None = None
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The user's own keys, by action id; none frees the action."""
    file: str = "settings"
    """Where the user's own keys stand."""


def lay_out(
    actions: Sequence[Action], keymap: Keymap, codebook: str
) -> tuple[tuple[Action, ...], list[str]]:
    """Return the actions with the keys they have here, and every problem as a line.

    `codebook` is the version that the labels among the actions come from.
    """
    problems = list(_wrong_names(actions, keymap))
    keys = {action.id: action.keys for action in actions}
    if keymap.preset is not None:
        _put_preset(actions, keymap.preset, keys)
    for action in actions:
        if action.id in keymap.keys:
            own = dict.fromkeys(keymap.keys[action.id])
            keys[action.id] = tuple(key for key in own if key_problem(key) is None)
    _follow_the_walk(actions, keymap, keys)
    problems += dict.fromkeys(_clashes(actions, keys, keymap, codebook))
    if keymap.preset is not None and keymap.preset.twins:
        _add_twins(actions, keymap.preset.twins, keys)
    return tuple(replace(action, keys=keys[action.id]) for action in actions), problems


def _wrong_names(actions: Iterable[Action], keymap: Keymap) -> Iterator[str]:
    """Yield a line for each id and each key that does not exist."""
    known = {action.id for action in actions}
    for name, keys in keymap.keys.items():
        # labels of other codebooks may be named: a user has one file for all of them
        if name not in known and not name.startswith(LABELS):
            yield f"{keymap.file}: [keys] there is no action {name!r}"
        for key in keys:
            problem = key_problem(key)
            if problem is not None:
                yield f"{keymap.file}: [keys] {name}: {problem}"


def _put_preset(
    actions: Sequence[Action], preset: Preset, keys: dict[str, tuple[str, ...]]
) -> None:
    """Give the preset's keys to their actions; the letters of labels give way to them."""
    keys.update({name: own for name, own in preset.keys.items() if name in keys})
    claimed = _taken((action for action in actions if action.id in preset.keys), keys)
    places = iter(preset.labels)
    for action in actions:
        if action.id.startswith((LABEL, LABEL_STAY)) and action.id not in preset.keys:
            own = [key for key in keys[action.id] if (action.mode, key) not in claimed]
            place = next(places, None) if action.id.startswith(LABEL) else None
            first = [] if place is None else [place]
            keys[action.id] = (*first, *(key for key in own if key not in first))


def _follow_the_walk(
    actions: Iterable[Action], keymap: Keymap, keys: dict[str, tuple[str, ...]]
) -> None:
    """Give labels the keys of the walk while spans are marked too, as far as these are free there.

    Marking spans needs many letters itself. Where none is left, the label's own letter serves.
    """
    taken = _taken((a for a in actions if not a.id.startswith(LABELS)), keys)
    for action in actions:
        if action.id.startswith((SPAN_LABEL, SPAN_LABEL_STAY)) and action.id not in keymap.keys:
            on_the_walk = keys[action.id.replace("spans.", "answer.", 1)]
            own, free = keys[action.id], lambda key: (SPAN_MODE, key) not in taken
            keys[action.id] = tuple(filter(free, on_the_walk)) or tuple(filter(free, own))


def _taken(actions: Iterable[Action], keys: Mapping[str, tuple[str, ...]]) -> set[tuple[str, str]]:
    """Return the keys of these actions with the modes they work in."""
    return {
        (mode, key) for action in actions for mode in modes_of(action) for key in keys[action.id]
    }


def _clashes(
    actions: Iterable[Action], keys: Mapping[str, tuple[str, ...]], keymap: Keymap, codebook: str
) -> Iterator[str]:
    """Yield a line for each key that two actions of one mode have."""
    taken: dict[tuple[str, str], Action] = {}
    for action in sorted(actions, key=lambda action: action.id.startswith(LABELS)):
        for mode, key in product(modes_of(action), keys[action.id]):
            other = taken.setdefault((mode, key), action)
            if other is action:
                continue
            if action.id in keymap.keys or other.id in keymap.keys:
                yield (
                    f"{keymap.file}: [keys] {key!r} is both {other.id} and {action.id}: give one "
                    'of them another key, or none ("")'
                )
            elif action.id.startswith(LABELS):
                yield (
                    f"codebook {codebook}: key {key} of {action.argument} is taken by "
                    f"{other.title!r}: choose another letter"
                )
            else:
                yield f"{_whose(keymap)}: {key!r} is both {other.id} and {action.id}"


def _whose(keymap: Keymap) -> str:
    return "the keys" if keymap.preset is None else f"preset {keymap.preset.name}"


def _add_twins(
    actions: Iterable[Action], twins: Mapping[str, str], keys: dict[str, tuple[str, ...]]
) -> None:
    """Add what this keyboard types where an action's key is, unless it is a key already."""
    taken = _taken(actions, keys)
    for action in actions:
        more = tuple(
            typed
            for own in keys[action.id]
            for typed, meant in twins.items()
            if meant == own and not any((mode, typed) in taken for mode in modes_of(action))
        )
        keys[action.id] += more
