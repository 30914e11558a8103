"""What came out of a comparison, as values."""

from annotator.model.base import Value


class Rate(Value):
    """How much of what was proposed is right, and how much of what is right was proposed."""

    precision: float
    """Right ones among the proposed; 0 where nothing was proposed."""
    recall: float
    """Right ones among those in gold; 0 where gold has none."""
    f1: float
    """Their harmonic mean, 0 where both are 0."""
    right: int
    proposed: int
    gold: int

    @classmethod
    def of(cls, right: int, proposed: int, gold: int) -> "Rate":
        """Return the rate of counts."""
        precision = right / proposed if proposed else 0.0
        recall = right / gold if gold else 0.0
        both = precision + recall
        return cls(
            precision=precision,
            recall=recall,
            f1=2 * precision * recall / both if both else 0.0,
            right=right,
            proposed=proposed,
            gold=gold,
        )


class Roles(Value):
    """A rate for each of the three roles."""

    source: Rate
    cue: Rate
    content: Rate


class Keys(Value):
    """Keys a sentence, by the model of `keystrokes`."""

    by_hand: float
    with_suggestions: float
    saving: float
    """The share of the keys that suggestions save."""


class Step(Value):
    """The suggestions whose confidence lies in `[low, high)`."""

    low: float
    high: float
    sentences: int
    share: float
    """Of all sentences with a suggestion."""
    said: float
    """Their mean confidence."""
    right: float
    """How many of them were wholly right: what their confidence promised."""


class Scores(Value):
    """How good suggestions are, on stories with gold answers. Shares are 0 to 1."""

    stories: int
    sentences: int
    attributed: float
    """The share of sentences in which somebody speaks: a cue or content of gold touches them."""
    sentence: Rate
    """Sentences in which somebody speaks."""
    accuracy: float
    """Sentences rightly told to be, or not to be, such."""
    exact: Roles
    """Spans, cut at the borders of sentences, that agree to the character."""
    loose: Roles
    """The same, but edge punctuation, quotation marks, blanks and a leading "that" are ignored."""
    overlap: Roles
    """Spans paired one to one within a sentence that share at least one character."""
    linked: Rate
    """Attributions, paired by their cues (by content where a cue is missing), of which every role
    overlaps or is missing on both sides."""
    linked_exactly: Rate
    """The same pairs, of which every role is loosely equal."""
    accepted: float
    """Sentences of which the whole suggestion is right, loosely: one key. Nobody speaks on both
    sides, or every span of every role is the same."""
    accepted_attributed: float
    """The same, as a share of the sentences in which somebody speaks."""
    jump: Keys
    """Keys when the ends of a span are jumped to."""
    step: Keys
    """Keys when the ends of a span are walked to word by word."""
    confidence: tuple[Step, ...] = ()
    """How often suggestions of each confidence were right."""
