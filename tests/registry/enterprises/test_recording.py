"""Enterprises are recorded whole or not at all, with every fault, and never the same twice."""

from __future__ import annotations

import polars as pl
import pytest

from gaodi.errors import InputError
from gaodi.registry import enterprises
from gaodi.workspace import Workspace
from registry.enterprises.city import code

FIRM = {"uscc": code(1), "name": "云岭机械有限公司", "region": "430102"}


def faults(ws: Workspace, *rows: dict[str, object], source: str = "office") -> str:
    with pytest.raises(InputError) as raised:
        enterprises.record(ws, rows, source=source)
    return str(raised.value)


def test_what_stands_is_not_written_again(ws: Workspace) -> None:
    first = enterprises.record(ws, [FIRM], source="office", user="li", note="n")
    again = enterprises.record(ws, [FIRM, FIRM | {"uscc": code(2)}], source="office")
    assert (first.added, first.unchanged, again.added, again.unchanged) == (1, 0, 1, 1)
    assert enterprises.record(ws, [FIRM], source="office").batch is None
    assert ws.lake.batches()["user"].to_list() == ["li", ""]


def test_what_a_source_says_anew_replaces_what_it_said_and_can_be_said_again(ws: Workspace) -> None:
    for name in ("甲", "乙", "甲"):
        assert enterprises.record(ws, [FIRM | {"name": name}], source="office").added == 1
        assert enterprises.current(ws)["name"].to_list() == [name]


def test_a_code_is_normalised_and_is_the_id(ws: Workspace) -> None:
    written = f" {code(1)[:4].lower()} {code(1)[4:].lower()}"
    enterprises.record(ws, [FIRM | {"uscc": written}], source="office")
    assert enterprises.current(ws).select("id", "uscc", "mark").row(0) == (code(1), code(1), None)


def test_an_id_that_is_a_code_is_enough(ws: Workspace) -> None:
    enterprises.record(ws, [{"id": code(1), "name": "甲"}], source="office")
    assert enterprises.current(ws)["uscc"].to_list() == [code(1)]


def test_a_code_that_breaks_a_rule_is_kept_and_marked(ws: Workspace) -> None:
    enterprises.record(ws, [FIRM | {"uscc": code(1)[:17] + "0"}], source="office")
    assert enterprises.current(ws)["mark"].to_list() == ["check-digit"]


def test_an_enterprise_without_a_code_gets_an_id_from_its_name_however_it_is_written(ws: Workspace) -> None:
    rows = [{"name": "雲嶺機械（長沙）有限公司"}, {"name": "云岭机械(长沙) 有限公司", "source": "synthetic"}]
    enterprises.record(ws, rows, source="office")
    known = enterprises.current(ws)
    assert known.select("uscc", "sources").rows() == [(None, ["office", "synthetic"])]
    assert known["id"].item() == enterprises.provisional_id("云岭机械长沙有限公司")
    assert known["id"].item()[0] == "P"
    assert len(known["id"].item()) == 18


def test_rows_may_come_as_a_frame_and_are_read_into_their_types(ws: Workspace) -> None:
    frame = pl.DataFrame({"uscc": [code(1)], "name": ["甲"], "founded": ["2001-02-03"], "capital": [5], "park": [" "]})
    enterprises.record(ws, frame, source="office")
    row = enterprises.current(ws).row(0, named=True)
    assert (str(row["founded"]), row["capital"], row["park"]) == ("2001-02-03", 5.0, None)


def test_what_comes_from_a_source_that_is_made_up_is_made_up(ws: Workspace) -> None:
    enterprises.record(ws, [FIRM], source="synthetic")
    assert enterprises.current(ws)["synthetic"].to_list() == [True]


def test_every_fault_is_told_with_its_row_and_nothing_is_kept(ws: Workspace) -> None:
    said = faults(
        ws,
        FIRM | {"status": "alive", "region": "999999", "industry": "35", "park": "nowhere"},
        {"uscc": "123", "founded": "soon", "ended": "2000-01-01", "capital": -1},
        {
            "id": code(2),
            "uscc": code(3),
            "name": "甲",
            "longitude": 10.0,
            "founded": "2001-01-01",
            "ended": "2000-01-01",
        },
        FIRM,
        FIRM | {"source": "nobody"},
    )
    for expected in (
        "row 1, status: There is no status 'alive'. Expected one of: active, suspended",
        "row 1, region: There is no region '999999'",
        "row 1, industry: There is no industry '35'",
        "row 1, park: There is no park 'nowhere'",
        "row 2, uscc: 123: The code has another length",
        "row 2, founded: 'soon' is not a day",
        "row 2, name: The enterprise has no name",
        "row 2, capital: The registered capital -1.0 is below nothing",
        f"row 3, id: The id '{code(2)}' is not the code {code(3)}",
        "row 3, longitude: The longitude 10.0 is not in China",
        "row 3, latitude: Longitude and latitude come together",
        "row 3, ended: It ended on 2000-01-01, before it was founded on 2001-01-01",
        "row 4, id: 91430104MA400001",
        "row 5, source: There is no source 'nobody'",
    ):
        assert expected in said, expected
    assert ws.lake.tables() == []


def test_a_column_that_is_none_is_told_with_what_is_near(ws: Workspace) -> None:
    assert "There is no column 'statsu'. Did you mean 'status'?" in faults(ws, FIRM | {"statsu": "active"})


def test_a_wrong_column_of_a_million_is_not_a_million_sentences(ws: Workspace) -> None:
    rows = [{"name": f"甲{n}", "status": "x"} for n in range(1500)]
    said = faults(ws, *rows)
    assert said.count("There is no status") == 1000
    assert "There are 500 more faults" in said


def test_other_names_sites_and_groups_are_recorded_and_checked(ws: Workspace) -> None:
    enterprises.record(ws, [FIRM], source="office")
    alias = {
        "enterprise": code(1),
        "kind": "former-name",
        "value": "旧名",
        "since": "2001-01-01",
        "until": "2002-01-01",
    }
    assert enterprises.alias(ws, [alias], source="office").added == 1
    assert enterprises.alias(ws, [alias], source="office").batch is None
    assert enterprises.aliases(ws)["value"].to_list() == ["旧名"]
    site = {"site": "s", "enterprise": code(1), "purpose": "production", "region": "430182"}
    assert enterprises.site(ws, [site], source="office").added == 1
    group = {"kind": "entity", "group": "g", "enterprise": code(1), "share": 51}
    assert enterprises.group(ws, [group], source="office").added == 1
    for service, row, expected in (
        (
            enterprises.alias,
            alias | {"kind": "nick", "until": "2000-01-01"},
            ("no kind of alias 'nick'", "It ends on 2000"),
        ),
        (enterprises.site, site | {"purpose": "fun", "site": None}, ("no purpose 'fun'", "The site is empty")),
        (
            enterprises.group,
            group | {"kind": "clan", "share": 101},
            ("no kind of group 'clan'", "101.0 is no percentage"),
        ),
    ):
        with pytest.raises(InputError) as raised:
            service(ws, [row], source="office")
        assert all(one in str(raised.value) for one in expected)
