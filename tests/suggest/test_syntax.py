"""The suggester that parses, on sentences and stories of our own."""

import importlib.util
import subprocess
import sys
import time
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.errors import UserError
from annotator.model.document import BlockKind
from annotator.suggest.base import Suggestion
from annotator.suggest.rules import Rules
from annotator.suggest.syntax import Syntax, parsing
from annotator.suggest.syntax.measured import MEASURED
from annotator.suggest.syntax.rates import rates
from tests.stories import said, told

parsed = pytest.mark.skipif(Syntax.ready() is not None, reason="the extra is not installed")


def suggest(
    paragraphs: Sequence[Sequence[str]],
    language: str | None = None,
    kinds: dict[int, BlockKind] | None = None,
) -> tuple[str, list[Suggestion]]:
    """Return a story's text and what is suggested."""
    document, sentences = told(paragraphs, language, kinds)
    return document.text, list(Syntax().suggest(document, sentences))


# Sentence; source, cue and fragments of content.
KNOWN = (
    ("The ministry said on Monday that the quay would open in May.",
     "The ministry", "said", ["the quay would open in May"]),
    ("The ferry line has repeatedly denied that its boats are unsafe.",
     "The ferry line", "has repeatedly denied", ["its boats are unsafe"]),
    ("“The quay is safe,” she said, “but nobody may cross it.”",
     "she", "said", ["“The quay is safe,”", "“but nobody may cross it.”"]),
    ("“Nobody asked us,” said Ines Holt, a baker from Dover.",
     "Ines Holt, a baker from Dover", "said", ["“Nobody asked us,”"]),
    ("The quay, the ministry said, will close in May.",
     "the ministry", "said", ["The quay", "will close in May"]),
    ("The mayor of the small town plans to sell the old harbour.",
     "The mayor of the small town", "plans", ["to sell the old harbour"]),
    ("The proposal was rejected by the council.",
     "the council", "was rejected", ["The proposal"]),
    ("Two men fled, according to Ines Holt, the mayor of Dover.",
     "Ines Holt, the mayor of Dover", "according to", ["Two men fled"]),
    ("Holt told reporters that the ferry would sail.",
     "Holt", "told", ["the ferry would sail"]),
    ("It seems that the ferry will not sail.",
     None, "seems", ["the ferry will not sail"]),
    ("Officials believe the boats were sold.",
     "Officials", "believe", ["the boats were sold"]),
    ("But the ministry criticized the plan.",
     "the ministry", "criticized", ["the plan"]),
    ("Holt defended her decision to close the quay.",
     "Holt", "defended", ["her decision to close the quay"]),
    ("Holt on Tuesday dismissed the plan as a joke.",
     "Holt", "dismissed", ["the plan as a joke"]),
    ("The owner herself said the mill is sold.",
     "The owner", "said", ["the mill is sold"]),
)  # fmt: skip

# What simple rules get wrong; both suggesters must not.
HARD = (
    ("The bridge was closed for a week, per Radio Nord.",
     "Radio Nord", "per", ["The bridge was closed for a week"]),
    ("As Radio Nord reports, the boats were sold.",
     "Radio Nord", "reports", ["the boats were sold"]),
    ("Reportedly, the harbour will be sold next year.",
     None, "Reportedly", ["the harbour will be sold next year"]),
    ("Lind was quoted as saying by Radio Nord that the plant would open.",
     "Radio Nord", "was quoted as saying", ["the plant would open"]),
    ("OSLO, May 3 (NTB) - Two boats sank, officials said on Monday.",
     "officials", "said", ["Two boats sank"]),
    ("Oslo (NTB) - Two boats sank, officials said on Monday.",
     "officials", "said", ["Two boats sank"]),
    ("Lind pledged to rebuild the port, state media reported.",
     "state media", "reported", ["Lind pledged to rebuild the port"]),
    ("She said that while the plan was costly, \"nobody has a better one.\"",
     "She", "said", ["while the plan was costly, \"nobody has a better one.\""]),
    ("In Oslo, spokesperson Bo Lind said that while the council was not able to judge what was "
     "being built, \"all towns and, frankly, all ports share the duty to keep the rules.\"",
     "spokesperson Bo Lind", "said",
     ["while the council was not able to judge what was being built, \"all towns and, frankly, "
      "all ports share the duty to keep the rules.\""]),
    ("Two men fled, according to the police, per Radio Nord.",
     "Radio Nord", "per", ["Two men fled, according to the police"]),
    ("“It's unusual,“ said Bo Lind of the council.",
     "Bo Lind of the council", "said", ["“It's unusual,“"]),
)  # fmt: skip


def spans_of(suggestion: Suggestion) -> tuple[str | None, str, list[str]]:
    """Return source, cue and content of the only claim."""
    (claim,) = suggestion.judgement.claims
    assert claim.attribution is not None
    source = [span.text for span in claim.attribution.source]
    cue = [span.text for span in claim.attribution.cue]
    return (source or [None])[0], cue[0], [span.text for span in claim.spans]


@parsed
@pytest.mark.parametrize(("sentence", "source", "cue", "content"), KNOWN + HARD)
def test_one_sentence(sentence: str, source: str | None, cue: str, content: list[str]) -> None:
    assert spans_of(suggest([[sentence]])[1][0]) == (source, cue, content)


@pytest.mark.parametrize(("sentence", "source", "cue", "content"), HARD)
def test_the_plain_rules_know_the_hard_ones_too(
    sentence: str, source: str | None, cue: str, content: list[str]
) -> None:
    document, sentences = told([[sentence]])
    assert spans_of(next(Rules().suggest(document, sentences))) == (source, cue, content)


@pytest.mark.parametrize("suggester", [Rules(), pytest.param(Syntax(), marks=parsed)])
def test_what_is_no_part_of_the_story_claims_nothing(suggester: Rules | Syntax) -> None:
    document, sentences = told(
        [["Tap to Add"], ["Holt said, five minutes ago"], ["Who said it would open?"]],
        kinds={1: "time"},
    )
    found = list(suggester.suggest(document, sentences))
    assert [one.judgement.outcome for one in found[:2]] == ["no_claim"] * 2


@parsed
def test_who_speaks_inside_of_what_is_said() -> None:
    _, found = suggest([["Lind pledged to rebuild the port, state media reported."]])
    outer = found[0].judgement.claims[0].attribution
    assert outer is not None
    (inner,) = outer.inner
    assert inner.name == "Lind"
    assert [span.text for span in (*inner.cue, *inner.content)] == [
        "pledged",
        "to rebuild the port",
    ]


@parsed
def test_two_speak_side_by_side() -> None:
    _, found = suggest(
        [["Holt said that the quay was closed, adding that nobody knew why.",
          "Holt wants the harbour sold, but Lind fears a scandal."]]
    )  # fmt: skip
    assert [[source for _, source, _ in said(one)] for one in found] == [
        [["Holt"], ["Holt"]],
        [["Holt"], ["Lind"]],
    ]
    assert found[0].judgement.claims[0].content_text == "the quay was closed"


@parsed
def test_a_quotation_runs_over_sentences_and_paragraphs() -> None:
    _, found = suggest(
        [
            [
                "“The quay is safe,” said Ines Holt.",
                "“We tested it twice.",
                "Nobody need fear it.”",
            ],
            ["Bo Lind asked:"],
            ["“Who will pay for all of it?"],
        ]
    )
    assert [said(one) for one in found[:3]] == [[("attributed", ["Ines Holt"], "Ines Holt")]] * 3
    assert said(found[4]) == [("attributed", ["Bo Lind"], "Bo Lind")]


@parsed
def test_pronouns_find_the_name_and_denials_are_disputed() -> None:
    _, found = suggest([["Ines Holt said the quay was safe.", "She denied that it had burned."]])
    assert said(found[1]) == [("disputed", ["She"], "Ines Holt")]


@parsed
def test_a_text_in_another_language_gets_no_suggestions() -> None:
    assert suggest([["Der Kai ist sicher."]], language="de")[1] == []


@parsed
def test_a_document_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    document, sentences = told([["Ines Holt said the quay was safe."]])
    first = parsing.parse(document, sentences)
    monkeypatch.setattr(parsing, "_model", lambda: pytest.fail("parsed again"))
    assert parsing.parse(document, sentences) is first
    assert [first[0].words[at] for at in first[0].heads][:2] == ["Holt", "said"]


@parsed
@pytest.mark.parametrize(
    "text",
    ["He said that the boat sank and " * 3300, "x" * 100_000, "(" * 2000, '"' * 2000,
     "said " * 390, "\0\x1b[2J he said. " * 100, "\ud7ff\u202e he said " * 100],
)  # fmt: skip
def test_text_that_is_no_sentence_takes_seconds_at_most(text: str) -> None:
    suggest([["He said so."]])  # the model is loaded
    start = time.process_time()
    _, found = suggest([[text.strip()]])
    assert time.process_time() - start < 5
    assert len(found) == 1


_PIECES = st.sampled_from(
    "“ ” \" '' said she Holt according to per as quoted saying by , . ? ( ) — that the ministry "
    "denied plans wants poll in reportedly : Он 说 ’s and but who adding of Monday \x07".split(" ")
)


@parsed
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.lists(_PIECES, min_size=1, max_size=20).map(" ".join).filter(str.strip), max_size=6)
)
def test_any_story_gives_valid_suggestions(sentences: list[str]) -> None:
    text, found = suggest([[one.strip() for one in sentences]])
    assert len(found) == len(sentences)
    for suggestion in found:
        for judgement in (suggestion.judgement, *suggestion.alternatives):
            judgement.check_against(text)
        assert Suggestion.model_validate(suggestion.model_dump(by_alias=True)) == suggestion


def test_without_the_extra_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        parsing, "find_spec", lambda name: None if name == parsing.MODEL else real(name)
    )
    assert Syntax.ready() == parsing.missing()
    assert "annotator-desk[syntax]" in str(Syntax.ready())
    document, sentences = told([["Ines Holt said the quay was safe."]])
    with pytest.raises(UserError, match=r"annotator-desk\[syntax\]"):
        list(Syntax().suggest(document, sentences))


def test_nothing_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys; from annotator.suggest.syntax import Syntax; Syntax.ready(); "
        "assert not {'spacy', 'numpy', 'thinc'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_tables_are_shares() -> None:
    table = rates()
    assert 0 < table.overall < 1
    assert all(0 <= hits <= times for hits, times in table.cues.values())
    assert set(table.roles.values()) <= set("cws-")
    assert all(0 <= share <= 1 for share in MEASURED.values())
    said, walked = table.cues["say"], table.cues["walk"]
    assert said[0] / said[1] > 0.9 > 0.2 > walked[0] / walked[1]
