"""What a new version of a codebook did to the labels of the version it replaces.

A change is part of the version's content, and so is recorded with it for good. Answers are never
rewritten: they are read through the changes (`model/lineage.py`).
"""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from annotator.model.base import Value

Name = Annotated[str, Field(pattern=r"^\w[\w-]*$")]
"""The name of a label or a codebook: letters, digits, `_` and `-`."""
Several = Annotated[tuple[Name, ...], Field(min_length=2)]


class _Change(Value):
    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)


class Rename(_Change):
    """A label has another name; its claims are read under the new one."""

    kind: Literal["rename"] = "rename"
    """Which change this is."""
    old: Annotated[Name, Field(alias="from")]
    """The label's name in the version before."""
    new: Annotated[Name, Field(alias="to")]
    """Its name in this version."""


class Merge(_Change):
    """Several labels became one; their claims are read under it."""

    kind: Literal["merge"] = "merge"
    """Which change this is."""
    old: Annotated[Several, Field(alias="from")]
    """The labels of the version before; one of them may live on as the new one."""
    new: Annotated[Name, Field(alias="to")]
    """The label of this version."""


class Split(_Change):
    """One label became several; which of them a claim gets has to be said again."""

    kind: Literal["split"] = "split"
    """Which change this is."""
    old: Annotated[Name, Field(alias="from")]
    """The label of the version before."""
    new: Annotated[Several, Field(alias="to")]
    """The labels of this version; one of them may keep the old name."""


class Retire(_Change):
    """A label is gone; what its claims are has to be said again."""

    kind: Literal["retire"] = "retire"
    """Which change this is."""
    old: Annotated[Name, Field(alias="label")]
    """The label of the version before."""
    instead: str | None = None
    """What to do with its claims, in words or as the name of a label."""


Change = Annotated[Rename | Merge | Split | Retire, Field(discriminator="kind")]


def old_labels(change: Change) -> tuple[str, ...]:
    """Return the labels of the version before that a change is about."""
    return change.old if isinstance(change, Merge) else (change.old,)


def new_labels(change: Change) -> tuple[str, ...]:
    """Return the labels of this version that a change leads to."""
    if isinstance(change, Split):
        return change.new
    return () if isinstance(change, Retire) else (change.new,)


def read_as(change: Change) -> str | None:
    """Return the label that claims are read under; null: they are stale."""
    return change.new if isinstance(change, Rename | Merge) else None


def change_words(change: Change) -> str:
    """Return a change in a few words: "rename attributed to reported"."""
    words = f"{change.kind} {', '.join(old_labels(change))}"
    if isinstance(change, Retire):
        return words + (f" ({change.instead})" if change.instead else "")
    return f"{words} to {', '.join(new_labels(change))}"
