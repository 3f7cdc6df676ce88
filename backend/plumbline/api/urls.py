"""Addresses of the two faces."""

from django.urls import path

from plumbline.api.graphql.view import graphql

urlpatterns = [path("graphql", graphql, name="graphql")]
