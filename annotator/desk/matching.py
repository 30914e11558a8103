"""Matches texts against a regular expression; run as a script by `patterns.py`.

Nothing of the program is imported: this must start in an instant, and may be killed at any time.
One JSON value a line comes in: first the pattern, then lists of texts. For each list one goes out:
the numbers of the texts that match, each with the stretches that matched.
"""

import json
import re
import sys

MOST = 50
"""Stretches told of one text."""


def matches(pattern: "re.Pattern[str]", text: str) -> "list[tuple[int, int]] | None":
    """Return the stretches that match, null when nothing does; an empty match has none."""
    found = None
    for match in pattern.finditer(text):
        found = found or []
        if match.end() > match.start():
            found.append(match.span())
        if len(found) >= MOST:
            break
    return found


def main() -> None:
    """Answer every list of texts until there are no more."""
    pattern = re.compile(json.loads(sys.stdin.readline()))
    for line in sys.stdin:
        told = [(number, matches(pattern, text)) for number, text in enumerate(json.loads(line))]
        found = [(number, stretches) for number, stretches in told if stretches is not None]
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
