"""The lists of the corpus: stories, claims, hits, a page at a time.

Each row begins with what `go` takes.
"""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from annotator.desk.errors import RefusedError
from annotator.desk.said import label_words
from annotator.lines.command import Command, Group
from annotator.lines.twins import TWINS
from annotator.lines.typed import PAGE, cut, more, page_of
from annotator.lines.waiting import WAITING
from annotator.store.lists import ClaimRow

if TYPE_CHECKING:
    from annotator.desk import Desk
    from annotator.lines.dialogue import Dialogue


def stories(dialogue: "Dialogue", rest: str) -> str:
    """Tell stories with their progress."""
    desk = dialogue.desk
    typed, passed = page_of(rest)
    first, words = cut(typed)
    least_done = first.casefold() == "least"
    if not least_done:
        words = typed
    who, furniture = (desk.annotator_id, desk.role), desk.walk.furniture
    keys = desk.store.lists.story_keys(words, who, least_done=least_done, furniture=furniture)
    rows = desk.store.lists.stories(keys[passed : passed + PAGE], who)
    for row in rows:
        place, tally = row.place, row.tally
        decided = tally.decided if furniture else tally.decided_walked
        total = place.sentences if furniture else place.walked
        flagged = f", {tally.flagged:,} flagged" if tally.flagged else ""
        signed = ", signed off" if row.signed else ""
        signed += ", answered since" if row.since else ""
        name = f"{place.title} ({place.path})" if place.title else place.path
        number = desk.store.order.number(place.path)
        dialogue.tell(f"{number}: {decided} of {total} decided{flagged}{signed}: {name}")
    return _more(len(rows), passed, len(keys), "stories", typed)


def claims(dialogue: "Dialogue", rest: str) -> str:
    """Tell claims in reading order: of one label or all, of the annotator or everybody."""
    desk = dialogue.desk
    typed, passed = page_of(rest)
    labels: tuple[str, ...] = ()
    who: tuple[str, str] | None = (desk.annotator_id, desk.role)
    words = typed
    while words:
        first, behind = cut(words)
        known = [one.name for one in desk.codebook.labels if one.name == first.casefold()]
        if not known and first.casefold() != "everybody":
            break
        labels, words = (*labels, *known), behind
        who = who if known else None
    counted = desk.store.lists.claim_keys(words, labels, who)
    total = sum(count for _, count in counted)

    def rows() -> Iterator[ClaimRow]:
        over = passed
        for document, count in counted:
            if count <= over:
                over -= count
                continue
            yield from desk.store.lists.claims(document, words, labels, who)[over:]
            over = 0

    told = list(islice(rows(), PAGE))
    for row in told:
        by = f", by {row.annotator}" if who is None else ""
        source = f", source {row.source}" if row.source else ""
        dialogue.tell(
            f"{_where(desk, row)} {label_words(row.label)}{source}{by}: {row.text} "
            f"({row.title or row.path})"
        )
    return _more(len(told), passed, total, "claims", typed)


def _where(desk: "Desk", row: ClaimRow) -> str:
    spot = desk.walk.find_sentence(row.sentence_id)
    number = desk.store.order.number(row.path)
    return f"{number}:" if spot is None else f"{number}:{spot.index + 1}"


def hits(dialogue: "Dialogue", rest: str) -> str:
    """Tell what was found."""
    desk = dialogue.desk
    found = desk.walk.hits
    if found is None:
        raise RefusedError("{find.search} or {find.filter} first: this lists what was found")
    typed, passed = page_of(rest)
    if typed:
        raise RefusedError("hits, or hits from 21")
    page = found.page(passed, PAGE)
    for hit, row in zip(page, desk.store.lists.hits(page), strict=True):
        number = desk.store.order.number(row.path)
        dialogue.tell(f"{number}:{hit.index + 1} {row.text} ({row.title or row.path})")
    told = _more(len(page), passed, len(found), "hits", "")
    return told if found.complete else f"{told} There may be more than were found."


def _more(shown: int, passed: int, total: int, name: str, typed: str) -> str:
    if not total:
        return "there are none"
    told = more(shown, passed, total, f"{name} {typed}".strip())
    return f"{told} {{walk.go_to}} and what stands in front of a row goes there"


LISTS = Group(
    "Lists (go and the numbers in front of a row go there)",
    (
        Command(
            ("stories", "o"),
            "[least] [WORDS] [from 21]",
            "stories with progress; least: the least done first",
            stories,
            ("find.stories",),
        ),
        Command(
            ("claims", "C"),
            "[LABEL] [everybody] [WORDS] [from 21]",
            "claims of the corpus",
            claims,
            ("find.claims",),
        ),
        Command(("hits", "L"), "[from 21]", "what was found", hits, ("find.hits",)),
        WAITING,
        TWINS,
    ),
)
