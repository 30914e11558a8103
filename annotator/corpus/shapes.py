"""The shapes of single lines in news: bylines, captions, corrections, list items, table rows.

Each function looks at one line and at nothing around it. What a line is in its place is decided
in `blocks`.
"""

import re

from annotator.corpus.word_lists import words

_BY = re.compile(
    r"(?:(?:story|written|words|text|photographs?|report|reported|additional reporting|"
    r"reporting|"
    r"interview|analysis|opinion|posted|edited|compiled)\s+)?by:?\s+(?=[A-Z@])"
    r"|from\s+(?=[A-Z][\w.'’-]+\s+[A-Z][\w.'’-]+,?\s+in\b)|from\s+our\s+\w+\s*correspondent",
    re.IGNORECASE,
)
_CREDITS = re.compile(
    r"\(?(?:additional |with )?(?:reporting|writing|editing|compiled|contributions?)\s+"
    r"(?:by|from)\s"
    r"|\(?reporting:\s|.{1,120}\bcontributed (?:to )?(?:this (?:report|story|article)|reporting)\b",
    re.IGNORECASE,
)
_CREDITS_TAIL = re.compile(
    r"\((?:additional\s|with\s)?(?:reporting|writing|editing|compiled)\s+by\s[^()]*\)$"
    r"|(?:Additional\s)?Reporting\sby\s[^.;]{3,160};\s[^()]{0,160}$",
    re.IGNORECASE,
)
_SMALL_WORDS = words(
    "and with in for of the at by de del della da di du den der van von bin al el la le et y e "
    "staff reporter reporters correspondent correspondents editor editors writer writers bureau "
    "chief senior special political economics diplomatic foreign health science"
)
_LONGEST_BYLINE = 200
_LONGEST_NAME = 60
_WORD = re.compile(r"[^\W\d_][\w'’-]*")

_AGENCY = (
    r"(?:REUTERS|Reuters|AP|AFP|EPA|EPA-EFE|PA|AAP|UPI|TASS|KCNA|Xinhua|Yonhap|Kyodo|ANSA|DPA|dpa|"
    r"NASA|Getty(?:\sImages)?|GETTY\sIMAGES|Shutterstock|Alamy|iStock|Bloomberg"
    r"|Anadolu(?:\sAgency)?"
    r"|NurPhoto|ZUMA(?:\sPress)?|Associated\sPress|AP\sPhoto|Agence\sFrance-Presse|Corbis)"
)
_CAPTION_HEAD = re.compile(
    r"FILE PHOTO\b|FILE\s?(?:[-–—:]|\()|\[\d{1,3}/\d{1,3}\]|(?:Image|Photo|Picture|Video) "
    r"(?:source|caption|credit|by|courtesy)\b|(?:Photo(?:s|graphs?)?|Picture|Pic|Image|Caption|"
    r"Credit)\s?:\s|Pictured\s?:\s"
    r"|(?:Handout|Undated|Aerial|Drone|Satellite) (?:photo|image|file)\b"
    r"|(?:In )?[Tt]his (?:\w+ ){0,3}(?:photo|image|picture|photograph|frame grab|video grab)\b"
    r"[^.]{0,60}\b(?:shows?|taken|provided|released|made available|from video|grab)\b"
    r"|© (?:\d{4} )?(?:Getty|AFP|AP|Reuters|EPA)\b|Sources?\s?:\s(?=[A-Z][^.!?]{2,80}\.?$)"
)
_CREDIT_IN_BRACKETS = re.compile(
    rf"\((?:(?:[^()]*[/\s])?{_AGENCY}(?:[/\s,][^()]*)?|(?:Photo|Photos|Photograph|Image|Picture|"
    r"Courtesy|Credit|Handout|Provided|Submitted|Screenshot|File)\b[^()]*"
    r"|[^()]{0,40}\b(?:[Ff]ile|[Hh]andout|[Cc]ourtesy)\s(?:photo|picture|image)s?\b[^()]{0,40}"
    # A person and an outlet we have never heard of: "(Ada Rey/Coast Weekly)".
    r"|[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}\s?/\s?[A-Z][^()]{1,40})\)$"
)
_CREDIT = re.compile(
    r"(?:REUTERS|AP|AP\sPhoto|AFP)/[A-Z][^.!?]{2,60}(?:/\S.{0,40})?$"
    rf"|(?:[^.!?]{{0,80}}[\s/])?{_AGENCY}(?:[/\s][^.!?]{{0,60}})?$"
    r"|(?:Photographs?|Photos?|Credit|Picture|Image|Illustration|Courtesy)\s?(?::|by|of|courtesy)"
    r"\s?.{2,100}$"
)
_CREDIT_ALONE = re.compile(
    r"(?:Photograph(?:s|er)?|Photos?|Credits?|Picture|Pic|Image(?:\ssource|\scredit)?|Illustration|"
    r"Courtesy|Handout)(?:\s?:\s?|,\s|\s(?:by|of|courtesy(?:\sof)?)\s)(?P<who>\S.{0,80})"
    r"|(?:File|Handout|Courtesy)\s(?:photo|picture|image)(?:\s?[:/-]\s?.{2,60})?\.?"
    r"|©\s(?:\d{4}\s)?(?P<owner>[^.!?]{2,60})"
)
_RIGHTS = re.compile(r"\s?\b(?:Acquire|Purchase)\sLicensing\sRights\b.{0,40}$")
_CREDIT_LINE = re.compile(
    rf"(?:[A-Z][\w.'’-]+\s){{0,4}}(?:[^.!?]{{0,40}}(?:/|via\s|\|\s?))?{_AGENCY}"
    r"(?:(?:/|\svia\s|\s?\|\s?)[^.!?]{2,60})?\.?$"
)
_FINAL = ".!?…\"”’',:;"
_NEAR_END = 170

_CORRECTION = re.compile(
    r"\W{0,3}(?:corrections?(?:\s(?:(?:and|&)\s(?:clarifications?|amplifications?)|appended))?\s?[:(—–-]|"
    r"clarifications?\s?[:(]"
    r"|corrects?\s(?:to\s|spelling|the|date|name|that|headline|typo|paragraph|in\s|day|title"
    r"|number)"
    r"|editor['’]?s['’]?\snotes?\s?[:—–-]|(?:eds|note|update)\s?:\s"
    r"|this\s(?:story|article|report|post|version|item|piece|headline|page)\s(?:has\sbeen|was|is)\s"
    r"(?:\w+\s){0,3}(?:corrected|updated|amended|clarified|edited|revised|changed)\b"
    r"|this\s(?:story|article|report|version)\s(?:corrects|clarifies)\b"
    r"|(?:an\s(?:earlier|original)|a\sprevious|the\soriginal)\s(?:version|headline)\s(?:of|on)\s"
    r"(?:this|the)\b"
    r"|\(?(?:this\s)?(?:story|article)\s(?:corrects|refiles|was\srefiled)\b"
    r"|\(?(?:corrects|refiles)\b)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:[•‣◦▪●■∙·]\s*|[*+-]\s+|\(?\d{1,3}[.)]\s+|\([a-z]\)\s+)(?=\S)")
_LONGEST_ROW = 2_000
_CELLS = re.compile(r"\t|\s?\|\s?|(?<=\S) {3,}(?=\S)")


def is_byline(line: str) -> bool:
    """Tell whether a line names the writers: "By Ana Ruiz and Lee Park, Political Editor"."""
    if len(line) > _LONGEST_BYLINE:
        return False
    if _CREDITS.match(line):
        return True
    match = _BY.match(line)
    return match is not None and not line.endswith(".") and _all_names(line[match.end() :])


def is_name_line(line: str) -> bool:
    """Tell whether a line could be names alone, as many sites print the writers without "By"."""
    found = _WORD.findall(line)
    return (
        len(line) <= _LONGEST_NAME
        and 2 <= len(found) <= 8
        and not any(c.isdigit() or c in ':?!"“' for c in line)
        and not line.endswith(".")
        and found[0][0].isupper()
        and _all_names(line)
    )


def is_caption(line: str) -> bool:
    """Tell whether a line describes or credits a picture."""
    return _CAPTION_HEAD.match(line) is not None or credit_tail(line) is not None


def is_credit(line: str) -> bool:
    """Tell whether a line says who took a picture, and nothing of what is seen in it."""
    if len(line) > _NEAR_END:
        return False
    bare = _RIGHTS.sub("", line)
    inner = bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare
    if len(inner) <= _LONGEST_NAME and _CREDIT_LINE.match(inner):
        return True
    match = _CREDIT_ALONE.fullmatch(inner)
    if match is None or inner.count(". ") > inner.count("."):
        return False
    who = match["who"] or match["owner"]
    return who is None or _all_names(who)


def name_tail(line: str) -> int | None:
    """Return where a name behind the last stop of a caption begins: "Boats in Varn. Bo Lane"."""
    stop = line.rfind(". ", max(0, len(line) - _LONGEST_NAME))
    start = stop + 2
    return start if stop > 0 and is_name_line(line[start:]) else None


def credit_tail(line: str) -> int | None:
    """Return where the credit at the end of a caption begins, null where there is none."""
    rights = _RIGHTS.search(line, max(0, len(line) - 2 * _NEAR_END))
    end = rights.start() if rights else len(line)
    near = max(0, end - _NEAR_END)
    if line.endswith(")", 0, end):
        opened = line.rfind("(", near, end)
        found = opened > 0 and _CREDIT_IN_BRACKETS.match(line[:end], opened)
        return opened if found else None
    if not end or (line[end - 1] in _FINAL and rights is None):
        return None  # The credit comes behind the final stop and has none of its own.
    stop = max(line.rfind(m, near, end) for m in (". ", ".\u00a0", ".” ", '." ', "! ", "? "))
    if stop > 0:
        start = end - len(line[stop + 2 : end].lstrip())
        tail = line[start:end]
        if rights or _CREDIT.match(tail) or is_credit(tail):
            return start
    return rights.start() + len(rights.group()) - len(rights.group().lstrip()) if rights else None


def is_correction(line: str) -> bool:
    """Tell whether a line says what was changed in the story."""
    return _CORRECTION.match(line) is not None


def is_item(line: str) -> bool:
    """Tell whether a line starts like an item of a list."""
    return _ITEM.match(line) is not None


def cells(line: str) -> int:
    """Return how many cells a line has if it is a table row; 1 for running text."""
    if len(line) > _LONGEST_ROW or not ("\t" in line or "|" in line or "   " in line):
        return 1
    return len(_CELLS.findall(line.strip("|"))) + 1


def credits_tail(line: str) -> int | None:
    """Return where the reporters' credits at the end of a body line begin, null without any."""
    near = max(1, len(line) - 2 * _NEAR_END)
    at = line.find("eporting by ", near)
    if at < 0:
        return None
    match = _CREDITS_TAIL.search(line, near)
    return match.start() if match and line[: match.start()].rstrip()[-1:] in '.!?"”’' else None


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return line.rstrip("\"'”’»)]").endswith((".", "!", "?", "…"))


def _all_names(text: str) -> bool:
    """Tell whether every word is capitalised or one of the small words between names."""
    found = _WORD.findall(text)
    return bool(found) and all(
        word[0].isupper() or word in _SMALL_WORDS or "@" in text for word in found
    )
