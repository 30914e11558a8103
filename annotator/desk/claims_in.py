"""From what another tool marked to claims and judgements, and what found no place.

A mark whose name means a label becomes a claim over its text. An event is one claim with all its
marks. Relations give a claim the sources and cues that can be reached from it without passing
through another claim. Marks that nothing ties together belong together where a sentence holds one
claim only.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from annotator.corpus.labels import Group, Labels, Mark, Unit, fitting, is_ambiguous
from annotator.desk.reach import number_at, sentences_of
from annotator.desk.roles import CUE, IGNORED, NO_CLAIM, SKIPPED, SOURCE, Role, Roles
from annotator.model.answer import Judgement, Outcome
from annotator.model.base import derived_id
from annotator.model.claim import Attribution, Claim
from annotator.model.document import Sentence
from annotator.model.span import Span

Spans = tuple[Span, ...]

_AMBIGUOUS = (
    "offsets that may count a character such as an emoji as one or as two "
    "(--map offsets=code-points, or offsets=utf-16)"
)


class Left:
    """What was left aside, and why."""

    def __init__(self) -> None:
        self.names: Counter[str] = Counter()
        """Labels that nobody explained."""
        self.reasons: Counter[str] = Counter()
        """Everything else, by reason."""

    def __bool__(self) -> bool:
        return bool(self.names or self.reasons)

    def unknown(self, name: str) -> None:
        """Count a label without a meaning here."""
        self.names[name] += 1

    def because(self, reason: str, number: int = 1) -> None:
        """Count labels that found no place."""
        self.reasons[reason] += number


class ClaimMaker:
    """Makes the claims of one text by one annotator."""

    def __init__(self, text: str, sentences: Sequence[Sentence], roles: Roles, salt: str) -> None:
        """`salt` tells the claims of one annotator from those of another."""
        self._text = text
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._roles = roles
        self._salt = salt

    def judgements(self, labels: Labels, unit: Unit | None, left: Left) -> dict[int, Judgement]:
        """Return what is said of which sentence, by their numbers; count what is left aside."""
        if labels.verdict == "reject":
            left.because("rejected in the tool", labels.number)
            return {}
        if labels.verdict == "ignore":
            return {n: Judgement(outcome="skipped") for n in range(len(self._sentences))}
        claims = self._claims(labels, unit, left)
        said = self._settled(claims)
        for name in labels.whole:
            self._say_whole(name, said, left)
        return said

    def _claims(self, labels: Labels, unit: Unit | None, left: Left) -> list[Claim]:
        """Return the claims that the marks make."""
        spans: dict[str, Spans] = {}
        what: dict[str, str] = {}
        contents: dict[str, str] = {}
        for mark in labels.marks:
            found = self._placed(mark, unit or labels.unit, left)
            if found is not None:
                role, spans[mark.key] = found
                what[mark.key] = role.what
                if role.is_label:
                    contents[mark.key] = role.what
        groups = [g._replace(keys=tuple([k for k in g.keys if k in spans])) for g in labels.groups]
        together = _together(contents, groups, what)
        if not labels.groups:
            self._add_neighbours(together, spans, contents)
        for key in spans.keys() - {key for keys in together for key in keys}:
            left.because(f"{what[key]} of no claim")
        return [self._claim(keys, spans, what, contents) for keys in together]

    def _placed(self, mark: Mark, unit: Unit | None, left: Left) -> tuple[Role, Spans] | None:
        """Return what a mark is here and where; count one that has no place."""
        role = self._roles.of(mark.name)
        if role is None:
            left.unknown(mark.name)
        elif role.what in (NO_CLAIM, SKIPPED):
            left.because(f"{role.what} marked on a part of a text")
        elif role.what != IGNORED:
            found = self._spans(mark, unit)
            if found:
                return role, found
            ambiguous = is_ambiguous(self._text, mark, unit)
            left.because(_AMBIGUOUS if ambiguous else "offsets that do not fit the text")
        return None

    def _spans(self, mark: Mark, unit: Unit | None) -> Spans:
        """Return where a mark lies, without space at its edges; nothing if it does not fit."""
        found = []
        for start, end in fitting(self._text, mark, unit) or ():
            bare = self._text[start:end].strip()
            if bare:
                start += self._text[start:end].index(bare[0])
                found.append(Span.cut(self._text, start, start + len(bare)))
        return tuple(found)

    def _add_neighbours(
        self, together: list[list[str]], spans: dict[str, Spans], contents: dict[str, str]
    ) -> None:
        """Give a sentence's only claim the sources and cues in the same sentence."""
        by_sentence: dict[int, list[list[str]]] = defaultdict(list)
        for keys in together:
            by_sentence[number_at(self._starts, spans[keys[0]][0].start)].append(keys)
        for key, found in spans.items():
            claims = by_sentence.get(number_at(self._starts, found[0].start), [])
            if key not in contents and len(claims) == 1:
                claims[0].append(key)

    def _claim(
        self,
        keys: list[str],
        spans: dict[str, Spans],
        what: dict[str, str],
        contents: dict[str, str],
    ) -> Claim:
        def of(role: str) -> Spans:
            return _ordered(s for key in keys if what[key] == role for s in spans[key])

        content = _ordered(s for key in keys if key in contents for s in spans[key])
        label = next(contents[key] for key in keys if key in contents)
        source, cue = of(SOURCE), of(CUE)
        said_by = None
        if source or cue:
            said_by = Attribution(source=source, cue=cue)
        places = [f"{s.start}-{s.end}" for s in (*content, *source, *cue)]
        document = self._sentences[0].document_id
        claim_id = derived_id("claim", self._salt, document, label, *places)
        return Claim(id=claim_id, label=label, spans=content, attribution=said_by)

    def _settled(self, claims: Iterable[Claim]) -> dict[int, Judgement]:
        """Put every claim into the sentence where it starts, and say where it goes on."""
        own: dict[int, dict[str, Claim]] = defaultdict(dict)
        beyond: dict[int, list[str]] = defaultdict(list)
        for claim in claims:
            first, *others = sentences_of(self._starts, claim)
            if claim.id not in own[first]:
                own[first][claim.id] = claim
                for number in others:
                    beyond[number].append(claim.id)
        return {
            number: Judgement(
                outcome="claims",
                claims=tuple(sorted(own[number].values(), key=lambda c: c.spans[0].start)),
                continues=tuple(beyond[number]),
            )
            for number in sorted({*own, *beyond})
        }

    def _say_whole(self, name: str, said: dict[int, Judgement], left: Left) -> None:
        """Give a label of the whole text to its only sentence."""
        role = self._roles.of(name)
        if role is None:
            left.unknown(name)
        elif role.what == SKIPPED:
            outcome: Outcome = "skipped"
            said |= {n: Judgement(outcome=outcome) for n in range(len(self._sentences))}
        elif len(self._sentences) != 1:
            left.because("label of a whole text of several sentences")
        elif role.what == NO_CLAIM and not said:
            said[0] = Judgement(outcome="no_claim")
        elif role.is_label and not said:
            sentence = self._sentences[0]
            span = Span.cut(self._text, sentence.start, sentence.end)
            claim_id = derived_id("claim", self._salt, sentence.id, role.what)
            claim = Claim(id=claim_id, label=role.what, spans=(span,))
            said[0] = Judgement(outcome="claims", claims=(claim,))
        elif role.what != IGNORED:
            left.because("label of a whole text that is marked otherwise too")


def _together(
    contents: dict[str, str], groups: Sequence[Group], what: dict[str, str]
) -> list[list[str]]:
    """Return the marks of each claim: those of events first, then those that relations tie."""
    found: list[list[str]] = []
    taken: set[str] = set()
    for group in groups:
        own = [key for key in group.keys if key in contents]
        if group.event and own:
            found.append(list(dict.fromkeys(group.keys)))
            taken.update(own)
    links: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        if not group.event:
            for one, other in zip(group.keys, group.keys[1:], strict=False):
                links[one].append(other)
                links[other].append(one)
    free = [key for key in contents if key not in taken]
    return found + [_reachable(key, links, what, contents) for key in free]


def _reachable(
    key: str, links: dict[str, list[str]], what: dict[str, str], contents: dict[str, str]
) -> list[str]:
    """Return a claim's mark and the sources and cues that are tied to it, however many links."""
    reached = [key]
    for at in reached:
        for other in links.get(at, ()):
            if other not in reached and other in what and other not in contents:
                reached.append(other)
    return reached


def _ordered(spans: Iterable[Span]) -> Spans:
    """Return spans in text order, overlapping ones once."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)
