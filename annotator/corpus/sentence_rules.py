"""The rules over nupunkt's cuts: where news is cut differently from what a trained model guesses.

A place is a stop with the white space after it. Each rule looks at a few characters on either side
and says where the next sentence starts, or that it does not start there. The conventions are those
of the GUM treebank: what closes a sentence belongs to it, what opens one goes with what follows.
Every window is bounded, so that the work is linear in the text.
"""

import re

from annotator.corpus.abbreviations import (
    CAPITAL,
    LOWER,
    NEVER_LAST,
    NUMBERED,
    SHORT_WORDS,
    STARTERS,
    TITLES,
)

_OPENERS = "\"'“‘«([{*"
_CLOSERS = "\"'”’»)]}"
_PLACE = re.compile(r"[.!?…][\"'”’»)\]}*]{0,8}\s+(?=\S)")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_NEXT_WORD = re.compile(r"[\"'“”‘’«`(\[*]{0,6}(?P<word>[^\W_][\w'’]{0,30})")
_REFERENCES = re.compile(r"(?:\[(?:\d{1,3}|[a-z]|note \d{1,2}|citation needed|\.{3}|…)\][ \t]?)+")
_RAISED = re.compile(r"\d{1,2}\s+(?=(?P<word>[A-Z][\w’']{0,12})\s)")
"""A reference mark that was printed above the line; `1 The` begins no sentence."""
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,4})[.)]")
_WINDOW = 32

_SMALL_AFTER_BRACKET = re.compile(r"(?:[(\[]|[-–—]{1,2}\s?)[^\W\d_A-Z]")
_DASHES = "-–—"


def apply_rules(text: str, starts: list[int]) -> list[int]:
    """Return where the sentences start, given where nupunkt starts them (the first one included).

    Starts are code points of characters that are not white space, in rising order.
    """
    guessed = set(starts)
    guessed.discard(starts[0])
    kept = starts[:1]
    for match in _PLACE.finditer(text):
        stop, start = match.span()
        if start in guessed:
            guessed.discard(start)
            moved = _where(text, stop, start)
            if moved is not None:
                kept.append(moved)
        elif text[stop] == "." and not text[start].islower() and _is_missed(text, stop, start):
            kept.append(start)
    for start in guessed:
        # Cuts of nupunkt's that are no place of ours: without white space, or without a stop.
        moved = _behind_closers(text, start)
        if moved is not None:
            kept.append(moved)
    return _joined(text, sorted(set(kept)) if guessed else kept)


def _word_before(text: str, stop: int) -> str:
    """Return the word that a stop ends, without what opens before it."""
    words = text[max(0, stop - _WINDOW) : stop].rsplit(None, 1)
    return words[-1].lstrip(_OPENERS) if words else ""


def _where(text: str, stop: int, start: int) -> int | None:
    """Return where the sentence starts that nupunkt starts here, null if none does."""
    first = text[start]
    if first == "[":
        return _behind_references(text, start)
    if text[stop + 1] in _CLOSERS:
        return None if _continues_quotation(text, start) else start
    if text[stop] == ".":
        word = _word_before(text, stop)
        if first.isdigit() and word in NUMBERED:
            return None
        if _ends_no_sentence(word) or (first.isupper() and _goes_on_as_name(text, start, word)):
            return None
    return _behind_raised(text, start) if first.isdigit() else start


def _is_missed(text: str, stop: int, start: int) -> bool:
    """Tell whether a sentence starts after a full stop although nupunkt sees none."""
    following = _NEXT_WORD.match(text, start, start + _WINDOW)
    if following is None or not following["word"][0].isupper():
        return False
    word, next_word = _word_before(text, stop), following["word"].replace("’", "'")
    if word.endswith((".", "…")):
        # Dots on a word end it; dots that stand alone are a pause: "well ... I think".
        return next_word in STARTERS and any(map(str.isalnum, word))
    if _ends_no_sentence(word):
        return False
    if _is_plain(word):
        return True
    if word == "I" or _ACRONYM.fullmatch(word) or word in CAPITAL or word in LOWER:
        # A label begins a piece of its own: "Image:", "Photo:".
        labelled = word == "D.C" and text.startswith(":", following.end())
        return next_word in STARTERS or labelled
    return False


def _ends_no_sentence(word: str) -> bool:
    """Tell whether something must follow: a name after a title, a text after "e.g."."""
    return word in TITLES or word in NEVER_LAST


def _is_plain(word: str) -> bool:
    """Tell whether a word is no abbreviation, whatever a model trained on law texts thinks."""
    if len(word) < 3 or not word.replace("-", "").replace("'", "").replace("’", "").isalpha():
        return word in SHORT_WORDS
    return word not in (LOWER if word.islower() else CAPITAL) and not word.isupper()


def _behind_references(text: str, start: int) -> int | None:
    """Return the start behind reference marks: `[12]` belongs to the sentence before it."""
    match = _REFERENCES.match(text, start)
    if match is None:
        return start
    return _next_visible(text, match.end())


def _behind_raised(text: str, start: int) -> int:
    """Return the start behind a reference mark that is a bare number."""
    match = _RAISED.match(text, start)
    raised = match is not None and match["word"].replace("’", "'") in STARTERS
    return match.end() if match is not None and raised else start


def _continues_quotation(text: str, start: int) -> bool:
    """Tell whether what follows a closing quote or bracket still belongs to its sentence.

    That is a dash with the speaker's name, and a bracket or dash before a small letter.
    """
    return text[start] in _DASHES or _SMALL_AFTER_BRACKET.match(text, start) is not None


def _goes_on_as_name(text: str, start: int, word: str) -> bool:
    """Tell whether an acronym goes on as a name: "U.N. Ambassador", but not "in the U.S. The"."""
    if len(word) < 3 or word[-2] != ".":
        return False
    acronym = word.rpartition("-")[2]
    if not acronym.isupper() or acronym == "D.C" or not _ACRONYM.fullmatch(acronym):
        return False
    following = _NEXT_WORD.match(text, start, start + _WINDOW)
    return following is not None and following["word"].replace("’", "'") not in STARTERS


def _behind_closers(text: str, start: int) -> int | None:
    """Return the start behind closing marks that nupunkt cut off, null if the sentence goes on.

    A bracket closes after an abbreviation more often than after a sentence: (D-Va.), (Inc.).
    """
    if start == 0 or text[start - 1].isspace() or text[start] not in _CLOSERS:
        return start
    end = start
    while end < len(text) and end < start + _WINDOW and text[end] in _CLOSERS:
        end += 1
    if end == len(text) or not text[end].isspace():
        return None
    behind = _next_visible(text, end)
    if behind is None or text[behind].islower() or text[behind] in ",;:":
        return None
    return behind


def _joined(text: str, starts: list[int]) -> list[int]:
    """Leave out starts of pieces that are no sentences: bare marks, dots, list numbers."""
    kept = starts[:1]
    ends = [*starts, len(text)][2:]
    for start, end in zip(starts[1:], ends, strict=True):
        # What is kept so far may be a mere opener, which goes with what follows it.
        bare = end - start <= _WINDOW and not any(map(str.isalnum, text[start:end]))
        if bare and (end == len(text) or text[start] not in "[(.…“‘«"):
            continue
        piece = text[kept[-1] : start] if start - kept[-1] <= _WINDOW else ""
        mark = piece.strip()
        if mark and (_LIST_NUMBER.fullmatch(mark) or not any(map(str.isalnum, mark))):
            continue
        kept.append(start)
    return kept


def _next_visible(text: str, at: int) -> int | None:
    """Return the next code point that is no white space, null at the end of the text."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at if at < len(text) else None
