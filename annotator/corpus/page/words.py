"""The words in which content management systems name the parts of a page.

They are read from class, id, role, itemprop and test ids. The same few words are used everywhere;
what a word means is settled in `story` and `kinds`, which also look at how much stands in a part.
"""

from collections.abc import Callable
from typing import Literal

from annotator.corpus.page.tree import Element

Told = Literal["byline", "time", "furniture", "credit"] | None
Test = Callable[[Element], bool]

_WRITERS = frozenset(
    "byline bylines author authors authorname contributor contributors writer writers vcard "
    "reporter creator by".split()
)
_TIMES = frozenset(
    "time timestamp date dateline datetime published datepublished datemodified pubdate posted "
    "updated modified entrydate postdate dt when".split()
)
_NO_TIME = frozenset(("category", "categories", "tags"))
_AWAY = frozenset(  # always beside the story
    "comment comments commentlist disqus cookie cookies consent gdpr onetrust cmp dialog "
    "alertdialog navigation contentinfo breadcrumb breadcrumbs menu navbar navlinks sitenav "
    "skip skiplink pagination pager masthead siteheader sitefooter topnav amp-sidebar search "
    "searchform lightbox modal".split()
)
_AWAY_TAGS = frozenset("nav dialog menu search".split())
_BESIDE = frozenset(  # beside the story unless most of the page stands in it
    "nav sidebar foot related relatedposts recommended recommendations recirc recirculation "
    "promo promos promobox newsletter newsletters signup subscribe subscription subscriptions "
    "regwall paywall share sharing sharedaddy sharetools social socialbar ad ads adslot adbox "
    "advert advertisement advertising sponsor sponsored outbrain taboola trending popular "
    "mostread mostviewed toolbar tools actions actionbar tag tags taglist topics labels meter "
    "offer offers overlay widget widgets complementary banner donate donation appeal teaser "
    "teasers footer recent readmore readnext copyright legal login kicker eyebrow rubric bio "
    "authorbio authorbox printonly printurl logo links linkslist submeta upsell cta hidden "
    "sronly visuallyhidden screenreader adw adl sponsorship tax jp navigationlinks more "
    "moreon poll quiz survey".split()
)
_BESIDE_TAGS = frozenset("aside footer button label form".split())

_DECK = frozenset(
    "deck dek standfirst subtitle subheadline subheading subhead summary intro excerpt description "
    "alternativeheadline lede abstract teasertext articlesummary subdeck".split()
)
_CAPTION = frozenset(
    "caption captions figcaption figcap imagecaption captiontext wpcaptiontext cutline "
    "slidecaption note cap".split()
)
_CREDIT = frozenset(
    "credit credits imagecredit photocredit mediacredit captioncredit photographer copyrightholder "
    "attribution imagesource".split()
)
_PULL_QUOTE = frozenset("pullquote pullquotes pq".split())
_CORRECTION = frozenset(
    "correction corrections clarification editorsnote editornote amendment updatenote".split()
)


def writer_or_time(element: Element) -> Told:
    """Return whether an element holds the writers or the time."""
    if element.tag == "time" or element.attributes.get("itemprop", "") in (
        "datePublished",
        "dateModified",
    ):
        return "time"
    said = element.words
    if said & _WRITERS or element.tag == "address":
        return "byline"
    return "time" if said & _TIMES and not said & _NO_TIME else None


def is_away(element: Element) -> bool:
    """Tell whether an element is surely no part of a story: menus, consent, comments."""
    return element.tag in _AWAY_TAGS or bool(element.words & _AWAY)


def beside(element: Element) -> frozenset[str]:
    """Return by which words an element is called that name what stands beside a story."""
    said = element.words & _BESIDE
    return said | {f"<{element.tag}>"} if element.tag in _BESIDE_TAGS else said


def is_bio(element: Element) -> bool:
    """Tell whether an element tells who the writer is."""
    said = element.words
    return bool(said & {"bio", "authorbio", "authorbox"}) or {"author", "box"} <= said


def is_deck(element: Element) -> bool:
    """Tell whether an element is called a deck."""
    return bool(element.words & _DECK) or {"sub", "title"} <= element.words


def is_caption(element: Element) -> bool:
    """Tell whether an element describes a picture, or explains a table."""
    said = element.words
    if element.tag in ("figcaption", "caption") or said & _CAPTION:
        return True
    return bool(said & {"slide", "slides"}) and bool(said & {"desc", "description", "text"})


def is_credit(element: Element) -> bool:
    """Tell whether an element says who took a picture."""
    said = element.words
    return bool(said & _CREDIT) and not said & _CAPTION and element.tag != "figcaption"


def is_pull_quote(element: Element) -> bool:
    """Tell whether an element is called a pull quote."""
    return bool(element.words & _PULL_QUOTE) or {"pull", "quote"} <= element.words


def is_correction(element: Element) -> bool:
    """Tell whether an element says what was changed in the story."""
    return bool(element.words & _CORRECTION) or {"editor", "note"} <= element.words
