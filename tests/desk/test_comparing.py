"""Comparing two texts: whatever was changed, nothing is taken for what it is not."""

import time
from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.desk.revising.aligning import Alignment, align, squeezed
from annotator.desk.revising.comparing import Comparison, Text
from annotator.desk.revising.words import WordDiff
from annotator.model.document import Sentence
from annotator.model.span import Span

WORDS = ("mayor", "bridge", "said", "two", "million", "crowns", "not", "will", "close", "ferry")
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
few = st.lists(st.sampled_from("ABCDEXYXYX"), max_size=9)
"""Short texts in which sentences repeat often: every kind of doubt comes up."""


def text_of(parts: list[str], document: str) -> Text:
    text, cut = "", []
    for number, part in enumerate(parts):
        start = len(text)
        text += part + "\n"
        place = f"{document}:{start}-{start + len(part)}"
        cut.append(
            Sentence(
                id=place,
                document_id=document,
                index=number,
                start=start,
                end=start + len(part),
                block="body",
                paragraph=number,
                text=part,
            )
        )
    return Text(document, text, cut)


def beside(texts: list[str], number: int) -> tuple[str | None, str | None]:
    return (
        texts[number - 1] if number else None,
        texts[number + 1] if number + 1 < len(texts) else None,
    )


def is_sound(old: list[str], new: list[str], found: Alignment) -> None:
    """What must hold of any two texts, whatever happened between them."""
    assert len(set(found.images.values())) == len(found.images)
    assert not found.images.keys() & found.doubtful.keys()
    before, after = Counter(old), Counter(new)
    for number, image in found.images.items():
        assert old[number] == new[image]
        if (before[old[number]], after[old[number]]) != (1, 1):
            mine, theirs = beside(old, number), beside(new, image)
            assert mine[0] == theirs[0] or mine[1] == theirs[1]
    for number, options in found.doubtful.items():
        assert all(new[option] == old[number] for option in options)
        assert not set(options) & set(found.images.values())
        assert (before[old[number]], after[old[number]]) != (1, 1)
    order = [found.images[n] for n in sorted(found.images) if n not in found.moved]
    assert all(one < other for one, other in pairwise(order))
    for number in set(range(len(old))) - found.images.keys() - found.doubtful.keys():
        assert old[number] not in {
            new[n] for n in set(range(len(new))) - set(found.images.values())
        }


@given(few, few)
def test_any_two_texts_are_compared_soundly(old: list[str], new: list[str]) -> None:
    is_sound(old, new, align(old, new))


@given(few)
def test_a_text_is_itself(old: list[str]) -> None:
    found = align(old, old)
    assert found.images == {n: n for n in range(len(old))}
    assert (found.moved, found.doubtful) == (frozenset(), {})


@st.composite
def edited(draw: st.DrawFn) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """A text and what a publisher made of it: (name, sentence); an equal name is the same."""
    texts = draw(st.lists(st.sampled_from("ABCDEFGHXY"), min_size=1, max_size=10))
    old = [(f"{text}{number}", text) for number, text in enumerate(texts)]
    new = list(old)
    for step in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(new) - 1, 0)))
        kind = draw(st.sampled_from(("put in", "take out", "change", "double")))
        if kind == "put in" or not new:
            new.insert(at, (f"new{step}", f"fresh {step}"))
        elif kind == "take out":
            del new[at]
        elif kind == "change":
            new[at] = (f"changed{step}", new[at][1] + f" and {step}")
        else:
            new.insert(at + 1, (f"copy{step}", new[at][1]))
    return old, new


@given(edited())
def test_what_is_unique_and_still_there_is_found_and_only_that(
    story: tuple[list[tuple[str, str]], list[tuple[str, str]]],
) -> None:
    old, new = story
    found = align([text for _, text in old], [text for _, text in new])
    is_sound([text for _, text in old], [text for _, text in new], found)
    before, after = Counter(text for _, text in old), Counter(text for _, text in new)
    for number, (name, text) in enumerate(old):
        if (before[text], after[text]) == (1, 1):
            landed = new[found.images[number]][0]
            assert landed == name or landed.startswith("copy")
            assert number not in found.moved
        elif before[text] == 1 and after[text] > 1 and number in found.images:
            # Of several likes the neighbours have decided.
            mine = beside([one for _, one in old], number)
            theirs = beside([one for _, one in new], found.images[number])
            assert mine[0] == theirs[0] or mine[1] == theirs[1]
        elif after[text] == 0:
            assert number not in found.images
            assert number not in found.doubtful


def test_likes_are_told_apart_by_their_neighbours_or_not_at_all() -> None:
    assert align("AXBXC", "AXBXC").doubtful == {}
    assert align("AXB", "AXXB").doubtful == {1: (1, 2)}
    assert align("AXXB", "AXB").doubtful == {1: (1,), 2: (1,)}
    assert align("AXYXYB", "AXYB").images == {0: 0, 5: 3}
    assert align("AXBCXD", "AXD").doubtful == {1: (1,), 4: (1,)}
    assert align("AXBCXD", "AXBCD").images == {0: 0, 1: 1, 2: 2, 3: 3, 5: 4}
    found = align("ABCPXQ", "PXQABC")
    assert len(found.moved) == 3
    assert found.images == {0: 3, 1: 4, 2: 5, 3: 0, 4: 1, 5: 2}


def test_white_space_is_no_change() -> None:
    old = text_of(["The  mayor\nsaid no."], "a")
    new = text_of(["New.", "The mayor said   no."], "b")
    comparison = Comparison(old, new)
    assert comparison.fate(0) == "kept"
    span = comparison.same_span(Span.cut(old.text, 5, 15))
    assert (span.text, new.text[span.start : span.end]) == ("mayor said", "mayor said")


@given(sentences, sentences)
def test_a_word_diff_holds_both_texts(old: str, new: str) -> None:
    pieces = WordDiff(old, new).pieces()
    assert squeezed("".join(p.text for p in pieces if p.change != "out")) == new
    assert "".join(p.text for p in pieces if p.change != "in").split() == old.split()


@given(sentences, sentences, st.data())
def test_a_likely_span_lies_in_the_new_text(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    image = WordDiff(old, new).image(start, end)
    if image is not None:
        assert 0 <= image[0] < image[1] <= len(new)
    if old == new and old[start:end].strip():
        low, high = image
        assert low <= start + len(old[start:end]) - len(old[start:end].lstrip())
        assert high >= end - (len(old[start:end]) - len(old[start:end].rstrip()))


def test_a_typo_inside_a_claim_leaves_its_edges() -> None:
    diff = WordDiff(
        "Repairs cost two milion crowns, she said.", "Repairs cost two million crowns, she said."
    )
    assert diff.image(0, 30) == (0, 31)
    assert diff.image(13, 23) == (13, 24)
    assert WordDiff("Two men came.", "Three men came.").image(0, 7) == (0, 9)


def test_five_thousand_sentences_are_compared_in_no_time() -> None:
    old = [f"Sentence {n} says {n * 7919 % 5003} things about {n % 13} towns." for n in range(5000)]
    new = [text.replace("things", "matters") if n % 3 == 0 else text for n, text in enumerate(old)]
    new = new[2500:] + new[:2500]
    begin = time.perf_counter()
    comparison = Comparison(text_of(old, "a"), text_of(new, "b"))
    assert len(comparison.alignment.images) == 3333
    assert len(comparison.twins) == 1667
    assert time.perf_counter() - begin < 10
    repeated = align(["Same."] * 5000, ["Same."] * 4999)
    assert len(repeated.doubtful) == 5000
    assert time.perf_counter() - begin < 15
