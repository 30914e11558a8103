"""What is suggested for the lit sentence: the `suggestion.*` actions."""

from annotator.desk.errors import RefusedError
from annotator.tui.deeds.base import DeedGroup
from annotator.words import many


class SuggestionDeeds(DeedGroup):
    """The methods behind the actions; `suggestion.x` is `x`."""

    def take(self) -> str | None:
        """Accept the suggestion and go on."""
        self._desk.accepting.take()
        return self.at_last_hit()

    def number(self, number: int) -> str | None:
        """Accept the suggestion or one of its alternatives, by its number, and go on."""
        if number == 0:
            raise RefusedError("which one? its digit takes it")
        if self._screen.choices() < number <= len(self._desk.accepting.offered().choices):
            raise RefusedError(
                f"there is no room for {number} on this screen: a wider one shows it"
            )
        self._desk.accepting.take(number)
        return self.at_last_hit()

    def sure(self) -> str | None:
        """Accept all sure suggestions up to the next other one."""
        count = self._desk.accepting.sure()
        self._screen.show(afresh=True)
        return f"{many(count, 'suggestion')} accepted; {{answer.undo}} takes it back"

    def hide(self) -> str | None:
        """Hide suggestions, or show them again."""
        hidden = self._desk.proposals.hide()
        self._screen.show(afresh=True)
        if hidden:
            return "suggestions are hidden; {suggestion.hide} shows them again"
        return "suggestions are shown; {suggestion.hide} hides them"
