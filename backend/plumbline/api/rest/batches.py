"""A verb over REST, done once: a batch with an Idempotency-Key is answered from what it answered first."""

import hashlib
from typing import Any

import orjson
from django.db import transaction

from plumbline.api.models import IdempotencyKey
from plumbline.api.rest import rendering, schema
from plumbline.api.verbs.kit import Verb
from plumbline.api.viewer import Viewer
from plumbline.core.errors import Conflict, Invalid
from plumbline.core.ids import uuid7

LONGEST_KEY = 100


def once(verb: Verb, viewer: Viewer, raw: dict[str, Any], key: str | None) -> tuple[Any, int]:
    """(the answer, its status)."""
    status = schema.status(verb)
    if not key or not verb.is_batch:
        return rendering.answer(verb(viewer, raw)), status
    if len(key) > LONGEST_KEY or not key.isprintable():
        raise Invalid(
            "bad_key",
            f"An Idempotency-Key has at most {LONGEST_KEY} printable characters. Nothing was changed.",
        )
    person = viewer.required()
    asked = hashlib.sha256(verb.name.encode() + orjson.dumps(raw, option=orjson.OPT_SORT_KEYS)).hexdigest()
    with transaction.atomic():
        kept, new = IdempotencyKey.objects.get_or_create(
            organization_id=person.organization_id,
            person=person,
            key=key,
            defaults={"id": uuid7(), "request": asked, "status": status},
        )
        if not new:
            return _repeated(kept, asked), kept.status
        answer = orjson.dumps(rendering.answer(verb(viewer, raw)))
        kept.answer = answer.decode()
        kept.save(update_fields=["answer"])
    return answer, status


def _repeated(kept: IdempotencyKey, asked: str) -> bytes:
    if kept.request != asked:
        raise Conflict(
            "key_reused",
            "This Idempotency-Key was sent before with other content. Nothing was changed: use a new key.",
        )
    return kept.answer.encode()
