"""The trades of a few enterprises: from the files beside the lake, the same as when all are gone through."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from gaodi.registry import trades
from gaodi.registry.trades import TRADES, reading
from gaodi.registry.trades.tables import written
from gaodi.workspace import Workspace

FIRMS = ("a", "b", "c")
ROW = st.fixed_dictionaries(
    {
        "trade": st.sampled_from(["t1", "t2", "t3", "t4", "t5"]),
        "source": st.sampled_from(["tax", "office"]),
        "buyer": st.sampled_from(FIRMS),
        "seller": st.sampled_from([*FIRMS, None]),
        "seller_name": st.sampled_from(["甲厂", "乙厂", None]),
        "amount": st.integers(1, 9).map(float),
    }
)
STEP = st.one_of(
    st.lists(ROW, min_size=1, max_size=4).map(lambda rows: ("add", rows)),
    st.just(("prepare", None)),
    st.integers(0, 9).map(lambda place: ("take back", place)),
)


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    made = Workspace.create(tmp_path / "ws", region="430100")
    TRADES.define(made.lake)
    return made


def add(ws: Workspace, rows: list[dict]) -> int:
    about = {"end": date(2022, 12, 31)}
    return ws.lake.write({TRADES.name: TRADES.frame([about | row for row in rows])}, kind="test").number


def gone_through(ws: Workspace, ids: list[str], records: list[str]) -> pl.DataFrame:
    """The same, slowly."""
    rows = TRADES.current(ws).with_columns(record=written())
    theirs = pl.col("buyer").is_in(ids) | pl.col("seller").is_in(ids)
    named = pl.col("seller").is_null() & pl.col("record").is_in(records)
    return rows.filter(theirs | named).select(*reading.COLUMNS, "record")


def same(ws: Workspace, ids: list[str], records: list[str] = []) -> None:  # noqa: B006 - it is only read
    assert_frame_equal(trades.of(ws, ids, records), gone_through(ws, ids, records), check_row_order=False)


@settings(max_examples=40)
@given(steps=st.lists(STEP, min_size=1, max_size=9))
def test_whatever_was_loaded_and_taken_back_the_answer_is_of_now(tmp_path_factory: pytest.TempPathFactory, steps):
    ws = Workspace.create(tmp_path_factory.mktemp("trades") / "ws", region="430100")
    TRADES.define(ws.lake)
    standing: list[int] = []
    for what, about in steps:
        if what == "add":
            standing.append(add(ws, about))
        elif what == "prepare":
            trades.prepare(ws)
        elif standing:
            ws.lake.take_back(standing.pop(about % len(standing)), user="u", reason="r")
        same(ws, ["a"])
        same(ws, ["b", "c"], ["tax|甲厂", "office|乙厂"])
        same(ws, [], ["tax|甲厂"])


def test_the_table_is_not_opened_where_the_files_are_of_now(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    add(ws, [{"trade": "t1", "source": "tax", "buyer": "a", "seller": "b", "amount": 1.0}])
    trades.prepare(ws)
    monkeypatch.setattr(type(ws.lake), "read", lambda *_, **__: pytest.fail("the lake was read"))
    assert trades.of(ws, ["b"])["trade"].to_list() == ["t1"]
    assert trades.of(ws, ["c"]).is_empty()


def test_what_was_known_on_a_day_is_read_from_the_lake(ws: Workspace) -> None:
    first = add(ws, [{"trade": "t1", "source": "tax", "buyer": "a", "seller": "b", "amount": 1.0}])
    add(ws, [{"trade": "t1", "source": "tax", "buyer": "a", "seller": "c", "amount": 2.0}])
    trades.prepare(ws)
    assert trades.of(ws, ["a"])["amount"].to_list() == [2.0]
    assert trades.of(ws, ["a"], known_at=first)["amount"].to_list() == [1.0]


def test_of_too_many_later_rows_the_whole_table_is_gone_through(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST", 1)
    row = {"trade": "t1", "source": "tax", "buyer": "a", "seller": "b", "amount": 1.0}
    add(ws, [row])
    trades.prepare(ws)
    add(ws, [row | {"amount": 2.0}, row | {"trade": "t2"}])
    assert reading._files(ws) is None
    same(ws, ["a"])


def test_the_files_may_be_deleted_at_any_time(ws: Workspace) -> None:
    add(ws, [{"trade": "t1", "source": "tax", "buyer": "a", "seller": "b", "amount": 1.0}])
    trades.prepare(ws)
    shutil.rmtree(ws.path / "derived")
    same(ws, ["a"])


def test_a_city_without_trades_has_none(ws: Workspace) -> None:
    trades.prepare(ws)
    assert trades.of(ws, ["a"]).is_empty()
    assert not (ws.path / "derived" / "trades").exists()


def test_files_that_go_while_they_are_read_are_done_without(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    add(ws, [{"trade": "t1", "source": "tax", "buyer": "a", "seller": "b", "amount": 1.0}])
    trades.prepare(ws)
    found = reading._files(ws)
    assert found is not None
    shutil.rmtree(found.folder)
    monkeypatch.setattr(reading, "_files", lambda _: found)
    same(ws, ["a"])


def test_files_of_another_form_are_not_opened(ws: Workspace) -> None:
    number = add(ws, [{"trade": "t1", "source": "tax", "buyer": "a", "seller": "b", "amount": 1.0}])
    older = ws.path / "derived" / "trades" / "abc"
    older.mkdir(parents=True)
    pl.DataFrame({"batch": [number]}).write_csv(older / reading.BATCHES)
    for side in reading.SIDES:
        pl.DataFrame({"trade": ["t1"]}).write_parquet(older / f"{side}.parquet")
    same(ws, ["a"])
