"""Words that tell what kind of source a phrase names."""

DOCUMENTS = frozenset(
    "report reports letter letters statement statements contract study studies document "
    "documents law filing filings survey surveys poll polls record records email emails e-mail "
    "e-mails memo memos book article articles data figures transcript transcripts brief "
    "complaint indictment ruling opinion lawsuit affidavit resolution paper papers analysis "
    "review audit editorial post tweet tweets ad ads video speech website page bill agreement "
    "treaty constitution results estimates statistics census".split()
)
STUDIES = frozenset(
    "poll polls polling survey surveys study studies analysis report reports review census audit "
    "researchers investigators".split()
)
"""What finds that something is so."""
MEDIA = frozenset(
    "media news newspaper newspapers times tribune post herald journal gazette guardian telegraph "
    "chronicle observer mirror sun mail magazine weekly daily radio television tv broadcaster "
    "network press newsroom outlet outlets reuters ap afp upi bbc cnn nbc cbs abc msnbc npr pbs "
    "kcna yonhap xinhua tass ria interfax dpa efe ansa kyodo bloomberg politico axios itv stv rte "
    "nhk zdf ard cbc msn cnbc pti ani lbc itn newser breitbart huffpost vox slate salon buzzfeed "
    "economist newsweek wsj wapo nyt".split()
)
ORGANISATIONS = frozenset(
    "ministry department company government board office council party police army navy "
    "university union agency court commission committee administration campaign congress senate "
    "parliament house bank firm group association institute foundation federation organization "
    "organisation authority authorities bureau service hospital school church team club league "
    "center centre corporation corp inc ltd plc llc gmbh fund society coalition alliance "
    "embassy military cabinet regime state kremlin pentagon nato opec fbi cia eu un u.n "
    "whitehouse hall republicans democrats conservatives labour liberals lawmakers prosecutors "
    "investigators regulators administrators".split()
)
NEWSPAPERS = frozenset(
    "courier record standard examiner enquirer inquirer dispatch star globe bugle independent "
    "register bee monitor advertiser echo argus today express sentinel review press".split()
)
"""What a newspaper is called behind the name of its town."""
BODIES = frozenset(
    "museum markets market exchange academy college library laboratory laboratories observatory "
    "clinic trust charity airlines airways airport railway railways industries technologies "
    "systems holdings partners brothers motors directorate secretariat tribunal assembly chamber "
    "theatre theater orchestra health energy motors media foods electric petroleum "
    "pharmaceuticals logistics financial capital ventures solutions services steelworks shipping "
    "insurance telecom utilities resources entertainment software labs studios pictures records "
    "stores supermarkets housing homes properties development water rail transport force forces "
    "guard corps caucus project initiative movement forum sachs network archive archives museums "
    "gallery zoo".split()
)
"""What an organisation is called where its name is written with capitals."""
LEADING_PLACES = frozenset(
    "port lake mount fort new san santa cape north south east west upper lower northern southern "
    "eastern western national international federal central united".split()
)
"""Words in front of a place's name."""
PARTIES = frozenset(
    "republican democrat democratic conservative tory labour liberal libertarian socialist "
    "communist independent".split()
)
"""What stands in front of a politician's name."""
PEOPLE = frozenset(
    "official officials source sources insider insiders analyst analysts people person expert "
    "experts critic critics supporter supporters opponent opponents observer observers aide "
    "aides adviser advisers advisor advisors resident residents voter voters witness witnesses "
    "neighbor neighbors neighbour neighbours diplomat diplomats economist economists scientist "
    "scientists researcher researchers lawyer lawyers spokesman spokeswoman spokesperson "
    "spokespeople activist activists man men woman women worker workers member members leader "
    "leaders executive executives reporter reporters journalist journalists historian "
    "historians doctor doctors student students teacher teachers parent parents friend friends "
    "family fans respondents some many others most few several half both everyone nobody "
    "somebody someone anyone percent americans users players investors traders strategist "
    "strategists delegates candidate candidates rivals allies colleagues soldiers officers".split()
)
PLACES = frozenset(
    "washington moscow beijing london paris berlin rome madrid tokyo seoul pyongyang kyiv kiev "
    "brussels ankara tehran jerusalem cairo riyadh delhi islamabad kabul baghdad damascus "
    "athens vienna warsaw budapest ottawa canberra jakarta bangkok hanoi manila taipei america "
    "britain england scotland wales ireland france germany italy spain portugal greece turkey "
    "russia ukraine poland hungary austria switzerland belgium netherlands sweden norway "
    "denmark finland iceland china japan korea taiwan india pakistan iran iraq syria israel "
    "egypt libya lebanon jordan qatar yemen afghanistan canada mexico brazil argentina chile "
    "cuba venezuela colombia peru australia indonesia thailand vietnam philippines malaysia "
    "singapore nigeria kenya ethiopia sudan somalia europe africa asia u.s us uk usa dprk".split()
)
"""Countries and capitals: where one speaks, its government does."""
TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady prof professor president vice-president premier chancellor "
    "king queen prince princess pope sen senator rep representative gov governor mayor minister "
    "secretary judge justice gen general col colonel capt captain lt sgt adm rev reverend "
    "cardinal bishop archbishop attorney chief chairman chairwoman director ambassador officer "
    "deputy former ex-president prime defence defense foreign leader speaker commissioner sheriff "
    "detective inspector superintendent constable sergeant lieutenant commander admiral brigadier "
    "corporal marshal dci dsi spokesman spokeswoman spokesperson coach".split()
)
"""Words that stand in front of a person's name."""
