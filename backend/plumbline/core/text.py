"""Free text at every door: trimmed, bounded, and without characters that lie to the reader."""

import unicodedata

from plumbline.core.errors import Invalid

# Bidirectional overrides and isolates can make a sentence read differently from what is stored.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_ALLOWED_CONTROL = frozenset("\n\t")


def line(value: str | None, *, field: str, max_length: int = 200, required: bool = True) -> str:
    """One line of text, trimmed, inner whitespace collapsed. Raises Invalid."""
    text = " ".join(_clean(value, field=field, max_length=max_length).split())
    if required and not text:
        raise Invalid("required", f"Please fill in {_say(field)}. Nothing was saved.", field=field)
    return text


def paragraph(value: str | None, *, field: str, max_length: int = 2000, required: bool = False) -> str:
    """Several lines of text, trimmed. Raises Invalid."""
    text = _clean(value, field=field, max_length=max_length).strip()
    if required and not text:
        raise Invalid("required", f"Please fill in {_say(field)}. Nothing was saved.", field=field)
    return text


def _clean(value: str | None, *, field: str, max_length: int) -> str:
    text = "" if value is None else value
    if not isinstance(text, str):
        raise Invalid("not_text", f"{_say(field).capitalize()} must be text. Nothing was saved.", field=field)
    if len(text) > max_length:
        raise Invalid(
            "too_long",
            f"{_say(field).capitalize()} has {len(text):,} characters; at most {max_length:,} fit. "
            "Nothing was saved: please shorten it.",
            field=field,
            params={"max": max_length},
        )
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    for character in text:
        if character in _BIDI or (
            unicodedata.category(character) in ("Cc", "Cs") and character not in _ALLOWED_CONTROL
        ):
            raise Invalid(
                "forbidden_character",
                f"{_say(field).capitalize()} holds an invisible control character (U+{ord(character):04X}). "
                "Nothing was saved: please type the text again without it.",
                field=field,
            )
    return text


def _say(field: str) -> str:
    return f"“{field.replace('_', ' ')}”"
