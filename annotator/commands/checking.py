"""`annotator check`: damage and contradictions."""

import sqlite3
import sys
from pathlib import Path

import click

from annotator.commands.common import FINDINGS, PATHS, db_option, known_store, print_json
from annotator.desk.checking import check as check_corpus
from annotator.model.plain import inert
from annotator.store import Store
from annotator.store.derived import rebuild as rebuild_derived
from annotator.words import many


@click.command()
@click.argument("path", required=False, type=PATHS)
@db_option
@click.option("--complete", is_flag=True, help="Claims that want more are findings too.")
@click.option("--rebuild", is_flag=True, help="Write the derived tables again first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a finding.")
def check(path: Path | None, db: Path | None, complete: bool, rebuild: bool, as_json: bool) -> None:
    """Look for damage and contradictions in the database; exit 1 when there are any."""
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
    click.echo(f"{answers}: {count or 'no'} finding{'' if count == 1 else 's'}", err=True)
    sys.exit(FINDINGS if count else 0)


def _answers_in(store: Store) -> str:
    try:
        return many(len(store.answers.ids()), "answer")
    except sqlite3.DatabaseError:
        return "answers that cannot be counted"
