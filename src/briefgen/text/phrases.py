"""Words and phrases for matching: light stems, acronyms kept apart from words, phrases whole or nearly whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefgen.text.visible import visible

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)?")
_WHOLE = frozenset(["according", "united"])
"""Words that share no sense with what is left of them: `accord`, `unit`."""
_LONGEST_ACRONYM = 7
_ACCENT_FREE = str.maketrans({"đ": "d", "Đ": "D", "’": "'"})
STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been both but by for from had has have he her his i in is it its not of on or our she should than that the "
        "their them these they this those to two was we were which while who will with would also more",
    )
)


def tokens(text: str) -> tuple[str, ...]:
    """The words of `text` in order: stems in lower case without accents, acronyms in capitals (`U.S.` is `US`), numbers as written."""
    return tuple(token for token, _ in token_places(text))


def token_places(text: str) -> tuple[tuple[str, int], ...]:
    """As `tokens`, each with the offset in `text` where its word starts."""
    seen = None if text.isascii() else visible(text)
    if seen is not None:
        return tuple((token, seen.starts[at]) for token, at in token_places(seen.text))
    # a headline in capitals; a word or two in capitals are acronyms
    shouting = text.isupper() and text.count(" ") > 1
    found = []
    for match in _WORD.finditer(text):
        token = _token(match[0].lower() if shouting else match[0])
        if token:
            found.append((token, match.start()))
    return tuple(found)


def unmarked(word: str) -> str:
    """A word without the marks on its letters: `Nguyen` for `Nguyễn`, `Dang` for `Đặng`."""
    return "".join(c for c in unicodedata.normalize("NFD", word.translate(_ACCENT_FREE)) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def _token(word: str) -> str:
    plain = unmarked(word)
    if plain[:1].isdigit():
        return plain
    plain = plain.replace(".", "")
    if len(plain) > 2 and plain[-2:] in ("'s", "'S"):
        plain = plain[:-2]
    plain = plain.replace("'", "")
    return plain if plain.isupper() and 1 < len(plain) <= _LONGEST_ACRONYM else _stem(plain.casefold())


def _stem(word: str) -> str:
    """A stem that joins the forms a press text uses (`normalised`, `normalization`; `elevate`, `elevation`); lighter than Porter's."""
    if len(word) <= 3 or word in _WHOLE:
        return word
    word = re.sub(r"(?<=...)i[sz](?:e|ed|es|ing|ations?|er|ers)$", "iz", word)
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("ches", "shes", "sses", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ship", "ment", "ing", "ed", "ion", "ly"):
        rest = word[: -len(ending)]
        if ending == "ly" and rest.endswith(("e", "ed")):
            break  # `completely` tells of nothing completed, `reportedly` of no report
        if word.endswith(ending) and len(rest) >= 4 and re.search("[aeiouy]", rest):
            word = rest[:-1] if len(rest) > 4 and rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
            if ending != "ship":
                break
    if word.endswith("e") and len(word) > 4:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word


def content(words: Sequence[str]) -> tuple[str, ...]:
    """The tokens that carry meaning: no stop words, no single letters."""
    return tuple([word for word in words if len(word) > 1 and word not in STOP_WORDS])


@lru_cache(maxsize=4096)
def phrase_tokens(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase as a person wrote it."""
    return tokens(phrase)


def places(phrase: str, words: Sequence[str]) -> tuple[int, ...]:
    """Indices in `words` (tokens) at which the whole phrase starts; capitals in the phrase ask for capitals, small letters take both."""
    wanted = phrase_tokens(phrase)
    return tuple(sorted(_starts(wanted, words))) if wanted else ()


def holds(phrase: str, words: Sequence[str]) -> bool:
    """True when the whole phrase stands in `words` (tokens)."""
    wanted = phrase_tokens(phrase)
    return bool(wanted) and next(_starts(wanted, words), None) is not None


def _starts(wanted: Sequence[str], words: Sequence[str]) -> Iterator[int]:
    last = len(words) - len(wanted)
    for form in dict.fromkeys((wanted[0], wanted[0].upper())):
        at = -1
        for _ in range(words.count(form)):
            at = words.index(form, at + 1)
            if at <= last and all(_same(want, words[at + step]) for step, want in enumerate(wanted)):
                yield at


def nearly_holds(phrase: str, words: Sequence[str], slack: int = 2) -> bool:
    """True when the phrase's words of meaning stand in `words` in order, with at most `slack` other words of meaning between them."""
    wanted, among = content(phrase_tokens(phrase)), content(words)
    if len(wanted) < 2:
        return False
    for start, word in enumerate(among):
        if not _same(wanted[0], word):
            continue
        at = 1
        for other in among[start + 1 : start + len(wanted) + slack]:
            if _same(wanted[at], other):
                at += 1
                if at == len(wanted):
                    return True
    return False


def answers(words: Sequence[str], any_of: Sequence[str], all_of: Sequence[str]) -> bool:
    """True when `words` (tokens) hold one of `any_of` (if given) and each of `all_of`; False when neither is given."""
    if not any_of and not all_of:
        return False
    return (not any_of or any(holds(phrase, words) for phrase in any_of)) and all(holds(phrase, words) for phrase in all_of)


def _same(wanted: str, found: str) -> bool:
    return wanted == found or (found.isupper() and not wanted.isupper() and wanted == found.casefold())
