"""Learning from the corpus' own answers: when it is due, what it learns from, where it is kept.

What was learned can always be learned anew. So it lies in the user's cache, under the name of the
database, never beside the stories; a file that cannot be used is said in a line and replaced.
"""

import hashlib
import time
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_cache_path

from annotator.errors import UserError
from annotator.export.files import put_in_place
from annotator.gold.policy import Choice, choose, equal
from annotator.model.answer import Answer, Judgement
from annotator.model.lineage import is_stale
from annotator.store import Store
from annotator.suggest.base import Suggester
from annotator.suggest.learned.crf import missing
from annotator.suggest.learned.fitting import Models, Story, fit
from annotator.suggest.learned.measures import FEWEST_STORIES, Measures
from annotator.suggest.learned.packing import Head, UnusableError, head_of, models_of, packed
from annotator.suggest.learned.suggester import Learned
from annotator.words import many

MOST_STORIES = 400
"""More stories make learning slower, hardly better."""
MOSTLY = 0.8
"""The share of a story's sentences that must be answered for it to count."""
_FEWEST_NEW = 5
_TOLD = 50
"""After so many stories that were read it is told how many."""
_SHARE_NEW = 0.1


class LearningError(UserError):
    """Nothing can be learned here, and why, in one line."""


class Kept(NamedTuple):
    """What was learned from a corpus, as it lies on disk."""

    head: Head
    file: bytes

    @property
    def silent(self) -> str | None:
        """Why it makes no suggestions; null when it does."""
        return self.head.measures.silent

    def models(self) -> Models:
        """Return the models; raises UnusableError."""
        return models_of(self.file)


def model_path(store: Store) -> Path:
    """Return where what was learned from a database is kept."""
    place = str(store.path.resolve())
    digest = hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()
    return user_cache_path("annotator") / "learned" / f"{digest[:16]}.zip"


def kept(store: Store, others: Sequence[Suggester]) -> tuple[Kept | None, str | None]:
    """Return what was learned from a corpus, and a line on what cannot be used of it."""
    path = model_path(store)
    try:
        file = path.read_bytes()
    except FileNotFoundError:
        return None, None
    except OSError as error:
        return None, f"{path} cannot be read ({error.strerror}): it is learned anew"
    try:
        head = head_of(file)
    except UnusableError as error:
        return None, f"{path} {error}: it is learned anew"
    if head.others != _names(others):
        return None, f"{path} was learned beside other suggesters: it is learned anew"
    return Kept(head, file), None


def speaking(store: Store, others: Sequence[Suggester]) -> tuple[Learned | None, str | None]:
    """Return the learned suggester if it speaks, else null and a line that says why not."""
    reason = missing()
    if reason is not None:
        return None, reason
    found, line = kept(store, others)
    if found is None:
        return None, line
    if found.silent is not None:
        return None, found.silent
    try:
        return Learned(found.models(), others, found.head.mark), None
    except UnusableError as error:
        return None, f"{model_path(store)} {error}: it is learned anew"


def due(store: Store, others: Sequence[Suggester]) -> bool:
    """Tell whether there is enough new to learn from; quick, nothing is learned."""
    if missing() is not None:
        return False
    stories = min(MOST_STORIES, len(store.progress.answered(MOSTLY)))
    if stories < FEWEST_STORIES:
        return False
    found, _ = kept(store, others)
    if found is None:
        return True
    known = found.head.measures.stories
    return stories >= known + max(_FEWEST_NEW, known * _SHARE_NEW)


def learn(
    store: Store,
    others: Sequence[Suggester],
    over: Callable[[], bool] = lambda: False,
    tell: Callable[[str], None] = lambda _: None,
) -> Measures:
    """Learn from a corpus, keep what was learned, and return the measures on stories kept apart.

    It takes seconds to minutes; `over` is asked now and then and ends it with InterruptedError,
    and `tell` is told how far it is.
    Raises LearningError where there is nothing to learn from.
    """
    reason = missing()
    if reason is not None:
        raise LearningError(reason)
    begin = time.monotonic()
    stories = answered_stories(store, others, tell)
    if len(stories) < FEWEST_STORIES:
        raise LearningError(
            f"at least {FEWEST_STORIES} answered stories are needed to learn from, "
            f"{len(stories)} {'is' if len(stories) == 1 else 'are'} here: answer more"
        )
    steps = count(1)

    def asked() -> bool:
        tell(f"learning from {many(len(stories), 'story')}, step {next(steps)}")
        return over()

    models, measures = fit(stories, asked)
    seconds = time.monotonic() - begin
    with put_in_place(model_path(store)) as file:
        file.write(packed(models, measures, seconds=seconds, others=_names(others)))
    return measures


def answered_stories(
    store: Store, others: Sequence[Suggester], tell: Callable[[str], None] = lambda _: None
) -> list[Story]:
    """Return the stories to learn from, always the same ones for the same answers."""
    found: list[Story] = []
    for document_id in sorted(store.progress.answered(MOSTLY))[:MOST_STORIES]:
        document = store.documents.get(document_id)
        if document is None:
            continue
        sentences = store.documents.sentences(document_id)
        given: dict[str, list[Answer]] = {}
        for answer in store.answers.current_of_everybody(document_id):
            if answer.role in ("annotator", "reviewer"):
                given.setdefault(answer.sentence_id, []).append(_read(store, answer))
        answers = [_decided(given.get(sentence.id, ())) for sentence in sentences]
        proposals = {one.name: list(one.suggest(document, sentences)) for one in others}
        found.append(Story(document, sentences, answers, proposals))
        if len(found) % _TOLD == 0:
            tell(f"{many(len(found), 'story')} read")
    return found


def _read(store: Store, answer: Answer) -> Answer:
    """Return an answer with the labels of the newest version of its codebook."""
    lineage = store.codebooks.lineage(answer.codebook)
    return answer if lineage is None else lineage.answer(answer)


def _decided(answers: Sequence[Answer]) -> Judgement | None:
    """Return what a sentence's answer is: the gold one, else the one of most annotators."""
    chosen = choose(answers) if answers else "undecided"
    if isinstance(chosen, Choice):
        said = chosen.answers[0].judgement
    elif chosen == "disagreement":
        found = _of_most([a for a in answers if a.judgement.outcome in ("claims", "no_claim")])
        if found is None:
            return None
        said = found.judgement
    else:
        return None
    return None if any(is_stale(claim.label) for claim in said.claims) else said


def _of_most(answers: Sequence[Answer]) -> Answer | None:
    """Return the answer that more people gave than any other; null where none is."""
    votes = [sum(equal(one, other) for other in answers) for one in answers]
    most = max(votes)
    leading = [answer for answer, number in zip(answers, votes, strict=True) if number == most]
    return leading[0] if all(equal(leading[0], other) for other in leading) else None


def _names(others: Sequence[Suggester]) -> tuple[str, ...]:
    return tuple(sorted(f"{one.name}@{one.version}" for one in others))
