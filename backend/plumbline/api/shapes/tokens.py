"""Keys for programs."""

from plumbline.api.shapes.kit import Shape, instant, key, text

Shape(
    "Token",
    "A key for a program. The key itself is shown once, when it is made.",
    {
        "id": key(brief=True),
        "name": text(brief=True),
        "scopes": text("read, write, import", many=True),
        "created_at": instant(),
        "expires_at": instant(),
        "last_used_at": instant(null=True),
        "revoked_at": instant(null=True),
    },
    model="integrations.Token",
)
Shape("NewToken", "A key that has just been made.", {"id": key(), "secret": text("Shown only now.")})
