"""What became of a claim on its way, change by change, with sentences of our own."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.desk.retelling.nearby import Line
from annotator.desk.retelling.readings import StoryReading, read_story
from annotator.desk.retelling.telling import line_words
from annotator.desk.retelling.travelling import travel
from annotator.model.answer import Judgement
from annotator.model.claim import Attribution, Claim
from annotator.model.document import Document, Sentence, document_id, sha256_of
from annotator.model.retelling import Change
from annotator.model.span import Span
from annotator.store.order import Place

AROUND = ("The ferry sails at noon.", "Nobody else was on the quay.")
"""What stands around a sentence in its story, the same in all of them."""


def story(
    sentence: str,
    publisher: str,
    published: str | None,
    answer: Judgement | None = None,
    around: tuple[str, ...] = AROUND,
) -> StoryReading:
    """Return a story in which a sentence comes first."""
    text = " ".join((sentence, *around))
    known = document_id(text)
    sentences, at = [], 0
    for number, part in enumerate((sentence, *around)):
        start = text.index(part, at)
        at = start + len(part)
        sentences.append(
            Sentence(
                id=f"{known}:{start}-{at}",
                document_id=known,
                index=number,
                start=start,
                end=at,
                block="body",
                paragraph=0,
                text=part,
            )
        )
    document = Document(
        id=known, sha256=sha256_of(text), text=text, language="en", segmenter="test", blocks=()
    )
    place = Place(known, f"{publisher}.txt", publisher, 1, None, publisher, published, 3, 3)
    given = {} if answer is None else {sentences[0].id: answer}
    return read_story(place, document, sentences, given)


def changes(before: str, after: str) -> list[tuple[str, str | None, str | None]]:
    """Return what became different between two sentences, the first published a day earlier."""
    first = story(before, "Meridian", "2026-03-03")
    second = story(after, "Kettlebrief", "2026-03-04")
    found = travel(first, second, related=True)
    return [
        (change.kind, change.before, change.after)
        for one in found.retellings
        if one.origin.index == one.retold.index == 0
        for change in one.changes
    ]


CHANGED = [
    # Attributions
    (
        "The old harbour crane was sold to a museum in Lund last week, state media reported.",
        "The old harbour crane was sold to a museum in Lund last week.",
        [("attribution_dropped", "state media", None)],
    ),
    (
        "The port authority said divers found cracks in the northern sea wall.",
        "Divers found cracks in the northern sea wall.",
        [("attribution_dropped", "The port authority", None)],
    ),
    (
        "Divers found cracks in the northern sea wall on Monday.",
        "Divers found cracks in the northern sea wall on Monday, residents say.",
        [("attribution_added", None, "residents")],
    ),
    (
        "Divers found cracks in the northern sea wall on Monday.",
        "Divers found cracks in the northern sea wall on Monday, per Meridian.",
        [("credited", None, "Meridian")],
    ),
    (
        "Divers found cracks in the northern sea wall, engineer Ada Holm said.",
        "Divers found cracks in the northern sea wall, an official said.",
        [("source_vaguer", "engineer Ada Holm", "an official")],
    ),
    (
        "Divers found cracks in the northern sea wall, an official said.",
        "Divers found cracks in the northern sea wall, officials said.",
        [("source_vaguer", "an official", "officials")],
    ),
    (
        "Divers found cracks in the northern sea wall, an official said.",
        "Divers found cracks in the northern sea wall, Ada Holm said.",
        [("source_named", "an official", "Ada Holm")],
    ),
    (
        "Divers found cracks in the northern sea wall, engineer Ada Holm said.",
        "Divers found cracks in the northern sea wall, Mayor Piet Vos said.",
        [("other_source", "engineer Ada Holm", "Mayor Piet Vos")],
    ),
    (
        '"The northern sea wall will not last the winter," Ada Holm said.',
        '"The northern sea wall will not last the winter," Ada Holm said, per the BBC.',
        [("other_outlet", None, "the BBC")],
    ),
    (
        '"The northern sea wall will not last the winter," Ada Holm told Reuters.',
        '"The northern sea wall will not last the winter," Ada Holm told the BBC.',
        [("other_outlet", "Reuters", "BBC")],
    ),
    (
        "Divers found cracks in the northern sea wall, Ada Holm said, according to Reuters.",
        "Divers found cracks in the northern sea wall, Ada Holm said.",
        [("outlet_dropped", "Reuters", None)],
    ),
    (
        "The northern sea wall was sold for scrap, Ada Holm said, according to Reuters.",
        "The northern sea wall was sold for scrap, according to Reuters.",
        [("source_vaguer", "Ada Holm", "Reuters")],
    ),
    (
        "Divers found cracks in the northern sea wall, the company said.",
        "As Meridian reports, divers found cracks in the northern sea wall.",
        [("other_source", "the company", "Meridian")],
    ),
    # Passed on by somebody whom nobody marked
    (
        "Divers found what some engineers see as the end of the northern sea wall.",
        "The end of the northern sea wall has reportedly come.",
        [("source_vaguer", "some engineers", "reportedly")],
    ),
    (
        "The KTV news agency said Ada Holm told the council that the northern sea wall was sold.",
        'Ada Holm told the council that the northern sea wall "was sold," per state media.',
        [("source_vaguer", "The KTV news agency", "state media")],
    ),
    (
        "The northern sea wall was sold for scrap, the newspaper Dagens Skip reported.",
        "The northern sea wall was sold for scrap, the Harbour Times reported.",
        [("other_outlet", "the newspaper Dagens Skip", "the Harbour Times")],
    ),
    # Quotations
    (
        'Ada Holm said the northern sea wall "will hardly last another winter without repairs".',
        'Ada Holm said the northern sea wall "will not last another winter without repairs".',
        [("quotation_changed", "will hardly last", "will not last")],
    ),
    (
        "The northern sea wall is one of the oldest in the country.",
        'The northern sea wall "was one of the oldest in the country," Meridian reports.',
        [("credited", None, "Meridian"), ("quotation_changed", "is one", "was one")],
    ),
    # Hedges
    (
        "The council is considering selling the northern sea wall to a quarry.",
        "The council is selling the northern sea wall to a quarry.",
        [("hedge_dropped", "is considering", None)],
    ),
    (
        "The northern sea wall could collapse before the spring tides.",
        "The northern sea wall will collapse before the spring tides.",
        [("hedge_dropped", "could", None)],
    ),
    (
        "The northern sea wall has reportedly been sold to a quarry in Lund.",
        "The northern sea wall has been sold to a quarry in Lund.",
        [("hedge_dropped", "reportedly", None)],
    ),
    (
        "The northern sea wall will collapse before the spring tides.",
        "The northern sea wall will probably collapse before the spring tides.",
        [("hedge_added", None, "probably")],
    ),
    (
        "The repair of the sea wall will cost about 40 million crowns.",
        "The repair of the sea wall will cost 40 million crowns.",
        [("hedge_dropped", "about 40 million", "40 million")],
    ),
    # Numbers
    (
        "Ada Holm, the treasurer, told the county that the roof of the mill had cost $25,000.",
        "The county heard that $250,000 had gone into the mill roof, Ada Holm said.",
        [("number_stronger", "$25,000", "$250,000")],
    ),
    (
        "The flood drove nearly 100 families from the old harbour.",
        "The flood drove more than 100 families from the old harbour.",
        [("number_stronger", "nearly 100", "more than 100")],
    ),
    (
        "The flood drove dozens of families from the old harbour.",
        "The flood drove hundreds of families from the old harbour.",
        [("number_stronger", "dozens", "hundreds")],
    ),
    (
        "The flood drove 120 families from the old harbour.",
        "The flood drove 95 families from the old harbour.",
        [("number_weaker", "120", "95")],
    ),
    (
        "Up to 30% of the harbour's oysters died in the flood.",
        "A third of the harbour's oysters died in the flood.",
        [("number_stronger", "Up to 30%", "A third")],
    ),
    (
        "The repair of the sea wall will cost between 40 million and 60 million crowns.",
        "The repair of the sea wall will cost 60 million crowns.",
        [("number_stronger", "between 40 million and 60 million", "60 million")],
    ),
    (
        "The ferry takes up to 30% longer to pass the northern sea wall.",
        "The ferry takes a third longer to pass the northern sea wall.",
        [("number_stronger", "up to 30%", "a third")],
    ),
    # Verbs
    (
        "Ada Holm said the cracks were evidence that the northern sea wall was sinking.",
        "The cracks showed that the northern sea wall was sinking, Ada Holm said.",
        [("verb_stronger", "evidence that", "showed that")],
    ),
    (
        "The northern sea wall was never inspected, Ada Holm said.",
        "The northern sea wall was never inspected, Ada Holm admitted.",
        [("verb_stronger", "said", "admitted")],
    ),
    (
        "The northern sea wall was inspected in May, Ada Holm said.",
        "The northern sea wall was inspected in May, Ada Holm claimed.",
        [("verb_weaker", "said", "claimed")],
    ),
    (
        "The cracks suggest that the northern sea wall is sinking.",
        "The cracks prove that the northern sea wall is sinking.",
        [("verb_stronger", "suggest", "prove")],
    ),
    (
        "The illness of the divers was linked to paint on the northern sea wall.",
        "The illness of the divers was caused by paint on the northern sea wall.",
        [("verb_stronger", "linked to", "caused")],
    ),
    # Negations, names, caveats
    (
        "The council did not approve the sale of the northern sea wall.",
        "The council did approve the sale of the northern sea wall.",
        [("negation_changed", "not", None)],
    ),
    (
        "The old crane was taken from Lund to Odense by barge in May.",
        "The old crane was taken from Lund to Aarhus by barge in May.",
        [("name_changed", "Odense", "Aarhus")],
    ),
    (
        "Divers found cracks in the northern sea wall, although low visibility limited their dive.",
        "Divers found cracks in the northern sea wall.",
        [("caveat_cut", "although low visibility limited their dive", None)],
    ),
]

KEPT = [
    # The same source in other words
    (
        "Divers found cracks in the northern sea wall, Ada Holm said.",
        "Divers found cracks in the northern sea wall, Ada Holm told reporters.",
    ),
    (
        "Divers found cracks in the northern sea wall, engineer Ada Holm said.",
        "Holm says divers found cracks in the northern sea wall.",
    ),
    (
        "Divers found cracks in the northern sea wall, Dr. Ada Holm of the port authority said.",
        "According to Ada Holm, divers found cracks in the northern sea wall.",
    ),
    (
        "Divers found cracks in the northern sea wall, officials said.",
        "Divers found cracks in the northern sea wall, officials told reporters on Monday.",
    ),
    (
        '"The northern sea wall will not last the winter," Ada Holm said.',
        '"The northern sea wall will not last the winter," Ada Holm told Kettlebrief.',
    ),
    (
        '"The northern sea wall will not last the winter," Ada Holm said.',
        '"The northern sea wall will not last the winter," Ada Holm told Meridian.',
    ),
    (
        "Divers found cracks in the northern sea wall, according to police.",
        "Police said divers found cracks in the northern sea wall.",
    ),
    (
        "Police spoke of 500 people at the northern sea wall, organisers said there were 2,000.",
        "Some 2,000 people were at the northern sea wall, organizers said.",
    ),
    # Quotations: spellings, initials, an honest cut, what only stands beside one
    (
        'Ada Holm said the "defence of the U.N. sea wall in the northern harbour failed".',
        'Ada Holm said the "defense of the UN sea wall in the northern harbour failed".',
    ),
    (
        'Ada Holm said the "old northern sea wall will hardly last another winter here".',
        'Ada Holm said the "old northern sea wall will ... last another winter here".',
    ),
    (
        'Ada Holm said the "old northern sea wall will hardly last another winter here".',
        'Ada Holm said the wall "will hardly last another winter here".',
    ),
    # Active and passive
    (
        "Divers found cracks in the northern sea wall on Monday.",
        "Cracks in the northern sea wall were found by divers on Monday.",
    ),
    (
        "The mayor said divers found cracks in the northern sea wall.",
        "Cracks in the northern sea wall were found by divers, the mayor said.",
    ),
    # What somebody did, not said
    (
        "The council approved the sale of the northern sea wall.",
        "The sale of the northern sea wall was approved.",
    ),
    (
        "Two brewers claimed a third victory in the northern sea wall regatta.",
        "Two brewers won the northern sea wall regatta, their third victory.",
    ),
    # Numbers in other forms, rounded, or of something else
    (
        "The flood drove 1,000 families from the old harbour.",
        "The flood drove one thousand families from the old harbour.",
    ),
    (
        "The flood drove 1,012 families from the old harbour.",
        "The flood drove about 1,000 families from the old harbour.",
    ),
    (
        "The repair of the sea wall cost 2.1 million crowns.",
        "The repair of the sea wall cost 2,100,000 crowns.",
    ),
    (
        "The flood of 1987 drove 40 families from the old harbour.",
        "The flood of May 3 drove forty families from the old harbour.",
    ),
    (
        "Dozens of families left the old harbour after the flood.",
        "Some 60 families left the old harbour after the flood.",
    ),
    # A hedge in other words, or of something else
    (
        "The northern sea wall could collapse before the spring tides.",
        "The northern sea wall may collapse before the spring tides.",
    ),
    (
        "The council met in May to inspect the northern sea wall.",
        "The council met to inspect the northern sea wall.",
    ),
    (
        "Engineers think the northern sea wall might collapse before the spring tides.",
        "Engineers fear the northern sea wall will collapse before the spring tides.",
    ),
    # A negation in other words
    (
        "The council declined to comment on the northern sea wall.",
        "The council had no comment on the northern sea wall.",
    ),
    (
        "The council did not approve the sale of the northern sea wall.",
        "The council rejected the sale of the northern sea wall.",
    ),
    # Spellings of a name
    (
        "The old crane was taken from Lund to Kyiv by barge in May.",
        "The old crane was taken from Lund to Kiev by barge in May.",
    ),
    # Nothing in common but the subject
    (
        "The mayor said the northern sea wall needs paint.",
        "Children like to sit on the sea wall.",
    ),
]


@pytest.mark.parametrize(("before", "after", "expected"), CHANGED)
def test_a_change_is_told_with_the_words_of_both(
    before: str, after: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert changes(before, after) == expected


@pytest.mark.parametrize(("before", "after"), KEPT)
def test_the_same_in_other_words_gives_nothing(before: str, after: str) -> None:
    assert changes(before, after) == []


@pytest.mark.parametrize(
    "sentence", sorted({one for before, after in KEPT for one in (before, after)})
)
def test_a_copy_gives_nothing(sentence: str) -> None:
    assert changes(sentence, sentence) == []


def claim(sentence: str, attribution: Attribution | None) -> Judgement:
    """Return the answer that all of a sentence, which begins its text, is one claim."""
    span = Span(start=0, end=len(sentence), text=sentence)
    said = Claim(id="c", label="attributed", spans=(span,), attribution=attribution)
    return Judgement(outcome="claims", claims=(said,))


FLAT = "The northern sea wall was sold to a quarry in Lund."
SAID = "The northern sea wall was sold to a quarry in Lund, Ada Holm said."


def test_an_answer_counts_before_what_the_rules_suggest() -> None:
    told = Attribution(name="Port registry", kind="document")
    first = story(FLAT, "Meridian", "2026-03-03", claim(FLAT, told))
    second = story(FLAT, "Kettlebrief", "2026-03-04", around=(*AROUND, "It rained."))
    (one,) = [r for r in travel(first, second, related=True).retellings if not r.origin.index]
    assert (one.origin.basis, one.retold.basis) == ("answers", "suggested")
    assert [(c.kind, c.before) for c in one.changes] == [("attribution_dropped", "Port registry")]


def test_a_sentence_that_the_analyst_gave_to_its_author_is_nobodys_word() -> None:
    first = story(SAID, "Meridian", "2026-03-03")
    author = claim(SAID, Attribution(kind="author"))
    second = story(SAID, "Kettlebrief", "2026-03-04", author, around=(*AROUND, "It rained."))
    (one,) = [r for r in travel(first, second, related=True).retellings if not r.origin.index]
    assert [c.kind for c in one.changes] == ["attribution_dropped"]


def test_a_sentence_without_a_claim_is_not_compared() -> None:
    first = story(SAID, "Meridian", "2026-03-03", Judgement(outcome="no_claim"))
    second = story(FLAT, "Kettlebrief", "2026-03-04")
    found = travel(first, second, related=True).retellings
    assert not [one for one in found if one.origin.index == 0]


@pytest.mark.parametrize(
    ("days", "text", "expected"),
    [
        (("2026-03-03", "2026-03-04"), FLAT, ("Meridian.txt", "published")),
        (("2026-03-04", "2026-03-03"), FLAT, ("Kettlebrief.txt", "published")),
        (("2026-03-04", "2026-03-04T09:00"), FLAT, ("Kettlebrief.txt", "path")),
        ((None, None), f"As Meridian reports, {FLAT}", ("Meridian.txt", "credit")),
        ((None, "2026-03-04"), FLAT, ("Kettlebrief.txt", "path")),
    ],
)
def test_which_story_was_first_is_decided_and_said(
    days: tuple[str | None, str | None], text: str, expected: tuple[str, str]
) -> None:
    first, second = story(SAID, "Meridian", days[0]), story(text, "Kettlebrief", days[1])
    for one, other in ((first, second), (second, first)):
        found = travel(one, other, related=True)
        assert (found.origin, found.decided_by) == expected


def test_stories_about_the_same_things_retell_nothing() -> None:
    first = story(SAID, "Meridian", "2026-03-03", around=("Ships came.", "It was late."))
    second = story(FLAT, "Kettlebrief", "2026-03-04", around=("Gulls cried.", "Nobody slept."))
    assert travel(first, second).retellings == ()
    months = story(FLAT, "Kettlebrief", "2026-06-04")
    assert travel(first, months).retellings == ()


def test_headlines_leave_out_who_says_so_by_custom() -> None:
    first, second = story(SAID, "Meridian", None), story(FLAT, "Kettlebrief", None)
    head = second.readings[0]._replace(
        sentence=second.readings[0].sentence.model_copy(update={"block": "headline"})
    )
    second = second._replace(readings=(head, *second.readings[1:]))
    first = first._replace(path="A.txt")
    assert travel(first, second, related=True).retellings[0].changes == ()


WORDS = st.sampled_from(
    "the a Ada Holm officials said reportedly 30% nearly 100 boats, “sank” not according to "
    "Reuters per told could He it's who , . — \" may dozens of half".split(" ")
)


@given(st.lists(WORDS, min_size=1, max_size=14), st.lists(WORDS, min_size=1, max_size=14))
def test_any_two_sentences_are_compared_and_a_copy_gives_nothing(
    one: list[str], other: list[str]
) -> None:
    before, after = " ".join(one), " ".join(other)
    assume(not before.isspace() and not after.isspace())
    assert changes(before, before) == []
    for kind, was, became in changes(before, after):
        assert (
            was is None or was in before or kind.startswith(("source", "other", "attr", "outlet"))
        )
        assert became is None or became in after or " per " in became


CALENDAR = [
    ("The council voted on Tuesday to sell the northern sea wall for scrap.", "Tuesday", "Friday"),
    ("The council sold the northern sea wall to a quarry on March 3.", "March 3", "March 5"),
    ("The northern sea wall was built by the council in 1954.", "1954", "1957"),
]


@pytest.mark.parametrize(("before", "old", "new"), CALENDAR)
def test_another_day_is_a_date_and_no_name(before: str, old: str, new: str) -> None:
    assert changes(before, before.replace(old, new)) == [("date_changed", old, new)]


AGENCY = "The council voted (Meridian) to sell the sea wall, Meridian reported."


def test_an_agency_that_both_are_of_says_nothing_of_direction() -> None:
    first = story(AGENCY, "Meridian", None)
    second = story(AGENCY.replace("sea wall", "sea wall at dawn"), "Meridian", None)
    assert travel(first, second, related=True).decided_by == "path"
    assert travel(second, first, related=True).decided_by == "path"


def test_what_was_cut_comes_after_the_longer_text() -> None:
    around = ("The ferry sails at noon from the old quay beside the mill.", *AROUND)
    whole = story(AGENCY, "zephyr", None, around=around)
    cut = story(AGENCY, "alpha", None, around=around[:-1])
    for one, other in ((whole, cut), (cut, whole)):
        found = travel(one, other, related=True)
        assert (found.origin, found.decided_by) == ("zephyr.txt", "cut")


def test_a_line_is_shortened_from_its_least_important_part() -> None:
    changed = (
        Change(kind="attribution_dropped", before="The 412-page report", after=None),
        Change(kind="hedge_dropped", before="could", after=None),
    )
    forms = list(line_words(Line("a/01-harbour-wire.txt", "retold", changed), 2))
    assert forms[0] == (
        "← 01-harbour-wire: attribution dropped: “The 412-page report”; hedge dropped: “could”"
        "   and in 2 more"
    )
    assert "← 01-harbour-wire: attribution dropped: “The 412-page report” +1" in forms
    assert "← attribution dropped: “The 412-page report” +1" in forms
    assert forms[-1] == "← attribution dropped +1"
    assert len(forms[-1]) == min(map(len, forms))
