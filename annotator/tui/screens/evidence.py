"""The evidence of the lit claim: its list, its form, and what was entered for other claims."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from annotator.desk.evidence import EvidenceFolder, today
from annotator.errors import UserError
from annotator.model.base import ModelError
from annotator.model.claim import Claim, Evidence
from annotator.model.days import iso_date
from annotator.model.links import is_link
from annotator.tui.look import Mark
from annotator.tui.screens.form import FieldError, Form, Part
from annotator.tui.screens.list_card import ListCard
from annotator.tui.stances import DOUBT, STANCE_KEYS, STANCES, name_of
from annotator.tui.widgets.line import Piece, Row
from annotator.tui.wrapping import wrap

T = TypeVar("T")

_STANCE_VERBS = {key: f"stance {stance}" for key, stance in STANCE_KEYS.items()}
_CHOICES: dict[str, Mark] = dict(STANCES.items())


def evidence_card(folder: EvidenceFolder, claim: Claim, lit: int = 0) -> ListCard:
    """List the evidence of a claim; verbs: add, edit, remove, reuse, and a stance."""
    items = claim.evidence
    verbs = {"a": "add", "r": "reuse"}
    hints = ["a add", "r reuse"]
    if items:
        verbs |= {"enter": "edit", "x": "remove"} | _STANCE_VERBS
        hints = ["enter edit", "x remove", "+ supports", "- refutes", "= context", *hints]
    return ListCard(
        f"Evidence: {claim.content_text}",
        [_row(folder, item) for item in items],
        verbs,
        [*hints, "escape back"],
        lambda number, width: _details(folder, items[number], width),
        empty="Nothing yet: what supports or refutes this claim?",
        lit=lit,
    )


def known_card(folder: EvidenceFolder, found: list[Evidence], typed: str) -> ListCard:
    """List evidence entered for any claim; verbs: edit, filter, and a stance to take it with."""
    verbs = {"/": "filter"}
    hints = [f"/ filter{': ' + typed if typed else ''}"]
    if found:
        verbs |= {"enter": "edit"} | _STANCE_VERBS
        hints = ["enter look and take", "+ supports", "- refutes", "= context", *hints]
    return ListCard(
        "Evidence entered before, newest first",
        [[_doubt(folder, item), Piece(name_of(item), "quiet")] for item in found],
        verbs,
        [*hints, "escape back"],
        lambda number, width: _details(folder, found[number], width),
        empty=f"Nothing has these words: {typed}" if typed else "No evidence was entered yet.",
    )


def evidence_form(
    folder: EvidenceFolder, item: Evidence | None, *, title: str = "Evidence"
) -> Form[Evidence]:
    """Ask for a piece of evidence, beginning with what is known of it."""
    known = item or Evidence(stance="supports", accessed=today())
    parts = (
        Part("stance", "stance", known.stance, choices=_CHOICES),
        Part("url", "link", known.url or "", "https://... or a reference"),
        Part("title", "title", known.title or ""),
        Part("quote", "quote", known.quote or "", "the passage that matters"),
        Part("published", "published", known.published or "", "YYYY, YYYY-MM or YYYY-MM-DD"),
        Part("accessed", "accessed", known.accessed or "", "YYYY-MM-DD"),
        Part("snapshot", "snapshot", known.snapshot or "", "path of a file, to keep a copy"),
    )
    return Form(title, parts, partial(_made, folder, known))


def _made(folder: EvidenceFolder, known: Evidence, values: dict[str, str]) -> Evidence:
    """Make evidence of what was typed; raises FieldError."""
    _check_link(values["url"])
    fields: dict[str, str | None] = {name: value or None for name, value in values.items()}
    for name in ("published", "accessed"):
        fields[name] = _at(name, iso_date, values[name])
    if not any(fields[name] for name in ("url", "title", "quote", "snapshot")):
        raise FieldError("url", "give a link, a title, a quote or a file")
    fields["sha256"] = known.sha256
    if values["snapshot"] != (known.snapshot or ""):
        kept = _at("snapshot", folder.keep_snapshot, values["snapshot"])
        fields["snapshot"], fields["sha256"] = kept or (None, None)
    return Evidence.model_validate(fields)


def _at(name: str, read: Callable[[str], T], value: str) -> T | None:
    """Read a value, null for none; what is wrong with it is told at its field."""
    try:
        return read(value) if value else None
    except (ModelError, UserError) as error:
        raise FieldError(name, str(error)) from error


def _check_link(typed: str) -> None:
    """Refuse an address that no browser would open, or that would run as a program there."""
    scheme, colon, rest = typed.partition(":")
    unsafe = scheme.lower() in ("javascript", "data", "file", "vbscript", "blob")
    if colon and (rest.startswith("//") or unsafe) and not is_link(typed):
        raise FieldError("url", "a link is http:// or https://, no spaces")


def _row(folder: EvidenceFolder, item: Evidence) -> Row:
    mark = STANCES[item.stance]
    return [
        Piece(f"{mark.glyph} {mark.word:<9}", mark.colour),
        _doubt(folder, item),
        Piece(name_of(item), "quiet"),
    ]


def _doubt(folder: EvidenceFolder, item: Evidence) -> Piece:
    return Piece(f"{DOUBT} " if folder.doubts(item) else "  ", "flag")


def _details(folder: EvidenceFolder, item: Evidence, width: int) -> list[Row]:
    """Tell more of a piece of evidence: doubts first, then where, when, and what it says."""
    rows: list[Row] = [[Piece(f"{DOUBT} {doubt.message}", "flag")] for doubt in folder.doubts(item)]
    if item.url and item.url != name_of(item):
        rows.append([Piece(item.url, "muted")])
    days = [("published", item.published), ("accessed", item.accessed)]
    told = [f"{word} {day}" for word, day in days if day]
    told += ["snapshot kept"] if item.snapshot else []
    if told:
        rows.append([Piece("   ".join(told), "muted")])
    if item.quote and item.quote != name_of(item):
        rows += [[Piece(item.quote[a:b], "quiet")] for a, b in wrap(item.quote, width)]
    return rows
