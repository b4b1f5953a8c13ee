"""How figures are written."""

import pytest
from django.utils import translation

from gaodi.web.site.templatetags.figures import (
    beside,
    cells,
    decimals,
    figure,
    fraction,
    grouped,
    lined,
    odds,
    percent,
    span,
    typed,
    unit,
    worth,
)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (12345678, None, "12\u202f345\u202f678"),
        (12345.6, 1, "12\u202f345.6"),
        (0.1234, None, "0.123"),
        (0.5, None, "0.5"),
        (1.1, None, "1.1"),
        (1234.56, None, "1\u202f234.6"),
        (-3.25, 2, "\u22123.25"),
        (0, None, "0"),
        (-0.00001, 1, "0.0"),
        (None, None, "—"),
        ("", None, "—"),
        (float("nan"), None, "—"),
        (100, 0, "100"),
    ],
)
def test_a_figure_has_thin_spaces_and_as_many_decimals_as_it_is_worth(value, decimals, text):
    assert figure(value, decimals) == text


def test_a_share_is_written_as_a_percentage():
    assert percent(0.823) == "82\u202f%"
    assert percent(None) == "—"


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [
        (0.0003, 0, "<1\u202f%"),
        (0.9999, 0, ">99\u202f%"),
        (0, 0, "0\u202f%"),
        (1, 0, "100\u202f%"),
        (0.9996, 1, ">99.9\u202f%"),
    ],
)
def test_what_is_not_certain_is_not_rounded_to_certainty(share, decimals, text):
    assert percent(share, decimals) == text


@pytest.mark.parametrize(
    ("probability", "text"),
    [(0, "0 %"), (0.001, "<1 %"), (0.01, "1 %"), (0.994, "99 %"), (0.999, ">99 %"), (1, "100 %")],
)
def test_odds_say_nothing_or_all_only_where_that_is_certain(probability, text):
    assert odds(probability).replace("\u202f", " ") == text


def test_an_interval_has_the_decimals_that_its_middle_is_worth():
    assert span(3126.55, 3349.1, worth(3126.55, 3349.1, 3236.2)).replace("\u202f", " ") == "3 127 – 3 349"
    assert span(7.36, 11.7, worth(7.36, 11.7, 9.54)) == "7.36 – 11.70"
    assert span(11, 15, worth(11, 15, 12)) == "11 – 15"


def test_figures_of_one_kind_have_the_decimals_of_the_one_that_needs_most():
    assert decimals([41, 44.2, None, 2.66]) == 2
    assert decimals([1254, 1600.0]) == decimals([]) == 0


@pytest.mark.parametrize(
    ("probability", "data"), [(2.2301600860474835e-06, 0.001), (0.99999, 0.999), (0.41234, 0.412), (0, 0), (1, 1)]
)
def test_odds_as_data_have_three_decimals_and_are_certain_only_where_they_are(probability, data):
    assert fraction(probability) == data


@pytest.mark.parametrize(
    ("written", "header", "behind"),
    [
        ("家", "organisations", "organisations"),
        ("亿元", "100 million yuan", "× 100 million yuan"),
        ("万元/亩", "10\u202f000 yuan per mu", "× 10\u202f000 yuan per mu"),
        ("%", "%", "%"),
        ("锅", "锅", "锅"),
        ("", "", ""),
    ],
)
def test_a_unit_is_said_in_the_language_of_the_page_and_stays_where_it_is_not_known(written, header, behind):
    with translation.override("en"):
        assert (unit(written), beside(written)) == (header, behind)
    with translation.override("zh-hans"):
        assert (unit(written), beside(written)) == (written, written)


def test_a_unit_in_latin_letters_is_said_in_chinese():
    with translation.override("zh-hans"):
        assert [unit(one) for one in ("万元/tce", "kWh", "XYZ")] == ["万元/吨标准煤", "千瓦时", "XYZ"]


def test_figures_in_a_sentence_are_written_as_others_and_its_commas_stay():
    assert grouped("1,500 家, 2,800.5 亿元，12,3") == "1\u202f500 家, 2\u202f800.5 亿元，12,3"
    assert grouped("-1,500 家，2023-12-31，A-1，1-3月") == "\u22121\u202f500 家，2023-12-31，A-1，1-3月"


@pytest.mark.parametrize("text", ["1 234.5", "1,234.5", "1，234.5", "1\u2009234.5", "1\u202f234.5", " 1234.5 "])
def test_a_figure_is_read_as_it_was_copied_from_a_page(text):
    assert typed(text) == "1234.5"


def test_points_of_a_column_have_room_for_what_is_behind_them():
    assert lined("1,234.5 / 30") == (
        '1\u202f234<span class="fraction f1">.5</span><span class="figure-of"> / 30</span>'
    )
    assert lined("20.5–30.25").startswith('20.5–30<span class="fraction f2">.25</span>')
    assert lined("30").startswith('30<span class="fraction f0"></span>')


@pytest.mark.parametrize(
    ("text", "whole", "measure"),
    [
        ("41,273,000 yuan", "41\u202f273\u202f000", "yuan"),
        ("0.32", "0", ""),
        ("-3.25 万元/亩", "\u22123", "万元/亩"),
        ("35.2%", "35", "%"),
    ],
)
def test_a_value_has_a_cell_for_its_number_and_one_for_its_unit(text, whole, measure):
    made = cells(text)
    assert made.startswith(f'<td class="right number">{whole}<span')
    assert made.endswith(f'<td class="measure">{measure}</td>')


@pytest.mark.parametrize("text", ["未知", "是", "1,000 至 2,000 万元", "2023-12-31", "<b>"])
def test_what_is_no_single_number_has_one_cell(text):
    assert cells(text).endswith('</td><td class="measure"></td>')
    assert "<b>" not in cells(text)
