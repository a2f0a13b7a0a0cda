"""Font roles of a sheet to font files, and the measures taken with them."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.errors import EnvironmentFault, error
from briefgen.writers.pdf.face import Face, open_face
from briefgen.writers.pdf.spelling import Spelling, advance

if TYPE_CHECKING:  # the ports name the evidence, which a writer has no use for
    from briefgen.ports import Measure

WEIGHTS = {"thin": 100, "extralight": 200, "light": 300, "medium": 500, "semibold": 600, "bold": 700, "extrabold": 800, "black": 900}
# Packages that happen to carry a font with wide coverage: (module, file in it, file of its bold), in the order they are tried.
# They are looked for, not imported: matplotlib itself would cost 0.9 s.
_CARRIERS = (
    ("matplotlib", "mpl-data/fonts/ttf/DejaVuSans.ttf", "mpl-data/fonts/ttf/DejaVuSans-Bold.ttf"),
    ("matplotlib_fontja", "fonts/ipaexg.ttf", "fonts/ipaexg.ttf"),
    ("koreanize_matplotlib", "fonts/NanumGothic.ttf", "fonts/NanumGothicBold.ttf"),
    ("paperang_p2_fonts_cjk", "fonts/wqy-microhei.ttc", "fonts/wqy-microhei.ttc"),
)


@dataclass(frozen=True, slots=True)
class FontRole:
    """A font role taken apart: `sans-semibold-italic` is family `sans`, weight 600, italic."""

    family: str
    weight: int = 400
    italic: bool = False

    @classmethod
    def parse(cls, role: str) -> FontRole:
        """Read a role; unknown words are taken as regular."""
        family, *words = role.split("-")
        weight = next((WEIGHTS[word] for word in words if word in WEIGHTS), 400)
        return cls(family, weight, "italic" in words)

    @property
    def name(self) -> str:
        """The role as it is written."""
        word = next((name for name, weight in WEIGHTS.items() if weight == self.weight), "")
        return "-".join(part for part in (self.family, word, "italic" if self.italic else "") if part)


@dataclass(slots=True, eq=False)
class FontBook:
    """Faces of a sheet's families. families: `serif` and `sans` to installed font family names."""

    families: dict[str, str]
    _faces: dict[str, Face] = field(default_factory=dict)
    _spellings: dict[str, Spelling] = field(default_factory=dict)

    def face(self, role: str) -> Face:
        """The face of a font role.

        Raises:
            EnvironmentFault: the family is not installed.
        """
        found = self._faces.get(role)
        if found is None:
            parsed = FontRole.parse(role)
            family = self.families.get(parsed.family) or next(iter(self.families.values()))
            found = self._faces[role] = open_face(str(_file(family, parsed.weight, parsed.italic)))
        return found

    def spelling(self, role: str) -> Spelling:
        """How words are set in a font role, kept from one text to the next."""
        found = self._spellings.get(role)
        if found is None:
            bold = FontRole.parse(role).weight >= 600
            found = self._spellings[role] = Spelling(self.face(role), partial(others, bold))
        return found

    def pieces(self, text: str, role: str) -> Iterable[tuple[str, Face, str]]:
        """A text split by the face that draws it; see `fallback.pieces`."""
        return self.spelling(role).pieces(text)

    def width(self, text: str, font: str, size: float) -> float:
        """Width in points of `text` set in a font role at `size` points, kerned."""
        text = unicodedata.normalize("NFC", text)
        return sum(advance(piece, face) for piece, face, _ in self.pieces(text, font)) * size / 1000

    def extent(self, font: str, size: float) -> tuple[float, float]:
        """Ascent and descent in points, both positive."""
        face = self.face(font)
        return face.ascent * size / 1000, face.descent * size / 1000


@lru_cache(maxsize=8)
def font_book(families: tuple[tuple[str, str], ...]) -> FontBook:
    """The book of these families, one for the whole process: a brief is set several times over. families: as in `Sheet.families`."""
    return FontBook(dict(families))


def measure(families: Iterable[tuple[str, str]]) -> Measure:
    """Measures type with the fonts that will be drawn; families as in `Sheet.families`."""
    return font_book(tuple(families))


def _file(family: str, weight: int, italic: bool) -> Path:
    """The static font of a family that is nearest in weight, from its font package.

    The package's own metadata is read: fontpkg.path() looks through every installed package first, 20 ms of a 300 ms run.

    Raises:
        EnvironmentFault: the package is not installed, or has no static font of this style.
    """
    folder, files = _package(family)
    style = "italic" if italic else "normal"
    fitting = [file for file in files if file["style"] == style and not file["variable"]]
    if not fitting:
        raise EnvironmentFault(error("pdf.font", f"the font family {family!r} has no static {style} font", hints=("name another family",)))
    return folder / str(min(fitting, key=lambda file: (abs(file["weight"] - weight), file["weight"]))["path"])


@lru_cache(maxsize=64)
def _package(family: str) -> tuple[Path, list[dict[str, Any]]]:
    """Folder of a family's package, and what its metadata says of each file."""
    slug = family.lower().replace(" ", "-")
    folder = _folder("fontpkg_" + slug.replace("-", "_"))
    if folder is None:
        hint = f"install the package fontpkg-{slug}"
        raise EnvironmentFault(error("pdf.font", f"the font family {family!r} is not installed", hints=(hint,)))
    return folder, json.loads((folder / "metadata.json").read_text(encoding="utf-8"))["files"]


def _folder(module: str) -> Path | None:
    """Where an installed package lies; None for one that is not installed. It is not imported."""
    found = find_spec(module)
    return Path(found.origin).parent if found is not None and found.origin is not None else None


@lru_cache(maxsize=2)
def others(bold: bool) -> tuple[Face, ...]:
    """Fallback faces in the order they are tried: DejaVu Sans as matplotlib ships it, then those of the extra `cjk` as far as installed."""
    files = (_carried(package, heavy if bold else plain) for package, plain, heavy in _CARRIERS)
    return tuple(open_face(str(path)) for path in files if path is not None)


def _carried(module: str, file: str) -> Path | None:
    folder = _folder(module)
    path = folder / file if folder is not None else None
    return path if path is not None and path.is_file() else None
