"""Checkpoints reach every place that the settings name; one that is away keeps nobody from signing."""

import json
import threading
import urllib.error
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db import connection

from domain.test_ledger_chain import renamed
from domain.test_ledger_checkpoints import grow
from plumbline.ledger import checkpoints, places, tasks
from plumbline.ledger.models import Checkpoint, Entry, Publication


@pytest.fixture(autouse=True)
def two_folders(tmp_path: Path, settings: Any) -> None:
    settings.LEDGER_DIR, settings.LEDGER_PUBLISH_DIR = str(tmp_path / "kept"), str(tmp_path / "published")


@pytest.fixture
def listener(settings: Any) -> Iterator[list[str]]:
    """A server that is down for the first call."""
    heard: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(503 if len(heard) == 1 else 204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Quietly."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.LEDGER_WEBHOOK = f"http://127.0.0.1:{server.server_port}/checkpoints"
    yield heard
    server.shutdown()
    thread.join()
    server.server_close()


def waiting() -> list[tuple[str, dict[str, Any]]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id")
        return [(name.rpartition(".")[2], json.loads(args)) for name, args in cursor.fetchall()]


def test_an_address_and_a_mailbox_get_it_by_the_worker(committing: str, listener: list[str], settings: Any) -> None:
    settings.LEDGER_MAIL = "auditor@first.example"
    organization = renamed(2)
    signed = checkpoints.sign(organization.pk)
    assert signed is not None
    jobs = [args for name, args in waiting() if name == "deliver"]
    assert jobs == [{"checkpoint": signed.pk, "place": place} for place in ("webhook", "mail")]
    with pytest.raises(urllib.error.HTTPError):
        tasks.deliver(**jobs[0])
    assert not Publication.objects.filter(place="webhook").exists(), "it was not taken"
    for job in (*jobs, *jobs):
        tasks.deliver(**job)
    assert listener == [signed.note, signed.note], "once more after the failure, and not again"
    assert [message.to for message in mail.outbox] == [["auditor@first.example"]]
    assert signed.note in mail.outbox[0].body
    latest = checkpoints.latest(organization.pk)
    assert latest is not None
    assert latest.places == ["database", "folder", "mail", "webhook"]
    grow(organization)
    again = checkpoints.sign(organization.pk)
    assert again is not None
    places.deliver(again, "mail")
    assert len(mail.outbox) == 1, "one a day"


def test_a_folder_that_is_away_keeps_nobody_from_signing(committing: str, settings: Any, tmp_path: Path) -> None:
    organization = renamed(2)
    (tmp_path / "published").write_text("in the way")
    signed = checkpoints.sign(organization.pk)
    assert signed is not None
    assert signed.places == ["database"]
    ((_, args),) = waiting()
    (tmp_path / "published").unlink()
    tasks.deliver(**args)
    latest = checkpoints.latest(organization.pk)
    assert latest is not None
    assert latest.places == ["database", "folder"]


def test_a_published_file_is_never_overwritten(committing: str, tmp_path: Path) -> None:
    organization = renamed(2)
    file = tmp_path / "published" / str(organization.pk) / "main" / "000000000003.note"
    file.parent.mkdir(parents=True)
    file.write_text("another")
    signed = checkpoints.sign(organization.pk)
    assert signed is not None
    assert (file.read_text(), signed.places) == ("another", ["database"])


def test_every_hundredth_entry_has_the_head_signed(committing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "EVERY", 3)
    organization = renamed(1)
    assert waiting() == []
    grow(organization)
    assert [name for name, _ in waiting()] == ["sign_heads"]
    grow(organization, 3)
    ((_, args),) = waiting()
    tasks.sign_heads(**args)
    assert [row.size for row in Checkpoint.objects.all()] == [6]
    with monkeypatch.context() as patch:
        patch.setattr(tasks.sign_heads, "configure", lambda: 1 / 0)
        grow(organization, 3)
    assert Entry.objects.count() == 9, "what was recorded stays, even if nobody could be told"
