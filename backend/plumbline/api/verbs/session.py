"""Who acts, and keys for programs."""

from typing import Any

from plumbline.api import sessions
from plumbline.api.inputs import ID, INSTANT, TEXT, choice, several
from plumbline.api.questions import home
from plumbline.api.verbs.kit import CLIENT_ID, Verb
from plumbline.api.viewer import NotSignedIn, Viewer
from plumbline.integrations.models import Scope


def _choose(viewer: Viewer, values: dict[str, Any]) -> Any:
    if viewer.account is None:
        raise NotSignedIn
    sessions.choose(viewer, values["person_id"])
    return home.me(viewer)


Verb(
    "choosePerson",
    "Says which of its persons the account is from now on.",
    "",
    "Me",
    "me/person",
    {"person_id": ID},
    method="PUT",
    scope="session",
    for_account=True,
    call=_choose,
)
Verb(
    "makeToken",
    "Makes a key for a program; the key is shown once.",
    "integrations.tokens.make",
    "NewToken",
    "tokens",
    {"name": TEXT, "scopes": several(choice(Scope), 3), "expires_at": INSTANT, "id": CLIENT_ID},
    scope="session",
)
Verb(
    "revokeToken",
    "Ends a key at once.",
    "integrations.tokens.revoke",
    "Token",
    "tokens/{token_id}/revoke",
    {"token_id": ID},
    scope="session",
)
