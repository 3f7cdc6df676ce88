"""Accounts and their sessions. An account is no domain row: what it may see hangs on its persons."""

from collections.abc import Iterable
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from plumbline.core.errors import Invalid
from plumbline.organizations.models import Account, Person


def for_emails(emails: Iterable[str]) -> dict[str, Account]:
    """One account per address, made without a password where there is none: the person sets it on invitation."""
    wanted = set(emails)
    Account.objects.bulk_create(
        [Account(email=email, password=make_password(None)) for email in sorted(wanted)],
        ignore_conflicts=True,
    )
    found = {account.email: account for account in Account.objects.filter(email__in=wanted)}
    Account.objects.filter(email__in=wanted, is_active=False).update(is_active=True)
    return found


def set_password(account: Account, password: str) -> None:
    """Raises Invalid with the reasons when the password is too weak."""
    try:
        validate_password(password, account)
    except ValidationError as error:
        sentence = " ".join(error.messages)
        raise Invalid("weak_password", f"{sentence} Nothing was saved.", field="password") from None
    account.set_password(password)
    account.save(update_fields=["password"])


def end_sessions(account_id: UUID) -> None:
    """Signs the account out everywhere; without another organization it can no longer sign in."""
    for session in UserSession.objects.filter(user_id=account_id):
        session.end()
    if not Person.objects.active().filter(account_id=account_id).exists():
        Account.objects.filter(pk=account_id).update(is_active=False)
