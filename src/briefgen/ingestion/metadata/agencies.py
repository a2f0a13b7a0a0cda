"""News agencies of the world: whose reporting a paper carries. A wire's reports count as one voice wherever they are printed."""

from __future__ import annotations

import re

# Full name -> the other names under which it is credited. National and international agencies, after the membership lists of
# the regional alliances (EANA, OANA, FANA, ATPF) and the wires.
_AGENCIES: dict[str, tuple[str, ...]] = {
    "Agence France-Presse": ("AFP", "Agence France Presse", "法新社"),
    "Associated Press": ("AP", "The Associated Press"),
    "Reuters": ("Thomson Reuters", "ロイター", "路透社"),
    "United Press International": ("UPI",),
    "Bloomberg News": (),
    "Dow Jones Newswires": (),
    "Anadolu Agency": ("AA", "Anadolu"),
    "Agerpres": (),
    "AKIpress": (),
    "Antara": ("ANTARA", "ANTARA News"),
    "ANSA": (),
    "ANI": ("Asian News International",),
    "APA": ("Austria Press Agency",),
    "Australian Associated Press": ("AAP",),
    "Belga": (),
    "BelTA": (),
    "Bernama": ("BERNAMA",),
    "BNS": ("Baltic News Service",),
    "The Canadian Press": ("Canadian Press",),
    "Central News Agency": ("CNA",),
    "China News Service": ("CNS",),
    "Deutsche Presse-Agentur": ("dpa", "DPA"),
    "EFE": ("Agencia EFE",),
    "IANS": ("Indo-Asian News Service",),
    "Interfax": ("Интерфакс",),
    "IRNA": ("Islamic Republic News Agency",),
    "Jiji Press": ("Jiji", "時事", "時事通信"),
    "Kazinform": (),
    "Korean Central News Agency": ("KCNA",),
    "Kyodo News": ("Kyodo", "共同", "共同通信"),
    "Lao News Agency": ("KPL",),
    "Agence Kampuchea Presse": ("AKP",),
    "Lusa": (),
    "MENA": ("Middle East News Agency",),
    "MTI": (),
    "Notimex": (),
    "NTB": (),
    "PAP": ("Polish Press Agency",),
    "Philippine News Agency": ("PNA",),
    "Press Trust of India": ("PTI",),
    "Press Association": ("PA Media",),
    "Prensa Latina": (),
    "RIA Novosti": ("РИА Новости",),
    "Ritzau": (),
    "Saudi Press Agency": ("SPA",),
    "STT": (),
    "Swissinfo": (),
    "TASS": ("ITAR-TASS", "ТАСС"),
    "Thai News Agency": ("TNA",),
    "TT": (),
    "Ukrinform": (),
    "Vietnam News Agency": ("VNA", "Viet Nam News Agency", "TTXVN", "Thông tấn xã Việt Nam"),
    "WAM": ("Emirates News Agency",),
    "Xinhua": ("Xinhua News Agency", "新华社", "新華社"),
    "Yonhap": ("Yonhap News Agency", "연합뉴스"),
}
_CANONICAL = {alias: name for name, aliases in _AGENCIES.items() for alias in (name, *aliases)}
_FOLDED = {alias.casefold(): name for alias, name in _CANONICAL.items()}
# Acronyms that are words or everyday abbreviations in other places name an agency only where a credit stands.
_GENERIC = re.compile(r"(?:[A-Z][\w’'-]+ ){1,4}(?:News|Press) Agency")

NAMES = "|".join(re.escape(alias) for alias in sorted(_CANONICAL, key=lambda alias: (-len(alias), alias)))
"""Alternatives of a regular expression, longest first: every name an agency is known by."""


def agency(name: str) -> str | None:
    """The full name of the agency credited as `name`; None when it is not an agency we know or one that calls itself so."""
    bare = name.strip(" .,;:()[]/-–—\u00a0")
    known = _CANONICAL.get(bare) or _FOLDED.get(bare.casefold().removeprefix("the ")) if len(bare) > 3 else _CANONICAL.get(bare)
    if known:
        return known
    return bare if _GENERIC.fullmatch(bare) else None
