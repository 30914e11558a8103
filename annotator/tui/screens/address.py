"""What can be handed on from the lit sentence: its story's address, its id, its claim."""

from annotator.model.claim import Claim
from annotator.model.document import Sentence
from annotator.tui.screens.card import Card
from annotator.tui.widgets.line import Piece, Row

Offer = tuple[str, str]
"""What is done (open or copy), and with which text."""


def address_card(
    address: str | None, sentence: Sentence, claim: Claim | None
) -> tuple[Card, list[Offer]]:
    """Offer what there is; return the card and what its rows stand for."""
    named = [
        ("o", "open the address", ("open", address)),
        ("u", "copy the address", ("copy", address)),
    ]
    offers: list[tuple[str, str, Offer]] = [
        (key, words, (what, text)) for key, words, (what, text) in named if text
    ]
    offers.append(("i", "copy the sentence's id", ("copy", sentence.id)))
    offers.append(("s", "copy the sentence", ("copy", sentence.text)))
    if claim is not None:
        offers.append(("c", "copy the claim", ("copy", claim.claim_text or claim.content_text)))
        offers.append(("n", "copy the claim's id", ("copy", claim.id)))
    rows: list[Row] = [
        [Piece(f"{key}  ", "strong"), Piece(f"{words:<24}", "quiet"), Piece(text, "muted")]
        for key, words, (_, text) in offers
    ]
    title = "Address and ids" if address else "Ids (no web address is known of this story)"
    keys = {key: number for number, (key, _, _) in enumerate(offers)}
    return Card(title, rows, choose=True, keys=keys), [offer for _, _, offer in offers]
