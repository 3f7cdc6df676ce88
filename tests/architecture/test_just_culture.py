"""Findings describe links, not people: nothing on either face sorts, filters or counts by person."""

from collections.abc import Iterator

from plumbline.accountability.choices import FindingCode
from plumbline.api.inputs import Input
from plumbline.api.questions import QUESTIONS
from plumbline.api.questions.kit import Question
from plumbline.api.rest import files
from plumbline.api.shapes import SHAPES
from plumbline.api.shapes.kit import Field

PEOPLE = ("person", "people", "owner", "who", "leader", "steward")
SUMMARIES = ("FollowThrough", "FindingCount", "Integrity")
TOLD = ("Finding", "WeakChain", "FollowThrough")
COUNTED = {"Integrity.owners", "Integrity.owners_updated", "Integrity.owner_days"}  # how many there are, without names


def names_people(word: str) -> bool:
    return any(part in PEOPLE for part in word.lower().split("_"))


def orders(questions: dict[str, Question]) -> Iterator[str]:
    """Every way to sort, and every filter of what is missing or weak."""
    for question in questions.values():
        for name, wanted in question.args.items():
            if wanted.choices is not None and name in ("sort", "order"):
                yield from (f"{question.name}.{name}.{value}" for value in wanted.choices.values)
            elif question.gives in TOLD:
                yield f"{question.name}.{name}"


def numbers_beside_people(shapes: dict[str, dict[str, Field]]) -> set[str]:
    """Shapes that hold a person and a count together: a league table would be one."""
    return {
        shape
        for shape, fields in shapes.items()
        if any(it.of == "Person" for it in fields.values())
        and any(
            it.kind in ("whole", "float") and ("count" in name or name.endswith("_below"))
            for name, it in fields.items()
        )
    }


def counts(name: str, field: Field) -> bool:
    return field.kind in ("whole", "float") and ("count" in name or name.endswith("_below"))


def fields() -> dict[str, dict[str, Field]]:
    return {name: shape.fields for name, shape in SHAPES.items()}


def test_nothing_is_sorted_or_narrowed_by_person() -> None:
    ways = list(orders(QUESTIONS))
    assert {"weakChains.sort.reach_age", "findings.codes"} <= set(ways), "the walk sees something"
    assert [way for way in ways if names_people(way.rsplit(".", 1)[-1])] == []


def test_nothing_is_counted_by_person() -> None:
    assert numbers_beside_people(fields()) == set()
    counts = {
        f"{shape}.{name}" for shape in ("FollowThrough", "FindingCount", "Integrity") for name in SHAPES[shape].fields
    }
    assert {name for name in counts if names_people(name.split(".")[1]) or "owner" in name} == COUNTED
    grouped = [it for shape in ("FindingCount", "FollowThrough", "Integrity") for it in fields()[shape].values()]
    assert all(it.of not in ("Person", "Membership", "Ownership") for it in grouped)


def test_a_league_table_would_be_noticed() -> None:
    planted = {"OwnerCount": {"person": Field("shape", of="Person"), "count": Field("whole")}}
    assert numbers_beside_people(fields() | planted) == {"OwnerCount"}
    question = Question.__new__(Question)
    question.name, question.gives, question.args = "planted", "Finding", {"owner_id": Input("id")}
    assert [way for way in orders({"planted": question}) if names_people(way.rsplit(".", 1)[-1])] == [
        "planted.owner_id"
    ]


def test_files_are_narrowed_sorted_and_headed_by_links() -> None:
    """Who must act is told as a position; there is no column to count or rank people by."""
    for table in (files.Findings, files.WeakChains):
        assert [name for name in table.inputs if names_people(name)] == []
        columns = [name.lower().replace(" ", "_") for name in table.header]
        assert {name for name in columns if names_people(name)} <= {"who_must_act"}
        assert not any(choice.startswith(PEOPLE) for it in table.inputs.values() for choice in _choices(it))


def _choices(wanted: Input) -> list[str]:
    return [] if wanted.choices is None or wanted.choices is FindingCode else list(wanted.choices.values)
