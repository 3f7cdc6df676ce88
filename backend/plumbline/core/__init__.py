"""Nouns: errors, rules of permission, time, identity, locks, events.
Verbs: refuse, lock, publish.
Must never know: any table, any domain word, HTTP or GraphQL.
"""
