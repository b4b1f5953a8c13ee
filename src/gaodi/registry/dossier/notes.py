"""What is odd or missing in what is known of one enterprise, by rules that are simple enough to be said.

The rules, in order:

* provisional: its unified social credit code is not known; code: the code breaks a rule (`mark`);
* unknown: one of the attributes by which a plan chooses is not known (NEEDED);
* contradicted: sources say different things of an attribute;
* ended: it has values for a time after it ended;
* differs: for one metric and period, what another source says differs by more than a twentieth from what counts;
* gap: a yearly series lacks years between its first and its last;
* stale: a yearly series ends two years or more before the last year of any series of the enterprise;
* outlier: a yearly value is more than ten times, or less than a tenth, of the median of the series, which has at least
  four values, all above zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

NEEDED = ("status", "industry", "region", "founded", "scale")
DIFFERENCE, STALE, LEAST, TIMES = 0.05, 2, 4, 10
"""The figures of the rules above."""

_SENTENCES = {
    "provisional": ("统一社会信用代码未知。", "The unified social credit code is not known."),
    "code": ("统一社会信用代码不合规则：{mark}。", "The code breaks a rule: {mark}."),
    "unknown": ("{about}未知。", "The {about} is not known."),
    "contradicted": ("{about}各来源不一致：{said}。", "Sources differ about the {about}: {said}."),
    "ended": (
        "终止（{ended}）之后仍有{about}数据：{last}。",
        "There are values of {about} after its end on {ended}: {last}.",
    ),
    "differs": (
        "{about} {period}：{source} 为 {value:g}，{other} 为 {against:g}。",
        "{about} {period}: {source} says {value:g}, {other} says {against:g}.",
    ),
    "gap": ("{about}缺少 {years}。", "{about} lacks {years}."),
    "stale": (
        "{about}止于 {last}，其他数据到 {newest}。",
        "{about} ends with {last}; other figures go on to {newest}.",
    ),
    "outlier": (
        "{about} {period} 为 {value:g}，中位数为 {median:g}。",
        "{about} {period} is {value:g}; the median is {median:g}.",
    ),
}


@dataclass(frozen=True, slots=True)
class Note:
    """One finding. kind: by which rule. about: the attribute or metric. facts: what the sentence is made of."""

    kind: str
    about: str
    facts: Mapping[str, Any]

    def sentence(self, language: str = "en", about: str = "") -> str:
        """The finding as a sentence. language: `en…` is English, all else Chinese. about: what the attribute or metric
        is called; its name unless told."""
        return _SENTENCES[self.kind][language.startswith("en")].format(about=about or self.about, **self.facts)

    def __str__(self) -> str:
        """The finding as an English sentence."""
        return self.sentence()


def notes(enterprise: Mapping[str, Any], attributes: pl.DataFrame, series: pl.DataFrame) -> tuple[Note, ...]:
    """What is to be noted of an enterprise: its row, what each source says of it, its observations."""
    counted = series.filter("standing")
    yearly = _yearly(counted.drop_nulls("value"))
    return (
        *_of_identity(enterprise, attributes),
        *_after_end(enterprise, counted),
        *_differing(series),
        *_gaps(yearly),
        *_outliers(yearly),
    )


def _yearly(counted: pl.DataFrame) -> pl.DataFrame:
    """The values of whole years, by the year: also those that a return gave as January to December, and stocks at its
    end."""
    end = pl.col("end")
    whole = (end.dt.month() == 12) & (end.dt.day() == 31)
    begun = (pl.col("start") == end) | (pl.col("start") == pl.date(end.dt.year(), 1, 1))
    return counted.filter(whole & begun).with_columns(period=end.dt.year().cast(pl.String))


def _of_identity(enterprise: Mapping[str, Any], attributes: pl.DataFrame) -> Iterator[Note]:
    if enterprise["uscc"] is None:
        yield Note("provisional", "uscc", {})
    if enterprise["mark"]:
        yield Note("code", "uscc", {"mark": enterprise["mark"]})
    for name in NEEDED:
        if enterprise[name] is None:
            yield Note("unknown", name, {})
    differing = attributes.filter("contradicted").group_by("attribute", maintain_order=True)
    for (name,), rows in differing:
        said = ", ".join(f"{source} {value}" for source, value in rows.select("source", "value").iter_rows())
        yield Note("contradicted", str(name), {"said": said})


def _after_end(enterprise: Mapping[str, Any], counted: pl.DataFrame) -> Iterator[Note]:
    ended = enterprise["ended"]
    if ended is None:
        return
    after = counted.filter(pl.col("start") > ended).group_by("metric", maintain_order=True).agg(pl.col("period").last())
    for metric, last in after.iter_rows():
        yield Note("ended", metric, {"ended": ended, "last": last})


def _differing(series: pl.DataFrame) -> Iterator[Note]:
    key = ["metric", "start", "end"]
    counted = series.filter("standing").select(*key, "period", "source", "value")
    beaten = series.filter(pl.col("set_aside") == "source").select(*key, other="source", against="value")
    both = counted.join(beaten, on=key, maintain_order="left").drop_nulls(["value", "against"])
    apart = (pl.col("value") - pl.col("against")).abs() > DIFFERENCE * pl.max_horizontal(
        pl.col("value").abs(), pl.col("against").abs()
    )
    for row in both.filter(apart).drop("start", "end").iter_rows(named=True):
        yield Note("differs", row.pop("metric"), row)


def _gaps(yearly: pl.DataFrame) -> Iterator[Note]:
    years: dict[str, set[int]] = {}
    for metric, period in yearly.select("metric", pl.col("period").cast(pl.Int32)).iter_rows():
        years.setdefault(metric, set()).add(period)
    newest = max((max(told) for told in years.values()), default=0)
    for metric, told in years.items():
        missing = sorted(set(range(min(told), max(told))) - told)
        if missing:
            yield Note("gap", metric, {"years": ", ".join(map(str, missing))})
        if newest - max(told) >= STALE:
            yield Note("stale", metric, {"last": max(told), "newest": newest})


def _outliers(yearly: pl.DataFrame) -> Iterator[Note]:
    value = pl.col("value")
    judged = yearly.filter((pl.len().over("metric") >= LEAST) & (value.min().over("metric") > 0))
    judged = judged.select("metric", "period", "value", median=value.median().over("metric"))
    odd = judged.filter((value > TIMES * pl.col("median")) | (value < pl.col("median") / TIMES))
    for row in odd.iter_rows(named=True):
        yield Note("outlier", row.pop("metric"), row)
