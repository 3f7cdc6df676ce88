"""Addresses of the two faces."""

from django.urls import path, re_path

from plumbline.api.graphql.view import graphql
from plumbline.api.rest import cascade, demo, docs, files, imports, urls

urlpatterns = [
    path("graphql", graphql, name="graphql"),
    path("api/v1/cascade", cascade.Cascade.as_view(), name="cascade"),
    path("api/v1/imports", imports.Import.as_view(), name="import"),
    path("api/v1/imports/preview", imports.Preview.as_view(), name="import-preview"),
    path("api/v1/demo/accounts", demo.accounts, name="demo-accounts"),
    path("api/v1/demo/sign-in", demo.sign_in, name="demo-sign-in"),
    path("api/v1/schema", docs.schema, name="schema"),
    path("api/docs", docs.page, name="docs"),
    *files.patterns(),
    *urls.patterns(),
    re_path(r"^api/", docs.nowhere, name="nowhere"),
]
