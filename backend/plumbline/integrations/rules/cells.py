"""One row being understood: each cell is asked for by column and kind, and what is wrong is collected."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from plumbline.core import dates, numbers, text
from plumbline.core.errors import Invalid, RowError
from plumbline.integrations.readers import Row

YES, NO = ("yes", "y", "true", "1", "x"), ("", "no", "n", "false", "0")
_FORMULA = re.compile(r"[=@]|[+-](?![\d\s.,])")
_EMAIL = re.compile(r"[^@\s<>\",;]+@[^@\s<>\",;.]+(\.[^@\s<>\",;.]+)+")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


class Cells:
    """Errors go to `errors`; the asker then gets an empty value and may go on to find more."""

    def __init__(self, row: Row, errors: list[RowError]) -> None:
        self.row, self.errors = row, errors
        self._before = len(errors)

    @property
    def good(self) -> bool:
        return len(self.errors) == self._before

    def refuse(self, column: str, sentence: str, code: str = "invalid") -> None:
        self.errors.append(RowError(self.row.line, column, self.row[column][:60], sentence, code))

    def given(self, column: str) -> bool:
        return bool(self.row[column])

    def text(self, column: str, *, required: bool = False, most: int = 200) -> str:
        return self._clean(column, required=required, most=most, several_lines=False)

    def paragraph(self, column: str, *, most: int = 2000) -> str:
        return self._clean(column, required=False, most=most, several_lines=True)

    def _clean(self, column: str, *, required: bool, most: int, several_lines: bool) -> str:
        raw = self.row[column]
        if _FORMULA.match(raw):
            self.refuse(column, "This text begins like a spreadsheet formula. Write it as plain words.", "formula")
            return ""
        try:
            if several_lines:
                return text.paragraph(raw, field=column, max_length=most, required=required)
            return text.line(raw, field=column, max_length=most, required=required)
        except Invalid as refusal:
            self.refuse(column, refusal.sentence.replace("Nothing was saved: p", "P"), refusal.code)
            return ""

    def email(self, column: str, *, required: bool = False) -> str:
        address = self.text(column, required=required, most=254).lower()
        if address and not _EMAIL.fullmatch(address):
            self.refuse(column, "This is not an e-mail address. Write it like name@hospital.org.", "not_an_email")
            return ""
        return address

    def number(self, column: str, *, required: bool = False) -> Decimal | None:
        """Digits with a decimal point; "62 %" is 0.62. A decimal comma is refused, never guessed."""
        raw = self.row[column].replace("\u2212", "-")
        if not raw:
            if required:
                self.refuse(column, "A number is needed here.", "required")
            return None
        if "," in raw:
            self.refuse(column, "Write numbers with a decimal point and without separators: 0.62 or 1250.", "comma")
            return None
        percent = raw.endswith("%")
        try:
            value = numbers.decimal(raw.rstrip("%").strip(), field=column)
        except Invalid as refusal:
            self.refuse(column, "This is not a number. Use digits such as 0.62.", refusal.code)
            return None
        return value.scaleb(-2) if percent else value

    def whole(self, column: str, *, least: int = 0, most: int = 1_000_000) -> int | None:
        value = self.number(column)
        if value is None:
            return None
        if value != value.to_integral_value() or not least <= value <= most:
            self.refuse(column, f"A whole number from {least:,} to {most:,} is needed here.", "not_whole")
            return None
        return int(value)

    def day(self, column: str, *, required: bool = False) -> date | None:
        raw = self.row[column]
        if not raw:
            if required:
                self.refuse(column, "A date is needed here, written like 2026-12-31.", "required")
            return None
        try:
            return dates.day(raw, field=column)
        except Invalid:
            self.refuse(column, "Write this date like 2026-12-31 (year first; between 1990 and 2100).", "not_a_date")
            return None

    def month(self, column: str) -> tuple[date, date] | None:
        """The first day of a month written 2026-10, and the first day after it."""
        raw = self.row[column]
        found = _MONTH.fullmatch(raw)
        if not found or not 1 <= int(found[2]) <= 12 or not 1990 <= int(found[1]) <= 2100:
            self.refuse(column, "Write this month like 2026-10.", "not_a_month")
            return None
        year, month = int(found[1]), int(found[2])
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)

    def choice(self, column: str, options: Mapping[str, str] | tuple[str, ...], default: str = "") -> str:
        """One of the options, asked for by code or label in any case; `default` where the cell is empty."""
        raw = self.row[column]
        if not raw and default:
            return default
        labels = options if isinstance(options, Mapping) else {option: option for option in options}
        asked = raw.lower().replace("-", "_").replace(" ", "_")
        for code, label in labels.items():
            if asked in (code.lower(), label.lower().replace("-", "_").replace(" ", "_")):
                return code
        self.refuse(column, f"Use one of: {', '.join(labels)}.", "not_an_option")
        return default

    def flag(self, column: str, *, default: bool = False) -> bool:
        raw = self.row[column].lower()
        if not raw:
            return default
        if raw not in YES + NO:
            self.refuse(column, "Write yes or no.", "not_yes_or_no")
        return raw in YES

    def several(self, column: str) -> list[str]:
        """The parts of a cell that lists things with semicolons or bars between them."""
        whole = self.text(column, most=1000)
        return [part.strip() for part in re.split(r"[;|]", whole) if part.strip()]
