"""How figures are written."""

import pytest

from gaodi.web.site.templatetags.figures import figure, grouped, odds, percent, span


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (12345678, None, "12\u2009345\u2009678"),
        (12345.6, 1, "12\u2009345.6"),
        (0.1234, None, "0.123"),
        (0.5, None, "0.5"),
        (1.1, None, "1.1"),
        (1234.56, None, "1\u2009234.6"),
        (-3.25, 2, "\u22123.25"),
        (0, None, "0"),
        (None, None, "—"),
        ("", None, "—"),
        (float("nan"), None, "—"),
        (100, 0, "100"),
    ],
)
def test_a_figure_has_thin_spaces_and_as_many_decimals_as_it_is_worth(value, decimals, text):
    assert figure(value, decimals) == text


def test_a_share_is_written_as_a_percentage():
    assert percent(0.823) == "82\u2009%"
    assert percent(None) == "—"


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [
        (0.0003, 0, "<1\u2009%"),
        (0.9999, 0, ">99\u2009%"),
        (0, 0, "0\u2009%"),
        (1, 0, "100\u2009%"),
        (0.9996, 1, ">99.9\u2009%"),
    ],
)
def test_what_is_not_certain_is_not_rounded_to_certainty(share, decimals, text):
    assert percent(share, decimals) == text


@pytest.mark.parametrize(
    ("probability", "text"),
    [(0, "0 %"), (0.001, "<1 %"), (0.01, "1 %"), (0.994, "99 %"), (0.999, ">99 %"), (1, "100 %")],
)
def test_odds_say_nothing_or_all_only_where_that_is_certain(probability, text):
    assert odds(probability).replace("\u2009", " ") == text


def test_an_interval_has_the_decimals_that_its_middle_is_worth():
    assert span(3126.55, 3349.1, 3236).replace("\u2009", " ") == "3 127 – 3 349"
    assert span(7.36, 11.7, 9.54) == "7.36 – 11.70"
    assert span(11, 15, 12) == "11 – 15"


def test_figures_in_a_sentence_are_written_as_others_and_its_commas_stay():
    assert grouped("1,500 家, 2,800.5 亿元，12,3") == "1\u2009500 家, 2\u2009800.5 亿元，12,3"
