"""Which pairs are compared: those that share a key, and none by a key that too many share."""

from __future__ import annotations

import polars as pl

from gaodi import engine
from gaodi.registry.linkage import blocking, columns, records


def pairs(given: list[str], names: list[str], largest: int = 100) -> set[tuple[str, str]]:
    """The names that meet."""
    left = records.records(pl.DataFrame({"record": [str(n) for n in range(len(given))], "name": given}))
    right = records.names(pl.DataFrame({"enterprise": [str(n) for n in range(len(names))], "name": names}))
    con = engine.connect("duckdb")
    keys = [
        engine.read_arrow(con, blocking.keys(columns.compared(side), which).to_arrow())
        for side, which in ((left, blocking.Side.RECORDS), (right, blocking.Side.NAMES))
    ]
    found = engine.frame(blocking.pairs(*keys, largest))
    assert found.columns == ["join_key_l", "join_key_r", "match_key"]
    return {(given[one], names[other]) for one, other, _ in found.iter_rows()}


def test_variants_of_a_name_meet_it() -> None:
    name = "长沙鑫达机械有限公司"
    variants = ["鑫达", "长沙新达机械有限公司", "达鑫机械", "鑫机", "鑫达重工", "湖南鑫达公司", "长沙鑫远机械有限公司"]
    assert pairs(variants, [name]) == {(variant, name) for variant in variants}


def test_contractions_meet_what_they_stand_for_but_not_one_another() -> None:
    assert pairs(["湘电", "株冶"], ["湘潭电机股份有限公司", "株洲冶炼集团股份有限公司", "湘电"]) == {
        ("湘电", "湘潭电机股份有限公司"), ("株冶", "株洲冶炼集团股份有限公司"), ("湘电", "湘电"),
    }  # fmt: skip


def test_strangers_do_not_meet() -> None:
    assert not pairs(["长沙宏远食品有限公司"], ["长沙鑫达机械有限公司"])


def test_a_key_that_many_share_is_left_out_and_narrower_ones_stay() -> None:
    crowd = [f"长沙鑫达{trade}有限公司" for trade in ("机械", "食品", "化工", "电子", "物流", "广告")]
    assert len(pairs(["鑫达"], crowd)) == len(crowd)
    assert not pairs(["鑫达"], crowd, largest=5)
    assert ("鑫达机械", crowd[0]) in pairs(["鑫达机械"], crowd, largest=5)
