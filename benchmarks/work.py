"""Tasks that are measured in a process of their own: intake, export, and their floors.

Each prints one JSON object: seconds, how many lines or sentences, and the peak memory in MB.
Imports and the loading of nupunkt's model are not timed: both sides would pay for them.
"""

import json
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from annotator.corpus.readers.text import TextReader
from annotator.corpus.sentences import cut_sentences
from annotator.desk.exporting import Exporter
from annotator.desk.intake import take_in
from annotator.desk.opening import open_desk, open_for_intake
from annotator.model.answer import Judgement
from annotator.model.base import new_id
from annotator.model.claim import Attribution, Claim
from annotator.model.document import Sentence
from annotator.model.span import Span
from annotator.store import Store
from annotator.store.places import DATABASE


def intake(folder: Path) -> tuple[float, int]:
    """Take in a folder as `annotator import` does."""
    cut_sentences("It rained. We left.")
    begin = time.perf_counter()
    store, corpus = open_for_intake([folder], None)
    with store:
        count = sum(file.sentences for file in take_in(store, corpus))
    return time.perf_counter() - begin, count


def intake_floor(folder: Path) -> tuple[float, int]:
    """Let nupunkt alone cut the same blocks, which are in memory already."""
    from nupunkt import sentence_spans

    sentence_spans("It rained. We left.")
    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))]
    blocks = [text[b.start : b.end] for text in texts for b in TextReader().read(text).blocks]
    begin = time.perf_counter()
    count = sum(len(sentence_spans(block)) for block in blocks)
    return time.perf_counter() - begin, count


def answer(folder: Path, name: str, most: str) -> tuple[float, int]:
    """Answer the first sentences of a corpus, most of them with a claim; leave the rest."""
    dice, given = random.Random(1), 0  # noqa: S311 - answers, not secrets
    desk = open_desk([folder], None, name)
    store, begin = desk.store, time.perf_counter()
    for place in list(store.order.all()):
        if given >= int(most):
            break
        with store.writing(durable=False):
            for sentence in store.documents.sentences(place.document_id)[: int(most) - given]:
                desk.writer.answer(
                    sentence.id,
                    _judgement(sentence, dice),
                    replaces=None,
                    action=desk.writer.begin(),
                    seconds=2.5,
                )
                given += 1
    store.close()
    return time.perf_counter() - begin, given


def crowd(folder: Path, name: str) -> tuple[float, int]:
    """Mark three claims in every two sentences of a story as an analyst does: spans and all."""
    desk, claims = open_desk([folder], None, name), 0
    first, begin = desk.walk.spot, time.perf_counter()
    while not desk.walk.ended:
        desk.mark()
        desk.keep_spans("attributed")
        desk.sources.name("the harbor board", "organisation")
        claims += 1
        if desk.walk.index % 2:
            desk.walk.lit = 1
            marking = desk.mark()
            marking.turn_to("content")
            marking.take(desk.walk.sentence.start, desk.walk.sentence.start + 20)
            desk.keep_spans("disputed")
            claims += 1
        desk.go(desk.walk.after())
    desk.go(first)
    desk.store.close()
    return time.perf_counter() - begin, claims


def _judgement(sentence: Sentence, dice: random.Random) -> Judgement:
    """Answer as an analyst might: attributed most often, with a source and a cue."""
    label = dice.choice(("attributed", "attributed", "attributed", "verified", "disputed", ""))
    if not label or sentence.end - sentence.start < 20:
        return Judgement(outcome="no_claim")

    def cut(first: int, after: int) -> Span:
        start, end = sentence.start + first, sentence.start + after
        return Span(start=start, end=end, text=sentence.text[first:after])

    said_by = Attribution(source=(cut(0, 8),), cue=(cut(9, 13),), name="the harbor board")
    claim = Claim(
        id=new_id(),
        label=label,
        spans=(cut(0, len(sentence.text)),),
        attribution=said_by if label == "attributed" else None,
    )
    return Judgement(outcome="claims", claims=(claim,))


def export(folder: Path, out: str) -> tuple[float, int]:
    """Export the gold of a corpus to a file."""
    begin = time.perf_counter()
    with Store(folder / DATABASE) as store:
        exported = Exporter(store).to_file(Path(out))
    return time.perf_counter() - begin, exported.manifest.lines


def export_floor(gold: Path, out: str) -> tuple[float, int]:
    """Let json.dumps write the same records, which are in memory already."""
    with gold.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    begin = time.perf_counter()
    with Path(out).open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return time.perf_counter() - begin, len(records)


def walk(folder: Path, most: str) -> tuple[float, int]:
    """Name the numbers of the sentences that are walked, in order, as the answer pane does."""
    print(json.dumps(list(_numbers(folder))[: int(most)]))
    sys.exit()


def _numbers(folder: Path) -> Iterator[int]:
    from annotator.model.document import WALKED

    with Store(folder / DATABASE) as store:
        for place in store.order.all():
            for sentence in store.documents.sentences(place.document_id):
                if sentence.block in WALKED:
                    yield sentence.index + 1


TASKS: dict[str, Callable[..., tuple[float, int]]] = {
    task.__name__: task
    for task in (intake, intake_floor, answer, export, export_floor, walk, crowd)
}

if __name__ == "__main__":
    seconds, count = TASKS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "count": count, "peak": peak}))
