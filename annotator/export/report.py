"""Drawing a report: one HTML file that needs no network, no script and no other file.

Titles, names and paths are data from anywhere. `_text` makes them inert and escapes them; nothing
else may put a value of the report into the page.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from html import escape
from importlib.resources import files

from annotator.model.plain import inert
from annotator.model.report import Report, ReportDay, ReportStory, ReportWorker
from annotator.words import many

_HEIGHT = 100
"""Units of a chart's height."""


def report_html(report: Report) -> str:
    """Return the report as a page, the same text for the same numbers."""
    style = files("annotator.export").joinpath("report.css").read_text("utf-8")
    parts = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Report: {_text(report.corpus)}</title>",
        f"<style>\n{style}</style>",
        "</head>",
        "<body>",
        *_head(report),
        *_over_time(report.days),
        *_ranking("Labels", "label", report.labels),
        *_ranking("Most named sources", "source", report.sources),
        *_suggestions(report.suggestions),
        *_annotators(report.annotators),
        *_stories(report.stories),
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _text(value: object) -> str:
    """Return a value as text that cannot act: no markup, no control characters."""
    return escape(inert(str(value)), quote=True)


def _head(report: Report) -> Iterable[str]:
    yield f"<h1>{_text(report.corpus)}</h1>"
    if report.as_of is None:
        yield '<p class="quiet">There is no answer yet.</p>'
    else:
        yield f'<p class="quiet">As of the last answer, {_moment(report.as_of)}</p>'
    codebooks = ", ".join(report.codebooks) or "none yet"
    yield f'<p class="quiet">Codebook {_text(codebooks)} · {_text(report.tool)}</p>'
    if report.on_older_texts:
        yield (
            f'<p class="quiet">{many(report.on_older_texts, "answer")} to texts that newer ones '
            "replaced: not in the counts of sentences.</p>"
        )
    answers = sum(day.answers for day in report.days)
    seconds = sum(day.seconds for day in report.days)
    facts = [
        ("sentences decided", f"{report.decided:,} of {report.sentences:,}"),
        ("progress", _share(report.decided, report.sentences)),
        ("claims", f"{sum(report.labels.values()):,}"),
        ("flags", f"{report.flagged:,}"),
        ("seconds an answer", _each(seconds, answers)),
        ("hours of work", f"{seconds / 3600:,.1f}"),
    ]
    yield "<dl>"
    yield from (f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts)
    yield "</dl>"


# Charts


def _over_time(days: Sequence[ReportDay]) -> Iterable[str]:
    """Draw progress and pace, day by day, from the first answer to the last."""
    if not days:
        return
    known = {day.date: day for day in days}
    first, last = date.fromisoformat(days[0].date), date.fromisoformat(days[-1].date)
    dates = [(first + timedelta(n)).isoformat() for n in range((last - first).days + 1)]
    drawn = [known.get(day, ReportDay(date=day, answers=0, seconds=0)) for day in dates]
    total, sums = 0, []
    for day in drawn:
        total += day.answers
        sums.append(float(total))
    yield from _chart(
        "Progress", "answers in all", dates, sums, [many(round(value), "answer") for value in sums]
    )
    yield from _chart(
        "Answers a day",
        "answers on the best day",
        dates,
        [float(day.answers) for day in drawn],
        [many(day.answers, "answer") for day in drawn],
    )
    yield from _chart(
        "Pace",
        "seconds an answer on the slowest day",
        dates,
        [day.seconds / day.answers if day.answers else 0.0 for day in drawn],
        [f"{_each(day.seconds, day.answers)} seconds an answer" for day in drawn],
    )


def _chart(
    title: str, top: str, dates: list[str], values: list[float], words: list[str]
) -> Iterable[str]:
    """Draw a column for each day."""
    most = max(values) or 1.0
    yield f"<section><h2>{title}</h2>"
    yield f"<figure><figcaption><span>{max(values):,.0f} {top}</span></figcaption>"
    yield (
        f'<svg class="chart" viewBox="0 0 {len(values) * 10} {_HEIGHT}" '
        f'preserveAspectRatio="none" role="img" aria-label="{title}, day by day">'
    )
    for number, (day, value, said) in enumerate(zip(dates, values, words, strict=True)):
        if value > 0:
            height = max(round(_HEIGHT * value / most, 2), 1)
            yield (
                f'<rect x="{number * 10 + 1}" y="{round(_HEIGHT - height, 2)}" width="8" '
                f'height="{height}"><title>{_text(day)}: {said}</title></rect>'
            )
    yield "</svg>"
    yield f"<figcaption><span>{_text(dates[0])}</span><span>{_text(dates[-1])}</span></figcaption>"
    yield "</figure></section>"


def _bar(part: float, whole: float) -> str:
    """Draw a part of a whole as a bar in a table."""
    width = round(100 * part / whole, 2) if whole else 0
    return (
        '<td class="bar"><svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" '
        'aria-hidden="true"><rect width="100" height="1" fill-opacity="0.2"/>'
        f'<rect width="{width}" height="1"/></svg></td>'
    )


# Tables


def _ranking(title: str, name: str, counts: dict[str, int]) -> Iterable[str]:
    """Yield a table of counts, most first."""
    most = max(counts.values(), default=0)
    rows = [
        f'<td class="name">{_text(said)}</td>{_number(count)}{_bar(count, most)}'
        for said, count in counts.items()
    ]
    return _table(title, [(name, ""), ("claims", "number"), ("", "bar")], rows)


_USES = {
    "as_is": "taken as it was",
    "together": "taken with others",
    "edited": "changed",
    "no": "not used",
    "hidden": "not shown",
}


def _suggestions(uses: dict[str, dict[str, int]]) -> Iterable[str]:
    """Yield a table of what became of suggestions, a row a suggester; nothing where were none."""
    if not uses:
        return []
    rows = [
        f'<td class="name">{_text(by)}</td>' + "".join(_number(counts.get(use, 0)) for use in _USES)
        for by, counts in uses.items()
    ]
    heads = [("by", ""), *((word, "number") for word in _USES.values())]
    return _table("Suggestions", heads, rows)


def _annotators(workers: Sequence[ReportWorker]) -> Iterable[str]:
    heads = [
        ("name", ""),
        ("role", ""),
        ("sentences decided", "number"),
        ("answers", "number"),
        ("seconds an answer", "number"),
        ("first", ""),
        ("last", ""),
    ]
    rows = [
        f'<td class="name">{_text(one.name)}</td><td>{_text(one.role)}</td>{_number(one.decided)}'
        f'{_number(one.answers)}<td class="number">{_each(one.seconds, one.answers)}</td>'
        f"<td>{_day(one.first)}</td><td>{_day(one.last)}</td>"
        for one in workers
    ]
    return _table("Annotators", heads, rows)


def _stories(stories: Sequence[ReportStory]) -> Iterable[str]:
    heads = [
        ("story", ""),
        ("decided", "number"),
        ("of", "number"),
        ("", "bar"),
        ("claims", "number"),
        ("flags", "number"),
    ]
    rows = [
        f'<td class="name">{_story_name(story)}</td>'
        f"{_number(story.decided)}{_number(story.sentences)}"
        f"{_bar(story.decided, story.sentences)}{_number(story.claims)}{_number(story.flagged)}"
        for story in stories
    ]
    return _table("Stories", heads, rows)


def _story_name(story: ReportStory) -> str:
    revision = f" (text {story.revision})" if story.revision > 1 else ""
    below = f'<br><span class="quiet">{_text(story.path)}{revision}</span>'
    return _text(story.title or story.path) + (below if story.title or revision else "")


def _table(title: str, heads: list[tuple[str, str]], rows: list[str]) -> Iterable[str]:
    """Yield a section with a table; without rows there is none."""
    if not rows:
        return
    yield f'<section class="long"><h2>{title}</h2><div class="scroll"><table>'
    cells = "".join(f'<th class="{kind}">{name}</th>' for name, kind in heads)
    yield f"<thead><tr>{cells}</tr></thead><tbody>"
    yield from (f"<tr>{row}</tr>" for row in rows)
    yield "</tbody></table></div></section>"


# Words


def _number(value: int) -> str:
    return f'<td class="number">{value:,}</td>'


def _each(seconds: float, answers: int) -> str:
    """Return the seconds that one answer took, a dash where there was none."""
    return f"{seconds / answers:.1f}" if answers else "–"


def _share(part: int, whole: int) -> str:
    """Return a share in percent; 100 only when nothing is left."""
    return f"{100 * part // whole if whole else 0}%"


def _day(utc: str) -> str:
    return f"{datetime.fromisoformat(utc):%Y-%m-%d}"


def _moment(utc: str) -> str:
    return f"{datetime.fromisoformat(utc):%Y-%m-%d %H:%M} UTC"
