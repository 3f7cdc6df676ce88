"""`plumbline ratings`: the nation's file in, every step out; a file that is damaged is refused with a sentence."""

import csv
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from plumbline.ratings import packs
from plumbline.ratings.rules.cms_stars import Pack
from unit.ratings.published import FOLDER, RELEASES, published

ALPHABET = ["12345F", "01001F", "05Z001"]  # hospitals whose identifiers hold letters


def run(*words: str) -> str:
    out = io.StringIO()
    call_command("ratings", *words, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def computed(path: Path, *words: str) -> str:
    return run("compute", "--method", "cms-stars", "--input", str(path), *words)


def refused(path: Path, *words: str) -> str:
    with pytest.raises(CommandError) as error:
        computed(path, *words)
    return str(error.value)


def national(pack: Pack, hospitals: int = 300) -> list[dict[str, str]]:
    """A made-up nation that reports the pack's measures, near its means."""
    chance = np.random.default_rng(11)
    ids = [*ALPHABET, *(f"{at:06}" for at in range(10_001, 10_001 + hospitals - len(ALPHABET)))]
    rows = []
    for ccn in ids:
        good = chance.normal()
        values = {
            it.id: str(it.mean + it.sd * ((-good if it.lower_is_better else good) + chance.normal()))
            for it in pack.measures
            if chance.random() < 0.9
        }
        rows.append({"PROVIDER_ID": ccn} | {name: f"{float(value):.6f}" for name, value in values.items()})
    return rows


def table(path: Path, rows: list[dict[str, str]], columns: list[str] | None = None) -> Path:
    columns = columns or ["PROVIDER_ID", *(it.id for it in newest().measures)]
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, columns, restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def newest() -> Pack:
    return packs.shipped()["2025-07"]


@published
@pytest.mark.parametrize("release", RELEASES)
def test_a_release_is_worked_out_and_compared_with_what_cms_printed(release: str, tmp_path: Path) -> None:
    folder = FOLDER / release
    general = folder / "published_Hospital_General_Information.csv"
    told = computed(folder / "measure_input.csv", "--published", str(general), "--output", str(tmp_path))
    both = {"2023-07": "3,061", "2025-07": "2,872"}[release]
    assert f"{both} hospitals are rated in both, {both} with the same stars" in told
    assert f"as in release {release}" in told and "An estimate, not CMS's own publication." in told
    rows = list(csv.DictReader((tmp_path / "hospitals.csv").open()))
    stars = {row["hospital"]: row["stars"] for row in rows}
    wanted = csv.DictReader((folder / "expected_stars.csv").open(encoding="utf-8-sig"))
    assert stars == {row["PROVIDER_ID"]: row["star"] or "0" for row in wanted}
    assert {path.name for path in tmp_path.iterdir()} == {
        "groups.csv", "hospitals.csv", "measures.csv", "standardised.csv",
    }  # fmt: skip


def test_a_release_that_was_never_seen_needs_a_pack_alone(tmp_path: Path) -> None:
    """One measure gone, one that hardly anybody reports, one new; hospitals with letters in their names."""
    outline = packs.written(newest()).decode().replace('"id": "HAI_2"', '"id": "HAI_9"').replace("2025-07", "2027-07")
    (tmp_path / "outline.json").write_text(outline)
    ids = [it.id for it in newest().measures if it.id not in ("HAI_2", "OP_29")]
    rows = national(newest())
    for at, row in enumerate(rows):
        row["HAI_9"] = row.get("HAI_2", "")
        if at >= 100:
            row["HAI_4"] = ""
    file = table(tmp_path / "2027.csv", rows, ["PROVIDER_ID", *ids, "HAI_9", "SOMETHING_ELSE"])
    made = tmp_path / "pack.json"
    run("pack", str(file), "--release", "2027-07", "--like", str(tmp_path / "outline.json"), "--output", str(made))
    pack = packs.read(made.read_bytes(), made.name)
    known = {it.id for it in pack.measures}
    assert pack.release == "2027-07" and "HAI_9" in known and not {"HAI_2", "OP_29", "HAI_4"} & known
    told = computed(file, "--pack", str(made), "--output", str(tmp_path / "steps"))
    assert "44 of 44 measures count" in told
    rated = {row["hospital"]: row["stars"] for row in csv.DictReader((tmp_path / "steps" / "hospitals.csv").open())}
    assert all(rated[ccn] in "12345" for ccn in ALPHABET)


def with_cell(at: int, column: str, value: str) -> list[dict[str, str]]:
    rows = national(newest())
    rows[at][column] = value
    return rows


@pytest.mark.parametrize(
    ("at", "column", "value", "words"),
    [
        (7, "HAI_1", "o.5", "Line 9, HAI_1: “o.5” is not a number."),
        (7, "HAI_1", "inf", "Line 9, HAI_1: “inf” is not a number."),
        (7, "HAI_1", "NaN", "Line 9, HAI_1: “NaN” is not a number."),
        (7, "PROVIDER_ID", "010001", "This hospital already stands on line 5."),
        (7, "PROVIDER_ID", "10008", "is not a six-character CCN. A spreadsheet has dropped its leading zero."),
    ],
)
def test_a_damaged_cell_is_named(tmp_path: Path, at: int, column: str, value: str, words: str) -> None:
    assert words in refused(table(tmp_path / "nation.csv", with_cell(at, column, value)))


def test_files_that_are_not_what_is_needed_are_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("")
    assert "is not a table of CMS hospital data" in refused(empty)
    assert "has no hospital below its header" in refused(table(tmp_path / "header.csv", []))
    no_key = table(tmp_path / "key.csv", national(newest()), ["HAI_1", "HAI_2", "HAI_3"])
    assert "it needs a column PROVIDER_ID" in refused(no_key)
    strange = table(tmp_path / "strange.csv", national(newest()), ["PROVIDER_ID", "A", "B"])
    assert "one for each measure, such as HAI_1" in refused(strange)
    few = table(tmp_path / "few.csv", national(newest(), 90))
    assert "No measure is reported by more than 100 hospitals" in refused(few)
    assert "No such file" in refused(tmp_path / "nowhere.csv")
    assert "There is no release 1999-07 here" in refused(few, "--pack", "1999-07")


def test_a_file_of_another_release_is_refused_and_the_right_one_named(tmp_path: Path) -> None:
    file = table(tmp_path / "nation.csv", national(newest()))
    assert "which release 2023-07 counts, and fits release 2025-07" in refused(file, "--pack", "2023-07")
    assert "as in release 2025-07" in computed(file)


def test_stars_that_differ_from_those_printed_are_named(tmp_path: Path) -> None:
    file = table(tmp_path / "nation.csv", national(newest()))
    computed(file, "--output", str(tmp_path))
    rated = {row["hospital"]: row["stars"] for row in csv.DictReader((tmp_path / "hospitals.csv").open())}
    other = next(ccn for ccn, star in rated.items() if star == "3")
    printed = tmp_path / "general.csv"
    rows: list[dict[str, Any]] = [
        {"Facility ID": ccn, "Facility Name": "A", "Hospital overall rating": "1" if ccn == other else star}
        for ccn, star in rated.items()
        if star != "0"
    ]
    table(printed, rows, ["Facility ID", "Facility Name", "Hospital overall rating"])
    assert refused(file, "--published", str(printed)) == "Other stars than published: 1."
