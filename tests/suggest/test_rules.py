"""The built-in suggester on whole stories of our own."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.document import BlockKind
from annotator.model.suggestion import SURE
from annotator.suggest.base import Suggestion
from annotator.suggest.confidence import MEASURED
from annotator.suggest.rules import Rules
from tests.stories import said, told


def suggest(
    paragraphs: Sequence[Sequence[str]],
    language: str | None = None,
    kinds: dict[int, BlockKind] | None = None,
) -> tuple[str, list[Suggestion]]:
    """Return a story's text and what is suggested."""
    document, sentences = told(paragraphs, language, kinds)
    return document.text, list(Rules().suggest(document, sentences))


def test_a_quotation_goes_on_with_the_same_speaker() -> None:
    _, found = suggest(
        [["“The quay is safe,” said Ines Holt.", "“We tested it twice.", "Nobody need fear it.”"]]
    )
    assert [said(suggestion) for suggestion in found] == [
        [("attributed", ["Ines Holt"], "Ines Holt")]
    ] * 3


def test_a_quotation_is_told_by_who_ends_it() -> None:
    text, found = suggest([["“We waited.", "Nobody came,” Ines Holt said."]])
    assert [said(suggestion)[0][1] for suggestion in found] == [["Ines Holt"], ["Ines Holt"]]
    first = found[0].judgement.claims[0]
    assert [span.text for span in first.spans] == ["“We waited."]
    assert text[first.attribution.cue[0].start :].startswith("said")  # type: ignore[union-attr]


def test_pronouns_and_surnames_find_the_name() -> None:
    _, found = suggest(
        [
            ["Ines Holt, the mayor, said the quay was safe.", "She said it would open."],
            ["Bo Lind said he was glad.", "Holt said nobody had asked him."],
            ["The Ministry of Fisheries said it would pay.", "The ministry said it was sorry."],
        ]
    )
    assert [said(suggestion)[0][2] for suggestion in found] == [
        "Ines Holt", "Ines Holt", "Bo Lind", "Ines Holt", "Ministry of Fisheries",
        "Ministry of Fisheries",
    ]  # fmt: skip


def test_speakers_inside_of_what_is_said() -> None:
    _, found = suggest([["Ines Holt said the quay was safe, according to Radio Nord."]])
    outer = found[0].judgement.claims[0].attribution
    assert outer is not None
    assert (outer.name, outer.kind) == ("Radio Nord", "media")
    assert [(inner.name, inner.kind) for inner in outer.inner] == [("Ines Holt", "named_person")]
    assert [span.text for span in outer.inner[0].content] == ["the quay was safe"]


def test_who_passes_on_is_outside() -> None:
    _, found = suggest([["Radio Nord quoted Ines Holt as saying that the quay was safe."]])
    claim = found[0].judgement.claims[0]
    assert claim.attribution is not None
    assert [span.text for span in claim.spans] == ["the quay was safe"]
    assert [span.text for span in claim.attribution.source] == ["Radio Nord"]
    assert [inner.name for inner in claim.attribution.inner] == ["Ines Holt"]


def test_denials_are_disputed() -> None:
    _, found = suggest([["The firm denied the claims.", "The firm did not deny the claims."]])
    assert [suggestion.judgement.claims[0].label for suggestion in found] == [
        "disputed",
        "attributed",
    ]


def test_what_nobody_says_is_the_authors_and_questions_claim_nothing() -> None:
    _, found = suggest(
        [["Ferries Stop"], ["By Bo Lind"], ["The quay closed in May.", "Who will pay?"]],
        kinds={0: "headline", 1: "byline"},
    )
    assert [suggestion.judgement.outcome for suggestion in found] == [
        "no_claim", "no_claim", "claims", "no_claim",
    ]  # fmt: skip
    plain = found[2].judgement.claims[0]
    assert plain.attribution is not None
    assert plain.attribution.kind == "author"
    assert plain.content_text == "The quay closed in May"
    assert [other.outcome for other in found[2].alternatives] == ["no_claim"]


def test_a_dateline_belongs_to_nothing_that_is_said() -> None:
    _, found = suggest([["OSLO, May 3 (NTB) - The quay will close, the ministry said."]])
    claim = found[0].judgement.claims[0]
    assert claim.content_text == "The quay will close"


def test_a_text_in_another_language_gets_no_suggestions() -> None:
    assert suggest([["Der Kai ist sicher."]], language="de")[1] == []


def test_quotations_are_surer_than_attitudes() -> None:
    _, found = suggest(
        [["“It is safe,” Holt said.", "Many in the town want a longer quay, in May."]]
    )
    assert found[0].confidence > 0.9 > found[1].confidence
    assert all(0 <= share <= 1 for share in MEASURED.values())


_SENTENCES = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60),
        st.lists(
            st.sampled_from(
                "“ ” \" '' said she Holt according to per as quoted saying by , . ? that the "
                "ministry denied plans wants poll in reportedly : Он 说 ’s and but".split()
            ),
            min_size=1,
            max_size=16,
        ).map(" ".join),
    ).filter(str.strip),
    min_size=1,
    max_size=6,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_SENTENCES, min_size=1, max_size=3))
def test_any_story_gives_valid_suggestions(paragraphs: list[list[str]]) -> None:
    text, found = suggest(paragraphs)
    assert len(found) == sum(map(len, paragraphs))
    for suggestion in found:
        for judgement in (suggestion.judgement, *suggestion.alternatives):
            judgement.check_against(text)
        assert Suggestion.model_validate(suggestion.model_dump(by_alias=True)) == suggestion


def test_an_apostrophe_ends_no_quotation_that_two_opened() -> None:
    """What follows the colon is said to its last mark, three sentences further on."""
    _, found = suggest(
        [
            [
                "Mr. Amar said: ''We counted the sailors' boats.",
                "It was cold.",
                "It was the boys' job.''",
            ]
        ]
    )
    assert [said(suggestion)[0][1] for suggestion in found] == [["Mr. Amar"]] * 3


def test_a_quotation_belongs_to_who_ends_it_not_to_who_spoke_before() -> None:
    _, found = suggest(
        [["Bo Lind hopes to sail.", "“Who would let him?", "He is blind,” Ines Holt said."]]
    )
    assert [said(suggestion)[0][2] for suggestion in found] == ["Bo Lind", "Ines Holt", "Ines Holt"]


def test_a_label_in_front_of_a_line_is_nobody() -> None:
    _, found = suggest(
        [
            ["Correction: “We got this wrong,” the editor said.", "“We are sorry,” he said."],
            ["Correction: An earlier version gave the wrong year."],
        ]
    )
    assert [said(suggestion) for suggestion in found] == [
        [("attributed", ["the editor"], "editor")],
        [("attributed", ["he"], None)],
        [("attributed", [], None)],
    ]


def test_photo_credits_state_nothing() -> None:
    _, found = suggest(
        [["(Elster Central News Agency/Norrland News Service via AP)"], ["Photo: Ann Lee/Reuters"]]
    )
    assert [suggestion.judgement.outcome for suggestion in found] == ["no_claim"] * 2
    _, found = suggest([["(The council met on Monday.)"]])
    assert found[0].judgement.outcome == "claims"


def test_what_follows_a_denial_and_a_colon_is_what_the_denier_says() -> None:
    _, found = suggest([["Holm-Dyer denies it: “We read every page of the contract.”"]])
    claim = found[0].judgement.claims[0]
    assert claim.label == "attributed"
    assert [span.text for span in claim.spans] == ["“We read every page of the contract.”"]


def test_a_pronoun_is_nobody_who_is_named_behind_it() -> None:
    _, found = suggest(
        [
            ["The embassy sent a letter to the council."],
            ["“We thank the council,” it read, according to Norland's RIA news agency."],
            ["RIA news agency said the quay was shut.", "“It is shut,” she said, per Ines Holt."],
        ]
    )
    inner = [
        [(one.name, one.kind) for one in claim.attribution.inner]
        for suggestion in found
        for claim in suggestion.judgement.claims
        if claim.attribution is not None
    ]
    assert [("letter", "document")] in inner
    assert ("Ines Holt", "named_person") not in [one for names in inner for one in names]


def test_it_has_no_name_where_nothing_was_named() -> None:
    _, found = suggest([["“We thank the council,” it read, according to Radio Nord."]])
    outer = found[0].judgement.claims[0].attribution
    assert outer is not None
    assert [inner.name for inner in outer.inner] == [None]


def test_an_outlet_is_no_he() -> None:
    _, found = suggest(
        [
            ["OSTRAND (Meridian) - The quay was closed on Monday."],
            ["Meridian said the quay was unsafe.", "He said it would open."],
        ]
    )
    assert said(found[1])[0][2] == "Meridian"
    assert said(found[2])[0][1:] == (["He"], None)


def test_a_source_is_not_cut_at_a_hyphen() -> None:
    _, found = suggest([["The 412-page report said the quay was unsafe."]])
    assert said(found[0])[0][1:] == (["The 412-page report"], "412-page report")


def test_pronouns_fit_who_they_stand_for() -> None:
    _, found = suggest(
        [
            ["Walter T. Crane said the quay was safe.", "She said it was not."],
            ["To Brigitte Holt, a professor, the quay looked old.", "“It leaks,” she said."],
            ["Mr. Dow said he was glad.", "Ms. Lind said she was not.", "“Why not?” he asked."],
        ]
    )
    names = [(said(suggestion)[0][2], suggestion.confidence) for suggestion in found]
    assert [name for name, _ in names] == [
        "Walter T. Crane", None, None, "Brigitte Holt", "Dow", "Lind", "Dow",
    ]  # fmt: skip
    assert max(names[1][1], names[3][1]) < SURE


def test_who_is_known_to_be_neither_is_believed_until_somebody_fits_better() -> None:
    _, found = suggest(
        [
            ["Crane said the quay was safe.", "“It is old,” she said."],
            ["Mary Lind, a baker, waited outside.", "“It leaks,” she said."],
        ]
    )
    assert [said(one)[0][2] for one in found] == ["Crane", "Crane", None, "Mary Lind"]
    assert found[1].confidence > SURE > found[3].confidence
