"""Which codebook a corpus is annotated under, and whether it fits what was answered before.

The one given goes first, then `codebook.toml` beside the corpus, then the one that the desk was
opened with last, then the default.
"""

from pathlib import Path

from annotator.desk.errors import CodebookError
from annotator.desk.places import Corpus
from annotator.model.base import utc_now
from annotator.model.codebook import DEFAULT_CODEBOOK, Codebook
from annotator.store import Store
from annotator.words import many

CODEBOOK = "codebook.toml"
"""The name under which a codebook lies beside its corpus."""

_IN_USE = ("", "", "codebook")


def codebook_in_file(corpus: Corpus, given: Path | None) -> Codebook | None:
    """Return the codebook that is given, or lies beside the corpus; raises CodebookError."""
    beside = (folder / CODEBOOK for folder in (corpus.root, corpus.database.parent))
    path = given or next((path for path in beside if path.exists()), None)
    if path is None:
        return None
    from annotator.desk.codebook_file import CodebookFile  # few corpora have one

    return CodebookFile(path).require()


def last_codebook(store: Store) -> Codebook:
    """Return the codebook that the desk was opened with last, or else the default."""
    version = store.state.get(*_IN_USE) or store.codebooks.last()
    if version is None or version.partition("@")[0] == DEFAULT_CODEBOOK.name:
        newest = store.codebooks.newest(DEFAULT_CODEBOOK.name) or 0
        if newest <= DEFAULT_CODEBOOK.number:
            return DEFAULT_CODEBOOK  # an older version of it too: it fits, and says more
        version = f"{DEFAULT_CODEBOOK.name}@{newest}"
    lineage = store.codebooks.lineage(version)
    return DEFAULT_CODEBOOK if lineage is None else lineage.current


def require_fit(store: Store, codebook: Codebook) -> None:
    """Raise CodebookError, or StoreError, unless answers can be read under a codebook as it is."""
    name, newest = codebook.name, store.codebooks.newest(codebook.name)
    if newest is not None and newest > codebook.number:
        raise CodebookError(
            f"{store.path} went over to {name}@{newest}, and {codebook.version} is older: put in "
            f"its place what `annotator codebook show --version {name}@{newest}` prints"
        )
    if store.codebooks.knows(codebook) or newest is None:
        return
    from annotator.desk.migrating import plan  # most codebooks are known

    found = plan(store, codebook)
    if found.faults or found.touched:
        why = f"it changes {many(found.touched, 'claim')}"
        if found.faults:
            why = found.faults[0].message
        raise CodebookError(
            f"{codebook.version} cannot be used yet ({why}): see `annotator codebook migrate "
            "FILE --dry-run`, then the same without --dry-run"
        )


def is_in_use(store: Store, codebook: Codebook) -> bool:
    """Tell whether a codebook is recorded, and was the last that the desk was opened with."""
    return store.state.get(*_IN_USE) == codebook.version and store.codebooks.knows(codebook)


def put_in_use(store: Store, codebook: Codebook) -> None:
    """Record a codebook and remember it for the next time, inside the caller's transaction."""
    store.codebooks.record(codebook, utc_now())
    store.state.put(*_IN_USE, codebook.version)
