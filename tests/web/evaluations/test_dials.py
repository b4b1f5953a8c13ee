"""Dials: where a slider ends."""

from __future__ import annotations

import pytest

from gaodi.web.evaluations import dials


@pytest.mark.parametrize("now", [20.0, 24.0, 0.5, 100.0, 4929.81, 0.03])
def test_what_something_is_divided_by_does_not_go_down_to_zero(now):
    found = dials.bounds(now, "万元/亩", now, divides=True)
    assert 0 < found.low < now
    assert found.low >= found.step * 0.999 or found.low == pytest.approx(now)


def test_anything_else_does_and_the_present_value_lies_on_a_step():
    now = 20.0
    found = dials.bounds(now, "万元/亩", now)
    assert found.low == 0
    for one in (found, dials.bounds(now, "万元/亩", now, divides=True)):
        assert ((now - one.low) / one.step) % 1 == pytest.approx(0)
