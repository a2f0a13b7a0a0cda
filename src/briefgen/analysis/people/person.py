"""One person of a document."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.analysis.people.tenure import unheld

_ARTICLES = frozenset(("al", "el", "as", "ar", "an", "ad", "at", "az", "es", "ed", "er"))


def with_article(word: str) -> bool:
    """True for a surname with its Arabic article in small letters: `al-Assad`."""
    return word[2:3] == "-" and word[3:4].isupper() and word[:2] in _ARTICLES


def other_forms(word: str) -> tuple[str, ...]:
    """`Assad`, `Al-Assad`, `El-Assad` … for `al-Assad`: ways in which one text writes one surname; none for a name without an article."""
    if word[2:3] != "-" or not word[3:4].isupper() or word[:2].lower() not in _ARTICLES:
        return ()
    bare = word[3:]
    return tuple(form for form in (bare, f"al-{bare}", f"Al-{bare}", f"el-{bare}", f"El-{bare}") if form != word)


@dataclass(slots=True)
class Person:
    """One person. offices: titles as written before or after the name, best first when asked; key: the word others use for them.

    as_counterpart: the roles of the person whose counterpart this one is called.
    """

    name: str
    key: str
    offices: list[str] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    nations: set[str] = field(default_factory=set)
    gender: str | None = None
    parties: set[str] = field(default_factory=set)
    as_counterpart: set[str] = field(default_factory=set)

    @property
    def office(self) -> str | None:
        """The fullest office the document gives, None when it gives none; `former Mayor` before the `Mayor` it may also be called."""
        offices = self.offices
        once = {core.casefold() for office in offices if unheld(office) for core in _endings(office)}
        return max(
            offices,
            key=lambda office: (
                unheld(office) or office.casefold() not in once,
                len(office.split()) if len(office.split()) <= 9 else 0,
                -offices.index(office),
            ),
            default=None,
        )


def _endings(office: str) -> list[str]:
    """`Veria Mayor` and `Mayor` for `former Veria Mayor`."""
    parts = office.split()
    return [" ".join(parts[at:]) for at in range(1, len(parts))]
