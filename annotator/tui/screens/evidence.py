"""The evidence of the lit claim: its list, its form, and what was entered for other claims."""

from functools import partial

from annotator.desk.evidence import EvidenceFolder, today
from annotator.desk.evidence_fields import evidence_of
from annotator.model.claim import Claim, Evidence
from annotator.tui.look import Mark
from annotator.tui.screens.form import Form, Part
from annotator.tui.screens.list_card import ListCard
from annotator.tui.stances import DOUBT, STANCE_KEYS, STANCES, name_of
from annotator.tui.widgets.line import Piece, Row
from annotator.tui.wrapping import wrap

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
    return Form(title, parts, partial(evidence_of, folder, known))


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
