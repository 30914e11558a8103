"""Datelines: where a story was filed, when, and by which agency, at the head of its first body."""

import re
from typing import NamedTuple

from annotator.corpus.dates import MONTH_AND_DAY

_LONGEST = 120
_CAPITALS = r"[A-Z][A-Z.'’]+(?:[ /-](?:[A-Z][A-Z.'’]*|[a-z]{2})){0,4}"
_NAME = r"[A-Z][\w.'’-]*(?:[ /](?:(?:de|da|del|la|le|of|the|al)\s)?[A-Z][\w.'’-]*){0,3}"
_REGION = rf"(?:,\s(?!{MONTH_AND_DAY}){_NAME}){{0,2}}"


def _date(way: int) -> str:
    return rf"(?:,?\s(?P<date{way}>{MONTH_AND_DAY}(?:,?\s\d{{4}})?),?)"


def _source(way: int) -> str:
    return (
        rf"(?:\s?\((?P<source{way}>[A-Z][\w .&'’/-]{{1,40}}|dpa)\)"
        rf"|\s?/(?P<release{way}>[A-Z][\w ]{{2,30}})/)"
    )


_LONG_DASH = r"\s?(?:--|[–—―])\s{0,3}(?=\S)"
_DASH = r"(?:\s?(?:--|[–—―])|\s-)\s{0,3}(?=\S)"
_AGENCIES = (
    r"(?:Reuters|REUTERS|AP|AFP|UPI|CNN|BBC|dpa|DPA|EFE|ANSA|PTI|ANI|IANS|TASS|Xinhua|Yonhap|"
    r"Kyodo|Bloomberg|NPR|Al Jazeera|The Associated Press|The Canadian Press)"
)
_DATELINE = re.compile(
    "|".join(
        (
            # An agency alone.
            rf"\((?P<source5>{_AGENCIES})\){_DASH}",
            rf"(?:{_NAME}\s)?(?P<source6>{_AGENCIES})\s(?:--|[–—―])\s(?=\S)",
            # A place in capitals needs nothing beside a long dash.
            rf"{_CAPITALS}{_REGION}{_date(1)}?{_source(1)}?{_LONG_DASH}",
            # A place in ordinary type needs an agency or a day.
            rf"{_NAME}{_REGION}{_date(2)}?{_source(2)}{_DASH}",
            rf"{_NAME}{_REGION}{_date(3)}{_DASH}",
            # A colon instead of the dash needs one in any type.
            rf"{_NAME}{_REGION}{_date(4)}?{_source(4)}\s?:\s(?=\S)",
        )
    )
)
_MARKS = ("-", "—", "–", "):", ") :", "―")
"""Every dateline ends with one of these; most lines have none near their head."""
_NO_PLACE = re.compile(
    r"(?:EXCLUSIVE|ANALYSIS|FACTBOX|EXPLAINER|BREAKING|UPDATE|UPDATED|OPINION|REVIEW|WATCH|READ|"
    r"FILE|PHOTO|PHOTOS|VIDEO|NOTE|CORRECTED|CORRECTION|CORRECTS|ADVERTISEMENT|TIMELINE|WRAPUP|"
    r"FEATURE|INTERVIEW|COLUMN|INSIGHT|LIVE|POLL|FOCUS|PREVIEW|NATO|NASA|EU|UK|USA|WHO|FBI|CIA|"
    r"UNICEF|UNESCO|OPEC|COVID|U\.?[NSK]\.?)(?![\w,])"
)


class Dateline(NamedTuple):
    """A dateline at the head of a block; `end` is the code point after its dash."""

    end: int
    date: str | None
    source: str | None


def dateline_of(block: str) -> Dateline | None:
    """Return the dateline at the head of a block's text."""
    if not (block[:1].isupper() or block[:1] == "("):
        return None
    near = block[:_LONGEST]
    if not any(mark in near for mark in _MARKS):
        return None
    match = _DATELINE.match(block, 0, _LONGEST)
    if match is None or _NO_PLACE.match(block):
        return None
    parts = match.groupdict()
    return Dateline(
        end=len(match.group().rstrip()),
        date=next((v for k, v in parts.items() if k.startswith("date") and v), None),
        source=next((v for k, v in parts.items() if not k.startswith("date") and v), None),
    )
