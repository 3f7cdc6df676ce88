"""Who is looking, what waits for them, and the whole picture."""

from importlib import import_module
from typing import Any

from plumbline.accountability.policies import CONVENERS
from plumbline.api import sessions
from plumbline.api.inputs import Input
from plumbline.api.questions.kit import Question
from plumbline.api.viewer import Viewer
from plumbline.core import clock
from plumbline.integrations.models import Token
from plumbline.organizations import policies
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Membership
from plumbline.reporting.policies import MAKERS, READERS

CAPABILITIES: dict[str, tuple[str, ...]] = {
    "administer": (Role.ADMINISTRATOR,),
    "import": (Role.ADMINISTRATOR, Role.STEWARD),
    "record_measurements": (Role.STEWARD,),
    "define_measures": (Role.STEWARD, Role.ADMINISTRATOR),
    "plan_cycles": (Role.EXECUTIVE, Role.ADMINISTRATOR),
    "draft_goals": (Role.EXECUTIVE, Role.UNIT_LEADER, Role.PHYSICIAN_LEADER, Role.ADMINISTRATOR),
    "oversee": (Role.CMO, Role.AUDITOR),
    "found_forums": CONVENERS,
    "remove_text": (Role.CMO,),
    "hold_text": (Role.AUDITOR, Role.ADMINISTRATOR),
    "make_packets": MAKERS,
    "read_packets": READERS,
    "read_board": (Role.BOARD_MEMBER, Role.EXECUTIVE, Role.CMO),
}


def me(viewer: Viewer) -> dict[str, Any] | None:
    """None when nobody is signed in. An account that has to choose, or owes a second factor, is nobody yet."""
    if viewer.account is None:
        return None
    person = viewer.person
    roles = list(Membership.objects.visible_to(person).at(clock.now()).filter(person=person)) if person else []
    return {
        "account": _account(viewer),
        "people": [_choice(viewer, one) for one in sessions.people_of(viewer)],
        "person": person,
        "organization": person.organization if person else None,
        "roles": roles,
        "capabilities": [
            name for name, held in CAPABILITIES.items() if person and policies.holds_anywhere(person, held)
        ],
        "home": _homes().kind(person) if person else None,
    }


def _account(viewer: Viewer) -> dict[str, Any]:
    account = viewer.account
    assert account is not None
    return {
        "id": account.pk,
        "email": account.email,
        "second_factor": sessions.has_second_factor(account),
        "second_factor_required": "withheld" in viewer.notes,
    }


def _choice(viewer: Viewer, person: Any) -> dict[str, Any]:
    chosen = viewer.person or viewer.notes.get("withheld")
    return {
        "id": person.pk,
        "organization_id": person.organization_id,
        "organization_name": person.organization.name,
        "position": person.position,
        "chosen": chosen is not None and chosen.pk == person.pk,
    }


def home(viewer: Viewer) -> Any:
    return _homes().home(viewer.required())


def _homes() -> Any:
    return import_module("plumbline.accountability.home")


def cascade(viewer: Viewer, *, since: str | None = None) -> Any:
    return import_module("plumbline.accountability.cascade").snapshot(viewer.required(), since=since)


def tokens(viewer: Viewer) -> list[Any]:
    mine = Token.objects.visible_to(viewer.required()).filter(person=viewer.person)
    return list(mine.order_by("-created_at")[:100])


Question("me", "Who is looking; nothing when nobody is signed in.", "Me", me, "me", null=True, for_anybody=True)
Question("home", "The viewer's first page.", "Home", home, "home")
Question(
    "cascade",
    "The whole cascade, as columns and as goals; with the watermark of an earlier answer, only what changed since.",
    "Cascade",
    cascade,
    "cascade",
    {"since": Input("text", required=False, about="The watermark of the picture that you have.")},
    in_rest=False,
    in_past=True,
)
Question("tokens", "The viewer's keys for programs.", "Token", tokens, "tokens", many=True)
