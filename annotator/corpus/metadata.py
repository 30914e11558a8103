"""What a copy says about itself: title, publisher, writers, day; only where the text shows it."""

import re
from collections.abc import Sequence

from annotator.corpus.datelines import Dateline, dateline_of
from annotator.corpus.dates import full_dates, labels_publication, month_and_day
from annotator.corpus.readers.base import Stretch
from annotator.corpus.word_lists import words
from annotator.model.document import BlockKind, Metadata

_STAFF = re.compile(
    r"[,|;–—-]\s*(?:the\s)?(?P<name>[A-Z][\w.&'’]*(?:\s[A-Z][\w.&'’]*){0,4})\s"
    r"(?i:staff|reporter|correspondent|writer|contributor|editor|bureau)\b.{0,20}$"
)
_AFTER_MARK = re.compile(
    r"\s(?:[|/–—]|for)\s(?:the\s)?(?P<name>[A-Z][\w.&'’]*(?:\s(?:of\s)?[A-Z][\w.&'’]*){0,4})$",
)
_NEWSROOM = re.compile(
    r"(?:The )?(?:Associated Press|Reuters|AFP|Agence France-Presse|BBC News|BBC|CNN|CBS News|"
    r"NBC News|ABC News|Fox News|Sky News|ITV News|Al Jazeera|Bloomberg(?: News)?|NPR|Politico|"
    r"Guardian|Observer|Independent|Telegraph|Times|New York Times|Washington Post|"
    r"Wall Street Journal|Financial Times|Economist|Los Angeles Times|USA TODAY|Deutsche Welle|"
    r"Canadian Press|[A-Z]\w+(?: [A-Z]\w+){0,2} (?:Times|Post|News|Herald|Tribune|Gazette|"
    r"Journal|Chronicle|Observer|Star|Mail|Press|Telegraph|Guardian|Standard|Globe|Today))"
    r"(?=$|[,|/.])"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s?(?:©|\(c\)))?\s?(?:(?:19|20)\d\d,?\s)?(?:by\s)?"
    r"(?P<name>(?:The\s)?[A-Z][\w.&'’]*(?:\s(?:of\s)?[A-Z][\w&'’]*){0,4})",
    re.IGNORECASE,
)
_ROLES = words(
    "political senior chief foreign economics health science business world diplomatic crime "
    "special national education environment sports staff"
)


def metadata_of(text: str, blocks: Sequence[Stretch]) -> Metadata:
    """Gather what the blocks of a story show."""
    title = _first(text, blocks, "headline")
    byline = _first(text, blocks, "byline")
    dateline = next(
        (dateline_of(text[b.start : b.end]) for b in blocks if b.dateline is not None), None
    )
    return Metadata.trusted(
        title=title and one_line(title),
        publisher=_publisher(text, blocks, dateline),
        byline=byline and one_line(byline),
        published=_published(text, blocks, dateline),
        url=None,
    )


def one_line(text: str) -> str:
    """Return a line of a wrapped headline or byline with single spaces."""
    return " ".join(text.split())


def _first(text: str, blocks: Sequence[Stretch], kind: BlockKind) -> str | None:
    """Return the text of the first block of a kind."""
    return next((text[b.start : b.end] for b in blocks if b.kind == kind), None)


def _publisher(text: str, blocks: Sequence[Stretch], dateline: Dateline | None) -> str | None:
    """Return who published the copy: the byline's newsroom, the dateline's, a copyright's."""
    for block in blocks:
        if block.kind == "byline":
            found = _publisher_in_byline(one_line(text[block.start : block.end]))
            if found:
                return found
    if dateline is not None and dateline.source:
        return dateline.source
    for block in blocks:
        if block.kind == "furniture":
            match = _COPYRIGHT.match(text, block.start, block.end)
            if match and match["name"].lower() not in ("all", "reserved"):
                return match["name"].removesuffix(".").removesuffix(" All")
    return None


def _publisher_in_byline(line: str) -> str | None:
    """Return the newsroom that a byline names."""
    match = _STAFF.search(line) or _AFTER_MARK.search(line)
    if match and match["name"].split()[0].lower() not in _ROLES:
        return match["name"]
    for part in re.split(r",\s|\s[|/–—]\s|^[Bb][Yy]\s", line):
        match = _NEWSROOM.match(part)
        if match:
            return match.group()
    return None


def _published(text: str, blocks: Sequence[Stretch], dateline: Dateline | None) -> str | None:
    """Return the day of publication: from the time lines, else from the dateline."""
    times = [text[b.start : b.end] for b in blocks if b.kind == "time"]
    times.sort(key=labels_publication, reverse=True)
    for line in times:
        days = full_dates(line)
        if days:
            return days[0].isoformat()
    if dateline is None or dateline.date is None:
        return None
    days = full_dates(dateline.date)
    if days:
        return days[0].isoformat()
    wanted = month_and_day(dateline.date)
    years = {day.year for day in full_dates(text) if (day.month, day.day) == wanted}
    # Two years mean an anniversary is told: which one is the story's is not ours to guess.
    return f"{years.pop()}-{wanted[0]:02}-{wanted[1]:02}" if len(years) == 1 and wanted else None
