"""The composer agrees with PyYAML on what PyYAML writes, and nothing makes it raise."""

import math

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.errors import SpecError
from briefgen.spec.composer import compose
from briefgen.spec.sidecar import parse_front_matter

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"), max_size=20)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(-1e9, 1e9).filter(lambda x: math.isfinite(x) and "e" not in repr(x))
    | TEXT
    | st.sampled_from(["NO", "yes", "2024-10-31", "12", "1.5", "~", "null", "", " a ", "a: b", "- x", "#", "*a", "&a", "!t", "'", '"', "%"])
)
KEYS = TEXT.filter(bool)
TREES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=25)


def with_tuples(value):
    if isinstance(value, dict):
        return {key: with_tuples(inner) for key, inner in value.items()}
    return tuple(map(with_tuples, value)) if isinstance(value, list) else value


class Plain(yaml.SafeDumper):
    """Writes no anchors: equal lists in one tree would be aliased."""

    def ignore_aliases(self, _data):
        return True


@settings(max_examples=300, deadline=None)
@given(TREES, st.booleans())
@example({"NO": ["no", "NO", "off", "2024-01-01", "08", "1_000", "0x1f", "1e5"]}, None)
def test_what_pyyaml_writes_is_read_back(tree, flow):
    text = yaml.dump(tree, Dumper=Plain, allow_unicode=True, default_flow_style=flow)
    file = compose(text, "f")
    assert file.problems == ()
    assert file.value == with_tuples(tree)
    for path, mark in file.values.items():
        assert 1 <= mark.line <= len(file.lines)
        assert 1 <= mark.column <= len(file.lines[mark.line - 1]) + 1, path


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=200) | st.text("ab:- \n\t[]{}&*!|>'\"%@`#?,<~.0\\", max_size=200))
@example("? - a\n: b")
@example("&a [*a]")
@example("- !<tag:x> a\n-\n")
@example("%YAML 1.1\n---\na")
def test_arbitrary_text_never_raises(text):
    file = compose(text, "f")
    for problem in file.problems:
        assert problem.message
        assert problem.where is not None
        assert problem.where.column is None or problem.where.column >= 1


@settings(max_examples=300, deadline=None)
@given(st.text("abtile:- \n\r\t[]{}&*!'\"#.", max_size=120))
def test_front_matter_of_arbitrary_text_is_read_or_refused(text):
    whole = f"---\ntitle: {text}\n---\nbody"
    try:
        entry, start = parse_front_matter(whole, "f")
    except SpecError:
        return
    assert 0 <= start <= len(whole)
    assert (entry is None) == (start == 0)
