"""What lies ready at the desk, each loaded when it is first taken up.

The first sentence is shown without any of them.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from annotator.desk.claim_parts import ClaimParts

if TYPE_CHECKING:
    from annotator.desk.accepting import Accepting
    from annotator.desk.bulk import Bulk
    from annotator.desk.cutting import Cutter
    from annotator.desk.finding import Finding
    from annotator.desk.ordering import Ordering
    from annotator.desk.retelling.nearby import Nearby
    from annotator.desk.signing import Signing
    from annotator.desk.sources import Sources
    from annotator.desk.twins import Twins


class Instruments(ClaimParts):
    """Accepting, searching, cutting, and whatever else is done at a desk now and then."""

    @property
    def sources(self) -> "Sources":
        """The story's register of sources."""
        from annotator.desk.sources import Sources

        return Sources(self)

    @cached_property
    def cutter(self) -> "Cutter":
        """Splitting and joining sentences."""
        from annotator.desk.cutting import Cutter

        return Cutter(self)

    @cached_property
    def accepting(self) -> "Accepting":
        """Taking what is suggested."""
        from annotator.desk.accepting import Accepting

        return Accepting(self)

    @cached_property
    def finding(self) -> "Finding":
        """Searches and filters."""
        from annotator.desk.finding import Finding

        return Finding(self)

    @cached_property
    def ordering(self) -> "Ordering":
        """Walking in another order."""
        from annotator.desk.ordering import Ordering

        return Ordering(self)

    @cached_property
    def bulk(self) -> "Bulk":
        """One answer for everything that was found."""
        from annotator.desk.bulk import Bulk

        return Bulk(self)

    @cached_property
    def twins(self) -> "Twins":
        """The same claim in other stories."""
        from annotator.desk.twins import Twins

        return Twins(self)

    @cached_property
    def retold(self) -> "Nearby":
        """What other stories made of the claims of this one."""
        from annotator.desk.retelling.nearby import Nearby  # after the first sentence is shown

        return Nearby(self)

    @cached_property
    def signing(self) -> "Signing":
        """Stories that are done."""
        from annotator.desk.signing import Signing

        return Signing(self)
