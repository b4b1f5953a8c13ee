"""How figures are written."""

import pytest

from gaodi.web.site.templatetags.figures import figure, percent


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
