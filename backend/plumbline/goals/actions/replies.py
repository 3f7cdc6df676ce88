"""The one tap of the leader above: seen, will help, let's talk."""

from uuid import UUID

from plumbline.core import clock, text
from plumbline.core.errors import Conflict, Invalid, NotFound
from plumbline.core.ids import uuid7
from plumbline.goals import policies, representation
from plumbline.goals.choices import ReplyKind
from plumbline.goals.models import CheckIn, Reply
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Person


def reply(*, actor: Person, check_in_id: UUID, kind: str, words: str = "", id: UUID | None = None) -> Reply:
    """Replies to a check-in, once per person; a resend with the same id is harmless."""
    said = CheckIn.objects.visible_to(actor).select_related("goal").filter(pk=check_in_id, withdrawn=False).first()
    if said is None:
        raise NotFound("check-in")
    if kind not in ReplyKind.values:
        raise Invalid("unknown_reply", "Please choose one of the replies. Nothing was sent.", field="kind")
    line = text.line(words, field="text", max_length=300, required=False)
    with entries.action("reply.send", actor=actor, object=said) as action:
        action.lock_shared()
        said = CheckIn.objects.select_related("goal").locked(check_in_id)
        if not representation.seeding(actor):
            with clock.held(action.at):
                policies.reply.require(actor, said.goal)
        if said.superseded_at:
            raise Conflict("replaced", "This check-in was replaced meanwhile. Your text is kept: look at the new one.")
        mine: Reply | None = Reply.objects.filter(check_in=said, person=actor).first()
        if mine is not None:
            if (mine.pk, mine.kind, mine.text) in ((id, kind, line), (mine.pk, kind, line)):
                return mine
            raise Conflict("already_replied", "You have already replied to this check-in. Nothing was sent.")
        row: Reply = Reply.objects.create(
            id=id or uuid7(),
            organization_id=said.organization_id,
            check_in=said,
            person=actor,
            kind=kind,
            text=line,
            recorded_at=action.at,
        )
    return row


def see(*, actor: Person, reply_ids: list[UUID]) -> list[Reply]:
    """The author of the check-ins has seen these replies; others' are passed over."""
    with entries.action("reply.see", actor=actor) as action:
        rows = list(
            Reply.objects.visible_to(actor)
            .select_for_update(no_key=True, of=("self",))
            .filter(pk__in=reply_ids, check_in__person=actor, seen_at__isnull=True)
        )
        for row in rows:
            row.seen_at = action.at
        Reply.objects.bulk_update(rows, ["seen_at"])
    return rows
