"""The benchmark's document as HTML for WeasyPrint and as Typst markup: the same words, fonts, tables, charts and links."""

import html
from pathlib import Path

from briefgen.doctree import nodes as n
from briefgen.model.drawing import Drawing, PathOp
from briefgen.writers.pdf.plain import plain_text

STYLE = """
@page { size: A4; margin: 19mm 17mm 17mm 17mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 7.4pt Sans } }
body { font: 9.2pt/12.4pt Serif; color: #1a1a1a; margin: 0 0 0 48mm } p { margin: 0 0 4pt } a { color: #0b3d6b; text-decoration: none }
h1 { font: 600 13pt/16pt Sans; margin: 12pt 0 4pt -48mm; color: #0b3d6b } h2 { font: 600 10.8pt/14pt Sans; margin: 9pt 0 3pt -48mm }
.s { margin: 0 0 9pt; break-inside: avoid } .l { float: left; width: 42mm; margin-left: -48mm; font: 7.4pt/10pt Sans; color: #5f6368 }
sup { font: 6.6pt Sans } table { border-collapse: collapse; font: 7.6pt/10pt Sans; width: 100% }
td, th { border-bottom: .3pt solid #c8ccd2 }
.ref { font: 7.4pt/10.4pt Sans } blockquote { font: italic 7.8pt/10.4pt Serif; margin: 0 0 2pt 22pt } .toc { font: 9.4pt/14pt Sans }
.toc a::after { content: leader(".") target-counter(attr(href), page) } caption, figcaption { font: 600 7.8pt Sans; text-align: left }
"""


def fonts() -> dict[str, tuple[str, int, str]]:
    import fontpkg

    wanted = (
        ("IBM Plex Serif", 400, "normal"),
        ("IBM Plex Serif", 400, "italic"),
        ("Be Vietnam Pro", 400, "normal"),
        ("Be Vietnam Pro", 600, "normal"),
    )
    return {str(fontpkg.path(*one, nearest=True)): one for one in wanted}


def write_others(tree: n.Tree, folder: Path) -> tuple[Path, Path]:
    """Writes text.html and text.typ with what they need beside them."""
    faces = "".join(
        f"@font-face {{ font-family: {'Serif' if 'Serif' in family else 'Sans'}; src: url(file://{path}); "
        f"font-weight: {weight}; font-style: {slant} }}\n"
        for path, (family, weight, slant) in fonts().items()
    )
    headings = [block for block in _walk(tree.blocks) if isinstance(block, n.Heading)]
    body = "".join(_html(block, headings) for block in tree.blocks)
    page = folder / "text.html"
    page.write_text(
        f'<!doctype html><html lang="{tree.lang}"><head><meta charset="utf-8"><title>{tree.title}</title>'
        f"<style>{faces}{STYLE}</style></head><body>{body}</body></html>",
        encoding="utf-8",
    )
    setup = (
        f'#set document(title: "{tree.title}")\n#set page(paper: "a4", margin: (top: 19mm, bottom: 17mm, right: 17mm, left: 65mm), '
        'numbering: "1 of 1")\n#set text(font: "IBM Plex Serif", size: 9.2pt, lang: "en")\n#set par(leading: 5pt, spacing: 13pt)\n'
        "#show figure: set block(spacing: 20pt)\n"
        '#show heading: it => pad(left: -48mm, text(font: "Be Vietnam Pro", weight: 600, it))\n'
        '#let label(body) = place(dx: -48mm, block(width: 42mm, text(font: "Be Vietnam Pro", size: 7.4pt, body)))\n'
    )
    typ = folder / "text.typ"
    typ.write_text(setup + "".join(_typst(block, folder) for block in tree.blocks), encoding="utf-8")
    return page, typ


def _walk(blocks):
    for block in blocks:
        yield block
        if isinstance(block, (n.SectionBlock, n.Box, n.Cover, n.Banner)):
            yield from _walk(block.children)


def _cites(block: n.StatementBlock) -> str:
    return "".join(f'<a href="#ref-{cite.number}">[{cite.number}]</a>' for cite in block.cites)


def _html(block: n.Block, headings: list[n.Heading]) -> str:
    inner = lambda blocks: "".join(_html(child, headings) for child in blocks)  # noqa: E731
    words = lambda children: html.escape(plain_text(children))  # noqa: E731
    match block:
        case n.Heading(level=level):
            return f'<h{level} id="{block.id}">{words(block.children)}</h{level}>'
        case n.Paragraph():
            return f"<p>{words(block.children)}</p>"
        case n.StatementBlock():
            label = " ".join((block.date, block.speaker, block.office, *block.marks)).strip()
            named = f' id="{block.id}"' if block.anchor else ""
            return (
                f'<div class="s"{named}><div class="l">{html.escape(label)}</div><p>{words(block.body)}<sup>{_cites(block)}</sup></p></div>'
            )
        case n.Table():
            head = "".join(f'<th scope="col">{words(cell.children)}</th>' for cell in block.head)
            rows = "".join(
                "<tr>"
                + "".join(f"<{'th' if cell.header else 'td'}>{words(cell.children)}</{'th' if cell.header else 'td'}>" for cell in row)
                + "</tr>"
                for row in block.rows
            )
            top = f"<caption>{words(block.caption)}</caption><thead><tr>{head}</tr></thead>"
            return f"<table>{top}<tbody>{rows}</tbody></table><p>{words(block.source)}</p>"
        case n.Figure(drawing=Drawing() as drawing):
            image = svg(drawing).replace("<svg", f'<svg role="img" aria-label="{html.escape(block.alt)}"', 1)
            return f"<figure>{image}<figcaption>{words(block.caption)} {words(block.source)}</figcaption></figure>"
        case n.BulletList():
            return "<ol>" + "".join(f"<li>{inner(item)}</li>" for item in block.items) + "</ol>"
        case n.ReferenceEntry():
            back = " ".join(f'<a href="#{anchor}">↑</a>' for anchor in block.back)
            quotes = "".join(f"<blockquote>{html.escape(words)}</blockquote>" for _, words, _ in block.passages)
            return f'<p class="ref" id="ref-{block.number}">[{block.number}] {words(block.children)} {back}</p>{quotes}'
        case n.Contents():
            return "".join(f'<p class="toc"><a href="#{one.id}">{words(one.children)}</a></p>' for one in headings if one.contents)
        case n.PageBreak():
            return '<div style="break-after: page"></div>'
        case n.Cover(children=children):
            return f'<section style="break-after: page">{inner(children)}</section>'
        case n.SectionBlock(children=children) | n.Box(children=children) | n.Banner(children=children):
            return f"<section>{inner(children)}</section>"
    return ""


def _typst(block: n.Block, folder: Path) -> str:
    inner = lambda blocks: "".join(_typst(child, folder) for child in blocks)  # noqa: E731
    words = lambda children: "#" + _string(plain_text(children))  # noqa: E731
    match block:
        case n.Heading(level=level):
            return f"{'=' * level} {words(block.children)} <{block.id}>\n"
        case n.Paragraph():
            return f"{words(block.children)}\n\n"
        case n.StatementBlock():
            label = " ".join((block.date, block.speaker, block.office, *block.marks)).strip()
            cites = "".join(f"#link(<ref-{cite.number}>)[#super[\\[{cite.number}\\]]]" for cite in block.cites)
            return f"#block(breakable: false)[#label(#{_string(label)}){words(block.body)}{cites}]".replace("#label(#", "#label(") + "\n\n"
        case n.Table():
            head = ", ".join(f"[{words(cell.children)}]" for cell in block.head)
            rows = ", ".join(f"[{words(cell.children)}]" for row in block.rows for cell in row)
            columns = ", ".join("auto" for _ in block.columns)
            return f"#figure(kind: table, caption: [{words(block.caption)}], table(columns: ({columns}), table.header({head}), {rows}))\n\n"
        case n.Figure(drawing=Drawing() as drawing):
            (folder / f"{block.id}.svg").write_text(svg(drawing), encoding="utf-8")
            image = f'image("{block.id}.svg", alt: {_string(block.alt)})'
            return f"#figure(caption: [{words(block.caption)} {words(block.source)}], {image})\n\n"
        case n.BulletList():
            return "".join(f"+ {inner(item).strip()}\n" for item in block.items) + "\n"
        case n.ReferenceEntry():
            quotes = "".join(f"#quote(block: true)[#{_string(quoted)}]\n" for _, quoted, _ in block.passages)
            entry = f'#figure(kind: "ref", supplement: none, align(left)[\\[{block.number}\\] {words(block.children)}])'
            return f"{entry} <ref-{block.number}>\n{quotes}\n"
        case n.Contents():
            return "#outline()\n"
        case n.PageBreak():
            return "#pagebreak()\n"
        case n.Cover(children=children):
            return inner(children) + "#pagebreak()\n"
        case n.SectionBlock(children=children) | n.Box(children=children) | n.Banner(children=children):
            return inner(children)
    return ""


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def svg(drawing: Drawing) -> str:
    """A drawing as SVG; its text in the document's fonts."""
    parts = []
    for op in drawing.ops:
        if isinstance(op, PathOp):
            path = " ".join(
                " ".join(
                    [str(name).upper(), *(f"{value if at % 2 == 0 else drawing.height - value:.2f}" for at, value in enumerate(points))]
                )
                for name, *points in op.commands
            )
            parts.append(f'<path d="{path}" fill="{op.fill or "none"}" stroke="{op.stroke or "none"}" stroke-width="{op.width}"/>')
        else:
            turn = f' transform="rotate({-op.angle} {op.x} {drawing.height - op.y})"' if op.angle else ""
            place = f'x="{op.x:.2f}" y="{drawing.height - op.y:.2f}" font-size="{op.size}" fill="{op.colour}"'
            parts.append(f'<text {place} font-family="Be Vietnam Pro, Sans"{turn}>{html.escape(op.text)}</text>')
    size = f'width="{drawing.width}pt" height="{drawing.height}pt" viewBox="0 0 {drawing.width} {drawing.height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'
