"""Nouns: imports of files, API tokens.
Verbs: read, preview, import.
Must never know: how anything is shown.
"""
