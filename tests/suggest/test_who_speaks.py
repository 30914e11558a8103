"""Who speaks, in sentences whose grammar is easily misread; both built-in suggesters."""

import pytest

from annotator.suggest.base import Suggester
from annotator.suggest.rules import Rules
from annotator.suggest.syntax import Syntax
from tests.stories import said, told

parsed = pytest.mark.skipif(Syntax.ready() is not None, reason="the extra is not installed")
SUGGESTERS: list[Suggester] = [Rules(), *([] if Syntax.ready() else [Syntax()])]


def test_a_clause_behind_as_has_a_subject_of_its_own() -> None:
    """The fair of boats pledged nothing, the islands did."""
    sentence = "Lim rode to a fair of new boats as the two islands pledged to mend trade"
    for tail, inner in ((".", False), (", Elster state media reported.", True)):
        document, sentences = told([[sentence + tail]])
        suggestion = next(iter(Rules().suggest(document, sentences)))
        outer = suggestion.judgement.claims[0].attribution
        assert outer is not None
        speaking = outer.inner[0] if inner else outer
        assert [span.text for span in speaking.source] == ["the two islands"]


def test_at_one_point_is_no_part_of_a_name() -> None:
    document, sentences = told([["Orlov at one point called the harbour “the finest of all.”"]])
    found = list(Rules().suggest(document, sentences))
    assert said(found[0]) == [("attributed", ["Orlov"], "Orlov")]


def test_support_of_nobody_is_outweighed_by_who_speaks() -> None:
    sentence = (
        "The fair opens a way to more open support for Elster, "
        "and one analyst said the tour suggested approval."
    )
    for suggester in SUGGESTERS:
        document, sentences = told([[sentence]])
        assert [
            sources for _, sources, _ in said(next(iter(suggester.suggest(document, sentences))))
        ] == [["one analyst"]]


@parsed
def test_who_shows_something_off_or_to_a_guest_says_nothing() -> None:
    for sentence in (
        "Norrland's leader shows off new boats to a minister",
        "The leader showed off his old boats on Monday.",
        "Lim Shows Barred Boats to a Guest",
    ):
        document, sentences = told([[sentence]])
        found = next(iter(Syntax().suggest(document, sentences)))
        assert [sources for _, sources, _ in said(found)] in ([[]], [])


@parsed
def test_a_clause_that_the_parser_loses_is_said_all_the_same() -> None:
    sentence = (
        "In New Elster, H.N. spokesperson Bastian Dujar said that while the whole league was not "
        "yet able to check what was being sold, “all towns of the Harbour League and, honestly, "
        "all boats of the H.N. have one duty, to keep what the Harbour Council decides.”"
    )
    document, sentences = told([[sentence]])
    claim = next(iter(Syntax().suggest(document, sentences))).judgement.claims[0]
    assert claim.spans[0].text.startswith("while the whole league")
    assert claim.spans[-1].text.endswith("Council decides.”")
