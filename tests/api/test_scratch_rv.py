from api.faces import Face
from api.worlds import Worlds
from plumbline.organizations.models import OrgUnit
from plumbline.organizations.actions import people
def test_ext(worlds: Worlds, face: Face) -> None:
    a = face.do(worlds.cast.ada, "addUnit", draft={"code":"x1","name":"X","level_code":"unit","parent_code":"north","external_ids":[{"system":"ccn","value":"520177"},{"system":"npi","value":"1"}]})
    print(a)
    assert OrgUnit.objects.get(code="x1").external_ids == {"ccn":"520177","npi":"1"}
def test_settings(worlds: Worlds, face: Face) -> None:
    a = face.do(worlds.cast.ada, "configureOrganization", settings={"data_grace_days": 2147483647, "check_in_grace_days": 2147483647}, expected_version=1)
    print(a); assert a.status<500
def test_settings2(worlds: Worlds, face: Face) -> None:
    a = face.do(worlds.cast.ada, "configureOrganization", settings={"at_risk_pace": "900000000000000", "event_system_url": "javascript:alert(1)", "trouble_share":"-5"}, expected_version=1)
    print(a); assert a.refused
def test_arch(worlds: Worlds, face: Face) -> None:
    people.archive(actor=worlds.cast.ada, person_id=worlds.cast.ids["fay"])
    a = face.do(worlds.cast.sol, "editPerson", person_id=worlds.cast.ids["fay"], position="x", expected_version=2)
    print(a); assert "Fay" not in a.sentence
def test_twice(worlds: Worlds, face: Face) -> None:
    a = face.do(worlds.cast.sol, "addPerson", draft={"name":"Z","position":"Z","email":worlds.cast.fay.email,"unit_code":"w5"})
    print(a); assert a.code == "not_administrator"
