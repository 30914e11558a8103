"""Which key does what: presets, the user's own keys, and what is said about keys that cannot be."""

import ast
import re
from pathlib import Path
from string import ascii_letters
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import Keys

import annotator
from annotator.model.codebook import DEFAULT_CODEBOOK, Codebook, Label
from annotator.settings import Settings
from annotator.tui.actions import (
    Action,
    Keyboard,
    KeyClashError,
    Keymap,
    actions_and_problems,
    actions_for,
    key_words,
)
from annotator.tui.actions.action import modes_of
from annotator.tui.actions.key_names import KEY_NAMES, key_problem
from annotator.tui.actions.presets import load_preset, preset_names
from annotator.tui.actions.spans import SPAN_ACTIONS

LETTERS_FREE_IN_THE_WALK = "admv"
MANY = Codebook(
    name="many",
    number=1,
    question="Which of these?",
    no_claim="None of these.",
    labels=tuple(
        Label(
            name=f"kind_{number}",
            key=LETTERS_FREE_IN_THE_WALK[number] if number < 4 else None,
            glyph="①②③④⑤⑥⑦⑧⑨⑩⑪⑫"[number],
            colour="verified",
            meaning="One of many.",
            use_when="It is this one.",
            avoid_when="It is another one.",
        )
        for number in range(12)
    ),
)
FREQUENT = (
    "answer.no_claim",
    "answer.skip",
    "answer.repeat",
    "answer.choose",
    "answer.undo",
    "answer.redo",
    "answer.flag",
    "walk.next",
    "walk.previous",
    "walk.undecided",
    "walk.next_story",
    "walk.previous_story",
    "walk.leave",
    "claim.spans",
    "claim.evidence",
    "claim.remove",
    "suggestion.take",
    "find.search",
    "find.leave",
    "find.stay",
    "look.keys",
    *(action.id for action in SPAN_ACTIONS),
)
LEFT_HALF = frozenset("`12345qwertasdfgzxcvbQWERTASDFGZXCVB") | {"space", "tab", "escape"}


def keys_of(actions: tuple[Action, ...], action_id: str) -> tuple[str, ...]:
    return next(action.keys for action in actions if action.id == action_id)


def by_mode_and_key(actions: tuple[Action, ...]) -> list[tuple[str, str]]:
    return [(mode, key) for action in actions for mode in modes_of(action) for key in action.keys]


# Presets


def test_the_setting_names_exactly_the_presets_there_are() -> None:
    literal = get_args(Settings.model_fields["preset"].annotation)[0]
    assert sorted(get_args(literal)) == preset_names()


@pytest.mark.parametrize("codebook", [DEFAULT_CODEBOOK, MANY], ids=["default", "many"])
@pytest.mark.parametrize("name", preset_names())
def test_a_preset_has_no_key_twice_and_a_key_for_all_that_is_frequent(
    name: str, codebook: Codebook
) -> None:
    preset = load_preset(name)
    actions, problems = actions_and_problems(codebook, Keymap(preset))
    assert problems == []
    pairs = by_mode_and_key(actions)
    assert len(pairs) == len(set(pairs))
    for action_id in FREQUENT:
        assert keys_of(actions, action_id), action_id
    for label in codebook.labels:
        if label.key is not None:
            assert keys_of(actions, f"answer.label.{label.name}"), label.name
    assert set(preset.keys) <= {action.id for action in actions}
    assert [key for key in (k for _, k in pairs) if key_problem(key)] == []


def test_no_preset_leaves_an_action_without_a_key_that_had_one() -> None:
    plain = {action.id for action in actions_for(DEFAULT_CODEBOOK) if action.keys}
    for name in preset_names():
        actions = actions_for(DEFAULT_CODEBOOK, Keymap(load_preset(name)))
        assert {action.id for action in actions if action.keys} == plain, name


def test_the_left_hand_reaches_what_is_frequent_and_sees_it_in_the_footer() -> None:
    actions = actions_for(DEFAULT_CODEBOOK, Keymap(load_preset("left-hand")))
    labels = [f"answer.label.{label.name}" for label in DEFAULT_CODEBOOK.labels]
    needs_typing_anyway = {"find.search", "look.keys", "find.stay"}
    for action_id in {*FREQUENT, *labels} - needs_typing_anyway:
        assert keys_of(actions, action_id)[0] in LEFT_HALF, action_id


def test_every_letter_that_acts_has_its_cyrillic_twin() -> None:
    preset = load_preset("cyrillic")
    for codebook in (DEFAULT_CODEBOOK, MANY):
        for action in actions_for(codebook, Keymap(preset)):
            for key in action.keys:
                if key in {*ascii_letters, "'", ","}:
                    meant = [typed for typed in action.keys if preset.twins.get(typed) == key]
                    assert meant, (action.id, key)
    actions = actions_for(DEFAULT_CODEBOOK, Keymap(preset))
    assert keys_of(actions, "answer.label.verified") == ("v", "м")
    assert keys_of(actions, "answer.label_stay.attributed") == ("A", "Ф")
    assert keys_of(actions, "answer.repeat") == (".", "ю")


def test_twins_follow_keys_that_were_moved() -> None:
    keymap = Keymap(load_preset("cyrillic"), {"answer.flag": ("m",)})
    assert keys_of(actions_for(DEFAULT_CODEBOOK, keymap), "answer.flag") == ("m", "ь")


@pytest.mark.parametrize(
    ("name", "far"), [("german", "[]|\\{}@~"), ("french", "[]|\\{}@~.123456789/")]
)
def test_what_is_shown_first_needs_no_far_key(name: str, far: str) -> None:
    for action in actions_for(DEFAULT_CODEBOOK, Keymap(load_preset(name))):
        near = [key for key in action.keys if key not in set(far)]
        assert near or not action.keys, action.id
        if len(action.keys) < 9 and action.keys:
            assert action.keys[0] not in set(far), action.id


def test_labels_of_prodigy_and_doccano_are_digits_by_their_place() -> None:
    for name in ("prodigy", "doccano"):
        actions = actions_for(MANY, Keymap(load_preset(name)))
        for number in range(9):
            assert keys_of(actions, f"answer.label.kind_{number}")[0] == str(number + 1)
        assert keys_of(actions, "answer.label.kind_9") == ()  # from the list
    prodigy = actions_for(DEFAULT_CODEBOOK, Keymap(load_preset("prodigy")))
    assert keys_of(prodigy, "answer.label.attributed") == ("2", "a")


# The user's own keys


def test_own_keys_go_on_top_of_the_preset() -> None:
    keymap = Keymap(load_preset("left-hand"), {"answer.no_claim": ("0", "f7")})
    actions = actions_for(DEFAULT_CODEBOOK, keymap)
    assert keys_of(actions, "answer.no_claim") == ("0", "f7")
    assert keys_of(actions, "answer.undo")[0] == "z"


def test_a_freed_key_can_be_given_away() -> None:
    keymap = Keymap(None, {"claim.twins": (), "answer.flag": ("t",)})
    actions = actions_for(DEFAULT_CODEBOOK, keymap)
    assert keys_of(actions, "claim.twins") == ()
    assert keys_of(actions, "answer.flag") == ("t",)


def test_every_problem_is_told_on_a_line_that_names_the_file_and_both_actions() -> None:
    keys = {
        "answer.skip": ("n",),
        "answer.redo": ("esc", "shift+u", "^", "question_mark", "alt+x", "ctrl+m", "f99"),
        "walk.nxt": ("m",),
        "answer.label.of_another_codebook": ("m",),
    }
    with pytest.raises(KeyClashError) as caught:
        actions_for(DEFAULT_CODEBOOK, Keymap(None, keys, "my.toml"))
    *lines, last = caught.value.lines
    assert "annotator keys" in last
    assert all(line.startswith("my.toml: [keys] ") and "\n" not in line for line in lines)
    told = "\n".join(lines)
    assert "'n' is both answer.no_claim and answer.skip" in told
    assert "no action 'walk.nxt'" in told
    assert "no key 'esc': write 'escape'" in told
    assert "no key 'shift+u': write 'U'" in told
    assert "no key 'question_mark': write '?'" in told
    assert "'^' cannot be used" in told
    assert "alt cannot be told from escape" in told
    assert "no key 'ctrl+m'" in told
    assert "no key 'f99': did you mean" in told
    assert "another_codebook" not in told
    assert len(lines) == 9


def test_the_same_key_may_do_different_things_in_different_modes() -> None:
    actions = actions_for(DEFAULT_CODEBOOK, Keymap(None, {"find.stay": ("n",)}))
    assert keys_of(actions, "find.stay") == keys_of(actions, "answer.no_claim") == ("n",)


IDS = [action.id for action in actions_for(DEFAULT_CODEBOOK)]
KEYS = st.sampled_from(["n", "m", "t", "0", "f5", "ctrl+x", "ж", "space", "A", "esc", "^", "é"])


@given(
    keys=st.dictionaries(st.sampled_from(IDS), st.lists(KEYS, max_size=3).map(tuple), max_size=6),
    preset=st.sampled_from([None, *preset_names()]),
)
def test_what_has_no_problem_has_no_key_twice_and_exactly_the_keys_asked_for(
    keys: dict[str, tuple[str, ...]], preset: str | None
) -> None:
    keymap = Keymap(load_preset(preset) if preset else None, keys)
    actions, problems = actions_and_problems(DEFAULT_CODEBOOK, keymap)
    if problems:
        with pytest.raises(KeyClashError):
            actions_for(DEFAULT_CODEBOOK, keymap)
        return
    pairs = by_mode_and_key(actions)
    assert len(pairs) == len(set(pairs))
    for action_id, own in keys.items():
        asked = tuple(dict.fromkeys(own))
        assert keys_of(actions, action_id)[: len(asked)] == asked


# Messages


def test_every_action_that_a_message_names_exists() -> None:
    ids, named = set(IDS), set()
    for file in Path(annotator.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                named |= set(re.findall(r"\{([a-z]+\.[a-z_.]+)\}", node.value))
    named.discard("action.id")  # in a docstring
    assert len(named) > 20
    assert named <= ids


def test_what_is_no_id_stays_as_it_was_typed() -> None:
    keyboard = Keyboard(actions_for(DEFAULT_CODEBOOK))
    text = "nothing found for: {no.such} {}, {answer.undo} takes it back"
    filled, keys = keyboard.fill_and_find(text)
    assert filled == "nothing found for: {no.such} {}, u takes it back"
    assert [filled[start:end] for start, end in keys] == ["{no.such}", "u"]


# Names of keys


def test_every_key_that_can_be_named_is_one_of_textuals() -> None:
    assert {key.value for key in Keys} >= KEY_NAMES


@pytest.mark.parametrize(
    "key", ["a", "Z", "?", "é", "ж", "7", "space", "shift+tab", "ctrl+x", "f12"]
)
def test_keys_that_can_be_used(key: str) -> None:
    assert key_problem(key) is None


@pytest.mark.parametrize("key", ["", " ", "\n", "\u0301", "\x1b", "ab", "shift+", "+a", "ctrl+i"])
def test_keys_that_cannot_be_used(key: str) -> None:
    assert key_problem(key)


def test_keys_are_written_as_people_do() -> None:
    action = Action("x.y", (*"123456789", "&", "é", "ç"), "", "", "")
    assert key_words(action) == "1 to 9 & é …"
    assert key_words(Action("x.y", ("J", "]"), "", "", "")) == "J ]"
