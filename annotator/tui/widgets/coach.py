"""The line that teaches: what to try now, above the keys."""

from annotator.tui.actions import Keyboard
from annotator.tui.widgets.line import Lines, Piece, Row
from annotator.tui.wrapping import wrap
from annotator.tutorial.course import Course


class Coach(Lines):
    """Shows the step of the tutorial that the analyst is at."""

    def __init__(self, course: Course, keyboard: Keyboard, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._course = course
        self._keyboard = keyboard

    def look(self) -> None:
        """See how far the analyst is, and show it."""
        self._course.look()
        self.touch()

    def note(self, action_id: str) -> None:
        """Take note of an action that is carried out."""
        self._course.note(action_id)

    def rows(self, width: int, height: int) -> list[Row]:
        """Show a rule with the step's number, and the step; a remark where there is room for it."""
        course = self._course
        place = f" tutorial {course.number + 1} of {len(course.steps)} "
        head = [
            Piece(" ──", "rule"),
            Piece(place, "bar"),
            Piece("─" * (width - len(place) - 4), "rule"),
        ]
        text, keys = self._keyboard.fill_and_find(course.step.text)
        step = _lines(text, keys, "strong", width)
        remark = _lines(course.remark, [], "quiet", width) if course.remark else []
        return [head, *(remark if len(remark) + len(step) < height else []), *step]


def _lines(text: str, keys: list[tuple[int, int]], look: str, width: int) -> list[Row]:
    """Return a text as lines, the keys in it picked out."""
    rows: list[Row] = []
    for start, end in wrap(text, width - 2):
        row, at = [Piece(" ")], start
        for first, last in keys:
            if start <= first < end:
                row += [Piece(text[at:first], look), Piece(text[first:last], "bar")]
                at = min(last, end)
        rows.append([*row, Piece(text[at:end], look)])
    return rows
