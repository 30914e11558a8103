"""Words without their endings, so that all forms of a verb or a noun count as one."""

from functools import lru_cache

_IRREGULAR = {
    "said": "say", "told": "tell", "thought": "think", "wrote": "write", "written": "write",
    "knew": "know", "known": "know", "felt": "feel", "found": "find", "saw": "see", "seen": "see",
    "spoke": "speak", "spoken": "speak", "made": "make", "gave": "give", "given": "give",
    "took": "take", "taken": "take", "had": "have", "has": "have", "'ve": "have", "went": "go",
    "gone": "go", "goes": "go", "did": "do", "done": "do", "does": "do", "heard": "hear",
    "held": "hold", "meant": "mean", "understood": "understand", "sought": "seek",
    "showed": "show", "shown": "show", "laid": "lay", "put": "put", "came": "come",
    "brought": "bring", "got": "get", "gotten": "get", "kept": "keep", "led": "lead",
    "left": "leave", "let": "let", "lost": "lose", "met": "meet", "paid": "pay", "ran": "run",
    "sent": "send", "shot": "shoot", "stood": "stand", "taught": "teach", "swore": "swear",
    "sworn": "swear", "threw": "throw", "won": "win", "drew": "draw", "drawn": "draw",
    "began": "begin", "begun": "begin", "broke": "break", "broken": "break", "chose": "choose",
    "chosen": "choose", "fought": "fight", "forgot": "forget", "forgotten": "forget",
    "foresaw": "foresee", "struck": "strike", "became": "become", "bought": "buy",
    "fell": "fall", "fallen": "fall", "grew": "grow", "grown": "grow", "sat": "sit",
    "spent": "spend", "sang": "sing", "pled": "plead", "rose": "rise", "sold": "sell",
    "withdrew": "withdraw", "withdrawn": "withdraw", "dealt": "deal", "shook": "shake",
    "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be", "am": "be",
    "'s": "be", "'re": "be", "'m": "be", "'d": "have", "lied": "lie", "lying": "lie",
    "dying": "die", "people": "people", "men": "man", "women": "woman", "news": "news",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def stem_of(word: str, tag: str) -> str:
    """Return the stem of a word in lower case, by its Penn Treebank tag."""
    if tag[:2] == "VB":
        return _of_verb(word)
    if tag in ("NNS", "NNPS"):
        return _of_noun(word)
    return word


def _of_verb(word: str) -> str:
    known = _IRREGULAR.get(word)
    if known is not None:
        return known
    for ending in ("ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 1 and not word.endswith("ss"):
            word = word[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
            break
    if len(word) > _SHORT and word[-1] == word[-2] and word[-1] not in "sle":
        return word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 2 else word


_SHORT = 3


def _of_noun(word: str) -> str:
    known = _IRREGULAR.get(word)
    if known is not None:
        return known
    if word.endswith("ies") and len(word) > _SHORT + 1:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
