"""What became of the ones who said it."""

from collections.abc import Sequence

from annotator.desk.retelling.sources import (
    DESCRIBED,
    MANY,
    NAMED,
    closeness,
    have_same_words,
    is_document,
    proper,
    same,
)
from annotator.desk.retelling.verbs import firmer
from annotator.desk.retelling.voices import Voice
from annotator.model.retelling import Change, ChangeKind
from annotator.suggest.lexicon import PRONOUNS


def changes_of_voices(
    before: Sequence[Voice],
    after: Sequence[Voice],
    first: frozenset[str],
    second: frozenset[str],
    *,
    alike: bool,
) -> list[Change]:
    """Compare who says the same in the origin and in the retelling.

    `first` and `second` are what the two stories' publishers are called: a paper that passes on its
    own interview is no outlet between, and a retelling that names where it has it from credits it.
    Only words that are much `alike` can have been put into another's mouth: otherwise two people
    said something like it, each for themselves.
    """
    said = [
        voice
        for voice in before
        if not is_one_of(voice, first)
        and not (is_one_of(voice, second) and any(is_one_of(one, second) for one in after))
    ]
    credit = [voice for voice in after if is_one_of(voice, first)]
    told = [
        voice for voice in after if not is_one_of(voice, first) and not is_one_of(voice, second)
    ]
    if not said:
        return _added(told, credit) if not before and not _hearsay(told) else []
    if not told:
        return [] if _hearsay(said) else [_gone(said, credit)]
    return [*_speakers(said, told, alike=alike), *_outlets(said, told, credit)]


def _hearsay(voices: Sequence[Voice]) -> bool:
    """Tell whether nobody speaks: "reportedly" alone is a hedge."""
    return bool(voices) and all(not voice.words for voice in voices)


def _added(told: Sequence[Voice], credit: Sequence[Voice]) -> list[Change]:
    if told:
        return [_change("attribution_added", None, told)]
    return [_change("credited", None, credit)] if credit else []


def _gone(said: Sequence[Voice], credit: Sequence[Voice]) -> Change:
    """Return that nobody of the origin speaks any more; the origin itself may in their place."""
    if not credit:
        return _change("attribution_dropped", said, None)
    only_outlets = all(voice.outlet for voice in said)
    return _change("other_outlet" if only_outlets else "other_source", said, credit)


def _speakers(said: Sequence[Voice], told: Sequence[Voice], *, alike: bool) -> list[Change]:
    """Compare the nearest ones who are no outlets."""
    mine = [voice for voice in said if not voice.outlet]
    theirs = [voice for voice in told if not voice.outlet]
    if not mine:
        return []
    if not theirs:
        return [_change("source_vaguer", mine[-1:], told)]
    kind = _other(mine[-1], theirs[-1], alike=alike)
    if kind is not None:
        return [_change(kind, mine[-1:], theirs[-1:])]
    verb = firmer(mine[-1].cue, theirs[-1].cue)
    if not verb:
        return []
    named: ChangeKind = "verb_stronger" if verb > 0 else "verb_weaker"
    return [Change(kind=named, before=mine[-1].cue, after=theirs[-1].cue)]


def _other(one: Voice, other: Voice, *, alike: bool) -> ChangeKind | None:
    """Return how another source is called, null where it can be the same."""
    if is_document(one) != is_document(other) and not _person(one) and not _person(other):
        return "other_source"
    if one.pointing or other.pointing:
        near, far = closeness(one), closeness(other)
        return "source_vaguer" if far <= MANY and not other.pointing and near > MANY else None
    near, far = closeness(one), closeness(other)
    if proper(one) & proper(other) or have_same_words(one, other):
        return None
    if far < near:
        return "source_vaguer"
    if far > near:
        return "source_named"
    others = near >= DESCRIBED and not same(one, other)
    return "other_source" if others and alike else None


def _person(voice: Voice) -> bool:
    """Tell whether only a pronoun says who it is."""
    return voice.words.lower() in PRONOUNS


def _outlets(said: Sequence[Voice], told: Sequence[Voice], credit: Sequence[Voice]) -> list[Change]:
    """Compare the ones who pass on."""
    mine = [voice for voice in said if voice.outlet]
    theirs = [voice for voice in told if voice.outlet]
    if not theirs:
        if not mine:
            return []
        return [_change("other_outlet" if credit else "outlet_dropped", mine, credit or None)]
    if not mine:
        between = any(not voice.outlet for voice in told)
        return [_change("other_outlet", None, theirs)] if between else []
    if any(same(one, other) for one in mine for other in theirs):
        return []
    near, far = max(map(closeness, mine)), max(map(closeness, theirs))
    if far < near:
        return [_change("source_vaguer", mine, theirs)]
    if far > near:
        return [_change("source_named", mine, theirs)]
    return [_change("other_outlet", mine, theirs)] if near == NAMED else []


def is_one_of(voice: Voice, outlets: frozenset[str]) -> bool:
    """Tell whether a voice is the publisher that is called so."""
    return voice.outlet and voice.name.lower().removeprefix("the ") in outlets


def _change(
    kind: ChangeKind, before: Sequence[Voice] | None, after: Sequence[Voice] | None
) -> Change:
    return Change(kind=kind, before=_words(before), after=_words(after))


def _words(voices: Sequence[Voice] | None) -> str | None:
    """Return who speaks, the nearest first: "Ann Lee, per the Courier"."""
    if not voices:
        return None
    return ", per ".join(voice.shown for voice in reversed(voices))
