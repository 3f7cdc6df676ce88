"""Addresses: the faces and sign-in are the server's, everything else is the single-page application's."""

from django.urls import include, path, re_path
from django.urls.resolvers import URLPattern, URLResolver

from config import serving

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("allauth.urls")),
    path("_allauth/", include("allauth.headless.urls")),
    path("", include("plumbline.api.urls")),
    re_path(r"^(?!api/|graphql|accounts/|_allauth/|static/|assets/)", serving.page, name="page"),
]
