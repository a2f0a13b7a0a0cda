"""What the structure tree has to be (ISO 14289-1, 7.1-7.9; ISO 19005-3, 6.7). Each rule yields what breaks it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from pdf_view import STANDARD, Node, View

Rule = Callable[[View], Iterator[str]]
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def _only_in(role: str, *parents: str) -> Rule:
    def rule(view: View) -> Iterator[str]:
        yield from (str(node) for node in view.of(role) if node.above not in parents)

    return rule


def _holds_only(role: str, *kids: str) -> Rule:
    def rule(view: View) -> Iterator[str]:
        yield from (f"{node}>{kid}" for node in view.of(role) for kid in node.below if kid not in kids)

    return rule


def _at_most_one(role: str, kid: str) -> Rule:
    def rule(view: View) -> Iterator[str]:
        yield from (str(node) for node in view.of(role) if node.below.count(kid) > 1)

    return rule


def _caption_first(role: str) -> Rule:
    def rule(view: View) -> Iterator[str]:
        yield from (str(node) for node in view.of(role) if "Caption" in node.below[1:])

    return rule


def _body_beside(kid: str) -> Rule:
    def rule(view: View) -> Iterator[str]:
        yield from (str(node) for node in view.of("Table") if kid in node.below and "TBody" not in node.below)

    return rule


tr_in_table = _only_in("TR", "Table", "THead", "TBody", "TFoot")
thead_in_table, tbody_in_table, tfoot_in_table = (_only_in(role, "Table") for role in ("THead", "TBody", "TFoot"))
th_in_row, td_in_row = _only_in("TH", "TR"), _only_in("TD", "TR")
li_in_list, lbody_in_item, toci_in_toc = _only_in("LI", "L"), _only_in("LBody", "LI"), _only_in("TOCI", "TOC")
table_kids = _holds_only("Table", "TR", "THead", "TBody", "TFoot", "Caption")
row_kids = _holds_only("TR", "TH", "TD")
thead_kids, tbody_kids, tfoot_kids = (_holds_only(role, "TR") for role in ("THead", "TBody", "TFoot"))
list_kids = _holds_only("L", "L", "LI", "Caption")
item_kids = _holds_only("LI", "Lbl", "LBody")
toc_kids = _holds_only("TOC", "TOC", "TOCI", "Caption")
one_thead, one_tfoot, one_caption = (_at_most_one("Table", kid) for kid in ("THead", "TFoot", "Caption"))
list_caption_first, toc_caption_first = _caption_first("L"), _caption_first("TOC")
body_beside_head, body_beside_foot = _body_beside("THead"), _body_beside("TFoot")


def table_caption_at_an_end(view: View) -> Iterator[str]:
    yield from (str(node) for node in view.of("Table") if "Caption" in node.below[1:-1])


# -- the tree as such -------------------------------------------------------------------------------------------------


def tree(view: View) -> Iterator[str]:
    root = view.root.get("/StructTreeRoot", {})
    if not view.nodes or root.get("/Type") != "/StructTreeRoot" or "/ParentTree" not in root:
        yield "no structure tree"


def marked(view: View) -> Iterator[str]:
    if not bool(view.root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "not marked as tagged"


def not_suspect(view: View) -> Iterator[str]:
    if bool(view.root.get("/MarkInfo", {}).get("/Suspects", False)):
        yield "suspects"


def known_types(view: View) -> Iterator[str]:
    circles = set(no_circle(view))
    yield from (str(node) for node in view.nodes if node.standard is None and node.name not in circles)


def no_circle(view: View) -> Iterator[str]:
    for name in view.roles:
        seen, at = {name}, view.roles[name]
        while at in view.roles and at not in seen:
            seen.add(at)
            at = view.roles[at]
        if at in seen:
            yield name


def standard_types_stay(view: View) -> Iterator[str]:
    yield from sorted(set(view.roles) & STANDARD)


def parents_named(view: View) -> Iterator[str]:
    yield from (str(node) for node in view.nodes if "/P" not in node.item)


# -- content ----------------------------------------------------------------------------------------------------------


def no_artifact_inside(view: View) -> Iterator[str]:
    yield from (mark.tag for mark in view.marks if mark.tag == "/Artifact" and mark.inside is not None and mark.inside.tagged)


def no_tags_inside_artifacts(view: View) -> Iterator[str]:
    yield from (mark.tag for mark in view.marks if mark.element is not None and mark.inside is not None and mark.inside.artifact)


def all_content_marked(view: View) -> Iterator[str]:
    yield from (name for name, mark in view.painted if mark is None or not (mark.tagged or mark.artifact))


# -- languages --------------------------------------------------------------------------------------------------------


def language(view: View) -> Iterator[str]:
    """The catalog's holds for whatever names none of its own: outline, annotations, metadata, alternate texts and page content."""
    if not str(view.root.get("/Lang", "")):
        yield "no language"


def language_tags(view: View) -> Iterator[str]:
    said = [str(view.root.Lang)] if "/Lang" in view.root else []
    said += [node.says("/Lang") or "" for node in view.nodes if "/Lang" in node.item]
    said += [str(mark.entries.Lang) for mark in view.marks if mark.entries is not None and "/Lang" in mark.entries]
    yield from (repr(tag) for tag in said if not _LANGUAGE.fullmatch(tag))


# -- tables -----------------------------------------------------------------------------------------------------------


def _rows(table: Node) -> list[Node]:
    rows = []
    for kid in table.kids:
        rows += [kid] if kid.standard == "TR" else [row for row in kid.kids if row.standard == "TR"] if kid.standard != "Caption" else []
    return rows


def _span(cell: Node, key: str) -> int:
    return int(cell.attribute(key) or 1)


def _grid(table: Node) -> tuple[dict[tuple[int, int], Node], list[str]]:
    """The cell of each row and column, and what is wrong: places taken twice, rows that are too short or long."""
    rows, grid, wrong = _rows(table), {}, []
    for down, row in enumerate(rows):
        across = 0
        for cell in (kid for kid in row.kids if kid.standard in ("TH", "TD")):
            while (down, across) in grid:
                across += 1
            for y in range(_span(cell, "/RowSpan")):
                for x in range(_span(cell, "/ColSpan")):
                    if (down + y, across + x) in grid:
                        wrong.append("intersection")
                    grid[down + y, across + x] = cell
            across += _span(cell, "/ColSpan")
    if wrong:
        return grid, wrong  # which cell stands where is not to be told
    widths = Counter(down for down, _ in grid)
    if len(widths) != len(rows):
        wrong.append("rows")
    elif len(set(widths.values())) > 1:
        wrong.append("columns")
    return grid, wrong


def _irregular(fault: str) -> Rule:
    def rule(view: View) -> Iterator[str]:
        yield from (str(table) for table in view.of("Table") if fault in _grid(table)[1])

    return rule


cells_apart, rows_complete, columns_complete = (_irregular(fault) for fault in ("intersection", "rows", "columns"))


def cells_headed(view: View) -> Iterator[str]:
    """Every TH has a scope, and every TD a TH above it or at its left that it belongs to, so that none needs Headers."""
    for head in view.of("TH"):
        if head.above == "TR" and head.attribute("/Scope") not in ("/Row", "/Column", "/Both"):
            yield str(head)
    for table in view.of("Table"):
        grid, wrong = _grid(table)
        if "intersection" in wrong:
            continue
        for (down, across), cell in grid.items():
            above = [grid.get((row, across)) for row in range(down)]
            beside = [grid.get((down, column)) for column in range(across)]
            heads = [(found, "/Column") for found in above] + [(found, "/Row") for found in beside]
            if cell.standard == "TD" and not any(head and head.attribute("/Scope") in (scope, "/Both") for head, scope in heads):
                yield f"{table}, row {down + 1}, cell {across + 1}"


# -- headings, figures, notes -----------------------------------------------------------------------------------------


def headings_in_steps(view: View) -> Iterator[str]:
    level = 0
    for node in view.of("H1", "H2", "H3", "H4", "H5", "H6"):
        if int(node.standard[1]) > level + 1:
            yield str(node)
        level = int(node.standard[1])


def one_kind_of_headings(view: View) -> Iterator[str]:
    """We write H1 to H6 only, so H may not occur at all."""
    yield from map(str, view.of("H"))


def _described(role: str) -> Rule:
    def rule(view: View) -> Iterator[str]:
        yield from (str(node) for node in view.of(role) if not (node.says("/Alt") or "").strip() and not node.says("/ActualText"))

    return rule


figures_described = _described("Figure")


def notes_named(view: View) -> Iterator[str]:
    yield from (str(node) for node in view.of("Note") if not node.says("/ID"))


def note_names_unique(view: View) -> Iterator[str]:
    names = Counter(node.says("/ID") for node in view.of("Note"))
    yield from (str(name) for name, count in names.items() if count > 1)
