"""What a page hangs around a story: share buttons, newsletters, links to other stories.

Every pattern is anchored at the start of a line and most at its end too, for a body sentence may
well begin with "Share". Lines longer than a button are not looked at.
"""

import re

_LONGEST = 200

_WHOLE_LINE = re.compile(
    r"""(?:
    (?:advertisement|sponsored(?:\ content)?|paid\ content|promoted)
    |(?:story|article|content)\ continues?\ (?:below|after)\b.{0,40}
    |continue\ reading\b.{0,40}|scroll\ to\ continue\b.{0,20}|(?:skip|jump)\ (?:past|to)\b.{0,60}
    |(?:show|load|see|view|read)\ (?:more|less|all|full\ \w+)(?:\ \w+){0,3}
    |(?:view|show|hide|join|leave|post)\ (?:the\ |all\ |a\ )?(?:\d+\ )?(?:comments?|conversation)
    |(?:\d+\ )?comments?(?:\ \(\d+\))?
    |share(?:\ (?:this|via|on|by|with|full|article|story)\b.{0,60})?|share:.{0,60}
    |(?:tweet|e-?mail|print|save|copy\ link|link\ copied!?|facebook|twitter|x|whatsapp|linkedin|
       reddit|pinterest|flipboard|telegram|bookmark|listen|gift(?:\ this)?\ article)
    |(?:\d+\ )?min(?:ute)?s?\ (?:read|listen)|(?:estimated\ )?reading\ time\b.{0,20}
    |\d+[-\ ]min(?:ute)?\ (?:read|listen)
    |follow\ (?:us|@\w+|\w+(?:\ \w+){0,4}\ on\ \S+).{0,80}
    |(?:sign|signed)\ up\b.{0,160}|subscribe\b.{0,160}|register\ (?:now|for\ free|to)\b.{0,80}
    |(?:already\ a\ (?:member|subscriber)).{0,60}|(?:log|sign)\ ?in\b.{0,60}
    |get\ (?:our|the|more|all\ the|your)\b.{0,100}\b(?:newsletters?|inbox|apps?|alerts?|updates|
       headlines)\b.{0,60}
    |(?:download|install|get)\ (?:our|the|\w+(?:\ \w+)?)(?:\ \w+){0,3}\ apps?\b.{0,60}
    |our\ standards:.{0,120}|opens?\ (?:in\ )?(?:a\ )?new\ (?:tab|window)
    |(?:acquire|purchase|buy)\ licens\w+\ rights.{0,40}
    |(?:this\ |the\ )?(?:material|content)\ may\ not\ be\ \w+ed\b.{0,120}
    |(?:©|\(c\)|copyright\b).{0,190}
    |(?:more\ from|more\ on|more\ in|more\ stories|most\ (?:read|popular|viewed|watched)|
       recommended|trending|top\ stories|latest\ (?:news|stories)|
       editor['’]?s['’]?\ (?:picks|choice)|
       you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested)|up\ next|in\ this\ (?:article|story)|
       what\ to\ read\ next|don['’]?t\ miss|popular\ (?:now|stories)|keep\ reading)\b[^.!?]{0,80}
    |related(?:\ (?:stories|story|articles?|topics?|content|coverage|links?|news|reading))?:?
    |(?:related|read|read\ (?:more|also|next)|see\ (?:also|more)|also\ read|also\ see|watch|
       watch\ (?:now|more)|listen\ (?:now|more)|more|tags?|topics?|suggested\ topics|filed\ under|
       explore\ more|keywords|source\ link|original\ (?:article|source))\s?:.{0,190}
    |click\ (?:here|on)\b.{0,120}|tap\ (?:here|to)\b.{0,120}|back\ to\ top
    |(?:this|the)\ (?:article|story|post|piece)\ (?:was\ )?(?:originally\ |first\ )+
       (?:appeared|published|ran)\b.{0,120}
    |(?:support|fund)\ (?:our|independent|local)\ (?:journalism|reporting|newsroom).{0,80}
    |(?:have|got|do\ you\ have)\ (?:a|any)\ (?:news\ |story\ )?(?:tips?|question|stor\w+).{0,120}
    |(?:\W{0,2}(?:email|contact|reach|write\ to)\b.{0,80}\bat\s)?\S+@\S+\.\w+
    |\((?:more|read\ more|read|see|watch)\b[^()]{1,160}\)
    |(?:view|see|image|photo|slide)?\s?\d+\ (?:of|/)\ \d+(?:\ (?:photos?|images?))?
    |[-–—_*=~•·.#]{3,}|\#{2,3}|(?:-30-|ENDS?)
    )[\s.!:›»→>]{0,4}""",
    re.IGNORECASE | re.VERBOSE,
)

_RIGHTS = re.compile(r"\ball rights reserved\b", re.IGNORECASE)

_LINKS_HEADING = re.compile(
    r"(?:related|read more|more (?:from|on|stories)|most (?:read|popular|viewed)|recommended"
    r"|trending|top stories|you (?:may|might)|up next|what to read next|latest (?:news|stories)"
    r"|editor['’]?s['’]? (?:picks|choice))\b",
    re.IGNORECASE,
)

_BEGGING = re.compile(
    r"\b(?:apps?|install|download|subscri\w+|newsletters?|sign up|log in|tap|click|follow us|"
    r"notifications?|home screen|inbox|cookies?|privacy policy|terms of (?:use|service)|"
    r"facebook|twitter|instagram|youtube|get (?:the|our) \w+)\b",
    re.IGNORECASE,
)

_TAIL_IN_BRACKETS = re.compile(
    r"\((?:(?:read\s)?more\b[^()]{1,80}\bstor(?:y|ies)\.?|read\s(?:more|also|next|about|the full)\b"
    r"[^()]{0,160}|(?:read|see|see also|watch|related|more|listen)\s?:[^()]{1,160}"
    r"|see\salso\b[^()]{1,160}|click\s[^()]{1,120})\)",
    re.IGNORECASE,
)
_TAIL_OF_LINKS = re.compile(
    r"(?:(?:READ|Read)(?: (?:MORE|ALSO|NEXT|more|also|next))?|(?:SEE|See) (?:ALSO|MORE|also|more)"
    r"|(?:ALSO READ|Also read)|RELATED|Related|WATCH(?: NOW)?|Watch|MORE)\s?:\s?\S.{0,160}",
)
_TAIL = 240
"""How far from the end of a line the furniture in it may begin."""
_STOPS = ".!?…\"”’')"


def is_furniture(line: str) -> bool:
    """Tell whether a line is page furniture, whatever stands around it."""
    if len(line) > _LONGEST:
        return False
    if _WHOLE_LINE.fullmatch(line) is not None:
        return True
    return "reserved" in line.lower() and _RIGHTS.search(line) is not None


def heads_links(line: str) -> bool:
    """Tell whether a furniture line is the heading of a list of other stories."""
    return _LINKS_HEADING.match(line) is not None


def begs(line: str) -> bool:
    """Tell whether a line talks about apps, newsletters and buttons; a hint, not a proof."""
    return len(line) <= _LONGEST and _BEGGING.search(line) is not None


def furniture_tail(line: str) -> int | None:
    """Return where the furniture at the end of a line begins, null where there is none.

    It must follow a full stop: brackets inside of a sentence are the writer's own.
    """
    near = max(1, len(line) - _TAIL)
    if line.endswith(")"):
        opened = line.rfind("(", near)
        pattern = _TAIL_IN_BRACKETS
    else:
        at = line.rfind(":", near)
        if at < 0:
            return None
        opened = _after_stop_before(line, at, near)
        pattern = _TAIL_OF_LINKS
    if opened < 1 or line[:opened].rstrip()[-1:] not in _STOPS:
        return None
    return opened if pattern.fullmatch(line, opened) else None


def _after_stop_before(line: str, colon: int, near: int) -> int:
    """Return where the sentence that holds a colon begins, or -1."""
    stop = max(line.rfind(mark + " ", near, colon) for mark in '.!?…"”')
    if stop < 0:
        return -1
    start = stop + 1
    while line[start].isspace():
        start += 1
    return start
