"""Short words of English that decide where phrases begin and end.

Lists, because they can be read and argued with; what is not in them falls under the general rules.
"""

PREPOSITIONS = frozenset(
    "about above across after against along amid among around as at before behind below beside "
    "besides between beyond by despite during except for from in inside into like near of off on "
    "onto out outside over past per regarding since through throughout toward towards under until "
    "up upon via with within without".split()
)
SUBJECTS = frozenset("he she it they we i you".split())
PRONOUNS = SUBJECTS | frozenset(
    "him her them us me himself herself themselves itself this that these those who which what "
    "whom whose one somebody someone nobody everybody everyone others many some both".split()
)
RELATIVES = frozenset("who which whom whose".split())
QUESTION_WORDS = frozenset("what when where why how whether if".split())
CONJUNCTIONS = frozenset(
    "and or but nor so yet because although though while when where if whether that than then "
    "unless once whereas".split()
)
BE = frozenset("is are was were be been being am 's 're 'm isn't aren't wasn't weren't".split())
HAVE = frozenset("has have had having 've hasn't haven't hadn't".split())
MODALS = frozenset(
    "do does did will would shall should can could may might must cannot don't doesn't didn't "
    "won't wouldn't can't couldn't shouldn't 'll 'd ought".split()
)
AUXILIARIES = BE | HAVE | MODALS | {"not", "n't"}
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some any no each every both "
    "all another several many most few such two three four five six seven eight nine ten "
    "one".split()
)
POSSESSIVES = frozenset("his her its their our my your".split())
ADVERBS = frozenset(
    "also again already always even ever further however instead just later long meanwhile "
    "merely never now nonetheless nevertheless often once only perhaps quickly quite rather "
    "recently seldom since sometimes soon still then thereafter therefore thus today tomorrow "
    "tonight too twice yesterday yet ago earlier afterward afterwards not n't "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
NOT_ADVERBS = frozenset(
    "family supply reply ally rally italy july assembly monopoly anomaly bully jelly early daily "
    "weekly monthly friendly likely elderly deadly only apply rely imply comply multiply fly "
    "billy kelly molly sally emily beverly kimberly holly polly".split()
)
"""Words in -ly that are nouns, verbs or adjectives."""

IRREGULAR_PASTS = frozenset(
    "said told wrote written thought knew known saw seen found felt spoke spoken made gave given "
    "got gone went took taken put held meant understood began begun shown laid led brought came "
    "kept let heard drew drawn forgot fought won lost stood sang shot sent set broke broken chose "
    "chosen withdrew ran struck threw left cast hit cut met paid became built bought caught drove "
    "fell fled flew grew hid hurt rose sat sold spent spread taught tore wore sought swore sworn "
    "pled hung shook slept stole stuck swept woke beat bound dealt dug fed foresaw sank "
    "swam blew froze flung swung spun slid shrank clung crept wept bled bred".split()
)
"""Forms of frequent verbs that no ending shows."""

OTHER_VERBS = frozenset(
    "remain remains become becomes get gets go goes give gives take takes make makes keep keeps "
    "bring brings come comes begin begins has have need needs let lets win wins lose loses mean "
    "means lead leads run runs hold holds send sends set sets pay pays meet meets leave leaves "
    "include includes provide provides create creates raise raises allow allows follow follows "
    "face faces live lives believe say think know feel become try tries use uses prove proves "
    "depend depends exist exists belong belongs happen happens involve involves contain contains "
    "represent represents suffer suffers enjoy enjoys reflect reflects".split()
)
"""Frequent verbs in the present that are seldom nouns and pass nothing on."""

DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow "
    "tonight".split()
)
TIMES = DAYS | {"earlier", "later", "recently"}
"""Words that say when, and stand in nobody's name."""
