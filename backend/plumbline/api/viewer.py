"""Who is asking: the signed-in account, and the person that it is in one organization."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from plumbline.accountability import past
from plumbline.core import glasses
from plumbline.core.errors import DomainError, Forbidden
from plumbline.core.glasses import Glasses
from plumbline.organizations.models import Account, Person


class NotSignedIn(DomainError):
    """Nobody is signed in, or the session has ended."""

    def __init__(self) -> None:
        super().__init__("not_signed_in", "You are not signed in. Nothing was changed: sign in and try again.")


@dataclass(slots=True)
class Viewer:
    """One request's eyes. `rows` keeps what it has read by id, so that a row is fetched once."""

    account: Account | None = None
    person: Person | None = None
    scopes: frozenset[str] | None = None
    request: Any = None
    rows: dict[type, dict[UUID, Any]] = field(default_factory=dict)
    notes: dict[Any, Any] = field(default_factory=dict)
    glasses: Glasses | None = None

    def required(self) -> Person:
        """The person, or a refusal that says what is still to be done."""
        if self.account is None:
            raise NotSignedIn
        if self.person is not None:
            return self.person
        if "withheld" in self.notes:
            raise Forbidden(
                "second_factor_needed",
                "Your role asks for a second factor. Nothing was changed: set one up under your account, then go on.",
            )
        raise Forbidden(
            "choose_organization",
            "Your account does not stand for a person of this organization. Nothing was changed: choose one.",
        )

    def at(self, said: str | None) -> "Viewer":
        """The same eyes with the glasses for a day or an instant; they have read nothing yet. None: the present."""
        if said is None:
            return self
        person = self.required()
        instant = past.instant_of(person.organization, said)
        seen = past.worn(person.organization, instant, person)
        with glasses.on(seen):
            person = past.eyes(person)
        return Viewer(self.account, person, self.scopes, self.request, glasses=seen)

    @contextmanager
    def looking(self) -> Iterator[None]:
        """Whatever is read for this viewer is read inside."""
        if self.glasses is None or glasses.worn() is not None:
            yield
            return
        with glasses.on(self.glasses):
            yield

    def forget(self) -> None:
        """After a write: what was read before it may no longer be true."""
        self.rows.clear()
        self.notes.clear()
