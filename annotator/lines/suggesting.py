"""What is suggested, in words, and taking it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.desk.advising import advise
from annotator.desk.errors import RefusedError
from annotator.desk.ordering import ORDERS
from annotator.desk.panel import Panel, open_panel
from annotator.desk.said import label_words
from annotator.lines.command import Command, Group
from annotator.lines.telling import attribution_lines, span_words
from annotator.lines.typed import number_of
from annotator.model.answer import Judgement
from annotator.model.claim import Attribution
from annotator.words import many

if TYPE_CHECKING:
    from annotator.desk import Desk
    from annotator.desk.proposal import Proposal
    from annotator.lines.dialogue import Dialogue


class Advice:
    """Works out the suggestions of the open story before it is told: nothing arrives later."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._panel: Panel | None = None

    def __call__(self) -> None:
        """See that the open story has its suggestions."""
        desk, story = self._desk, self._desk.walk.story
        if story is None or desk.store.read_only:
            return
        self._panel = self._panel or open_panel(desk.store)
        if advise(desk.store, self._panel, story.document.id):
            desk.proposals.renew(None)
            desk.proposals.fresh = False


def suggestion_lines(desk: "Desk") -> Iterator[str]:
    """Yield what is suggested for the lit sentence, and how it is taken."""
    proposal = desk.proposals.lit
    if proposal is None:
        return
    sure = ", sure" if desk.proposals.is_sure(proposal) else ""
    yield f"Suggested by {proposal.name}, {proposal.confidence:.0%}{sure}: {_words(proposal.first)}"
    yield from _parts(proposal.first)
    for number, other in enumerate(proposal.choices[1:], start=2):
        yield f"Or {number}: {_words(other)}{_who(other)}"
    yield f"accept takes it{_digits(proposal)}."


def _words(said: Judgement) -> str:
    return ", ".join(label_words(claim.label) for claim in said.claims) or "no claim"


def _parts(said: Judgement) -> Iterator[str]:
    for claim in said.claims:
        yield f"  content: {span_words(claim.spans)}"
        yield from attribution_lines(claim.attribution or Attribution())


def _who(said: Judgement) -> str:
    """Return who says what another suggestion says."""
    sources = []
    for claim in said.claims:
        by = claim.attribution or Attribution()
        named = span_words(by.source) or ("the author" if by.kind == "author" else "nobody named")
        sources.append(f"{span_words(claim.spans)} ({named})")
    return f": {'; '.join(sources)}" if sources else ""


def _digits(proposal: "Proposal") -> str:
    count = len(proposal.choices)
    if count == 1:
        return ""
    return ", 2 takes the other" if count == 2 else f", 2 to {count} take another"


def accept(dialogue: "Dialogue", rest: str) -> str:
    """Take the suggestion, or another one by its number."""
    from annotator.lines.answering import at_last_hit

    desk = dialogue.desk
    if rest:
        choices = desk.accepting.offered().choices
        number = number_of(rest, "suggestion", len(choices)) + 1
    else:
        number = 1
    words = _words(desk.accepting.offered().choices[number - 1])
    desk.accepting.take(number)
    return f"{words}, saved{at_last_hit(desk)}"


def sure(dialogue: "Dialogue", _: str) -> str:
    """Take all sure suggestions up to the next other one."""
    count = dialogue.desk.accepting.sure()
    return f"{many(count, 'suggestion')} accepted, saved; {{answer.undo}} takes it back"


def blind(dialogue: "Dialogue", _: str) -> str:
    """Hide suggestions, or tell them."""
    if dialogue.desk.proposals.hide():
        return "suggestions are hidden; {suggestion.hide} tells them again"
    dialogue.show_change()
    return "suggestions are told; {suggestion.hide} hides them"


def order(dialogue: "Dialogue", rest: str) -> str | None:
    """Walk in another order, or in reading order; alone, tell which it is."""
    desk, wanted = dialogue.desk, rest.casefold()
    if not wanted:
        now = desk.walk.hits.ordered if desk.walk.hits is not None else ""
        return f"{now or 'reading order'}; there are {', '.join(ORDERS)} and reading"
    if wanted == "reading":
        if desk.walk.hits is None:
            return "this is reading order already"
        desk.leave_search()
        return "reading order, back where you left it"
    found = next((known for known in ORDERS if known == wanted), None)
    if found is None:
        raise RefusedError(f"order {', order '.join(ORDERS)} or order reading")
    told = desk.ordering.walk(found, desk.ordering.begin(found).result())
    return f"{told}; {{find.leave}} goes back"


SUGGESTING = Group(
    "Suggestions (at a terminal; in a script with --suggestions)",
    (
        Command(
            ("accept",),
            "[N]",
            "take what is suggested, go on; a digit alone takes another one",
            accept,
            ("suggestion.take", "suggestion.number"),
        ),
        Command(
            ("sure", "E"), "", "all sure ones up to the next other", sure, ("suggestion.sure",)
        ),
        Command(("blind", "b"), "", "hide suggestions, or tell them", blind, ("suggestion.hide",)),
        Command(
            ("order", "W"),
            "uncertain | different | clusters | reading",
            "walk in another order; alone: tell it",
            order,
            ("walk.order",),
        ),
    ),
)
