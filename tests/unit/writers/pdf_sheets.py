"""Style sheets for the writer's tests, after the project's look; loaded by path, since tests are no package."""

from dataclasses import replace

from briefgen.doctree.style import BoxStyle, PageStyle, Sheet, TextStyle

MM = 72 / 25.4
INK, BLUE, GREY, AMBER = "#1a1a1a", "#0b3d6b", "#5f6368", "#9a5f00"


def text_styles() -> dict[str, TextStyle]:
    def t(font: str, size: float, leading: float, colour: str = INK, **more) -> TextStyle:
        return TextStyle(font=font, size=size, leading=leading, colour=colour, **more)

    return {
        "body": t("serif", 9.2, 12.4, after=4),
        "title": t("sans-bold", 18, 21.5, BLUE, after=3),
        "subtitle": t("sans", 10, 13, after=5),
        "meta": t("sans", 7.6, 10, GREY, after=3),
        "lead": t("serif-medium", 10, 13.6, after=7),
        "h1": t("sans-semibold", 13, 16, BLUE, before=12, after=4),
        "h2": t("sans-semibold", 10.8, 14, BLUE, before=9.6, after=3.4),
        "h3": t("sans-semibold", 9, 12, before=6, after=2),
        "takeaway": t("serif-italic", 9.2, 12.4, after=4),
        "statement": t("serif", 9.2, 12.4, after=4.6),
        "key-point": t("serif", 9.2, 12.4, after=4),
        "note": t("sans", 7.8, 10.6, after=3),
        "small": t("sans", 7.8, 10.6, after=3),
        "date": t("sans-semibold", 7.4, 10, BLUE),
        "speaker": t("sans-medium", 7.4, 10, GREY),
        "office": t("sans", 7.4, 10, GREY),
        "cite": t("sans-medium", 6.6, 8, BLUE, rise=3),
        "mark": t("sans-medium", 6.6, 8, AMBER),
        "insertion": t("serif", 9.2, 12.4, GREY),
        "desk": t("sans", 7.4, 10, GREY),
        "th": t("sans-semibold", 7.4, 9.6, BLUE),
        "td": t("sans", 7.6, 10),
        "caption": t("sans-semibold", 7.8, 10.4, before=4, after=2),
        "source": t("sans", 6.8, 9, GREY, after=4),
        "reference": t("sans", 7.4, 10.4, after=3, indent=14, first=-14),
        "passage": t("serif-italic", 7.8, 10.4, GREY, after=2, indent=22),
        "contents-1": t("sans-medium", 9.4, 14),
        "contents-2": t("sans", 8.6, 12.6, indent=12),
        "furniture": t("sans", 7.4, 9, GREY),
        "box-title": t("sans-semibold", 8.2, 11, BLUE, after=3),
        "list": t("serif", 9.2, 12.4, after=3),
    }


BOXES = {
    "key-points": BoxStyle(fill="#eef4fa", bar=2, bar_colour=BLUE, pad=7, before=6, after=8),
    "changes": BoxStyle(fill="#fff6e0", bar=2, bar_colour="#c98a00", pad=6, before=6, after=8),
    "differ": BoxStyle(frame=0.5, frame_colour="#b9bec5", pad=6, before=6, after=6),
    "unanswered": BoxStyle(frame=0.5, frame_colour="#b9bec5", pad=6, before=6, after=6),
}
COLOURS = {"ink": INK, "accent": BLUE, "warning": "#c98a00", "tint": "#eef4fa", "rule": "#c8ccd2", "grey": GREY}
FAMILIES = (("serif", "IBM Plex Serif"), ("sans", "Be Vietnam Pro"))


def sheet(layout: str = "run-in", *, columns: int = 1, margin: bool = False) -> Sheet:
    page = PageStyle(
        width=210 * MM, height=297 * MM, top=19 * MM, right=17 * MM, bottom=17 * MM, left=17 * MM,
        columns=columns, gap=7 * MM, margin_column=42 * MM if margin else 0, margin_gap=6 * MM if margin else 0,
    )  # fmt: skip
    return Sheet(page=page, families=FAMILIES, text=text_styles(), boxes=BOXES, colours=COLOURS, statement_layout=layout)


IN_FOCUS = sheet(columns=2)
DOSSIER = sheet("margin", margin=True)
PLAIN = sheet()
NOTED_IN_FOCUS = replace(IN_FOCUS, citations="footnotes")
NOTED_DOSSIER = replace(DOSSIER, citations="footnotes")
