"""Searching, filtering, and saying one thing of everything that was found."""

from typing import TYPE_CHECKING

from annotator.desk.bulk import answered, labelled
from annotator.desk.days import day_of
from annotator.desk.errors import RefusedError
from annotator.desk.said import label_words
from annotator.lines.command import Command, Group
from annotator.lines.marking import leave_marking
from annotator.lines.typed import cut, unquoted
from annotator.model.codebook import Codebook
from annotator.model.document import BLOCK_KINDS
from annotator.model.plain import typable
from annotator.model.query import Query
from annotator.words import many

if TYPE_CHECKING:
    from annotator.lines.dialogue import Dialogue

_OUTCOMES = {"open": "open", "none": "no_claim", "no_claim": "no_claim", "skipped": "skipped"}
_FLAGS = ("flagged", "incomplete", "stale", "suggested")
_NAMED = {"publisher": "publishers", "by": "annotators", "since": "since", "until": "until"}
_HOW = (
    "filter takes labels, open, none, skipped, flagged, incomplete, stale, suggested, kinds of "
    "block, publisher=, by=, since=2026-11, until=; filter alone counts them"
)


def search(dialogue: "Dialogue", rest: str) -> str:
    """Search, within the filters that are set."""
    if not rest:
        raise RefusedError('search takes words, "a phrase", begin* or /a pattern/')
    return _walk(dialogue, dialogue.desk.finding.typed(typable(rest)))


def filter_(dialogue: "Dialogue", rest: str) -> str | None:
    """Restrict the walk, or count what it can be restricted to."""
    desk = dialogue.desk
    if not rest:
        _count(dialogue)
        return desk.finding.query.described() or "everything is walked"
    if rest.casefold() == "off":
        return _leave_search(dialogue)
    query = query_of(rest, desk.codebook)
    return _walk(dialogue, query.having("text", desk.finding.query.text))


def query_of(typed: str, codebook: Codebook) -> Query:
    """Read a filter; raises RefusedError for what is none."""
    query, rest = Query(), typed
    while rest:
        word, rest = _value(rest)
        name, equals, value = word.partition("=")
        field = _NAMED.get(name.casefold())
        if equals and field in ("since", "until"):
            query = query.having(field, day_of(value))
        elif equals and field is not None:
            query = query.having(field, (*getattr(query, field), value))
        else:
            query = _with_word(query, word, codebook)
    return query


def _value(typed: str) -> tuple[str, str]:
    """Return the first value, whose quotes may hold spaces (`by="Ada Holm"`), and the rest."""
    first, rest = cut(typed)
    name, equals, begun = first.partition("=")
    if equals and begun.startswith('"') and not (len(begun) > 1 and begun.endswith('"')):
        more, quote, rest = rest.partition('"')
        if not quote:
            raise RefusedError(f"the quotes do not end: {first}")
        return f"{name}={f'{begun[1:]} {more}'.strip()}", rest.strip()
    return f"{name}{equals}{unquoted(begun)}" if equals else first, rest


def _with_word(query: Query, word: str, codebook: Codebook) -> Query:
    """Return the query with a value that is known by itself."""
    wanted = word.casefold().replace("-", "_")
    for label in codebook.labels:
        if label.name.casefold() in (word.casefold(), wanted):
            return query.having("labels", (*query.labels, label.name))
    if wanted in _OUTCOMES:
        return query.having("outcomes", (*query.outcomes, _OUTCOMES[wanted]))
    if wanted in _FLAGS:
        return query.having(wanted, value=True)
    if wanted in BLOCK_KINDS:
        return query.having("blocks", (*query.blocks, wanted))
    raise RefusedError(f"there is no filter {word}: {_HOW}")


def _count(dialogue: "Dialogue") -> None:
    """Tell every value that sentences have, with how many of them."""
    told: dict[tuple[str, str], int] = {}
    dialogue.desk.finding.count(told).result()
    names = {"publishers": "publisher=", "annotators": "by="}
    for (field, value), count in told.items():
        if count:
            shown = f'"{value}"' if field in names and " " in value else value or field
            shown = "none" if value == "no_claim" else shown
            dialogue.tell(f"{names.get(field, '')}{shown}: {count:,}")


def _walk(dialogue: "Dialogue", query: Query) -> str:
    desk = dialogue.desk
    cut_short = desk.finding.now(query)
    hits = len(desk.walk.hits or ())
    dialogue.show()
    told = f"{many(hits, 'hit')} found{f', {cut_short}' if cut_short else ''}"
    return f"{told}: {{find.hits}} lists them, {{find.stay}} stays here, {{find.leave}} goes back"


def _leave_search(dialogue: "Dialogue") -> str:
    hits = dialogue.desk.walk.hits
    dialogue.desk.leave_search()
    dialogue.show()
    if hits is not None and hits.ordered:
        return "reading order, back where you left it"
    return "back where the search began"


def leave(dialogue: "Dialogue", _: str) -> str:
    """Leave what was begun: the marking, or else the search."""
    if dialogue.desk.marking is not None:
        return leave_marking(dialogue)
    return _leave_search(dialogue)


def stay(dialogue: "Dialogue", _: str) -> str:
    """Leave the search and stay at the hit."""
    if dialogue.desk.walk.hits is None:
        raise RefusedError("there is no search or filter to leave")
    dialogue.desk.walk.hits = None
    return "search left; you stay here"


def bulk(dialogue: "Dialogue", rest: str) -> str:
    """Say one thing of everything that was found, when one says that one is sure."""
    desk = dialogue.desk
    found = desk.bulk.found()
    decided = sum(one.judgement.decided for one in found)
    name, sure = cut(rest)
    wanted, sure = name.casefold(), sure.casefold()
    known = next((one for one in desk.codebook.labels if one.name.casefold() == wanted), None)
    if known is not None:
        words, said = label_words(known.name), labelled(known.name)
    elif wanted in ("none", "skip"):
        words = "no claim" if wanted == "none" else "skipped"
        said = answered("no_claim" if wanted == "none" else "skipped")
    else:
        raise RefusedError(
            f"{many(len(found), 'hit')}, {decided:,} of them decided: bulk LABEL, none or skip"
        )
    if sure not in ("yes", "all"):
        left = many(len(found) - decided, "sentence")
        changes = f"; bulk {wanted} all changes the {decided:,} decided too" if decided else ""
        raise RefusedError(f"bulk {wanted} yes answers {left} as {words}{changes}")
    count = desk.bulk.say(said, change=sure == "all")
    dialogue.show_change()
    told = f"{many(count, 'sentence')} answered at once as {words}, saved"
    return f"{told}; {{answer.undo}} takes all of it back"


FINDING = Group(
    "Find",
    (
        Command(
            ("search", "/"),
            'WORDS | "PHRASE" | /PATTERN/',
            "search; the hits become the walk",
            search,
            ("find.search",),
        ),
        Command(
            ("filter", "F"),
            "[VALUES | off]",
            "walk only what was answered so, flagged, ...; alone: which values there are",
            filter_,
            ("find.filter",),
        ),
        Command(
            ("leave",),
            "",
            "leave the search, back again; while marking: leave it unsaved",
            leave,
            ("find.leave", "spans.leave"),
            marking=True,
        ),
        Command(("stay",), "", "leave the search, stay at this hit", stay, ("find.stay",)),
        Command(
            ("bulk", "="),
            "LABEL | none | skip  yes | all",
            "say one thing of everything found; all: also of what is decided",
            bulk,
            ("find.bulk",),
        ),
    ),
)
