"""The claims of the lit sentence: which one is lit, who its source is, and its remarks."""

from typing import TYPE_CHECKING, get_args

from annotator.desk.errors import RefusedError
from annotator.desk.facts import lost
from annotator.desk.said import label_words
from annotator.desk.wording import proposal
from annotator.lines.command import Command, Group
from annotator.lines.targets import first_words
from annotator.lines.telling import kind_words
from annotator.lines.typed import NOTHING, number_of, text_of, which
from annotator.model.claim import Certainty, SourceKind

if TYPE_CHECKING:
    from annotator.lines.dialogue import Dialogue

KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
_CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)


def claim(dialogue: "Dialogue", rest: str) -> str | None:
    """Light a claim, or tell all of them."""
    desk, typed = dialogue.desk, rest.casefold()
    desk.walk.sentence  # noqa: B018 - refuses where there is none
    last = len(desk.judgement.claims)
    if not typed:
        dialogue.show_change()
        return None
    if typed == "next":
        desk.next_claim()
    elif typed == "previous":
        desk.previous_claim()
    elif typed == "new":
        desk.walk.lit = last
    else:
        desk.walk.lit = number_of(typed, "claim", last)
    lit = desk.lit_claim
    if lit is None:
        return "a new claim is lit: a label makes it"
    return f"claim {desk.walk.lit + 1} of {last} is lit: {label_words(lit.label)}"


def remove(dialogue: "Dialogue", _: str) -> str:
    """Remove the lit claim."""
    dialogue.desk.remove_claim()
    return "claim removed, saved; {answer.undo} brings it back"


# Sources


def sources(dialogue: "Dialogue", rest: str) -> str | None:
    """Tell the sources that the story knows, the likeliest first."""
    level, behind = first_words(rest)
    if behind:
        raise RefusedError("sources, or sources nearer 1")
    desk = dialogue.desk
    known = desk.sources.known(level)
    said, speaker = desk.sources.words(level), desk.sources.speaker(level)
    dialogue.tell(f"marked as source: {said or 'nothing'}; named: {speaker.name or 'nobody'}")
    for number, source in enumerate(known, start=1):
        kind = kind_words(source.kind or "of no kind yet")
        dialogue.tell(f"#{number}: {source.name}, {kind}, in {source.claims}")
    return None if known else "no source of this story was named yet: name says who it is"


def name(dialogue: "Dialogue", rest: str) -> str:
    """Say who a source is: a new name, or a number of the story's sources."""
    from annotator.suggest.naming import kind_of

    level, typed = first_words(rest)
    sources_ = dialogue.desk.sources
    before, number = which(typed)
    if number is not None and not before:
        known = sources_.known(level)
        source = known[number_of(str(number), "source", len(known))]
        sources_.choose(source, level)
        return f"source: {source.name}, saved"
    text = text_of(typed)
    kind = sources_.proposal(level)[1] or kind_of(text)
    sources_.name(text, kind if text else None, level)
    if not text:
        return "no name, saved; {answer.undo} brings it back"
    told = kind_words(kind or "of no kind yet")
    return f"source: {text}, {told}, saved; kind changes what kind it is"


def kind(dialogue: "Dialogue", rest: str) -> str:
    """Say what kind of source it is."""
    level, typed = first_words(rest)
    wanted = typed.casefold().replace(" ", "_")
    found = [known for known in KINDS if wanted in (known, known.rpartition("_")[2])]
    if not found:
        raise RefusedError(f"which kind? {', '.join(map(kind_words, KINDS))}")
    dialogue.desk.sources.change_kind(found[0], level)
    return f"{kind_words(found[0])}, saved"


# Remarks


def certainty(dialogue: "Dialogue", rest: str) -> str:
    """Say how firmly the text states the claim: the next in turn, or one that is named."""
    desk, typed = dialogue.desk, rest.casefold()
    given: Certainty | None = None
    if not typed:
        given = desk.next_certainty()
    else:
        seen = desk.require_claim()
        given = next((known for known in _CERTAINTIES if known == typed), None)
        if given is None and typed not in (NOTHING, "none"):
            raise RefusedError(f"how firmly? {', '.join(_CERTAINTIES)}, or {NOTHING} for neither")
        desk.change_seen(seen, certainty=given)
    return f"the text states it as {given}, saved" if given else "no certainty given, saved"


def standalone(dialogue: "Dialogue", rest: str) -> str:
    """Write the claim as a sentence of its own; alone, tell a first wording."""
    desk = dialogue.desk
    lit = desk.require_claim()
    content = lit.content_text
    if not rest:
        if lit.claim_text:
            return f"it is: {lit.claim_text}"
        return f"it has none; a first wording: {proposal(content)}"
    text = text_of(rest)
    desk.reword(lit, text)
    for word, found in (("lost", lost(content, text)), ("new", lost(text, content))):
        if text and found:
            told = ", ".join(f"{fact.kind} {fact.text}" for fact in found)
            dialogue.tell(f"  {word} in this wording: {told}")
    return "the sentence is saved" if text else "the sentence is taken away, saved"


CLAIMS = Group(
    "The lit claim",
    (
        Command(
            ("claim",),
            "[N | next | previous | new]",
            "light a claim, or tell all of the sentence",
            claim,
            ("claim.next", "claim.previous"),
        ),
        Command(("remove", "x"), "", "remove it", remove, ("claim.remove",)),
        Command(
            ("sources",), "[nearer N]", "the sources of this story, and who this one is", sources
        ),
        Command(
            ("name", "i"),
            "[nearer N] NAME | #2 | -",
            "who the source is; #2 takes the second of sources",
            name,
            ("claim.source",),
        ),
        Command(("kind",), "[nearer N] KIND", "person, organisation, document, media ...", kind),
        Command(
            ("certainty", "y"),
            "[certain | probable | possible | -]",
            "how firmly the text states it; alone: the next of these",
            certainty,
            ("claim.certainty",),
        ),
        Command(
            ("standalone", "w"),
            "[TEXT | -]",
            "write it as a sentence of its own; alone: what it is",
            standalone,
            ("claim.standalone",),
        ),
    ),
)
