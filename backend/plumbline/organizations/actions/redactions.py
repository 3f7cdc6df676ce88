"""Taking text out of the record for good, and the legal hold that forbids it."""

from datetime import datetime
from uuid import UUID

from plumbline.core import events, text
from plumbline.core.errors import Conflict, Invalid
from plumbline.core.ids import uuid7
from plumbline.ledger import redaction
from plumbline.ledger.actions import entries
from plumbline.ledger.models import Redaction
from plumbline.organizations import policies
from plumbline.organizations.events import TextRemoved
from plumbline.organizations.models import LegalHold, Organization, Person

SHORTEST, LONGEST = 3, 300
OUTLIVED = "The time to keep it was over"


def redact(*, actor: Person, text: str, reason: str, only: UUID | None = None) -> Redaction:
    """Replaces the text by a mark wherever it stands or ever stood, in rows and in the ledger: in the whole
    organization, seen or not, or in one object alone. It cannot be undone; the chain stays whole and counts it.
    """
    with entries.action("text.redact", actor=actor) as action:
        action.lock_structure()
        policies.redact.require(actor)
        wanted, why = named(text), _why(reason, text)
        require_no_hold(actor.organization_id)
        places = redaction.places(actor.organization_id, wanted, only)
        if not places:
            raise Invalid(
                "not_found_there", "This text stands nowhere in the record. Nothing was changed.", field="text"
            )
        done = redaction.blank(
            places, wanted, organization_id=actor.organization_id, at=action.at, by=actor.pk, reason=why
        )
        action.about(done)
        events.publish(TextRemoved(actor.organization_id, wanted))
    return done


def named(raw: str) -> str:
    """The text as it stands, letter for letter."""
    wanted = text.line(raw, field="text", max_length=LONGEST)
    if len(wanted) < SHORTEST or wanted in redaction.MARK:
        sentence = f"Write the text exactly as it stands, at least {SHORTEST} characters. Nothing was changed."
        raise Invalid("too_short", sentence, field="text")
    return wanted


def _why(reason: str, removed: str) -> str:
    why = text.line(reason, field="reason", max_length=300)
    if removed.strip() in why:
        raise Invalid("repeats_it", "The reason must not repeat the text. Nothing was changed.", field="reason")
    return why


def require_no_hold(organization_id: UUID) -> None:
    held = LegalHold.objects.open().filter(organization_id=organization_id).order_by("valid_from").first()
    if held is not None:
        raise Conflict("on_hold", f"A legal hold is in force ({held.matter}). Nothing was removed.")


def let_go(organization: Organization, before: datetime) -> Redaction | None:
    """Blanks free text that is older than the organization keeps it; None when there is none, or a hold forbids it."""
    if not _outlived(organization, before):
        return None
    with entries.action("text.let_go", organization_id=organization.pk) as action:
        action.lock_structure()
        places = _outlived(organization, before)
        done = redaction.blank(places, None, organization_id=organization.pk, at=action.at, by=None, reason=OUTLIVED)
        action.about(done)
    return done


def _outlived(organization: Organization, before: datetime) -> list[redaction.Place]:
    held = LegalHold.objects.open().filter(organization=organization).exists()
    return [] if held else list(redaction.outlived(organization.pk, before))


def place_hold(*, actor: Person, matter: str, id: UUID | None = None) -> LegalHold:
    """From now on nothing is removed, until it is lifted."""
    known: LegalHold | None = LegalHold.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    if known is not None:
        return known
    with entries.action("hold.place", actor=actor) as action:
        action.lock_structure()
        policies.hold.require(actor)
        placed: LegalHold = LegalHold.objects.create(
            id=id or uuid7(), organization_id=actor.organization_id, placed_by=actor, valid_from=action.at,
            matter=text.line(matter, field="matter", max_length=300),
        )  # fmt: skip
        action.about(placed)
    return placed


def lift_hold(*, actor: Person, hold_id: UUID) -> LegalHold:
    LegalHold.objects.seen(actor, hold_id)
    with entries.action("hold.lift", actor=actor) as action:
        action.lock_structure()
        held: LegalHold = LegalHold.objects.locked(hold_id)
        action.about(held)
        policies.hold.require(actor)
        if held.valid_to is not None:
            raise Conflict("already_lifted", "This hold was already lifted. Nothing was changed.")
        held.valid_to, held.lifted_by = action.not_before(held.valid_from), actor
        held.save(update_fields=["valid_to", "lifted_by"])
    return held
