"""CMS's files into the books: equal to the last digit, the second time nothing, damage refused by its line."""

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from plumbline.core.errors import Invalid, RowErrors
from plumbline.integrations.actions import imports
from plumbline.integrations.cms import library
from plumbline.ledger.models import Entry
from plumbline.measures.models import Measure, Measurement
from plumbline.organizations.actions import organizations, people, units
from plumbline.organizations.models import OrgUnit, Person

SIX = ("520177", "520103", "520063", "520107", "520160", "520045")
PUBLISHED = Path(__file__).parents[3] / "shared" / "data" / "cms"
published = pytest.mark.skipif(
    not PUBLISHED.is_dir(), reason="CMS's files are not shipped; they lie beside the checkout where it is developed"
)
HEADER = ["PROVIDER_ID", *library.releases()["2025-07"], "HAI_1_DEN_PRED", "HAI_1_DEN_VOL", "MORT_30_HF_DEN"]


@pytest.fixture
def boss() -> Person:
    organization = organizations.found(name="Test Health", slug="test")
    return people.first_administrator(organization=organization, name="Dana Boss", email="boss@x.example")


def small(**changes: str) -> bytes:
    values = {"PROVIDER_ID": "050625", "HAI_1": "0.496", "HAI_1_DEN_PRED": "10.082", "HAI_1_DEN_VOL": "9538.0",
              "MORT_30_HF": "0.10500000000000001", "MORT_30_HF_DEN": "610.0"} | changes  # fmt: skip
    return f"{','.join(HEADER)}\n{','.join(values.get(name, '') for name in HEADER)}\n".encode()


def run(boss: Person, data: bytes, **options: Any) -> imports.Outcome:
    return imports.apply(actor=boss, kind="cms", data=data, name="cms.csv", options=imports.Options(**options))


def counts(outcome: imports.Outcome) -> tuple[int, int, int]:
    tally = outcome.tallies[-1]
    return tally.new, tally.changed, tally.same


def test_a_hospital_is_found_by_its_ccn_and_keeps_every_digit(boss: Person) -> None:
    draft = units.UnitDraft("H1", "First Hospital", "hospital", external_ids={"ccn": "050625"})
    unit = units.add(actor=boss, organization_id=boss.organization_id, draft=draft)
    before = Entry.objects.count()
    assert counts(run(boss, small())) == (2, 0, 0)
    assert Entry.objects.count() == before + 1
    heart = Measurement.objects.get(measure__code="MORT_30_HF")
    assert (str(heart.value), heart.denominator, heart.unit) == ("0.10500000000000001", Decimal(610), unit)
    line = Measurement.objects.get(measure__code="HAI_1")
    assert (line.value, line.expected) == (Decimal("0.496"), Decimal("10.082"))
    measure = Measure.objects.get(code="HAI_1")
    assert (measure.cadence, measure.risk_adjusted, measure.identifiers["nqf"]) == ("annual", True, "0139")
    assert counts(run(boss, small())) == (0, 0, 2)
    assert Entry.objects.count() == before + 1, "a second run writes nothing"
    assert counts(run(boss, small(HAI_1="0.497"))) == (0, 1, 1)


def test_an_unknown_hospital_is_named_or_made(boss: Person) -> None:
    with pytest.raises(Invalid, match="050625"):
        run(boss, small(), hospitals=["050625"])
    assert not Measure.objects.exists()
    run(boss, small(), hospitals=["050625"], create=True)
    assert OrgUnit.objects.get(code="050625").external_ids == {"ccn": "050625"}


def test_a_preview_writes_nothing(boss: Person) -> None:
    seen = imports.preview(
        actor=boss, kind="cms", data=small(), name="x", options=imports.Options(hospitals=["050625"], create=True)
    )
    assert counts(seen) == (2, 0, 0)
    assert not OrgUnit.objects.filter(code="050625").exists()
    assert not Measurement.objects.exists()


def test_nobody_but_a_steward_or_administrator_imports(boss: Person) -> None:
    run(boss, small(), hospitals=["050625"], create=True)
    draft = people.PersonDraft("Fay Front", "Nurse", "fay@x.example", "050625", [("unit_leader", "050625")])
    fay = people.add(actor=boss, organization_id=boss.organization_id, draft=draft)
    with pytest.raises(RowErrors, match="steward"):
        run(fay, small(HAI_1="0.1"))
    assert Measurement.objects.get(measure__code="HAI_1").value == Decimal("0.496")


@published
def test_the_six_hospitals_equal_the_published_file_to_the_last_digit(boss: Person) -> None:
    path = PUBLISHED / "2025-07" / "measure_input.csv"
    with path.open("rb") as stream:
        outcome = imports.apply(
            actor=boss, kind="cms", data=stream, name=path.name,
            options=imports.Options(hospitals=SIX, create=True),
        )  # fmt: skip
    with path.open(newline="") as text:
        rows = {row["PROVIDER_ID"]: row for row in csv.DictReader(text) if row["PROVIDER_ID"] in SIX}
    stored = {
        (it.unit.external_ids["ccn"], it.measure.code): it
        for it in Measurement.objects.select_related("unit", "measure")
    }
    expected = {
        (ccn, code): row[code] for ccn, row in rows.items() for code in library.releases()["2025-07"] if row[code]
    }
    assert {key: str(it.value) for key, it in stored.items()} == expected
    assert counts(outcome) == (229, 0, 0)
    assert stored["520177", "HAI_1"].expected == Decimal(rows["520177"]["HAI_1_DEN_PRED"])
    assert stored["520177", "MORT_30_HF"].denominator == Decimal(rows["520177"]["MORT_30_HF_DEN"])
    before = Entry.objects.count()
    again = run(boss, path.read_bytes(), hospitals=SIX)
    assert again.nothing_new
    assert counts(again) == (0, 0, 229)
    assert Entry.objects.count() == before


@published
@pytest.mark.parametrize("damage", ["digit", "cut", "cell lost", "line lost in the middle"])
def test_a_damaged_copy_is_refused_with_the_line_named(boss: Person, damage: str) -> None:
    data = (PUBLISHED / "2025-07" / "measure_input.csv").read_bytes()
    lines = data.split(b"\n")
    at = next(number for number, line in enumerate(lines) if line.startswith(b"520103"))
    if damage == "digit":
        lines[at] = lines[at].replace(b",0.", b",0.O", 1)
    elif damage == "cut":
        lines = [*lines[:at], lines[at][:120]]
    elif damage == "cell lost":
        lines[at] = lines[at].replace(b",", b"", 1)
    else:
        lines[at] = lines[at][:50] + lines[at + 1][50:]
    with pytest.raises(RowErrors) as refused:
        run(boss, b"\n".join(lines), hospitals=SIX, create=True)
    assert [error.line for error in refused.value.rows] == [at + 1]
    assert "Nothing was imported" in refused.value.rows[0].sentence
    assert not Measurement.objects.exists()
    assert not OrgUnit.objects.filter(code="520103").exists()


@published
@pytest.mark.parametrize(
    ("file", "facts"),
    [
        ("care_compare/HCAHPS-Hospital.csv.zip", 186),
        ("care_compare/Outpatient_Imaging_Efficiency-Hospital.csv", 17),
        ("care_compare/FY_2024_HAC_Reduction_Program_Hospital.csv", 38),
        ("published_Hospital_General_Information.csv", 6),
    ],
)
def test_the_public_files_come_in_and_come_in_once(boss: Person, file: str, facts: int) -> None:
    data = (PUBLISHED / "2025-07" / file).read_bytes()
    assert counts(run(boss, data, hospitals=SIX, create=True, release="2025-07")) == (facts, 0, 0)
    assert run(boss, data, hospitals=SIX, release="2025-07").nothing_new
    assert OrgUnit.objects.filter(name__icontains="hospital").count() >= 1
