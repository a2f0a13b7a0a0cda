from briefgen.composition.events_cut import least_events, without_events
from briefgen.composition.exhibits import as_csv, source_line
from briefgen.model.changes import Changes
from briefgen.model.edition import Edition, EditionSection, Label, Statement
from briefgen.model.exhibit import Exhibit, TimelineData, TimelineEvent
from briefgen.model.selection import PINNED
from briefgen.text.edtf import parse_edtf


def told(id, score, *reasons):
    label = Label(date=None, date_text="", date_basis="stated", speaker=None, office=None)
    return Statement(
        id=id, kind="event", label=label, segments=(), citations=(int(id),), origins=1, sources=1, marks=(), score=score, reasons=reasons
    )


def event(id, year, *, planned=False):
    date = parse_edtf(str(year))
    return TimelineEvent(date=date, date_text=str(year), label="A bridge", statement=id, citations=(int(id),), planned=planned)


def timeline(id, *events):
    data = TimelineData(events=events)
    return Exhibit(
        id=id, number=1, kind="timeline", title="Steps", section=None, data=data, source_line=source_line(data), csv=as_csv(data)
    )


def edition(statements, *exhibits, key_points=()):
    section = EditionSection(id="s", title="Bridges", takeaway_desk=None, takeaway=None, note=None, statements=tuple(statements))
    return Edition(
        brief="b", number=1, title="Bridges", subtitle=None, template="timeline", language="en", paper="a4", cutoff="2024-02-29",
        marking=None, reference=None, audience=None, contact=None, desk=None, lead=None, key_points=key_points, sections=(section,),
        exhibits=exhibits, references=(), discrepancies=(), changes=Changes(since=None), unused=(), unread=(), notes=(),
    )  # fmt: skip


def test_events_go_by_the_score_of_what_tells_them_and_three_stay():
    statements = [told("1", 0.5), told("2", 0.1), told("3", 0.9), told("4", 0.3), told("5", 0.7)]
    made = edition(statements, timeline("t", *(event(one.id, 2000 + int(one.id)) for one in statements)))
    assert least_events(made) == (("2", "2002"), ("4", "2004"))


def test_what_is_to_come_goes_last_and_before_it_what_is_pinned_or_a_key_point():
    statements = [told("1", 0.1), told("2", 0.2, PINNED), told("3", 0.9), told("4", 0.3), told("5", 0.0)]
    made = edition(
        statements, timeline("t", *(event(one.id, 2000 + int(one.id), planned=one.id == "5") for one in statements)), key_points=("1",)
    )
    assert [statement for statement, _ in least_events(made)] == ["4", "3"]


def test_each_timeline_keeps_three_and_an_event_in_two_is_one():
    statements = [told(str(at), at / 10) for at in range(1, 8)]
    first = timeline("t", *(event(str(at), 2000 + at) for at in range(1, 5)))
    second = timeline("u", *(event(str(at), 2000 + at) for at in range(1, 8)))
    assert [statement for statement, _ in least_events(edition(statements, first, second))] == ["1"]


def test_what_a_timeline_rests_on_and_its_data_follow():
    statements = [told(str(at), at / 10) for at in range(1, 5)]
    other = timeline("u", event("2", 2002))
    made = edition(statements, timeline("t", *(event(str(at), 2000 + at) for at in range(1, 5))), other)
    less = without_events(made, frozenset({("1", "2001")}))
    assert less.exhibits[0].source_line == "Sources: [2], [3], [4]"
    assert [line.split(",")[0] for line in less.exhibits[0].csv.splitlines()] == ["date", "2002", "2003", "2004"]
    assert less.exhibits[1] is other
    assert without_events(made, frozenset()) == made
