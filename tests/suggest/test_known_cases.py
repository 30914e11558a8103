"""What plain rules easily get wrong, in stories of our own: who speaks, and what is said."""

import pytest

from annotator.model.claim import Attribution, Claim
from annotator.model.document import BlockKind
from annotator.suggest.rules import Rules
from tests.stories import told


def claims(*sentences: str, kind: BlockKind = "body") -> list[Claim]:
    """Return what is suggested for the last of some sentences."""
    document, found = told([sentences], kinds={0: kind})
    return list(list(Rules().suggest(document, found))[-1].judgement.claims)


def shown(claim: Claim) -> tuple[list[str], list[str], list[str]]:
    """Return the texts of source, cue and content."""
    by = of(claim)
    return tuple([span.text for span in spans] for spans in (by.source, by.cue, claim.spans))  # type: ignore[return-value]


def of(claim: Claim) -> Attribution:
    assert claim.attribution is not None
    return claim.attribution


CASES = (
    ("The boats were sold, per the Coast Times.",
     ["the Coast Times"], ["per"], ["The boats were sold"]),
    ("The boats, as Radio Nord reports, were sold.",
     ["Radio Nord"], ["reports"], ["The boats", "were sold"]),
    ("As Radio Nord reports, the boats were sold.",
     ["Radio Nord"], ["reports"], ["the boats were sold"]),
    ("The boats were sold, as Radio Nord reports.",
     ["Radio Nord"], ["reports"], ["The boats were sold"]),
    ("Reportedly, the boats were sold.",
     [], ["Reportedly"], ["the boats were sold"]),
    ("Lim was quoted as saying by Radio Nord that the boats were sold.",
     ["Radio Nord"], ["was quoted as saying"], ["the boats were sold"]),
    ("ELSTER, May 3 (Meridian) - The boats were sold, the ministry said.",
     ["the ministry"], ["said"], ["The boats were sold"]),
    ("The islands pledged to sell the boats, state media reported.",
     ["state media"], ["reported"], ["The islands pledged to sell the boats"]),
    ("Holt said that while the quay was old, “nobody may cross it.”",
     ["Holt"], ["said"], ["while the quay was old, “nobody may cross it.”"]),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "source", "cue", "content"), CASES)
def test_who_says_what(
    sentence: str, source: list[str], cue: list[str], content: list[str]
) -> None:
    assert [shown(claim) for claim in claims(sentence)] == [(source, cue, content)]


@pytest.mark.parametrize("sentence", ["Tap to Add", "More from the coast", "Sign up to read"])
def test_furniture_claims_nothing(sentence: str) -> None:
    assert claims(sentence) == []


def test_who_is_quoted_speaks_inside_of_who_quotes() -> None:
    by = of(claims("Lim was quoted as saying by Radio Nord that the boats were sold.")[0])
    assert [(inner.name, inner.kind) for inner in by.inner] == [("Lim", "named_person")]


def test_a_thing_in_front_of_quoted_words_is_no_nearer_speaker() -> None:
    by = of(claims("Holt said that while the quay was old, “nobody may cross it.”")[0])
    assert by.inner == ()


def test_a_headline_that_tells_what_is_done_passes_nothing_on() -> None:
    for headline in ("Council Approves Harbour Plan", "Council backs new quay for ferries"):
        assert claims(headline, kind="headline") == []
    denied = claims("Holt Denies Harbour Claims", kind="headline")
    assert [shown(claim)[0] for claim in denied] == [["Holt"]]


def test_a_lone_name_is_who_was_mentioned_in_full() -> None:
    """Nobody of that name spoke before: it was only mentioned."""
    met = "The ministers met leader Ho Sun Lim and Brigitte Holt in Oslo."
    by = of(claims(met, "Ho feared the boats, Radio Nord reported.")[0])
    assert [inner.name for inner in by.inner] == ["Ho Sun Lim"]
    assert of(claims(met, "Holt said the quay was safe.")[0]).name == "Brigitte Holt"


def test_a_house_or_a_headline_is_no_full_name() -> None:
    for before in ("They met at Crane Tower in May.", "Crane Says It."):
        assert of(claims(before, "Crane said the quay was safe.")[0]).name == "Crane"


def test_a_lone_name_that_is_a_place_or_an_outlet_is_no_person() -> None:
    said = "Ostrand said the quay was safe."
    assert of(claims("A quay was shut in Ostrand.", said)[0]).kind == "organisation"
    assert of(claims("NORLAND (Ostrand) - A quay was shut.", said)[0]).kind == "media"
    assert of(claims("A quay was shut.", said)[0]).kind == "named_person"
    later = claims("A quay was shut in Ostrand.", said, "“It leaks,” she said.")
    assert of(later[0]).name is None


def test_a_paper_is_called_by_its_own_words_alone() -> None:
    before = "The council sent its chair a letter."
    by = of(claims(before, "“Mend the quay,” it read, according to Radio Nord.")[0])
    assert [(inner.name, inner.kind) for inner in by.inner] == [("letter", "document")]
