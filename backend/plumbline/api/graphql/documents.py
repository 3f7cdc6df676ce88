"""Documents by their text: parsed and validated once, then kept."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from graphql import GraphQLError, GraphQLSchema, Source, parse, specified_rules, validate
from graphql.language import ast
from graphql.validation import NoSchemaIntrospectionCustomRule

from plumbline.api.graphql import limits

KEPT = 500
MOST_ERRORS = 20


@dataclass(slots=True)
class Document:
    """`errors` are those of the text itself; None until it has been validated."""

    node: ast.DocumentNode
    errors: list[GraphQLError] | None = None


_kept: OrderedDict[str, Document] = OrderedDict()
_lock = Lock()


def parsed(text: str) -> Document:
    """Raises TooMany or GraphQLError."""
    document = _kept.get(text)
    if document is not None:
        return document
    limits.refuse("long", len(text), limits.CHARACTERS, "characters")
    try:
        document = Document(parse(Source(text), max_tokens=limits.TOKENS))
    except RecursionError:
        raise GraphQLError("This request is nested too deeply.") from None
    with _lock:
        _kept[text] = document
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return document


def validated(schema: GraphQLSchema, document: Document) -> list[GraphQLError]:
    """What the specification's rules say against it, after the limits have been checked."""
    if document.errors is None:
        rules = [*specified_rules, *([NoSchemaIntrospectionCustomRule] if settings.PRODUCTION else [])]
        document.errors = validate(schema, document.node, rules, max_errors=MOST_ERRORS)
    return document.errors


def forget() -> None:
    _kept.clear()
