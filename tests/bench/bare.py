"""What the database alone would tell: a statement, psycopg, and nothing of the product in between.

`/whole` is the cascade as rows of JSON, `/columns` the product's own statement of columns; no session, no rights.
"""

import os
import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg

COLUMNS = Path(os.environ["COLUMNS_SQL"]).read_text()
WHOLE = """
SELECT coalesce(json_agg(row), '[]')::text FROM (
  SELECT g.id, g.title, g.state, g.restricted,
    json_build_object('id', u.id, 'name', u.name) AS unit, json_build_object('name', l.name) AS level,
    json_build_object('name', c.name) AS cycle,
    a.parent_id AS "parentId", a.id IS NULL OR a.agreed_at IS NOT NULL AS agreed,
    CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'position', p.position) END AS owner,
    s.claimed, s.evidence, s.stale, s.data_late AS "dataLate", s.last_check_in_at AS "lastCheckIn",
    s.goals_below AS "goalsBelow", s.off_track_below AS "offTrackBelow", s.at_risk_below AS "atRiskBelow",
    s.stale_below AS "staleBelow", s.unowned_below AS "unownedBelow", s.trouble_below AS trouble,
    s.needs_help AS "needsHelp"
  FROM goals_goal g
  JOIN organizations_orgunit u ON u.id = g.unit_id JOIN organizations_level l ON l.id = u.level_id
  JOIN goals_cycle c ON c.id = g.cycle_id JOIN goals_standing s ON s.goal_id = g.id
  LEFT JOIN goals_alignment a ON a.child_id = g.id AND a."primary" AND a.valid_to IS NULL
  LEFT JOIN accountability_assignment o ON o.goal_id = g.id AND o.role = 'accountable' AND o.valid_to IS NULL
  LEFT JOIN organizations_person p ON p.id = o.person_id
) row
"""
ORGANIZATION = "SELECT id, time_zone FROM organizations_organization ORDER BY id LIMIT 1"
_of_thread = threading.local()


def ask(sql: str, parameters: Any = None) -> Any:
    if not hasattr(_of_thread, "connection"):
        _of_thread.connection = psycopg.connect(
            os.environ["DATABASE_URL"], autocommit=True, cursor_factory=psycopg.ClientCursor
        )
    return _of_thread.connection.execute(sql, parameters).fetchone()


def whole() -> str:
    return str(ask(WHOLE)[0])


def columns() -> str:
    organization, zone = ask(ORGANIZATION)
    wanted = {"organization": organization, "goals": None, "hidden": [], "zone": zone, "told": "[]"}
    told = ask(COLUMNS, wanted | {"at": datetime.now(UTC)})
    return "[" + ",".join(told) + "]"


PAGES: dict[str, Callable[[], str]] = {"/healthz": lambda: "ok", "/whole": whole, "/columns": columns}


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    body = PAGES[environ["PATH_INFO"]]().encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
