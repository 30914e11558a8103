"""The shapes of news in plain text, with stories made up for the purpose."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.corpus.assemble import assemble
from annotator.corpus.datelines import dateline_of
from annotator.corpus.readers.base import Reading, Stretch
from annotator.corpus.readers.text import TextReader
from annotator.model.base import ModelError
from annotator.model.document import Metadata

LONG = (
    "The council of Varn voted on Monday to rebuild the old bridge, which a flood had carried off "
    "in the spring, and to pay for it from the harbour fund. Two members stayed away."
)
NEXT = "The mayor, Oda Lund, said that the work would begin in May and take two years."


def kinds(text: str) -> list[str]:
    return [block.kind for block in TextReader().read(text).blocks]


def pieces(text: str) -> list[tuple[str, str]]:
    return [(b.kind, text[b.start : b.end]) for b in TextReader().read(text).blocks]


def test_a_broadsheet_story() -> None:
    text = "\n\n".join(
        [
            "Varn to rebuild its bridge",
            "The bridge fell in the spring flood. It will be paid for by the harbour.",
            "Ana Ruiz in Varn",
            "Thu 4 May 2023 08.51 BST",
            "The old bridge of Varn, before the flood. Photograph: Bo Lane/Alamy",
            LONG,
            NEXT,
            "What the law says",
            NEXT,
            "“The work would begin in May and take two years”",
            "Sign up for our morning newsletter",
            NEXT,
            "This article was amended on 5 May 2023 to correct the name of the mayor.",
            "Related: Flood closes harbour",
            "© 2023 Varn News. All rights reserved.",
        ]
    )
    assert kinds(text) == [
        *("headline", "deck", "byline", "time", "caption", "credit", "body", "body", "headline"),
        *("body", "pull_quote", "furniture", "body", "correction", "furniture", "furniture"),
    ]


def test_a_wire_story() -> None:
    text = "\n".join(
        [
            "UPDATE 2-Varn to rebuild its bridge",
            f"VARN, May 4 (Reuters) - {LONG}",
            NEXT,
            "FILE PHOTO: The bridge of Varn is seen from afar, April 2, 2022. REUTERS/Bo Lane",
            "Reporting by Ana Ruiz; Editing by Tom Hale",
            "Our Standards: The Thomson Reuters Trust Principles.",
        ]
    )
    found = TextReader().read(text)
    assert [b.kind for b in found.blocks] == [
        *("headline", "body", "body", "caption", "credit", "byline", "furniture"),
    ]
    dateline = found.blocks[1].dateline
    assert dateline is not None
    assert text[slice(*dateline)] == "VARN, May 4 (Reuters) -"
    assert found.metadata.publisher == "Reuters"
    assert found.metadata.byline == "Reporting by Ana Ruiz; Editing by Tom Hale"


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("WASHINGTON (AP) — Snow fell.", "WASHINGTON (AP) —"),
        ("LONDON — Snow fell.", "LONDON —"),
        ("LONDON—Snow fell.", "LONDON—"),
        ("PARIS, 3 March – Snow fell.", "PARIS, 3 March –"),
        ("KYIV, Ukraine (AP) -- Snow fell.", "KYIV, Ukraine (AP) --"),
        ("NEW DELHI, July 3 (PTI): Snow fell.", "NEW DELHI, July 3 (PTI):"),
        ("BERLIN, May 4, 2021 (dpa) - Snow fell.", "BERLIN, May 4, 2021 (dpa) -"),
        ("Beijing (AFP) – Snow fell.", "Beijing (AFP) –"),
        ("(Reuters) - Snow fell.", "(Reuters) -"),
        ("CNN — Snow fell.", "CNN —"),
        ("EXCLUSIVE — Snow fell.", None),
        ("NATO — which met in June — said no.", None),
        ("The NATO - founded in 1949 - said no.", None),
        ("Snow fell on London — and on Paris.", None),
        ("", None),
    ],
)
def test_datelines(line: str, dateline: str | None) -> None:
    found = dateline_of(line)
    assert (found and line[: found.end]) == dateline


@pytest.mark.parametrize(
    "tail",
    [
        "(More Varn stories.)",
        "(Read more about the flood.)",
        "(See also: Flood closes harbour)",
        "Read more: Flood closes harbour",
        "READ MORE: Flood closes harbour",
    ],
)
def test_furniture_at_the_end_of_a_line(tail: str) -> None:
    text = f"Varn to rebuild its bridge\n\n{LONG}\n\n{NEXT} {tail}"
    blocks = TextReader().read(text).blocks
    assert [b.kind for b in blocks] == ["headline", "body", "body", "furniture"]
    assert text[blocks[2].start : blocks[2].end] == NEXT
    assert text[blocks[3].start : blocks[3].end] == tail
    assert blocks[2].paragraph == blocks[3].paragraph


def test_brackets_of_the_writer_stay_in_the_body() -> None:
    for line in (f"{NEXT} (He later said three.)", NEXT[:-1] + " (read: three)."):
        assert kinds(f"Varn to rebuild its bridge\n\n{LONG}\n\n{line}")[2:] == ["body"]


def test_credits_at_the_end_of_a_line() -> None:
    text = f"Varn to rebuild\n\n{LONG}\n\n{NEXT} (Reporting by Ana Ruiz; Editing by Tom Hale)"
    assert kinds(text) == ["headline", "body", "body", "byline"]


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        (
            "People watch the flood, May 4, 2023. (AP Photo/Bo Lane)",
            "People watch the flood, May 4, 2023.",
        ),
        ("People watch the flood in Varn (Courtesy of Ada Rey)", "People watch the flood in Varn"),
        ("Earl Stubbs in 1998. (Sentinel file photo)", "Earl Stubbs in 1998."),
        ("Boats in the harbour of Varn. Getty Images", "Boats in the harbour of Varn."),
        ("Boats in the harbour. Photograph: Bo Lane/Alamy", "Boats in the harbour."),
        ("FILE PHOTO: Boats off Varn. REUTERS/Bo Lane/File Photo", "FILE PHOTO: Boats off Varn."),
        (
            "[1/4]Boats off Varn, May 4. Meridian/Bo Lane Acquire Licensing Rights, opens new tab",
            "[1/4]Boats off Varn, May 4.",
        ),
        ("FILE PHOTO: Boats off Varn. Bo Lane via AP", "FILE PHOTO: Boats off Varn."),
        ("Photo: Bo Lane/Varn News", ""),
        ("Bo Lane/AP", ""),
        ("Bo Lane/Pool via AP", ""),
        ("(Bo Lane/Getty Images)", ""),
        ("Image source, Getty Images", ""),
        ("File photo", ""),
        ("Photo: The mayor opens the bridge on Monday", None),
        ("Image caption, Boats in the harbour of Varn", None),
    ],
)
def test_a_caption_and_its_credit_are_two_blocks(line: str, caption: str | None) -> None:
    text = f"Varn to rebuild its bridge\n\n{LONG}\n\n{line}\n\n{NEXT}\n\n{NEXT[:40]} it ended."
    found = [piece for piece in pieces(text) if piece[0] in ("caption", "credit")]
    if caption is None:
        assert found == [("caption", line)]
    else:
        rest = line.removeprefix(caption).strip()
        assert found == ([("caption", caption)] if caption else []) + [("credit", rest)]


@pytest.mark.parametrize(
    "line",
    [
        "Credit: banks lend less than they did a year ago.",
        "The photos were sold to Getty Images.",
        "He said so to a reporter of Reuters",
        "Pictures of the flood were shared by AP on Monday, the mayor said.",
    ],
)
def test_what_is_no_credit(line: str) -> None:
    text = f"Varn to rebuild its bridge\n\n{LONG}\n\n{line}\n\n{NEXT}\n\n{NEXT[:40]} it ended."
    assert "credit" not in kinds(text)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Advertisement", "furniture"),
        ("Share this article", "furniture"),
        ("Subscribe to our newsletter.", "furniture"),
        ("3 min read", "furniture"),
        ("This material may not be published or rewritten.", "furniture"),
        ("Varn News, all rights reserved.", "furniture"),
        ("Acquire Licensing Rights, opens new tab", "furniture"),
        ("The report may not be published before May.", "body"),
        ("Share prices in Varn fell by a third on Monday, the exchange said.", "body"),
        ("Comments by the mayor on Monday were met with boos.", "body"),
        ("By Monday the river had risen by a metre.", "body"),
        ("Posted May 4, 2023 9:42 AM CDT", "time"),
        ("Updated 3 hours ago", "time"),
        ("2023-05-04T09:42:00Z", "time"),
        ("May 4, 2023 / 9:42 AM / Varn News", "time"),
        ("In 2023 the bridge fell into the river.", "body"),
        ("CORRECTION: The mayor's name is Oda Lund.", "correction"),
        ("An earlier version of this story gave a wrong name.", "correction"),
        ("(Corrects the date in paragraph three)", "correction"),
        ("People watch the flood in Varn, Monday, May 4, 2023. (AP Photo/Bo Lane)", "caption"),
        ("Boats in the harbour of Varn. Getty Images", "caption"),
        ("FILE PHOTO: Boats in the harbour of Varn", "caption"),
        ("The photos were sold to Getty Images.", "body"),
        ("• Two boats sank", "list"),
        ("2. Two boats sank", "list"),
    ],
)
def test_single_lines(line: str, kind: str) -> None:
    text = f"Varn to rebuild its bridge\n\n{LONG}\n\n{line}\n\n{NEXT}\n\n{NEXT[:40]} it ended."
    assert kinds(text)[2] == kind


def test_tables_and_links_and_begging() -> None:
    table = "Town\tBoats\tSunk\nVarn\t12\t3\nOster\t9\t0"
    links = "More on this story\nFlood closes harbour\nMayor to resign\n"
    text = f"Varn to rebuild\n\n{LONG}\n\n{table}\n\n{NEXT}\n\n{links}"
    assert kinds(text)[2:] == ["table"] * 3 + ["body"] + ["furniture"] * 3
    begging = "All the news.\nInstall our app\nTap the button."
    text = f"Varn to rebuild\n\n{LONG}\n\nHe agreed.\n\n{begging}"
    assert kinds(text)[2:] == ["body", "body", "furniture", "furniture"]


def test_a_quotation_with_its_speaker_is_a_pull_quote() -> None:
    quotation = "“We shall not leave the island to the sea.”\n— Oda Lund, mayor"
    text = f"Varn to rebuild\n\n{LONG}\n\n{quotation}\n\n{NEXT}"
    assert kinds(text) == ["headline", "body", "pull_quote", "pull_quote", "body"]


def test_a_text_without_a_headline_starts_with_its_body() -> None:
    assert kinds(f"{LONG}\n\n{NEXT}") == ["body", "body"]
    assert kinds(f"VARN (AP) — {LONG}\n\n{NEXT}") == ["body", "body"]


def test_one_newline_ends_a_block_unless_the_text_is_wrapped() -> None:
    loose = (
        "Varn to rebuild\nThe vote was close.\nNobody cheered in the hall that night.\nIt rained."
    )
    assert len(kinds(loose)) == 4
    paragraph = (
        "The council of Varn voted on Monday to rebuild the old bridge,\n"
        "which a flood had carried off in the spring, and to pay for it\n"
        "from the harbour fund. Two of the members stayed away, and one\n"
        "of them later said that he had not been told of it."
    )
    wrapped = f"Varn to rebuild\n\n{paragraph}\n\n{paragraph}\n"
    assert kinds(wrapped) == ["headline", "body", "body"]
    assert kinds(wrapped.replace("\n", "\r\n")) == ["headline", "body", "body"]


def test_only_line_ends_end_lines() -> None:
    for character in "\u2028\u2029\x0b\x0c\x1c\x1d\x1e\x85":
        assert kinds(f"The bridge{character} fell into the river.") == ["body"]
    assert len(kinds("One fell.\rTwo fell.\r\nThree fell.\nFour fell.")) == 4


def test_a_reader_that_loses_text_is_refused() -> None:
    nothing = Metadata()
    with pytest.raises(ModelError, match="no block"):
        assemble("One. Two.", Reading([Stretch(0, 4, "body", 0)], nothing))
    with pytest.raises(ModelError, match="order"):
        assemble("One.", Reading([Stretch(0, 4, "body", 0), Stretch(2, 4, "body", 0)], nothing))
    document = assemble("# One.", Reading([Stretch(2, 6, "body", 0)], nothing, "#"))
    assert document.blocks[0].sentences == ((2, 6),)


LINES = st.sampled_from(
    [
        "",
        " ",
        LONG,
        NEXT,
        "Varn",
        "By Ana Ruiz",
        "May 4, 2023",
        "Related:",
        "• a",
        "a\tb\tc",
        "LONDON — x.",
        "Read more: x",
        "(AP) x. (More Varn stories.)",
        "\x00",
        "“a” - b",
        "x. Photo: y",
        "1.",
        "?",
        "\ufeff",
        "\u2028",
    ]
)


@given(
    st.one_of(st.text(st.characters(codec="utf-8")), st.lists(LINES, max_size=14).map("\n".join))
)
@settings(max_examples=300, deadline=None)
def test_nothing_visible_is_lost(text: str) -> None:
    document = assemble(text, TextReader().read(text))
    spans = [span for block in document.blocks for span in block.sentences]
    last = 0
    for start, end in spans:
        assert last <= start < end
        assert not text[last:start].strip()
        last = end
    assert not text[last:].strip()
    for block in document.blocks:
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        if block.dateline is not None:
            assert block.start == block.dateline[0] < block.dateline[1] <= block.end
