"""Definitions over the API: metrics, regions, industries, sources, named lists. Names are given in both languages."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from gaodi.registry import industries, lists, metrics, regions, sources
from gaodi.registry.industries import Industry
from gaodi.registry.lists import NamedList
from gaodi.registry.metrics import Metric, SubjectKind
from gaodi.registry.metrics.themes import Theme
from gaodi.registry.regions import Region, Regions
from gaodi.registry.sources import Source
from gaodi.web import policy
from gaodi.web.definitions import counting, words
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action

router = Router()


class Division(Schema):
    """A division of GB/T 2260. since, until: its first and last whole year, null where it goes on or is older than the
    table; successor: the code that took its place."""

    code: str
    name: str
    name_en: str
    level: str
    parent: str
    since: int | None
    until: int | None
    successor: str


class Divided(Division):
    """A division with what holds it, from the country down, and what it is made of."""

    path: list[Division]
    children: list[Division]


class Class(Schema):
    """An industry of GB/T 4754; code with its letter (C3511); tags: official groupings that it belongs to."""

    code: str
    name: str
    name_en: str
    level: str
    parent: str
    tags: list[str]


class Classed(Class):
    """An industry with those that hold it, from the section down, and those directly below."""

    path: list[Class]
    children: list[Class]


class Listed(Schema):
    """A named list. members: how many it has today in the region; null where no member with a day is known.
    complete_until: the last day of which it is said that no batch is missing; null where nobody has said so."""

    id: str
    name: str
    name_en: str
    unit: str
    members: int | None
    complete_until: date | None = None


class Stay(Schema):
    """A stay of a member on a list. state: current, expired, left, coming or undated."""

    name: str
    uscc: str | None
    region: str
    recognised: date | None
    expires: date | None
    left: date | None
    state: str
    source: str
    synthetic: bool


def _may(request: HttpRequest) -> None:
    policy.require(request.user, Action.READ_FIGURES)


@router.get("/metrics", response=list[Metric], summary="The metrics, by words, theme and kind of subject")
def list_metrics(
    request: HttpRequest, words: str = "", theme: Theme | None = None, subject: SubjectKind | None = None
) -> list[Metric]:
    _may(request)
    return list(metrics.load(workspace()).find(words, theme, subject))


@router.get("/metrics/{key}", response=dict[str, Any], summary="One metric, with its rule in words")
def show_metric(request: HttpRequest, key: str) -> dict[str, Any]:
    _may(request)
    known = metrics.load(workspace())
    found = known[key]
    said = [
        str(rule) % {name: words.name(one) for name, one in parts.items()} for rule, parts in words.rules(found, known)
    ]
    return found.model_dump(mode="json") | {"rules": said}


@router.get("/sources", response=list[Source], summary="The sources, the one that wins first")
def list_sources(request: HttpRequest) -> list[Source]:
    _may(request)
    return list(sources.load(workspace()).values())


@router.get("/regions", response=list[Division], summary="Divisions whose code begins so or whose name has the words")
def find_regions(request: HttpRequest, words: str = "", limit: int = 60) -> list[Region]:
    _may(request)
    known, lower = regions.load(workspace()), words.casefold()
    found = [one for one in known if one.code.startswith(words) or words in one.name or lower in one.name_en.casefold()]
    return sorted(found, key=lambda one: (one.until is not None, one.level.depth, one.code))[: min(max(limit, 1), 1000)]


@router.get("/regions/{code}", response=Divided, summary="One division, what holds it and what it is made of")
def show_region(request: HttpRequest, code: str) -> dict[str, Any]:
    _may(request)
    known = regions.load(workspace())
    return _division(known.of(code)) | {
        "path": _above(known, code),
        "children": [_division(c) for c in known.children(code)],
    }


def _division(one: Region) -> dict[str, Any]:
    return {name: getattr(one, name) for name in Division.model_fields}


def _above(known: Regions, code: str) -> list[dict[str, Any]]:
    return [_division(one) for one in known.path(code)[:-1]]


@router.get(
    "/industries", response=list[Class], summary="Industries by code or words of the name; the sections without"
)
def find_industries(request: HttpRequest, words: str = "", limit: int = 60) -> list[dict[str, Any]]:
    _may(request)
    known = industries.load()
    found = known.search(words) if words else known.children()
    return [_class(one) for one in found[: min(max(limit, 1), 2000)]]


@router.get("/industries/{code}", response=Classed, summary="One industry, those that hold it and those below")
def show_industry(request: HttpRequest, code: str) -> dict[str, Any]:
    _may(request)
    known = industries.load()
    one = known.find(code)
    path, children = known.path(one.code)[:-1], known.children(one.code)
    return _class(one) | {"path": [_class(above) for above in path], "children": [_class(below) for below in children]}


def _class(one: Industry) -> dict[str, Any]:
    said = {name: getattr(one, name) for name in ("name", "name_en", "level", "parent")}
    return said | {"code": one.written, "tags": sorted({tag.tag for tag in one.tags})}


@router.get("/lists", response=list[Listed], summary="The named lists, counted for a region")
def named_lists(request: HttpRequest, region: str | None = None) -> list[dict[str, Any]]:
    _may(request)
    ws = workspace()
    rows = _members(region)
    counted = counting.current(rows, timezone.localdate()) if rows.height else {}
    dated = set(rows.filter(pl.col("recognised").is_not_null())["list"]) if rows.height else set()
    until = _complete(region)
    return [
        _listed(one, counted.get(one.id, 0) if one.id in dated else None) | {"complete_until": until.get(one.id)}
        for one in lists.load(ws).values()
    ]


def _complete(region: str | None) -> dict[str, date]:
    """By list, until when it is complete."""
    ws = workspace()
    if ws is None:
        return {}
    rows = lists.COMPLETE.current(ws, where=pl.col("subject") == (region or ws.settings.region.code))
    return dict(rows.select("list", "until").iter_rows())


def _listed(one: NamedList, members: int | None) -> dict[str, Any]:
    return one.model_dump(include={"id", "name", "name_en", "unit"}) | {"members": members}


@router.get("/lists/{key}", response=list[Stay], summary="The members of a list in a region, with their days")
def list_members(request: HttpRequest, key: str, region: str | None = None) -> list[dict[str, Any]]:
    _may(request)
    if key not in lists.load(workspace()):
        raise Http404
    rows = _members(region)
    if rows.is_empty():
        return []
    rows = rows.filter(pl.col("list") == key).with_columns(state=counting.state(timezone.localdate()), region="subject")
    return rows.select(list(Stay.model_fields)).to_dicts()


def _members(region: str | None) -> pl.DataFrame:
    """The stays that count for a region; by default that of the workspace."""
    ws = workspace()
    if ws is None:
        return pl.DataFrame()
    return lists.members(ws, subjects=[region or ws.settings.region.code])
