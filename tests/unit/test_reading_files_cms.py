"""CMS's published files, read digit for digit; damage anywhere is named by its line."""

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from plumbline.core.errors import Invalid, RowErrors
from plumbline.integrations.cms import files, library, reading

SIX = frozenset(("520177", "520103", "520063", "520107", "520160", "520045"))
PUBLISHED = Path(__file__).parents[3] / "shared" / "data" / "cms"
published = pytest.mark.skipif(
    not PUBLISHED.is_dir(),
    reason="CMS's files are not shipped; they lie beside the checkout where it is developed",
)
STARS_2025 = list(library.releases()["2025-07"])


def stars_table(rows: list[dict[str, str]], release: str = "2025-07") -> bytes:
    columns = [
        "PROVIDER_ID",
        *library.releases()[release],
        "HAI_1_DEN_PRED",
        "HAI_1_DEN_VOL",
        "MORT_30_HF_DEN",
    ]
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


def read(data: bytes, hospitals: frozenset[str] | None = None, **asked: object) -> reading.Content:
    return reading.read(io.BytesIO(data), "file.csv", reading.Asked(hospitals, **asked))  # type: ignore[arg-type]


ONE = {"PROVIDER_ID": "010001", "HAI_1": "0.496", "HAI_1_DEN_PRED": "10.082", "HAI_1_DEN_VOL": "9538.0",
       "MORT_30_HF": "0.10500000000000001", "MORT_30_HF_DEN": "610.0"}  # fmt: skip


def test_values_keep_every_digit_and_the_release_is_known_by_its_measures() -> None:
    content = read(stars_table([ONE]))
    assert content.release == "2025-07"
    facts = {fact.measure: fact for fact in content.facts}
    assert str(facts["MORT_30_HF"].value) == "0.10500000000000001"
    assert (facts["MORT_30_HF"].start, facts["MORT_30_HF"].end) == (date(2020, 7, 1), date(2023, 7, 1))
    assert (facts["HAI_1"].denominator, facts["HAI_1"].expected) == (Decimal("9538.0"), Decimal("10.082"))
    assert content.missing["010001", "not reported"] == len(STARS_2025) - 2


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({"HAI_1": "0.4x6"}, "HAI_1", "is not a number"),
        ({"HAI_1": "1e309"}, "HAI_1", "is not a number"),
        ({"HAI_1": "nan"}, "HAI_1", "is not a number"),
        ({"HAI_1": "-0.5"}, "HAI_1", "less than zero"),
        ({"MORT_30_HF": "10.5"}, "MORT_30_HF", "between 0 and 1"),
        ({"H_COMP_1_STAR_RATING": "6.0"}, "H_COMP_1_STAR_RATING", "1 to 5"),
        ({"PROVIDER_ID": "10001"}, "PROVIDER_ID", "leading zero"),
        ({"PROVIDER_ID": "01000"}, "PROVIDER_ID", "six-character"),
        ({"PROVIDER_ID": "=0001A"}, "PROVIDER_ID", "six-character"),
    ],
)
def test_a_damaged_cell_is_named(change: dict[str, str], column: str, words: str) -> None:
    data = stars_table([ONE, ONE | {"PROVIDER_ID": "010005"} | change])
    with pytest.raises(RowErrors) as refused:
        read(data)
    (error,) = refused.value.rows
    assert (error.line, error.column) == (3, column)
    assert words in error.sentence
    assert "Nothing was imported" in error.sentence


def test_a_bad_number_of_a_hospital_not_asked_for_still_means_damage() -> None:
    data = stars_table([ONE, ONE | {"PROVIDER_ID": "010005", "SEP_1": "0.5.5"}])
    with pytest.raises(RowErrors) as refused:
        read(data, frozenset(("010001",)))
    assert refused.value.rows[0].line == 3


@pytest.mark.parametrize("cut", [1, 5, 40])
def test_a_cut_file_is_noticed(cut: int) -> None:
    data = stars_table([ONE, ONE | {"PROVIDER_ID": "010005"}])
    with pytest.raises(RowErrors) as refused:
        read(data[:-cut])
    assert refused.value.rows[0].line == 3


def test_the_same_hospital_twice_is_damage() -> None:
    with pytest.raises(RowErrors, match="already stands on line 2"):
        read(stars_table([ONE, ONE]))


def test_a_nul_byte_is_damage() -> None:
    with pytest.raises(RowErrors, match="NUL"):
        read(stars_table([ONE]).replace(b"0.496", b"0.4\x006"))


def test_an_unknown_release_needs_its_dates() -> None:
    data = stars_table([ONE]).replace(b"SAFE_USE_OF_OPIOIDS", b"SOMETHING_NEW")
    with pytest.raises(Invalid, match="which release"):
        read(data)
    with pytest.raises(Invalid, match="which release"):
        read(data, release="2031-07")
    dates = library.dates(b'"Measure ID","Start Date","End Date"\nMORT_30_HF,07/01/2026,06/30/2029\n')
    assert dates == {"MORT_30_HF": (date(2026, 7, 1), date(2029, 7, 1))}
    with pytest.raises(Invalid, match="No period is known"):
        read(data, release="2031-07", dates=dates)


def test_none_of_the_hospitals_is_an_error_not_an_empty_success() -> None:
    with pytest.raises(Invalid, match="none of the hospitals"):
        read(stars_table([ONE]), frozenset(("999999",)))


def test_another_table_is_not_taken_for_cms() -> None:
    with pytest.raises(Invalid, match="none of the CMS files"):
        read(b"a,b,c\n1,2,3\n")


def test_veterans_hospitals_have_a_letter() -> None:
    assert {fact.ccn for fact in read(stars_table([ONE | {"PROVIDER_ID": "01014F"}])).facts} == {"01014F"}


IMAGING = "Facility ID,Facility Name,Measure ID,Score,Footnote,Start Date,End Date\n"


def test_missing_values_are_counted_with_their_reason() -> None:
    content = read(
        (
            IMAGING
            + "010001,A,OP-10,5.7,,07/01/2022,06/30/2023\n"
            + "010001,A,OP-8,Not Available,1,07/01/2022,06/30/2023\n"
            + '010001,A,OP-13,Not Available,"7, 28",07/01/2022,06/30/2023\n'
            + "010001,A,OP-39,9.9,28,07/01/2022,06/30/2023\n"
            + "010001,A,OP-99,1.0,,07/01/2022,06/30/2023\n"
        ).encode()
    )
    assert {fact.measure: fact.value for fact in content.facts} == {
        "OP_10": Decimal("0.057"), "OP_39": Decimal("0.099"),
    }  # fmt: skip
    assert [fact.note for fact in content.facts] == ["", "An extraordinary exception was approved"]
    assert content.missing == {
        ("010001", "too few cases to report"): 1, ("010001", "no case met the criteria"): 1,
    }  # fmt: skip


def test_names_in_windows_letters_do_not_stop_an_import() -> None:
    row = "010001,HÔPITAL,OP-10,5.7,,07/01/2022,06/30/2023\n".encode("cp1252")
    assert read(IMAGING.encode() + row).names == {"010001": "HÔPITAL"}


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return stream.getvalue()


def test_a_zip_with_one_table_reads_and_a_damaged_one_is_refused() -> None:
    good = zipped(**{"stars.csv": stars_table([ONE]), "__MACOSX/._stars.csv": b"x"})
    assert read(good).facts
    with pytest.raises(Invalid, match="2 CSV files"):
        read(zipped(**{"a.csv": b"", "b.csv": b""}))
    with pytest.raises((Invalid, RowErrors)):
        read(good[:-60])
    at = good.index(b"stars.csv") + 60
    with pytest.raises((Invalid, RowErrors)):
        read(good[:at] + b"\xff\xff\xff" + good[at + 3 :])


def test_a_zip_bomb_is_refused() -> None:
    with pytest.raises(Invalid, match="would unpack"):
        read(zipped(**{"a.csv": b"0" * 30_000_000}))


def test_progress_reaches_the_end() -> None:
    seen: list[tuple[int, int]] = []
    data = stars_table([ONE])
    reading.read(io.BytesIO(data), "x", reading.Asked(None), lambda done, size: seen.append((done, size)))
    assert seen[-1] == (len(data), len(data))


@published
@pytest.mark.parametrize(("release", "values"), [("2023-07", 230), ("2025-07", 229)])
def test_the_six_hospitals_equal_the_file_to_the_last_digit(release: str, values: int) -> None:
    path = PUBLISHED / release / "measure_input.csv"
    with path.open("rb") as stream:
        content = reading.read(stream, path.name, reading.Asked(SIX))
    assert (content.release, content.seen, len(content.facts)) == (release, SIX, values)
    with path.open(newline="") as stream_of_text:
        rows = {row["PROVIDER_ID"]: row for row in csv.DictReader(stream_of_text) if row["PROVIDER_ID"] in SIX}
    for fact in content.facts:
        assert str(fact.value) == rows[fact.ccn][fact.measure]
    written = sum(1 for row in rows.values() for name in library.releases()[release] if row[name])
    assert written == values


@published
@pytest.mark.parametrize(
    ("file", "facts"),
    [
        ("2023-07/care_compare/HCAHPS-Hospital.csv.zip", 186),
        ("2025-07/care_compare/HCAHPS-Hospital.csv.zip", 186),
        ("2023-07/care_compare/Outpatient_Imaging_Efficiency-Hospital.csv", 18),
        ("2025-07/care_compare/Outpatient_Imaging_Efficiency-Hospital.csv", 17),
        ("2023-07/care_compare/FY_2023_HAC_Reduction_Program_Hospital.csv", 26),
        ("2025-07/care_compare/FY_2024_HAC_Reduction_Program_Hospital.csv", 38),
        ("2023-07/published_Hospital_General_Information.csv", 6),
        ("2025-07/published_Hospital_General_Information.csv", 6),
    ],
)
def test_each_public_file_of_both_years_is_understood(file: str, facts: int) -> None:
    path = PUBLISHED / file
    with path.open("rb") as stream:
        content = reading.read(stream, path.name, reading.Asked(SIX, release=file[:7]))
    assert len(content.facts) == facts
    assert content.seen == SIX
    assert len(content.names) == 6


@published
@pytest.mark.parametrize("release", ["2023-07", "2025-07"])
def test_the_shipped_periods_are_those_of_the_published_dates(release: str) -> None:
    given = library.dates((PUBLISHED / release / "care_compare" / "Measure_Dates.csv").read_bytes())
    assert all(given[measure] == period for measure, period in library.releases()[release].items())


def test_every_shipped_measure_can_be_defined() -> None:
    from plumbline.measures.choices import Direction, Scale

    for measure in library.measures().values():
        assert measure.direction in Direction.values
        assert measure.scale in Scale.values
        assert measure.name
        assert measure.definition.endswith(".")
        assert len(measure.name) <= 200
    assert files.MOST_UNPACKED > 150_000_000, "the patient survey unpacks to 150 MB"
