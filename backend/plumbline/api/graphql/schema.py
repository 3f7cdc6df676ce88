"""The schema. `python manage.py write_schemas` writes it to schema.graphql."""

import graphene

from plumbline.api.graphql import kit

schema = graphene.Schema(query=kit.query_type(), mutation=kit.mutation_type())


def written() -> str:
    """The schema as text, as it is kept in the repository."""
    return f"{str(schema).rstrip()}\n"
