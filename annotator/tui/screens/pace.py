"""How far the analyst is, and how fast."""

from annotator.desk.desk import Desk
from annotator.tui.look import NO_CLAIM, SKIPPED, label_mark
from annotator.tui.screens.card import Card
from annotator.tui.widgets.line import Piece, Row
from annotator.words import bar, many


def pace_card(desk: Desk) -> Card:
    """Show progress, labels and pace."""
    pace = desk.pace()
    rows: list[Row] = [
        [
            Piece(bar(desk.counts.decided, desk.counts.total, 24), "bar"),
            Piece(
                f"  {desk.counts.decided:,} of {many(desk.counts.total, 'sentence')} decided",
                "quiet",
            ),
        ],
        [],
    ]
    outcomes = [(label_mark(desk.codebook, name), count) for name, count in pace.labels]
    outcomes += [(NO_CLAIM, pace.no_claim), (SKIPPED, pace.skipped)]
    most = max((count for _, count in outcomes), default=1) or 1
    for mark, count in outcomes:
        rows.append(
            [
                Piece(f"{mark.glyph} {mark.word:<16}", mark.colour),
                Piece(f"{count:>7,}  ", "quiet"),
                Piece("▪" * (30 * count // most), mark.colour),
            ]
        )
    rows += [[], _fact("answers today", f"{pace.today:,}")]
    if pace.median_seconds is not None:
        rows.append(_fact("seconds an answer", f"{pace.median_seconds:.1f} (median)"))
        rest = (desk.counts.total - desk.counts.decided) * pace.median_seconds / 60
        rows.append(
            _fact("for the rest", f"about {max(round(rest), 1):,} min" if rest else "nothing")
        )
    return Card("Progress and pace", rows)


def _fact(name: str, value: str) -> Row:
    return [Piece(f"{name:<20}", "muted"), Piece(value, "quiet")]
