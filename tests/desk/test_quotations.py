"""Words between quotation marks: the same, or others than were said."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.desk.retelling.quotations import (
    changes_of_quotations,
    quotations,
    quote_the_same,
)

QUOTED = st.lists(
    st.sampled_from(
        "we will never give up the old quay U.S. US (and) ... 12 not defence defense it's".split()
    ),
    min_size=1,
    max_size=12,
)


@given(QUOTED, QUOTED)
def test_what_is_told_stands_in_both_and_the_same_words_give_nothing(
    one: list[str], other: list[str]
) -> None:
    before, after = f'Lee said "{" ".join(one)}".', f'"{" ".join(other)}," said Lee.'
    assert changes_of_quotations(before, before, credited=False) == []
    for change in changes_of_quotations(before, after, credited=False):
        assert change.before is not None
        assert change.before in before
        assert change.after is not None
        assert change.after in after
        assert change.before != change.after


def test_a_quotation_that_goes_on_in_the_next_sentence_is_one() -> None:
    assert list(quotations('She said: "The quay is ours')) == ["The quay is ours"]
    assert list(quotations("“One,” she said, “two.”")) == ["One,", "two."]


def test_what_stands_beside_a_quotation_is_no_part_of_it() -> None:
    said = 'Lee said the old quay "will never again hold a ship of that size".'
    cut = 'The quay "will never again hold a ship," Lee said.'
    led = 'Lee said that it "again hold a ship of that size".'
    assert changes_of_quotations(said, cut, credited=False) == []
    assert changes_of_quotations(said, led, credited=False) == []


def test_plain_words_count_where_the_origin_is_credited_only() -> None:
    said = "The quay was built for ships of iron and coal."
    told = 'The quay "was made for ships of iron and coal," Meridian writes.'
    assert changes_of_quotations(said, told, credited=False) == []
    (change,) = changes_of_quotations(said, told, credited=True)
    assert (change.before, change.after) == ("was built for", "was made for")


def test_a_shared_quotation_is_the_same_in_other_marks() -> None:
    assert quote_the_same('Lee called it "a sad day" then.', "It was “a sad day,” Lee said.")
    assert not quote_the_same('Lee called it "sad" then.', "It was “sad,” Lee said.")
