"""`annotator check`: damage and contradictions, and what stories made of each other."""

import sqlite3
import sys
from pathlib import Path

import click

from annotator.commands.common import FINDINGS, PATHS, db_option, known_store, print_json
from annotator.desk.checking import Problem
from annotator.desk.checking import check as check_corpus
from annotator.desk.retelling.relating import Retellings
from annotator.desk.retelling.telling import change_words
from annotator.model.plain import inert
from annotator.model.retelling import Change
from annotator.store import Store
from annotator.store.derived import rebuild as rebuild_derived
from annotator.words import many

LARGE = 2_000
"""Stories from which on retellings are only listed when asked for."""


@click.command()
@click.argument("path", required=False, type=PATHS)
@db_option
@click.option("--complete", is_flag=True, help="Claims that want more are findings too.")
@click.option("--retellings", is_flag=True, help="List retellings of a large corpus too.")
@click.option("--rebuild", is_flag=True, help="Write the derived tables again first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a finding.")
def check(
    path: Path | None,
    db: Path | None,
    *,
    complete: bool,
    retellings: bool,
    rebuild: bool,
    as_json: bool,
) -> None:
    """Look for damage and contradictions in the database; exit 1 when there are any.

    What stories made of each other is listed behind them, and is nothing that is wrong here.
    """
    count = 0
    with known_store(path, db) as store:
        if rebuild:
            done = sum(1 for _ in rebuild_derived(store))
            click.echo(f"rebuilt the derived tables of {done} documents", err=True)
        for problem in check_corpus(store, complete=complete):
            count += 1
            if as_json:
                print_json(problem._asdict())
            else:
                click.echo(inert(f"{problem.kind}  {problem.where}  {problem.message}"))
        answers = _answers_in(store)
        told = "" if count else _tell_retellings(store, as_json=as_json, always=retellings)
    click.echo(f"{answers}: {count or 'no'} finding{'' if count == 1 else 's'}{told}", err=True)
    sys.exit(FINDINGS if count else 0)


def _tell_retellings(store: Store, *, as_json: bool, always: bool) -> str:
    """List what became of claims on their way; return what to say of it.

    It takes some hundredths of a second a story, so a large corpus is only looked through on
    request, and one with damage not at all.
    """
    if not always and store.order.count() > LARGE:
        return "; retellings were not looked for (--retellings)"
    count = 0
    for found in Retellings(store).all():
        told = set[tuple[str, Change]]()
        for one in found.retellings:
            for change in one.changes:
                if (one.retold.sentence_id, change) in told:
                    continue  # one sentence was made of two, and both lost the same
                told.add((one.retold.sentence_id, change))
                count += 1
                line = f"{change_words(change)} (from {found.origin}:{one.origin.index + 1})"
                if as_json:
                    print_json(Problem("retelling", one.retold.sentence_id, line)._asdict())
                else:
                    where = f"{found.retold}:{one.retold.index + 1}"
                    click.echo(inert(f"retelling  {where}  {line}"))
    return f"; {many(count, 'change')} in retellings" if count else ""


def _answers_in(store: Store) -> str:
    try:
        return many(len(store.answers.ids()), "answer")
    except sqlite3.DatabaseError:
        return "answers that cannot be counted"
