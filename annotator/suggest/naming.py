"""What a source is called and what kind of source it is, judged by its words alone."""

from annotator.model.base import one_line
from annotator.model.claim import SourceKind
from annotator.suggest.lexicon import PRONOUNS

_KINDS: tuple[tuple[SourceKind, frozenset[str]], ...] = (
    (
        "document",
        frozenset("report letter statement contract study document law filing survey".split()),
    ),
    (
        "media",
        frozenset(
            "media agency news newspaper times tribune post record herald radio television".split()
        ),
    ),
    (
        "anonymous",
        frozenset("official officials source sources insiders insider analysts people".split()),
    ),
    (
        "organisation",
        frozenset(
            "ministry department company government board office council party police army "
            "university union agency court commission committee".split()
        ),
    ),
)


def name_of(source: str) -> str | None:
    """Return a source's name as its words give it, null when they only point ("he", "it")."""
    name = one_line(source).removeprefix("the ").removeprefix("The ")
    return None if not name or name.lower() in PRONOUNS else name


def kind_of(source: str) -> SourceKind | None:
    """Return what kind of source the words describe, null when they do not tell."""
    words = one_line(source).replace("'s", "").split()
    lower = {word.lower().strip(",.") for word in words}
    for kind, telling in _KINDS:
        if lower & telling:
            return kind
    if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
        return "organisation"
    if len(words) > 1 and all(word[:1].isupper() for word in words[-2:]):
        return "named_person"
    return None
