"""Who hears what: the one list of event handlers.

`within` handlers run in the writer's transaction, before it commits; a failure undoes the write. They keep
true what must be true when the write returns. `after` handlers become job rows in the same transaction and
run in the worker.
"""

from plumbline.core import events


def connect() -> None:
    """Called once, when the applications are ready."""
    events.wire(within={}, after={})
