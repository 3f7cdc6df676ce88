"""Proofs from the record: what they prove, and who may ask for them."""

from base64 import b64encode
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from api.faces import Face, GraphQL
from api.worlds import Worlds
from plumbline.accountability.actions import grants
from plumbline.core import clock
from plumbline.goals.actions import check_ins, goals
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.ledger import checkpoints, proofs, tree
from plumbline.ledger.models import Entry, Head

OVERSEE = ("chidi", "odd")
REST_OF_THE_CAST = ("bea", "eve", "hana", "sam", "nora", "pia", "dele", "fay", "nils", "rui", "ada", "sol")


def last() -> Entry:
    return Entry.objects.order_by("-at", "-sequence").first()  # type: ignore[return-value]


def holds(proof: dict[str, Any]) -> bool:
    leaf = bytes.fromhex(proof["leaf_hash"])
    path = [bytes.fromhex(hash) for hash in proof["path"]]
    return proofs.holds(leaf, proof["sequence"] - 1, proof["size"], path, bytes.fromhex(proof["root"]))


def shut(worlds: Worlds, key: str) -> None:
    goal = worlds.goal(key)
    goals.edit(actor=worlds.cast.eve, goal_id=goal.pk, expected_version=goal.version, restricted=True)


def test_a_check_in_comes_back_with_a_receipt_that_is_proved(worlds: Worlds, face: Face) -> None:
    said = face.do(worlds.cast.nora, "recordCheckIn", goal_id=worlds.ids["w5"], claimed="on_track").value
    receipt, entry = said["receipt"], last()
    assert receipt == {"sequence": entry.sequence, "leaf_hash": bytes(entry.hash).hex()}
    worlds.check_in("surgery", "sam")
    proof = face.ask(worlds.cast.nora, "ledgerProof", sequence=receipt["sequence"]).value
    assert proof["leaf_hash"] == receipt["leaf_hash"] == sha256(b"\0" + proof["entry"].encode()).hexdigest()
    assert proof["size"] == Head.objects.get(organization_id=entry.organization_id).sequence == receipt["sequence"] + 1
    assert holds(proof) and not holds({**proof, "sequence": proof["sequence"] - 1})


def test_a_receipt_stays_that_of_the_entry_that_recorded_it(worlds: Worlds, face: Face) -> None:
    said, recorded = worlds.check_in("w5", "nora"), last()
    check_ins.withdraw(actor=worlds.cast.nora, check_in_id=said.pk)
    told = face.ask(worlds.cast.nora, "checkIn", id=said.pk).value
    assert told["superseded_at"] and told["receipt"]["sequence"] == recorded.sequence


def test_each_entry_of_a_history_is_proved_to_whoever_reads_it(worlds: Worlds) -> None:
    text = f'{{ goal(id: "{worlds.ids["w5"]}") {{ history(first: 100) {{ nodes {{ sequence leafHash }} }} }} }}'
    for name in ("fay", "bea", "rui", "ada"):
        told = GraphQL().post(worlds.person(name), {"query": text}).json()["data"]["goal"]["history"]["nodes"]
        assert len(told) > 5
        for entry in told:
            proof = GraphQL().ask(worlds.person(name), "ledgerProof", sequence=entry["sequence"]).value
            assert holds(proof) and proof["leaf_hash"] == entry["leafHash"]


def test_a_history_tells_what_each_check_in_said(worlds: Worlds) -> None:
    """Of this goal, also where one entry holds check-ins on several; a correction says the corrected word."""
    nora, text = worlds.cast.nora, "{ history(first: 3) { nodes { verb checkIn { id claimed person { id } } } } }"
    said = worlds.check_in("w5", "nora")
    right = check_ins.record(actor=nora, draft=CheckInDraft(worlds.ids["w5"], "at_risk", supersedes_id=said.pk))
    check_ins.withdraw(actor=nora, check_in_id=right.pk)
    answer = GraphQL().post(nora, {"query": f'{{ goal(id: "{worlds.ids["w5"]}") {text} }}'}).json()
    by = {"id": str(nora.pk)}
    assert answer["data"]["goal"]["history"]["nodes"] == [
        {"verb": "check_in.withdraw", "checkIn": None},
        {"verb": "check_in.record", "checkIn": {"id": str(right.pk), "claimed": "AT_RISK", "person": by}},
        {"verb": "check_in.record", "checkIn": {"id": str(said.pk), "claimed": "ON_TRACK", "person": by}},
    ]


def test_an_entry_of_no_goal_is_proved_to_overseers_alone(worlds: Worlds, face: Face) -> None:
    """The first one founded the organization."""
    for name in OVERSEE:
        assert holds(face.ask(worlds.person(name), "ledgerProof", sequence=1).value)
    for name in REST_OF_THE_CAST:
        assert face.ask(worlds.person(name), "ledgerProof", sequence=1).code == "not_found", name


def test_what_is_hidden_is_answered_like_what_is_missing(worlds: Worlds, face: Face) -> None:
    worlds.check_in("w5", "nora")
    hidden = last().sequence
    shut(worlds, "w5")

    def told(name: str, sequence: int) -> Any:
        answer = face.ask(worlds.person(name), "ledgerProof", sequence=sequence)
        return answer.status, answer.code, answer.sentence, answer.value

    for name in ("fay", "rui", "bea", "ada", "sol", "otto"):
        missing = told(name, 10**6)
        assert missing[1] == "not_found" and told(name, hidden) == missing, name
        assert [told(name, number) for number in (0, -1)] == [missing, missing]
    for name in ("nora", "sam", "hana", *OVERSEE):
        assert told(name, hidden)[1] is None, name
    assert told("nobody", hidden)[1] == "not_signed_in"


def test_a_link_to_a_restricted_goal_is_proved_to_those_who_see_both_ends(worlds: Worlds, face: Face) -> None:
    offered = Entry.objects.get(object_id=worlds.ids["w5>surgery"], verb="alignment.offer").sequence
    assert holds(face.ask(worlds.cast.rui, "ledgerProof", sequence=offered).value)
    shut(worlds, "w5")
    assert face.ask(worlds.cast.rui, "ledgerProof", sequence=offered).code == "not_found"
    assert holds(face.ask(worlds.cast.sam, "ledgerProof", sequence=offered).value)


def test_a_batch_that_began_with_a_hidden_goal_is_proved_without_its_text(worlds: Worlds, face: Face) -> None:
    worlds.settle("surgery", "nora", "partner")
    drafts = [CheckInDraft(worlds.ids[key], "on_track") for key in ("w5", "surgery")]
    check_ins.record_many(actor=worlds.cast.nora, drafts=drafts)
    batch = last()
    assert batch.object_id == worlds.ids["w5"]
    shut(worlds, "w5")
    for name, told in (("rui", False), ("fay", False), ("sam", True), ("nora", True), ("odd", True)):
        proof = face.ask(worlds.person(name), "ledgerProof", sequence=batch.sequence).value
        assert holds(proof), name
        assert (proof["entry"] is not None) is told, name


def test_an_exception_is_proved_to_those_who_are_told_of_it(worlds: Worlds, face: Face) -> None:
    end = clock.now() + timedelta(days=9)
    nils = worlds.cast.ids["nils"]
    grants.give(
        actor=worlds.cast.sam,
        goal_id=worlds.ids["w5"],
        person_id=nils,
        permission="check_in",
        valid_to=end,
        reason="Leave",
    )
    given = last().sequence
    for name in ("fay", "rui", "nils"):
        assert face.ask(worlds.person(name), "ledgerProof", sequence=given).code == "not_found", name
    for name in ("sam", "ada", "odd"):
        assert holds(face.ask(worlds.person(name), "ledgerProof", sequence=given).value), name


def test_the_head_is_told_to_overseers_alone(worlds: Worlds, face: Face) -> None:
    stands = Head.objects.get(organization_id=worlds.cast.organization.pk)
    for name in OVERSEE:
        told = face.ask(worlds.person(name), "ledgerHead").value
        assert (told["sequence"], told["hash"]) == (stands.sequence, bytes(stands.hash).hex())
        assert told["redactions"] == 0
    for name in REST_OF_THE_CAST:
        refused = face.ask(worlds.person(name), "ledgerHead")
        assert refused.code == "not_overseer" and "Chidi" in str(refused.sentence), name
    assert face.ask(None, "ledgerHead").code == "not_signed_in"


def test_once_a_head_is_signed_proofs_lead_to_it(worlds: Worlds, face: Face, tmp_path: Path, settings: Any) -> None:
    settings.LEDGER_DIR = str(tmp_path / "kept")
    worlds.check_in("w5", "nora")
    covered = last().sequence
    signed = checkpoints.sign(worlds.cast.organization.pk)
    assert signed is not None
    worlds.check_in("w5", "nora")
    proof = face.ask(worlds.cast.nora, "ledgerProof", sequence=covered).value
    assert (proof["size"], proof["checkpoint"]) == (covered, signed.note) and holds(proof)
    assert b64encode(bytes.fromhex(proof["root"])).decode() in signed.note
    newer = face.ask(worlds.cast.nora, "ledgerProof", sequence=covered + 1).value
    assert (newer["size"], newer["checkpoint"]) == (covered + 1, None) and holds(newer)
    told = face.ask(worlds.cast.chidi, "ledgerHead").value
    assert told["sequence"] == covered + 1
    assert told["checkpoint"] | {"signed_at": ""} == {
        "size": covered, "root": proof["root"], "note": signed.note, "signed_at": "", "places": ["database"],
    }  # fmt: skip


def test_blocks_of_a_long_log_give_the_same_proofs(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tree.Log(worlds.cast.organization.pk)
    hashes = [
        bytes(entry.hash) for entry in Entry.objects.filter(organization_id=log.organization_id).order_by("sequence")
    ]
    monkeypatch.setattr(tree, "BLOCK", 4)
    tree._full.cache_clear()
    for size in range(1, len(hashes) + 1):
        assert tree.root(log, size) == by_levels(hashes[:size])
        for sequence in range(1, size + 1):
            assert tree.path(log, sequence, size) == proofs.path(hashes[:size], sequence - 1)
    tree._full.cache_clear()


def by_levels(level: list[bytes]) -> bytes:
    while len(level) > 1:
        level = [proofs.joined(*level[at : at + 2]) for at in range(0, len(level), 2)]
    return level[0]
