"""The words in which content management systems name the parts of a page.

They are read from class, id, role, itemprop and test ids. The same few words are used everywhere;
what a word means is settled in `story` and `kinds`, which also look at how much stands in a part.
"""

import re
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
    "offer offers overlay complementary banner donate donation appeal teaser "
    "teasers footer recent readmore readnext copyright legal login kicker eyebrow rubric bio "
    "authorbio authorbox printonly printurl logo links linkslist submeta upsell cta adw adl "
    "sponsorship tax jp navigationlinks more moreon morefrom poll quiz survey onward readalso "
    "alsoread seealso nextup upnext interstitial commercial adunit adcontainer adwrapper adslots "
    "advertorial dfp gpt piano tinypass metering gateway barrier follow followus feedback "
    "reactions rating ratings tooltip popup popover toast snackbar player audioplayer videoplayer "
    "podcast playlist tts texttospeech bookmark syndication republish utility "
    "utilities utilitybar subscriber donatebox membership marketing callout crosssell nudge "
    "disclaimer affiliate shopping jumplinks toc tableofcontents inread instream prompt".split()
)
_WHOLE = frozenset(  # whole names of a class: a part of one says how something is shown
    "hidden is-hidden u-hidden offscreen widget widgets widget-area widget_text".split()
)
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_BESIDE_TAGS = frozenset("aside footer button label form".split())

_DECK = frozenset(
    "deck dek standfirst subtitle subheadline subheading subhead summary intro excerpt description "
    "alternativeheadline lede abstract teasertext articlesummary subdeck".split()
)
_LEAD = frozenset("intro summary excerpt description abstract lede".split())
_CAPTION = frozenset(
    "caption captions figcaption figcap imagecaption captiontext wpcaptiontext cutline "
    "slidecaption".split()
)
_CREDIT = frozenset(
    "credit credits imagecredit photocredit mediacredit captioncredit photographer copyrightholder "
    "attribution imagesource".split()
)
_PULL_QUOTE = frozenset("pullquote pullquotes pq".split())
_CORRECTION = frozenset(
    "correction corrections clarification editorsnote editornote amendment updatenote".split()
)
_IN_HEADS = frozenset(
    "rubric kicker eyebrow share sharing tools toolbar social socialbar actions actionbar utility "
    "utilitybar utilities tags topics labels footer".split()
)
_LARGEST_LINE = 240
_LARGEST_HEAD = 700
_EMBEDDED = frozenset("embed embedded tweet twitter".split())
_LABELLED = frozenset("section aside div ul ol".split())
_LONGEST_LABEL = 40
_BY_WRITER = re.compile(
    r"/(?:authors?|by|people|staff|profiles?|writers?|contributors?|journalists?|reporters?|"
    r"correspondents?|bylines?|autor|autoren)/[^/?#]",
    re.IGNORECASE,
)
"""Where a link leads that has a writer's name as its text."""


def writer_or_time(element: Element) -> Told:
    """Return whether an element holds the writers or the time."""
    if element.tag == "time" or element.attributes.get("itemprop", "") in (
        "datePublished",
        "dateModified",
    ):
        return "time"
    said = element.words
    if element.tag == "a" and _BY_WRITER.search(element.attributes.get("href", "")[:400]):
        return "byline"
    if said & _WRITERS or element.tag == "address":
        return "byline"
    return "time" if said & _TIMES and not said & _NO_TIME else None


def is_away(element: Element) -> bool:
    """Tell whether an element is surely no part of a story: menus, consent, comments."""
    return element.tag in _AWAY_TAGS or bool(element.words & _AWAY)


def beside(element: Element) -> frozenset[str]:
    """Return by which words an element is called that name what stands beside a story.

    What a heading is called says how it looks; what it belongs to is around it.
    """
    if element.tag in _HEADINGS:
        return frozenset()
    said = element.words & _BESIDE
    if _EMBEDDED & element.words:
        said -= {"social"}
    classes = element.attributes.get("class", "").lower()
    said |= _WHOLE.intersection(classes.split())
    label = element.attributes.get("aria-label", "")
    if element.tag in _LABELLED and len(label) <= _LONGEST_LABEL:
        said |= _BESIDE.intersection(label.lower().split())
    return said | {f"<{element.tag}>"} if element.tag in _BESIDE_TAGS else said


def is_in_head(element: Element) -> bool:
    """Tell whether an element is called by nothing but what heads of stories hold."""
    return _called(element) <= _IN_HEADS


def _called(element: Element) -> set[str]:
    around = (part for part in element.up() if part.size <= _LARGEST_HEAD)
    return {word for part in around for word in beside(part)}


def of_the_head(element: Element) -> Told:
    """Return what a line in the head is though its part is called by what stands in it, too.

    Many heads keep the section, the writers, the time and the buttons in one part, and call it by
    one of them. All else in such a part is furniture.
    """
    if is_in_head(element):
        for part in element.up():
            told = writer_or_time(part) if part.size <= _LARGEST_LINE else None
            if told or beside(part):
                return told or "furniture"
    return "furniture"


def is_only_a_foot(element: Element) -> bool:
    """Tell whether nothing but a foot is what an element is called: stories have feet, too."""
    named = _called(element)
    return bool(named) and named <= {"footer", "<footer>", "foot"}


def is_bio(element: Element) -> bool:
    """Tell whether an element tells who the writer is."""
    said = element.words
    return bool(said & {"bio", "authorbio", "authorbox"}) or {"author", "box"} <= said


def is_deck(element: Element) -> bool:
    """Tell whether an element is called a deck."""
    return bool(element.words & _DECK) or {"sub", "title"} <= element.words


def is_surely_deck(element: Element) -> bool:
    """Tell whether an element is called a deck by a word that no first paragraph has."""
    return is_deck(element) and not element.words & _LEAD


def is_caption(element: Element) -> bool:
    """Tell whether an element describes a picture, or explains a table."""
    said = element.words
    classes = element.attributes.get("class", "").lower().split()
    if element.tag in ("figcaption", "caption") or said & _CAPTION or "note" in classes:
        return True
    if {"table", "note"} <= said or ("video" in said and said & {"title", "headline"}):
        return True
    return bool(said & {"slide", "slides"}) and bool(said & {"desc", "description", "text"})


def is_credit(element: Element) -> bool:
    """Tell whether an element says who took a picture."""
    said = element.words
    return bool(said & _CREDIT) and not said & _CAPTION and element.tag != "figcaption"


def is_embedded(element: Element) -> bool:
    """Tell whether an element holds what somebody posted elsewhere."""
    return bool(element.words & _EMBEDDED)


def is_pull_quote(element: Element) -> bool:
    """Tell whether an element is called a pull quote."""
    return bool(element.words & _PULL_QUOTE) or {"pull", "quote"} <= element.words


def is_correction(element: Element) -> bool:
    """Tell whether an element says what was changed in the story."""
    return bool(element.words & _CORRECTION) or {"editor", "note"} <= element.words
