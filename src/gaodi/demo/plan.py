"""The plan of the demonstration city: a document of its own, compiled like any other, measured by the city's totals and
named lists.

Amounts and counts grow with the scale, as the city does. The firms that it names are the largest of their division.
"""

from __future__ import annotations

from gaodi import catalog
from gaodi.catalog import reading
from gaodi.demo.city import City
from gaodi.demo.figures import divisions
from gaodi.demo.register.register import Register
from gaodi.plan import library
from gaodi.plan.compile import compile_text
from gaodi.plan.readers import read_bytes
from gaodi.registry import csvfile
from gaodi.workspace import Workspace

PLAN = "demo-2021"
LEADERS = {"machinery": "35", "vehicles": "36", "electronics": "39", "medicine": "27"}
"""Word of the document → division whose largest firm stands there."""


def add(ws: Workspace, city: City, *, user: str) -> str:
    """Publish the plan where it is not published yet; its id."""
    if not library.published(ws, PLAN):
        said = text(city)
        plan = compile_text(read_bytes(f"{PLAN}.txt", said.encode()))
        library.add(ws, plan, text=said, original=said.encode(), user=user, origin="demonstration", made_up=True)
        library.publish(ws, plan.id, user=user)
    return PLAN


def text(city: City) -> str:
    """The document for a city of this scale and seed."""
    rows = csvfile.rows(catalog.path("demo/plan-figures.csv"), ("word", "value"))
    amounts = {row["word"]: f"{max(1, round(float(row['value']) * city.scale))}" for row in rows}
    return reading.text(catalog.path("demo/plan.txt"), "the text of a plan").format_map(amounts | _leaders(city))


def _leaders(city: City) -> dict[str, str]:
    """The name of the largest firm of each division that the document speaks of; of a city so small that it has none,
    that of another division."""
    largest = Register(city, city.large.only(city.large.ranks == 0))
    named: dict[int, str] = dict(zip(largest.firms.division.tolist(), largest.names, strict=True))
    other = next(iter(named.values()))
    return {word: named.get(divisions().index(code), other) for word, code in LEADERS.items()}
