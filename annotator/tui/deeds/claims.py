"""The claims of the lit sentence: the `claim.*` actions."""

from annotator.tui.deeds.parts import ClaimPartDeeds
from annotator.tui.deeds.sources import SourceDeeds
from annotator.tui.deeds.twins import TwinDeeds


class ClaimDeeds(ClaimPartDeeds, SourceDeeds, TwinDeeds):
    """The methods behind the actions; `claim.x` is `x`."""

    def previous(self) -> str | None:
        """Light the claim before."""
        self._desk.previous_claim()
        return None

    def next(self) -> str | None:
        """Light the next claim."""
        self._desk.next_claim()
        return None

    def remove(self) -> str | None:
        """Remove the lit claim."""
        self._desk.remove_claim()
        return "claim removed; {answer.undo} brings it back"

    def spans(self) -> str | None:
        """Begin to mark spans."""
        self._desk.mark()
        self._screen.show(afresh=True)
        return None
