"""Small things said the same way by the commands and by the screen."""

WANTS = {
    "evidence": "wants evidence",
    "source": "wants a source",
    "dispute": "wants who disputes it",
}
"""What a claim lacks, by the codebook's word for it."""


def bar(done: int, total: int, cells: int = 8) -> str:
    """Return a progress bar; it is full only when everything is done."""
    full = cells if done >= total else done * cells // max(total, 1)
    return "▰" * full + "▱" * (cells - full)


def many(count: int, thing: str) -> str:
    """Return a count with its noun: "1 story", "2,000 stories"."""
    plural = thing[:-1] + "ies" if thing.endswith("y") else thing + "s"
    return f"{count:,} {thing if count == 1 else plural}"


def about(seconds: float) -> str:
    """Return a stretch of time as one would say it: "<1 min", "~40 min", "~3 h"."""
    minutes = seconds / 60
    if minutes < 1:
        return "<1 min"
    return f"~{round(minutes)} min" if minutes < 100 else f"~{round(minutes / 60):,} h"


def quick(seconds: float) -> str:
    """Return a short time in whole seconds: "<1 s", "6 s"."""
    return "<1 s" if seconds < 0.5 else f"{max(round(seconds), 1)} s"


def shorter(text: str, most: int) -> str:
    """Return a text on one line, cut at a word when it has more characters than that."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    return words[: most - 1].rpartition(" ")[0].rstrip(" ,;:") + " …"
