"""The two faces, GraphQL and REST: each resolver and route calls exactly one selector or action."""
