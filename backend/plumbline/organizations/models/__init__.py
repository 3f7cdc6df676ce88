from plumbline.organizations.models.account import Account
from plumbline.organizations.models.affiliation import Affiliation, AffiliationGroup
from plumbline.organizations.models.hold import LegalHold
from plumbline.organizations.models.membership import Membership
from plumbline.organizations.models.organization import Level, Organization, OrganizationVersion
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.unit import OrgUnit, OrgUnitVersion

__all__ = [
    "Account",
    "Affiliation",
    "AffiliationGroup",
    "LegalHold",
    "Level",
    "Membership",
    "OrgUnit",
    "OrgUnitVersion",
    "Organization",
    "OrganizationVersion",
    "Person",
]
