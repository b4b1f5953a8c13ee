"""Decisions in the lake: matched, queued, decided by people, undone; provisional enterprises; sellers of trades."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from gaodi.errors import InputError, NotFound
from gaodi.registry import dossier, enterprises, linkage, trades
from gaodi.registry.trades import TRADES
from gaodi.workspace import Workspace

SOURCE = "statistics-returns"
FIRMS = {
    "91430100180000015C": "长沙鑫达机械有限公司",
    "91430100MA4T00027N": "长沙宏远食品有限公司",
    "91430104MA4T00035B": "湖南云岭新材料科技股份有限公司",
}
FIRST, SECOND, THIRD = FIRMS


@pytest.fixture
def city(ws: Workspace) -> Workspace:
    rows = [{"id": code, "uscc": code, "name": name, "region": "430104"} for code, name in FIRMS.items()]
    assert enterprises.record(ws, rows, source=SOURCE).added == len(FIRMS)
    alias = {"enterprise": THIRD, "kind": "former-name", "value": "长沙老牌材料研究所", "source": SOURCE}
    enterprises.alias(ws, [alias], source=SOURCE)
    return ws


def records(**names: str) -> pl.DataFrame:
    return pl.DataFrame({"record": list(names), "name": list(names.values())})


def match(ws: Workspace, **names: str) -> linkage.Matched:
    return linkage.match(ws, records(**names), kind="list", source=SOURCE, user="model")


def state(ws: Workspace, record: str) -> tuple[str, str | None]:
    row = linkage.current(ws, "list").row(by_predicate=pl.col("record") == record, named=True)
    return row["decision"], row["enterprise"]


def test_records_are_linked_queued_or_new_and_readers_see_whose_they_are(city: Workspace) -> None:
    done = match(
        city, a="鑫达机械（长沙）有限公司", b="长沙鑫远机械有限公司", c="浏阳陌生物流有限公司", d="老牌材料研究所"
    )
    assert (done.linked, done.queued, done.new, done.unchanged) == (2, 1, 1, 0)
    assert state(city, "a") == ("linked", FIRST)
    assert state(city, "d") == ("linked", THIRD)
    assert state(city, "b") == ("queued", None)
    resolved = dict(linkage.resolved(city, "list").iter_rows())
    assert set(resolved) == {"a", "c", "d"}
    assert resolved["c"] == enterprises.provisional_id("浏阳陌生物流有限公司")


def test_a_new_enterprise_is_known_by_a_provisional_id_and_found_again(city: Workspace) -> None:
    match(city, c="浏阳陌生物流有限公司")
    firm = enterprises.current(city, ids=[enterprises.provisional_id("浏阳陌生物流有限公司")]).row(0, named=True)
    assert (firm["name"], firm["mark"], firm["uscc"]) == ("浏阳陌生物流有限公司", "provisional", None)
    match(city, x="陌生物流")
    assert state(city, "x") == ("linked", firm["id"])


def test_matching_again_changes_nothing_and_new_records_are_added(city: Workspace) -> None:
    names = {"a": "鑫达机械", "b": "长沙鑫远机械有限公司", "c": "浏阳陌生物流有限公司"}
    match(city, **names)
    before = city.lake.batches().height
    assert match(city, **names).batch is None
    again = linkage.match(city, records(**names), kind="list", source=SOURCE, again=True)
    assert (again.batch, again.unchanged) == (None, 3)
    assert city.lake.batches().height == before
    assert match(city, **names, d="宏远食品").rows["record"].to_list() == ["d"]


def test_a_record_that_says_something_else_is_decided_anew(city: Workspace) -> None:
    match(city, a="浏阳陌生物流有限公司")
    match(city, a="长沙宏远食品有限公司")
    assert state(city, "a") == ("linked", SECOND)


def test_once_the_registry_has_grown_records_may_be_decided_again(city: Workspace) -> None:
    match(city, a="浏阳陌生物流有限公司")
    code = "91430181MA4T00043N"
    late = {"id": code, "uscc": code, "name": "浏阳市陌生物流有限公司", "region": "430181"}
    city.lake.write({"enterprises": enterprises.ENTERPRISES.frame([late | {"source": SOURCE}])}, kind="enterprises")
    assert match(city, a="浏阳陌生物流有限公司").batch is None
    linkage.match(city, records(a="浏阳陌生物流有限公司"), kind="list", source=SOURCE, again=True)
    assert state(city, "a") == ("linked", code)


def test_what_a_person_decided_stands_against_the_model(city: Workspace) -> None:
    match(city, a="鑫达机械", b="长沙鑫远机械有限公司")
    linkage.decide(city, ["a", "b"], SECOND, kind="list", user="chen", note="电话核实")
    assert state(city, "a") == state(city, "b") == ("linked", SECOND)
    linkage.match(city, records(a="鑫达机械", b="鑫远"), kind="list", source=SOURCE, again=True)
    assert state(city, "a") == state(city, "b") == ("linked", SECOND)
    row = linkage.current(city, "list").row(0, named=True)
    assert (row["decided_by"], row["person"], row["note"]) == ("chen", True, "电话核实")


def test_decisions_are_undone_one_after_the_other(city: Workspace) -> None:
    match(city, b="长沙鑫远机械有限公司")
    linkage.decide(city, "b", FIRST, kind="list", user="chen")
    linkage.decide(city, "b", None, kind="list", user="li")
    assert state(city, "b") == ("rejected", None)
    linkage.undo(city, "b", kind="list", user="li")
    assert state(city, "b") == ("linked", FIRST)
    linkage.undo(city, "b", kind="list", user="li")
    assert state(city, "b") == ("queued", None)
    assert linkage.queue(city)["record"].to_list() == ["b"]
    linkage.decide(city, "b", SECOND, kind="list", user="chen")
    linkage.undo(city, "b", kind="list", user="chen")
    assert state(city, "b") == ("queued", None)
    with pytest.raises(InputError, match="b: Nothing was decided about this record before"):
        linkage.undo(city, "b", kind="list", user="li")


def test_a_provisional_enterprise_goes_with_the_decision_that_brought_it(city: Workspace) -> None:
    match(city, b="长沙鑫远机械有限公司")
    id_ = enterprises.provisional_id("长沙鑫远机械有限公司")
    linkage.decide(city, "b", linkage.NEW, kind="list", user="chen")
    assert state(city, "b") == ("new", id_)
    assert id_ in linkage.names(city)["enterprise"]
    linkage.undo(city, "b", kind="list", user="chen")
    assert id_ not in linkage.names(city)["enterprise"]
    linkage.decide(city, "b", linkage.NEW, kind="list", user="chen")
    assert id_ in linkage.names(city)["enterprise"]


def test_a_provisional_enterprise_stays_while_another_record_means_it(city: Workspace) -> None:
    match(city, a="浏阳陌生物流有限公司", b="浏阳陌生物流有限公司")
    id_ = enterprises.provisional_id("浏阳陌生物流有限公司")
    linkage.decide(city, "a", FIRST, kind="list", user="chen")
    assert id_ in linkage.names(city)["enterprise"]
    linkage.decide(city, "b", FIRST, kind="list", user="chen")
    assert id_ not in linkage.names(city)["enterprise"]


def test_readers_follow_a_provisional_enterprise_to_its_code_and_see_what_was_known_then(city: Workspace) -> None:
    before = match(city, c="浏阳陌生物流有限公司").batch
    assert before is not None
    code = "91430181MA4T00043N"
    id_ = enterprises.provisional_id("浏阳陌生物流有限公司")
    enterprises.identify(city, id_, code, source=SOURCE)
    assert linkage.resolved(city, "list").rows() == [("c", code)]
    assert linkage.resolved(city, "list", before.number).rows() == [("c", id_)]


def test_unknown_records_and_enterprises_are_sentences(city: Workspace) -> None:
    match(city, b="长沙鑫远机械有限公司")
    with pytest.raises(NotFound, match="There is no record 'x' of the kind 'list'"):
        linkage.decide(city, ["b", "x"], FIRST, kind="list", user="chen")
    with pytest.raises(NotFound, match="There is no enterprise '123'"):
        linkage.decide(city, "b", "123", kind="list", user="chen")
    assert state(city, "b") == ("queued", None)


def test_the_queue_begins_with_what_most_hangs_on(city: Workspace) -> None:
    given = records(a="长沙鑫远机械有限公司", b="长沙宏达食品有限公司", c="湖南云岑新材料科技公司")
    linkage.match(city, given.with_columns(amount=pl.Series([5.0, 80.0, None])), kind="list", source=SOURCE)
    queue = linkage.queue(city)
    assert queue["record"].to_list() == ["b", "a", "c"]
    assert queue["doubt"].is_between(0, 1).all()


def test_evidence_is_said_in_words_of_both_languages(city: Workspace) -> None:
    match(city, c="云领新材料科技")
    evidence = linkage.queue(city)["evidence"][0]
    best = linkage.candidates(evidence)[0]
    assert (best.enterprise, best.name, best.kind) == (THIRD, FIRMS[THIRD], "登记名称")
    assert ("字号与行业", "字号同音，行业相符") in {(one.about, one.says) for one in best.said}
    english = linkage.candidates(evidence, "en")[0].said[0]
    assert english.says == "the brand sounds the same, the trade fits"
    assert english.weight > 0


def trade(number: str, **fields: object) -> dict[str, object]:
    days = {"period": "2023", "start": date(2023, 1, 1), "end": date(2023, 12, 31)}
    return {"trade": number, "buyer": FIRST, "source": SOURCE, **days, **fields}


def test_sellers_of_trades_are_matched_once_for_each_way_of_writing(city: Workspace) -> None:
    rows = [
        trade("1", seller=SECOND, seller_name="宏远", amount=1.0),
        trade("2", seller_name="云岭新材料", amount=2.0),
        trade("3", seller_name=" 云岭新材料 ", amount=3.0),
        trade("4", seller_name="宏远食品（长沙）有限公司", amount=4.0),
        trade("5", seller_uscc=THIRD, amount=5.0),
        trade("6", amount=6.0),
    ]
    TRADES.define(city.lake)
    city.lake.write({"trades": TRADES.frame(rows)}, kind="trades", source=SOURCE)
    (done,) = linkage.match_trades(city, user="model")
    assert done.linked == 3
    assert linkage.current(city, "trades")["amount"].sort().to_list() == [4.0, 5.0, 5.0]
    sellers = dict(linkage.trades(city).select("trade", "seller").iter_rows())
    assert sellers == {"1": SECOND, "2": THIRD, "3": THIRD, "4": SECOND, "5": THIRD, "6": None}
    assert linkage.match_trades(city)[0].batch is None


def test_the_trades_of_a_few_are_those_of_all_with_the_sellers_that_were_found(city: Workspace) -> None:
    rows = [
        trade("1", seller=SECOND, seller_name="宏远", amount=1.0),
        trade("2", seller_name="云岭新材料", amount=2.0),
        trade("3", seller_name=" 云岭新材料 ", amount=3.0),
        trade("4", seller_name="宏远食品（长沙）有限公司", amount=4.0),
        trade("5", seller_name="没有人认识的玻璃厂", amount=5.0),
        trade("6", amount=6.0),
    ]
    TRADES.define(city.lake)

    def same() -> None:
        every = linkage.trades(city)
        unknown = every.filter(pl.col("trade") == "5")["seller"].to_list()
        for ids in ([FIRST], [SECOND], [THIRD], [SECOND, THIRD], [one for one in unknown if one]):
            theirs = every.filter(pl.col("buyer").is_in(ids) | pl.col("seller").is_in(ids))
            found = linkage.trades_of(city, ids).select("trade", "buyer", "seller", "amount")
            assert_frame_equal(found, theirs.select(found.columns), check_row_order=False)

    city.lake.write({"trades": TRADES.frame(rows[:4])}, kind="trades", source=SOURCE)
    same()
    trades.prepare(city)
    linkage.match_trades(city, user="model")
    same()
    assert linkage.trades_of(city, [THIRD])["trade"].sort().to_list() == ["2", "3"]
    city.lake.write({"trades": TRADES.frame(rows[4:])}, kind="trades", source=SOURCE)
    linkage.match_trades(city, user="model")
    same()
    record = linkage.current(city, "trades").filter(pl.col("name") == "云岭新材料")["record"][0]
    linkage.decide(city, record, SECOND, kind="trades", user="chen")
    same()
    assert linkage.trades_of(city, [THIRD]).is_empty()
    assert dossier.of(city, SECOND).sales.years["amount"].to_list() == [10.0]
    linkage.undo(city, record, kind="trades", user="chen")
    same()


def test_without_newcomers_a_match_of_an_older_model_ends_where_nothing_is_alike_any_more(city: Workspace) -> None:
    match(city, a="长沙鑫达机械有限公司")
    older = linkage.MATCHES.current(city).with_columns(
        record=pl.lit("b"), name=pl.lit("没有人认识的玻璃厂"), given=pl.lit("{}"), decided_by=pl.lit("older")
    )
    city.lake.write({"matches": older.select(linkage.MATCHES.columns)}, kind="matches", source=SOURCE)
    assert state(city, "b") == ("linked", FIRST)
    unlike = pl.DataFrame({"record": ["b", "c"], "name": ["没有人认识的玻璃厂", "也没有人认识的布厂"]})
    done = linkage.match(city, unlike, kind="list", source=SOURCE, newcomers=False)
    assert state(city, "b") == ("rejected", None)
    assert (done.linked, done.queued, done.new) == (0, 0, 0)
    assert "c" not in linkage.current(city, "list")["record"].to_list()
