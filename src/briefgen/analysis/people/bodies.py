"""Countries and organisations that speak under their own names."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.analysis.people.nations import acts, compound, in_region, nation
from briefgen.analysis.people.offices import OFFICE_WORDS, roles
from briefgen.analysis.people.resolve import Scene, Who
from briefgen.analysis.wordlist import words
from briefgen.model.evidence import SpeakerBasis

_LINKS = words("of for and the on in & at")
_PEOPLES = words(
    "democrats republicans americans conservatives liberals voters officials others many some party-goers monday tuesday",
    "wednesday thursday friday saturday sunday later what where when here there how why one",
)
_WORDS_OF = words("appeal statement proposal demand request offer message declaration announcement")
_ANY_BODY = words(
    "government ministry department parliament commission council cabinet party army police court opposition minister ministers state"
    " authorities administration board committee union assembly senate house bank group company agency"
)
"""Bodies that, named so and no more, may be anybody's."""
_BODIES = words("ministry government embassy parliament army navy department administration delegation cabinet military")


def resolve_countries(named: Sequence[str], scene: Scene, number: int) -> Who | None:
    """One country (`Kenya`, `Nairobi`, `the Kenyan side`, `the country` just told of), or two that speak together, as written."""
    bare = list(named[1:] if named[0].lower() == "the" else named)
    if len(bare) > 1 and bare[1].lower() in _WORDS_OF and bare[0].endswith(("'s", "’s")) and acts(bare[0][:-2]):
        bare = [bare[0][:-2]]  # `Chile’s appeal to Peru called for …`
    if not bare or any(word.endswith(("'s", "’s")) for word in bare):
        return None
    if len(bare) <= 5 and "and" in bare and sum(nation(word) is not None for word in bare) == 2:
        return Who(" ".join(named), SpeakerBasis.NAMED, 0.95, several=True)
    if bare[-1].lower() in ("country", "nation") and named[0].lower() == "the":
        return _described(bare[:-1], scene, number)
    country = nation(bare[0]) if len(bare) == 1 else compound(*bare) if len(bare) == 2 else None
    if country is not None and (len(bare) == 2 or acts(bare[0])):
        return Who(scene.countries.names.get(country, country), SpeakerBasis.NAMED, 0.9, country=country)
    country = nation(bare[0])
    if len(bare) == 2 and bare[1].lower() == "side" and country is not None:
        return Who(scene.countries.names.get(country, country), SpeakerBasis.NAMED, 0.9, country=country)
    return None


def _described(region: Sequence[str], scene: Scene, number: int) -> Who | None:
    """`the country`, when the sentence before was about one; `the Southeast Asian nation`, when the document names only one there."""
    if region:
        lying = in_region(" ".join(region), scene.countries.names)
        if len(lying) != 1:
            return None
        return Who(scene.countries.names[lying[0]], SpeakerBasis.PRONOUN, 0.85, country=lying[0])
    if scene.country is None or number - scene.country_at != 1:
        return None
    return Who(scene.countries.names.get(scene.country, scene.country), SpeakerBasis.PRONOUN, 0.85, country=scene.country)


def resolve_organisation(written: Sequence[str]) -> Who | None:
    """An organisation that speaks under its name (`the Foreign Ministry`, `China’s foreign ministry`), without its article; else None."""
    named = list(written[1:] if written and written[0].lower() == "the" else written)
    if not named or len(named) > 8 or (len(named) == 1 and named[0].lower() in _ANY_BODY):
        return None
    if len(named) > 1 and nation(named[0]) is not None and named[-1].lower() in _BODIES:
        return Who(" ".join(named), SpeakerBasis.NAMED, 0.9)
    if any(word.endswith(("'s", "’s")) for word in named):
        return None
    if not named[0][0].isupper() or not named[-1][0].isupper() or not all(word[0].isupper() or word in _LINKS for word in named):
        return None
    if written[0].lower() != "the" and len(named) == 1 and not named[0].isupper():
        return None
    if written[0].lower() != "the" and named[-1] in OFFICE_WORDS and roles(named[-1]):
        return None  # `Committee Chairman`: an office whose holder is not named
    if all(nation(word) for word in named if word[0].isupper()) or named[-1].lower() in _PEOPLES or len(named[-1]) < 2:
        return None
    return Who(" ".join(named), SpeakerBasis.NAMED, 0.9)
