"""Where the analyst is, in words: the story, the sentence, and what is said of it."""

from collections.abc import Iterator

from annotator.desk import Desk
from annotator.lines.suggesting import suggestion_lines
from annotator.lines.telling import About, judgement_lines, kind_words
from annotator.words import many

WAIT = 2.0
"""How long the first sentence of a story waits for its retellings; then it is told without."""


def story_lines(desk: Desk) -> Iterator[str]:
    """Yield which story is open, and how far it is."""
    story = desk.walk.story
    if story is None:
        return
    decided, walked = story.counts(furniture=desk.walk.furniture)
    more = len(story.sentences) - walked
    behind = f", {more:,} more {'is' if more == 1 else 'are'} furniture" if more else ""
    place = story.place
    name = f"{place.title} ({place.path})" if place.title else place.path
    signed = ", signed off" if desk.signing.state.signed else ""
    signed += ", answered since" if desk.signing.state.since else ""
    yield (
        f"Story {desk.story_number} of {desk.counts.stories}: {name}. "
        f"{decided} of {many(walked, 'sentence')} decided{behind}{signed}."
    )


def here_lines(desk: Desk) -> Iterator[str]:
    """Yield the lit sentence and what is said of it, or that there is none."""
    walk = desk.walk
    if walk.story is None:
        yield "There is no story yet: put .txt or .md files into the folder, then begin again."
        return
    if walk.ended:
        left = desk.counts.total - desk.counts.decided
        rest = f"{many(left, 'sentence')} not decided yet: open goes there" if left else "all done"
        yield f"This is the end of the corpus: {rest}. previous goes back, quit leaves."
        return
    yield f"Sentence {walk.index + 1} of {len(walk.story.sentences)}, {_kind(desk)}"
    yield walk.sentence.text
    yield from said_lines(desk)


def said_lines(desk: Desk) -> Iterator[str]:
    """Yield what is said of the lit sentence; nothing where there is none."""
    walk = desk.walk
    if walk.spot is not None:
        about = About(desk.missing, desk.evidence.doubts, desk.lineage.advice)
        yield from judgement_lines(desk.judgement, walk.sentence, about, walk.lit)
        yield from suggestion_lines(desk)
        yield from _retold_lines(desk)


def _retold_lines(desk: Desk) -> Iterator[str]:
    """Yield what other stories made of the lit sentence, or it of theirs."""
    if desk.retold.begin(pause=0):
        desk.retold.arrived(WAIT)
    for line in desk.retold.lines():
        from annotator.desk.retelling.telling import spoken_words  # few sentences have any

        yield spoken_words(line)


def _kind(desk: Desk) -> str:
    """Return the kind of the lit sentence's block, and which hit it is."""
    walk = desk.walk
    kind = kind_words(walk.sentence.block)
    if walk.hits is None or walk.story is None:
        return kind
    number = walk.hits.number(walk.story.place.path, walk.index)
    if walk.hits.ordered:
        return f"{kind}, {number or 'none'} of {len(walk.hits):,} ({walk.hits.ordered})"
    which = f"hit {number} of" if number else "none of the"
    return f"{kind}, {which} {many(len(walk.hits), 'hit')} ({walk.hits.query.described()})"
