"""`annotator export`: the gold set."""

import sys
from pathlib import Path

import click

from annotator.commands.common import PATHS, db_option, known_store
from annotator.desk.exporting import Exporter
from annotator.gold.splitting import Shares
from annotator.talk import tell_export


class _Shares(click.ParamType[Shares]):
    """The shares of train, dev and test."""

    name = "shares"

    def convert(
        self, value: str | Shares, param: click.Parameter | None, ctx: click.Context | None
    ) -> Shares:
        """Read what was typed."""
        try:
            return value if isinstance(value, Shares) else Shares.read(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.command()
@click.argument("path", required=False, type=PATHS)
@click.option("--out", metavar="FILE", default="exports/gold.jsonl", help="`-` is stdout.")
@click.option("--unit", type=click.Choice(["sentence", "claim"]), default="sentence")
@click.option("--complete", is_flag=True, help="Leave incomplete claims out.")
@click.option(
    "--split",
    metavar="80/10/10",
    type=_Shares(),
    help="Deal stories to train, dev and test; those of one cluster together.",
)
@db_option
def export(
    path: Path | None, out: str, unit: str, complete: bool, split: Shares | None, db: Path | None
) -> None:
    """Write the gold set: every sentence that is a claim or no claim, with who said so."""
    with known_store(path, db) as store:
        exporter = Exporter(
            store,
            unit="claim" if unit == "claim" else "sentence",
            complete=complete,
            split=split,
        )
        if out == "-":
            exported = exporter.to_stream(sys.stdout.buffer)
        else:
            exported = exporter.to_file(Path(out))
    click.echo(tell_export(exported), err=True)
