"""What pages say around their stories and in between: buttons, players, mailings, rights.

`annotator.corpus.furniture` knows what is also left behind in copied text; here is what only stands
on a page as it was saved, with the labels of its buttons and the words for those who hear it.
"""

import re

_LONGEST = 400

_WHOLE_LINE = re.compile(
    r"""(?:
    (?:view|read|open)\ (?:this|the|it)\ (?:e-?mail|message|newsletter|page|article)?\ ?
       (?:in|on)\ (?:your|a|the)\b.{0,40}
    |(?:you(?:’|'|\ a)re\ receiving|you\ (?:have\ )?received|this\ (?:e-?mail|message)\ was\ sent)\b
       .{0,160}
    |(?:was\ this|did\ (?:someone|a\ friend))\ .{0,30}\bforward(?:ed)?\b.{0,120}
    |unsubscribe\b.{0,120}|manage\ (?:your\ )?(?:preferences|subscriptions?)\b.{0,80}
    |this\ is\ a\ print(?:er|able)?(?:-friendly)?\ version\b.{0,160}
    |(?:close|print)\ (?:this\ )?(?:window|page)\b.{0,60}
    |(?:this\ )?(?:article|story)\ appear(?:s|ed)\ in\ (?:print|the)\b.{0,160}
    |(?:posted|filed|published)\ (?:in|under)\b[^.]{0,80}
    |[\[(]\s?.{0,100}\b(?:app|newsletter|alerts|here)\b.{0,40}\s?[\])]
    |(?:close|menu|next|previous|prev|back|all|copy
       |[\d,.]+k?\ (?:shares?|views?|likes?|votes?|viewing|watching|reactions?|gallery)
       |live|play(?:\ (?:video|audio|now))?|pause|mute|unmute|replay|loading|expand|collapse|zoom
       |reply|like|follow|following|gallery|advert|ads?|promoted\ content|caption|full\ ?screen
       |donate(?:\ now)?|vote|submit|search|gift|full\ story|translate)
    |\d{1,2}:\d\d\ ?/\ ?\d{1,2}:\d\d|[\d.]{1,4}x|<{1,2}|>{1,2}|[\d,.]{1,6}k?
    |(?:toggle|hide|show|view|read|enlarge|expand|open|see|close)\ (?:(?:this|the|full)\ )?
       (?:caption|image|photo|picture|gallery|transcript|chart|map|graphic|fullscreen)s?
       (?:\ (?:in|to|as)\ .{1,40})?
    |(?:video|audio)\ (?:player|ad|feedback)\b.{0,60}|now\ playing\b.{0,80}|ad\ feedback
    |(?:your|this)\ browser\ (?:does\ not|doesn['’]t|cannot)\b.{0,200}
    |(?:please\ )?(?:enable|turn\ on)\ (?:javascript|cookies)\b.{0,100}
    |to\ (?:view|watch|see|play)\ this\ (?:video|content|post|embed|item)\b.{0,200}
    |allow\ .{0,60}\bcontent\??
    |this\ (?:article|page|story)\ (?:includes|contains)\ content\b.{0,200}
    |view\ (?:this|the)\ post\ on\b.{0,40}|a\ post\ shared\ by\b.{0,100}|see\ (?:new\ )?posts
    |(?:as\ )?(?:heard|seen|aired)\ on\ .{1,80}|live\ (?:reporting|updates|coverage|blog|feed)
    |(?:follow|like|join|visit)\ our\ .{0,140}|this\ (?:web)?site\ .{0,290}
    |(?:this\ is|you\ are\ reading|you['’]re\ reading)\ (?:an?|one)\ .{0,40}
       (?:article|story|content)s?\b.{0,160}\b(?:subscribers?|members?|free|month|week)\b.{0,120}
    |(?:press|click|tap)\ .{0,60}\b(?:image|photo|picture|full\ size|enlarge|zoom)\b.{0,40}
    |(?:for\ )?(?:premium|exclusive|(?:subscribers?|members?)(?:[\ -]only))
    |(?:this\ article\ (?:was|is)\ )?(?:a\ )?translat(?:ion|ed)\ (?:of|from)\b.{0,200}
    |(?:listen\ to|hear)\ (?:this|the)\ (?:article|story|episode|full\ \w+)\b.{0,80}
    |(?:this\ (?:audio|recording|article)\ (?:is|was)\ (?:read|generated|voiced|narrated)\b).{0,120}
    |(?:report|suggest|flag)\ (?:a|an|this)\ (?:typo|error|correction|mistake|problem|comment)
       .{0,60}
    |(?:add|make|choose|set|prefer)\ .{1,60}\b(?:preferred\ source|on\ google)\b.{0,40}
    |(?:after|before|start\ of|end\ of)\ (?:the\ )?(?:newsletter|advert\w*|ad|promotion|
       video|image)\b.{0,40}
    |(?:this|the)\ (?:article|story|post|piece|text)\ (?:you\ are\ reading\ )?(?:was\ )?
       (?:originally|first)\ (?:appeared|published|ran|written)\b.{0,160}
    |(?:e-?mail|contact|reach|write\ to)\b.{0,80}\S+@\S+\.\w+.{0,80}
    |(?:skip|jump|return|go)\ (?:to|past|over)\ .{1,60}|end\ of\ .{1,40}
    |(?:join|start|add\ to)\ the\ (?:conversation|debate|discussion)\b.{0,60}
    |(?:what\ do\ you\ think|have\ your\ say|let\ us\ know)\b.{0,120}
    |(?:thank\ you|thanks)\ for\ (?:reading|subscribing|signing|registering|your\ support)\b.{0,100}
    |(?:reuse|republish|syndicate|licen[sc]e)\ (?:this|our)\ \w+.{0,60}
    |about\ our\ ads|ad\ choices
    |(?:you\ have|you['’]ve)\ (?:\w+\ ){0,6}free\ (?:articles?|stories|views?)\b.{0,120}
    |this\ (?:article|story|content)\ is\ (?:only\ )?(?:for|available\ to|reserved\ for)\b.{0,80}
       \b(?:subscribers?|members?|readers)\b.{0,60}
    |(?:more|explore\ more)\ (?:on|in|from|about)\ (?:these|this|the)\ (?:topics?|authors?|
       stor(?:y|ies))
    |(?:find\ out\ more|learn\ more|know\ more|more\ information|details|more\ info)
    |by\ (?:signing\ up|subscribing|clicking|entering|submitting|continuing)\b.{0,250}
    |(?:enter|your)\ (?:your\ )?e-?mail(?:\ address)?\b.{0,60}|e-?mail\ address
    |this\ site\ is\ protected\ by\b.{0,160}
    |(?:we|please)\ (?:use|check|see)\ our\ privacy\b.{0,120}
    |(?:photos?|pictures?|images?|videos?|slides?)\s?\(?\d{1,3}\)?
    |\d{1,3}\s?(?:photos?|images?|pictures?)
    |(?:more\ )?(?:like|stories|articles|news)\ (?:this|by|from|you)\b.{0,80}
    |(?:follow|like|join|find)\ .{1,60}\bon\ (?:facebook|twitter|x|instagram|bluesky|threads|tiktok|
       youtube|linkedin|mastodon|whatsapp|google|telegram)\b.{0,120}
    |.{0,200}\b(?:affiliate\ (?:links?|commission)|earns?\ (?:us\ )?a\ commission)\b.{0,160}
    |[^.!?]{0,100}:\ ?https?://\S{1,160}
    )[\s.!:›»→>…]{0,4}""",
    re.IGNORECASE | re.VERBOSE,
)
_BUTTONS = frozenset(
    "prev previous next play pause stop share save copy link print email e-mail mail facebook "
    "twitter x whatsapp linkedin reddit telegram messenger bluesky threads flipboard pinterest "
    "tweet pin post listen gift comment comments more like reply sms line pocket close open all "
    "menu subscribe".split()
)
_MOST_BUTTONS = 10
_READING_TIME = re.compile(
    r"[\s·•|,–—-]*\b\d{1,3}[\s-]min(?:ute)?s?\b(?:\s(?:read|listen|watch))?[\s·•|,]*", re.IGNORECASE
)


def is_around(text: str) -> bool:
    """Tell whether a text is what a page says around a story."""
    if len(text) > _LONGEST:
        return False
    text = " ".join(text.split())
    labels = text.lower().split()
    if len(labels) <= _MOST_BUTTONS and _BUTTONS.issuperset(labels):
        return True
    return _WHOLE_LINE.fullmatch(text.rstrip(" .")) is not None


def is_reading_time(text: str) -> bool:
    """Tell whether a text says how long a story takes, and nothing else."""
    return bool(text.strip()) and without_reading_time(text) == ""


def without_reading_time(text: str) -> str:
    """Return a line of a head without how long the story takes: "4 March 2026 · 5 min read"."""
    return _READING_TIME.sub("", text) if len(text) <= _LONGEST else text
