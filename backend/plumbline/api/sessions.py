"""From a request to a viewer: the signed-in account, and which of its persons is looking."""

import re
from typing import Any
from uuid import UUID, uuid4

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from rest_framework.authentication import CSRFCheck

from plumbline.api.viewer import Viewer
from plumbline.core.errors import DomainError, Forbidden, NotFound
from plumbline.ledger.actions import entries
from plumbline.organizations import policies, selectors
from plumbline.organizations.models import Account, Person

CHOSEN = "plumbline.person"
ORGANIZATION_HEADER = "X-Organization"
PERSON_HEADER = "X-Person"
_REQUEST_ID = re.compile(r"[\w.:-]{1,64}")


class SignedInAsAnother(DomainError):
    def __init__(self) -> None:
        super().__init__(
            "another_person", "Somebody else has signed in here since. Nothing was changed: reload the page."
        )


def name_request(request: HttpRequest) -> str:
    """The request's id, the proxy's or a new one; every ledger entry it makes carries it."""
    given = request.headers.get("X-Request-ID", "")
    name = given if _REQUEST_ID.fullmatch(given) else uuid4().hex
    entries.request_id.set(name)
    return name


def viewer_of(request: HttpRequest) -> Viewer:
    """Whoever the session says. The person is None while an account has to choose, or owes a second factor."""
    account = request.user
    if not isinstance(account, Account) or not account.is_active:
        return Viewer(request=request)
    viewer = Viewer(account=account, request=request)
    viewer.person = chosen(viewer, people_of(viewer))
    require_meant(viewer)
    if viewer.person is not None and owes_second_factor(viewer):
        viewer.notes["withheld"] = viewer.person
        viewer.person = None
    return viewer


def require_meant(viewer: Viewer) -> None:
    """A page that somebody left open names them; where another person has signed in since, nothing is done in that
    one's name."""
    meant = viewer.request.headers.get(PERSON_HEADER)
    if meant and (viewer.person is None or str(viewer.person.pk) != meant):
        raise SignedInAsAnother


def people_of(viewer: Viewer) -> list[Person]:
    if viewer.account is None:
        return []
    if "people" not in viewer.notes:
        viewer.notes["people"] = selectors.persons_of(viewer.account)
    return list(viewer.notes["people"])


def chosen(viewer: Viewer, people: list[Person]) -> Person | None:
    """The person of the organization that the header names, the session remembers, or the only one."""
    request = viewer.request
    named = request.headers.get(ORGANIZATION_HEADER)
    if named:
        return next((person for person in people if str(person.organization_id) == named), None)
    remembered = request.session.get(CHOSEN) if hasattr(request, "session") else None
    known = next((person for person in people if str(person.pk) == remembered), None)
    return known or (people[0] if len(people) == 1 else None)


def choose(viewer: Viewer, person_id: UUID) -> Person:
    """Remembers who the account is from now on. Raises NotFound for anybody else's person."""
    person = next((person for person in people_of(viewer) if person.pk == person_id), None)
    if person is None:
        raise NotFound("person")
    viewer.request.session[CHOSEN] = str(person.pk)
    viewer.person = person
    if owes_second_factor(viewer):
        viewer.notes["withheld"], viewer.person = person, None
    return person


def owes_second_factor(viewer: Viewer) -> bool:
    """Whether a role of the person asks for a second factor that the account has not set up."""
    required = settings.MFA_REQUIRED_ROLES
    if not required or viewer.person is None or not policies.holds_anywhere(viewer.person, required):
        return False
    return not has_second_factor(viewer.account)


def has_second_factor(account: Any) -> bool:
    return Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists()


def require_same_origin(request: HttpRequest) -> None:
    """Django's check against forged requests, answered in the words of the faces."""
    check = CSRFCheck(lambda request: None)  # type: ignore[arg-type]
    check.process_request(request)
    if check.process_view(request, None, (), {}):
        raise Forbidden(
            "forged_request",
            "This page has been open too long or the request did not come from it. Nothing was changed: reload the "
            "page and try again.",
        )
