"""How readers, suggesters and exporters are found: by entry point, the built-in ones too.

Names are listed without importing anything, and one plugin is imported when it is asked for, so
that a broken or slow plugin costs nobody who does not use it. A checkout says what it offers in the
`pyproject.toml` beside the package: what an installation of it recorded may be of another day, or
of another checkout.
"""

import tomllib
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

from annotator.errors import UserError

READERS = "annotator.readers"
SUGGESTERS = "annotator.suggesters"
EXPORTERS = "annotator.exporters"

_DISTRIBUTION = "annotator-desk"


class PluginError(UserError):
    """A plugin that is not there, is there twice or cannot be imported, told in one line."""


def plugin_names(group: str) -> list[str]:
    """Return the names offered in a group, sorted; nothing is imported."""
    return sorted(_offers(group))


def load_plugin(group: str, name: str) -> Any:
    """Import the object behind a name of a group; raises PluginError."""
    offers = _offers(group)
    if name not in offers:
        known = ", ".join(sorted(offers)) or "none"
        raise PluginError(f"no plugin {name!r} in {group}; known: {known}")
    found = offers[name]
    if len(found) > 1:
        values = ", ".join(sorted(offer.value for offer in found))
        raise PluginError(f"plugin {name!r} in {group} is offered twice ({values}); uninstall one")
    try:
        return found[0].load()
    except (ImportError, AttributeError) as error:
        raise PluginError(f"plugin {name!r} in {group} cannot be loaded: {error}") from error


@cache
def _offers(group: str) -> dict[str, list[EntryPoint]]:
    """Return every distinct entry point of a group by name."""
    offers: dict[str, list[EntryPoint]] = {}
    for offer in _all_offers(group):
        same_name = offers.setdefault(offer.name, [])
        if all(offer.value != other.value for other in same_name):
            same_name.append(offer)
    return offers


def _all_offers(group: str) -> list[EntryPoint]:
    """Return the entry points of a group: those of others, and our own."""
    own = _of_a_checkout(group)
    if own is None:
        return list(entry_points(group=group))
    others = [offer for offer in entry_points(group=group) if not _is_own(offer)]
    return [*others, *own]


def _is_own(offer: EntryPoint) -> bool:
    """Tell whether an installation of this program recorded it."""
    return offer.dist is not None and offer.dist.name == _DISTRIBUTION


def _of_a_checkout(group: str) -> list[EntryPoint] | None:
    """Return the entry points that the checkout around the package offers; null outside of one."""
    project = Path(__file__).parent.parent / "pyproject.toml"
    if not project.is_file():
        return None
    told = tomllib.loads(project.read_text(encoding="utf-8")).get("project", {})
    if told.get("name") != _DISTRIBUTION:
        return None
    offered = told.get("entry-points", {}).get(group, {})
    return [EntryPoint(name=name, value=value, group=group) for name, value in offered.items()]
