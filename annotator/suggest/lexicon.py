"""Words of English that decide where a phrase ends and whether something is said.

Lists, because they can be read and argued with; what is not in them falls under the general rules.
"""

_SAY = {
    "say": "says said saying",
    "tell": "tells told telling",
    "report": "reports reported reporting",
    "write": "writes wrote written writing",
    "add": "adds added adding",
    "announce": "announces announced announcing",
    "argue": "argues argued arguing",
    "ask": "asks asked asking",
    "believe": "believes believed believing",
    "claim": "claims claimed claiming",
    "call": "calls called calling",
    "confirm": "confirms confirmed confirming",
    "declare": "declares declared declaring",
    "deny": "denies denied denying",
    "describe": "describes described describing",
    "estimate": "estimates estimated estimating",
    "expect": "expects expected expecting",
    "explain": "explains explained explaining",
    "insist": "insists insisted insisting",
    "note": "notes noted noting",
    "predict": "predicts predicted predicting",
    "promise": "promises promised promising",
    "quote": "quotes quoted quoting",
    "read": "reads",
    "recall": "recalls recalled recalling",
    "show": "shows showed shown showing",
    "state": "states stated stating",
    "suggest": "suggests suggested suggesting",
    "think": "thinks thought thinking",
    "urge": "urges urged urging",
    "warn": "warns warned warning",
}
SAYING = frozenset(form for base, forms in _SAY.items() for form in (base, *forms.split()))
"""Forms of verbs that pass on somebody's word."""

ACCORDING = ("according", "to")
PREPOSITIONS = frozenset(
    "about above across after against along among around as at before behind below beside between "
    "beyond by despite during except for from in inside into like near of off on onto out outside "
    "over past per since through throughout to toward towards under until up upon via with within "
    "without".split()
)
PRONOUNS = frozenset(
    "he she it they we i you him her them us me this that these those who which what whom whose "
    "one somebody someone nobody everybody everyone".split()
)
SUBJECTS = frozenset("he she it they we i you who".split())
CONJUNCTIONS = frozenset(
    "and or but nor so yet because although though while when where if whether that than then "
    "unless".split()
)
AUXILIARIES = frozenset(
    "is are was were be been being am has have had having do does did will would shall should can "
    "could may might must not n't".split()
)
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some any no each every both "
    "all another".split()
)
WALLS = (PREPOSITIONS | PRONOUNS | CONJUNCTIONS | AUXILIARIES | SAYING) - DETERMINERS
"""Words that no noun phrase goes across."""
