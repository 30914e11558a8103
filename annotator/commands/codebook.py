"""`annotator codebook`: checking, showing and changing the label set and its guideline."""

import sys
from pathlib import Path

import click

from annotator.commands.common import (
    CANNOT,
    FINDINGS,
    PATHS,
    db_option,
    known_store,
    print_json,
    say,
)
from annotator.desk.codebook_file import CodebookFile
from annotator.desk.codebook_toml import to_toml
from annotator.desk.codebooks import codebook_in_file, last_codebook
from annotator.desk.errors import CodebookError
from annotator.desk.migrating import Plan, migrate, plan
from annotator.desk.opening import open_store
from annotator.desk.places import locate
from annotator.model.codebook import DEFAULT_CODEBOOK, Codebook
from annotator.model.codebook_rules import Fault, following_faults
from annotator.model.plain import inert
from annotator.tui.actions import label_key_faults
from annotator.words import many


@click.group()
def codebook() -> None:
    """Check, show or change the label set and its guideline."""


@codebook.command()
@click.argument("files", nargs=-1, required=True, type=PATHS, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a finding.")
def check(files: tuple[Path, ...], as_json: bool) -> None:
    """Check codebook files; exit 1 when anything is wrong.

    A version whose forerunner is among the files is checked against it.
    """
    read = [CodebookFile(path) for path in files]
    known = {file.codebook.version: file.codebook for file in read if file.codebook}
    count = 0
    for file in read:
        for line, message in sorted({*file.findings, *file.place(_more_faults(file, known))}):
            count += 1
            if as_json:
                print_json({"file": str(file.path), "line": line, "message": message})
            else:
                click.echo(inert(f"{file.path}:{line}: {message}"))
    click.echo(f"{many(len(files), 'file')}: {count or 'no'} finding{'s' * (count != 1)}", err=True)
    sys.exit(FINDINGS if count else 0)


def _more_faults(file: CodebookFile, known: dict[str, Codebook]) -> list[Fault]:
    """Return what is wrong with a codebook beside the keys and beside its forerunner."""
    if file.codebook is None:
        return []
    before = known.get(f"{file.codebook.name}@{file.codebook.replaces}")
    following = [] if before is None else list(following_faults(file.codebook, before))
    return [*label_key_faults(file.codebook), *following]


@codebook.command()
@click.argument("path", required=False, type=PATHS)
@click.option("--version", metavar="NAME@N", help="A version that answers were given under.")
@db_option
def show(path: Path | None, version: str | None, db: Path | None) -> None:
    """Print the codebook in use as TOML: the default one where there is no other.

    What is printed is a codebook file: change it, give it a name of its own, and put it beside
    your stories as codebook.toml.
    """
    corpus = locate((path,) if path else (), db)
    if version is None and (found := codebook_in_file(corpus, None)) is not None:
        shown = found
    elif not corpus.database.exists():
        if version is not None:
            raise CodebookError(f"{corpus.database} does not exist: no version is recorded")
        shown = DEFAULT_CODEBOOK
    else:
        with open_store(corpus, create=False) as store:
            recorded = last_codebook(store) if version is None else store.codebooks.get(version)
            if recorded is None:
                held = ", ".join(store.codebooks.hashes()) or "none"
                raise CodebookError(f"{store.path} does not hold {version}: it has {held}")
            shown = recorded
    click.echo(to_toml(shown), nl=False)


@codebook.command("migrate")
@click.argument("file", type=PATHS)
@click.argument("path", required=False, type=PATHS)
@click.option("--dry-run", is_flag=True, help="Only say what would become of the claims.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@db_option
def migrate_(file: Path, path: Path | None, dry_run: bool, as_json: bool, db: Path | None) -> None:
    """Go over to a new version of the codebook; no answer is rewritten."""
    read = CodebookFile(file)
    new = read.require()
    with known_store(path, db) as store:
        if store.codebooks.knows(new):
            say(f"{new.version} is recorded already: nothing to do")
            return
        found = plan(store, new)
        wrong = read.place([*label_key_faults(new), *found.faults])
        for line, message in wrong:
            say(f"{file}:{line}: {message}")
        if wrong:
            sys.exit(CANNOT)
        if not dry_run:
            migrate(store, found)
    if as_json:
        print_json(_as_json(found, dry_run=dry_run))
        return
    for told in _lines(found):
        click.echo(told)
    click.echo("nothing was written" if dry_run else f"{new.version} is recorded", err=True)


def _as_json(found: Plan, *, dry_run: bool) -> dict[str, object]:
    return {
        "from": found.before and found.before.version,
        "to": found.codebook.version,
        "changes": [{"change": words, "claims": count} for words, count in found.by_change()],
        "claims": found.touched,
        "stale": found.stale(),
        "before": found.counts,
        "after": found.after(),
        "written": not dry_run,
    }


def _lines(found: Plan) -> list[str]:
    """Return what becomes of the claims: change by change, then label by label."""
    before, after = found.counts, found.after()
    lines = [f"{found.before.version if found.before else 'nothing'} to {found.codebook.version}"]
    lines += [f"  {words}: {many(count, 'claim')}" for words, count in found.by_change()]
    labels = sorted({*before, *after})
    if labels:
        width = max(map(len, labels))
        lines.append(f"{'label':<{width}}  {'before':>8}  {'after':>8}")
        lines += [
            f"{label:<{width}}  {before.get(label, 0):>8,}  {after.get(label, 0):>8,}"
            for label in labels
        ]
    lines.append(
        f"{many(found.touched, 'claim')} read under another label, {found.stale():,} stale"
    )
    return lines
