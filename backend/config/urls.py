"""Addresses: the faces and sign-in are the server's, everything else is the single-page application's."""

from django.urls import include, path, re_path
from django.urls.resolvers import URLPattern, URLResolver

from config import serving

# What a page asks of sign-in. All else that allauth offers is not there: an account's e-mail decides whose it is, so
# nobody changes it by themselves.
SIGN_IN = "|".join(
    [
        "config",
        "auth/(?:session|sessions|login|reauthenticate|password/request|password/reset|provider/redirect)",
        "auth/2fa/(?:authenticate|reauthenticate)",
        "account/(?:password/change|authenticators|authenticators/(?:totp|recovery-codes))",
    ]
)
urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("allauth.urls")),
    re_path(rf"^_allauth/(?!browser/v1/(?:{SIGN_IN})$)", serving.nothing),
    path("_allauth/", include("allauth.headless.urls")),
    path("", include("plumbline.api.urls")),
    re_path(r"^(?!api/|graphql|accounts/|_allauth/|static/|assets/)", serving.page, name="page"),
]
