"""Every action with its id, keys and words: keys, footer, help, palette and docs come from here."""

from collections.abc import Iterable
from dataclasses import replace
from string import ascii_lowercase

from annotator.model.codebook import Codebook
from annotator.model.codebook_rules import Fault
from annotator.settings import Settings, settings_path
from annotator.tui.actions.action import (
    ANY_MODE,
    CUT_MODE,
    SEARCH_MODE,
    SPAN_MODE,
    WALK_MODE,
    Action,
    KeyClashError,
    key_words,
)
from annotator.tui.actions.cuts import CUT_ACTIONS
from annotator.tui.actions.keyboard import Keyboard
from annotator.tui.actions.keymap import (
    LABEL,
    LABEL_STAY,
    SPAN_LABEL,
    SPAN_LABEL_STAY,
    Keymap,
    lay_out,
)
from annotator.tui.actions.presets import load_preset
from annotator.tui.actions.spans import SPAN_ACTIONS, SPANS
from annotator.tui.actions.walk import ANSWER, CLAIM, TAKE, WALK_ACTIONS

__all__ = [
    "ANY_MODE",
    "CUT_MODE",
    "LABEL",
    "SEARCH_MODE",
    "SPAN_MODE",
    "TAKE",
    "WALK_MODE",
    "Action",
    "KeyClashError",
    "Keyboard",
    "Keymap",
    "actions_and_problems",
    "actions_for",
    "key_words",
    "keymap_of",
    "label_key_faults",
]


IN_FOOTER = 4
"""So many labels' keys are in the footer; more would leave no room for the rest."""


def keymap_of(settings: Settings) -> Keymap:
    """Return the keys that a user set."""
    preset = load_preset(settings.preset) if settings.preset else None
    return Keymap(preset, settings.keys, str(settings_path()))


def actions_for(codebook: Codebook, keymap: Keymap | None = None) -> tuple[Action, ...]:
    """Return every action, with those of the codebook's labels first; raises KeyClashError."""
    actions, problems = actions_and_problems(codebook, keymap)
    if problems:
        raise KeyClashError(problems)
    return actions


def actions_and_problems(
    codebook: Codebook, keymap: Keymap | None = None
) -> tuple[tuple[Action, ...], list[str]]:
    """Return every action with the keys it can have, and a line for each problem."""
    walk: tuple[Action, ...] = WALK_ACTIONS
    if len(codebook.labels) > IN_FOOTER or any(not label.key for label in codebook.labels):
        walk = tuple(map(_list_of_labels_in_footer, walk))
    actions = (
        *_label_actions(codebook),
        *walk,
        *_label_actions_in_spans(codebook),
        *SPAN_ACTIONS,
        *CUT_ACTIONS,
    )
    return lay_out(actions, keymap or Keymap(), codebook.version)


def _list_of_labels_in_footer(action: Action) -> Action:
    """Show the list of labels behind their keys: it has those that the footer does not show."""
    return replace(action, footer=IN_FOOTER + 1) if action.id == "answer.choose" else action


def label_key_faults(codebook: Codebook) -> Iterable[Fault]:
    """Yield the labels whose key, or its capital, the walk needs itself."""
    taken = {key: action for action in WALK_ACTIONS for key in action.keys}
    free = "".join(key for key in ascii_lowercase if not {key, key.upper()} & taken.keys())
    for number, label in enumerate(codebook.labels):
        if label.key is not None and label.key not in free:
            title = (taken.get(label.key) or taken[label.key.upper()]).title
            yield Fault(
                ("labels", number, "key"),
                f"key {label.key} of {label.name} is taken by {title!r}: one of "
                f"{' '.join(free)} is free, without a key it is chosen from the list (l)",
            )


def _label_actions(codebook: Codebook) -> Iterable[Action]:
    for number, label in enumerate(codebook.labels, start=1):
        words = label.name.replace("_", " ")
        yield Action(
            f"{LABEL}{label.name}",
            (label.key,) if label.key else (),
            words,
            f"{words}, go on",
            ANSWER,
            number if number <= IN_FOOTER else 0,
            argument=label.name,
        )
    for label in codebook.labels:
        words = label.name.replace("_", " ")
        yield Action(
            f"{LABEL_STAY}{label.name}",
            (label.key.upper(),) if label.key else (),
            f"{words}, stay",
            f"{words}, stay with a new claim ready",
            CLAIM,
            argument=label.name,
        )


def _label_actions_in_spans(codebook: Codebook) -> Iterable[Action]:
    """Yield the labels while spans are marked; `lay_out` gives them the keys of the walk."""
    for stay in (False, True):
        for label in codebook.labels:
            words = label.name.replace("_", " ")
            yield Action(
                f"{SPAN_LABEL_STAY if stay else SPAN_LABEL}{label.name}",
                () if label.key is None else (label.key.upper() if stay else label.key,),
                f"{words}, stay" if stay else words,
                f"keep as {words}, {'stay with a new claim ready' if stay else 'go on'}",
                SPANS,
                argument=label.name,
                mode=SPAN_MODE,
            )
