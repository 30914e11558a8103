"""`annotator validate`: checking a gold file."""

import sys
from pathlib import Path

import click
from pydantic import BaseModel

from annotator.commands.common import CANNOT, FINDINGS, PATHS, print_json, say
from annotator.export.validating import validate_lines
from annotator.gold.record import CLAIM_SCHEMA, SENTENCE_SCHEMA, GoldClaimLine, GoldSentence
from annotator.model.plain import inert

MODELS: dict[str, type[BaseModel]] = {
    SENTENCE_SCHEMA: GoldSentence,
    CLAIM_SCHEMA: GoldClaimLine,
}


@click.command()
@click.argument("file", type=PATHS)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a finding.")
def validate(file: Path, as_json: bool) -> None:
    """Check a gold file line by line; exit 1 when anything is wrong."""
    count = 0
    try:
        for finding in validate_lines(file, MODELS):
            count += 1
            if as_json:
                print_json(finding._asdict())
            else:
                where = f"{file}:{finding.line}" if finding.line else str(file)
                click.echo(inert(f"{where}: {finding.message}"))
    except OSError as error:
        say(f"{file} cannot be read ({error.strerror})")
        sys.exit(CANNOT)
    click.echo(f"{file}: {count or 'no'} finding{'' if count == 1 else 's'}", err=True)
    sys.exit(FINDINGS if count else 0)
