"""Nouns: Packet. Verbs: make; board packets, and findings as files.
What leaves the house as words, and always the same words for the same question.
Must never know: HTTP, GraphQL, or who counts how much by person.
"""
