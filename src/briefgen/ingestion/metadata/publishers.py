"""Names of those who publish, as a line of metadata has them."""

from __future__ import annotations

import re

_SOURCE = re.compile(r"^\W*(?:source|from|via|publisher)\s*:\s*", re.IGNORECASE)
_PRESS = re.compile(
    r"^(?:The\s)?(?:(?:Radio|Voice|Times|Bank|Ministry|Embassy|Government|Office|Department)\s(?:of\s|for\s)?(?:the\s)?)?"
    r"(?:[A-ZÀ-ỸĐ][\w.’'&-]*\s(?:(?:of|and|&|de|du|des|di|del|von)\s(?:la\s)?)?){0,4}[A-ZÀ-ỸĐ][\w.’'&-]*$"
)
_OF_THE_PRESS = re.compile(
    r"\b(?:gazette|times|post|herald|tribune|journal|courier|observer|chronicle|daily|weekly|telegraph|guardian|star|mail|express|mirror|sentinel|dispatch"
    r"|inquirer|examiner|register|bulletin|monitor|review|reporter|press|news|newspaper|magazine|agency|radio|television|tv|broadcasting|ministry|embassy"
    r"|government|department|mercury|argus|advertiser|enquirer|dépêche|courrier|zeitung|anzeiger|diario|corriere|gazzetta)\b",
    re.IGNORECASE,
)
_RUBRIC = re.compile(
    r"\b(?:world|latest|breaking|top|local|more|business|sports?|related|your|all|our|today|good|front|national|international|regional|home|press\sreleases?)\b"
    r"(?:\s(?:news|press|post|review))?$|^(?:world|latest|breaking|top|local|more|business|sports?|related|good|fake)\b",
    re.IGNORECASE,
)


def bare_name(text: str) -> str:
    """The name without `Source:` and the like before it."""
    return _SOURCE.sub("", text)


def publisher_like(text: str) -> bool:
    """True for the name of somebody who publishes, by its words (`The Orland Gazette`), not the rubric of a page (`World News`)."""
    bare = bare_name(text)
    return bool(_PRESS.match(bare) and _OF_THE_PRESS.search(bare) and not _RUBRIC.search(bare)) and 1 <= bare.count(" ") <= 6
