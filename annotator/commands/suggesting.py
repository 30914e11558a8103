"""`annotator suggest`: what the machine would answer, and how good it is at that."""

import sys
from contextlib import AbstractContextManager
from pathlib import Path

import click

from annotator.commands.common import (
    CANNOT,
    PATHS,
    db_option,
    encoding_option,
    known_store,
    note_place,
    print_json,
    say,
)
from annotator.desk.opening import open_for_intake, open_store
from annotator.desk.panel import Panel
from annotator.desk.places import Corpus, locate
from annotator.desk.suggesting import nothing_known, panel_of, suggested, voices
from annotator.export.files import put_in_place
from annotator.export.jsonl import write_jsonl
from annotator.plugins import SUGGESTERS, plugin_names
from annotator.store import Store
from annotator.words import many


def _known_names(
    _context: click.Context, _option: click.Parameter, names: tuple[str, ...]
) -> tuple[str, ...]:
    known = plugin_names(SUGGESTERS)
    for name in names:
        if name not in known:
            raise click.BadParameter(f"no suggester {name!r}: there is {', '.join(known)}")
    return names


@click.command()
@click.argument("path", required=False, type=PATHS)
@click.option(
    "--suggester",
    "names",
    multiple=True,
    metavar="NAME",
    callback=_known_names,
    help="Only this one; several may be named. One that asks another machine must be.",
)
@click.option("--out", metavar="FILE", default="-", help="Default is stdout.")
@click.option(
    "--evaluate",
    "gold",
    type=PATHS,
    metavar="GOLD.jsonl",
    help="Say how good the suggestions are, by a gold set or by stories with attributions.",
)
@db_option
@encoding_option
@click.option("--json", "as_json", is_flag=True, help="With --evaluate: one JSON object.")
def suggest(
    path: Path | None,
    names: tuple[str, ...],
    out: str,
    gold: Path | None,
    db: Path | None,
    encoding: str | None,
    *,
    as_json: bool,
) -> None:
    """Print what is suggested for every sentence, one JSON object a line; nothing is answered.

    What is new below PATH is taken in first.
    """
    if gold is None and as_json:
        raise click.UsageError("--json is for --evaluate: suggestions are always JSON, one a line")
    if gold is not None and out != "-":
        raise click.UsageError("--out is for suggestions: --evaluate prints figures")
    if gold is not None:
        _evaluate(gold, path, names, db, encoding, as_json=as_json)
        return
    store, corpus = _taken_in(path, db, encoding)
    with store:
        panel = panel_of(store, names)
        lines = suggested(store, corpus, panel)
        if out == "-":
            write_jsonl(lines, sys.stdout.buffer)
        else:
            with put_in_place(Path(out)) as file:
                written = write_jsonl(lines, file)
            say(f"{out}: {many(written.lines, 'suggestion')}")
    _tell_troubles(panel)


def _tell_troubles(panel: Panel) -> None:
    """Say what suggesters dropped, and exit where one could not go on."""
    for suggester in panel.suggesters:
        dropped: dict[str, int] = getattr(suggester, "dropped", {})
        for why, number in dropped.items():
            say(f"{suggester.name}: {many(number, 'suggestion')} dropped: {why}")
    for why in panel.failed.values():
        say(why)
    if panel.failed:
        sys.exit(CANNOT)


def _taken_in(path: Path | None, db: Path | None, encoding: str | None) -> tuple[Store, Corpus]:
    """Open a corpus with everything new in it; one that can only be read as it is known."""
    paths = (path,) if path else ()
    corpus = locate(paths, db)
    if corpus.read_only:
        say(f"{corpus.database} can only be read: new stories are not taken in")
        return open_store(corpus, create=False), corpus
    store, corpus = open_for_intake(paths, db)
    try:
        from annotator.desk.intake import take_in
        from annotator.talk import watch_intake

        click.echo(watch_intake(take_in(store, corpus, encoding)), err=True)
        note_place(corpus)
        if store.order.first() is None:
            say("no story could be taken in")
            sys.exit(CANNOT)
    except BaseException:
        store.close()
        raise
    return store, corpus


def _evaluate(
    gold: Path,
    path: Path | None,
    names: tuple[str, ...],
    db: Path | None,
    encoding: str | None,
    *,
    as_json: bool,
) -> None:
    from annotator.desk.gold_tasks import GoldFile
    from annotator.suggest.scoring.evaluating import evaluate
    from annotator.suggest.scoring.telling import tell

    file = GoldFile(gold)
    if file.has_stories and (path is None or path.resolve() == gold.resolve()):
        opened: AbstractContextManager[Store] = nothing_known()
    elif path is None:
        opened = known_store(None, db)
    else:
        opened = _taken_in(path, db, encoding)[0]
    with opened as store:
        panel = panel_of(store, names)
        scores = evaluate(file.tasks(store), voices(panel))
    for why, number in file.left_out.items():
        say(f"{many(number, 'sentence')} left out: {why}")
    if file.accepted:
        say(
            f"{file.accepted / file.answers:.0%} of these answers are suggestions that were taken "
            "as they were: whoever made them looks better than they are"
        )
    if not any(score.sentences for score in scores.values()):
        say(f"no sentence of {gold} could be compared")
        sys.exit(CANNOT)
    if as_json:
        print_json({name: score.model_dump() for name, score in scores.items()})
    else:
        for line in tell(scores):
            click.echo(line)
    _tell_troubles(panel)
