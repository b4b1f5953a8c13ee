"""Weights are estimated from data by Splink and come out near what the data hold."""

from __future__ import annotations

import pytest

from gaodi.registry import linkage
from gaodi.registry.linkage import corruption, fiction


def test_a_model_is_estimated_from_records_and_names_alone() -> None:
    """m of each comparison near the share that the corruption model gives it; u near what strangers show."""
    firms = fiction.enterprises(1500, seed=51)
    shares = corruption.Shares(uscc=0.6, representative=0.5, otherwise=0.2)
    records = corruption.labelled(firms, 1500, seed=52, shares=shares)
    strangers = corruption.labelled(fiction.enterprises(800, seed=53), 600, seed=54)
    model = linkage.train(
        records, fiction.names(firms), strangers=strangers, version="own-1", source="a test", pairs=2e5
    )
    assert (model.version, model.thresholds) == ("own-1", linkage.load().thresholds)
    person, name = model.weights["person"], model.weights["name"]
    assert person["same"].m == pytest.approx(0.8, abs=0.08)
    assert person["same"].u < 0.001
    assert name["same"].m == pytest.approx(0.68, abs=0.12)
    assert name["same"].m / name["same"].u > 1000
    assert name["differs"].u > 0.98
    for levels in model.weights.values():
        assert sum(weight.m for weight in levels.values()) == pytest.approx(1, abs=0.05)
