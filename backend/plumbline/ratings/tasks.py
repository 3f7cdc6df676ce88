"""Work by the clock: what a new release changes."""

from importlib import import_module

from procrastinate.contrib.django import app

from plumbline.organizations.models import Organization


@app.periodic(cron="45 4 * * *")
@app.task(queueing_lock="recompute_benchmarks", pass_context=False)
def recompute_benchmarks(timestamp: int) -> None:
    """Once a day; nothing is done where no release is new. Its arithmetic is on arrays, which a worker that does other
    things does without."""
    benchmarks = import_module("plumbline.ratings.actions.benchmarks")
    for organization in Organization.objects.order_by("id"):
        benchmarks.recompute(organization)
