"""Every command of line mode, in the order of the help; what is understood comes from here."""

from annotator.lines.answering import ANSWERING
from annotator.lines.claims import CLAIMS
from annotator.lines.command import Command
from annotator.lines.cutting import CUTTING
from annotator.lines.evidence import EVIDENCE
from annotator.lines.finding import FINDING
from annotator.lines.lists import LISTS
from annotator.lines.looking import LOOKING
from annotator.lines.marking import MARKING
from annotator.lines.moving import MOVING
from annotator.lines.suggesting import SUGGESTING

GROUPS = (
    ANSWERING,
    SUGGESTING,
    MOVING,
    CLAIMS,
    MARKING,
    EVIDENCE,
    FINDING,
    LISTS,
    CUTTING,
    LOOKING,
)

NAMES: dict[str, Command] = {
    name: command for group in GROUPS for command in group.commands for name in command.names
}
"""Every command by each of its names."""

_BY_ACTION = {
    action: command.names[0]
    for group in GROUPS
    for command in group.commands
    for action in command.actions
}


def command_named(typed: str) -> Command | None:
    """Return the command of a name; words may be typed in capitals, letters may not."""
    return NAMES.get(typed) or (NAMES.get(typed.casefold()) if len(typed) > 1 else None)


def name_for(action_id: str) -> str | None:
    """Return what the command is called that stands for an action of the screen."""
    return _BY_ACTION.get(action_id)
