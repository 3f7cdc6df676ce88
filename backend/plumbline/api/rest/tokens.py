"""Who is asking over REST: a program with a key, or a person with a session."""

from datetime import timedelta

from django.http import HttpRequest

from plumbline.api import sessions
from plumbline.api.viewer import NotSignedIn, Viewer
from plumbline.core import clock
from plumbline.core.errors import Forbidden
from plumbline.integrations.models import Token

SEEN_EVERY = timedelta(minutes=5)


def viewer_of(request: HttpRequest) -> Viewer:
    """Raises NotSignedIn for a key that is wrong, ended or revoked: the three are answered alike."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return sessions.viewer_of(request)
    token = Token.objects.live(secret.strip(), clock.now())
    if token is None:
        raise NotSignedIn
    if token.last_used_at is None or clock.now() - token.last_used_at > SEEN_EVERY:
        Token.objects.filter(pk=token.pk).update(last_used_at=clock.now())
    return Viewer(account=token.person.account, person=token.person, scopes=frozenset(token.scopes), request=request)


def require(viewer: Viewer, scope: str) -> None:
    """A session may do what its person may; a key only what it was made for."""
    if viewer.scopes is None or scope in viewer.scopes or (scope == "import" and "write" in viewer.scopes):
        return
    raise Forbidden(
        "scope_missing",
        f"This key was not made to {scope}. Nothing was changed: ask for one with that scope.",
    )
