"""What was learned, as the bytes of one file: models, measures, and what they were learned with.

The file says of every part what its bytes hash to. That is checked before a part is used, because
CRFsuite brings the program down when it opens what it did not write.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from annotator.suggest.learned.calibration import Curve
from annotator.suggest.learned.comparing import Comparison
from annotator.suggest.learned.fitting import Models
from annotator.suggest.learned.labels import LabelModels
from annotator.suggest.learned.measures import Counts, Measures

FORMAT = 3
"""Raised when a file of an earlier day cannot be used any more."""
_HEAD = "learned.json"
_PARTS = ("tagger", "choice", "speech", "voices", "plain")
_COUNTS = ("speech", "speech_others", "source", "cue", "content")
_FAULTS = (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError)


class UnusableError(ValueError):
    """Bytes that are no learned models of this version, told in a few words."""


class Head(NamedTuple):
    """What can be told without opening the models."""

    measures: Measures
    seconds: float
    """How long learning took."""
    others: tuple[str, ...]
    """The suggesters that it learned to choose among, `name@version`."""
    mark: str
    """Changes whenever something else was learned."""


def packed(models: Models, measures: Measures, *, seconds: float, others: Sequence[str]) -> bytes:
    """Return everything as the bytes of a file."""
    parts = dict(
        zip(_PARTS, (models.tagger, models.choice, models.speech, *models.labels), strict=True)
    )
    head = {
        "format": FORMAT,
        "measures": {name: _plain(value) for name, value in measures._asdict().items()},
        "seconds": round(seconds, 1),
        "others": list(others),
        "curve": models.curve.dumped(),
        "sha256": {name: hashlib.sha256(part).hexdigest() for name, part in parts.items()},
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in ((_HEAD, json.dumps(head, indent=1).encode()), *parts.items()):
            archive.writestr(zipfile.ZipInfo(name), part)
    return file.getvalue()


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, Counts) else value


def head_of(file: bytes) -> Head:
    """Return what a file tells; raises UnusableError."""
    with _opened(file) as archive:
        return _head(_told(archive))


def models_of(file: bytes) -> Models:
    """Return the models in a file; raises UnusableError."""
    with _opened(file) as archive:
        told = _told(archive)
        try:
            parts = {name: archive.read(name) for name in _PARTS}
            curve = Curve.loaded(told["curve"])
            sums = {name: hashlib.sha256(part).hexdigest() for name, part in parts.items()}
            sound = sums == told["sha256"]
        except _FAULTS as error:
            raise UnusableError("is damaged") from error
    if not sound:
        raise UnusableError("is damaged")
    labels = LabelModels(parts["voices"], parts["plain"])
    return Models(parts["tagger"], parts["choice"], parts["speech"], labels, curve)


def _opened(file: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(file))
    except _FAULTS as error:
        raise UnusableError("is damaged") from error


def _told(archive: zipfile.ZipFile) -> Mapping[str, Any]:
    try:
        told = json.loads(archive.read(_HEAD))
        version = told["format"]
    except _FAULTS as error:
        raise UnusableError("is damaged") from error
    if version != FORMAT:
        raise UnusableError("is of another version")
    checked: Mapping[str, Any] = told
    return checked


def _head(told: Mapping[str, Any]) -> Head:
    try:
        values = dict(told["measures"])
        values |= {name: Counts(*values[name]) for name in _COUNTS}
        values["gains"] = {what: Comparison(*one) for what, one in values["gains"].items()}
        mark = hashlib.sha256(json.dumps(told["sha256"]).encode()).hexdigest()[:8]
        others = tuple(str(name) for name in told["others"])
        return Head(Measures(**values), float(told["seconds"]), others, mark)
    except _FAULTS as error:
        raise UnusableError("is damaged") from error
