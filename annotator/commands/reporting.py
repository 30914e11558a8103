"""`annotator report`: the work in numbers, as one HTML file."""

import sys
from pathlib import Path

import click

from annotator.commands.common import PATHS, db_option, print_json, say
from annotator.desk.opening import open_store
from annotator.desk.places import locate
from annotator.desk.reporting import report_of
from annotator.words import many


@click.command()
@click.argument("path", required=False, type=PATHS)
@click.option("--out", metavar="FILE", default="exports/report.html", help="`-` is stdout.")
@click.option("--json", "as_json", is_flag=True, help="Print the numbers, for programs.")
@db_option
def report(path: Path | None, out: str, as_json: bool, db: Path | None) -> None:
    """Write a report on progress, labels, sources and pace: one file, to read and to print."""
    corpus = locate((path,) if path else (), db)
    with open_store(corpus, create=False) as store:
        numbers = report_of(store, corpus.name)
    if as_json:
        print_json(numbers.model_dump())
        return
    from annotator.export.files import put_in_place
    from annotator.export.report import report_html

    text = report_html(numbers).encode("utf-8")
    if out == "-":
        sys.stdout.buffer.write(text)
        return
    with put_in_place(Path(out)) as file:
        file.write(text)
    say(f"{out}: {numbers.decided:,} of {many(numbers.sentences, 'sentence')} decided")
