"""`annotator formats`: what can be read."""

import click

from annotator.commands.common import print_json


@click.command("formats")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a format, for programs.")
def formats(*, as_json: bool) -> None:
    """List the formats that stories and labels can come in."""
    from annotator.corpus.readers import all_readers

    readers = all_readers()
    width = max(len(reader.name) for reader in readers)
    endings = max(len(" ".join(reader.suffixes)) for reader in readers)
    for reader in readers:
        about = (type(reader).__doc__ or "").strip().split("\n")[0].removeprefix("Reads ")
        if as_json:
            print_json(
                {
                    "name": reader.name,
                    "version": reader.version,
                    "endings": list(reader.suffixes),
                    "about": about,
                }
            )
        else:
            click.echo(f"{reader.name:{width}}  {' '.join(reader.suffixes):{endings}}  {about}")
