"""The rows of the lake on every engine are those of `read`."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import polars as pl
import pyarrow as pa

from engines import on_every_engine
from lake.lakes import FIGURES, add, figures, made


def filled(root):
    """Files of one batch, files of several, a batch taken back, a column that came later."""
    lake = made(root)
    wrong = [add(lake, n) for n in range(5)][3]
    lake.compact(keep=timedelta(0))
    lake.take_back(wrong, user="li", reason="")
    lake.define("figures", FIGURES.append(pa.field("unit", pa.string())))
    later = figures(9).with_columns(unit=pl.lit("家"))
    lake.write({"figures": later}, kind="test")
    return lake


@on_every_engine
def test_a_table_has_the_rows_that_a_read_has(con, tmp_path):
    lake = filled(tmp_path / con.name)
    rows = lake.table("figures", con=con)
    answer = rows.order_by("value")
    assert Counter(answer.execute()["value"]) == Counter(lake.read("figures").collect()["value"])
    return answer


@on_every_engine
def test_a_table_goes_back_in_time(con, tmp_path):
    lake = filled(tmp_path / con.name)
    rows = lake.table("figures", at=5, con=con)
    return rows.aggregate(n=rows.count(), total=rows.value.sum())


@on_every_engine
def test_an_empty_table_has_its_columns(con, tmp_path):
    return made(tmp_path / con.name).table("figures", con=con)
