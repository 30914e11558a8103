"""Reading XML that a stranger wrote: no entities of its own, no files, no endless nesting.

expat is asked directly, because `xml.etree` offers no way to refuse a document that defines
entities, with which a kilobyte becomes gigabytes.
"""

from dataclasses import dataclass, field
from html.entities import html5
from xml.parsers import expat

_DEEPEST = 200
_SEPARATOR = "\x1f"


class XmlError(ValueError):
    """XML that is not read, told in one line."""


@dataclass
class Element:
    """An element with its namespace apart."""

    space: str
    name: str
    attributes: dict[str, str]
    content: list["Element | str"] = field(default_factory=list)
    """Elements and text, in order."""

    @property
    def children(self) -> list["Element"]:
        """The elements directly inside."""
        return [one for one in self.content if isinstance(one, Element)]

    @property
    def text(self) -> str:
        """The text directly inside."""
        return "".join(one for one in self.content if isinstance(one, str))

    def all_text(self) -> str:
        """All text inside."""
        return "".join(one if isinstance(one, str) else one.all_text() for one in self.content)


def parse_xml(data: bytes) -> Element:
    """Return the root; raises XmlError."""
    builder = _Builder()
    try:
        builder.parser.Parse(data, True)  # noqa: FBT003 - expat takes no names
    except expat.ExpatError as error:
        said = expat.errors.messages[error.code]
        raise XmlError(f"not valid XML: {said} in line {error.lineno}") from error
    except (LookupError, UnicodeError) as error:
        raise XmlError(f"not valid XML: {error}") from error
    if builder.root is None:
        raise XmlError("not valid XML: it is empty")
    return builder.root


class _Builder:
    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        parser = self.parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.buffer_text = True
        # So `&nbsp;` is skipped, and not an error.
        parser.UseForeignDTD(True)  # noqa: FBT003 - expat takes no names
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.EntityDeclHandler = self._refuse
        parser.ExternalEntityRefHandler = lambda *_: 1  # nothing is fetched, nothing is read
        parser.SkippedEntityHandler = self._skipped

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(_SEPARATOR)
        element = Element(space, name, attributes)
        if len(self._open) >= _DEEPEST:
            raise XmlError("nested too deeply")
        if self._open:
            self._open[-1].content.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _tag: str) -> None:
        self._open.pop()

    def _data(self, data: str) -> None:
        if self._open:
            self._open[-1].content.append(data)

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._data(html5.get(f"{name};", f"&{name};"))

    def _refuse(self, name: str, *_: object) -> None:
        raise XmlError(f"it defines entities of its own ({name}): not read")
