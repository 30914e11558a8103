"""Who says what, by the grammar of the sentence: needs the extra `syntax`."""

from annotator.suggest.syntax.suggester import Syntax

__all__ = ["Syntax"]
