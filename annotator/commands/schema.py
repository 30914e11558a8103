"""`annotator schema`: the JSON Schemas of our formats."""

import sys

import click

from annotator.talk import print_schema


@click.command()
@click.argument("name", required=False)
@click.option("--check", is_flag=True, help="Exit 1 when the published files differ.")
@click.option("--write", is_flag=True, help="Write the published files again.")
def schema(name: str | None, check: bool, write: bool) -> None:
    """Print a JSON Schema of our formats, or list them."""
    sys.exit(print_schema(name, check=check, write=write))
