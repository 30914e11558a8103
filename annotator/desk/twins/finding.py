"""Finding the sentences of other stories that state the same claim as one.

The sentence's rarest words are looked up in the full-text index, and what holds the most and
rarest of them is compared with it as a whole (`desk/alike`). See `docs/twins.md` for the figures.
"""

from typing import NamedTuple

from annotator.desk.alike import Sought, weight, words
from annotator.model.document import Sentence
from annotator.store import Store
from annotator.store.rare_words import MOST, Holding

RAREST = 6
"""So many of the rarest words are looked up, however common they are (up to MOST sentences)."""
CHEAP, SHARE = 1_200, 80
"""More words are looked up while all of them together are in no more sentences than this, and than
one in so many of the corpus: the six are in more of a larger one too."""
WORDS = 18
"""So many words are looked up at most."""
SMALL = 5_000
"""Up to so many sentences a corpus has few rare words, and looking all of them up takes no time."""
CANDIDATES = 16
"""So many sentences are compared as a whole, unless more are to be shown."""
LEAST = 0.12
"""Likeness of a sentence that is shown at all."""


class Found(NamedTuple):
    """A sentence of another story, and how like the one it was looked for it is."""

    sentence: Holding
    likeness: float
    """From 0 to 1."""


def find(store: Store, sentence: Sentence, candidates: int = CANDIDATES) -> list[Found]:
    """Return sentences of other stories that say the same, those first that are most alike."""
    forms = {
        sentence.text[word.start : word.end].casefold(): word.stem for word in words(sentence.text)
    }
    held = store.rare_words.held(forms)
    total = store.rare_words.total()
    weights: dict[str, float] = {}
    for form, stem in forms.items():
        told = weight(held[form], total)
        weights[stem] = min(weights.get(stem, told), told)
    rarest = _rarest(held, max(CHEAP, total // SHARE))
    if total > SMALL:
        rarest = rarest[:WORDS]
    else:
        candidates *= 2
    looked_up = {form: weights[forms[form]] ** 2 for form in rarest}
    rows = store.rare_words.holding(looked_up, candidates, outside=sentence.document_id)
    sought = Sought(weights)
    found = [Found(row, sought.likeness(row.text)) for row in rows]
    kept = [one for one in found if one.likeness >= LEAST]
    return sorted(kept, key=lambda one: (-one.likeness, one.sentence.path, one.sentence.index))


def _rarest(held: dict[str, float], cheap: int) -> list[str]:
    """Return the words to look up: a word that is nowhere else finds nothing."""
    chosen: list[str] = []
    looked_at = 0.0
    for form, sentences in sorted(held.items(), key=lambda one: (one[1], one[0])):
        looked_at += sentences
        if chosen and looked_at > (cheap if len(chosen) >= RAREST else MOST):
            break
        if sentences > 1:
            chosen.append(form)
    return chosen
