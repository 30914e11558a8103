"""`annotator tutorial`: learning the keys on a story of its own."""

import sys

import click

from annotator.commands.common import annotator_option, say


@click.command()
@annotator_option
@click.option("--again", is_flag=True, help="Begin from the start.")
def tutorial(annotator: str | None, again: bool) -> None:
    """Learn the keys on a story that teaches them, in ten minutes; your work is not touched."""
    from annotator.model.codebook import DEFAULT_CODEBOOK
    from annotator.settings import annotator_name, load_settings
    from annotator.tui.actions import Keyboard, actions_for, keymap_of
    from annotator.tutorial.course import Course
    from annotator.tutorial.opening import open_tutorial

    settings = load_settings()
    keyboard = Keyboard(actions_for(DEFAULT_CODEBOOK, keymap_of(settings)))
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("the tutorial needs a terminal")
    desk = open_tutorial(annotator_name(annotator, settings), keyboard.fill, again=again)
    course = Course(desk, keyboard.has)
    from annotator.tui.app import run

    run(desk, settings, None, course)
    if course.finished:
        say("your own stories: annotator open FOLDER, then annotator export FOLDER")
    else:
        say("annotator tutorial goes on where you left it")
