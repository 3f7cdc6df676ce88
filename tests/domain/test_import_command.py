"""`plumbline import` as somebody types it: what is left out comes back, and a refusal leaves nothing at all."""

import io
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from plumbline.integrations.writers import measures as writing
from plumbline.measures.models import Measurement
from plumbline.organizations.models import Account, Organization, OrgUnit, Person

UNITS = "code;name;level;parent\nFH;First Health;board;\nN;North;hospital;FH\n5W;5 West;unit;N\n"
PEOPLE = "email;name;position;unit\nann@first.example;Ann;Nurse manager;5W\nnobody;Cy;Nurse;5W\n"
NEW = ("--found", "First Health", "--as", "ada@first.example")
pytestmark = pytest.mark.django_db


def typed(kind: str, path: Path, *words: str) -> str:
    out = io.StringIO()
    call_command("import", kind, str(path), *words, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "units.csv").write_text(UNITS, encoding="utf-8-sig")
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8-sig")
    return tmp_path


def test_founded_with_its_first_file_and_not_with_a_bad_one(folder: Path) -> None:
    with pytest.raises(CommandError, match="Nothing was imported"):
        typed("people", folder / "people.csv", *NEW)
    assert "3 would be new" in typed("units", folder / "units.csv", *NEW, "--preview")
    assert not Organization.objects.exists()
    assert not Account.objects.exists()
    told = typed("units", folder / "units.csv", *NEW)
    assert "units: 3 new" in told
    assert "plumbline found" in told
    assert "nothing was written" in typed("units", folder / "units.csv", *NEW)
    assert OrgUnit.objects.filter(code="5W").exists()


def test_bad_rows_are_kept_corrected_and_never_overwritten(folder: Path) -> None:
    typed("units", folder / "units.csv", *NEW)
    told = typed("people", folder / "people.csv", "--skip-bad")
    left = folder / "people.not-imported.csv"
    assert f"Left out of people: 1 row; they are in {left}" in told
    assert "line 3, email “nobody”" in told
    left.write_text(left.read_text(encoding="utf-8").replace("nobody", "cy@first.example"), encoding="utf-8")
    mended = left.read_text(encoding="utf-8")
    assert "people.not-imported-2.csv" in typed("people", folder / "people.csv", "--skip-bad")
    assert left.read_text(encoding="utf-8") == mended
    assert "people: 1 new" in typed("people", left)
    assert Person.objects.filter(email="cy@first.example").exists()


def test_rows_left_out_of_a_folder_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed("units", folder / "units.csv", *NEW)
    opened = Path.open

    def refusing(path: Path, mode: str = "r", *rest: object, **more: object) -> object:
        if "x" in mode and path.parent == folder:
            raise PermissionError(13, os.strerror(13), str(path))
        return opened(path, mode, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refusing)
    (elsewhere := folder / "elsewhere").mkdir()
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(elsewhere))
    assert f"they are in {elsewhere / 'people.not-imported.csv'}" in typed(
        "people", folder / "people.csv", "--skip-bad"
    )


def test_a_file_of_another_kind_is_told_what_it_is(folder: Path) -> None:
    typed("units", folder / "units.csv", *NEW)
    with pytest.raises(CommandError, match="Mend the file"):
        typed("people", folder / "units.csv")
    with pytest.raises(CommandError, match="one table, not a workbook"):
        typed("workbook", folder / "units.csv")


def test_a_long_file_tells_how_far_it_is_and_names_every_bad_row(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "AT_ONCE", 5)
    far: list[tuple[int, int]] = []
    command = "plumbline.integrations.management.commands.import"
    monkeypatch.setattr(f"{command}.bar", lambda name: lambda done, size: far.append((done, size)))
    typed("units", folder / "units.csv", *NEW)
    measures = folder / "measures.csv"
    measures.write_text("code,name,direction,scale,unit,per\nfalls,Falls,decrease,rate,per 1000 days,1000\n")
    typed("measures", measures)
    rows = [f"falls,5W,2024-{month:02},{month},700" for month in range(1, 13)]
    data = folder / "data.csv"
    data.write_text("\n".join(["measure,unit,month,numerator,denominator", *rows, ""]))
    assert "12 new" in typed("measurements", data)
    assert far[-3:] == [(5, 12), (10, 12), (12, 12)]
    rows[1], rows[8] = "falls,5W,2099-01,2,700", "falls,5W,2098-01,9,700"
    data.write_text("\n".join(["measure,unit,month,numerator,denominator", *rows, ""]))
    out = io.StringIO()
    with pytest.raises(CommandError, match="Correct these rows"):
        call_command("import", "measurements", str(data), stdout=out, stderr=out)
    assert "line 3" in out.getvalue()
    assert "line 10" in out.getvalue()
    assert Measurement.objects.count() == 12
