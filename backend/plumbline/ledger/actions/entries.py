"""The one write path.

    with entries.action("goal.commit", actor=actor, object=goal) as action:
        action.lock_structure()
        ...re-read, require, write, stamped with action.at...

Everything inside is one transaction and one ledger entry, appended as the last statement. An action begun
inside another joins it: a batch or an import is one entry with many images.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from django.db import IntegrityError, OperationalError, connection, transaction
from procrastinate.exceptions import AlreadyEnqueued

from plumbline.core import clock, locks
from plumbline.core.errors import Conflict
from plumbline.core.ids import uuid7
from plumbline.ledger import checkpoints, tasks
from plumbline.ledger.models.entry import MAIN

LOST_RACES = ("40P01", "40001")  # deadlock, serialization failure: the server chose who goes first


class Actor(Protocol):
    """Whoever acts: a person of one organization."""

    @property
    def id(self) -> UUID: ...
    @property
    def organization_id(self) -> UUID: ...


class Receipt(NamedTuple):
    """Where an entry stands in its log, and its hash, a leaf of the log's tree."""

    sequence: int
    leaf_hash: str


Statement = tuple[str, Sequence[Any]]
APPEND = "SELECT * FROM ledger_append(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"


@dataclass(slots=True)
class Action:
    """One running action. `at` is its one instant; reading it before taking the locks is an error of order. Its
    `receipt` is known when all is written."""

    verb: str
    organization_id: UUID
    actor_id: UUID | None
    id: UUID = field(default_factory=uuid7)
    on_behalf_of_id: UUID | None = None
    object_type: str = ""
    object_id: UUID | None = None
    reason: str = ""
    log: str = MAIN
    receipt: Receipt | None = None
    joined: int = 0  # actions that run inside it now
    last: Statement | None = None  # writes what is left to write and appends the entry; nothing follows it
    _at: datetime | None = None

    @property
    def at(self) -> datetime:
        if self._at is None:
            self._at = clock.now()
        return self._at

    def not_before(self, start: datetime | None) -> datetime:
        """Moves the instant so that no row is closed before it began (clocks of two machines may differ)."""
        if start is not None and start > self.at:
            self._at = start
        return self.at

    def lock_structure(self) -> None:
        locks.structure(self.organization_id)

    def lock_shared(self) -> None:
        locks.shared(self.organization_id)

    def about(self, row: Any) -> None:
        self.object_type, self.object_id = row._meta.label_lower, row.pk

    @contextmanager
    def within(self) -> Iterator[None]:
        """Another action runs inside this one: it is not the last to write."""
        self.joined += 1
        try:
            yield
        finally:
            self.joined -= 1

    def told(self) -> dict[str, Any]:
        """The arguments of ledger_append, in their order."""
        return {
            "entry": self.id,
            "organization": self.organization_id,
            "log": self.log,
            "at": self.at,
            "actor": self.actor_id,
            "on_behalf_of": self.on_behalf_of_id,
            "verb": self.verb,
            "object_type": self.object_type,
            "object": self.object_id,
            "reason": self.reason,
            "request": request_id.get(),
            "travelled": clock.travelling(),
        }

    def appended(self, sequence: int, hash: bytes) -> None:
        self.receipt = Receipt(sequence, bytes(hash).hex())
        if sequence % checkpoints.EVERY == 0:
            transaction.on_commit(_have_signed, robust=True)  # a check-in is saved even if nobody can be told


_running: ContextVar[Action | None] = ContextVar("running_action", default=None)
request_id: ContextVar[str] = ContextVar("request_id", default="")


@contextmanager
def action(
    verb: str,
    *,
    actor: Actor | None = None,
    organization_id: UUID | None = None,
    object: Any = None,
    reason: str = "",
    on_behalf_of_id: UUID | None = None,
    announced: bool = True,
) -> Iterator[Action]:
    """Opens the write path for one verb such as "goal.commit". `actor` is None for the system's own work.

    Without `announced` the caller's first call of the database names the entry (`plumbline.entry`) itself.
    """
    outer = _running.get()
    if outer is not None:
        with outer.within():
            yield outer
        return
    organization = organization_id or (actor.organization_id if actor else None)
    if organization is None:
        raise ValueError("an action needs an actor or an organization")
    running = Action(verb, organization, actor.id if actor else None, reason=reason, on_behalf_of_id=on_behalf_of_id)
    if object is not None:
        running.about(object)
    token = _running.set(running)
    alone = not connection.in_atomic_block
    try:
        with _refusals_told(), transaction.atomic():
            if announced:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT set_config('plumbline.entry', %s, true)", [str(running.id)])
            yield running
            _append(running, commit=alone)
    finally:
        _running.reset(token)


def _append(running: Action, *, commit: bool) -> None:
    """The last statement, and the commit with it in one exchange, after which Django finds nothing left to commit.

    So nobody waits for the head of the log, which all of an organization share, longer than the database needs.
    """
    statement, parameters = running.last or (APPEND, list(running.told().values()))
    with connection.cursor() as cursor:
        cursor.execute(f"{statement}; COMMIT" if commit else statement, parameters)
        running.appended(*cursor.fetchone())


@contextmanager
def _refusals_told() -> Iterator[None]:
    """What the database refuses, in a sentence."""
    try:
        yield
    except IntegrityError as error:
        raise _explained(error) from error
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") not in LOST_RACES:
            raise
        raise Conflict(
            "at_once", "Two people changed this at the same moment. Nothing of yours was saved: please send it again."
        ) from error


def _have_signed() -> None:
    with suppress(AlreadyEnqueued):
        tasks.sign_heads.configure().defer(timestamp=int(time.time()))


def _explained(error: IntegrityError) -> Conflict:
    """A constraint of the database as a sentence; the constraint's name is the code's parameter."""
    diagnostics = getattr(error.__cause__, "diag", None)
    name = getattr(diagnostics, "constraint_name", None) or ""
    return Conflict(
        "conflict",
        "This does not fit with what is already recorded, perhaps because somebody else was first. "
        "Nothing was changed: reload and try again.",
        params={"constraint": name},
    )
