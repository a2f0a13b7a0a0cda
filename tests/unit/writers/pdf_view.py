"""A PDF as the rules of `pdf_profiles` see it; every part is read once, and only when a rule asks for it."""

import io
import re
from dataclasses import dataclass, field
from functools import cached_property

import pikepdf
from pdf_bytes import File

STANDARD = frozenset(
    re.findall(
        r"\w+",
        "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 P L LI Lbl LBody "
        "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure "
        "Formula Form ",
    )
)  # ISO 32000-1, 14.8.4
SHOWN = frozenset(("Tj", "TJ", "'", '"'))
PAINTED = SHOWN | {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI"}


@dataclass(slots=True, eq=False)
class Node:
    """A structure element. standard: its type behind the role map, None when there is none."""

    item: dict
    name: str
    standard: str | None
    parent: "Node | None"
    kids: list = field(default_factory=list)

    def says(self, key: str) -> str | None:
        return str(self.item[key]) if key in self.item else None

    @property
    def below(self) -> list[str]:
        return [kid.standard for kid in self.kids if kid.standard]

    @property
    def above(self) -> str | None:
        return self.parent.standard if self.parent else None

    @property
    def attributes(self) -> list:
        found = self.item.get("/A", ())
        return [found] if isinstance(found, pikepdf.Dictionary) else list(found)

    def attribute(self, key: str) -> str | None:
        return next((str(attribute[key]) for attribute in self.attributes if key in attribute), None)

    def __str__(self) -> str:
        return f"{self.parent.name if self.parent else ''}>{self.name}"


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """Marked content. entries: its property list; element: the structure element that owns its MCID."""

    tag: str
    entries: pikepdf.Dictionary | None
    element: pikepdf.Dictionary | None
    inside: "Mark | None"

    @property
    def tagged(self) -> bool:
        return (self.element is not None and "/P" in self.element) or (self.inside is not None and self.inside.tagged)

    @property
    def artifact(self) -> bool:
        return self.tag == "/Artifact" or (self.inside is not None and self.inside.artifact)

    @property
    def replaced(self) -> bool:
        own = self.entries is not None and "/ActualText" in self.entries
        return own or (self.element is not None and "/ActualText" in self.element)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A code that is shown. drawn, stated: its width in the font program (None: no such glyph) and in W. text: behind ToUnicode."""

    code: int
    gid: int
    drawn: float | None
    stated: float
    text: str | None
    replaced: bool

    def __str__(self) -> str:
        return f"code {self.code:04x}"


class View:
    """pdf: `data`, best opened without `inherit_page_attributes`, or pages seem to have of their own what they inherit."""

    def __init__(self, data: bytes, pdf: pikepdf.Pdf) -> None:
        self.data, self.pdf, self.root = data, pdf, pdf.Root
        self.handed_down = "/Resources" in pdf.Root.Pages
        self.contents = {page.obj.objgen: pikepdf.parse_content_stream(page) for page in pdf.pages}

    @cached_property
    def file(self) -> File:
        return File(self.data)

    @cached_property
    def tokens(self) -> dict[bytes, list[bytes]]:
        """As `File.tokens`, those of the pages' contents with them."""
        return self.file.tokens_with(page.Contents.read_bytes() for page in self.pdf.pages if "/Contents" in page.obj)

    # -- structure ----------------------------------------------------------------------------------------------------

    @cached_property
    def roles(self) -> dict[str, str]:
        return {str(key)[1:]: str(value)[1:] for key, value in self.root.get("/StructTreeRoot", {}).get("/RoleMap", {}).items()}

    def standard(self, name: str) -> str | None:
        seen = set()
        while name in self.roles and name not in seen:
            seen.add(name)
            name = self.roles[name]
        return name if name in STANDARD else None

    @cached_property
    def nodes(self) -> list[Node]:
        """In the order of the tree, parents first."""
        found: list[Node] = []

        def walk(kids, parent: Node | None) -> None:
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    name = str(kid.S)[1:]
                    node = Node(dict(kid.items()), name, self.standard(name), parent)
                    found.append(node)
                    if parent is not None:
                        parent.kids.append(node)
                    walk(node.item.get("/K", pikepdf.Array()), node)

        walk(self.root.get("/StructTreeRoot", {}).get("/K", pikepdf.Array()), None)
        return found

    def of(self, *standards: str) -> list[Node]:
        return [node for node in self.nodes if node.standard in standards]

    @cached_property
    def parents(self) -> dict[int, object]:
        numbers = keyed(self.root.get("/StructTreeRoot", {}).get("/ParentTree", {}), "/Nums")
        return dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))

    # -- content ------------------------------------------------------------------------------------------------------

    @cached_property
    def _walked(self) -> tuple[list[Mark], list[tuple[str, Mark | None]], dict]:
        marks: list[Mark] = []
        painted: list[tuple[str, Mark | None]] = []
        shown: dict = {}
        for page in self.pdf.pages:
            owners = self.parents.get(int(page.obj.get("/StructParents", -1)), ())
            fonts, font, open_marks = _fonts(page.obj), None, []
            for operands, operator in self.contents[page.obj.objgen]:
                name = str(operator)
                if name in ("BDC", "BMC"):
                    entries = operands[1] if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) else None
                    mcid = int(entries.MCID) if entries is not None and "/MCID" in entries else None
                    element = owners[mcid] if mcid is not None and mcid < len(owners) else None
                    open_marks.append(Mark(str(operands[0]), entries, element, open_marks[-1] if open_marks else None))
                    marks.append(open_marks[-1])
                elif name == "EMC":
                    open_marks.pop()
                elif name == "Tf":
                    font = fonts[str(operands[0])]
                elif name in PAINTED:
                    mark = open_marks[-1] if open_marks else None
                    painted.append((name, mark))
                    if name in SHOWN:
                        codes = shown.setdefault(font.objgen, (font, {}))[1]
                        replaced = mark is not None and mark.replaced
                        for code in _codes(operands[-1]):
                            codes[code] = codes.get(code, True) and replaced
        return marks, painted, shown

    @property
    def marks(self) -> list[Mark]:
        return self._walked[0]

    @property
    def painted(self) -> list[tuple[str, Mark | None]]:
        """Every operator that paints, with the innermost marked content it stands in."""
        return self._walked[1]

    @cached_property
    def operators(self) -> set[str]:
        return {str(operator) for content in self.contents.values() for _, operator in content}

    @cached_property
    def dictionaries(self) -> list:
        return [item for item in self.pdf.objects if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream))]

    @cached_property
    def annotations(self) -> list[tuple[pikepdf.Page, pikepdf.Dictionary]]:
        return [(page, annotation) for page in self.pdf.pages for annotation in page.obj.get("/Annots", ())]

    def struct_parent(self, annotation) -> pikepdf.Dictionary | None:
        found = self.parents.get(int(annotation.get("/StructParent", -1)))
        return found if isinstance(found, pikepdf.Dictionary) else None

    # -- fonts --------------------------------------------------------------------------------------------------------

    @cached_property
    def fonts(self) -> list:
        """Every font dictionary that a page can name, with those below it."""
        found = {}
        for page in self.pdf.pages:
            for font in _fonts(page.obj).values():
                found[font.objgen] = font
                found.update((below.objgen, below) for below in font.get("/DescendantFonts", ()))
        return list(found.values())

    @cached_property
    def glyphs(self) -> list[Glyph]:
        """Every code that is shown, once for each font."""
        return [glyph for font, codes in self._walked[2].values() for glyph in _glyphs(font, codes)]


def keyed(tree, entry: str) -> list:
    """Keys and values of a name tree (entry: `/Names`) or number tree (`/Nums`), one after the other."""
    below = [item for kid in tree.get("/Kids", ()) for item in keyed(kid, entry)]
    if "/Limits" in tree:
        keys = below[::2] or list(tree.get(entry))[::2]
        assert list(tree.Limits) == [keys[0], keys[-1]], "a node with other keys than it says"
    return below or list(tree.get(entry, ()))


def _fonts(page) -> pikepdf.Dictionary:
    """Those that the page, or else the nearest node above it, names."""
    while "/Resources" not in page and "/Parent" in page:
        page = page.Parent
    return page.get("/Resources", {}).get("/Font", {})


def _codes(operand) -> list[int]:
    strings = operand if isinstance(operand, pikepdf.Array) else [operand]
    raw = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))
    return [int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)]


def _glyphs(font, codes: dict[int, bool]) -> list[Glyph]:
    from fontTools.ttLib import TTFont

    below = font.get("/DescendantFonts", [font])[0]
    program = below.get("/FontDescriptor", {}).get("/FontFile2")
    if program is None:
        return []
    gids = below.CIDToGIDMap.read_bytes() if "/CIDToGIDMap" in below else b"".join(code.to_bytes(2, "big") for code in range(65_536))
    texts, widths = to_unicode(font), stated_widths(below)
    with TTFont(io.BytesIO(program.read_bytes()), lazy=True) as face:
        advances, order, scale = face["hmtx"], face.getGlyphOrder(), 1000 / face["head"].unitsPerEm
        made = []
        for code, replaced in codes.items():
            gid = int.from_bytes(gids[2 * code : 2 * code + 2], "big")
            drawn = advances[order[gid]][0] * scale if gid < len(order) else None
            made.append(Glyph(code, gid, drawn, widths.get(code, float(below.get("/DW", 1000))), texts.get(code), replaced))
    return made


def to_unicode(font) -> dict[int, str]:
    body = font.ToUnicode.read_bytes().decode("ascii")
    found = {}
    for count, block in re.findall(r"(\d+) beginbfchar\n(.*?)\nendbfchar", body, re.DOTALL):
        rows = re.findall(r"<([0-9a-f]{4})> <((?:[0-9a-f]{4})+)>", block)
        assert int(count) == len(rows) <= 100
        found.update((int(code, 16), bytes.fromhex(text).decode("utf-16-be")) for code, text in rows)
    return found


def stated_widths(font) -> dict[int, float]:
    found, parts = {}, list(font.get("/W", ()))
    for first, run in zip(parts[::2], parts[1::2], strict=True):
        found.update((int(first) + at, float(width)) for at, width in enumerate(run))
    return found
