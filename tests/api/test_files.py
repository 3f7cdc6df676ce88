"""What leaves as a file, opened again by other means than those that wrote it."""

import csv
import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest

from api.faces import Rest, client
from api.worlds import Worlds
from plumbline.goals.actions import goals
from plumbline.reporting import exports, printing, sheets
from plumbline.reporting.models import Packet

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULA = '=HYPERLINK("https://example.org","Fewer falls")'


def got(person: Any, address: str, **said: Any) -> tuple[Any, bytes]:
    response = client(person).get(f"/api/v1/{address}", said)
    return response, b"".join(response.streaming_content) if response.streaming else response.content


def rows(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def cells(body: bytes) -> list[list[tuple[str, str]]]:
    """(type, text) of each cell of the first sheet, by the format's own rules; no formula in it."""
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        assert not [name for name in book.namelist() if "external" in name.lower() or "vba" in name.lower()]
        shared = []
        if "xl/sharedStrings.xml" in book.namelist():
            for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml")):
                shared.append("".join(part.text or "" for part in item.iter(f"{SHEET}t")))
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert not list(sheet.iter(f"{SHEET}f")), "a formula"
    return [[_cell(cell, shared) for cell in row] for row in sheet.iter(f"{SHEET}row")]


def _cell(cell: Any, shared: list[str]) -> tuple[str, str]:
    kind, value = cell.get("t", "n"), cell.find(f"{SHEET}v")
    if kind == "inlineStr":
        return kind, "".join(part.text or "" for part in cell.iter(f"{SHEET}t"))
    told = value.text if value is not None else ""
    return kind, shared[int(told)] if kind == "s" else told


@pytest.fixture
def planted(worlds: Worlds) -> Worlds:
    """A goal that calls itself a formula, without an owner."""
    worlds.draft("formula", "w5", title=FORMULA)
    worlds.link("formula", "surgery")
    goals.commit_many(actor=worlds.cast.ada, goal_ids=[worlds.ids["formula"]], on_paper=True)
    return worlds


def test_findings_as_csv_are_those_of_the_question(planted: Worlds) -> None:
    response, body = got(planted.cast.chidi, "findings.csv")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="findings.csv"'
    assert body.startswith(b"\xef\xbb\xbf")
    assert body.endswith(b"\r\n")
    assert body.count(b"\n") == body.count(b"\r\n")
    told, asked = rows(body), Rest().ask(planted.cast.chidi, "findings").value["items"]
    assert [(row["What"], row["Since"], int(row["Days"]), int(row["Goals below"])) for row in told] == [
        (it["sentence"], told_day(it), it["days"], it["reach"]) for it in asked
    ]
    assert [row["Who must act"] for row in told] == [it["who_sentence"] for it in asked]
    assert all(row["Link"].startswith("http://testserver/goals/") for row in told)


def told_day(it: Any) -> str:
    from datetime import datetime

    from plumbline.core import clock

    return clock.day(datetime.fromisoformat(it["since"]), "America/Chicago").isoformat()


@pytest.mark.parametrize("name", ["findings", "weak-chains"])
def test_no_cell_runs_as_a_formula(planted: Worlds, name: str) -> None:
    _, body = got(planted.cast.chidi, f"{name}.csv")
    titles = [row["Goal"] for row in rows(body)]
    assert f"'{FORMULA}" in titles
    assert FORMULA not in titles
    response, body = got(planted.cast.chidi, f"{name}.xlsx")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}.xlsx"'
    told = cells(body)
    assert [text for _, text in told[0]] == list(exports.OF_FINDINGS if name == "findings" else exports.OF_CHAINS)
    flat = [cell for row in told for cell in row]
    assert ("s", f"'{FORMULA}") in [("s" if kind in ("s", "inlineStr") else kind, text) for kind, text in flat]
    assert not [text for kind, text in flat if text[:1] in "=+-@" and text and kind != "n"]
    assert {kind for kind, _ in flat} <= {"s", "inlineStr", "n"}


def test_the_two_files_hold_the_same(planted: Worlds) -> None:
    for name in ("findings", "weak-chains"):
        by_csv = [list(row.values()) for row in rows(got(planted.cast.chidi, f"{name}.csv")[1])]
        by_book = [[text for _, text in row] for row in cells(got(planted.cast.chidi, f"{name}.xlsx")[1])[1:]]
        assert by_csv == by_book
        assert by_csv


def test_they_are_narrowed_as_the_question_is(planted: Worlds) -> None:
    chidi, unit = planted.cast.chidi, planted.cast.units["w5"].pk
    one, other = {"codes": "no_owner"}, {"unit_id": unit}
    for said in (one, other, {"accepted": "true"}, {**one, **other}):
        asked = client(chidi).get("/api/v1/findings", said).json()["items"]
        told = rows(got(chidi, "findings.csv", **said)[1])
        assert [row["What"] for row in told] == [it["sentence"] for it in asked], said
    lines = client(chidi).get("/api/v1/weak-chains", {"sort": "age"}).json()["items"]
    told = rows(got(chidi, "weak-chains.csv", sort="age")[1])
    assert [row["Link"].rsplit("/", 1)[1] for row in told] == [it["goal"]["id"] for it in lines]
    assert any(row["Line of sight"].startswith("Harm nobody › Fewer falls, North › ") for row in told)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"codes": "nonsense"}, "not_a_choice"),
        ({"owner_id": "x"}, "unknown_field"),
        ({"as_of": "2099-01-01"}, "in_the_future"),
        ({"unit_id": "00000000-0000-7000-8000-000000000000"}, "not_found"),
    ],
)
def test_what_cannot_be_asked(worlds: Worlds, said: dict[str, str], code: str) -> None:
    for name in ("findings.csv", "findings.xlsx", "weak-chains.csv"):
        response, body = got(worlds.cast.chidi, name, **said)
        assert response.headers["Content-Type"] == "application/problem+json"
        assert f'"{code}"'.encode() in body, body


def test_a_stranger_exports_nothing_of_another_hospital(planted: Worlds) -> None:
    for name in ("findings.csv", "weak-chains.csv"):
        assert rows(got(planted.other.ada, name)[1]) == []
        assert got(None, name)[0].status_code == 401


def test_what_is_restricted_leaves_no_trace(planted: Worlds) -> None:
    goal = planted.goal("formula")
    goals.edit(actor=planted.cast.nora, goal_id=goal.pk, expected_version=goal.version, restricted=True)
    assert f"'{FORMULA}" in [row["Goal"] for row in rows(got(planted.cast.nora, "findings.csv")[1])]
    for name in ("fay", "rui", "bea"):
        for file in ("findings.csv", "weak-chains.csv"):
            assert FORMULA.encode() not in got(planted.person(name), file)[1].replace(b'""', b'"'), name


def test_names_of_people_are_in_no_file(planted: Worlds) -> None:
    for name in ("findings.csv", "weak-chains.csv"):
        body = got(planted.cast.chidi, name)[1].decode()
        assert [it for it in planted.cast.ids if f"{it.title()} Lakes" in body] == []


def test_rows_leave_while_the_next_are_still_read() -> None:
    read: list[int] = []

    def counted() -> Iterator[tuple[str, int]]:
        for number in range(50_000):
            read.append(number)
            yield "A goal", number

    pieces = sheets.as_csv(("Goal", "Days"), counted())
    next(pieces)
    assert len(read) == sheets.AT_ONCE
    assert sum(piece.count(b"\r\n") for piece in pieces) == 50_000 - sheets.AT_ONCE


# --- Packets ------------------------------------------------------------------------------------------


def test_a_packet_is_a_page_and_a_pdf(worlds: Worlds) -> None:
    told = Rest().ask(worlds.cast.bea, "packet", id=worlds.ids["packet"]).value
    assert (told["unchanged"], told["sentence"][:17]) == (True, "Drawn again just ")
    response, body = got(worlds.cast.bea, told["html"].removeprefix("/api/v1/"))
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert response.headers["X-Packet-Unchanged"] == "yes"
    assert b"<script" not in body
    assert b"http" not in body, "nothing is fetched from anywhere"
    if not printing.works():
        assert told["pdf"] is None
        pytest.skip(printing.NO_PDF)
    response, body = got(worlds.cast.bea, told["pdf"].removeprefix("/api/v1/"))
    assert (response.headers["Content-Type"], body[:5]) == ("application/pdf", b"%PDF-")


def test_where_pango_is_missing_it_says_how_to_print(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "works", lambda: False)
    assert Rest().ask(worlds.cast.bea, "packet", id=worlds.ids["packet"]).value["pdf"] is None
    response, body = got(worlds.cast.bea, f"packets/{worlds.ids['packet']}.pdf")
    assert response.status_code == 409
    assert b"print it from the browser instead" in body


def test_who_does_not_read_packets_cannot_tell_them_from_nothing(worlds: Worlds) -> None:
    for ending in ("html", "pdf"):
        nothing = got(worlds.cast.bea, f"packets/{worlds.ids['nothing']}.{ending}")
        for name in ("sam", "nora", "fay", "rui", "otto"):
            response, body = got(worlds.person(name), f"packets/{worlds.ids['packet']}.{ending}")
            assert (response.status_code, body) == (nothing[0].status_code, nothing[1]), name
        assert got(None, f"packets/{worlds.ids['packet']}.{ending}")[0].status_code == 401
    assert Rest().ask(worlds.cast.nora, "packets").value["items"] == []
    assert len(Rest().ask(worlds.cast.odd, "packets").value["items"]) == Packet.objects.count() == 1
