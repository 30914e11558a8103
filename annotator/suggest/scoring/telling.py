"""Scores as a table: a row a figure, a column a suggester."""

from collections.abc import Callable, Iterator, Mapping

from annotator.suggest.scoring.marked import ROLES
from annotator.suggest.scoring.scores import Rate, Scores
from annotator.words import many

Figure = Callable[[Scores], str]
_WIDTH = 8


def tell(scores: Mapping[str, Scores]) -> Iterator[str]:
    """Yield the lines of the table; all shares are in percent."""
    first = next(iter(scores.values()))
    yield (
        f"{many(first.stories, 'story')}, {many(first.sentences, 'sentence')}; "
        f"somebody speaks in {_percent(first.attributed)} % of them"
    )
    widths = {name: max(_WIDTH, len(name)) for name in scores}
    yield _row("", {name: name for name in scores}, widths)
    for name, figure in _FIGURES:
        yield _row(name, {voice: figure(score) for voice, score in scores.items()}, widths)
    for name, score in scores.items():
        yield ""
        yield f"confidence of {name}:"
        for step in score.confidence:
            yield (
                f"  {step.low:.2f} to {step.high:.2f}  {_percent(step.share):>5} % of sentences, "
                f"said {_percent(step.said):>5}, right {_percent(step.right):>5}"
            )


def _row(name: str, cells: Mapping[str, str], widths: Mapping[str, int]) -> str:
    told = "".join(f"  {cells[voice]:>{width}}" for voice, width in widths.items())
    return f"{name:<26}{told}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _roles(name: str, kind: str) -> list[tuple[str, Figure]]:
    def figure(role: str) -> Figure:
        return lambda scores: _percent(_rate(scores, kind, role).f1)

    return [(f"{name} {role}, F1", figure(role)) for role in ROLES]


def _rate(scores: Scores, kind: str, role: str) -> Rate:
    rate: Rate = getattr(getattr(scores, kind), role)
    return rate


_FIGURES: list[tuple[str, Figure]] = [
    ("sentence, precision", lambda s: _percent(s.sentence.precision)),
    ("sentence, recall", lambda s: _percent(s.sentence.recall)),
    ("sentence, F1", lambda s: _percent(s.sentence.f1)),
    ("sentence, accuracy", lambda s: _percent(s.accuracy)),
    *_roles("exact", "exact"),
    *_roles("loose", "loose"),
    *_roles("overlap", "overlap"),
    ("linked, F1", lambda s: _percent(s.linked.f1)),
    ("linked exactly, F1", lambda s: _percent(s.linked_exactly.f1)),
    ("accepted", lambda s: _percent(s.accepted)),
    ("accepted, of attributed", lambda s: _percent(s.accepted_attributed)),
    ("keys by hand, jump", lambda s: f"{s.jump.by_hand:.2f}"),
    ("keys suggested, jump", lambda s: f"{s.jump.with_suggestions:.2f}"),
    ("keys by hand, step", lambda s: f"{s.step.by_hand:.2f}"),
    ("keys suggested, step", lambda s: f"{s.step.with_suggestions:.2f}"),
]
