"""Typed links between claims: this one copies, narrows, contradicts that one.

Rows are only ever added. A row names the one it replaces; what holds now are the ends of the
chains that are not `removed`. Each annotator in each role says for themselves how two claims
hang together, so two who link the same claims are two rows, and a merge unites them.
"""

from collections.abc import Collection
from typing import NamedTuple

from sqlite_utils import Database

from annotator.model.claim import LinkType

_COLUMNS = (
    "id, type, claim_id, other_claim_id, removed, replaces, annotator_id, annotator, role, action, "
    "linked_at"
)
_END = "NOT EXISTS (SELECT 1 FROM links AS later WHERE later.replaces = l.id)"
_HOLDS = f"l.removed = 0 AND {_END}"
_MANY = 500
"""Values that one statement is given at most."""


class Link(NamedTuple):
    """What an annotator in a role says of two claims."""

    id: str
    type: LinkType
    """What the first claim does to the other."""
    claim_id: str
    other_claim_id: str
    removed: int
    """1 where the link was taken back."""
    replaces: str | None
    annotator_id: str
    annotator: str
    role: str
    action: str
    linked_at: str


class Ends(NamedTuple):
    """A link that holds, between the sentences that its claims stand in now."""

    link: Link
    sentence_id: str
    other_sentence_id: str


class Standing(NamedTuple):
    """A claim as it stands in a walked story."""

    id: str
    sentence_id: str
    annotator: str
    label: str


class Links:
    """Links, in the order they were made."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, link: Link) -> None:
        """Add a row, inside the caller's transaction."""
        places = ", ".join("?" * len(Link._fields))
        self._db.execute(f"INSERT INTO links ({_COLUMNS}) VALUES ({places})", link)

    def get(self, link_id: str) -> Link | None:
        """Return one row."""
        return next(iter(self._read("l.id = ?", link_id)), None)

    def of_action(self, action: str) -> list[Link]:
        """Return the rows of one act."""
        return self._read("l.action = ?", action)

    def between(self, one: str, other: str, annotator_id: str, role: str) -> Link | None:
        """Return what an annotator said last of two claims, taken back or not.

        Of two ends, which only a merge can make, the later added.
        """
        found = self._read(
            "l.claim_id IN (?1, ?2) AND l.other_claim_id IN (?1, ?2) "
            f"AND l.annotator_id = ?3 AND l.role = ?4 AND {_END}",
            one,
            other,
            annotator_id,
            role,
        )
        return found[-1] if found else None

    def holding(self) -> list[Link]:
        """Return every link that holds, oldest first."""
        return self._read(_HOLDS)

    def of_sentence(self, sentence_id: str) -> list[Ends]:
        """Return the links of anybody that hold between the claims of a sentence and others."""
        columns = ", ".join(f"l.{name}" for name in _COLUMNS.split(", "))
        found = []
        for here, there in (("claim_id", "other_claim_id"), ("other_claim_id", "claim_id")):
            rows = self._db.execute(
                f"SELECT DISTINCT {columns}, c.sentence_id FROM claims AS m "
                f"JOIN links AS l ON l.{here} = m.id "
                f"JOIN claims AS c ON c.id = l.{there} "
                "JOIN reading_order AS r ON r.document_id = substr(c.sentence_id, 1, 16) "
                f"WHERE m.sentence_id = ? AND {_HOLDS} ORDER BY l.key",
                (sentence_id,),
            ).fetchall()
            for row in rows:
                ends = (sentence_id, row[-1])
                found.append(Ends(Link(*row[:-1]), *(ends if here == "claim_id" else ends[::-1])))
        return found

    def standing(self, claims: Collection[str]) -> dict[str, Standing]:
        """Return those of these claims that stand in a walked story now."""
        found: dict[str, Standing] = {}
        wanted = sorted(set(claims))
        for begin in range(0, len(wanted), _MANY):
            part = wanted[begin : begin + _MANY]
            rows = self._db.execute(
                "SELECT c.id, c.sentence_id, c.annotator, c.label FROM claims AS c "
                "JOIN reading_order AS r ON r.document_id = substr(c.sentence_id, 1, 16) "
                f"WHERE c.id IN ({', '.join('?' * len(part))}) ORDER BY c.key",
                part,
            ).fetchall()
            found.update({row[0]: Standing(*row) for row in rows})
        return found

    def doubled(self) -> list[tuple[str, str, str, str]]:
        """Return (claim, other claim, annotator, role) of pairs linked twice by one annotator."""
        return self._db.execute(
            "SELECT min(claim_id, other_claim_id), max(claim_id, other_claim_id), annotator, role "
            f"FROM links AS l WHERE {_HOLDS} GROUP BY 1, 2, annotator_id, role "
            "HAVING count(*) > 1 ORDER BY 1, 2"
        ).fetchall()

    def _read(self, condition: str, *values: str) -> list[Link]:
        columns = ", ".join(f"l.{name}" for name in _COLUMNS.split(", "))
        rows = self._db.execute(
            f"SELECT {columns} FROM links AS l WHERE {condition} ORDER BY l.key", values
        ).fetchall()
        return [Link(*row) for row in rows]
