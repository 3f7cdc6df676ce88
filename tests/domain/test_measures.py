"""Measures and their data: defining, recording, restating, questioning, and who may."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

import cast as casting
from plumbline.core import clock
from plumbline.core.errors import Conflict, DomainError, Forbidden, Invalid, NotFound, RowErrors
from plumbline.core.ids import uuid7
from plumbline.ledger.models import Entry, Image
from plumbline.measures import selectors
from plumbline.measures.actions import data_queries, measurements, measures
from plumbline.measures.actions.measurements import MeasurementDraft
from plumbline.measures.actions.measures import MeasureDraft
from plumbline.measures.models import DataQuery, Measure, Measurement, MeasureVersion
from plumbline.organizations.actions import memberships
from plumbline.organizations.models import Membership

FALLS = MeasureDraft(
    "falls", "Falls with injury", "decrease", "rate",
    per=1000, unit="per 1,000 patient-days", sources=["events", "manual"],
)  # fmt: skip
JANUARY = casting.months(1)[0]


@pytest.fixture
def cast() -> casting.Cast:
    return casting.hospital()


def define(cast: casting.Cast, draft: MeasureDraft = FALLS, **changes: object) -> Measure:
    draft = replace(draft, **changes)  # type: ignore[arg-type]
    return measures.define(actor=cast.ada, organization_id=cast.organization.pk, draft=draft)


def datum(cast: casting.Cast, measure: Measure, **changes: object) -> MeasurementDraft:
    start, end = JANUARY
    given = {
        "unit_id": cast.units["w5"].pk,
        "period_start": start,
        "period_end": end,
        "source": "events",
        **changes,
    }
    return MeasurementDraft(measure_id=measure.pk, **given)  # type: ignore[arg-type]


def record(cast: casting.Cast, measure: Measure, who: str = "rui", **changes: object) -> Measurement:
    draft = datum(cast, measure, **changes)
    return measurements.record(actor=getattr(cast, who), organization_id=cast.organization.pk, draft=draft)


def test_a_value_is_made_from_its_counts_or_kept_to_the_digit(cast: casting.Cast) -> None:
    falls = define(cast)
    assert record(cast, falls, numerator=3, denominator=4839).value == Decimal("0.619962802232")
    february = {"period_start": date(2024, 2, 1), "period_end": date(2024, 3, 1)}
    row = record(cast, falls, value="0.72", **february)
    row.refresh_from_db()
    assert str(row.value) == "0.72"
    assert Image.objects.get(row_id=row.pk).image["value"] == "0.72", "exact in the ledger too"


@pytest.mark.parametrize(
    ("scale", "numbers", "value"),
    [
        ("rate", {"value": "0.62", "numerator": "3", "denominator": "4839"}, "0.62"),
        ("rate", {"value": "0.6", "numerator": "3", "denominator": "4839"}, "0.6"),
        ("proportion", {"numerator": "18", "denominator": "25"}, "0.72"),
        ("proportion", {"value": "0.667", "numerator": "2", "denominator": "3"}, "0.667"),
        ("ratio", {"numerator": "3", "expected": "2.5"}, "1.2"),
        ("count", {"numerator": "7"}, "7"),
        ("count", {"value": "0"}, "0"),
        ("mean", {"numerator": "-3", "denominator": "2"}, "-1.5"),
        ("days_between", {"value": "41", "numerator": "1"}, "41"),
    ],
)
def test_values_by_scale(cast: casting.Cast, scale: str, numbers: dict[str, str], value: str) -> None:
    measure = define(cast, code=scale, scale=scale, per=1000 if scale == "rate" else 1)
    assert record(cast, measure, **numbers).value == Decimal(value)


@pytest.mark.parametrize(
    ("scale", "changes", "code", "field"),
    [
        ("rate", {"value": "0.63", "numerator": "3", "denominator": "4839"}, "parts_disagree", "value"),
        ("rate", {"numerator": "0", "denominator": "0"}, "zero_denominator", "denominator"),
        ("rate", {"value": "1", "denominator": "0"}, "zero_denominator", "denominator"),
        ("ratio", {"numerator": "1", "expected": "0"}, "zero_denominator", "expected"),
        ("rate", {}, "no_value", "value"),
        ("rate", {"numerator": "3"}, "no_value", "value"),
        ("proportion", {"value": "72"}, "not_a_fraction", "value"),
        ("proportion", {"numerator": "3", "denominator": "2"}, "more_than_all", "numerator"),
        ("rate", {"value": "-1"}, "negative", "value"),
        ("rate", {"value": "1e309"}, "not_a_number", "value"),
        ("rate", {"value": "NaN"}, "not_a_number", "value"),
        ("rate", {"value": "1" * 400}, "not_a_number", "value"),
        ("rate", {"value": "1", "period_end": date(2024, 1, 1)}, "ends_before_it_begins", "period_end"),
        ("rate", {"value": "1", "period_end": "2099-01-01"}, "period_too_long", "period_end"),
        ("rate", {"value": "1", "period_start": "0001-01-01"}, "not_a_date", "period_start"),
        ("rate", {"value": "1", "source": ""}, "required", "source"),
        ("rate", {"value": "1", "source": "owner"}, "own_count", "source"),
        ("rate", {"value": "1", "provisional": True}, "own_count", "source"),
        ("rate", {"value": "1", "note": "x\u0000"}, "forbidden_character", "note"),
    ],
)
def test_a_datum_that_cannot_be_kept(
    cast: casting.Cast, scale: str, changes: dict[str, object], code: str, field: str
) -> None:
    measure = define(cast, scale=scale, per=1000 if scale == "rate" else 1)
    before = Entry.objects.count()
    with pytest.raises(DomainError) as refused:
        record(cast, measure, **changes)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert "Nothing was saved" in refused.value.sentence
    assert (Entry.objects.count(), Measurement.objects.count()) == (before, 0)


def test_a_period_must_be_over(cast: casting.Cast) -> None:
    falls = define(cast)
    today = clock.day(clock.now(), cast.organization.time_zone)
    yesterday, tomorrow = today - timedelta(days=1), today + timedelta(days=1)
    assert record(cast, falls, value="1", period_start=yesterday, period_end=tomorrow).period_end == tomorrow
    with pytest.raises(Invalid, match="is not over yet"):
        record(cast, falls, value="1", period_start=today, period_end=tomorrow + timedelta(days=1))


def test_the_same_datum_twice_is_one_and_other_numbers_supersede(cast: casting.Cast) -> None:
    falls = define(cast)
    first = record(cast, falls, value="0.62")
    before = Entry.objects.count()
    assert record(cast, falls, value="0.620") == first
    assert Entry.objects.count() == before, "nothing to write, no entry"
    second = record(cast, falls, value="0.70")
    first.refresh_from_db()
    assert (second.supersedes_id, second.restated_because) == (first.pk, "Restated by a later import")
    assert first.superseded_at == second.recorded_at
    assert list(Measurement.objects.current()) == [second]


def test_a_resend_with_its_id_is_harmless_at_any_age(cast: casting.Cast) -> None:
    falls, key = define(cast), uuid7()
    first = record(cast, falls, value="0.62", id=key)
    newest = record(cast, falls, value="0.70")
    assert record(cast, falls, value="0.62", id=key) == first
    assert list(Measurement.objects.current()) == [newest]


def test_an_id_of_another_organization_writes_nothing(cast: casting.Cast) -> None:
    key = uuid7()
    record(cast, define(cast), value="0.62", id=key)
    other = casting.hospital("elsewhere")
    theirs = define(other)
    before = Entry.objects.count()
    with pytest.raises(Conflict):
        record(other, theirs, value="0.5", id=key)
    assert Entry.objects.count() == before
    assert not Measurement.objects.filter(organization=other.organization).exists()


def test_a_batch_names_each_refusal_and_keeps_nothing(cast: casting.Cast) -> None:
    falls = define(cast)
    data = [
        datum(cast, falls, value="1"),
        datum(cast, falls, value="2"),
        datum(cast, falls, value="x", unit_id=cast.units["w4"].pk),
        datum(cast, falls, value="1", unit_id=cast.units["s1"].pk),
        datum(cast, falls, value="1", unit_id=uuid7()),
    ]
    before = Entry.objects.count()
    with pytest.raises(RowErrors) as refused:
        measurements.record_many(actor=cast.rui, organization_id=cast.organization.pk, data=data)
    assert [(row.line, row.code) for row in refused.value.rows] == [
        (1, "given_twice"),
        (2, "not_a_number"),
        (3, "not_steward"),
        (4, "not_found"),
    ]
    assert (Entry.objects.count(), Measurement.objects.count()) == (before, 0)


@pytest.mark.parametrize(
    ("who", "may"),
    [("rui", True), ("ada", True), ("nora", False), ("hana", False), ("chidi", False), ("eve", False), ("bea", False),
     ("fay", False), ("odd", False), ("dele", False)],
)  # fmt: skip
def test_who_records(cast: casting.Cast, who: str, may: bool) -> None:
    falls, before = define(cast), Entry.objects.count()
    if may:
        assert record(cast, falls, who, value="1").recorded_by == getattr(cast, who)
        return
    with pytest.raises(Forbidden, match=r"Only the data steward records Falls with injury for 5 West\. Ask Quality"):
        record(cast, falls, who, value="1")
    before = Entry.objects.count()
    with pytest.raises(Forbidden):
        define_as = MeasureDraft("x", "X", "increase", "count")
        measures.define(actor=getattr(cast, who), organization_id=cast.organization.pk, draft=define_as)
    assert Entry.objects.count() == before


def test_a_role_that_ends_while_data_are_checked_no_longer_records(
    cast: casting.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    measure, checked = define(cast), measurements._Books.nothing_new

    def meanwhile(books: Any, rows: Any) -> bool:
        memberships.end(actor=cast.ada, membership_id=Membership.objects.get(person=cast.rui).pk)
        return checked(books, rows)

    monkeypatch.setattr(measurements._Books, "nothing_new", meanwhile)
    with pytest.raises(Forbidden):
        record(cast, measure, value=Decimal("0.8"))
    assert not Measurement.objects.exists()


def test_a_measures_own_steward_records_it_everywhere(cast: casting.Cast) -> None:
    falls = define(cast, steward_id=cast.dele.pk)
    assert record(cast, falls, "dele", value="1", unit_id=cast.units["s1"].pk).unit_id == cast.units["s1"].pk


def test_another_organization_finds_nothing(cast: casting.Cast) -> None:
    falls, other = define(cast), casting.hospital("elsewhere")
    row = record(cast, falls, value="1")
    before = Entry.objects.count()
    otto = other.ada
    for attempt in (
        lambda: measurements.restate(actor=otto, measurement_id=row.pk, value="2", reason="x"),
        lambda: measures.revise(actor=otto, measure_id=falls.pk, name="x"),
        lambda: data_queries.ask(actor=otto, measurement_id=row.pk, question="?"),
        lambda: measurements.record(
            actor=otto, organization_id=other.organization.pk, draft=datum(cast, falls, value="1")
        ),
        lambda: measurements.record(
            actor=otto, organization_id=cast.organization.pk, draft=datum(cast, falls, value="1")
        ),
        lambda: selectors.series(otto, measure_id=falls.pk, unit_id=cast.units["w5"].pk),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert Entry.objects.count() == before


def test_restating_says_why(cast: casting.Cast) -> None:
    row = record(cast, define(cast), value="0.62")
    with pytest.raises(Invalid, match="fill in “reason”"):
        measurements.restate(actor=cast.rui, measurement_id=row.pk, value="0.7", reason=" ")
    better = measurements.restate(actor=cast.rui, measurement_id=row.pk, value="0.7", reason="Late chart review")
    assert (better.supersedes_id, better.restated_because) == (row.pk, "Late chart review")
    assert Entry.objects.latest("sequence").reason == "Late chart review"
    before = Entry.objects.count()
    for same in ("0.7", "0.8"):
        with pytest.raises(Conflict):
            measurements.restate(actor=cast.rui, measurement_id=row.pk, value=same, reason="Again")
    assert Entry.objects.count() == before


def test_a_feed_decides_over_a_units_own_count(cast: casting.Cast) -> None:
    falls = define(cast)
    own = datum(cast, falls, value="0.5", source="anything")
    [count] = measurements.record_own_many(actor=cast.nora, organization_id=cast.organization.pk, data=[own])
    assert (count.source, count.provisional) == ("owner", True)
    w5 = cast.units["w5"].pk
    assert [(p.decides, p.provisional) for p in selectors.series(cast.nora, measure_id=falls.pk, unit_id=w5)] == [
        (True, True)
    ]
    record(cast, falls, value="0.6", source="manual")
    record(cast, falls, value="0.62", source="events")
    points = selectors.series(cast.nora, measure_id=falls.pk, unit_id=w5)
    assert {p.measurement.source: p.decides for p in points} == {
        "events": True,
        "manual": False,
        "owner": False,
    }
    record(cast, falls, value="0.61", source="events")
    assert [p.superseded for p in selectors.series(cast.nora, measure_id=falls.pk, unit_id=w5)].count(True) == 1


def test_a_revision_files_the_old_definition(cast: casting.Cast) -> None:
    falls = define(cast)
    newer = measures.revise(actor=cast.ada, measure_id=falls.pk, expected_version=1, lag_days=30, reason="New feed")
    assert (newer.version, newer.lag_days, newer.name) == (2, 30, falls.name)
    assert MeasureVersion.objects.get(subject=falls).lag_days == 15
    with pytest.raises(Conflict, match="Somebody else changed"):
        measures.revise(actor=cast.ada, measure_id=falls.pk, expected_version=1, lag_days=31)
    record(cast, falls, value="1")
    with pytest.raises(Conflict, match="already has data"):
        measures.revise(actor=cast.ada, measure_id=falls.pk, per=100)
    with pytest.raises(Forbidden, match="Only the steward of Falls with injury"):
        measures.revise(actor=cast.rui, measure_id=falls.pk, name="Mine")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"code": "falls"}, "code_taken"),
        ({"scale": "vibe"}, "unknown_choice"),
        ({"direction": "sideways"}, "unknown_choice"),
        ({"per": "0"}, "bad_per"),
        ({"scale": "proportion", "per": "100"}, "bad_per"),
        ({"sources": ["a", "a"]}, "bad_sources"),
        ({"sources": ["owner"]}, "bad_sources"),
        ({"lag_days": -1}, "out_of_range"),
        ({"steward_id": uuid7()}, "unknown_person"),
        ({"name": ""}, "required"),
    ],
)
def test_a_definition_that_cannot_be_kept(cast: casting.Cast, changes: dict[str, object], code: str) -> None:
    define(cast)
    before = Entry.objects.count()
    with pytest.raises(DomainError) as refused:
        define(cast, **{"code": "other", **changes})
    assert refused.value.code == code
    assert Entry.objects.count() == before


def test_a_question_is_asked_by_anybody_and_answered_by_the_steward(cast: casting.Cast) -> None:
    row = record(cast, define(cast, steward_id=cast.rui.pk), value="1")
    query = data_queries.ask(actor=cast.fay, measurement_id=row.pk, question="We had no fall in January")
    assert selectors.questions_for(cast.rui) == [query]
    before = Entry.objects.count()
    with pytest.raises(Conflict, match="already being looked at"):
        data_queries.ask(actor=cast.nora, measurement_id=row.pk, question="Same")
    with pytest.raises(Forbidden, match="Ask Quality analyst, North"):
        data_queries.answer(actor=cast.nora, data_query_id=query.pk, answer="It was wrong")
    assert Entry.objects.count() == before
    [point] = selectors.series(cast.fay, measure_id=row.measure_id, unit_id=row.unit_id)
    assert point.questioned
    data_queries.answer(actor=cast.rui, data_query_id=query.pk, answer="Checked: one fall, on the 30th")
    with pytest.raises(Conflict, match="already answered"):
        data_queries.answer(actor=cast.rui, data_query_id=query.pk, answer="Again")
    assert DataQuery.objects.get().answered_by == cast.rui


def together(*calls: Callable[[], object]) -> list[object]:
    """Runs the calls in threads that start at once; answers what each returned or raised."""
    gate, answers = threading.Barrier(len(calls)), [None] * len(calls)

    def run(index: int, call: Callable[[], object]) -> None:
        gate.wait()
        try:
            answers[index] = call()  # type: ignore[call-overload]
        except DomainError as error:
            answers[index] = error  # type: ignore[call-overload]
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(i, call)) for i, call in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return list(answers)


@pytest.mark.parametrize("values", [("0.62", "0.62"), ("0.62", "0.70")])
def test_two_imports_of_the_same_data_at_once(committing: str, values: tuple[str, str]) -> None:
    cast = casting.hospital()
    falls, rui, lakes = define(cast), cast.rui, cast.organization.pk
    batches = [
        [
            datum(cast, falls, value=value, unit_id=cast.units[unit].pk, period_start=start, period_end=end)
            for unit in order
            for start, end in casting.months(8)
        ]
        for value, order in zip(values, (("w5", "w4", "north"), ("north", "w4", "w5")), strict=True)
    ]
    for _ in range(3):
        answers = together(
            *[
                lambda data=data: measurements.record_many(actor=rui, organization_id=lakes, data=data)  # type: ignore[misc]
                for data in batches
            ]
        )
        assert [type(answer) for answer in answers] == [list, list], answers
        assert Measurement.objects.current().count() == 24
        same = values[0] == values[1]
        assert Measurement.objects.count() == 24 if same else Measurement.objects.count() > 24
    assert Measurement.objects.filter(restated_because="").count() == 24


def test_recording_uses_the_same_number_of_queries(cast: casting.Cast) -> None:
    falls, rui, counts = define(cast), cast.rui, []
    for size, source in ((3, "events"), (30, "manual")):
        data = [
            datum(cast, falls, value="1", source=source, period_start=start, period_end=end)
            for start, end in casting.months(size, year=2020)
        ]
        rui = cast.rui
        with CaptureQueriesContext(connection) as queries:
            measurements.record_many(actor=rui, organization_id=cast.organization.pk, data=data)
        counts.append(len(queries))
    assert counts[0] == counts[1]
