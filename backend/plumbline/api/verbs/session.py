"""Who acts, and keys for programs."""

from django.db import models

from plumbline.api.inputs import ID, INSTANT, TEXT, choice, several
from plumbline.api.verbs.kit import CLIENT_ID, Verb


class Scope(models.TextChoices):
    READ = "read", "Read"
    WRITE = "write", "Write"
    IMPORT = "import", "Import"


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
