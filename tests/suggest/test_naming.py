"""What sources are called and what kind they are, by names of our own."""

import pytest

from annotator.suggest.naming import kind_of, name_of
from annotator.suggest.register import Register

PERSONS = (
    ("Republican Ann Todd Whitfield", "Ann Todd Whitfield"),
    ("Democrat Bo Lind", "Bo Lind"),
    ("Gallup's Lars M. Holt", "Lars M. Holt"),
    ("Radio Nord’s Bo Lind", "Bo Lind"),
    ("Ho Jong Un", "Ho Jong Un"),
    ("Ho Sun Nam", "Ho Sun Nam"),
    ("Bill Hall", "Bill Hall"),
    ("Elster University professor Ines Holt", "Ines Holt"),
    ("Mr. Lind", "Lind"),
    ("Detective Inspector Ines Holt", "Ines Holt"),
    ("Police Constable Bo Lind", "Bo Lind"),
    ("A spokesman, Odo Varn", "Odo Varn"),
    ("The opposition leader, Odo Varn", "Odo Varn"),
    ("A company spokeswoman, Ines Holt of Elster", "Ines Holt"),
)


@pytest.mark.parametrize(("source", "name"), PERSONS)
def test_persons_go_without_party_employer_and_office(source: str, name: str) -> None:
    assert (name_of(source), kind_of(source)) == (name, "named_person")


KINDS = (
    ("Varn Health", "organisation"),
    ("Elster Motors", "organisation"),
    ("Varn Bank", "organisation"),
    ("Skarrholm Airlines", "organisation"),
    ("National Tide Office", "organisation"),
    ("the firm, Varn Holdings", "organisation"),
    ("ITV", "media"),
    ("a person close to the bank", "anonymous"),
    ("Meteorologists", "anonymous"),
    ("Port Elster", "organisation"),
    ("the Skarrholm Courier", "media"),
    ("Dover Record", "media"),
    ("the Elster Times", "media"),
    ("the Norrland News Agency", "media"),
    ("the National Police Agency", "organisation"),
    ("Elster Electronic Markets", "organisation"),
    ("Coastal Memorial Museum", "organisation"),
    ("Harbour Institute", "organisation"),
    ("Elster University", "organisation"),
    ("Norrland's Foreign Ministry", "organisation"),
    ("Fisheries Department", "organisation"),
    ("Coast Party", "organisation"),
    ("Harbour Commission", "organisation"),
    ("City Council", "organisation"),
    ("Republican Populist Anger", None),
    ("UN", "organisation"),
    ("the record", "document"),
)


@pytest.mark.parametrize(("source", "kind"), KINDS)
def test_what_is_no_person(source: str, kind: str | None) -> None:
    assert kind_of(source) == kind


def test_what_describes_a_name_is_no_part_of_it() -> None:
    called = ("the SEA state news agency", "Norrland's SEA state news agency", "ferry firm Umbro")
    assert [name_of(source) for source in called] == ["SEA", "SEA", "Umbro"]
    assert name_of("North Elster state media") == "North Elster state media"


def test_an_agency_and_its_initials_are_one() -> None:
    register = Register()
    assert register.resolve("the Harbour News Agency").name == "Harbour News Agency"
    assert register.resolve("HNA").name == "Harbour News Agency"
    assert register.resolve("the HNA state news agency").name == "Harbour News Agency"
    assert register.resolve("SEA").name == "SEA"
    assert register.resolve("Skarr's State Energy Agency").name == "SEA"


def test_who_is_told_of_behind_a_role_is_no_name_of_it() -> None:
    assert name_of("the ministry, Reuters") == "ministry"
    assert name_of("an aide to Ines Holt") == "aide to Ines Holt"
    assert name_of("the firm, Varn Holdings") == "Varn Holdings"
    assert name_of("a draft letter seen by Radio Nord") == "draft letter"
