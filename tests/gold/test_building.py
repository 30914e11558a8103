"""Building gold: one record a decided sentence, and a count of everything that is left out."""

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest

from annotator.desk import Desk
from annotator.desk.exporting import Exporter
from annotator.gold.record import GoldClaimLine, GoldSentence
from annotator.gold.schemas import schema_files
from annotator.model.answer import Judgement
from annotator.model.claim import Attribution, Claim, Evidence
from annotator.model.codebook import DEFAULT_CODEBOOK
from annotator.model.span import Span
from annotator.store import StoreError

SCHEMAS = Path(__file__).parents[2] / "schemas"


def say(desk: Desk, judgement: Judgement) -> None:
    """Say something that no key can say yet."""
    desk.say(judgement, go_on=True)


def full_claim(desk: Desk, label: str = "disputed") -> Claim:
    """A claim with everything a claim can have, over two pieces of the lit sentence."""
    sentence = desk.walk.sentence
    text = desk.walk.story.document.text

    def cut(first: int, after: int) -> Span:
        return Span.cut(text, sentence.start + first, sentence.start + after)

    return Claim(
        id=f"claim of {sentence.index}",
        label=label,
        spans=(cut(0, 3), cut(5, 9)),
        attribution=Attribution(
            source=(cut(0, 3),), cue=(cut(4, 6),), name="The mayor", kind="named_person"
        ),
        evidence=(Evidence(stance="refutes", url="https://example.org/r", quote="No."),),
        claim_text="The bridge is old.",
        certainty="probable",
        note="seen it",
    )


@pytest.fixture
def worked(sit_down: Callable[..., Desk]) -> Desk:
    """Everything that can happen to a sentence, in the first two stories."""
    desk, ben = sit_down(), sit_down("ben")
    say(desk, Judgement(outcome="claims", claims=(full_claim(desk),), note="odd", flag=True))
    desk.label("verified", stay=True)
    desk.label("attributed")
    desk.no_claim()
    desk.skip()
    desk.flag()
    ben.go(ben.walk.after())
    ben.no_claim()
    ben.no_claim()
    desk.go(desk.walk.next_story())
    desk.label("verified")
    return desk


def records(desk: Desk) -> list[GoldSentence]:
    return list(Exporter(desk.store).records())


def test_every_decided_sentence_has_one_record_in_reading_order(worked: Desk) -> None:
    gold = records(worked)
    assert [(record.document.path, record.index) for record in gold] == [
        ("01-bridge.txt", 0),
        ("01-bridge.txt", 2),
        ("02-mill.txt", 0),
    ]
    assert [record.outcome for record in gold] == ["claims", "no_claim", "claims"]
    assert [record.provenance.method for record in gold] == ["single", "unanimous", "single"]
    assert [answer.annotator for answer in gold[1].provenance.answers] == ["ben", "dana"]


def test_what_is_left_out_is_counted_by_reason(worked: Desk) -> None:
    exporter = Exporter(worked.store)
    assert len(list(exporter.records())) == 3
    assert exporter._builder.left_out == {
        "disagreement": 1,
        "furniture": 1,
        "skipped": 1,
        "undecided": 7,
    }
    assert exporter._builder.incomplete == 1
    assert exporter._builder.labels == {"disputed": 1, "verified": 1}


def test_incomplete_claims_are_marked_or_left_out(worked: Desk) -> None:
    gold = records(worked)
    assert [claim.incomplete for record in gold for claim in record.claims] == [(), ("evidence",)]
    exporter = Exporter(worked.store, complete=True)
    assert [record.index for record in exporter.records()] == [0, 2]
    assert exporter._builder.left_out["incomplete claims"] == 1
    assert exporter._builder.left_out["incomplete sentences"] == 1
    assert exporter._builder.incomplete == 0
    assert exporter._builder.labels == {"disputed": 1}


def test_a_record_says_what_the_document_says(worked: Desk) -> None:
    for record in records(worked):
        text = worked.store.documents.text(record.document.id)
        assert text[record.start : record.end] == record.text
        for claim in record.claims:
            assert all(text[span.start : span.end] == span.text for span in claim.spans)
            assert claim.text == " ".join(span.text for span in claim.spans)
        assert record.document.revision == 1
        assert record.document.id == record.document.sha256[:16]
    first = records(worked)[0]
    assert (first.before, first.after[:10]) == (None, "The bridge")
    assert (first.note, first.flag) == ("odd", True)
    assert first.document.title == "Old bridge will close for repairs"


def test_the_neighbours_are_those_of_the_document(sit_down: Callable[..., Desk]) -> None:
    desk = sit_down()
    while not desk.walk.ended:
        desk.no_claim()
    for one, other in pairwise(records(desk)):
        if one.document == other.document:
            assert (one.after, other.before) == (other.text, one.text)
        else:
            assert other.before is None
    assert records(desk)[-1].after is None
    assert records(desk)[4].after == "Sign up for our newsletter"


def test_one_line_a_claim(worked: Desk) -> None:
    exporter = Exporter(worked.store, unit="claim")
    lines = [line for line in exporter.records() if isinstance(line, GoldClaimLine)]
    assert [line.claim.label for line in lines] == ["disputed", "verified"]
    sentences = {record.id: record for record in records(worked)}
    for line in lines:
        assert line.claim in sentences[line.sentence].claims
        assert line.id == line.claim.id


def test_claims_are_ordered_by_their_first_span(desk: Desk) -> None:
    text, sentence = desk.walk.story.document.text, desk.walk.sentence
    spans = [Span.cut(text, sentence.start + at, sentence.start + at + 3) for at in (8, 0, 4)]
    claims = tuple(
        Claim(id=f"c{number}", label="verified", spans=(span,)) for number, span in enumerate(spans)
    )
    say(desk, Judgement(outcome="claims", claims=claims))
    assert [claim.id for claim in records(desk)[0].claims] == ["c1", "c2", "c0"]


def test_a_sentence_may_only_continue_an_earlier_claim(desk: Desk) -> None:
    say(desk, Judgement(outcome="claims", claims=(full_claim(desk),)))
    say(desk, Judgement(outcome="claims", continues=("claim of 0",)))
    second = records(desk)[1]
    assert (second.outcome, second.continues, second.claims) == ("claims", ("claim of 0",), ())
    assert len(list(Exporter(desk.store, unit="claim").records())) == 1
    assert len(list(Exporter(desk.store, complete=True).records())) == 2


def test_the_codebook_of_each_answer_tells_what_is_incomplete(
    sit_down: Callable[..., Desk],
) -> None:
    label = DEFAULT_CODEBOOK.labels[0].model_copy(update={"wants": None})
    easy = DEFAULT_CODEBOOK.model_copy(update={"name": "easy", "labels": (label,)})
    sit_down().label("verified")
    ben = sit_down("ben", codebook=easy)
    ben.go(ben.walk.after())
    ben.label("verified")
    exporter = Exporter(ben.store)
    gold = [record for record in exporter.records() if isinstance(record, GoldSentence)]
    assert [record.claims[0].incomplete for record in gold] == [("evidence",), ()]
    assert exporter._builder.codebooks == {"default@2", "easy@2"}
    assert [r.provenance.answers[0].codebook for r in gold] == ["default@2", "easy@2"]


def test_the_recorded_codebook_is_the_one_that_was_used(desk: Desk) -> None:
    recorded = desk.store.codebooks.get("default@2")
    assert recorded == DEFAULT_CODEBOOK
    assert recorded.sha256() == DEFAULT_CODEBOOK.sha256()


def test_damage_is_an_error_in_one_line_never_a_record(worked: Desk) -> None:
    worked.store.db.execute("DROP TRIGGER answers_no_update")
    worked.store.db.execute("UPDATE answers SET payload = replace(payload, 'Mill', 'Hill')")
    with pytest.raises(StoreError, match=r"02-mill\.txt cannot be exported .*annotator check"):
        records(worked)


def test_real_records_are_valid_under_the_published_schemas(worked: Desk) -> None:
    for unit, name in (("sentence", "gold-1"), ("claim", "gold-claim-1")):
        schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
        validator = jsonschema.Draft202012Validator(schema)
        jsonschema.Draft202012Validator.check_schema(schema)
        lines = list(Exporter(worked.store, unit=unit).records())
        assert lines
        for line in lines:
            said = json.loads(line.model_dump_json())
            validator.validate(said)
            assert list(said) == list(schema["properties"])
            assert sorted(said) == sorted(schema["required"])
            for missing in said:
                with pytest.raises(jsonschema.ValidationError):
                    validator.validate({k: v for k, v in said.items() if k != missing})
            with pytest.raises(jsonschema.ValidationError):
                validator.validate(said | {"extra": 1})


def test_the_published_schemas_are_the_models() -> None:
    for name, text in schema_files().items():
        assert (SCHEMAS / name).read_text("utf-8") == text
        schema = json.loads(text)
        for part in (schema, *schema["$defs"].values()):
            assert all("description" in field for field in part["properties"].values())
    assert {path.name for path in SCHEMAS.glob("*.json")} == set(schema_files())


def test_a_record_has_the_promised_fields(worked: Desk) -> None:
    said = json.loads(records(worked)[0].model_dump_json())
    assert " ".join(said) == (
        "schema id document block paragraph index start end text before after outcome continues "
        "note flag claims provenance split"
    )
    assert " ".join(said["document"]) == (
        "id sha256 path title publisher url published language story revision cluster"
    )
    assert " ".join(said["claims"][0]) == (
        "id label text spans attribution evidence claim_text certainty links note incomplete"
    )
    assert " ".join(said["claims"][0]["attribution"]) == ("source cue name kind register inner")
    assert " ".join(said["provenance"]["answers"][0]) == (
        "id annotator role answered_at seconds codebook suggestion"
    )
