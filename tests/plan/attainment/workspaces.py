"""A workspace with the small plan of the library's tests, figures of its fictional city, and two targets bound."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gaodi.plan import library
from gaodi.plan.attainment import bindings
from gaodi.registry import lists, observations
from gaodi.registry.lists import Member
from gaodi.registry.observations import Observation
from gaodi.registry.subjects import Subject
from gaodi.workspace import Region, Workspace
from plan.library.plans import TEXT, plan

CITY = Subject(kind="region", id="yunchuan", name="云川市", synthetic=True)
DISTRICTS = [
    Subject(kind="region", id=f"yunchuan-{key}", name=name, part_of="yunchuan", synthetic=True)
    for key, name in (("east", "东区"), ("west", "西县"))
]
OUTPUT = [(2017, 350.0), (2018, 371.0), (2019, 395.0), (2020, 410.0), (2021, 440.0)]
GIANTS = [
    ("甲厂", date(2020, 7, 1)),
    ("乙厂", date(2021, 7, 1)),
    ("丙厂", date(2021, 7, 1)),
    ("丁厂", date(2022, 7, 1)),
]


def observed(metric: str, period: int | str, value: float, subject: str = "yunchuan", **more) -> Observation:
    return Observation(metric=metric, subject=subject, period=str(period), value=value, source="synthetic", **more)


def empty(root: Path) -> Workspace:
    """The workspace with the plan, published, and nothing else."""
    ws = Workspace.create(root, region=Region(name="云川市"))
    library.add(ws, plan(), text=TEXT, user="officer", made_up=True)
    library.publish(ws, "sample", user="reviewer")
    return ws


def filled(root: Path) -> Workspace:
    """The workspace with output (t1) and a named list (t2); nothing measures the third target."""
    ws = empty(root)
    figures = [observed("industrial-output", year, value) for year, value in OUTPUT]
    figures += [
        observed("industrial-output", 2021, value, s.id) for s, value in zip(DISTRICTS, (300, 140), strict=True)
    ]
    observations.record(ws, figures, user="officer", more=[CITY, *DISTRICTS])
    members = [Member(list="little-giants", name=name, subject="yunchuan", recognised=day, source="synthetic")
               for name, day in GIANTS]  # fmt: skip
    lists.record(ws, members, user="officer")
    content = library.current(ws, "sample")
    bindings.bind(ws, content, "t1", metric="industrial-output", user="officer")
    bindings.bind(ws, content, "t2", list="little-giants", transform="sum", user="officer")
    return ws
