"""From bytes to text: which encoding, and how sure.

The order is fixed: byte order mark, strict UTF-8, the encoding that the user named, and only then
a detector, whose guess is marked with `?` and stored, so that it is never made twice.
"""

import codecs
import re

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN_BINARY = (
    b"\x89PNG",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"%PDF-",
    b"\x7fELF",
    b"SQLite format 3\x00",
)
_TEXT_CONTROLS = b"\t\n\r\f\b\x1b"
"""Controls that text files have: ANSI escapes and overstrikes are text."""
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in _TEXT_CONTROLS)
_CONTROL_TEXT = re.compile(f"[{re.escape(_CONTROLS.decode())}]")
_LEAST_CONTROLS = 8
_MOST_SHARE = 0.02
_MOST_SHARE_OF_FEW = 0.3


class DecodingError(Exception):
    """Bytes that are no text, told in a line that says what to do."""


def decode(data: bytes, named: str | None = None) -> tuple[str, str]:
    """Return the text and the encoding; a trailing `?` marks a guess. Raises DecodingError."""
    text, encoding = _decode(data, named)
    if _is_binary(len(_CONTROL_TEXT.findall(text)), len(text)):
        raise DecodingError("binary: too many control characters to be a story")
    if encoding == "utf-8":
        return text, encoding  # It was strict, so there are no lone surrogates.
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DecodingError(_surrogate(error.start)) from error
    return text, encoding


def _decode(data: bytes, named: str | None) -> tuple[str, str]:
    """Try the encodings in their fixed order."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, "its byte order mark says"), encoding
    if data.startswith(_KNOWN_BINARY):
        raise DecodingError("binary: not a text file, convert it to text first")
    binary = _is_binary(len(data) - len(data.translate(None, _CONTROLS)), len(data))
    # Most bytes of UTF-16 without a mark are valid UTF-8 with a NUL each: a named encoding wins.
    if not (binary and named):
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass  # Not UTF-8: what it is, is found out below.
    if named is not None:
        return _strictly(data, named, "--encoding says"), codecs.lookup(named).name
    if binary:
        raise DecodingError(
            "binary: too many control characters to be a story; if it is text, name its --encoding"
        )
    _refuse_surrogates(data)
    return _guess(data)


def _strictly(data: bytes, encoding: str, says: str) -> str:
    """Decode or raise DecodingError."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DecodingError(
            f"not {encoding}, as {says}: {error.reason} at byte {error.start}; save it as UTF-8"
        ) from error
    except (LookupError, ValueError) as error:
        raise DecodingError(f"{encoding!r} is no text encoding: name another --encoding") from error


def _refuse_surrogates(data: bytes) -> None:
    """Raise DecodingError for UTF-8 that is broken only by encoded surrogates."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return
    at = next(i for i, c in enumerate(text) if "\ud800" <= c <= "\udfff")
    raise DecodingError(_surrogate(at))


def _surrogate(at: int) -> str:
    return f"lone surrogate at character {at}: not valid Unicode, save it again as UTF-8"


def _guess(data: bytes) -> tuple[str, str]:
    """Ask the detector."""
    from charset_normalizer import from_bytes  # 20 ms that a UTF-8 corpus never pays

    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise DecodingError("its encoding cannot be told: name it with --encoding")
    # Among Western encodings the detector's order is chance: it reads French as Baltic.
    likely = any("cp1252" in match.could_be_from_charset for match in matches)
    encoding = "cp1252" if likely else best.encoding
    return _strictly(data, encoding, "the detector guesses"), f"{encoding}?"


def _is_binary(controls: int, length: int) -> bool:
    """Tell whether there are more control characters than an accident leaves in a text."""
    if controls > _LEAST_CONTROLS:
        return controls > _MOST_SHARE * length
    return controls > 1 and controls > _MOST_SHARE_OF_FEW * length
