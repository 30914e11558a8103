"""A simulated analyst who knows the gold answer and the keymap, and presses the keys on the desk.

The analyst is quick but no oracle. Without suggestions: `n` where nobody speaks, else for every
attribution `s`, the keys that mark its parts, and a label key. With suggestions: enter or a digit
where a choice is right, `n` where nobody speaks, else the cheaper of marking each attribution from
what `s` proposes, and labelling all that is suggested (`A`) and mending it claim by claim. How a
part is marked is in `marker.py`.
"""

import itertools
from collections.abc import Callable, Sequence

from marker import KEYS, GivenUpError, Marker, Step, do, keys_of
from spending import Pressed

from annotator.desk import Desk
from annotator.desk.errors import RefusedError
from annotator.desk.marking import PARTS
from annotator.model.claim import Claim
from annotator.suggest.scoring.marked import Marked, attributions_of
from annotator.suggest.scoring.scorer import Scorer
from annotator.suggest.scoring.spans import Range, loosened

LABEL, LABEL_STAY = "a", "A"


class Analyst:
    """Answers one story at a desk."""

    def __init__(self, desk: Desk, gold: Sequence[Marked], *, suggesting: bool) -> None:
        story = desk.walk.story
        assert story is not None  # noqa: S101 - a story was just opened
        self._desk, self._story, self._gold = desk, story, gold
        self._text = story.document.text
        self._suggesting = suggesting
        self._pressed: list[Pressed] = []
        self._ways: dict[object, list[Step] | None] = {}

    def walk(self) -> dict[int, list[Pressed]]:
        """Walk to the end of the story; return the keys of each sentence."""
        desk, keys = self._desk, {}
        while not desk.walk.ended and desk.walk.story is self._story:
            index, self._pressed = desk.walk.index, []
            if index in keys:
                break
            self._answer(index)
            keys[index] = self._pressed
        return keys

    def right_in_the_end(self, walked: dict[int, list[Pressed]]) -> list[int]:
        """Return the walked sentences whose answers say what gold says."""
        return [index for index in walked if self._is_right(index, self._claims())]

    # One sentence

    def _answer(self, index: int) -> None:
        desk = self._desk
        wanted = [marked for marked in map(self._rest(index), self._gold) if marked is not None]
        if self._is_right(index, self._claims()) and (desk.judgement.decided or not wanted):
            if desk.judgement.decided:
                self._press("walk.next", lambda: desk.go(desk.walk.after()), "go on")
            else:
                self._press("answer.no_claim", desk.no_claim, "no claim")
        elif (choice := self._right_choice(index)) is not None:
            key = "enter" if choice == 1 else str(choice)
            why = "accept" if choice == 1 else "other choice"
            self._type(key, lambda: desk.accepting.take(choice), why)
        elif not wanted:
            self._leave_out()
        else:
            self._mark_or_mend(index, wanted)

    def _leave_out(self) -> None:
        """Say that nobody speaks here."""
        try:
            self._press("answer.no_claim", self._desk.no_claim, "no claim")
        except RefusedError:  # a claim of a sentence before goes on here
            self._press("walk.next", lambda: self._desk.go(self._desk.walk.after()), "go on")

    def _mark_or_mend(self, index: int, wanted: list[Marked]) -> None:
        plans: list[Callable[[], None]] = [lambda: self._mark(wanted)]
        proposal = self._desk.proposals.seen if self._suggesting else None
        if proposal is not None and proposal.first.claims:
            plans.append(lambda: self._mend(wanted))
        tried = [self._tried(plan) for plan in plans]
        possible = [(keys, n) for n, keys in enumerate(tried) if keys is not None]
        if possible:
            plans[min(possible)[1]]()
        else:
            self._type(LABEL, lambda: self._desk.label("attributed"), "label")
        if self._desk.walk.story is self._story and self._desk.walk.index == index:
            self._press("walk.next", lambda: self._desk.go(self._desk.walk.after()), "go on")

    def _tried(self, plan: Callable[[], None]) -> int | None:
        """Return how many keys a plan takes, and take it back."""
        desk, last, here = self._desk, _last_act(self._desk), self._desk.walk.spot
        try:
            plan()
            keys: int | None = len(self._pressed)
        except (GivenUpError, RefusedError):
            keys = None
        desk.marking = None
        while _last_act(desk) != last:
            desk.undo()
        desk.go(here)
        self._pressed = []
        return keys

    # Plans

    def _mark(self, wanted: list[Marked]) -> None:
        """Mark each attribution as a claim of its own."""
        for marked in wanted[:-1]:
            self._mark_one(marked)
            self._type(LABEL_STAY, lambda: self._keep("attributed", stay=True), "label")
        self._mark_one(wanted[-1])
        self._type(LABEL, lambda: self._keep("attributed"), "label")

    def _mend(self, wanted: list[Marked]) -> None:
        """Label all that is suggested, then mend it claim by claim, the last one first."""
        desk = self._desk
        self._type(LABEL_STAY, lambda: desk.label("attributed", stay=True), "label")
        missing = list(wanted)
        for claim in reversed(desk.judgement.claims):
            self._light(claim)
            (given,) = attributions_of([claim]) or [Marked((), (), ())]
            best = max(missing, key=lambda one: _alike(given, one), default=None)
            if best is None or not _alike(given, best):
                self._press("claim.remove", desk.remove_claim, "remove")
                continue
            missing.remove(best)
            if not self._same(given, best):
                self._mark_one(best)
                self._press("spans.keep", lambda: self._keep(None), "open and keep")
        for marked in missing:
            while desk.lit_claim is not None:
                self._press("claim.next", desk.next_claim, "go to a claim")
            self._mark_one(marked)
            self._type(LABEL_STAY, lambda: self._keep("attributed", stay=True), "label")

    def _light(self, claim: Claim) -> None:
        """Go to a claim of the sentence."""
        desk = self._desk
        at = [known.id for known in desk.judgement.claims].index(claim.id)
        while desk.walk.lit > at:
            self._press("claim.previous", desk.previous_claim, "go to a claim")
        while desk.walk.lit < at:
            self._press("claim.next", desk.next_claim, "go to a claim")

    def _keep(self, label: str | None, *, stay: bool = False) -> None:
        self._desk.keep_spans(label, stay=stay or label is None)
        if stay:
            self._desk.walk.lit = len(self._desk.judgement.claims)

    def _mark_one(self, wanted: Marked) -> None:
        """Open the marking, and mark what is not right yet in the cheaper order."""
        self._press("claim.spans", self._desk.mark, "open and keep")
        marking = self._desk.marking
        assert marking is not None  # noqa: S101 - it was just opened
        place = (self._desk.walk.index, wanted, tuple(sorted(marking.begun.items())))
        if place not in self._ways:
            self._ways[place] = Marker(marking, self._text).cheapest(wanted)
        way = self._ways[place]
        if way is None:
            raise GivenUpError
        begun = {part: bool(marking.fragments(0, part)) for part in PARTS}
        for step in way:
            do(marking, step)
            why = f"{marking.part} {'mended' if begun[marking.part] else 'marked'}"
            self._pressed += [Pressed(key, why) for key in keys_of([step])]

    # What gold wants

    def _rest(self, index: int) -> Callable[[Marked], Marked | None]:
        """Return a function: what of an attribution is still to be said in a sentence.

        Its content is in the sentence and no claim has it. It is marked to its end, or with
        suggestions only here, where what is suggested for the next sentence goes on rightly.
        """
        sentence = self._story.sentences[index]
        claims = attributions_of(self._claims())

        def rest(marked: Marked) -> Marked | None:
            here = _clip(marked.content, sentence.start, sentence.end)
            if not here or any(self._covers(one, marked, here) for one in claims):
                return None
            end = len(self._text)
            if self._suggesting and self._next_is_right(index):
                end = sentence.end
            return marked._replace(content=_clip(marked.content, sentence.start, end))

        return rest

    def _covers(self, said: Marked, wanted: Marked, here: tuple[Range, ...]) -> bool:
        kept = {loosened(self._text, *span) for span in said.content}
        inside = all(any(s <= a and b <= e for s, e in said.content) for a, b in self._cores(here))
        return inside and bool(kept) and bool(_alike(said, wanted))

    def _cores(self, ranges: tuple[Range, ...]) -> list[Range]:
        return [(s, e) for s, e in (loosened(self._text, *span) for span in ranges) if s < e]

    def _next_is_right(self, index: int) -> bool:
        following = index + 1
        if following >= len(self._story.sentences):
            return True
        proposal = self._desk.proposals.shown(following)
        return proposal is not None and self._is_right(following, proposal.first.claims)

    def _right_choice(self, index: int) -> int | None:
        proposal = self._desk.proposals.seen if self._suggesting else None
        for number, choice in enumerate(proposal.choices if proposal else (), 1):
            if self._is_right(index, [*self._claims(), *choice.claims]):
                return number
        return None

    def _claims(self) -> list[Claim]:
        """Return every claim of the story."""
        story = self._story
        return [claim for n in range(len(story.sentences)) for claim in story.judgement(n).claims]

    def _is_right(self, index: int, claims: Sequence[Claim]) -> bool:
        sentence = self._story.sentences[index]
        here = [(sentence.start, sentence.end)]
        return Scorer().add(self._text, here, self._gold, attributions_of(claims))[0]

    def _same(self, given: Marked, wanted: Marked) -> bool:
        return all(self._cores(given.of(role)) == self._cores(wanted.of(role)) for role in PARTS)

    # Keys

    def _press(self, action: str, deed: Callable[[], object], why: str) -> None:
        self._type(KEYS[action], deed, why)

    def _type(self, key: str, deed: Callable[[], object], why: str) -> None:
        deed()
        self._pressed.append(Pressed(key, why))


def _last_act(desk: Desk) -> str | None:
    return desk.store.acts.last_done(desk.annotator_id, desk.role)


def _clip(ranges: Sequence[Range], start: int, end: int) -> tuple[Range, ...]:
    cut = ((max(s, start), min(e, end)) for s, e in ranges)
    return tuple((s, e) for s, e in cut if s < e)


def _alike(one: Marked, other: Marked) -> int:
    """Return how much two attributions share: content, and cue above all."""
    total = 0
    for role, weight in (("content", 1), ("source", 2), ("cue", 10)):
        for a, b in itertools.product(one.of(role), other.of(role)):
            total += weight * max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return total
