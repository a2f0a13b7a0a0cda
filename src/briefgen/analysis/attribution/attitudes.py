"""Verbs that tell what somebody thinks, wants, judges or shows rather than says; each report they make has to pass the gate."""

from __future__ import annotations

from briefgen.analysis.attribution.cues import CUES, Cue
from briefgen.analysis.wordlist import words

_TAKES = frozenset("qtw")
_GROUPS = {
    # perception and judgement
    "judge": words(
        "see view consider regard deem judge recognize recognise understand imagine foresee anticipate envision envisage remember forget",
        "ignore interpret perceive presume contemplate weigh suppose determine discover identify notice detect hear watch establish",
        "prove demonstrate reflect illustrate forecast foretell document project",
    ),
    # liking and wanting
    "want": words(
        "like love hate dislike admire adore respect detest despise resent dread regret enjoy favor favour trust distrust envy loathe",
        "mourn embrace celebrate wish desire crave need intend aim choose resolve opt pursue try attempt",
    ),
    # praise and blame
    "praise": words(
        "attack assail bash knock rebuke chide chastise scold berate castigate lambaste deride disparage insult censure fault malign",
        "vilify laud cheer salute honor honour thank congratulate forgive challenge disavow renounce repudiate contradict rebut",
        "refute dispute contest champion bristle",
    ),
    # other ways of saying
    "tell": words(
        "discuss outline detail list unveil present preach address debate broach articulate communicate convey pronounce relay promote",
        "trumpet summarize recap quote name invoke echo parrot recite chant yell scream cry whisper mutter murmur bark fume thunder swear",
        "brag concur object volunteer posit surmise ponder stipulate specify read frame depict brand cast paint bill describe",
    ),
    # requests; a ruling or a ban is an act, not a saying
    "ask": words(
        "encourage implore beg plead lobby invite request appeal",
    ),
}
_IRREGULAR = {
    "see": "saw", "foresee": "foresaw", "understand": "understood", "forget": "forgot", "forgive": "forgave", "hear": "heard",
    "choose": "chose", "foretell": "foretold", "forecast": "forecast", "swear": "swore", "read": "read",
    "cast": "cast",
}  # fmt: skip
_DOUBLED = words("opt brag beg rebut recap forget")


def _forms(verb: str) -> tuple[tuple[str, str], ...]:
    """The four forms of a verb, each with the name Cue has for it."""
    stem = verb + verb[-1] if verb in _DOUBLED else verb.removesuffix("e") if not verb.endswith("ee") else verb
    ends_in_y = verb.endswith("y") and verb[-2] not in "aeiou"
    past = _IRREGULAR.get(verb) or (verb[:-1] + "ied" if ends_in_y else stem + "ed")
    third = verb[:-1] + "ies" if ends_in_y else verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")
    return (verb, "base"), (past, "finite"), (third, "finite"), (stem + "ing", "ing")


KINDS: dict[str, str] = {verb: kind for kind, verbs in _GROUPS.items() for verb in sorted(verbs)}
"""Each such verb with the kind of attitude it tells."""

ATTITUDES: dict[str, Cue] = {word: Cue(verb, form, _TAKES) for verb in sorted(KINDS) for word, form in _forms(verb) if word not in CUES}
"""Every form of every such verb, lower case; what reads like its base form (`read`, `cast`) counts as finite."""
