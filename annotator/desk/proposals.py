"""What is proposed for the sentences of the open story, and which of it the analyst sees.

A key acts on what was painted. So what is proposed for a sentence is looked up once and stays while
the sentence is lit, and what arrives while it is lit counts as unseen until the screen has shown it
for a moment.
"""

import hashlib
from typing import TYPE_CHECKING

from annotator.desk.proposal import Proposal, Use, proposal_of, use_after, use_of
from annotator.model.answer import Answer, Judgement, SuggestionUse
from annotator.model.suggestion import SURE

if TYPE_CHECKING:
    from annotator.desk.sitting import Sitting

_BLIND = "blind"
_SOON = 15
"""Sentences behind the lit one that a screen can show, and the next few."""
_MORE = 10
"""So many are looked up at once, which takes a millisecond."""


class Proposals:
    """The proposals of one sitting."""

    def __init__(self, desk: "Sitting") -> None:
        self._desk = desk
        self._known: dict[str, Proposal | None] = {}
        self._looked_at: set[str] = set()
        """Sentences that were lit while something was painted for them."""
        self._document = ""
        self._remembered = desk.store.state.get(desk.annotator_id, desk.role, _BLIND)
        self._withheld = 0.0
        self.hidden = self._remembered == "on"
        """Whether the analyst works blind: nothing is proposed on the screen."""
        self.sure_from = SURE
        """The confidence from which a suggestion is sure."""
        self.ignored = False
        """Whether all is as if nothing were ever proposed: a script has not seen any of it."""
        self.renewed = 0
        """How often everything was looked up again."""
        self.coming = False
        """Whether suggestions for the open story are being worked out beside the desk."""
        self.fresh = False
        """Whether the lit sentence's proposal came while it was lit, and was not seen yet."""

    def prefer(self, *, blind: bool, share: float, sure: float) -> None:
        """Set what the user prefers: blind unless remembered otherwise, a share of it, and sure.

        Of a `share` of the sentences nothing is shown to this annotator, so that it can be measured
        how suggestions change answers. Which ones follows from their ids, so it stays.
        """
        if self._remembered is None:
            self.hidden = blind
        self._withheld = share
        self.sure_from = sure

    # What is proposed, and what of it is shown

    def known(self, index: int) -> Proposal | None:
        """Return what is proposed for a sentence of the open story, shown or not."""
        story = self._desk.walk.story
        if story is None or self.ignored:
            return None
        if story.document.id != self._document:
            self._document, self._known = story.document.id, {}
        sentence_id = story.sentences[index].id
        if sentence_id not in self._known:
            found = self._desk.store.suggestions.of_sentence(sentence_id)
            labels = [label.name for label in self._desk.codebook.labels]
            self._known[sentence_id] = proposal_of(found, labels) if found else None
        return self._known[sentence_id]

    def was_read(self, index: int) -> bool:
        """Tell whether it is known without a look-up what is proposed for a sentence."""
        story = self._desk.walk.story
        return story is not None and story.sentences[index].id in self._known

    def withheld(self, index: int) -> bool:
        """Tell whether nothing is shown of a sentence to measure what suggestions do."""
        story = self._desk.walk.story
        if not self._withheld or story is None:
            return False
        asked = f"{self._desk.annotator_id} {story.sentences[index].id}"
        digest = hashlib.sha256(asked.encode()).digest()
        return int.from_bytes(digest[:8]) < self._withheld * (1 << 64)

    def shown(self, index: int) -> Proposal | None:
        """Return what is painted for a sentence: nothing once it is answered, nothing if hidden."""
        story = self._desk.walk.story
        if story is None or story.judgement(index).decided or self.blind(index):
            return None
        return self.known(index)

    def blind(self, index: int) -> bool:
        """Tell whether nothing that was only suggested is shown of a sentence."""
        return self.hidden or self.withheld(index)

    @property
    def lit(self) -> Proposal | None:
        """What is painted for the lit sentence."""
        walk = self._desk.walk
        return None if walk.ended or walk.story is None else self.shown(walk.index)

    @property
    def seen(self) -> Proposal | None:
        """What a key may take: what is painted for the lit sentence, and was seen there."""
        return None if self.fresh else self.lit

    def note_seen(self) -> None:
        """Remember of a sentence that is left that what is suggested for it was read."""
        if self.seen is not None:
            self._looked_at.add(self._desk.walk.sentence.id)

    def is_sure(self, proposal: Proposal) -> bool:
        """Tell whether a suggestion is sure enough to be accepted with others."""
        return proposal.confidence >= self.sure_from

    @property
    def wants_reading(self) -> bool:
        """Whether `read_ahead` has something to do."""
        walk = self._desk.walk
        if walk.story is None or self.hidden or self.ignored:
            return False
        nearly = min(walk.index + _SOON, len(walk.story.sentences) - 1)
        return walk.story.sentences[nearly].id not in self._known

    def read_ahead(self) -> None:
        """Look up what the next keys will show, while none is pressed."""
        walk = self._desk.walk
        if walk.story is not None and self.wants_reading:
            last = min(walk.index + _SOON + _MORE, len(walk.story.sentences))
            for index in range(walk.index, last):
                self.known(index)

    # What changes it

    def renew(self, painted: Proposal | None) -> bool:
        """Look everything up again; tell whether something is new to the lit sentence.

        `painted` is what was shown for it before, and stays.
        """
        self._known, self.renewed = {}, self.renewed + 1
        walk = self._desk.walk
        if painted is not None and walk.story is not None and not walk.ended:
            self._known[walk.sentence.id] = painted
            self._document = walk.story.document.id
            return False
        self.fresh = self.lit is not None
        return self.fresh

    def hide(self) -> bool:
        """Hide suggestions, or show them again; return which, and remember it."""
        self.note_seen()
        desk, hidden = self._desk, not self.hidden
        if not desk.store.read_only:
            with desk.store.writing(durable=False):
                desk.store.state.put(
                    desk.annotator_id, desk.role, _BLIND, "on" if hidden else "off"
                )
        self.hidden, self.fresh = hidden, False
        return hidden

    # What an answer says of it

    def use(
        self, index: int, before: Answer | None, said: Judgement, used: Use | None = None
    ) -> SuggestionUse | None:
        """Return what an answer to a sentence makes of its suggestion; null where there was none.

        `before` is the answer in whose place it comes; `used` what a key did with the suggestion.
        """
        if before is not None and before.judgement.decided:
            kept = before.suggestion
            return None if kept is None else use_after(kept, before.judgement, said)
        known = self.known(index) if said.decided else None
        if known is None:
            return None
        painted = self.shown(index) is not None and not (
            self.fresh and index == self._desk.walk.index
        )
        looked_at = self._was_lit(index)
        if not painted and not looked_at:
            used = "no"
        elif used is None:
            used = use_of(known.first, said)
        # of other sentences than the lit one only a glyph is painted
        shown = looked_at or (painted and index == self._desk.walk.index)
        return SuggestionUse(by=known.by, confidence=known.confidence, shown=shown, used=used)

    def _was_lit(self, index: int) -> bool:
        """Tell whether a sentence was left while something was painted for it."""
        story = self._desk.walk.story
        return story is None or story.sentences[index].id in self._looked_at
