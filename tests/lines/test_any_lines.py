"""Whatever is typed in whatever order over whatever text: no crash, no damage, nothing raw told."""

import shutil
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.desk.checking import check
from annotator.desk.intake import take_in
from annotator.desk.opening import open_desk
from annotator.desk.reachable import Reachable
from annotator.lines.conversation import converse, piped
from annotator.lines.dialogue import CANNOT, LONGEST, Dialogue
from annotator.lines.places import place_of
from annotator.lines.table import NAMES
from annotator.model.plain import inert
from annotator.suggest.words import units

STORIES = {
    "a-latin.txt": 'The weir holds\r\n\r\nThe weir held, the keeper said. "It will," said she.\r\n',
    "b-arabic.txt": "السد صامد\n\nقال الحارس إن السد صامد. هل هذا صحيح؟\n",
    "c-chinese.txt": "大坝稳固\n\n看守说,大坝稳固。是真的吗?\n",
    "d-odd.txt": "An odd\x00line\n\n"
    "It \u202eran\u202c on\x07 and on, they say. Cafe\u0301 👩‍👩‍👧.\n",
    "e-crlf.md": "# The lock\r\n\r\nIt was *shut*, she said.\r\n\r\nSubscribe to our letter\r\n",
}
WORDS = (
    "weir keeper said , . it 大坝 السد on an # #1 #2 #9 - | content source cue nearer 1 2 3: 2:2 "
    "verified attributed disputed none skip yes all done off flagged since=2020 by=dana stay "
    "https://example.org/x title=It supports refutes context use known remove from next previous "
    "new person probable body caption furniture everybody least /o./ [ ( * cafe\u0301 \u202e \x00"
).split(" ")
LABELS = ("v", "V", "a", "A", "d", "D", "disputed stay", "verified")

line = st.one_of(
    st.sampled_from(LABELS),
    st.builds(
        lambda name, words: " ".join([name, *words]).strip(),
        st.sampled_from(sorted(set(NAMES) - {"quit", "q"})),
        st.one_of(st.just([]), st.lists(st.sampled_from(WORDS), max_size=5)),
    ),
    st.builds(
        lambda part, words: f'{part} "{words}"',
        st.sampled_from(["content", "source", "cue", "nearer source", "fragment content", "split"]),
        st.sampled_from(["weir", "the keeper", "said", "it", "大坝", "稳固", "السد", "on", "ran"]),
    ),
    st.text(max_size=12),
)


class Begun:
    """A corpus that was taken in once; each example gets a copy."""

    template: tempfile.TemporaryDirectory[str] | None = None

    @classmethod
    def at(cls, place: Path) -> Path:
        if cls.template is None:
            cls.template = tempfile.TemporaryDirectory()
            for name, text in STORIES.items():
                (Path(cls.template.name) / name).write_bytes(text.encode("utf-8"))
            desk = open_desk((Path(cls.template.name),), None, "dana")
            list(take_in(desk.store, desk.corpus))
            desk.store.close()
        return Path(shutil.copytree(cls.template.name, place / "corpus"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines=st.lists(line, max_size=40))
def test_any_lines(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        desk = open_desk((Begun.at(Path(place)),), None, "dana")
        told: list[str] = []
        dialogue = Dialogue(desk, told.append, told.append)
        dialogue.begin()
        for one in lines:
            assert dialogue.hear(one) != CANNOT, told[-1]
            dialogue.catch_up()
        assert list(check(desk.store)) == []
        for words in told:
            assert inert(words) == words
            assert not any(unicodedata.category(char) == "Cc" for char in words)
        while desk.store.acts.last_done(desk.annotator_id, desk.role) is not None:
            desk.undo()
        assert list(check(desk.store)) == []
        assert desk.counts.decided == 0
        desk.store.close()


@settings(deadline=None)
@given(st.text(alphabet="ab \t\u200f.,\"'-“”", min_size=1, max_size=30), st.data())
def test_words_are_found_where_they_stand(text: str, data: st.DataObject) -> None:
    """What was read out and is typed again names the range that it was read from."""
    words = units(text)
    if not words:
        return
    home = (words[0].start, words[-1].end)
    page = Reachable(text, words, [home], home, home)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start, end = words[first].start, words[last].end
    shown = inert(text)
    places = []
    for number in range(1, 32):
        try:
            places.append(place_of(page, shown[start:end], number))
        except Exception:  # noqa: BLE001 - there are no more
            break
    assert (start, end) in places
    assert places == sorted(places)


def test_piped_lines_end_where_they_end(tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text("n\n" + "x" * 500_000 + "\nn", "utf-8")
    with script.open(encoding="utf-8") as stream:
        found = list(piped(stream))
    assert [found[0], found[2]] == ["n\n", "n"]
    assert LONGEST < len(found[1]) < LONGEST + 10


def test_nothing_is_heard_behind_quit(tmp_path: Path) -> None:
    desk = open_desk((Begun.at(tmp_path),), None, "dana")
    told: list[str] = []
    assert converse(Dialogue(desk, told.append, told.append), ["quit", "n"]) == 0
    assert desk.counts.decided == 0
    desk.store.close()


@pytest.mark.parametrize("typed", ["said", "Said", "SAID"])
def test_case_makes_no_difference(tmp_path: Path, typed: str) -> None:
    desk = open_desk((Begun.at(tmp_path),), None, "dana")
    told: list[str] = []
    dialogue = Dialogue(desk, told.append, told.append)
    for one in ("j", "A", "claim 1", f"cue {typed}"):
        assert dialogue.hear(one) == 0
    assert told[-2:] == ["  cue: said", "saved"]
    desk.store.close()
