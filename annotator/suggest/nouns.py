"""Nouns and adjectives that pass on what somebody says or thinks, by the word that has to follow.

"Her fear that ...", "their criticism of ...", "is eager to ...". Measured like the verbs.
"""

_NOUNS = {
    "that": "accusation admission allegation argument assertion assumption assurance belief "
    "charge claim complaint conclusion contention evidence fear hint hope idea insistence "
    "notion promise proposition speculation statement suggestion suspicion theory view vow warning",
    "of": "accusation admission allegation announcement belief characterization claim condemnation "
    "criticism critique defense denial denunciation depiction description disapproval dismissal "
    "embrace endorsement mention opinion portrayal praise prediction rejection support view "
    "warning",
    "to": "attention call decision demand intention objection offer opposition pledge plan "
    "promise proposal reference refusal response threat vow",
    "for": "advocate call contempt criticism demand enthusiasm disdain hope plan plea praise "
    "preference support",
    "about": "claim comment complaint concern conclusion doubt fear lie question remark "
    "speculation statement talk view warning worry",
    "on": "comment attack position stance view",
    "against": "allegation charge accusation",
    "from": "criticism support",
    "among": "support",
    "whether": "question doubt",
}
_ADJECTIVES = {
    "that": "adamant aware certain clear concerned confident convinced evident hopeful insistent "
    "obvious optimistic skeptical sure unaware worried",
    "to": "eager inclined keen quick reluctant unwilling willing",
    "of": "aware convinced critical dismissive skeptical supportive suspicious unaware wary",
    "about": "angry concerned enthusiastic excited hopeful nervous optimistic pessimistic "
    "skeptical worried",
    "in": "confident interested",
    "with": "concerned unhappy",
    "how": "clear unclear unsure",
    "whether": "clear sure unclear unsure",
}


def _pairs(words: dict[str, str]) -> dict[str, frozenset[str]]:
    """Return by noun what may follow it, the plural forms included."""
    by_noun: dict[str, set[str]] = {}
    for behind, nouns in words.items():
        for noun in nouns.split():
            plural = noun[:-1] + "ies" if noun[-1] == "y" else noun + "s"
            for form in (noun, plural):
                by_noun.setdefault(form, set()).add(behind)
    return {noun: frozenset(behind) for noun, behind in by_noun.items()}


NOUNS = _pairs(_NOUNS)
ADJECTIVES = _pairs(_ADJECTIVES)
BARE = frozenset(
    "criticism question questions support endorsement endorsements opposition doubt doubts "
    "complaint complaints accusation accusations allegation allegations assurance assurances "
    "assumption evidence speculation talk calls".split()
)
"""Nouns that need nobody named in front of them."""
BELONGS = frozenset("of for about on against from among in with".split())
"""Words that belong to the cue; "that", "to" and question words belong to what follows."""
