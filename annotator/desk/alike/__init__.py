"""Which sentences say the same, by their words: pure, and the same for twins and retellings."""

from annotator.desk.alike.aligning import Pair, aligned
from annotator.desk.alike.difference import Range, differences
from annotator.desk.alike.likeness import Idf, idf_among, likeness, weight
from annotator.desk.alike.ranking import Sought
from annotator.desk.alike.stems import Word, stems, words

__all__ = [
    "Idf",
    "Pair",
    "Range",
    "Sought",
    "Word",
    "aligned",
    "differences",
    "idf_among",
    "likeness",
    "stems",
    "weight",
    "words",
]
