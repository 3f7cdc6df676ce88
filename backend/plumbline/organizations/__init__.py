"""Nouns: Organization, Level, OrgUnit, AffiliationGroup, Affiliation, Account, Person, Membership (a role).
Verbs: found, add, move, merge, close, archive, grant a role.
Must never know: measures, goals or who answers for them.
"""
