"""What the commands say: tables, progress and summaries in plain words."""

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from annotator.desk.exporting import Exported
from annotator.desk.intake import Taken
from annotator.desk.labels_in import Brought, Into
from annotator.desk.status import CorpusStatus, StoryStatus
from annotator.export.manifest import manifest_path
from annotator.model.lineage import is_stale
from annotator.model.plain import inert
from annotator.words import bar, many

_MOST_SKIPPED = 20
"""Lines about what was skipped, before the rest is only counted."""
_MOST_STRAYS = 3
"""Files without stories that are named, before the rest is only counted."""

_MOST_KINDS = 8
"""Kinds of files that no reader takes, before the rest is only counted."""


def watch_intake(taken: Iterable[Taken], *, labels_follow: bool = False) -> str:
    """Take in file by file with a progress line on stderr; return the summary."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    counts: Counter[str] = Counter()
    sentences = labels = 0
    strays: list[Taken] = []
    others: Counter[str] = Counter()
    console = Console(stderr=True, highlight=False, markup=False)
    line = TextColumn("{task.fields[taken]}", markup=False)
    columns = (SpinnerColumn(), line, TimeElapsedColumn())
    shown = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    with shown as progress:
        task = progress.add_task("", total=None, taken="")
        for file in taken:
            if file.kind is not None:
                others[file.kind] += 1
                continue
            counts[file.outcome] += file.stories
            sentences += file.sentences
            labels += file.labels
            if file.stray:
                counts["stray"] += 1
                strays += [file][: _MOST_STRAYS - len(strays)]
            elif file.outcome == "skipped" and counts["skipped"] - counts["stray"] <= _MOST_SKIPPED:
                said = f"skipped {inert(file.path)}: {inert(file.reason or '')}"
                console.print(said, soft_wrap=True)
            if file.guess:
                said = f"{inert(file.path)} was read as {file.guess}, which is a guess (--encoding)"
                console.print(said, soft_wrap=True)
            stories = many(counts["new"] + counts["changed"], "story")
            progress.update(task, advance=1, taken=f"{stories}  {many(sentences, 'sentence')}")
    said = (
        f"{counts['new']:,} new, {counts['changed']:,} changed, {counts['known']:,} known, "
        f"{counts['skipped']:,} skipped; {sentences:,} sentences taken in"
    )
    untold = counts["skipped"] - counts["stray"] - _MOST_SKIPPED
    if untold > 0:
        said = f"... and {untold:,} more were skipped (--json)\n{said}"
    if strays:
        said = f"{_tell_strays(strays, counts['stray'])}\n{said}"
    if others:
        said = f"{_tell_others(others)}\n{said}"
    if labels and not labels_follow:
        said += (
            f"\n{many(labels, 'label')} came along and were left aside: "
            "--labels annotator:NAME makes them answers, --labels suggestions suggestions"
        )
    return said


def _tell_strays(strays: Sequence[Taken], count: int) -> str:
    """Say calmly which files of a folder hold no stories."""
    if count == 1:
        return f"no story: {inert(strays[0].path)} ({inert(strays[0].reason or '')})"
    named = ", ".join(inert(file.path) for file in strays)
    more = f" and {count - len(strays):,} more" if count > len(strays) else ""
    return f"no stories in {count:,} files: {named}{more} (--json says why)"


def _tell_others(others: Counter[str]) -> str:
    """Say calmly what else lies in a folder."""
    most = sorted(others.items(), key=lambda one: (-one[1], one[0]))[:_MOST_KINDS]
    named = ", ".join(f"{inert(kind)} {count:,}" for kind, count in most)
    rest = others.total() - sum(count for _, count in most)
    more = f", others {rest:,}" if rest else ""
    return f"{many(others.total(), 'file')} of other kinds: {named}{more} (see annotator formats)"


def tell_labels(brought: Brought, target: Into) -> Iterator[str]:
    """Yield what became of the labels of a file, and what is to be done about the rest."""
    what = "answer" if target.answers else "suggestion"
    said = f"{inert(brought.path)}: {many(brought.written, f'new {what}')}"
    if brought.known:
        said += f", {brought.known:,} known"
    if brought.kept:
        said += f", {many(brought.kept, 'sentence')} answered otherwise already stay so"
    yield said
    if brought.left.names:
        names = ", ".join(f"{inert(name)} ({n:,})" for name, n in brought.left.names.most_common())
        yield f"  unknown labels: {names}; say what they are with --map labels.source=NAME"
    for reason, number in brought.left.reasons.most_common():
        yield f"  left aside ({number:,}): {inert(reason)}"


def tell_export(exported: Exported) -> str:
    """Say what an export wrote and what it left out."""
    manifest = exported.manifest
    place = "stdout" if exported.out is None else str(exported.out)
    lines = [
        f"{place}: {many(manifest.lines, manifest.unit)} of {many(manifest.documents, 'story')}"
    ]
    if manifest.split is not None:
        lines.append("split: " + ", ".join(f"{n} {part}" for part, n in manifest.parts.items()))
    if manifest.claims:
        lines.append("claims: " + ", ".join(f"{n} {name}" for name, n in manifest.claims.items()))
    if manifest.incomplete_claims:
        lines.append(
            f"{many(manifest.incomplete_claims, 'claim')} marked incomplete "
            "(--complete leaves them out)"
        )
    if manifest.left_out:
        lines.append("left out: " + ", ".join(f"{n} {why}" for why, n in manifest.left_out.items()))
    if exported.out is not None:
        lines.append(f"manifest: {manifest_path(exported.out)}")
    return "\n".join(lines)


def status_lines(corpus: CorpusStatus, stories: list[StoryStatus]) -> Iterator[str]:
    """Yield the status as a table as wide as the terminal; 80 columns where there is none."""
    columns = shutil.get_terminal_size((80, 24)).columns
    titles = Counter(story.title for story in stories)
    width = max((len(f"{s.decided}/{s.walked}") for s in stories), default=0)
    for story in stories:
        count = f"{story.decided}/{story.walked}".rjust(width)
        flags = f"  {story.flagged} flagged" if story.flagged else ""
        if story.waiting:
            flags += f"  {story.waiting} waiting"
        flags += "  ≈ near copy" if story.cluster else ""
        if story.signed_off:
            flags += "  signed off" + (", answered since" if story.answered_since else "")
        head = f"{bar(story.decided, story.walked)}  {count}  "
        name = inert(story.title or story.path)
        if story.title and titles[story.title] > 1:
            flags = f"  {inert(story.path)}{flags}"  # only the path tells them apart
        room = max(columns - len(head) - len(flags), 10)
        yield head + (name if len(name) <= room else name[: room - 1] + "…") + flags
    labels = "".join(
        f", {count} {label}" for label, count in corpus.labels.items() if not is_stale(label)
    )
    labels += f", {corpus.stale} stale" if corpus.stale else ""
    yield (
        f"{corpus.annotator}: {corpus.decided} of {many(corpus.sentences, 'sentence')} decided "
        f"in {many(corpus.stories, 'story')}, {many(corpus.claims, 'claim')}{labels}, "
        f"{corpus.flagged} flagged"
        + (f", {many(corpus.signed_off, 'story')} signed off" if corpus.signed_off else "")
    )
    for by, uses in corpus.suggestions.items():
        yield _uses_line(by, uses)
    for name, decided in corpus.others.items():
        yield f"{name}: {decided:,} decided"
    if corpus.near_copies:
        are = "is a near copy" if corpus.near_copies == 1 else "are near copies"
        yield f"{many(corpus.near_copies, 'story')} {are} of an earlier one: all marked ≈"
    if corpus.waiting:
        yield f"{many(corpus.waiting, 'answer')} waiting: the publisher changed their passage"
    if corpus.on_older_texts > corpus.waiting:
        rest = many(corpus.on_older_texts - corpus.waiting, "answer")
        yield f"{rest} of others to texts that newer ones replaced"


def _uses_line(by: str, uses: dict[str, int]) -> str:
    """Say in shares what became of a suggester's suggestions."""
    unseen = {"together": "taken with others", "hidden": "not shown"}
    shown = sum(count for use, count in uses.items() if use not in unseen)
    told = f"suggestions of {inert(by)}: {shown:,} shown"
    if shown:
        words = {"as_is": "taken as they were", "edited": "changed", "no": "not used"}
        shares = (f"{uses.get(use, 0) / shown:.0%} {word}" for use, word in words.items())
        told += f" ({', '.join(shares)})"
    return told + "".join(f", {uses[use]:,} {word}" for use, word in unseen.items() if use in uses)


def print_schema(name: str | None, *, check: bool, write: bool) -> int:
    """Print, list, check or write the JSON Schemas; return the exit code."""
    from annotator.gold.schemas import published_folder, schema_files

    files = schema_files()
    if check or write:
        return _compare(published_folder(), files, write=write)
    if name is None:
        for known in files:
            click.echo(known)
        return 0
    found = next(
        (text for known, text in files.items() if known.split(".")[0] == name.split(".")[0]), None
    )
    if found is None:
        raise click.UsageError(f"no schema {name}: one of {', '.join(files)}")
    click.echo(json.dumps(json.loads(found), ensure_ascii=False, indent=2))
    return 0


def _compare(folder: Path, files: dict[str, str], *, write: bool) -> int:
    stale = [
        name
        for name, text in files.items()
        if not (folder / name).exists() or (folder / name).read_text("utf-8") != text
    ]
    for name in stale:
        if write:
            (folder / name).write_text(files[name], "utf-8")
        click.echo(
            f"{name} {'written' if write else 'differs: run annotator schema --write'}", err=True
        )
    return 1 if stale and not write else 0
