"""The REST face under /api/v1: made from the same shapes, questions and verbs, in snake_case."""
