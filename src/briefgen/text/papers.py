"""Dates that only tell which paper is meant: `the ruling from 3 May`, `figures from June`."""

from __future__ import annotations

from briefgen.text.lazy import lazily

_REACH = 40
_FROM_A_DAY = lazily(
    r"\b(?:statements?|letters?|reports?|rulings?|decisions?|judge?ments?|resolutions?|declarations?|decrees?|orders?|agreements?|accords?"
    r"|interviews?|speech(?:es)?|articles?|memos?|memorand(?:um|a)|notes?|papers?|documents?|figures?|data|surveys?|polls?|e?mails?"
    r"|communiqu[eé]s?|posts?|tweets?|videos?|photos?|images?|drafts?|treat(?:y|ies)|texts?|versions?|minutes|transcripts?)\s+"
    r"(?:from|dated)\s+(?:late\s+|early\s+|mid-?)?$"
)


def of_a_paper(before: str) -> bool:
    """True when a date right behind `before` tells which paper is meant, not when anything happened."""
    near = before[-_REACH:]
    return ("from " in near or "dated " in near) and _FROM_A_DAY.search(near.lower()) is not None
