"""Variances moderated by all series: against the formulas of Smyth (2004) computed another way, and a known prior."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import digamma, polygamma

from gaodi.plan.attainment.moderation import DEFAULT, inverse_trigamma, prior_of


def test_the_moderated_variance_is_the_mean_weighted_by_degrees_of_freedom():
    prior = prior_of([], [], default=4.0)
    assert prior.moderate(own=1.0, freedom=2.0) == ((DEFAULT * 4.0 + 2.0 * 1.0) / (DEFAULT + 2.0), DEFAULT + 2.0)


@pytest.mark.parametrize("x", [1e-3, 0.2, 1.0, 7.5, 400.0])
def test_the_inverse_of_trigamma_undoes_it(x):
    assert inverse_trigamma(float(polygamma(1, x))) == pytest.approx(x, rel=1e-6)


def test_the_prior_solves_the_equations_of_its_moments():
    s2, d = np.array([0.4, 1.1, 2.9, 0.05, 6.0, 0.7, 0.02, 9.0]), np.array([3, 4, 2, 5, 3, 4, 6, 3.0])
    prior = prior_of(list(s2), list(d), default=1.0)
    z = np.log(s2)
    assert np.mean(z - digamma(d / 2) + np.log(d / 2)) == pytest.approx(
        np.log(prior.variance) - digamma(prior.freedom / 2) + np.log(prior.freedom / 2)
    )


def test_a_known_prior_is_found_again_from_many_series():
    draw = np.random.default_rng(4)
    variances = 0.25 * 8 / draw.chisquare(8, 4000)
    own = variances * draw.chisquare(5, 4000) / 5
    prior = prior_of(list(own), [5.0] * 4000, default=1.0)
    assert prior.variance == pytest.approx(0.25, rel=0.05)
    assert prior.freedom == pytest.approx(8, rel=0.2)


def test_series_that_do_not_differ_are_trusted_no_further_than_their_number():
    assert prior_of([1.0] * 12, [4.0] * 12, default=1.0).freedom == 12
