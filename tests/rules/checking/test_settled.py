"""Values that parameters are given: each fits its parameter, or is refused once, by the name of the parameter."""

from __future__ import annotations

import pytest

from gaodi.errors import InputError
from rules.books import NUMBERS, book, judged

USES = "let: {a: rate * x, b: x / y - share, c: z + line, d: 100% - share, e: x > least, f: rate * y, g: 50% * least}\n"
BODY = f"""{NUMBERS}
parameters:
  rate: {{value: 30%, label: 比例}}
  share: {{value: to be confirmed, label: 份额}}
  line: {{value: to be confirmed, unit: 分, label: 线}}
  least: {{value: to be confirmed, unit: 万元, label: 下限}}
  word: {{value: to be confirmed, unit: text, label: 词}}
{USES}"""


def refused(**settled: str) -> str:
    """The one fault of the values."""
    with pytest.raises(InputError) as caught:
        book(BODY, **settled)
    (fault,) = caught.value.faults
    return str(fault)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("rate", "0.3", "`rate` is 0.3. Expected a number in %. Write 0.3%, or the unit that is meant."),
        ("rate", "3 亩", "`rate` is 3 亩. Expected a number in %."),
        ("share", "3 亩", "`share` is 3 亩. Expected a ratio."),
        ("line", "60%", "`line` is 60%. Expected a number in 分."),
        ("least", "400", "`least` is 400. Expected a number in 万元. Write 400 万元, or the unit that is meant."),
        ("least", "true", "`least` is true. Expected a number in 万元."),
        ("word", "3", "`word` is 3. Expected a text."),
    ],
)
def test_a_value_that_does_not_fit_is_said_once_with_the_unit_that_does(name: str, value: str, said: str) -> None:
    assert refused(**{name: value}) == f"parameter {name}: {said}"


def test_a_value_that_cannot_be_read_is_said_once_at_its_character() -> None:
    assert refused(share="0.5 +").startswith("parameter share, character 5: The expression ends too early")
    assert refused(least="3 斛").startswith("parameter least, character 3: There is no unit '斛'")
    assert refused(least="x").startswith("parameter least, character 1: There is no 'x'")
    assert refused(least="floor(2.5)").startswith("parameter least: The parameter 'least' is computed")


def test_every_value_that_does_not_fit_is_said() -> None:
    with pytest.raises(InputError) as caught:
        book(BODY, share="3 亩", least="400", lest="1 万元")
    assert [fault.where for fault in caught.value.faults] == ["parameter share", "parameter least", ""]


def test_a_ratio_may_be_given_as_a_bare_number_or_in_percent_wherever_it_stands() -> None:
    for value in ("0.4", "40%", "400‰"):
        (row,) = judged(book(BODY, share=value), [{"x": 5.0, "y": 10.0}]).rows.values()
        assert row["b"] == pytest.approx(0.1)
        assert row["d"] == pytest.approx(60)


def test_a_value_in_another_unit_counts_in_that_of_its_parameter() -> None:
    program = book(BODY, least="0.05 亿元", rate="250‰")
    assert judged(program, [{"x": 500.0}, {"x": 501.0}]).all("e") == [False, True]
    assert judged(program, [{"x": 8.0}]).all("a") == [2.0]


def test_an_amount_within_limits_may_be_given() -> None:
    program = book(BODY, least="range(0.04 亿元, 0.06 亿元)")
    assert judged(program, [{"x": 300.0}, {"x": 500.0}, {"x": 700.0}]).all("e") == [False, None, True]


def test_a_value_may_be_taken_back() -> None:
    assert judged(book(BODY, rate="to be confirmed"), [{"x": 8.0}]).all("a") == [None]


def test_a_parameter_of_the_file_that_is_faulty_is_said_once_however_often_it_stands() -> None:
    with pytest.raises(InputError) as caught:
        book(BODY.replace("value: 30%", "value: 3 斛"))
    assert len(caught.value.faults) == 1
