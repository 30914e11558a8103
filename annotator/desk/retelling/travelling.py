"""Two stories compared: every sentence that was retold, and what became of it."""

from annotator.desk.retelling.comparing import changes_between
from annotator.desk.retelling.direction import credits_to, direction, far_apart
from annotator.desk.retelling.pairing import retells, retold_pairs
from annotator.desk.retelling.readings import StoryReading
from annotator.desk.retelling.voices import Reading
from annotator.model.retelling import Retelling, Told, Travel


def travel(one: StoryReading, other: StoryReading, *, related: bool = False) -> Travel:
    """Return how the claims of two stories travelled from the one that was first to the other.

    Stories that do not show that one was written from the other have no retellings, unless they
    are `related` by somebody's word.
    """
    origin, retold, how = direction(one, other)
    known = origin.outlets | retold.outlets
    first = _knowing(origin, known)
    second = _knowing(retold, known)
    elsewhere = frozenset(stem for reading in second for stem in reading.telling)
    retellings = []
    pairs = retold_pairs(first, second)
    credited = credits_to(retold, origin) > 0
    shows = not far_apart(one.published, other.published) and retells(
        pairs, len(second), credited=credited
    )
    for pair in pairs if shows or related else ():
        before, after = first[pair.origin], second[pair.retold]
        changes = changes_between(
            before, after, pair.likeness, elsewhere, origin.outlets, retold.outlets
        )
        retellings.append(
            Retelling(
                origin=_told(before, origin.path),
                retold=_told(after, retold.path),
                likeness=round(pair.likeness, 2),
                changes=changes,
            )
        )
    return Travel(
        origin=origin.path, retold=retold.path, decided_by=how, retellings=tuple(retellings)
    )


def _knowing(story: StoryReading, outlets: frozenset[str]) -> list[Reading]:
    """Return the readings of a story with the names of both publishers."""
    return [reading._replace(outlets=outlets) for reading in story.readings]


def _told(reading: Reading, path: str) -> Told:
    sentence = reading.sentence
    return Told(
        document_id=sentence.document_id,
        sentence_id=sentence.id,
        path=path,
        index=sentence.index,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        basis=reading.basis,
    )
