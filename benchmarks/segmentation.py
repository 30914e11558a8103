"""Measure the cutting of sentences: quality on gold files, speed, hostile input, cold start.

    python benchmarks/segmentation.py DATA [--errors FILE]

DATA is a folder with gold files (`*.jsonl`: a paragraph a line with `id`, `text` and `gold` spans)
and the scorer that counts, `score.py`. `--errors` lists the misses and false cuts of one file.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from annotator.corpus.sentences import SEGMENTER, cut_sentences

SETS = (
    ("news", "pn_dev_gold.jsonl", []),
    ("GUM news, cuts after a stop", "gumnews_dev.jsonl", ["--terminal"]),
    ("GUM", "gum_dev.jsonl", []),
    ("EWT", "ewt_dev.jsonl", []),
)
GOLDEN = "golden.jsonl"
HOSTILE_LENGTH = 256_000
HOSTILE = (
    "a", ".", ". ", "a.", "A. ", "! ", "?!", "(", ")", '"', "“.” ", "[1]", ". [1] ", "U.S. ", "...",
    ". . . ", "Mr. ", "1. ", " ", "\n", "\u2026", "'. ", '." a', ".) ", "- ", "\u00a0.", "x.y ",
    "Sen. X ", "\x00. ", "a" * 50 + ".", "(. ", '."', ".\u201d(", "p.m. The ", "U.S. — ",
)  # fmt: skip


def main() -> None:
    """Run every measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", metavar="FILE")
    options = parser.parse_args()
    print(SEGMENTER)
    if options.errors:
        _score(options.data, options.errors, ["--errors"])
        return
    for title, name, flags in SETS:
        print(f"\n{title} ({name} {' '.join(flags)})", flush=True)
        _score(options.data, name, flags)
    print("\nGUM news, cuts after a stop outside of quotations")
    _score_outside_quotations(options.data, "gumnews_dev.jsonl", ["--terminal"])
    _score(options.data, GOLDEN, ["--golden"])
    _speed(options.data)
    _hostile()
    _cold_start()


def _texts(data: Path, name: str) -> list[dict[str, Any]]:
    with (data / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


_QUOTATION = re.compile(r"“[^“”]*”|(?<!\w)\"[^\"]*\"(?!\w)")


def _outside_quotations(unit: dict[str, Any], cuts: list[tuple[int, int]]) -> dict[str, Any]:
    """Leave cuts inside quotations uncounted: the treebanks do not agree about them."""
    quoted = [match.span() for match in _QUOTATION.finditer(unit["text"])]
    ends = {end for _, end in [*cuts, *unit["gold"]]}
    inside = [end for end in ends if any(low < end < high - 1 for low, high in quoted)]
    return unit | {"optional": sorted({*unit.get("optional", []), *inside})}


def _score_outside_quotations(data: Path, name: str, flags: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        units = [_outside_quotations(u, cut_sentences(u["text"])) for u in _texts(data, name)]
        Path(folder, name).write_text("".join(json.dumps(u) + "\n" for u in units), "utf-8")
        _score(Path(folder), name, flags, scorer=data / "score.py")


def _score(data: Path, name: str, flags: list[str], scorer: Path | None = None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        spans = Path(folder, "spans.jsonl")
        with spans.open("w", encoding="utf-8") as out:
            for unit in _texts(data, name):
                cuts = cut_sentences(unit["text"])
                out.write(json.dumps({"id": unit["id"], "spans": cuts}) + "\n")
        program = [sys.executable, str(scorer or data / "score.py")]
        subprocess.run([*program, str(data / name), f"rules={spans}", *flags], check=True)


def _speed(data: Path) -> None:
    import nupunkt

    texts = [unit["text"] for _, name, _ in SETS for unit in _texts(data, name)]
    size = sum(map(len, texts)) / 1e6
    for title, cut in (("nupunkt alone", nupunkt.sentence_spans), ("with rules", cut_sentences)):
        best = min(_seconds(cut, texts) for _ in range(5))
        print(f"{title}: {size / best:.1f} MB/s")


def _hostile() -> None:
    worst = []
    for piece in HOSTILE:
        text = (piece * (HOSTILE_LENGTH // len(piece) + 1))[:HOSTILE_LENGTH]
        worst.append((_seconds(cut_sentences, [text]), piece))
    worst.sort(reverse=True)
    for seconds, piece in worst[:3]:
        print(f"hostile {HOSTILE_LENGTH} characters of {piece!r}: {seconds:.2f} s")


def _seconds(cut, texts) -> float:  # type: ignore[no-untyped-def]
    begin = time.perf_counter()
    for text in texts:
        cut(text)
    return time.perf_counter() - begin


def _cold_start() -> None:
    code = (
        "import time; a = time.perf_counter()\n"
        "from annotator.corpus.sentences import cut_sentences\n"
        "cut_sentences('It rained. We left.')\n"
        "print(f'import and first call: {(time.perf_counter() - a) * 1000:.0f} ms')"
    )
    for _ in range(3):
        subprocess.run([sys.executable, "-c", code], check=True)


if __name__ == "__main__":
    main()
