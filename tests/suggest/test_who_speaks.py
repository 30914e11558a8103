"""Who speaks, in sentences whose grammar is easily misread; both built-in suggesters."""

from annotator.suggest.rules import Rules
from tests.stories import said, told


def test_a_clause_behind_as_has_a_subject_of_its_own() -> None:
    """The fair of boats pledged nothing, the neighbours did."""
    sentence = "Lim rode to a fair of new boats as the neighbours pledged to boost trade"
    for tail, inner in ((".", False), (", Elster state media reported.", True)):
        document, sentences = told([[sentence + tail]])
        suggestion = next(iter(Rules().suggest(document, sentences)))
        outer = suggestion.judgement.claims[0].attribution
        assert outer is not None
        speaking = outer.inner[0] if inner else outer
        assert [span.text for span in speaking.source] == ["the neighbours"]


def test_at_one_point_is_no_part_of_a_name() -> None:
    document, sentences = told([["Orlov at one point called the harbour “the finest of all.”"]])
    found = list(Rules().suggest(document, sentences))
    assert said(found[0]) == [("attributed", ["Orlov"], "Orlov")]
