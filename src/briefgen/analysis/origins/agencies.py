"""News agencies under one name each, however a source writes them."""

from __future__ import annotations

import re

from briefgen.text.normalise import folded

# name for the reader: the ways it is written besides (folded).
_AGENCIES = {
    "AFP": ("agence france-presse", "agence france presse"),
    "Anadolu": ("anadolu agency", "anadolu ajansi"),
    "ANSA": ("agenzia ansa",),
    "AP": ("associated press", "the ap"),
    "Bernama": ("malaysian national news agency",),
    "Bloomberg": ("bloomberg news",),
    "CNA": ("central news agency",),
    "DPA": ("deutsche presse-agentur",),
    "EFE": ("agencia efe",),
    "Interfax": ("interfax news agency",),
    "IRNA": ("islamic republic news agency",),
    "Jiji Press": ("jiji",),
    "KCNA": ("korean central news agency",),
    "Kyodo News": ("kyodo", "kyodo news agency"),
    "PTI": ("press trust of india",),
    "Reuters": ("thomson reuters",),
    "TASS": ("itar-tass", "tass news agency"),
    "UPI": ("united press international",),
    "Vietnam News Agency": ("vna", "viet nam news agency", "ttxvn"),
    "Xinhua": ("xinhua news agency", "new china news agency"),
    "Yonhap": ("yonhap news agency",),
}
_NAMES = {folded(way): name for name, ways in _AGENCIES.items() for way in (name, *ways)}
_DRESS = re.compile(r"^(?:the|by|from|source)\b[:\s]*|[\s.,;:]+$")


def agency_name(written: str) -> str:
    """The one name of an agency; any other origin folded, so that spellings compare alike.

    written: as the source has it: `VNA`, `(Reuters)`, `The Associated Press`.
    """
    plain = _DRESS.sub("", folded(written).strip("()[] "))
    return _NAMES.get(plain, plain)
