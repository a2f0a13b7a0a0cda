from pathlib import Path

import pytest

from briefgen.spec.load import load_brief
from briefgen.text.phrases import holds, tokens

ROOT = Path(__file__).parents[3]
BRIEFS = sorted((ROOT / "briefs").glob("*.yaml"))


def sections():
    return {section.id: section for path in BRIEFS for section in load_brief(path).sections}


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_a_shipped_brief_loads(path):
    spec = load_brief(path)
    assert spec.id == path.stem
    assert spec.corpus == (str(ROOT / "corpus"),)


def test_two_templates_and_all_eight_sections_are_shown():
    specs = [load_brief(path) for path in BRIEFS]
    assert len({spec.template for spec in specs}) == len(specs) == 2
    shipped = {
        "history",
        "upgrade_2023",
        "scitech_breakthrough",
        "maritime_issues",
        "economy_trade",
        "people_education",
        "war_legacy",
        "next_steps",
    }
    assert set(sections()) == shipped == {path.stem for path in (ROOT / "briefs" / "sections").glob("*.yaml")}
    assert all(spec.cutoff != "latest" for spec in specs), "a shipped brief says the same next year"


def test_every_section_asks_questions_and_one_may_stay_open():
    for section in sections().values():
        required = [question for question in section.questions if question.required]
        assert len(required) >= 2, section.id
        assert len(required) < len(section.questions), section.id


def test_no_keyword_is_excluded_again():
    for section in sections().values():
        for keyword in section.keywords:
            assert not any(holds(phrase, tokens(keyword)) for phrase in section.exclude), (section.id, keyword)
