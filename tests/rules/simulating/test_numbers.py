"""Thresholds and rates of a rulebook: which there are, how they are said, what comes out when they are other ones."""

from __future__ import annotations

import polars as pl
import pytest

from gaodi.errors import InputError
from gaodi.rules import library, runs, simulating
from gaodi.rules.files.reading import loads
from gaodi.rules.program import compiled
from gaodi.rules.runs import Run
from gaodi.rules.simulating import Kind

TEXT = """\
id: town/all/2022
family: town/all
title: 全部
issuer: 小镇
status: reconstructed
in_force: {from: 2022-01-01}
purpose: 政策匹配
population:
  require: land_area > 0 亩 and mean(revenue, years=2) >= 500 万元
let:
  grant: min(30% * rd_expense, 50 万元)
  large: revenue >= 2000 万元
score:
  - {id: tax, label: 税收, weight: 60, value: tax_paid / land_area, method: ratio, benchmark: 10 万元/亩}
  - id: rd
    label: 研发
    bands:
      - {when: rd_expense >= 500 万元 or rd_expense / revenue >= 10%, points: 40}
      - {otherwise: true, points: 0}
criteria:
  all:
    - {id: score, label: 得分, test: score >= 60 分}
    - any:
        - {label: 规模, test: 1 亿元 <= revenue < 4 亿元}
        - id: years
          case:
            - {when: revenue >= 3000 万元, test: rd_expense >= 1% * revenue}
            - {otherwise: true, test: large}
grade:
  by: rank
  bands: [{A: 20%}, {B: 45%}, {C: 35%}]
benefit:
  id: grant
  amount: grant
  cap: {amount: 60 万元}
  budget: {amount: 100 万元, past_it: prorate}
"""


def ids(text: str) -> dict[str, tuple[float, str, Kind]]:
    return {one.id: (one.value, one.unit, one.kind) for one in simulating.numerals(loads(text, "all.yaml"))}


def test_every_number_that_something_is_compared_with_has_an_id() -> None:
    found = ids(TEXT)
    assert found["population"] == (500, "万元", Kind.THRESHOLD)  # the years of a mean and `> 0 亩` are none
    assert found["let.large"] == (2000, "万元", Kind.THRESHOLD)
    assert found["score.tax.benchmark"] == (10, "万元/亩", Kind.THRESHOLD)
    assert [found[f"score.rd.{n}"][:2] for n in (1, 2)] == [(500, "万元"), (10, "%")]
    assert found["criteria.score"][:2] == (60, "分")
    assert [found[f"criteria.2.1.{n}"][:2] for n in (1, 2)] == [(1, "亿元"), (4, "亿元")]
    assert [found[f"criteria.years.{n}"][:2] for n in (1, 2)] == [(3000, "万元"), (1, "%")]
    assert [found[f"grade.{name}"][0] for name in "ABC"] == [20, 45, 35]


def test_what_amounts_are_made_of_are_rates() -> None:
    rates = {name: one[:2] for name, one in ids(TEXT).items() if one[2] is Kind.RATE}
    assert rates == {
        "let.grant.1": (30, "%"),
        "let.grant.2": (50, "万元"),
        "benefit.grant.cap": (60, "万元"),
        "benefit.grant.budget": (100, "万元"),
    }


def test_every_number_of_the_catalogue_can_be_written_as_it_is() -> None:
    """Put in again, each gives the text its meaning back."""
    for id_ in library.load(None):
        source = library.source(None, id_)
        known = simulating.numerals(source)
        same = simulating.varied(source, {}, {one.id: one.value for one in known})
        assert compiled(same).steps == compiled(source).steps, id_
        assert len({one.id for one in known}) == len(known)


def test_numbers_are_said_in_both_languages(supported: Run) -> None:
    known = simulating.numerals(supported.source)
    zh = dict(zip((one.id for one in known), simulating.said(supported, known, "zh"), strict=True))
    en = dict(zip((one.id for one in known), simulating.said(supported, known, "en"), strict=True))
    assert zh["criteria.growth"].endswith("≥ 5%")
    assert "营业收入" in zh["criteria.growth"]
    assert en["benefit.grant.budget"] == "600,000 yuan"
    assert not any("一" <= letter <= "鿿" for letter in "".join(en.values()))


def test_a_lower_threshold_lets_those_in_that_reach_it(supported: Run) -> None:
    """Revenue of firm-a grew by 25 %, that of firm-h by 25 %, of firm-b by 2.6 %."""
    stricter = simulating.simulate(supported, numbers={"criteria.growth": 25.1})
    assert stricter.losers["subject"].to_list() == ["firm-a"]
    assert stricter.counts() == {"grade": (0, 0), "criteria": (0, 1), "money": (0, 1)}
    same = simulating.simulate(supported, numbers={"criteria.growth": 25})
    assert same.losers.is_empty()


def test_a_cap_and_a_budget_decide_what_is_paid(supported: Run) -> None:
    """30 万元 are due; a cap of 20 leaves 20, and a budget of 12 leaves 12."""
    capped = simulating.simulate(supported, numbers={"benefit.grant.cap": 20})
    assert capped.cost == pytest.approx(-10)
    cut = simulating.simulate(supported, numbers={"benefit.grant.budget": 12})
    assert [(one.asked, one.paid, one.share) for one in cut.after] == [(30, 12, pytest.approx(0.4))]
    assert cut.counts()["money"] == (0, 1)


@pytest.mark.parametrize(
    ("varied", "shares"),
    [
        ({"grade.A": 60}, [0.6, 0.05, 0.3, 0.05]),
        ({"grade.A": 90}, [0.9, 0, 0.05, 0.05]),
        ({"grade.A": 10}, [0.1, 0.55, 0.3, 0.05]),
        ({"grade.D": 40}, [0.2, 0.4, 0, 0.4]),
        ({"grade.A": 30, "grade.B": 50}, [0.3, 0.5, 0.15, 0.05]),
    ],
)
def test_what_one_grade_takes_those_below_it_give(graded: Run, varied: dict[str, float], shares: list[float]) -> None:
    program = compiled(simulating.varied(graded.source, {}, varied), graded.ws)
    assert program.grade is not None
    assert [float(one) for one in program.grade.shares] == pytest.approx(shares)


def test_a_larger_first_grade_takes_more_in(graded: Run) -> None:
    """Five are ranked: 60 % of them are three."""
    found = simulating.simulate(graded, numbers={"grade.A": 60})
    assert found.rows.filter(pl.col("grade_after") == "A").height == 3


def test_shares_that_make_up_more_than_the_whole_are_refused(graded: Run) -> None:
    with pytest.raises(InputError, match=r"make up 1\.1 of the whole"):
        simulating.simulate(graded, numbers={"grade.A": 110})


def test_who_wins_by_grade_is_counted_apart_from_who_wins_by_money(graded: Run, supported: Run) -> None:
    better = simulating.simulate(graded, numbers={"grade.A": 40, "grade.B": 25})
    assert better.counts()["grade"] == (1, 0)
    assert better.counts()["money"] == (0, 0)
    paid = simulating.simulate(supported, {"rate": "12%"})
    assert paid.counts() == {"grade": (0, 0), "criteria": (0, 0), "money": (1, 0)}


def test_what_moved_of_one_subject_is_told_clause_by_clause(supported: Run) -> None:
    found = simulating.simulate(supported, numbers={"criteria.growth": 30})
    parts = found.parts(["firm-a"])
    moved = {row["part"]: (row["before_low"], row["after_low"]) for row in parts.iter_rows(named=True)}
    assert moved["clause.growth"] == (1, 0)
    assert "clause.rd" not in moved
    assert found.parts([]).is_empty()


def test_a_number_that_there_is_not_is_a_fault_with_those_that_are_near(supported: Run) -> None:
    with pytest.raises(InputError, match=r"no threshold or rate 'criteria\.grwth'\. Did you mean criteria\.growth"):
        simulating.simulate(supported, numbers={"criteria.grwth": 1})


def test_the_run_stays_as_it_is(supported: Run) -> None:
    before = supported.results().collect()
    simulating.simulate(supported, numbers={"criteria.growth": 30})
    assert runs.load(supported.ws, supported.id).results().collect().equals(before)
