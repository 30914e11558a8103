"""Verbs that pass on what somebody says, thinks or intends, by what has to follow them.

Which verb stands in which list was measured on news stories whose attributions people marked: it
does where it was marked more often than not. The forms are made from the lemmas.
"""

SAYING = (
    "accuse acknowledge acquiesce add admit advise agree allege announce apologise apologize "
    "argue ask assail assert assure attest aver balk believe bemoan berate blame blast boast brag "
    "call castigate caution chide claim clarify comment complain concede conclude condemn confess "
    "confirm congratulate contend counter criticise criticize declare decline decry deem defend "
    "denounce deny deplore deride describe disavow discuss dislike dismiss dispute emphasise "
    "emphasize endorse envision exclaim expect explain express fault fret gripe hint hope "
    "indicate insist interject joke lambast lament lash liken mention mock muse note object opine "
    "oppose persuade plead portray posit praise predict prefer proclaim profess promise propose "
    "quip rail reaffirm realise realize rebut recall recite recount refer refuse reiterate reject "
    "remark remember remind reply repudiate retort reveal say scoff scold shout slam speculate "
    "state stipulate stress suggest surmise tell theorise theorize tout tweet underscore urge vow "
    "warn whisper wonder worry write yell"
).split()
"""Whatever follows."""

CLAUSE = (
    "address affirm allow appear assume attack calculate chant charge cheer consider continue "
    "convince cry decide define demand demonstrate determine disclose discover document doubt "
    "echo email embrace estimate explain fear feel file find forecast foresee forget guess hate "
    "highlight hypothesize imagine imply infer judge know learn maintain notice observe offer "
    "order pass plan pledge point pray project protest put question quote read recognise "
    "recognize recommend report request require respond see seek sense show signal suspect swear "
    "testify think threaten understand view volunteer want write"
).split()
"""In front of "that", a question word, a pronoun, a colon or a quotation."""

INTENT = (
    "agree aim appear ask claim decide decline demand desire expect hope intend like look offer "
    "opt plan pledge pray prefer project promise propose refuse request require respond seek seem "
    "show swear threaten volunteer vow want"
).split()
"""In front of "to"."""

THING = (
    "accept admire advocate affirm aim answer appear applaud appoint approve assess attack "
    "authorise authorize back bash belittle brand celebrate challenge champion cheer chronicle "
    "cite commend compare consider contemplate contest contradict convince credit debunk deflect "
    "demand denigrate depict disclose disparage disregard distance doubt downplay echo embrace "
    "encourage exhort expose extol fault favor favour fear forecast foresee gauge hail hate "
    "highlight honor identify ignore imagine imply impugn insult invoke issue justify know label "
    "lash laud learn list love malign mandate notice observe offer order outline paint prohibit "
    "promote question quote reassure rebuke recognise recognize recommend release renounce repeat "
    "report reprimand request resist restrict retweet ridicule savage scorn second see seek seem "
    "show signal spurn support thank think tweet uncover understand unveil view voice want "
    "welcome wish witness"
).split()
"""In front of a noun."""

TAIL = (
    "agree answer continue demand disclose find forecast observe present read recall repeat "
    "report respond testify think venture volunteer"
).split()
"""At the end of what is said."""

WITH = {
    "advocate": "for", "agree": "on with", "appear": "like", "attack": "against", "back": "off",
    "brush": "off", "campaign": "against", "cry": "out", "disagree": "on with", "document": "by",
    "doubt": "about", "dream": "of", "echo": "by", "elaborate": "on", "embrace": "of",
    "fear": "about for", "feel": "about", "find": "in", "focus": "on", "identify": "as",
    "issue": "with", "know": "about", "label": "as", "lay": "out off", "lobby": "for",
    "long": "for", "look": "for", "make": "clear", "object": "to", "offer": "up", "open": "up",
    "point": "to out", "push": "for", "put": "off", "question": "about", "rattle": "off",
    "report": "by in about", "respond": "with by to", "rule": "out", "see": "as for",
    "share": "by with", "shrug": "off", "side": "with", "sign": "off", "single": "out",
    "speak": "about of out", "spell": "out", "stand": "by", "support": "for of",
    "talk": "about of up", "testify": "about", "think": "of about", "touch": "on",
    "tweet": "by on out about", "understand": "of", "view": "as of", "vote": "for against",
    "vouch": "for", "weigh": "in", "zero": "in",
}  # fmt: skip
"""In front of a preposition or another small word, which belongs to the cue."""

OBJECTING = frozenset(
    "contradict contest debunk deny dispute disavow object oppose rebut refute reject repudiate "
    "challenge disagree".split()
)
"""Somebody says that it is not so."""

LISTENED = frozenset(
    "advise ask assure caution convince inform notify persuade promise quote remind tell urge warn "
    "accuse".split()
)
"""Verbs with somebody told between them and what is told."""

NOUN_TOO = frozenset(
    "accounts address addresses advocate advocates aim aims answer answers appeal appeals "
    "approach attack attacks back blame blast boast brand call calls caution challenge challenges "
    "champion charge charges cheer cheers claim claims comment comments complain concern concerns "
    "continue credit cry demand demands desire dispute disputes document documents doubt doubts "
    "dream dreams echo email emails estimate estimates fault favor favors favour fear fears feel "
    "file files find finds focus forecast forecasts guess hate highlight highlights hint hints "
    "honor hope hopes insult insults issue issues joke jokes label labels lament list lists look "
    "looks love mandate mention mock need needs note notes notice object objects offer offers "
    "order orders pass plan plans pledge pledges point points praise presents project projects "
    "promise promises promote protest protests push question questions quote quotes read rebuke "
    "release releases remark remarks reply report reports reprimand request requests resort "
    "review reviews rule rules say second see seek sense share shares shout show shows sign "
    "signal signals signs slam stand state statement states stress support supports suspect "
    "suspects talk talks think thought thoughts tout tweet tweets view views vote votes vow vows "
    "want wants warn welcome will wish wonder worry".split()
)
"""Forms that are nouns as often."""

_IRREGULAR = {
    "find": "found", "foresee": "foresaw foreseen", "forget": "forgot forgotten", "feel": "felt",
    "forecast": "forecast", "know": "knew known", "lay": "laid", "make": "made", "put": "put",
    "read": "read", "say": "said", "see": "saw seen", "seek": "sought", "show": "showed shown",
    "speak": "spoke spoken", "stand": "stood", "swear": "swore sworn", "tell": "told",
    "think": "thought", "understand": "understood", "write": "wrote written",
}  # fmt: skip
_DOUBLED = frozenset("admit brag rebut plan quip slam refer infer fret bar opt aver".split())
"""Verbs whose last letter is doubled before -ed and -ing."""


def _forms(lemma: str) -> list[str]:
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma
    if lemma.endswith("y") and lemma[-2] not in "aeo":
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    elif lemma.endswith(("s", "x", "z", "ch", "sh")):
        third, past = lemma + "es", lemma + "ed"
    elif lemma.endswith("e"):
        third, past = lemma + "s", lemma + "d"
    else:
        third, past = lemma + "s", stem + "ed"
    going = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else stem
    pasts = _IRREGULAR.get(lemma, past).split()
    return [lemma, third, going + "ing", *pasts]


FORMS = {
    form: lemma
    for lemma in dict.fromkeys([*SAYING, *CLAUSE, *INTENT, *THING, *TAIL, *WITH])
    for form in _forms(lemma)
}
"""The lemma of every form."""
