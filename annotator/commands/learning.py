"""`annotator learn`: learning from the corpus' own answers, and what came of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.commands.common import PATHS, db_option, known_store, print_json, say
from annotator.words import many

if TYPE_CHECKING:
    from annotator.suggest.learned.measures import Counts
    from annotator.suggest.learned.packing import Head


@click.command()
@click.argument("path", required=False, type=PATHS)
@click.option("--kept", is_flag=True, help="Show what was learned last; learn nothing now.")
@db_option
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def learn(path: Path | None, db: Path | None, *, kept: bool, as_json: bool) -> None:
    """Learn to suggest from the answers to a corpus, and show how good that is.

    What is shown was measured on stories that were kept apart from learning.
    """
    from annotator.desk import learning
    from annotator.desk.panel import base_of, ready_suggesters
    from annotator.settings import load_settings

    with known_store(path, db) as store:
        others = base_of(ready_suggesters(store, load_settings().suggesters))
        if not kept:
            say("learning from the answers; this takes seconds to minutes")
            learning.learn(store, others, tell=say)
        found, line = learning.kept(store, others)
        if found is None:
            raise learning.LearningError(line or "nothing was learned yet: `annotator learn`")
        place = learning.model_path(store)
    if as_json:
        print_json(_values(found.head) | {"file": str(place)})
        return
    for told in _lines(found.head):
        click.echo(told)
    say(f"kept in {place}")


def _values(head: "Head") -> dict[str, Any]:
    measures = head.measures
    values: dict[str, Any] = {
        name: _counts(value) if hasattr(value, "_fields") else value
        for name, value in measures._asdict().items()
    }
    return values | {
        "gains": {what: gain._asdict() for what, gain in measures.gains.items()},
        "speaks": measures.silent is None,
        "silent": measures.silent,
        "seconds": head.seconds,
        "others": list(head.others),
    }


def _counts(counts: "Counts") -> dict[str, float]:
    rates = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
    return counts._asdict() | {name: round(value, 4) for name, value in rates.items()}


def _lines(head: "Head") -> list[str]:
    said = head.measures
    total = max(1, said.sentences)
    gains = said.gains.items()
    sure = f"{said.sure / total:.1%} of sentences"
    lines = [
        f"learned from {many(said.stories, 'story')} in {head.seconds:.0f} s, "
        f"beside {' and '.join(head.others)}",
        "it speaks" if said.silent is None else f"it keeps silent: {said.silent}",
        "",
        f"on {many(said.sentences, 'sentence')} kept apart     precision  recall     F1",
        _row("somebody speaks", said.speech),
        _row("  the others", said.speech_others),
        _row("source", said.source),
        _row("cue", said.cue),
        _row("content", said.content),
        "",
        f"whole answer right  {said.accepted / total:.1%}, the others "
        f"{said.accepted_others / total:.1%}",
        f"proposed as sure    {sure}, {said.sure_right / max(1, said.sure):.1%} of them right",
        "gained beside the others, and by how much chance moves that: "
        + ", ".join(f"{what} {one.gain:+.0f} ({one.noise:.0f})" for what, one in gains),
        "",
    ]
    return lines + _confusion(said.confusion)


def _row(name: str, counts: "Counts") -> str:
    rates = (counts.precision, counts.recall, counts.f1)
    return f"{name:<32}" + "".join(f"{rate:>9.1%}" for rate in rates)


def _confusion(confusion: Any) -> list[str]:
    """Return the table of what was answered against what was proposed."""
    columns = sorted({column for row in confusion.values() for column in row})
    wide = max((len(name) for name in (*columns, *confusion)), default=0) + 2
    head = "answered / proposed".ljust(22) + "".join(f"{name:>{wide}}" for name in columns)
    rows = [
        f"{label:<22}" + "".join(f"{row.get(column, 0):>{wide},}" for column in columns)
        for label, row in confusion.items()
    ]
    return [head, *rows]
