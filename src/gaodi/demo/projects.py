"""Projects that large firms have returned: new works, extensions, transformations."""

from __future__ import annotations

import numpy as np
import polars as pl

from gaodi.demo.city import City
from gaodi.demo.frames import days, rows
from gaodi.demo.register import Register
from gaodi.demo.register.naming import products
from gaodi.registry.projects.tables import PROJECTS

SOURCE = "demo-industry-bureau"
SHARE = 0.12
"""Of the large firms, how many have a project in the books."""

_NATURES = np.array(["new", "extension", "transformation"], dtype=object)
_WORDS = {"new": "生产基地建设项目", "extension": "扩能项目", "transformation": "智能化改造项目"}
_STAGES = np.array(["reserve", "signed", "started", "producing", "stopped"], dtype=object)


def projects(city: City) -> pl.DataFrame:
    """The rows of the table of projects."""
    last = city.years[-1]
    chosen = city.large.above(last) & city.large.happens("has project", SHARE)
    firms = city.large.only(chosen)
    register = Register(city, firms)
    nature = _NATURES[firms.draws.one_of("project/nature", firms.numbers, np.array([0.25, 0.3, 0.45]))]
    stage = _STAGES[firms.draws.one_of("project/stage", firms.numbers, np.array([0.15, 0.2, 0.4, 0.2, 0.05]))]
    begun = last - 2 + firms.draws.below("project/begun", firms.numbers, 3)
    made = pl.Series(products(firms)[1].tolist(), dtype=pl.String)
    words = pl.Series([_WORDS[one] for one in nature], dtype=pl.String)
    investment = np.round(city.economy.sized(firms) * 0.4 * np.exp(0.6 * firms.normal("project/investment")), -1)
    open_ = pl.Series(np.isin(stage, ["reserve", "signed"]))
    running = pl.Series(stage != "producing")
    return rows(
        PROJECTS.frame(),
        project="demo-project-" + pl.Series((firms.numbers + 1).astype(str).tolist(), dtype=pl.String),
        name=register.names + made + words,
        enterprise=register.ids,
        enterprise_name=register.names,
        region=register.regions,
        park=register.parks,
        industry=pl.Series(firms.industries.tolist(), dtype=pl.String),
        nature=pl.Series(nature.tolist(), dtype=pl.String),
        content="建设" + made + "生产线及配套设施",
        investment=investment,
        started=days(firms, begun, "project/started").set(open_, None),
        finished=days(firms, begun + 1, "project/finished").set(running, None),
        stage=pl.Series(stage.tolist(), dtype=pl.String),
        source=SOURCE,
        synthetic=True,
    )
