"""From scored pairs to decisions: thresholds, margin, contradictions, names only near, lists without doubles."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from gaodi import catalog
from gaodi.errors import InputError
from gaodi.registry.linkage import choosing, load, written
from gaodi.registry.linkage.comparisons import COMPARISONS
from gaodi.registry.linkage.linking import SCHEMA
from gaodi.registry.linkage.model import Model, Thresholds

THRESHOLDS = Thresholds(upper=0.85, lower=0.1, margin=2)
LEVELS = {f"{one.id}_level": one.levels[0].id if one.id in ("form", "branch") else "unknown" for one in COMPARISONS}


def pair(record: str, enterprise: str, probability: float, weight: float = 10.0, **levels: str) -> dict[str, Any]:
    return {
        "record": record, "enterprise": enterprise, "probability": probability, "weight": weight,
        **LEVELS, "name_level": "same", **{f"{key}_level": value for key, value in levels.items()},
    }  # fmt: skip


def decided(*pairs: dict[str, Any], records: tuple[str, ...] = ("r",), once: bool = False) -> list[tuple[Any, ...]]:
    frame = pl.DataFrame(list(pairs), schema=SCHEMA)
    rows = choosing.chosen(frame, pl.DataFrame({"record": records}), THRESHOLDS, once=once)
    return rows.select("decision", "enterprise", "reason").rows()


@pytest.mark.parametrize(
    ("probability", "expected"),
    [
        (0.85, ("linked", "a", None)),
        (0.84, ("queued", None, "unsure")),
        (0.1, ("queued", None, "unsure")),
        (0.09, ("new", None, None)),
    ],
)
def test_thresholds_divide_linked_queued_and_new(probability: float, expected: tuple[Any, ...]) -> None:
    assert decided(pair("r", "a", probability)) == [expected]


def test_a_record_without_candidates_is_new() -> None:
    assert decided() == [("new", None, None)]


def test_two_candidates_nearly_alike_go_to_a_person() -> None:
    close = decided(pair("r", "a", 0.9, 10), pair("r", "b", 0.05, 8.5))
    ahead = decided(pair("r", "a", 0.9, 10), pair("r", "b", 0.05, 7.9))
    assert (close, ahead) == ([("queued", None, "close")], [("linked", "a", None)])


@pytest.mark.parametrize(
    "levels",
    [{"name": "differs", "code": "same"}, {"code": "differs"}, {"place": "elsewhere"}, {"place": "other-city"}],
)
def test_what_contradicts_itself_goes_to_a_person(levels: dict[str, str]) -> None:
    assert decided(pair("r", "a", 0.999, **levels)) == [("queued", None, "contradiction")]


def test_a_name_that_is_only_near_links_nothing_by_itself() -> None:
    assert decided(pair("r", "a", 0.999, name="slip")) == [("queued", None, "near")]
    assert decided(pair("r", "a", 0.999, name="slip", code="same")) == [("linked", "a", None)]
    assert decided(pair("r", "a", 0.999, name="sound", address="road")) == [("queued", None, "near")]
    assert decided(pair("r", "a", 0.999, name="sound", address="door")) == [("linked", "a", None)]


def test_in_a_list_without_doubles_an_enterprise_is_given_once() -> None:
    alike = (pair("r", "a", 0.9, 10), pair("s", "a", 0.9, 9))
    ahead = (pair("r", "a", 0.99, 13), pair("s", "a", 0.9, 9))
    both = ("r", "s")
    claimed = ("queued", None, "claimed")
    assert decided(*alike, records=both) == [("linked", "a", None)] * 2
    assert decided(*alike, records=both, once=True) == [claimed, claimed]
    assert decided(*ahead, records=both, once=True) == [("linked", "a", None), claimed]


def test_a_model_is_written_as_it_is_read() -> None:
    assert catalog.loads(written(load()), Model, "model") == load()


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('"lower": 0.1', '"lower": 0.9', r"lower \(0.9\) is not below upper"),
        ("    slip-of-two", "    slip-of-three", "name: slip-of-three, slip-of-two"),
        ('"brand": ', '"trade": ', "rarity is given for core, trade, expected core, brand"),
    ],
)
def test_faults_of_a_model_are_said(right: str, wrong: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        catalog.loads(written(load()).replace(right, wrong), Model, "model.yaml")
