"""Nouns: Organization, Level, OrgUnit, AffiliationGroup, Affiliation, Account, Person, Membership (a role),
LegalHold.
Verbs: found, add, move, merge, close, archive, grant a role, redact, hold.
Must never know: measures, goals or who answers for them.
"""
