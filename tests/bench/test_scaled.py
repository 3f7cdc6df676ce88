"""What `backend/docs/scale.md` promises of more than one process, shown with all of them running."""

import pytest

from bench.scaled import CLAIMS, House, house, until

JOBS = 40
OPEN = "SELECT FROM procrastinate_jobs WHERE status IN ('todo', 'doing')"
DONE = """
SELECT count(*), count(DISTINCT job_id) FROM procrastinate_events e JOIN procrastinate_jobs j ON j.id = e.job_id
WHERE e.type = 'succeeded' AND j.queueing_lock LIKE 'turn-%'
"""
WORKERS = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '1 minute'"


def _told_what_they_wrote(house: House, rounds: int) -> int:
    """How often somebody who had just checked in was told something older by the other web server."""
    missed = 0
    for at in range(rounds):
        claimed = CLAIMS[at % len(CLAIMS)]
        house.nora.says(at, house.goal, claimed)
        missed += house.nora.sees(at + 1, house.goal) != claimed
    return missed


@pytest.mark.parametrize("rounds", [30, pytest.param(600, marks=pytest.mark.drill)])
def test_two_web_servers_two_workers_and_a_replica(cluster: None, rounds: int) -> None:
    with house() as running:
        until(lambda: running.on_primary("SELECT 1 FROM pg_stat_replication"), "The replica does not follow.")
        missed = _told_what_they_wrote(running, rounds)
        assert missed == 0, f"{missed} of {rounds} were told something older than what they wrote"

        before = CLAIMS[(rounds - 1) % len(CLAIMS)]
        for web in (0, 1):
            until(lambda web=web: running.sam.sees(web, running.goal) == before, "The replica does not catch up.")
        running.on_replica("SELECT pg_wal_replay_pause()")
        until(lambda: running.on_replica("SELECT pg_get_wal_replay_pause_state()")[0] == "paused", "It does not stop.")
        claimed = next(claim for claim in CLAIMS if claim != before)
        running.nora.says(0, running.goal, claimed)
        for web in (0, 1):
            assert running.sam.sees(web, running.goal) == before, "everybody else is answered by the replica"
            assert running.nora.sees(web, running.goal) == claimed, "one's own write is answered by the primary"
        running.on_replica("SELECT pg_wal_replay_resume()")
        late = until(lambda: running.sam.sees(0, running.goal) == claimed, "The replica does not catch up.")

        running.replica.stop()
        running.nora.says(1, running.goal, before)
        assert running.sam.sees(0, running.goal) == running.sam.sees(1, running.goal) == before, "without a replica"

        running.defer(JOBS)
        until(lambda: not running.on_primary(OPEN), "Jobs are left over.")
        [(done, of), (workers,)] = running.on_primary(DONE) + running.on_primary(WORKERS)
        assert (done, of, workers) == (JOBS, JOBS, 2), "each job is done once"
        print(
            f"\n{rounds} check-ins, each looked at through the other web server: 0 told something older; after a pause "
            f"the replica told it within {1000 * late:.0f} ms; {workers} workers did {of} jobs once each"
        )
