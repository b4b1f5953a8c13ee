"""Addresses as they are compared: the road with its number, and the road or the place that stands for one."""

from __future__ import annotations

import polars as pl

_ROAD = r"([^省市区县镇乡村园]{1,7}(?:大道|路|街|巷))"
_NUMBER = r"(?:大道|路|街|巷)[东西南北中]?[段]?(\d+)"
_COMPOUND = r"([^省市区县镇乡]{2,10}(?:园区|产业园|工业园|科技园|园|村|社区|大厦|广场|中心|工业城|城))"


def located(addresses: pl.Series) -> pl.DataFrame:
    """`road` (or park, village, building where no road is named) and `door` (road and number), null where not said."""
    text = pl.col("address").str.normalize("NFKC").str.replace_all(r"[\s,，.。·\-—]", "")
    frame = pl.DataFrame({"address": addresses}).select(text)
    road, number = pl.col("address").str.extract(_ROAD), pl.col("address").str.extract(_NUMBER)
    compound = pl.col("address").str.extract(_COMPOUND)
    return frame.select(road=pl.coalesce(road, compound), door=road + number)
