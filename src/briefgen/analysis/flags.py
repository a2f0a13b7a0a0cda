"""Why a claim needs care before it is printed alone."""

from __future__ import annotations

from briefgen.analysis.wordlist import words
from briefgen.model.evidence import Flag
from briefgen.text.lazy import lazily

# These three look at the sentence in small letters.
_HEARSAY = lazily(
    r"\b(?:reportedly|allegedly|purportedly|supposedly|rumou?red|unconfirmed|it is (?:said|believed|understood|thought|"
    r"claimed)|is said to|are said to|"
    r"was said to|sources? (?:say|said|close to|familiar with)|on condition of anonymity|who asked not to be named|(?:an?|"
    r"some|several) unnamed|"
    r"speculation|apparently)\b",
)
_SUPERLATIVE = lazily(
    r"\b(?=[abcdfghilmnoprstuwy’'])"
    r"(?:currently|at present|nowadays|so far(?! as)|(?<!up )to date|as of now|until now|the (?:first|latest|only|last|most|least|worst)|"
    r"first[ -]ever|(?:larg|bigg|great|high|long|low|small|strong|clos|fast|deep|broad|rich|poor|old|young|fin|few|new)est|"
    r"(?:the|an?|its|his|her|their|our|world|’s|'s) (?:world-)?(?:leading|top|number one)|"
    r"(?<!track )(?<!on )record(?= (?:high|low|number|level|figure|year|turnover|growth|amount|sum|exports|imports|sales|profit|heat|rain|"
    r"crowd|\$|\d|of (?:\$|\d)))|(?:a|new|all-time) (?:new )?record\b|"
    r"(?:his|her|its|their|our|’s|'s) first|world-leading|number one|no\. 1)\b"
    r"|\b(?:marks?|was|is|be(?:came|come)?) the first\b",
)
# How something is done, what is thought of it, and a place in a row of things are no records that age.
_NOT_RECORD = lazily(
    r"\b(?:at the (?:very )?(?:highest|lowest|greatest|closest|latest)(?! point)(?: possible)?(?: \w+)?(?: levels?)?|"
    r"the (?:most|least) (?:important|significant|essential|valuable|sensitive)|"
    r"(?:top|highest[- ]ranking|leading) (?:[\w-]+ )?(?:leaders?|officials?|diplomats?|priority|priorities|role|importance|to|a|the)|"
    r"the (?:first|last|latest|past|next) (?:[\w-]+ ){0,2}(?:years?|months?|weeks?|days?|decades?|century|centuries)|"
    r"the (?:first|last) (?:half|day|week|round|stage|step|phase|place|two|three|few|lady|family|name|minute|word)|"
    r"the latest (?:news|developments?|information)|(?:his|her|its|their|our) first names?|the (?:first|last) of (?:these|them|the two)|"
    r"(?:late|high|great|low|old|long)est (?:son|daughter|brother|sister|child)|"
    r"best (?:regards|wishes))\b",
)
_DEPENDENT = lazily(
    r"(?:This|These|Those|That|They|Their|Theirs|It|Its|Another|Others?|Such|Here|"
    r"Both(?! (?:\w+|(?:the|an?|its|his|her|their|in|at|on|[A-Z][\w.’'-]*) (?:[\w.’'-]+ ){0,6}?[\w.’'-]+) and\b)|"
    r"There(?! (?:is|are|was|were|will|has|have)\b)|"
    r"The (?:country|nation|latter|former|same|two|pair|group|grouping|\w+ \w+ (?:country|nation)|\w+ (?:country|nation))|"
    r"The (?:\w+ )?(?:move|decision|deal|agreement|event|meeting|visit|trip|news|statement|remarks?|comments?|talks)"
    r"(?! (?:by|of|between|with|to|in|on|for|at|from|that|was signed|among))|He|She|His|Her|Him|One of (?:them|these)|"
    r"Some of (?:them|these)|"
    r"Over (?:ten|\w+) years later|(?:A|Two|Three|Four|Five|Ten|Several|Some|\d+) (?:days?|weeks?|months?|years?) later|"
    r"(?:The|That) same (?:day|week|month|year)|Afterwards?|Then|Thereafter|Since then|By then|Instead|Otherwise|As such|"
    r"(?:Later|Earlier|Soon after)(?: on)?,|In (?:this|that|such)|At (?:this|that)|"
    r"For (?:this|that)|To (?:this|that)|With (?:this|that|these)|And|But|Or|So|Yet|Nor)(?:\b|(?<=,))",
)
# The words the pattern above can begin with.
_LEANING = words(
    "This These Those That They Their Theirs It Its Another Other Others Such Here Both There The He She His Her Him One Some Over A",
    "Two Three Four Five Ten Several Afterward Afterwards Then Thereafter Since By Instead Otherwise As In At For To With And But Or So",
    "Yet Nor Later Earlier Soon",
)
HEARSAY_WORDS = words(
    "reportedly allegedly purportedly supposedly rumored rumoured unconfirmed said believed understood thought claimed source sources",
    "anonymity named unnamed speculation apparently",
)
SUPERLATIVE_WORDS = words(
    "currently present nowadays far date now first latest only last most least worst largest biggest greatest highest longest lowest",
    "smallest strongest closest fastest deepest broadest richest poorest oldest youngest finest fewest newest leading top number record no",
)
"""Words, in small letters, one of which stands in every sentence that the pattern of the name matches."""
# A cheap test before the patterns above: one of these stands in every sentence they match.
_HEARSAY_HINTS = (
    "reported",
    "alleg",
    "purport",
    "suppos",
    "rumo",
    "unconfirm",
    "said to",
    "it is ",
    "source",
    "anonym",
    "not to be named",
    "unnamed",
    "speculat",
    "apparent",
)
_SUPERLATIVE_HINTS = (
    *("the first", "the latest", "the only", "the last", "the most", "the least", "the worst", "r first", "s first", "first ever"),
    *("first-ever", "largest", "biggest", "greatest", "highest", "longest", "lowest", "smallest", "strongest", "closest", "fastest"),
    *("deepest", "broadest", "richest", "poorest", "oldest", "youngest", "finest", "fewest", "newest", "leading", "top", "number one"),
    *("record", "no. 1", "current", "at present", "nowadays", "so far", "to date", "as of now", "until now"),
)


def flags_of(
    text: str,
    *,
    opening: int = 0,
    opening_resolved: bool,
    pronoun_unresolved: bool = False,
    points_away: bool = False,
    unbalanced: bool,
    continued: bool,
    hearsay: bool = True,
    superlative: bool = True,
    unnamed: bool = False,
) -> tuple[Flag, ...]:
    """The flags of one sentence, in the order of Flag.

    opening: where it begins once a connective is left out, as an offset in it. opening_resolved: its first words are a pronoun or
    description whose meaning is printed or is the labelled speaker. pronoun_unresolved: the subject of its first clause is a pronoun that
    nobody could tell. points_away: it points at somebody or something that it does not tell. unbalanced: it holds half a quotation, or
    names the speaker of words that stand in another sentence. continued: its speaker was carried on from the sentence before. hearsay,
    superlative: False when none of the words of that name stands in it. unnamed: said in a talk by somebody nameless.
    """
    found: list[Flag] = []
    bare = text.rstrip("”\"’') ")
    if bare.endswith("?"):
        found.append(Flag.QUESTION)
    small = text.lower() if hearsay or superlative else ""
    # any(map(…)) asks for each hint without a step of Python's own
    if hearsay and any(map(small.__contains__, _HEARSAY_HINTS)) and _HEARSAY.search(small):
        found.append(Flag.HEARSAY)
    if superlative and any(map(small.__contains__, _SUPERLATIVE_HINTS)) and _SUPERLATIVE.search(small) and not _only_idiom(small):
        found.append(Flag.SUPERLATIVE)
    begun = text[opening:].lstrip("“\"‘'([ ")
    carried_mid_clause = continued and begun[:1].islower()
    begun = begun[:1].upper() + begun[1:]
    first = begun[: begun.find(" ")].rstrip(",").partition("’")[0].partition("'")[0]
    leans = (first in _LEANING or first[:1].isdigit()) and _DEPENDENT.match(begun) is not None
    told = opening_resolved or not leans
    if unbalanced or pronoun_unresolved or points_away or carried_mid_clause or text.count(" ") < 3 or not told:
        found.append(Flag.DEPENDENT)
    if unnamed:
        found.append(Flag.UNNAMED)
    return tuple(found)


def _only_idiom(text: str) -> bool:
    """True when every superlative belongs to a phrase that does not age."""
    return _SUPERLATIVE.search(_NOT_RECORD.sub(" ", text)) is None
