"""Words that the sentence rules ask for: abbreviations, titles, and words that start sentences.

All are written without their final stop. The lists hold what English-language news uses; a word
that is missing costs one cut, not a crash.
"""

from annotator.corpus.word_lists import words

TITLES = words(
    "Mr Mrs Ms Mx Dr Drs Prof Profs Gen Gens Lt Lts Col Cols Capt Cmdr Cdr Sgt Sgts Cpl Pvt Adm "
    "Maj Brig Sen Sens Rep Reps Gov Govs Pres Rev Revs Hon Fr Supt Insp Det Amb Messrs Mme Mlle "
    "St Ste Mt Ft Atty"
)
"""A name follows: they never end a sentence before a capital."""

NEVER_LAST = words("e.g i.e vs viz cf ca approx")
"""Something always follows them."""

NUMBERED = words("No Nos no nos N° p pp P Pp Fig Figs fig Vol vol Ch ch Art art Sec sec §")
"""A number follows them: they never end a sentence before a digit."""

LOWER = words(
    "etc vs al cf ca approx est dept govt univ corp inc ltd co fig figs vol vols nos pp ch chap "
    "sec op cit viz resp incl ext tel ed eds esq jr sr ave blvd avg dist temp st hon rev gen lt "
    "col capt sgt mr mrs ms dr prof ibid et seq para paras"
)
"""Abbreviations that are written small; any other small word is a plain word."""

CAPITAL = (
    words(
        "Corp Co Cos Inc Ltd Llc Bros Assn Assoc Dept Univ Govt Natl Intl Jr Sr Esq Etc Vs Est Fig "
        "Figs Vol Vols Ch Chap Sec Art Arts Nos Pp Ed Eds Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct "
        "Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ala Ariz Ark Calif Colo Conn Del Fla "
        "Ga Ill Ind Kan Kans Ky La Mass Md Me Mich Minn Miss Mo Mont Neb Nebr Nev Okla Ore Pa Penn "
        "Tenn Tex Va Vt Wash Wis Wisc Wyo Dak Alta Ont Que Sask Ave Blvd Rd Hwy Pkwy Bldg Apt Tel "
        "Ext Dist Cir Op Cit Mfg Pty Plc Gmbh Ph Sci Tech Inst Acad Hosp Comm Cmte Sgt Const Regt "
        "Ltda Cia Geo Wm Chas Thos Jas Cal Ter Vic Qld Nsw Jct Stat Supp Supr Ct Eng Ger Fed Reg "
        "Cong Rec Res App Ann Bull Rev"
    )
    | TITLES
)
"""Abbreviations that are written with a capital."""

STARTERS = words(
    "The A An He She It They We You I But And Or So Yet Nor In On At As If When While This That "
    "These Those There Here His Her Its Their Our My Your For After Before Since Because "
    "Although Though However Meanwhile Then Now What Why How Who Where Which Also With Without "
    "Still Some Many Most Few Several Not No Nobody Nothing Both Each Every Another Other "
    "Others By From During Under Among Despite Even Only Until Once Instead Indeed Moreover "
    "Nevertheless Perhaps Between Asked Earlier Later Today Yesterday It's He's She's They're "
    "We're I'm That's There's Let Last More Such Through According Did Do Does Is Are Was Were "
    "Has Have Had Can Could Will Would Should Mr Mrs Ms"
)
"""Capitalised words that start a sentence far more often than they stand inside one."""

SHORT_WORDS = words(
    "no No it up so me us go do to in on at is be we he of by my if or an as am ok no him her"
)
"""Plain words of two letters."""
