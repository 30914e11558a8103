"""What a suggester proposes for a sentence: an answer, and how far it can be trusted."""

from typing import Annotated

from pydantic import Field

from annotator.model.answer import Judgement
from annotator.model.base import Value

SURE = 0.9
"""From this confidence on a suggestion is sure: a key accepts all such ones up to the next other.

Confidences say how often suggestions like this one were wholly right. Of all that reach this one,
95 of 100 were: most of them are surer than the least sure one."""
IMPORTED = "imported"
"""The rule of what came along with a story, as another tool's label."""


class Suggestion(Value):
    """An answer that a suggester proposes for a sentence, and how far it can be trusted."""

    sentence_id: str
    """The sentence it is for."""
    by: str
    """The suggester, `name@version`."""
    judgement: Judgement
    """The proposed answer. Ids of its claims are the suggester's own: whoever accepts it mints
    new ones."""
    confidence: Annotated[float, Field(ge=0, le=1)]
    """How often suggestions like this one were wholly right where it was measured."""
    rule: str
    """What it was found by, in a word."""
    alternatives: tuple[Judgement, ...] = ()
    """Other answers, likeliest first."""
