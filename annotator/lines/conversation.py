"""Where lines come from: somebody at a terminal, or a script in a pipe."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TextIO

from annotator.lines.dialogue import FINE, HOW_TO_LEAVE, LONGEST, Dialogue

_PIECE = 1 << 16


def converse(
    dialogue: Dialogue, lines: Iterable[str], *, strict: bool = False, attended: bool = False
) -> int:
    """Hear lines until the analyst leaves or there are no more; return the exit code.

    With `strict` the first line that nothing came of ends it, with its code. Where somebody
    attends, Ctrl+C ends what a line does, and not the dialogue.
    """
    dialogue.begin()
    for line in lines:
        try:
            code = dialogue.hear(line)
            if not dialogue.over:
                dialogue.catch_up()
        except KeyboardInterrupt:
            if not attended:
                raise
            code = dialogue.stopped()
        if dialogue.over:
            break
        if code != FINE and strict:
            return code
    return FINE


def piped(stream: TextIO) -> Iterator[str]:
    """Yield the lines of a script; of one that is too long only the beginning is kept."""
    while line := stream.readline(LONGEST + 2):
        rest = line
        while not rest.endswith("\n") and (rest := stream.readline(_PIECE)):
            pass
        yield line


def typed(prompt: Callable[[], str], complain: Callable[[str], None]) -> Iterator[str]:
    """Yield what somebody types, with editing and history where the system has them."""
    with suppress(ImportError):
        import readline  # noqa: F401 - input() uses it when it is there
    while True:
        try:
            line = input(prompt())
        except KeyboardInterrupt:
            sys.stdout.write("\n")
            complain(HOW_TO_LEAVE)
        except EOFError:
            sys.stdout.write("\n")
            return
        else:
            yield line
