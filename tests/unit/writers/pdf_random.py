"""Random trees from the doctree grammar, by seed: drawing them node by node through hypothesis takes minutes a tree."""

import random
from dataclasses import replace

import pdf_trees as trees

from briefgen.doctree import nodes as n

WORDS = [
    "river",
    "Đồng Tháp",
    "a",
    "of the",
    "Nguyễn Thị Ánh",
    "“first step”",
    "x" * 90,
    "https://example.org/a/very/long/address?query=of&many=parts",
    "3.14",
    "1,250",
    "مرحبا بالعالم",
    "שלום עולם",
    "Привет",
    "東京都",
    "ﬁ",
    "e\u0323\u0302",
    "\u202eabc",
    "—",
    "≈ 2024",
    "co-operation",
    "∆",
    "\U0001f30a",
    "(",
    ")",
    "\\",
    "y" * 200,
    "\u00a0",
    "\u0301",
    "<&>",
]
ROLES = ["body", "lead", "small", "note", "meta", "title", "takeaway", "unknown"]


class Grammar:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.ids = 0

    def tree(self) -> n.Tree:
        r = self.random
        tops = []
        for _ in range(r.randint(0, 12)):
            kind = r.random()
            children = tuple(self.block(2) for _ in range(r.randint(0, 3)))
            tops.append(n.Cover(children=children) if kind < 0.06 else n.Banner(children=children) if kind < 0.12 else self.block(3))
        furniture = replace(trees.FURNITURE, watermark=r.choice(["", "", "DRAFT"]))
        return n.Tree(title=self.words(4) or "Title", lang="en", blocks=tuple(tops), furniture=furniture)

    def words(self, most: int = 12) -> str:
        return " ".join(self.random.choice(WORDS) for _ in range(self.random.randint(0, most)))

    def id(self) -> str:
        self.ids += 1
        return f"id{self.ids if self.random.random() < 0.9 else 1}"

    def inlines(self, most: int = 4, depth: int = 2) -> tuple[n.Inline, ...]:
        return tuple(self.inline(depth) for _ in range(self.random.randint(0, most)))

    def inline(self, depth: int) -> n.Inline:
        r = self.random
        kind = r.randint(0, 9)
        if kind < 5 or depth == 0:
            return n.Text(text=self.words(12), lang=r.choice([None, None, "vi", "fr"]))
        if kind == 5:
            return n.Cite(number=r.randint(1, 9))
        if kind == 6:
            return n.Break()
        if kind == 7:
            target = r.choice(["https://example.org/ü", "#ref-1", "#nowhere", "#id2"])
            return n.Link(target=target, children=(n.Text(text=self.words()),))
        return n.Styled(role=r.choice(["em", "strong", "small", "mark", "insertion", "odd"]), children=self.inlines(3, depth - 1))

    def block(self, depth: int) -> n.Block:
        r = self.random
        kind = r.randint(0, 12)
        inner = lambda most: tuple(self.block(depth - 1) for _ in range(r.randint(0, most)))  # noqa: E731
        if kind <= 2 or (depth == 0 and kind > 8):
            return n.Paragraph(children=self.inlines(), role=r.choice(ROLES), id=r.choice([None, self.id()]))
        if kind == 3:
            return n.Heading(level=r.choice([1, 2, 3]), children=self.inlines(2), id=self.id(), contents=r.random() < 0.7)
        if kind == 4:
            return self.statement()
        if kind == 5:
            return self.table()
        if kind == 6:
            drawing = r.choice([None, trees.drawing(), trees.drawing(700, 300), trees.drawing(200, 1200)])
            wide = r.random() < 0.3
            return n.Figure(id=self.id(), drawing=drawing, alt=self.words(), caption=self.inlines(2), source=self.inlines(2), wide=wide)
        if kind == 7:
            passages = tuple(("¶ 3", self.words(40), self.id()) for _ in range(r.randint(0, 3)))
            number, back = self.ids + r.randint(1, 9), (self.id(), "id1")
            return n.ReferenceEntry(number=number, children=self.inlines(), back=back, passages=passages, run_on=number % 3 > 0)
        if kind == 8:
            return r.choice([n.Contents(depth=2), n.PageBreak(), self.statement(), self.run()])
        if kind == 9:
            return n.BulletList(items=tuple(inner(3) for _ in range(r.randint(0, 4))), ordered=r.random() < 0.5)
        if kind == 10:
            return n.Box(role=r.choice(["key-points", "differ", "odd"]), title=self.inlines(1), children=inner(4))
        return n.SectionBlock(id=self.id(), children=inner(6))

    def statement(self) -> n.StatementBlock:
        r = self.random
        return n.StatementBlock(
            id=self.id(),
            date=r.choice(["", "2024", "≈ September 2024"]),
            speaker=r.choice(["", "Nguyễn Thị Ánh"]),
            office=r.choice(["", "Governor of the river province and the islands " * 3]),
            body=self.inlines(3),
            cites=tuple(n.Cite(number=r.randint(1, 40)) for _ in range(r.choice([0, 1, 3, 60]))),
            marks=tuple(r.sample(["single source", "as of"], r.randint(0, 2))),
            role=r.choice(["statement", "takeaway", "key-point"]),
            changed=r.random() < 0.4,
            anchor=r.random() < 0.8,
        )

    def run(self) -> n.StatementRun:
        first = self.statement()
        alike = {"date": first.date, "speaker": first.speaker, "role": first.role, "changed": first.changed}
        return n.StatementRun(statements=(first, *(replace(self.statement(), **alike) for _ in range(self.random.randint(1, 4)))))

    def table(self) -> n.Table:
        r = self.random
        count = r.randint(1, 6)
        row = lambda: tuple(n.Cell(children=self.inlines(2), header=r.random() < 0.2) for _ in range(count))  # noqa: E731
        columns = tuple(
            n.Column(align=r.choice(["left", "right", "center", "decimal"]), width=r.choice([0.0, 0.0, 0.3])) for _ in range(count)
        )
        rows = tuple(row() for _ in range(r.choice([0, 1, 4, 14])))
        return n.Table(
            columns=columns, head=row(), rows=rows, caption=self.inlines(1), source=self.inlines(1), id=self.id(), alt=self.words(3)
        )
