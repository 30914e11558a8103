"""A retelling in words, the same on the screen, in line mode and in a report."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from annotator.desk.retelling.nearby import Line
from annotator.model.retelling import Change, ChangeKind, Travel
from annotator.words import shorter

SIGNS = {"origin": "→", "retold": "←"}
"""Where the other story is: it tells this one again, or is what is told again here."""
KINDS: dict[ChangeKind, str] = {
    "attribution_dropped": "attribution dropped",
    "attribution_added": "attribution added",
    "credited": "credited",
    "source_vaguer": "source vaguer",
    "source_named": "source more specific",
    "other_source": "other source",
    "other_outlet": "other outlet",
    "outlet_dropped": "outlet dropped",
    "hedge_dropped": "hedge dropped",
    "hedge_added": "hedge added",
    "number_stronger": "number stronger",
    "number_weaker": "number weaker",
    "verb_stronger": "verb stronger",
    "verb_weaker": "verb weaker",
    "negation_changed": "negation changed",
    "name_changed": "name changed",
    "date_changed": "date changed",
    "caveat_cut": "caveat cut",
    "quotation_changed": "quotation changed",
}
DECIDED = {
    "published": "published later",
    "credit": "and names it",
    "cut": "cut short",
    "path": "nothing tells which was first",
}
"""How it was decided which story was first, in few words behind the paths."""
_LONGEST = 48
_CALLED = 12
"""Characters of a story's name that tell which one it is."""


def change_words(change: Change, became: str = "→", longest: int = _LONGEST) -> str:
    """Return a change in one line: "hedge dropped: could"."""
    words = [_quoted(part, longest) for part in (change.before, change.after) if part]
    between = " between" if change.kind == "other_outlet" and not change.before else ""
    return f"{KINDS[change.kind]}{between}: {f' {became} '.join(words)}"


def _quoted(words: str, longest: int) -> str:
    return f"“{shorter(words, longest)}”"


def story_name(path: str) -> str:
    """Return what a story is called beside a sentence: its file, without its ending."""
    return PurePosixPath(path).stem


def basis_words(travel: Travel) -> str:
    """Say whether people or a suggester found who speaks."""
    bases = {told.basis for r in travel.retellings for told in (r.origin, r.retold)}
    if bases == {"answers"}:
        return "who speaks is taken from the answers"
    if bases == {"suggested"}:
        return "who speaks is only suggested: nobody has answered yet"
    return "who speaks is taken from the answers, and where a ? stands only suggested"


def line_words(line: Line, more: int = 0) -> Iterator[str]:
    """Yield what became of the lit sentence in one line, then ever shorter for less room.

    How many `more` stories there are is shortened first, then what else became different, then the
    story's name, then the words that changed; what kind of change it is stays.
    """
    sign, name = SIGNS[line.here_is], story_name(line.path)
    first, others = line.changes[0], len(line.changes) - 1
    told = "; ".join(map(change_words, line.changes))
    yield f"{sign} {name}: {told}" + (f"   and in {more} more" if more else "")
    yield f"{sign} {name}: {told}"
    count = f" +{others}" if others else ""
    yield f"{sign} {name}: {change_words(first)}{count}"
    called = f"{name[:_CALLED].rstrip(' -_')}…: " if len(name) > _CALLED else f"{name}: "
    for lead in (called, ""):
        for longest in (_LONGEST, 24):
            yield f"{sign} {lead}{change_words(first, longest=longest)}{count}"
    for longest in (18, 12):
        yield f"{sign} {change_words(first, longest=longest)}{count}"
    yield f"{sign} {KINDS[first.kind]}{count}"


def spoken_words(line: Line) -> str:
    """Return the same without signs, for those who listen."""
    told = "; ".join(change_words(change, "became") for change in line.changes)
    where = "Different from" if line.here_is == "retold" else "Different in"
    return f"{where} {story_name(line.path)}: {told}."
