"""`annotator retellings`: how each claim travelled between the stories of a corpus."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from annotator.commands.common import PATHS, db_option, known_store, print_json, say
from annotator.desk.retelling.relating import Retellings
from annotator.desk.retelling.telling import DECIDED, basis_words, change_words
from annotator.errors import UserError
from annotator.model.plain import inert
from annotator.model.retelling import Retelling, Told, Travel
from annotator.store import Store
from annotator.store.order import Place
from annotator.words import many

WIDTH = 80
_MARGIN = " " * 9


@click.command()
@click.argument("path", required=False, type=PATHS)
@click.option("--story", metavar="S", help="Only of or in this one: a part of its path, or its id.")
@click.option("--other", metavar="S", help="Only between the two, whether they are related or not.")
@db_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object for two stories.")
def retellings(
    path: Path | None, story: str | None, other: str | None, db: Path | None, as_json: bool
) -> None:
    """Show what became of claims on their way from one story to another.

    Attributions that were dropped, sources that became vaguer, outlets that came between, hedges
    that went, numbers and verbs that became stronger.
    """
    if other is not None and story is None:
        raise click.UsageError("--other needs --story: it is told between the two")
    count = changed = 0
    with known_store(path, db) as store:
        for found in _found(store, story, other):
            count += 1
            changed += any(one.changes for one in found.retellings)
            if as_json:
                print_json(found.model_dump())
            elif any(one.changes for one in found.retellings):
                for line in _lines(found):
                    click.echo(line)
    if not count:
        say("no story retells another")
    elif not as_json:
        say(f"{many(count, 'pair')} of stories, {changed:,} in which something became different")


def _found(store: Store, story: str | None, other: str | None) -> Iterator[Travel]:
    known = Retellings(store)
    if story is None:
        yield from known.all()
    elif other is None:
        yield from known.of(_named(store, story))
    else:
        pair = _named(store, story), _named(store, other)
        if pair[0].story_id == pair[1].story_id:
            raise UserError(f"{story} and {other} are the same story: name two")
        travel = known.between(*pair, told=True)
        if travel is not None and travel.retellings:
            yield travel


def _named(store: Store, name: str) -> Place:
    """Return the story of an id, a path, or the first with this part of a path."""
    exact = store.order.get(name) or store.order.at(name)
    if exact is not None:
        return exact
    for place in store.order.all():
        if name in (place.story_id, place.path) or name.casefold() in place.path.casefold():
            return place
    raise UserError(f"no story is called {name}: a part of its path, or its id")


def _lines(travel: Travel) -> Iterator[str]:
    """Yield the report of two stories; what was retold as it was is only counted."""
    told = {one.retold.sentence_id for one in travel.retellings}
    kept = len(told - {one.retold.sentence_id for one in travel.retellings if one.changes})
    head = f"{travel.retold} retells {travel.origin}, {DECIDED[travel.decided_by]}"
    yield click.style(inert(head), bold=True)
    yield f"{many(len(told), 'sentence')} retold, {kept} of them as they were"
    yield basis_words(travel)
    if travel.copies:
        named = f"near copies of them, not told again: {', '.join(map(inert, travel.copies))}"
        yield from textwrap.wrap(named, WIDTH, subsequent_indent="  ")
    sides = [told for one in travel.retellings for told in (one.origin, one.retold)]
    mixed = len({told.basis for told in sides}) > 1
    changed = [one for one in travel.retellings if one.changes]
    for _, of_one in groupby(changed, key=lambda one: one.retold.sentence_id):
        yield ""
        yield from _retelling_lines(list(of_one), mixed=mixed)
    yield ""


def _retelling_lines(of_one: Sequence[Retelling], *, mixed: bool) -> Iterator[str]:
    """Yield a sentence behind those that it was made of, and what became different."""
    for one in sorted(of_one, key=lambda one: one.origin.index):
        yield from _sentence(one.origin, "was", mixed=mixed)
    yield from _sentence(of_one[0].retold, "is", mixed=mixed)
    for change in dict.fromkeys(change for one in of_one for change in one.changes):
        line = inert(f"• {change_words(change)}")
        for part in textwrap.wrap(line, WIDTH - len(_MARGIN), subsequent_indent="  "):
            yield _MARGIN + click.style(part, bold=True)


def _sentence(told: Told, word: str, *, mixed: bool) -> list[str]:
    mark = "?" if mixed and told.basis == "suggested" else ""
    lead = f"{told.index + 1:>3} {word + mark:<5}"
    return textwrap.wrap(inert(told.text), WIDTH, initial_indent=lead, subsequent_indent=_MARGIN)
