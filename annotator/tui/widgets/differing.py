"""What another suggestion says otherwise than the first, in a few words.

Its digit takes all of it, so what is told is what differs, not what both have in common.
"""

from collections.abc import Iterator, Sequence

from annotator.desk.proposal import cores
from annotator.model.answer import Judgement
from annotator.model.claim import Attribution, Claim, InnerAttribution
from annotator.tui.widgets.naming import called, naming, who
from annotator.tui.widgets.speakers import cue_words
from annotator.words import many

_WORDS = 2
"""Words of the content that show where it begins or ends."""
_NOBODY = Attribution.trusted(source=(), cue=(), name=None, kind=None, register_id=None, inner=())


def differences(choices: Sequence[Judgement]) -> list[str]:
    """Return for each but the first of some suggestions what tells it from the first.

    It is the first thing that differs, where nothing else is needed to tell it from all others.
    """
    first, *others = choices
    heads = [next(_parts(first, other), "") for other in others]
    marked = [
        (one.claims[0].label if one.claims else "", head)
        for one, head in zip(others, heads, strict=True)
    ]
    return [
        head if marked.count(mark) == 1 else ", ".join(_parts(first, other))
        for head, mark, other in zip(heads, marked, others, strict=True)
    ]


def _parts(first: Judgement, other: Judgement) -> Iterator[str]:
    """Yield all that another suggestion says otherwise; nothing where it is its label alone."""
    count = len(other.claims)
    if count != len(first.claims):
        yield from _counted(first, other)
        return
    for number, (one, before) in enumerate(zip(other.claims, first.claims, strict=True), start=1):
        heading = "" if count == 1 else f"claim {number}: "
        for told in _otherwise(before, one):
            yield heading + told
            heading = ""


def _counted(first: Judgement, other: Judgement) -> Iterator[str]:
    """Yield which claims are left, or how many there are, who says them and what."""
    if not other.claims:
        return
    said = [_essence(claim) for claim in first.claims]
    kept = [said.index(one) + 1 for one in map(_essence, other.claims) if one in said]
    if len(kept) == len(other.claims):
        yield f"only claim{'s' if len(kept) > 1 else ''} {', '.join(map(str, kept))}"
        return
    speakers, count = who(other), many(len(other.claims), "claim")
    if who(first) == speakers:
        yield count
    else:
        yield speakers if len(other.claims) == 1 else f"{count}: {speakers}"
    yield from (f"“{begin_of(claim)} …”" for claim in other.claims)


def begin_of(claim: Claim) -> str:
    """Return the first words of a claim's content."""
    return " ".join(claim.content_text.split()[:_WORDS])


def _essence(claim: Claim) -> tuple[object, ...]:
    by = claim.attribution or _NOBODY
    return claim.label, cores(claim.spans), cores(by.source), by.name, by.kind, cores(by.cue)


def _otherwise(before: Claim, now: Claim) -> Iterator[str]:
    """Yield what one claim says otherwise than another: source, cue, content, nearer speakers."""
    was, by = before.attribution or _NOBODY, now.attribution or _NOBODY
    if source := _source(was, by):
        yield source
    if cores(was.cue) != cores(by.cue):
        yield f"cue {cue_words(by)}" if by.cue else "no cue"
    if content := _content(before, now):
        yield content
    if nearer := _nearer(was.inner, by.inner):
        yield nearer


def _source(was: Attribution, now: Attribution) -> str:
    """Return who says it, or only the name or the kind where the words are the same."""
    if bool(was.source) != bool(now.source):  # mostly, so nothing more is looked at
        return called(naming(now))
    before, said = naming(was), naming(now)
    if before.words != said.words:
        return called(said)
    if before.name != said.name or was.name != now.name:
        return f"→ {now.name}" if now.name else "no name"
    if before.kind != said.kind:
        return f"({said.kind})" if said.kind else "no kind"
    return said.words if cores(was.source) != cores(now.source) else ""


def _content(before: Claim, now: Claim) -> str:
    """Return where the content begins or ends, where that is another place."""
    was, is_ = cores(before.spans), cores(now.spans)
    if was == is_:
        return ""
    words = now.content_text.split()
    begin, end = " ".join(words[:_WORDS]), " ".join(words[-_WORDS:])
    if was[0][0] == is_[0][0] and was[-1][1] != is_[-1][1]:
        return f"ends “{end}”"
    if was[-1][1] == is_[-1][1] and was[0][0] != is_[0][0]:
        return f"begins “{begin}”"
    if (was[0][0], was[-1][1]) == (is_[0][0], is_[-1][1]):
        return "without a gap" if len(is_) < len(was) else "with a gap"
    whole = " ".join(words)
    return f"content “{whole if len(words) <= 2 * _WORDS else f'{begin} … {end}'}”"


def _nearer(was: tuple[InnerAttribution, ...], now: tuple[InnerAttribution, ...]) -> str:
    if was == now:
        return ""
    if not now:
        return "no nearer speaker"
    said = naming(now[0])
    return f"nearer {said.name or said.words}"
