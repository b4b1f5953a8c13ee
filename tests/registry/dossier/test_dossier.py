"""The dossier tells everything that is known of one enterprise, now or as it was known, and what is odd about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gaodi.errors import NotFound
from gaodi.registry import dossier, enterprises
from gaodi.registry.dossier import Dossier
from gaodi.registry.trades.tables import TRADES
from gaodi.workspace import Workspace
from registry.enterprises.city import METRIC, code, registered


@pytest.fixture(scope="module")
def told(city: Workspace) -> Dossier:
    return dossier.of(city, code(1))


def test_it_says_who_the_enterprise_is_and_what_else_it_is_called(told: Dossier) -> None:
    assert (told.id, told.name, told.synthetic) == (code(1), registered()[1]["name"], True)
    assert told.enterprise["region"] == "430104"
    assert set(told.aliases["value"]) == {"湘江老机床厂", "湘机"}
    assert told.sites.select("site", "purpose").rows() == [("s1", "production")]


def test_it_says_with_whom_it_belongs_together(told: Dossier) -> None:
    members = told.groups.select("group", "enterprise", "member", "head").rows()
    names = [row["name"] for row in registered()]
    assert members == [("g1", code(1), names[1], True), ("g1", code(2), names[2], None)]


def test_it_says_on_which_lists_it_is_and_was(city: Workspace) -> None:
    def states(number: int) -> dict[str, str]:
        stays = dossier.of(city, code(number)).recognitions
        return dict(stays.select("list", "state").iter_rows())

    assert states(1) == {"little-giants": "current", "smart-pilots": "current"}
    assert states(2) == {"little-giants": "expired"}
    assert states(3) == {"little-giants": "left"}
    assert states(4) == {"little-giants": "current"}  # the list has only its name
    assert states(5) == {}


def test_it_says_on_what_land_it_stands_and_what_it_builds(city: Workspace, told: Dossier) -> None:
    assert told.parcels.select("parcel", "area").rows() == [("p1", 12.5)]
    assert dossier.of(city, code(2)).parcels["parcel"].to_list() == ["p1"]
    assert told.projects["name"].to_list() == ["二期"]


def test_it_says_from_whom_it_buys_and_to_whom_it_sells(told: Dossier) -> None:
    bought = told.purchases.partners.select("year", "partner", "name", "amount", "share").rows()
    assert bought == [
        (2022, code(5), registered()[5]["name"], 300.0, 0.75),
        (2022, None, "外地某厂", 100.0, 0.25),
    ]
    assert told.purchases.years.row(0) == (2022, 400.0, 2, 2)
    assert told.sales.partners.select("partner", "amount").rows() == [(code(6), 50.0)]


def test_two_sources_that_tell_of_the_same_trades_are_not_added_up(ws: Workspace) -> None:
    enterprises.record(ws, [{"uscc": code(1), "name": "甲"}], source="office")
    year = {"buyer": code(1), "seller_name": "乙", "end": date(2022, 12, 31)}
    rows = [
        {"trade": "t1", "amount": 10.0, "source": "office", **year},
        {"trade": "t2", "amount": 11.0, "source": "synthetic", **year},
        {"trade": "t3", "amount": 5.0, "source": "office", **year},
    ]
    TRADES.define(ws.lake)
    ws.lake.write({TRADES.name: TRADES.frame(rows)}, kind="test")
    bought = dossier.of(ws, code(1)).purchases
    assert bought.partners.select("amount", "trades").rows() == [(15.0, 2)]


def test_a_trade_that_got_another_partner_counts_as_it_stands_now(ws: Workspace) -> None:
    enterprises.record(ws, [{"uscc": code(n), "name": f"甲{n}"} for n in (1, 2)], source="office")
    TRADES.define(ws.lake)
    for seller in (code(1), code(2)):
        row = {
            "trade": "t1",
            "buyer": "x",
            "seller": seller,
            "amount": 1.0,
            "end": date(2022, 12, 31),
            "source": "office",
        }
        ws.lake.write({TRADES.name: TRADES.frame([row])}, kind="test")
    assert dossier.of(ws, code(1)).sales.partners.is_empty()
    assert dossier.of(ws, code(2)).sales.partners.height == 1


def test_series_show_values_that_are_set_aside_and_whose_they_are(told: Dossier) -> None:
    first = told.series.filter(period="2018").select("metric", "source", "value", "standing", "set_aside")
    assert sorted(first.rows()) == [
        (METRIC, "office", 100.0, True, ""),
        (METRIC, "synthetic", 160.0, False, "source"),
    ]


def test_what_is_odd_is_noted_in_sentences(told: Dossier) -> None:
    said = {(note.kind, note.about): str(note) for note in told.notes}
    assert said["gap", METRIC] == "revenue lacks 2021."
    assert said["outlier", METRIC] == "revenue 2020 is 5000; the median is 115."
    assert said["differs", METRIC] == "revenue 2018: office says 100, synthetic says 160."


def test_any_id_or_number_that_it_has_leads_to_it(city: Workspace) -> None:
    for known in (code(2), "4301 0000 0012 345", code(2)[8:17].lower()):
        assert dossier.of(city, known).id == code(2)
    with pytest.raises(NotFound, match="There is no enterprise 'nobody'"):
        dossier.of(city, "nobody")


def test_what_was_said_of_its_provisional_id_is_told(tmp_path: Path) -> None:
    ws = Workspace.create(tmp_path / "ws", region="430100")
    enterprises.record(ws, [{"name": "甲公司"}], source="office")
    old = enterprises.provisional_id("甲公司")
    TRADES.define(ws.lake)
    row = {"trade": "t", "buyer": "x", "seller": old, "amount": 1.0, "end": date(2022, 12, 31), "source": "office"}
    ws.lake.write({TRADES.name: TRADES.frame([row])}, kind="test")
    before = int(ws.lake.batches()["number"].max())  # type: ignore[arg-type]
    enterprises.identify(ws, old, code(1), source="office")
    told = dossier.of(ws, old)
    assert (told.id, told.sales.partners["amount"].to_list()) == (code(1), [1.0])
    then = dossier.of(ws, old, before)
    assert (then.id, [note.kind for note in then.notes][:1]) == (old, ["provisional"])
