"""Three sentences marked in full depth: the keys, a picture of each step, and what is exported.

The keys that the page prints are the keys that are pressed; what is exported is what the desk then
holds. Ids differ in every run and are left out.
"""

import json
import re
from typing import Any, NamedTuple

from drawing import fresh_desk, screen_of, settled, still

from annotator.desk import Desk
from annotator.desk.exporting import Exporter

SIZE = (80, 24)
STORY = "05-ferry-letter.txt"


class Step(NamedTuple):
    """Keys and what they do; `pressed` are Textual's names for them."""

    keys: str
    pressed: str
    does: str


class Lesson(NamedTuple):
    """A sentence and the steps that mark it."""

    name: str
    title: str
    begins: str
    """The first words of the sentence."""
    about: str
    steps: tuple[Step, ...]


def typed(text: str) -> str:
    """Return Textual's names of the keys that type a text."""
    names = {" ": "space", "'": "apostrophe"}
    return " ".join(names.get(char, char) for char in text)


LESSONS = (
    Lesson(
        "interrupted",
        "Interrupted speech: two fragments, one claim",
        '"The boat is old',
        "The speaker stands in the middle of what she says. Both quotations are one claim.",
        (
            Step("`s`", "s", "both fragments, the source and the cue are proposed"),
            Step("`A`", "A", "keeps them as attributed and stays; `a` would go on"),
        ),
    ),
    Lesson(
        "fragments",
        "Two quotations of one source",
        "As the Courier reports",
        "The outlet quotes twice. The claim is what stands in quotation marks, in two fragments.",
        (
            Step("`s`", "s", "the source and the cue are right, the content is all the rest"),
            Step("`1` `'` `h`", "1 apostrophe h", "content; jump to the word that starts with h"),
            Step('`"`', "quotation_mark", "the quotation around it"),
            Step('`+` `"`', "plus quotation_mark", "another fragment: the next quotation"),
            Step("`A`", "A", "keeps them as attributed"),
        ),
    ),
    Lesson(
        "letter",
        "A letter, quoted by a newspaper: a nearer speaker",
        '"Without the night boat',
        "The outermost speaker is the newspaper, `according to` its cue. Nearer to the words is a "
        "letter, which the sentence only calls `it`.",
        (
            Step("`s`", "s", "opens on the cue; source and content are proposed"),
            Step('`1` `"`', "1 quotation_mark", "content: the quotation alone, without `it read`"),
            Step("`i` `'` `i`", "i apostrophe i", "the nearer speaker; jump to `it`"),
            Step("`3` `'` `r`", "3 apostrophe r", "its cue; jump to `read`"),
            Step("`A` `left`", "A left", "keeps the claim as attributed; lights it"),
            Step("`i` `enter`", "i enter", "names the source: the words are offered"),
            Step(
                "`i` `tab` `n`, the name, `enter`",
                f"i tab n {typed('the cooperative letter')} enter",
                "names the nearer source: `it` is the letter",
            ),
            Step("`i` `tab` `k` `d`", "i tab k d", "what kind of source: a document"),
        ),
    ),
)


async def lessons() -> dict[str, str]:
    """Return the page and its pictures, by their names below `docs/`."""
    page = [
        "# Marking spans, step by step",
        "",
        "<!-- Made by pressing these keys: change docs/lessons.py, then `make generated`. -->",
        "",
        f"Three sentences of `seeds/{STORY}`. `s` begins to mark the lit claim, or a new one. The",
        "list of all keys there is in [keys.md](keys.md); `u` takes a step back, `escape` leaves.",
    ]
    made: dict[str, str] = {}
    for lesson in LESSONS:
        pictures, record = await _teach(lesson)
        made |= {f"pictures/{name}.svg": svg for name, svg in pictures.items()}
        page += ["", f"## {lesson.title}", "", lesson.about, ""]
        for name, step in zip(pictures, lesson.steps, strict=True):
            page += [f"{step.keys}: {step.does}.", "", f"![{step.does}](pictures/{name}.svg)", ""]
        page += ["In the gold set (ids and empty fields left out):", "", "```json"]
        page += [_json(record), "```"]
    return {"spans.md": "\n".join(page) + "\n"} | made


async def _teach(lesson: Lesson) -> tuple[dict[str, str], Any]:
    """Press a lesson's keys; return a picture of each step, and the claim as it is exported."""
    pictures: dict[str, str] = {}
    with fresh_desk() as desk:
        _light(desk, lesson.begins)
        async with screen_of(desk, SIZE) as pilot:
            for number, step in enumerate(lesson.steps, start=1):
                for key in step.pressed.split():
                    await pilot.press(key)
                    await settled(pilot)
                name = f"lesson-{lesson.name}-{number}"
                pictures[name] = still(await settled(pilot), name)
        (gold,) = Exporter(desk.store).records()
        (claim,) = json.loads(gold.model_dump_json())["claims"]
    return pictures, _shown(claim)


def _light(desk: Desk, begins: str) -> None:
    place = desk.store.order.at(STORY)
    if place is None:
        raise LookupError(f"{STORY} is not among the samples")
    desk.go(desk.walk.story_at(place.document_id))
    while not desk.walk.sentence.text.startswith(begins):
        desk.go(desk.walk.after())


def _shown(value: Any) -> Any:
    """Leave out what differs in every run, and what is empty."""
    if isinstance(value, dict):
        named = {name: part for name, part in value.items() if name not in ("id", "register")}
        kept = {name: _shown(part) for name, part in named.items()}
        return {name: part for name, part in kept.items() if part not in (None, [], {})}
    return [_shown(part) for part in value] if isinstance(value, list) else value


_SPAN = re.compile(r'\{\s*"start": \d+,\s*"end": \d+,\s*"text": "(?:[^"\\]|\\.)*"\s*\}')


def _json(record: Any) -> str:
    """Return a record with a line for every span."""
    text = json.dumps(record, ensure_ascii=False, indent=2)
    return _SPAN.sub(lambda found: re.sub(r"\n\s*", " ", found.group()), text)
