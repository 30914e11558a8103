"""Sentences whose shape shows what is said, or that nothing is: in stories of our own."""

import pytest

from annotator.model.document import BlockKind
from annotator.model.suggestion import SURE, Suggestion
from annotator.suggest.base import Suggester
from annotator.suggest.datelines import behind_dateline
from annotator.suggest.rules import Rules
from annotator.suggest.syntax import Syntax
from tests.stories import said, told

BOTH = [
    pytest.param(Rules(), id="rules"),
    pytest.param(
        Syntax(),
        id="syntax",
        marks=pytest.mark.skipif(Syntax.ready() is not None, reason="the extra is not installed"),
    ),
]


def last(by: Suggester, *sentences: str, kind: BlockKind = "body") -> Suggestion:
    """Return what is suggested for the last sentence of a paragraph."""
    document, found = told([sentences], kinds={0: kind})
    return list(by.suggest(document, found))[-1]


def shown(suggestion: Suggestion) -> list[tuple[list[str], list[str], list[str]]]:
    """Return the texts of source, cue and content of every claim that somebody else makes."""
    return [
        (
            [span.text for span in claim.attribution.source],
            [span.text for span in claim.attribution.cue],
            [span.text for span in claim.spans],
        )
        for claim in suggestion.judgement.claims
        if claim.attribution is not None and claim.attribution.kind != "author"
    ]


KNOWN = (
    ("No, says a draft letter.", ["a draft letter"], ["says"], ["No"]),
    ("No, says the harbour master, the pumps were sound.",
     ["the harbour master"], ["says"], ["No", "the pumps were sound"]),
    ("It has emerged that the pumps had failed, Holt said.",
     ["Holt"], ["said"], ["It has emerged that the pumps had failed"]),
    ("According to a deckhand on the ferry, who asked not to be named, the pumps had failed.",
     ["a deckhand on the ferry, who asked not to be named"], ["According to"],
     ["the pumps had failed"]),
    ("14:05 A survey by Radio Nord found that most islanders want a bridge.",
     ["A survey by Radio Nord"], ["found"], ["most islanders want a bridge"]),
    ("9.40pm: Holt said the bridge was shut.", ["Holt"], ["said"], ["the bridge was shut"]),
    ("It has emerged that the mill was warned about its roof.",
     [], ["has emerged"], ["the mill was warned about its roof"]),
    ("It emerged on Tuesday that the mill had lost its permit.",
     [], ["emerged"], ["the mill had lost its permit"]),
    ("It is understood that the mill will close.",
     [], ["is understood"], ["the mill will close"]),
    ("SKARRHOLM, March 9 - Four boats sank overnight, the harbour office said.",
     ["the harbour office"], ["said"], ["Four boats sank overnight"]),
    ("SKARRHOLM - Four boats sank overnight, the harbour office said.",
     ["the harbour office"], ["said"], ["Four boats sank overnight"]),
    ("Asked whether the mill would close, Holt sighed: “Come back tomorrow.”",
     ["Holt"], ["sighed"], ["“Come back tomorrow.”"]),
    ("The owners have denied talk of a sale; a mill hand contradicted them.",
     ["The owners"], ["have denied"], ["talk of a sale"]),
)  # fmt: skip


@pytest.mark.parametrize("by", BOTH)
@pytest.mark.parametrize(("sentence", "source", "cue", "content"), KNOWN)
def test_who_says_what(
    by: Suggester, sentence: str, source: list[str], cue: list[str], content: list[str]
) -> None:
    assert shown(last(by, sentence)) == [(source, cue, content)]


@pytest.mark.parametrize("by", BOTH)
@pytest.mark.parametrize(
    "sentence",
    [
        "Did the ferry line ignore the inspectors?",
        "Why did the mayor reject the bridge?",
        "Sign up to our weekly letter.",
        "Follow the count here.",
        "Watch our film below.",
    ],
)
def test_questions_and_invitations_claim_nothing(by: Suggester, sentence: str) -> None:
    assert last(by, sentence).judgement.outcome == "no_claim"


@pytest.mark.parametrize("by", BOTH)
@pytest.mark.parametrize(
    "sentence", ["“Was it safe?” asked Holt.", "Do you think the bridge will hold?"]
)
def test_what_others_ask_and_think_is_theirs(by: Suggester, sentence: str) -> None:
    assert shown(last(by, sentence))


@pytest.mark.parametrize("sentence", ["Follow the coast road to Elster.", "Join or die, he said."])
def test_other_imperatives_are_read_like_any_sentence(sentence: str) -> None:
    assert last(Rules(), sentence).judgement.outcome == "claims"


@pytest.mark.parametrize("by", BOTH)
def test_an_unanswered_request_is_told_by_the_author(by: Suggester) -> None:
    found = last(by, "The ferry line did not reply to repeated requests for comment.")
    (claim,) = found.judgement.claims
    assert claim.attribution is not None
    assert claim.attribution.kind == "author"


@pytest.mark.parametrize("by", BOTH)
def test_nobody_is_no_speaker_inside_of_what_is_said(by: Suggester) -> None:
    found = last(by, "Holt said the bridge was late, adding that nobody had asked her to.")
    inner = [i for c in found.judgement.claims if c.attribution for i in c.attribution.inner]
    assert inner == []


@pytest.mark.parametrize("by", BOTH)
@pytest.mark.parametrize(
    ("item", "source", "content"),
    [
        ("- BREAKING: Bridge shut - harbour police", "harbour police", "Bridge shut"),
        ("Mill to reopen in May – police say", "police", "Mill to reopen in May"),
        ("• 900 homes flooded (Source: Elster Water)", "Elster Water", "900 homes flooded"),
    ],
)
def test_an_item_may_end_with_whose_word_it_is(
    by: Suggester, item: str, source: str, content: str
) -> None:
    found = last(by, item, kind="list")
    ((sources, _, contents),) = shown(found)
    assert (sources, contents) == ([source], [content])
    assert found.confidence < SURE


@pytest.mark.parametrize("by", BOTH)
def test_an_item_that_may_name_its_source_is_never_sure(by: Suggester) -> None:
    assert last(by, "- Ferry off until noon - quay warden", kind="list").confidence < SURE


@pytest.mark.parametrize("by", BOTH)
def test_a_role_and_a_name_are_called_by_the_name(by: Suggester) -> None:
    found = last(by, "A spokesman, Odo Varn, said the mill was sold.")
    assert said(found)[0][1:] == (["A spokesman, Odo Varn"], "Odo Varn")


@pytest.mark.parametrize("by", BOTH)
def test_he_is_who_a_role_has_just_been_given_to(by: Suggester) -> None:
    found = last(by, "The union leader, Odo Varn, begged to differ: he called the bridge “unsafe”.")
    assert [name for _, _, name in said(found)] == ["Odo Varn"]


@pytest.mark.parametrize("by", BOTH)
def test_a_company_is_no_he(by: Suggester) -> None:
    found = last(by, "Varn Health denied the sale.", "He said the mill was safe.")
    assert [name for _, _, name in said(found)] == [None]
    assert found.confidence < SURE


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("14:05 GMT - Boats sank.", "Boats sank."),
        ("8.30am The boats sank.", "The boats sank."),
        ("1:30 is when the boats sank.", "1:30 is when the boats sank."),
        ("14 Boats sank.", "14 Boats sank."),
        ("ELSTER BAY, June 3, 2021 - Boats sank.", "Boats sank."),
        ("BOAC - an old airline - sank.", "BOAC - an old airline - sank."),
        ("MAYFLY - Boats - And all - sank.", "MAYFLY - Boats - And all - sank."),
    ],
)
def test_what_stands_in_front_of_a_sentence(sentence: str, rest: str) -> None:
    assert sentence[behind_dateline(sentence, 0, len(sentence)) :] == rest
