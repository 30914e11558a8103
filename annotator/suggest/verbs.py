"""Verbs that pass on what somebody says, thinks or intends, by what has to follow them.

Which verb stands in which list was measured on news stories whose attributions people marked: it
does where it was marked more often than not. The forms are made from the lemmas.
"""

SAYING = (
    "accuse acknowledge acquiesce admit agree allege announce apologise apologize argue ask "
    "assail assert assure attest aver balk believe bemoan berate blame blast boast brag call "
    "castigate caution chide cite claim clarify complain concede conclude condemn confess confirm "
    "congratulate contend counter criticise criticize declare decline decry deem defend denounce "
    "deny deplore deride describe disavow discuss dislike dismiss dispute emphasise emphasize "
    "endorse envision exclaim expect explain express fault fret gripe hint hope indicate insist "
    "interject joke know lambast lament lash liken mention mock muse note object opine oppose "
    "persuade plead portray posit praise predict prefer proclaim profess promise propose quip "
    "rail reaffirm realise realize rebut recall recite recount refer refuse reiterate reject "
    "remark remember remind reply repudiate retort reveal say scoff scold seem shout slam "
    "speculate state stipulate stress suggest surmise tell theorise theorize think tout tweet "
    "urge vow warn whisper wonder worry write yell"
).split()
"""Whatever follows."""

CLAUSE = (
    "add address advise affirm allow answer appear assume attack calculate chant charge cheer "
    "cite consider continue convince cry decide define demand demonstrate determine disclose "
    "discover document doubt echo email embrace estimate explain fear feel file find forecast "
    "foresee forget guess hate highlight hypothesize imagine imply infer judge know learn "
    "maintain mean notice observe offer order pass plan pledge point post pray project protest "
    "put question quote read recognise recognize recommend report request require respond rule "
    "see seek sense share show signal suspect swear testify think threaten underscore understand "
    "view volunteer want write"
).split()
"""In front of "that", a question word, a pronoun, a colon or a quotation."""

INTENT = (
    "agree aim appear ask attempt claim decide decline demand desire expect hope intend like look "
    "love mean offer opt plan pledge pray prefer project promise propose refuse request require "
    "respond seek seem show swear threaten volunteer vow want"
).split()
"""In front of "to"."""

THING = (
    "accept add address admire advocate aim answer appear applaud appoint approve attack "
    "authorise authorize back ban bash belittle block brand challenge charge chronicle cite coin "
    "commend comment compare consider contemplate convince cosponsor credit debunk deflect "
    "deliver demand demonstrate denigrate depict disclose disparage display disregard distance "
    "doubt echo email embrace encourage enjoy exhort expose extol fault favor favour fear feel "
    "file forecast foresee gauge hail hammer hate highlight honor identify ignore imagine imply "
    "impugn insult invoke issue justify knock know label lash laud learn list love malign mandate "
    "mean name nominate notice observe offer order outline paint post prefer prohibit project "
    "promote publish question quote rattle read reassure rebuke recognise recognize recommend "
    "reference release renew renounce repeat report reprimand resist restrict retweet ridicule "
    "savage scorn second see seek seem share show sign signal sound spread spurn sue support "
    "thank think tweet underscore understand unveil view voice want welcome wish witness"
).split()
"""In front of a noun."""

TAIL = (
    "add agree answer believe charge comment continue demand disclose expect find forecast hope "
    "know note observe post present read recall remember repeat reply report respond testify "
    "think tweet venture volunteer want write"
).split()
"""At the end of what is said."""

WITH = {
    "advocate": "for", "agree": "on with", "aim": "at", "appeal": "to", "appear": "like",
    "attack": "against on", "back": "off by", "brush": "off", "call": "on for out",
    "campaign": "against for", "charge": "with", "come": "out", "comment": "on about",
    "cry": "out", "disagree": "on with", "document": "by", "doubt": "about", "dream": "of",
    "echo": "by", "elaborate": "on", "embrace": "of", "fear": "about for", "feel": "about",
    "find": "in", "fire": "back", "focus": "on", "hint": "at", "identify": "as", "issue": "with",
    "know": "about as for by", "label": "as", "lay": "out off", "learn": "in of", "lobby": "for",
    "long": "for", "look": "for", "make": "clear", "object": "to", "offer": "up", "open": "up",
    "point": "to out", "post": "on", "push": "for back", "put": "off", "question": "about",
    "rattle": "off", "refer": "to", "report": "by in about", "resonate": "with",
    "respond": "with by to", "rule": "out", "see": "as for", "seem": "like", "send": "out",
    "share": "by with", "shoot": "back", "shrug": "off", "side": "with", "sign": "off",
    "single": "out", "speak": "about of out", "spell": "out", "split": "on", "stand": "by",
    "support": "for of", "talk": "about of up with to", "testify": "about", "think": "of about",
    "touch": "on", "tweet": "by on out about", "understand": "of", "view": "as of",
    "vote": "for against", "vouch": "for", "weigh": "in", "zero": "in",
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
    "approach array attack attacks back blame blast boast brand call calls campaign campaigns "
    "caution challenge challenges champion charge charges cheer cheers claim claims comment "
    "comments complain concern concerns continue credit cry demand demands desire detail details "
    "dispute disputes document documents doubt doubts dream dreams echo email emails estimate "
    "estimates fault favor favors favour fear fears feel figure file files find finds fire fires "
    "focus forecast forecasts frame guess guesses hammer hate highlight highlights hint hints "
    "honor hope hopes insult insults issue issues joke jokes judge judges knock label labels "
    "lament lie lies list lists lobby look looks love mandate mean mention mock name names need "
    "needs note notes notice object objects offer offers order orders pass plan plans pledge "
    "pledges point points post posts praise presents project projects promise promises promote "
    "protest protests push pushes question questions quote quotes rebuke release releases remark "
    "remarks reply report reports reprimand request requests resort review reviews rule rules "
    "second see seek sense share shares shoot shout show shows sign signal signals signs slam "
    "sound sounds stand state statement states stress support supports suspect suspects talk "
    "talks think thought thoughts tout tweet tweets view views vote votes vow vows want wants "
    "warn welcome will wish wonder worry".split()
)
"""Forms that are nouns as often."""

_IRREGULAR = {
    "come": "came", "feel": "felt", "find": "found", "forecast": "forecast",
    "foresee": "foresaw foreseen", "forget": "forgot forgotten", "know": "knew known",
    "lay": "laid", "make": "made", "mean": "meant", "put": "put", "read": "read", "say": "said",
    "see": "saw seen", "seek": "sought", "send": "sent", "shoot": "shot", "show": "showed shown",
    "speak": "spoke spoken", "split": "split", "spread": "spread", "stand": "stood",
    "swear": "swore sworn", "tell": "told", "think": "thought", "understand": "understood",
    "write": "wrote written",
}  # fmt: skip
_DOUBLED = frozenset("admit brag rebut plan quip slam refer infer fret opt aver ban".split())
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
