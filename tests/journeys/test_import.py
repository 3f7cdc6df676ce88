"""An administrator brings a workbook: looked at first, a bad row named, and the good file becomes a cascade."""

import csv
import io
import re
from datetime import date

from openpyxl import Workbook
from playwright.sync_api import FilePayload, Page, expect

from journeys.conftest import Open
from journeys.look import picture as save
from journeys.servers import Server

YEAR = date.today().year
UNITS = "code,name,level,parent,ccn\nH1,First Hospital,hospital,{top},520177\n4W,4 West,unit,H1,\n"
PEOPLE = (
    "email,name,position,unit,roles\n"
    "cno@harbor.example.org,Ana Bell,Chief nursing officer,{top},executive\n"
    'nora@harbor.example.org,Nora Diaz,"Nurse manager, 4 West",4W,unit_leader\n'
)
MEASURES = (
    "code,name,direction,scale,unit,per,sources\n"
    'falls,Falls with injury,decrease,rate,"per 1,000 patient-days",1000,event reports\n'
)
GOALS = (
    "ref,title,unit,cycle,cycle_starts_on,cycle_ends_on,owner,parent,kind\n"
    f"G1,No preventable harm,{{top}},Plan,{YEAR}-01-01,{YEAR}-12-31,cno@harbor.example.org,,\n"
    "G2,Fewer falls on 4 West,{unit},Plan,,,nora@harbor.example.org,G1,drives\n"
)
TARGETS = f"goal,measure,baseline,baseline_on,target,due_on\nG2,falls,0.80,{YEAR}-01-01,0.40,{YEAR}-12-31\n"
BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(top: str, *, unit: str) -> FilePayload:
    made = Workbook()
    made.remove(made.worksheets[0])
    sheets = {"units": UNITS, "people": PEOPLE, "measures": MEASURES, "goals": GOALS, "targets": TARGETS}
    for name, text in sheets.items():
        sheet = made.create_sheet(name)
        for row in csv.reader(io.StringIO(text.format(top=top, unit=unit))):
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return {"name": "hospital.xlsx", "mimeType": BOOK, "buffer": stream.getvalue()}


def test_a_workbook_becomes_a_cascade(empty: Server, windows: Open) -> None:
    window = windows(empty, "ada@harbor.example.org")
    window.forgive("400 (Bad Request)", "422")  # a file with a bad row is refused, and the page says where
    page = window.go("/admin/units")
    top = code_of_the_top(page)

    page = window.go("/admin/import")
    page.get_by_label("Already agreed on paper").check(force=True)
    looks_at(page, workbook(top, unit="NOWHERE"))
    bad = page.get_by_role("table", name="Rows that cannot be imported").get_by_role("row").filter(has_text="NOWHERE")
    expect(bad).to_contain_text("3")
    expect(bad).to_contain_text("unit")
    expect(bad).to_contain_text("goals")
    expect(page.get_by_text("What it would do", exact=True)).to_have_count(0)
    expect(page.get_by_role("button", name="Import now")).to_have_count(0)
    save(page, "import-bad-row")

    looks_at(page, workbook(top, unit="4W"))
    would = page.get_by_role("status").filter(has_text="What it would do")
    expect(would).to_contain_text(re.compile(r"goals: 2 new", re.IGNORECASE))
    save(page, "import-preview")
    page.get_by_role("button", name="Import now").click()
    expect(page.get_by_role("heading", name="Imported")).to_be_visible()

    window.go("/cascade?view=outline")
    page.get_by_role("button", name="Expand all").click()
    unit = page.get_by_role("row").filter(has_text="Fewer falls on 4 West")
    expect(unit).to_contain_text("Nurse manager, 4 West")
    expect(unit).to_have_attribute("aria-level", "2")

    window.go("/admin/import")
    looks_at(page, workbook(top, unit="4W"))
    expect(page.get_by_role("status").filter(has_text="What it would do")).to_contain_text(
        re.compile(r"goals: 0 new, 0 changed, 2 already there", re.IGNORECASE)
    )


def code_of_the_top(page: Page) -> str:
    """Written small beside the name of the whole system."""
    row = page.get_by_role("main").get_by_role("listitem").filter(has_text="Harbor Health").first
    expect(row).to_be_visible()
    return row.locator(".small").first.inner_text()


def looks_at(page: Page, file: FilePayload) -> None:
    page.get_by_role("button", name=re.compile("^File")).set_input_files(file)
    page.get_by_role("button", name="Show what it would do").click()
