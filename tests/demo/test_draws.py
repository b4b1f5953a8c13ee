"""Random numbers and shuffles that are a function of what they are for."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gaodi.demo.draws import Draws, picked
from gaodi.demo.shuffling import Shuffle

MANY = np.arange(200_000)


def test_a_number_depends_on_seed_purpose_and_firm_and_on_nothing_else():
    draws = Draws(1)
    whole = draws.uniform("size", MANY)
    assert (draws.uniform("size", MANY[::-1])[::-1] == whole).all()
    assert (draws.uniform("size", MANY[777:780]) == whole[777:780]).all()
    assert not np.isin(draws.uniform("age", MANY), whole).any()
    assert not np.isin(Draws(2).uniform("size", MANY), whole).any()


def test_numbers_are_spread_evenly_and_purposes_are_independent():
    draws = Draws(1)
    one, other = draws.uniform("size", MANY), draws.uniform("age", MANY)
    counts, _ = np.histogram(one, 50, (0, 1))
    expected = len(MANY) / 50
    assert ((counts - expected) ** 2 / expected).sum() < 90  # chi square, 49 degrees of freedom: p = 0.0003
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.01
    assert abs(np.corrcoef(one[1:], one[:-1])[0, 1]) < 0.01


def test_normal_numbers_are_normal():
    drawn = Draws(1).normal("growth", MANY)
    assert abs(drawn.mean()) < 0.01
    assert abs(drawn.std() - 1) < 0.01
    assert 0.0005 < (drawn > 3).mean() < 0.0025


def test_places_are_picked_like_their_weights():
    found = picked(Draws(1).uniform("place", MANY), np.array([1.0, 0.0, 3.0]))
    assert not (found == 1).any()
    assert abs((found == 2).mean() - 0.75) < 0.01


@given(st.integers(1, 3000), st.integers(0, 5))
def test_a_shuffle_has_every_number_once_and_can_be_turned_round(size: int, seed: int):
    shuffle = Shuffle(Draws(seed), "brands", size)
    numbers = np.arange(size)
    places = shuffle.place(numbers)
    assert (np.sort(places) == numbers).all()
    assert (shuffle.at(places) == numbers).all()


def test_a_shuffle_leaves_nothing_in_order():
    places = Shuffle(Draws(1), "brands", 10_000).place(np.arange(10_000))
    assert abs(np.corrcoef(places, np.arange(10_000))[0, 1]) < 0.05
    assert (np.abs(np.diff(places)) == 1).mean() < 0.01
