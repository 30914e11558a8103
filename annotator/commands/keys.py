"""`annotator keys`: the keys in use, and what is wrong with them."""

import sys
from collections.abc import Iterator, Sequence

import click

from annotator.commands.common import FINDINGS, print_json
from annotator.model.codebook import DEFAULT_CODEBOOK
from annotator.model.plain import inert
from annotator.settings import load_settings
from annotator.tui.actions import Action, actions_and_problems, key_words, keymap_of
from annotator.tui.actions.presets import load_preset, preset_names


@click.command()
@click.option(
    "--preset",
    type=click.Choice(preset_names()),
    help="Show this preset, without your own keys.",
)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def keys(preset: str | None, as_json: bool) -> None:
    """Show the keys in use, as the settings have them; exit 1 when they cannot be used."""
    settings = load_settings()
    if preset is not None:
        settings = settings.model_copy(update={"preset": preset, "keys": {}})
    actions, problems = actions_and_problems(DEFAULT_CODEBOOK, keymap_of(settings))
    if as_json:
        print_json(
            {
                "preset": settings.preset,
                "keys": [
                    {"id": a.id, "keys": a.keys, "mode": a.mode, "does": a.help, "planned": a.later}
                    for a in actions
                ],
                "problems": problems,
            }
        )
    else:
        about = "" if settings.preset is None else load_preset(settings.preset).about
        for line in (
            *([f"preset {settings.preset}: {about}", ""] if about else []),
            *_table(actions),
        ):
            click.echo(inert(line))
        for problem in problems:
            click.echo(inert(problem))
    sys.exit(FINDINGS if problems else 0)


def _table(actions: Sequence[Action]) -> Iterator[str]:
    """Yield the actions by group, as the screen lists them, with their ids."""
    words = {action.id: key_words(action, most=99) or "–" for action in actions}
    id_width = max(len(action.id) for action in actions)
    key_width = max(len(shown) for shown in words.values())
    for group in dict.fromkeys(action.group for action in actions):
        yield group
        for action in actions:
            if action.group == group:
                yield f"  {words[action.id]:<{key_width}}  {action.id:<{id_width}}  {action.help}"
        yield ""
