"""Every REST address, made from the questions and verbs. Addresses without a blank come first."""

import re
from collections import defaultdict

from django.urls import URLPattern, path

from plumbline.api.questions import QUESTIONS
from plumbline.api.questions.kit import Question
from plumbline.api.rest import parts
from plumbline.api.rest.kit import BLANK, resource
from plumbline.api.verbs import VERBS
from plumbline.api.verbs.kit import Verb


def table() -> dict[tuple[str, str], Question | Verb]:
    """{(method, route): what it does}."""
    found: dict[tuple[str, str], Question | Verb] = {}
    for question in [*QUESTIONS.values(), *parts.questions()]:
        if question.in_rest:
            found["GET", question.route] = question
    for verb in VERBS.values():
        if (verb.method, verb.route) in found:
            raise ValueError(f"{verb.method} {verb.route} is taken")
        found[verb.method, verb.route] = verb
    return found


def patterns() -> list[URLPattern]:
    """Routes that differ only in the names of their blanks share one view."""
    groups: dict[str, dict[str, tuple[str, Question | Verb]]] = defaultdict(dict)
    for (method, route), offered in table().items():
        groups[BLANK.sub("{}", route)][method] = (route, offered)
    rows = sorted(groups.items(), key=lambda row: (row[0].count("{}"), row[0]))
    return [_pattern(shape, offers) for shape, offers in rows]


def _pattern(shape: str, offers: dict[str, tuple[str, Question | Verb]]) -> URLPattern:
    name = re.sub(r"\W+", "-", shape).strip("-")
    names = iter(BLANK.findall(next(iter(offers.values()))[0]))
    address = re.sub(r"\{\}", lambda _: f"<str:{next(names)}>", shape)
    return path(f"api/v1/{address}", resource(name, offers).as_view(), name=name)
