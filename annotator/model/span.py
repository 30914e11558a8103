"""A stretch of a document. Every offset of the project is one of these."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from annotator.model.base import ModelError, Value


class Span(Value):
    """Half-open `[start, end)` in Unicode code points of the document's text, with its text."""

    start: Annotated[int, Field(ge=0)]
    """First code point of the span, counted from 0."""
    end: Annotated[int, Field(ge=1)]
    """The code point after the last one."""
    text: Annotated[str, Field(min_length=1)]
    """Exactly the document's text from start to end."""

    @model_validator(mode="after")
    def _text_fills_the_span(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(
                f"span {self.start}-{self.end} is {self.end - self.start} code points long, "
                f"its text {len(self.text)}"
            )
        return self

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Self:
        """Cut `[start, end)` out of a document's text; an empty or outside span is refused."""
        if not 0 <= start < end <= len(text):
            raise ModelError(f"span {start}-{end} is not inside a text of {len(text)} code points")
        return cls(start=start, end=end, text=text[start:end])

    def holds_in(self, text: str) -> bool:
        """Tell whether the document's text still says at this place what the span says."""
        return text[self.start : self.end] == self.text
