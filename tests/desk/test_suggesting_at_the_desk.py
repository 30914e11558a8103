"""Suggestions at the desk: what is painted is what is taken, and what became of it is recorded."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.cli import main
from annotator.desk import Desk, RefusedError, learning, ordering
from annotator.desk.advising import advise, advise_at_once, learned_anew, waiting
from annotator.desk.checking import check
from annotator.desk.novelty import most_different
from annotator.desk.panel import Panel, open_panel
from annotator.desk.reporting import report_of
from annotator.export.report import report_html
from annotator.model.answer import Judgement
from annotator.model.claim import Attribution, Claim, InnerAttribution
from annotator.model.document import Document, Sentence
from annotator.model.span import Span
from annotator.model.suggestion import Suggestion
from annotator.store.migrations import m016_authors_are_sources
from annotator.suggest.rules import Rules
from tests.conftest import SitDown

UNREAD = (False, "as_is")
AUTHOR = Attribution(kind="author")


def claimed(
    sentence: Sentence, content: str = "", source: str = "", label: str = "attributed"
) -> Judgement:
    """A claim of the words `content` of a sentence, or of all of it, with a source."""

    def spans(words: str) -> tuple[Span, ...]:
        at = sentence.start + sentence.text.index(words)
        return (Span(start=at, end=at + len(words), text=words),)

    by = Attribution(source=spans(source), name=source, kind="named_person") if source else AUTHOR
    claim = Claim(id="rules:1", label=label, spans=spans(content or sentence.text), attribution=by)
    return Judgement(outcome="claims", claims=(claim,))


NO_CLAIM = Judgement(outcome="no_claim")


class Says:
    """A suggester that says what a test wants."""

    name = "says"
    version = 1

    def __init__(self, say: Callable[[Sentence], tuple[float, Sequence[Judgement]] | None]) -> None:
        self._say = say

    def suggest(self, _: Document, sentences: Sequence[Sentence]) -> list[Suggestion]:
        found = []
        for sentence in sentences:
            said = self._say(sentence)
            if said is not None:
                first, *others = said[1]
                found.append(
                    Suggestion(
                        sentence_id=sentence.id,
                        by="says@1",
                        judgement=first,
                        confidence=said[0],
                        rule="a test",
                        alternatives=tuple(others),
                    )
                )
        return found


def told(desk: Desk, say: Callable[[Sentence], tuple[float, Sequence[Judgement]] | None]) -> None:
    """Let a suggester say something of every sentence."""
    for document_id in list(desk.store.documents.ids()):
        advise(desk.store, Panel([Says(say)]), document_id)
    desk.proposals.renew(None)
    desk.proposals.fresh = False


def all_alike(
    confidence: float, *others: Judgement
) -> Callable[[Sentence], tuple[float, Sequence[Judgement]]]:
    return lambda sentence: (confidence, (claimed(sentence), *others))


def use(desk: Desk, index: int) -> tuple[str, float, bool, str] | None:
    answer = desk.walk.story.answer(index)
    used = answer and answer.suggestion
    return used and (used.by, used.confidence, used.shown, used.used)


def test_enter_takes_what_is_painted_with_ids_of_its_own(desk: Desk) -> None:
    told(desk, all_alike(0.8))
    painted = desk.proposals.lit.first
    desk.accepting.take()
    answer = desk.walk.story.answer(0)
    assert desk.walk.index == 1
    assert [claim.id for claim in answer.judgement.claims] != ["rules:1"]
    assert answer.judgement.claims[0].model_copy(update={"id": "rules:1"}) == painted.claims[0]
    assert use(desk, 0) == ("says@1", 0.8, True, "as_is")


def test_whoever_is_named_by_what_is_accepted_is_a_source_of_the_story(desk: Desk) -> None:
    word = desk.walk.sentence.text.split()[-1].strip(".")
    first = desk.walk.sentence.id
    told(
        desk,
        lambda sentence: (
            (0.95, (claimed(sentence, source=word),)) if sentence.id == first else None
        ),
    )
    desk.accepting.take()
    (row,) = desk.store.sources.of_story(desk.walk.story.place.story_id)
    assert row.name == word
    assert desk.walk.story.judgement(0).claims[0].attribution.register_id == row.id
    assert use(desk, 0) == ("says@1", 0.95, True, "as_is")
    desk.label("attributed")
    desk.go(desk.walk.before())
    desk.sources.name(word.upper(), "named_person")
    assert desk.lit_claim.attribution.register_id == row.id


def test_the_author_is_a_source(desk: Desk, corpus: Path, tmp_path: Path) -> None:
    told(desk, all_alike(0.8))
    desk.accepting.take()
    desk.go(desk.walk.before())
    assert desk.missing(desk.lit_claim) == ()
    assert desk.store.answers.incomplete() == []
    with desk.store.writing():  # as older versions wrote it
        desk.store.db.execute("UPDATE claims SET incomplete = 'source'")
    m016_authors_are_sources(desk.store.db)
    assert desk.store.answers.incomplete() == []
    assert [one.kind for one in check(desk.store, complete=True)] == []
    desk.store.close()
    out = tmp_path / "gold.jsonl"
    done = CliRunner().invoke(main, ["export", str(corpus), "--complete", "--out", str(out)])
    assert done.exit_code == 0, done.output
    (line,) = out.read_text("utf-8").splitlines()
    assert json.loads(line)["claims"][0]["incomplete"] == []


def test_enter_never_changes_an_answer_and_says_so(desk: Desk) -> None:
    told(desk, all_alike(0.8))
    desk.no_claim()
    desk.go(desk.walk.before())
    assert desk.proposals.lit is None
    with pytest.raises(RefusedError, match="never changes an answer"):
        desk.accepting.take()


def test_without_a_suggestion_enter_says_so(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="nothing is suggested"):
        desk.accepting.take()


def test_while_suggestions_are_worked_out_nothing_is_said_to_be_without(desk: Desk) -> None:
    desk.proposals.coming = True
    with pytest.raises(RefusedError, match="still being worked out"):
        desk.accepting.take()
    with pytest.raises(RefusedError, match="still being worked out"):
        desk.ordering.walk("uncertain", desk.ordering.begin("uncertain").result())
    desk.proposals.coming = False
    with pytest.raises(RefusedError, match="no unanswered sentence has a suggestion"):
        desk.ordering.walk("uncertain", desk.ordering.begin("uncertain").result())


def test_what_arrives_while_its_sentence_is_lit_is_not_taken_unseen(desk: Desk) -> None:
    told(desk, lambda _: None)
    for document_id in desk.store.documents.ids():
        advise(desk.store, Panel([Says(all_alike(0.95)), Says(all_alike(0.95))]), document_id)
    assert desk.proposals.renew(desk.proposals.lit)
    for key in (desk.accepting.take, desk.accepting.sure):
        with pytest.raises(RefusedError, match="came just now"):
            key()
    desk.label("verified", stay=True)
    assert desk.judgement.claims[0].attribution is None
    assert use(desk, 0) == ("says@1", 0.95, False, "no")
    desk.undo()
    desk.proposals.fresh = False  # as the screen says when it was shown for a moment
    desk.accepting.take()
    assert use(desk, 0) == ("says@1", 0.95, True, "as_is")


def test_what_is_painted_stays_while_the_sentence_is_lit(desk: Desk) -> None:
    told(desk, all_alike(0.8))
    for document_id in desk.store.documents.ids():
        advise(desk.store, Panel([Says(lambda _: (0.7, (NO_CLAIM,)))] * 2), document_id)
    assert not desk.proposals.renew(desk.proposals.lit)
    assert desk.proposals.lit.first.claims
    desk.accepting.take()
    assert desk.proposals.lit.first == NO_CLAIM


def test_a_label_key_labels_what_is_suggested(desk: Desk) -> None:
    desk.go(desk.walk.after())
    told(desk, lambda s: (0.5, (claimed(s, s.text[:10], s.text[-4:]),)))
    text = desk.walk.sentence.text
    desk.label("disputed", stay=True)
    (claim,) = desk.judgement.claims
    assert (claim.label, claim.content_text) == ("disputed", text[:10])
    assert claim.attribution.source[0].text == text[-4:]
    assert use(desk, 1) == ("says@1", 0.5, True, "edited")
    assert desk.lit_claim is None


def test_other_answers_do_not_use_it(desk: Desk) -> None:
    told(desk, lambda s: (0.5, (claimed(s, s.text[:5]),)))
    desk.no_claim()
    desk.skip()
    desk.label("verified")
    assert [use(desk, index)[3] for index in range(3)] == ["no", "no", "edited"]


def test_no_claim_by_hand_is_what_was_suggested(desk: Desk) -> None:
    told(desk, lambda _: (0.7, (NO_CLAIM,)))
    desk.no_claim()
    desk.label("verified")
    assert [use(desk, index)[3] for index in (0, 1)] == ["as_is", "no"]


def test_digits_take_alternatives(desk: Desk) -> None:
    told(desk, all_alike(0.5, NO_CLAIM))
    desk.accepting.take(2)
    assert desk.walk.story.judgement(0).outcome == "no_claim"
    assert use(desk, 0) == ("says@1", 0.5, True, "edited")
    desk.accepting.take(1)
    assert use(desk, 1)[3] == "as_is"
    with pytest.raises(RefusedError, match="2 suggestions"):
        desk.accepting.take(3)


def test_all_sure_ones_up_to_the_next_other_are_one_act(desk: Desk) -> None:
    unsure = desk.walk.story.sentences[3].id
    told(desk, lambda s: (0.89 if s.id == unsure else 0.9, (claimed(s),)))
    assert desk.accepting.sure() == 3
    assert desk.walk.index == 3
    assert [use(desk, index)[2:] for index in range(3)] == [(True, "as_is"), *[UNREAD] * 2]
    with pytest.raises(RefusedError, match="not sure"):
        desk.accepting.sure()
    turned = desk.undo()
    assert (turned.answers, desk.walk.index) == (3, 0)
    assert not any(desk.walk.story.judgement(index).decided for index in range(6))
    desk.redo()
    assert [use(desk, index)[2:] for index in range(3)] == [(True, "as_is"), *[UNREAD] * 2]
    who = desk.annotator_id
    assert desk.store.statistics.uses("annotator", who) == [
        ("says@1", "as_is", 1),
        ("says@1", "together", 2),
    ]
    assert report_of(desk.store, "x").suggestions == {"says@1": {"as_is": 1, "together": 2}}
    page = report_html(report_of(desk.store, "x"))
    assert "taken with others" in page
    assert "says@1" in page


def test_what_was_lit_before_it_was_taken_with_others_was_seen(desk: Desk) -> None:
    unsure = desk.walk.story.sentences[4].id
    told(desk, lambda s: (0.5 if s.id == unsure else 0.95, (claimed(s),)))
    desk.go(desk.walk.after())
    desk.go(desk.walk.after())
    desk.go(desk.walk.before())
    desk.go(desk.walk.before())
    desk.accepting.sure()
    assert [use(desk, index)[2] for index in range(4)] == [True, True, True, False]


def test_sure_ones_end_with_the_story_and_pass_by_what_is_answered(desk: Desk) -> None:
    told(desk, all_alike(0.99))
    desk.go(desk.walk.after())
    desk.no_claim()
    desk.go(desk.walk.before())
    desk.go(desk.walk.before())
    story = desk.walk.story
    walked = len(story.walked(furniture=False))
    assert desk.accepting.sure() == walked - 1
    assert story.judgement(1).outcome == "no_claim"
    assert desk.walk.story is not story
    assert desk.walk.index == 0
    assert not desk.judgement.decided


def test_a_later_change_is_remembered_as_an_edit(desk: Desk) -> None:
    told(desk, all_alike(0.8))
    desk.accepting.take()
    desk.go(desk.walk.before())
    desk.note("hm")
    assert use(desk, 0)[3] == "as_is"
    desk.label("verified", stay=True)
    assert use(desk, 0)[3] == "edited"
    desk.previous_claim()
    desk.no_claim()
    assert use(desk, 0)[3] == "no"


def test_undo_brings_the_suggestion_back_and_it_is_taken_again(desk: Desk) -> None:
    told(desk, all_alike(0.8))
    desk.accepting.take()
    desk.undo()
    assert desk.walk.index == 0
    assert desk.proposals.seen is not None
    desk.accepting.take()
    assert use(desk, 0) == ("says@1", 0.8, True, "as_is")
    assert list(check(desk.store)) == []


def test_blind_hides_everything_records_it_and_is_remembered(desk: Desk, sit_down: SitDown) -> None:
    assert desk.proposals.hide()
    told(desk, all_alike(0.95))
    assert desk.proposals.lit is None
    with pytest.raises(RefusedError, match="hidden"):
        desk.accepting.take()
    marking = desk.mark()
    assert marking.fragments(0, "source") == ()
    desk.leave_marking()
    desk.label("attributed")
    assert use(desk, 0) == ("says@1", 0.95, False, "no")
    assert sit_down().proposals.hidden
    assert not sit_down("erik").proposals.hidden
    assert not desk.proposals.hide()
    assert not sit_down().proposals.hidden


def test_what_was_painted_before_it_was_hidden_was_seen(desk: Desk) -> None:
    told(desk, all_alike(0.95))
    desk.proposals.hide()
    desk.label("attributed")
    assert use(desk, 0) == ("says@1", 0.95, True, "edited")
    desk.label("attributed")
    assert use(desk, 1) == ("says@1", 0.95, False, "no")


def test_of_a_share_nothing_is_shown_and_it_is_always_the_same(
    desk: Desk, sit_down: SitDown
) -> None:
    told(desk, all_alike(0.95))
    numbers = range(len(desk.walk.story.sentences))
    for share, least, most in ((0.0, 0, 0), (1.0, len(numbers), len(numbers)), (0.9, 1, 6)):
        desk.proposals.prefer(blind=False, share=share, sure=0.9)
        assert least <= sum(map(desk.proposals.withheld, numbers)) <= most
    again = sit_down()
    again.proposals.prefer(blind=False, share=0.9, sure=0.9)
    assert [*map(again.proposals.withheld, numbers)] == [*map(desk.proposals.withheld, numbers)]
    index = next(filter(desk.proposals.withheld, numbers))
    while desk.walk.index != index:
        desk.go(desk.walk.after())
    with pytest.raises(RefusedError, match="measured"):
        desk.accepting.take()
    desk.label("verified", stay=True)
    assert desk.judgement.claims[0].attribution is None
    assert use(desk, index) == ("says@1", 0.95, False, "no")


def test_spans_begin_with_what_was_painted(desk: Desk) -> None:
    desk.go(desk.walk.after())
    told(desk, lambda s: (0.5, (claimed(s, s.text[4:10], s.text[-6:-1]),)))
    marking = desk.mark()
    at = desk.walk.sentence.start
    assert marking.fragments(0, "content") == ((at + 4, at + 10),)
    desk.keep_spans("attributed")
    assert desk.judgement.claims[0].attribution.kind == "named_person"
    assert use(desk, 1)[3] == "as_is"


def test_spans_keep_who_speaks_where_no_words_say_it(desk: Desk) -> None:
    told(desk, all_alike(0.8))
    for _ in range(2):  # looked at, left, and taken up again
        assert desk.mark().speaker(0).kind == "author"
        desk.leave_marking()
    desk.mark()
    desk.keep_spans("attributed", stay=False)
    (claim,) = desk.walk.story.judgement(0).claims
    assert claim.attribution == AUTHOR
    assert use(desk, 0) == ("says@1", 0.8, True, "as_is")
    marking = desk.mark()
    marking.turn_to("source")
    marking.take(desk.walk.sentence.start, desk.walk.sentence.start + 1)
    assert marking.speaker(0).kind is None
    desk.keep_spans("attributed", stay=False)
    (claim,) = desk.walk.story.judgement(1).claims
    assert claim.attribution.source
    assert claim.attribution.kind is None
    assert use(desk, 1)[3] == "edited"
    desk.go(desk.walk.before())
    desk.go(desk.walk.before())
    marking = desk.mark()
    marking.turn_to("cue")
    marking.take(desk.walk.sentence.start, desk.walk.sentence.start + 1)
    desk.keep_spans()
    assert desk.lit_claim.attribution.kind == "author"


def test_unchanged_spans_of_several_speakers_are_as_suggested(desk: Desk) -> None:
    def say(sentence: Sentence) -> tuple[float, Sequence[Judgement]]:
        (claim,) = claimed(sentence, sentence.text[9:], sentence.text[:3]).claims
        at = sentence.start + 4
        near = InnerAttribution(
            source=(Span(start=at, end=at + 4, text=sentence.text[4:8]),), name="Near"
        )
        by = claim.attribution.model_copy(update={"inner": (near,)})
        told_by = claim.model_copy(update={"attribution": by})
        return 0.5, (Judgement(outcome="claims", claims=(told_by,)),)

    told(desk, say)
    desk.mark()
    desk.keep_spans("attributed")
    assert desk.lit_claim.attribution.inner[0].name == "Near"
    assert use(desk, 0)[3] == "as_is"


def test_a_quotation_over_two_sentences_and_a_source_elsewhere(desk: Desk) -> None:
    story = desk.walk.story
    quote = next(s for s in story.sentences if s.text.startswith('"Nobody'))
    told(desk, lambda s: (0.95, (claimed(s),)))
    before = story.sentences[quote.index - 1]
    source = Span(start=before.start, end=before.start + 7, text=before.text[:7])
    beyond = story.sentences[quote.index + 1]
    words = story.document.text[quote.start : beyond.end]
    claim = Claim(
        id="x",
        label="attributed",
        spans=(Span(start=quote.start, end=beyond.end, text=words),),
        attribution=Attribution(source=(source,)),
    )
    reaching = Judgement(outcome="claims", claims=(claim,))
    told_again = Suggestion(
        sentence_id=quote.id, by="says@2", judgement=reaching, confidence=0.95, rule=""
    )
    with desk.store.writing():
        desk.store.suggestions.advise([quote.id], [told_again])
    desk.proposals.renew(None)
    while desk.walk.index != quote.index:
        desk.go(desk.walk.after())
    assert desk.accepting.sure() >= 1
    assert story.judgement(quote.index).claims[0].attribution.source == (source,)
    assert story.judgement(beyond.index).continues
    desk.undo()
    while desk.walk.index != beyond.index:
        desk.go(desk.walk.after())
    desk.no_claim()
    desk.go(desk.walk.before())
    desk.go(desk.walk.before()) if desk.walk.index != quote.index else None
    with pytest.raises(RefusedError, match="would change the answer"):
        desk.accepting.take()


def test_labels_that_the_codebook_does_not_have_are_not_suggested(desk: Desk) -> None:
    told(desk, lambda s: (0.9, (claimed(s, label="vague"), NO_CLAIM)))
    assert desk.proposals.lit.choices == (NO_CLAIM,)


def test_other_tools_suggestions_stand_behind_the_panels(desk: Desk) -> None:
    sentence = desk.walk.sentence
    imported = Suggestion(
        sentence_id=sentence.id, by="tool:ana", judgement=NO_CLAIM, confidence=1.0, rule="imported"
    )
    with desk.store.writing():
        assert desk.store.suggestions.put(imported)
        assert not desk.store.suggestions.put(imported)
    desk.proposals.renew(None)
    assert (desk.proposals.lit.by, desk.proposals.lit.first) == ("tool:ana", NO_CLAIM)
    told(desk, all_alike(0.5))
    assert desk.proposals.lit.by == "says@1"
    assert desk.proposals.lit.choices[1:] == (NO_CLAIM,)


def test_a_bulk_answer_and_a_repeated_one_are_as_without(desk: Desk) -> None:
    told(desk, lambda s: (0.95, (claimed(s, s.text[:5]),)))
    desk.label("verified")
    desk.repeat()
    (claim,) = desk.walk.story.judgement(1).claims
    assert claim.content_text == desk.walk.story.sentences[1].text


# Working ahead


def test_stories_are_advised_once_the_open_one_first(desk: Desk) -> None:
    panel, open_story = open_panel(desk.store), desk.walk.story.document.id
    order = [place.document_id for place in desk.store.order.all()]
    assert list(waiting(desk.store, panel, open_story)) == order
    assert list(waiting(desk.store, panel, order[1])) == order[1:]
    for document_id in order:
        assert advise(desk.store, panel, document_id)
        assert not advise(desk.store, panel, document_id)
    assert list(waiting(desk.store, panel, open_story)) == []


def test_the_open_story_is_advised_at_once_and_again_by_everybody(desk: Desk) -> None:
    document_id = desk.walk.story.document.id
    everybody = Panel([Rules(), Says(all_alike(0.99))])
    assert advise_at_once(desk.store, document_id)
    assert not advise_at_once(desk.store, document_id)
    desk.proposals.renew(None)
    desk.proposals.fresh = False
    painted = desk.proposals.lit
    assert painted.by == "rules@1"
    assert document_id in waiting(desk.store, everybody, document_id)
    assert advise(desk.store, everybody, document_id)
    desk.proposals.renew(painted)
    assert desk.proposals.lit == painted
    assert desk.proposals.known(2).by == "says@1"
    desk.accepting.take()
    assert desk.walk.story.answer(0).suggestion.by == "rules@1"
    assert not advise_at_once(desk.store, document_id)


def test_nothing_is_suggested_at_once_by_who_is_not_wanted(desk: Desk, home: Path) -> None:
    document_id = desk.walk.story.document.id
    for nobody in ('["learned"]', "[]"):
        (home / "settings.toml").write_text(f"suggesters = {nobody}\n", "utf-8")
        assert not advise_at_once(desk.store, document_id)
        assert open_panel(desk.store).suggesters == ()
    assert desk.store.suggestions.advised_by(document_id) is None


def test_another_version_or_another_cut_is_advised_again(desk: Desk) -> None:
    told(desk, all_alike(0.5))
    panel, document_id = Panel([Says(all_alike(0.6))]), desk.walk.story.document.id
    assert not advise(desk.store, panel, document_id)
    desk.cutter.begin()
    desk.cutter.split()
    assert desk.proposals.lit is None
    assert advise(desk.store, panel, document_id)
    desk.proposals.renew(None)
    assert desk.proposals.lit.confidence == 0.6
    assert list(check(desk.store)) == []


def test_what_was_learned_meanwhile_suggests_anew(
    desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learned: list[str] = []
    monkeypatch.setattr(learning, "due", lambda *_: not learned)
    monkeypatch.setattr(learning, "learn", lambda *_: learned.append("once"))
    panel = Panel([Rules()])
    (home / "settings.toml").write_text('suggesters = ["rules"]\n', "utf-8")
    assert learned_anew(desk.store, panel, lambda: False) is None
    (home / "settings.toml").write_text('suggesters = ["rules", "learned"]\n', "utf-8")
    assert learned_anew(desk.store, panel, lambda: False).version == panel.version
    assert learned_anew(desk.store, panel, lambda: False) is None
    assert learned == ["once"]

    def interrupted(*_: object) -> None:
        raise InterruptedError

    learned.clear()
    monkeypatch.setattr(learning, "learn", interrupted)
    assert learned_anew(desk.store, panel, lambda: True) is None


def test_gold_says_what_was_suggested(desk: Desk, corpus: Path, tmp_path: Path) -> None:
    told(desk, all_alike(0.95))
    desk.accepting.sure()
    desk.undo()
    desk.redo()
    desk.store.close()
    out = tmp_path / "gold.jsonl"
    done = CliRunner().invoke(main, ["export", str(corpus), "--out", str(out)])
    assert done.exit_code == 0, done.output
    uses = [
        answer["suggestion"]
        for line in out.read_text("utf-8").splitlines()
        for answer in json.loads(line)["provenance"]["answers"]
    ]
    assert uses
    as_is = {"by": "says@1", "confidence": 0.95, "used": "as_is"}
    assert uses == [as_is | {"shown": n == 0} for n in range(len(uses))]


# Orders of the walk


def in_order(desk: Desk, order: str) -> list[str]:
    """Walk in an order to its end; return the texts."""
    desk.ordering.walk(order, desk.ordering.begin(order).result())
    found = [desk.walk.sentence.text]
    while (spot := desk.walk.after()) != desk.walk.spot:
        desk.go(spot)
        found.append(desk.walk.sentence.text)
    return found


def test_the_most_uncertain_come_first_and_those_without_a_suggestion_not(desk: Desk) -> None:
    sure = {"Repairs cost": 0.6, "Will it stay": 0.2, "Two members": 0.4}
    told(desk, lambda s: next(((c, (NO_CLAIM,)) for w, c in sure.items() if w in s.text), None))
    begun = desk.walk.spot
    texts = in_order(desk, "uncertain")
    assert [text[:12] for text in texts] == ["Will it stay", "Two members ", "Repairs cost"]
    assert desk.walk.hits.number(desk.walk.story.place.path, desk.walk.index) == 3
    desk.go(desk.walk.before())
    assert desk.walk.sentence.text.startswith("Two members")
    desk.go(desk.walk.next_story())
    assert desk.walk.sentence.text.startswith("Repairs")
    desk.go(desk.walk.previous_story())
    desk.accepting.take()  # enter accepts: this is no search
    assert desk.walk.sentence.text.startswith("Repairs")
    desk.leave_search()
    assert desk.walk.spot == begun


def test_what_is_answered_is_not_ranked_and_nothing_left_says_so(desk: Desk) -> None:
    told(desk, lambda _: None)
    with pytest.raises(RefusedError, match="no unanswered sentence has a suggestion"):
        in_order(desk, "uncertain")
    desk.no_claim()
    assert "Old bridge will close for repairs" not in in_order(desk, "different")
    desk.leave_search()
    while not desk.walk.ended:
        desk.skip()
    with pytest.raises(RefusedError, match="every sentence is decided"):
        in_order(desk, "different")


def test_every_sentence_is_ranked_once_whatever_the_order(desk: Desk) -> None:
    expected = sorted(in_order(desk, "clusters"))
    desk.leave_search()
    assert sorted(in_order(desk, "different")) == expected
    assert len(expected) == desk.counts.total


def test_near_copies_are_walked_together_the_open_story_first(
    corpus: Path, sit_down: SitDown
) -> None:
    long = " ".join(f"Word{n} stands in line {n} of the wire story here." for n in range(40))
    (corpus / "00-wire.txt").write_text(f"The wire\n\n{long}\n", "utf-8")
    (corpus / "09-copy.txt").write_text(f"The copy\n\n{long}\n", "utf-8")
    desk = sit_down()
    desk.go(desk.walk.story_at(desk.store.order.at("09-copy.txt").document_id))
    desk.ordering.walk("clusters", desk.ordering.begin("clusters").result())
    paths = [desk.walk.story.place.path]
    for _ in range(4):
        desk.go(desk.walk.next_story())
        paths.append(desk.walk.story.place.path)
    assert paths == ["00-wire.txt", "09-copy.txt", "01-bridge.txt", "02-mill.txt", "03-vote.txt"]


def test_words_not_seen_yet_come_first() -> None:
    texts = [
        "The bridge is shut.",
        "The bridge is old.",
        "A council voted on the quarry.",
        "The quarry council voted again on it.",
        "",
    ]
    order = most_different(texts, ["The bridge is shut.", "The bridge is old."])
    assert order[0] in (2, 3)
    assert order[-1] in (0, 1, 4)
    assert sorted(order) == [0, 1, 2, 3, 4]
    assert order == most_different(texts, ["The bridge is shut.", "The bridge is old."])


def test_more_than_can_be_ranked_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    found = desk.ordering.begin("different").result()
    assert found.complete
    assert desk.ordering.walk("different", found) == "most different first: 12 sentences"
    desk.leave_search()
    monkeypatch.setattr(ordering, "MOST", 2)
    found = desk.ordering.begin("different").result()
    assert [hit.index for hit in found.hits] in ([0, 1], [1, 0])
    told = desk.ordering.walk("different", found)
    assert told == "most different first: 2 sentences, the first of all in reading order"
    assert not desk.walk.hits.complete
