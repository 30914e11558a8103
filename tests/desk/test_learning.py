"""Learning at a corpus: when it is due, what it learns from, and where it is kept."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.cli import main
from annotator.desk import Desk, learning
from annotator.desk.intake import take_in
from annotator.desk.opening import open_desk
from annotator.desk.panel import open_panel
from annotator.model.answer import Judgement
from annotator.model.base import new_id
from annotator.model.claim import Attribution, Claim
from annotator.model.span import Span
from annotator.store import Store
from annotator.suggest.base import Suggester
from annotator.suggest.learned import crf
from annotator.suggest.learned.packing import head_of, models_of
from annotator.suggest.rules import Rules
from tests.conftest import SitDown
from tests.learnable import house_story

_SPOKEN = re.compile(r"(?P<what>.*) -- (?P<cue>so) (?P<who>.*)\.")
OTHERS: list[Suggester] = [Rules()]


@pytest.fixture(autouse=True)
def only_rules(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Learn beside the plain rules, also where a parser is installed."""
    file = home / "settings.toml"
    file.write_text('suggesters = ["rules", "learned"]\n', "utf-8")
    monkeypatch.setenv("ANNOTATOR_SETTINGS", str(file))


def house_corpus(folder: Path, numbers: range) -> Path:
    """Write stories in the house style."""
    folder.mkdir(exist_ok=True)
    for number in numbers:
        text = f"News of day {number}\n\n{house_story(number).document.text}\n"
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    return folder


def answer_everything(desk: Desk, label: str = "attributed") -> None:
    """Answer every sentence of the walk as the house style means it."""
    desk.walk.go(desk.walk.next_undecided())
    while not desk.walk.ended:
        desk.say(_meant(desk.walk.sentence.text, desk.walk.sentence.start, label), go_on=True)


def _meant(text: str, start: int, label: str) -> Judgement:
    found = _SPOKEN.fullmatch(text)
    if found is None:
        return Judgement(outcome="no_claim")

    def span(group: str) -> tuple[Span, ...]:
        low, high = (start + at for at in found.span(group))
        return (Span(start=low, end=high, text=found[group]),)

    by = Attribution(source=span("who"), cue=span("cue"))
    claim = Claim(id=new_id(), label=label, spans=span("what"), attribution=by)
    return Judgement(outcome="claims", claims=(claim,))


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A corpus of 26 answered stories, and what is learned from them."""
    folder = house_corpus(tmp_path_factory.mktemp("once") / "house", range(26))
    opened = open_desk((folder,), None, "dana")
    list(take_in(opened.store, opened.corpus))
    desk = Desk(opened.store, opened.corpus, "dana")
    answer_everything(desk)
    measures = learning.learn(desk.store, OTHERS)
    assert measures.silent is None
    path = learning.model_path(desk.store)
    file = path.read_bytes()
    path.unlink()
    desk.store.close()
    return folder, file


@pytest.fixture
def taught(answered: tuple[Path, bytes], sit_down: SitDown, tmp_path: Path) -> Store:
    """The answered corpus, from which nothing was learned yet."""
    folder = tmp_path / "house"
    shutil.copytree(answered[0], folder)
    return sit_down(at=folder).store


@pytest.fixture
def learned(answered: tuple[Path, bytes], taught: Store) -> Store:
    """The answered corpus with what was learned from it."""
    path = learning.model_path(taught)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(answered[1])
    return taught


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), prog_name="annotator")


def test_it_is_due_when_enough_is_answered_and_not_again_at_once(
    answered: tuple[Path, bytes], taught: Store
) -> None:
    assert learning.due(taught, OTHERS)
    assert "learned" not in open_panel(taught).version
    learning.learn(taught, OTHERS)
    assert not learning.due(taught, OTHERS)
    assert "learned@1" in open_panel(taught).version
    again, before = learning.model_path(taught).read_bytes(), answered[1]
    assert models_of(again) == models_of(before)  # equal answers teach the same
    assert head_of(again).measures == head_of(before).measures


def test_the_panel_speaks_as_it_learned(learned: Store, sit_down: SitDown) -> None:
    panel = open_panel(learned)
    house_corpus(learned.path.parent, range(26, 28))
    fresh = sit_down(at=learned.path.parent).store
    for place in list(fresh.order.all())[-2:]:
        document = fresh.documents.get(place.document_id)
        assert document is not None
        sentences = fresh.documents.sentences(place.document_id)
        found = list(panel.suggest(document, sentences))
        assert [one.sentence_id for one in found] == [sentence.id for sentence in sentences]
        for one, sentence in zip(found, sentences, strict=True):
            assert one.by == "learned@1"
            assert bool(_SPOKEN.fullmatch(sentence.text)) == bool(one.judgement.claims)


def test_a_few_stories_are_not_enough(desk: Desk) -> None:
    assert not learning.due(desk.store, OTHERS)
    with pytest.raises(
        learning.LearningError, match="at least 25 answered stories are needed to learn from, 0"
    ):
        learning.learn(desk.store, OTHERS)


def test_a_tenth_more_stories_and_five_at_least_make_it_due(
    learned: Store, sit_down: SitDown
) -> None:
    folder = house_corpus(learned.path.parent, range(26, 30))
    desk = sit_down(at=folder)
    answer_everything(desk)
    assert not learning.due(desk.store, OTHERS)
    house_corpus(folder, range(30, 31))
    desk = sit_down(at=folder)
    answer_everything(desk)
    assert learning.due(desk.store, OTHERS)


def test_it_is_kept_in_the_cache_and_not_beside_the_stories(learned: Store, home: Path) -> None:
    assert learning.model_path(learned).is_relative_to(home / ".cache")
    assert "learned@1" in open_panel(learned).version


@pytest.mark.parametrize("damage", [b"", b"PK nonsense", None])
def test_a_damaged_file_is_said_and_learned_anew(learned: Store, damage: bytes | None) -> None:
    path = learning.model_path(learned)
    file = path.read_bytes()
    path.write_bytes(file[: len(file) // 2] if damage is None else damage)
    found, line = learning.kept(learned, OTHERS)
    assert found is None
    assert line is not None
    assert "it is learned anew" in line
    assert "learned" not in open_panel(learned).version
    assert learning.due(learned, OTHERS)


def test_models_damaged_inside_a_sound_file_are_never_opened(learned: Store) -> None:
    path = learning.model_path(learned)
    file = bytearray(path.read_bytes())
    file[file.find(b"tagger") + 5000] ^= 0xFF
    path.write_bytes(file)
    silent, line = learning.speaking(learned, OTHERS)
    assert silent is None
    assert line is not None
    assert "damaged" in line


def test_what_was_learned_beside_others_is_not_used(learned: Store) -> None:
    found, line = learning.kept(learned, [])
    assert found is None
    assert line is not None
    assert "beside other suggesters" in line


def test_without_the_extra_the_others_speak(
    learned: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crf, "find_spec", lambda _name: None)
    assert "learned" not in open_panel(learned).version
    assert not learning.due(learned, OTHERS)
    with pytest.raises(learning.LearningError, match="annotator-desk\\[learned\\]"):
        learning.learn(learned, OTHERS)


def test_settings_name_the_suggesters(
    learned: Store, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = home / "settings.toml"
    file.write_text('suggesters = ["rules"]\n', "utf-8")
    monkeypatch.setenv("ANNOTATOR_SETTINGS", str(file))
    assert open_panel(learned).version == "rules@1"


def test_most_annotators_decide_and_a_reviewer_before_them(
    sit_down: SitDown, tmp_path: Path
) -> None:
    folder = house_corpus(tmp_path / "house", range(3))
    for name, label in (("ann", "disputed"), ("bo", "attributed"), ("cy", "attributed")):
        desk = sit_down(name, at=folder)
        answer_everything(desk, label)
    assert _labels(desk.store) == {"attributed"}
    answer_everything(sit_down("rae", at=folder, role="reviewer"), "disputed")
    assert _labels(desk.store) == {"disputed"}


def test_where_annotators_disagree_nothing_is_learned(sit_down: SitDown, tmp_path: Path) -> None:
    folder = house_corpus(tmp_path / "house", range(3))
    for name, label in (("ann", "disputed"), ("bo", "attributed")):
        desk = sit_down(name, at=folder)
        answer_everything(desk, label)
    assert _labels(desk.store) == set()


def _labels(store: Store) -> set[str]:
    stories = learning.answered_stories(store, OTHERS)
    assert len(stories) == 3
    return {c.label for story in stories for one in story.answers if one for c in one.claims}


def test_the_command_shows_what_was_learned(taught: Store) -> None:
    folder = taught.path.parent
    result = run("learn", folder, "--kept")
    assert result.exit_code == 3
    assert "nothing was learned yet" in result.stderr
    result = run("learn", folder)
    assert result.exit_code == 0, result.output
    assert "learned from 26 stories" in result.stdout
    assert "it speaks" in result.stdout
    assert "precision" in result.stdout
    told = json.loads(run("learn", folder, "--kept", "--json").stdout)
    assert told["speaks"] is True
    assert told["speech"]["f1"] > 0.9
    assert told["confusion"]["attributed"]["attributed"] > 50


def test_named_while_it_keeps_silent_it_says_so_in_a_line(taught: Store) -> None:
    result = run("suggest", taught.path.parent, "--suggester", "learned")
    assert result.exit_code == 3
    assert "learned keeps silent" in result.stderr
