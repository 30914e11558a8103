"""The analyst's desk: everything a person does to a corpus, without knowing any terminal.

The screen, the commands, the tests and the benchmarks all come in through here.
"""

from annotator.desk.desk import Desk
from annotator.desk.errors import OvertakenError, RefusedError
from annotator.desk.places import Corpus, CorpusError, locate

__all__ = ["Corpus", "CorpusError", "Desk", "OvertakenError", "RefusedError", "locate"]
