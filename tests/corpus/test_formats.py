"""Files that other tools wrote: what is read of them. `tests/formats/make.py` says how made."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.corpus.labels import fitting
from annotator.corpus.readers import reader_for
from annotator.corpus.readers.base import Made, Unusable
from annotator.corpus.skipped import Skipped
from annotator.corpus.taking import Found, OnDisk, take_all

FORMATS = Path(__file__).parents[1] / "formats"


def made(path: Path) -> list[Made | Unusable]:
    source = OnDisk(path)
    reader = reader_for(path.suffix, source)
    return list(reader.stories(source))


def found(path: Path) -> list[Found]:
    taken = list(take_all(path))
    assert all(isinstance(one, Found) for one in taken), taken
    return taken


def sentences(one: Found) -> list[str]:
    text = one.document.text
    return [text[start:end] for block in one.document.blocks for start, end in block.sentences]


def marked(one: Made) -> list[tuple[str, str]]:
    """Every mark's label and what it is on in the text, by its own offsets."""
    return [
        (
            mark.name,
            " ".join(
                one.text[start:end] for start, end in fitting(one.text, mark, labels.unit) or ()
            ),
        )
        for labels in one.labels
        for mark in labels.marks
    ]


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("stories.conllu", "conllu"),
        ("stories.rss", "feed"),
        ("stories.atom", "feed"),
        ("label-studio.json", "label-studio"),
        ("prodigy.jsonl", "prodigy"),
        ("doccano.jsonl", "doccano"),
        ("doccano-relations.jsonl", "doccano"),
        ("brat.txt", "brat"),
    ],
)
def test_each_tool_is_recognised(name: str, reader: str) -> None:
    path = FORMATS / name
    assert reader_for(path.suffix, OnDisk(path)).name == reader


def test_conllu_keeps_its_sentences_and_paragraphs() -> None:
    ferry, lock = found(FORMATS / "stories.conllu")
    assert ferry.document.text == (
        "The ferry will run every hour, Dr. Mayer said. Is that so? Nobody asked.\n\n"
        "It cannot leave."
    )
    # The file says that the question and the answer are one sentence: it is believed.
    assert sentences(ferry) == [
        "The ferry will run every hour, Dr. Mayer said.",
        "Is that so? Nobody asked.",
        "It cannot leave.",
    ]
    assert [block.paragraph for block in ferry.document.blocks] == [0, 1]
    assert ferry.document.segmenter == "conllu@1"
    assert (ferry.part, ferry.metadata.title) == ("ferry", "The ferry")
    assert (lock.part, lock.document.text) == ("lock", "The lock leaks.")


@pytest.mark.parametrize("name", ["stories.rss", "stories.atom"])
def test_a_feed_is_a_story_an_entry(name: str) -> None:
    ferry, lock = found(FORMATS / name)
    assert ferry.document.text == (
        "Ferry to run\n\nThe ferry will run every hour, the mayor said.\n\nNine boats\n\n"
        "Two & a half crews"
    )
    assert [b.kind for b in ferry.document.blocks] == ["headline", "body", "list", "list"]
    meta = ferry.metadata
    assert (meta.title, meta.publisher, meta.url) == (
        "Ferry to run",
        "The Town Herald",
        "https://town.example/ferry.html",
    )
    assert meta.published == "2026-03-01T08:30:00+00:00"
    assert "Ana Lund" in (meta.byline or "")
    assert ferry.part == "https://town.example/ferry"
    assert ferry.document.language == "en"
    assert lock.document.text == "Lock leaks\n\nThe lock leaks.\n\nIts keeper denies it."


def test_label_studio_is_read_whatever_it_counts() -> None:
    new, old, lock = made(FORMATS / "label-studio.json")
    expected = [
        ("Content", "The ferry will run every hour"),
        ("Source", "the mayor"),
        ("Cue", "said"),
    ]
    assert marked(new) == expected
    # The older task counts UTF-16 units; what it quotes shows it.
    assert old.labels[0].marks[0].ranges == ((3, 32),)
    assert marked(old) == expected
    assert len(new.labels[0].groups) == 2
    assert [(labels.by, labels.predicted) for labels in lock.labels] == [
        ("ana@town.example", False),
        ("ben@town.example", False),
        ("tagger-2", True),
    ]
    assert lock.labels[2].score == 0.75
    assert (new.part, new.reading.metadata.title) == ("000001", "Task 1")


def test_prodigy_spans_relations_and_verdicts() -> None:
    ferry, lock, again, quay, tram = made(FORMATS / "prodigy.jsonl")
    assert marked(ferry)[0] == ("Content", "The ferry will run every hour")
    assert [group.keys for group in ferry.labels[0].groups] == [("1", "0"), ("2", "1")]
    assert marked(lock)[-1] == ("Year", "1911")
    assert (lock.labels[0].by, again.labels[0].by) == ("ana", "ben")
    assert (quay.labels[0].verdict, tram.labels[0].verdict) == ("ignore", "reject")


def test_doccano_without_quotations_is_not_guessed_at() -> None:
    lock, ferry = made(FORMATS / "doccano.jsonl")
    assert marked(lock)[:2] == [
        ("verified", "The lock was built in 1911"),
        ("disputed", "it leaks"),
    ]
    # An emoji stands in front: whether doccano counted it as one or two cannot be seen.
    assert [says for _, says in marked(ferry)] == ["", "", ""]
    mark = ferry.labels[0].marks[0]
    assert fitting(ferry.text, mark, "code-points") == ((2, 31),)
    assert fitting(ferry.text, mark, "utf-16") == ((1, 30),)
    (with_relations,) = made(FORMATS / "doccano-relations.jsonl")
    assert marked(with_relations)[1] == ("Source", "the mayor")
    assert with_relations.labels[0].groups[0].keys == ("31", "30")


def test_brat_keeps_the_text_and_reads_fragments() -> None:
    (story,) = made(FORMATS / "brat.txt")
    assert story.text == (FORMATS / "brat.txt").read_text("utf-8")
    assert marked(story)[2] == ("Content", "The ferry will run every hour")
    (event,) = story.labels[0].groups
    assert event.event
    assert event.keys == ("T2", "T1", "T3")


# Tables and records


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def put(name: str, said: str | bytes, mapping: str | None = None) -> Path:
        path = tmp_path / name
        path.write_bytes(said.encode() if isinstance(said, str) else said)
        if mapping is not None:
            (tmp_path / f"{name}.map.toml").write_text(mapping, "utf-8")
        return path

    return put


def test_a_table_with_usual_names(write: Write) -> None:
    path = write(
        "news.csv",
        'ID,Headline,Body,Pub Date,Author,link\r\n7,Ferry to run,"The ferry will run, it is said.\n'
        '\nNobody objected.",1 March 2026,Ana Lund,https://town.example/7\r\n'
        "8,Lock leaks,,2026-03-02,,\r\n9,Too few\r\n10,A,B,C,D,E,F\r\n",
    )
    ferry, *others = made(path)
    assert ferry.text == "The ferry will run, it is said.\n\nNobody objected."
    meta = ferry.reading.metadata
    assert (meta.title, meta.published, meta.byline) == ("Ferry to run", "2026-03-01", "Ana Lund")
    assert ferry.part == "000007"
    assert [other.reason for other in others] == [
        "row 2: it has no text",
        "row 3: fewer cells than the first row has names",
        "row 4: more cells than the first row has names",
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_what_stands_between_cells_is_seen(write: Write, mark: str) -> None:
    path = write("t.csv", f"title{mark}text\nFerry{mark}It runs.\n")
    (story,) = made(path)
    assert (story.text, story.reading.metadata.title, story.part) == ("It runs.", "Ferry", "000001")


def test_a_table_in_another_encoding_and_a_row_that_is_no_text(write: Write) -> None:
    old = write("a.csv", "text\nDas Café in Görz schließt. Für immer.\n".encode("cp1252"))
    (story,) = made(old)
    assert "Görz" in story.text
    assert story.encoding == "cp1252?"
    wide = write("b.csv", b"\xff\xfe" + "text\nZoë kam.\n".encode("utf-16-le"))
    assert [one.text for one in made(wide)] == ["Zoë kam."]
    spoiled = write("c.csv", b"text\n" + b"A fine row.\n" * 100_000 + b"Caf\xe9 row.\nAnother.\n")
    *_, bad, last = made(spoiled)
    assert isinstance(bad, Unusable)
    assert "no text in the file's encoding" in bad.reason
    assert last.text == "Another."


def test_an_open_quotation_mark_is_told_and_makes_no_story(write: Write) -> None:
    path = write("a.csv", 'text\n"Fine."\n"Not" so.\nFine too.\n"It never ends.\nLost.\n')
    fine, broken, too, open_ = made(path)
    assert (fine.text, too.text) == ("Fine.", "Fine too.")
    assert "row 2: " in broken.reason
    assert "row 4: " in open_.reason
    assert "unexpected end of data" in open_.reason


def test_a_mapping_beside_the_file_says_where_things_are(write: Write) -> None:
    path = write(
        "odd.jsonl",
        '{"meta": {"h": "Ferry to run", "when": 1772353800}, "parts": ["The ferry runs.", "x"]}\n',
        'text = ["meta.h", "parts.0"]\ntitle = "meta.h"\npublished = "meta.when"\n',
    )
    (story,) = made(path)
    assert story.text == "Ferry to run\n\nThe ferry runs."
    assert [block.kind for block in story.reading.blocks] == ["headline", "body"]
    assert story.reading.metadata.published == "2026-03-01T08:30:00Z"


def test_a_file_without_a_text_says_what_to_do(write: Write) -> None:
    for path in (
        write("a.csv", "alpha,beta\n1,2\n"),
        write("b.jsonl", '{"alpha": 1, "beta": 2}\n'),
        write("c.json", '[{"alpha": 1, "beta": 2}]'),
    ):
        with pytest.raises(Skipped, match=r"--map text=NAME.*\(names: alpha, beta\)"):
            made(path)


def test_json_in_all_its_shapes(write: Write) -> None:
    one = '{"headline": "Ferry", "body": "The ferry runs."}'
    for name, said in (
        ("a.json", one),
        ("b.json", f"[{one}]"),
        ("c.json", f'{{"total": 1, "articles": [{one}]}}'),
        ("d.jsonl", f"\n{one}\n\n"),
        ("e.ndjson", f"\ufeff{one}\n"),
    ):
        (story,) = made(write(name, said))
        assert (story.text, story.reading.metadata.title) == ("The ferry runs.", "Ferry"), name
        assert (story.part is None) == (name == "a.json")


def test_bad_lines_stop_no_others(write: Write) -> None:
    path = write(
        "a.jsonl",
        '{"text": "One."}\n{"text": \n[1]\n{"text": 3}\n{"text": "A \\ud800 lone."}\n'
        f'{"[" * 100_000}\n{{"text": {"1" * 5000}}}\n{{"text": "Two."}}\n',
    )
    one, *bad, two = made(path)
    assert (one.text, two.text, two.part) == ("One.", "Two.", "000008")
    assert [unusable.part for unusable in bad] == ["2", "3", "000004", "000005", "6", "7"]
    reasons = " | ".join(unusable.reason for unusable in bad)
    for said in ("record 2: not valid JSON", "not a JSON object", "no text", "surrogate", "deeply"):
        assert said in reasons


def test_a_line_that_never_ends_is_not_held(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.corpus.streams.LONGEST", 1000)
    path = write("a.jsonl", '{"text": "One."}\n{"text": "' + "x" * 5000 + '"}\n{"text": "Two."}\n')
    one, long, two = made(path)
    assert (one.text, two.text) == ("One.", "Two.")
    assert "longer than" in long.reason


def test_two_records_of_one_id_are_not_taken_for_a_change(write: Write) -> None:
    path = write("a.jsonl", '{"id": 1, "text": "One."}\n{"id": 1, "text": "Other."}\n')
    first, second = take_all(path)
    assert isinstance(first, Found)
    assert second == Unusable("000001", "a part of this name stands in the file already")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ('<!DOCTYPE r [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss>&c;</rss>', "entities of its own"),
        ('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', "entities of its"),
        ("<rss>" + "<a>" * 300, "nested too deeply"),
        ("<rss><channel></rss>", "not valid XML: mismatched tag in line 1"),
        ("<html></html>", "neither RSS nor Atom"),
        ("<rss><channel/></rss>", "no entries"),
    ],
)
def test_a_feed_that_means_harm_or_is_none(write: Write, said: str, reason: str) -> None:
    with pytest.raises(Skipped, match=reason):
        made(write("a.rss", said))


def test_a_feed_with_entities_of_html_and_markup_inside(write: Write) -> None:
    path = write(
        "a.rss",
        "<rss><channel><title>Herald</title><item><title>Caf&eacute;&nbsp;opens</title>"
        "<description>&lt;p&gt;It &lt;b&gt;opened&lt;/b&gt;.&lt;/p&gt;</description></item>"
        "<item><link>https://town.example/2</link></item></channel></rss>",
    )
    story, empty = made(path)
    assert story.text == "Café opens\n\nIt opened."
    assert empty == Unusable("https://town.example/2", "entry 2 has no text of its own")


@pytest.mark.parametrize(
    "said", ["", "just words\n", "1\ttoo\tfew\n", "# newdoc id = a\n\n# newdoc id = b\n"]
)
def test_conllu_that_is_none(write: Write, said: str) -> None:
    try:
        stories = made(write("a.conllu", said))
    except Skipped:
        return
    assert all(isinstance(story, Unusable) for story in stories)
