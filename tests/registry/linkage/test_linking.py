"""Scored pairs: what speaks for a candidate, how good it is against Splink's own comparisons, and that nothing but the
content of the rows counts."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from engines import on_every_engine
from gaodi import engine
from gaodi.registry import linkage
from gaodi.registry.linkage import blocking, choosing, columns, corruption, evaluation, stock
from gaodi.registry.linkage import records as frames
from gaodi.registry.linkage.linking import SCHEMA

ALONG = (0.0001, 0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99)
CITY = pl.DataFrame(
    [
        ("e1", "长沙鑫达机械有限公司", "91430100180000015C", "430104"),
        ("e2", "长沙鑫达物业管理有限公司", None, "430104"),
        ("e3", "长沙宏远食品有限公司", None, "430111"),
        ("e4", "株洲鑫达机械有限公司", None, "430200"),
        ("e5", "湖南云岭新材料科技股份有限公司", None, "430104"),
    ],
    schema=["enterprise", "name", "uscc", "region"],
    orient="row",
)


def linked(name: str, **fields: str) -> pl.DataFrame:
    return linkage.link(pl.DataFrame({"record": ["r"], "name": [name], **{k: [v] for k, v in fields.items()}}), CITY)


@pytest.mark.parametrize(
    ("name", "enterprise", "level"),
    [
        ("长沙鑫达机械有限责任公司", "e1", "same"),
        ("鑫达机械（长沙）", "e1", "same"),
        ("长沙鑫达机械制造有限公司", "e1", "trade-fits"),
        ("云岭公司", "e5", "trade-unsaid"),
        ("云岭新材", "e5", "shortened"),
        ("云领新材料科技", "e5", "sound"),
        ("云岑新材料科技", "e5", "slip-of-two"),
        ("株洲鑫达广告有限公司", "e4", "trade-differs"),
    ],
)
def test_the_best_candidate_and_what_speaks_for_it(name: str, enterprise: str, level: str) -> None:
    best = linked(name).row(0, named=True)
    assert (best["enterprise"], best["name_level"]) == (enterprise, level)


def test_a_code_outweighs_a_name_and_a_slip_in_it_is_forgiven() -> None:
    right, wrong = linked("鑫达", uscc="91430100180000015C"), linked("鑫达", uscc="91430100180000051C")
    assert right.row(0, named=True)["code_level"] == "same"
    assert wrong.row(0, named=True)["code_level"] == "slip"
    assert right["enterprise"][0] == wrong["enterprise"][0] == "e1"
    assert right["probability"][0] > 0.99


def test_of_several_names_of_an_enterprise_the_best_counts_once() -> None:
    names = pl.concat([CITY, CITY.head(1).with_columns(name=pl.lit("长沙老牌机床厂"))]).with_columns(
        kind=pl.Series(["registered"] * 5 + ["former-name"])
    )
    found = linkage.link(pl.DataFrame({"record": ["r"], "name": ["老牌机床厂"]}), names)
    assert found.select("enterprise", "name", "kind").rows() == [("e1", "长沙老牌机床厂", "former-name")]


def test_weights_add_up_and_probabilities_of_a_record_stay_below_one(labelled) -> None:  # type: ignore[no-untyped-def]
    weights = [column for column in SCHEMA if column.endswith("_weight")]
    rest = labelled.pairs.select("record", prior=pl.col("weight") - pl.sum_horizontal(weights))
    spread = rest.group_by("record").agg(pl.col("prior").max() - pl.col("prior").min())["prior"]
    assert spread.max() < 1e-9  # type: ignore[operator]
    whole = labelled.pairs.group_by("record").agg(pl.col("probability").sum())["probability"]
    assert 0 < whole.max() <= 1  # type: ignore[operator]


def test_better_than_stock_comparisons_over_the_same_pairs(labelled) -> None:  # type: ignore[no-untyped-def]
    """At the thresholds that are shipped, against Splink where it does best on these very records."""
    con = engine.connect("duckdb")
    keys = [
        engine.read_arrow(con, blocking.keys(columns.compared(side), which).to_arrow())
        for side, which in (
            (frames.records(labelled.records), blocking.Side.RECORDS),
            (frames.names(labelled.names), blocking.Side.NAMES),
        )
    ]
    pairs = engine.frame(blocking.pairs(*keys, linkage.load().largest)).rename(
        {"join_key_l": "record", "join_key_r": "name"}
    )
    model = stock.trained(labelled.records, labelled.names, expected=0.6, pairs=2e5)
    theirs = evaluation.curve(stock.scored(labelled.records, labelled.names, pairs, model), labelled.records, ALONG)
    best = max(score.f1 for _, score in theirs)
    chosen = choosing.chosen(labelled.pairs, labelled.records, linkage.load().thresholds)
    ours = evaluation.score(evaluation.judged(chosen, labelled.records))
    assert ours.f1 > best
    assert ours.f1 > 0.9
    assert ours.precision > 0.98


def test_each_kind_is_found_as_well_as_it_can_be(labelled) -> None:  # type: ignore[no-untyped-def]
    chosen = choosing.chosen(labelled.pairs, labelled.records, linkage.load().thresholds)
    rows = evaluation.by_kind(evaluation.judged(chosen, labelled.records)).rows_by_key("kind", named=True, unique=True)
    for kind in corruption.KINDS.values():
        if not kind.same:
            assert rows[kind.id]["wrong"] < 0.08, kind.id
        else:
            assert rows[kind.id]["found"] > 0.8, kind.id
    for kind in ("exact", "traditional", "region-moved", "form-dropped", "former-name", "punctuation", "code-mistyped"):
        assert rows[kind]["right"] > 0.9, kind


@given(st.randoms(use_true_random=False))
@settings(max_examples=2)
def test_the_order_of_rows_changes_nothing(few, random) -> None:  # type: ignore[no-untyped-def]
    records, names = (frame[random.sample(range(frame.height), frame.height)] for frame in (few.records, few.names))
    assert_frame_equal(linkage.link(records, names), few.pairs)


def test_a_record_is_judged_alike_however_many_are_linked_at_once(few, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("gaodi.registry.linkage.linking.AT_ONCE", 30)
    assert_frame_equal(linkage.link(few.records, few.names), few.pairs, rel_tol=1e-12)


@on_every_engine
def test_every_engine_gives_the_same_pairs(con, few) -> pl.DataFrame:  # type: ignore[no-untyped-def]
    found = linkage.link(few.records, few.names, con=con)
    assert found.height > 30
    return found


def test_nothing_given_gives_nothing() -> None:
    empty = pl.DataFrame(schema={"record": pl.String, "name": pl.String})
    assert linkage.link(empty, CITY).schema == pl.Schema(SCHEMA)
    assert linkage.link(pl.DataFrame({"record": ["r"], "name": ["鑫达"]}), CITY.clear()).is_empty()
    assert linkage.link(
        pl.DataFrame({"record": ["r"], "name": [None]}, schema_overrides={"name": pl.String}), CITY
    ).is_empty()


def test_real_short_names_find_their_companies(shared: Path) -> None:
    """Short names of all listed companies against the full names of those of Hunan: real short forms and strangers."""
    listed = shared / "data" / "listed"
    hunan = pl.read_csv(listed / "hunan_listed_joined.csv", infer_schema=False).drop_nulls("fullname")
    every = pl.read_csv(listed / "stock_basic_macropage.csv", infer_schema=False)
    marks = r"^\*?(?:ST|N|C)|\(退\)|-UW?$|-W(?:D)?$|退$|[ＡＢAB]$"
    records = every.select(record="ts_code", name=pl.col("name").str.replace_all(marks, ""), region="area")
    names = hunan.select(enterprise="ts_code", name="fullname", region=pl.lit("湖南"))
    truth = records.select(
        "record",
        kind=pl.lit("real"),
        truth=pl.when(pl.col("record").is_in(names["enterprise"].implode())).then("record"),
    )
    decided = choosing.chosen(linkage.link(records, names), records, linkage.load().thresholds)
    score = evaluation.score(evaluation.judged(decided, truth))
    found = decided.filter((pl.col("candidate") == pl.col("record")) & (pl.col("decision") != "new")).height
    assert score.precision > 0.95
    assert score.recall > 0.45
    assert found / score.meant > 0.75
