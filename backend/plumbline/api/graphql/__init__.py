"""The GraphQL face: made from the shapes, questions and verbs."""
