"""A feed of several items saved as one file: each item has its own day, on the page and against the cut-off."""

import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]
BRIEF = "briefs/harbours.yaml"
PROMISE = "The ferry to Corland will sail from the harbour each morning"
ITEMS = (
    ("Mon, 03 Jun 2024 08:00:00 GMT", "Arland and Borland signed a ferry agreement yesterday."),
    ("Tue, 02 Jul 2024 08:00:00 GMT", "The harbour of Stone Bay closed last week after a storm."),
    ("Tue, 09 Jul 2024 08:00:00 GMT", f"{PROMISE}, Minister Ann Lee said."),
    ("Fri, 02 Aug 2024 08:00:00 GMT", "Arland cancelled its harbour agreement with Corland on Thursday."),
)


def printed(root: Path, run: Run, cutoff: str) -> dict[str, str]:
    """Statement -> its date as printed."""
    items = "".join(f"<item><title>News</title><pubDate>{day}</pubDate><description>{told}</description></item>" for day, told in ITEMS)
    for path in (root / "corpus").iterdir():
        path.unlink()
    (root / "corpus/news.xml").write_text(f"<rss version='2.0'><channel><title>Bay Press</title>{items}</channel></rss>")
    brief = root / BRIEF
    brief.write_text(brief.read_text().replace("2024-12-31", cutoff))
    assert run("build", BRIEF)[0] == 0
    facts = json.loads((root / "output/harbours/editions/0001/facts.json").read_text())
    told = [statement for section in facts["sections"] for statement in section["statements"]]
    return {"".join(one.get("text", "") for one in statement["segments"]): statement["label"]["date_text"] for statement in told}


def test_each_item_is_dated_from_its_own_day(harbours: Path, run: Run) -> None:
    assert printed(harbours, run, "2024-12-31") == {
        ITEMS[0][1]: "≈ 2 June 2024",
        ITEMS[1][1]: "≈ 25 June – 2 July 2024",
        f"{PROMISE}.": "reported 9 July 2024",
        ITEMS[3][1]: "≈ 1 August 2024",
    }


def test_an_item_published_after_the_cut_off_is_not_known_yet(harbours: Path, run: Run) -> None:
    assert printed(harbours, run, "2024-07-15").keys() == {ITEMS[0][1], ITEMS[1][1], f"{PROMISE}."}
