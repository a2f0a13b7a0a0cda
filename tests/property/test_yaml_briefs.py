"""Whatever a brief holds, it is loaded or every fault has a place and plain words."""

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.cli.problems import render_problems
from briefgen.errors import SpecError
from briefgen.spec.fields import keys_at
from briefgen.spec.load import load_brief
from briefgen.spec.schema import BriefSpec, ExhibitSpec, Period, QuestionSpec, SectionSpec

SCALARS = st.sampled_from(
    [None, True, 0, 7, 2.5, 2024, "", "x", "2024-09", "library", "latest", "pdf", "series", "timeline", "../corpus", "dossier"]
)
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2), max_leaves=4
)


def groups(model, **parts):
    values = {key: parts.get(key, ANYTHING) | ANYTHING for key in (*keys_at(model, ()), "unknown", "use")}
    return st.fixed_dictionaries({}, optional=values)


PERIODS = groups(Period)
SECTIONS = groups(
    SectionSpec, period=PERIODS, questions=st.lists(groups(QuestionSpec), max_size=2), exhibits=st.lists(groups(ExhibitSpec), max_size=2)
)
BRIEFS = groups(BriefSpec, sections=st.lists(st.just("library") | SECTIONS | ANYTHING, max_size=3))


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    (folder / "corpus").mkdir()
    (folder / "briefs" / "sections").mkdir(parents=True)
    (folder / "briefgen.toml").touch()
    (folder / "briefs" / "sections" / "library.yaml").write_text("title: Library\nkeywords: [a]\n")
    before = Path.cwd()
    os.chdir(folder)
    yield folder
    os.chdir(before)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tree=BRIEFS | ANYTHING)
def test_any_brief_is_loaded_or_explained(project, tree):
    path = Path("briefs/any.yaml")
    path.write_text(yaml.safe_dump(tree), encoding="utf-8")
    try:
        spec = load_brief(path)
    except SpecError as fault:
        problems = fault.problems
    else:
        assert spec.sections
        return
    shown = render_problems(problems)
    for problem in problems:
        assert problem.where is not None
        assert problem.where.line is None or problem.snippet is not None
        assert not any(word in problem.message for word in ("NoneType", "dict", "tuple", "Input should", "str_", "something else")), shown
