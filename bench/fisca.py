"""The specialised-SME rules in OpenFisca-core, for `python bench/rules.py`: a variable for each item and condition.

Formulas are vectors: a table of points is a `select`, a condition a vector of yes and no. OpenFisca has no unknowns.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from openfisca_core.entities import Entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

FIRM = Entity("firm", "firms", "An enterprise", "")
YEAR = "2022"
TEXTS = (
    "scale",
    "leading_field",
    "digital_level",
    "quality_award",
    "rd_institution_level",
    "science_award",
    "maker_china",
)
YES_NO = ("iso_9001", "own_brand", "provincial_award_first_three")


def points(
    value: Any, lines: tuple[tuple[float, float], ...], sign: Callable[[Any, float], Any] = np.greater_equal
) -> Any:
    """The points of the first line that the value reaches."""
    return np.select([sign(value, at) for at, _ in lines], [worth for _, worth in lines], 0.0)


def worded(value: Any, words: tuple[tuple[str, float], ...]) -> Any:
    """The points of a word."""
    return np.select([value == word for word, _ in words], [worth for _, worth in words], 0.0)


def growth(firm: Any, period: Any) -> Any:
    """The mean of two years' growth."""
    now, one, two = (firm(f"main_revenue{ending}", period) for ending in ("", "_1", "_2"))
    return ((now - one) / one + (one - two) / two) / 2


def quality(firm: Any, period: Any) -> Any:
    """Three points for each of four, five at most."""
    award = np.isin(firm("quality_award", period), ["省级", "国家级"])
    met = award.astype(float) + firm("iso_9001", period) + firm("own_brand", period) + (firm("standards", period) > 0)
    return np.minimum(5, 3 * met)


def research(firm: Any, period: Any) -> Any:
    """By the amount or the share, whichever gives more."""
    total, share = firm("rd_expense", period), firm("rs", period)
    lines = ((500, 0.1, 10), (400, 0.08, 8), (300, 0.06, 6), (200, 0.04, 4), (100, 0.03, 2))
    return np.select([(total >= a) | (share >= b) for a, b, _ in lines], [worth for *_, worth in lines], 0.0)


def property_(firm: Any, period: Any) -> Any:
    """The best class of intellectual property that there is."""
    names = (("ip_class_1_high_value", 10), ("ip_class_1_own", 8), ("ip_class_1", 6), ("ip_class_2", 2))
    return np.select([firm(name, period) >= 1 for name, _ in names], [float(worth) for _, worth in names], 0.0)


def award(firm: Any, period: Any) -> Any:
    """The condition of science awards."""
    kind, rank = firm("science_award", period), firm("science_award_rank", period)
    national = (rank <= 5) | firm("provincial_award_first_three", period)
    return ((kind == "省级") & (rank <= 3)) | ((kind == "国家级") & national)


def _ratio(above: str, below: str) -> Callable[[Any, Any], Any]:
    return lambda firm, period: firm(above, period) / firm(below, period)


TENS = ((0.1, 10), (0.08, 8), (0.06, 6), (0.04, 4))
FORMULAS: dict[str, tuple[type, Callable[[Any, Any], Any]]] = {
    "ms": (float, _ratio("main_revenue", "revenue")),
    "rs": (float, _ratio("rd_expense", "revenue")),
    "nm": (float, _ratio("net_profit", "revenue")),
    "dr": (float, _ratio("liabilities", "total_assets")),
    "st": (float, _ratio("rd_staff", "employees")),
    "mg": (float, growth),
    "main_share": (float, lambda f, p: points(f("ms", p), ((0.8, 5), (0.7, 3), (0.6, 1)))),
    "main_growth": (float, lambda f, p: points(f("mg", p), (*TENS, (0.0, 2)))),
    "years": (float, lambda f, p: np.minimum(5, np.floor(f("years_in_segment", p) / 2))),
    "field": (
        float,
        lambda f, p: worded(
            f("leading_field", p), (("关键环节补短板、锻长板、填空白", 5), ("六基、老字号或为重点产业链龙头配套", 3))
        ),
    ),
    "digital": (float, lambda f, p: worded(f("digital_level", p), (("四级", 5), ("三级", 5), ("二级", 3)))),
    "quality": (float, quality),
    "net_margin": (float, lambda f, p: points(f("nm", p), (*TENS, (0.02, 2)))),
    "debt": (float, lambda f, p: points(f("dr", p), ((0.5, 5), (0.6, 3), (0.7, 1)), np.less_equal)),
    "distinctive": (float, lambda f, p: f("local_score", p)),
    "ip": (float, property_),
    "rd": (float, research),
    "rd_staff_points": (float, lambda f, p: points(f("st", p), ((0.2, 5), (0.1, 3), (0.05, 1)))),
    "institution": (
        float,
        lambda f, p: worded(f("rd_institution_level", p), (("国家级", 10), ("省级", 8), ("市级", 4), ("市级以下", 2))),
    ),
}
ITEMS = tuple(FORMULAS)[6:]


def _equity(firm: Any, period: Any) -> Any:
    return firm("equity_raised", period) + firm("equity_raised_1", period)


CONDITIONS: dict[str, Callable[[Any, Any], Any]] = {
    "judged": lambda f, p: np.isin(f("scale", p), ["micro", "small", "medium"]),
    "c1": lambda f, p: f("years_in_segment", p) >= 2,
    "c2": lambda f, p: (f("rd_expense", p) >= 100) & (f("rs", p) >= 0.03),
    "c3": lambda f, p: (f("revenue", p) >= 1000) | (_equity(f, p) >= 2000),
    "c41": lambda f, p: f("score", p) >= 60,
    "c42": award,
    "c43": lambda f, p: (f("rd_expense", p) + f("rd_expense_1", p)) / 2 >= 1000,
    "c44": lambda f, p: _equity(f, p) >= 6000,
    "c45": lambda f, p: np.isin(f("maker_china", p), ["全国500强", "全国50强"]),
    "qualified": lambda f, p: (
        f("c1", p) & f("c2", p) & f("c3", p) & (f("c41", p) | f("c42", p) | f("c43", p) | f("c44", p) | f("c45", p))
    ),
}


def _variable(name: str, kind: type, formula: Callable[[Any, Any], Any] | None = None) -> type[Variable]:
    about: dict[str, Any] = {"value_type": kind, "entity": FIRM, "definition_period": DateUnit.YEAR, "label": name}
    if formula is not None:
        about["formula"] = lambda firm, period, parameters: formula(firm, period)
    return type(name, (Variable,), about)


def _system(columns: list[str]) -> TaxBenefitSystem:
    system = TaxBenefitSystem([FIRM])
    for name in columns:
        kind = str if name in TEXTS else bool if name in YES_NO else float
        system.add_variable(_variable(name, kind))
    for name, (kind, formula) in FORMULAS.items():
        system.add_variable(_variable(name, kind, formula))
    system.add_variable(_variable("score", float, lambda f, p: sum(f(item, p) for item in ITEMS)))
    for name, formula in CONDITIONS.items():
        system.add_variable(_variable(name, bool, formula))
    return system


def run(source: str, target: str) -> None:
    """Judge a file and write the results. Its floats have 32 bits, as OpenFisca's do."""
    rows = pl.read_parquet(source)
    names = {name: name.replace("@-", "_") for name in rows.columns if name != "subject"}
    system = _system(list(names.values()))
    simulation = SimulationBuilder().build_default_simulation(system, rows.height)
    for name, variable in names.items():
        values = rows[name].to_numpy()
        simulation.set_input(variable, YEAR, values.astype(str) if variable in TEXTS else values)
    found = {name: simulation.calculate(name, YEAR) for name in (*FORMULAS, "score", *CONDITIONS)}
    Path(target).mkdir()
    judged = pl.Series(found["judged"])
    out = pl.DataFrame({"subject": rows["subject"]} | {name: pl.Series(values) for name, values in found.items()})
    score = pl.col("score").cast(pl.Float64)
    verdict = pl.when(judged).then("qualified")
    standing = pl.when(judged).then(pl.lit("judged")).otherwise(pl.lit("outside"))
    out = out.with_columns(qualified=verdict, standing=standing).with_columns(
        score.alias("score@low"), score.alias("score@high")
    )
    out.write_parquet(f"{target}/part-0.parquet", compression="zstd")
