"""Answers are kept for a resend for a week, and then forgotten by the job of the night."""

from datetime import timedelta
from typing import Any

import orjson
from django.test import Client

from api.worlds import Worlds
from config import rights
from plumbline.api import tasks
from plumbline.api.models import IdempotencyKey
from plumbline.core import clock
from plumbline.integrations.actions import tokens


def sent(secret: str, key: str, unit: str) -> Any:
    body = {"drafts": [{"code": f"K-{key}", "name": "A unit", "level_code": "unit", "parent_code": unit}]}
    headers = {"Authorization": f"Bearer {secret}", "Idempotency-Key": key}
    return Client().post("/api/v1/units/batch", orjson.dumps(body), content_type="application/json", headers=headers)


def test_a_week_old_answer_is_forgotten_and_a_younger_one_is_not(worlds: Worlds) -> None:
    ada = worlds.cast.ada
    end = clock.now() + timedelta(days=9)
    secret = tokens.make(actor=ada, name="feed", scopes=["write"], expires_at=end).secret
    unit = worlds.cast.units["north"].code
    for key in ("old", "young"):
        assert sent(secret, key, unit).status_code in (200, 201), sent(secret, key, unit).content
    assert IdempotencyKey.objects.count() == 2
    for key, days in (("old", 8), ("young", 6)):
        IdempotencyKey.objects.filter(key=key).update(made_at=clock.now() - timedelta(days=days))
    tasks.forget_answers(timestamp=0)
    assert list(IdempotencyKey.objects.values_list("key", flat=True)) == ["young"]
    assert sent(secret, "young", unit).status_code in (200, 201)


def test_the_application_may_forget_answers_and_nothing_of_the_domain() -> None:
    assert "DELETE" in rights.verbs("api_idempotencykey")
    assert "DELETE" not in rights.verbs("integrations_token")
    assert "DELETE" not in rights.verbs("goals_goal")
