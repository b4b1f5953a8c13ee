"""Parcels lie within their district, beside each other, and nowhere on each other."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
import shapely

from gaodi.demo import City
from gaodi.demo.parcels import parcels
from gaodi.demo.plots import laid_out
from gaodi.demo.register import Register
from gaodi.demo.register.enterprises import registered
from gaodi.registry import regions


@pytest.fixture(scope="module")
def rows(city: City) -> pl.DataFrame:
    return pl.concat(parcels(city))


def test_parcels_do_not_overlap(rows: pl.DataFrame):
    drawn = rows.filter(pl.col("boundary").is_not_null())
    assert drawn.height > 2000
    for _, park in drawn.group_by("park"):
        shapes = shapely.from_wkt(park["boundary"].to_list())
        assert (shapely.is_valid(shapes)).all()
        one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
        assert (one == other).all()


def test_parcels_and_firms_lie_within_their_district(rows: pl.DataFrame, city: City):
    outlines = {one.code: one.geometry for one in regions.boundaries("430100")}
    for code, district in rows.filter(pl.col("boundary").is_not_null()).group_by("region"):
        outline = outlines[str(code[0])]
        shapely.prepare(outline)
        assert shapely.contains(outline, shapely.from_wkt(district["boundary"].to_list())).all()
    firms = registered(Register(city, city.firms(np.arange(0, city.layout.size, 11))))
    for code, some in firms.group_by("region"):
        outline = outlines[str(code[0])]
        assert shapely.contains_xy(outline, some["longitude"].to_numpy(), some["latitude"].to_numpy()).all()


def test_a_drawn_parcel_is_as_large_as_it_says(rows: pl.DataFrame):
    drawn = rows.filter(pl.col("boundary").is_not_null()).head(200)
    shapes = shapely.from_wkt(drawn["boundary"].to_list())
    per_east = 110.9 * np.cos(np.radians(drawn["latitude"].to_numpy()))
    mu = shapely.area(shapes) * per_east * 110.9 * 1500
    assert mu == pytest.approx(drawn["area"].to_numpy(), rel=0.02, abs=0.2)


def test_who_rents_rents_of_a_holder(rows: pl.DataFrame):
    rented = rows.filter(pl.col("tenure") == "leased")
    held = rows.filter(pl.col("tenure") != "leased")
    assert rented.height > 100
    assert (rented["holder"] != rented["user"]).all()
    assert set(rented["parcel"]) <= set(held["parcel"])
    assert held["parcel"].n_unique() == held.height


def test_what_does_not_fit_into_a_park_has_no_boundary():
    plots = laid_out(np.array([1500.0, 1500.0, 1500.0, 300.0]), side=1.5)
    assert (plots.width > 0).sum() < 4
    drawn = plots.width > 0
    assert (plots.east + plots.width)[drawn].max() <= 1.5
    assert (plots.north + plots.depth)[drawn].max() <= 1.5
