"""What a report on a corpus says, in numbers."""

from annotator.model.answer import Role
from annotator.model.base import Value


class ReportDay(Value):
    """What everybody together answered on one day (UTC)."""

    date: str
    """ISO 8601."""
    answers: int
    """Answers given by keys of their own."""
    seconds: float
    """Spent on them."""


class ReportWorker(Value):
    """What one annotator did in one role."""

    name: str
    """Who."""
    role: str
    """In which role."""
    decided: int
    """Sentences answered or skipped, in texts that are walked."""
    answers: int
    """Answers given by keys of their own; more than sentences where some were changed."""
    seconds: float
    """Spent on them."""
    first: str
    """When the first was given (UTC)."""
    last: str
    """When the last was given (UTC)."""


class ReportStory(Value):
    """One story of the reading order."""

    path: str
    """Path relative to the corpus."""
    title: str | None
    """The headline, where shown."""
    revision: int
    """Which text of the story it is, from 1."""
    sentences: int
    """Sentences that are walked."""
    decided: int
    """Those that somebody answered or skipped."""
    claims: int
    """Claims in it, everybody's together."""
    flagged: int
    """Flags in it, everybody's together."""


class Report(Value):
    """A whole corpus."""

    corpus: str
    """Its name."""
    tool: str
    """Which version of the program counted."""
    codebooks: tuple[str, ...]
    """The versions of the codebook that answers were given under."""
    as_of: str | None
    """When the last answer was given (UTC); null before the first."""
    role: Role
    """The role whose work is counted; only `annotators` has every role."""
    sentences: int
    """Sentences that are walked."""
    decided: int
    """Those that somebody answered or skipped."""
    flagged: int
    """Flags, everybody's together."""
    labels: dict[str, int]
    """Claims by label, everybody's together, most frequent first."""
    sources: dict[str, int]
    """The sources that most claims name, most first."""
    days: tuple[ReportDay, ...]
    """The days on which somebody answered, oldest first."""
    annotators: tuple[ReportWorker, ...]
    """Everybody, by name."""
    stories: tuple[ReportStory, ...]
    """In reading order."""
    suggestions: dict[str, dict[str, int]]
    """What became of the suggestions beside everybody's answers, by suggester: `as_is`, `edited`,
    `no`, `together` where it was taken with others, and `hidden` where none was shown."""
    on_older_texts: int
    """Sentences decided, by anybody, in texts that newer ones replaced."""
