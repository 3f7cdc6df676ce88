"""The root fixtures: a PostgreSQL, a migrated database for this run, and one of its own for a test that
commits."""

import contextlib
import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections
from hypothesis import HealthCheck, settings

import counting
import databases

# A loaded machine is slow, which proves nothing about the code: budgets count queries, never seconds.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(autouse=True)
def no_key_of_this_clone(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whoever tries the product out in this clone has signed a record of their own; and what one test signed is
    none of the next one's."""
    from django.conf import settings

    settings.LEDGER_DIR = str(tmp_path_factory.getbasetemp() / f"ledger-{next(_folders)}")
    settings.LEDGER_PUBLISH_DIR = ""


_folders = itertools.count()


@pytest.fixture(scope="session")
def cluster(django_test_environment: None) -> Iterator[None]:
    """A server that answers, started by the first run that needs it and stopped by the last."""
    with databases.lock():
        databases.start()
        databases.drop_dead_runs()
    yield
    with databases.lock():
        if databases.drop_dead_runs() == 0 and not databases.given():
            databases.CLUSTER.stop()


@pytest.fixture(scope="session")
def django_db_setup(cluster: None, django_db_blocker: Any) -> Iterator[None]:
    """The migrated database of this run, under the name pytest-django knows. Tests in it are rolled back."""
    with django_db_blocker.unblock():
        with databases.lock():
            databases.template()
            name = databases.clone()
        databases.point(name)
    yield
    with django_db_blocker.unblock():
        connections.close_all()
        with databases.server() as admin:
            databases.drop(admin, name)


@pytest.fixture(scope="session")
def world_kept(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A database in which `api.worlds.built` is made already. Tests in it are rolled back to that."""
    from api import worlds

    with django_db_blocker.unblock():
        name = databases.clone()
        with databases.pointed(name):
            worlds.keep()
            counting.settle(base=True)
    yield name
    with django_db_blocker.unblock(), databases.server() as admin:
        databases.drop(admin, name)


@pytest.fixture(scope="module")
def in_kept_world(world_kept: str, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), databases.pointed(world_kept), django_db_blocker.block():
        yield


@pytest.fixture
def committing(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A database of the test's own, cloned from the template, for tests that commit or use threads. Yields
    its name.

    Threads close their connections (`connections.close_all()`); what is left open is cut when the database
    is dropped.
    """
    with django_db_blocker.unblock():
        name = databases.clone()
        try:
            with databases.pointed(name):
                yield name
        finally:
            with databases.server() as admin:
                databases.drop(admin, name)


# --- Completeness: whatever a test changed is on record ------------------------------------------------------


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Before anything of the test is undone. What a journey changed is counted when its server ends."""
    if item.get_closest_marker("journey") is None:
        with contextlib.suppress(RuntimeError):  # a test without a database may not ask one
            counting.settle()


def pytest_sessionfinish(session: pytest.Session) -> None:
    if (output := getattr(session.config, "workeroutput", None)) is not None:
        output["counted"] = (counting.TOTAL.changed, counting.TOTAL.told, counting.TOTAL.checks)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    for name, value in zip(("changed", "told", "checks"), node.workeroutput.get("counted", (0, 0, 0)), strict=True):
        setattr(counting.TOTAL, name, getattr(counting.TOTAL, name) + value)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    total = counting.TOTAL
    if total.checks:
        terminalreporter.write_line(counting.sentence(total.changed, total.told, total.checks))
