"""Readers come in through their entry points, and a wrong name says what there is."""

import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from annotator import plugins
from annotator.corpus import readers
from annotator.plugins import PluginError, load_plugin, plugin_names


def test_the_built_in_readers() -> None:
    declared = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    names = declared["project"]["entry-points"][plugins.READERS]
    assert set(names) <= set(plugin_names(plugins.READERS))
    for suffix, name in ((".txt", "text"), (".MD", "markdown")):
        reader = readers.reader_for(suffix)
        assert reader is not None
        assert reader.name == name
    assert readers.reader_for(".odt") is None
    assert {".txt", ".md"} <= readers.suffixes()


def test_a_wrong_name_says_what_there_is() -> None:
    with pytest.raises(PluginError, match=r"'nothing'.*markdown, .*, text"):
        load_plugin(plugins.READERS, "nothing")
    with pytest.raises(PluginError, match="known: none"):
        load_plugin("annotator.nothings", "x")


def test_broken_and_doubled_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    def offer(name: str, value: str) -> EntryPoint:
        return EntryPoint(name, value, "g")

    offers = [offer("a", "no_such_module:X"), offer("b", "json:loads"), offer("b", "json:dumps")]
    monkeypatch.setattr(plugins, "entry_points", lambda group: offers if group == "g" else [])
    assert plugin_names("g") == ["a", "b"]
    with pytest.raises(PluginError, match="cannot be loaded"):
        load_plugin("g", "a")
    with pytest.raises(PluginError, match="twice"):
        load_plugin("g", "b")
    plugins._offers.cache_clear()
