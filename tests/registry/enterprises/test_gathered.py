"""Enterprises gathered for a map: every one in one place, places never too many, one alone by its name."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaodi.errors import InputError
from gaodi.registry import enterprises, uscc
from gaodi.registry.enterprises import gathered
from gaodi.workspace import Workspace

SIZE = 400
CHANGSHA = (112.0, 27.8, 114.2, 28.7)


@pytest.fixture(scope="module")
def ws(tmp_path_factory) -> Workspace:
    """Four hundred enterprises spread over a city, the last ten of which nobody knows where they are."""
    made = Workspace.create(tmp_path_factory.mktemp("gathered") / "ws", region="430100")
    random = np.random.default_rng(7)
    rows = [
        {
            "id": uscc.compose("91", "430102", f"MA4T{number:04d}"),
            "name": f"云岭第{number}科技有限公司",
            "region": "430102" if number % 2 else "430181",
            "longitude": float(east) if number < SIZE - 10 else None,
            "latitude": float(north) if number < SIZE - 10 else None,
            "synthetic": True,
        }
        for number, (east, north) in enumerate(random.uniform([112.2, 27.9], [114.0, 28.6], (SIZE, 2)))
    ]
    enterprises.record(made, rows, source="synthetic")
    return made


def test_everybody_is_in_one_place(ws):
    found = gathered.cells(ws, most=50)
    assert (found.places["count"].sum(), found.within, found.unplaced) == (SIZE - 10, SIZE - 10, 10)


@settings(deadline=None, max_examples=30)
@given(most=st.integers(1, 600))
def test_places_are_never_more_than_asked_for(ws, most):
    found = gathered.cells(ws, box=CHANGSHA, most=most)
    assert 1 <= found.places.height <= most
    assert found.places["count"].sum() == SIZE - 10


def test_one_alone_is_named_and_several_are_not(ws):
    places = gathered.cells(ws, most=300).places
    alone = places["count"] == 1
    assert alone.any()
    assert not alone.all()
    assert (places["name"].is_not_null() == alone).all()
    one = places.filter(alone).row(0, named=True)
    known = enterprises.current(ws, ids=[one["id"]])
    assert (known["name"].item(), known["longitude"].item()) == (one["name"], one["longitude"])


def test_the_middle_of_those_gathered_is_their_mean(ws):
    (place,) = gathered.cells(ws, most=1).places.iter_rows(named=True)
    known = enterprises.current(ws).drop_nulls("longitude")
    assert place["longitude"] == pytest.approx(known["longitude"].mean())
    assert place["latitude"] == pytest.approx(known["latitude"].mean())


def test_a_box_leaves_out_what_lies_beside_it(ws):
    box = (112.5, 28.0, 113.0, 28.3)
    inside = enterprises.current(ws).filter(
        pl.col("longitude").is_between(box[0], box[2]) & pl.col("latitude").is_between(box[1], box[3])
    )
    assert gathered.cells(ws, box=box).within == inside.height > 0


def test_filters_and_text_narrow_as_they_do_in_the_list(ws):
    assert gathered.cells(ws, filters={"district": "430181"}).within == SIZE / 2 - 5
    assert gathered.cells(ws, "第17科技").places["name"].to_list() == ["云岭第17科技有限公司"]
    assert gathered.cells(ws, "没有").places.is_empty()


def test_the_middle_of_a_district_is_the_mean_of_its_enterprises(ws):
    (first, second) = gathered.middles(ws, "district").iter_rows(named=True)
    known = enterprises.current(ws).filter(pl.col("region") == "430102").drop_nulls("longitude")
    assert (first["group"], first["count"], second["count"]) == ("430102", 195, 195)
    assert first["longitude"] == pytest.approx(known["longitude"].mean())


def test_everybody_is_in_the_group_of_the_own_district(ws):
    found = gathered.groups(ws, "district")
    assert found.height == SIZE
    known = dict(enterprises.current(ws).select("id", "region").iter_rows())
    assert dict(found.iter_rows()) == known


def test_a_facet_that_there_is_not_is_refused(ws):
    with pytest.raises(InputError, match="no facet 'colour'"):
        gathered.groups(ws, "colour")
