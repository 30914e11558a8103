"""`docs/suggesters.md` says what holds: its example works, its settings and its story are read."""

import re
import tomllib
from pathlib import Path
from typing import Any

from annotator.desk.gold_tasks import PlainStory
from annotator.settings import EndpointSettings, load_settings
from annotator.suggest.endpoint.prompt import BEFORE, BEHIND
from annotator.suggest.endpoint.suggester import UNMEASURED
from annotator.suggest.scoring.evaluating import evaluate
from annotator.suggest.scoring.marked import Marked
from annotator.suggest.scoring.scores import Rate

PAGE = (Path(__file__).parents[2] / "docs" / "suggesters.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def block(language: str, word: str) -> str:
    (found,) = (text for name, text in BLOCKS if name == language and word in text)
    return str(found)


def test_the_example_suggests() -> None:
    told: dict[str, Any] = {}
    exec(block("python", "class Quotes"), told)  # noqa: S102 - our own page
    text = "Boats sank. “It is late,” Bo said."
    story = PlainStory.model_validate(
        {
            "text": text,
            "sentences": [[0, 11], [12, len(text)]],
            "attributions": [{"content": [[12, 25]], "cue": [[29, 33]]}],
        }
    )
    (suggestion,) = told["Quotes"]().suggest(*story.task()[:2])
    suggestion.judgement.check_against(text)
    assert suggestion.judgement.claims[0].content_text == "“It is late,”"
    scores = evaluate([story.task()], {"quotes": told["Quotes"]()})["quotes"]
    assert scores.sentence == Rate.of(1, 1, 1)
    assert scores.exact.content == Rate.of(1, 1, 1)
    assert scores.accepted == 0.5


def test_the_story_is_read() -> None:
    task = PlainStory.model_validate_json(block("json", "attributions")).task()
    assert task.gold == [Marked(((0, 3),), ((4, 8),), ((14, 24),))]
    assert task.document.text[14:24] == "boats sank"


def test_the_settings_are_read(tmp_path: Path, monkeypatch: Any) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('suggesters = ["rules"]\n' + block("toml", "[endpoint]"), "utf-8")
    monkeypatch.setenv("ANNOTATOR_SETTINGS", str(path))
    settings = load_settings()
    assert settings.suggesters == ("rules",)
    assert settings.endpoint is not None
    assert settings.endpoint.key_variable == "MY_SERVER_KEY"
    shown = tomllib.loads(path.read_text("utf-8"))["endpoint"]
    assert set(shown) == set(EndpointSettings.model_fields)
    fields = EndpointSettings.model_fields
    assert (shown["timeout"], shown["sentences"]) == (
        fields["timeout"].default,
        fields["sentences"].default,
    )


def test_the_figures_are_those_of_the_program() -> None:
    assert f"up to {BEFORE:,}\ncharacters before them and {BEHIND:,} behind" in PAGE
    assert f"({UNMEASURED})" in PAGE
