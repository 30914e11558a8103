"""The commands. stdout is data, stderr is talk, exit codes are an API.

0 fine, 1 findings, 2 usage, 3 cannot read or write. A command's module is imported when the
command is called, and the screen only to open it: `annotator --version` must not wait for a
terminal.
"""

import sqlite3
from importlib import import_module
from typing import Any

import click

from annotator import __version__
from annotator.commands.common import CANNOT, say
from annotator.errors import UserError

COMMANDS = {
    "open": "opening:open_",
    "label": "labelling:label",
    "import": "importing:import_",
    "export": "exporting:export",
    "validate": "validating:validate",
    "suggest": "suggesting:suggest",
    "status": "status:status",
    "show": "showing:show",
    "check": "checking:check",
    "report": "reporting:report",
    "learn": "learning:learn",
    "revisions": "revisions:revisions",
    "retellings": "retellings:retellings",
    "forget": "forgetting:forget",
    "codebook": "codebook:codebook",
    "keys": "keys:keys",
    "tutorial": "tutorial:tutorial",
    "formats": "formats:formats",
    "schema": "schema:schema",
    "advise": "advising:advise",
}
"""Each command's module in `annotator.commands`, and its function there."""


class Door(click.Group):
    """Finds commands, and shows every error that a user can do something about as one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names, in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command of this name, if there is one."""
        if cmd_name not in COMMANDS:
            return None
        module, _, function = COMMANDS[cmd_name].partition(":")
        found: click.Command = getattr(import_module(f"annotator.commands.{module}"), function)
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; exit with 3 where something cannot be read or written."""
        try:
            return super().invoke(ctx)
        except UserError as error:
            for line in error.lines:
                say(line)
            ctx.exit(CANNOT)
        except sqlite3.DatabaseError as error:
            say(f"the database cannot be used ({error}): run `annotator check`, keep the file")
            ctx.exit(CANNOT)


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="annotator")
def main() -> None:
    """Read news stories sentence by sentence and say what each claims, and on whose word."""
