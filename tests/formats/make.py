"""How the files beside this one were made: with the tools themselves, once, in a venv of their own.

    pip install conllu==6.0.0 feedgen==1.0.0 label-studio-sdk==2.1.2 spacy==3.8.18
    python tests/formats/make.py

doccano and Prodigy cannot be installed for this (a server, a licence). The file of doccano follows
its documented JSONL; that of Prodigy is made with spaCy, whose offsets it uses.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
FERRY = "📣 The ferry will run every hour, the mayor said. Nobody has seen a timetable."
LOCK = "The lock was built in 1911. Its keeper denies that it leaks. “It never did,” she said."


def spans(text: str, *parts: tuple[str, str]) -> list[tuple[int, int, str]]:
    return [(text.index(part), text.index(part) + len(part), label) for label, part in parts]


FERRY_SPANS = spans(
    FERRY,
    ("Content", "The ferry will run every hour"),
    ("Source", "the mayor"),
    ("Cue", "said"),
)
LOCK_SPANS = spans(
    LOCK,
    ("verified", "The lock was built in 1911"),
    ("disputed", "it leaks"),
    ("Source", "Its keeper"),
    ("Year", "1911"),
)


def make_conllu() -> None:
    """Let the conllu library write tokens, with a contraction and an empty node."""
    from conllu import TokenList
    from conllu.models import Metadata

    empty = dict.fromkeys(("lemma", "upos", "xpos", "feats", "head", "deprel", "deps"))

    def token(id: object, form: str, *, tight: bool = False) -> dict:
        return {"id": id, "form": form, **empty, "misc": {"SpaceAfter": "No"} if tight else None}

    def sentence(told: dict[str, str | None], *forms: str) -> TokenList:
        tokens = [
            token(number, form, tight=number < len(forms) and forms[number][0] in ".,?!")
            for number, form in enumerate(forms, start=1)
        ]
        return TokenList(tokens, metadata=Metadata(told))

    first = sentence(
        {"newdoc id": "ferry", "newpar": None, "sent_id": "1", "title": "The ferry"},
        *"The ferry will run every hour , Dr. Mayer said .".split(),
    )
    second = sentence({"sent_id": "2"}, *"Is that so ? Nobody asked .".split())
    contraction = [
        token(1, "It"),
        token((2, "-", 3), "cannot"),
        token(2, "can"),
        token(3, "not"),
        token(4, "leave", tight=True),
        token((4, ".", 1), "ghost"),
        token(5, "."),
    ]
    third = TokenList(contraction, metadata=Metadata({"newpar": None, "sent_id": "3"}))
    fourth = sentence({"newdoc id": "lock", "sent_id": "4"}, *"The lock leaks .".split())
    text = "".join(one.serialize() for one in (first, second, third, fourth))
    (HERE / "stories.conllu").write_text(text, "utf-8")


def make_feeds() -> None:
    """Let feedgen write the same two entries as RSS and as Atom."""
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.load_extension("dc")
    feed.id("https://town.example/")
    feed.title("The Town Herald")
    feed.link(href="https://town.example/", rel="alternate")
    feed.description("News of the town")
    feed.language("en")
    feed.lastBuildDate(datetime(2026, 3, 2, tzinfo=UTC))
    feed.updated(datetime(2026, 3, 2, tzinfo=UTC))
    entries = (
        (
            "Ferry to run",
            "ferry",
            "<p>The ferry will run every hour, the mayor said.</p><ul><li>Nine "
            "boats</li><li>Two &amp; a half crews</li></ul><script>track()</script>",
        ),
        ("Lock leaks", "lock", "<p>The lock <b>leaks</b>.<br/>Its keeper denies it.</p>"),
    )
    for title, name, html in entries:
        entry = feed.add_entry(order="append")
        entry.id(f"https://town.example/{name}")
        entry.title(title)
        entry.link(href=f"https://town.example/{name}.html", rel="alternate")
        entry.author({"name": "Ana Lund", "email": "ana@town.example"})
        entry.summary(f"{title}.")
        entry.content(html, type="CDATA")
        entry.published(datetime(2026, 3, 1, 8, 30, tzinfo=UTC))
        entry.updated(datetime(2026, 3, 1, 8, 30, tzinfo=UTC))
    feed.rss_file(str(HERE / "stories.rss"), pretty=True)
    feed.atom_file(str(HERE / "stories.atom"), pretty=True)


def make_label_studio() -> None:
    """Let the SDK make and validate regions; the second task counts as versions before 1.6 did."""
    from label_studio_sdk.label_interface import LabelInterface

    labels = "".join(
        f'<Label value="{name}"/>'
        for name in ("Content", "Source", "Cue", "verified", "disputed", "Year")
    )
    interface = LabelInterface(
        f'<View><Labels name="label" toName="text">{labels}</Labels>'
        '<Text name="text" value="$text"/></View>'
    )
    tasks = []
    for number, (text, marked, old) in enumerate(
        (
            (FERRY, FERRY_SPANS, False),
            (FERRY + " It is late.", FERRY_SPANS, True),
            (LOCK, LOCK_SPANS, False),
        ),
        start=1,
    ):
        wide = 1 if old else 0
        regions = [
            region._dict()
            for region in interface.create_regions(
                {
                    "label": [
                        {
                            "start": start + wide,
                            "end": end + wide,
                            "text": text[start:end],
                            "label": [name],
                        }
                        for start, end, name in marked
                    ]
                }
            )
        ]
        for region, (start, end, _) in zip(regions, marked, strict=True):
            region["value"]["text"] = text[start:end]
            region["id"] = f"r{number}{start}"
        if number < 3:
            content, source, cue = (region["id"] for region in regions)
            regions += [
                {"type": "relation", "from_id": source, "to_id": content, "direction": "right"},
                {"type": "relation", "from_id": cue, "to_id": source, "direction": "right"},
            ]
        task = {
            "id": number,
            "data": {
                "text": text,
                "title": f"Task {number}",
                "url": f"https://town.example/{number}",
            },
            "annotations": [
                {
                    "id": 10 + number,
                    "completed_by": {"id": 7, "email": "ana@town.example"},
                    "was_cancelled": False,
                    "result": regions,
                    "created_at": "2026-03-01T08:30:00Z",
                }
            ],
            "predictions": [],
        }
        if number == 3:
            task["predictions"] = [
                {"model_version": "tagger-2", "score": 0.75, "result": regions[:1]}
            ]
            task["annotations"].append(
                {
                    "id": 20,
                    "completed_by": {"id": 8, "email": "ben@town.example"},
                    "was_cancelled": False,
                    "result": regions[:1],
                }
            )
        plain = [one for one in regions if one["type"] != "relation"]
        assert interface.validate_annotation({"result": plain})
        tasks.append(task)
    write_json("label-studio.json", tasks)


def make_prodigy() -> None:
    """Make tasks of spaCy's documents, with the fields that Prodigy adds."""
    import spacy

    nlp = spacy.blank("en")
    lines = []
    for text, marked, answer, by in (
        (FERRY, FERRY_SPANS, "accept", "ana"),
        (LOCK, LOCK_SPANS, "accept", "ana"),
        (LOCK, LOCK_SPANS[:1], "accept", "ben"),
        ("The quay is to be sold. It was sold before.", [], "ignore", "ana"),
        ("The tram is late.", [(4, 8, "verified")], "reject", "ana"),
    ):
        doc = nlp(text)
        found = []
        for start, end, name in marked:
            span = doc.char_span(start, end, label=name)
            found.append(
                {
                    "start": span.start_char,
                    "end": span.end_char,
                    "token_start": span.start,
                    "token_end": span.end - 1,
                    "label": span.label_,
                }
            )
        tokens = [
            {
                "text": t.text,
                "start": t.idx,
                "end": t.idx + len(t),
                "id": t.i,
                "ws": bool(t.whitespace_),
            }
            for t in doc
        ]
        lines.append(
            {
                "text": text,
                "_input_hash": hash_of(text),
                "_task_hash": hash_of(text + by),
                "tokens": tokens,
                "spans": found,
                "_view_id": "ner_manual",
                "answer": answer,
                "_timestamp": 1772353800,
                "_annotator_id": by,
                "_session_id": by,
            }
        )
    first = lines[0]
    content, source, cue = first["spans"]
    first["relations"] = [
        {
            "head": source["token_end"],
            "child": content["token_end"],
            "head_span": source,
            "child_span": content,
            "label": "SAYS",
        },
        {
            "head": cue["token_end"],
            "child": source["token_end"],
            "head_span": cue,
            "child_span": source,
            "label": "CUE",
        },
    ]
    write_lines("prodigy.jsonl", lines)


def make_doccano() -> None:
    """Follow doccano's documented exports: `label` triples, and entities with relations."""
    write_lines(
        "doccano.jsonl",
        [
            {"id": 1, "text": LOCK, "label": [list(span) for span in LOCK_SPANS], "Comments": []},
            {"id": 2, "text": FERRY, "label": [list(span) for span in FERRY_SPANS], "Comments": []},
        ],
    )
    plain = FERRY[2:]
    entities = [
        {"id": 30 + number, "label": name, "start_offset": start - 2, "end_offset": end - 2}
        for number, (start, end, name) in enumerate(FERRY_SPANS)
    ]
    relations = [
        {"id": 1, "from_id": 31, "to_id": 30, "type": "says"},
        {"id": 2, "from_id": 32, "to_id": 31, "type": "cue"},
    ]
    write_lines(
        "doccano-relations.jsonl",
        [{"id": 5, "text": plain, "entities": entities, "relations": relations, "Comments": []}],
    )


def make_brat() -> None:
    """Follow brat's stand-off format: an event of a cue, its source and fragments of content."""
    text = (
        "Old ferry, new hours\n\n"
        "The ferry, the mayor said, will run every hour. Her deputy doubts it.\n"
    )

    def at(part: str) -> str:
        return f"{text.index(part)} {text.index(part) + len(part)}"

    lines = [
        f"T1\tSource {at('the mayor')}\tthe mayor",
        f"T2\tCue {at('said')}\tsaid",
        f"T3\tContent {at('The ferry')};{at('will run every hour')}\tThe ferry will run every hour",
        f"T4\tThing {at('The ferry')}\tThe ferry",
        "E1\tCue:T2 Source:T1 Content:T3",
        "A1\tNegation E1",
        "#1\tAnnotatorNotes E1\tchecked",
    ]
    (HERE / "brat.txt").write_text(text, "utf-8")
    (HERE / "brat.ann").write_text("\n".join(lines) + "\n", "utf-8")


def hash_of(text: str) -> int:
    return sum(map(ord, text)) * 7919


def write_json(name: str, value: object) -> None:
    (HERE / name).write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")


def write_lines(name: str, records: list[dict]) -> None:
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    (HERE / name).write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    for make in (make_conllu, make_feeds, make_label_studio, make_prodigy, make_doccano, make_brat):
        make()
