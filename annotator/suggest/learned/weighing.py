"""What tells whether a candidate is the answer: who agrees, how sure the tagger is, its words."""

import math
from collections.abc import Iterator

from annotator.suggest.learned.candidates import NOBODY, TAGGER, Candidate, Choices
from annotator.suggest.learned.scenes import Scene
from annotator.suggest.learned.tags import NONE, stretches
from annotator.suggest.quoting import Range
from annotator.suggest.verbs import FORMS

_TRUSTED = 6.0
"""What holds for every sentence weighs more than what few sentences can teach. Weights are held
down alike, so the features that all sentences share are made larger."""
_MARKS = frozenset('.,"-;:()')


def weights_of(candidate: Candidate, choices: Choices, scene: Scene) -> dict[str, float]:
    """Return the features of a candidate."""
    nobody = candidate.marks == NOBODY
    found = {name: value * _TRUSTED for name, value in _chances(candidate, choices)}
    found["by " + "+".join(sorted(candidate.by))] = _TRUSTED
    found.update(dict.fromkeys(_agreement(candidate, choices, scene), 1.0))
    found.update(_confidences(candidate, scene))
    if nobody:
        found.update(dict.fromkeys(_silence(choices, scene), 1.0))
    else:
        found.update(dict.fromkeys(_shape(candidate, scene), 1.0))
        found.update(dict.fromkeys(_words(candidate, scene), 1.0))
    return {name.replace(":", ";"): value for name, value in found.items()}


def _chances(candidate: Candidate, choices: Choices) -> Iterator[tuple[str, float]]:
    others = [one.chance for one in choices.candidates if one.marks != candidate.marks]
    lead = candidate.chance - max(others, default=-20.0)
    yield "chance", max(candidate.chance, -8.0) / 4
    yield "lead", max(-2.0, min(2.0, lead / 4))
    yield "least", candidate.least
    yield f"chance {_step(candidate.chance, 0.3, -12, 0)}", 1.0
    yield f"lead {_step(lead, 0.5, -8, 8)}", 1.0
    yield f"least {_step(candidate.least, 0.1, 0, 10)}", 1.0
    silence = next((one.chance for one in choices.candidates if one.marks == NOBODY), -8.0)
    yield "silence", max(-8.0, silence) / 4 * (1 if candidate.marks == NOBODY else -1)


def _step(value: float, size: float, low: int, high: int) -> int:
    return max(low, min(high, int(value / size)))


def _agreement(candidate: Candidate, choices: Choices, scene: Scene) -> Iterator[str]:
    """Yield with whom a candidate agrees, and in what."""
    kind = "nobody" if candidate.marks == NOBODY else "voices"
    signs = {}
    for name, marks in choices.told.items():
        signs[name] = "".join(
            _sign(mine, theirs) for mine, theirs in zip(candidate.marks, marks, strict=True)
        )
        yield f"{name} {signs[name]}"
    for name, proposal in scene.proposals.items():
        same = "same" if name in candidate.by else kind
        yield f"{name} {same} {proposal.suggestion.rule}"
        yield f"{name} {same} {proposal.suggestion.rule} {signs[TAGGER] == '==='}"
    yield "all " + " ".join(signs.values())


def _sign(mine: frozenset[Range], theirs: frozenset[Range]) -> str:
    """Return how two sets of ranges stand to each other."""
    if mine == theirs:
        return "="
    if not mine or not theirs:
        return "-" if theirs else "+"
    touching = any(a[0] < b[1] and b[0] < a[1] for a in mine for b in theirs)
    return "~" if touching else "x"


def _confidences(candidate: Candidate, scene: Scene) -> Iterator[tuple[str, float]]:
    for name, proposal in scene.proposals.items():
        sure = proposal.suggestion.confidence
        side = "same" if name in candidate.by else "other"
        yield f"{name} sure {side}", math.log((sure + 0.02) / (1.02 - sure)) / 2


def _silence(choices: Choices, scene: Scene) -> Iterator[str]:
    """Yield what speaks for and against that nobody speaks."""
    words = scene.words.words
    yield f"none {min(len(words) // 6, 6)}"
    yield f"none {scene.sentence.block}"
    yield f"none quoted {any(scene.words.quoted)} {scene.whole}"
    if words:
        yield "none end " + words[-1]
        cue = max(range(len(words)), key=lambda at: choices.cue[at])
        yield "none cue " + FORMS.get(words[cue], words[cue])


def _shape(candidate: Candidate, scene: Scene) -> Iterator[str]:
    """Yield how many parts a candidate has, and what it leaves out."""
    shape = "".join(str(min(3, len(ranges))) for ranges in candidate.marks)
    letters, quoted = scene.words.letters, scene.words.quoted
    left = [
        at for at, tag in enumerate(candidate.tags) if tag == NONE and letters[at] not in _MARKS
    ]
    yield "shape " + shape
    yield f"shape {shape} {scene.whole}"
    yield f"left {min(10, len(left))}"
    yield f"left quoted {min(3, sum(quoted[at] for at in left))}"
    order = "".join(role for role, _, _ in stretches(candidate.tags))
    yield "order " + order[:8]


def _words(candidate: Candidate, scene: Scene) -> Iterator[str]:
    """Yield the words at which the parts of a candidate begin and end."""
    for role, first, last in stretches(candidate.tags):
        yield from (
            _cue(candidate, scene, first, last) if role == "C" else _part(scene, role, first, last)
        )


def _cue(candidate: Candidate, scene: Scene, first: int, last: int) -> Iterator[str]:
    words, tags = scene.words.words, ("O", *candidate.tags, "O")
    for word in words[first:last]:
        if word in FORMS:
            yield "cue " + FORMS[word]
    yield "cue is " + " ".join(words[first:last])
    yield "cue then " + (words[last] if last < len(words) else "")
    yield f"cue amid {tags[first][-1]} {tags[last + 1][-1]}"
    if scene.grammar:
        yield f"cue tag {scene.grammar[last - 1].tag} {scene.grammar[last - 1].dep}"


def _part(scene: Scene, role: str, first: int, last: int) -> Iterator[str]:
    t = scene.words
    letters = f"^{t.letters}$"
    words = (*t.words, "", "")
    yield f"{role} long {min(8, (last - first) // (1 if role == 'S' else 4))}"
    yield f"{role} first {words[first] if role == 'T' else t.letters[first]}"
    yield f"{role} from {letters[first]}{letters[first + 1]}"
    yield f"{role} then {letters[last + 1]}"
    yield f"{role} quoted {t.quoted[first]} {t.quoted[last - 1]}"
    if role == "T":
        yield f"T then {words[last]} {words[last + 1]}"
    if scene.grammar:
        yield f"{role} tags {scene.grammar[first].tag} {scene.grammar[last - 1].tag}"
