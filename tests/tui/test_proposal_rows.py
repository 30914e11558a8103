"""What is painted of a suggestion: whom a key would name, and what tells the others from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from annotator.model.answer import Judgement
from annotator.model.claim import Attribution, Claim, InnerAttribution, SourceKind
from annotator.model.span import Span
from annotator.tui.widgets.differing import differences
from annotator.tui.widgets.line import Row, abridged
from annotator.tui.widgets.naming import Naming, claim_rows, content_rows, naming, speakers_row

TEXT = "The deputy mayor, Ann Lee, told the court that the bridge over the Linde was safe."
WHO, CUE = "The deputy mayor, Ann Lee", "told"
CONTENT = "the bridge over the Linde was safe"


def spans(words: str) -> tuple[Span, ...]:
    at = TEXT.index(words)
    return (Span(start=at, end=at + len(words), text=words),) if words else ()


def said(
    content: str = CONTENT,
    source: str = WHO,
    cue: str = CUE,
    *,
    name: str | None = "Ann Lee",
    kind: SourceKind | None = "named_person",
    inner: tuple[InnerAttribution, ...] = (),
    label: str = "attributed",
) -> Claim:
    by = Attribution(source=spans(source), cue=spans(cue), name=name, kind=kind, inner=inner)
    return Claim(id="1", label=label, spans=spans(content), attribution=by)


def judged(*claims: Claim) -> Judgement:
    return Judgement(outcome="claims", claims=claims)


def text(row: Row) -> str:
    return "".join(piece.text for piece in row)


@pytest.mark.parametrize(
    ("words", "name", "kind", "wanted"),
    [
        ("Ann Lee", "Ann Lee", "named_person", Naming("Ann Lee", "", "person")),
        ("the court", "court", "organisation", Naming("the court", "", "organisation")),
        ("The deputy mayor", None, "anonymous", Naming("The deputy mayor", "", "anonymous")),
        (WHO, "Ann Lee", "named_person", Naming(WHO, "Ann Lee", "person")),
        ("Lee", "Ann Lee", None, Naming("Lee", "Ann Lee")),
        ("", "Ann Lee", None, Naming("Ann Lee")),
        ("", None, "author", Naming("the author")),
        ("", None, None, Naming("–")),
    ],
)
def test_a_name_is_told_where_it_is_not_the_words(
    words: str, name: str | None, kind: SourceKind | None, wanted: Naming
) -> None:
    assert naming(Attribution(source=spans(words), name=name, kind=kind)) == wanted


def test_a_title_is_no_other_name_but_the_end_of_a_word_is() -> None:
    def called(words: str, name: str) -> str:
        span = Span(start=0, end=len(words), text=words)
        return naming(Attribution(source=(span,), name=name)).name

    assert called("Dr. Lee", "Lee") == ""
    assert called("Quintlee", "lee") == "lee"
    assert called("friends of Ann Lee", "Ann Lee") == "Ann Lee"


def test_the_words_are_cut_first_then_the_kind_goes_and_last_the_name() -> None:
    rows = {width: text(speakers_row([said()], None, width)) for width in range(90, 14, -1)}
    assert rows[90] == f"source  {WHO} → Ann Lee (person)   cue  told"
    assert all(cell_len(row) <= width for width, row in rows.items() if width > 24)
    widths = [
        max(width for width, row in rows.items() if lost(row))
        for lost in (
            lambda row: WHO not in row,
            lambda row: "(person)" not in row,
            lambda row: "Ann Lee" not in row,
        )
    ]
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == 3


def test_in_a_column_the_name_has_a_line_of_its_own() -> None:
    lines = [text(row).strip() for row in claim_rows(said(), 44)]
    assert lines == ["source    The deputy mayor, Ann Lee", "→ Ann Lee (person)", "cue       told"]


def test_a_content_that_is_cut_in_a_column_shows_it() -> None:
    lines = [text(row) for row in content_rows(said(), "quiet", 12, 2)]
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    whole = [text(row).strip() for row in content_rows(said(), "quiet", 12, 9)]
    assert " ".join(whole) == CONTENT


NEAR = InnerAttribution(name="Bo")


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (judged(said(source="", name=None, kind="author")), "the author"),
        (judged(said(source="", name=None, kind=None)), "nobody named"),
        (judged(said(name="Bo Ek")), "→ Bo Ek"),
        (judged(said(name=None)), "no name"),
        (judged(said(kind="anonymous")), "(anonymous)"),
        (judged(said(cue="")), "no cue"),
        (judged(said("the bridge over the Linde")), "ends “the Linde”"),
        (judged(said("that the bridge over the Linde was safe")), "begins “that the”"),
        (judged(said("told the court")), "content “told the court”"),
        (judged(said(inner=(NEAR,))), "nearer Bo"),
        (judged(said("the bridge"), said("safe")), "2 claims"),
        (judged(said(label="disputed")), ""),
        (Judgement(outcome="no_claim"), ""),
    ],
)
def test_what_differs_is_said_in_few_words(other: Judgement, told: str) -> None:
    assert differences([judged(said()), other]) == [told]


def test_where_two_differ_alike_all_that_differs_is_said() -> None:
    author = said(source="", name=None, kind="author")
    others = [judged(author), judged(author.model_copy(update={"spans": spans("the bridge")}))]
    told = differences([judged(said()), *others])
    assert told == ["the author", "the author, ends “the bridge”"]


def test_a_part_of_several_claims_is_told_by_number() -> None:
    first, second, third = said("the bridge"), said("the Linde"), said("safe")
    told = differences(
        [
            judged(first, second, third),
            judged(second),
            judged(first, third),
            judged(first, said("over the Linde"), third),
        ]
    )
    assert told == ["only claim 2", "only claims 1, 3", "claim 2: begins “over the”"]


@given(st.lists(st.text("abcdefgh-äß", min_size=1, max_size=14), min_size=1), st.integers(1, 60))
def test_a_text_that_is_cut_has_no_words_that_are_not_its_own(words: list[str], room: int) -> None:
    text = " ".join(words)
    cut = abridged(text, room)
    assert cell_len(cut) <= room
    left = cut.split()
    if left and left[-1].endswith("…") and left[-1] != "…":
        assert any(word.startswith(left[-1][:-1]) for word in words)
        left = left[:-1]
    assert {word for word in left if word != "…"} <= set(words)
