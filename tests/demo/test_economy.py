"""How many firms there are, how large they are and where: the city adds up to its yardsticks, whatever the seed."""

from __future__ import annotations

import numpy as np
import pytest

from gaodi.demo import City, figures
from gaodi.demo.layout import STAYING
from gaodi.demo.parks import parks
from gaodi.errors import InputError

YI = 1e4


@pytest.fixture(scope="module", params=[2023, 7])
def any_city(request: pytest.FixtureRequest) -> City:
    return City(seed=request.param)


def test_there_are_as_many_firms_above_scale_each_year_as_published(any_city: City):
    for year in any_city.years:
        assert any_city.large.above(year).sum() == figures.value("above-scale-firms", str(year))
    assert any_city.layout.small.size == 60_000


def test_the_count_of_2025_is_reached_when_the_horizon_is_longer():
    longer = City(years=tuple(range(2019, 2026)), months=(2025,))
    assert longer.large.above(2025).sum() == 3358


def test_value_added_is_what_was_published_and_grows_as_published(any_city: City):
    added = {year: any_city.economy.value_added(any_city.large, year).sum() for year in any_city.years}
    assert added[2020] / YI == pytest.approx(figures.value("value-added", "2020"), rel=1e-6)
    for year in any_city.years[1:]:
        growth = (added[year] / added[year - 1] - 1) * 100
        assert growth == pytest.approx(figures.value("value-added-growth", str(year)), abs=1e-6)


def test_totals_go_with_the_scale():
    added = City(scale=0.05).economy
    assert added.value_added(added.everyone, 2020).sum() / YI == pytest.approx(0.05 * 2000, rel=1e-6)


def test_divisions_have_their_shares_of_output(city: City):
    output = city.economy.output(city.large, 2020)
    by_division = np.bincount(city.large.division, output, minlength=len(figures.divisions().codes))
    weights = figures.divisions()["output"]
    assert by_division / by_division.sum() == pytest.approx(weights / weights.sum(), abs=1e-6)


def test_sizes_have_a_heavy_tail(any_city: City):
    """The exponent by rank minus a half (Gabaix and Ibragimov 2011), of the largest tenth."""
    output = np.sort(any_city.economy.output(any_city.large, 2022))[::-1][:322]
    slope = np.polyfit(np.log(output), np.log(np.arange(1, len(output) + 1) - 0.5), 1)[0]
    assert 0.9 < -slope < 1.25


def test_no_firm_comes_above_scale_below_the_threshold_and_few_are_below_it(city: City):
    output = city.economy.output(city.large, 2023)[city.large.above(2023)]
    assert (output < figures.value("threshold")).mean() < 0.02
    assert output.min() > 0.3 * figures.value("threshold")


def test_firms_come_and_go_and_the_largest_stay(city: City):
    new = (city.large.first == 2022).sum()
    gone = (city.large.last == 2021).sum()
    assert new == city.layout.coming[2022] > 100
    assert gone == city.layout.leaving[2022] > 50
    assert city.large.smallness[(city.large.first > 0) | (city.large.last < 2023)].min() >= STAYING - 0.01


def test_parks_have_their_size_and_five_make_more_than_a_hundred_billion(any_city: City):
    made = [
        np.bincount(any_city.large.place, any_city.economy.output(any_city.large, y))[: len(parks())]
        for y in (2020, 2022)
    ]
    largest = figures.value("largest-park-output", "2020")
    assert made[0].max() / YI == pytest.approx(largest, rel=0.05)
    assert (made[1] >= 1000 * YI).sum() == figures.value("parks-over-100bn", "2022")


def test_parks_have_the_industries_that_they_say(city: City):
    output, known = city.economy.output(city.large, 2022), figures.divisions()
    for number, park in enumerate(parks()[:1]):
        inside = city.large.place == number
        main = np.isin(city.large.division, [known.index(code) for code in park.main])
        assert output[inside & main].sum() / output[inside].sum() > 1.3 * output[main].sum() / output.sum()


def test_large_firms_number_as_published_in_order(city: City):
    """Published: 21 firms over 10 billion yuan in 2025; the city has no groups that publish as one."""
    over = (city.economy.output(city.large, 2023) >= 1e6).sum()
    assert 5 <= over <= figures.value("firms-over-10bn", "2025")


def test_what_a_chunk_computes_does_not_depend_on_the_chunk(city: City):
    some = city.firms(np.array([3000, 17, 999]))
    whole = city.economy.output(city.large, 2021)
    assert (city.economy.output(some, 2021) == whole[[3000, 17, 999]]).all()


def test_firms_are_founded_before_they_report_and_small_ones_die(city: City):
    assert (city.large.founded[city.large.first > 0] < city.large.first[city.large.first > 0]).all()
    small = city.firms(np.arange(city.layout.large.size, city.layout.large.size + 5000))
    assert 0.02 < (small.alive(2022) & ~small.alive(2023)).sum() / small.alive(2022).sum() < 0.09
    assert city.economy.small_revenue(small, 2023).max() < figures.value("threshold")


@pytest.mark.parametrize(
    ("what", "said"),
    [({"scale": 1000}, "scale"), ({"years": (2019, 2021)}, "years"), ({"years": (1990,), "months": ()}, "2019"),
     ({"months": (2030,)}, "monthly")],
)  # fmt: skip
def test_a_city_that_there_are_no_yardsticks_for_is_refused(what: dict[str, object], said: str):
    with pytest.raises(InputError, match=said):
        City(**what)  # type: ignore[arg-type]
