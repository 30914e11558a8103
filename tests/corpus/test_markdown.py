"""Markdown: kinds from the markup, prefixes left out, nothing that can be read lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.corpus.assemble import assemble
from annotator.corpus.readers.markdown import MarkdownReader

BODY = "The council of Varn voted on Monday to rebuild the bridge.\nIt went home late that night."
STORY = f"""---
title: "Varn: a bridge"
author: Ana Ruiz
date: 2023-05-04
url: https://example.org/varn
lang: en
---

# Varn to rebuild

**By Ana Ruiz**

*Published 5 May 2023*

VARN (AP) — {BODY}

## What it costs ##

- Two *boats*
  and a crane
- Ten cars
    1. Old
    2. New

> We shall not leave the island.
> Never.

| Town | Boats |
|------|-------|
| Varn | 12    |

![The bridge](bridge.jpg)

Varn Town
---------

The mayor, Oda Lund, said that the work would begin in May.

[1]: https://example.org
"""


def read(text: str) -> list[tuple[str, str]]:
    reading = MarkdownReader().read(text)
    assemble(text, reading)
    return [(b.kind, text[b.start : b.end]) for b in reading.blocks]


def test_a_story() -> None:
    found = read(STORY)
    assert [kind for kind, _ in found] == [
        *("furniture", "headline", "byline", "time", "body", "headline"),
        *("list", "list", "list", "list", "pull_quote", "table", "table", "caption"),
        *("headline", "body", "furniture"),
    ]
    texts = [text for _, text in found]
    assert texts[1] == "Varn to rebuild"
    assert texts[5:10] == ["What it costs", "Two *boats*\n  and a crane", "Ten cars", "Old", "New"]
    assert texts[10].startswith("We shall")
    assert texts[14] == "Varn Town"


def test_metadata_of_the_front_matter_wins() -> None:
    reading = MarkdownReader().read(STORY)
    found = reading.metadata
    assert (found.title, found.byline, found.published) == (
        "Varn: a bridge",
        "Ana Ruiz",
        "2023-05-04",
    )
    assert (found.url, found.publisher) == ("https://example.org/varn", "AP")
    assert reading.language == "en"
    assert MarkdownReader().read("# Varn\n\n" + BODY).metadata.title == "Varn"


def test_line_ends_and_nul_do_not_move_offsets() -> None:
    for end in ("\r\n", "\r"):
        story = STORY.replace("\n", end)
        assert [k for k, _ in read(story)] == [k for k, _ in read(STORY)]
        assert read(story)[7][1] == "Ten cars"
    assert read("# A\x00b\n\n- c\x00d\n")[1] == ("list", "c\x00d")


def test_a_hard_break_ends_a_block_and_a_soft_one_does_not() -> None:
    assert [text for _, text in read("# T\n\nOne fell.  \nTwo fell.\nThree fell.")] == [
        *("T", "One fell.", "Two fell.\nThree fell."),
    ]


MARKS = st.sampled_from(
    [
        "# ",
        "> ",
        "- ",
        "1. ",
        "\n",
        "\n\n",
        "---\n",
        "```\n",
        "| a | b |\n",
        "|-|-|\n",
        "<div>\n",
        "text ",
        "    ",
        "[1]: x\n",
        "\r",
        "\r\n",
        "\x00",
        "\t",
        "a: b\n",
        "![x](y)",
        "\\\n",
        "  \n",
        "Ä. B",
        "<!-- c -->",
        "\u2028",
        "\x1c",
    ]
)


@given(st.one_of(st.text(st.characters(codec="utf-8")), st.lists(MARKS, max_size=30).map("".join)))
@settings(max_examples=400, deadline=None)
def test_every_letter_is_in_a_sentence(text: str) -> None:
    document = assemble(text, MarkdownReader().read(text))
    covered = bytearray(len(text))
    for block in document.blocks:
        for start, end in block.sentences:
            assert not any(covered[start:end])
            covered[start:end] = b"\x01" * (end - start)
    assert not [c for c, seen in zip(text, covered, strict=True) if c.isalpha() and not seen]
