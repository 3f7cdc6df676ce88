"""Who hears what: the one list of event handlers.

`within` handlers run in the writer's transaction, before it commits; a failure undoes the write. They keep
true what must be true when the write returns. `after` handlers become job rows in the same transaction and
run in the worker.
"""

from plumbline.accountability import backends, selectors, visibility
from plumbline.accountability import handlers as accountability
from plumbline.accountability.events import OwnershipChanged
from plumbline.api import handlers as faces
from plumbline.core import events
from plumbline.goals import handlers as goals
from plumbline.goals import permissions, representation
from plumbline.goals import visibility as goal_visibility
from plumbline.goals.events import GoalsCarriedOver, GoalsDecided, OwnerNamed
from plumbline.integrations import handlers as integrations
from plumbline.measures.events import DataAnswered, DataQuestioned, MeasurementsRecorded, MeasureRevised
from plumbline.organizations.events import (
    OrganizationConfigured,
    OrganizationMadeUp,
    PersonArchived,
    PersonAway,
    TextRemoved,
    UnitClosed,
)
from plumbline.reporting import handlers as reporting

WITHIN: dict[type, list[events.Handler]] = {
    MeasurementsRecorded: [goals.data_changed],
    DataQuestioned: [goals.data_changed],
    DataAnswered: [goals.data_changed],
    MeasureRevised: [goals.judged_anew],
    OrganizationConfigured: [goals.judged_anew],
    UnitClosed: [goals.unit_closed, accountability.unit_closed],
    PersonArchived: [accountability.person_archived, integrations.person_archived],
    PersonAway: [accountability.person_away],
    TextRemoved: [faces.text_removed],
    OwnerNamed: [accountability.owner_named],
    GoalsDecided: [accountability.goals_decided],
    GoalsCarriedOver: [accountability.goals_carried_over],
    OwnershipChanged: [accountability.ownership_changed],
}
AFTER: dict[type, list[events.Handler]] = {
    OrganizationMadeUp: [reporting.demo_made],
}


def connect() -> None:
    """Called once, when the applications are ready."""
    events.wire(within=WITHIN, after=AFTER)
    goal_visibility.wire(visibility.readers(), [visibility.dates])
    representation.wire([selectors.represented_by])
    permissions.wire([backends.permitted])
