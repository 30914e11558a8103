"""Every sentence of a real rewrite finds what it restates, also among thousands of others.

The two stories are no part of this repository: `benchmarks/restated.json` holds offsets and hashes
of what was judged by hand. `benchmarks/twins.py` asks the same among 100,000 sentences.
"""

import hashlib
import importlib.util
import json
import random
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from annotator.desk.intake import take_in
from annotator.desk.opening import open_for_intake
from annotator.desk.twins.finding import find
from annotator.model.document import Sentence

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
JUDGED = json.loads((BENCHMARKS / "restated.json").read_text("utf-8"))


def generated() -> ModuleType:
    spec = importlib.util.spec_from_file_location("stories", BENCHMARKS / "stories.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("others", [0, 250])
def test_what_is_restated_is_among_the_first_three(
    real_seeds: list[Path], tmp_path: Path, others: int
) -> None:
    for path in real_seeds:
        shutil.copy(path, tmp_path)
    dice, stories = random.Random(3), generated()  # noqa: S311 - the same every time
    for number in range(others):
        text = stories.story(number * 30, 30, dice)
        (tmp_path / f"{number:04}.txt").write_text(text, "utf-8")
    store, corpus = open_for_intake([tmp_path], None)
    with store:
        list(take_in(store, corpus))
        rewrite, wire = (
            {sentence.start: sentence for sentence in store.documents.sentences(JUDGED[name])}
            for name in ("rewrite", "wire")
        )
        for start, hashed, other, other_hashed in JUDGED["strong"]:
            one, twin = rewrite[start], wire[other]
            assert (digest(one), digest(twin)) == (hashed, other_hashed)
            for here, there in ((one, twin), (twin, one)):
                first = [found.sentence.id for found in find(store, here)[:3]]
                assert there.id in first, f"{here.start} does not find {there.start}"


def digest(sentence: Sentence) -> str:
    return hashlib.sha256(sentence.text.encode()).hexdigest()[:12]
