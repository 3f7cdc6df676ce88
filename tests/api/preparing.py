"""What the cases of the sweep need beforehand, and the inputs they share."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from api.worlds import Worlds
from plumbline.core import clock


def id_of(name: str, key: str) -> Callable[[Worlds], dict[str, Any]]:
    return lambda w: {name: w.ids[key]}


def later(days: int = 30) -> str:
    return (clock.now() + timedelta(days=days)).isoformat()


def day(days: int) -> str:
    return (clock.now().date() + timedelta(days=days)).isoformat()


def unit(w: Worlds, code: str) -> UUID:
    return w.cast.units[code].pk


def goal_draft(w: Worlds) -> dict[str, Any]:
    return {"title": "Fewer line infections", "unit_id": unit(w, "w5"), "cycle_id": w.cycle.pk}


def person_draft(w: Worlds) -> dict[str, Any]:
    return {"name": "New", "position": "Nurse", "email": "new@lakes.example.org", "unit_code": "w5"}


def datum(w: Worlds) -> dict[str, Any]:
    return {
        "measure_id": w.ids["falls"], "unit_id": unit(w, "w5"), "period_start": day(-40), "period_end": day(-10),
        "source": "incident system", "value": "0.7",
    }  # fmt: skip


def aim(w: Worlds) -> dict[str, Any]:
    return {"measure_id": w.ids["injuries"], "baseline": "2", "target": "1", "reason": "A second aim"}


def proposed(w: Worlds) -> None:
    from plumbline.goals.actions import goals

    w.draft("asked", "w5", title="Fewer line infections")
    w.settle("asked", "nora")
    w.link("asked", "surgery")
    goals.propose(actor=w.cast.nora, goal_id=w.ids["asked"])


def rebaselined(w: Worlds) -> None:
    from plumbline.measures.actions import rebaselines

    rebaselines.approve(actor=w.cast.chidi, rebaseline_id=w.ids["rebaseline"])


def offered_link(w: Worlds) -> None:
    w.link("draft", "surgery", agree=False)


def proposed_target(w: Worlds) -> None:
    from decimal import Decimal

    from plumbline.goals.actions import targets
    from plumbline.goals.actions.targets import TargetDraft

    said = TargetDraft(
        measure_id=w.ids["falls"], baseline=Decimal("1.2"), target=Decimal("0.5"), reason="Reached sooner",
        line=w.ids["target"],
    )  # fmt: skip
    w.ids["change"] = targets.propose(actor=w.cast.nora, goal_id=w.ids["w5"], draft=said).pk


def changed_target(w: Worlds) -> None:
    from plumbline.goals.actions import targets

    proposed_target(w)
    targets.approve(actor=w.cast.sam, target_id=w.ids["change"])


def sustained(w: Worlds) -> None:
    from plumbline.goals.actions import goals

    goals.sustain(actor=w.cast.sam, goal_id=w.ids["w5"])


def asked_to_close(w: Worlds) -> None:
    from plumbline.goals.actions import goals

    goals.ask_to_close(actor=w.cast.nora, goal_id=w.ids["w5"], outcome="stopped", reason="Ward closes", learned="Much")


def questioned(w: Worlds) -> None:
    from plumbline.measures.actions import data_queries

    row = data_queries.ask(actor=w.cast.nora, measurement_id=w.ids["measurement"], question="Too high?")
    w.ids["query"] = row.pk


def offered_to(name: str) -> Callable[[Worlds], None]:
    def first(w: Worlds) -> None:
        from plumbline.accountability.actions import assignments

        row = assignments.offer(actor=w.cast.sam, goal_id=w.ids["w5"], person_id=w.cast.ids[name], role="responsible")
        w.ids["asked_of"] = row.pk

    return first


def grouped(w: Worlds) -> None:
    from plumbline.organizations.actions import affiliations

    group = affiliations.add_group(actor=w.cast.ada, kind="service_line", name="Surgery line")
    w.ids["group"] = group.pk
    w.ids["affiliation"] = affiliations.join(actor=w.cast.ada, unit_id=unit(w, "w4"), group_id=group.pk).pk


def granted(w: Worlds) -> None:
    from plumbline.accountability.actions import grants

    end = clock.now() + timedelta(days=9)
    row = grants.give(
        actor=w.cast.sam, goal_id=w.ids["w5"], person_id=w.cast.ids["nils"], permission="check_in", valid_to=end
    )
    deputy = grants.give_on_unit(
        actor=w.cast.ada, unit_id=unit(w, "w4"), person_id=w.cast.ids["nora"], permission="manage_goals", valid_to=end
    )
    w.ids |= {"grant": row.pk, "deputy": deputy.pk}


def membership(w: Worlds) -> dict[str, Any]:
    from plumbline.organizations.models import Membership

    return {"membership_id": Membership.objects.get(person_id=w.cast.ids["fay"]).pk}


def level(w: Worlds) -> UUID:
    from plumbline.organizations.models import Level

    return Level.objects.get(organization=w.cast.organization, code="unit").pk


def assignment(w: Worlds) -> dict[str, Any]:
    from plumbline.accountability.models import Assignment

    return {"assignment_id": Assignment.objects.get(goal=w.ids["w5"], role="partner").pk}


def version(w: Worlds, key: str) -> dict[str, Any]:
    return {"goal_id": w.ids[key], "expected_version": w.goal(key).version}


def made_token(w: Worlds) -> None:
    from plumbline.integrations.actions import tokens

    end = clock.now() + timedelta(days=9)
    w.ids["token"] = tokens.make(actor=w.cast.nora, name="feed", scopes=["read"], expires_at=end).id
