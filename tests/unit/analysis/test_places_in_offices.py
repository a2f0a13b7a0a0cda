import pytest

from briefgen.analysis.claims import analyse
from briefgen.model.corpus import Document, Line, LineLabel
from briefgen.text.normalise import sha256
from briefgen.text.spans import Span


def speaker(text: str) -> tuple[str, str | None] | None:
    whole = Span(0, len(text))
    document = Document(
        id="a", path="a.txt", version=sha256(text), text=text, lines=(Line(span=whole, label=LineLabel.BODY),), paragraphs=(whole,)
    )
    said = analyse(document).claims[0].speaker
    return (said.name, said.office) if said else None


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Prime Minister of Veria Aldo Serin told parliament that the treaty was fair.", ("Aldo Serin", "Prime Minister of Veria")),
        ("Foreign Minister of Orland Marta Kelm said the ports would open in May.", ("Marta Kelm", "Foreign Minister of Orland")),
        ("Foreign Minister Marta Kelm said the ports would open in May.", ("Marta Kelm", "Foreign Minister")),
        ("Secretary of State Walter Reed said the ports would open in May.", ("Walter Reed", "Secretary of State")),
    ],
)
def test_the_place_goes_with_the_office_and_never_with_the_name(sentence: str, who: tuple[str, str]) -> None:
    assert speaker(sentence) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Port Veria City Public Advocate Tove Brask said the locks would open.", ("Tove Brask", "Port Veria City Public Advocate")),
        ("The town’s Public Advocate Tove Brask said the locks would open.", ("Tove Brask", "Public Advocate")),
        ("Former Veria City Comptroller Tove Brask said the locks would open.", ("Tove Brask", "former Veria City Comptroller")),
        ("The Veria Advocate said the locks would open.", ("Veria Advocate", None)),
    ],
)
def test_an_office_named_after_its_town_is_no_part_of_the_name(sentence: str, who: tuple[str, str | None]) -> None:
    assert speaker(sentence) == who
