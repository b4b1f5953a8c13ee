"""Whatever was loaded and taken back, each moment is read as it was then. The oracle keeps a list of what was said."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaodi.registry import analytic, sources
from gaodi.registry.observations import read
from gaodi.workspace import Workspace
from registry.analytic.city import add, made

SAID = st.tuples(st.sampled_from(["office", "press", "second-hand"]), st.sampled_from("abc"), st.integers(0, 9))
STEPS = st.lists(st.one_of(SAID, st.just("take back")), min_size=1, max_size=5)


@settings(max_examples=6)
@given(steps=STEPS)
def test_every_moment_is_read_as_it_was(tmp_path_factory: pytest.TempPathFactory, steps: list[object]) -> None:
    ws = made(tmp_path_factory.mktemp("ws") / "ws")
    loads: list[tuple[int, str, str, int]] = []
    moments: list[tuple[int, dict[str, float]]] = []
    for step in steps:
        if step == "take back":
            if not loads:
                continue
            number = loads.pop()[0]
            moment = ws.lake.take_back(number, user="li", reason="wrong").number
        else:
            source, subject, value = step  # type: ignore[misc]
            row = pl.DataFrame({"subject": [subject], "t-output": [float(value)]})
            moment = add(ws, row, 2023, source)
            loads.append((moment, source, subject, value))
        moments.append((moment, _standing(ws, loads)))
    for moment, expected in moments:
        assert _read(ws, moment) == expected
    for moment, expected in moments[-2:]:
        assert _wide(ws, moment) == expected
    assert _read(ws, None) == (moments[-1][1] if moments else {})


def _standing(ws: Workspace, loads: list[tuple[int, str, str, int]]) -> dict[str, float]:
    order = list(sources.load(ws))
    best: dict[str, tuple[int, int, int]] = {}
    for number, source, subject, value in loads:
        rank = (order.index(source), -number, value)
        best[subject] = min(best.get(subject, rank), rank)
    return {subject: float(value) for subject, (_, _, value) in best.items()}


def _read(ws: Workspace, at: int | None) -> dict[str, float]:
    return dict(read(ws, "t-output", known_at=at).select("subject", "value").iter_rows())


def _wide(ws: Workspace, at: int) -> dict[str, float]:
    return dict(analytic.frame(ws, "enterprise", 2023, at=at).select("subject", "t-output").iter_rows())
