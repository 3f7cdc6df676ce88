"""Understood rows into the books, through the same actions that people use; each writer knows one sheet."""
