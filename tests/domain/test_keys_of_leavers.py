"""Whoever leaves takes no key along: what acts as them is revoked as they are archived."""

from datetime import timedelta

import pytest

import cast
from plumbline.core import clock
from plumbline.core.errors import Conflict
from plumbline.integrations.actions import tokens
from plumbline.integrations.models import Token
from plumbline.organizations.actions import people
from plumbline.organizations.models import Person

pytestmark = pytest.mark.django_db


def a_key(person: Person, name: str = "feed") -> tokens.Made:
    return tokens.make(actor=person, name=name, scopes=["read"], expires_at=clock.now() + timedelta(days=90))


def test_the_keys_of_a_person_who_leaves_are_revoked_with_them() -> None:
    crew = cast.hospital()
    first, second, other = a_key(crew.rui), a_key(crew.rui, "second"), a_key(crew.nora)
    tokens.revoke(actor=crew.rui, token_id=second.id)
    before = Token.objects.get(pk=second.id).revoked_at
    gone = people.archive(actor=crew.ada, person_id=crew.rui.pk)
    assert Token.objects.get(pk=first.id).revoked_at == gone.archived_at
    assert Token.objects.get(pk=second.id).revoked_at == before
    assert Token.objects.get(pk=other.id).revoked_at is None
    assert Token.objects.live(first.secret, clock.now()) is None


def test_a_person_who_may_not_be_archived_keeps_the_keys() -> None:
    crew = cast.hospital()
    key = a_key(crew.ada)
    with pytest.raises(Conflict):
        people.archive(actor=crew.ada, person_id=crew.ada.pk)
    assert Token.objects.get(pk=key.id).revoked_at is None
