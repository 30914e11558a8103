"""Every action with its id, keys and words: keys, footer, help, palette and docs come from here."""

from collections.abc import Iterable

from annotator.model.codebook import Codebook
from annotator.tui.actions.action import (
    ANY_MODE,
    SPAN_MODE,
    WALK_MODE,
    Action,
    KeyClashError,
    key_words,
)
from annotator.tui.actions.spans import SPAN_ACTIONS, SPANS
from annotator.tui.actions.walk import ANSWER, CLAIM, WALK_ACTIONS

__all__ = [
    "ANY_MODE",
    "SPAN_MODE",
    "WALK_MODE",
    "Action",
    "KeyClashError",
    "actions_for",
    "key_words",
]


def actions_for(codebook: Codebook) -> tuple[Action, ...]:
    """Return every action, with those of the codebook's labels first; raises KeyClashError."""
    labels = tuple(_label_actions(codebook))
    taken = {key: action for action in WALK_ACTIONS for key in action.keys}
    for action in labels:
        for key in action.keys:
            if key in taken:
                raise KeyClashError(
                    f"codebook {codebook.version}: key {key} of {action.argument} is "
                    f"taken by {taken[key].title!r}: choose another letter"
                )
    return (*labels, *WALK_ACTIONS, *_label_actions_in_spans(codebook), *SPAN_ACTIONS)


def _label_actions(codebook: Codebook) -> Iterable[Action]:
    for number, label in enumerate(codebook.labels, start=1):
        if label.key is None:
            continue
        words = label.name.replace("_", " ")
        yield Action(
            f"answer.label.{label.name}",
            (label.key,),
            words,
            f"{words}, go on",
            ANSWER,
            number,
            argument=label.name,
        )
    for label in codebook.labels:
        if label.key is not None:
            words = label.name.replace("_", " ")
            yield Action(
                f"answer.label_stay.{label.name}",
                (label.key.upper(),),
                f"{words}, stay",
                f"{words}, stay with a new claim ready",
                CLAIM,
                argument=label.name,
            )


def _label_actions_in_spans(codebook: Codebook) -> Iterable[Action]:
    """Yield the label keys that marking spans does not need itself: they keep what is marked."""
    taken = {key for action in SPAN_ACTIONS for key in action.keys}
    for stay in (False, True):
        for label in codebook.labels:
            key = label.key and (label.key.upper() if stay else label.key)
            if key and key not in taken:
                words = label.name.replace("_", " ")
                yield Action(
                    f"spans.{'label_stay' if stay else 'label'}.{label.name}",
                    (key,),
                    f"{words}, stay" if stay else words,
                    f"keep as {words}, {'stay with a new claim ready' if stay else 'go on'}",
                    SPANS,
                    argument=label.name,
                    mode=SPAN_MODE,
                )
