"""Ids that an enterprise had before, and numbers from before its code, lead to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaodi.errors import InputError
from gaodi.registry import enterprises
from gaodi.workspace import Workspace
from registry.enterprises.city import code

NAME = "云岭机械有限公司"
OLD = enterprises.provisional_id(NAME)


@pytest.fixture
def known(ws: Workspace) -> Workspace:
    """An enterprise without a code."""
    enterprises.record(ws, [{"name": NAME, "capital": 5}], source="office")
    enterprises.alias(ws, [{"enterprise": OLD, "kind": "former-name", "value": "旧名"}], source="office")
    return ws


def test_an_enterprise_whose_code_becomes_known_keeps_what_was_said_of_it(known: Workspace) -> None:
    done = enterprises.identify(known, OLD, code(1), source="office", user="li")
    assert done.added == 2
    assert enterprises.current(known).select("id", "uscc", "name", "capital").rows() == [(code(1), code(1), NAME, 5.0)]
    assert enterprises.aliases(known, ids=[code(1)])["value"].to_list() == ["旧名", OLD]
    assert enterprises.identify(known, OLD, code(1), source="office").batch is None


def test_what_still_says_the_old_id_is_recorded_under_the_code(known: Workspace) -> None:
    enterprises.identify(known, OLD, code(1), source="office")
    enterprises.record(known, [{"name": NAME, "scale": "small"}], source="second-hand")
    enterprises.site(known, [{"site": "s", "enterprise": OLD}], source="office")
    assert enterprises.current(known).select("id", "scale").rows() == [(code(1), "small")]
    assert enterprises.sites(known)["enterprise"].to_list() == [code(1)]


def test_taking_the_batch_back_undoes_it(known: Workspace) -> None:
    done = enterprises.identify(known, OLD, code(1), source="office")
    assert done.batch is not None
    known.lake.take_back(done.batch, user="li", reason="wrong")
    assert enterprises.current(known)["id"].to_list() == [OLD]
    assert enterprises.resolve(known, [OLD]).row(0) == (OLD, OLD, "id")


def test_as_it_was_known_before_it_has_its_old_id(known: Workspace) -> None:
    before = int(known.lake.batches()["number"].max())  # type: ignore[arg-type]
    enterprises.identify(known, OLD, code(1), source="office")
    assert enterprises.current(known, before)["id"].to_list() == [OLD]
    assert enterprises.resolve(known, [OLD], before)["id"].to_list() == [OLD]


def test_what_cannot_be_is_refused(known: Workspace) -> None:
    enterprises.identify(known, OLD, code(1), source="office")
    for old, new, expected in (
        (OLD, code(2), "has the code 91430104MA400001"),
        (code(1), code(2), "is no provisional id"),
        (enterprises.provisional_id("甲"), "123", "Nothing is known of an enterprise"),
    ):
        with pytest.raises(InputError, match=expected):
            enterprises.identify(known, old, new, source="office")


def test_ids_and_older_numbers_lead_to_the_enterprise(city: Workspace) -> None:
    asked = [code(1), code(2)[8:17], f"{code(2)[8:16]}-{code(2)[16]}".lower(), "430100000012345", "nobody", None]
    found = enterprises.resolve(city, asked)
    assert found["given"].to_list() == asked
    assert found["id"].to_list() == [code(1), code(2), code(2), code(2), None, None]
    assert found["by"].to_list() == ["id", "organisation-code", "organisation-code", "registration-number", None, None]


def test_a_number_that_several_have_leads_to_none_of_them(tmp_path: Path) -> None:
    ws = Workspace.create(tmp_path / "ws", region="430100")
    rows = [{"enterprise": code(n), "kind": "tax-number", "value": "43010012345"} for n in (1, 2)]
    enterprises.alias(ws, rows, source="office")
    assert enterprises.resolve(ws, ["43010012345"]).row(0) == ("43010012345", None, "ambiguous")
