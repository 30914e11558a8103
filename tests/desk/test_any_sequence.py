"""Whatever keys are pressed in whatever order over whatever text: no span moves, all is counted."""

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.desk import Desk, RefusedError
from annotator.desk.advising import advise
from annotator.desk.checking import check
from annotator.desk.cutting import Cutting
from annotator.desk.intake import take_in
from annotator.desk.marking import Marking
from annotator.desk.opening import open_desk
from annotator.desk.panel import Panel
from annotator.desk.wording import proposal
from annotator.model.answer import Judgement
from annotator.model.claim import Attribution, Claim, Evidence
from annotator.model.document import BLOCK_KINDS, Document, Sentence
from annotator.model.span import Span
from annotator.model.suggestion import Suggestion

STORIES = {
    "a-latin.txt": "Der Fluß steigt weiter\r\n\r\nDas Wasser stieg um 40 cm, hieß es.\r\n"
    '"Wir gehen nicht," sagte sie. Wer zahlt?\r\n',
    "b-arabic.txt": "المدينة تفتح الجسر\n\nقال رئيس البلدية إن الجسر سيفتح غدا. هل هذا صحيح؟\n",
    "c-hebrew.txt": "הגשר נפתח מחדש\n\nראש העיר אמר שהגשר ייפתח מחר. האם זה נכון?\n",
    "d-chinese.txt": "大桥重新开放\n\n市长说,大桥明天开放。是真的吗?没有人知道。\n",
    "d-hindi.txt": 'पुल फिर खुला\n\nमेयर ने कहा कि पुल कल खुलेगा। क्या यह सच है? "हाँ," उसने कहा।\n',
    "e-thai.txt": "สะพานเปิดอีกครั้ง\n\nนายกเทศมนตรีกล่าวว่าสะพานจะเปิดพรุ่งนี้ ไม่มีใครรู้\n",
    "f-emoji.txt": "Storm 🌪️ passes\n\n"
    "The 👩‍👩‍👧 left. The 🇳🇴 flag 🧑🏽‍🚒 stayed, he said. Done 🎉.\n",
    "g-marks.txt": "Cafe\u0301 closes\n\n"
    "The cafe\u0301 in Go\u0308rz closed. Z\u0351\u0343\u0327algo won.\n",
    "h-odd.txt": "A gap\x00in the wire\n\n"
    "The line\x00broke. \u202eIt read backwards\u202c, they say. "
    "\u2067Then\u2069 it ended.\n",
    "i-crlf.md": "# The rules\r\n\r\n"
    "It was *agreed* on Monday. Nobody signed.\r\n\r\n- one\r\n- two\r\n",
}


def marking(step: Callable[[Marking], object]) -> Callable[[Desk], None]:
    """A key of the second table; on the walk it does nothing."""

    def act(desk: Desk) -> None:
        if desk.marking is not None:
            step(desk.marking)

    return act


def letter_at(desk: Desk) -> str:
    """A letter that some word here starts with."""
    text = desk.walk.sentence.text
    return text[len(text) // 2]


class Whims:
    """Suggests something of nearly every sentence, in any script: spans here, there and beyond."""

    name = "whims"
    version = 1

    def suggest(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Suggestion]:
        nothing = Judgement(outcome="no_claim")
        for number, sentence in enumerate(sentences):
            middle = (sentence.start + sentence.end + 1) // 2
            ranges = [(sentence.start, middle)]
            if number % 3 == 1 and number + 1 < len(sentences):  # it goes on in the next sentence
                ranges.append((sentences[number + 1].start, sentences[number + 1].end))
            above = sentences[max(number - 1, 0)]
            claim = Claim(
                id=f"whims:{number}",
                label="attributed" if number % 2 else "disputed",
                spans=tuple(Span.cut(document.text, *one) for one in ranges),
                attribution=Attribution(source=(Span.cut(document.text, above.start, above.end),)),
            )
            first = Judgement(outcome="claims", claims=(claim,))
            if number % 5 != 4:
                yield Suggestion(
                    sentence_id=sentence.id,
                    by="whims@1",
                    judgement=nothing if number % 7 == 6 else first,
                    confidence=0.95 if number % 4 else 0.5,
                    rule="whim",
                    alternatives=() if number % 7 == 6 else (nothing,),
                )


SPAN_ACTS: dict[str, Callable[[Desk], object]] = {
    "s": Desk.mark,
    "s keep": lambda desk: desk.keep_spans(),
    "s label": lambda desk: desk.keep_spans("attributed", stay=False),
    "s Label": lambda desk: desk.keep_spans("disputed"),
    "s escape": Desk.leave_marking,
    "s |": marking(Marking.begin_split),
    "s | enter": Desk.split_claim,
    "s &": Desk.join_claims,
    "s l": marking(lambda m: m.move(1)),
    "s h": marking(lambda m: m.move(-1)),
    "s L": marking(lambda m: m.extend(1)),
    "s L far": marking(lambda m: [m.extend(1) for _ in range(9)]),
    "s H": marking(lambda m: m.extend(-1)),
    "s H far": marking(lambda m: [m.extend(-1) for _ in range(9)]),
    "s M": marking(Marking.shrink),
    "s x": marking(Marking.swap_ends),
    "s m": marking(Marking.toggle_extending),
    's "': marking(Marking.quotation),
    "s ,": marking(Marking.clause),
    "s .": marking(Marking.noun_phrase),
    "s tab": marking(Marking.next_part),
    "s 1": marking(lambda m: m.turn_to("content")),
    "s +": marking(Marking.add_fragment),
    "s -": marking(Marking.drop_fragment),
    "s i": marking(Marking.inward),
    "s o": marking(Marking.outward),
    "s u": marking(Marking.undo),
    "s '": lambda desk: desk.marking and desk.marking.jump(letter_at(desk)),
    "s mouse": lambda desk: (
        desk.marking and desk.marking.take(desk.walk.sentence.start + 1, desk.walk.sentence.end + 3)
    ),
}


def at_the_cursor(step: Callable[[Cutting], object]) -> Callable[[Desk], None]:
    """A key of the third table; on the walk it does nothing."""

    def act(desk: Desk) -> None:
        if desk.cutting is not None:
            step(desk.cutting)

    return act


CUT_ACTS: dict[str, Callable[[Desk], object]] = {
    "|": lambda desk: desk.cutter.begin(),
    "| l": at_the_cursor(lambda cutting: cutting.move(1)),
    "| h": at_the_cursor(lambda cutting: cutting.move(-1)),
    "| '": lambda desk: desk.cutting and desk.cutting.jump(letter_at(desk)),
    "| enter": lambda desk: desk.cutter.split(),
    "| at once": lambda desk: (desk.cutter.begin(), desk.cutter.split()),
    "| escape": lambda desk: desk.cutter.leave(),
    "&": lambda desk: desk.cutter.join(),
}

GUIDE = Evidence(stance="supports", url="https://example.org/guide", published="1999")

ACTS: dict[str, Callable[[Desk], object]] = {
    "v": lambda desk: desk.label("verified"),
    "a": lambda desk: desk.label("attributed"),
    "D": lambda desk: desk.label("disputed", stay=True),
    "n": Desk.no_claim,
    "space": Desk.skip,
    "f": Desk.flag,
    "c": lambda desk: desk.note("a note 🖋\x00\u202e"),
    "c, nothing": lambda desk: desk.note(""),
    "e": lambda desk: desk.evidence.add(desk.require_claim(), GUIDE),
    "e x": lambda desk: desk.evidence.remove(desk.require_claim(), 0),
    "w": lambda desk: desk.reword(
        desk.require_claim(), proposal(desk.require_claim().content_text)
    ),
    "y": Desk.next_certainty,
    "x": Desk.remove_claim,
    ".": Desk.repeat,
    "enter": lambda desk: desk.accepting.take(),
    "enter, enter": lambda desk: (desk.accepting.take(), desk.accepting.take()),
    "E": lambda desk: desk.accepting.sure(),
    "2": lambda desk: desk.accepting.take(2),
    "b": lambda desk: desk.proposals.hide(),
    "a suggestion comes": lambda desk: desk.proposals.renew(desk.proposals.lit),
    "left": Desk.previous_claim,
    "right": Desk.next_claim,
    "u": Desk.undo,
    "U": Desk.redo,
    "z": Desk.walk_furniture,
    "j": lambda desk: desk.go(desk.walk.after()),
    "k": lambda desk: desk.go(desk.walk.before()),
    "tab": lambda desk: desk.go(desk.walk.next_undecided()),
    "J": lambda desk: desk.go(desk.walk.next_story()),
    "K": lambda desk: desk.go(desk.walk.previous_story()),
    "/": lambda desk: desk.search("the"),
    "escape": Desk.leave_search,
    "idle": Desk.catch_up,
} | {
    f"B {kind}": lambda desk, kind=kind: desk.change_block(kind)
    for kind in BLOCK_KINDS
    if kind in ("body", "furniture", "headline")
}
ACTS |= SPAN_ACTS | CUT_ACTS
OFTEN_CUT = [
    *(*sorted(CUT_ACTS), "| at once", "&", "| at once", "&", *"vanfukjJUDs", *"van"),
    *("s L far", "s label", "s keep", "space", "c", "/", "idle"),
]
OFTEN_SUGGESTED = [
    *("enter", "enter", "E", "E", "2", "b", "n", "D", "s", "s keep", "s label", "s L far"),
    *(
        "u",
        "U",
        "j",
        "k",
        "J",
        "x",
        ".",
        "f",
        "&",
        "| at once",
        "left",
        "a suggestion comes",
        "idle",
        "v",
    ),
]
ACTS["B everywhere"] = lambda desk: desk.change_block("caption", everywhere=True)


class Begun:
    """A corpus that was taken in once, copied for every example."""

    folder: Path | None = None

    @classmethod
    def at(cls, place: Path) -> Path:
        if cls.folder is None:
            cls.folder = Path(tempfile.mkdtemp())
            for name, text in STORIES.items():
                (cls.folder / name).write_bytes(text.encode("utf-8"))
            desk = open_desk((cls.folder,), None, "dana")
            list(take_in(desk.store, desk.corpus))
            panel = Panel([Whims()])
            for document_id in list(desk.store.documents.ids()):
                advise(desk.store, panel, document_id)
            desk.store.close()
        shutil.copytree(cls.folder, place, dirs_exist_ok=True)
        return place


def teardown_module() -> None:
    if Begun.folder is not None:
        shutil.rmtree(Begun.folder)


def press(desk: Desk, key: str) -> None:
    with contextlib.suppress(RefusedError):
        ACTS[key](desk)


def everything_said(desk: Desk) -> dict[str, Judgement]:
    """Every sentence that anything is said about, as the database tells it."""
    said = {}
    for place in desk.store.order.all():
        for answer in desk.store.answers.current_of_document(
            place.document_id, desk.annotator_id, desk.role
        ):
            if answer.judgement != Judgement():
                said[answer.sentence_id] = answer.judgement
    return said


def kinds(desk: Desk) -> list[list[str]]:
    return [desk.store.documents.kinds(document) for document in desk.store.documents.ids()]


def cuts(desk: Desk) -> list[list[str]]:
    return [
        [sentence.id for sentence in desk.store.documents.sentences(document)]
        for document in desk.store.documents.ids()
    ]


def cut_by(desk: Desk, name: str) -> set[str]:
    """The documents in which somebody cut sentences otherwise."""
    return {
        cut.document_id
        for document in desk.store.documents.ids()
        for cut in desk.store.cuts.of_document(document)
        if cut.annotator == name
    }


def nothing_is_left_out(desk: Desk) -> None:
    for known in desk.store.documents.ids():
        document, last = desk.store.documents.get(known), 0
        for sentence in desk.store.documents.sentences(known):
            assert last <= sentence.start < sentence.end
            assert (
                sentence.text
                == sentence.text.strip()
                == document.text[sentence.start : sentence.end]
            )
            last = sentence.end
        kept = [document.text[s.start : s.end] for s in desk.store.documents.sentences(known)]
        taken = [document.text[b.start : b.end] for b in document.blocks]
        assert "".join("".join(kept).split()) == "".join("".join(taken).split())


def taken_with_others(desk: Desk, sentence_id: str) -> bool:
    """Tell whether a sentence was ever answered in one act with others."""
    given = desk.store.answers.history(sentence_id, desk.annotator_id, desk.role)
    return any(len(desk.store.answers.of_action(answer.action)) > 1 for answer in given)


def promises_hold(desk: Desk) -> None:
    assert list(check(desk.store)) == []
    nothing_is_left_out(desk)
    for sentence_id, judgement in everything_said(desk).items():
        text = desk.store.documents.text(sentence_id.partition(":")[0])
        for claim in judgement.claims:
            assert all(text[s.start : s.end] == s.text for s in claim.all_spans())
        given = desk.store.answers.current(sentence_id, desk.annotator_id, desk.role)
        used = given.suggestion
        assert used is None or used.by == "whims@1"
        if used is not None and not used.shown and used.used != "no":
            assert taken_with_others(desk, sentence_id)
    decided, counted = desk.counts.decided, desk.counts.total
    desk.recount()
    assert (desk.counts.decided, desk.counts.total) == (decided, counted)
    story = desk.walk.story
    fresh = sum(
        story.judgement(index).decided for index in story.walked(furniture=desk.walk.furniture)
    )
    assert story.counts(furniture=desk.walk.furniture)[0] == fresh


def until_refused(key: Callable[[], None]) -> int:
    done = 0
    with contextlib.suppress(RefusedError):
        while True:
            key()
            done += 1
    return done


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(keys=st.lists(st.sampled_from(sorted(ACTS)), max_size=40))
def test_any_keys_in_any_order(keys: list[str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        desk = open_desk((Begun.at(Path(place)),), None, "dana")
        begun = kinds(desk), cuts(desk)
        for key in keys:
            press(desk, key)
        promises_hold(desk)
        answers = desk.store.answers.ids()
        until_refused(desk.redo)
        last, corrected = everything_said(desk), (kinds(desk), cuts(desk))
        undone = until_refused(desk.undo)
        assert everything_said(desk) == {}
        assert (kinds(desk), cuts(desk)) == begun
        assert desk.counts.decided == 0
        promises_hold(desk)
        assert until_refused(desk.redo) == undone
        assert everything_said(desk) == last
        assert (kinds(desk), cuts(desk)) == corrected
        promises_hold(desk)
        assert desk.store.answers.ids()[: len(answers)] == answers
        desk.store.close()
        again = open_desk((Path(place),), None, "dana")
        assert (again.walk.ended, again.walk.spot) == (desk.walk.ended, desk.walk.spot)
        assert again.counts.decided == desk.counts.decided
        again.store.close()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    keys=st.lists(
        st.sampled_from([*sorted(SPAN_ACTS), "s", "s", "s keep", "s label", "j", "k", "J", "u"]),
        min_size=5,
        max_size=60,
    )
)
def test_any_marking_of_spans(keys: list[str]) -> None:
    """Mostly keys that mark: spans are exact, claims reach what they say, undo takes all back."""
    with tempfile.TemporaryDirectory() as place:
        desk = open_desk((Begun.at(Path(place)),), None, "dana")
        for key in keys:
            press(desk, key)
        promises_hold(desk)
        until_refused(desk.redo)
        last = everything_said(desk)
        undone = until_refused(desk.undo)
        assert everything_said(desk) == {}
        promises_hold(desk)
        assert until_refused(desk.redo) == undone
        assert everything_said(desk) == last
        promises_hold(desk)
        desk.store.close()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(keys=st.lists(st.sampled_from(OFTEN_SUGGESTED), min_size=5, max_size=60))
def test_any_suggestions_taken(keys: list[str]) -> None:
    """Mostly keys that take suggestions: spans are exact, undo takes all back, redo brings it."""
    with tempfile.TemporaryDirectory() as place:
        desk = open_desk((Begun.at(Path(place)),), None, "dana")
        begun = cuts(desk)
        for key in keys:
            press(desk, key)
        promises_hold(desk)
        until_refused(desk.redo)
        last, cut = everything_said(desk), cuts(desk)
        undone = until_refused(desk.undo)
        assert everything_said(desk) == {}
        assert cuts(desk) == begun
        promises_hold(desk)
        assert until_refused(desk.redo) == undone
        assert (everything_said(desk), cuts(desk)) == (last, cut)
        promises_hold(desk)
        desk.store.close()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    keys=st.lists(
        st.sampled_from(OFTEN_CUT),
        min_size=5,
        max_size=60,
    )
)
def test_any_cuts_and_answers(keys: list[str]) -> None:
    """Mostly keys that cut: nothing is left out, answers follow, undo takes all back."""
    with tempfile.TemporaryDirectory() as place:
        desk = open_desk((Begun.at(Path(place)),), None, "dana")
        begun = cuts(desk)
        for key in keys:
            press(desk, key)
        promises_hold(desk)
        until_refused(desk.redo)
        last, cut = everything_said(desk), cuts(desk)
        undone = until_refused(desk.undo)
        assert everything_said(desk) == {}
        assert cuts(desk) == begun
        promises_hold(desk)
        assert until_refused(desk.redo) == undone
        assert everything_said(desk) == last
        assert cuts(desk) == cut
        promises_hold(desk)
        desk.store.close()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(keys=st.lists(st.tuples(st.integers(0, 2), st.sampled_from(sorted(ACTS))), max_size=40))
def test_any_keys_in_any_of_three_windows(keys: list[tuple[int, str]]) -> None:
    """Two windows of one annotator and one of another, at the same database."""
    with tempfile.TemporaryDirectory() as place:
        folder = Begun.at(Path(place))
        windows = [open_desk((folder,), None, name) for name in ("dana", "dana", "ben")]
        for number, key in keys:
            press(windows[number], key)
        for desk in windows:
            desk.catch_up()
            promises_hold(desk)
        one, other, _ = windows
        assert everything_said(one) == everything_said(other)
        assert (
            one.counts.decided == other.counts.decided or one.walk.furniture != other.walk.furniture
        )
        until_refused(other.undo)
        # Where another cut sentences in between, what was carried over may stay on their parts.
        others = cut_by(one, "ben")
        assert {said[:16] for said in everything_said(one)} <= others
        for desk in windows:
            desk.catch_up()
            promises_hold(desk)
            desk.store.close()


def test_every_kind_of_text_is_answered_sentence_by_sentence(tmp_path: Path) -> None:
    desk = open_desk((Begun.at(tmp_path),), None, "dana")
    desk.walk_furniture()
    desk.proposals.hide()
    sentences = 0
    while not desk.walk.ended:
        desk.label("attributed")
        sentences += 1
    assert sentences == desk.counts.total == desk.counts.decided == len(everything_said(desk))
    promises_hold(desk)
    seen = "".join(
        claim.content_text for said in everything_said(desk).values() for claim in said.claims
    )
    for sign in ("\x00", "\u202e", "\u0301", "🧑🏽‍🚒", "开放", "الجسر", "הגשר", "สะพาน", "ß"):
        assert sign in seen
    desk.store.close()
