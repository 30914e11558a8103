"""The tables of an annotations database by name, each loaded when it is first asked for.

The first sentence of a known corpus needs a third of them, and it must be shown at once.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from sqlite_utils import Database

if TYPE_CHECKING:
    from annotator.store.acts import Acts
    from annotator.store.answers import Answers
    from annotator.store.carried_cuts import CarriedCuts
    from annotator.store.carries import Carries
    from annotator.store.clusters import Clusters
    from annotator.store.codebooks import Codebooks
    from annotator.store.copies import Copies
    from annotator.store.corrections import Corrections
    from annotator.store.cuts import Cuts
    from annotator.store.documents import Documents
    from annotator.store.ends import Ends
    from annotator.store.evidence import EvidenceItems
    from annotator.store.facets import Facets
    from annotator.store.files import Files
    from annotator.store.labels import Labels
    from annotator.store.links import Links
    from annotator.store.lists import Lists
    from annotator.store.order import ReadingOrder
    from annotator.store.pages import Pages
    from annotator.store.people import People
    from annotator.store.progress import Progress
    from annotator.store.rare_words import RareWords
    from annotator.store.reviews import Reviews
    from annotator.store.search import Search
    from annotator.store.sources import Sources
    from annotator.store.state import State
    from annotator.store.statistics import Statistics
    from annotator.store.suggestions import Suggestions
    from annotator.store.tombstones import Tombstones


class Tables:
    """What can be asked of an open database."""

    def __init__(self, db: Database) -> None:
        self.db = db

    @cached_property
    def documents(self) -> "Documents":
        """Documents, their blocks and sentences."""
        from annotator.store.documents import Documents

        return Documents(self.db)

    @cached_property
    def copies(self) -> "Copies":
        """Where documents were found, and the stories that makes."""
        from annotator.store.copies import Copies

        return Copies(self.db)

    @cached_property
    def order(self) -> "ReadingOrder":
        """The reading order."""
        from annotator.store.order import ReadingOrder

        return ReadingOrder(self.db)

    @cached_property
    def answers(self) -> "Answers":
        """Answers."""
        from annotator.store.answers import Answers

        return Answers(self.db)

    @cached_property
    def evidence(self) -> "EvidenceItems":
        """Evidence."""
        from annotator.store.evidence import EvidenceItems

        return EvidenceItems(self.db)

    @cached_property
    def pages(self) -> "Pages":
        """Pages of stories."""
        from annotator.store.pages import Pages

        return Pages(self.db)

    @cached_property
    def carries(self) -> "Carries":
        """Answers carried over to newer texts."""
        from annotator.store.carries import Carries

        return Carries(self.db)

    @cached_property
    def corrections(self) -> "Corrections":
        """Kinds of blocks that analysts corrected."""
        from annotator.store.corrections import Corrections

        return Corrections(self.db)

    @cached_property
    def ends(self) -> "Ends":
        """Chains with two ends."""
        from annotator.store.ends import Ends

        return Ends(self.db)

    @cached_property
    def cuts(self) -> "Cuts":
        """Sentences that analysts cut otherwise."""
        from annotator.store.cuts import Cuts

        return Cuts(self.db)

    @cached_property
    def carried_cuts(self) -> "CarriedCuts":
        """Cuts of sentences carried over to newer texts."""
        from annotator.store.carried_cuts import CarriedCuts

        return CarriedCuts(self.db)

    @cached_property
    def acts(self) -> "Acts":
        """What can be undone."""
        from annotator.store.acts import Acts

        return Acts(self.db)

    @cached_property
    def progress(self) -> "Progress":
        """Counters for each story."""
        from annotator.store.progress import Progress

        return Progress(self.db)

    @cached_property
    def people(self) -> "People":
        """Annotators."""
        from annotator.store.people import People

        return People(self.db)

    @cached_property
    def codebooks(self) -> "Codebooks":
        """Versions of codebooks."""
        from annotator.store.codebooks import Codebooks

        return Codebooks(self.db)

    @cached_property
    def labels(self) -> "Labels":
        """Claims by label."""
        from annotator.store.labels import Labels

        return Labels(self.db)

    @cached_property
    def sources(self) -> "Sources":
        """Registers of sources."""
        from annotator.store.sources import Sources

        return Sources(self.db)

    @cached_property
    def state(self) -> "State":
        """Where annotators are."""
        from annotator.store.state import State

        return State(self.db)

    @cached_property
    def files(self) -> "Files":
        """Files as they were taken in."""
        from annotator.store.files import Files

        return Files(self.db)

    @cached_property
    def search(self) -> "Search":
        """The full-text index."""
        from annotator.store.search import Search

        return Search(self.db)

    @cached_property
    def rare_words(self) -> "RareWords":
        """How rare words are, and where."""
        from annotator.store.rare_words import RareWords

        return RareWords(self.db)

    @cached_property
    def facets(self) -> "Facets":
        """Values of filters."""
        from annotator.store.facets import Facets

        return Facets(self.db)

    @cached_property
    def links(self) -> "Links":
        """Links between claims."""
        from annotator.store.links import Links

        return Links(self.db)

    @cached_property
    def lists(self) -> "Lists":
        """Lists of stories and claims."""
        from annotator.store.lists import Lists

        return Lists(self.db)

    @cached_property
    def reviews(self) -> "Reviews":
        """Stories that were signed off."""
        from annotator.store.reviews import Reviews

        return Reviews(self.db)

    @cached_property
    def clusters(self) -> "Clusters":
        """Near copies."""
        from annotator.store.clusters import Clusters

        return Clusters(self.db)

    @cached_property
    def statistics(self) -> "Statistics":
        """What was done, day by day."""
        from annotator.store.statistics import Statistics

        return Statistics(self.db)

    @cached_property
    def suggestions(self) -> "Suggestions":
        """Suggestions."""
        from annotator.store.suggestions import Suggestions

        return Suggestions(self.db)

    @cached_property
    def tombstones(self) -> "Tombstones":
        """What was forgotten."""
        from annotator.store.tombstones import Tombstones

        return Tombstones(self.db)
