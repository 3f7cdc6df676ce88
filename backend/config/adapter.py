"""Where the house departs from allauth: nobody makes an account by themselves.

An address that somebody signed up with before an administrator entered it would carry that person's password
into the roles given to it later. Accounts come with people; the hospital's sign-on then knows them by address.
"""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
