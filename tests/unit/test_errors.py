import pickle

from briefgen.errors import ExitCode, Location, SpecError, error


def test_an_error_keeps_its_problems_across_processes() -> None:
    made = SpecError(error("a.b", "wrong", Location(path="x.yaml", line=3)), error("c.d", "worse"))
    back = pickle.loads(pickle.dumps(made))
    assert type(back) is SpecError
    assert back.problems == made.problems
    assert (str(back), back.exit_code) == ("wrong; worse", ExitCode.SPEC)


def test_a_location_prints_as_editors_expect() -> None:
    assert str(Location(path="x.yaml")) == "x.yaml"
    assert str(Location(path="x.yaml", line=3, column=5)) == "x.yaml:3:5"
