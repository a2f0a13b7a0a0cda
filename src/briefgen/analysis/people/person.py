"""One person of a document."""

from __future__ import annotations

from dataclasses import dataclass, field


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
        """The fullest office the document gives, None when it gives none."""
        return max(
            self.offices,
            key=lambda office: (len(office.split()) if len(office.split()) <= 9 else 0, -self.offices.index(office)),
            default=None,
        )
