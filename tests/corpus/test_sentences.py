"""Every rule over nupunkt's cuts, each with its own examples; `|` marks where a cut belongs."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nupunkt import sentence_spans

from annotator.corpus import sentences
from annotator.corpus.sentences import cut_sentences

EXAMPLES = {
    "plain": ["Rain fell all night.| The river rose.| Nobody slept."],
    "one sentence": ["Rain fell all night", "Rain fell all night."],
    "titles": [
        "Two letters reached Sens. Ada Brook and Tom Hale.| Neither replied.",
        "He thanked Reps. Lena Fox and Ira Dunn for it.",
        "A note from Gen. Marcus Webb came late.",
    ],
    "acronym goes on as a name": [
        "The former U.N. Envoy Lia Marsh spoke first.",
        "She met then-U.S. Trade Secretary Omar Bell.",
    ],
    "acronym ends": [
        "He had never been to the U.S.| The trip changed that.",
        "The bus leaves at 6 p.m.| It is never late.",
        "They met in Washington, D.C.| Nobody took notes.",
        "She founded Harbor Tools Inc.| He ran it.",
    ],
    "plain words that a law text takes for abbreviations": [
        "She made one call.| Then she left.",
        "The votes came from Iowa.| Nothing else mattered.",
        'That was what they found.| "Half of it is gone," he said.',
        "He never read those reports.| Jane did.",
    ],
    "reference marks": [
        "The mill burned in 1887. [12]| Nobody was hurt. [3] [4]| It was rebuilt.",
        "The mill burned in 1887. [12]",
        "The mill burned in 1887. 4 |Although it rained, nobody could save it.",
        "The mill burned in 1887.| 4 people were hurt.| 12 Norwegians helped.",
    ],
    "omission marks": ["They left the hall. [...]| Later the others came."],
    "list numbers": ["1. Boil the water.| Add salt.", "12. Call the office."],
    "party and state in brackets": [
        "A letter from Sen. Ida Moss (D-Va.), who chairs the panel, came.",
        "It names Ida Moss (D-Va.), Leo Hart (D-Mass.) and Bo Lane (D-N.J.).",
    ],
    "closing marks stay": [
        "“We are done.”| She left the room.",
        "(Nobody answered the phone.)| The shop stayed shut.",
    ],
    "sentences in a quotation": ['"We lost the boat. |We lost the nets," he said.'],
    "quotation goes on": [
        '"Is it far?" she asked.',
        'They shouted "Shame!" (for the mayor) and left.',
        '"We never sleep." - Ana Ruiz',
    ],
    "ellipsis": [
        "He waited... |The train came.",
        "It was never said before... |I heard it twice.",
        "I was ... well ... I was late.",
    ],
    "numbers": ["See No. 12 on page 4.", "It cost $3.50 in May.| Now it is $4."],
    "i.e.": ["Bring boots, i.e. Wellington boots, and a coat."],
    "a label": ["The parade in Washington D.C.| Image: Harbor Press."],
    "credit behind the final stop": [
        "The mayor waves to a crowd in Ostrava on May 3, 2021.  HPA via NEWSWIRE  Buy Rights",
    ],
}


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(text, id=f"{rule}-{n}")
        for rule, many in EXAMPLES.items()
        for n, text in enumerate(many)
    ],
)
def test_rule(example: str) -> None:
    if "HPA" in example:
        example = example.replace("2021.  HPA", "2021.|  HPA")
    wanted = [part.strip() for part in example.split("|")]
    text = re.sub(r"\|", "", example)
    assert [text[s:e] for s, e in cut_sentences(text)] == wanted


def test_segmenter_names_the_installed_version() -> None:
    import nupunkt

    assert f"nupunkt@{nupunkt.__version__}+rules@{sentences.RULES}" == sentences.SEGMENTER
    with pytest.raises(AttributeError):
        sentences.NOTHING  # noqa: B018


def test_offsets_count_from_the_text_given() -> None:
    assert cut_sentences("  \n A b c. \n") == [(4, 10)]
    assert cut_sentences(" \n\t ") == []


PIECES = st.sampled_from(
    [
        *".!?…“”\"')([]-—,;: ",
        "...",
        "[1]",
        "\n",
        "\r\n",
        "\u2028",
        "\x00",
        "\x1c",
        "U.S.",
        "Mr.",
        "p.m.",
        "The",
        "a",
        "Ana",
        "1.",
        "No.",
        "\u00a0",
        "e.g.",
        "(D-Va.)",
        "12",
    ]
)


@given(st.one_of(st.text(st.characters(codec="utf-8")), st.lists(PIECES, max_size=60).map("".join)))
@settings(max_examples=400, deadline=None)
def test_any_text_is_covered_in_order(text: str) -> None:
    last = 0
    for start, end in cut_sentences(text):
        assert last <= start < end
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize(
    "piece", ["?!", '."', ".”(", "\n", "'. ", "(. ", "1. ", ". . . ", "a.", "[1]", "Mr. "]
)
def test_a_very_long_line_is_cut_whole(piece: str) -> None:
    """Quadratic work would take minutes here; benchmarks/segmentation.py measures it."""
    text = (piece * 256_000)[:256_000] + "x"
    cuts = cut_sentences(text)
    assert "".join("".join(text[a:b].split()) for a, b in cuts) == "".join(text.split())


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_the_short_way_to_nupunkt_starts_where_the_long_one_does(text: str) -> None:
    text = text.strip()
    assert sentences._starts(text) == [start for start, _ in sentence_spans(text)]
